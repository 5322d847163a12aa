"""The small parts that plans and follow-ups share: tiles, bars, deadlines, places and gaps."""

import pytest

from kvalitet.analysis.gaps import Gap, GapKind
from kvalitet.analysis.risks import Movement, RiskPoint
from kvalitet.model.period import parse_period
from kvalitet.model.plan import Deadline
from kvalitet.model.risk import RiskLevel
from kvalitet.model.risk_matrix import RiskMatrix
from kvalitet.model.words import ActionStatus, Ongoing, Performed, QualityLevel, RiskGone
from kvalitet.pages.action_marks import BAR, deadline_words, performed_words, status_light
from kvalitet.pages.entries import anchor_of
from kvalitet.pages.gap_words import MANY, gaps_in_short
from kvalitet.pages.headed import headed
from kvalitet.pages.risk_marks import MOVEMENTS, tile_of
from tests.sites import CONFIG, MATRIX, config_of


def matrix(text: str = MATRIX) -> RiskMatrix:
    return config_of(CONFIG + text).risk_matrices[0]


def point(level: RiskLevel, on: RiskMatrix | None) -> RiskPoint:
    colour = level if isinstance(level, QualityLevel) else on.colour_of(level) if on else None
    band = on.bands[colour] if on and colour else None
    return RiskPoint("plan-2024", None, None, None, level, colour, band)


# ---- risks ----


@pytest.mark.parametrize(
    ("level", "text", "word", "colour"),
    [
        (12, "12", "hög risk", QualityLevel.RED),
        (1, "1", "låg risk", QualityLevel.GREEN),
        (QualityLevel.YELLOW, "gul", "betydande risk", QualityLevel.YELLOW),
        (RiskGone.GONE, "–", "kvarstår inte", None),
        (None, "?", "uppgift saknas", None),
    ],
)
def test_a_tile_has_a_number_a_word_and_a_colour(
    level: RiskLevel, text: str, word: str, colour: QualityLevel | None
) -> None:
    tile = tile_of(point(level, matrix()), matrix())
    assert (tile.text, tile.word, tile.colour) == (text, word, colour)


def test_without_a_matrix_a_number_has_no_colour_but_a_colour_still_has() -> None:
    number, colour = (tile_of(point(one, None), None) for one in (8, QualityLevel.RED))
    assert (number.text, number.word, number.colour) == ("8", "risknivå", None)
    assert (colour.text, colour.word, colour.colour) == ("röd", "bara färgen är känd", "röd")


def test_what_the_legend_leaves_out_is_said_to_be_unclassified() -> None:
    holed = MATRIX.replace("4–8", "4–6")
    declared = matrix(f"{holed}    oklassade: {{produkter: [8], skäl: Källan nämner det inte.}}\n")
    assert tile_of(point(8, declared), declared).word == "oklassad"


def test_signs_that_only_repeat_the_word_are_for_the_eye() -> None:
    tiles = [tile_of(point(one, matrix()), matrix()) for one in (8, None, RiskGone.GONE)]
    assert [tile.says_more for tile in tiles] == [True, False, False]


def test_every_movement_has_an_arrow_of_its_own() -> None:
    assert MOVEMENTS.keys() == set(Movement)
    assert len({mark.arrow for mark in MOVEMENTS.values()}) == len(Movement)


# ---- actions ----


def test_no_two_statuses_are_drawn_alike() -> None:
    lights = [status_light(status) for status in ActionStatus]
    assert len({light.filled for light in lights}) == len(ActionStatus)
    assert [light.words for light in lights] == [status.value for status in ActionStatus]


def test_the_bar_fills_from_not_started_to_done() -> None:
    order = ("ej påbörjad", "försenad", "risk för försening", "följer tidplan", "klar")
    filled = [status_light(ActionStatus(word)).filled for word in order]
    assert filled == list(range(BAR + 1))
    assert status_light(ActionStatus.UNKNOWN).filled is None


def test_an_action_that_nobody_has_told_of_is_not_followed_up() -> None:
    assert status_light(None).words == "inte uppföljd"
    assert performed_words(None) == "inte uppföljd"
    assert performed_words(Performed.PARTLY) == "delvis utförd"


@pytest.mark.parametrize(
    ("deadline", "words"),
    [
        (parse_period("2024-06-30"), "30 juni 2024"),
        (parse_period("2024-T2"), "tertial 2 2024"),
        (parse_period("2024"), "2024"),
        (Ongoing.ONGOING, "löpande"),
        (None, "uppgift saknas"),
    ],
)
def test_a_deadline_is_told_in_words(deadline: Deadline | None, words: str) -> None:
    assert deadline_words(deadline) == words


# ---- places, headings and gaps ----


def test_the_place_of_an_entry_is_named_by_its_id() -> None:
    assert anchor_of("R1-1") == "kv-plan-r1-1"
    assert anchor_of("Å1") != anchor_of("A1")


def test_entries_stand_below_their_headings_in_the_order_these_are_met() -> None:
    groups = headed("Risker", [("Våld", 1), (None, 2), ("Vård", 3), ("Våld", 4)], "Övriga")
    named = [(group.heading and group.heading.text, group.entries) for group in groups]
    assert named == [("Våld", (1, 4)), ("Vård", (3,)), ("Övriga", (2,))]
    assert len({group.heading.anchor for group in groups if group.heading}) == 3


def test_entries_that_have_no_headings_get_none() -> None:
    (group,) = headed("Risker", [(None, 1), (None, 2)], "Övriga")
    assert (group.heading, group.entries) == (None, (1, 2))
    assert headed("Risker", [], "Övriga") == ()


def in_short(*kinds: GapKind, is_unknown: bool = False) -> str:
    words = gaps_in_short(Gap(kind, "X", "X", is_unknown=is_unknown) for kind in kinds)
    return words.replace("\N{NO-BREAK SPACE}", " ")


def test_gaps_are_counted_kind_by_kind() -> None:
    some = in_short(GapKind.NO_RISK, GapKind.NO_RISK, GapKind.NO_DEADLINE)
    assert some == "2 egenkontroller utan risk och 1 åtgärd utan sluttid"
    assert in_short() == ""


def test_what_nobody_knows_is_told_from_what_there_is_none_of() -> None:
    assert in_short(GapKind.NO_DEADLINE, is_unknown=True) == "1 åtgärd utan uppgift om sluttid"


def test_a_line_has_room_for_a_few_kinds_and_says_that_there_are_more() -> None:
    kinds = list(GapKind)
    assert in_short(*kinds[2:6]).endswith("och 1 åtgärd utan risk")
    assert in_short(*kinds[2:8]) == (
        "1 risk utan egenkontroll, 1 risk utan åtgärd, 1 egenkontroll utan risk "
        "och 3 slags luckor till"
    )


def test_the_red_risks_among_those_with_a_gap_are_counted() -> None:
    levels = (12, 3, 9)
    gaps = [Gap(GapKind.NO_ACTION, "R", "R", judged=point(one, matrix())) for one in levels]
    assert gaps_in_short(gaps).replace("\N{NO-BREAK SPACE}", " ") == "3 risker utan åtgärd (2 röda)"
    assert gaps_in_short(gaps[:1]).endswith("utan åtgärd (röd)")


def test_every_kind_of_gap_has_a_plural() -> None:
    assert MANY.keys() == set(GapKind)
