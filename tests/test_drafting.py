"""Drafts of paragraphs as a body prints them: the records that a careful reader would make of each, and the marks."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from tests.sites import ROOT

from session_reports.importer import Target
from session_reports.importer.agenda import Happened, SessionFacts, in_heading
from session_reports.importer.coverage import coverage
from session_reports.importer.drafting import Draft, Origin, draft
from session_reports.importer.masthead import Masthead
from session_reports.importer.naming import Naming, slug_of
from session_reports.importer.outline import DraftNote, DraftParagraph, DraftSection, Left, Outline, Part, Place
from session_reports.importer.seen import Officers
from session_reports.importer.sessions import merged, session_told
from session_reports.importer.summary import summary
from session_reports.load import known
from session_reports.model import Body, Delegation, Session
from session_reports.prose import parse
from session_reports.symbols import SymbolForms

if TYPE_CHECKING:
    from session_reports.corpus import Corpus

DAY = dt.date(2031, 6, 1)
HERE = Place(0, 1)
HEAD = ("Council of Lamps", "Second session", "Haven, 3-7 May 2031", "LMP/2/1")


@cache
def registry() -> Corpus:
    """Return the project's registry, two delegations of one name, and a body without observers."""
    corpus = known(ROOT)
    twin = Delegation.model_validate({"kind": "member-state", "names": {"en": {"short": "Twinland"}}})
    guild = Body.model_validate(
        {"names": {"en": {"short": "Guild"}}, "profile": {"languages": ["en"], "standings": ["member"]}}
    )
    return replace(
        corpus,
        delegations={**corpus.delegations, "twin-east": twin, "twin-west": twin},
        bodies={**corpus.bodies, "guild": guild},
    )


def section(heading: str | None, *texts: str, first: int = 1) -> DraftSection:
    paragraphs = (DraftParagraph(str(number), text, HERE) for number, text in enumerate(texts, first))
    return DraftSection(heading, 1, tuple(paragraphs), HERE)


def drafted(
    *sections: DraftSection, notes: dict[str, str] | None = None, annexes: tuple[Part, ...] = (), body: str = ""
) -> Draft:
    printed = tuple(DraftNote(number, text, HERE) for number, text in (notes or {}).items())
    outline = Outline(HEAD, (Part("", None, sections, printed), *annexes))
    return draft(
        outline, registry(), Origin("lamps.txt", "text", "0" * 64, DAY, "the tests"), Target(body, report="lamps")
    )


def of_first(made: Draft, place: int = 0) -> dict[str, Any]:
    """Return the fields of the first section's paragraph at a place, without its number and text."""
    sections: Any = made.report["sections"]
    paragraph = dict(sections[0]["paragraphs"][place])
    del paragraph["number"], paragraph["text"]
    return paragraph


# --- records --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        # Whom a name means
        (
            "A statement was made by the representative of Twinland.",
            {
                "statements": [
                    {
                        "by": ["twin-east"],
                        "capacity": "representative",
                        "review": "'Twinland' may be twin-east or twin-west",
                    }
                ]
            },
        ),
        (
            "Statements were made by the representatives of Kenya, Peru and Chad (by video message).",
            {
                "statements": [
                    {"by": ["kenya", "peru"], "capacity": "representative"},
                    {"by": ["chad"], "capacity": "representative", "delivery": "by video message"},
                ]
            },
        ),
        (
            (
                "The representative of Azerbaijan, on behalf of the Movement of Non-Aligned Countries, with the "
                "exception of Peru, made a statement."
            ),
            {
                "statements": [
                    {
                        "by": ["azerbaijan"],
                        "capacity": "representative",
                        "on_behalf_of": ["movement-of-non-aligned-countries"],
                        "except": ["peru"],
                    }
                ]
            },
        ),
        (
            "Ms. Jane Lamp, Vice-Chair of the Board, made an introductory statement.",
            {"statements": [{"by": ["jane-lamp"], "kind": "introductory"}]},
        ),
        (
            "The Secretariat and the Chief Lighter made opening statements.",
            {"statements": [{"by": ["secretariat", "chief-lighter"], "kind": "opening"}]},
        ),
        # Panellists
        (
            "The discussion was led by the following panellists: Ana Lamp (Kenya); and Bo Lamp (Peru).",
            {"panellists": [{"person": "ana-lamp", "country": "kenya"}, {"person": "bo-lamp", "country": "peru"}]},
        ),
        (
            (
                "The following panellists made statements: Director of UNICEF; Director of the Lamp Institute; "
                "Minister of Kenya; and Chair of the Wick Fund, Ana Lamp."
            ),
            {
                "panellists": [
                    {"office": "Director", "of": "unicef"},
                    {"office": "Director", "of": "lamp-institute"},
                    {"office": "Minister of Kenya"},
                    {"person": "ana-lamp", "office": "Chair of the Wick Fund", "of": "wick-fund"},
                ]
            },
        ),
        (
            "Presentations were made by panellists from the Lamp School (Peru) and UNICEF (Nowhereland).",
            {
                "panellists": [
                    {"of": "lamp-school", "country": "peru", "kind": "presentation"},
                    {
                        "of": "unicef",
                        "kind": "presentation",
                        "review": "what '(Nowhereland)' says of 'UNICEF' is not understood",
                    },
                ]
            },
        ),
        # Sponsors and votes
        (
            "Draft resolution LMP/2/L.5 was submitted by Kenya and Lanternland.",
            {
                "sponsors": [
                    {
                        "document": "LMP/2/L.5",
                        "part": "sponsor",
                        "by": ["kenya", "lanternland"],
                        "review": "'Lanternland' is no State that the registry knows",
                    }
                ]
            },
        ),
        (
            (
                "The representative of Peru, on behalf of the Group of African States and in its national capacity, "
                "introduced draft resolution LMP/2/L.5."
            ),
            {
                "sponsors": [
                    {
                        "document": "LMP/2/L.5",
                        "part": "introduced",
                        "by": ["peru"],
                        "on_behalf_of": ["group-of-african-states"],
                        "own": True,
                    }
                ]
            },
        ),
        (
            "A vote was taken by show of hands. The motion was rejected by 3 votes to 1.",
            {
                "votes": [
                    {
                        "proposal": "motion",
                        "manner": "show-of-hands",
                        "counts": {"in_favour": 3, "against": 1},
                        "outcome": "rejected",
                    }
                ]
            },
        ),
        (
            "A roll-call vote was taken on draft resolution LMP/2/L.5.",
            {"votes": [{"document": "LMP/2/L.5", "proposal": "draft resolution LMP/2/L.5", "manner": "roll-call"}]},
        ),
        # Items
        (
            "Under item 4, a statement was made by the representative of Kenya on sub-item (a).",
            {"statements": [{"by": ["kenya"], "capacity": "representative", "item": "4/a"}]},
        ),
        (
            "A statement was made by the representative of Kenya on sub-item (a).",
            {"statements": [{"by": ["kenya"], "capacity": "representative"}]},
        ),
        ("A recorded vote was taken.", {"votes": [{"manner": "recorded"}]}),
        # Who is called after a State
        (
            "The Permanent Representative of Kenya made a statement.",
            {"statements": [{"by": ["kenya"], "capacity": "representative"}]},
        ),
        ("The Ambassador of Twinland made a statement.", {"statements": [{"by": ["ambassador-of-twinland"]}]}),
        # For whom
        (
            "A statement was made by the European Union, on behalf of the European Union and its 9 member States.",
            {"statements": [{"by": ["european-union"]}]},
        ),
        (
            "Kenya, also on behalf of Peru, welcomed the lamps.",
            {
                "statements": [
                    {
                        "by": ["kenya"],
                        "on_behalf_of": ["peru"],
                        "own": True,
                        "review": "the paragraph begins as one that reports a statement, its section does not say so",
                    }
                ]
            },
        ),
        (
            "The Council rejected LMP/2/L.5 and adopted draft resolution LMP/2/L.6, sponsored by Peru.",
            {"sponsors": [{"document": "LMP/2/L.6", "part": "sponsor", "by": ["peru"]}]},
        ),
        # Nothing
        ("The last vote was taken at noon.", {}),
        ("The lamps of Kenya were lit.", {}),
    ],
)
def test_the_records_of_a_paragraph(text: str, fields: dict[str, Any]) -> None:
    assert of_first(drafted(section("Lamps", text))) == fields


def test_a_person_named_once_holds_the_office_in_what_follows() -> None:
    made = drafted(
        section(
            "Lamps",
            "The Special Rapporteur on wicks and oil, Nils Lamp, presented his reports.",
            "The Special Rapporteur made concluding remarks.",
        )
    )
    assert of_first(made)["panellists"] == [
        {"person": "nils-lamp", "office": "Special Rapporteur on wicks and oil", "kind": "presentation"}
    ]
    assert of_first(made, 1) == {
        "statements": [{"by": ["nils-lamp"], "kind": "concluding"}],
        "names": {"Special Rapporteur": "nils-lamp"},
    }


LISTED = (
    "The following made statements:\n\n(a) Representatives of States members of the Council: Kenya1 (on behalf of the "
    "Group of African States), Peru, Chad2;\n\n(b) Representatives of observer States: Mali, Togo."
)
UNMARKED = re.sub(r"\d", "", LISTED)


def test_notes_at_names_tell_their_standing() -> None:
    made = drafted(section("Lamps", LISTED), notes={"1": "Observer of the Council speaking on behalf of States."})
    assert of_first(made)["statements"] == [
        {
            "by": ["kenya"],
            "capacity": "representative",
            "standing": "observer",
            "on_behalf_of": ["group-of-african-states"],
        },
        {"by": ["peru"], "capacity": "representative", "standing": "member"},
        {
            "by": ["chad"],
            "capacity": "representative",
            "review": "note 2, which may tell another standing, is not in the document",
        },
        {"by": ["mali", "togo"], "capacity": "representative", "standing": "observer"},
    ]
    assert made.report["notes"] == [
        {"number": "1", "text": "Observer of the Council speaking on behalf of States."},
        {
            "number": "2",
            "text": "(not in the document that was imported)",
            "review": "the text has its mark, and the document does not print it",
        },
    ]


def test_a_number_is_a_mark_where_it_is_glued_to_a_known_name() -> None:
    made = drafted(section("Lamps", "The lamps4 of Kenya5 were lit."), notes={"5": "By hand."})
    sections: Any = made.report["sections"]
    assert sections[0]["paragraphs"][0]["text"] == "The lamps4 of Kenya[^5] were lit."
    assert made.report["notes"] == [{"number": "5", "text": "By hand."}]


VOTED = (
    "At the request of the representative of Kenya, on behalf of the Group of African States, a recorded vote was "
    "taken on draft resolution LMP/2/L.5. The voting was as follows:\n\nIn favour: Chad, Mali3\n\nAgainst: "
    "Peru\n\nAbstaining: Lanternland"
)


def test_a_vote_with_its_lists_counts_and_corrections() -> None:
    made = drafted(
        section(
            "Lamps", VOTED, "The draft resolution was adopted by 2 votes to 1, with 1 abstention (resolution 2/7)."
        ),
        notes={
            "3": "The representative of Mali subsequently stated that there had been an error in the delegation's vote "
            "and that it had intended to abstain."
        },
    )
    assert of_first(made)["votes"] == [
        {
            "document": "LMP/2/L.5",
            "proposal": "draft resolution LMP/2/L.5",
            "manner": "recorded",
            "requested_by": ["kenya"],
            "requested_on_behalf_of": ["group-of-african-states"],
            "in_favour": ["chad", "mali"],
            "against": ["peru"],
            "abstaining": ["lanternland"],
            "corrections": [{"by": "mali", "vote": "abstaining", "note": "3"}],
            "review": "'Lanternland' is no State that the registry knows",
        }
    ]
    assert of_first(made, 1)["votes"] == [
        {
            "document": "LMP/2/L.5",
            "proposal": "draft resolution",
            "counts": {"in_favour": 2, "against": 1, "abstaining": 1},
            "outcome": "adopted",
            "result": "resolution 2/7",
        }
    ]


def test_what_a_body_does_not_list_is_left_out_and_marked() -> None:
    member, *_, observer = of_first(drafted(section("Lamps", UNMARKED), body="guild"))["statements"]
    assert member["standing"] == "member"
    assert observer == {
        "by": ["togo"],
        "capacity": "representative",
        "review": "spoke in the standing 'observer', which the body's profile does not list",
    }


TOLD = [f"{name} stated that lamps were dear." for name in ("Kenya", "Peru", "Chad", "Mali", "Togo")]


def test_a_report_that_tells_what_was_said_paragraph_after_paragraph() -> None:
    sure, unsure = (of_first(drafted(section(heading, *TOLD))) for heading in ("Interactive dialogue", "Lamps"))
    assert sure == {"statements": [{"by": ["kenya"]}]}
    doubt = "the paragraph begins as one that reports a statement, its section does not say so"
    assert unsure == {"statements": [{"by": ["kenya"], "review": doubt}]}
    assert of_first(drafted(section("Interactive dialogue", *TOLD[:4]))) == {}


def test_where_everything_is_told_whoever_is_called_a_representative_speaks() -> None:
    made = drafted(section("Interactive dialogue", *TOLD, "The representative of Lampia supported the proposal."))
    assert of_first(made, len(TOLD)) == {"statements": [{"by": ["lampia"], "capacity": "representative"}]}


def test_where_everything_is_told_offices_and_unknown_organizations_speak_too() -> None:
    told = [f"{name} noted that oil was dear." for name in ("Kenya", "Peru", "Chad", "Mali", "Fiji")]
    more = (
        "The Worker Spokesperson noted that wicks were dear.",
        "The President noted that time was short.",
        "The Northern Branch of the Lamp Society regretted the price.",
    )
    made = drafted(section("Views expressed", *told, *more))
    strange = "no list of the report names it, and it is told to have said something"
    assert of_first(made, 5) == {"statements": [{"by": ["worker-spokesperson"]}]}
    assert of_first(made, 6) == {}
    assert of_first(made, 7) == {
        "statements": [{"by": ["northern-branch-of-the-lamp-society"], "review": strange}],
    }


def test_an_office_without_a_name_is_the_same_in_short() -> None:
    made = drafted(
        section(
            "Oil",
            "The Special Envoy for Oil made a statement.",
            "The Special Envoy made concluding remarks.",
        )
    )
    assert of_first(made, 1)["statements"] == [{"by": ["special-envoy-for-oil"], "kind": "concluding"}]


def test_an_office_for_which_another_spoke_is_no_officer_of_the_session() -> None:
    made = drafted(
        section(
            "Oil",
            "Kenya, on behalf of the Chief Lighters, made a statement.",
            "The Chief Lighters made a statement.",
        )
    )
    assert of_first(made)["statements"] == [{"by": ["kenya"], "on_behalf_of": ["chief-lighters"]}]
    assert of_first(made, 1)["statements"] == [{"by": ["chief-lighters"]}]
    assert "officers" not in made.session


@pytest.mark.parametrize(
    ("panellist", "record"),
    [
        (
            "Head of Mission at Lamps without Oil, Ana Lo",
            {"person": "ana-lo", "office": "Head of Mission at Lamps without Oil", "of": "lamps-without-oil"},
        ),
        (
            "Envoy for Oil and Head of the Foghorn Mission",
            {"office": "Envoy for Oil and Head of the Foghorn Mission"},
        ),
        (
            "Keeper and Judge at the Council on Oil, Ana Lo",
            {"person": "ana-lo", "office": "Keeper and Judge at the Council on Oil", "of": "council-on-oil"},
        ),
        (
            "Judge at Haven in Peru, Lord Lamp of Oil",
            {"person": "lord-lamp-of-oil", "office": "Judge at Haven in Peru"},
        ),
    ],
)
def test_the_institution_of_a_panellist(panellist: str, record: dict[str, Any]) -> None:
    made = of_first(drafted(section("Oil", f"The following panellists made statements: {panellist}; Bo Li.")))
    found = {key: value for key, value in made["panellists"][0].items() if key != "review"}
    assert {key: found.get(key) for key in record} == record


def test_a_workshop_is_described_by_its_section() -> None:
    made = drafted(
        section(
            "Workshop on wicks and oil",
            "The Workshop, on the theme “Wicks for all”, was organized by the University of Cologne and the "
            "Secretariat. It was chaired by the First Vice-Chair and moderated by the Director of the University of "
            "Cologne.",
        ),
        section(
            "Panel discussion on glass", "It was hosted by the Guild of Glaziers.", "It was chaired by Ana, of Peru."
        ),
        section("Workshop on nothing"),
    )
    assert made.session["officers"] == [
        {"id": "first-vice-chair", "office": "First Vice-Chair"},
        {"id": "ana-of-peru", "office": "Ana, of Peru"},
    ]
    assert made.session["workshops"] == [
        {
            "id": "wicks-and-oil",
            "title": "Workshop on wicks and oil",
            "theme": "Wicks for all",
            "report": "lamps",
            "paragraphs": ["1"],
            "organizers": ["university-of-cologne", "secretariat"],
            "chair": {"officer": "first-vice-chair"},
            "moderator": {"office": "Director", "of": "university-of-cologne"},
        },
        {
            "id": "glass",
            "title": "Panel discussion on glass",
            "report": "lamps",
            "paragraphs": ["1", "2"],
            "organizers": ["guild-of-glaziers"],
            "chair": {"officer": "ana-of-peru"},
            "review": "'Guild of Glaziers' is not in the registry; who 'Ana, of Peru' is",
        },
    ]
    assert [place for place, _ in made.marks].count("workshop") == 1


def test_without_notes_names_have_the_standing_of_their_list() -> None:
    made = drafted(section("Lamps", UNMARKED))
    assert [statement["standing"] for statement in of_first(made)["statements"]] == ["member", "member", "observer"]


# --- masthead, sections, annexes, session ---------------------------------------------------------


def test_the_heading_of_an_addendum_is_its_title() -> None:
    outline = Outline((*HEAD, "Draft report", "Addendum"), (Part("", None, (section("I. Oil", "It was lit."),)),))
    made = draft(outline, registry(), Origin("lamps.txt", "text", "0" * 64, DAY, "the tests"), Target())
    assert (made.report["title"], made.report["part"], made.report["status"]) == ("I. Oil", "Addendum", "draft")
    assert made.report["sections"] == [
        {"id": made.target.report, "paragraphs": [{"number": "1", "text": "It was lit."}]}
    ]


def test_marks_of_notes_in_headings_stand_there_as_they_are_printed() -> None:
    made = drafted(section("Lamps[^12] and fog[^a]", "It was lit."), notes={"12": "Of oil."})
    headings: Any = made.report["sections"]
    assert headings[0]["heading"] == "Lamps¹² and foga"


def test_a_mark_in_a_heading_is_no_part_of_its_last_word() -> None:
    made = drafted(section("Lamps[^12]", "It was lit."), notes={"12": "Of oil."})
    read = Counter("Lamps 12 1 It was lit 12 Of oil".split())
    assert coverage(Outline((), ()), made, read).lost == Counter()


def test_the_first_of_several_headings_of_an_addendum_is_none() -> None:
    sections = (section("I. Oil", "It was lit."), section("II. Wicks", "They were cut.", first=2))
    outline = Outline((*HEAD, "Draft report", "Addendum"), (Part("", None, sections),))
    made = draft(outline, registry(), Origin("lamps.txt", "text", "0" * 64, DAY, "the tests"), Target())
    headings: Any = made.report["sections"]
    assert [one["heading"] for one in headings] == ["I. Oil", "II. Wicks"]
    assert made.report["title"] == "Draft report"


@pytest.mark.parametrize(
    ("printed", "record"),
    [
        ("Ana Lamp (Kenya)", {"person": "ana-lamp", "country": "kenya"}),
        ("Ana Lamp (Nowhereland)", {"person": "ana-lamp"}),
        ("Ana Lamp", {"person": "ana-lamp"}),
    ],
)
def test_the_country_of_a_rapporteur_is_one_that_the_registry_knows(printed: str, record: dict[str, str]) -> None:
    outline = Outline((*HEAD, f"Rapporteur: {printed}"), (Part("", None, (section("Oil", "It was lit."),)),))
    made = draft(outline, registry(), Origin("lamps.txt", "text", "0" * 64, DAY, "the tests"), Target())
    assert made.report["rapporteur"] == record


def test_sections_of_one_heading_have_ids_of_their_own() -> None:
    made = drafted(section("Oil", "It was lit."), section("Oil", "It was lit again.", first=2))
    sections: Any = made.report["sections"]
    assert [one["id"] for one in sections] == ["oil", "oil-2"]


def test_an_annex_with_the_agenda_names_the_items() -> None:
    agenda = Part("1", "Annex I. Agenda", (section(None, "Item 1. Opening", "2. Lamps;", "and oil.", "Nothing else"),))
    other = Part("2", None, (section("Who was there", "Kenya4 was."),), (DraftNote("4", "Late.", HERE),))
    made = drafted(
        section("Lamps (Agenda items 2 and 7)", "Lamps were considered under item 2."), annexes=(agenda, other)
    )
    sections: Any = made.report["sections"]
    assert sections[0]["items"] == ["2"]  # of item 7 no title is printed
    assert made.session["agenda"] == [{"number": "1", "title": "Opening"}, {"number": "2", "title": "Lamps and oil"}]
    annexes: Any = made.report["annexes"]
    assert annexes[1]["heading"] == "Annex 2"
    assert annexes[1]["notes"] == [{"number": "4", "text": "Late."}]
    assert annexes[1]["sections"][0]["paragraphs"] == [{"number": "1", "text": "Kenya[^4] was."}]


@pytest.mark.parametrize(
    ("symbols", "kind", "status"),
    [
        ("LMP/2/1", "Report", "final"),
        ("LMP/2/1/Rev.1", "Report", "revised"),
        ("LMP/2/L.1", "Report", "draft"),
        ("LMP/2/1", "Draft report", "draft"),
    ],
)
def test_the_status_of_a_report(symbols: str, kind: str, status: str) -> None:
    outline = Outline(("Council of Lamps", kind, symbols), (Part("", None, (section(None, "It was lit."),)),))
    made = draft(outline, registry(), Origin("lamps.txt", "text", "0" * 64, DAY, "the tests"), Target())
    assert made.report["status"] == status


# --- agenda ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "title", "items"),
    [
        ("I. Lamps and oil", "Lamps and oil", []),
        ("B. Lamps (Agenda item 4)", "Lamps", ["4"]),
        ("Wicks (items 4 (a) and (b) and 5)", "Wicks", ["4/a", "4/b", "5"]),
        ("3.1 Wicks", "3.1 Wicks", []),
    ],
)
def test_what_a_heading_prints(heading: str, title: str, items: list[str]) -> None:
    assert in_heading(heading) == (title, items)


def facts(*texts: str) -> tuple[SessionFacts, Happened]:
    """Return what texts tell of the session of the Council of Lamps in 2031."""
    told = SessionFacts("en", SymbolForms.of(["united-nations"]), 2031, ("Council of Lamps", "Council"))
    happened = Happened()
    for text in texts:
        told.read(parse(text), happened)
    return told, happened


@pytest.mark.parametrize(
    ("text", "meetings", "dates"),
    [
        ("At its 3rd meeting, on 4 May 2031, the Council met.", {"3": "2031-05-04"}, ["2031-05-04"]),
        ("At its 3rd and 4th meetings, on 4 and 5 May, it met.", {"3": "", "4": ""}, ["2031-05-04", "2031-05-05"]),
        ("At its 3rd meeting, on the same day, it met.", {"3": ""}, []),
        ("At its 3rd meeting, on 4 May, the General Assembly met.", {}, []),
        ("At its 3rd meeting, on 4 May, the Council of Lamps met.", {"3": "2031-05-04"}, ["2031-05-04"]),
        ("At its 3rd to 5th meetings, it met.", {"3": "", "4": "", "5": ""}, []),
        ("As the 2nd meeting of the Wick Board, on 4 May, said.", {}, []),
        ("At the 2nd meeting of the Council of Lamps, it met.", {"2": ""}, []),
    ],
)
def test_meetings_are_those_of_the_body(text: str, meetings: dict[str, str], dates: list[str]) -> None:
    told, happened = facts(text)
    assert told.meetings == meetings
    assert happened.fields().get("dates", []) == dates


def test_the_same_day_is_that_of_the_meeting_told_before() -> None:
    told, _ = facts("At its 3rd meeting, on 4 May 2031, it met.", "At its 4th meeting, on the same day, it met again.")
    assert told.meetings == {"3": "2031-05-04", "4": "2031-05-04"}


def test_an_item_that_is_quoted() -> None:
    told, happened = facts(
        "The Council considered agenda item 4, entitled “Lamps”, which read as follows:\n\n“4. Lamps:\n\n“(a) Oil;\n\n"
        "“(b) Wicks.”"
    )
    assert told.agenda == {"4": "4. Lamps", "4/a": "Oil", "4/b": "Wicks"}
    assert happened.fields() == {"items": ["4", "4/a", "4/b"]}


def test_a_sub_item_of_no_item_is_none() -> None:
    _, happened = facts("The Council considered sub-item (a).", "It considered item 4 and sub-item (b).")
    assert happened.fields() == {"items": ["4", "4/b"]}


def test_documents_in_a_list_have_their_titles() -> None:
    told, _ = facts(
        "The Council had before it the following documents:\n\n(a) Report on lamps (A/43/1);\n\n(b) A list of wicks;"
        "\n\n(c) Notes on oil (A/43/2 and A/43/3)."
    )
    assert told.documents == {"A/43/1": "Report on lamps"}


def test_the_agenda_of_an_annex() -> None:
    told = SessionFacts("en", SymbolForms.of([]))
    told.read_list(["of no item", "Item 1. Opening.", "2: | Lamps;", "of oil and wicks.", "Closing"])
    assert told.agenda == {"1": "Opening", "2": "Lamps of oil and wicks"}


# --- the session's record -------------------------------------------------------------------------


def told_of_session(head: Masthead, told: SessionFacts) -> dict[str, Any]:
    return session_told(head, Target("lamps", "2", "oil"), facts=told, officers=Officers(), workshops=[], day=DAY)


def test_days_on_which_a_session_met_outside_those_of_its_masthead() -> None:
    head = Masthead(session="Second session", days=[(dt.date(2031, 5, 3), dt.date(2031, 5, 7))])
    told = SessionFacts("en", SymbolForms.of([]))
    told.meetings = {"1": "2031-05-04", "2": "2031-05-20", "3": "2031-05-22", "4": "2031-07-01", "5": ""}
    record = told_of_session(head, told)
    assert record["dates"] == [
        {"from": "2031-05-03", "to": "2031-05-07"},
        {"from": "2031-05-20", "to": "2031-05-22"},
        {"from": "2031-07-01", "to": "2031-07-01"},
    ]
    assert record["review"] == "the masthead prints other days of the session than those on which it met"


def test_a_masthead_without_days_and_name() -> None:
    record = told_of_session(Masthead(), SessionFacts("en", SymbolForms.of([])))
    assert record == {
        "name": "Session 2",
        "dates": [{"from": "2031-06-01", "to": "2031-06-01"}],
        "review": "the masthead prints no days of the session",
    }


def test_the_agenda_is_a_tree_of_what_has_a_title() -> None:
    told = SessionFacts("en", SymbolForms.of([]))
    told.agenda = {"4": "Lamps", "4/a": "Oil", "4/b": "", "5": "", "6/a": "Alone"}
    assert told_of_session(Masthead(), told)["agenda"] == [
        {"number": "4", "title": "Lamps", "items": [{"number": "a", "title": "Oil"}]}
    ]


KNOWN = Session.model_validate(
    {
        "name": "Second session",
        "dates": [{"from": "2031-05-03", "to": "2031-05-07"}],
        "meetings": [{"number": "1", "date": "2031-05-03"}, {"number": "2"}],
        "workshops": [
            {"id": "oil", "title": "Workshop on oil", "report": "lamps", "paragraphs": ["4", "5"]},
            {"id": "glass", "title": "Workshop on glass", "report": "lamps", "paragraphs": ["6"]},
        ],
    }
)


def test_a_known_session_keeps_what_it_says() -> None:
    told: dict[str, Any] = {
        "name": "Another name",
        "meetings": [{"number": "1", "date": "2031-01-01"}, {"number": "2", "date": "2031-05-04"}, {"number": "3"}],
        "workshops": [
            {"id": "workshop", "title": "Workshop", "report": "lamps", "paragraphs": ["5"]},
            {"id": "wicks", "title": "Workshop on wicks", "report": "lamps", "paragraphs": ["9"]},
        ],
    }
    record: dict[str, Any] = merged(KNOWN, told)
    assert record["name"] == "Second session"
    assert record["meetings"] == [
        {"number": "1", "date": "2031-05-03"},
        {"number": "2", "date": "2031-05-04"},
        {"number": "3"},
    ]
    assert [one["id"] for one in record["workshops"]] == ["oil", "glass", "wicks"]


def test_a_known_session_without_workshops_takes_those_that_are_told() -> None:
    workshop: dict[str, Any] = {"id": "wicks", "title": "Workshop on wicks", "report": "lamps", "paragraphs": ["9"]}
    record: dict[str, Any] = merged(KNOWN.model_copy(update={"workshops": ()}), {"workshops": [workshop]})
    assert record["workshops"] == [workshop]


def test_nothing_new_of_a_session_changes_nothing() -> None:
    assert merged(KNOWN, {"meetings": [{"number": "1", "date": "2031-01-01"}], "officers": []}) == {}


# --- names ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Comisión de Lámparas", "comision-de-lamparas"),
        ("Women’s Lamps @ Work", "womens-lamps-at-work"),  # noqa: RUF001
        ("…", "unnamed"),
        ("Ламповый союз", "unnamed"),
        ("lamp " * 30, "-".join(["lamp"] * 16)),
        ("l" * 90, "l" * 80),
    ],
)
def test_an_id_made_of_a_name(name: str, key: str) -> None:
    assert slug_of(name) == key


def test_abbreviations_are_spelt_out_where_their_initials_fit() -> None:
    naming = Naming(registry(), "en")
    naming.learn(
        {"Guild of Wick Trimmers (GWT)": "institution", "Kenya": "member-state"},
        ["the Wick and Oil Fund (WOF) and the Lamp Trust (XYZ)", "GWT"],
    )
    assert naming.propose("GWT", "institution", "3") == "gwt"
    assert naming.propose("Guild of Wick Trimmers", "institution", "4") == "gwt"
    assert naming.propose("WOF", "institution", "5") == "wof"
    assert naming.propose("XYZ", "institution", "5") == "xyz"
    proposed = naming.proposed
    assert [(one.name, one.also, one.places) for one in proposed.values()] == [
        ("Guild of Wick Trimmers", ["GWT"], ["3", "4"]),
        ("Wick and Oil Fund", ["WOF"], ["5"]),
        ("XYZ", [], ["5"]),
    ]


def test_an_abbreviation_of_a_known_name_is_that() -> None:
    naming = Naming(registry(), "en")
    naming.learn({}, ["the World Society of Victimology (WSV)"])
    assert naming.propose("WSV", "institution", "3") == "world-society-of-victimology"
    assert naming.proposed == {}


def test_ids_that_are_taken_get_a_number() -> None:
    naming = Naming(registry(), "en")
    assert [naming.propose(name, "institution", "1") for name in ("Lamps", "Lamps!", "Lamps?")] == [
        "lamps",
        "lamps-2",
        "lamps-3",
    ]
    assert [naming.person(name, "1") for name in ("Ms. Ana Lamp", "Ana Lamp", "Paula Silva")] == [
        "ana-lamp",
        "ana-lamp",
        "paula-silva",
    ]


def test_a_near_name_is_told() -> None:
    naming = Naming(registry(), "en")
    naming.propose("Kenia", "member-state", "1")
    assert naming.proposed["kenia"].near == ("kenya",)


# --- summary --------------------------------------------------------------------------------------


def test_a_summary_tells_what_was_read_and_what_was_not() -> None:
    made = drafted(
        section(
            "Lamps",
            "Statements were made by the representatives of Kenya and Kenia.",
            "Statements were made by some of the dealers in oil. " * 5,
            *(f"A statement was made by the representative of Twinland, the {n}th." for n in range(25)),
        )
    )
    outline = Outline(HEAD, (), (Left(HERE, "LMP 2 1", "running head"),))
    lines = summary(outline, made, {}, ["byte 4 is no text"])
    assert lines[0] == "council-of-lamps/2/lamps"
    assert "27 numbered paragraphs" in lines[1]
    assert lines[2].endswith("left out: running head 3")
    assert lines[3] == "  remark: byte 4 is no text"
    assert sum("may be twin-east or twin-west" in line for line in lines) == 19  # of twenty, one is the masthead
    assert "    ... and 6 more: --all says them all" in lines
    assert "    kenia: Kenia (1); nearest known: kenya" in lines
    assert sum("twin-west" in line for line in summary(outline, made, {}, [], whole=True)) == 25
    assert coverage(Outline((), ()), made, {}).left == {}


def test_a_summary_counts_sponsors() -> None:
    made = drafted(section("Lamps", "Draft resolution LMP/2/L.5 was submitted by Kenya and Peru."))
    assert summary(Outline(HEAD, ()), made, {}, [])[1] == "  read: 1 section, 1 numbered paragraph, 1 sponsorship"


def test_words_of_which_nothing_is_known_are_told() -> None:
    made = drafted(section("Lamps", "The lamp[^1] of the eleventh Member was lit by two keepers."))
    read = Counter("Lamps 1 The lamp1 of the ele venth Member was lit by two keepers and and a heading".split())
    outline = Outline((), (), (Left(HERE, "a heading", "beside the text"),))
    share = coverage(outline, made, read)
    assert share.lost == {"and": 2}
    told = [line for line in summary(outline, made, read, [], whole=True) if "and" in line]
    assert "  words that stand neither in the draft nor among what was left out: 2: 'and', 'and'" in told
    assert "    beside the text: a heading" in summary(outline, made, read, [], whole=True)
