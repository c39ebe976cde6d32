"""The adapter: it hands the pages to MkDocs in memory. The only part that imports MkDocs.

The functions are MkDocs events; a site names them in a hook file (see ``hooks/mkdocs_hooks.py``).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import urljoin

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, InclusionLevel

from session_reports import build
from session_reports.mkdocs.problems import problems_page
from session_reports.render import TEMPLATES

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from session_reports import Site

__all__ = ["on_config", "on_files", "on_page_markdown", "on_startup"]

log = get_plugin_logger("session_reports")

# These replace characters of the text (quotation marks, "(c)", "..."), which must stay what the document prints.
REWRITERS = {"smarty", "markdown.extensions.smarty", "pymdownx.smartsymbols"}
EXTENSIONS = ("attr_list", "md_in_html", "tables")
OVERRIDES = Path(__file__).parent / "overrides"


class _Run:
    """What one event must tell a later one; MkDocs has no other place for it."""

    preview = False
    latest = ""


def on_startup(command: Literal["build", "gh-deploy", "serve"], **_: object) -> None:
    """Remember whether this is a preview."""
    _Run.preview = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Add what the pages rely on: Markdown extensions, theme overrides, the style, folders to watch.

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
    watched = {Path(entry).resolve() for entry in config.watch}
    for folder in (_root(config) / "data", TEMPLATES):
        if folder.is_dir() and not watched & {folder, *folder.parents}:
            config.watch.append(str(folder))
    return config


@event_priority(100)  # before plugins that look at the files, so that they see ours too
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Build the site of the data and add its pages and assets to the hand-written ones.

    Raises PluginError where the data has problems; the preview shows them as its home page instead.
    """
    site = build(_root(config), preview=_Run.preview)
    for problem in site.problems:
        log.error(str(problem))
    if site.problems and not _Run.preview:
        count = len(site.problems)
        msg = f"{count} problem{'s' * (count > 1)} in the data; nothing was built"
        raise PluginError(msg)
    pages = site.pages or (problems_page(site.problems, files),)
    _Run.latest = max((str(page.meta["date"]) for page in pages if "date" in page.meta), default="1970-01-01")
    for page in pages:
        if files.get_file_from_path(page.path):
            msg = f"docs/{page.path}: a hand-written page stands where one is made from the data: rename it"
            raise PluginError(msg)
        file = File.generated(config, page.path, content=page.text(), inclusion=InclusionLevel.NOT_IN_NAV)
        file.edit_uri = f"../{page.source}" if page.source else None
        files.append(file)
    _add_assets(site, files, config)
    return files


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


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).resolve().parent
