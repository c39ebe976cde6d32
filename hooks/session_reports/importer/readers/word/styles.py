"""The styles of a Word file: what paragraphs and words have by their style, and not by themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

__all__ = ["Styles", "is_on", "value_of"]

# The styles of headings in the templates of the United Nations: "_ H_1_G", "_ H_2/3", "_ H _Ch_G", "Title_H_CH".
_HEADING = re.compile(r"heading (?P<level>[1-9])|title|(?:_ |title_)h ?_*(?P<united>ch|m|1|2|4|5)?(?:/\d)?(?:_g?)?")
_UNITED = {"ch": 1, "m": 1, "1": 2, "2": 3, "4": 4, "5": 5}
_BODY = 9  # the level of an outline at which text stands


def value_of(element: Element | None, *path: str) -> str | None:
    """Return the value of an element that stands below another, if it does."""
    for name in path:
        element = element.find(name) if element is not None else None
    return element.get("val") if element is not None else None


def is_on(properties: Element | None, name: str) -> bool | None:
    """Return whether a property is set, is taken away, or is neither."""
    element = properties.find(name) if properties is not None else None
    return None if element is None else element.get("val", "1") not in {"0", "false", "off"}


class Styles:
    """The styles of a file by their ids."""

    def __init__(self, root: Element | None) -> None:
        """Gather the styles."""
        styles = [] if root is None else root.findall("style")
        self._styles = {style.get("styleId", ""): style for style in styles}
        self.default = next(
            (
                s.get("styleId", "")
                for s in styles
                if s.get("type") == "paragraph" and s.get("default") in {"1", "true"}
            ),
            "",
        )

    def chain(self, key: str | None) -> Iterator[Element]:
        """Yield a style and those on which it is based, the nearest first."""
        seen = set[str]()
        while key and key in self._styles and key not in seen:
            seen.add(key)
            yield self._styles[key]
            key = value_of(self._styles[key], "basedOn")

    def is_on(self, key: str | None, name: str) -> bool | None:
        """Return whether a style sets or takes away a property of words."""
        told = (is_on(style.find("rPr"), name) for style in self.chain(key))
        return next((value for value in told if value is not None), None)

    def value(self, key: str | None, *path: str) -> str | None:
        """Return a value that a style gives."""
        told = (value_of(style, *path) for style in self.chain(key))
        return next((value for value in told if value is not None), None)

    def level(self, key: str | None) -> int:
        """Return the level of the headings that have a style; 0 where it is none of headings."""
        outline = self.value(key, "pPr", "outlineLvl")
        if outline is not None and outline.isdecimal() and int(outline) < _BODY:
            return int(outline) + 1
        for style in self.chain(key):
            if match := _HEADING.fullmatch((value_of(style, "name") or "").lower()):
                return int(match["level"] or _UNITED.get(match["united"] or "", 1))
        return 0
