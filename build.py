"""The way in: `python build.py build`. The engine is the package `kvalitet`."""

import os
import sys
from typing import NoReturn

BIN = ".venv\\Scripts\\" if os.name == "nt" else ".venv/bin/"
PYTHON = "py" if os.name == "nt" else "python3"
WAY_OUT = f"""Kör `make site`, som ordnar allt som behövs, eller utan make:
  {PYTHON} -m venv .venv
  {BIN}pip install -r requirements.txt
  {BIN}python build.py build"""


def stop(reason: str) -> NoReturn:
    """Say what this machine lacks; 3 means that the content is not to blame."""
    print(f"{reason}\n{WAY_OUT}", file=sys.stderr)
    raise SystemExit(3)


if sys.version_info < (3, 11):  # noqa: UP036 - who has an older one is told so
    stop(f"Här behövs Python 3.11 eller senare; det här är {sys.version.split()[0]}.")

if sys.getfilesystemencoding() != "utf-8" and os.environ.get("PYTHONUTF8") != "1":
    # Names of files are read as they were written, whatever language the system is set to.
    os.environ["PYTHONUTF8"] = "1"
    os.execv(sys.executable, sys.orig_argv)

try:
    from kvalitet.cli import main
except ModuleNotFoundError as error:
    if error.name is None or error.name.startswith("kvalitet"):
        raise
    stop(f"Biblioteket {error.name} är inte installerat i den Python som kör.")

raise SystemExit(main())
