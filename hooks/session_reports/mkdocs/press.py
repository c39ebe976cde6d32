"""The press: it hands to MkDocs what was rendered before, and renders what is new on all cores.

Of MkDocs' internals it relies on these, each of which a test looks at:

- ``Page`` may be subclassed, and is taken as it is where ``File.page`` holds it before the navigation is made;
- ``Page.render`` sets ``content``, ``toc``, ``present_anchor_ids`` and ``links_to_anchors``, and nothing else;
- a page is what the template ``main.html``, got of the environment, makes of the context of ``get_context``;
- nothing is written for a page of which the template makes nothing, which is told by a message of ``commands.build``;
- ``File.copy_file`` writes a file that is no page (see ``made.py``);
- the sitemap is what ``_build_theme_template`` of ``commands.build`` writes.

Where another plugin or hook looks at single pages, it could change them in ways that nobody here knows: then MkDocs
renders every page itself.
"""

from __future__ import annotations

import json
import logging
import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.commands import build as builder
from mkdocs.commands.build import get_context
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import get_relative_url

from session_reports.keeping import digest
from session_reports.machine import exchange
from session_reports.mkdocs.made import MadeFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.toc import AnchorLink

    from session_reports.machine import Disk, Workers

__all__ = ["MadePage", "Press", "is_alone"]

PAGE_EVENTS = ("pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page", "env")
KNOWN = (
    "session_reports.",
    "mkdocs.contrib.search",
    "properdocs.contrib.search",
    "material.plugins.search",
)
"""The modules whose part in single pages is known. The search only reads them."""
_OF_MARKDOWN = ("markdown_extensions", "mdx_configs", "use_directory_urls", "exclude_docs", "draft_docs", "validation")
_OF_THE_PLACE = {
    "site_dir",
    "config_file_path",
    "docs_dir",
    "dev_addr",
    "plugins",
    "theme",
    "hooks",
    "watch",
    "validation",
}
_LINK = re.compile(r"\]\(([^)#:\s]+)(?=[#)])")
_BANNER = '<div data-md-component="announce">'
_SKIPPED = re.compile(r"Page skipped: '(.*)'\. Generated empty output\.")


class MadePage(Page):
    """A page of ours, rendered only where nothing that was rendered before will do."""

    file: MadeFile
    key = ""
    """The key of what was rendered of it; empty where MkDocs renders it."""
    finished = ""
    """The key of its finished file."""

    def __init__(self, title: str | None, file: MadeFile, config: MkDocsConfig, press: Press) -> None:
        """Take the press that renders it."""
        super().__init__(title, file, config)
        self.press = press
        self._anchors: set[str] | None = None

    def read_source(self, config: MkDocsConfig) -> None:
        """Take over the front matter. The text itself is left where it is until it is needed."""
        if self.file.replaced:
            super().read_source(config)
        else:
            self.markdown, self.meta = "", dict(self.file.made.meta)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take what was rendered before, or render it."""
        if self.key and not self.file.replaced:
            self.content, self.toc = "", get_toc([])
            if self.press.listens:
                self.fetch()
        else:
            self.render_anew(config, files)

    def renew(self) -> None:
        """Forget what was made of its file before: the file is another now."""
        self._anchors = None
        self.read_source(self.press.config)

    def render_anew(self, config: MkDocsConfig, files: Files) -> None:
        """Render it as MkDocs does."""
        if not self.file.replaced:
            self.markdown = self.file.fetched("markdown")
        super().render(config, files)

    def fetch(self) -> None:
        """Fetch what was rendered before; render it where that is lost."""
        content, toc = (self.press.store.get(f"{self.key} {part}") for part in ("content", "toc"))
        if content is None or toc is None:
            self.render_anew(self.press.config, self.press.files)
        else:
            self.content, self.toc = content.decode(), get_toc(json.loads(toc))

    @property
    def present_anchor_ids(self) -> set[str] | None:
        """The anchors on it."""
        if self._anchors is None and self.key:
            found = self.press.store.get(f"{self.key} anchors")
            self._anchors = set(json.loads(found)) if found else None
        return self._anchors

    @present_anchor_ids.setter
    def present_anchor_ids(self, value: set[str] | None) -> None:
        self._anchors = value


class Unfilled:
    """A template that is compiled and filled only where nothing that was made before will do."""

    def __init__(self, name: str, press: Press) -> None:
        """Take the template's name."""
        self.name, self.press = name, press

    def render(self, context: Mapping[str, Any]) -> str:
        """Return what the template makes of a context: nothing where the file was put into its place."""
        page = context["page"]
        if isinstance(page, MadePage):
            return self.press.written(page, lambda: self.filled(context))
        if self.name != "404.html":
            return self.filled(context)
        key = digest("404", self.press.frame, context["base_url"])
        found = self.press.store.get(key)
        output = found.decode() if found else self.filled(context)
        self.press.store.put(key, output.encode())
        return output

    def filled(self, context: Mapping[str, Any]) -> str:
        """Fill it."""
        return self.press.template(self.name).render(context)


def is_alone(config: MkDocsConfig, events: Iterable[str] = PAGE_EVENTS) -> bool:
    """Whether nothing but what is known here hears of some events: of single pages, if no others are given."""
    methods = [method for event in events for method in config.plugins.events[event]]
    return all(str(getattr(method, "__module__", "")).startswith(KNOWN) for method in methods)


def _listens(config: MkDocsConfig) -> bool:
    """Whether the search reads pages, and so has to be shown their content."""
    modules = [str(getattr(method, "__module__", "")) for method in config.plugins.events["page_context"]]
    return any(module.startswith(KNOWN[1:]) for module in modules)


class Press:
    """Renders the pages of one build."""

    files: Files
    nav: Navigation
    env: jinja2.Environment
    template: Callable[..., jinja2.Template]
    documents: Sequence[File]

    def __init__(self, config: MkDocsConfig, store: Disk, workers: Workers, problems: str) -> None:
        """Take what is kept, the processes, and the line that tells of problems on every page of a preview."""
        self.config, self.store, self.workers, self.problems = config, store, workers, problems
        self.listens = _listens(config)
        self.base = digest(*(f"{name}={_told(config[name])}" for name in _OF_MARKDOWN))
        self.frame = ""
        self.pages: list[MadePage] = []
        self.rendered = self.finished = self.placed = 0
        self.skipping = _Skipping()

    # --- Markdown ---------------------------------------------------------------------------

    def render(self, nav: Navigation, files: Files) -> None:
        """Render what is new of all pages: once the navigation is made, all is known that their links depend on."""
        self.nav, self.files = nav, files
        self.render_new(self.pages)

    def render_new(self, pages: Iterable[MadePage]) -> None:
        """Render those of some pages that were not rendered before. Those that MkDocs must render get no key."""
        uris = frozenset(self.files.src_uris)
        missing = []
        for page in pages:
            made = page.file.made
            page.key = digest("html", self.base, page.file.src_uri, made.key)
            links = self.store.get(f"{page.key} links")
            if links is None or not uris.issuperset(links.decode().split("\n")):
                missing.append(page)
        for page, parts in zip(missing, self.workers("Markdown", self._rendered, missing), strict=True):
            if parts is None:
                page.key = ""
            for name, part in (parts or {}).items():
                self.store.put(f"{page.key} {name}", part)
            self.rendered += parts is not None

    def _rendered(self, page: MadePage) -> dict[str, bytes] | None:
        """Render a page, perhaps in another process; nothing where MkDocs has to say something of it."""
        logger = logging.getLogger(Page.__module__.partition(".")[0])
        said = _Said(logging.INFO)
        handlers, logger.handlers = logger.handlers, [said]
        try:
            page.read_source(self.config)
            page.render_anew(self.config, self.files)
        finally:
            logger.handlers = handlers
        links = page.links_to_anchors or {}
        if said.anything or not all(set(_anchors(file)).issuperset(anchors) for file, anchors in links.items()):
            return None
        parts = {
            "links": "\n".join(_targets(page.file.src_uri, page.markdown or "")),
            "toc": json.dumps([_token(item) for item in page.toc], ensure_ascii=False),
            "anchors": json.dumps(sorted(page.present_anchor_ids or ()), ensure_ascii=False),
            "content": page.content or "",
        }
        page.content = page.markdown = None
        return {name: part.encode() for name, part in parts.items()}

    # --- finished pages ---------------------------------------------------------------------

    def finish(self, env: jinja2.Environment) -> None:
        """Fill the template for all pages of which the finished file is not there."""
        self.env, self.template = env, env.get_template
        # A template gets another with its own name as the parent of that.
        env.get_template = lambda name, *parent: self.template(name, *parent) if parent else Unfilled(name, self)  # type: ignore[assignment]
        self.take_files(self.files)
        self.frame = _frame(self.config, self.nav)
        self.finish_new(self.pages)

    def take_files(self, files: Files) -> None:
        """Take the files of the site."""
        self.files, self.documents = files, files.documentation_pages()

    def finish_new(self, pages: Sequence[MadePage]) -> None:
        """Fill the template for those of some pages of which the finished file is not there."""
        for page in pages:
            page.finished = self._key(page) if page.key else ""
        missing = [page for page in pages if page.key and not self.store.has(page.finished)]
        for page, content in zip(missing, self.workers("pages", self._filled, missing), strict=True):
            self.store.lay(page.finished, content)
            self.finished += 1

    def _key(self, page: MadePage) -> str:
        meta = json.dumps(page.meta, ensure_ascii=False, default=str)
        told = page.url, page.canonical_url, page.edit_url, page.title, page.file.inclusion
        return digest("page", self.frame, page.key, meta, repr(told), page.update_date if self.frame_dated else "")

    @property
    def frame_dated(self) -> bool:
        """Whether a template may show when a page was updated: those of the theme do not, a site's own may."""
        return bool(self.config.theme.custom_dir)

    def _filled(self, page: MadePage) -> bytes:
        """Fill the template for a page, perhaps in another process."""
        page.fetch()
        page.active = True
        context = get_context(self.nav, self.documents, self.config, page)
        output = self.template("main.html").render(context)
        page.active = False
        if not self.listens:
            page.content = ""
        return output.encode("utf-8", errors="xmlcharrefreplace")

    def put_sitemap(self) -> None:
        """Put the list of all pages into its place."""
        for name in self.config.theme.static_templates & {"sitemap.xml"}:
            builder._build_theme_template(name, self.env, self.files, self.config, self.nav)  # noqa: SLF001

    def put(self, page: MadePage) -> None:
        """Put the finished file of a page into its place, in a site that stands."""
        whole = self.written(page, lambda: self._filled(page).decode())
        if whole:
            exchange(Path(page.file.abs_dest_path), lambda aside: aside.write_text(whole, encoding="utf-8"))

    def written(self, page: MadePage, fill: Callable[[], str]) -> str:
        """Put the finished file of a page into its place and return nothing; or return what is to be written there."""
        told = bool(self.problems) and page.meta.get("kind") != "problems"
        if page.key and not told and self.store.place(page.finished, Path(page.file.abs_dest_path)):
            self.placed += 1
            self.skipping.uris.add(page.file.src_uri)
            return ""
        kept = self.store.file(page.finished) if page.key else None
        if kept is None and page.key:
            page.fetch()
        whole = fill() if kept is None else kept.decode()
        return _with_problems(whole, self.problems, page.url) if told else whole


def _with_problems(html: str, problems: str, url: str) -> str:
    """Return a page with a line that tells of problems. It stands on every page, and changes with every save."""
    address = get_relative_url("problems/", url)
    line = f'<aside class="md-banner"><div class="md-banner__inner md-grid md-typeset"><a class="sr-problems" href="{address}">{problems}</a></div></aside>'  # noqa: E501
    return html.replace(_BANNER, _BANNER + line, 1)


def _anchors(file: File) -> Iterable[str]:
    """Return the anchors that a file of ours is known to have; none of others."""
    return file.made.anchors if isinstance(file, MadeFile) else ()


def _targets(uri: str, markdown: str) -> list[str]:
    """Return the files to which a text leads, by the links that it holds."""
    folder = posixpath.dirname(uri)
    return sorted({posixpath.normpath(posixpath.join(folder, path)) for path in _LINK.findall(markdown)} | {uri})


def _token(item: AnchorLink) -> dict[str, object]:
    return {"name": item.title, "id": item.id, "level": item.level, "children": [*map(_token, item.children)]}


def _told(value: object) -> str:
    """Return a part of the configuration as text. What has no text of its own is told by what the user wrote."""

    def named(value: object) -> str:
        text = str(value)
        return type(value).__name__ if " at 0x" in text else text

    return json.dumps(value, default=named, sort_keys=True, ensure_ascii=False)


def _frame(config: MkDocsConfig, nav: Navigation) -> str:
    """Return the digest of all that a page's frame depends on: configuration, navigation, templates of one's own."""
    told = {key: value for key, value in config.items() if key not in _OF_THE_PLACE and not callable(value)}
    own = [Path(folder) for folder in config.theme.dirs if "site-packages" not in Path(folder).parts]
    files = sorted(path for folder in own for path in folder.rglob("*") if path.is_file())
    contents = (part for path in files for part in (str(path), path.read_bytes()))
    plugins = {name: dict(getattr(plugin, "config", {})) for name, plugin in config.plugins.items()}  # hooks too
    return digest(_told(plugins), _told(told), _told(dict(config.theme)), str(nav), *contents)


class _Said(logging.Handler):
    """Hears whether anything is said."""

    anything = False

    def emit(self, _: logging.LogRecord) -> None:
        self.anything = True


class _Skipping(logging.Filter):
    """Keeps back what is said of pages that were not skipped but put into their place."""

    def __init__(self) -> None:
        super().__init__()
        self.uris: set[str] = set()

    def filter(self, record: logging.LogRecord) -> bool:
        found = _SKIPPED.match(record.getMessage())
        return not (found and found[1] in self.uris)
