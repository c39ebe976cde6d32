"""The adapter: it hands the pages to MkDocs in memory. The only part that imports MkDocs.

The functions are MkDocs events; a site names them in a hook file (see ``hooks/mkdocs_hooks.py``).
"""

from __future__ import annotations

import logging
import math
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import urljoin

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.utils import CountHandler

from session_reports import Corpus, Site, build
from session_reports.mkdocs import publish
from session_reports.render import TEMPLATES, Wording, counted, defect_page, interface

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from session_reports.mkdocs.publish import Staging

__all__ = [
    "on_build_error",
    "on_config",
    "on_files",
    "on_page_markdown",
    "on_post_build",
    "on_pre_build",
    "on_shutdown",
    "on_startup",
]

log = get_plugin_logger("session_reports")

# These replace characters of the text (quotation marks, "(c)", "..."), which must stay what the document prints.
REWRITERS = {"smarty", "markdown.extensions.smarty", "pymdownx.smartsymbols"}
EXTENSIONS = ("attr_list", "md_in_html", "tables")
OVERRIDES = Path(__file__).parent / "overrides"


class _Run:
    """What one event must tell a later one; MkDocs has no other place for it."""

    preview = False
    latest = ""
    staged = False
    site_dir = ""
    staging: Staging | None = None


def on_startup(command: Literal["build", "gh-deploy", "serve"], *, dirty: bool = False, **_: object) -> None:
    """Remember whether this is a preview, and whether the site is built aside, as ``publish.py`` says.

    A preview is built into a folder of its own. A dirty build goes on from the files of the last: it has no other place
    than the site folder, and can spoil it.
    """
    _Run.preview = command == "serve"
    _Run.staged = not _Run.preview and not dirty


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
    script = ExtraScriptValue("assets/session-reports.js")
    script.defer = True
    config.extra_javascript.insert(0, script)
    watched = {Path(entry).resolve() for entry in config.watch}
    for folder in (_root(config) / "data", TEMPLATES):
        if folder.is_dir() and not watched & {folder, *folder.parents}:
            config.watch.append(str(folder))
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
    site = (
        _previewed(config) if _Run.preview else build(_root(config), docs=Path(config.docs_dir), origin=_origin(config))
    )
    for problem in site.problems:
        (log.error if problem.is_error else log.warning)(str(problem))
    if not site.pages:
        msg = f"{counted(site.problems, Wording('en'))}; nothing was built"
        raise PluginError(msg)
    config.extra["session_reports"] = interface(Wording(site.corpus.settings.language))
    _Run.latest = max((str(page.meta["date"]) for page in site.pages if "date" in page.meta), default="1970-01-01")
    for page in site.pages:
        if found := files.get_file_from_path(page.path):  # in a preview: a problem tells of it
            files.remove(found)
        file = File.generated(config, page.path, content=page.text(), inclusion=InclusionLevel.NOT_IN_NAV)
        file.edit_uri = f"../{page.source}" if page.source else None
        files.append(file)
    _add_assets(site, files, config)
    return files


def _previewed(config: MkDocsConfig) -> Site:
    """Build the site for a preview, which stays up whatever happens, and has its problems in a line on every page."""
    try:
        site = build(_root(config), preview=True, docs=Path(config.docs_dir), origin=_origin(config))
    except Exception:  # noqa: BLE001 - a defect of the program: whoever writes a report is to go on all the same
        trace = traceback.format_exc()
        log.error(f"the program failed, which is a defect of it and not of the data\n{trace}")  # noqa: G004, TRY400
        return Site(Corpus(), (), (defect_page(trace, Wording("en")),))
    wording = Wording(site.corpus.settings.language)
    config.extra["session_reports_problems"] = counted(site.problems, wording)
    return site


def _add_assets(site: Site, files: Files, config: MkDocsConfig) -> None:
    for asset in site.assets:
        files.append(File.generated(config, asset.path, content=asset.content))


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Date a page by its data, and give a paragraph's page the reading page as its canonical address."""
    page.update_date = str(page.meta.get("date", _Run.latest))
    canonical = page.meta.get("canonical")
    if canonical and config.site_url:
        page.canonical_url = urljoin(config.site_url, str(canonical).lstrip("/"))
    return markdown


@event_priority(-math.inf)  # after plugins that write to the site
def on_post_build(config: MkDocsConfig) -> None:
    """Publish the site, unless MkDocs is about to abort a strict build for its warnings: it does so after this event.

    Raises OSError, which becomes a PluginError in ``on_build_error``.
    """
    counters = [handler for handler in _builder().handlers if isinstance(handler, CountHandler)]
    if _Run.staging and not any(counter.get_counts() for counter in counters):
        publish.publish(_Run.staging)
        config.site_dir = _Run.site_dir
        _discard()


@event_priority(-math.inf)  # after plugins that must hear of it too: it raises
def on_build_error(error: Exception, **_: object) -> None:
    """Remove what was built aside.

    Raises PluginError in the place of an error of the system, such as a full disk, to say that the old site is whole.
    """
    if _Run.staging:
        site = _Run.staging.site
        _discard()
        if isinstance(error, OSError):
            raise PluginError(publish.explain(error, site)) from error


def on_shutdown() -> None:
    """Remove what was built aside when the build was interrupted from the keyboard, of which no other event tells."""
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


def _origin(config: MkDocsConfig) -> str:
    return (config.site_url or "").rstrip("/")


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).resolve().parent
