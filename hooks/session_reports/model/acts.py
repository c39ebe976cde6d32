"""Records of what delegations did to a proposal: they sponsored it, and they voted on it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from session_reports.values import Ballot, Bool, Doubt, Id, Line, Number, SponsorPart, Symbol

from .base import Record

__all__ = ["Correction", "Counts", "Sponsorship", "Vote"]

_Count = Annotated[int, Field(ge=0)]


class Counts(Record):
    """The counts of a vote, as far as the document prints them."""

    in_favour: _Count | None = None
    """How many voted in favour."""
    against: _Count | None = None
    """How many voted against."""
    abstaining: _Count | None = None
    """How many abstained."""


class Correction(Record):
    """What a delegation said later of its vote, which stands as it was announced."""

    by: Id
    """The delegation."""
    vote: Ballot
    """How it had meant to vote: `in_favour`, `against`, `abstaining`."""
    note: Number | None = None
    """The note that tells of it, by its number."""


class Vote(Record):
    """A vote as the paragraph tells of it: as it was announced, with the lists and the counts that are printed there.

    Where one paragraph prints the lists and another the result, each has a record of its own.
    """

    document: Symbol | None = None
    """The symbol of the proposal, as printed in the paragraph or before it in the section."""
    proposal: Line | None = None
    """What was voted on, as printed: `draft resolution as orally revised`."""
    manner: Literal["recorded", "roll-call", "show-of-hands", "secret-ballot"] | None = None
    """How the vote was taken."""
    requested_by: tuple[Id, ...] = ()
    """Who asked for the vote, by id."""
    requested_on_behalf_of: tuple[Id, ...] = ()
    """The delegations or groups for which that was done."""
    in_favour: tuple[Id, ...] = ()
    """Who voted in favour, in printed order."""
    against: tuple[Id, ...] = ()
    """Who voted against, in printed order."""
    abstaining: tuple[Id, ...] = ()
    """Who abstained, in printed order."""
    counts: Counts | None = None
    """The counts that the paragraph prints."""
    outcome: Literal["adopted", "rejected", "retained"] | None = None
    """What became of the proposal; `retained`: the words that were voted on apart were kept."""
    result: Line | None = None
    """The decision or resolution that came of it, as printed: `resolution 43/10`."""
    corrections: tuple[Correction, ...] = ()
    """What delegations said later of their votes."""
    review: Doubt | None = None
    """Why someone has to look at this before it is published. Taken out once that is done."""


class Sponsorship(Record):
    """What some delegations did for a proposal: a record for each part, and for each group that is spoken for."""

    document: Symbol | None = None
    """The symbol of the proposal, as printed in the paragraph or before it in the section."""
    part: SponsorPart
    """What they did: `introduced`, `revised`, `sponsor`, `co-sponsor`, `joined` the sponsors later, `withdrew`."""
    by: tuple[Id, ...] = Field(min_length=1)
    """Who did it, in printed order, by id as for statements."""
    on_behalf_of: tuple[Id, ...] = ()
    """The delegations or groups for which it was done."""
    except_: tuple[Id, ...] = Field(default=(), alias="except")
    """The members of such a group for whom it was not done."""
    own: Bool = False
    """Whether it was also done in the national capacity."""
    review: Doubt | None = None
    """Why someone has to look at this before it is published. Taken out once that is done."""
