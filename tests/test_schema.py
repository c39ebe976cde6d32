"""The JSON Schemas: current, and to editors what the program is to the data.

An editor reads YAML by the core schema of YAML 1.2: ``3`` is a number to it, ``NO`` a text. So are the files read here.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker

from session_reports.schema import schemas

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "tests/corpus"
SCHEMAS = dict(schemas())
FILES = sorted([*(ROOT / "data").rglob("*.yml"), *(CORPUS / "data").rglob("*.yml")])
MODELINE = re.compile(r"# yaml-language-server: \$schema=(?P<path>\S+/(?P<name>[a-z]+\.schema\.json))")


# --- the editor's reader ----------------------------------------------------------------------

_CORE: tuple[tuple[str, Callable[[str], object]], ...] = (
    (r"(null|Null|NULL|~|)", lambda _: None),
    (r"(true|True|TRUE|false|False|FALSE)", lambda word: word.lower() == "true"),
    (r"[-+]?[0-9]+", int),
    (r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", float),
)


def as_editor(text: str) -> object:
    """Return what a file holds to a reader of YAML 1.2."""

    def value(node: yaml.Node | None) -> object:
        if isinstance(node, yaml.MappingNode):
            return {key.value: value(inner) for key, inner in node.value}
        if isinstance(node, yaml.SequenceNode):
            return [value(inner) for inner in node.value]
        assert isinstance(node, yaml.ScalarNode)
        kinds = (kind for form, kind in _CORE if not node.style and re.fullmatch(form, node.value))
        return next(kinds, str)(node.value)

    return value(yaml.compose(text, Loader=yaml.BaseLoader))


def findings(name: str, text: str) -> list[str]:
    """Return what an editor would underline in a text that names a schema."""
    validator = Draft202012Validator(json.loads(SCHEMAS[name]), format_checker=FormatChecker())
    return [error.message for error in validator.iter_errors(as_editor(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[3, 26.1, 1e3, -4, .5]", [3, 26.1, 1e3, -4, 0.5]),
        ("[5 bis, NO, 2011-04-13, 12:30]", ["5 bis", "NO", "2011-04-13", "12:30"]),
        ("[true, False, yes, null, ~, '']", [True, False, "yes", None, None, ""]),
        ("""['3', "true", {a: }]""", ["3", "true", {"a": None}]),
        ("a: |\n  26.1\n", {"a": "26.1\n"}),
    ],
)  # fmt: skip
def test_an_editor_reads_the_core_schema(text: str, expected: object) -> None:
    assert as_editor(text) == expected


# --- the schemas ------------------------------------------------------------------------------


def test_the_schemas_in_the_repository_are_current() -> None:
    folder = ROOT / "data/schema"
    kept = {path.name: path.read_bytes().decode() for path in folder.iterdir()}
    assert kept == SCHEMAS, "run `make schema`"


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_a_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(json.loads(SCHEMAS[name]))


def _schema_of(path: Path) -> str:
    """Return the schema for a data file, by the place where it stands."""
    if path.parent.name == "registry":
        kind = path.stem if path.stem in {"bodies", "people"} else "delegations"
    else:
        kind = path.stem if path.name in {"site.yml", "redirects.yml", "session.yml"} else "report"
    return f"{kind}.schema.json"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_first_line_of_a_data_file_leads_to_its_schema(path: Path) -> None:
    modeline = MODELINE.fullmatch(path.read_text(encoding="utf-8").split("\n", 1)[0])
    assert modeline
    assert modeline["name"] == _schema_of(path)
    # The corpus keeps no copy of the schemas; its lines lead to where they would stand.
    data = CORPUS / "data" if path.is_relative_to(CORPUS) else ROOT / "data"
    assert os.path.normpath(path.parent / modeline["path"]) == str(data / "schema" / modeline["name"])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_data_file_has_nothing_underlined(path: Path) -> None:
    assert findings(_schema_of(path), path.read_text(encoding="utf-8")) == []


# --- what a schema refuses, and what it accepts -----------------------------------------------

DELEGATION = "far-cay: {kind: member-state, names: {en: {short: Far Cay}}}"
BODY = "cays: {names: {en: {short: Body of Cays}}, profile: {languages: [en]}}"
SESSION = """\
name: Third session
dates: [{from: 2018-03-05, to: 2018-03-09}]
agenda: [{number: 3, title: Horns}]
meetings: [{number: 1, date: 2018-03-05}]
"""
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
    level: 2
    items: [3]
    paragraphs:
      - number: 1
        text: The horns were heard.
        statements: [{by: [veld], own: true}]
"""
SOUND = {
    "site.schema.json": "people: true",
    "people.schema.json": "oda: {name: Oda}",
    "delegations.schema.json": DELEGATION,
    "bodies.schema.json": BODY,
    "session.schema.json": SESSION,
    "report.schema.json": REPORT,
    "redirects.schema.json": "/reports/ctl/3/: /reports/ctl/2/#item_3",
}


@pytest.mark.parametrize("name", sorted(SOUND))
def test_what_the_tables_below_spoil_is_sound(name: str) -> None:
    assert findings(name, SOUND[name]) == []


def _changed(name: str, old: str, new: str) -> str:
    assert SOUND[f"{name}.schema.json"].count(old) == 1
    return SOUND[f"{name}.schema.json"].replace(old, new)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("site", "people: true", "people: yes"),
        ("site", "people: true", "peoples: true"),
        ("site", "people: true", "- people"),
        ("people", "{name: Oda}", "Oda"),
        ("people", "{name: Oda}", "{names: Oda}"),
        ("people", "{name: Oda}", "{name: Oda, also: Odd}"),
        ("people", "oda:", "Oda Brine:"),
        ("delegations", "member-state", "state"),
        ("delegations", "kind: member-state, ", ""),
        ("delegations", "{short: Far Cay}", "Far Cay"),
        ("delegations", "{short: Far Cay}", "{formal: the Far Cay}"),
        ("delegations", "en:", "English:"),
        ("delegations", "names:", "codes: {iso2: fc}, names:"),
        ("delegations", "names:", "codes: {m49: '0042'}, names:"),
        ("delegations", "names:", "from: January 2009, names:"),
        ("delegations", "far-cay:", "Far_Cay:"),
        ("bodies", "languages: [en]", "languages: en"),
        ("bodies", "languages: [en]", "symbols: []"),
        ("bodies", "languages: [en]", "languages: [English]"),
        ("bodies", "languages: [en]", "languages: [en], publisher: nobody"),
        ("bodies", "languages: [en]", "languages: [en], documents: documents.example"),
        ("bodies", "names: {en: {short: Body of Cays}}", "names: {}"),
        ("session", "dates: [{from: 2018-03-05, to: 2018-03-09}]\n", ""),
        ("session", "[{from: 2018-03-05, to: 2018-03-09}]", "[]"),
        ("session", "to: 2018-03-09", "until: 2018-03-09"),
        ("session", "to: 2018-03-09", "to: 9 March 2018"),
        ("session", "number: 1, date", "date"),
        ("session", "number: 3, title", "number: '3)', title"),
        ("report", "status: draft", "status: drafted"),
        ("report", "language: en", "language: English"),
        ("report", "published: 2016-10-01\n", ""),
        ("report", "published: 2016-10-01", "published: soon"),
        ("report", "level: 2", "level: 6"),
        ("report", "level: 2", "level: two"),
        ("report", "items: [3]", "items: 3"),
        ("report", "items: [3]", "items: [3 (a)]"),
        ("report", "number: 1", "number: 1)"),
        ("report", "text: The horns were heard.", "texts: The horns were heard."),
        ("report", "text: The horns were heard.", "text: [The horns were heard.]"),
        ("report", "by: [veld]", "by: []"),
        ("report", "by: [veld]", "by: veld"),
        ("report", "by: [veld]", "by: [Veld]"),
        ("report", "own: true", "own: maybe"),
        ("report", "own: true", "kind: speech"),
        ("report", "id: horns", "id: Horns"),
        ("redirects", "/reports/ctl/3/:", "reports/ctl/3/:"),
        ("redirects", "/reports/ctl/3/:", "/reports/../3/:"),
        ("redirects", "/reports/ctl/2/#item_3", "/reports/ctl/2"),
        ("redirects", "/reports/ctl/2/#item_3", "https://tides.example/"),
        ("redirects", "/reports/ctl/2/#item_3", "[/reports/ctl/2/]"),
        ("redirects", "/reports/ctl/3/: /", "- /"),
    ],
)
def test_a_wrong_value_is_underlined(name: str, old: str, new: str) -> None:
    assert findings(f"{name}.schema.json", _changed(name, old, new))


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("report", "number: 1", "number: 26.1"),
        ("report", "number: 1", "number: 5 bis"),
        ("report", "number: 1", "number: 1e3"),
        ("report", "items: [3]", "items: [3, 4/a, 5.1]"),
        # All digits are an id and a line of text too.
        ("report", "title: Report on the foghorns", "title: 1984"),
        ("report", "id: horns", "id: 2016"),
        ("delegations", "names:", "codes: {m49: 4}, names:"),
        ("delegations", "names:", "codes: {m49: 004}, names:"),
        ("delegations", "names:", "codes: {m49: '004'}, names:"),
    ],
)
def test_what_the_program_reads_as_text_is_not_underlined_for_being_a_number(name: str, old: str, new: str) -> None:
    assert findings(f"{name}.schema.json", _changed(name, old, new)) == []
