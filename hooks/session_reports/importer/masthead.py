"""What the masthead of a report tells: body, session, symbol, dates, language, Rapporteur."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from .bodies import SMALL, body_named
from .called import ORDINAL, Called, named, own, session_of
from .joining import MONTH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from session_reports.symbols import SymbolForms

__all__ = ["Masthead", "days_in", "read_masthead"]


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
        """Whether it says that the report is not adopted yet: "DRAFT REPORT", "LMP/20/3 PROV.", "Provisional"."""
        words = f"{self.kind} {' '.join(self.symbols)}".lower()
        said = re.match(r"draft|provisional", words) is not None or "/l." in words
        return said or any(_PROVISIONAL.search(_plain(line)) for line in self.lines)

    @property
    def status(self) -> str:
        """What stands in the report's ``status``."""
        if self.is_draft:
            return "draft"
        return "revised" if any("/Rev." in symbol for symbol in self.symbols) else "final"


_LANGUAGES = {"english": "en", "french": "fr", "spanish": "es", "russian": "ru", "arabic": "ar", "chinese": "zh"}
_PROVISIONAL = re.compile(r"^(?i:draft|provisional)$|\d[^ ]* \(?(?:PROV|Prov)\b")

# --- days -----------------------------------------------------------------------------------------

_MONTHS = MONTH.lower().split("|")
_DAY = rf"(?P<d1>\d{{1,2}})(?: (?P<m1>{MONTH}))?(?: (?P<y1>\d{{4}}))?"
_DAYS = re.compile(
    rf"(?<![./:\w]){_DAY}(?: ?(?:-|–|to|and(?= ?\d{{1,2}} (?:{MONTH}))) ?(?P<d2>\d{{1,2}})"  # noqa: RUF001
    rf"(?: (?P<m2>{MONTH})(?: (?P<y2>\d{{4}}))?)?)?(?![/:]?\d)",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"\b(?P<m1>{MONTH}) (?P<d1>\d{{1,2}})(?: ?(?P<to>-|–|to|and) ?(?:(?P<m2>{MONTH}) )?(?P<d2>\d{{1,2}}))?"  # noqa: RUF001
    r",(?P<y> \d{4})",
    re.IGNORECASE,
)
_LISTED = re.compile(r"(?i) ?[,;]? ?(?:\b(?:and|or)(?: (?:on|from))?(?: the)? )?")


def days_in(text: str, year: int | None = None) -> Iterator[tuple[dt.date, dt.date]]:
    """Yield the first and last day of each range that a text prints; ``year``: that of days without one."""
    for first, last, _ in _printed(text, year):
        yield first, last


def _printed(text: str, year: int | None = None) -> Iterator[tuple[dt.date, dt.date, bool]]:
    """Yield each range of days, and whether "and" or a comma joins it to the one before."""
    text = _MONTH_FIRST.sub(_day_first, text)
    matches = list(_DAYS.finditer(text))
    between = [_LISTED.fullmatch(text[one.end() : two.start()]) for one, two in pairwise(matches)]
    joined = [False, *(gap is not None and bool(gap[0].strip()) for gap in between)][: len(matches)]
    for match, is_joined, (month, known) in zip(matches, joined, _carried(matches, joined), strict=True):
        last_year = known or str(year or "")
        if not month or not last_year:
            continue
        first = _day(match["d1"], month, match["y1"] or match["y2"] or last_year)
        last = _day(match["d2"], match["m2"] or month, match["y2"] or last_year) if match["d2"] else first
        if first and last:
            yield first, last, is_joined


def _carried(matches: Sequence[re.Match[str]], joined: Sequence[bool]) -> list[tuple[str, str]]:
    """Return the month and the year of each: of "11, 12 and 14 April 2031", what the last prints is that of all."""
    found: list[tuple[str, str]] = []
    month = year = ""
    goes_on = False
    for match, is_joined in zip(reversed(matches), reversed(joined), strict=True):
        month = match["m1"] or match["m2"] or (month if goes_on else "")
        year = match["y2"] or match["y1"] or year
        goes_on = is_joined
        found.append((month, year))
    return found[::-1]


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


def _days_and_dates(line: str) -> tuple[list[tuple[dt.date, dt.date]], list[dt.date]]:
    """Return the days of a session that a line prints, and the dates of documents: a date that stands alone is one.

    "11 - 14 October 2016 14 October 2016" are the days of a session and the date of a document.
    """
    groups: list[list[tuple[dt.date, dt.date]]] = []
    for first, last, joined in _printed(line):
        if joined and groups:
            groups[-1].append((first, last))
        else:
            groups.append([(first, last)])
    days = [days for group in groups for days in group if len(group) > 1 or days[0] != days[1]]
    return days, [group[0][0] for group in groups if len(group) == 1 and group[0][0] == group[0][1]]


_HELD = re.compile(r"\b[Hh]eld (?:at|in|on)\b")

# --- lines ----------------------------------------------------------------------------------------

_FULL = 40  # characters of a line that goes on in the next one
_TITLE = 500  # characters of a title
_ADJECTIVES = "Abridged|Annual|Draft|Final|General|Interim|Official|Preliminary|Provisional|Revised|Summary"
_KIND = re.compile(
    rf"(?:(?:{_ADJECTIVES}) )*(?:Reports?|Proceedings|Proc[eè]s-[Vv]erbal|Minutes|Summary [Rr]ecords?)\b.*"
    rf"|(?:(?:{_ADJECTIVES}) )+(?:reports?|proceedings|proc[eè]s-verbal|minutes|(?:summary )?records?)\b.*"
    rf"|(?:(?:{_ADJECTIVES.upper()}) )*(?:REPORTS?|PROCEEDINGS|MINUTES|SUMMARY RECORDS?)\b"
    r"(?:[^a-z]|(?<=\d)(?:st|nd|rd|th)\b)*"
)
_SO_CALLED = re.compile(r"(?i:(?:conference|meeting|session|workshop) report)")
_OPEN = re.compile(rf"(?:\b(?i:{'|'.join(sorted(SMALL - {'a'}))})|\b(?:for|of) the \d{{4}})$")
_DIVIDED = re.compile(r"[^\W\d_]-$")  # "forty-", with "third session" below it
_GOES_ON = re.compile(
    r"(?:(?:AND|AT|BY|FOR|FROM|IN|OF|ON|TO|WITH)\b|[a-z]\S* )(?!.*:)"
    r"|(?i:programme|fund|assembly|board|commission|committee|conference|council)(?:$|,| and\b)"
)
_APART = re.compile(
    r"(?:[IVXLC]+|[A-Z]|\d+)[.)] |\(|.*:"
    r"|(?i:(?:agenda )?items? \d|adopted|annex|chapter|chair|contents|introduction|note by|part [ivx\d]+\b|prepared"
    r"|presented|rapporteur|submitted|summary$|supplement)"
)
_DATED = re.compile(r".*\d{1,2} ?[-–]|.*\b\d{4}\b")  # noqa: RUF001
_ENDED = re.compile(r"(?i:session|meeting|assembly)$|\d{4}$|[).]$")
_ASIDE = re.compile(
    r"\bDistr\b[.:]*(?: *(?i:general|limited|restricted|reserved|confidential)\b)?"
    r"|(?i:\boriginal(?: language)? ?: *\w+(?:(?:,|/| and| et) ?[A-Z]\w+)*)|\bDATE: |(?i:\bpage: ?[\d/]+)"
)
_DATE = re.compile(rf"(?i)(?:^|(?<!,)(?<!adopted on) )\d{{1,2}} (?:{MONTH}) \d{{4}}$")


def _whole(lines: Sequence[str], forms: SymbolForms) -> Iterator[str]:
    """Yield the lines as they were before they were wrapped, without what is printed beside them.

    "Executive Board of the" beside a symbol and "Lamp Fund" beside the date below it are one line.
    """
    begun = last = ""
    for line in lines:
        left = _left(line, forms)
        if not left:
            continue
        if begun and _goes_on(begun, last, left):
            begun = f"{begun}{left}" if _DIVIDED.search(begun) else f"{begun} {left}"
        else:
            if begun:
                yield begun
            begun = left
        last = left
    if begun:
        yield begun


def _left(line: str, forms: SymbolForms) -> str:
    """Return a line without the symbol, the date and the like that are printed in a column beside it."""
    left = _ASIDE.sub("", line).strip()
    found = [hit for hit in forms.find(left) if hit.end == len(left)]
    left = left[: found[0].start].strip() if found else left
    days = [] if _HELD.search(left) else list(days_in(left))
    return _DATE.sub("", left).strip() if len(days) == 1 and days[0][0] == days[0][1] else left


def _goes_on(whole: str, last: str, following: str) -> bool:
    """Whether a line goes on in the following one. ``whole``: with the lines before it; ``last``: without them."""
    if len(whole) > _TITLE or re.match(r"(?:[IVXLC]+|[A-Z]|\d+)\. ", following):
        return False
    if _OPEN.search(whole) or _DIVIDED.search(whole):
        return True
    if _APART.match(following) or _KIND.fullmatch(following) or own(following):
        return False
    title = _KIND.fullmatch(whole) is not None
    if _GOES_ON.match(following):
        return True
    if _DATED.match(following) or (whole.isupper() and not following.isupper()):
        return False
    return title and (following.islower() or (len(last) > _FULL and not _ENDED.search(whole)))


# --- the masthead ---------------------------------------------------------------------------------


def read_masthead(lines: Sequence[str], forms: SymbolForms, heads: Sequence[str] = ()) -> Masthead:
    """Read a masthead, line by line. A symbol that it lacks may stand in the running ``heads`` of the pages."""
    found = Masthead(tuple(lines))
    cells = [cell for line in lines for part in _plain(line).split(" | ") for cell in _apart(part.strip()) if cell]
    whole = [*_whole(cells, forms)]
    titles = (line for kind in (_KIND, _SO_CALLED) for line in whole if kind.fullmatch(line))
    found.kind = next(titles, "")
    for cell in re.sub(r"(?m)(?<=\bDistr)([.:]*)\n", r"\1 ", "\n".join(cells)).split("\n"):
        _of_line(cell, found)
    found.symbols = _symbols("\n".join(cells), "\n".join(heads), forms)
    session = session_of(whole, found.kind)
    if session:
        found.session, found.number = session.words, session.number
    _of_days(whole, session, found)
    found.body = body_named(whole, found.kind, _place_of(session, whole, found.kind))
    return found


def _apart(line: str) -> list[str]:
    """Return the parts of a line that prints the body, the session and the place after each other."""
    session = None if _KIND.match(line) else own(line)
    if not session:
        return [line]
    before, words, after = line[: session.start], line[session.start : session.end], line[session.end :]
    return [before.strip(), words, after.strip()] if re.match(r" [A-Z]|$", after) else [before.strip(), words + after]


def _plain(line: str) -> str:
    line = re.sub(r"\*+|\[\^[^\]]{0,20}\]", "", line.replace("\\*", ""))
    return " ".join(line.split()).removeprefix("|").removesuffix("|").strip()


def _symbols(text: str, heads: str, forms: SymbolForms) -> tuple[str, ...]:
    """Return the symbol of a document, or both where a hyphen joins two: "E/2019/43-E/C.19/2019/10"."""
    hits = [*forms.find(text)]
    if not hits:
        return tuple(hit.symbol for hit in [*forms.find(heads)][:1])
    two = hits[1:2] if len(hits) > 1 and text[hits[0].end : hits[1].start] == "-" else []
    return tuple(dict.fromkeys(hit.symbol for hit in (hits[0], *two)))


def _place_of(session: Called | None, lines: Sequence[str], title: str) -> int | None:
    """Return the place of the line that names the session, or of the title that does."""
    if not session:
        return None
    named = [n for n, line in enumerate(lines) if (one := own(line)) and one.key == session.key]
    return next(iter(named), lines.index(title) if title else None)


def _of_line(line: str, found: Masthead) -> None:
    """Read what one line prints."""
    if match := re.search(r"\bDistr\b[.:\s]*([A-Z][a-z]+|[A-Z]{7,})\b", line):
        found.distribution = match[1].capitalize()
    if match := re.search(r"(?i:original(?: language)?) ?: *([A-Za-z]+)", line):
        found.original = _LANGUAGES.get(match[1].lower(), "")
    if match := re.search(r"(?i:rapporteur)[^:]*: *(.+?)(?: *\(([^()]+(?:\([^()]*\))?)\))? *$", line):
        found.rapporteur, found.country = match[1], match[2] or ""
        return
    if match := re.match(r"\(?Agenda items? ([\w(), ]+)", line):
        found.items = tuple(re.findall(r"\d+", match[1]))
        return
    if line.startswith("Addendum"):
        found.part = line
    dates = _days_and_dates(line)[1]
    if not _HELD.search(line):
        found.date = found.date or next(iter(dates), None)


def _of_days(lines: Sequence[str], session: Called | None, found: Masthead) -> None:
    """Read the days of the session: those printed below what it is called, or where no other session is above them."""
    key = ""
    printed: dict[str, tuple[list[tuple[dt.date, dt.date]], str]] = {}
    for n, line in enumerate(lines):
        if one := named(line):
            key = one.key
        days, dates = _days_and_dates(line)
        if days := days or [(date, date) for date in dates if _HELD.search(line)]:
            beside = (town for near in (*lines[n + 1 : n + 2], *lines[max(n - 1, 0) : n]) if (town := _town(near)))
            printed.setdefault(key, (days, _place(line) or next(beside, "")))
    known = session.key if session else ""
    found.days, found.place = printed.get(known) or printed.get("") or ([], "")


def _town(line: str) -> str:
    """Return the town of a line that is one with its country: "Haven, Lamp Islands"."""
    match = re.fullmatch(r"([A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2})(?:, | \()(?:[A-Z][\w’'-]* ?){1,3}\)?", line)  # noqa: RUF001
    return match[1] if match else ""


def _place(line: str) -> str:
    """Return where a session was held, of a line with its days: "Vienna, 11-15 April 2011", "held in Bonn from 4"."""
    if held := re.search(r"\b[Hh]eld (?:in|at) (?:the [^,]{1,80}, )?([^\W\d_][\w ’'-]{1,60}?),? (?:from|on)\b", line):  # noqa: RUF001
        return held[1]
    if within := re.search(r"\(([^()]*\d{4})\)$", line):
        line = within[1]
    parts = [part.strip().removeprefix("held ") for part in line.split(",")]
    if before := re.match(r"([A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}) (?=\d)", line):  # noqa: RUF001
        parts.append(before[1])
    named = re.compile(rf"\b(?:{ORDINAL}) (?:\w+ )?(?i:session|meeting|part)\b|^(?i:minutes|report)\b")
    part = next((part for part in parts if re.fullmatch(r"[^\W\d_][^\d:]*", part) and not named.search(part)), "")
    return part.title() if part.isupper() else part[:1].upper() + part[1:]
