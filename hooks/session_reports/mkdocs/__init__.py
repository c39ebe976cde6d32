"""The adapter: it hands the pages to MkDocs in memory. The only part that imports MkDocs.

The functions are MkDocs events; a site names them in a hook file (see ``hooks/mkdocs_hooks.py``).
"""

from __future__ import annotations

import gc
import logging
import math
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import urljoin

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.utils import CountHandler

from session_reports import Site, build
from session_reports.keeping import Remembering
from session_reports.machine import Workers, store_of
from session_reports.machine.progress import Progress
from session_reports.mkdocs import preview, publish
from session_reports.mkdocs.made import made_file
from session_reports.mkdocs.press import MadePage, Press, is_alone
from session_reports.mkdocs.renewal import Renewal, can_be_renewed, states
from session_reports.model import Settings
from session_reports.render import TEMPLATES, Wording, counted, defect_page, interface

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from session_reports import Asset
    from session_reports import Page as MadeOfOurs
    from session_reports.keeping import Store
    from session_reports.machine import Disk
    from session_reports.mkdocs.publish import Staging

__all__ = [
    "on_build_error",
    "on_config",
    "on_env",
    "on_files",
    "on_nav",
    "on_page_markdown",
    "on_post_build",
    "on_pre_build",
    "on_serve",
    "on_shutdown",
    "on_startup",
]

log = get_plugin_logger("session_reports")

# These replace characters of the text (quotation marks, "(c)", "..."), which must stay what the document prints.
REWRITERS = {"smarty", "markdown.extensions.smarty", "pymdownx.smartsymbols"}
EXTENSIONS = ("attr_list", "md_in_html", "tables")
MANY = 50
"""From so many things on a line says that they were made."""
OVERRIDES = Path(__file__).parent / "overrides"


class _Run:
    """What one event must tell a later one; MkDocs has no other place for it."""

    preview = False
    whole = True
    latest = ""
    store: Disk | None = None
    remembering: Remembering | None = None
    version = b""
    """That of the store of which it is."""
    press: Press | None = None
    progress = Progress("session-reports")
    renewal: Renewal | None = None
    states: Mapping[str, tuple[int, int, int]] | None = None
    """Those of the files beside the data, before the preview was built."""
    staged = False
    site_dir = ""
    staging: Staging | None = None


def on_startup(command: Literal["build", "gh-deploy", "serve"], *, dirty: bool = False, **_: object) -> None:
    """Remember whether this is a preview, and whether the site is built aside, as ``publish.py`` says.

    A preview is built into a folder of its own. A dirty build goes on from the files of the last: it has no other place
    than the site folder, and can spoil it.
    """
    _Run.preview = command == "serve"
    _Run.whole = not dirty
    _Run.staged = not _Run.preview and not dirty
    _Run.states = _Run.renewal = _Run.remembering = None


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Add what the pages rely on: Markdown extensions, theme overrides, style and script, folders to watch.

    Raises PluginError for an extension that would change verbatim texts.
    """
    for extension in REWRITERS & set(config.markdown_extensions):
        msg = f"markdown_extensions: {extension} would change the characters of verbatim texts: remove it"
        raise PluginError(msg)
    for extension in EXTENSIONS:
        if extension not in config.markdown_extensions:
            config.markdown_extensions.append(extension)
    place = 1 if config.theme.custom_dir else 0  # a site's own overrides go before ours
    config.theme.dirs.insert(place, str(OVERRIDES))
    config.extra_css.insert(0, "assets/session-reports.css")
    for name in ("session-reports.js", *(() if _searched_by_theme(config) else ("session-reports-search.js",))):
        script = ExtraScriptValue(f"assets/{name}")
        script.defer = True
        config.extra_javascript.insert(0, script)
    watched = {Path(entry).resolve() for entry in config.watch}
    for folder in (_root(config) / "data", TEMPLATES):
        if folder.is_dir() and not watched & {folder, *folder.parents}:
            config.watch.append(str(folder))
    if _Run.preview and _Run.states is None:
        _Run.states = states(config, _root(config) / "data")
    return config


@event_priority(math.inf)  # before MkDocs empties the folder, and before plugins that write to it
def on_pre_build(config: MkDocsConfig) -> None:
    """Let the site be built aside.

    Raises PluginError where that cannot be done.
    """
    if not _Run.staged:
        return
    try:
        _Run.staging = publish.stage(Path(config.site_dir), Path(config.docs_dir))
    except OSError as error:
        raise PluginError(publish.explain(error, Path(config.site_dir))) from error
    _Run.site_dir, config.site_dir = config.site_dir, str(_Run.staging.new)
    for handler in _builder().handlers:
        handler.addFilter(_as_published)


@event_priority(100)  # before plugins that look at the files, so that they see ours too
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Build the site of the data and add its pages and assets to the hand-written ones.

    Raises PluginError where the data has errors; warnings are for MkDocs to count. The preview goes on with what it
    can show, and tells of the problems on a page of their own.
    """
    _Run.store, workers = store_of(_root(config)), Workers(_shown)
    site = _previewed(config, workers) if _Run.preview else _built(config, workers)
    _say(site)
    if not site.pages:
        msg = f"{counted(site.problems, Wording('en'))}; nothing was built"
        raise PluginError(msg)
    wording = Wording(site.settings.language)
    config.extra["session_reports"] = {**interface(wording), "indexed": not _searched_by_theme(config)}
    problems = _counted(site) if _Run.preview else ""
    _Run.press = Press(config, _Run.store, workers, problems) if _Run.whole and is_alone(config) else None
    config.extra["session_reports_problems"] = "" if _Run.press else problems
    _Run.latest = max((str(page.meta["date"]) for page in site.pages if "date" in page.meta), default="1970-01-01")
    again = _again(config)
    titles = dict(_titles(config.nav))
    for page in site.pages:
        if found := files.get_file_from_path(page.path):  # in a preview: a problem tells of it
            files.remove(found)
        file = made_file(page, again, _Run.store, config)
        files.append(file)
        if _Run.press:
            _Run.press.pages.append(MadePage(titles.get(page.path), file, config, _Run.press))
    for asset in site.assets:
        files.append(made_file(asset, again, _Run.store, config))
    return files


def _say(site: Site) -> None:
    """Say every problem."""
    for problem in site.problems:
        (log.error if problem.is_error else log.warning)(str(problem))


def _counted(site: Site) -> str:
    """Return the line that tells of problems on every page of a preview."""
    return counted(site.problems, Wording(site.settings.language))


def _again(config: MkDocsConfig) -> Callable[[str], MadeOfOurs | Asset]:
    """Return what makes pages and assets again, without a store, by their paths."""
    made: dict[str, MadeOfOurs | Asset] = {}

    def again(path: str) -> MadeOfOurs | Asset:
        if not made:
            site = build(_root(config), preview=_Run.preview, docs=Path(config.docs_dir), origin=_origin(config))
            made.update({page.path: page for page in site.pages})
            made.update({asset.path: asset for asset in site.assets})
        return made[path]

    return again


def _titles(nav: object) -> Iterator[tuple[str, str]]:
    """Yield (path, title) of the entries of a navigation that give a title: a page made before it would lose that."""
    for entry in nav if isinstance(nav, list) else ():
        for title, within in entry.items() if isinstance(entry, dict) else ():
            if isinstance(within, str):
                yield within, title
            else:
                yield from _titles(within)


def on_nav(nav: Navigation, files: Files, **_: object) -> Navigation:
    """Render what is new."""
    if _Run.press:
        _Run.press.render(nav, files)
    return nav


@event_priority(-math.inf)  # after all who change templates
def on_env(env: Environment, **_: object) -> Environment:
    """Fill the template for what is new."""
    if _Run.press:
        _builder().getChild("commands.build").addFilter(_Run.press.skipping)
        _Run.press.finish(env)
    return env


def _previewed(config: MkDocsConfig, workers: Workers) -> Site:
    """Build the site for a preview, which stays up whatever happens, and has its problems in a line on every page."""
    try:
        return _built(config, workers)
    except Exception:  # noqa: BLE001 - a defect of the program: whoever writes a report is to go on all the same
        trace = traceback.format_exc()
        log.error(f"the program failed, which is a defect of it and not of the data\n{trace}")  # noqa: G004, TRY400
        return Site(Settings(), (), (defect_page(trace, Wording("en")),))


def _built(config: MkDocsConfig, workers: Workers) -> Site:
    docs, origin = Path(config.docs_dir), _origin(config)
    store: Store | None = _Run.store
    if _Run.preview and _Run.store:
        before = _Run.remembering if _Run.version == _Run.store.version else None  # of other templates nothing holds
        store = _Run.remembering = Remembering(_Run.store, before)
        _Run.version = _Run.store.version
    return build(_root(config), preview=_Run.preview, docs=docs, origin=origin, store=store, run=workers)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Date a page by its data, and give a paragraph's page the reading page as its canonical address."""
    _tell(page, config)
    return markdown


def _tell(page: Page, config: MkDocsConfig) -> None:
    page.update_date = str(page.meta.get("date", _Run.latest))
    canonical = page.meta.get("canonical")
    if canonical and config.site_url:
        page.canonical_url = urljoin(config.site_url, str(canonical).lstrip("/"))


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: object) -> LiveReloadServer:
    """Let a preview be renewed where only data was saved, and be searched by the index of the site built last."""
    server.builder = _renewing(server.builder, _root(config))
    app = server.get_app()
    if app and not _searched_by_theme(config):
        server.set_app(preview.with_index(app, server.mount_path, preview.built_before(config)))
    return server


def _renewing(whole: Callable[[], None], root: Path) -> Callable[[], None]:
    """Return what renews a preview, and builds it as a whole where that cannot be done."""

    def rebuild() -> None:
        begun, renewal = time.monotonic(), _Run.renewal
        before = states(renewal.press.config, root / "data") if renewal else None
        if renewal and before == _Run.states:
            gc.disable()  # it would look through all that is remembered, for some tenths of a second
            try:
                done = _renewed(renewal, root)
            except Exception:  # noqa: BLE001 - whatever it is, the whole build meets it too, and tells of it
                done = None
            finally:
                gc.enable()
                _close()
            if done is not None:
                log.info("%d pages and files renewed in %.2f seconds", done, time.monotonic() - begun)
                return
        _Run.renewal, _Run.states = None, before
        whole()

    return rebuild


def _renewed(renewal: Renewal, root: Path) -> int | None:
    """Renew a preview, and return how many files are new; nothing if it cannot be renewed."""
    config = renewal.press.config
    _Run.store = store_of(root)
    site = _built(config, Workers(_shown))
    done = renewal.renew(site, _Run.store, _again(config), _counted(site), lambda page: _tell(page, config))
    if done is not None:
        _say(site)
    return done


@event_priority(-math.inf)  # after plugins that write to the site
def on_post_build(config: MkDocsConfig) -> None:
    """Publish the site, unless MkDocs is about to abort a strict build for its warnings: it does so after this event.

    Raises OSError, which becomes a PluginError in ``on_build_error``.
    """
    if _Run.press:
        log.debug("%d rendered, %d filled, %d kept", _Run.press.rendered, _Run.press.finished, _Run.press.placed)
        if _Run.preview and can_be_renewed(config, _Run.press):
            _Run.renewal = Renewal(_Run.press)
    _close()
    counters = [handler for handler in _builder().handlers if isinstance(handler, CountHandler)]
    if _Run.staging and not any(counter.get_counts() for counter in counters):
        publish.publish(_Run.staging)
        config.site_dir = _Run.site_dir
        _discard()


def _close() -> None:
    """Close what is open for one build."""
    if _Run.press:
        _builder().getChild("commands.build").removeFilter(_Run.press.skipping)
    if _Run.store:
        _Run.store.close()
    _Run.press = _Run.store = None


def _shown(stage: str, done: int, total: int) -> None:
    """Tell how far a stage is: on a terminal all the time, elsewhere in a line when it is done."""
    _Run.progress.show(stage, done, total)
    if done == total:
        _Run.progress.end()
        if total >= MANY and not _Run.progress.is_terminal:
            log.info("%s: %d made", stage, total)


@event_priority(-math.inf)  # after plugins that must hear of it too: it raises
def on_build_error(error: Exception, **_: object) -> None:
    """Remove what was built aside.

    Raises PluginError in the place of an error of the system, such as a full disk, to say that the old site is whole.
    """
    _close()
    if _Run.staging:
        site = _Run.staging.site
        _discard()
        if isinstance(error, OSError):
            raise PluginError(publish.explain(error, site)) from error


def on_shutdown() -> None:
    """Remove what was built aside when the build was interrupted from the keyboard, of which no other event tells."""
    _close()
    _discard()


def _discard() -> None:
    staging, _Run.staging = _Run.staging, None
    if staging:
        try:
            publish.discard(staging)
        except OSError as error:  # the site is published or kept: no warning, which would fail a strict build
            log.info("%s could not be removed, which the next build will try again: %s", staging.room, error)


def _builder() -> logging.Logger:
    """Return the logger of all that the builder says: that of MkDocs, or of ProperDocs under its name."""
    return logging.getLogger(log.logger.name.partition(".")[0])


def _as_published(record: logging.LogRecord) -> bool:
    """Name in a message the folder that the site is for, in place of that in which it is built."""
    if _Run.staging:
        record.msg = str(record.msg).replace(str(_Run.staging.new), _Run.site_dir)
    return True


def _searched_by_theme(config: MkDocsConfig) -> bool:
    """Whether the theme's own search is on; else the site is searched by an index that is made when it is finished."""
    plugin = config.plugins.get("material/search")
    return plugin is not None and bool(plugin.config.enabled)


def _origin(config: MkDocsConfig) -> str:
    return (config.site_url or "").rstrip("/")


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).resolve().parent
