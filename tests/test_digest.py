"""What the index of the search reads of a page."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest

from session_reports.digest import MARK, digest


def page(article: str, *, language: str = "en", **facets: object) -> str:
    told = json.dumps({"title": "Tides", "kind": ["Page"], "page": "other", "date": "", **facets}).replace(
        "<", "\\u003c"
    )
    return (
        f'<!doctype html>\n<html lang="{language}" class="no-js"><head><title>T</title>'
        f'<script type="application/json" id="sr-facets">{told}</script></head><body><header>Head</header>'
        f'<article class="md-typeset">\n{article}\n</article><footer>Foot</footer></body></html>'
    )


def read(article: str, **facets: object) -> str:
    language = str(facets.pop("language", "en"))
    found = digest(page(article, language=language, **facets))
    assert found
    return found


def test_a_page_that_is_not_to_be_found_has_no_digest() -> None:
    assert digest("<!doctype html><html><body><article>Words</article></body></html>") is None
    assert digest(page("").replace("article", "section")) is None


def test_the_article_is_read_and_nothing_around_it() -> None:
    found = read("<p>Words</p>")
    assert "<p>Words</p>" in found
    assert "Head" not in found
    assert "Foot" not in found


@pytest.mark.parametrize("language", ["en", "fr", "zh-Hant"])
def test_a_digest_is_in_the_language_of_its_page(language: str) -> None:
    assert f'<html lang="{language}">' in read("", language=language)


def test_a_page_without_a_language_is_taken_for_english() -> None:
    found = digest(page("").replace('<html lang="en" class="no-js">', "<html>"))
    assert found
    assert '<html lang="en">' in found


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("E/CN.15/2011/2", "E/|CN.|15/|2011/|2"),
        ("(E/CN.7/1)", "(E/|CN.|7/|1)"),
        ("l'Argentine", "l'|Argentine"),
        ("Côte d’Ivoire", "Côte d’|Ivoire"),  # noqa: RUF001
        ("follow-up", "follow-|up"),
        ("1–3", "1–|3"),  # noqa: RUF001
        ("States (12), 26.1", "States (12), 26.|1"),
        ("Lamp&amp;Wick", "Lamp&amp;|Wick"),
        ("a_b", "a_b"),
        ('<a href="../a.b/c-d/">one</a> two', '<a href="../a.b/c-d/">one</a> two'),
    ],
)
def test_words_that_have_no_space_between_them_are_parted(text: str, parted: str) -> None:
    assert f"<p>{parted.replace('|', MARK)}</p>" in read(f"<p>{text}</p>")


def test_what_the_theme_s_search_passes_over_is_passed_over() -> None:
    found = read('<p class="a" data-search-exclude>One</p><p data-search-exclude="" class="b">Two</p>')
    assert '<p class="a" data-pagefind-ignore>One</p><p data-pagefind-ignore class="b">Two</p>' in found


def test_the_text_of_a_paragraph_is_read_though_it_has_a_page_of_its_own() -> None:
    text = '<div class="sr-text" lang="en" data-search-exclude=""><p>Words</p></div>'
    assert '<div class="sr-text" lang="en"><p>Words</p></div>' in read(text, page="report")


def test_a_paragraph_without_an_address_is_none_of_the_one_before() -> None:
    paragraphs = '<div class="sr-para" id="para_1">One</div><div class="sr-para">Two</div>'
    assert '<div class="sr-para" id="nameless">Two</div>' in read(paragraphs, page="report")
    assert "nameless" not in read(paragraphs)


def test_the_names_of_a_delegation_weigh_most() -> None:
    names = (
        '<dl class="sr-facts"><dt>Formal name</dt><dd>the Isle</dd></dl>'
        '<details class="sr-forms"><summary>All</summary></details>'
    )
    assert (
        '<dl class="sr-facts" data-pagefind-weight="8"><dt data-pagefind-ignore>Formal name</dt>'
        "<dd>the Isle ·</dd></dl>"
        '<details class="sr-forms" data-pagefind-weight="8"><summary data-pagefind-ignore>All</summary></details>'
    ) in read(names, page="delegation")
    assert names in read(names)


@pytest.mark.parametrize("kind", ["home", "reports", "delegations", "documents", "people"])
def test_of_a_list_the_heading_is_read(kind: str) -> None:
    found = read('<h1 id="title">All</h1><table><tr><td>Haven</td></tr></table>', page=kind)
    assert '<main data-pagefind-body><h1 id="title">All</h1></main>' in found
    assert "<main data-pagefind-body></main>" in read("<p>Haven</p>", page=kind)


def test_facets_become_filters_and_who_spoke_where_an_id() -> None:
    found = read(
        "", title='Lamp & "Wick" <Keepers>', delegation=["Lamp & Wick", "Veld"], year=["2016"], said="para_1:0=0"
    )
    filters = re.findall(r'data-pagefind-filter="(\w+)\[content\]" content="([^"]*)"', found)
    assert [(name, unescape(value)) for name, value in filters] == [
        ("kind", "Page"),
        ("year", "2016"),
        ("delegation", "Lamp & Wick"),
        ("delegation", "Veld"),
    ]
    assert 'data-pagefind-meta="title[content]" content="Lamp &amp; &quot;Wick&quot; &lt;Keepers&gt;"' in found
    assert '<i id="said|para_1:0=0"></i>' in found


@pytest.mark.parametrize(("date", "order"), [("2016-03-11", "2016-03-11"), ("", "9999")])
def test_the_newest_come_first_and_names_before_them(date: str, order: str) -> None:
    assert f'data-pagefind-sort="date[content]" content="{order}"' in read("", date=date)
