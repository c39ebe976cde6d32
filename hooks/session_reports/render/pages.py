"""The writer that makes pages of templates and values."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from session_reports import addresses
from session_reports.addresses import Address
from session_reports.corpus import body_of, session_of
from session_reports.names import in_force
from session_reports.review import reviews

from .filters import marks
from .folding import folds
from .markdown import Markdown, anchor_link, as_anchor, escape, excerpt, passage_markdown
from .output import Page
from .wording import TERMS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from session_reports.corpus import Corpus, Withdrawn
    from session_reports.mentions import Links, Mention, Statement, Target
    from session_reports.model import NameForms
    from session_reports.passages import Passage
    from session_reports.review import Review

    from .folding import Fold
    from .named import Named
    from .wording import Wording

__all__ = [
    "TEMPLATES",
    "Draft",
    "Head",
    "Metadata",
    "Ref",
    "Writer",
    "environment",
]

TEMPLATES = Path(__file__).parent.parent / "templates"
"""The folder of the templates, for a preview to watch."""
_DESCRIPTION = 160


@dataclass(frozen=True, slots=True)
class Draft:
    """What a page is made of: what is said of it, and the values that its template shows."""

    head: Head
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What machines are told of a page; see ``metadata.py``."""

    jsonld: Mapping[str, object]
    """A description in the words of schema.org."""
    citation: Sequence[tuple[str, str]] = ()
    """The names and contents of elements that reference managers read."""


@dataclass(frozen=True, slots=True)
class Head:
    """What is said of a page beside its text."""

    path: str
    kind: str
    """The name of its template."""
    title: str
    description: str
    source: str = ""
    date: dt.date | None = None
    """The day on which its data last changed."""
    canonical: Address | None = None
    """The address to be cited in its place."""
    indexed: bool = True
    """Whether search engines are to list it."""
    metadata: Metadata | None = None
    """What machines are told of it."""
    ranges: tuple[tuple[str, str], ...] = ()
    """What stands below entries of the contents, by anchor: the paragraphs of a section."""
    data: str = ""
    """The page beside which its data stands; empty for a page that has none."""
    facets: Mapping[str, object] | None = None
    """By what a search narrows it down; see ``facets.py``."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A label, and the address that it leads to, if there is one."""

    label: str
    address: Address | None = None


@dataclass(frozen=True)
class Writer:
    """Makes pages: it knows the corpus, what links to what, the templates and the interface's language."""

    corpus: Corpus
    texts: Mapping[str, tuple[Passage, ...]]
    links: Links
    named: Named
    wording: Wording
    environment: Environment
    origin: str = ""
    """What comes before an address where it is told to someone elsewhere."""
    reports: int = 0
    """How many reports the site holds."""
    publishers: Collection[str] = ()
    """Whether bodies publish them here themselves: ``official``, ``unofficial`` or both."""

    def page(self, head: Head, **values: object) -> Page:
        """Return a page: the template of its kind, filled with values."""
        path = head.path
        values.setdefault("publishers", self.publishers)

        def ref(to: Ref | Address, label: object = None) -> Markdown:
            address = to if isinstance(to, Address) else to.address
            shown = to.label if label is None and not isinstance(to, Address) else label
            return anchor_link(path, address, shown) if address else escape(shown)

        shared: dict[str, object] = {
            "title": head.title,
            "path": path,
            "reports": self.reports,
            "printed_page": Address(addresses.AS_PRINTED),
            "ref": ref,
            "outside": lambda address, label: Markdown(f"[{escape(label)}]({address})"),
            "refs": lambda entries: self.wording.listing(map(ref, entries)),
            "spans": lambda entries: self.wording.listing(
                Markdown("–".join(map(ref, ends)))  # noqa: RUF001
                for ends in _spans(entries)
            ),
            "w": self.wording,
            "gettext": self.wording.gettext,
            "ngettext": self.wording.ngettext,
            "pgettext": self.wording.pgettext,
            "_": self.wording.gettext,
            "error_address": self.error_address,
            "marks": marks,
        }
        foot: dict[str, object] = {
            "data": addresses.link(path, Address(addresses.data(head.data))) if head.data else "",
            "report_error": self.error_address(Address(path), head.title),
        }
        parts = ((f"{head.kind}.md.j2", values), ("foot.md.j2", foot))
        markdown = "\n\n".join(
            self.environment.get_template(template).render(**shared, **given) for template, given in parts
        )
        meta: dict[str, object] = {
            "title": str(escape(head.title)),
            "description": str(escape(_shortened(head.description))),
            "kind": head.kind,
            "date": head.date.isoformat() if head.date else None,
            "canonical": str(head.canonical) if head.canonical else None,
            "robots": None if head.indexed else "noindex",
            "ranges": dict(head.ranges),
            "hide": ["navigation"],
            "facets": head.facets,
            # Not escaped: a host writes these as JSON and as attributes, and escapes them as such.
            "jsonld": head.metadata and head.metadata.jsonld,
            "citation": head.metadata and head.metadata.citation,
        }
        return Page(path, {key: value for key, value in meta.items() if value}, _tidy(markdown), head.source)

    def error_address(self, address: Address, what: str) -> Markdown | None:
        """Return where to report an error at an address: a message to be written, or a tracker's form."""
        to = self.corpus.settings.error_reports
        if not to:
            return None
        where, name = quote(self.origin + str(address), safe=""), quote(what, safe="")
        if "://" in to:
            return Markdown(to.replace("{address}", where).replace("{title}", name))
        subject = quote(self.wording.plain("Error in %(title)s", title=what), safe="")
        return Markdown(f"mailto:{to}?subject={subject}&body={where}")

    @cached_property
    def reviews(self) -> Mapping[str, Review]:
        """Why reports are still under review, by id: in a preview, for they are not published."""
        return reviews(self.corpus)

    def is_held(self, key: str) -> bool:
        """Whether a report is shown in the preview alone."""
        return self.corpus.reports[key].visibility != "public" or key in self.reviews

    @cached_property
    def _by_session(self) -> Mapping[str, list[str]]:
        groups: dict[str, list[str]] = defaultdict(list)
        for report in self.corpus.reports:
            groups[session_of(report)].append(report)
        return groups

    def reports_of(self, session: str) -> list[str]:
        """Return the ids of a session's reports."""
        return self._by_session.get(session, [])

    def withdrawn_of(self, session: str) -> list[tuple[str, Withdrawn]]:
        """Return a session's withdrawn reports by id."""
        return [(key, gone) for key, gone in self.corpus.withdrawn.items() if session_of(key) == session]

    # --- names ------------------------------------------------------------------------------

    def delegation(self, key: str, day: dt.date | None = None) -> str:
        """Return a delegation's short name, on a day or today, in the interface's language or another."""
        delegation = self.corpus.delegations[key]
        languages = (code for code in (self.wording.language, "en", *delegation.names) if code in delegation.names)
        return cast("NameForms", in_force(delegation, next(languages), day)).short

    def body(self, key: str, language: str = "") -> str:
        """Return a body's name."""
        names = self.corpus.bodies[key].names
        return next(names[code] for code in (language or self.wording.language, "en", *names) if code in names).short

    def label(self, target: Target, day: dt.date | None = None) -> str:
        """Return what a target is called, on a day or today: a name, a symbol, an office."""
        if target.kind == "delegation":
            return self.delegation(target.id, day)
        if target.kind == "person":
            return self.corpus.people[target.id].name
        if target.kind == "officer":
            officers = self.corpus.sessions[target.within].officers
            return next(officer.office for officer in officers if officer.id == target.id)
        return target.id

    def ref(self, target: Target, day: dt.date | None = None) -> Ref:
        """Return a reference to a target under the name that it bore on a day, or bears today."""
        return Ref(self.label(target, day), self.address(target))

    # --- addresses --------------------------------------------------------------------------

    def address(self, target: Target) -> Address | None:
        """Return where a target is shown, if it is."""
        if target.kind == "person":
            return Address(addresses.person(target.id)) if self.corpus.settings.people else None
        if target.kind == "document" and target.id not in self.named.documents:
            return None
        return {
            "delegation": lambda: Address(addresses.delegation(target.id)),
            "document": lambda: Address(addresses.document(target.id)),
            "item": lambda: Address(addresses.session(target.within), addresses.item_anchor(target.id)),
            "meeting": lambda: Address(addresses.session(target.within), addresses.meeting_anchor(target.id)),
            "officer": lambda: Address(addresses.session(target.within), addresses.officer_anchor(target.id)),
            "paragraph": lambda: Address(addresses.report(target.within), target.id),
        }[target.kind]()

    def in_context(self, passage: Passage) -> Address:
        """Return a passage's address on the reading page."""
        return Address(addresses.report(passage.report), passage.anchor)

    def own_page(self, passage: Passage) -> Address:
        """Return the address of a passage's own page, or in context where it has none."""
        number = passage.record.number
        if not number or passage.section is None or not self.corpus.settings.paragraph_pages:
            return self.in_context(passage)
        annex = passage.annex.number if passage.annex else None
        return Address(addresses.paragraph_page(passage.report, annex, number))

    def official(self, body: str, symbol: str, language: str) -> Markdown | None:
        """Return where the body publishes the document of a symbol, as its profile says."""
        form = self.corpus.profile(body).documents
        return Markdown(form.replace("{symbol}", quote(symbol)).replace("{language}", language)) if form else None

    # --- texts ------------------------------------------------------------------------------

    def passage(self, passage: Passage, path: str) -> Markdown:
        """Return a passage's verbatim text with its links, for the page at ``path``."""
        mentions = self.links.at(passage.report, passage.key)
        return passage_markdown(passage, mentions, lambda mention: self.address(mention.target), path)

    def sentence(self, passage: Passage, span: tuple[int, int], mention: Mention | None) -> Markdown:
        """Return a stretch of a passage with one mention marked, and long lists of other names folded."""
        if mention is None:
            return excerpt(passage.text, *span, [])
        shown = mention.start, mention.end
        names = sorted(
            {
                (other.start, other.end)
                for other in self.links.at(passage.report, passage.key)
                if other.target.kind == "delegation" and span[0] <= other.start < span[1]
            }
            | {shown}
        )
        folded = [(fold.start, fold.end, self._others(fold)) for fold in folds(passage.text.plain, names, shown)]
        return excerpt(passage.text, *span, [shown], folded)

    def _others(self, fold: Fold) -> str:
        if fold.closing:
            return self.wording.ngettext("and %(num)s other", "and %(num)s others", fold.names)
        return self.wording.ngettext("%(num)s other", "%(num)s others", fold.names)

    def capacity(self, statement: Statement) -> Markdown:
        """Return the capacity of a statement as printed; for an officer with no common word, the office."""
        if not statement.capacity:
            return self.wording.gettext("Without a printed capacity")
        own = statement.by.kind == "officer" and statement.capacity not in TERMS
        return escape(self.label(statement.by)) if own else self.wording.term(statement.capacity)

    def report_name(self, key: str) -> str:
        """Return a short line that names a report among others: body, session, kind and date."""
        name = self.session_name(session_of(key))
        return self.wording.plain("%(name)s: %(what)s", name=name, what=self.corpus.reports[key].title)

    def session_name(self, key: str) -> str:
        """Return what names a session among others: body and session."""
        return f"{self.body(body_of(key))}, {self.corpus.sessions[key].name}"


def _shortened(text: str) -> str:
    """Return the words of a text that fit a description."""
    text = " ".join(text.split())
    if len(text) <= _DESCRIPTION:
        return text
    return text[: text.rfind(" ", 0, _DESCRIPTION)] + " …"


def _spans(entries: Sequence[Ref]) -> Iterator[tuple[Ref, ...]]:
    """Yield numbered references, runs of three and more by their ends alone: 1 to 4, 7."""
    runs: list[list[Ref]] = []
    for entry in entries:
        last = runs[-1][-1].label if runs else ""
        follows = last.isdecimal() and entry.label.isdecimal() and int(entry.label) == int(last) + 1
        if follows:
            runs[-1].append(entry)
        else:
            runs.append([entry])
    for run in runs:
        yield from [(run[0], run[-1])] if len(run) > 2 else [(entry,) for entry in run]  # noqa: PLR2004


def _tidy(markdown: str) -> str:
    """Return Markdown with one empty line where a template's tags leave many, and one before each heading."""
    lines = "\n".join(line.rstrip() for line in markdown.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"\n(#{1,6} )", r"\n\n\1", lines)).strip() + "\n"


@cache
def environment() -> Environment:
    """Return templates in which every value is escaped as Markdown unless it is Markdown already.

    There is one for the whole process: a template is read anew only when its file has changed.
    """
    made = Environment(
        autoescape=True,
        loader=FileSystemLoader(TEMPLATES),
        extensions=["jinja2.ext.i18n"],
        undefined=StrictUndefined,
        finalize=escape,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["anchor"] = as_anchor
    made.newstyle_gettext = True  # type: ignore[attr-defined]
    made.policies["ext.i18n.trimmed"] = True
    return made
