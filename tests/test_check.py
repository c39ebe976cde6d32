"""References: what is right is accepted, what could not be read is not called unknown, and all is told at once.

One file for each rule stands in ``tests/invalid/``; here is what needs a whole site, or none of its rules broken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from session_reports import build

if TYPE_CHECKING:
    from pathlib import Path

BODIES = """\
council: {names: {en: {short: Council of the Archipelago}}}
ctl:
  names: {en: {short: Commission on Tides and Lanterns}}
  parent: council
  profile:
    languages: [en, fr]
    symbols: ['CTL/{number}/{number}', 'CTL/{number}/L.{number}', 'CTL-{number}-{number}']
    standings: [member, observer]
ports:
  names: {en: {short: Assembly of Harbour Masters}}
  profile: {languages: [fr], capacities: [capitaine, pilote]}
"""
SESSION = """\
name: Third session
dates: [{from: 2018-03-05, to: 2018-03-09}]
officers:
  - {id: chair, office: Chair}
agenda:
  - {number: 3, title: Horns, items: [{number: a, title: Foghorns, items: [{number: i, title: Small ones}]}]}
meetings:
  - {number: 1}
"""
REPORT = """\
title: Report on the foghorns
kind: Report
status: draft
language: en
date: 2018-03-09
provenance: {source: Invented for the tests, form: Plain text, transcribed: by hand}
rights: Invented text, in the public domain.
published: 2018-10-01
"""
FOLDER = "data/reports/ctl/3"
FILE = f"{FOLDER}/horns.yml"


def problems(root: Path) -> list[str]:
    return [str(problem) for problem in build(root).problems]


def put(root: Path, path: str, content: str) -> None:
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(content, encoding="utf-8", newline="\n")


def third_session(root: Path, report: str, session: str = "") -> list[str]:
    """Return the problems when a third session with one report is added to the archipelago."""
    put(root, f"{FOLDER}/session.yml", SESSION + session)
    put(root, FILE, REPORT + report)
    return problems(root)


# --- what is right ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "report",
    [
        """\
sections:
  - id: horns
    items: [3, 3/a, 3/a/i]
    meetings: [1]
    paragraphs:
      - number: 1
        text: |
          The Chair, Oda [O_B] Brine, Veld and again Veld spoke on the horns.[^1] The panel was led by the Chair,
          the Keeper and Captain Brine.
        statements:
          - {by: [chair, oda-brine, veld, veld], capacity: vice-chair, standing: member, item: 3/a/i}
        panellists:
          - {officer: chair, item: 3}
          - {office: Keeper}
        names: {horns: none, Veld: veld, Captain Brine: oda-brine}
notes:
  - {number: 1, text: At the hour of the tide.}
""",
        """\
symbols: [CTL/3/1, CTL/3/L.2]
rapporteur: {person: ilse-marrow, of: pilotage-union, country: gull-rock}
sections:
  - id: horns
    paragraphs:
      - id: horns
        text: Nether Cay made a statement for the Outer Islands Group, but not for Haven.
        statements: [{by: [nether-cay], capacity: troika, on_behalf_of: [outer-islands], except: [haven]}]
      - text: No address, no statement.
annexes:
  - number: 1
    heading: Annex
    sections:
      - id: horns
        paragraphs:
          - {id: horns, text: The horns of the annex.}
          - {number: 1, text: 'A mark of this annex.[^1]'}
    notes:
      - {number: 1, text: A note of this annex.}
""",
        """\
sections:
  - id: horns
    paragraphs:
      - {number: 26.1, text: First.}
      - {number: 26.2, text: Second.}
      - {number: 27, text: Third.}
      - {number: 27 bis, text: Fourth.}
      - {number: I, text: Fifth.}
notes:
  - {number: 1, text: 'Named by no mark, and marking itself.[^1]'}
  - {number: a, text: Another series of marks.}
""",
    ],
)
def test_what_is_right_is_not_told_of(world: Path, report: str) -> None:
    assert third_session(world, report) == []


def test_a_body_may_have_words_of_its_own(world: Path) -> None:
    put(world, "data/reports/ports/26/cornes.yml", f"""\
{REPORT.replace("language: en", "language: fr")}
sections:
  - id: cornes
    paragraphs:
      - number: 1
        text: Le pilote de Veld, le capitaine d’Abri et le Président ont pris la parole (CTL/2/3, E/2016/1).
        statements:
          - {{by: [veld], capacity: pilote}}
          - {{by: [haven], capacity: capitaine}}
          - {{by: [president], capacity: chair}}
""")  # fmt: skip  # noqa: RUF001
    assert problems(world) == []


def test_a_body_without_sessions_needs_no_profile(world: Path) -> None:
    put(world, "data/registry/bodies.yml", f"{BODIES}sleeping: {{names: {{en: {{short: Sleeping Body}}}}}}\n")
    assert problems(world) == []


def test_a_workshop_may_be_described_by_any_paragraph_of_the_body(world: Path) -> None:
    report = """\
sections:
  - {id: horns, paragraphs: [{number: 1, text: The horns.}]}
annexes:
  - {number: 1, heading: Annex, sections: [{id: bells, paragraphs: [{number: 2, text: The bells.}]}]}
"""
    workshop = "workshops: [{id: w, title: Workshop, report: horns, paragraphs: [1, 2]}]\n"
    # Paragraph 2 is the annex's, and a workshop names those of the body.
    assert third_session(world, report, workshop) == [
        f"{FOLDER}/session.yml:9:69: SR109 unknown paragraph '2'",
    ]


# --- what could not be read -------------------------------------------------------------------


def test_a_broken_session_makes_nothing_of_its_reports_unknown(world: Path) -> None:
    report = """\
rapporteur: {officer: rapporteur}
sections:
  - id: horns
    items: [9, 9/z]
    meetings: [99]
    paragraphs:
      - number: 1
        text: The second Vice-Chair spoke.
        statements: [{by: [second-vice-chair], item: 9/z}]
        panellists: [{officer: moderator, item: 8}]
"""
    told = third_session(world, report, "colour: grey\n")
    assert told == [f"{FOLDER}/session.yml:9:1: SR101 unknown field 'colour'"]


def test_other_mistakes_in_reports_of_a_broken_session_are_told(world: Path) -> None:
    report = """\
sections:
  - id: horns
    paragraphs:
      - number: 1
        text: Veld spoke.
        statements: [{by: [veld], on_behalf_of: [zzz], capacity: witnesses}]
"""
    told = third_session(world, report, "colour: grey\n")
    assert [problem.split(" ")[:2] for problem in told] == [
        [f"{FILE}:14:50:", "SR104"],
        [f"{FILE}:14:66:", "SR113"],
        [f"{FOLDER}/session.yml:9:1:", "SR101"],
    ]


def test_a_broken_report_is_not_unknown_to_its_workshop(world: Path) -> None:
    report = "colour: grey\nsections: [{id: horns, paragraphs: [{number: 1, text: The horns.}]}]\n"
    workshop = "workshops: [{id: w, title: Workshop, report: horns, paragraphs: [7]}]\n"
    assert third_session(world, report, workshop) == [f"{FILE}:9:1: SR101 unknown field 'colour'"]


def test_a_broken_profile_is_told_of_once(world: Path) -> None:
    put(world, "data/registry/bodies.yml", BODIES.replace("standings: [member, observer]", "standing: [member]"))
    assert problems(world) == [
        "data/registry/bodies.yml:8:5: SR101 unknown field 'standing'; did you mean 'standings'?",
    ]


def test_a_broken_form_of_symbols_leaves_the_others_in_force(world: Path) -> None:
    put(world, "data/registry/bodies.yml", BODIES.replace("'CTL-{number}-{number}'", "'{number}/CTL'"))
    told = third_session(world, "symbols: [CTL/3/1]\nsections: [{id: h, paragraphs: [{number: 1, text: Horns.}]}]\n")
    assert len(told) == 1
    assert told[0].startswith("data/registry/bodies.yml:7:68: SR103 symbol form '{number}/CTL' does not start ")


def test_a_body_that_is_unknown_is_told_of_at_each_session(world: Path) -> None:
    text = BODIES.replace("ports:", "harbours:")
    put(world, "data/registry/bodies.yml", text)
    put(world, "data/reports/ports/27/session.yml", "name: S\ndates: [{from: 2018-03-05, to: 2018-03-09}]\n")
    assert problems(world) == [
        "data/reports/ports/26/session.yml:1:1: SR105 unknown body 'ports'",
        "data/reports/ports/27/session.yml:1:1: SR105 unknown body 'ports'",
    ]


# --- addresses made twice ---------------------------------------------------------------------


def test_two_documents_of_a_session_may_not_have_one_address(world: Path) -> None:
    put(world, "data/registry/bodies.yml", BODIES)
    report = "sections: [{id: horns, paragraphs: [{number: 1, text: The horns.}]}]\n"
    told = third_session(world, report, "documents: [{symbol: CTL/3/1}, {symbol: CTL-3-1}]\n")
    assert [problem.split(" ")[1] for problem in told] == ["SR124"]


def test_the_symbol_of_a_report_may_not_have_the_address_of_a_document_that_it_cites(world: Path) -> None:
    put(world, "data/registry/bodies.yml", BODIES)
    report = "symbols: [CTL-3-1]\nsections: [{id: horns, paragraphs: [{number: 1, text: The horns of CTL/3/1.}]}]\n"
    assert [problem.split(" ")[1] for problem in third_session(world, report)] == ["SR124"]


def test_two_annexes_may_not_have_one_address(world: Path) -> None:
    report = """\
sections: [{id: horns, paragraphs: [{number: 1, text: The horns.}]}]
annexes:
  - {number: I, heading: Annex I, sections: [{id: first, paragraphs: [{number: 1, text: The bells.}]}]}
  - {number: i, heading: Annex i, sections: [{id: second, paragraphs: [{number: 2, text: The whistles.}]}]}
"""
    assert [problem.split(" ")[1] for problem in third_session(world, report)] == ["SR124"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  - {number: 1}\n", "  - {number: 1 bis}\n  - {number: 1-bis}\n"),
        ("items: [{number: i, title: Small ones}]", "items: [{number: i, title: Small}, {number: I, title: Large}]"),
    ],
    ids=["meetings", "agenda items"],
)
def test_two_parts_of_a_session_may_not_have_one_anchor(world: Path, old: str, new: str) -> None:
    assert old in SESSION
    put(world, f"{FOLDER}/session.yml", SESSION.replace(old, new))
    assert [problem.split(" ")[1] for problem in problems(world)] == ["SR124"]


# --- everything at once -----------------------------------------------------------------------


def test_all_mistakes_of_two_files_are_told_in_order(world: Path) -> None:
    report = """\
symbols: [CTL/3/1, CTL/3/X.1]
rapporteur: {person: ilse-marow, country: velt}
names: {foghorns: zzz}
sections:
  - id: horns
    items: [4]
    meetings: [2]
    paragraphs:
      - number: 1
        text: |
          The foghorns were heard.[^1]
        statements:
          - {by: [velt, chair], capacity: observers, standing: guest, item: 3/b}
      - number: 1
        text: The horns were heard
          again.
      - text: The panel was led by the keeper (Haven).
        panellists:
          - {country: haven}
  - id: horns
    paragraphs:
      - text: The end.
"""
    session = """\
workshops:
  - id: w
    title: Workshop
    report: horn
    paragraphs: [1]
    organizers: [pilotage-onion]
    chair: {officer: chairs}
  - {id: w, title: Workshop, report: horns, paragraphs: [1, 3]}
documents: [{symbol: Circular 1}]
"""
    told = third_session(world, report, session)
    assert [problem.split(" ")[:2] for problem in told] == [
        [f"{FILE}:9:20:", "SR123"],
        [f"{FILE}:10:22:", "SR106"],
        [f"{FILE}:10:43:", "SR104"],
        [f"{FILE}:11:19:", "SR111"],
        [f"{FILE}:14:13:", "SR107"],
        [f"{FILE}:15:16:", "SR108"],
        [f"{FILE}:19:35:", "SR112"],
        [f"{FILE}:21:19:", "SR104"],
        [f"{FILE}:21:43:", "SR113"],
        [f"{FILE}:21:64:", "SR113"],
        [f"{FILE}:21:77:", "SR107"],
        [f"{FILE}:22:17:", "SR122"],
        [f"{FILE}:23:15:", "SR008"],
        [f"{FILE}:25:9:", "SR125"],
        [f"{FILE}:27:13:", "SR102"],
        [f"{FILE}:28:9:", "SR121"],
        [f"{FOLDER}/session.yml:12:13:", "SR109"],
        [f"{FOLDER}/session.yml:14:18:", "SR104"],
        [f"{FOLDER}/session.yml:15:22:", "SR110"],
        [f"{FOLDER}/session.yml:16:10:", "SR121"],
        [f"{FOLDER}/session.yml:16:61:", "SR109"],
        [f"{FOLDER}/session.yml:17:22:", "SR123"],
    ]
    assert told == sorted(set(told), key=told.index)


def test_problems_stop_the_pages(world: Path) -> None:
    put(world, FILE, "")
    site = build(world)
    assert site.pages == ()
    assert site.assets == ()
    assert site.problems
