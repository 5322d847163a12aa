"""The server of a preview: whom it answers, what it answers, and what it adds to a page."""

import json
import re
from collections.abc import Generator, Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from socket import create_connection

import pytest

from kvalitet.serve.live import FOLDER
from kvalitet.serve.preview import Preview
from kvalitet.serve.server import HEADERS, PreviewServer
from tests.building import ROOT
from tests.previewing import BOOT, ask, listing, preview_of, project, served

SCRIPT = f'<script src="/{FOLDER}live.js"'


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project(tmp_path_factory.mktemp("projekt"))


@pytest.fixture(scope="module")
def preview(root: Path) -> Preview:
    preview = preview_of(root)
    preview.update()
    return preview


@pytest.fixture(scope="module")
def server(preview: Preview) -> Iterator[PreviewServer]:
    with served(preview) as server:
        yield server


def test_it_listens_to_this_machine_only(server: PreviewServer) -> None:
    assert server.server_address[0] == "127.0.0.1"


@pytest.mark.parametrize("path", ["/", "/aktuell/", "/forhandsvisning/laget"])
@pytest.mark.parametrize("host", ["example.com", "127.0.0.1", "127.0.0.1.example.com:80", ""])
def test_whoever_asks_for_another_host_is_refused(
    server: PreviewServer, path: str, host: str
) -> None:
    """A page of another site could else give our address a name of its own, and read us."""
    answer, body = ask(server, path, host=host)
    assert answer.status == 403
    assert b"<" not in body


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_its_own_names_are_answered(server: PreviewServer, name: str) -> None:
    assert ask(server, "/aktuell/", host=f"{name}:{server.server_port}")[0].status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW"])
def test_only_reading_is_answered(server: PreviewServer, method: str) -> None:
    answer, _ = ask(server, "/aktuell/", method)
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")


def test_a_head_is_an_answer_without_its_body(server: PreviewServer) -> None:
    whole, body = ask(server, "/aktuell/")
    head, nothing = ask(server, "/aktuell/", "HEAD")
    assert (head.status, nothing) == (200, b"")
    assert head.headers["Content-Length"] == whole.headers["Content-Length"] == str(len(body))


@pytest.mark.parametrize(
    "path",
    [
        "/../site_config.yml",
        "/aktuell/../../site_config.yml",
        "/aktuell/%2e%2e/%2e%2e/site_config.yml",
        "/aktuell/..%2f..%2fsite_config.yml",
        "/aktuell/..%5c..%5csite_config.yml",
        "/forhandsvisning/../server.py",
        "/forhandsvisning/%2e%2e/server.py",
        "//etc/passwd",
        "/%2fetc%2fpasswd",
        "/aktuell/filer/..%2f..%2f..%2fetc%2fpasswd",
        "/content/sidor/om.md",
        "/site_config.yml",
        "/aktuell/index.html%00.txt",
        "/aktuell/sidor/finns-inte/",
        "/nyckeltal",
    ],
)
def test_there_is_no_way_to_a_file_that_is_no_part_of_the_site(
    server: PreviewServer, path: str
) -> None:
    answer, body = ask(server, path)
    assert answer.status == 404
    assert b"Sidan finns inte" in body
    assert b"organisation:" not in body
    assert b"root:" not in body


def test_what_is_no_request_is_answered_in_swedish(server: PreviewServer) -> None:
    with create_connection(("127.0.0.1", server.server_port)) as connection:
        connection.sendall(b"GET / HTTP/banan\r\n\r\n")
        answer = connection.makefile("rb").read().decode()
    assert answer.splitlines()[-1] == "Det går inte att svara på."


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/aktuell/", "text/html; charset=utf-8"),
        ("/aktuell/index.html", "text/html; charset=utf-8"),
        ("/aktuell/assets/stylesheets/tokens.css", "text/css; charset=utf-8"),
        ("/aktuell/assets/javascripts/search.js", "text/javascript; charset=utf-8"),
        ("/aktuell/assets/images/favicon.svg", "image/svg+xml; charset=utf-8"),
        ("/aktuell/data/serier/u33461.csv", "text/csv; charset=utf-8"),
        ("/aktuell/scheman/sida.json", "application/json"),
        ("/aktuell/pagefind/wasm.sv.pagefind", "application/octet-stream"),
        ("/aktuell/pagefind/facets.json", "application/json"),
        ("/versions.json", "application/json"),
        ("/forhandsvisning/live.js", "text/javascript; charset=utf-8"),
        ("/forhandsvisning/live.css", "text/css; charset=utf-8"),
    ],
)
def test_everything_has_its_type_and_is_kept_by_nobody(
    server: PreviewServer, path: str, kind: str
) -> None:
    answer, body = ask(server, path)
    assert (answer.status, answer.headers["Content-Type"]) == (200, kind)
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert body


def test_the_pages_may_do_what_they_may_on_a_real_server() -> None:
    sample = (ROOT / "hosting" / "nginx.conf").read_text(encoding="utf-8")
    for name in ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"):
        assert f'add_header {name} "{HEADERS[name]}" always;' in sample


def test_a_folder_without_its_slash_leads_to_the_one_with_it(server: PreviewServer) -> None:
    for path in ("/aktuell", "/aktuell/nyckeltal", "/aktuell/nyckeltal/u33461"):
        answer, _ = ask(server, path)
        assert (answer.status, answer.headers["Location"]) == (302, f"{path}/")


def test_the_script_stands_last_in_a_page_that_is_else_as_it_is_published(
    server: PreviewServer, preview: Preview
) -> None:
    site = preview.state.site
    assert site is not None
    published = site.file("index.html")
    _, body = ask(server, "/aktuell/")
    tag = re.search(rb"<script [^>]*live\.js[^>]*></script>\n", body)
    assert tag is not None
    assert body.replace(tag[0], b"") == published
    assert SCRIPT.encode() not in (published or b"")


def test_a_page_knows_which_state_it_was_drawn_from(
    server: PreviewServer, preview: Preview
) -> None:
    for path in ("/", "/aktuell/", "/aktuell/sidor/om/", "/aktuell/finns-inte/"):
        _, body = ask(server, path)
        attributes = f'{SCRIPT} data-kv-boot="{BOOT}" data-kv-drawn="{preview.state.drawn}" defer>'
        assert attributes in body.decode()


def test_where_there_is_nothing_to_show_the_page_waits(tmp_path: Path) -> None:
    preview = preview_of(tmp_path)
    preview.update()
    with served(preview) as server:
        for path in ("/", "/aktuell/sidor/om/"):
            answer, body = ask(server, path)
            assert answer.status == 503
            assert "Det finns inget att visa än." in body.decode()
            assert SCRIPT in body.decode()


def test_a_page_that_cannot_be_drawn_says_why_and_follows_along(tmp_path: Path) -> None:
    root = project(tmp_path)
    template = root / "templates" / "pages" / "plain.html"
    template.write_text("{{ <finns> }}", encoding="utf-8")
    preview = preview_of(root)
    preview.update()
    with served(preview) as server:
        answer, body = ask(server, "/aktuell/sidor/om/")
        assert answer.status == 500
        assert "templates/pages/plain.html:1: mallen går inte att använda." in body.decode()
        assert SCRIPT in body.decode()
        assert ask(server, "/aktuell/nyckeltal/u33461/")[0].status == 200


def news(server: PreviewServer) -> Generator[dict[str, object], None, None]:
    """What an open page is told, one thing after the other."""
    with closing(HTTPConnection("127.0.0.1", server.server_port)) as connection:
        connection.request("GET", "/forhandsvisning/laget")
        with connection.getresponse() as answer:
            assert answer.headers["Content-Type"] == "text/event-stream; charset=utf-8"
            for line in answer:
                if line.startswith(b"data: "):
                    yield json.loads(line.removeprefix(b"data: "))


def test_an_open_page_is_told_of_every_change(tmp_path: Path) -> None:
    root = project(tmp_path)
    preview = preview_of(root)
    preview.update()
    with served(preview) as server, closing(news(server)) as told:
        assert next(told) == {
            "boot": BOOT,
            "drawn": 1,
            "errors": 0,
            "summary": "",
            "problems": [],
            "left": 0,
            "trouble": "",
            "search": {"at": "", "old": False, "working": False},
        }
        (root / "content" / "sidor" / "om.md").write_text("---\ntyp: sida\n---\n", "utf-8")
        preview.update()
        after = next(told)
        assert (after["drawn"], after["errors"], after["summary"]) == (
            1,
            1,
            "1\N{NO-BREAK SPACE}fel i 1\N{NO-BREAK SPACE}fil",
        )
        (problem,) = preview.state.problems
        assert after["problems"] == [
            {
                "place": "content/sidor/om.md:2:1",
                "kind": "fel",
                "code": problem.rule.code,
                "message": problem.message,
                "remedy": problem.remedy,
            }
        ]


def test_thousands_of_problems_do_not_choke_the_page(tmp_path: Path) -> None:
    root = project(tmp_path)
    lines = "\n\n".join("<b>html</b>" for _ in range(500))
    page = f"---\ntyp: sida\nid: om\ntitel: Om\n---\n\n{lines}\n"
    (root / "content" / "sidor" / "om.md").write_text(page, "utf-8")
    preview = preview_of(root)
    found = len(preview.update().problems)
    assert found >= 500
    with served(preview) as server, closing(news(server)) as all_news:
        told = next(all_news)
    assert isinstance(told["problems"], list)
    assert len(told["problems"]) == 200
    assert told["left"] == found - 200


def test_whoever_listens_is_let_go_when_the_server_stops(preview: Preview) -> None:
    with served(preview) as server:
        told = news(server)
        next(told)
    assert len(list(told)) <= 1  # and then it ends, instead of waiting for ever


def test_serving_writes_nothing_in_the_project(root: Path, server: PreviewServer) -> None:
    before = listing(root)
    for path in ("/", "/aktuell/", "/aktuell/nyckeltal/u33461/", "/aktuell/pagefind/facets.json"):
        ask(server, path)
    assert listing(root) == before
    assert not (root / "site").exists()
