"""What is under review: marks and proposals keep a report out of a published build, and the preview shows it so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.test_embargo import found

from session_reports import build, examine
from session_reports.cli import main
from session_reports.load import known, load
from session_reports.model import Body, Delegation, NameForms, Person
from session_reports.proposals import joined
from session_reports.review import Mark, Review, marks, public, reviews

if TYPE_CHECKING:
    from pathlib import Path

REPORT = "data/reports/ctl/2/mist.yml"
SESSION = "data/reports/ctl/2/session.yml"
DRAFT = """\
title: Account of the hours of mist
kind: Report
status: final
language: en
date: 2016-03-10
provenance: {source: Invented for the tests, form: Plain text, transcribed: by hand}
rights: Invented text, in the public domain.
published: 2016-10-01
sections:
  - id: mist
    paragraphs:
      - number: 1
        text: |
          The observer for Mist Bank made a statement on the hours of mist (CTL/2/77).
        statements:
          - {by: [mist-bank], capacity: observer}
"""
PROPOSED = "mist-bank: {kind: observer-entity, names: {en: {short: Mist Bank}}}\n"
REASON = "review: Is Mist Bank a State?\n"
HELD_BACK = ("account of the hours of mist", "mist bank", "mist-bank", "/ctl/2/mist/", "ctl/2/77", "ctl-2-77")
SAID = "statements:\n          - {by: [mist-bank], capacity: observer}"
NOTICE = "Under review: not for publication."


def put(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


@pytest.fixture
def drafted(world: Path) -> Path:
    """Return the archipelago with a draft that uses a proposed delegation and has no open mark."""
    put(world, REPORT, DRAFT)
    put(world, "data/proposed/ctl-2-mist.yml", PROPOSED)
    return world


def held(root: Path) -> dict[str, Review]:
    return dict(reviews(load(root)[0]))


def test_a_draft_has_no_problem_by_being_one(drafted: Path) -> None:
    put(drafted, REPORT, DRAFT + REASON)
    assert list(examine(drafted)) == []


def test_a_report_with_a_proposed_record_is_in_no_page_or_asset(drafted: Path) -> None:
    site = build(drafted)
    assert site.pages
    assert site.standing
    leaks = {page.path: found(f"/{page.path}\n{page.text()}", HELD_BACK) for page in site.pages}
    leaks |= {asset.path: found(f"{asset.path}\n{asset.content.decode('latin-1')}", HELD_BACK) for asset in site.assets}
    leaks |= {address: found(address, HELD_BACK) for address in site.standing.new}
    assert {path: words for path, words in leaks.items() if words} == {}


def test_the_same_report_is_published_once_the_record_is_in_the_registry(drafted: Path) -> None:
    (drafted / "data/proposed/ctl-2-mist.yml").rename(drafted / "data/registry/mist.yml")
    pages = {page.path for page in build(drafted).pages}
    assert {"reports/ctl/2/mist.md", "delegations/mist-bank.md", "documents/CTL-2-77.md"} <= pages


def test_the_preview_shows_it_with_what_is_open(drafted: Path) -> None:
    put(drafted, REPORT, DRAFT.replace("capacity: observer}", "capacity: observer, review: Or its envoy?}") + REASON)
    pages = {page.path: page for page in build(drafted, preview=True).pages}
    marked = {path for path, page in pages.items() if NOTICE in page.markdown}
    assert marked == {"reports/ctl/2/mist.md", "reports/ctl/2/mist/para-1.md"}
    for path in marked:
        assert 'aria-hidden="true">Under review</div>' in pages[path].markdown
        assert "2 marks for review are open. 1 record is only proposed for the registry." in pages[path].markdown
        assert "To review: Or its envoy?" in pages[path].markdown
        assert not {"jsonld", "citation"} & pages[path].meta.keys()
    assert "To review: Is Mist Bank a State?" in pages["reports/ctl/2/mist.md"].markdown
    assert "To review: Is Mist Bank a State?" not in pages["reports/ctl/2/mist/para-1.md"].markdown
    assert "delegations/mist-bank.md" in pages


def test_an_embargo_is_told_with_it(drafted: Path) -> None:
    put(drafted, REPORT, DRAFT + "visibility: embargoed\n")
    page = next(page.markdown for page in build(drafted, preview=True).pages if page.path == "reports/ctl/2/mist.md")
    assert "Under embargo: not for publication." in page
    assert NOTICE in page
    assert "marks for review" not in page
    assert page.count("sr-watermark") == 1


# --- what holds a report back -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("statements:", "review: Read it again.\n        statements:"),
        ("capacity: observer}", "capacity: observer, review: Read it again.}"),
        ("sections:", "notes: [{number: 1, text: A note., review: Read it again.}]\nsections:"),
        ("      - number: 1\n", "      - number: 1\n        panellists: [{of: mist-bank, review: Read it again.}]\n"),
        ("      - number: 1\n", "      - number: 1\n        votes: [{review: Read it again.}]\n"),
        (
            "      - number: 1\n",
            "      - number: 1\n        sponsors: [{part: joined, by: [veld], review: Read it again.}]\n",
        ),
    ],
)
def test_a_mark_on_any_record(old: str, new: str, world: Path) -> None:
    put(world, REPORT, DRAFT.replace(old, new, 1))
    assert {key: [mark.reason for mark in review.marks] for key, review in held(world).items()} == {
        "ctl/2/mist": ["Read it again."]
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("mist-bank]", "veld]"),
        ("by: [mist-bank]", "by: [veld], on_behalf_of: [mist-bank]"),
        ("by: [mist-bank]", "by: [veld], except: [mist-bank]"),
        (SAID, "panellists: [{office: Keeper, country: mist-bank}]"),
        (SAID, "names: {Mist Bank: mist-bank}"),
        (SAID, "votes: [{against: [mist-bank]}]"),
        (SAID, "votes: [{requested_by: [mist-bank]}]"),
        (SAID, "votes: [{corrections: [{by: mist-bank, vote: against}]}]"),
        (SAID, "sponsors: [{part: joined, by: [mist-bank]}]"),
        ("kind: Report", "kind: Report\nrapporteur: {office: Keeper, of: mist-bank}"),
    ],
)  # fmt: skip
def test_a_proposed_record_in_any_place(old: str, new: str, drafted: Path) -> None:
    put(drafted, REPORT, DRAFT.replace(old, new, 1))
    assert held(drafted) == ({} if new == "veld]" else {"ctl/2/mist": Review((), ("mist-bank",))})


def test_a_mark_of_the_session_holds_for_its_reports_and_that_of_a_workshop_for_its_own(world: Path) -> None:
    session = (world / SESSION).read_text(encoding="utf-8")
    put(world, SESSION, session.replace("    theme:", "    review: Who organized it?\n    theme:"))
    line = session[: session.index("    theme:")].count("\n") + 1
    assert held(world) == {"ctl/2/final": Review((Mark(SESSION, line, "Who organized it?", general=True),), ())}
    put(world, SESSION, session + "review: Which days?\n")
    mark = Mark(SESSION, session.count("\n") + 1, "Which days?", general=True)
    assert held(world) == {key: Review((mark,), ()) for key in ("ctl/2/embargoed", "ctl/2/final")}
    assert {page.path for page in build(world).pages if page.path.startswith("reports/ctl/2")} == set()


def test_a_proposed_officer_or_body_holds_for_all_of_its_reports(world: Path) -> None:
    put(world, "data/proposed/ctl-2.people.yml", "finn-mist: {name: Finn Mist}\n")
    session = (world / SESSION).read_text(encoding="utf-8")
    put(world, SESSION, session.replace("office: Chair}", "office: Chair, person: finn-mist}"))
    assert {key: review.proposed for key, review in held(world).items()} == {
        "ctl/2/embargoed": ("finn-mist",),
        "ctl/2/final": ("finn-mist",),
    }
    bodies = world / "data/registry/bodies.yml"
    put(world, "data/proposed/x.bodies.yml", "council: {names: {en: {short: Council of the Archipelago}}}\n")
    bodies.write_text(bodies.read_text(encoding="utf-8").partition("\nctl:")[2].join(["ctl:", ""]), encoding="utf-8")
    assert {key for key, review in held(world).items() if "council" in review.proposed} == {
        "ctl/1/draft", "ctl/1/final", "ctl/2/embargoed", "ctl/2/final",
    }  # fmt: skip
    assert {page.path for page in build(world).pages if page.path.startswith("reports/ctl")} == set()


def test_a_withdrawn_report_is_not_held_back(world: Path) -> None:
    put(
        world,
        REPORT,
        DRAFT.partition("sections:")[0] + "review: Read it.\nwithdrawn: {date: 2016-11-01, reason: It was wrong.}\n",
    )
    assert held(world) == {}
    assert "reports/ctl/2/mist.md" in {page.path for page in build(world).pages}


# --- proposals ----------------------------------------------------------------------------------


def test_a_name_that_another_draft_proposes_is_found_in_no_report_but_that(drafted: Path) -> None:
    final = drafted / "data/reports/ctl/1/final.yml"
    text = final.read_text(encoding="utf-8").replace("Haven and Veld.", "Haven and Veld, and not by that of Mist Bank.")
    final.write_text(text, encoding="utf-8")
    assert list(examine(drafted)) == []
    page = next(page.markdown for page in build(drafted, preview=True).pages if page.path == "reports/ctl/1/final.md")
    assert "Mist Bank" in page
    assert "mist-bank" not in page


def test_several_drafts_may_propose_one_record(drafted: Path) -> None:
    put(drafted, "data/proposed/ctl-3-fog.yml", PROPOSED.replace("Mist Bank", "Bank of Mist"))
    corpus, problems = load(drafted)
    assert problems == []
    assert corpus.delegations["mist-bank"].names["en"] == NameForms(short="Mist Bank", also=("Bank of Mist",))
    assert corpus.proposed == {("delegation", "mist-bank")}
    put(drafted, "data/proposed/ctl-4-fog.yml", "mist-bank: {kind: fog}\n")
    assert [problem.code for problem in load(drafted)[1]] == ["SR102", "SR103"]


def test_joined_records_keep_the_first_and_add_names() -> None:
    mist, fog = (Delegation.model_validate({"kind": kind, "names": {code: {"short": name}}}) for kind, code, name in (
        ("group", "en", "Mist"), ("institution", "en", "Fog"),
    ))  # fmt: skip
    names = NameForms(short="Mist", also=("Fog",))
    assert joined(mist, fog) == Delegation.model_validate({"kind": "group", "names": {"en": names}})
    assert joined(mist, mist) == mist
    assert joined(Person(name="Finn"), Person(name="Finn Mist", also=("F. Mist",))) == Person(
        name="Finn", also=("Finn Mist", "F. Mist")
    )
    bare = Body.model_validate({"names": {"en": {"short": "Mist Council"}}})
    one, two = (
        Body.model_validate(
            {"names": {"en": {"short": "Mist Council"}}, "profile": {"languages": [code], "symbols": forms}}
        )
        for code, forms in (("en", ["M/{number}"]), ("fr", ["M/{number}", "N/{number}"]))
    )
    assert joined(bare, one) == one
    assert joined(one, bare) == one
    both = joined(one, two)
    assert isinstance(both, Body)
    assert both.profile
    assert (both.profile.languages, both.profile.symbols) == (("en", "fr"), ("M/{number}", "N/{number}"))
    assert joined(one, mist) == one


def test_an_import_is_not_told_of_proposals(drafted: Path) -> None:
    assert "mist-bank" not in known(drafted).delegations


def test_a_file_beside_a_proposal_is_left_alone(drafted: Path) -> None:
    put(drafted, "data/proposed/ctl-2-mist.yml.new", "half: [")
    assert list(examine(drafted)) == []


def test_proposals_that_cannot_be_read_are_told_of(world: Path) -> None:
    put(world, "data/proposed", "text\n")
    (problem,) = examine(world)
    assert (problem.path, problem.code) == ("data/proposed", "SR009")


def test_what_is_public_is_the_same_where_nothing_is_held_back(world: Path) -> None:
    (world / "data/reports/ctl/2/embargoed.yml").unlink()
    corpus = load(world)[0]
    assert public(corpus) is corpus


# --- the check ----------------------------------------------------------------------------------


def told(root: Path, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    assert main(["check", str(root), *more]) == 0
    return capsys.readouterr().err


def test_the_check_says_in_one_line_what_is_open(drafted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    proposed = "data/proposed/ctl-2-mist.yml (1 proposed)"
    assert told(drafted, capsys) == f"no problems\nunder review, and not published: {proposed}\n"
    put(drafted, REPORT, DRAFT.replace("capacity: observer}", "capacity: observer, review: Or its envoy?}") + REASON)
    line = DRAFT.count("\n")
    expected = f"no problems\nunder review, and not published: {REPORT}:{line} (2 marks), {proposed}\n"
    assert told(drafted, capsys) == expected
    assert [mark.line for mark in marks(load(drafted)[0])] == [line, line + 1]
    limited = main(["check", str(drafted / "data/registry")])
    assert (limited, capsys.readouterr().err) == (0, "no problems\n")


def test_of_many_files_the_first_are_named(drafted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(7):
        put(
            drafted,
            f"data/proposed/x-{number}.yml",
            PROPOSED.replace("mist-bank", f"bank-{number}").replace("Mist", f"M{number}"),
        )
    assert "data/proposed/x-3.yml (1 proposed) and 3 more files\n" in told(drafted, capsys)


def test_nothing_is_said_where_nothing_is_open(world: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(world, capsys) == "no problems\n"
