"""What documents print so, as their records say: told beside the text, and listed on a page of its own."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import html5lib
import markdown
import pytest

from session_reports import build

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from session_reports import Site

pytestmark = pytest.mark.whole

FINAL = "data/reports/ctl/2/final.yml"
READING = "reports/ctl/2/final.md"

TWICE = """\
        as_printed:
          - {code: SR304, words: '24', reason: It stands alone.}
          - {code: SR305, reason: It is broken.}
"""
# Entries wherever a record may have them, beside the two that the archipelago has. They accept nothing, of which
# a warning tells; they are shown all the same.
ENTRIES = [
    (FINAL, "          *Not to be read aloud after <dark>.*\n", TWICE),
    (
        FINAL,
        "      CTL/2/1, as *orally* revised by Haven.\n",
        "    as_printed:\n      - {code: SR303, words: Haven, reason: 'It says \"Haven\" [sic] & *means* it.'}\n",
    ),
    (
        FINAL,
        "              The lamp of the Free Isles of Orrin is lit last.\n",
        "            as_printed: [{code: SR201, reason: The annex counts so.}]\n",
    ),
    (
        FINAL,
        "          At the hour printed in CTL/1/4.\n",
        "        as_printed: [{code: SR302, words: CTL/1/4, reason: So <it> is.}]\n",
    ),
    (FINAL, "distribution: General\n", "as_printed: [{code: SR202, words: (b), reason: The lists begin so.}]\n"),
    (
        "data/reports/ctl/2/session.yml",
        "place: Port Lantern\n",
        "as_printed: [{code: SR209, reason: In this order.}]\n",
    ),
    ("data/registry/places.yml", "veld:\n", "  as_printed: [{code: SR211, words: Veld, reason: Both bear it.}]\n"),
    ("data/registry/people.yml", "ilse-marrow: {name: Ilse Marrow", ", as_printed: [{code: SR211, reason: As told.}]"),
]


def insert(world: Path, path: str, after: str, entry: str) -> None:
    text = (world / path).read_text(encoding="utf-8")
    assert text.count(f"\n{after}") == 1
    (world / path).write_text(text.replace(f"\n{after}", f"\n{after}{entry}"), encoding="utf-8")


@pytest.fixture
def everywhere(world: Path) -> Path:
    for path, after, entry in ENTRIES:
        insert(world, path, after, entry)
    return world


def pages(site: Site) -> dict[str, str]:
    assert not [str(problem) for problem in site.problems if problem.is_error]
    return {page.path: page.markdown for page in site.pages}


def printed(page: str) -> list[str]:
    return [line for line in page.split("\n") if 'class="sr-printed"' in line]


def line(to: str, said: str) -> str:
    return f'<p class="sr-printed" data-search-exclude markdown="span">[As printed]({to}): {said}</p>'


FROM_REPORT = "../../../about/as-printed.md"
FROM_PARAGRAPH = "../../../../about/as-printed.md"
LANTHE = "lanthe. The Lanthe Islands took no part in the vote."
SEDGE = "sedge. The document lists it among the representatives here &#38; among the observers before &#60;sic&#62;."


# --- beside the text ----------------------------------------------------------------------------


def test_a_reading_page_says_it_after_the_text(world: Path) -> None:
    page = pages(build(world))[READING]
    assert printed(page) == [line(FROM_REPORT, said) for said in (SEDGE, "The document prints both.", LANTHE)]
    assert (
        f"""
</ol>

</div>

{line(FROM_REPORT, SEDGE)}

<div class="sr-margin" data-search-exclude markdown="block">
"""
        in page
    )


def test_it_is_never_in_the_verbatim_text(everywhere: Path) -> None:
    for path, page in pages(build(everywhere)).items():
        html = markdown.markdown(page, extensions=["attr_list", "md_in_html", "tables"])
        root: Element = html5lib.parse(html, namespaceHTMLElements=False)
        texts = [element for element in root.iter() if element.get("class") in {"sr-text", "sr-note-text"}]
        assert not [inner for text in texts for inner in text.iter() if inner.get("class") == "sr-printed"], path
        lines = ["".join(element.itertext()) for element in root.iter() if element.get("class") == "sr-printed"]
        assert len(lines) == len(printed(page)), path
        if path.endswith("para-6.md"):
            said = "The document lists it among the representatives here & among the observers before <sic>."
            assert lines == [f"As printed: sedge. {said}"]


def test_a_paragraph_s_page_says_its_own(world: Path) -> None:
    made = pages(build(world))
    assert printed(made["reports/ctl/2/final/para-6.md"]) == [line(FROM_PARAGRAPH, SEDGE)]
    assert printed(made["reports/ctl/2/final/para-13.md"]) == [line(FROM_PARAGRAPH, "The document prints both.")]
    assert printed(made["reports/ctl/2/final/para-15.md"]) == [line(FROM_PARAGRAPH, LANTHE)]
    assert {path for path, page in made.items() if printed(page)} == {
        READING,
        "reports/ctl/2/final/para-6.md",
        "reports/ctl/2/final/para-13.md",
        "reports/ctl/2/final/para-15.md",
    }


def test_every_record_says_its_own(everywhere: Path) -> None:
    made = pages(build(everywhere))
    note = "Haven. It says &#34;Haven&#34; &#91;sic&#93; &#38; &#42;means&#42; it."
    assert printed(made[READING]) == [
        line(FROM_REPORT, said)
        for said in (
            "24. It stands alone.",
            "It is broken.",
            SEDGE,
            "The document prints both.",
            LANTHE,
            note,
            "The annex counts so.",
            "CTL/1/4. So &#60;it&#62; is.",
            "(b). The lists begin so.",
        )
    ]
    assert printed(made["reports/ctl/2/final/para-1.md"]) == [line(FROM_PARAGRAPH, note)]
    assert printed(made["reports/ctl/2/final/annex-1-para-1.md"]) == [
        line(FROM_PARAGRAPH, "CTL/1/4. So &#60;it&#62; is.")
    ]
    assert printed(made["reports/ctl/2/final/annex-1-para-2.md"]) == [line(FROM_PARAGRAPH, "The annex counts so.")]
    assert printed(made["reports/ctl/2/index.md"]) == [line(FROM_REPORT, "In this order.")]
    assert printed(made["delegations/veld.md"]) == [line("../about/as-printed.md", "Veld. Both bear it.")]
    assert printed(made["people/ilse-marrow.md"]) == [line("../about/as-printed.md", "As told.")]


def test_what_is_about_the_whole_report_ends_its_page(everywhere: Path) -> None:
    made = pages(build(everywhere))
    assert text_of(made[READING]).endswith(f"""
<div class="sr-provenance" markdown="block">

**This text** Source: Invented for the tests. Transcription: by hand. Invented text, in the public domain.

{line(FROM_REPORT, "(b). The lists begin so.")}

</div>
""")
    for path in ("reports/ctl/2/index.md", "delegations/veld.md", "people/ilse-marrow.md"):
        assert text_of(made[path]).endswith(f"\n\n{printed(made[path])[0]}\n")


def text_of(page: str) -> str:
    """Return what stands above the line that ends every page."""
    text, foot, _ = page.partition('\n<p class="sr-foot"')
    assert foot
    return text


# --- the list -----------------------------------------------------------------------------------

HEAD = """\
# As printed {: #title }

The checks of the data find what is most often a mistake of transcription, such as a number passed over or a speaker \
in two capacities. Where the document itself prints it so, the finding is accepted, and stands in this list with the \
reason.

"""
TITLE = "Report of the Commission on its second session: lanterns &#38; &#60;tides&#62; &#91;in&#95;full&#93;"
ABSENT = (
    "| [Paragraph 15](../reports/ctl/2/final/para-15.md) | [SR311](problems.md#sr311) | lanthe "
    "| The Lanthe Islands took no part in the vote. |"
)
REASON = "The document lists it among the representatives here &#38; among the observers before &#60;sic&#62;."


def listed_in(site: Site) -> str:
    """Return the page of the list, below what every page says of itself."""
    notice, _, page = pages(site)["about/as-printed.md"].partition("\n\n")
    assert 'class="sr-notice"' in notice
    return page


def test_the_list_of_the_archipelago(world: Path) -> None:
    assert (
        listed_in(build(world))
        == f"""{HEAD}\
<p class="sr-over">Commission on Tides and Lanterns, Second session</p>

## [{TITLE}](../reports/ctl/2/final.md) {{: #ctl_2_final }}

| Where | Code | Words | Reason |
| --- | --- | --- | --- |
| [Paragraph 6](../reports/ctl/2/final/para-6.md) | [SR205](problems.md#sr205) | sedge | {REASON} |
| [Paragraph 13](../reports/ctl/2/final/para-13.md) | [SR205](problems.md#sr205) |  | The document prints both. |
{ABSENT}
"""
    )


def test_the_list_of_every_record(everywhere: Path) -> None:
    note = "It says &#34;Haven&#34; &#91;sic&#93; &#38; &#42;means&#42; it."
    assert (
        listed_in(build(everywhere))
        == f"""{HEAD}\
<p class="sr-over">Commission on Tides and Lanterns</p>

## [Second session](../reports/ctl/2/index.md) {{: #ctl_2 }}

| Where | Code | Reason |
| --- | --- | --- |
| [The session](../reports/ctl/2/index.md) | [SR209](problems.md#sr209) | In this order. |

<p class="sr-over">Commission on Tides and Lanterns, Second session</p>

## [{TITLE}](../reports/ctl/2/final.md) {{: #ctl_2_final }}

| Where | Code | Words | Reason |
| --- | --- | --- | --- |
| [Text without a number](../reports/ctl/2/final.md) | [SR304](problems.md#sr304) | 24 | It stands alone. |
| [Text without a number](../reports/ctl/2/final.md) | [SR305](problems.md#sr305) |  | It is broken. |
| [Paragraph 6](../reports/ctl/2/final/para-6.md) | [SR205](problems.md#sr205) | sedge | {REASON} |
| [Paragraph 13](../reports/ctl/2/final/para-13.md) | [SR205](problems.md#sr205) |  | The document prints both. |
{ABSENT}
| [Note 1](../reports/ctl/2/final.md#note_1) | [SR303](problems.md#sr303) | Haven | {note} |
| [Annex. The order of lamps, paragraph 2](../reports/ctl/2/final/annex-1-para-2.md) | [SR201](problems.md#sr201) \
|  | The annex counts so. |
| [Annex. The order of lamps, note a](../reports/ctl/2/final.md#annex_1__note_a) | [SR302](problems.md#sr302) \
| CTL/1/4 | So &#60;it&#62; is. |
| [The whole report](../reports/ctl/2/final.md) | [SR202](problems.md#sr202) | (b) | The lists begin so. |

## Registry {{: #registry }}

| Where | Code | Words | Reason |
| --- | --- | --- | --- |
| [Veld](../delegations/veld.md) | [SR211](problems.md#sr211) | Veld | Both bear it. |
| [Ilse Marrow](../people/ilse-marrow.md) | [SR211](problems.md#sr211) |  | As told. |
"""
    )


def test_without_pages_of_people_they_are_named_without_a_link(everywhere: Path) -> None:
    (everywhere / "data/site.yml").write_text("people: false\n", encoding="utf-8")
    listed = pages(build(everywhere))["about/as-printed.md"]
    assert "\n| Ilse Marrow | [SR211](problems.md#sr211) |  | As told. |\n" in listed


def test_without_pages_of_paragraphs_links_lead_to_the_reading_page(world: Path) -> None:
    (world / "data/site.yml").write_text("paragraph_pages: false\n", encoding="utf-8")
    listed = pages(build(world))["about/as-printed.md"]
    assert "\n| [Paragraph 6](../reports/ctl/2/final.md#para_6) | " in listed


def test_where_there_is_none_it_says_so(world: Path) -> None:
    shutil.rmtree(world / "data/reports/ctl/2")
    assert listed_in(build(world)) == f"{HEAD}None.\n"


def test_what_is_under_embargo_is_listed_in_the_preview_alone(world: Path) -> None:
    entry = "as_printed: [{code: SR201, reason: Of the moonless nights.}]\n"
    insert(world, "data/reports/ctl/2/embargoed.yml", "visibility: embargoed\n", entry)
    place = "gull-rock: # named in the embargoed report alone\n"
    insert(world, "data/registry/places.yml", place, "  as_printed: [{code: SR211, reason: Of gulls.}]\n")
    assert not any("Of the moonless nights." in page or "Of gulls." in page for page in pages(build(world)).values())
    preview = pages(build(world, preview=True))
    row = "| [The whole report](../reports/ctl/2/embargoed.md) | [SR201](problems.md#sr201) | Of the moonless nights. |"
    assert row in preview["about/as-printed.md"]
    assert "| [Gull Rock](../delegations/gull-rock.md) | " in preview["about/as-printed.md"]


def test_what_no_report_names_has_no_page_and_is_not_listed(world: Path) -> None:
    place = "nether-cay: # named in no report\n"
    insert(world, "data/registry/places.yml", place, "  as_printed: [{code: SR211, reason: Of cays.}]\n")
    assert not any("Of cays." in page for page in pages(build(world)).values())


def test_a_withdrawn_report_is_not_listed(world: Path) -> None:
    insert(world, FINAL, "distribution: General\n", "withdrawn: {date: 2017-01-09, reason: Not ours to show.}\n")
    assert listed_in(build(world)) == f"{HEAD}None.\n"


def test_the_page_about_the_site_leads_to_the_list(world: Path) -> None:
    made = pages(build(world))
    assert "\n- [As printed](as-printed.md)\n" in made["about/index.md"]
    assert "\n- [Mistakes and their cures](problems.md)\n" in made["about/index.md"]


def test_a_malformed_symbol_that_is_printed_so_is_shown_and_has_no_page(world: Path) -> None:
    session = world / "data/reports/ctl/2/session.yml"
    text = session.read_text(encoding="utf-8")
    assert text.count("symbol: CTL/2/3,") == 1
    entry = "as_printed:\n  - {code: SR123, words: CTL 2-3, reason: The agenda prints it so.}\n"
    session.write_text(text.replace("symbol: CTL/2/3,", "symbol: CTL 2-3,") + entry, encoding="utf-8")
    site = build(world)
    assert site.problems == ()
    pages = {page.path: page.markdown for page in site.pages}
    assert "- CTL 2-3: Note by the Secretariat on harbour lights" in pages["reports/ctl/2/index.md"]
    assert not [path for path in pages if "CTL_2-3" in path]
