"""A long report from its PDF: whole, exact, in little time and memory, and as a site."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import pytest
import yaml
from tests.import_report import SOURCES, expectations, imported_of, measured
from tests.sites import ROOT, Site, build, copy_project, environment, once, require

from session_reports.cli import main
from session_reports.importer.writing import written

if TYPE_CHECKING:
    from pathlib import Path

    from session_reports.importer import Imported

pytestmark = pytest.mark.slow

LONG = "hrc-43-session-report.pdf"
SHORT = "upr-wg-slovenia-a-hrc-14-15.pdf"
SLICES = [
    "slice-hrc-43-panels-112-127.txt",
    "slice-hrc-43-urgent-debate-36-50.txt",
    "slice-hrc-43-votes-218-244.txt",
]


def imported(name: str) -> Imported:
    path = SOURCES / name
    require(path.is_file(), str(path))
    return imported_of(name, path.read_bytes())


@pytest.mark.parametrize(("document", "name"), [(name, LONG) for name in SLICES] + [(SHORT[:-3] + "txt", SHORT)])
def test_it_says_what_the_text_of_the_same_pages_says(document: str, name: str) -> None:
    found = measured(expectations()[document], imported(name))
    numbers = {number for number, _ in found.texts.expected}
    for score in (found.texts, found.statements, found.rest, found.documents, found.meetings):
        for key in [key for key in score.found if key[0] not in numbers]:
            del score.found[key]
        assert score.wrong() == []


def test_its_paragraphs_are_complete() -> None:
    body = imported(LONG).outline.parts[0]
    numbers = [paragraph.number for section in body.sections for paragraph in section.paragraphs if paragraph.number]
    assert numbers == [str(number) for number in range(1, 1023)]
    assert [note.number for note in body.notes] == [str(number) for number in range(1, 11)]
    annexes = [part.heading for part in imported(LONG).outline.parts[1:]]
    assert [re.match(r"Annex \w+", heading or "")[0] for heading in annexes] == [  # type: ignore[index]
        "Annex I",
        "Annex II",
        "Annex III",
        "Annex IV",
    ]


# It prints the seconds of work that it took, with its readers', and the most memory that one of both had.
MEASURED = """\
import datetime, json, resource, sys
from pathlib import Path
from session_reports.importer import Job, Target, import_document
from session_reports.load import known
path, root = Path(sys.argv[1]), Path(sys.argv[2])
made = import_document(Job(path.name, path.read_bytes(), root, Target(), datetime.date(2031, 6, 1), "x"), known(root))
used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
work = sum(one.ru_utime + one.ru_stime for one in used)
print(json.dumps({"work": work, "memory": max(one.ru_maxrss for one in used) * 1024}))
"""


def test_it_takes_little_time_and_memory() -> None:
    pytest.importorskip("resource", reason="this system does not tell what a process used")
    require((SOURCES / LONG).is_file(), LONG)
    done = subprocess.run(  # noqa: S603 - ours
        [sys.executable, "-c", MEASURED, str(SOURCES / LONG), str(ROOT)],
        env=environment(PYTHONPATH=str(ROOT / "hooks")),
        capture_output=True,
        timeout=600,
        check=True,
    )
    used = json.loads(done.stdout)
    assert used["memory"] < 1e9
    assert used["work"] < 120  # seconds of work; a machine with nothing else to do takes a third


# --- the site of it -------------------------------------------------------------------------------


def settled(tree: Any) -> Any:  # noqa: ANN401 - whatever YAML holds
    """Return records as a person leaves them: without marks for review."""
    if isinstance(tree, dict):
        return {key: settled(value) for key, value in tree.items() if key != "review"}
    return [settled(value) for value in tree] if isinstance(tree, list) else tree


def built(root: Path) -> Site:
    """Build a project of the report, whose doubts a person has settled, and whose proposals are registered."""
    copy_project(root)
    for name, content in imported(LONG).files.items():
        kept = re.fullmatch(r"proposed/.*\.(people|bodies)\.yml", name)
        path = root / "data" / (f"registry/{kept[1]}.yml" if kept else name.replace("proposed/", "registry/"))
        path.parent.mkdir(parents=True, exist_ok=True)
        tree = settled(yaml.load(content, yaml.BaseLoader))  # noqa: S506 - it makes texts alone
        with path.open("a", encoding="utf-8") as file:
            file.write(written(tree))
    assert main(["addresses", "--accept", "--root", str(root)]) == 0
    return build(root, root.parent / "site", "https://records.example/")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return once(tmp_path_factory, "longest", built)


def test_the_checks_of_a_strict_build_find_no_mistake_in_it(site: Site) -> None:
    assert [line for line in site.printed.splitlines() if not line.startswith("INFO ")] == []


def test_every_link_of_its_site_leads_somewhere(site: Site) -> None:
    # There are a thousand pages and more, so they are not read as browsers read them, as the pages of other sites are.
    html: Any = import_module("lxml.html")
    contents = {f"/{path}".removesuffix("index.html"): content for path, content in site.files().items()}
    pages = {address: html.fromstring(contents[address]) for address in site.addresses()}
    ids = {address: set(root.xpath("//@id")) for address, root in pages.items()}
    files = {f"/{path}" for path in site.files()}
    targets = {
        urljoin(site.url + address, href).removeprefix(site.url)
        for address, root in pages.items()
        for href in root.xpath("//a/@href")
    }
    inside = {target for target in targets if target.startswith("/")}
    assert len(inside) > 2_000
    broken = [
        target
        for target in sorted(inside)
        if target.partition("#")[0] not in ids.keys() | files
        or (target.partition("#")[2] and target.partition("#")[2] not in ids.get(target.partition("#")[0], ()))
    ]
    assert broken == []
