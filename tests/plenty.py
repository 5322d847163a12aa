"""Projects with very much of one thing, where work that grows with its square would be felt."""

from collections.abc import Callable, Mapping

from tests.sites import (
    ANALYSIS,
    CONFIG,
    FOLLOW_UP,
    MATRIX,
    PAGE,
    PLAN,
    STORY,
    indicator,
    measured,
    with_keys,
    with_text,
)

Files = dict[str, str]
"""Path below content/ → text; beside it, perhaps, the settings."""

SETTINGS = f"{CONFIG}{MATRIX}"


def _each(line: str, count: int) -> str:
    """A line many times over, with its number where it says {i}."""
    return "\n".join(line.replace("{i}", str(i)) for i in range(count))


def _page(text: str) -> Callable[[int], Files]:
    return lambda count: {"sida.md": with_text(PAGE, _each(text, count))}


def _analysis(keys: str = "", text: str = "", start: str = "") -> Callable[[int], Files]:
    def write(count: int) -> Files:
        document = with_keys(ANALYSIS, f"{start}{_each(keys, count)}") if keys else ANALYSIS
        document = with_text(document, _each(text, count)) if text else document
        return {"nyckeltal.md": measured("{2015: 100, 2018-H1: 67}"), "analys.md": document}

    return write


def _in(document: str, key: str, lines: str) -> Callable[[int], Files]:
    """A document in which what stands below a key has become very much."""

    def write(count: int) -> Files:
        head, _, rest = document.partition(f"\n{key}:")
        kept = rest.partition("\n")[2].split("\n")
        while kept and kept[0].startswith((" ", "-")):
            kept = kept[1:]
        more = "\n".join([f"{key}:", _each(lines, count), *kept])
        return {"nyckeltal.md": indicator(), "plan.md": PLAN, "mycket.md": f"{head}\n{more}"}

    return write


def _monthly(count: int) -> str:
    return ", ".join(f"{1900 + i // 12}-{i % 12 + 1:02}: {i % 7}" for i in range(count))


def _parts(count: int) -> Files:
    names = [f"del {i}" for i in range(count)]
    values = ", ".join(f"{name}: {number % 7}" for number, name in enumerate(names))
    keys = f"indelningar: {{grupp: [{', '.join(names)}]}}".replace(", ", ",\n  ")
    counts = indicator(keys).replace("procent", "antal")
    series = f"mätningar:\n  hylte:\n    2024: {{totalt: {3 * count}, {values}}}"
    return {"nyckeltal.md": with_keys(counts, series.replace(", ", ",\n     "))}


def _months(count: int) -> Files:
    series = f"{{{_monthly(count)}}}".replace(", ", ",\n    ")
    return {"nyckeltal.md": measured(series).replace("procent", "antal")}


def _documents(count: int) -> Files:
    """As when a folder has been moved: every document leads to one that is not there."""
    return {
        f"{i}.md": PAGE.replace("om", f"om-{i}", 1) + f"[a](borta-{i}.md)" for i in range(count)
    }


def _same(count: int) -> Files:
    return {f"{i}.md": PAGE for i in range(count)}


PLENTY: Mapping[str, Callable[[int], Files]] = {
    "unknown keys": _analysis("nyckel-{i}: a"),
    "empty keys": _analysis("nyckel-{i}:"),
    "periods that are none": _analysis("  p{i}: 1", start="mätningar:\n"),
    "periods again": _analysis("  2018-H1: {i}", start="mätningar:\n"),
    "values that are none": _analysis("  {i}999: ett", start="mätningar:\n"),
    "comparisons": _analysis("  grupp-{i}: {2015: 76}", start="jämförelser:\n"),
    "exemptions": _analysis(
        "  - {regel: R010, gäller: {i}, skäl: a, funktion: b, datum: 2024-01-01}",
        "Av {i} barn. ",
        "undantag:\n",
    ),
    "unknown references": _analysis(text="[[U3346{i} 2018-H1]]"),
    "references": _analysis(text="Från [[U33461 2015]] till [[U33461 2018-H1]]. {i}"),
    "quotations": _analysis(text="”a {i}” xxx"),
    "headings": _analysis(text="## Rubrik {i}\n"),
    "same headings": _analysis(text="### Rubrik\n"),
    "broken links": _page("[a](borta-{i}.md)"),
    "anchors": _page("## a {#a-{i}}\n\n[a](#b-{i})\n"),
    "footnotes": _page("Text.[^{i}]\n\n[^{i}]: Fotnot.\n"),
    "unused footnotes": _page("[^{i}]: Fotnot.\n"),
    "unknown footnotes": _page("Text.[^{i}]"),
    "link definitions": _page("[a{i}]: b.md\n\n[x][a{i}] [x][b{i}]\n"),
    "tables": _page("| a | b |\n|---|---|\n| {i} |\n"),
    "list items": _page("- {i}"),
    "nested items": _page("- {i}\n  - {i}\n    - {i}\n"),
    "definitions": _page("Ord {i}\n:   Betydelse.\n"),
    "comments": _page("<!-- {i} -->\n"),
    "names": _analysis(text="Anna Ek {i} år"),
    "identity numbers": _page("850101-{i}"),
    "phone numbers": _page("070-123 45 {i}"),
    "addresses": _page("anna.ek{i}@kommun.example"),
    "target groups": _in(STORY, "målgrupper", "  - {id: g{i}, namn: Grupp {i}}"),
    "months of deviations": _in(
        STORY, "avvikelser", "  områden: [a{i}]\n  per_månad: {2024-01: {b{i}: 1}}"
    ),
    "risks": _in(
        PLAN,
        "risker",
        "  - {id: R{i}, namn: a, risknivå: 3, egenkontroller: [E{i}], åtgärder: [B{i}]}",
    ),
    "self-checks": _in(
        PLAN, "egenkontroller", "  - {id: K{i}, namn: a, ansvarig: b, när: c, nyckeltal: [N{i}]}"
    ),
    "actions": _in(
        PLAN, "åtgärder", "  - {id: B{i}, namn: a, ansvarig: b, klart: 2024, nyckeltal: [N{i}]}"
    ),
    "planned indicators": _in(PLAN, "indikatorer", "  - {nyckeltal: N{i}, mål: {hylte: 91}}"),
    "followed risks": _in(FOLLOW_UP, "risker", "  R{i}: {sannolikhet: 2, konsekvens: 4}"),
    "followed actions": _in(
        FOLLOW_UP, "åtgärder", "  A{i}: {status: klar, kommentar: Av {i} barn.}"
    ),
    "months": _months,
    "parts": _parts,
    "lost documents": _documents,
    "documents with one id": _same,
}
