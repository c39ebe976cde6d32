"""What the masthead of a report tells: body, session, symbol, dates, language, Rapporteur."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from .bodies import body_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from session_reports.symbols import SymbolForms

__all__ = ["Masthead", "days_in", "ordinal", "read_masthead"]


@dataclass(slots=True)
class Masthead:
    """What a masthead prints. What it does not print is empty."""

    lines: tuple[str, ...] = ()
    body: str = ""
    session: str = ""
    """In words, as printed: "Twentieth session"."""
    number: str = ""
    """The session's number, of those words."""
    place: str = ""
    days: list[tuple[dt.date, dt.date]] = field(default_factory=list)
    symbols: tuple[str, ...] = ()
    distribution: str = ""
    date: dt.date | None = None
    original: str = ""
    """The language of the original, by its code."""
    kind: str = ""
    part: str = ""
    title: str = ""
    rapporteur: str = ""
    country: str = ""
    items: tuple[str, ...] = ()

    @property
    def is_draft(self) -> bool:
        """Whether it says that the report is not adopted yet."""
        words = f"{self.kind} {' '.join(self.symbols)}".lower()
        return re.match(r"draft|provisional", words) is not None or "/l." in words


_LANGUAGES = {"english": "en", "french": "fr", "spanish": "es", "russian": "ru", "arabic": "ar", "chinese": "zh"}
_MONTHS = ("january february march april may june july august september october november december").split()
_UNITS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth"
).split()
_TENS = dict(
    zip(
        "twent thirt fort fift sixt sevent eight ninet".split(),
        range(20, 100, 10),
        strict=True,
    )
)
_HUNDREDS = "one two three four five six seven eight nine".split()
_BELOW_HUNDRED = (
    rf"(?:(?:(?:{'|'.join(tens + 'y' for tens in _TENS)})[- ])?(?:{'|'.join(_UNITS)})"
    rf"|(?:{'|'.join(tens + 'ieth' for tens in _TENS)}))"
)
_ORDINAL = (
    rf"(?:(?:{'|'.join(_HUNDREDS)})[- ])?hundred(?:th|(?:[- ]and)?[- ]{_BELOW_HUNDRED})"
    rf"|{_BELOW_HUNDRED}|\d+(?:st|nd|rd|th)"
)
_SESSION = re.compile(
    rf"\b(?P<ordinal>{_ORDINAL}) (?:(?:regular|special|annual|resumed|ordinary|plenary) )*session\b", re.IGNORECASE
)
_MONTH = "|".join(_MONTHS)
_DAY = rf"(?P<d1>\d{{1,2}})(?: (?P<m1>{_MONTH}))?(?: (?P<y1>\d{{4}}))?"
_DAYS = re.compile(
    rf"\b{_DAY}(?: ?(?:-|–|to|and) ?(?P<d2>\d{{1,2}}) (?P<m2>{_MONTH})(?: (?P<y2>\d{{4}}))?)?(?!\d)",  # noqa: RUF001
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"\b(?P<m1>{_MONTH}) (?P<d1>\d{{1,2}})(?: ?(?P<to>-|–|to|and) ?(?:(?P<m2>{_MONTH}) )?(?P<d2>\d{{1,2}}))?"  # noqa: RUF001
    r",(?P<y> \d{4})",
    re.IGNORECASE,
)
_ANNUAL = re.compile(r"\b(?:Annual|Regular|Special|Resumed|Ordinary) session(?: of)? (?P<year>\d{4})\b")
_MEETING = re.compile(
    rf"(?:^|\bof the )(?P<ordinal>{_ORDINAL}) (?:meeting|conference|assembly)\b", re.IGNORECASE | re.MULTILINE
)
_FULL = 40  # characters of a line that goes on in the next one
_REPORT_OF = re.compile(
    r"\b[Rr]eport of (?:the )?(?P<body>[A-Z].*?) on (?:the )?(?:\w+ part of )?(?:its|the work of its) "
)
_KIND = re.compile(
    r"(?:Draft |Provisional |Interim |Summary |Revised |Final )?"
    r"(?:[Rr]eport|[Pp]roc[eè]s-[Vv]erbal|[Mm]inutes|[Ss]ummary record)\b.*"
    r"|(?:(?:DRAFT|PROVISIONAL|INTERIM|SUMMARY|REVISED|FINAL|ABRIDGED|GENERAL|OFFICIAL) )*"
    r"(?:REPORT|MINUTES|SUMMARY RECORD)\b[^a-z]*"
)
_GOES_ON = re.compile(r"(?i:of|on|for|at|to|by|from|the|and)\b")


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


def days_in(text: str, year: int | None = None) -> Iterator[tuple[dt.date, dt.date]]:
    """Yield the first and last day of each range that a text prints; ``year``: that of days without one."""
    matches = list(_DAYS.finditer(_MONTH_FIRST.sub(_day_first, text)))
    for place, match in enumerate(matches):
        later = next((m for m in matches[place:] if m["y2"] or m["y1"]), None)
        known = (later["y2"] or later["y1"]) if later else (str(year) if year else None)
        month = match["m1"] or match["m2"] or next((m["m1"] for m in matches[place:] if m["m1"]), None)
        if not known or not month:
            continue
        first = _day(match["d1"], month, match["y1"] or match["y2"] or known)
        last = _day(match["d2"], match["m2"], match["y2"] or known) if match["d2"] else first
        if first and last:
            yield first, last


def _day_first(match: re.Match[str]) -> str:
    """Return "26 September to 5 October 2011" of "September 26 to October 5, 2011"."""
    first, last, month, later = match["d1"], match["d2"], match["m1"], match["m2"]
    if not last:
        return f"{first} {month}{match['y']}"
    return f"{first} {month} {match['to']} {last} {later or month}{match['y']}"


def _day(day: str, month: str, year: str) -> dt.date | None:
    try:
        return dt.date(int(year), _MONTHS.index(month.lower()) + 1, int(day))
    except ValueError:
        return None


def read_masthead(lines: Sequence[str], forms: SymbolForms, heads: Sequence[str] = ()) -> Masthead:
    """Read a masthead, line by line. A symbol that it lacks may stand in the running ``heads`` of the pages."""
    found = Masthead(tuple(lines))
    text = "\n".join(_plain(line) for line in lines)
    for line, following in pairwise([*text.split("\n"), ""]):
        wrapped = _KIND.fullmatch(line) and following and ":" not in following
        wrapped = wrapped and (len(line) > _FULL or _GOES_ON.match(following))
        _of_line(f"{line} {following}" if wrapped else line, found)
    symbols = [hit.symbol for hit in (*forms.find(text), *forms.find("\n".join(heads)))]
    found.symbols = tuple(dict.fromkeys(symbols))[:1]
    if session := _SESSION.search(text) or _MEETING.search(text):
        found.number = ordinal(session["ordinal"])
        found.session = _capital(re.sub(r"^of the ", "", session[0]))
    elif session := _ANNUAL.search(text):
        found.number, found.session = session["year"], session[0]
    report = _REPORT_OF.search(" ".join(text.split()))
    found.body = body_named(text.split("\n"), report["body"] if report else "", _SESSION)
    return found


def _plain(line: str) -> str:
    return re.sub(r"\*+|^\|\s*|\s*\|$", "", line.replace("\\*", "")).strip()


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _of_line(line: str, found: Masthead) -> None:
    """Read what one line prints."""
    if match := re.search(r"Distr\.?:? *([A-Z][a-z]+)", line):
        found.distribution = match[1]
    if match := re.search(r"(?i:original) ?: *([A-Za-z]+)", line):
        found.original = _LANGUAGES.get(match[1].lower(), "")
    if match := re.search(r"(?i:rapporteur)[^:]*: *(.+?)(?: *\(([^()]+(?:\([^()]*\))?)\))? *$", line):
        found.rapporteur, found.country = match[1], match[2] or ""
        return
    if match := re.match(r"\(?Agenda items? ([\w(), ]+)", line):
        found.items = tuple(re.findall(r"\d+", match[1]))
        return
    if line.startswith("Addendum"):
        found.part = line
    elif _KIND.fullmatch(line) and not found.kind:
        found.kind = line
    _of_days(line, found)


def _place(line: str) -> str:
    """Return where a session was held, of a line with its days: "Vienna, 11-15 April 2011", "held in Bonn from 4"."""
    if held := re.search(r"\bheld in ([A-Z][\w ’-]+?),? (?:from|on)\b", line):  # noqa: RUF001
        return held[1]
    parts = [part.strip() for part in line.split(",")]
    named = re.compile(rf"(?i:\b(?:{_ORDINAL}) (?:\w+ )?(?:session|meeting|part)\b)")
    return next((part for part in parts if re.fullmatch(r"[^\W\d_][^\d:]*", part) and not named.search(part)), "")


def _of_days(line: str, found: Masthead) -> None:
    """Read the days that a line prints: those of the session are a range, a single one is that of the document."""
    ranges = list(days_in(line))
    if not ranges:
        return
    if any(first != last for first, last in ranges) or " and " in line:
        if not found.days:
            found.days = ranges
            found.place = _place(line)
    elif found.date is None:
        found.date = ranges[0][0]
