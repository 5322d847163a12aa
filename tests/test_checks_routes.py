"""D006: somebody's way from one town to another."""

import pytest

from tests.sites import STORY, site, with_text


def warned(text: str) -> list[str]:
    problems = site({"s.md": with_text(STORY, text)}).problems
    return [p.message.split("”")[1] for p in problems if p.rule.code == "D006"]


@pytest.mark.parametrize(
    ("text", "route"),
    [
        (
            "Under 2024 var ett ärende aktuellt, vilket innebar en flytt från Sjöby till Åstad.",
            "flytt från Sjöby till Åstad",
        ),
        (
            "En kvinna flyttade med stöd från Sjöby till Åstad.",
            "flyttade med stöd från Sjöby till Åstad",
        ),
        (
            "Barnet placerades om från Sjöby kommun till Åstad.",
            "placerades om från Sjöby kommun till Åstad",
        ),
    ],
)
def test_the_way_of_a_single_case_is_pointed_out(text: str, route: str) -> None:
    assert warned(text) == [route]


@pytest.mark.parametrize(
    "text",
    [
        "Enheten flyttade från Storgatan till Torget.",
        "Ansvaret flyttades från Sjöby till Åstad.",
        "En kvinna flyttade till en annan kommun.",
        "Flytten från ett hem till ett annat tar tid för en familj.",
    ],
)
def test_what_moves_otherwise_is_left_alone(text: str) -> None:
    assert warned(text) == []
