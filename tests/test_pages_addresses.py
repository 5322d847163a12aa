"""Addresses work on every server, never clash, and lead from any page to any other."""

import posixpath
import re

from hypothesis import given
from hypothesis import strategies as st

from kvalitet.pages.addresses import LONGEST_SLUG, href, slugs_of

IDS = st.from_regex(r"[0-9A-Za-zÅÄÖåäö]{1,12}(-[0-9A-Za-zÅÄÖåäö]{1,12}){0,5}", fullmatch=True)
FOLDERS = st.sampled_from(["", "nyckeltal/", "nyckeltal/u1/", "analyser/a-2018/", "sidor/om/"])


def test_an_id_becomes_lower_case_ascii() -> None:
    assert slugs_of(["EX-ÖPPENVÅRD"]) == {"EX-ÖPPENVÅRD": "ex-oppenvard"}


def test_names_that_windows_cannot_have_are_changed() -> None:
    for name in ("con", "NUL", "bin", "com1", "app-data"):
        assert slugs_of([name])[name] not in {"con", "nul", "bin", "com1", "app-data"}


def test_an_id_that_is_plain_keeps_its_name_beside_one_that_becomes_the_same() -> None:
    slugs = slugs_of(["hål", "hal"])
    assert slugs["hal"] == "hal"
    assert slugs["hål"] != "hal"


@given(st.lists(IDS, unique_by=str.casefold, max_size=20))
def test_slugs_are_short_plain_and_never_alike(ids: list[str]) -> None:
    slugs = list(slugs_of(ids).values())
    assert len({slug.casefold() for slug in slugs}) == len(slugs) == len(ids)
    for slug in slugs:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
        assert len(slug) <= LONGEST_SLUG


@given(st.lists(IDS, unique_by=str.casefold, max_size=8))
def test_slugs_do_not_depend_on_the_order_of_the_documents(ids: list[str]) -> None:
    assert slugs_of(ids) == slugs_of(reversed(ids))


@given(FOLDERS, FOLDERS)
def test_a_link_leads_from_one_page_to_the_other(here: str, there: str) -> None:
    link = href(here, there)
    assert not link.startswith("/")
    reached = posixpath.normpath(posixpath.join("/", here, link))
    assert reached == posixpath.normpath(posixpath.join("/", there))
    assert link.endswith("/")


def test_a_link_within_the_page_is_its_anchor() -> None:
    assert href("nyckeltal/u1/", "nyckeltal/u1/#kv-hylte") == "#kv-hylte"


def test_a_link_to_a_file_keeps_its_name() -> None:
    assert href("nyckeltal/u1/", "data/u1.csv") == "../../data/u1.csv"
