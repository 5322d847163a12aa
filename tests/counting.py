"""Indicators that belong together, for the tests of what must add up."""

from tests.sites import Site, indicator, site, with_keys


def counted(name: str, series: str, keys: str = "", *, unit: str = "antal", of: str = "") -> str:
    """Write an indicator with a series for Hylte; `of` is what it counts, events unless said."""
    text = indicator().replace("U33461", name).replace("enhet: procent", f"enhet: {unit}")
    text = text.replace("avser: personer", f"avser: {of or 'händelser'}")
    return with_keys(text, f"{keys.rstrip()}\nmätningar:\n  hylte: {series}".lstrip())


def added_up(*texts: str) -> list[str]:
    """What is said of indicators by family A: "A001 message", in order."""
    return said(site({f"{number}.md": text for number, text in enumerate(texts)}))


def said(found: Site) -> list[str]:
    """What family A says of a site, with plain blanks."""
    return [
        f"{problem.rule.code} {problem.message}".replace("\u00a0", " ")
        for problem in found.problems
        if problem.rule.code.startswith("A")
    ]
