"""The files for GitHub Actions and GitLab CI: their commands are run as the platforms run them."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from kvalitet.cli import CONTENT_ERRORS, FINE
from tests.building import ROOT, SURROUNDINGS, contents, copy_sources
from tests.sites import PAGE, write_project

CI = ROOT / "hosting" / "ci"
GITHUB_TEXT, GITLAB_TEXT = (
    (CI / name).read_text(encoding="utf-8") for name in ("github.yml", "gitlab-ci.yml")
)
# Every scalar as written, since `on` is a boolean in YAML 1.1.
GITHUB: dict[str, Any] = yaml.load(GITHUB_TEXT, yaml.BaseLoader)
GITLAB: dict[str, Any] = yaml.load(GITLAB_TEXT, yaml.BaseLoader)

NOT_RUN_HERE = {
    "Hämta projektet",  # a checkout: the project is copied instead
    "Ordna Python",  # this Python is put first in PATH
    "Installera biblioteken",  # they are installed already
    "Spara webbplatsen",  # the platform takes the folder that it names
}
"""The steps on GitHub that are not run here."""

PREPARATION = [
    "python3 -m venv .venv",
    ". .venv/bin/activate",
    "python -m pip install --requirement requirements.txt",
]
"""The lines on GitLab that are not run here, for the same reasons."""

FAULTY = PAGE.replace("titel:", "tittel:")
MESSAGE = "Nyckeln ”tittel” finns inte här."
REMEDY = "Menade du ”titel”?"
PUBLISHED = "aktuell/sidor/om/index.html"
ANNOTATION = f"::error file=content/sida.md,line=4,col=1,title=N001::{MESSAGE}%0A{REMEDY}"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project as a checkout leaves it, without its content."""
    root = tmp_path_factory.mktemp("arbetsyta")
    return copy_sources(root, "build.py", "templates", "mkdocs.yml")


@pytest.fixture
def project(workspace: Path) -> Path:
    """The project with a sound page, as main has it, and without what an earlier job left."""
    shutil.rmtree(workspace / "site", ignore_errors=True)
    shutil.rmtree(workspace / ".git", ignore_errors=True)
    write_project(workspace, {"sida.md": PAGE})
    git = "git -c user.name=Någon -c user.email=nagon@kommun.example"
    bash(f"git init -q -b main && git add content *.yml && {git} commit -qm Först", workspace, {})
    return workspace


@pytest.fixture
def faulty(project: Path) -> Path:
    """The project as a proposal that makes its page faulty."""
    return write_project(project, {"sida.md": FAULTY})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a web server, with an edition of last year's in it."""
    edition = tmp_path / "webb" / "2023"
    edition.mkdir(parents=True)
    (edition / "index.html").write_text("förra årets", encoding="utf-8")
    (edition / "manifest.json").write_text('{"title": "2023"}', encoding="utf-8")
    return edition.parent


# How the platforms run a job

Done = subprocess.CompletedProcess[str]
Platform = Callable[..., Done]


def bash(script: str, project: Path, environment: dict[str, str]) -> Done:
    """Run a script in the project, where `python` is this one and knows the engine."""
    tools = project.parent / f"{project.name}-verktyg"
    tools.mkdir(exist_ok=True)
    python = tools / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    path = {"PATH": f"{tools}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    git = {"GIT_DIR": str(project / ".git"), "GIT_WORK_TREE": str(project)}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=project,
        env=os.environ | SURROUNDINGS | git | path | {"CI": "true"} | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def on_github(job: str, project: Path, publish_folder: str = "") -> Done:
    """Run the steps of a job that are commands; there is one beside those not run here."""
    (step,) = [s for s in GITHUB["jobs"][job]["steps"] if s["name"] not in NOT_RUN_HERE]
    environment = {
        name: value.replace("${{ vars.PUBLISH_FOLDER }}", publish_folder).replace(
            "${{ github.base_ref }}", "main"
        )
        for name, value in step.get("env", {}).items()
    }
    assert "${{" not in step["run"] + "".join(environment.values())
    return bash(step["run"], project, {"GITHUB_ACTIONS": "true"} | environment)


def on_gitlab(job: str, project: Path, publish_folder: str = "") -> Done:
    """Run the lines of a job, all in one shell."""
    environment = {"GITLAB_CI": "true", "PUBLISH_FOLDER": publish_folder}
    return bash("\n".join(GITLAB[job]["script"]), project, environment)


# A proposal is checked


def test_on_github_a_fault_is_an_annotation_on_its_line(faulty: Path) -> None:
    done = on_github("kontrollera", faulty)
    assert done.returncode == CONTENT_ERRORS
    assert done.stdout.splitlines() == [ANNOTATION]
    assert f"content/sida.md:4:1: fel N001: {MESSAGE}" in done.stderr


def test_on_github_only_what_the_proposal_brings_is_told(faulty: Path) -> None:
    git = "git -c user.name=Någon -c user.email=nagon@kommun.example"
    bash(f"git add --all && {git} commit -qm Fel && git switch -qc förslag", faulty, {})
    write_project(faulty, {"ny.md": PAGE.replace("id: om", "id: ny")})
    done = on_github("kontrollera", faulty)
    assert (done.returncode, done.stdout) == (FINE, "")
    (faulty / "content" / "ny.md").unlink()


def test_all_of_the_history_is_fetched_where_it_is_asked_about() -> None:
    (checkout, *_) = GITHUB["jobs"]["kontrollera"]["steps"]
    assert checkout["with"]["fetch-depth"] == "0"


def test_on_gitlab_a_fault_is_in_the_report_and_in_the_log(faulty: Path) -> None:
    done = on_gitlab("kontrollera", faulty)
    assert done.returncode == CONTENT_ERRORS
    assert f"content/sida.md:4:1: fel N001: {MESSAGE}" in done.stderr
    report = GITLAB["kontrollera"]["artifacts"]["reports"]["codequality"]
    (found,) = json.loads((faulty / report).read_text(encoding="utf-8"))
    assert found["location"] == {"path": "content/sida.md", "lines": {"begin": 4}}
    assert found["description"] == f"{MESSAGE} {REMEDY}"


def test_the_report_is_kept_when_the_check_fails() -> None:
    assert GITLAB["kontrollera"]["artifacts"]["when"] == "always"


def test_what_is_sound_passes(project: Path) -> None:
    assert on_github("kontrollera", project).returncode == FINE
    assert on_gitlab("kontrollera", project).returncode == FINE
    report = GITLAB["kontrollera"]["artifacts"]["reports"]["codequality"]
    assert json.loads((project / report).read_text(encoding="utf-8")) == []


# What is merged is published


@pytest.mark.parametrize("platform", [on_github, on_gitlab])
def test_publishing_leaves_other_editions_alone(
    platform: Platform, project: Path, folder: Path
) -> None:
    before = contents(folder / "2023")
    done = platform("publicera", project, str(folder))
    assert done.returncode == FINE, done.stdout + done.stderr
    assert (folder / PUBLISHED).is_file()
    assert contents(folder / "2023") == before
    versions = json.loads((folder / "versions.json").read_text(encoding="utf-8"))
    assert [version["version"] for version in versions] == ["aktuell", "2023"]
    assert not (project / "site").exists()


@pytest.mark.parametrize("platform", [on_github, on_gitlab])
def test_what_is_faulty_is_never_published(platform: Platform, faulty: Path, folder: Path) -> None:
    before = contents(folder)
    done = platform("publicera", faulty, str(folder))
    assert done.returncode == CONTENT_ERRORS
    assert contents(folder) == before
    assert (ANNOTATION in done.stdout) == (platform is on_github)


@pytest.mark.parametrize(("platform", "job"), [(on_github, "publicera"), (on_gitlab, "spara")])
def test_without_a_folder_the_site_is_kept_by_the_platform(
    platform: Platform, job: str, project: Path
) -> None:
    done = platform(job, project)
    assert done.returncode == FINE, done.stdout + done.stderr
    saved = GITHUB["jobs"]["publicera"]["steps"][-1]
    assert saved["if"] == "vars.PUBLISH_FOLDER == ''"
    assert GITLAB["spara"]["artifacts"]["paths"] == [saved["with"]["path"]]
    site = project / saved["with"]["path"]
    assert (site / PUBLISHED).is_file()


# When a job is run, where, and what it may do


def test_only_what_is_named_is_not_run_here() -> None:
    steps = [step for job in GITHUB["jobs"].values() for step in job["steps"]]
    run = {step["name"] for step in steps} - NOT_RUN_HERE
    assert run == {"Kontrollera", "Bygg"}
    assert all("uses" not in step for step in steps if step["name"] in run)
    assert GITLAB["default"]["before_script"] == PREPARATION


def test_github_checks_proposals_and_publishes_the_main_branch() -> None:
    assert GITHUB["on"].keys() == {"pull_request", "push", "workflow_dispatch"}
    check, publish = GITHUB["jobs"]["kontrollera"], GITHUB["jobs"]["publicera"]
    assert check["if"] == "github.event_name == 'pull_request'"
    assert check["runs-on"] == "ubuntu-latest"  # a proposal may change the program itself
    assert publish["if"] == "github.ref_name == github.event.repository.default_branch"


def test_gitlab_checks_everything_and_publishes_the_main_branch_in_one_way() -> None:
    proposal, main = GITLAB["workflow"]["rules"]
    assert proposal == {"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}
    assert main == {"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}
    assert "rules" not in GITLAB["kontrollera"]  # a proposal is compared with the main branch
    elsewhere = {"if": "$CI_COMMIT_BRANCH != $CI_DEFAULT_BRANCH", "when": "never"}
    # A variable stands alone: in an expression, an empty one can count as set.
    folder = {"if": "$PUBLISH_FOLDER"}
    assert GITLAB["publicera"]["rules"] == [elsewhere, folder]
    otherwise = {"when": "on_success"}
    assert GITLAB["spara"]["rules"] == [elsewhere, folder | {"when": "never"}, otherwise]


def test_two_publications_never_interleave() -> None:
    concurrency = GITHUB["jobs"]["publicera"]["concurrency"]
    assert concurrency == {"group": "publicering", "cancel-in-progress": "false"}
    assert GITLAB["publicera"]["resource_group"] == GITLAB["spara"]["resource_group"]


def test_the_jobs_may_only_read_and_know_no_secrets() -> None:
    assert GITHUB["permissions"] == {"contents": "read"}
    assert all("permissions" not in job for job in GITHUB["jobs"].values())
    for job in GITHUB["jobs"].values():
        assert job["steps"][0]["with"]["persist-credentials"] == "false"
    assert not re.search(r"\bsecrets\.|token|password", GITHUB_TEXT + GITLAB_TEXT, re.IGNORECASE)


def test_only_official_actions_of_a_pinned_major_version_are_used() -> None:
    steps = [step for job in GITHUB["jobs"].values() for step in job["steps"]]
    used = {step["uses"] for step in steps if "uses" in step}
    assert {name.split("@")[0] for name in used} == {
        "actions/checkout",
        "actions/setup-python",
        "actions/upload-artifact",
    }
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", name) for name in used)
    assert re.fullmatch(r"python:3\.\d+", GITLAB["default"]["image"])


def test_what_pip_fetches_is_kept() -> None:
    pythons = [
        s for j in GITHUB["jobs"].values() for s in j["steps"] if s["name"] == "Ordna Python"
    ]
    assert {python["with"]["cache"] for python in pythons} == {"pip"}
    kept = GITLAB["default"]["cache"]["paths"]
    assert [f"$CI_PROJECT_DIR/{path}" for path in kept] == [GITLAB["variables"]["PIP_CACHE_DIR"]]


def test_nothing_is_run_until_somebody_copies_it() -> None:
    """Who mirrors the project should not publish by surprise."""
    assert not (ROOT / ".github" / "workflows").exists()
    assert not (ROOT / ".gitlab-ci.yml").exists()
    guide = (ROOT / "hosting" / "README.md").read_text(encoding="utf-8")
    assert "`.github/workflows/kvalitet.yml`" in guide
    assert "`.gitlab-ci.yml`" in guide
    assert "PUBLISH_FOLDER" in guide
