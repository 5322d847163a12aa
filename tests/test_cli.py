"""The commands: what they say, to whom, and with which exit code."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kvalitet import __version__
from kvalitet.cli import COMMANDS, CONTENT_ERRORS, FINE, OUR_FAULT, WRONG_COMMAND, main
from kvalitet.editions.disk import WriteError
from kvalitet.reporting import FORMATS
from kvalitet.search import SearchError
from kvalitet.shell import ShellError
from tests.building import ROOT, copy_sources
from tests.sites import CONFIG, PAGE, STORY, with_text, write_project

FAULTY = PAGE.replace("titel:", "tittel:")
ODD = with_text(STORY, "Det var 67 procent.")
ENGLISH = re.compile(
    r"\b(usage|options|optional|positional|arguments?|show|help message|exit|error|invalid|choose"
    r"|choice|required|unrecognized|expected|the following|commands?|Traceback|Error|Exception)\b"
)


def project(tmp_path: Path, document: str = PAGE, config: str = CONFIG) -> str:
    return str(write_project(tmp_path, {"dokument.md": document}, config))


def checked(root: str, *options: str) -> int:
    return main(["check", "--root", root, *options])


# Exit codes


def test_zero_when_all_is_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert checked(project(tmp_path)) == FINE == 0
    assert capsys.readouterr() == ("", "Inga fel.\n")


def test_zero_when_there_are_only_warnings(tmp_path: Path) -> None:
    assert checked(project(tmp_path, ODD)) == FINE


def test_one_when_the_content_has_errors(tmp_path: Path) -> None:
    assert checked(project(tmp_path, FAULTY)) == CONTENT_ERRORS == 1


def test_two_when_the_configuration_is_wrong(tmp_path: Path) -> None:
    root = project(tmp_path, FAULTY, CONFIG.replace("namn: Hylte", "nam: Hylte"))
    assert checked(root) == WRONG_COMMAND == 2


def test_two_when_there_is_no_project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert checked(str(tmp_path)) == WRONG_COMMAND
    assert "site_config.yml:1:1: fel F001" in capsys.readouterr().out


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_two_when_the_folder_named_is_not_there(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "ingenstans"
    arguments = [command, "--root", str(folder), *(["sida"] if command == "new" else [])]
    assert main(arguments) == WRONG_COMMAND
    said = "Rätta det som står efter --root."
    assert capsys.readouterr() == ("", f"Projektets mapp {folder} finns inte. {said}\n")
    folder.write_text("en fil", encoding="utf-8")
    assert main(arguments) == WRONG_COMMAND
    assert capsys.readouterr() == ("", f"Projektets mapp {folder} är ingen mapp. {said}\n")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["bygg"],
        ["check", "--format", "xml"],
        ["check", "--fel"],
        ["check", "överflöd"],
        ["build", "--site"],
    ],
)
def test_two_when_the_command_cannot_be_understood(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == WRONG_COMMAND
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        f"Kommandot går inte att förstå: {' '.join(arguments) or '(tomt)'}\n"
        "Skriv t.ex. build.py build eller build.py check. Hjälp: build.py --help\n"
    )


@pytest.mark.parametrize("error", [WriteError, ShellError, SearchError])
def test_two_when_the_surroundings_are_in_the_way(
    error: type[Exception],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    raise_in_place_of_examining(monkeypatch, error("Disken är full."))
    assert checked(project(tmp_path)) == WRONG_COMMAND
    assert capsys.readouterr() == ("", "Disken är full.\n")


def test_two_when_it_is_interrupted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    raise_in_place_of_examining(monkeypatch, KeyboardInterrupt())
    assert checked(project(tmp_path)) == WRONG_COMMAND
    assert capsys.readouterr().err == "Avbrutet. Den tidigare webbplatsen ligger kvar.\n"


def raise_in_place_of_examining(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def examine(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("kvalitet.commands.check.examine", examine)


# A fault of ours


@pytest.fixture
def our_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the engine stumble, and return the folder where reports are kept."""
    reports = tmp_path / "rapporter"
    reports.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(reports))
    raise_in_place_of_examining(monkeypatch, ZeroDivisionError("division by zero"))
    return reports


def test_three_when_we_are_to_blame_and_the_report_is_a_file(
    our_fault: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project(tmp_path)
    assert checked(root) == OUR_FAULT == 3
    (report,) = our_fault.iterdir()
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        "Något gick fel i programmet, inte i det du har skrivit.\n"
        "Den tidigare webbplatsen ligger kvar.\n"
        f"Skicka filen {report} till den som sköter programmet.\n"
    )
    details = report.read_text("utf-8")
    assert f"kvalitet {__version__}, Python 3." in details
    assert f"Kommando: check --root {root}\n" in details
    assert "ZeroDivisionError: division by zero" in details


def test_no_traceback_is_shown_even_when_the_report_cannot_be_kept(
    our_fault: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    our_fault.rmdir()
    assert checked(project(tmp_path)) == OUR_FAULT
    said = capsys.readouterr().err
    assert "Felrapporten gick inte att spara." in said
    assert "Traceback" not in said


# What is said, and to whom


def test_problems_go_to_standard_output_and_the_rest_to_the_person(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    checked(project(tmp_path, FAULTY))
    assert capsys.readouterr() == (
        "content/dokument.md:4:1: fel N001: Nyckeln ”tittel” finns inte här.\n"
        "    Menade du ”titel”?\n",
        "1\u00a0fel i 1\u00a0fil.\nFler fel kan synas när de här är rättade.\n",
    )


def test_json_is_all_that_standard_output_holds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checked(project(tmp_path, FAULTY), "--format", "json") == CONTENT_ERRORS
    said = capsys.readouterr()
    (problem,) = json.loads(said.out)
    assert (problem["fil"], problem["rad"], problem["kod"]) == ("content/dokument.md", 4, "N001")
    assert said.err == ""


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize("form", ["github", "gitlab"])
def test_a_platform_reads_standard_output_and_a_person_the_log(
    command: str, form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project(tmp_path, FAULTY)
    assert main([command, "--root", root, "--format", form]) == CONTENT_ERRORS
    said = capsys.readouterr()
    if form == "github":
        assert said.out == (
            "::error file=content/dokument.md,line=4,col=1,title=N001::"
            "Nyckeln ”tittel” finns inte här.%0AMenade du ”titel”?\n"
        )
    else:
        (found,) = json.loads(said.out)
        assert found["location"] == {"path": "content/dokument.md", "lines": {"begin": 4}}
    assert said.err.startswith("content/dokument.md:4:1: fel N001: Nyckeln ”tittel” finns inte")
    assert "1\u00a0fel i 1\u00a0fil." in said.err


@pytest.mark.parametrize("form", ["github", "gitlab"])
def test_a_log_is_short_when_all_is_well(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checked(project(tmp_path), "--format", form) == FINE
    said = capsys.readouterr()
    assert said.out in ("", "[]\n")
    assert said.err == "Inga fel.\n"


def test_a_build_of_faulty_content_leaves_the_old_site(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = tmp_path / "site" / "aktuell" / "index.html"
    old.parent.mkdir(parents=True)
    old.write_text("den tidigare", encoding="utf-8")
    assert main(["build", "--root", project(tmp_path, FAULTY)]) == CONTENT_ERRORS
    assert old.read_text("utf-8") == "den tidigare"
    assert [file.name for file in (tmp_path / "site").rglob("*")] == ["aktuell", "index.html"]
    assert "Webbplatsen byggdes inte; en tidigare ligger kvar.\n" in capsys.readouterr().err


def test_check_and_build_say_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project(tmp_path, with_text(FAULTY, "Se [här](borta.md)."))
    checked(root)
    of_check = capsys.readouterr().out
    main(["build", "--root", root])
    assert capsys.readouterr().out == of_check


def test_a_build_tells_what_it_made_and_where(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project(copy_sources(tmp_path / "projekt", "templates", "mkdocs.yml"), ODD)
    site = tmp_path / "webb"
    assert main(["build", "--root", root, "--site", str(site)]) == FINE
    said = capsys.readouterr()
    assert "varning R010" in said.out
    assert re.search(r"^1 varning i 1 fil\. \d+ filer på \d+,\d s\.$", soft(said.err), re.MULTILINE)
    assert said.err.endswith(f"Öppna {site / 'aktuell' / 'index.html'}\n")
    assert (site / "aktuell" / "index.html").is_file()
    assert not (tmp_path / "projekt" / "site").exists()


def soft(text: str) -> str:
    """Hard spaces made soft."""
    return text.replace("\u00a0", " ")


def test_the_project_is_where_one_stands_unless_another_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project(tmp_path))
    assert main(["check"]) == FINE


@pytest.mark.parametrize(
    ("terminal", "ci", "said"),
    [
        (True, "", "Läser innehållet …\nKontrollerar …\nInga fel.\n"),
        (True, "true", "Inga fel.\n"),
        (False, "", "Inga fel.\n"),
    ],
)
def test_progress_is_told_to_a_person_at_a_terminal_only(
    terminal: bool,
    ci: str,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    monkeypatch.setenv("CI", ci)
    checked(project(tmp_path))
    assert capsys.readouterr().err == said


# Swedish throughout


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["check", "-h"]])
def test_help_is_swedish(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 0
    text = capsys.readouterr().out
    assert text.startswith("Användning: build.py ")
    assert "visa den här hjälpen" in text
    assert not ENGLISH.search(text), text


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_the_readme_tells_every_command_and_its_options(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([command, "--help"])
    options = set(re.findall(r"--\w+", capsys.readouterr().out))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (told,) = re.findall(rf"^    build\.py {command} .*$", readme, re.MULTILINE)
    assert options == {*re.findall(r"--\w+", told), "--root", "--help"}


def test_help_tells_every_option() -> None:
    text = subprocess.run(
        [sys.executable, ROOT / "build.py", "build", "--help"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "--root MAPP" in text
    assert "--site MAPP" in text


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--version"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out == f"kvalitet {__version__}\n"


# In a process of its own


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, ROOT / "build.py", *arguments],
        env=os.environ | environment,
        capture_output=True,
        check=False,
    )


def test_swedish_letters_are_utf8_whatever_the_console_says(tmp_path: Path) -> None:
    root = project(tmp_path, FAULTY)
    done = run("check", "--root", root, LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert done.returncode == CONTENT_ERRORS
    assert "finns inte här" in done.stdout.decode("utf-8")
    assert done.stderr.decode("utf-8").startswith("1\u00a0fel i 1\u00a0fil.\n")


@pytest.mark.parametrize("form", FORMATS)
def test_a_reader_who_has_seen_enough_is_no_fault(tmp_path: Path, form: str) -> None:
    """As in `build.py check | head`: the pipe is closed before anything is written."""
    root = project(tmp_path, FAULTY)
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, ROOT / "build.py", "check", "--root", root, "--format", form],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert done.returncode == CONTENT_ERRORS
    assert done.stderr.decode().startswith("1\u00a0fel i 1\u00a0fil." if form == "text" else "")


def test_nobody_needs_to_listen_at_all(tmp_path: Path) -> None:
    """As in `build.py check 2>&1 | head -1`."""
    reading, writing = os.pipe()
    os.close(reading)
    root = project(tmp_path)
    done = subprocess.run(
        [sys.executable, ROOT / "build.py", "check", "--root", root],
        stdout=writing,
        stderr=writing,
        check=False,
    )
    os.close(writing)
    assert done.returncode == FINE


def test_a_release_that_is_in_order_is_said_to_be_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1751241600")  # 30 June 2025
    year = CONFIG.replace('{titel: "2024"}', '{titel: "2024", år: 2024}')
    assert checked(project(tmp_path, PAGE, year), "--release") == FINE
    said = capsys.readouterr()
    assert "varning B031" in said.out
    assert said.err.endswith("Inget hindrar att utgåvan beslutas.\n")
    assert checked(project(tmp_path), "--release") == WRONG_COMMAND  # it has no year
    assert "Inget hindrar" not in capsys.readouterr().err
