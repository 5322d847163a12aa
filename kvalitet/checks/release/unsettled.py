"""B020 and B022: warnings that nobody has settled, and figures that may still change."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.checks.release.current import is_current
from kvalitet.problems import Place, Problem, Rule, Severity
from kvalitet.swedish.lists import joined
from kvalitet.swedish.numbers import counted

WARNINGS = Rule("B020", Severity.ERROR, "Varningar är inte avgjorda")
PRELIMINARY = Rule("B022", Severity.WARNING, "Ett värde är preliminärt")


def check_warnings(catalogue: Catalogue, known: Sequence[Problem]) -> Iterator[Problem]:
    """The warnings of the families that site_config.yml names, counted for each file.

    They are known in reading order, so those of a file stand together. What was decided in earlier
    years is left in peace.
    """
    config = catalogue.config
    ids = {document.path: document.id_place for document in catalogue.documents}
    past = {one.path for one in catalogue.documents if not is_current(one.form, config)}
    warnings = [p for p in known if not p.is_error and p.rule.code[0] in config.edition.stopping]
    for path, problems in groupby(warnings, key=lambda problem: problem.place.path):
        if path in past:
            continue
        codes = Counter(problem.rule.code for problem in problems)
        kinds = joined(f"{code} ({times})" for code, times in sorted(codes.items()))
        count = counted(codes.total(), "varning", "varningar")
        message = f"I filen finns {count} att avgöra före beslutet: {kinds}."
        remedy = "Rätta det som är fel."
        if path in ids:
            remedy += " Är det rätt som det är, skriv ett undantag med skäl."
        yield Problem(ids.get(path, Place(path)), WARNINGS, message, remedy)


def check_preliminary(catalogue: Catalogue, _: Sequence[Problem]) -> Iterator[Problem]:
    """Every figure that is said to be preliminary, where it is stated."""
    for series in catalogue.store.values():
        for observation in series:
            if observation.preliminary:
                yield Problem(
                    observation.stated_in[0],
                    PRELIMINARY,
                    f"Värdet för {observation.indicator}, {observation.period.name}, är "
                    "preliminärt.",
                    "Är det slutliga värdet känt, skriv det och ta bort preliminär: ja.",
                )
