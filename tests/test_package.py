"""The package as others install it: what its wheel holds, and that it works away from this repository."""

from __future__ import annotations

import re
import shutil
import subprocess
from email.parser import Parser
from importlib import metadata
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.sites import CORPUS_CONFIG, ROOT, copy_corpus, environment, require, run

pytestmark = pytest.mark.slow

PACKAGE = ROOT / "hooks" / "session_reports"
KINDS = (
    "about about-addresses about-fields about-names about-rights body delegation delegations document documents home "
    "paragraph people person report reports session workshop"
).split()


def _setuptools_is_here() -> bool:
    """Whether this environment can build without a registry."""
    try:
        return int(metadata.version("setuptools").split(".")[0]) >= 77
    except metadata.PackageNotFoundError:
        return False


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel of a copy: building leaves things beside the sources."""
    source = tmp_path_factory.mktemp("package")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        if (ROOT / name).is_file():
            shutil.copy(ROOT / name, source)
    shutil.copytree(PACKAGE, source / "hooks" / "session_reports", ignore=shutil.ignore_patterns("__pycache__"))
    isolation = ["--no-build-isolation"] if _setuptools_is_here() else []
    done = run("-m", "pip", "wheel", "--no-deps", *isolation, "--wheel-dir", "wheels", ".", cwd=source)
    if done.returncode and "setuptools" in done.stdout and "No matching distribution" in done.stdout:
        require(False, "setuptools 77 or newer, here or in a registry")  # noqa: FBT003
    assert done.returncode == 0, done.stdout
    (built,) = (source / "wheels").glob("*.whl")
    return built


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel installed into a folder of its own."""
    target = tmp_path_factory.mktemp("installed")
    done = run("-m", "pip", "install", "--no-deps", "--no-index", "--target", target, wheel, cwd=target)
    assert done.returncode == 0, done.stdout
    return target


# --- what it holds ------------------------------------------------------------------------------


def test_the_wheel_holds_a_template_for_every_kind_of_page(names: set[str]) -> None:
    assert {f"session_reports/templates/{kind}.md.j2" for kind in KINDS} <= names


def test_the_wheel_holds_every_file_of_the_package(names: set[str]) -> None:
    made_here = {".pyc", ".mo", ".cfg"}  # caches, compiled catalogues, and what only gathers the wording
    files = {path for path in PACKAGE.rglob("*") if path.is_file() and path.suffix not in made_here}
    assert {path.relative_to(PACKAGE.parent).as_posix() for path in files} - names == set()
    assert {"session_reports/py.typed", "session_reports/assets/session-reports.css"} <= names
    assert "session_reports/mkdocs/overrides/sitemap.xml" in names


def test_the_wheel_holds_nothing_else(names: set[str]) -> None:
    assert {name.split("/")[0].partition("-")[0] for name in names} == {"session_reports"}
    assert [name for name in names if "test" in name or name.endswith(".pyc")] == []


def test_the_wheel_is_for_every_system_and_names_its_command(wheel: Path) -> None:
    assert wheel.name.endswith("-py3-none-any.whl")
    with ZipFile(wheel) as archive:
        (points,) = [name for name in archive.namelist() if name.endswith("entry_points.txt")]
        (about,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        assert "session-reports = session_reports.cli:main" in archive.read(points).decode()
        told = Parser().parsestr(archive.read(about).decode())
    assert told["Name"] == "session-reports"
    assert told["License-Expression"] == "Apache-2.0"
    assert told["Requires-Python"] == ">=3.11"
    needed = [requirement for requirement in told.get_all("Requires-Dist", []) if "extra" not in requirement]
    names = {re.split(r"[<>=!]", requirement)[0] for requirement in needed}
    assert {"babel", "jinja2", "markdown", "mkdocs", "mkdocs-material", "pydantic", "pyyaml"} <= names
    assert names & {"pytest", "playwright", "hypothesis", "zensical", "properdocs"} == set()


# --- that it works ------------------------------------------------------------------------------


def test_what_is_installed_is_what_runs(installed: Path, tmp_path: Path) -> None:
    where = "import session_reports; print(session_reports.__file__)"
    done = run("-c", where, cwd=tmp_path, PYTHONPATH=str(installed))
    assert Path(done.stdout.strip()).is_relative_to(installed)


def test_the_installed_package_checks_the_corpus(installed: Path, tmp_path: Path) -> None:
    corpus = ROOT / "tests" / "corpus"
    done = run("-m", "session_reports", "check", corpus, cwd=tmp_path, PYTHONPATH=str(installed))
    assert done.returncode == 0, done.stdout
    assert "no problems" in done.stdout


def test_the_installed_command_runs(installed: Path) -> None:
    (command,) = (installed / "bin").glob("session-reports*")
    done = subprocess.run(  # noqa: S603 - it was installed above
        [command, "check"],
        cwd=ROOT / "tests" / "corpus",
        env=environment(PYTHONPATH=str(installed)),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


def test_the_installed_package_writes_pages(installed: Path, tmp_path: Path) -> None:
    corpus = ROOT / "tests" / "corpus"
    pages = tmp_path / "pages"
    done = run("-m", "session_reports", "pages", pages, "--root", corpus, cwd=tmp_path, PYTHONPATH=str(installed))
    assert done.returncode == 0, done.stdout
    assert (pages / "reports/ctl/2/final/para-11.md").is_file()
    assert (pages / "assets/session-reports.css").is_file()


def test_a_site_with_the_installed_package_needs_no_sources(installed: Path, tmp_path: Path) -> None:
    """Any site has the same few lines as hooks/mkdocs_hooks.py, and the package finds its theme."""
    project = copy_corpus(tmp_path / "project")
    shutil.rmtree(project / "hooks" / "session_reports")
    assert "hooks/mkdocs_hooks.py" in CORPUS_CONFIG
    done = run("-m", "mkdocs", "build", "--strict", "-d", tmp_path / "site", cwd=project, PYTHONPATH=str(installed))
    assert done.returncode == 0, done.stdout
    assert (tmp_path / "site/reports/ctl/2/final/para-11/index.html").is_file()
    assert "/para-" not in (tmp_path / "site/sitemap.xml").read_text(encoding="utf-8")
