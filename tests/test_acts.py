"""Votes and sponsors: joined with their names, held against a genuine report, and shown as they were announced."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest
from tests.sites import ROOT, require
from tests.test_review import put

from session_reports import build, examine
from session_reports.importer import Imported, Job, Target, import_one
from session_reports.link import link
from session_reports.load import load
from session_reports.mentions import Target as Named
from session_reports.passages import passages

if TYPE_CHECKING:
    from session_reports import Site
    from session_reports.mentions import Links

HERE = Path(__file__).parent
SLICE = ROOT.parent / "shared/sources/slice-hrc-43-votes-218-244.txt"
FINAL = "data/reports/ctl/2/final.yml"


@pytest.fixture(scope="module")
def links() -> Links:
    corpus, _ = load(HERE / "corpus")
    return link(corpus, passages(corpus))


@pytest.fixture(scope="module")
def site() -> Site:
    return build(HERE / "corpus")


def page(site: Site, path: str) -> str:
    return next(page.markdown for page in site.pages if page.path == path)


def data(site: Site, path: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(next(asset.content for asset in site.assets if asset.path == path))
    return found


# --- joined with the text -----------------------------------------------------------------------


def test_each_name_in_a_vote_has_its_part_and_its_mention(links: Links) -> None:
    (poll,) = [poll for poll in links.polls_in("ctl/2/final") if poll.passage.anchor == "para_15"]
    plain = poll.passage.text.plain
    assert [
        (cast.by.id, cast.part, cast.mention and plain[cast.mention.start : cast.mention.end]) for cast in poll.casts
    ] == [
        ("haven", "requested", "Haven"),
        ("brightmere", "in_favour", "Brightmere"),
        ("north-veld", "in_favour", "North Veld"),
        ("orrin", "in_favour", "Orrin (Free Isles of)"),
        ("veld", "in_favour", "Veld"),
        ("haven", "against", "Haven"),
        ("thrum", "abstaining", "Isle of Thrum"),
        ("lanthe", "corrected", None),
    ]
    roles = [mention.role for mention in links.at("ctl/2/final", "para_15") if mention.target.kind == "delegation"]
    assert roles == ["requester", "voter", "voter", "voter", "voter", "voter", "voter"]


def test_a_correction_leaves_the_vote_as_it_was_announced(links: Links) -> None:
    ((_, cast),) = links.cast_by(Named("delegation", "north-veld"))
    assert cast.correction
    assert (cast.part, cast.correction.vote, cast.correction.note) == ("in_favour", "abstaining", "3")


def test_the_lists_and_the_counts_of_one_vote_are_a_pair(links: Links) -> None:
    of_reefs = {poll.passage.anchor: poll for poll in links.polls_on("CTL/2/L.7")}
    assert [*of_reefs] == ["para_15", "para_16"]
    assert links.counterpart(of_reefs["para_15"]) is of_reefs["para_16"]
    assert links.counterpart(of_reefs["para_16"]) is of_reefs["para_15"]
    (alone,) = links.polls_on("CTL/2/L.4")
    assert links.counterpart(alone) is None
    assert links.polls_at(alone.passage) == [alone]


def test_sponsors_are_found_by_who_and_for_whom(links: Links) -> None:
    def parts(field: Literal["by", "for", "except", "in"], key: object) -> list[str]:
        return [backing.record.part for backing in links.backings(field, key)]

    assert parts("by", Named("delegation", "veld")) == ["introduced", "sponsor"]
    assert parts("by", Named("delegation", "thrum")) == ["co-sponsor", "withdrew"]
    assert parts("for", "outer-islands") == ["introduced"]
    assert parts("except", "haven") == ["introduced"]
    assert parts("in", "ctl/2/final") == ["introduced", "sponsor", "co-sponsor", "joined", "withdrew"]
    mentions = [
        backer.mention for backing in links.backings("by", Named("delegation", "veld")) for backer in backing.backers
    ]
    assert [mention and mention.start for mention in mentions] == [42, 168]


def test_one_name_may_stand_for_two_acts(world: Path) -> None:
    text = (world / FINAL).read_text(encoding="utf-8")
    once = "          - {document: CTL/2/L.7, part: sponsor, by: [veld]}\n"
    put(world, FINAL, text.replace(once, once + once.replace("part: sponsor", "part: revised")))
    corpus, _ = load(world)
    found = link(corpus, passages(corpus)).backings("by", Named("delegation", "veld"))
    assert [backing.backers[0].mention and backing.backers[0].mention.start for backing in found] == [42, 168, 42]


def test_a_person_and_an_officer_may_act(world: Path) -> None:
    put(
        world,
        "data/reports/ctl/2/reefs.yml",
        """\
title: Account of the reefs
kind: Report
status: final
language: en
date: 2016-03-10
provenance: {source: Invented for the tests, form: Plain text, transcribed: by hand}
rights: Invented text, in the public domain.
published: 2016-10-01
sections:
  - id: reefs
    paragraphs:
      - number: 1
        text: |
          Oda [O_B] Brine revised the draft. The Chair introduced it. At the request of Oda [O_B] Brine, on behalf of
          the Outer Islands Group, a vote was taken.
        sponsors:
          - {part: revised, by: [oda-brine]}
          - {part: introduced, by: [chair]}
        votes:
          - {requested_by: [oda-brine, chair], requested_on_behalf_of: [outer-islands]}
""",
    )
    assert list(examine(world)) == []
    site = build(world)
    person = page(site, "people/oda-brine.md")
    assert "## Votes {: #votes }" in person
    assert '<span class="sr-capacity">Requested the vote</span>' in person
    assert '<p class="sr-vote" markdown="span">Vote</p>' in person
    assert '<p class="sr-vote" markdown="span">Proposal</p>' in person
    assert '<span class="sr-capacity">Revised</span>' in person
    group = page(site, "delegations/outer-islands.md")
    assert "## Votes requested on its behalf {: #votes-on-behalf }" in group
    told = data(site, "people/oda-brine.json")
    assert [vote["part"] for vote in told["votes"]] == ["requested"]
    assert [one["part"] for one in told["sponsorships"]] == ["revised"]
    own = page(site, "reports/ctl/2/reefs/para-1.md")
    assert "| Part | Who |\n" in own
    assert "on behalf of [Outer Islands Group]" in own


def test_an_unknown_speaker_is_told_of_and_not_joined(world: Path) -> None:
    text = (world / FINAL).read_text(encoding="utf-8")
    text = text.replace("requested_by: [haven]", "requested_by: [havven]").replace(
        "part: joined, by: [north-veld]", "part: joined, by: [xyzzy]"
    )
    put(world, FINAL, text)
    assert {problem.code for problem in build(world).problems} == {"SR104", "SR111"}


# --- pages --------------------------------------------------------------------------------------


def test_the_page_of_a_paragraph_shows_the_vote_as_announced(site: Site) -> None:
    markdown = page(site, "reports/ctl/2/final/para-15.md")
    listed = re.search(r"<dt>In favour</dt>\n<dd markdown=\"span\">(.*)</dd>", markdown)
    assert listed
    assert re.sub(r"\[(.*?)\]\(.*?\)", r"\1", listed[1]) == "4: Brightmere, North Veld, Orrin (Free Isles of) and Veld"
    later = re.search(r"<dt>Said later</dt>\n<dd markdown=\"span\">(.*)</dd>", markdown)
    assert later
    assert re.sub(r"\[(.*?)\]\(.*?\)", r"\1", later[1]) == (
        "North Veld had meant to abstain (note 3); Lanthe Islands had meant to vote in favour (note 3). "
        "The vote is shown as it was announced."
    )
    assert '<dd markdown="span">Adopted, resolution 2/1</dd>' in markdown
    assert '<dt>Told further in</dt>\n<dd markdown="span">paragraph [16](para-16.md)</dd>' in markdown


def test_the_page_of_the_result_shows_the_lists_too(site: Site) -> None:
    markdown = page(site, "reports/ctl/2/final/para-16.md")
    assert "Recorded vote on draft resolution as orally revised, [CTL/2/L.7]" in markdown
    assert "1: [Isle of Thrum]" in markdown
    assert "paragraph [15](para-15.md)" in markdown


def test_the_page_of_a_delegation_lists_its_votes_and_nobody_else_s(site: Site) -> None:
    markdown = page(site, "delegations/north-veld.md")
    votes = markdown[markdown.index("## Votes") : markdown.index("## Proposals")]
    assert '<span class="sr-capacity">In favour</span>' in votes
    assert "Said later: it had meant to abstain (note [3](../reports/ctl/2/final.md#note_3))" in votes
    assert "Brightmere" not in votes
    assert "Each vote is listed as it was announced." in votes
    proposals = markdown[markdown.index("## Proposals") :]
    assert '<span class="sr-capacity">Joined</span>' in proposals
    assert "Subsequently, <mark>North Veld</mark> joined the sponsors." in proposals
    absent = page(site, "delegations/lanthe.md")
    assert '<span class="sr-capacity">No vote announced</span>' in absent
    assert "it had meant to vote in favour" in absent
    excepted = page(site, "delegations/haven.md")
    assert "## Excepted from proposals on behalf of others {: #proposals-excepted }" in excepted
    assert "[Veld](veld.md): on behalf of [Outer Islands Group](outer-islands.md), except [Haven](haven.md)" in excepted


def test_a_correction_may_say_against_and_name_no_note(world: Path) -> None:
    text = (world / FINAL).read_text(encoding="utf-8")
    text = text.replace("{by: north-veld, vote: abstaining, note: 3}", "{by: north-veld, vote: against}")
    put(
        world,
        FINAL,
        text.replace(
            "requested_by: [haven]", "requested_by: [haven]\n            requested_on_behalf_of: [outer-islands]"
        ),
    )
    site = build(world, preview=True)
    assert "[North Veld](../../../../delegations/north-veld.md) had meant to vote against; " in page(
        site, "reports/ctl/2/final/para-15.md"
    )
    assert "Said later: it had meant to vote against<" in page(site, "delegations/north-veld.md")


@pytest.mark.parametrize(
    ("record", "title", "facts"),
    [
        ("{manner: show-of-hands, in_favour: [north-veld]}", "Vote by show of hands", {"In favour": "North Veld"}),
        (
            "{proposal: the words “all lamps”, outcome: retained}",
            "Vote on the words “all lamps”",
            {"Outcome": "Retained"},
        ),
        ("{counts: {in_favour: 3}}", "Vote", {"In favour": "3"}),
        ("{manner: secret-ballot, result: decision 2/2}", "Vote by secret ballot", {"Outcome": "decision 2/2"}),
    ],
)
def test_a_vote_of_which_little_is_told(record: str, title: str, facts: dict[str, str], world: Path) -> None:
    text = (world / FINAL).read_text(encoding="utf-8")
    plain = "The fleet of North Veld agreed.\n        names: {Haven: none}\n"
    put(world, FINAL, text.replace(plain, f"{plain}        votes:\n          - {record}\n"))
    site = build(world)
    assert site.problems == ()
    markdown = page(site, "reports/ctl/2/final/para-9.md")
    assert f'<p class="sr-vote" markdown="span">{title}</p>' in markdown
    told = re.findall(
        r"<dt>(.*)</dt>\n<dd markdown=\"span\">\[?(.*?)(?:\]\(.*\))?</dd>", markdown[markdown.index("## Vote") :]
    )
    assert dict(told) == facts


def test_the_page_of_a_document_shows_its_vote_once_and_its_sponsors(site: Site) -> None:
    markdown = page(site, "documents/CTL-2-L.7.md")
    assert markdown.count('class="sr-vote"') == 1
    assert re.findall(r"\| <span class=\"sr-capacity\">(.*?)</span> \|", markdown) == [
        "Introduced", "Sponsor", "Co-sponsor", "Joined", "Withdrew",
    ]  # fmt: skip


def test_the_data_of_a_delegation_has_its_own_votes_alone(site: Site) -> None:
    (vote,) = data(site, "delegations/north-veld.json")["votes"]
    assert vote == {
        "address": "/reports/ctl/2/final/#para_15",
        "report": "ctl/2/final",
        "status": "adopted",
        "date": "2016-03-11",
        "document": "CTL/2/L.7",
        "proposal": "draft resolution as orally revised",
        "manner": "recorded",
        "requested_by": ["haven"],
        "counts": {"in_favour": 4, "against": 1, "abstaining": 1},
        "outcome": "adopted",
        "result": "resolution 2/1",
        "part": "in_favour",
        "corrected_later": {"by": "north-veld", "vote": "abstaining", "note": "3"},
        "told_further_in": "/reports/ctl/2/final/#para_16",
    }
    assert [one["part"] for one in data(site, "documents/CTL-2-L.7.json")["sponsorships"]] == [
        "introduced", "sponsor", "co-sponsor", "joined", "withdrew",
    ]  # fmt: skip
    assert len(data(site, "documents/CTL-2-L.7.json")["votes"]) == 2


# --- a genuine report ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def genuine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with a report of the Human Rights Council's votes, as it is imported."""
    require(SLICE.is_file(), str(SLICE))
    root = tmp_path_factory.mktemp("genuine")
    shutil.copytree(ROOT / "data/registry", root / "data/registry")
    (root / "data/reports").mkdir()
    result = import_one(
        Job(SLICE.name, SLICE.read_bytes(), root, Target("hrc", "43", "votes"), dt.date(2026, 1, 1), "x")
    )
    assert isinstance(result, Imported)
    for name, content in result.files.items():
        put(root, f"data/{name}", content)
    return root


def acts(problems: list[str]) -> list[str]:
    return [problem for problem in problems if re.search(r" SR(?:21[3-8]|311) ", problem)]


def test_the_checks_find_nothing_in_what_a_report_prints(genuine: Path) -> None:
    problems = [str(problem) for problem in examine(genuine)]
    assert acts(problems) == []
    text = (genuine / "data/reports/hrc/43/votes.yml").read_text(encoding="utf-8")
    assert text.count("in_favour:") == 4  # two lists and two counts
    assert text.count("part: joined") == 7


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("[afghanistan, armenia, bahamas,", "[afghanistan, bahamas,", {"SR213", "SR217"}),
        ("[afghanistan, armenia, bahamas,", "[afghanistan, armenia, germany, bahamas,", {"SR213", "SR214"}),
        ("[afghanistan, armenia, bahamas,", "[afghanistan, armenia, kenya,", {"SR216", "SR217"}),
        ("in_favour: 26,", "in_favour: 25,", {"SR213", "SR218"}),
        ("{document: A/HRC/43/L.11, part: revised", "{document: A/HRC/43/L.12, part: revised", {"SR215"}),
    ],
)
def test_a_slip_in_it_is_told_of(old: str, new: str, codes: set[str], genuine: Path, tmp_path: Path) -> None:
    shutil.copytree(genuine / "data", tmp_path / "data")
    path = tmp_path / "data/reports/hrc/43/votes.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert {
        found[0] for problem in acts([str(p) for p in examine(tmp_path)]) if (found := re.findall(r"SR\d{3}", problem))
    } == codes
