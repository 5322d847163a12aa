"""How commands tell what is wrong with the content, in the form that `--format` asks for."""

from argparse import ArgumentParser
from collections.abc import Sequence

from kvalitet.problems import Problem
from kvalitet.reporting import FORMATS, as_text
from kvalitet.terminal import hand_on, say

_OF_THE_GATE = "FYN"
"""The families of rules that keep a document from going on: files, YAML, keys and values."""


def add_format(parser: ArgumentParser) -> None:
    """Add the option `--format`."""
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        metavar="FORM",
        help="hur felen skrivs: text (förval), json, github eller gitlab",
    )


def say_if_more_may_come(problems: Sequence[Problem]) -> None:
    """A document that cannot be read is not judged beside the others until it can."""
    if any(problem.is_error and problem.rule.code[0] in _OF_THE_GATE for problem in problems):
        say("Fler fel kan synas när de här är rättade.")


def tell(problems: Sequence[Problem], form: str) -> None:
    """Hand on the problems in a form.

    What a platform reads is followed by the text, to the person who opens the job's log: GitHub
    shows ten errors and ten warnings at most, and GitLab those that are new.
    """
    hand_on(FORMATS[form](problems))
    if problems and form in ("github", "gitlab"):
        say(as_text(problems).rstrip("\n"))
