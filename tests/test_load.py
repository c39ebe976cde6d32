"""Reading: files that no editor would make, files in the wrong place, and many mistakes told at once."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from session_reports import build, examine, source
from session_reports.load import load

if TYPE_CHECKING:
    from pathlib import Path

REPORT = """\
title: Report on the foghorns
kind: Report
status: draft
language: en
date: 2016-03-11
provenance: {source: Invented for the tests, form: Plain text, transcribed: by hand}
rights: Invented text, in the public domain.
published: 2016-10-01
sections:
  - id: horns
    paragraphs:
      - number: 1
        text: The horns were heard.
"""
BAD = "data/reports/ctl/2/bad.yml"


def problems(root: Path) -> list[str]:
    return [str(problem) for problem in sorted(examine(root))]


def put(root: Path, path: str, content: str | bytes = "") -> Path:
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return target


def spoil(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert text.count(old) == 1
    put(root, path, text.replace(old, new))


# --- bytes that are no text, and characters that may not stand --------------------------------


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "1:1: SR002 the file is empty: expected fields"),
        (b"# Only a remark.\n", "2:1: SR002 the file is empty: expected fields"),
        (b"---\n", "2:1: SR103 expected fields, each as 'name: value'"),
        (b"Report on the foghorns\n", "1:1: SR103 expected fields, each as 'name: value'"),
        (
            b"kind: Report\ntitle: Ferry to \xcele de Thrum\n",
            "2:17: SR001 the file is not UTF-8 text: save it as UTF-8",
        ),
        ("title: \u706f".encode() + b"\xff", "1:9: SR001 the file is not UTF-8 text: save it as UTF-8"),
        ("title: \u706f".encode()[:-1], "1:8: SR001 the file is not UTF-8 text: save it as UTF-8"),
        (REPORT.encode("utf-16"), "1:1: SR001 the file is not UTF-8 text: save it as UTF-8"),
        (b"kind: Report\ntitle: Fog\x07horns\n", "2:11: SR007 character U+0007 may not stand here: remove it"),
        (b"title: Foghorns\x00", "1:16: SR007 character U+0000 may not stand here: remove it"),
        (b"title: Foghorns\rkind: Report\r", "1:16: SR007 character U+000D may not stand here: remove it"),
        ("title: Fog\u009bhorns", "1:11: SR007 character U+009B may not stand here: remove it"),
        ("title: \u202eFoghorns", "1:8: SR007 character U+202E may not stand here: remove it"),
        ("# \u2066A remark\ntitle: Foghorns", "1:3: SR007 character U+2066 may not stand here: remove it"),
        ("title: Fog\ufeffhorns", "1:11: SR007 character U+FEFF may not stand here: remove it"),
        ("title: Fog\uffffhorns", "1:11: SR007 character U+FFFF may not stand here: remove it"),
        # To YAML 1.1 these end a line, to every editor and to YAML 1.2 they do not: all places below would be wrong.
        ("title: Fog\u2028horns", "1:11: SR007 character U+2028 may not stand here: remove it"),
        ("title: Fog\u2029horns", "1:11: SR007 character U+2029 may not stand here: remove it"),
        ("title: Fog\u0085horns", "1:11: SR007 character U+0085 may not stand here: remove it"),
    ],
)
def test_content_that_cannot_be_read(world: Path, content: str | bytes, expected: str) -> None:
    put(world, BAD, content)
    told = problems(world)
    assert f"{BAD}:{expected}" in told
    assert {problem.split(" ")[1] for problem in told} == {expected.split(" ")[1]}


def test_two_forbidden_characters_are_two_problems(world: Path) -> None:
    put(world, BAD, "title: \x01\u706f\nkind: \u202a\n")
    assert problems(world) == [
        f"{BAD}:1:8: SR007 character U+0001 may not stand here: remove it",
        f"{BAD}:2:7: SR007 character U+202A may not stand here: remove it",
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + REPORT.encode(),
        REPORT.replace("\n", "\r\n").encode(),
        REPORT.replace("horns were", "\u200ehorns\u200f were\u061c").encode(),
        ("# A remark, \U0001f514.\n" + REPORT + "# The end").encode(),
        ("---\n" + REPORT + "...\n").encode(),
        REPORT.replace("number: 1", "number:\t1").encode(),
    ],
    ids=["byte order mark", "Windows lines", "direction marks", "remarks", "one marked document", "tab after a colon"],
)
def test_content_that_can_be_read(world: Path, content: bytes) -> None:
    put(world, BAD, content)
    assert problems(world) == []


def test_a_place_in_a_literal_block_that_begins_with_empty_lines(world: Path) -> None:
    text = "text: |\n\n\n          The horns were\n\n            heard.[^7]"
    put(world, BAD, REPORT.replace("text: The horns were heard.", text))
    assert problems(world) == [f"{BAD}:18:19: SR112 mark of note '7', which is not among the notes"]


@pytest.mark.parametrize("text", ["text: |", "text: |\n\n", "text:", "text: ''"])
def test_an_empty_text(world: Path, text: str) -> None:
    put(world, BAD, REPORT.replace("text: The horns were heard.", text))
    told = problems(world)
    assert len(told) == 1
    assert told[0].endswith(" SR103 expected text")


def test_lines_are_counted_alike_whatever_ends_them(world: Path) -> None:
    put(world, BAD, (REPORT + "colour: grey\n").replace("\n", "\r\n"))
    assert problems(world) == [f"{BAD}:14:1: SR101 unknown field 'colour'"]


def test_a_huge_file_is_not_read(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_BYTES", 19_999)
    put(world, BAD, b"#" * 20_000)
    assert problems(world) == [f"{BAD}:1:1: SR001 file of 20,000 bytes; at most 19,999 are read"]


def test_a_file_of_too_many_values_is_not_read(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_NODES", 1_000)
    # The mapping, its key and the list are three values, so the 998th entry is one too many.
    put(world, BAD, "sections:\n" + "- horns\n" * 2_000)
    assert problems(world) == [f"{BAD}:999:3: SR006 more than 1,000 values in one file"]


def test_of_very_many_mistakes_of_form_the_first_are_told(world: Path) -> None:
    put(world, BAD, "title: " + "\x01" * 100)
    put(world, "data/reports/ctl/2/worse.yml", REPORT + "kind: Report\n" * 100)
    told = problems(world)
    assert told[19].startswith(f"{BAD}:1:27: SR007 ")
    assert told[20] == "data/reports/ctl/2/worse.yml:14:1: SR003 duplicate key 'kind', first given on line 2"
    assert len(told) == 40


# --- values that must be told of, never end in a traceback ------------------------------------


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        ("data/site.yml", "people: true", "people: [true]", "4:9: SR103"),
        ("data/site.yml", "people: true", "people: {yes: no}", "4:9: SR103"),
        ("data/site.yml", "people: true", "people:", "4:8: SR103"),
        ("data/site.yml", "people: true", "'[key]': true", "4:2: SR101"),
        ("data/registry/people.yml", "{name: Ilse Marrow}", "{name: Ilse Marrow, '[key]': x}", "3:35: SR101"),
        ("data/registry/people.yml", "{name: Ilse Marrow}", "", "3:1: SR103"),
        ("data/registry/bodies.yml", "standings: [member, observer]", "standings: [[member]]", "15:17: SR103"),
        ("data/registry/bodies.yml", "    fr: {short: Conseil de l’Archipel}", "    fr: []", "5:9: SR103"),  # noqa: RUF001
        ("data/reports/ctl/1/session.yml", "date: 2014-03-12", "date: [2014-03-12]", "9:23: SR103"),
        ("data/reports/ctl/2/final.yml", "own: true", "own: [true]", "98:18: SR103"),
        ("data/reports/ctl/2/final.yml", "level: 2", "level: [2]", "57:12: SR103"),
        ("data/reports/ctl/2/final.yml", "names: {Haven: none}", "names: {Haven: [none]}", "121:24: SR103"),
        # A note's number is the number of no paragraph, and a block without a number is not called None.
        ("data/reports/ctl/2/session.yml", "paragraphs: [12, 13]", "paragraphs: [a]", "31:18: SR109"),
        ("data/reports/ctl/2/session.yml", "paragraphs: [12, 13]", "paragraphs: [None]", "31:18: SR109"),
    ],
)
def test_a_wrong_value_is_told_at_its_place(world: Path, path: str, old: str, new: str, expected: str) -> None:
    spoil(world, path, old, new)
    told = problems(world)
    assert len(told) == 1
    assert told[0].startswith(f"{path}:{expected} ")


def test_a_note_is_no_paragraph_of_a_workshop(world: Path) -> None:
    put(world, "data/reports/ctl/3/session.yml", """\
name: Third session
dates: [{from: 2018-03-05, to: 2018-03-09}]
workshops:
  - {id: horns, title: Workshop on foghorns, report: horns, paragraphs: [2]}
""")  # fmt: skip
    put(world, "data/reports/ctl/3/horns.yml", f"{REPORT}notes:\n  - {{number: 2, text: At high tide.}}\n")
    assert problems(world) == ["data/reports/ctl/3/session.yml:4:74: SR109 unknown paragraph '2'"]


def test_a_body_has_a_name(world: Path) -> None:
    # Pages of a body without any could not say what they are about.
    put(world, "data/registry/bodies.yml", """\
council: {names: {}}
ctl:
  names: {en: {short: Commission on Tides and Lanterns}}
  parent: council
  profile:
    languages: [en, fr]
    symbols: ['CTL/{number}/{number}', 'CTL/{number}/L.{number}']
    standings: [member, observer]
ports:
  names: {fr: {short: Assemblée des maîtres de port}}
  profile: {languages: [fr], capacities: [capitaine, pilote]}
""")  # fmt: skip
    assert problems(world) == ["data/registry/bodies.yml:1:18: SR103 expected at least one entry"]


# --- files and folders ------------------------------------------------------------------------

_NO_REPORTS = "data/reports:1:1: SR001 no such folder: reports stand in data/reports/<body>/<session>/<report>.yml"


def test_no_data(tmp_path: Path) -> None:
    assert problems(tmp_path) == [_NO_REPORTS]


def test_no_reports(world: Path) -> None:
    shutil.rmtree(world / "data/reports")
    assert problems(world) == [_NO_REPORTS]
    put(world, "data/reports", "a file of that name")
    assert problems(world) == [_NO_REPORTS]


def test_an_empty_folder_of_reports_is_a_site_without_reports(world: Path) -> None:
    shutil.rmtree(world / "data/reports")
    (world / "data/reports").mkdir()
    site = build(world)
    assert site.problems == ()
    assert "index.md" in {page.path for page in site.pages}


def test_settings_may_be_left_out(world: Path) -> None:
    (world / "data/site.yml").unlink()
    assert problems(world) == []


def test_hidden_files_backups_and_notes_to_readers_are_passed_over(world: Path) -> None:
    for path in (
        "data/reports/README.md",
        "data/reports/.DS_Store",
        "data/reports/ctl/README",
        "data/reports/ctl/2/README.txt",
        "data/reports/ctl/2/.final.yml.swp",
        "data/reports/ctl/2/final.yml~",
        "data/registry/README.md",
    ):
        put(world, path, b"\xff")
    assert problems(world) == []


def test_what_an_editor_leaves_in_the_registry_is_passed_over(world: Path) -> None:
    # Emacs marks a file that is being edited by a link that leads nowhere; macOS writes files that begin with "._".
    (world / "data/registry/.#places.yml").symlink_to("someone@a-machine.1234")
    put(world, "data/registry/._places.yml", b"\x00\xff")
    assert problems(world) == []


def test_a_folder_in_the_registry_is_told_of(world: Path) -> None:
    put(world, "data/registry/more.yml/places.yml")
    told = problems(world)
    assert len(told) == 1
    assert told[0].startswith("data/registry/more.yml:1:1: SR009 ")


@pytest.mark.parametrize("path", ["data/registry/more.yaml", "data/site.yaml"])
def test_a_file_that_would_never_be_read_is_told_of(world: Path, path: str) -> None:
    # As it is among the reports: whoever writes it there means it to be read.
    put(world, path, "far-cay: {kind: member-state, names: {en: {short: Far Cay}}}\n")
    told = problems(world)
    assert len(told) == 1
    assert told[0].startswith(f"{path}:1:1: SR009 ")


_RESERVED = "is reserved: two letters name a language, the other words parts of addresses"
_NO_ID = "is no id: use lower-case letters, digits and hyphens"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("en", f"'en' {_RESERVED}"),
        ("zz", f"'zz' {_RESERVED}"),
        ("workshops", f"'workshops' {_RESERVED}"),
        ("index", f"'index' {_RESERVED}"),
        ("para-4", f"'para-4' {_RESERVED}"),
        ("annex-1-para-4", f"'annex-1-para-4' {_RESERVED}"),
        ("final.fr", f"'final.fr.yml' {_NO_ID}"),
        ("Final", f"'Final.yml' {_NO_ID}"),
        ("final_2", f"'final_2.yml' {_NO_ID}"),
        ("final 2", f"'final 2.yml' {_NO_ID}"),
        ("-final", f"'-final.yml' {_NO_ID}"),
        ("final--2", f"'final--2.yml' {_NO_ID}"),
        ("procès-verbal", f"'procès-verbal.yml' {_NO_ID}"),
        ("a" * 81, f"'{'a' * 57}...' is too long for an id: use at most 80 letters, digits and hyphens"),
    ],
)
def test_names_of_reports_that_can_be_no_address(world: Path, name: str, expected: str) -> None:
    path = f"data/reports/ctl/2/{name}.yml"
    put(world, path, REPORT)
    assert problems(world) == [f"{path}:1:1: SR009 {expected}"]


@pytest.mark.parametrize("name", ["2", "26", "e", "fra", "paragraphs", "para", "annex", "annexes", "work-shops", "a-1"])
def test_names_of_reports_that_are_addresses(world: Path, name: str) -> None:
    put(world, f"data/reports/ctl/2/{name}.yml", REPORT)
    assert problems(world) == []


@pytest.mark.parametrize("name", ["fr", "workshops", "session", "index", "para-1", "annex-1"])
def test_names_of_sessions_that_are_reserved(world: Path, name: str) -> None:
    put(world, f"data/reports/ctl/{name}/session.yml", "name: Session\ndates: [{from: 2018-03-05, to: 2018-03-09}]\n")
    assert problems(world) == [f"data/reports/ctl/{name}:1:1: SR009 '{name}' {_RESERVED}"]


def test_a_body_named_as_a_language_is_told_of_once_however_many_sessions_it_has(world: Path) -> None:
    for session in ("1", "2"):
        put(world, f"data/reports/fr/{session}/session.yml", "name: S\ndates: [{from: 2018-03-05, to: 2018-03-09}]\n")
    told = problems(world)
    assert [problem for problem in told if " SR009 " in problem] == [f"data/reports/fr:1:1: SR009 'fr' {_RESERVED}"]


def test_reports_of_a_misnamed_session_are_not_told_of_beside_it(world: Path) -> None:
    shutil.copytree(world / "data/reports/ctl/2", world / "data/reports/ctl/2.1")
    assert problems(world) == [f"data/reports/ctl/2.1:1:1: SR009 '2.1' {_NO_ID}"]


def test_an_id_in_three_files_of_the_registry(world: Path) -> None:
    record = "far-cay: {kind: member-state, names: {en: {short: Far Cay}}}\n"
    put(world, "data/registry/a.yml", record)
    put(world, "data/registry/b.yml", f"# A remark.\n{record}")
    put(
        world, "data/registry/zz.yml", f"near-cay: {{kind: member-state, names: {{en: {{short: Near Cay}}}}}}\n{record}"
    )
    assert problems(world) == [
        "data/registry/b.yml:2:1: SR121 duplicate id 'far-cay', first given at data/registry/a.yml:1",
        "data/registry/zz.yml:2:1: SR121 duplicate id 'far-cay', first given at data/registry/a.yml:1",
    ]


# --- what could not be read is not unknown ----------------------------------------------------


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        (
            "data/registry/places.yml",
            "formal: the Kingdom of Veld",
            "formel: the Kingdom of Veld",
            "6:23: SR101 unknown field 'formel'; did you mean 'formal'?",
        ),
        (
            "data/registry/people.yml",
            "corin-hallebarde: {name:",
            "corin-hallebarde: {names:",
            "2:1: SR102 missing field 'name'|2:20: SR101 unknown field 'names'; did you mean 'name'?",
        ),
        (
            "data/registry/bodies.yml",
            "languages: [fr]",
            "languages: fr",
            "21:16: SR103 expected a list",
        ),
        (
            "data/reports/ctl/2/session.yml",
            "place: Port Lantern",
            "places: Port Lantern",
            "3:1: SR101 unknown field 'places'; did you mean 'place'?",
        ),
        (
            "data/reports/ports/26/session.yml",
            "from: 2016-05-23",
            "from: mai",
            "6:12: SR103 'mai' is no date: write year, month and day, as 2011-04-13",
        ),
        (
            "data/reports/ctl/2/final.yml",
            "original: en",
            "original: English",
            "7:11: SR103 'English' is not of the expected form: a language code such as en or fr",
        ),
    ],
    ids=["delegation", "person", "body", "session", "another session", "report"],
)
def test_a_broken_record_is_not_unknown_to_others(world: Path, path: str, old: str, new: str, expected: str) -> None:
    spoil(world, path, old, new)
    assert problems(world) == [f"{path}:{problem}" for problem in expected.split("|")]


@pytest.mark.parametrize(
    "path",
    [
        "data/registry/places.yml",
        "data/registry/others.yml",
        "data/registry/people.yml",
        "data/registry/bodies.yml",
        "data/reports/ctl/2/session.yml",
        "data/reports/ports/26/session.yml",
        "data/reports/ctl/2/final.yml",
        "data/site.yml",
    ],
)
def test_what_a_broken_file_holds_is_not_unknown_to_others(world: Path, path: str) -> None:
    put(world, path, "]")
    told = problems(world)
    assert len(told) == 1
    assert told[0].startswith(f"{path}:1:1: SR002 the file is not valid YAML from here on: ")


def test_a_session_without_its_file_is_told_of_once(world: Path) -> None:
    (world / "data/reports/ctl/2/session.yml").unlink()
    assert problems(world) == [
        "data/reports/ctl/2/session.yml:1:1: SR001 no such file: each session's folder holds one"
    ]


def test_what_is_loaded_is_what_could_be_read(world: Path) -> None:
    spoil(world, "data/registry/places.yml", "formal: the Kingdom of Veld", "formel: the Kingdom of Veld")
    (world / "data/reports/ctl/1/session.yml").unlink()
    corpus, _ = load(world)
    assert corpus.broken == {("delegation", "veld"), ("session", "ctl/1")}
    assert "veld" not in corpus.delegations
    assert "north-veld" in corpus.delegations
    assert list(corpus.sessions) == ["ctl/2", "ports/26"]
    assert list(corpus.reports) == [
        "ctl/1/draft",
        "ctl/1/final",
        "ctl/2/embargoed",
        "ctl/2/final",
        "ports/26/proces-verbal",
    ]


# --- what drafts propose ------------------------------------------------------------------------


def test_in_the_folder_of_proposals_what_an_import_left_beside_a_file_is_passed_over(world: Path) -> None:
    put(world, "data/proposed/horns.yml", "horn-keepers: {kind: member-state, names: {en: {short: Horn Keepers}}}\n")
    put(world, "data/proposed/horns.yml.new", "[never read")
    put(world, "data/proposed/horns.txt", "[never read")
    corpus, found = load(world)
    assert [str(problem) for problem in found] == [
        (
            "data/proposed/horns.txt:1:1: SR009 expected proposed records here: <name>.yml, <name>.people.yml or "
            "<name>.bodies.yml"
        )
    ]
    assert corpus.delegations["horn-keepers"].names["en"].short == "Horn Keepers"


# --- everything at once -----------------------------------------------------------------------


def test_all_mistakes_of_all_files_are_told_in_order(world: Path) -> None:
    put(world, "data/reports/ctl/1/second.yml", """\
title: [Second report]
kind: Report
status: drafted
language: en
date: 2016-03-11
provenance: {source: Invented for the tests, from: Plain text, transcribed: by hand}
rights: Invented text, in the public domain.
published: 2016-10-01
published: 2016-10-02
sections: &sections
  - id: horns
    paragraphs:
      - number: 1
        text: The horns were heard.
""")  # fmt: skip
    put(world, "data/reports/ctl/1/first.yml", f"""\
{REPORT}        statements:
          - {{by: [velt, haven], capacity: witness}}
          - {{by: [orrin], on_behalf_of: [no-one-at-all]}}
rapporteur: {{person: nobody-at-all}}
symbols: [E/2014/1]
""")  # fmt: skip
    put(world, "data/reports/stray.yml", "title: Report\n")
    spoil(world, "data/reports/ports/26/session.yml", "Vingt-sixième assemblée", "[Vingt-sixième assemblée]")
    capacities = (
        "representative, observer, panellist, expert, chair, vice-chair, moderator, rapporteur, secretariat, "
        "concerned-country, concerned-party, troika, member, state-concerned, party-concerned"
    )
    forms = "CTL/{number}/{number}, CTL/{number}/L.{number}"
    statuses = "draft, adopted, revised, final"
    assert problems(world) == [
        "data/reports/ctl/1/first.yml:15:19: SR104 unknown delegation 'velt'; did you mean 'veld'?",
        f"data/reports/ctl/1/first.yml:15:43: SR113 unknown capacity 'witness'; the body knows {capacities}",
        "data/reports/ctl/1/first.yml:16:42: SR104 unknown delegation 'no-one-at-all'",
        "data/reports/ctl/1/first.yml:17:22: SR106 unknown person 'nobody-at-all'",
        f"data/reports/ctl/1/first.yml:18:11: SR123 'E/2014/1' is no symbol of this body; its forms: {forms}",
        "data/reports/ctl/1/second.yml:1:8: SR103 expected text",
        f"data/reports/ctl/1/second.yml:3:9: SR103 'drafted' is none of {statuses}; did you mean 'draft'?",
        "data/reports/ctl/1/second.yml:6:13: SR102 missing field 'form'",
        "data/reports/ctl/1/second.yml:6:46: SR101 unknown field 'from'; did you mean 'form'?",
        "data/reports/ctl/1/second.yml:9:1: SR003 duplicate key 'published', first given on line 8",
        "data/reports/ctl/1/second.yml:10:11: SR004 an anchor (&name) may not be used: write the value alone",
        "data/reports/ports/26/session.yml:2:7: SR103 expected text",
        "data/reports/stray.yml:1:1: SR009 no file belongs here: expected <body>/<session>/<report>.yml",
    ]


def test_problems_of_one_line_stand_in_order_of_their_columns(world: Path) -> None:
    # As numbers: as texts, 9 would stand after 10, and line 2 after line 14.
    put(world, BAD, f"{REPORT}\n\nnames: {{horns: fog-0, heard: horn-0}}\n".replace("kind: Report", "kind: []"))
    assert problems(world) == [f"{BAD}:2:7: SR103 expected text"]
    put(world, BAD, f"{REPORT}names: {{The: b-0, horns: fog-0, heard: horn-0}}\n")
    assert [problem.split(" ")[0] for problem in problems(world)] == [f"{BAD}:14:{column}:" for column in (14, 26, 40)]
