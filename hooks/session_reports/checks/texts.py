"""Rules about verbatim texts: what cannot be a document's own words, and references that lead nowhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from session_reports.grammar import references
from session_reports.symbols import latin

from .rules import Found, ReportSubject, SessionSubject, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "broken_word",
    "foreign_letters",
    "leads_nowhere",
    "malformed_symbol",
    "page_furniture",
]


@rule("SR212")
def foreign_letters(subject: SessionSubject) -> Iterator[Found]:
    """A symbol with letters of another alphabet.

    A Cyrillic \u0421 prints like a Latin C, and official documents have been printed with one; but nobody who searches
    for the symbol finds it. An error, because it is not to be seen. Links lead to the document of the Latin symbol.

    Example:
        text: |
          The Commission had before it the note by the Secretariat (E/\u0421N.15/2011/2).   # the C is Cyrillic

    Cure: write the Latin letter. Where the document's own text has the other one, say so with `as_printed`.
    """
    for place, document in enumerate(subject.session.documents):
        if document.symbol != latin(document.symbol):
            yield subject.at(_foreign(document.symbol), "documents", place, "symbol")
    for report in subject.reports:
        yield from _foreign_in_report(report)


def _foreign_in_report(subject: ReportSubject) -> Iterator[Found]:
    for place, symbol in enumerate(subject.report.symbols):
        if symbol != latin(symbol):
            yield Found(subject.origin, _foreign(symbol), ("symbols", place))
    for passage in subject.passages:
        plain = passage.text.plain
        for found in subject.forms.find(latin(plain)) if plain != latin(plain) else ():
            words = plain[found.start : found.end]
            if words != latin(words):
                yield subject.in_text(passage, found.start, _foreign(words))


def _foreign(symbol: str) -> str:
    letter, right = next((a, b) for a, b in zip(symbol, latin(symbol), strict=True) if a != b)
    alphabet = "Greek" if letter < "\u0400" else "Cyrillic"
    return f"symbol '{symbol}' has a {alphabet} letter (U+{ord(letter):04X}) that looks like the Latin '{right}'"


@rule("SR301")
def leads_nowhere(subject: ReportSubject) -> Iterator[Found]:
    """A reference to a paragraph, agenda item or meeting that is not there.

    A warning, because the words may be about another document in a way that the program does not see; but most
    often a number was mistyped, or `session.yml` lacks a meeting or an item.

    Example:
        text: |
          At its 30th meeting, the Commission considered agenda item 4.   # the session has meetings 1 to 12

    Cure: mend the number, or add the meeting or the item to the session. Words that mean something else are told so
    under `names` of the paragraph: `{30th meeting: none}`. A document's own mistake is kept with `as_printed`.
    """
    language = subject.report.language
    for left in subject.links.unresolved:
        if left.passage.report == subject.key and not left.ids:
            plain = left.passage.text.plain
            kind = next(found.kind for found in references(plain, language) if found.start == left.start)
            message = f"'{plain[left.start : left.end]}' leads nowhere: {_NOT_THERE[kind]}"
            yield subject.in_text(left.passage, left.start, message)


_NOT_THERE = {
    "item": "the agenda of the session has no such item",
    "meeting": "the session has no such meeting",
    "paragraph": "the report has no such paragraph",
}

# No part of a web address, and no decision "XII/3".
_LIKE_A_SYMBOL = re.compile(
    r"(?<![\w/.=&?%@#~+:-])(?![IVXLCDM]+/\d+\b(?!/))"
    r"[A-Z]+(?:\.[A-Z][a-z]+)*(?:(?:/ ?| /)\w+(?:\.\w+)*(?:\([A-Z0-9]+\))?)+"
)


@rule("SR302")
def malformed_symbol(subject: ReportSubject) -> Iterator[Found]:
    """What looks like a document symbol, but is none of the body's forms: a space in it, or a part that is not known.

    A warning, because not every word with strokes and figures is a symbol; but one that is mistyped has no link,
    and its document's page does not know of the paragraph.

    Example:
        text: |
          The Commission had before it a note by the Secretariat (E/CN.15/ 2011/2).

    Cure: mend it. If the body has symbols of another form, add the form to `symbols` in its profile. Where the
    document prints it so, say so with `as_printed`.
    """
    for passage in subject.passages:
        plain = latin(passage.text.plain)
        known = [(found.start, found.end) for found in subject.forms.find(plain)]
        for match in _LIKE_A_SYMBOL.finditer(plain) if subject.forms.patterns else ():
            words, (start, end) = match[0], match.span()
            if not re.search(r"\d", words) or any(start >= begin and end <= stop for begin, stop in known):
                continue
            mended = words.replace(" ", "")
            if " " in words and not subject.forms.is_symbol(mended):
                continue
            hint = f"without the space it would be '{mended}'" if " " in words else "the body has no such symbols"
            yield subject.in_text(passage, start, f"'{words}' looks like a symbol, and is none: {hint}")


@rule("SR304")
def page_furniture(subject: ReportSubject) -> Iterator[Found]:
    """What belongs to the printed page and not to the text: a lone page number, or the symbol at the head of a page.

    A warning, because a document may print such a line in its text. The rule looks for lines that hold a number of
    one to three figures (four would be a year), or one of the report's own symbols, and nothing else.

    Example:
        text: |
          Statements were made by the representatives of
          24
          India and Saudi Arabia.

    Cure: take the line out. Where it is part of the text, say so with `as_printed`.
    """
    for passage in subject.passages:
        offset = 0
        for line in passage.record.text.split("\n"):
            words = line.strip()
            if re.fullmatch(r"\d{1,3}", words) or words in subject.report.symbols:
                message = f"'{words}' alone on a line looks like part of the page, not of the text"
                yield subject.at(passage, message, "text", offset=offset + line.index(words))
            offset += len(line) + 1


_BROKEN = re.compile(
    r"(?<![^\W\d_])(?:(?P<before>[^\W\d_]+)-[ \n](?P<after>[^\W\d_]+)|(?P<soft>(?:[^\W\d_]*\u00ad)+[^\W\d_]*))"
)
_JOINING = {"and", "or", "but", "to", "nor", "et", "ou", "y", "o", "e", "u", "\u0438", "\u0438\u043b\u0438"}


@rule("SR305")
def broken_word(subject: ReportSubject) -> Iterator[Found]:
    """A word that the end of a line broke with a hyphen.

    A line break in the data is a space, so that a word broken at the end of a line reads "inter- national". A
    warning, because of words such as "short- and long-term", which the rule knows, and others that it may not.

    Example:
        text: |
          Statements were made on inter-
          national cooperation.

    Cure: join the word. A hyphen that belongs to it stands inside a line, as in "Timor-Leste". Where the document
    prints it so, say so with `as_printed`.
    """
    for passage in subject.passages:
        for match in _BROKEN.finditer(passage.text.plain):
            if (match["after"] or "").lower() not in _JOINING:
                words = " ".join(match[0].replace("\u00ad", "-").split())
                yield subject.in_text(
                    passage, match.start(), f"'{words}' looks like a word broken at the end of a line"
                )
