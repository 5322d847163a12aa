"""`check --changed`: what a change touches and causes, and nothing that was there before."""

import json
import os
import subprocess
import unicodedata
from pathlib import Path

import pytest

from kvalitet.cli import CONTENT_ERRORS, FINE, WRONG_COMMAND, main
from kvalitet.config import CONFIG_FILE
from kvalitet.history import past_of
from tests.sites import CONFIG, PAGE, STORY, with_text, write_project

FAULTY = PAGE.replace("titel:", "tittel:")
ODD = with_text(STORY, "Det var 67 procent.")


def page(name: str, text: str = "Text.") -> str:
    return with_text(PAGE.replace("id: om", f"id: {name}"), text)


class Repository:
    """A repository with a project in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = self.root = folder

    def begin(self) -> "Repository":
        self.git("init", "--quiet", "--initial-branch=main")
        return self

    def git(self, *arguments: str) -> str:
        command = ["git", "-C", str(self.folder), *arguments]
        done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
        return done.stdout.strip()

    def write(self, documents: dict[str, str], config: str = CONFIG) -> None:
        write_project(self.root, documents, config)

    def commit(self, documents: dict[str, str], config: str = CONFIG) -> None:
        self.write(documents, config)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "En ändring")

    def remove(self, name: str) -> None:
        (self.root / "content" / name).unlink()


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let git know nothing of this machine, and find no repository around the tests."""
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Någon")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "nagon@kommun.example")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A faulty document and an odd one on main, and a branch on which nothing is done yet."""
    made = Repository(tmp_path).begin()
    made.commit({"gammal.md": FAULTY, "udda.md": ODD, "sida.md": page("sida")})
    made.git("switch", "--quiet", "--create", "förslag")
    return made


Say = pytest.CaptureFixture[str]


def told(repository: Repository, capsys: Say, *branch: str) -> list[str]:
    """The places and codes of what is told."""
    main(["check", "--root", str(repository.root), "--changed", *branch, "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    return [f"{p['fil'].removeprefix('content/')}:{p['rad']} {p['kod']}" for p in found]


# What is told


def test_what_was_there_before_is_not_told(repository: Repository, capsys: Say) -> None:
    assert main(["check", "--root", str(repository.root), "--changed"]) == FINE
    assert capsys.readouterr() == (
        "",
        "Inga fel.\n2\u00a0meddelanden om annat fanns redan i main och visas inte.\n",
    )


def test_all_that_stands_in_a_touched_file_is_told(repository: Repository, capsys: Say) -> None:
    repository.commit({"udda.md": with_text(ODD, "Det var 68 procent.")})
    assert told(repository, capsys) == ["udda.md:29 R010", "udda.md:31 R010"]


def test_the_exit_code_follows_from_what_is_told(repository: Repository) -> None:
    changed = ["check", "--root", str(repository.root), "--changed"]
    repository.commit({"udda.md": with_text(ODD, "Mer.")})
    assert main(changed) == FINE
    repository.commit({"gammal.md": with_text(FAULTY, "Mer.")})
    assert main(changed) == CONTENT_ERRORS


def test_what_is_not_committed_counts(repository: Repository, capsys: Say) -> None:
    repository.write({"ny.md": FAULTY, "udda.md": with_text(ODD, "Mer.")})
    assert told(repository, capsys) == ["ny.md:4 N001", "udda.md:29 R010"]
    repository.git("add", "content/ny.md")
    assert told(repository, capsys) == ["ny.md:4 N001", "udda.md:29 R010"]


def test_what_main_has_done_meanwhile_does_not_count(repository: Repository, capsys: Say) -> None:
    repository.git("switch", "--quiet", "main")
    repository.commit({"annan.md": FAULTY, "udda.md": with_text(ODD, "Mer.")})
    repository.git("switch", "--quiet", "förslag")
    repository.commit({"sida.md": page("sida", "Ny text.")})
    assert told(repository, capsys) == []


@pytest.mark.parametrize("name", ["å ä ö.md", "mapp med mål/é.md", "citat'tecken.md", "#1.md"])
def test_any_name_of_a_file_is_understood(name: str, repository: Repository, capsys: Say) -> None:
    repository.commit({name: FAULTY})
    assert told(repository, capsys) == [f"{name}:4 N001"]
    repository.git("switch", "--quiet", "main")
    repository.git("merge", "--quiet", "förslag")
    assert told(repository, capsys) == []


def test_a_name_as_a_mac_stores_it_is_the_same_name(repository: Repository, capsys: Say) -> None:
    name = "mål.md"
    repository.commit({unicodedata.normalize("NFD", name): FAULTY})
    assert told(repository, capsys) == [f"{name}:4 N001"]


# What a change causes elsewhere


def test_a_renamed_id_breaks_a_file_that_nobody_touched(
    repository: Repository, capsys: Say
) -> None:
    part = PAGE.replace("id: om", "id: del\ndel_av: sida")
    repository.git("switch", "--quiet", "main")
    repository.commit({"del.md": part})
    repository.git("switch", "--quiet", "--create", "byte")
    repository.commit({"sida.md": page("sidan")})
    assert told(repository, capsys, "main") == ["del.md:4 K030"]


def linking(repository: Repository) -> None:
    """Let a page on main link to another."""
    repository.git("switch", "--quiet", "main")
    repository.commit({"länk.md": page("länk", "Se [sidan](sida.md).")})
    repository.git("switch", "--quiet", "--create", "nytt")


def test_a_file_that_is_taken_away_breaks_a_link(repository: Repository, capsys: Say) -> None:
    linking(repository)
    repository.remove("sida.md")
    assert told(repository, capsys) == ["länk.md:9 K010"]
    repository.git("commit", "--quiet", "--all", "--message", "Borta")
    assert told(repository, capsys) == ["länk.md:9 K010"]


def test_a_file_that_is_renamed_breaks_a_link_and_is_touched(
    repository: Repository, capsys: Say
) -> None:
    linking(repository)
    repository.git("mv", "content/sida.md", "content/sidan.md")
    repository.git("mv", "content/gammal.md", "content/ny plats.md")
    assert told(repository, capsys) == ["länk.md:9 K010", "ny plats.md:4 N001"]


def test_settings_that_change_break_a_document(repository: Repository, capsys: Say) -> None:
    other = CONFIG.replace("{id: hylte,", "{id: hyltebruk,")
    repository.commit({"sida.md": page("sida")}, other)
    assert told(repository, capsys) == ["udda.md:5 K003"]


def test_a_problem_that_only_moves_is_not_new(repository: Repository, capsys: Say) -> None:
    """The story that came first has the id on a line further down, and the message says so."""
    repository.git("switch", "--quiet", "main")
    repository.commit(
        {"v.md": STORY.replace("hylte-2024", "hylte-2023"), "å.md": page("hylte-2023")}
    )
    repository.git("switch", "--quiet", "--create", "flytt")
    moved = STORY.replace("hylte-2024", "hylte-2023").replace("id:", "# En rad.\nid:", 1)
    repository.commit({"v.md": moved})
    assert told(repository, capsys) == []


# Where it is compared with


def test_the_remotes_main_branch_goes_before_ones_own(
    repository: Repository, tmp_path: Path, capsys: Say
) -> None:
    clone = Repository(tmp_path / "klon")
    repository.git("switch", "--quiet", "main")
    repository.git("clone", "--quiet", str(tmp_path), str(clone.folder))
    clone.commit({"ny.md": FAULTY})  # on its own main
    assert past_of(clone.root).branch == "origin/main"
    assert told(clone, capsys) == ["ny.md:4 N001"]
    assert told(clone, capsys, "main") == []


def test_a_branch_that_only_the_remote_has_is_found(repository: Repository, tmp_path: Path) -> None:
    clone = tmp_path / "klon"
    repository.git("clone", "--quiet", str(tmp_path), str(clone))
    assert past_of(clone, "main").branch == "origin/main"


def test_a_commit_can_be_named_and_no_branch_be_on(repository: Repository, capsys: Say) -> None:
    before = repository.git("rev-parse", "HEAD")
    repository.commit({"ny.md": FAULTY})
    repository.git("checkout", "--quiet", "--detach")
    assert told(repository, capsys, before) == ["ny.md:4 N001"]


def test_the_project_may_be_a_folder_of_the_repository(repository: Repository, capsys: Say) -> None:
    repository.root = repository.folder / "under mappen"
    repository.root.mkdir()
    repository.git("switch", "--quiet", "main")
    repository.commit({"gammal.md": FAULTY})
    repository.git("switch", "--quiet", "--create", "under")
    assert told(repository, capsys) == []
    repository.write({"ny.md": FAULTY})
    assert told(repository, capsys) == ["ny.md:4 N001"]
    (repository.folder / "content" / "sida.md").write_text(FAULTY, encoding="utf-8")
    assert told(repository, capsys) == ["ny.md:4 N001"]


def test_links_and_images_of_then_do_no_harm(repository: Repository, capsys: Say) -> None:
    repository.git("switch", "--quiet", "main")
    content = repository.root / "content"
    (content / "bild.png").write_bytes(b"\x89PNG\r\n")
    (content / "genväg.md").symlink_to("sida.md")
    repository.commit({"visar.md": page("visar", "![En bild](bild.png)")})
    repository.git("switch", "--quiet", "--create", "mer")
    repository.commit({"sida.md": page("sida", "Mer.")})
    assert told(repository, capsys) == []


def test_the_repository_is_left_as_it_was(repository: Repository) -> None:
    repository.write({"udda.md": with_text(ODD, "Mer.")})
    index = repository.folder / ".git" / "index"
    before = (
        index.read_bytes(),
        repository.git("worktree", "list"),
        repository.git("stash", "list"),
    )
    main(["check", "--root", str(repository.root), "--changed"])
    assert before == (
        index.read_bytes(),
        repository.git("worktree", "list"),
        repository.git("stash", "list"),
    )


# What is in the way


def refused(root: Path, capsys: Say, *branch: str) -> str:
    """What is said when it cannot be compared."""
    assert main(["check", "--root", str(root), "--changed", *branch]) == WRONG_COMMAND
    said = capsys.readouterr()
    assert said.out == ""
    return said.err.rstrip("\n")


def test_an_unknown_branch_is_told(repository: Repository, capsys: Say) -> None:
    assert refused(repository.root, capsys, "utveckling") == (
        "Grenen utveckling finns inte här. Hämta den med: git fetch, eller ange en annan."
    )


def test_a_branch_is_never_taken_for_an_option(repository: Repository, capsys: Say) -> None:
    said = refused(repository.root, capsys, "--changed=--help")
    assert said.startswith("Grenen --help finns inte här.")


def test_without_a_main_branch_it_must_be_named(tmp_path: Path, capsys: Say) -> None:
    repository = Repository(tmp_path).begin()
    repository.git("switch", "--quiet", "--orphan", "allt")
    repository.commit({"sida.md": PAGE})
    assert refused(tmp_path, capsys) == (
        "Det går inte att se vilken gren som är huvudgren. Ange den: --changed GREN."
    )


def test_branches_may_have_nothing_in_common(repository: Repository, capsys: Say) -> None:
    repository.git("switch", "--quiet", "--orphan", "annat")
    repository.commit({"sida.md": PAGE})
    assert refused(repository.root, capsys) == (
        "main och det du arbetar med har ingen gemensam historik i git."
    )


def test_a_shallow_clone_is_told_how_to_fetch_the_rest(
    repository: Repository, tmp_path: Path, capsys: Say
) -> None:
    repository.commit({"sida.md": page("sida", "Mer.")})
    repository.git("switch", "--quiet", "main")
    clone = tmp_path / "klon"
    address = repository.folder.resolve().as_uri()
    repository.git("clone", "--quiet", "--depth=1", "--branch=förslag", address, str(clone))
    for branch in ((), ("main",)):
        said = refused(clone, capsys, *branch)
        assert said.startswith("Bara en del av historiken finns här,")
        assert "git fetch --unshallow" in said
        assert "fetch-depth: 0" in said
        assert "GIT_DEPTH" in said


def test_a_project_that_is_not_in_git(tmp_path: Path, capsys: Say) -> None:
    write_project(tmp_path, {"sida.md": PAGE})
    assert refused(tmp_path, capsys) == (
        f"Mappen {tmp_path.resolve()} är inte sparad i git, så det finns inget att jämföra med."
    )


def test_a_repository_with_nothing_in_it(tmp_path: Path, capsys: Say) -> None:
    Repository(tmp_path).begin().write({"sida.md": PAGE})
    assert refused(tmp_path, capsys) == (
        "Inget är sparat i git ännu, så det finns inget att jämföra med."
    )


def test_a_machine_without_git(
    repository: Repository, capsys: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert refused(repository.root, capsys) == (
        "Programmet git finns inte här, så det går inte att jämföra."
    )


def test_a_folder_of_somebody_elses(
    repository: Repository, capsys: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a container, where the project's files belong to another user."""
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    said = refused(repository.root, capsys)
    assert f"git config --global --add safe.directory {repository.root.resolve()}" in said


# Together with the rest


@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab"])
def test_every_form_tells_the_same(form: str, repository: Repository, capsys: Say) -> None:
    repository.commit({"ny.md": FAULTY})
    code = main(["check", "--root", str(repository.root), "--changed", "--format", form])
    assert code == CONTENT_ERRORS
    said = capsys.readouterr().out
    assert "content/ny.md" in said
    assert "gammal.md" not in said


def test_a_release_is_compared_with_a_release(repository: Repository, capsys: Say) -> None:
    """That the edition lacks a year was so before, too."""
    repository.commit({"sida.md": page("sida", "Mer.")})
    main(["check", "--root", str(repository.root), "--changed", "--release", "--format", "json"])
    assert CONFIG_FILE not in capsys.readouterr().out
