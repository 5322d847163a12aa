"""YAML as writers write it: what is read, where it stands, and what is said about every trap."""

from collections.abc import Iterator

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from kvalitet.front import reader
from kvalitet.front.parse import MAX_ROUNDS, parse_front
from kvalitet.front.rules import DUPLICATE_KEY
from kvalitet.front.tree import Front
from kvalitet.model.value import MissingKind
from kvalitet.problems import Place, Problem

REAL = """\
typ: nyckeltal
id: U33461
kallas_också: [KF 24]
namn: Ej återaktualiserade barn 0–12 år
beskrivning: >-
  [[U33461 2018-H1]] av barnen
  kom inte tillbaka.
nivåer:
  - gäller_från: 2018
    röd: 0–75 # beslutad
    beslut: {organ: "Kommun\\u00adfullmäktige", datum: 2018-01-01, paragraf: '§ 1'}
mätningar:
  exempelby: {2015: 78, 2016: ej mätt, 2017: "87,5"}
  hylte:
    2018-H1: 67
    2024:
      totalt: 24 av 30
förbehåll: ["Få barn: tolka med försiktighet"]
"""


@pytest.fixture(scope="module", autouse=True, params=["libyaml", "pure Python"])
def parser(request: pytest.FixtureRequest) -> Iterator[None]:
    """Both of PyYAML's parsers say the same."""
    with pytest.MonkeyPatch.context() as patch:
        loader = yaml.CSafeLoader if request.param == "libyaml" else yaml.SafeLoader
        patch.setattr(reader, "_LOADER", loader)
        yield


def read(text: str) -> Front:
    found, problems = parse_front(text, "x.md")
    assert problems == ()
    assert found is not None
    return found


def told(text: str) -> list[str]:
    found, problems = parse_front(text, "x.md")
    assert found is None or bool(found.faulty) is any(
        problem.rule is not DUPLICATE_KEY for problem in problems
    )
    return [
        f"{p.place.line}:{p.place.column} {p.rule.code} {p.message} {p.remedy}" for p in problems
    ]


def shapes(text: str) -> list[str]:
    """Line, column and code of each problem."""
    return [line.partition("Y")[0] + line.split()[1] for line in told(text)]


@pytest.mark.parametrize(
    "scalar",
    [
        "2018-06-30",
        "2018-06",
        "2018-H1",
        "0114",
        "0x1F",
        "1_000",
        "1e3",
        ".5",
        "67,5",
        "-3",
        "12:30",
        "nej",
        "no",
        "on",
        "true",
        "–",
        "=",
        "a#b",
    ],
)
def test_scalars_are_kept_as_written(scalar: str) -> None:
    assert read(f"a: {scalar}").data == {"a": scalar}
    assert read(f"- {scalar}\n".join(["a:\n", ""])).data == {"a": [scalar]}


def test_a_dash_within_braces_is_left_to_the_model() -> None:
    assert read("a: {2013: -}").data == {"a": {"2013": "-"}}


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL", "# inget"])
def test_an_empty_value_is_none(nothing: str) -> None:
    assert read(f"a: {nothing}\nb: x").data == {"a": None, "b": "x"}


@pytest.mark.parametrize("quoted", ["''", '""', "'null'", '"~"'])
def test_a_quoted_value_is_text(quoted: str) -> None:
    assert read(f"a: {quoted}").data == {"a": quoted[1:-1]}


def test_a_key_is_text_whatever_it_looks_like() -> None:
    assert list(read("2015: a\nnej: b\n2018-06-30: c\nnull: d\n").data) == [
        "2015",
        "nej",
        "2018-06-30",
        "null",
    ]


def test_every_key_and_value_has_its_place() -> None:
    found, _ = parse_front("\ntyp: sida\nmål:\n  - {år: 2024, värde: 91}\n  -\n", "x.md", 5)
    assert found is not None
    assert found.data == {"typ": "sida", "mål": [{"år": "2024", "värde": "91"}, None]}
    assert found.place_of(("typ",)) == Place("x.md", 6, 6)
    assert found.place_of_key(("typ",)) == Place("x.md", 6, 1)
    assert found.place_of(("mål", 0)) == Place("x.md", 8, 5)
    assert found.place_of_key(("mål", 0)) == Place("x.md", 8, 5)
    assert found.place_of(("mål", 0, "värde")) == Place("x.md", 8, 23)
    assert found.place_of_key(("mål", 0, "värde")) == Place("x.md", 8, 16)
    assert found.place_of(("mål", 1)) == Place("x.md", 9, 4)


def test_what_is_missing_has_the_place_of_what_surrounds_it() -> None:
    found = read("a:\n  b: 1\n")
    assert found.place_of(("a", "c", 3)) == found.place_of_key(("a", "c")) == Place("x.md", 2, 3)
    assert found.place_of(("z",)) == found.place_of(()) == Place("x.md", 1, 1)


def test_a_real_front_matter_is_read() -> None:
    assert read(REAL).data["mätningar"] == {
        "exempelby": {"2015": "78", "2016": "ej mätt", "2017": "87,5"},
        "hylte": {"2018-H1": "67", "2024": {"totalt": "24 av 30"}},
    }


# ---- The traps, word for word


def test_a_lone_dash_is_told_the_kinds_of_missing() -> None:
    assert told("mätningar:\n  2013: -\n  2015: 100\n") == [
        "2:9 Y012 Ett ensamt streck säger inte varför värdet saknas. Skriv talet eller något av "
        "orden ej mätt, uppgift saknas, för få svar, sekretess, ej tillämpligt, bortfall, "
        "ej publicerat."
    ]


def test_the_kinds_of_missing_are_those_of_the_model() -> None:
    assert all(kind.value in told("a: -")[0] for kind in MissingKind)


def test_a_decimal_comma_within_braces_needs_quotes() -> None:
    assert told("2024: {totalt: 87,5}\n") == [
        "1:16 Y013 Inom { } och [ ] skiljer komma värden åt, så ”87,5” läses som flera. "
        'Skriv talet inom citattecken ("87,5") eller med punkt (87.5), eller ge varje värde en '
        "egen rad. Är det flera tal: skriv mellanslag efter kommat."
    ]


def test_a_key_given_twice_names_the_first() -> None:
    assert told("namn: A\nid: x\nnamn: B\n") == [
        "3:1 Y010 Nyckeln ”namn” står redan på rad 1. Slå ihop de två, eller ta bort den ena."
    ]


def test_after_a_key_given_twice_the_first_value_stands() -> None:
    found, problems = parse_front("a: {b: 1, c: 2}\na: {b: 3}\nd: 4\n", "x.md")
    assert found is not None
    assert len(problems) == 1
    assert found.data == {"a": {"b": "1", "c": "2"}, "d": "4"}
    assert found.place_of(("a", "b")) == Place("x.md", 1, 8)


def test_a_missing_space_after_a_colon() -> None:
    assert told("typ: sida\nid:U33461\nnamn: x\n") == [
        "2:1 Y014 Efter ”id:” saknas ett mellanslag. Skriv ”id: U33461”."
    ]


def test_a_colon_in_a_text() -> None:
    assert told("namn: Mål: fler\n") == [
        "1:10 Y015 ”Mål: fler” innehåller kolon och mellanslag, som om det vore en nyckel till. "
        'Sätt citattecken om hela värdet: "Mål: fler".'
    ]


def test_a_value_that_begins_with_a_special_character() -> None:
    assert told("namn: *Nytt* mål\n") == [
        "1:7 Y016 ”*Nytt* mål” börjar med ”*”, som har en särskild betydelse först i ett värde. "
        'Sätt citattecken om hela värdet: "*Nytt* mål".'
    ]


def test_a_reference_without_quotes() -> None:
    assert told("sammanfattning: [[U33461 2024]] klarade det.\nid: x\n") == [
        "1:17 Y017 Sifferhänvisningen ”[[U33461 2024]]” saknar citattecken. "
        'Sätt citattecken om hela texten: "[[U33461 2024]] klarade det.".'
    ]


def test_a_tab() -> None:
    assert told("mål:\n\tår: 2024\n") == [
        "2:1 Y018 Raden är indragen med tabb. Byt varje tabb mot två mellanslag."
    ]


def test_a_quote_without_an_end() -> None:
    assert told('namn: "Mål\nid: x\n') == [
        '1:7 Y019 Citattecknet " före ”Mål” har inget slut på raden. Skriv " även sist i texten.'
    ]


def test_a_list_where_keys_should_stand() -> None:
    assert told("- typ: sida\n- id: x\n") == [
        "1:1 Y006 Här står en lista, men här ska stå nycklar med värden. "
        "Skriv nyckel, kolon, mellanslag och värde på varje rad, t.ex. typ: sida."
    ]


# ---- All the rest: the text, and the line, column and code of what is said


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", ["1:1 Y005"]),
        ("# bara en kommentar\n", ["1:1 Y005"]),
        ("---\n", ["1:1 Y005"]),
        ("\n- a\n", ["2:1 Y006"]),
        ("[a, b]", ["1:1 Y006"]),
        ("hej\n", ["1:1 Y007"]),
        ("id:U1\n", ["1:1 Y014"]),
        ("id:U1\ntyp: sida\n", ["1:1 Y014"]),
        ("2015:78\n2016:80\nid: x\n", ["1:1 Y014", "2:1 Y014"]),
        ("a:\n  2015:78\n  2016:80\n", ["2:3 Y014", "3:3 Y014"]),
        ("a:\n  2015:78\n  2016: 80\n", ["2:3 Y014"]),
        ("a: {2015:78, 2016:80}\n", ["1:5 Y014", "1:14 Y014"]),
        ("id:\xa0U1\ntyp: sida\n", ["1:1 Y029"]),
        ("a: 1\n\xa0b: 2\n", ["2:1 Y029"]),
        ("a: {b: - , c: 1}\n", ["1:8 Y012"]),
        ("a: -   # mäts inte\n", ["1:4 Y012"]),
        ("a: - 5\n", ["1:4 Y032"]),
        ("a: [87,5, 90,1]\n", ["1:5 Y013", "1:11 Y013"]),
        ("a: [-3,2]\n", ["1:5 Y013"]),
        ("a: {not: från 87,5 till 90}\n", ["1:15 Y013"]),
        ("a: {not: en, två}\n", ["1:14 Y022"]),
        ("a: {b}\n", ["1:5 Y022"]),
        ("a: {b:1\n c: 2}\nd: 1\n", ["1:5 Y014"]),
        ("a: b: c: d\n", ["1:5 Y015"]),
        ("- a: b: c\n", ["1:7 Y015"]),
        ("a: {b: Mål: fler}\n", ["1:11 Y015"]),
        ('a: "b": c\n', ["1:7 Y015"]),
        ("a: %b\n", ["1:4 Y016"]),
        ("a: @b\n", ["1:4 Y016"]),
        ("a: [@b, c]\n", ["1:5 Y016"]),
        ("a: `b`\n", ["1:4 Y016"]),
        ("a: * b\n", ["1:4 Y016"]),
        ("a: *b\n", ["1:4 Y016"]),
        ("- *b\n", ["1:3 Y016"]),
        ("a: &b c\n", ["1:4 Y016"]),
        ("a: & b\n", ["1:4 Y016"]),
        ("a: &b c: d\n", ["1:4 Y016"]),
        ("a: !b c\n", ["1:4 Y016"]),
        ("a: !!python/object:os.system x\n", ["1:4 Y016"]),
        ("&a b: c\n", ["1:1 Y016"]),
        ("a: >90\n", ["1:4 Y016"]),
        ("a: |b\n", ["1:4 Y016"]),
        ("a: , b\n", ["1:4 Y016"]),
        ("a: ? b\n", ["1:4 Y016"]),
        ("a: 1\n%b: 2\n", ["2:1 Y016"]),
        ("a: [[U1]]\n", ["1:4 Y017"]),
        ("a:\n  - [[U1]]\n  - [[U2]] ökar\n", ["2:5 Y017", "3:5 Y017"]),
        ("a: {b: var [[U1]] då, c: 1}\n", ["1:8 Y017"]),
        ("a:\n\tb: 1\n\tc: 2\nd: -\n", ["2:1 Y018", "3:1 Y018", "4:4 Y012"]),
        ("a: |\n\tb\n", ["2:1 Y018"]),
        ("a: 'b\nc: d\n", ["1:4 Y019"]),
        ('a: "b\nc: "d"\n', ["1:4 Y019"]),
        ('a: "b\n c" d\n', ["1:4 Y019"]),
        ("a: 'b\n---\n'\n", ["1:4 Y019"]),
        ('a: "b" c\n', ["1:8 Y020"]),
        ("a: 'Barn's'\n", ["1:10 Y020"]),
        ('a: {b: "c" d}\n', ["1:12 Y020"]),
        ("a: [b, c\nd: e\n", ["1:4 Y021"]),
        ("a: {b: c\nd: e\n", ["1:4 Y021"]),
        ("a: [b}\n", ["1:4 Y021"]),
        ("a: {\n  b: c\n  d: e}\n", ["1:4 Y021"]),
        ("a: [b]]\n", ["1:7 Y035"]),
        ("a: }\n", ["1:4 Y035"]),
        ("titel: [Utkast] Plan\n", ["1:17 Y038"]),
        ("a: [Länk](https://x.se): y\n", ["1:10 Y038"]),
        ("- {b: c} d\n", ["1:10 Y038"]),
        ("a:\n  b: 1\n c: 2\n", ["3:2 Y023"]),
        ("a:\n  - b\n - c\n", ["3:2 Y023"]),
        ("a: |\n  b\n c\n", ["3:2 Y023"]),
        ("a: 1\n  b: 2\n", ["2:3 Y036"]),
        ("a:\n  - b\n  c: d\n", ["3:3 Y024"]),
        ("a: 1\n- b\n", ["2:1 Y037"]),
        ('a: "C:\\kod"\n', ["1:7 Y025"]),
        ('a: "b\\0c"\n', ["1:4 Y034"]),
        ("a: 1\nlös text\nb: 2\n", ["2:1 Y026"]),
        ("a: 1\nlös text\n", ["2:1 Y026"]),
        (f"a: 1\n{'b' * 1100}: 2\n", ["2:1 Y026"]),
        ("<<: {a: b}\n", ["1:1 Y027"]),
        ("a: 1\n---\nb: 2\n", ["2:1 Y028"]),
        ("a: 1\n...\nb: 2\n", ["3:1 Y028"]),
        ("%YAML 1.1\n---\na: 1\n", ["1:1 Y028"]),
        (": b\n", ["1:1 Y011"]),
        ("'': b\n", ["1:1 Y011"]),
        ("? [a]\n: b\n", ["1:3 Y033"]),
        ("a: {{ b }}\n", ["1:5 Y033"]),
        ("a: [, b]\n", ["1:5 Y099"]),
    ],
)
def test_every_fault_has_its_place_and_its_rule(text: str, problems: list[str]) -> None:
    assert shapes(text) == problems


def test_a_file_with_many_faults_tells_them_all() -> None:
    text = "a: 1\na: 2\nb: -\nc: Mål: x\nid:U1\nd: @x\ne: {f: 1,5}\na: 3\ng: [1\n"
    assert shapes(text) == [
        "2:1 Y010",
        "3:4 Y012",
        "4:7 Y015",
        "5:1 Y014",
        "6:4 Y016",
        "7:8 Y013",
        "8:1 Y010",
        "9:4 Y021",
    ]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("a: x\n  b: 1\n\n  c: 2\nd: -\n", ["2:3 Y036", "5:4 Y012"]),
        ("a: b: c\n  d: e\n  f: g\nh: -\n", ["1:5 Y015", "4:4 Y012"]),
        ("a: 1\nmål\n  - {b: c}\n  - d\ne: -\n", ["2:1 Y026", "5:4 Y012"]),
        ("a:\n  - b: @c\n      d: e\n    f: -\n", ["2:8 Y016", "4:8 Y012"]),
    ],
)
def test_what_follows_from_a_fault_is_not_told(text: str, problems: list[str]) -> None:
    assert shapes(text) == problems


def test_a_value_with_quotes_is_shown_in_the_other_kind() -> None:
    assert told('a: Det "nya": mer\n')[0].endswith("""hela värdet: 'Det "nya": mer'.""")


def test_a_long_value_is_cut() -> None:
    assert f"”Mål: {'x' * 55}…” innehåller" in told(f"a: Mål: {'x' * 500}\n")[0]


@pytest.mark.parametrize(
    "text",
    [
        "a: b, c, d\n",
        "a: 87,5\n",
        "a: [87.5, 90.1]\n",
        "a: [1, 2]\n",
        "a: [KF24,KF25]\n",
        "a: [b, c,]\n",
        "a: {b: , c: }\n",
        "a:\n  12:30\n",
        "a:\n  https://x.se\n",
        "a: den 1:a\n",
        "a: x [[U1]] y\n",
        'a: "[[U1]] ökar"\n',
        "a: >-\n  [[U1]] ökar\n",
        "a: |\n  b: c: d\n  - [[x]]\n  *e*\n",
        "a: b # c: d\n",
        "a:\n- b\n- c\n",
        "? a\n: b\n",
        "---\na: b\n...\n",
    ],
)
def test_what_is_no_fault(text: str) -> None:
    assert read(text).data.keys() == {"a"}


# ---- What could hurt


def hostile() -> dict[str, str]:
    bomb = "a: &a [x, x]\n" + "".join(f"k{i}: &k{i} [*a, *a, *a]\n" for i in range(30))
    return {
        "nested lists": "a: " + "[" * 50_000,
        "nested lists on lines": "a: " + "[\n" * 50_000,
        "nested mappings": "a: " + "{a: " * 50_000,
        "nested dashes": "- " * 9_000,
        "nested blocks": "".join(" " * i + "a:\n" for i in range(900)),
        "alias bomb": bomb,
        "one long line": "a: " + "x" * 10_000_000,
        "many keys": "".join(f"k{i}: v\n" for i in range(60_000)),
        "many items": "a: [\n" + "1,\n" * 60_000 + "]\n",
        "many faults": "".join(f"k{i}: a: b\n" for i in range(1_000)),
        "many duplicates": "a: 1\n" * 20_000,
        "many numbers": "a: [" + "1," * 9_000 + "]\n",
        "many tags": "!" * 19_000,
        "a large version": "%YAML 1." + "9" * 9_000 + "\n---\na: b\n",
        "a character beyond all": 'a: "\\UFFFFFFFF"\n',
        "half a character": 'a: "\\uD800"\n',
    }


@pytest.mark.parametrize("name", hostile())
def test_nothing_hurts(name: str) -> None:
    text = hostile()[name]
    found, problems = parse_front(text, "x.md")
    assert problems
    assert len(problems) <= reader.MAX_FAULTS + MAX_ROUNDS
    assert found is None or found.faulty or name == "many duplicates"


def test_the_limits_say_what_they_are() -> None:
    assert told("a: " + "[" * 21)[0] == (
        "1:23 Y030 Här ligger fler än 20 nivåer i varandra. "
        "Ta bort överflödiga parenteser, eller dra in raderna mindre."
    )
    assert told("a: [\n" + "x,\n" * 50_000 + "]\n")[0].endswith(
        "Y031 Här finns fler än 50000 nycklar och värden. Dela dokumentet i flera."
    )


def within(problem: Problem, text: str) -> bool:
    lines = text.split("\n")
    place = problem.place
    return place.line <= len(lines) and place.column <= len(lines[place.line - 1]) + 1


def check(text: str) -> None:
    """Whatever the text, there is a sound tree or problems that lie within the file."""
    found, problems = parse_front(text, "x.md")
    assert found or problems
    assert all(within(problem, text) for problem in problems)
    assert all(problem.message and problem.remedy for problem in problems)
    if found and not problems:
        assert found.keys.keys() <= found.values.keys()
        assert list(found.data) == [key[0] for key in found.keys if len(key) == 1]


YAML_SIGNS = st.text(st.sampled_from("ab1å,.:;-–#[]{}\"'\\|>&*!%@`?~<= \n\t\xa0"), max_size=60)


@given(st.text(max_size=100) | YAML_SIGNS)
@example("a: \ud800")
@example("\ufeffa: b")
@example("a: \x85b")
def test_any_text_is_survived(text: str) -> None:
    check(text)


@given(st.integers(0, len(REAL)), st.integers(0, 8), YAML_SIGNS)
def test_a_real_front_matter_survives_any_slip(at: int, dropped: int, typed: str) -> None:
    check(REAL[:at] + typed + REAL[at + dropped :])
