"""Session Reports: the reports of intergovernmental sessions as cross-linked websites.

The whole program is one flow: the files of ``data/`` are loaded into records, their texts are searched for what
they name, records and texts are checked against each other, and pages are rendered of both. That is done session by
session; what a session gives to the site is a volume, made anew only when something that it is made of has changed. The
pages that gather from many sessions are made of the volumes. A host such as MkDocs gets the pages and assets; nothing
here knows the host.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .building import Making, building
from .excerpts import lines_of
from .keeping import LostError, Memory, one_by_one
from .render import Asset, Page, Wording, problem_pages
from .source import Problem
from .volumes import Manner

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from .building import Built
    from .keeping import Run, Store
    from .model import Settings
    from .published import Standing

__version__ = "0.1.0"

__all__ = ["Asset", "Page", "Problem", "Site", "__version__", "build", "examine"]


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that a host needs: pages and assets, and the problems of the data.

    Where there are errors, a site to be published has no pages, and a preview has those that could be made.
    """

    settings: Settings
    problems: tuple[Problem, ...]
    pages: tuple[Page, ...] = ()
    assets: tuple[Asset, ...] = ()
    standing: Standing | None = None
    """How its addresses compare with those that were published; nothing where there was no whole site to compare."""


def build(  # noqa: PLR0913 - each is a matter of its own
    root: Path,
    *,
    preview: bool = False,
    docs: Path | None = None,
    origin: str = "",
    store: Store | None = None,
    run: Run = one_by_one,
) -> Site:
    """Make the site of the data below ``root``. ``docs`` holds the hand-written pages: ``root/docs`` if not given.

    ``origin`` is where the site will stand, for addresses that are told to someone elsewhere: ``https://example.org``.
    A preview shows reports under embargo or under review too, and beside errors whatever part of the data has none.

    ``store`` is where what was made is looked for and kept; the site is the same whatever it holds. ``run`` does the
    same with many things; the site is the same however it does so.
    """
    making = Making(root, docs or root / "docs", Manner(preview, origin), store or Memory(), run)
    try:
        built = _end(building(making))
    except LostError:
        built = _end(building(Making(root, making.docs, making.manner, Memory(), run)))
    pages = built.pages
    if preview:
        wording = Wording(built.settings.language)
        told = {page.path: page for page in problem_pages(built.problems, lambda path: lines_of(root / path), wording)}
        pages = (*(page for page in pages if page.path not in told), *told.values())
    return Site(built.settings, built.problems, pages, built.assets, built.standing)


def examine(
    root: Path, *, whole: bool = False, store: Store | None = None, run: Run = one_by_one
) -> Generator[Problem, None, Built]:
    """Yield every problem of the data below ``root`` as soon as it is found, and return what was made.

    The mistakes of form come first, file by file, then those of the registry, then session by session. If the
    ``whole`` is asked for and none is an error, the pages are made too, and those of their addresses come last.
    """
    return (yield from building(Making(root, root / "docs", Manner(pages=whole), store or Memory(), run)))


def _end(steps: Generator[Problem, None, Built]) -> Built:
    """Go on to the end, and return what is returned there."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            built: Built = end.value
            return built
