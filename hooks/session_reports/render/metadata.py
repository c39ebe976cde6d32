"""What machines are told of a page: its matter in the words of schema.org, and what reference managers read.

A page of this site, and a text that it renders, has a ``url``. What is in the world (a body, a session, a delegation,
a person, a document published elsewhere) has none, since the site is nobody's own: its ``@id`` names it by the address
under which the site knows it. Nothing is said that the records do not say.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from session_reports import addresses
from session_reports.addresses import Address
from session_reports.corpus import body_of, session_of
from session_reports.mentions import Target

from .pages import Metadata, Ref
from .views import passage_name
from .wording import TERMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from session_reports.model import NameForms, Report, Workshop
    from session_reports.passages import Passage

    from .markdown import Markdown
    from .pages import Writer

__all__ = [
    "about",
    "body",
    "delegation",
    "document",
    "home",
    "index",
    "paragraph",
    "person",
    "report",
    "session",
    "workshop",
]

_STATES = {"member-state", "non-member-observer-state"}


# --- pages about the site, and lists ------------------------------------------------------------


def home(writer: Writer, description: str) -> Metadata:
    """Describe the site."""
    return _metadata(_site(writer, inLanguage=writer.wording.language, description=description))


def about(writer: Writer, path: str, name: str) -> Metadata:
    """Describe a page about the site."""
    return _metadata(_web_page(writer, "AboutPage", Ref(name, Address(path))))


def index(writer: Writer, path: str) -> Metadata:
    """Describe the list of all reports, delegations, documents or people."""
    return _metadata(_web_page(writer, "CollectionPage", _index(writer, path)))


def _web_page(writer: Writer, kind: str, page: Ref) -> dict[str, object]:
    """Return a node for a page that is about no one thing."""
    address = _at(writer, page.address)
    language = writer.wording.language
    return _node(kind, address, page.label, url=address, inLanguage=language, isPartOf=_site(writer))


def _site(writer: Writer, **more: object) -> dict[str, object]:
    address = _at(writer, Address(addresses.HOME))
    return _node("WebSite", address, writer.corpus.settings.title, url=address, **more)


# --- bodies and their sessions ------------------------------------------------------------------


def body(writer: Writer, key: str) -> Metadata:
    """Describe a body."""
    record = writer.corpus.bodies[key]
    parent = {"@type": "Organization", "name": writer.body(record.parent)} if record.parent else None
    others = _other_names(record.names, writer.body(key))
    return _metadata(_body(writer, key, alternateName=others, parentOrganization=parent), _trail(writer, key))


def session(writer: Writer, key: str) -> Metadata:
    """Describe a session, and say which workshops were held in it."""
    workshops = [
        _node("Event", _at(writer, Address(addresses.workshop(key, workshop.id))), workshop.title)
        for workshop in writer.corpus.sessions[key].workshops
    ]
    event = _session(writer, key, organizer=_body(writer, body_of(key)), subEvent=workshops)
    return _metadata(event, _trail(writer, key))


def workshop(writer: Writer, key: str, record: Workshop) -> Metadata | None:
    """Describe a workshop of a report. Its days are those of its session: no source prints others."""
    if writer.is_held(key):
        return None
    within = session_of(key)
    page = Ref(record.title, Address(addresses.workshop(within, record.id)))
    organizers = [_delegation(writer, organizer) for organizer in record.organizers]
    event = _node(
        "Event",
        _at(writer, page.address),
        record.title,
        description=record.theme,
        organizer=organizers,
        superEvent=_session(writer, within),
    )
    return _metadata(event, _trail(writer, within, page))


def _body(writer: Writer, key: str, language: str = "", **more: object) -> dict[str, object]:
    return _node("Organization", _at(writer, Address(addresses.body(key))), writer.body(key, language), **more)


def _session(writer: Writer, key: str, **more: object) -> dict[str, object]:
    record = writer.corpus.sessions[key]
    name = writer.wording.plain("%(body)s: %(session)s", body=writer.body(body_of(key)), session=record.name)
    return _node(
        "Event",
        _at(writer, Address(addresses.session(key))),
        name,
        startDate=record.dates[0].from_.isoformat(),
        endDate=record.dates[-1].to.isoformat(),
        location={"@type": "Place", "name": record.place} if record.place else None,
        **more,
    )


# --- reports ------------------------------------------------------------------------------------


def report(writer: Writer, key: str) -> Metadata | None:
    """Describe a report, and say how it is cited. One that is held back is described to nobody."""
    record = writer.corpus.reports[key]
    if writer.is_held(key):
        return None
    own = body_of(key)
    official = writer.official(own, record.symbols[0], record.language) if record.symbols else None
    address = Address(addresses.report(key))
    text = _node(
        "Report",
        _at(writer, address),
        record.title,
        url=_at(writer, address),
        reportNumber=", ".join(record.symbols),
        datePublished=record.date.isoformat(),
        inLanguage=record.language,
        creativeWorkStatus=TERMS[record.status],
        publisher=_body(writer, own, record.language),
        about=_session(writer, session_of(key)),
        isBasedOn=str(official) if official else None,
    )
    return _metadata(text, _trail(writer, key), citation=_citation(writer, key, record.title, address))


def paragraph(writer: Writer, passage: Passage) -> Metadata | None:
    """Describe a numbered paragraph, which is known and cited by its place on the reading page."""
    key = passage.report
    record = writer.corpus.reports[key]
    if writer.is_held(key):
        return None
    name, here, page = passage_name(writer, passage), writer.in_context(passage), writer.own_page(passage)
    text = _node(
        "CreativeWork",
        _at(writer, here),
        name,
        url=_at(writer, page),
        position=passage.record.number,
        inLanguage=record.language,
        isPartOf=_node("Report", _at(writer, Address(addresses.report(key))), record.title),
    )
    title = writer.wording.plain("%(name)s: %(what)s", name=name, what=record.title)
    return _metadata(text, _trail(writer, key, Ref(name, page)), citation=_citation(writer, key, title, here))


def _citation(writer: Writer, key: str, title: str, address: Address) -> Sequence[tuple[str, str]]:
    """Return the names and contents of the elements that Zotero, Google Scholar and others read. A draft says so.

    The ``citation_`` names are those of Highwire Press, the others those of Dublin Core. An address is told where it is
    known in full.
    """
    record = writer.corpus.reports[key]
    publisher = writer.body(body_of(key), record.language)
    located = [_at(writer, address)] if writer.origin else []
    title = _as_cited(writer, record, title)
    return (
        ("citation_title", title),
        # A plain space would part the name of a body into a given name and a family name.
        ("citation_author", publisher.replace(" ", "\N{NO-BREAK SPACE}")),
        ("citation_publication_date", f"{record.date:%Y/%m/%d}"),
        ("citation_technical_report_institution", publisher),
        *(("citation_technical_report_number", symbol) for symbol in record.symbols),
        ("citation_language", record.language),
        *(("citation_public_url", place) for place in located),
        ("DC.title", title),
        ("DC.type", "Report"),
        ("DC.date", record.date.isoformat()),
        *(("DC.identifier", identifier) for identifier in (*record.symbols, *located)),
        ("DC.language", record.language),
        ("DC.publisher", publisher),
        ("DC.rights", record.rights),
    )


def _as_cited(writer: Writer, record: Report, title: str) -> str:
    if record.status != "draft":
        return title
    return f"{title} {writer.wording.plain('(draft of %(date)s)', date=writer.wording.day(record.date))}"


# --- what reports name --------------------------------------------------------------------------


def delegation(writer: Writer, key: str) -> Metadata:
    """Describe a delegation.

    schema.org has no word for one. A ``Country`` is whatever the registry records as a member State or a non-member
    observer State, and nothing else; all others are an ``Organization``, the widest word for those who act together.
    This implies no opinion on the status of anyone: the kind that the registry records stands on the page.
    """
    others = _other_names(writer.corpus.delegations[key].names, writer.delegation(key))
    page = Ref(writer.delegation(key), Address(addresses.delegation(key)))
    trail = _steps(writer, [_index(writer, addresses.DELEGATIONS), page])
    return _metadata(_delegation(writer, key, alternateName=others), trail)


def _delegation(writer: Writer, key: str, **more: object) -> dict[str, object]:
    kind = "Country" if writer.corpus.delegations[key].kind in _STATES else "Organization"
    return _node(kind, _at(writer, Address(addresses.delegation(key))), writer.delegation(key), **more)


def document(writer: Writer, symbol: str, title: str | None, official: Markdown | None) -> Metadata:
    """Describe a document by its symbol, and as far as they are known by its title and its official address."""
    page = Ref(symbol, Address(addresses.document(symbol)))
    address = str(official) if official else None
    work = _node("CreativeWork", _at(writer, page.address), title or symbol, identifier=symbol, sameAs=address)
    return _metadata(work, _steps(writer, [_index(writer, addresses.DOCUMENTS), page]))


def person(writer: Writer, key: str) -> Metadata:
    """Describe a person: by name, and by nothing else."""
    page = writer.ref(Target("person", key))
    trail = _steps(writer, [_index(writer, addresses.PEOPLE), page])
    return _metadata(_node("Person", _at(writer, page.address), page.label), trail)


# --- nodes --------------------------------------------------------------------------------------


def _metadata(*nodes: Mapping[str, object], citation: Sequence[tuple[str, str]] = ()) -> Metadata:
    return Metadata({"@context": "https://schema.org", "@graph": list(nodes)}, citation)


def _node(kind: str, address: str, name: str, **properties: object) -> dict[str, object]:
    """Return a node of the graph with the properties that are known."""
    known = {key: value for key, value in properties.items() if value}
    return {"@type": kind, "@id": address, "name": name, **known}


def _at(writer: Writer, address: Address | None) -> str:
    """Return an address in full, or below the site's root where it is not known where the site will stand."""
    return writer.origin + str(address)


def _other_names(names: Mapping[str, NameForms], name: str) -> list[dict[str, str]]:
    return [{"@language": code, "@value": forms.short} for code, forms in names.items() if forms.short != name]


def _index(writer: Writer, path: str) -> Ref:
    plain = writer.wording.plain
    names = {
        addresses.REPORTS: plain("Reports"),
        addresses.DELEGATIONS: plain("Delegations"),
        addresses.DOCUMENTS: plain("Documents"),
        addresses.PEOPLE: plain("People"),
    }
    return Ref(names[path], Address(path))


def _trail(writer: Writer, key: str, *last: Ref) -> dict[str, object]:
    """Return the way from the list of reports to a body, session or report, as its id goes, and to what is below it."""
    corpus = writer.corpus
    levels: tuple[tuple[Callable[[str], str], Callable[[str], str]], ...] = (
        (writer.body, addresses.body),
        (lambda session: corpus.sessions[session].name, addresses.session),
        (lambda report: corpus.reports[report].title, addresses.report),
    )
    ids = accumulate(key.split("/"), "{}/{}".format)
    way = [Ref(name(within), Address(path(within))) for within, (name, path) in zip(ids, levels, strict=False)]
    return _steps(writer, [_index(writer, addresses.REPORTS), *way, *last])


def _steps(writer: Writer, steps: Iterable[Ref]) -> dict[str, object]:
    entries = [
        {"@type": "ListItem", "position": position, "name": step.label, "item": _at(writer, step.address)}
        for position, step in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": entries}
