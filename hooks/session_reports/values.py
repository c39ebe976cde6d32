"""The kinds of value that records hold: ids, lines, numbers as printed, dates, and the words of the model."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, BeforeValidator, StringConstraints, WithJsonSchema

__all__ = [
    "CODE",
    "ITEM",
    "M49",
    "NOTE_NUMBER",
    "NUMBER",
    "Ballot",
    "Bool",
    "Capacity",
    "Code",
    "Contact",
    "Date",
    "DelegationKind",
    "Doubt",
    "Id",
    "ItemPath",
    "Language",
    "Line",
    "NoteNumber",
    "Number",
    "Prose",
    "SponsorPart",
    "StatementKind",
    "Symbol",
    "Url",
]

NUMBER = r"^[0-9A-Za-z]+([. -][0-9A-Za-z]+)*$"
"""The form of a number as printed."""
NOTE_NUMBER = r"^([0-9A-Za-z]{1,6}|\*{1,4})$"
"""The form of a note's mark."""
ITEM = r"^[0-9A-Za-z]+([. -][0-9A-Za-z]+)*(/[0-9A-Za-z]+([. -][0-9A-Za-z]+)*)*$"
"""The form of an agenda item: numbers as printed, with strokes between."""
CODE = r"^SR\d{3}$"
"""The form of a problem's code."""
_RESERVED_BY_WINDOWS = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)")


def _checked_id(value: str) -> str:
    if _RESERVED_BY_WINDOWS.fullmatch(value):
        msg = "names a device on Windows, where no folder may bear it"
        raise ValueError(msg)
    return value


def _iso_date(value: object) -> object:
    """Accept ``2011-04-13`` alone: pydantic would also read ``20110413`` as a count of seconds."""
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        msg = "is no date: write year, month and day, as 2011-04-13"
        raise ValueError(msg)
    return value


def _yaml_bool(value: object) -> object:
    """Accept ``true`` and ``false`` alone, as YAML 1.2 does."""
    words = {"true": True, "false": False}
    if not isinstance(value, str) or value not in words:
        msg = "is neither true nor false"
        raise ValueError(msg)
    return words[value]


def _https(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"'()\\]+", value):
        msg = "is no web address: it must start with https:// and hold no spaces, quotes or brackets"
        raise ValueError(msg)
    return value


def _contact(value: str) -> str:
    """Accept ``errors@example.org``, without what would begin the headers of a message."""
    return value if re.fullmatch(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", value) else _https(value)


Id: TypeAlias = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80),
    AfterValidator(_checked_id),
]
"""Lower-case words and digits joined by hyphens: ``kenya``, ``law-enforcement-cooperation``."""

Line: TypeAlias = Annotated[str, StringConstraints(min_length=1, max_length=1000, pattern=r"^\S.*$")]
"""One line of text, as printed."""

Doubt: TypeAlias = Annotated[str, StringConstraints(min_length=1, max_length=20_000, pattern=r"^\S.*$")]
"""Why something is unsure, in one line; longer than others where a list holds many unknown names."""

Prose: TypeAlias = Annotated[str, StringConstraints(min_length=1, max_length=200_000)]
"""Verbatim text with light marks: blank lines separate blocks, ``*italic*``, ``**bold**``, ``[^1]``."""

Number: TypeAlias = Annotated[
    str,
    StringConstraints(pattern=NUMBER, max_length=20),
    WithJsonSchema({"type": ["string", "integer", "number"], "pattern": NUMBER, "maxLength": 20}),
]
"""A number as printed, which is text: ``4``, ``26.1``, ``5 bis``, ``a``, ``II``."""

NoteNumber: TypeAlias = Annotated[
    str,
    StringConstraints(pattern=NOTE_NUMBER),
    WithJsonSchema({"type": ["string", "integer"], "pattern": NOTE_NUMBER}),
]
"""The mark of a note as printed: ``1``, ``a``, ``*``."""

ItemPath: TypeAlias = Annotated[
    str,
    StringConstraints(pattern=ITEM, max_length=40),
    WithJsonSchema({"type": ["string", "integer", "number"], "pattern": ITEM, "maxLength": 40}),
]
"""An agenda item by its numbers from the top: ``4``, or ``4/a`` for sub-item (a) of item 4."""

Symbol: TypeAlias = Annotated[str, StringConstraints(min_length=1, max_length=80, pattern=r"^\S.*$")]
"""A document symbol as printed: ``E/CN.15/2011/2``."""

Language: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
"""A language by its BCP 47 code: ``en``, ``fr``, ``zh``."""

Url: TypeAlias = Annotated[
    str, StringConstraints(max_length=500), AfterValidator(_https),
    WithJsonSchema({"type": "string", "pattern": "^https?://", "maxLength": 500}),
]  # fmt: skip
"""The address of a page on another site."""

Contact: TypeAlias = Annotated[
    str, StringConstraints(max_length=500), AfterValidator(_contact),
    WithJsonSchema({"type": "string", "pattern": "^https?://|@", "maxLength": 500}),
]  # fmt: skip
"""An e-mail address, or the address of a page on another site."""

Date: TypeAlias = Annotated[dt.date, BeforeValidator(_iso_date), WithJsonSchema({"type": "string", "format": "date"})]
"""A day, written ``2011-04-13``."""

Bool: TypeAlias = Annotated[bool, BeforeValidator(_yaml_bool), WithJsonSchema({"type": "boolean"})]
"""Yes or no, written `true` or `false`."""

M49: TypeAlias = Annotated[
    str,
    StringConstraints(pattern=r"^\d{1,3}$"),
    WithJsonSchema({"type": ["string", "integer"], "pattern": r"^\d{1,3}$", "maximum": 999}),
]
"""Three digits of the standard M49 of the United Nations Statistics Division."""

Code: TypeAlias = Annotated[str, StringConstraints(pattern=CODE)]
"""The code of a problem: ``SR201``."""

Capacity: TypeAlias = Id
"""The capacity as printed, in the singular: ``representative``, ``observer``, ``panellist``."""

DelegationKind: TypeAlias = Literal[
    "member-state",
    "non-member-observer-state",
    "observer-entity",
    "united-nations-entity",
    "specialized-agency",
    "intergovernmental-organization",
    "non-governmental-organization",
    "institute",
    "institution",
    "secretariat",
    "local-authority",
    "group",
]
"""What a delegation is: it comes from the registry, never from a sentence."""

StatementKind: TypeAlias = Literal[
    "statement",
    "opening",
    "introductory",
    "closing",
    "concluding",
    "presentation",
    "general-comment",
    "explanation-of-vote",
    "right-of-reply",
]
"""What a statement was."""

Ballot: TypeAlias = Literal["in_favour", "against", "abstaining"]
"""How someone votes: a list of a vote."""

SponsorPart: TypeAlias = Literal["introduced", "revised", "sponsor", "co-sponsor", "joined", "withdrew"]
"""What someone did for a proposal."""
