"""From the files of ``data/`` to pages and problems: the registry, volume by volume, then what gathers from all."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from . import addresses
from .checks import check_registry
from .checks.references import at_one_address
from .keeping import digest
from .load import Registry
from .mentions import Links
from .published import Made, compare, in_the_way, promises
from .render import SHARED, Gathered, Wording, Writer, environment, fixed_assets, gathered, moved
from .render.named import Named
from .sound import sound
from .volumes import Maker, Volume

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Mapping, Sequence
    from pathlib import Path

    from .corpus import Corpus
    from .keeping import Run, Store
    from .model import Settings
    from .published import Promises, Standing
    from .render import Asset, Page
    from .source import Problem
    from .volumes import Manner

__all__ = ["Built", "Making", "building"]


@dataclass(frozen=True, slots=True)
class Making:
    """What is to be made, and with what."""

    root: Path
    docs: Path
    manner: Manner
    store: Store
    run: Run


@dataclass(frozen=True, slots=True)
class Built:
    """What was made: see ``Site``."""

    settings: Settings
    problems: tuple[Problem, ...]
    marks: tuple[tuple[str, int], ...]
    """The open marks for review: file and line."""
    proposed: tuple[str, ...]
    """The file of each record that is only proposed."""
    pages: tuple[Page, ...] = ()
    assets: tuple[Asset, ...] = ()
    standing: Standing | None = None


def building(making: Making) -> Generator[Problem, None, Built]:
    """Yield every problem as soon as it is found, and return what was made.

    Beside errors there is nothing to compare with the published addresses: a part of the pages would seem to be lost.
    """
    manner = making.manner
    registry = Registry(making.root)
    told = _Told()
    yield from told.all(registry.problems)
    yield from told.all(sorted(check_registry(registry.corpus)))
    corpus = sound(registry.corpus, {}) if told.wrong else registry.corpus
    volumes = yield from _volumes(making, registry, told)
    promised, wrong = promises(making.root)
    yield from told.all(wrong)
    named_so = sorted((symbol for volume in volumes.values() for symbol in volume.symbols), key=lambda entry: entry[0])
    yield from told.all(sorted(at_one_address(named_so)))
    settings = registry.corpus.settings
    marks = tuple(mark for volume in volumes.values() for mark in volume.marks)
    proposed = tuple(registry.corpus.origins[place].source.path for place in sorted(registry.corpus.proposed))
    if not manner.pages or (told.wrong and not manner.preview):
        return Built(settings, told.in_order(), marks, proposed)
    made = _gathered(making, _Shown(registry.digest, corpus), volumes, promised)
    pages = (*made.front, *made.back)
    if told.wrong:
        return Built(settings, told.in_order(), marks, proposed, _apart(pages), made.files)
    withdrawn = any(page.meta["kind"] == "withdrawn" for page in pages)
    standing, pages, leading_on = _compared(pages, promised, manner, settings, withdrawn=withdrawn)
    files = (*made.files, *leading_on)
    paths = [*(addresses.file_at(addresses.url(page.path)) for page in pages), *(asset.path for asset in files)]
    yield from told.all(sorted({*standing.problems, *in_the_way(making.docs, making.root, paths)} - {*told.found}))
    if told.wrong and not manner.preview:
        return Built(settings, told.in_order(), marks, proposed, standing=standing)
    return Built(settings, told.in_order(), marks, proposed, pages, files, standing)


@dataclass(slots=True)
class _Told:
    """The problems that were told of."""

    found: dict[Problem, None] = field(default_factory=dict)
    wrong: bool = False
    """Whether one of them is an error."""

    def all(self, problems: Sequence[Problem]) -> Generator[Problem, None, None]:
        """Note problems, and hand them on."""
        self.found |= dict.fromkeys(problems)
        self.wrong = self.wrong or any(problem.is_error for problem in problems)
        yield from problems

    def in_order(self) -> tuple[Problem, ...]:
        """Return them in the order of their places."""
        return tuple(sorted(self.found))


def _apart(pages: Iterable[Page]) -> tuple[Page, ...]:
    """Return the first page of each path: two symbols may give one address, which is told."""
    first: dict[str, Page] = {}
    for page in pages:
        first.setdefault(page.path.lower(), page)
    return tuple(first.values())


# --- volumes ------------------------------------------------------------------------------------


def _volumes(making: Making, registry: Registry, told: _Told) -> Generator[Problem, None, Mapping[str, Volume]]:
    """Return the volumes by session, those that were made before from the store; yield the problems on the way."""
    maker = Maker(registry, making.manner, making.store, told.wrong)
    known = {key: _known(making.store, maker, key) for key in sorted(registry.sessions)}
    missing = [key for key, volume in known.items() if volume is None]
    results = iter(making.run("sessions", maker.made, missing))
    volumes: dict[str, Volume] = {}
    for key, found in known.items():
        if found is None:
            at, values = next(results)
            for place, value in values.items():
                making.store.put(place, value)
            found = Volume.read(values[at])  # noqa: PLW2901 - it takes the place of what was not found
        volumes[key] = found
        yield from told.all(found.problems)
        # A site with errors is not published: of what remains to be looked at no pages are needed.
        maker.rendering = maker.rendering and (making.manner.preview or not told.wrong)
    return volumes


def _known(store: Store, maker: Maker, session: str) -> Volume | None:
    read = maker.registry.session(session)
    for pages in (True, maker.manner.pages):
        if found := store.read(maker.key(read, pages=pages), Volume.read):
            return found
    return None


# --- pages --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Shown:
    """The registry as far as it is shown, and the digest of all that was read of it."""

    digest: str
    corpus: Corpus


def _gathered(making: Making, shown: _Shown, volumes: Mapping[str, Volume], promised: Promises) -> Gathered:
    """Return all pages and files: those of the volumes, and those that gather from them."""
    corpus, store = shown.corpus, making.store
    sheets = {session: volume.sheet for session, volume in volumes.items() if volume.sheet}
    accounts: dict[str, dict[str, list[str]]] = {kind: {} for kind in SHARED}
    for volume in volumes.values():
        for kind, of_kind in volume.accounts.items():
            for key, at in of_kind.items():
                accounts[kind].setdefault(key, []).append(at)
    ids = {kind: tuple(sorted(of_kind)) for kind, of_kind in accounts.items()}
    named = Named(ids["delegation"], ids["document"], ids["person"], ())
    reports = sum(volume.reports for volume in volumes.values())
    publishers = sorted({corpus.profile(key).publisher for key, volume in volumes.items() if volume.reports})
    wording = Wording(corpus.settings.language)
    links = Links((), (), (), ())
    origin = making.manner.origin
    writer = Writer(corpus, {}, links, named, wording, environment(), origin, reports, tuple(publishers))
    base = digest(shown.digest, origin, str(making.manner.preview), str(reports), *publishers)
    shared = gathered(writer, sheets, accounts, promised.anchors(), store, base, making.run)
    own = [volume.page(noted, store) for volume in volumes.values() for noted in volume.pages]
    files = [volume.file(noted, store) for volume in volumes.values() for noted in volume.files]
    return Gathered(shared.front, (*own, *shared.back), (*fixed_assets(), *files, *shared.files))


def _compared(
    pages: Sequence[Page], promised: Promises, manner: Manner, settings: Settings, *, withdrawn: bool
) -> tuple[Standing, tuple[Page, ...], tuple[Asset, ...]]:
    """Compare addresses with those published; return pages with old anchors, and those that lead on, too."""
    made = Made.of((page.path, page.anchors, "canonical" in page.meta) for page in pages)
    standing = compare(promised, made, preview=manner.preview, withdrawn=withdrawn)
    return standing, *moved(pages, standing.redirects, made, Wording(settings.language))
