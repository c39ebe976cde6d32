"""Session Reports: the reports of intergovernmental sessions as cross-linked websites.

The whole program is one flow: the files of ``data/`` are loaded into records, their texts are searched for what
they name, records and texts are checked against each other, and pages are rendered of both. A host such as MkDocs
gets the pages and assets; nothing here knows the host.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from . import addresses
from .corpus import Corpus
from .examination import Examined, examining
from .excerpts import lines_of
from .link import link
from .published import Made, Standing, compare, in_the_way
from .render import Asset, Page, Wording, moved, problem_pages, render
from .sound import sound
from .source import Problem

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from pathlib import Path

__version__ = "0.1.0"

__all__ = ["Asset", "Corpus", "Page", "Problem", "Site", "__version__", "build", "examine"]


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that a host needs: pages and assets, and the problems of the data.

    Where there are errors, a site to be published has no pages, and a preview has those that could be made.
    """

    corpus: Corpus
    problems: tuple[Problem, ...]
    pages: tuple[Page, ...] = ()
    assets: tuple[Asset, ...] = ()
    standing: Standing | None = None
    """How its addresses compare with those that were published; nothing where there was no whole site to compare."""


def build(root: Path, *, preview: bool = False, docs: Path | None = None, origin: str = "") -> Site:
    """Make the site of the data below ``root``. ``docs`` holds the hand-written pages: ``root/docs`` if not given.

    ``origin`` is where the site will stand, for addresses that are told to someone elsewhere: ``https://example.org``.
    A preview shows embargoed reports too, and beside errors whatever part of the data has none.
    """
    found: list[Problem] = []
    examined = _gathered(examine(root), found)
    site = _site(root, examined, found, preview=preview, docs=docs, origin=origin)
    if not preview:
        return site
    wording = Wording(examined.corpus.settings.language)
    told = {page.path: page for page in problem_pages(site.problems, lambda path: lines_of(root / path), wording)}
    return replace(site, pages=(*(page for page in site.pages if page.path not in told), *told.values()))


def _site(  # noqa: PLR0913 - what ``build`` takes, and what was read
    root: Path, examined: Examined, found: Sequence[Problem], *, preview: bool, docs: Path | None, origin: str
) -> Site:
    """Make the site of what was read, in which some problems were found, and compare its addresses with the published.

    Beside errors there is nothing to compare: a part of the pages would seem to be lost.
    """
    corpus, texts = examined.corpus, examined.texts
    wrong = _any_error(found)
    if wrong and not preview:
        return Site(corpus, _in_order(found))
    shown = (sound(corpus, texts) if wrong else corpus).shown() if preview else corpus.public()
    links = examined.links if shown is corpus else link(shown, texts)
    pages, assets = render(shown, texts, links, examined.promised.anchors(), origin)
    if wrong:
        return Site(shown, _in_order(found), pages, assets)
    made = Made.of((page.path, page.markdown, "canonical" in page.meta) for page in pages)
    standing = compare(examined.promised, made, preview=preview, withdrawn=bool(shown.withdrawn))
    pages, leading_on = moved(pages, standing.redirects, made, Wording(corpus.settings.language))
    assets += leading_on
    files = [*(addresses.file_at(addresses.url(page.path)) for page in pages), *(asset.path for asset in assets)]
    problems = _in_order([*found, *standing.problems, *in_the_way(docs or root / "docs", root, files)])
    if _any_error(problems) and not preview:
        return Site(shown, problems, standing=standing)
    return Site(shown, problems, pages, assets, standing)


def _in_order(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(set(problems)))


def _any_error(problems: Sequence[Problem]) -> bool:
    return any(problem.is_error for problem in problems)


def examine(root: Path, *, whole: bool = False) -> Generator[Problem, None, Examined]:
    """Yield every problem of the data below ``root`` as soon as it is found, and return what was read.

    The mistakes of form come first, file by file, then those of the registry, then session by session. If the
    ``whole`` is asked for and none is an error, the pages are made too, and those of their addresses come last.
    """
    found: list[Problem] = []
    examined = yield from _noted(examining(root), found)
    if whole and not _any_error(found):
        site = _site(root, examined, found, preview=False, docs=None, origin="")
        yield from sorted({*site.problems} - {*found})
    return examined


def _noted(problems: Generator[Problem, None, Examined], into: list[Problem]) -> Generator[Problem, None, Examined]:
    """Hand problems on, and note them."""
    while True:
        try:
            problem = next(problems)
        except StopIteration as end:
            examined: Examined = end.value
            return examined
        into.append(problem)
        yield problem


def _gathered(problems: Generator[Problem, None, Examined], into: list[Problem]) -> Examined:
    """Run an examination to its end, and return what it returns."""
    while True:
        try:
            into.append(next(problems))
        except StopIteration as end:
            examined: Examined = end.value
            return examined
