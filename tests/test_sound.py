"""What a preview still shows of the invented archipelago when something in its data is wrong.

What must remain was written by hand from the data: who names whom stands in `corpus/README.md`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from session_reports import build
from session_reports.corpus import Corpus
from session_reports.load import load
from session_reports.passages import passages
from session_reports.sound import sound

if TYPE_CHECKING:
    from pathlib import Path

REPORTS = ["ctl/1/draft", "ctl/1/final", "ctl/2/embargoed", "ctl/2/final", "ports/26/proces-verbal"]
SESSIONS = ["ctl/1", "ctl/2", "ports/26"]
PLACES, OTHERS = "data/registry/places.yml", "data/registry/others.yml"
PEOPLE, BODIES = "data/registry/people.yml", "data/registry/bodies.yml"


def change(world: Path, path: str, old: str, new: str) -> None:
    text = (world / path).read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{path}: {text.count(old)} times {old!r}"
    (world / path).write_text(text.replace(old, new), encoding="utf-8")


def remains(world: Path) -> Corpus:
    corpus, _ = load(world)
    return sound(corpus, passages(corpus))


def test_all_remains_where_nothing_is_wrong(world: Path) -> None:
    corpus, problems = load(world)
    assert problems == []
    left = sound(corpus, passages(corpus))
    assert replace(left, origins=corpus.origins) == corpus
    assert set(corpus.origins) - set(left.origins) == {("settings", "site")}


def test_nothing_remains_of_nothing(tmp_path: Path) -> None:
    corpus, _ = load(tmp_path)
    assert sound(corpus, passages(corpus)) == Corpus()


def test_texts_and_settings_are_as_they_were(world: Path) -> None:
    change(world, "data/site.yml", "people: true", "people: false")
    change(world, "data/reports/ctl/1/draft.yml", "status: draft", "status: drafted")
    corpus, _ = load(world)
    left = sound(corpus, passages(corpus))
    assert not left.settings.people
    assert left.reports["ctl/1/final"] is corpus.reports["ctl/1/final"]
    assert ("report", "ctl/1/final") in left.origins
    assert ("report", "ctl/1/draft") not in left.origins
    assert left.broken == frozenset()


# --- a report -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("status: final", "status: finally"),  # a record that cannot be read
        ("{by: [haven, veld]", "{by: [haven, weld]"),  # a speaker who is not there
        ("meetings: [5]", "meetings: [6]"),
        ("items: [2]", "items: [3]"),
        ("[CTL/1/9]", "[XYZ/1/9]"),
        ("language: en", "language: de"),
        ("      - number: 14", "      - number: 13"),
        ("(CTL/1/L.2).", "(CTL/1/L.2).[^7]"),
    ],
)
def test_a_report_with_a_mistake_goes_and_takes_nothing_with_it(world: Path, old: str, new: str) -> None:
    change(world, "data/reports/ctl/1/final.yml", old, new)
    left = remains(world)
    assert list(left.reports) == ["ctl/1/draft", "ctl/2/embargoed", "ctl/2/final", "ports/26/proces-verbal"]
    assert list(left.sessions) == SESSIONS


@pytest.mark.parametrize("how", ["broken", "deleted"])
def test_a_workshop_goes_with_the_report_that_describes_it(world: Path, how: str) -> None:
    path = world / "data/reports/ctl/2/final.yml"
    if how == "broken":
        path.write_text("title: [\n", encoding="utf-8")
    else:
        path.unlink()
    left = remains(world)
    assert list(left.reports) == ["ctl/1/draft", "ctl/1/final", "ctl/2/embargoed", "ports/26/proces-verbal"]
    assert left.sessions["ctl/2"].workshops == ()
    assert left.sessions["ctl/2"].name == "Second session"
    assert [officer.id for officer in left.sessions["ctl/2"].officers] == ["chair", "first-vice-chair"]


# --- a session ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("name: First session\n", ""),
        ("{symbol: CTL/1/4,", "{symbol: CTL 1 4,"),
        ("{from: 2014-03-10, to: 2014-03-14}", "{from: 2014-03-10, to: 2014-03-04}"),
    ],
)
def test_reports_go_with_their_session(world: Path, old: str, new: str) -> None:
    change(world, "data/reports/ctl/1/session.yml", old, new)
    left = remains(world)
    assert list(left.reports) == ["ctl/2/embargoed", "ctl/2/final", "ports/26/proces-verbal"]
    assert list(left.sessions) == ["ctl/2", "ports/26"]


def test_a_workshop_s_chair_who_is_no_officer_takes_the_session_with_it(world: Path) -> None:
    change(world, "data/reports/ctl/2/session.yml", "officer: first-vice-chair", "officer: second-vice-chair")
    assert list(remains(world).reports) == ["ctl/1/draft", "ctl/1/final", "ports/26/proces-verbal"]


# --- the registry -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "old", "delegation", "reports"),
    [
        # Who names it in a record, and not only in the text, goes with it.
        (PLACES, "nether-cay: # named in no report\n  kind: non-", "nether-cay", REPORTS),
        (PLACES, "gull-rock: # named in the embargoed report alone\n  kind: non-", "gull-rock",
         ["ctl/1/draft", "ctl/1/final", "ctl/2/final", "ports/26/proces-verbal"]),
        (PLACES, "veld:\n  kind: member-state\n  codes", "veld", ["ctl/2/embargoed"]),
        (OTHERS, "quai-bas:\n  kind: local", "quai-bas", REPORTS[:4]),
        # It organized the workshop: session ctl/2 goes, and with it the embargoed report, which does not name it.
        (OTHERS, "lamp-and-wick:\n  kind: non-", "lamp-and-wick", [*REPORTS[:2], REPORTS[4]]),
        # It is the country of the President: session ports/26 goes. It spoke in ctl/2/final.
        (PLACES, "thrum:\n  kind: member", "thrum", ["ctl/1/draft", "ctl/1/final", "ctl/2/embargoed"]),
    ],
)  # fmt: skip
def test_what_names_a_broken_delegation_goes_with_it(
    world: Path, path: str, old: str, delegation: str, reports: list[str]
) -> None:
    head, _, kind = old.partition("kind: ")
    change(world, path, old, f"{head}kind: un{kind}")
    corpus, problems = load(world)
    assert [problem.code for problem in problems] == ["SR103"]
    left = sound(corpus, passages(corpus))
    assert list(left.reports) == reports
    assert delegation not in left.delegations
    assert set(left.delegations) | {delegation} == set(corpus.delegations) | {delegation}


def test_the_session_goes_with_a_broken_officer(world: Path) -> None:
    change(world, PEOPLE, "corin-hallebarde: {name: Corin Hallebarde}", "corin-hallebarde: {called: Corin Hallebarde}")
    left = remains(world)
    assert list(left.sessions) == ["ctl/1", "ctl/2"]
    assert list(left.reports) == REPORTS[:4]
    assert list(left.people) == ["ilse-marrow", "jory-sandpiper", "oda-brine", "wenna-tidewell"]


def test_a_report_goes_with_a_broken_panellist(world: Path) -> None:
    change(world, PEOPLE, "wenna-tidewell: {name: Wenna Tidewell}", "wenna-tidewell: {name: [Wenna, Tidewell]}")
    left = remains(world)
    assert list(left.reports) == ["ctl/1/draft", "ctl/1/final", "ctl/2/embargoed", "ports/26/proces-verbal"]
    assert list(left.sessions) == SESSIONS


@pytest.mark.parametrize("how", ["emptied", "deleted"])
def test_no_session_stands_without_bodies(world: Path, how: str) -> None:
    (world / BODIES).write_text("", encoding="utf-8") if how == "emptied" else (world / BODIES).unlink()
    left = remains(world)
    assert (list(left.bodies), list(left.sessions), list(left.reports)) == ([], [], [])
    assert len(left.delegations) == 17
    assert len(left.people) == 5


def test_a_body_takes_its_sessions_and_they_their_reports(world: Path) -> None:
    change(world, BODIES, "ports:\n  names:", "harbours:\n  names:")
    left = remains(world)
    assert list(left.bodies) == ["council", "ctl", "harbours"]
    assert list(left.sessions) == ["ctl/1", "ctl/2"]
    assert list(left.reports) == REPORTS[:4]


def test_an_organ_goes_with_the_body_that_it_reports_to_and_all_below_with_it(world: Path) -> None:
    change(world, BODIES, "council:\n  names:", "council:\n  name:")
    left = remains(world)
    assert list(left.bodies) == ["ports"]
    assert list(left.sessions) == ["ports/26"]
    assert list(left.reports) == ["ports/26/proces-verbal"]


def test_of_the_records_of_one_file_only_the_wrong_one_goes(world: Path) -> None:
    change(world, BODIES, "    capacities: [capitaine, pilote]", "    symbols: ['PV {nonsense}']")
    left = remains(world)
    assert list(left.bodies) == ["council", "ctl"]
    assert list(left.sessions) == ["ctl/1", "ctl/2"]


def test_of_two_with_one_id_the_person_goes_and_who_needs_it_stays_with_the_other(world: Path) -> None:
    with (world / PEOPLE).open("a", encoding="utf-8") as file:
        file.write("haven: {name: Haven Tidewell}\n")
    left = remains(world)
    assert "haven" not in left.people
    assert "haven" in left.delegations
    assert list(left.reports) == REPORTS


def test_of_two_documents_at_one_address_one_goes_with_its_report(world: Path) -> None:
    change(world, BODIES, "'CTL/{number}/L.{number}']", "'CTL/{number}/L.{number}', 'CTL-{number}-{number}']")
    change(world, "data/reports/ctl/1/final.yml", "(CTL/1/L.2).", "(CTL/1/L.2), as CTL-1-4 says.")
    left = remains(world)
    assert list(left.reports) == ["ctl/1/draft", "ctl/2/embargoed", "ctl/2/final", "ports/26/proces-verbal"]


# --- the pages of what remains ------------------------------------------------------------------


def test_the_pages_know_only_what_remains(world: Path) -> None:
    change(world, PLACES, "thrum:\n  kind: member-state", "thrum:\n  kind: island")
    site = build(world, preview=True)
    pages = {page.path: page.markdown for page in site.pages}
    assert [problem.code for problem in site.problems] == ["SR103"]
    assert "delegations/haven.md" in pages
    assert "reports/ctl/1/final/para-13.md" in pages
    assert "reports/ctl/2/embargoed/para-1.md" in pages
    gone = ("thrum", "oda-brine", "/ports/", "hearing-the-bell", "annex-1")
    assert [path for path in pages if any(name in path for name in gone)] == []
    assert [path for path, text in pages.items() if "thrum" in text.lower()] == ["problems.md", "index.md"]
    assert "Assembly of Harbour Masters" not in pages["reports/index.md"]


def test_a_report_that_remains_is_linked_anew(world: Path) -> None:
    """Its text names a delegation that is gone, which is no link any more."""
    before = {page.path: page.markdown for page in build(world).pages}["reports/ctl/2/final/para-9.md"]
    assert "[North Veld](../../../../delegations/north-veld.md)" in before
    report = "data/reports/ctl/2/final.yml"
    change(world, report, "by: [brightmere, haven, orrin, north-veld, veld]", "by: [brightmere, haven, orrin, veld]")
    change(world, report, ", on_behalf_of: [haven, north-veld]", "")
    change(
        world, report, "by: [north-veld], capacity: representative, kind", "by: [veld], capacity: representative, kind"
    )
    change(world, report, "part: joined, by: [north-veld]", "part: joined, by: [veld]")
    change(world, report, "in_favour: [brightmere, north-veld, orrin, veld]", "in_favour: [brightmere, orrin, veld]")
    change(world, report, "{by: north-veld, vote: abstaining, note: 3}", "{by: orrin, vote: abstaining, note: 3}")
    change(world, PLACES, "north-veld:\n  kind: member-state", "north-veld:\n  kind: island")
    after = {page.path: page.markdown for page in build(world, preview=True).pages}["reports/ctl/2/final/para-9.md"]
    assert "The fleet of North Veld agreed." in after.replace("[Veld](../../../../delegations/veld.md)", "Veld")
    assert "north-veld" not in after
