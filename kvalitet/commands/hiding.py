"""How commands tell a writer what is hidden and why; nothing of it is for those who read."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from kvalitet.analysis.disclosure.hidden import Hidden, Masking, Why
from kvalitet.swedish.lists import joined
from kvalitet.swedish.numbers import counted
from kvalitet.terminal import hand_on, say

LIST_HIDDEN = "--hidden"
_EASE = (
    "Mer än det behövs kan vara dolt där många små siffror hänger ihop. Färre korta perioder, delar"
    " eller samband, eller delar som slås ihop, gör att fler kan visas."
)


def hidden_as_text(masked: Masking) -> str:
    """Every hidden figure on a line with its place, under its indicator."""
    in_order = sorted(masked.hidden, key=_order)
    groups = groupby(in_order, key=lambda one: one.observation.indicator)
    return "".join(line for name, found in groups for line in _lines(name, [*found]))


def _order(one: Hidden) -> tuple[object, ...]:
    """Those of one owner and period together, what it is about before what is hidden for it."""
    o = one.observation
    return o.indicator, o.owner, o.period.sort_key, one.why is Why.COMPLEMENTARY, o.parts


def _lines(indicator: str, hidden: Sequence[Hidden]) -> Iterator[str]:
    yield f"{indicator}: {_tally(hidden)}\n"
    for one in hidden:
        yield f"  {one.observation.stated_in[0]}: {one.name}: {one.reason}.\n"


def _tally(hidden: Sequence[Hidden]) -> str:
    """Write "5 dolda siffror, 2 för sin egen skull och 3 för att skydda andra"."""
    number = Counter(one.why for one in hidden)
    kinds = joined(f"{number[why]} {why}" for why in Why if number[why])
    return f"{counted(len(hidden), 'dold siffra', 'dolda siffror')}, {kinds}"


def say_what_is_hidden(masked: Masking | None, form: str, *, is_listed: bool) -> None:
    """Tell how much is hidden, and all of it when that is asked for."""
    if masked is None or not masked.hidden:
        return
    if is_listed:
        text = hidden_as_text(masked)
        if form == "text":
            hand_on(text)
        else:  # what a platform reads has already been handed on
            say(text.rstrip("\n"))
        say(f"{_tally(masked.hidden)}.")
        if any(one.is_cautious for one in masked.hidden):
            say(_EASE)
    else:
        figures = counted(len(masked.hidden), "siffra visas", "siffror visas")
        say(f"{figures} inte för läsaren. Vilka och varför: build.py check {LIST_HIDDEN}")
