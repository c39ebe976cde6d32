"""What the adapter asks of a site's configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mkdocs.config import load_config
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer

from session_reports.mkdocs import EXTENSIONS, on_config, on_serve
from session_reports.mkdocs.preview import built_before, with_index

if TYPE_CHECKING:
    from pathlib import Path
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment


def _config(
    folder: Path, *extensions: str, watch: tuple[str, ...] = (), plugins: tuple[str, ...] = ("search",)
) -> MkDocsConfig:
    """Return the configuration of a site in a folder with data, pages and nothing else."""
    for name in ("data", "docs"):
        (folder / name).mkdir()
    config = MkDocsConfig(config_file_path=str(folder / "mkdocs.yml"))
    config.load_dict(
        {
            "site_name": "Archipelago",
            "theme": {"name": "material"},
            "markdown_extensions": list(extensions),
            "watch": [str(folder / entry) for entry in watch],
            "plugins": list(plugins),
        }
    )
    errors, _ = config.validate()
    assert errors == []
    return config


def test_what_the_pages_rely_on_is_added(tmp_path: Path) -> None:
    config = on_config(_config(tmp_path, "attr_list"))
    assert [name for name in EXTENSIONS if config.markdown_extensions.count(name) == 1] == list(EXTENSIONS)
    assert "assets/session-reports.css" in config.extra_css
    (script,) = config.extra_javascript
    assert isinstance(script, ExtraScriptValue)
    assert (script.path, script.defer) == ("assets/session-reports.js", True)
    assert str(tmp_path / "data") in config.watch


def test_what_is_watched_already_is_not_watched_twice(tmp_path: Path) -> None:
    config = on_config(_config(tmp_path, watch=("data",)))
    assert config.watch.count(str(tmp_path / "data")) == 1


@pytest.mark.parametrize("extension", ["smarty", "pymdownx.smartsymbols"])
def test_what_would_change_verbatim_texts_is_refused(tmp_path: Path, extension: str) -> None:
    with pytest.raises(PluginError, match=f"{extension} would change the characters of verbatim texts"):
        on_config(_config(tmp_path, extension))


# --- search -------------------------------------------------------------------------------------


def test_without_the_theme_s_own_search_there_is_the_script_of_ours(tmp_path: Path) -> None:
    config = on_config(_config(tmp_path, plugins=()))
    assert [str(script) for script in config.extra_javascript] == [
        "assets/session-reports-search.js",
        "assets/session-reports.js",
    ]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site that was built before, with an index."""
    (tmp_path / "site/pagefind/index").mkdir(parents=True)
    (tmp_path / "site/pagefind/pagefind.js").write_text("search()", encoding="utf-8")
    (tmp_path / "site/pagefind/index/a.pf_index").write_bytes(b"words")
    (tmp_path / "site/secret.txt").write_text("secret", encoding="utf-8")
    return tmp_path / "site"


def asked(app: WSGIApplication, path: str) -> tuple[str, str, bytes]:
    """Return the status, the kind and the content that a server gives for a path."""
    said = []
    content = b"".join(app({"PATH_INFO": path}, lambda status, headers: said.append((status, dict(headers)))))  # type: ignore[arg-type]
    ((status, headers),) = said
    return status, headers["Content-Type"], content


@pytest.mark.parametrize("mount", ["/", "/reports/"])
def test_a_preview_gives_the_index_of_the_site_that_was_built_last(site: Path, mount: str) -> None:
    app = with_index(preview_itself, mount, site)
    assert asked(app, f"{mount}pagefind/pagefind.js") == ("200 OK", "text/javascript", b"search()")
    assert asked(app, f"{mount}pagefind/index/a.pf_index") == ("200 OK", "application/octet-stream", b"words")


@pytest.mark.parametrize(
    "path",
    ["/", "/pagefind/", "/pagefind/lost.js", "/secret.txt", "/pagefind/../secret.txt", "/x/pagefind/pagefind.js"],
)
def test_all_else_is_the_preview_s(site: Path, path: str) -> None:
    assert asked(with_index(preview_itself, "/", site), path) == ("200 OK", "text/html", b"preview")


def preview_itself(_: WSGIEnvironment, start: StartResponse) -> list[bytes]:
    start("200 OK", [("Content-Type", "text/html")])
    return [b"preview"]


@pytest.mark.parametrize("written", ["", "site_dir: build/public"])
def test_the_preview_knows_where_the_site_is_built(tmp_path: Path, written: str) -> None:
    """MkDocs gives a preview another folder than that of the settings."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(f"site_name: Archipelago\n{written}\n", encoding="utf-8")
    config = load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "elsewhere"))
    assert config.site_dir == str(tmp_path / "elsewhere")
    assert built_before(config) == tmp_path / ("build/public" if written else "site")


@pytest.mark.parametrize(("plugins", "ours"), [((), True), (("search",), False)])
def test_a_preview_is_searched_by_the_index_unless_the_theme_searches(
    tmp_path: Path, site: Path, plugins: tuple[str, ...], *, ours: bool
) -> None:
    config = _config(tmp_path, plugins=plugins)
    (tmp_path / "mkdocs.yml").write_text("site_name: Archipelago\n", encoding="utf-8")
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path))
    before = server.get_app()
    assert on_serve(server, config) is server
    assert (server.get_app() is not before) == ours
    app = server.get_app()
    if ours and app:
        assert asked(app, "/pagefind/pagefind.js")[2] == (site / "pagefind/pagefind.js").read_bytes()
