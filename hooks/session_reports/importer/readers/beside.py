"""What stands beside the text on a page of a site, told by the roles, the classes and the ids of its elements."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

from session_reports.importer.joining import NUMBER

from .cells import is_of_masthead

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Beside"]

_Element: TypeAlias = Any  # one of lxml, which has no types

_ROLES = frozenset("banner contentinfo navigation search".split())
_NAMES = frozenset(
    "breadcrumb breadcrumbs cookie cookies footer menu menubar nav navbar navigation share sharing sidebar skip "
    "skiplink social".split()
)
_OTHERWISE = frozenset(
    "article body content has layout no not note notes text with without".split()
)  # a "menu-content" and what "has-sidebar" are the text
_NEVER = frozenset("article body html main".split())
_LOOKS = 40  # times that the words of a page may be looked through
_ITEM = 80  # characters of an ordered list's item that is a paragraph, and no entry of a menu


class Beside:
    """Tells which elements of a page are named as what stands beside its text, and hold nothing that only a text has.

    ``<div class="site-footer">`` is so, unless a numbered paragraph stands in it, or most words of the page.
    """

    def __init__(self, page: _Element) -> None:
        """Count the letters of the page."""
        texts = [*_words(page)]
        self.letters = sum(map(len, texts))
        self.looks = _LOOKS * len(texts)

    def __contains__(self, element: _Element) -> bool:
        """Whether an element is so; none is any more, where they stand in each other without end."""
        if element.tag in _NEVER or self.looks < 0 or not (element.get("role", "") in _ROLES or _is_named(element)):
            return False
        texts = [*_words(element)]
        self.looks -= len(texts)
        return 2 * sum(map(len, texts)) < self.letters and not _holds_text(element)


def _is_named(element: _Element) -> bool:
    """Whether a class or the id of an element has a word for it: "siteFooter", "main-menu"."""
    names = (re.findall("[A-Z]?[a-z]+", name) for name in f"{element.get('class', '')} {element.get('id', '')}".split())
    told = [{word.lower() for word in name} for name in names]
    return any(words & _NAMES for words in told) and not any(words & _OTHERWISE for words in told)


def _holds_text(element: _Element) -> bool:
    """Whether numbered paragraphs, the lines of a masthead or marks of notes stand in an element, outside of links."""
    items = (item for item in element.iter("li") if item.getparent().tag == "ol")
    return (
        element.find(".//sup") is not None
        or any(sum(map(len, _words(item))) > _ITEM for item in items)
        or any(_is_of_text(" ".join(words.split())) for words in _words(element, links=False))
    )


def _is_of_text(words: str) -> bool:
    number = NUMBER.match(words)
    return bool(number and number["dot"]) or is_of_masthead(words)


def _words(element: _Element, *, links: bool = True) -> Iterator[str]:
    """Yield the texts in an element, as they stand between its tags."""
    for one in element.iter():
        if one.tag not in {"script", "style"} and (links or one.tag != "a"):
            yield one.text or ""
        if one is not element:
            yield one.tail or ""
