"""Options that several commands share."""

from argparse import ArgumentParser, Namespace
from pathlib import Path


def add_site(parser: ArgumentParser) -> None:
    """Add the option `--site`."""
    parser.add_argument(
        "--site",
        type=Path,
        metavar="MAPP",
        help="webbplatsens mapp (annars site/ i projektet)",
    )


def site_of(options: Namespace) -> Path:
    """The folder that holds the editions."""
    site: Path | None = options.site
    return Path(options.root) / "site" if site is None else site
