"""How long after a save the preview serves the new page: python -m benchmarks.preview FOLDER.

The command is run as a writer does it, and asked as a browser does: told of a change, it fetches
the page.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from random import Random

from kvalitet.serve.live import EVENTS

ROOT = Path(__file__).parent.parent
SAVES = 9
_FOLDER = "analyser"


def latencies(root: Path, saves: int = SAVES) -> list[float]:
    """Write in an analysis so many times; the seconds from each save to its page."""
    file = min((root / "content" / _FOLDER).glob("*.md"))
    text = file.read_text(encoding="utf-8")
    dice = Random(1)
    found = []
    with _serving(root) as port, closing(HTTPConnection("127.0.0.1", port)) as connection:
        connection.request("GET", f"/{EVENTS}")
        news = _sites(connection.getresponse())
        next(news)
        for number in range(saves):
            time.sleep(0.5 + dice.random() / 2)  # a writer, and no rhythm that a poll could share
            mark = f"Mätning {number} av förhandsvisningen."
            file.write_text(f"{text}\n{mark}\n", encoding="utf-8")
            began = time.perf_counter()
            next(news)
            page = _page(port, f"/aktuell/{_FOLDER}/{file.stem}/")
            found.append(time.perf_counter() - began)
            assert mark in page, f"the preview of {file} does not follow"
    file.write_text(text, encoding="utf-8")
    return found


@contextmanager
def _serving(root: Path) -> Iterator[int]:
    """Run the preview; the port it answers on."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port = int(asked.getsockname()[1])
    command = [sys.executable, "build.py", "serve", "--root", str(root), "--port", str(port)]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=os.environ | {"PYTHONUTF8": "1"},
    ) as process:
        assert process.stderr is not None
        next(line for line in process.stderr if "http://" in line)
        try:
            yield port
        finally:
            process.send_signal(signal.SIGINT)


def _sites(answer: HTTPResponse) -> Iterator[int]:
    """The number of each new state of the site that an open page is told of."""
    drawn = -1
    for line in answer:
        if line.startswith(b"data: "):
            told = json.loads(line.removeprefix(b"data: "))
            if told["drawn"] != drawn:
                drawn = told["drawn"]
                yield drawn


def _page(port: int, path: str) -> str:
    with closing(HTTPConnection("127.0.0.1", port)) as connection:
        connection.request("GET", path)
        return connection.getresponse().read().decode()


if __name__ == "__main__":
    sys.stdout.write(json.dumps(latencies(Path(sys.argv[1]))))
