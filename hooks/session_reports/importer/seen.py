"""What the paragraphs of a report told that holds for those after them, and the records of one paragraph."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .naming import slug_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from session_reports.model import BodyProfile
    from session_reports.symbols import SymbolForms

    from .naming import Naming
    from .writing import Tree

__all__ = ["Officers", "Records", "Seen"]


@dataclass(slots=True)
class Records:
    """The records of one paragraph, as its fields."""

    statements: list[dict[str, Tree]] = field(default_factory=list)
    panellists: list[dict[str, Tree]] = field(default_factory=list)
    votes: list[dict[str, Tree]] = field(default_factory=list)
    sponsors: list[dict[str, Tree]] = field(default_factory=list)
    names: dict[str, Tree] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    """Sentences that tell of statements and are not understood."""

    def fields(self) -> dict[str, Tree]:
        """Return the fields that are not empty, in the order of the model."""
        order = ("statements", "panellists", "votes", "sponsors", "names")
        return {name: value for name in order if (value := getattr(self, name))}


@dataclass(slots=True)
class Officers:
    """The offices that a session's reports name, by id."""

    offices: dict[str, str] = field(default_factory=dict)
    body: tuple[str, ...] = ()
    """The names of the body, which an office of it need not say."""
    persons: dict[str, str] = field(default_factory=dict)

    def of(self, office: str) -> str:
        """Return the id of an office, which is new where none is the same."""
        office = self.bare(office)
        for key, known in self.offices.items():
            if known == office:
                return key
        key = slug_of(office)
        self.offices[key] = office
        return key

    def bare(self, office: str) -> str:
        """Return an office without the body that it is of: "President of the Human Rights Council"."""
        for name in self.body:
            office = office.removesuffix(f" of the {name}")
        return office


@dataclass(slots=True)
class Seen:
    """What the paragraphs of a section told that holds for those after them, and what holds for the whole report."""

    naming: Naming
    officers: Officers
    forms: SymbolForms
    notes: Mapping[str, str] = field(default_factory=dict)
    """The texts of the notes by number."""
    profile: BodyProfile | None = None
    """That of the body, where the registry has one: it says which capacities and standings there are."""
    proposal: str = ""
    """The symbol of the proposal last introduced in this section."""
    spoken: list[tuple[str, str]] = field(default_factory=list)
    """The offices named in this section, in order, each with the person who was named with it, if any."""
