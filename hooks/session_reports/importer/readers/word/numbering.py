"""Word's automatic numbers, counted by the file's own definitions of its lists.

A list is an instance (``num``) of a definition (``abstractNum``), which says for each of nine levels how its numbers
look, where they start and what makes them start anew. Instances of one definition go on counting where the other
stopped, but those that say that they start anew (ECMA-376, part 1, 17.9).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from session_reports.importer.readers.labels import figure

from .styles import is_on, value_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

    from .styles import Styles

__all__ = ["Numbering"]

_MANNERS = {
    "decimal": "decimal", "lowerLetter": "letter", "upperLetter": "Letter", "lowerRoman": "roman",
    "upperRoman": "Roman", "none": "none", "decimalZero": "zero", "ordinal": "ordinal", "bullet": "bullet",
}  # fmt: skip
_BULLET = "•"
_DASHES = frozenset("-–—")  # noqa: RUF001
_DEPTH = 9


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    manner: str
    text: str
    """With "%1" for the number of the first level."""
    restart: int | None
    """The number of the level whose items make it start anew; 0: none do; nothing: all above it."""
    legal: bool
    """Whether all numbers in it are figures."""
    style: str
    """The style whose paragraphs stand at this level."""


@dataclass(frozen=True, slots=True)
class _List:
    """An instance: its definition, its levels, and at which number it starts anew."""

    definition: str
    levels: Mapping[int, _Level]
    starts: Mapping[int, int]


class Numbering:
    """Counts the numbers of a document, paragraph after paragraph."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        """Gather the definitions of lists."""
        self._styles = styles
        self.unknown: set[str] = set()
        """Forms of numbers that are told in figures instead."""
        self.continued: list[str] = []
        """The labels at which a list goes on with the numbers of another."""
        self._definitions = (
            {} if root is None else {one.get("abstractNumId", ""): one for one in root.iter("abstractNum")}
        )
        self._instances = {} if root is None else {one.get("numId", ""): one for one in root.findall("num")}
        self._lists: dict[str, _List] = {}
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[str, int]] = set()

    def label(self, properties: Element | None, style: str | None) -> tuple[str, int]:
        """Count a paragraph, and return its label with the depth of its list; both are nothing for one without."""
        number = value_of(properties, "numPr", "numId")
        level = value_of(properties, "numPr", "ilvl")
        names: list[str] = []
        if number is None:
            for one in self._styles.chain(style):
                names.append(one.get("styleId", ""))
                number = value_of(one, "pPr", "numPr", "numId")
                level = value_of(one, "pPr", "numPr", "ilvl") if level is None else level
                if number is not None:
                    break
        found = self._list(number or "0")
        if found is None:
            return "", 0
        linked = next((depth for name in names for depth, one in found.levels.items() if one.style == name), None)
        depth = linked if linked is not None else _number(level, 0)
        return self._counted(number or "", found, depth) if depth in found.levels else ("", 0)

    def _list(self, number: str) -> _List | None:
        if number not in self._instances:
            return None
        if number not in self._lists:
            self._lists[number] = self._gathered(self._instances[number])
        return self._lists[number]

    def _gathered(self, instance: Element) -> _List:
        name = self._definition(value_of(instance, "abstractNumId") or "")
        definition = self._definitions.get(name)
        levels = {} if definition is None else {_depth(one): _level(one) for one in definition.findall("lvl")}
        starts = {}
        for override in instance.findall("lvlOverride"):
            if (own := override.find("lvl")) is not None:
                levels[_depth(override)] = _level(own)
            if (start := value_of(override, "startOverride")) is not None:
                starts[_depth(override)] = _number(start, 1)
        return _List(name, levels, starts)

    def _definition(self, name: str) -> str:
        """Follow a definition that is another's by way of a style of lists."""
        linked = value_of(self._definitions.get(name), "numStyleLink")
        number = self._styles.value(linked, "pPr", "numPr", "numId")
        instance = self._instances.get(number or "")
        return (value_of(instance, "abstractNumId") or name) if instance is not None else name

    def _counted(self, number: str, found: _List, depth: int) -> tuple[str, int]:
        """Count an item of a list, and return its label and the depth of its level, from 1."""
        counts, level = self._counts[found.definition], found.levels[depth]
        first = (number, depth) not in self._begun
        self._begun.add((number, depth))
        goes_on = first and depth in counts and depth not in found.starts
        if first and depth in found.starts:
            counts[depth] = found.starts[depth]
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else level.start
        for below, other in found.levels.items():
            if below > depth and (other.restart is None or depth < other.restart):
                counts.pop(below, None)
        if level.manner == "bullet":
            return (level.text if level.text in _DASHES else _BULLET), depth + 1
        label = re.sub(r"%([1-9])", lambda match: self._figure(found, counts, level, int(match[1]) - 1), level.text)
        self.continued += [label] * goes_on
        return label, depth + 1

    def _figure(self, found: _List, counts: Mapping[int, int], level: _Level, depth: int) -> str:
        """Return the number of a level in the manner that its definition gives it."""
        other = found.levels.get(depth, level)
        number = counts.get(depth, other.start)
        manner = _MANNERS.get(other.manner, "")
        if not manner:
            self.unknown.add(other.manner)
        if level.legal or manner in {"", "bullet"}:
            return str(number)
        if manner == "ordinal":
            teen = number % 100 in {11, 12, 13}
            return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
        return "" if manner == "none" else f"{number:02}" if manner == "zero" else figure(number, manner)


def _level(element: Element) -> _Level:
    restart = value_of(element, "lvlRestart")
    return _Level(
        _number(value_of(element, "start"), 0), value_of(element, "numFmt") or "decimal",
        value_of(element, "lvlText") or "", None if restart is None else _number(restart, 0),
        is_on(element, "isLgl") is True, value_of(element, "pStyle") or "",
    )  # fmt: skip


def _depth(element: Element) -> int:
    return min(_number(element.get("ilvl"), 0), _DEPTH)


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,9}", text) else otherwise
