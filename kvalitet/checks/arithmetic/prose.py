"""What is counted again in the prose of what tells of a municipality or a unit."""

from collections.abc import Iterator
from itertools import pairwise

from kvalitet.analysis.findings import Findings
from kvalitet.body.parts import EMBEDDED
from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.catalogue.checked import Checked
from kvalitet.checks.arithmetic.enumerations import enumerations
from kvalitet.checks.arithmetic.named_parts import may_name_parts, named_parts
from kvalitet.checks.arithmetic.read_text import read_texts
from kvalitet.checks.arithmetic.written_shares import (
    CountedShare,
    counted_shares,
    not_of_the_same,
    written_shares,
)
from kvalitet.model.report import Report
from kvalitet.problems import Problem


def check_prose(catalogue: Catalogue, findings: Findings) -> Iterator[Problem]:
    """Every paragraph with its figures in place."""
    for document in catalogue.documents:
        if document.owner is not None:
            yield from _check(document, findings)


def _check(document: Checked[Report], findings: Findings) -> Iterator[Problem]:
    shares: dict[int, list[CountedShare]] = {}
    for text in read_texts(document, findings, _may_count):
        yield from named_parts(text)
        yield from written_shares(text)
        yield from enumerations(text)
        if found := counted_shares(text):
            shares[id(text.run)] = found
    if shares:
        runs = [shares.get(id(run), []) for run in document.text_runs]
        for run in runs:
            yield from not_of_the_same(run, run)
        for before, after in pairwise(runs):
            yield from not_of_the_same(before, after)


def _may_count(text: str) -> bool:
    """Whether a paragraph is worth a closer look."""
    has_share = "%" in text or "procent" in text or (EMBEDDED in text and "(" in text)
    return has_share or may_name_parts(text)
