"""The pages that gather from many sessions: lists, and what is recorded of each delegation, document and person.

Each is made anew only where an account that it is made of has changed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from session_reports.corpus import body_of
from session_reports.keeping import Aside, LostError, digest
from session_reports.published import anchors_of

from .about import about_pages, rights_page
from .accounts import NOTATION, merged
from .data import body_file
from .kept import KeptAsset, KeptPage
from .printed import printed_page
from .search import search_page
from .sessions import bodies, body_page, home_page, newest_first, reports_page
from .shared import SHARED
from .withdrawn import withdrawn_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from session_reports.keeping import Run, Store

    from .accounts import SessionSheet
    from .output import Asset, Page
    from .pages import Writer
    from .sessions import SessionView
    from .shared import Shared

__all__ = ["Gathered", "gathered"]


@dataclass(frozen=True, slots=True)
class Gathered:
    """Pages and files."""

    front: tuple[Page, ...]
    """Those that lead to reports: home, lists, sessions."""
    back: tuple[Page, ...]
    """All others."""
    files: tuple[Asset, ...]


def gathered(  # noqa: PLR0913, PLR0917 - one for each kind of what sessions give
    writer: Writer,
    sheets: Mapping[str, str],
    accounts: Mapping[str, Mapping[str, Sequence[str]]],
    published: Mapping[str, tuple[str, ...]],
    store: Store,
    base: str,
    run: Run,
) -> Gathered:
    """Return the pages that gather from many sessions.

    Sheets are given by session, accounts by the kind and the id of what they are about, both by their keys in the
    store. ``published`` gives the anchors that were published on each page, by its address: those of withdrawn reports
    stay. ``base`` is the digest of all else that pages depend on.
    """
    shelf = _Shelf(writer, store, base)
    lists = list(_lists(shelf, sheets, accounts, published))
    files: list[Asset] = [body_file(writer, key) for key in sorted({body_of(key) for key in sheets})]
    pages: list[Page] = []
    for kind, shared in SHARED.items():
        if kind == "person" and not writer.corpus.settings.people:
            continue
        keys = shared.order(writer, accounts[kind])
        entries = [_Entry(shelf, kind, key, tuple(accounts[kind][key])) for key in keys]
        known = [(entry, entry.noted()) for entry in entries]
        missing = [entry for entry, noted in known if noted is None]
        for values in run(f"pages: {kind}", _apart, [(entry, shared) for entry in missing]):
            for key, value in values.items():
                store.put(key, value)
        made = [entry.kept(noted or entry.make(shared)) for entry, noted in known]
        pages.append(shelf.page(kind + " index", [entry.key for entry in entries], _index_of(shelf, shared, entries)))
        pages += [page for page, _ in made]
        files += [file for _, file in made]
    front, about = ([page for page in lists if page.path.startswith("about/") == last] for last in (False, True))
    return Gathered(tuple(front), (*pages, *about), tuple(files))


def _apart(given: tuple[_Entry, Shared]) -> dict[str, bytes]:
    """Make the page of something, and return all that is to be kept of it: this may be done in another process."""
    entry, shared = given
    aside = Aside(entry.shelf.store)
    replace(entry, shelf=replace(entry.shelf, store=aside)).make(shared)
    return aside.values


def _index_of(shelf: _Shelf, shared: Shared, entries: Sequence[_Entry]) -> Callable[[], Page]:
    return lambda: shared.index(shelf.writer, [entry.row(shared) for entry in entries])


def _lists(
    shelf: _Shelf,
    sheets: Mapping[str, str],
    accounts: Mapping[str, Mapping[str, Sequence[str]]],
    published: Mapping[str, tuple[str, ...]],
) -> Iterator[Page]:
    """Yield the pages that list sessions and reports, those of sessions, and those about the site."""
    writer, keys = shelf.writer, list(sheets.values())
    read: dict[str, SessionSheet] = {}

    def sheet(session: str) -> SessionSheet:
        if session not in read:
            read[session] = cast("SessionSheet", shelf.value(sheets[session]))
        return read[session]

    def views() -> list[SessionView]:
        return newest_first(sheet(session).view for session in sheets)

    counts = [str(len(accounts[kind])) for kind in SHARED]
    yield shelf.page("home", [*keys, *counts], lambda: home_page(writer, views(), writer.named))
    yield shelf.page("reports", keys, lambda: reports_page(writer, views()))
    yield shelf.page("search", [], lambda: search_page(writer))
    for body in bodies(writer, sheets):
        yield shelf.page(f"body {body}", keys, lambda body=body: body_page(writer, body, views()))  # type: ignore[misc]
    for session, key in sheets.items():
        yield shelf.page("session", [key], lambda session=session: _session_page(writer, sheet(session)))  # type: ignore[misc]
        if shelf.withdrawn(key, sheet, session):
            for gone in sheet(session).withdrawn:
                yield from withdrawn_pages(writer, gone, published)
    reported = sorted({body_of(session) for session in sheets})
    about = shelf.noted("about", reported, lambda: tuple(map(shelf.put, about_pages(writer, reported))))
    yield from map(shelf.kept, cast("tuple[tuple[Any, ...], ...]", about))
    yield shelf.page("rights", keys, lambda: rights_page(writer, [e for key in sheets for e in sheet(key).rights]))
    ids = [f"{kind} {key}" for kind in ("delegation", "person") for key in accounts[kind]]
    yield shelf.page(
        "printed",
        [*keys, *ids],
        lambda: printed_page(writer, [group for key in sheets for group in sheet(key).printed], writer.named),
    )


def _session_page(writer: Writer, sheet: SessionSheet) -> Page:
    return writer.page(sheet.page.head, **sheet.page.values)


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Pages by the digest of what they are made of."""

    writer: Writer
    store: Store
    base: str

    def value(self, key: str) -> object:
        """Return a value that was kept. Raises LostError where the store has lost it."""
        found = self.store.read(key, NOTATION.read)
        if found is None:
            raise LostError
        return found

    def keep(self, content: bytes) -> str:
        """Keep a value, and return its key."""
        key = digest("value", content)
        self.store.put(key, content)
        return key

    def known(self, kind: str, parts: Iterable[str]) -> object:
        """Return what was made of these parts before, or nothing."""
        return self.store.read(digest(kind, self.base, *parts), NOTATION.read)

    def noted(self, kind: str, parts: Iterable[str], make: Callable[[], object]) -> object:
        """Return what was made of these parts before, or make it."""
        key = digest(kind, self.base, *parts)
        found = self.store.read(key, NOTATION.read)
        if found is None:
            written = NOTATION.write(make())
            self.store.put(key, written)
            return NOTATION.read(written)
        return found

    def page(self, kind: str, parts: Iterable[str], make: Callable[[], Page]) -> KeptPage:
        """Return a page that was made of these parts before, or make it."""
        return self.kept(cast("tuple[Any, ...]", self.noted(kind, parts, lambda: self.put(make()))))

    def put(self, page: Page) -> tuple[object, ...]:
        """Keep a page's Markdown, and return what is to be noted of the page."""
        key = self.keep(page.markdown.encode())
        return page.path, page.meta, page.source, key, anchors_of(page.markdown)

    def kept(self, noted: tuple[Any, ...]) -> KeptPage:
        """Return the page of which something was noted."""
        path, meta, source, key, anchors = noted
        return KeptPage(path, meta, source, key, anchors, self.store)

    def withdrawn(self, key: str, sheet: Callable[[str], SessionSheet], session: str) -> bool:
        """Whether a session has withdrawn reports, which only its sheet tells."""
        return bool(self.noted("withdrawn", [key], lambda: bool(sheet(session).withdrawn)))


@dataclass(frozen=True, slots=True)
class _Entry:
    """Something of which sessions give accounts."""

    shelf: _Shelf
    kind: str
    id: str
    keys: tuple[str, ...]

    @property
    def key(self) -> str:
        """The digest of the accounts."""
        return digest(self.id, *self.keys)

    def accounts(self) -> tuple[Any, dict[str, list[object]]]:
        """Return what all sessions say: one account, and the data."""
        given = [cast("tuple[Any, dict[str, tuple[object]]]", self.shelf.value(key)) for key in self.keys]
        data: dict[str, list[object]] = {}
        for _, parts in given:
            for name, entries in parts.items():
                data.setdefault(name, []).extend(entries)
        return merged([account for account, _ in given]), data

    def row(self, shared: Shared) -> object:
        """Return the row in the index."""
        return self.shelf.noted(f"{self.kind} row", [self.id, *self.keys], lambda: self._row(shared))

    def _row(self, shared: Shared) -> object:
        return shared.row(self.shelf.writer, self.id, self.accounts()[0])

    def noted(self) -> object:
        """Return what is noted of its page and its file, if they were made before."""
        return self.shelf.known(self.kind, [self.id, *self.keys])

    def make(self, shared: Shared) -> object:
        """Make its page and its file, and return what is noted of them."""
        return self.shelf.noted(self.kind, [self.id, *self.keys], lambda: self._made(shared))

    def kept(self, noted: object) -> tuple[KeptPage, KeptAsset]:
        """Return its page and its file."""
        page, file = cast("tuple[tuple[Any, ...], tuple[str, str]]", noted)
        return self.shelf.kept(page), KeptAsset(*file, self.shelf.store)

    def _made(self, shared: Shared) -> tuple[object, object]:
        account, data = self.accounts()
        file = shared.file(self.shelf.writer, self.id, data)
        # Made while the account is at hand: the index asks for it.
        self.shelf.noted(
            f"{self.kind} row", [self.id, *self.keys], lambda: shared.row(self.shelf.writer, self.id, account)
        )
        page = shared.page(self.shelf.writer, self.id, account)
        return self.shelf.put(page), (file.path, self.shelf.keep(file.content))
