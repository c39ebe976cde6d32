"""Who spoke, as the formulae of a text tell it.

"Statements were made by the representatives of India and China", "the Chair made an introductory statement", and the
lists by category below "the following made statements:" are formulae; a sentence in any other words is left to the
reader.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from session_reports.prose import sentences

from .items import Masked
from .languages import words_of
from .lists import Entry, backwards, entries, for_others, groups, with_manner
from .panels import panel
from .words import NAME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from .items import Span
    from .words import SpeechWords

__all__ = [
    "Speech",
    "each_once",
    "in_lists",
    "is_called",
    "kind_told",
    "sentences_of",
    "speakers",
    "speeches",
    "unread",
    "with_offices",
    "without_aside",
]


@dataclass(frozen=True, slots=True)
class Speech:
    """What one formula tells: who spoke, in printed order, and how all of them did.

    ``kind`` is the kind of statement. ``capacity`` is what all spoke as, where the sentence says it of all ("as the
    States concerned"); each entry has its own role before that. ``category`` is the kind of delegation that the heading
    of a list tells, and ``panel`` says that they spoke as panellists. ``counted`` entries are groups that one of a
    number of unnamed delegations spoke for. ``clear`` and ``role`` are told by ``reported``.
    """

    start: int
    end: int
    kind: str
    entries: tuple[Entry, ...]
    capacity: str = ""
    standing: str = ""
    category: str = ""
    panel: bool = False
    counted: bool = False
    clear: bool = True
    role: bool = True


def speeches(
    text: str, blocks: Sequence[Span], names: Iterable[Span], language: str, *, comma_only: bool = False
) -> list[Speech]:
    """Return what the formulae of a text tell, in order of their places.

    ``blocks`` are the spans of the text's blocks, and ``names`` those of the known names in it, whose own words are no
    part of a formula. ``comma_only`` says that the lists by category of the document have no "and" before their last
    name, so that every "and" in them is part of a name.
    """
    words = words_of(language)
    if words is None:
        return []
    masked = Masked(text, tuple(sorted(names)), words.speech)
    found: list[Speech] = []
    announced: _Announced | None = None
    for start, end in blocks:
        if announced:
            speech = _listed(masked, start, end, announced, comma_only=comma_only)
            found += [speech] if speech.entries else []
        for first, last in sentences_of(masked, start, end):
            found += _in_sentence(masked, first, last)
        announced = _announcing(masked, start, end, announced)
    return sorted(each_once(found), key=lambda speech: speech.start)


@dataclass(frozen=True, slots=True)
class _Announced:
    """What a block says of the lists in the blocks below it."""

    kind: str
    panel: bool


def each_once(found: Iterable[Speech]) -> Iterator[Speech]:
    """Leave out what a formula tells of whom another has told already."""
    told: list[Span] = []
    for speech in found:
        new = tuple(e for e in speech.entries if not any(start <= e.start < end for start, end in told))
        told += [span for e in new for span in ((e.start, e.end), e.office, e.shown) if span]
        if new:
            yield replace(speech, entries=new)


def sentences_of(text: Masked, start: int, end: int) -> Iterator[Span]:
    """Yield the spans of the sentences of a stretch."""
    for first, last in sentences(text.covered[start:end]):
        yield start + first, start + last


def _in_sentence(text: Masked, start: int, end: int) -> Iterator[Speech]:
    """Yield what the formulae of one sentence tell."""
    words = text.words
    covered = text.covered
    for match in re.compile(words.following).finditer(covered, start, end):
        if match.end() < end:
            group = match["group"] or match["listed"] or match["led"] or ""
            of_panel = match["panel"] is not None or re.search(words.panellists, group) is not None
            last = _closing(covered, match.end(), end)
            role = _of(words.roles, match["role"] or match["called"] or "") or _of(words.called, group)
            if of_panel or (";" in covered[match.end() : last] and not role):
                found = panel(text, match.end(), last, "panellist" if of_panel else "")
            else:
                found = groups(text, match.end(), last, role)
            yield Speech(match.start(), end, kind_told(match[0], words), tuple(found), panel=of_panel)
    for match in re.compile(words.made_by).finditer(covered, start, end):
        if not re.search(r"(?:\b[Nn]o) ?$", covered[start : match.start()]):
            yield from _after(text, match, end)
    for match in re.compile(words.made).finditer(covered, start, end):
        yield from _before(text, match, start, end)


def _closing(covered: str, start: int, end: int) -> int:
    """Return where a list ends with its sentence."""
    while end > start and covered[end - 1] in ".;: ":
        end -= 1
    return end


def _after(text: Masked, match: re.Match[str], end: int) -> Iterator[Speech]:
    """Yield what a formula tells whose names follow it."""
    words = text.words
    told_by = ("what", "heard", "asked", "replied", "manner", "at", "then")
    said = " ".join(filter(None, map(match.group, told_by)))
    counted = re.compile(words.counted).match(text.covered, match.end())
    last = _closing(text.covered, match.end(), _own_clause(text, match.end(), end))
    named = counted and re.compile(rf"{words.including}(?=(?:{words.articles})?{NAME})").match(
        text.covered, counted.end(), last
    )
    if named:
        yield Speech(match.start(), end, kind_told(said, words), tuple(entries(text, named.end(), last)))
        return
    if match["by"] == "on behalf of" or counted:
        role = words.roles[0][0] if counted and re.search(words.roles[0][1], counted[0]) else ""
        groups_told = _counted(text, match.end(), last, first=not counted)
        told = tuple(replace(entry, role=role) if entry.role == _UNNAMED else entry for entry in groups_told)
        yield Speech(match.start(), end, kind_told(said, words), told, category="group", counted=True)
        return
    listed = ";" in text.covered[match.end() : last] and re.match(words.person, text.covered[match.end() : last])
    found = panel(text, match.end(), last, "") if listed else entries(text, match.end(), last)
    if match["group"]:
        found = [for_others(text, entry, *match.span("group"), also=False) for entry in found]
    if below := re.compile(words.also_following).search(text.covered, match.end(), last):
        role = found[-1].role if found else ""
        found = [*entries(text, match.end(), below.start()), *groups(text, below.end(), last, role)]
    rest = _of_clause(text.covered[found[-1].end : end], words) if found else ""
    capacity = _of(words.capacities, rest)
    yield Speech(match.start(), end, kind_told(said + rest, words), tuple(found), capacity, _of(words.standings, rest))


def _before(text: Masked, match: re.Match[str], start: int, end: int) -> Iterator[Speech]:
    """Yield what a formula tells whose names stand before it."""
    words = text.words
    first = max((m.end() for m in re.compile(": ").finditer(text.covered, start, match.start())), default=start)
    stop = without_aside(text, first, match.start())
    counted = re.compile(rf"(?:^|.*\b){words.counted}").fullmatch(text.covered, first, match.start())
    if counted:
        role = words.roles[0][0] if re.search(words.roles[0][1], counted[0]) else ""
        groups_told = _counted(text, match.end(), _closing(text.covered, match.end(), end), first=False)
        listed = tuple(replace(entry, role=role) for entry in groups_told)
        yield Speech(first, end, kind_told(match[0], words), listed, category="group", counted=True)
        return
    found = backwards(text, first, stop)
    if match["spoke"] == words.took_part and not re.search(words.dialogue, text.covered[start:stop]):
        return
    if match["spoke"] and not (found and (is_called(text, first, found[0]) or found[0].kind in {"office", "person"})):
        return
    found = with_offices(text, first, found)
    if re.match(words.one, match["what"] or ""):
        found = _of_one(text, found)
    lead = re.sub(rf"(?:{words.lead})$", "", text.covered[first : found[0].start]) if len(found) == 1 else ""
    if behalf := re.search(words.before, lead):
        start_of, end_of = behalf.span("group")
        found = [for_others(text, found[0], first + start_of, first + end_of, also=False)]
    rest = _of_clause(match["rest"], words)
    said = text.covered[stop : match.start()] + (match["what"] or match["spoke"] or "")
    if len(found) == 1 and (behalf := re.match(rf" {words.behalf}", rest)):  # "made a statement on behalf of Peru"
        stop = match.end() + len(re.split(r",(?! (?:and )?[A-Z\u2135])", rest)[0])
        found = [for_others(text, found[0], match.end() + behalf.end(), stop, also=behalf["also"] is not None)]
    if match["reports"] is not None or match["told"] is not None:
        if not any(entry.kind in {"office", "person"} for entry in found):
            return
        said = "presentation"
    found = [with_manner(text, entry, match.end(), rest) for entry in found]
    told = Speech(found[0].start if found else start, end, kind_told(said + rest, words), tuple(found))
    yield replace(told, capacity=_of(words.capacities, rest), standing=_of(words.standings, rest))


def _own_clause(text: Masked, start: int, end: int) -> int:
    """Return where what a formula tells ends: before "; the representative of Peru made a general statement"."""
    words = text.words
    forms = (words.made, words.made_by, words.reporting)
    for turn in re.compile(words.turns).finditer(text.covered, start, end):
        if any(re.compile(form).search(text.covered, turn.end(), end) for form in forms):
            return turn.start()
    return end


def _of_clause(rest: str, words: SpeechWords) -> str:
    """Return the words after a formula up to where the sentence turns to what others did."""
    return re.split(words.turns, rest, maxsplit=1)[0]


def without_aside(text: Masked, start: int, end: int) -> int:
    """Return where who did something ends, of a stretch before the verb: before ", speaking under rule 72,"."""
    said = text.covered[start:end].rstrip()
    if not text.covered[start : end + 1].rstrip().endswith(","):
        return end
    aside = re.search(text.words.aside_within, said.rstrip(","))
    return start + aside.start() if aside else end


def is_called(text: Masked, start: int, entry: Entry) -> bool:
    """Whether someone is called a representative, an observer, or the delegation of whom the sentence names."""
    words = text.words
    lead = rf"(?:{words.role})(?:{words.articles})?$"
    return entry.role != "" or re.search(lead, text.covered[start : entry.start]) is not None


def with_offices(text: Masked, start: int, found: list[Entry]) -> list[Entry]:
    """Give a person the office before the name that has commas of its own: "the Rapporteur on a, b and c, Ana Lo"."""
    words = text.words
    if not found or found[0].kind != "person" or found[0].office:
        return found
    before = text.covered[start : found[0].start]
    offices = list(re.finditer(rf"(?:^|, |\band )(?:{words.articles})?(?={words.office})", before))
    if before.endswith(", ") and offices:
        return [replace(found[0], office=(start + offices[-1].end(), start + len(before) - 2)), *found[1:]]
    return found


def _of_one(text: Masked, found: list[Entry]) -> list[Entry]:
    """Join two offices of whoever made one statement: "the Envoy for Mist and Head of the Lamp Mission"."""
    if [entry.kind for entry in found] != ["office", "office"]:
        return found
    first, second = found
    if text.covered[first.end : second.start] != text.words.both:  # an article would tell another one
        return found
    return [replace(second, start=first.start)]


_UNNAMED = "unnamed"  # stands for the role of whoever spoke for a group


def _counted(text: Masked, start: int, end: int, *, first: bool) -> Iterator[Entry]:
    """Yield the groups that some of those counted spoke for; ``first``: the stretch begins with such a group."""
    words = text.words
    covered = text.covered
    colon = covered.find(": ", start, end)
    if colon >= 0 and not re.search(words.counted_for, covered[colon:end]):
        yield from groups(text, colon + 2, end, _UNNAMED)
        return
    marks = [m.span() for m in re.compile(words.counted_for).finditer(covered, start, end)]
    marks = [(start, start), *marks] if first else marks
    for (_, begin), (stop, _) in pairwise([*marks, (end, end)]):
        last = stop
        while tail := re.search(r"(?:[,;: ]+| and)$", covered[begin:last]):
            last -= len(tail[0])
        found = entries(text, begin, last, role=_UNNAMED)
        yield from found if first or len(marks) == 1 else found[:1]


def _announcing(text: Masked, start: int, end: int, before: _Announced | None) -> _Announced | None:
    """Return what a block announces for those below it; in a list, what was announced before it holds on."""
    words = text.words
    for match in re.compile(words.following).finditer(text.covered, start, end):
        if match.end() == end:
            group = match["group"] or match["listed"] or match["led"] or ""
            return _Announced(kind_told(match[0], words), re.search(words.panellists, group) is not None)
    return before if text.covered.endswith((";", "; and"), start, end) else None


def _listed(text: Masked, start: int, end: int, announced: _Announced, *, comma_only: bool) -> Speech:
    """Return what one block of a list tells: "(a) Representatives of observer States: Albania, Belgium;"."""
    words = text.words
    covered = text.covered
    head = re.compile(words.heading).match(covered, start, end)
    label = (head["label"] or "") if head else ""
    role = next((capacity for capacity, form in words.roles if re.match(form, label)), "")
    whole = next((last for _, last in sentences_of(text, start, end) if not head or last > head.end()), end)
    last = _closing(covered, start, whole - len("; and") if covered[:whole].endswith("; and") else whole)
    first = head.end() if head else start
    if announced.panel or (not role and ";" in covered[first:last]):
        found = panel(text, first, last, "panellist" if announced.panel else "")
    else:
        found = entries(text, first, last, role=role, comma_only=comma_only, whole=True)
    return Speech(
        start,
        end,
        announced.kind,
        tuple(found),
        "",
        _of(words.standings, label),
        _of(words.categories, label),
        announced.panel,
    )


def kind_told(said: str, words: SpeechWords) -> str:
    """Return the kind of statement that some words tell."""
    return _of(words.kinds, said) or "statement"


def _of(forms: Iterable[tuple[str, str]], text: str) -> str:
    """Return the first of some values whose pattern a text has."""
    return next((value for value, form in forms if re.search(form, text)), "")


def unread(text: str, blocks: Sequence[Span], names: Iterable[Span], language: str) -> list[Span]:
    """Return the sentences that tell of statements, and of which nobody is understood to have made one.

    Those that tell of unnamed ones only, as "the panellists made concluding remarks" and "12 delegations made
    statements", are understood.
    """
    words = words_of(language)
    if words is None:
        return []
    masked = Masked(text, tuple(sorted(names)), words.speech)
    told = [entry.start for speech in speeches(text, blocks, masked.names, language) for entry in speech.entries]
    found = []
    for place, (start, end) in enumerate(blocks):
        for first, last in sentences_of(masked, start, end):
            below = blocks[-1][1] if masked.covered[:last].endswith(":") and place + 1 < len(blocks) else last
            forms = (words.speech.made, words.speech.made_by, words.speech.following)
            match = next((m for form in forms if (m := re.compile(form).search(masked.covered, first, last))), None)
            if (
                not match
                or match.groupdict("-").get("what") == "-"
                or any(first <= start_of < below for start_of in told)
            ):
                continue
            if not re.search(words.speech.unnamed, masked.covered[first:last]):
                found.append((first, last))
    return found


def in_lists(
    texts: Iterable[tuple[str, Sequence[Span]]], find: Callable[[str], list[Span]], language: str
) -> tuple[bool, dict[str, str]]:
    """Return whether the lists by category of a document are made with commas alone, and the names that they tell.

    ``texts`` are texts with the spans of their blocks; ``find`` returns the spans of the known names of a text. The
    names come with the category that the heading of their list tells, if it does.
    """
    words = words_of(language)
    if words is None:
        return False, {}
    known = [(text, blocks, find(text)) for text, blocks in texts]
    covered = ((Masked(text, tuple(sorted(names)), words.speech), blocks) for text, blocks, names in known)
    styles = [style for masked, blocks in covered for style in _styles(masked, blocks)]
    comma_only = styles.count(True) > styles.count(False)
    found: dict[str, str] = {}
    for text, blocks, names in known:
        for speech in speeches(text, blocks, names, language, comma_only=comma_only):
            for entry in speech.entries:
                name = text[entry.start : entry.end]
                sure = (comma_only and speech.category) or words.speech.both not in name
                if entry.kind == "name" and not entry.doubts and sure and not speech.panel:
                    found[name] = found.get(name) or speech.category
    return comma_only, found


def _styles(masked: Masked, blocks: Sequence[Span]) -> Iterator[bool]:
    """Yield for each list by category of a text whether it is made with commas alone."""
    words = masked.words
    announced: _Announced | None = None
    for start, end in blocks:
        head = re.compile(words.heading).match(masked.covered, start, end)
        listed = masked.covered[head.end() if head else start : end].rstrip(".;")
        if announced and head and head["label"] and listed.count(", ") > 1:
            yield words.both not in listed.rpartition(", ")[2]
        announced = _announcing(masked, start, end, announced)


# --- for the checks -------------------------------------------------------------------------------


def speakers(text: str, blocks: Sequence[Span], names: Iterable[Span], language: str) -> list[Span]:
    """Return those names that the formulae of a text list as having made a statement, or as spoken for, in order."""
    known = sorted(names)
    told: set[Span] = set()
    for speech in speeches(text, blocks, known, language):
        if not speech.panel:
            for entry in speech.entries:
                told |= {(entry.start, entry.end), *entry.on_behalf_of, *entry.excepted}
    return [span for span in known if span in told]
