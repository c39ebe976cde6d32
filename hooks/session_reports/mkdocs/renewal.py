"""The renewal of a preview: where nothing but data was saved, what is new is put into the site that stands.

In every build MkDocs takes up every page of a site, even where each was made before. A renewal takes up those alone
that are new. It leaves to MkDocs whatever it does not know to be the same: other pages than before, another navigation
or configuration, a lost anchor, something to be said of a link.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, cast

from mkdocs.structure.files import Files

from session_reports import addresses
from session_reports.mkdocs.made import MadeFile, made_file
from session_reports.mkdocs.press import MadePage, is_alone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from mkdocs.config.defaults import MkDocsConfig

    from session_reports import Asset, Page, Site
    from session_reports.machine import Disk
    from session_reports.mkdocs.press import Press

__all__ = ["Renewal", "can_be_renewed", "states"]

_PACKAGE = Path(__file__).parent.parent
_MODULES = {".py", ".pyc"}
"""A preview goes on with the modules with which it began."""
_TEMPLATES = {"404.html", "sitemap.xml"}
"""Those of the theme that are no page's: they depend on the addresses and days of pages alone."""


def states(config: MkDocsConfig, data: Path) -> Mapping[str, tuple[int, int, int]]:
    """Return the state of every file that a preview is made of, those of the data excepted, by its path."""
    found = {}
    own = (config.docs_dir, config.config_file_path, config.theme.custom_dir, *config.watch)
    for place in {_PACKAGE, *(Path(path) for path in own if path)}:
        for path in place.rglob("*") if place.is_dir() else [place]:
            if path.suffix not in _MODULES and not path.is_relative_to(data) and path.is_file():
                state = path.stat()
                found[str(path)] = state.st_mtime_ns, state.st_size, state.st_ino
    return found


def can_be_renewed(config: MkDocsConfig, press: Press) -> bool:
    """Whether nothing that is unknown here has a part in builds: a plugin, a hook, a template that could list pages."""
    templates = {*config.theme.static_templates, *config.extra_templates} - _TEMPLATES
    return not press.listens and not templates and is_alone(config, config.plugins.events)


@dataclass(slots=True)
class Renewal:
    """What is known of the site that stands."""

    press: Press
    files: dict[str, MadeFile] = field(init=False)
    """Those of the data, by path."""

    def __post_init__(self) -> None:
        """Take the files of the press."""
        self.files = {file.src_uri: file for file in self.press.files if isinstance(file, MadeFile)}

    def renew(
        self, site: Site, store: Disk, again: Callable[[str], Any], problems: str, tell: Callable[[MadePage], None]
    ) -> int | None:
        """Put what is new of a site into that which stands, and return how many files it was; nothing if it cannot.

        ``again`` makes a part of this very site again; ``problems`` is the line that every page of a preview shows;
        ``tell`` tells a page what MkDocs tells it.
        """
        made: dict[str, Page | Asset] = {page.path: page for page in site.pages}
        made |= {asset.path: asset for asset in site.assets}
        added = [path for path in made if path not in self.files]
        changed = [path for path, file in self.files.items() if path in made and not _is_same(made[path], file.made)]
        if not self._can_be(made, added, changed):
            return None
        self.press.store = store
        for path in changed:
            self.files[path].take(made[path], again, store)
        self._add([made_file(made[path], again, store, self.press.config) for path in added], made)
        new = [self.files[path] for path in (*added, *changed)]
        pages = [cast("MadePage", file.page) for file in new if file.is_documentation_page()]
        for page in pages:
            page.renew()
            tell(page)
        told, self.press.problems = self.press.problems, problems
        if not self._put(pages):
            return None
        for page in self.press.pages if told != problems else ():
            self.press.put(page)
        for file in new:
            if not file.is_documentation_page():
                file.copy_file()
        if added:
            self.press.put_sitemap()
        return len(new)

    def _can_be(self, made: Mapping[str, Page | Asset], added: Sequence[str], changed: Sequence[str]) -> bool:
        """Whether what stands beside the new pages may stay as it is."""
        pages = [path for path in changed if self.files[path].is_documentation_page()]
        return (
            self.files.keys() <= made.keys()
            and not any(file.replaced for file in self.files.values())
            and not any(self._is_awaited(path) for path in added)
            and all(self._fits(cast("Page", made[path]), cast("MadePage", self.files[path].page)) for path in pages)
        )

    def _is_awaited(self, path: str) -> bool:
        """Whether the navigation, or a page written by hand, may tell of a page that was not there."""
        pages = [file.page for file in self.press.documents if not isinstance(file, MadeFile)]
        texts = [page.markdown or "" for page in pages if page]
        return any(PurePosixPath(path).stem in text for text in (str(self.press.config.nav), *texts))

    def _add(self, new: Sequence[MadeFile], order: Iterable[str]) -> None:
        """Add files that were not there; all get the order that they have in a whole build, given by their paths."""
        press = self.press
        for file in new:
            self.files[file.src_uri] = file
            if file.is_documentation_page():
                press.pages.append(MadePage(None, file, press.config, press))
        if new:
            others = [file for file in press.files if not isinstance(file, MadeFile)]
            press.take_files(Files([*others, *(self.files[path] for path in order)]))

    def _put(self, pages: Sequence[MadePage]) -> bool:
        """Put pages into their places, those of reports first, which are waited for; or tell that it cannot be done.

        A page cannot be put where MkDocs has something to say of it.
        """
        for of_reports in (True, False):
            some = [page for page in pages if page.file.made.source.startswith("data/reports/") == of_reports]
            self.press.render_new(some)
            if not all(page.key for page in some):
                return False
            self.press.finish_new(some)
            for page in some:
                self.press.put(page)
        return True

    def _fits(self, made: Page, page: MadePage) -> bool:
        """Whether a page may stand in the place of that which stands, as far as others depend on it."""
        before = page.file.made
        told = ("canonical", "date", *(["title"] if page in self.press.nav.pages else []))
        led_to = before.anchors if made.path != addresses.PROBLEMS else ()  # nothing leads to a single problem
        return (
            made.source == before.source
            and all(made.meta.get(name) == before.meta.get(name) for name in told)
            and {*made.anchors}.issuperset(led_to)
        )


def _is_same(made: Page | Asset, before: Page | Asset) -> bool:
    return made.key == before.key and getattr(made, "meta", None) == getattr(before, "meta", None)
