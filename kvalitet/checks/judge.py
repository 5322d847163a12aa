"""The order in which the catalogue is judged."""

from collections.abc import Callable, Iterable, Sequence

from kvalitet.analysis.findings import Findings
from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.catalogue.checked import Checked
from kvalitet.checks.exemptions import excuse
from kvalitet.checks.figures.contradicted import check_contradicted_figures
from kvalitet.checks.figures.percent_words import check_percent_words
from kvalitet.checks.figures.references import check_references
from kvalitet.checks.figures.trend_words import check_trend_words
from kvalitet.checks.figures.unmarked import check_unmarked_figures
from kvalitet.checks.joints.links import check_links
from kvalitet.checks.joints.parents import check_parents
from kvalitet.checks.joints.subjects import check_subjects
from kvalitet.checks.personal.data import check_file_names, check_personal_data
from kvalitet.checks.personal.names import Persons, check_personal_names
from kvalitet.checks.scales import check_scales
from kvalitet.checks.text.bare_sections import check_bare_sections
from kvalitet.checks.text.gathered import Gathered, gather
from kvalitet.checks.text.placeholders import check_placeholders
from kvalitet.checks.text.sections import check_sections
from kvalitet.config import SiteConfig
from kvalitet.model.report import Report
from kvalitet.problems import Problem, in_reading_order
from kvalitet.sources import Source

ALONE: tuple[Callable[[Checked[Report]], Iterable[Problem]], ...] = (
    check_sections,
    check_bare_sections,
    check_subjects,
    check_unmarked_figures,
)
"""What a document can be judged for without knowing any other."""

IN_WORDS: tuple[Callable[[Checked[Report], Gathered], Iterable[Problem]], ...] = (
    check_placeholders,
    check_trend_words,
)
"""What its words can be judged for, once they are gathered."""

TOGETHER: tuple[Callable[[Catalogue, Findings], Iterable[Problem]], ...] = (
    check_scales,
    check_links,
    check_parents,
    check_references,
    check_contradicted_figures,
    check_percent_words,
    check_file_names,
)


class JudgeAlone:
    """Judges one document after the other by the site's settings, and by no other document."""

    def __init__(self, config: SiteConfig) -> None:
        self._persons = Persons(config)

    def __call__(self, source: Source, document: Checked[Report] | None) -> tuple[Problem, ...]:
        """What can be said of a document; of a text that is none, only what leaks."""
        problems = [*check_personal_data(source, document)]
        if document is not None:
            words = gather(document)
            problems += [problem for check in ALONE for problem in check(document)]
            problems += [problem for check in IN_WORDS for problem in check(document, words)]
            problems += check_personal_names(words, self._persons)
        return tuple(problems)


def judge(
    catalogue: Catalogue, findings: Findings, known: Sequence[Problem]
) -> tuple[Problem, ...]:
    """All problems: those known already, and those across documents, less the excused."""
    found = [problem for check in TOGETHER for problem in check(catalogue, findings)]
    return in_reading_order(excuse([*known, *found], catalogue))
