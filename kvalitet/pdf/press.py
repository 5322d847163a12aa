"""Reports once more, for the board's agenda and for the archive: each as a PDF with a cover."""

from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from io import StringIO
from pathlib import Path

from markupsafe import Markup

from kvalitet.charts.colours import coloured, colours_of, drawing_style
from kvalitet.page import Page
from kvalitet.pdf.fitting import fit
from kvalitet.shell import SiteFacts
from kvalitet.templating import Templates

_FONTS = {
    "typsnitt/rak.ttf": "IBMPlexSans[wdth,wght].ttf",
    "typsnitt/kursiv.ttf": "IBMPlexSans-Italic[wdth,wght].ttf",
}
"""What the style sheet calls the fonts, and their files."""

_WITHOUT_PACKAGE = (
    "PDF kräver paketet {}, som inte är installerat. Kör make pdf, som hämtar det, eller\n"
    "python -m pip install --requirement requirements-pdf.txt\n"
    "Ingenting har skrivits."
)
_WITHOUT_PANGO = (
    "PDF kräver biblioteket Pango, som inte finns på den här datorn. Installera det och försök\n"
    "igen, eller bygg utan --pdf:\n"
    "  Debian och Ubuntu:  sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0\n"
    "  Fedora:             sudo dnf install pango\n"
    "  macOS:              brew install pango\n"
    "  Windows:            pacman -S mingw-w64-ucrt-x86_64-pango, i MSYS2\n"
    "Ingenting har skrivits."
)


class PdfError(Exception):
    """Nothing can be printed here; the message is Swedish and says what to install."""


@dataclass(frozen=True, slots=True)
class Press:
    """What reports are printed with."""

    templates: Templates
    style: Markup
    fonts: dict[str, bytes]
    fit: Callable[..., None]
    libraries: Mapping[str, str]
    """Name → version of what it stands on."""

    def print(self, page: Page, site: SiteFacts, read: Callable[[str], bytes | None]) -> bytes:
        """The PDF of a page with a cover; `read` gives a file of the edition by its path."""
        from kvalitet.pdf.printing import print_html

        html = self.templates.render(
            "pdf/report.html",
            page=page,
            cover=page.cover,
            site=site,
            style=self.style,
            html=Markup(page.html),
        )
        return print_html(
            html, page.address, lambda path: self.fonts.get(path) or read(path), self.fit
        )


def open_press(folder: Path) -> Press:
    """Make ready to print with the templates in a folder. Raises PdfError."""
    fonts, libraries = _fonts()
    templates = Templates(folder)
    colours = colours_of(templates)
    return Press(
        templates=templates,
        style=Markup(coloured(templates.render("pdf/report.css"), colours)),
        fonts=fonts,
        fit=partial(fit, drawing_style=drawing_style(templates), colours=colours),
        libraries=libraries,
    )


def _fonts() -> tuple[dict[str, bytes], dict[str, str]]:
    """The fonts, and what they are set with, once everything is known to be here."""
    try:
        with redirect_stdout(StringIO()):  # WeasyPrint would say it itself, in English
            from kvalitet.pdf.printing import VERSIONS
        import fontpkg_ibm_plex_sans as plex
    except ModuleNotFoundError as missing:
        raise PdfError(_WITHOUT_PACKAGE.format(missing.name)) from missing
    except OSError as missing:
        raise PdfError(_WITHOUT_PANGO) from missing
    fonts = {name: (plex.ROOT / "files" / file).read_bytes() for name, file in _FONTS.items()}
    return fonts, {**VERSIONS, "IBM Plex Sans": version("fontpkg-ibm-plex-sans")}
