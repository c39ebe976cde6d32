"""Which report a document is to be: its body, session and id, as said by a person or guessed from the masthead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .agenda import in_heading
from .naming import slug_of

if TYPE_CHECKING:
    from session_reports.corpus import Corpus

    from .masthead import Masthead
    from .outline import Outline

__all__ = ["Target", "guessed"]

_INITIALS = 3  # words of a name, from which on its initials are an id


@dataclass(frozen=True, slots=True)
class Target:
    """Which report it is to be. What is empty is guessed from the masthead."""

    body: str = ""
    session: str = ""
    report: str = ""


def guessed(outline: Outline, corpus: Corpus, masthead: Masthead, target: Target, language: str) -> Target:
    """Guess from the masthead which report it is."""
    body = target.body or _known_body(corpus, masthead, language) or _body_id(masthead.body)
    session = target.session or _session_id(masthead)
    return Target(body, session, target.report or _report_id(outline, masthead))


def _known_body(corpus: Corpus, masthead: Masthead, language: str) -> str:
    """Return the body of the registry that a masthead names: the one whose sessions are reported, if there are two."""
    lines = [re.sub(r"[*|]", "", line).strip() for line in masthead.lines]
    found = [
        (known.profile is not None, len(name.short), key)
        for key, known in corpus.bodies.items()
        if (name := known.names.get(language))
        and (name.short == masthead.body or (not masthead.body and any(name.short in line for line in lines)))
    ]
    return max(found)[2] if found else ""


def _body_id(name: str) -> str:
    """Return an id for a body: the abbreviation that is printed, or initials, where it has at least three words."""
    if abbreviation := re.search(r"\(([A-Z][A-Za-z-]+)\)$", name):
        return slug_of(abbreviation[1])
    words = [word for word in re.findall(r"[\w’-]+", name) if word[0].isupper()]  # noqa: RUF001
    return slug_of("".join(word[0] for word in words)) if len(words) >= _INITIALS else slug_of(name or "body")


def _session_id(masthead: Masthead) -> str:
    """Return an id for a session: its number, or else what it is called with its year, or the day on which it began."""
    begun = masthead.days[0][0] if masthead.days else masthead.date
    if masthead.number or not begun:
        return masthead.number or "1"
    if masthead.session and not re.search(r"\d", masthead.session):
        return f"{slug_of(masthead.session)}-{begun.year}"
    return begun.isoformat() if masthead.days else "1"


def _report_id(outline: Outline, masthead: Masthead) -> str:
    """Return an id made of the title's first words: "thematic-discussion" of "Thematic discussion on ...".

    That of a whole report is "report", and "report-part-i" where it is printed in parts.
    """
    title = masthead.title or _first_heading(outline) or masthead.kind
    if masthead.kind and not masthead.part and not masthead.is_draft:
        one = re.search(r"\d \(([Pp]art (?:[IVXL]+|\d+))\)", "\n".join(masthead.lines))  # after the symbol
        return slug_of(f"report {one[1]}") if one else "report"
    title = in_heading(title)[0]
    words = re.split(r"[:,;(]| (?:on|of|for|with|by|to|in) ", title)[0]
    return "-".join(slug_of(words).split("-")[:5])


def _first_heading(outline: Outline) -> str:
    first = next((section for part in outline.parts for section in part.sections), None)
    return (first.heading or "") if first else ""
