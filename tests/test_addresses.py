from __future__ import annotations

import pytest

from session_reports import addresses
from session_reports.addresses import Address
from session_reports.model import Paragraph

EXAMPLE = "ccpcj/20/thematic-discussion"


def paragraph(number: str | None = None, key: str | None = None) -> Paragraph:
    return Paragraph(text="Text.", number=number, id=key)


# --- pages --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "url"),
    [
        (addresses.HOME, "/"),
        (addresses.REPORTS, "/reports/"),
        (addresses.DELEGATIONS, "/delegations/"),
        (addresses.DOCUMENTS, "/documents/"),
        (addresses.PEOPLE, "/people/"),
        (addresses.body("ccpcj"), "/reports/ccpcj/"),
        (addresses.session("ccpcj/20"), "/reports/ccpcj/20/"),
        (addresses.report(EXAMPLE), "/reports/ccpcj/20/thematic-discussion/"),
        (addresses.paragraph_page(EXAMPLE, None, "4"), "/reports/ccpcj/20/thematic-discussion/para-4/"),
        (addresses.paragraph_page("b/s/r", None, "26.1"), "/reports/b/s/r/para-26-1/"),
        (addresses.paragraph_page("b/s/r", None, "5 bis"), "/reports/b/s/r/para-5-bis/"),
        (addresses.paragraph_page("b/s/r", "1", "4"), "/reports/b/s/r/annex-1-para-4/"),
        (addresses.paragraph_page("b/s/r", "II", "4"), "/reports/b/s/r/annex-ii-para-4/"),
        (
            addresses.workshop("ccpcj/20", "law-enforcement-cooperation"),
            "/reports/ccpcj/20/workshops/law-enforcement-cooperation/",
        ),
        (addresses.delegation("kenya"), "/delegations/kenya/"),
        (addresses.person("dorcas-oduor"), "/people/dorcas-oduor/"),
        (addresses.document("E/CN.15/2011/2"), "/documents/E-CN.15-2011-2/"),
        (addresses.document("A/CONF.224/PC(III)/L.2"), "/documents/A-CONF.224-PC_III-L.2/"),
        (addresses.document("CL 154/1"), "/documents/CL_154-1/"),
    ],
)
def test_pages(path: str, url: str) -> None:
    assert addresses.url(path) == str(Address(path)) == url


@pytest.mark.parametrize(
    ("path", "file"),
    [
        (addresses.session("ccpcj/20"), "reports/ccpcj/20/index.md"),
        (addresses.report(EXAMPLE), "reports/ccpcj/20/thematic-discussion.md"),
        (addresses.delegation("kenya"), "delegations/kenya.md"),
        (addresses.HOME, "index.md"),
    ],
)
def test_paths_are_those_of_markdown_files(path: str, file: str) -> None:
    assert path == file


def test_a_symbol_with_a_letter_of_another_alphabet_makes_no_address() -> None:
    with pytest.raises(ValueError, match="CYRILLIC"):
        addresses.document("E/\u0421N.15/2011/2")


# --- anchors ------------------------------------------------------------------------------------

ANNEX = addresses.series("1")


@pytest.mark.parametrize(
    ("anchor", "expected"),
    [
        (addresses.series(None), ""),
        (addresses.series("1"), "annex_1__"),
        (addresses.series("II"), "annex_ii__"),
        (addresses.paragraph_anchor("", paragraph("4")), "para_4"),
        (addresses.paragraph_anchor("", paragraph("26.1")), "para_26-1"),
        (addresses.paragraph_anchor("", paragraph("5 bis")), "para_5-bis"),
        (addresses.paragraph_anchor(ANNEX, paragraph("4")), "annex_1__para_4"),
        (addresses.paragraph_anchor("", paragraph(key="lantern-rule")), "block_lantern-rule"),
        (addresses.paragraph_anchor(ANNEX, paragraph(key="lantern-rule")), "annex_1__block_lantern-rule"),
        (addresses.paragraph_anchor("", paragraph("4", "lantern-rule")), "para_4"),
        # A block with neither has no address.
        (addresses.paragraph_anchor("", paragraph()), ""),
        (addresses.paragraph_anchor(ANNEX, paragraph()), ""),
        (addresses.subparagraph_anchor("para_2", ("a",)), "para_2__subpara_a"),
        (addresses.subparagraph_anchor("para_2", ("a", "i")), "para_2__subpara_a__subpara_i"),
        (addresses.subparagraph_anchor("annex_1__para_2", ("b-2",)), "annex_1__para_2__subpara_b-2"),
        (addresses.section_anchor("", "workshop"), "sec_workshop"),
        (addresses.section_anchor(ANNEX, "workshop"), "annex_1__sec_workshop"),
        (addresses.note_anchor("", "1"), "note_1"),
        (addresses.note_anchor(ANNEX, "a"), "annex_1__note_a"),
        (addresses.note_mark_anchor("para_1", "1", 1), "para_1__mark_1"),
        (addresses.note_mark_anchor("para_1", "1", 2), "para_1__mark_1_2"),
        (addresses.item_anchor("4"), "item_4"),
        (addresses.item_anchor("4/a"), "item_4__a"),
        (addresses.item_anchor("26.1/a/i"), "item_26-1__a__i"),
        (addresses.meeting_anchor("3"), "meeting_3"),
        (addresses.officer_anchor("first-vice-chair"), "officer_first-vice-chair"),
        (addresses.statement_id("para_4", "kenya", 1), "para_4__statement_kenya"),
        (addresses.statement_id("para_4", "kenya", 2), "para_4__statement_kenya_2"),
    ],
)
def test_anchors(anchor: str, expected: str) -> None:
    assert anchor == expected


def test_an_anchor_follows_its_page() -> None:
    assert str(Address(addresses.session("ccpcj/20"), "item_4")) == "/reports/ccpcj/20/#item_4"
    assert str(Address(addresses.HOME, "top")) == "/#top"


# --- links --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("reports/b/s/r.md", Address("reports/b/s/r.md", "para_4"), "#para_4"),
        ("reports/b/s/r.md", Address("reports/b/s/r.md"), "r.md"),
        ("reports/b/s/r.md", Address("reports/b/s/r/para-4.md"), "r/para-4.md"),
        ("reports/b/s/r/para-4.md", Address("reports/b/s/r.md", "para_4"), "../r.md#para_4"),
        ("reports/b/s/r.md", Address("reports/b/s/index.md", "item_4__a"), "index.md#item_4__a"),
        ("reports/b/s/r.md", Address("delegations/kenya.md"), "../../../delegations/kenya.md"),
        ("delegations/kenya.md", Address("reports/b/s/r.md", "para_4"), "../reports/b/s/r.md#para_4"),
        ("delegations/kenya.md", Address("delegations/index.md"), "index.md"),
        ("index.md", Address("delegations/kenya.md"), "delegations/kenya.md"),
        ("index.md", Address("index.md"), "index.md"),
        ("index.md", Address("index.md", "top"), "#top"),
        ("delegations/kenya.md", Address("index.md"), "../index.md"),
    ],
)
def test_links_are_relative(source: str, target: Address, expected: str) -> None:
    assert addresses.link(source, target) == expected
