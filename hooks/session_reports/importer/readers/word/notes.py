"""The notes of a Word file, with the numbers that Word gives their marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from session_reports.importer.readers.labels import figure

from .styles import value_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from .package import Package

__all__ = ["Notes"]

_MANNERS = {"lowerLetter": "letter", "upperLetter": "Letter", "lowerRoman": "roman", "upperRoman": "Roman"}
_LABEL = re.compile(r"[0-9A-Za-z]{1,6}|\*{1,4}")


class Notes:
    """Gives the notes their numbers, mark after mark."""

    def __init__(self, package: Package) -> None:
        """Gather the notes, and how they are numbered."""
        self.at_end: list[tuple[str, Element]] = []
        """The endnotes whose marks were met, with their labels."""
        self.remarks: list[str] = []
        self._texts: dict[tuple[str, str], Element] = {}
        self._manners = {"footnote": "decimal", "endnote": "roman"}
        self._next = {"footnote": 1, "endnote": 1}
        self._labels: dict[tuple[str, str], str] = {}
        self._taken = set[str]()
        settings = package.one("settings")
        for kind in ("footnote", "endnote"):
            root = package.one(f"{kind}s")
            for note in root.findall(kind) if root is not None else ():
                if note.get("type", "normal") == "normal":
                    self._texts[kind, note.get("id", "")] = note
            for told in (settings, *package.document.iter("sectPr")):
                self._read(kind, told.find(f"{kind}Pr") if told is not None else None)

    def _read(self, kind: str, properties: Element | None) -> None:
        if form := value_of(properties, "numFmt"):
            self._manners[kind] = _MANNERS.get(form, "decimal")
        start = value_of(properties, "numStart")
        if start and start.isdecimal():
            self._next[kind] = int(start)
        if value_of(properties, "numRestart") not in {None, "continuous"} and self._texts:
            remark = f"the document begins the numbers of its {kind}s anew within it, and here they go on"
            self.remarks += [remark] * (remark not in self.remarks)

    def take(self, kind: str, key: str, printed: str) -> tuple[str, Element | None]:
        """Return the label of a mark, and the note, if it is one that stands at the foot of the page.

        ``printed``: the mark that the document prints instead of a number.
        """
        again = (kind, key) in self._labels
        if not again:
            self._labels[kind, key] = self._label(kind, printed)
        label, note = self._labels[kind, key], self._texts.get((kind, key))
        if again or note is None:
            return label, None
        if kind == "endnote":
            self.at_end.append((label, note))
            return label, None
        return label, note

    def _label(self, kind: str, printed: str) -> str:
        label = printed
        if not _LABEL.fullmatch(printed) or printed in self._taken:
            label = figure(self._next[kind], self._manners[kind])
            self._next[kind] += 1
        if label in self._taken:
            self.remarks.append(f"there are two notes {label}, of which the second is told as n{label}")
            label = f"n{label}"
        self._taken.add(label)
        return label
