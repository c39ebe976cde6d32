"""What the index of the search reads of a page: its article, and by what it is found.

Pagefind parts words at white space, and joins what stands between: the parts of ``E/CN.15/2011/2`` and the name in
``l'Argentine`` would not be found. So each is followed by a mark, which the script of the search takes out again.
"""

from __future__ import annotations

import json
import re
from html import escape
from typing import Any

__all__ = ["MARK", "digest"]

MARK = "\N{WORD JOINER} "
"""What parts words that have no space between them: no text has a word joiner before a space."""

_FACETS = re.compile(r'<script type="application/json" id="sr-facets">(.*?)</script>', re.DOTALL)
_LANGUAGE = re.compile(r'<html lang="([^"]+)"')
_ARTICLE = re.compile(r"<article.*</article>", re.DOTALL)
_HEADING = re.compile(r"<h1.*?</h1>", re.DOTALL)
# A tag, which stays as it is, or what joins two words.
_JOINT = re.compile(r"""<[^>]*>|(?<=[^\W_])[-‐-―/.,:;!?()\[\]"“”«»'‘’]+(?=[^\W_])""")  # noqa: RUF001
# What the theme's own search passes over. Of a report that is the text which has pages of its own: here it is wanted.
_TEXT = re.compile(r'(<div class="sr-text"[^>]*?) data-search-exclude(?:="[^"]*")?')
_EXCLUDED = re.compile(r'( data-search-exclude(?:="[^"]*")?)(?=[ >])')
# A paragraph without an address, which would be taken for a part of the one before.
_NAMELESS = re.compile(r'<div class="sr-para">')
# The names of a delegation are what it is found by; what stands beside them would only part them.
_NAMES = re.compile(r'<(dl class="sr-facts"|details class="sr-forms")>')
_LABELS = re.compile(r"<(dt|summary)>")
_NAME_END = re.compile(r"(?=</dd>)")
_NAME_WEIGHT = 8  # a title has 7

# Their lines have pages of their own, which are to be found instead.
_LISTS = {"home", "reports", "delegations", "documents", "people"}
_FILTERS = ("kind", "body", "session", "year", "delegation", "capacity")
_UNDATED = "9999"  # the newest come first, and before them what has no date: names


def digest(html: str) -> str | None:
    """Return a page as the index is to read it, or nothing for a page that is not to be found.

    Filters hold the facets. ``said`` stands as the id of an empty element, which the index keeps as a place in the
    text: metadata would be searched.
    """
    if not (told := _FACETS.search(html)) or not (article := _ARTICLE.search(html)):
        return None
    facets: dict[str, Any] = json.loads(told[1])
    language = _LANGUAGE.search(html)
    return (
        f'<!doctype html><html lang="{language[1] if language else "en"}"><head>'
        f'<meta data-pagefind-meta="title[content]" content="{_attribute(facets["title"])}">'
        f'<meta data-pagefind-sort="date[content]" content="{_attribute(facets["date"] or _UNDATED)}">'
        + "".join(
            f'<meta data-pagefind-filter="{name}[content]" content="{_attribute(value)}">'
            for name in _FILTERS
            for value in facets.get(name, ())
        )
        + f"</head><body><main data-pagefind-body>{_body(article[0], facets['page'])}"
        + (f'<i id="said|{_attribute(facets["said"])}"></i>' if "said" in facets else "")
        + "</main></body></html>\n"
    )


def _body(article: str, kind: str) -> str:
    if kind in _LISTS:
        heading = _HEADING.search(article)
        return heading[0] if heading else ""
    article = _EXCLUDED.sub(" data-pagefind-ignore", _TEXT.sub(r"\1", article))
    if kind == "report":
        article = _NAMELESS.sub('<div class="sr-para" id="nameless">', article)
    if kind == "delegation":
        article = _NAMES.sub(rf'<\1 data-pagefind-weight="{_NAME_WEIGHT}">', article)
        article = _NAME_END.sub(" ·", _LABELS.sub(r"<\1 data-pagefind-ignore>", article))
    return _parted(article)


def _parted(text: str) -> str:
    return _JOINT.sub(lambda found: found[0] if found[0].startswith("<") else found[0] + MARK, text)


def _attribute(value: object) -> str:
    return escape(str(value))
