"""Pages about the site: what it is and is not, names, rights, addresses, every field of the data, every code."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Literal, Union, cast, get_args, get_origin, get_type_hints

from session_reports import addresses, values
from session_reports.addresses import Address
from session_reports.checks import ACCEPTABLE, CATALOGUE
from session_reports.corpus import session_of
from session_reports.model import RECORDS

from . import metadata
from .markdown import Markdown, escape
from .pages import Head, Ref
from .sessions import cover

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from session_reports.codes import Code
    from session_reports.model import Report

    from .output import Page
    from .pages import Writer

__all__ = ["RightsEntry", "about_pages", "rights_entries", "rights_page"]


@dataclass(frozen=True, slots=True)
class RightsEntry:
    """A report, as the page about rights and sources lists it."""

    anchor: str
    session: str
    title: Ref
    report: Report


def rights_entries(writer: Writer) -> Iterator[RightsEntry]:
    """Yield the entries of the writer's reports."""
    for key, report in sorted(writer.corpus.known_reports().items()):
        session = writer.session_name(session_of(key))
        title = Ref(report.title, Address(addresses.report(key)))
        yield RightsEntry(key.replace("/", "_"), session, title, cover(report))


def about_pages(writer: Writer, reported: Iterable[str]) -> Iterator[Page]:
    """Yield the pages about the site, but for those that list its reports; ``reported`` are the bodies of these."""
    plain = writer.wording.plain

    def head(path: str, kind: str, title: str, description: str) -> Head:
        return Head(path, kind, title, description, metadata=metadata.about(writer, path, title))

    official = [
        (writer.body(key), key) for key in sorted(reported) if writer.corpus.profile(key).publisher == "official"
    ]
    yield writer.page(
        head(
            "about/index.md",
            "about",
            plain("About this site"),
            plain("What this site is, what it is not, and how it is made."),
        ),
        official=[name for name, _ in official],
        pages=[
            Ref(plain("Names and status"), Address("about/names.md")),
            Ref(plain("Rights and sources"), Address("about/rights.md")),
            Ref(plain("Addresses"), Address("about/addresses.md")),
            Ref(plain("Fields of the data"), Address("about/fields.md")),
            Ref(plain("Mistakes and their cures"), Address(addresses.CODES)),
            Ref(plain("As printed"), Address(addresses.AS_PRINTED)),
        ],
    )
    yield writer.page(
        head(
            "about/names.md",
            "about-names",
            plain("Names and status"),
            plain("What names and listings on this site mean."),
        )
    )
    yield writer.page(
        head(
            "about/addresses.md",
            "about-addresses",
            plain("Addresses"),
            plain("How the addresses of pages and paragraphs are made, and what may be relied on."),
        ),
        paragraph_pages=writer.corpus.settings.paragraph_pages,
        people=writer.corpus.settings.people,
    )
    yield writer.page(
        head(
            "about/fields.md",
            "about-fields",
            plain("Fields of the data"),
            plain("Every field that the data may have, and what it means."),
        ),
        records=list(_records()),
    )
    yield writer.page(
        head(
            addresses.CODES,
            "about-problems",
            plain("Mistakes and their cures"),
            plain("Every code of a mistake in the data: what it means, why it matters, an example, and what to do."),
        ),
        entries=[CodeView.of(entry) for entry in CATALOGUE.values()],
    )


def rights_page(writer: Writer, entries: Sequence[RightsEntry]) -> Page:
    """Return the page about rights and sources."""
    title = writer.wording.plain("Rights and sources")
    description = writer.wording.plain("Where each report's text comes from, and who holds which rights in it.")
    path = "about/rights.md"
    return writer.page(
        Head(path, "about-rights", title, description, metadata=metadata.about(writer, path, title)),
        entries=[(entry.anchor, entry.session, entry.title, entry.report) for entry in entries],
    )


@dataclass(frozen=True, slots=True)
class CodeView:
    """The entry of a code, as Markdown."""

    code: Ref
    is_error: bool
    acceptable: bool
    """Whether a document's own is accepted with ``as_printed``."""
    title: Markdown
    reason: Markdown
    example: Markdown
    cure: Markdown

    @classmethod
    def of(cls, entry: Code) -> CodeView:
        """Return the view of an entry. Of its example each line stays one."""
        return cls(
            Ref(entry.code, Address(addresses.CODES, entry.code.lower())),
            entry.is_error,
            entry.code in ACCEPTABLE,
            _code(entry.title),
            _code(entry.reason),
            Markdown("\n".join(map(escape, entry.example.split("\n")))),
            _code(entry.cure),
        )


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field: its name, what may stand in it, whether it must stand, and its meaning."""

    name: str
    form: str
    required: bool
    meaning: Markdown


@dataclass(frozen=True, slots=True)
class RecordView:
    """A kind of record and its fields."""

    name: str
    meaning: Markdown
    fields: tuple[FieldView, ...]


def _records() -> Iterator[RecordView]:
    """Yield every kind of record in the order of the model."""
    for record in RECORDS:
        hints = get_type_hints(record, include_extras=True)
        fields = tuple(
            FieldView(info.alias or field, _form(hints[field]), info.is_required(), _code(info.description or ""))
            for field, info in record.model_fields.items()
        )
        yield RecordView(record.__name__, _code(record.__doc__ or ""), fields)


def _code(text: str) -> Markdown:
    """Return a docstring as Markdown: what stands in backticks is code."""
    pieces = re.split(r"`([^`]*)`", " ".join(text.split()))
    return Markdown(
        "".join(f"<code>{escape(piece)}</code>" if place % 2 else escape(piece) for place, piece in enumerate(pieces))
    )


_WORDS: dict[object, str] = {
    values.Id: "id",
    values.Line: "one line",
    values.Prose: "text",
    values.Number: "number",
    values.ItemPath: "agenda item",
    values.Symbol: "symbol",
    values.Language: "language",
    values.Url: "web address",
    values.Date: "date",
    values.Bool: "true or false",
    values.M49: "three digits",
    values.Code: "code of a problem",
    str: "text",
    dt.date: "date",
}


def _form(hint: object) -> str:
    """Return in words what a type of the model holds."""
    arguments = [argument for argument in get_args(hint) if argument not in {type(None), ...}]
    origin = get_origin(hint)
    if hint in _WORDS:
        words = _WORDS[hint]
    elif origin is tuple:
        words = f"list: {_form(arguments[0])}"
    elif origin is dict:
        words = f"{_form(arguments[0])}: {_form(arguments[1])}"
    elif origin is Literal:
        words = ", ".join(map(str, arguments))
    elif origin in {Union, UnionType, Annotated}:
        words = _form(arguments[0])
    else:
        words = cast("type", hint).__name__
    return words
