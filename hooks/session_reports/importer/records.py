"""What the formulae of a paragraph tell, as the records of that paragraph.

Each record is certain, or bears a mark for review with the reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from session_reports.grammar import reported, speeches, sponsorings, unread, votes

from .places import Place
from .seen import Records

if TYPE_CHECKING:
    from session_reports.prose import Text

    from .seen import Seen

__all__ = ["Recorder"]


@dataclass(slots=True)
class Recorder:
    """Makes the records of paragraph after paragraph; what it saw in a section holds to the section's end."""

    seen: Seen
    comma_only: bool = False

    def begin_section(self) -> None:
        """Forget what was seen in the section before."""
        self.seen.proposal = ""
        self.seen.spoken.clear()

    def records(self, number: str, text: Text) -> Records:
        """Return the records of a paragraph."""
        found = Records()
        place = self.place(number, text)
        spans = [*place.known]
        blocks = [(block.start, block.end) for block in text.blocks]
        language = self.seen.naming.language
        for told in sponsorings(text.plain, blocks, spans, language):
            found.sponsors += place.sponsorships(told)
        for speech in speeches(text.plain, blocks, spans, language, comma_only=self.comma_only):
            place.speech(speech, found)
        found.unread = [text.plain[start:end] for start, end in unread(text.plain, blocks, spans, language)]
        for vote in votes(text.plain, blocks, spans, language):
            found.votes.append(place.vote(vote))
        for symbol in self.seen.forms.find(text.plain):
            if re.search(r"\b[Dd]raft [a-z]+ $", text.plain[max(0, symbol.start - 40) : symbol.start]):
                self.seen.proposal = symbol.symbol
        found.names = place.names
        return found

    def place(self, number: str, text: Text) -> Place:
        """Return a paragraph with the names known in it."""
        known = self.seen.naming.found(text.plain)
        return Place(self.seen, number, text, {(name.start, name.end): name for name in known})

    def narrate(self, number: str, text: Text, found: Records, *, narrative: bool, sure: bool) -> None:
        """Add the statements that a paragraph reports in its own words.

        ``narrative``: the whole report tells so what was said; ``sure``: the section is one of statements.
        """
        place = self.place(number, text)
        blocks = [(block.start, block.end) for block in text.blocks]
        before = {key for record in found.statements for key in place.keys(record)}
        for speech in reported(text.plain, blocks, [*place.known], self.seen.naming.language):
            certain = speech.clear or speech.role
            wanted = [
                e
                for e in speech.entries
                if certain or e.on_behalf_of or (narrative and (e.role or place.is_known(e) or place.is_party(e)))
            ]
            strange = not wanted and narrative and sure and speech.start <= _FIRST and not found.statements
            if strange:  # "The Northern Branch of the Lamp Watch regretted that", of which no list tells
                wanted = [replace(e, doubts=(*e.doubts, _STRANGE)) for e in speech.entries if e.kind == "name"]
            told = Records()
            place.speech(replace(speech, entries=tuple(wanted)), told)
            for record in told.statements:
                keys = [key for key in place.keys(record) if key not in before]
                before |= {*keys}
                if keys:
                    doubt = {} if sure or speech.clear else {"review": _TOLD}
                    found.statements.append({**record, "by": keys, **doubt})
        found.names |= place.names


_FIRST = len("The ")
_STRANGE = "no list of the report names it, and it is told to have said something"
_TOLD = "the paragraph begins as one that reports a statement, its section does not say so"
