"""What all records share, and the choices for the whole site."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from session_reports.values import Bool, Code, Contact, Language, Line

__all__ = ["AsPrinted", "Record", "Settings"]


class Record(BaseModel):
    """What every record has in common: it is frozen, and knows no field but its own."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, validate_by_name=False)


class AsPrinted(Record):
    """A finding of the checks that is the document's own: the document prints it so, and it stays."""

    code: Code
    """The code of the finding: `SR201`."""
    words: Line | None = None
    """The words that the finding quotes, where it is not any finding of that code here."""
    reason: Line
    """What the document prints, and how that was made sure."""


class Settings(Record):
    """Choices for the whole site: `data/site.yml`."""

    title: Line = "Session Reports"
    """What the site is called."""
    language: Language = "en"
    """The language of the interface. A report's text keeps its own."""
    paragraph_pages: Bool = True
    """Whether each paragraph has a page of its own beside its place on the reading page."""
    people: Bool = True
    """Whether people have pages."""
    error_reports: Contact | None = None
    """Where readers report errors: an e-mail address, or a tracker's form such as `https://example.org/new?where={address}`,
    in which `{address}` stands for the address of the paragraph or page, and `{title}` for how it is cited."""
