"""Workshops and panels: what the section that describes one tells of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .agenda import in_heading
from .naming import slug_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from session_reports.prose import Text

    from .places import Place
    from .records import Recorder
    from .writing import Tree

__all__ = ["workshop"]

_KIND = re.compile(
    r"(?:[A-Z][\w-]* )?(?:[\w-]+ ){0,4}?(?:[Ww]orkshop|[Pp]anel discussion|[Ss]ide event|[Rr]ound ?table|[Ss]eminar)\b"
)
_THEME = re.compile(r"\b(?:theme|theme of|topic|subject|entitled|title)[, ]*[“\"](?P<theme>[^”\"]+)[”\"]")
_ORGANIZED = re.compile(r"\b(?:co-)?(?:organized|hosted|convened) by (?:the )?(?P<who>[^.;]+)")
_CHAIRED = re.compile(
    r"\b(?:chaired|presided over) by (?P<who>[^.;]+?)(?=,? and (?:was )?(?:moderated|facilitated)|[.;]|$)"
)
_MODERATED = re.compile(r"\b(?:moderated|facilitated) by (?P<who>[^.;]+)")


def workshop(heading: str, numbers: Sequence[str], texts: Sequence[Text], recorder: Recorder) -> dict[str, Tree] | None:
    """Return the record of the workshop that a section describes, if its heading says that it is one."""
    title, _ = in_heading(heading)
    if not _KIND.match(title) or not numbers:
        return None
    doubts: list[str] = []
    record: dict[str, Tree] = {"id": _id(title), "title": title}
    found: dict[str, Tree] = {}
    for number, text in zip(numbers, texts, strict=True):
        found = {**_told(recorder.place(number, text), doubts), **found}
    record |= {name: found[name] for name in ("theme", "organizers", "chair", "moderator") if name in found}
    record["paragraphs"] = [*numbers]
    if doubts:
        record["review"] = "; ".join(dict.fromkeys(doubts))
    return record


def _told(place: Place, doubts: list[str]) -> dict[str, Tree]:
    """Return what one paragraph tells of a workshop."""
    found: dict[str, Tree] = {}
    if match := _THEME.search(place.plain):
        found["theme"] = match["theme"].rstrip(",.")
    if match := _ORGANIZED.search(place.plain):
        found["organizers"] = place.institutions(match.span("who"), doubts)
    if match := _CHAIRED.search(place.plain):
        found["chair"] = place.participant(match.span("who"), doubts)
    if match := _MODERATED.search(place.plain):
        found["moderator"] = place.participant(match.span("who"), doubts)
    return found


def _id(title: str) -> str:
    """Return an id of the words that tell a workshop from others: "law-enforcement-cooperation"."""
    matter = re.sub(rf"^{_KIND.pattern}(?: (?:on|commemorating|about|to mark))? (?:the )?", "", title)
    words = re.split(r"[:,;(]| (?:in|for|with|by|to|at|of) ", matter)[0]
    return "-".join(slug_of(words).split("-")[:6])
