"""Documents imported as their users would: what is written, what is told, and what is never touched."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.sites import ROOT

from session_reports import examine
from session_reports.checks import check_session
from session_reports.cli import main
from session_reports.corpus import Corpus
from session_reports.importer import Imported, Job, Target, UnreadableError, import_all, import_one
from session_reports.importer.agreement import findings, with_draft
from session_reports.importer.naming import Naming
from session_reports.link import link
from session_reports.load import known, load
from session_reports.model import Delegation, NameForms
from session_reports.passages import passages

if TYPE_CHECKING:
    from pathlib import Path

REPORT = """\
Council of Lamps
Distr.: Limited
4 May 2031
Original: English
Second session
Haven, 3-7 May 2031
Draft report
Rapporteur: Ana Lamp (Kenya)
LMP/2/L.1

I.    Lamps and their oil

1.    At its 3rd meeting, on 4 May 2031, the Council considered agenda item 4, which read as follows:

“Lamps.”

2.    The Council had before it the following:

(a)   Note by the Secretariat on oil (LMP/2/3);

(b)   A list of lamps.

3.    Statements were made by the representatives of Kenya, Chad (on behalf of the Lamp Group) and Lanternland. The
observer for Wick Trimmers International made a statement. The Director of Lamps delivered an opening statement.

4.    The lamps of Palestine were lit on the same day at the 4th meeting, on the same day, as paragraph 9 above says.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a project with the registry of this one, and no reports."""
    project = tmp_path / "project"
    shutil.copytree(ROOT / "data/registry", project / "data/registry")
    shutil.copy(ROOT / "data/site.yml", project / "data/site.yml")
    (project / "data/reports").mkdir()
    return project


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "lamps.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main(["import", *map(str, arguments)])
    out, err = capsys.readouterr()
    return code, out, err


def test_a_first_import(root: Path, document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, document, "--root", root, "--yes")
    assert (code, err) == (0, "")
    report = root / "data/reports/council-of-lamps/2/lamps-and-their-oil.yml"
    assert f"wrote data/{report.relative_to(root / 'data').as_posix()}" in out
    text = report.read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../../schema/report.schema.json\ntitle: ")
    assert "- by: [kenya]" in text or "{by: [kenya], capacity: representative}" in text
    assert "{by: [chad], capacity: representative, on_behalf_of: [lamp-group]}" in text
    assert "- {by: [director-of-lamps], kind: opening}" in text
    assert "to review:" in out
    assert "lanternland: Lanternland (3)" in out
    proposed = {path.name: path.read_text(encoding="utf-8") for path in (root / "data/proposed").iterdir()}
    assert "wick-trimmers-international" in proposed["council-of-lamps-2-lamps-and-their-oil.yml"]
    assert "ana-lamp" in proposed["council-of-lamps-2-lamps-and-their-oil.people.yml"]
    assert "Council of Lamps" in proposed["council-of-lamps-2-lamps-and-their-oil.bodies.yml"]
    session = (root / "data/reports/council-of-lamps/2/session.yml").read_text(encoding="utf-8")
    assert "{symbol: LMP/2/3, title: Note by the Secretariat on oil}" in session
    assert "  - {number: 3, date: 2031-05-04}\n  - {number: 4, date: 2031-05-04}\n" in session
    assert "{number: 4, title: Lamps}" in session


def test_what_is_drafted_passes_the_checks(root: Path, document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, document, "--root", root, "--yes")
    assert [str(problem) for problem in examine(root)] == []


def test_a_second_import_changes_nothing(root: Path, document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, document, "--root", root, "--yes")
    before = {path: path.read_bytes() for path in root.rglob("*.yml")}
    code, out, _ = run(capsys, document, "--root", root, "--yes")
    assert code == 0
    assert "data/reports/council-of-lamps/2/lamps-and-their-oil.yml is as it was" in out
    assert {path: path.read_bytes() for path in root.rglob("*.yml*")} == before


def test_edited_work_is_never_overwritten(root: Path, document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, document, "--root", root, "--yes")
    report = root / "data/reports/council-of-lamps/2/lamps-and-their-oil.yml"
    edited = report.read_text(encoding="utf-8").replace("capacity: representative", "capacity: observer", 1)
    report.write_text(edited, encoding="utf-8")
    code, out, _ = run(capsys, document, "--root", root, "--yes")
    assert code == 0
    assert report.read_text(encoding="utf-8") == edited
    beside = report.with_name("lamps-and-their-oil.yml.new").read_text(encoding="utf-8")
    assert "capacity: representative" in beside
    assert "lamps-and-their-oil.yml is there already: wrote data/reports/council-of-lamps/2/" in out
    assert "lamps-and-their-oil.yml.new beside it, which differs so:" in out
    assert "-          - {by: [kenya], capacity: observer}" in out
    assert [str(problem) for problem in examine(root)] != []  # the observer is told of, and the file beside is not read
    assert "lamps-and-their-oil.yml.new" not in " ".join(str(problem) for problem in examine(root))


def test_a_long_difference_is_cut(root: Path, document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, document, "--root", root, "--yes")
    report = root / "data/reports/council-of-lamps/2/lamps-and-their-oil.yml"
    report.write_text("title: gone\n", encoding="utf-8")
    _, out, _ = run(capsys, document, "--root", root, "--yes")
    assert "more lines" in out


def test_a_dry_run_writes_nothing(root: Path, document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, document, "--root", root, "--dry-run", "--all")
    assert code == 0
    assert "council-of-lamps/2/lamps-and-their-oil" in out
    assert not list((root / "data/reports").iterdir())


def test_where_it_goes_can_be_said(root: Path, document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, document, "--root", root, "--body", "ccpcj", "--session", "26", "--id", "lamps-and-oil")
    assert code == 0
    assert "this seems to be" not in out
    assert (root / "data/reports/ccpcj/26/lamps-and-oil.yml").is_file()
    assert not (root / "data/proposed/ccpcj-26-lamps-and-oil.bodies.yml").exists()


@pytest.mark.parametrize(
    ("answer", "written"),
    [
        ("", "council-of-lamps/2/lamps-and-their-oil.yml"),
        ("n", None),
        ("oil/3/wicks", "oil/3/wicks.yml"),
        ("Nonsense here", None),
    ],
)
def test_a_guess_can_be_refused(
    answer: str,
    written: str | None,
    root: Path,
    document: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
        patch.setattr("builtins.input", lambda _: answer)
        code, out, err = run(capsys, document, "--root", root)
    assert code == 0
    assert "this seems to be council-of-lamps/2/lamps-and-their-oil (Council of Lamps, Second session)" in out
    found = [path.relative_to(root / "data/reports").as_posix() for path in (root / "data/reports").rglob("*.yml")]
    assert [path for path in found if "session" not in path] == ([written] if written else [])
    assert ("nothing was written" in err) == (written is None)


def test_where_nobody_can_answer_the_guess_is_told(
    root: Path, document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(capsys, document, "--root", root)
    assert code == 0
    assert "this seems to be council-of-lamps/2/lamps-and-their-oil (Council of Lamps, Second session)" in out
    assert (root / "data/reports/council-of-lamps/2/lamps-and-their-oil.yml").is_file()


def test_standard_input(root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    class Given:
        buffer = io.BytesIO(REPORT.encode())

        @staticmethod
        def isatty() -> bool:
            return False

    monkeypatch.setattr(sys, "stdin", Given())
    assert run(capsys, "-", "--root", root)[0] == 0
    assert (root / "data/reports/council-of-lamps/2/lamps-and-their-oil.yml").is_file()


def test_several_files_at_once(root: Path, document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = document.with_name("other.txt")
    other.write_text(REPORT.replace("I.    Lamps and their oil", "I.    Wicks"), encoding="utf-8")
    broken = document.with_name("broken.txt")
    broken.write_bytes(b"\0\1\2" * 100)
    code, out, err = run(capsys, document, other, broken, "--root", root, "--yes", "--jobs", "2")
    assert code == 2
    assert "broken.txt: this is binary data and no text" in err
    assert "wrote data/reports/council-of-lamps/2/lamps-and-their-oil.yml" in out
    assert "wrote data/reports/council-of-lamps/2/wicks.yml" in out
    assert [str(problem) for problem in examine(root)] == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["lamp.txt"], "lamp.txt: no such file; did you mean 'lamps.txt'?"),
        (["nowhere/at/all.txt"], "all.txt: no such file"),
        (["."], "this is a folder: name the files in it"),
        (["lamps.txt", "lamps.txt", "--id", "x"], "--id names one report"),
    ],
)
def test_misuse(
    arguments: list[str], message: str, root: Path, document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with contextlib.chdir(document.parent):
        code, _, err = run(capsys, *arguments, "--root", root)
    assert code == 2
    assert message in err


def test_a_file_that_may_not_be_read(
    root: Path, document: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("session_reports.cli.importing.Path.open", refuse)
    code, _, err = run(capsys, document, "--root", root)
    assert (code, err) == (2, f"session-reports: {document}: it cannot be read: Permission denied\n")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("Council of Lamps\nSecond session\nLMP/2/L.1\n", "there is no text in it below its masthead"),
        ("\n \n", "there is no text in it: give the report as Word, PDF, text, Markdown or HTML"),
        ("1\f2\f3", "there is no text in it"),
    ],
)
def test_a_document_without_text(
    content: str, message: str, root: Path, document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document.write_text(content, encoding="utf-8")
    assert run(capsys, document, "--root", root, "--yes") == (2, "", f"session-reports: {document}: {message}\n")


def test_ids_of_names_that_are_alike_and_the_nearest_known_names() -> None:
    def known(name: str) -> Delegation:
        names = {"en": NameForms(short=name)}
        return Delegation(kind="member-state", names=names)

    corpus = Corpus(delegations={"far-cay": known("Far Cay"), "near-cay": known("Near Cay"), "shoal": known("Shoal")})
    naming = Naming(corpus, "en")
    assert [naming.propose(name, "organization", "1") for name in ("Far Cays", "Far-Cay", "Far, Cay", "岛", "岩")] == [
        "far-cays",
        "far-cay-2",
        "far-cay-3",
        "unnamed",
        "unnamed-2",
    ]
    assert naming.proposed["far-cays"].near == ("far-cay", "near-cay")
    assert naming.proposed["unnamed"].near == ()
    assert naming.propose("Far Cays", "organization", "2") == "far-cays"
    assert naming.proposed["far-cays"].places == ["1", "2"]


def test_an_id_that_is_none(root: Path, document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["import", str(document), "--root", str(root), "--body", "No Id"])
    assert "'No Id' is no id: use lower-case letters, digits and hyphens" in capsys.readouterr().err


def test_a_document_without_formulae(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "plain.txt"
    path.write_text("1.    Lamps are lit.\n\n2.    They shine.\n", encoding="utf-8")
    code, out, _ = run(capsys, path, "--root", root, "--dry-run")
    assert code == 0
    assert "no formulae were found that tell who spoke, voted or sponsored: the draft holds the paragraphs alone" in out
    assert "2 numbered paragraphs" in out


def test_progress_on_a_terminal(
    root: Path, document: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("session_reports.machine.progress._AFTER", 0)
    _, _, err = run(capsys, document, "--root", root, "--yes")
    assert f"{document}: reading [..............................] 0/1" in err
    assert "drafting [##############################] 4/4" in err
    assert err.endswith("\r\033[K")


def job(root: Path, content: str, **target: str) -> Job:
    return Job("x.txt", content.encode(), root, Target(**target), dt.date(2031, 6, 1), "the tests")


def test_any_executor(root: Path) -> None:
    jobs = [job(root, REPORT), job(root, "\0")]
    with ThreadPoolExecutor(2) as executor:
        found = {told.content: result for told, result in import_all(jobs, executor)}
    assert isinstance(found[REPORT.encode()], Imported)
    assert isinstance(found[b"\0"], UnreadableError)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        (
            "x.md",
            f"# {'lamp ' * 300}\n\n1. It was lit.\n",
            (
                "its draft would be no report, since sections/0/heading is wrong (String should have at most 1000 "
                "characters): import the parts that are of one"
            ),
        ),
        (
            "x.txt",
            f"1.    It was {'l' * 3_001}\n",
            (
                "at line 1 it has a word of 3,001 letters, as no report has: import the parts that have the report's "
                "text"
            ),
        ),
        (
            "x.txt",
            f"1.    It was lit.\n\f\n2.    It was{' lit' * 60_000}.\n",
            (
                "at page 2, line 3 it has a paragraph of 240,007 letters, as no report has: import the parts that "
                "have the report's text"
            ),
        ),
    ],
)
def test_a_document_that_is_no_report(name: str, content: str, message: str, root: Path) -> None:
    result = import_one(replace(job(root, content), name=name))
    assert isinstance(result, UnreadableError)
    assert str(result) == message


DRAFT = "council-of-lamps/2/lamps-and-their-oil"


def test_a_report_answers_for_its_own_file_alone(root: Path) -> None:
    result = import_one(job(root, REPORT.replace("\n4.  ", "\n6.  ")))
    assert isinstance(result, Imported)
    report, session = f"reports/{DRAFT}.yml", "reports/council-of-lamps/2/session.yml"
    files = {
        **result.files,
        report: result.files[report].partition("        as_printed:\n")[0],
        session: result.files[session].replace("{number: 4, date: 2031-05-04}", "{number: 4, date: 2031-07-01}"),
    }
    corpus = known(root)
    draft = with_draft(corpus, DRAFT, files)
    texts = passages(draft)
    codes = [problem.code for problem in check_session(draft, "council-of-lamps/2", texts, link(draft, texts), ())]
    assert "SR208" in codes  # a meeting on a day that is none of the session
    found = [told for _, told in findings(corpus, DRAFT, files)]
    assert [told["code"] for told in found if isinstance(told, dict)] == ["SR201", "SR301", "SR303"]


def test_a_draft_that_cannot_be_read_again_has_no_findings(root: Path) -> None:
    files = {f"reports/{DRAFT}.yml": "title: [\n"}
    assert with_draft(known(root), DRAFT, files).reports == {}
    assert list(findings(known(root), DRAFT, files)) == []


def test_a_session_that_is_known_keeps_what_it_says(root: Path) -> None:
    result = import_one(job(root, REPORT))
    assert isinstance(result, Imported)
    for name, content in result.files.items():
        path = root / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    corpus, problems = load(root)
    assert not problems
    assert corpus.sessions["council-of-lamps/2"].name == "Second session"


def test_a_second_report_adds_to_its_session(root: Path, document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, document, "--root", root, "--yes")
    more = (
        REPORT.replace("I.    Lamps and their oil", "I.    Wicks")
        .replace("3rd meeting", "5th meeting")
        .replace("LMP/2/3", "LMP/2/8")
    )
    document.write_text(more, encoding="utf-8")
    _, out, _ = run(capsys, document, "--root", root, "--yes")
    beside = (root / "data/reports/council-of-lamps/2/session.yml.new").read_text(encoding="utf-8")
    assert "{number: 3, date: 2031-05-04}" in beside
    assert "{number: 5, date: 2031-05-04}" in beside
    assert "symbol: LMP/2/8" in beside
    assert "+  - symbol: LMP/2/8" in out or "+  - {symbol: LMP/2/8" in out
