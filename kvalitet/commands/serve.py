"""`serve`: show the site in a browser, and keep it up to date while somebody writes."""

import secrets
import signal
import webbrowser
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import datetime
from threading import Event

from kvalitet.commands.command import Command, RefusedError
from kvalitet.problems import Problem
from kvalitet.provenance import provenance
from kvalitet.reporting import as_text, tally
from kvalitet.serve.desk import Desk
from kvalitet.serve.finding import Finder
from kvalitet.serve.preview import Preview, State
from kvalitet.serve.server import PreviewServer
from kvalitet.serve.watching import changes
from kvalitet.terminal import hand_on, progress, say

_PORT = 8000
_TRIES = 20
_PORTS = range(1, 65536)


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--port",
        type=int,
        default=_PORT,
        metavar="TAL",
        help=f"porten som webbläsaren frågar på (annars {_PORT}, eller nästa som är ledig)",
    )
    parser.add_argument("--open", action="store_true", help="öppna sidan i webbläsaren")


def _run(options: Namespace) -> Sequence[Problem]:
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as a shell leaves it, with "&"
        signal.signal(signal.SIGINT, signal.default_int_handler)
    preview = Preview(options.root, lambda: provenance(options.root).built, datetime.now)
    server = _listen(preview, options.port)
    stop = Event()
    try:
        progress("Läser innehållet")
        for _ in changes(options.root, stop.wait):
            state = preview.update()
            _tell(state)
            if state.number == 1:
                _begin(server, options.port, opened=options.open)
    except KeyboardInterrupt:
        say("\nFörhandsvisningen är avslutad.")
    finally:
        server.stop()
    return ()


def _listen(preview: Preview, wanted: int) -> PreviewServer:
    desk = Desk(preview, Finder(preview), secrets.token_hex(4))
    for port in range(wanted, wanted + _TRIES):
        if port not in _PORTS:
            break
        try:
            return PreviewServer(desk, port)
        except OSError:
            continue
    raise RefusedError(f"Ingen port från {wanted} är ledig. Ange en annan med --port, t.ex. 8100.")


def _begin(server: PreviewServer, wanted: int, *, opened: bool) -> None:
    server.start()
    if server.server_port != wanted:
        say(f"Porten {wanted} används redan av något annat, så det blev {server.server_port}.")
    say(f"Öppna {server.address} i webbläsaren. Sidorna följer det du sparar. Avsluta med Ctrl+C.")
    if opened:
        webbrowser.open(server.address)


def _tell(state: State) -> None:
    hand_on(as_text(state.problems))
    say(f"{datetime.now():%H:%M:%S} {state.trouble or tally(state.problems) + '.'}")


COMMAND = Command("serve", "visa webbplatsen i webbläsaren medan du skriver", _add_options, _run)
