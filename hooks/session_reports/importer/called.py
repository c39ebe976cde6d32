"""What sessions are called in mastheads: "Twentieth session", "146TH SESSION", "First regular session 2031"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["ORDINAL", "SESSION", "Called", "named", "ordinal", "own", "session_of"]

_UNITS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth"
).split()
_TENS = dict(zip("twent thirt fort fift sixt sevent eight ninet".split(), range(20, 100, 10), strict=True))
_HUNDREDS = "one two three four five six seven eight nine".split()
_BELOW_HUNDRED = (
    rf"(?:(?:(?:{'|'.join(tens + 'y' for tens in _TENS)})[- ])?(?:{'|'.join(_UNITS)})"
    rf"|(?:{'|'.join(tens + 'ieth' for tens in _TENS)}))"
)
ORDINAL = (
    rf"(?i:(?:(?:{'|'.join(_HUNDREDS)})[- ])?hundred(?:th|(?:[- ]and)?[- ]{_BELOW_HUNDRED})"
    rf"|{_BELOW_HUNDRED}|\d{{1,4}}(?:st|nd|rd|th))"
)
"""An ordinal, as an expression: "Twentieth", "forty-third", "146TH"."""

_SPECIAL = "emergency extraordinary special".split()  # they are numbered by themselves
_BESIDE = [*_SPECIAL, "organizational", "plenary", "reconvened", "resumed"]  # a year has them beside its own session
_MANNER = rf"(?:(?i:{'|'.join(['annual', 'ordinary', 'regular', 'substantive', *_BESIDE])}) )"
_MANNERS = rf"{_MANNER}{{0,3}}"
_YEAR = r"(?:19|20)\d\d\b"
SESSION = re.compile(
    rf"\b{_MANNERS}(?P<ordinal>{ORDINAL}) (?P<manner>{_MANNERS})(?P<what>(?i:session|meeting|conference|assembly))\b"
    rf"(?:(?: of)? (?P<of>{_YEAR}))?"
    rf"|\b(?P<in>{_YEAR}) (?P<which>{_MANNERS})(?i:session)\b"
    rf"|\b(?P<such>{_MANNER}{{1,3}})(?i:session)(?: of)? (?P<year>{_YEAR})"
)
"""A session or meeting as reports call it: "Twentieth session", "2020 regular session", "Annual session 2019"."""
_NAMED = re.compile(
    rf"(?:.*\b(?i:report|proceedings|summary|record) of the )?(?P<words>(?P<ordinal>{ORDINAL}) (?:[A-Z]\S* ){{1,7}}?"
    r"(?i:assembly|conference|congress|forum|meeting|summit)\b)"
)
_UNNUMBERED = re.compile(r"(?:.*\b(?=(?i:meeting|session) (?i:of) \d)|(?=(?i:high-level segment)\b))(?P<words>.*)")
_ITS = re.compile(
    r"(?i:\b(?:report|proceedings) (?:of|on)(?: the)?(?: \w+ part of (?:its|the))?"
    r"|\b(?:on|at)(?: the work of)?(?: the)?(?: \w+ part of)? (?:its|their)|\bon the work of the) $"
)
_NEAR = 80  # characters before a session that tell whose it is
_LAST = re.compile(r"\s*(?:$|[,(])")
_ON_THE = re.compile(r"(?i:\bon the )$")
_OTHER = re.compile(r"(?i)\b(?:next|following|venue|dates of|provisional agenda)\b")
_FOR_YEAR = re.compile(rf"\bfor (?:the year )?(?P<year>{_YEAR})$")
# What stands before a session on the line of its body: "Council on Fog Ninth session", not "ON ITS NINTH SESSION".
_WITHIN = re.compile(r"(?:^|\s)(?!(?i:at|for|in|its|of|on|the|their|to) $)(?:[A-Z(]\S*|[–—-]) $")  # noqa: RUF001


@dataclass(frozen=True, slots=True)
class Called:
    """What a line calls a session, and where: "First regular session 2018" is the session ``2018-first``."""

    words: str
    number: str
    start: int = 0
    end: int = 0
    is_session: bool = True
    """Whether it is called a session: a meeting may be one of a session."""

    @property
    def key(self) -> str:
        """What tells it from others: its number, or its words where a year is no more than part of them."""
        return self.words.lower() if re.match(_YEAR, self.number) else self.number


def ordinal(words: str) -> str:
    """Return the number of an ordinal in words: ``20`` for "Twentieth", ``43`` for "forty-third", or nothing."""
    words = words.lower()
    if match := re.match(r"\d+", words):
        return match[0]
    hundreds, hundred, rest = re.sub(r"\band\b", " ", words.replace("-", " ")).rpartition("hundred")
    tens, _, unit = rest.strip().rpartition(" ")
    value = 100 * (_HUNDREDS.index(hundreds.strip()) + 1 if hundreds.strip() in _HUNDREDS else 1) if hundred else 0
    value += next((number for stem, number in _TENS.items() if tens == stem + "y" or unit == stem + "ieth"), 0)
    value += _UNITS.index(unit) + 1 if unit in _UNITS else 0
    return str(value) if value else ""


def session_of(lines: Sequence[str], title: str) -> Called | None:
    """Return the session that a report is of: that of its title, or else the one that a line of its masthead names.

    "First regular session 2031" may be the session that takes note of a "Report of the second regular session 2030".
    """
    owned = sorted((one for line in lines if (one := own(line))), key=lambda one: not one.is_session)
    found = _titled(title, lines) or next(iter(owned), None)
    if not found:
        every = [one for line in lines if not _OTHER.search(line) for one in _called(line)]
        found = next((one for one in every if one.is_session), next(iter(every), None))
    if not found:
        return next((one for line in lines if (one := _without_number(line))), None)
    return next((one for one in owned if one.key == found.key), found)


def _without_number(line: str) -> Called | None:
    """Return the session that only its name tells: "Third Conference on Fog", "Meeting of 4 and 5 May 2031"."""
    if match := _NAMED.match(line):
        return Called(_sentence(match["words"]), ordinal(match["ordinal"]))
    match = _UNNUMBERED.match(line)
    return Called(_sentence(match["words"]), "") if match else None


def own(line: str) -> Called | None:
    """Return the session that a line is about: "331st Session, Haven, 4 May 2031", "Lamp Council Ninth meeting"."""
    return next((one for one in _called(line) if not one.start or _WITHIN.search(_above(line, one))), None)


def named(line: str) -> Called | None:
    """Return the session that a line names as its own, be it in a title."""
    return own(line) or _titled(line, ())


def _titled(title: str, lines: Sequence[str]) -> Called | None:
    """Return the session of which a title says that it is the report: "Report of the Board on its ninth session"."""
    if re.match(r"(?i)summary|minutes", title):  # of a meeting of the session
        return None
    for one in _called(title):
        above = _above(title, one)
        if _ITS.search(above) or (_ON_THE.search(above) and _LAST.match(title, one.end)):
            return one
    year = _FOR_YEAR.search(title)
    of_another = year and any(line.lower().startswith("official records") for line in lines)
    return Called("", year["year"]) if year and of_another else None


def _above(line: str, one: Called) -> str:
    return line[max(one.start - _NEAR, 0) : one.start]


def _called(line: str) -> Iterator[Called]:
    """Yield what a line calls sessions."""
    for match in SESSION.finditer(line):
        words, number = match[0], ordinal(match["ordinal"] or "")
        manner = (match["manner"] or match["which"] or match["such"] or "").lower().split()
        if not number:
            number = "-".join([match["in"] or match["year"], *(word for word in manner if word in _BESIDE)])
        elif match["of"] and "regular" in manner and int(number) <= len(_UNITS):
            number = f"{match['of']}-{_UNITS[int(number) - 1]}"
        else:
            words = re.sub(rf"(?: of)? {_YEAR}$", "", words)
            number = "-".join([number, *(word for word in manner if word in _SPECIAL)])
        what = match["what"] or "session"
        yield Called(
            _sentence(words.lower() if what.isupper() else words),
            number,
            match.start(),
            match.end(),
            what.lower() == "session",
        )


def _sentence(words: str) -> str:
    """Return what a session is called as a name: "Meeting of 4-5 May 2031" of "MEETING OF 4-5 MAY 2031"."""
    if words.isupper():
        words = re.sub(r"(?<=\d )[a-z]", lambda match: match[0].upper(), words.lower())
    return words[:1].upper() + words[1:]
