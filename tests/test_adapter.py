"""What the adapter asks of a site's configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from session_reports.mkdocs import EXTENSIONS, on_config

if TYPE_CHECKING:
    from pathlib import Path


def _config(folder: Path, *extensions: str, watch: tuple[str, ...] = ()) -> MkDocsConfig:
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
