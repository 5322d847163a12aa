"""The order in which the catalogue is judged."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from kvalitet.analysis.disclosure.hidden import Masking
from kvalitet.analysis.findings import Findings
from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.catalogue.checked import Checked
from kvalitet.checks.arithmetic.figures import check_figures
from kvalitet.checks.arithmetic.prose import check_prose
from kvalitet.checks.arithmetic.tables import check_tables
from kvalitet.checks.disclosure.editions import check_told
from kvalitet.checks.disclosure.exposed import check_exposed
from kvalitet.checks.disclosure.restated import check_restated
from kvalitet.checks.disclosure.routes import check_routes
from kvalitet.checks.disclosure.severity import said_once
from kvalitet.checks.disclosure.typed import check_small_counts
from kvalitet.checks.exemptions import excuse
from kvalitet.checks.figures.compared import check_compared
from kvalitet.checks.figures.contradicted import check_contradicted_figures
from kvalitet.checks.figures.doubled_units import check_doubled_units
from kvalitet.checks.figures.percent_words import check_percent_words
from kvalitet.checks.figures.references import check_references
from kvalitet.checks.figures.trend_words import check_trend_words
from kvalitet.checks.figures.unmarked import check_unmarked_figures
from kvalitet.checks.joints.links import check_links
from kvalitet.checks.joints.parents import check_parents
from kvalitet.checks.joints.subjects import check_subjects
from kvalitet.checks.personal.data import check_file_names, check_personal_data
from kvalitet.checks.personal.names import Persons, check_personal_names
from kvalitet.checks.scale_use import check_scale_use
from kvalitet.checks.scales import check_scales
from kvalitet.checks.series.ages import check_ages
from kvalitet.checks.series.definitions import check_definition_order
from kvalitet.checks.series.headings import check_headings
from kvalitet.checks.series.kinds import check_kinds
from kvalitet.checks.series.naming import check_naming
from kvalitet.checks.series.together import check_series
from kvalitet.checks.text.added_up import check_added_up
from kvalitet.checks.text.announced import check_announced
from kvalitet.checks.text.bare_sections import check_bare_sections
from kvalitet.checks.text.comments import comments, lines_of
from kvalitet.checks.text.gathered import Gathered, gather
from kvalitet.checks.text.placeholders import check_placeholders
from kvalitet.checks.text.pointers import check_pointers
from kvalitet.checks.text.sections import check_sections
from kvalitet.checks.thread.gaps import check_red_thread
from kvalitet.config import SiteConfig
from kvalitet.model.report import Report
from kvalitet.problems import Problem, in_reading_order
from kvalitet.sources import Source

ALONE: tuple[Callable[[Checked[Report]], Iterable[Problem]], ...] = (
    check_sections,
    check_bare_sections,
    check_announced,
    check_added_up,
    check_subjects,
    check_unmarked_figures,
    check_headings,
    check_kinds,
    check_definition_order,
    check_naming,
    check_ages,
)
"""What a document can be judged for without knowing any other."""

IN_WORDS: tuple[Callable[[Checked[Report], Gathered], Iterable[Problem]], ...] = (
    check_placeholders,
    check_trend_words,
    check_pointers,
    check_routes,
)
"""What its words can be judged for, once they are gathered."""

TOGETHER: tuple[Callable[[Catalogue, Findings], Iterable[Problem]], ...] = (
    check_scales,
    check_scale_use,
    check_series,
    check_figures,
    check_prose,
    check_tables,
    check_links,
    check_parents,
    check_references,
    check_compared,
    check_contradicted_figures,
    check_percent_words,
    check_doubled_units,
    check_file_names,
    check_red_thread,
)


ABOUT_WHAT_IS_HIDDEN: tuple[Callable[[Catalogue, Masking], Iterable[Problem]], ...] = (
    check_exposed,
    check_restated,
    check_told,
)
"""What the texts, and earlier editions, can be judged for once it is known what is hidden."""


class JudgeAlone:
    """Judges one document after the other by the site's settings, and by no other document."""

    def __init__(self, config: SiteConfig) -> None:
        self._persons = Persons(config)
        self._limits = config.disclosure

    def __call__(self, source: Source, document: Checked[Report] | None) -> tuple[Problem, ...]:
        """What can be said of a document; of a text that is none, only what leaks."""
        problems = [*check_personal_data(source, document)]
        if document is not None:
            words = gather(document)
            problems += [problem for check in ALONE for problem in check(document)]
            problems += [problem for check in IN_WORDS for problem in check(document, words)]
            problems += check_personal_names(words, self._persons)
            problems += check_small_counts(document, words, self._limits)
            problems += check_personal_names(Gathered(comments(source)), self._persons)
        else:
            problems += check_personal_names(Gathered(lines_of(source)), self._persons)
        return tuple(problems)


def judge_settings(source: Source, config: SiteConfig | None) -> Iterator[Problem]:
    """What leaks from the settings, comments and all; names only where other words are known."""
    yield from check_personal_data(source, None)
    if config is not None:
        yield from check_personal_names(Gathered(lines_of(source)), Persons(config))


def judge(
    catalogue: Catalogue, findings: Findings, masked: Masking, known: Sequence[Problem]
) -> tuple[Problem, ...]:
    """All problems: those known already, and those across documents, less the excused."""
    found = [problem for check in TOGETHER for problem in check(catalogue, findings)]
    found += [problem for check in ABOUT_WHAT_IS_HIDDEN for problem in check(catalogue, masked)]
    return in_reading_order(excuse(said_once([*known, *found]), catalogue))
