"""By what a search narrows pages down: read from the texts of the invented archipelago."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from session_reports import build

if TYPE_CHECKING:
    from collections.abc import Mapping

CORPUS = Path(__file__).parent / "corpus"
CTL, PORTS = "Commission on Tides and Lanterns", "Assembly of Harbour Masters"
Said = dict[str, dict[str, list[str]]]


@pytest.fixture(scope="module")
def facets() -> Mapping[str, Any]:
    return {page.path: page.meta.get("facets", {}) for page in build(CORPUS).pages}


def said(of_page: Mapping[str, Any]) -> Said:
    """Return who spoke in each paragraph, by capacity."""
    found: Said = {}
    for part in of_page["said"].split("|"):
        anchor, _, codes = part.partition(":")
        pairs = [code.split("=") for code in codes.split(";")]
        found[anchor] = {
            of_page["capacity"][int(role)]: [of_page["delegation"][int(place)] for place in places.split(",") if place]
            for role, places in pairs
        }
    return found


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("reports/ctl/index.md", {"body": [CTL]}),
        ("reports/ctl/2/index.md", {"body": [CTL], "session": [f"{CTL}, Second session"], "year": ["2016"]}),
        (
            "reports/ports/26/index.md",
            {"body": [PORTS], "session": [f"{PORTS}, Vingt-sixième assemblée"], "year": ["2015", "2016"]},
        ),
        (
            "reports/ctl/2/workshops/hearing-the-bell.md",
            {"body": [CTL], "session": [f"{CTL}, Second session"], "year": ["2016"]},
        ),
        ("delegations/lamp-and-wick.md", {"delegation": ["Lamp & Wick <Keepers>"], "capacity": ["Observer"]}),
        ("delegations/outer-islands.md", {"delegation": ["Outer Islands Group"]}),
        ("people/oda-brine.md", {}),
        ("documents/CTL-2-3.md", {}),
        ("about/index.md", {}),
        ("reports/ctl/2/final/para-5.md", {}),
    ],
)
def test_a_page_is_found_by(path: str, expected: Mapping[str, Any], facets: Mapping[str, Any]) -> None:
    assert facets[path] == expected


def test_a_report_is_found_by_its_year_and_not_by_all_of_its_session(facets: Mapping[str, Any]) -> None:
    assert facets["reports/ports/26/proces-verbal.md"]["year"] == ["2016"]


def test_a_reading_page_says_who_spoke_where(facets: Mapping[str, Any]) -> None:
    report = facets["reports/ctl/2/final.md"]
    spoke = said(report)
    assert list(spoke) == ["para_4", "para_5", "para_6", "para_7", "para_10", "para_13"]
    # An officer and a person are no delegations, and a panellist speaks for none.
    assert spoke["para_4"] == {"Chair": [], "Secretariat": ["Secretariat"], "Without a printed capacity": []}
    assert spoke["para_7"] == {"Panellist": []}
    assert spoke["para_5"] == {
        "Representative": ["Brightmere", "Haven", "North Veld", "Orrin (Free Isles of)", "Veld"],
        "Observer": ["Lamp & Wick <Keepers>", "Pilotage Union", "Sedge", "Veld Institute of Currents"],
    }
    # Twice the Isle of Thrum; those for whom it spoke did not speak.
    assert spoke["para_6"] == {"Representative": ["Brightmere", "Isle of Thrum", "Lanthe Islands", "Sedge", "Veld"]}
    assert report["capacity"] == sorted({role for roles in spoke.values() for role in roles})
    assert report["delegation"] == sorted(
        {name for roles in spoke.values() for names in roles.values() for name in names}
    )


def test_a_report_in_which_nobody_speaks_has_no_speakers(tmp_path: Path) -> None:
    data = tmp_path / "data"
    for name in ("registry/bodies.yml", "reports/ctl/1/session.yml"):
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_bytes((CORPUS / "data" / name).read_bytes())
    (data / "reports/ctl/1/silent.yml").write_text(SILENT, encoding="utf-8")
    (page,) = (page for page in build(tmp_path).pages if page.path == "reports/ctl/1/silent.md")
    assert set(page.meta["facets"]) == {"body", "session", "year"}  # type: ignore[call-overload]


SILENT = """\
title: Nothing was said
kind: Report
status: final
language: en
date: 2014-03-13
provenance: {source: Invented for the tests, form: Plain text, transcribed: by hand}
rights: Invented text, in the public domain.
published: 2016-10-01
sections:
  - id: silence
    paragraphs:
      - number: 1
        text: |
          The Commission adjourned.
"""
