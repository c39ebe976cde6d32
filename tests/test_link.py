# ruff: noqa: RUF001 -- the apostrophes of French names
from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from session_reports.corpus import Corpus
from session_reports.link import item_paths, link
from session_reports.load import load
from session_reports.mentions import Links, Mention, Target
from session_reports.model import Body, Delegation, Person, Report, Session
from session_reports.passages import Passage, passages

# --- the invented archipelago -------------------------------------------------------------------

# What each text names, in its order: (words, target, role). Written from the texts and from the table in
# corpus/README.md. Names of bodies are not linked, and of references in French there is no grammar yet.
ARCHIPELAGO: dict[tuple[str, str], list[tuple[str, str, str]]] = {
    ("ctl/1/draft", "para_1"): [
        ("5th meeting", "meeting 5", "reference"),
        ("agenda item 2", "item 2", "reference"),
        ("CTL/1/4", "document CTL/1/4", "reference"),
    ],
    ("ctl/1/draft", "para_2"): [
        ("Haven", "delegation haven", "speaker"),
        ("Vedl", "delegation veld", "speaker"),
        ("Ashmere", "delegation brightmere", "speaker"),
    ],
    ("ctl/1/draft", "para_3"): [("paragraph 2", "paragraph para_2", "reference")],
    ("ctl/1/final", "para_12"): [
        ("5th meeting", "meeting 5", "reference"),
        ("agenda item 2", "item 2", "reference"),
        ("CTL/1/4", "document CTL/1/4", "reference"),
    ],
    ("ctl/1/final", "para_13"): [
        ("Haven", "delegation haven", "speaker"),
        ("Veld", "delegation veld", "speaker"),
        ("Ashmere", "delegation brightmere", "speaker"),
    ],
    ("ctl/1/final", "para_14"): [
        ("paragraph 13", "paragraph para_13", "reference"),
        ("CTL/1/L.2", "document CTL/1/L.2", "reference"),
    ],
    ("ctl/2/embargoed", "para_1"): [
        ("Gull Rock", "delegation gull-rock", "speaker"),
        ("CTL/2/8", "document CTL/2/8", "reference"),
    ],
    ("ctl/2/final", ""): [],
    ("ctl/2/final", "para_1"): [("1st meeting", "meeting 1", "reference")],
    ("ctl/2/final", "para_2"): [
        ("2nd", "meeting 2", "reference"),
        ("3rd", "meeting 3", "reference"),
        ("agenda item 3", "item 3", "reference"),
    ],
    ("ctl/2/final", "para_3"): [
        ("Secretariat", "delegation secretariat", "named"),
        ("CTL/2/3", "document CTL/2/3", "reference"),
        ("CTL/2/L.4", "document CTL/2/L.4", "reference"),
        ("CTL/2/5", "document CTL/2/5", "reference"),
        ("Veld", "delegation veld", "named"),
        ("CTL/1/9", "document CTL/1/9", "reference"),
    ],
    ("ctl/2/final", "para_4"): [
        ("Chair", "officer chair", "speaker"),
        ("Secretariat", "delegation secretariat", "speaker"),
        ("Oda [O_B] Brine", "person oda-brine", "speaker"),
    ],
    ("ctl/2/final", "para_5"): [
        ("Brightmere", "delegation brightmere", "speaker"),
        ("Haven", "delegation haven", "speaker"),
        ("Orrin (Free Isles of)", "delegation orrin", "speaker"),
        ("North Veld", "delegation north-veld", "speaker"),
        ("Veld", "delegation veld", "speaker"),
        ("Sedge", "delegation sedge", "speaker"),
        ("Veld Institute of Currents", "delegation veld-institute-of-currents", "speaker"),
        ("Lamp & Wick <Keepers>", "delegation lamp-and-wick", "speaker"),
        ("Pilotage Union", "delegation pilotage-union", "speaker"),
    ],
    ("ctl/2/final", "para_6"): [
        ("sub-item (b)", "item 3/b", "reference"),
        ("Veld", "delegation veld", "speaker"),
        ("Isle of Thrum", "delegation thrum", "speaker"),
        ("Isle of Thrum", "delegation thrum", "speaker"),
        ("Haven", "delegation haven", "on-behalf-of"),
        ("North Veld", "delegation north-veld", "on-behalf-of"),
        ("Brightmere", "delegation brightmere", "speaker"),
        ("Mire, Sedge and Fen", "delegation mire-sedge-fen", "on-behalf-of"),
        ("Lanthe Islands", "delegation lanthe", "speaker"),
        ("Sedge", "delegation sedge", "speaker"),
        ("Outer Islands Group", "delegation outer-islands", "on-behalf-of"),
        ("Haven", "delegation haven", "except"),
    ],
    ("ctl/2/final", "para_7"): [
        ("3rd meeting", "meeting 3", "reference"),
        ("Jory Sandpiper", "person jory-sandpiper", "panellist"),
        ("Haven", "delegation haven", "country"),
        ("Wenna Tidewell", "person wenna-tidewell", "panellist"),
        ("Orrin (Free Isles of)", "delegation orrin", "country"),
        ("sub-item (a)", "item 3/a", "reference"),
        ("Pilotage Union", "delegation pilotage-union", "panellist"),
        ("sub-item (b)", "item 3/b", "reference"),
        ("Veld Institute of Currents", "delegation veld-institute-of-currents", "panellist"),
        ("Veld", "delegation veld", "country"),
        ("sub-item (b)", "item 3/b", "reference"),
    ],
    ("ctl/2/final", "para_8"): [
        ("paragraph 2", "paragraph para_2", "reference"),
        ("1", "paragraph para_1", "reference"),
        ("1 to 3", "paragraph para_2", "range"),
        ("3", "paragraph para_3", "reference"),
        ("paragraph 3 (b)", "paragraph para_3__subpara_b", "reference"),
        ("paragraph 4", "paragraph annex_1__para_4", "reference"),
        ("agenda item 3", "item 3", "reference"),
        ("sub-item (b)", "item 3/b", "reference"),
        ("2nd", "meeting 2", "reference"),
        ("3rd", "meeting 3", "reference"),
    ],
    ("ctl/2/final", "para_9"): [
        ("Captain Sandpiper", "person jory-sandpiper", "named"),
        ("North Veld", "delegation north-veld", "named"),
    ],
    ("ctl/2/final", "block_lantern-rule"): [],
    ("ctl/2/final", "para_10"): [
        ("4th meeting", "meeting 4", "reference"),
        ("CTL/2/L.4", "document CTL/2/L.4", "reference"),
        ("North Veld", "delegation north-veld", "speaker"),
        ("Brightmere", "delegation brightmere", "speaker"),
        ("Veld", "delegation veld", "speaker"),
    ],
    ("ctl/2/final", "para_11"): [],
    ("ctl/2/final", "para_12"): [
        ("Veld Institute of Currents", "delegation veld-institute-of-currents", "named"),
        ("L&W", "delegation lamp-and-wick", "named"),
        ("First Vice-Chair", "officer first-vice-chair", "named"),
        ("Pilotage Union", "delegation pilotage-union", "named"),
    ],
    ("ctl/2/final", "para_13"): [
        ("Thrum", "delegation thrum", "speaker"),
        ("Lanthe Islands", "delegation lanthe", "speaker"),
        ("Secretariat", "delegation secretariat", "speaker"),
        ("VIC", "delegation veld-institute-of-currents", "speaker"),
    ],
    ("ctl/2/final", "para_14"): [
        ("4th meeting", "meeting 4", "reference"),
        ("Veld", "delegation veld", "sponsor"),
        ("Outer Islands Group", "delegation outer-islands", "on-behalf-of"),
        ("Haven", "delegation haven", "except"),
        ("CTL/2/L.7", "document CTL/2/L.7", "reference"),
        ("Veld", "delegation veld", "sponsor"),
        ("Brightmere", "delegation brightmere", "sponsor"),
        ("Isle of Thrum", "delegation thrum", "sponsor"),
        ("Orrin (Free Isles of)", "delegation orrin", "sponsor"),
        ("North Veld", "delegation north-veld", "sponsor"),
        ("Isle of Thrum", "delegation thrum", "sponsor"),
    ],
    ("ctl/2/final", "para_15"): [
        ("Haven", "delegation haven", "requester"),
        ("Brightmere", "delegation brightmere", "voter"),
        ("North Veld", "delegation north-veld", "voter"),
        ("Orrin (Free Isles of)", "delegation orrin", "voter"),
        ("Veld", "delegation veld", "voter"),
        ("Haven", "delegation haven", "voter"),
        ("Isle of Thrum", "delegation thrum", "voter"),
    ],
    ("ctl/2/final", "para_16"): [],
    ("ctl/2/final", "note_1"): [
        ("CTL/2/1", "document CTL/2/1", "reference"),
        ("Haven", "delegation haven", "named"),
    ],
    ("ctl/2/final", "note_2"): [],
    ("ctl/2/final", "note_3"): [
        ("North Veld", "delegation north-veld", "named"),
        ("Lanthe Islands", "delegation lanthe", "named"),
    ],
    ("ctl/2/final", "annex_1__para_1"): [
        ("North Veld", "delegation north-veld", "named"),
        ("Kingdom of Veld", "delegation veld", "named"),
    ],
    ("ctl/2/final", "annex_1__para_2"): [("Free Isles of Orrin", "delegation orrin", "named")],
    ("ctl/2/final", "annex_1__para_3"): [
        ("Haven", "delegation haven", "named"),
        ("Thrum (Isle of)", "delegation thrum", "named"),
        ("Veld", "delegation veld", "named"),
        ("CTL/2/3", "document CTL/2/3", "reference"),
    ],
    ("ctl/2/final", "annex_1__para_4"): [("paragraph 2", "paragraph annex_1__para_2", "reference")],
    ("ctl/2/final", "annex_1__note_a"): [("CTL/1/4", "document CTL/1/4", "reference")],
    ("ports/26/proces-verbal", "para_26-1"): [
        ("Président", "officer president", "speaker"),
        ("Corin Hallebarde", "person corin-hallebarde", "named"),
        # Shown in brackets after someone's name, it is his country.
        ("Île de Thrum", "delegation thrum", "country"),
    ],
    ("ports/26/proces-verbal", "para_26-2"): [
        ("Abri", "delegation haven", "speaker"),
        ("Veld-Nord", "delegation north-veld", "speaker"),
        ("Veld", "delegation veld", "speaker"),
        ("Orrin (Îles libres d’)", "delegation orrin", "speaker"),
        ("Clairmare", "delegation brightmere", "speaker"),
        ("Union de pilotage", "delegation pilotage-union", "speaker"),
        ("commune de Quai-Bas", "delegation quai-bas", "speaker"),
    ],
    ("ports/26/proces-verbal", "para_26-3"): [
        ("Laîche", "delegation sedge", "speaker"),
        ("Mire, Laîche et Fagne", "delegation mire-sedge-fen", "on-behalf-of"),
    ],
    ("ports/26/proces-verbal", "para_26-4"): [],
    ("ports/26/proces-verbal", "para_26-5"): [],
    ("ports/26/proces-verbal", "note_1"): [("Îles Lanthe", "delegation lanthe", "named")],
    ("ports/26/proces-verbal", "note_2"): [],
}


@cache
def archipelago() -> tuple[Corpus, Links]:
    corpus, problems = load(Path(__file__).parent / "corpus")
    assert problems == []
    return corpus, link(corpus, passages(corpus))


def texts_of(corpus: Corpus) -> dict[tuple[str, str], Passage]:
    return {(text.report, text.anchor): text for texts in passages(corpus).values() for text in texts}


def described(corpus: Corpus, mentions: list[Mention]) -> list[tuple[str, str, str]]:
    texts = texts_of(corpus)
    return [
        (
            texts[mention.report, mention.passage].text.plain[mention.start : mention.end],
            f"{mention.target.kind} {mention.target.id}",
            mention.role,
        )
        for mention in mentions
    ]


def test_every_text_of_the_archipelago_is_in_the_table() -> None:
    corpus, _ = archipelago()
    assert list(texts_of(corpus)) == list(ARCHIPELAGO)


@pytest.mark.parametrize(("report", "anchor"), ARCHIPELAGO)
def test_what_the_archipelago_names(report: str, anchor: str) -> None:
    corpus, links = archipelago()
    assert described(corpus, links.at(report, anchor)) == ARCHIPELAGO[report, anchor]


# Every statement: (id, capacity, sentence). The sentence is told by its first and last words.
STATEMENTS: dict[str, list[tuple[str, str, str]]] = {
    "ctl/1/draft": [
        ("para_2__statement_haven", "representative", "Statements were ... and Vedl."),
        ("para_2__statement_veld", "representative", "Statements were ... and Vedl."),
        ("para_2__statement_brightmere", "observer", "The observer ... a statement."),
    ],
    "ctl/1/final": [
        ("para_13__statement_haven", "representative", "Statements were ... and Veld."),
        ("para_13__statement_veld", "representative", "Statements were ... and Veld."),
        ("para_13__statement_brightmere", "observer", "The observer ... a statement."),
    ],
    "ctl/2/embargoed": [("para_1__statement_gull-rock", "observer", "The observer ... nights (CTL/2/8).")],
    "ctl/2/final": [
        ("para_4__statement_chair", "chair", "The Chair ... introductory statement."),
        ("para_4__statement_secretariat", "secretariat", "Introductory statements ... [O_B] Brine."),
        ("para_4__statement_oda-brine", "", "Introductory statements ... [O_B] Brine."),
        ("para_5__statement_brightmere", "representative", "Statements were ... and Veld."),
        ("para_5__statement_haven", "representative", "Statements were ... and Veld."),
        ("para_5__statement_orrin", "representative", "Statements were ... and Veld."),
        ("para_5__statement_north-veld", "representative", "Statements were ... and Veld."),
        ("para_5__statement_veld", "representative", "Statements were ... and Veld."),
        ("para_5__statement_sedge", "observer", "Statements were ... Wick <Keepers>."),
        ("para_5__statement_veld-institute-of-currents", "observer", "Statements were ... Wick <Keepers>."),
        ("para_5__statement_lamp-and-wick", "observer", "Statements were ... Wick <Keepers>."),
        ("para_5__statement_pilotage-union", "observer", "The observer ... video message."),
        ("para_6__statement_veld", "representative", "(a) Representatives ... and Fen);"),
        ("para_6__statement_thrum", "representative", "(a) Representatives ... and Fen);"),
        ("para_6__statement_thrum_2", "representative", "(a) Representatives ... and Fen);"),
        ("para_6__statement_brightmere", "representative", "(a) Representatives ... and Fen);"),
        ("para_6__statement_lanthe", "representative", "(b) Representatives ... national capacity)."),
        ("para_6__statement_sedge", "representative", "(b) Representatives ... national capacity)."),
        ("para_10__statement_north-veld", "representative", "A statement ... North Veld."),
        ("para_10__statement_brightmere", "representative", "Statements in ... and Veld."),
        ("para_10__statement_veld", "representative", "Statements in ... and Veld."),
        ("para_13__statement_thrum", "representative", "A statement ... of Thrum."),
        ("para_13__statement_lanthe", "observer", "A statement ... Lanthe Islands."),
        ("para_13__statement_secretariat", "secretariat", "Closing statements ... and VIC."),
        ("para_13__statement_veld-institute-of-currents", "", "Closing statements ... and VIC."),
    ],
    "ports/26/proces-verbal": [
        ("para_26-1__statement_president", "president", "À la ... déclaration liminaire."),
        ("para_26-2__statement_haven", "capitaine", "Ont pris ... de Quai-Bas."),
        ("para_26-2__statement_north-veld", "capitaine", "Ont pris ... de Quai-Bas."),
        ("para_26-2__statement_veld", "capitaine", "Ont pris ... de Quai-Bas."),
        ("para_26-2__statement_orrin", "capitaine", "Ont pris ... de Quai-Bas."),
        ("para_26-2__statement_brightmere", "capitaine", "Ont pris ... de Quai-Bas."),
        ("para_26-2__statement_pilotage-union", "pilote", "Ont pris ... de Quai-Bas."),
        ("para_26-2__statement_quai-bas", "pilote", "Ont pris ... de Quai-Bas."),
        ("para_26-3__statement_sedge", "capitaine", "Le capitaine ... et Fagne."),
    ],
}


@pytest.mark.parametrize("report", STATEMENTS)
def test_statements_of_the_archipelago(report: str) -> None:
    _, links = archipelago()
    found = [statement for statement in links.statements if statement.passage.report == report]
    sentences = []
    for statement in found:
        words = statement.passage.text.plain[slice(*statement.sentence)].split()
        sentences.append(" ".join([*words[:2], "...", *words[-2:]]))
    told = [(statement.id, statement.capacity) for statement in found]
    assert [(*pair, sentence) for pair, sentence in zip(told, sentences, strict=True)] == STATEMENTS[report]


def test_panellists_of_the_archipelago_speak_for_no_country() -> None:
    _, links = archipelago()
    assert [(part.passage.anchor, part.who, part.record.country) for part in links.contributions] == [
        ("para_7", Target("person", "jory-sandpiper"), "haven"),
        ("para_7", Target("person", "wenna-tidewell"), "orrin"),
        ("para_7", Target("delegation", "pilotage-union"), None),
        ("para_7", Target("delegation", "veld-institute-of-currents"), "veld"),
    ]
    assert not [statement for statement in links.statements if statement.passage.anchor == "para_7"]


def test_queries() -> None:
    _, links = archipelago()
    draft = links.of(Target("document", "CTL/2/L.4"))
    assert [(mention.report, mention.passage) for mention in draft] == [
        ("ctl/2/final", "para_3"),
        ("ctl/2/final", "para_10"),
    ]
    assert links.of(Target("delegation", "nether-cay")) == []
    assert links.at("ctl/2/final", "para_99") == []
    assert [target.id for target in links.targets("document")] == [
        *("CTL/1/4", "CTL/1/9", "CTL/1/L.2", "CTL/2/1", "CTL/2/3", "CTL/2/5", "CTL/2/8", "CTL/2/L.4", "CTL/2/L.7"),
    ]
    assert [target.id for target in links.targets("officer")] == ["chair", "first-vice-chair", "president"]


def test_items_and_meetings_are_those_of_a_session_and_paragraphs_those_of_a_report() -> None:
    _, links = archipelago()
    assert [target.within for target in links.targets("meeting") if target.id == "2"] == ["ctl/2"]
    assert {target.within for target in links.targets("item")} == {"ctl/1", "ctl/2"}
    assert {target.within for target in links.targets("paragraph")} == {"ctl/1/draft", "ctl/1/final", "ctl/2/final"}
    assert {target.within for target in links.targets("delegation")} == {""}


def test_an_agenda_has_paths() -> None:
    corpus, _ = archipelago()
    paths = [(path, item.title) for path, item in item_paths(corpus.sessions["ctl/2"].agenda)]
    assert [path for path, _ in paths] == ["1", "3", "3/a", "3/b", "4"]
    assert paths[2] == ("3/a", "Oil and wick")


# --- single texts -------------------------------------------------------------------------------

DELEGATIONS = {
    "chile": "Chile",
    "ghana": "Ghana",
    "indonesia": "Indonesia",
    "kenya": "Kenya",
    "congo": "Congo",
    "drc": "Congo",
    "european-union": "European Union",
    "secretariat": "Secretariat",
}
PEOPLE = {"oduor": "Dorcas Oduor", "risman": "Elly Risman"}
SESSION: dict[str, object] = {
    "name": "Twentieth session",
    "dates": [{"from": "2011-04-11", "to": "2011-04-15"}],
    "officers": [
        {"id": "chair", "office": "Chair"},
        {"id": "vice-chair", "office": "Vice-Chair"},
        {"id": "rapporteur", "office": "Rapporteur", "person": "oduor"},
    ],
    "agenda": [
        {"number": "3", "title": "Lamps", "items": [{"number": "a", "title": "Oil"}, {"number": "b", "title": "Wick"}]},
        {"number": "4", "title": "Bells", "items": [{"number": "a", "title": "Brass"}]},
    ],
    "meetings": [{"number": number} for number in ("1", "2", "3", "4", "5")],
}


def a_report(*texts: str | dict[str, object], **fields: object) -> Report:
    """Make a report of one section, whose paragraphs are numbered from 1."""
    paragraphs: list[dict[str, object]] = [
        {"number": str(number), **(text if isinstance(text, dict) else {"text": text})}
        for number, text in enumerate(texts, 1)
    ]
    items = fields.pop("items", [])
    return Report.model_validate(
        {
            "title": "A",
            "kind": "Report",
            "status": "draft",
            "language": "en",
            "date": "2011-04-13",
            "provenance": {"source": "a", "form": "b", "transcribed": "c"},
            "rights": "d",
            "published": "2011-04-13",
            "sections": [{"id": "a", "items": items, "paragraphs": paragraphs}],
            **fields,
        }
    )


def a_corpus(report: Report, session: dict[str, object] | None = SESSION) -> Corpus:
    profile = {"languages": ["en", "fr"], "symbols": ["united-nations"]}
    return Corpus(
        delegations={
            key: Delegation.model_validate(
                {
                    "kind": "secretariat" if key == "secretariat" else "member-state",
                    "names": {language: {"short": name} for language in ("en", "fr")},
                }
            )
            for key, name in DELEGATIONS.items()
        },
        people={key: Person(name=name) for key, name in PEOPLE.items()},
        bodies={"b": Body.model_validate({"names": {"en": {"short": "Body"}}, "profile": profile})},
        sessions={"b/s": Session.model_validate(session)} if session else {},
        reports={"b/s/r": report},
    )


def linked(report: Report, session: dict[str, object] | None = SESSION) -> tuple[Corpus, Links]:
    corpus = a_corpus(report, session)
    return corpus, link(corpus, passages(corpus))


def named(report: Report, anchor: str = "para_1", session: dict[str, object] | None = SESSION) -> list[str]:
    """Write each mention in a text as ``words: kind id, role``."""
    corpus, links = linked(report, session)
    return [f"{words}: {target}, {role}" for words, target, role in described(corpus, links.at("b/s/r", anchor))]


def spoken(text: str, *statements: dict[str, object], **paragraph: object) -> list[str]:
    return named(a_report({"text": text, "statements": statements, **paragraph}))


def test_each_statement_takes_the_next_mention_of_its_speaker() -> None:
    assert spoken(
        "Statements were made by Indonesia, Indonesia (also on behalf of Chile and Ghana) and Kenya.",
        {"by": ["indonesia"]},
        {"by": ["indonesia"], "on_behalf_of": ["chile", "ghana"]},
        {"by": ["kenya"]},
    ) == [
        "Indonesia: delegation indonesia, speaker",
        "Indonesia: delegation indonesia, speaker",
        "Chile: delegation chile, on-behalf-of",
        "Ghana: delegation ghana, on-behalf-of",
        "Kenya: delegation kenya, speaker",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Statements were made by the Congo and Kenya.", [("Congo", ("congo", "drc"))]),
        ("See agenda item 9 and the 7th meeting.", [("agenda item 9", ()), ("7th meeting", ())]),
        ("See paragraphs 1 and 5 above, and sub-item (x).", [("5", ())]),
        # A part of a longer name is no name that two bear.
        ("The Bank of Congo and Congo Airways were thanked.", []),
    ],
)
def test_what_remains_open(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    _, links = linked(a_report(text))
    found = [(left.passage.text.plain[left.start : left.end], left.ids) for left in links.unresolved]
    assert found == expected


def test_a_symbol_with_letters_of_another_alphabet_leads_to_its_document() -> None:
    _, links = linked(a_report("See \u0415/\u0421N.15/2011/2."))  # the first two letters are Cyrillic
    assert [mention.target for mention in links.mentions] == [Target("document", "E/CN.15/2011/2")]


def test_what_the_data_says_of_words_leaves_nothing_open() -> None:
    names = {"Congo": "congo", "7th meeting": "none"}
    _, links = linked(a_report({"text": "The Congo spoke at the 7th meeting.", "names": names}))
    assert links.unresolved == ()
    assert [mention.target.id for mention in links.mentions] == ["congo"]


def test_one_who_is_excepted_may_speak_too() -> None:
    assert spoken(
        "Statements were made by Chile (on behalf of the European Union, with the exception of Ghana) and Ghana.",
        {"by": ["chile"], "on_behalf_of": ["european-union"], "except": ["ghana"]},
        {"by": ["ghana"]},
    ) == [
        "Chile: delegation chile, speaker",
        "European Union: delegation european-union, on-behalf-of",
        "Ghana: delegation ghana, except",
        "Ghana: delegation ghana, speaker",
    ]


def test_a_statement_in_another_order_than_the_text_finds_its_speaker_all_the_same() -> None:
    assert spoken("Kenya and Chile spoke.", {"by": ["chile", "kenya"]}) == [
        "Kenya: delegation kenya, speaker",
        "Chile: delegation chile, speaker",
    ]


def test_a_speaker_whom_the_text_does_not_name_has_the_whole_text_for_a_sentence() -> None:
    _, links = linked(a_report({"text": "One. Two.", "statements": [{"by": ["kenya", "chair"]}]}))
    assert links.mentions == ()
    assert [(statement.mention, statement.sentence) for statement in links.statements] == [(None, (0, 9))] * 2


def test_a_speaker_who_is_not_known_makes_no_statement() -> None:
    _, links = linked(a_report({"text": "Kenia spoke.", "statements": [{"by": ["kenia", "kenya"]}]}))
    assert [statement.by.id for statement in links.statements] == ["kenya"]


@pytest.mark.parametrize(
    ("by", "capacity", "expected"),
    [
        ("kenya", "observer", "observer"),
        ("kenya", None, ""),
        ("oduor", None, ""),
        ("chair", None, "chair"),
        ("chair", "moderator", "moderator"),
        ("secretariat", None, "secretariat"),
        ("secretariat", "representative", "representative"),
    ],
)
def test_the_capacity_of_officers_and_the_secretariat_goes_without_saying(
    by: str, capacity: str | None, expected: str
) -> None:
    _, links = linked(a_report({"text": "Text.", "statements": [{"by": [by], "capacity": capacity}]}))
    assert [statement.capacity for statement in links.statements] == [expected]


@pytest.mark.parametrize(
    ("marked", "by"),
    [
        ("The [Chair] and the Vice-Chair spoke, and the Chair closed.", ["chair"]),
        ("The [Vice-Chair] and the [Chair] spoke.", ["vice-chair", "chair"]),
        # "Chair" is not found in "Vice-Chair".
        ("The [Vice-Chair] and the [Chair] spoke.", ["chair", "vice-chair"]),
        ("The Vice-Chair spoke for the [Chair].", ["chair"]),
        ("The Vice-Chair spoke.", ["chair"]),
        ("The Chairs spoke.", ["chair"]),
        ("Nobody spoke.", ["chair"]),
    ],
)
def test_officers_are_found_by_their_office(marked: str, by: list[str]) -> None:
    text = re.sub(r"[\[\]]", "", marked)
    _, links = linked(a_report({"text": text, "statements": [{"by": by}]}))
    for mention in reversed(links.mentions):
        text = f"{text[: mention.start]}[{text[mention.start : mention.end]}]{text[mention.end :]}"
    assert text == marked


def test_people_are_found_where_the_data_names_them() -> None:
    text = "Dorcas Oduor and Elly Risman spoke."
    assert named(a_report(text)) == ["Dorcas Oduor: person oduor, named"]  # an officer
    assert named(a_report(text, rapporteur={"person": "risman"}))[1:] == ["Elly Risman: person risman, named"]
    assert named(a_report({"text": text, "statements": [{"by": ["risman"]}]})) == [
        "Dorcas Oduor: person oduor, named",
        "Elly Risman: person risman, speaker",
    ]
    assert named(a_report(text), session=None) == []


# The panellist's country does not take the speaker's mention.
def test_panellists_come_before_speakers() -> None:
    record: dict[str, object] = {
        "text": "Elly Risman (Kenya), the Rapporteur, the Chief of Lamps of Ghana, and Chile. Kenya spoke.",
        "panellists": [
            {"person": "risman", "country": "kenya"},
            {"officer": "rapporteur"},
            {"office": "Chief of Lamps", "of": "ghana"},
            {"office": "Chief of Bells", "country": "chile"},
        ],
        "statements": [{"by": ["kenya"]}],
    }
    assert named(a_report(record)) == [
        "Elly Risman: person risman, panellist",
        "Kenya: delegation kenya, country",
        "Rapporteur: officer rapporteur, panellist",
        "Ghana: delegation ghana, panellist",
        "Chile: delegation chile, country",
        "Kenya: delegation kenya, speaker",
    ]
    _, links = linked(a_report(record))
    assert [part.who and part.who.id for part in links.contributions] == ["risman", "rapporteur", "ghana", None]
    # A panellist without a name or an institution is not found in the text.
    assert [part.mention is None for part in links.contributions] == [False, False, False, True]
    sentences = [part.passage.text.plain[slice(*part.sentence)] for part in links.contributions]
    assert [sentence.endswith("and Chile.") for sentence in sentences] == [True, True, True, False]


def test_a_report_whose_session_could_not_be_read_still_names_delegations() -> None:
    record: dict[str, object] = {
        "text": "The Chair and Kenya met at the 3rd meeting, on item 3.",
        "statements": [{"by": ["chair", "kenya"]}],
        "panellists": [{"officer": "chair"}],
    }
    assert named(a_report(record), session=None) == ["Kenya: delegation kenya, speaker"]


# --- names --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "of_the_report", "of_the_paragraph", "expected"),
    [
        ("Kenia spoke.", {"Kenia": "kenya"}, {}, ["Kenia: delegation kenya, named"]),
        ("Kenia spoke.", {}, {"Kenia": "kenya"}, ["Kenia: delegation kenya, named"]),
        ("D. Oduor spoke.", {"D. Oduor": "oduor"}, {}, ["D. Oduor: person oduor, named"]),
        ("Chile peppers", {}, {"Chile": "none"}, []),
        ("Chile peppers", {"Chile": "none"}, {}, []),
        ("Chile spoke.", {"Chile": "none"}, {"Chile": "chile"}, ["Chile: delegation chile, named"]),
        ("Chilean peppers, Chile", {}, {"Chile": "ghana"}, ["Chile: delegation ghana, named"]),
        ("The Bank of Kenya", {}, {"Bank of Kenya": "kenya"}, ["Bank of Kenya: delegation kenya, named"]),
        # A name that two bear names neither, unless the data says which.
        ("Congo spoke.", {}, {}, []),
        ("Congo spoke.", {}, {"Congo": "drc"}, ["Congo: delegation drc, named"]),
        ("Kenya, Kenya", {}, {"Kenya": "ghana"}, ["Kenya: delegation ghana, named"] * 2),
    ],
)
def test_the_data_overrules_names(
    text: str, of_the_report: dict[str, str], of_the_paragraph: dict[str, str], expected: list[str]
) -> None:
    assert named(a_report({"text": text, "names": of_the_paragraph}, names=of_the_report)) == expected


def test_a_part_of_a_longer_name_is_named_only_where_a_statement_says_so() -> None:
    text = "The Bank of Kenya spoke."
    assert spoken(text) == []
    assert spoken(text, {"by": ["kenya"]}) == ["Kenya: delegation kenya, speaker"]
    assert spoken("The Bank of Kenya and Kenya spoke.", {"by": ["kenya"]}) == ["Kenya: delegation kenya, speaker"]


def test_a_workshop_confirms_whom_its_paragraphs_name() -> None:
    workshop: dict[str, object] = {
        "id": "w",
        "title": "W",
        "report": "r",
        "paragraphs": ["1"],
        "organizers": ["kenya", "ghana"],
        "chair": {"officer": "chair"},
        "moderator": {"person": "risman"},
    }
    text = "The Workshop was organized by the Bank of Kenya and Ghana, chaired by the Chair and led by Elly Risman."
    report = a_report(text, text, annexes=[{"number": "1", "heading": "A", "sections": [section("b", text)]}])
    session = {**SESSION, "workshops": [workshop, {**workshop, "id": "x", "report": "other"}]}
    others = ["Ghana: delegation ghana, named", "Elly Risman: person risman, named"]
    assert named(report, "para_1", session) == [
        "Kenya: delegation kenya, named",
        others[0],
        "Chair: officer chair, named",
        others[1],
    ]
    assert named(report, "para_2", session) == others
    assert named(report, "annex_1__para_1", session) == others


def test_nothing_overlaps() -> None:
    report = a_report(
        {"text": "The Chile 2011 report (A/64/115/Add.1-3) of Kenya", "names": {"Chile 2011": "none", "Kenya": "kenya"}}
    )
    assert named(report) == [
        "A/64/115/Add.1: document A/64/115/Add.1, reference",
        ": document A/64/115/Add.2, range",
        "3: document A/64/115/Add.3, reference",
        "Kenya: delegation kenya, named",
    ]


def test_in_french_names_and_symbols_are_found_and_no_references() -> None:
    text = "À la 3e séance, point 3 et paragraphe 1, agenda item 3, Chile et Banque du Kenya (A/64/115)."
    assert named(a_report(text, language="fr")) == [
        "Chile: delegation chile, named",
        "Kenya: delegation kenya, named",
        "A/64/115: document A/64/115, reference",
    ]


# --- references ---------------------------------------------------------------------------------


def section(key: str, *texts: str) -> dict[str, object]:
    return {"id": key, "paragraphs": [{"number": str(number), "text": text} for number, text in enumerate(texts, 1)]}


@pytest.mark.parametrize(
    ("text", "items", "expected"),
    [
        ("agenda item 3, item 3 (a)", [], ["3", "3/a"]),
        # What is not on the agenda is no reference.
        ("agenda item 5, item 3 (c), sub-item (a)", [], []),
        # A sub-item is one of the item last spoken of, or else of the section's.
        ("item 4, sub-item (a)", [], ["4", "4/a"]),
        ("item 4 and sub-item (a), item 3 and sub-item (a)", [], ["4", "4/a", "3", "3/a"]),
        ("sub-item (a)", ["4"], ["4/a"]),
        ("sub-item (b)", ["3/a", "3/b"], ["3/b"]),
        ("sub-item (a)", ["3", "4"], []),
        ("item 4, sub-item (b), sub-item (a)", ["3"], ["4", "4/a"]),
    ],
)
def test_items(text: str, items: list[str], expected: list[str]) -> None:
    _, links = linked(a_report(text, items=items))
    assert [mention.target for mention in links.mentions] == [Target("item", path, "b/s") for path in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the 3rd meeting", ["3"]),
        ("the 3rd, 9th and 5th meetings", ["3", "5"]),
        ("the 1st to 4th meetings", ["1", "(2)", "(3)", "4"]),
        ("the 4th to 1st meetings", ["4", "1"]),
        ("the 4th to 9th meetings", ["4"]),
    ],
)
def test_meetings(text: str, expected: list[str]) -> None:
    _, links = linked(a_report(text))
    found = [f"({m.target.id})" if m.role == "range" else m.target.id for m in links.mentions]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("paragraph 2 above", ["para_2"]),
        ("paragraph 9 above", []),
        ("paragraph 3 (b) above", ["para_3__subpara_b"]),
        ("paragraph 3 (b) (i) above", ["para_3__subpara_b__subpara_i"]),
        ("paragraph 3 (c) above", []),
        ("paragraphs 1 to 4 above", ["para_1", "(para_2)", "(para_3)", "para_4"]),
        ("paragraphs 1 to 3 and 4 above", ["para_1", "(para_2)", "para_3", "para_4"]),
        ("paragraphs 2 to 9 above", ["para_2"]),
        ("paragraph 2 of annex 1", ["annex_1__para_2"]),
        ("paragraphs 1 to 3 of annex 1", ["annex_1__para_1", "(annex_1__para_2)", "annex_1__para_3"]),
        ("paragraph 3 of annex II", ["annex_ii__para_3"]),
        ("paragraph 2 of annex III", []),
        ("paragraph 3 of the present report", ["para_3"]),
        # Which annex is not said, but it is not the body of the report.
        ("paragraph 3 of the annex", []),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert paragraphs_named(text, ["1", "II"]) == expected


def paragraphs_named(text: str, annexes: list[str], *, inside: bool = False) -> list[str]:
    """Return which paragraphs the last paragraph of the body, or of the last annex, refers to."""
    plain = ("One.", "Two.", "(a) One;\n\n(b) Two;\n\n(i) Three.", "Four.")
    report = a_report(
        *plain,
        "Last." if inside else text,
        annexes=[
            {
                "number": number,
                "heading": "A",
                "sections": [section("x", *plain, text if inside and number == annexes[-1] else "Last.")],
            }
            for number in annexes
        ],
    )
    _, links = linked(report)
    return [f"({m.target.id})" if m.role == "range" else m.target.id for m in links.mentions]


@pytest.mark.parametrize(
    ("text", "annexes", "inside", "expected"),
    [
        ("paragraph 3 of the annex", ["1"], False, ["annex_1__para_3"]),
        ("paragraph 3 of the annex", [], False, []),  # there is none
        ("paragraph 3 above", ["1", "II"], True, ["annex_ii__para_3"]),
        ("paragraph 3 of this annex", ["1", "II"], True, ["annex_ii__para_3"]),
        ("paragraph 3 of annex 1", ["1", "II"], True, ["annex_1__para_3"]),
        ("paragraph 3 of the present report", ["1"], True, ["para_3"]),  # the report's own
    ],
)
def test_paragraphs_of_annexes(text: str, annexes: list[str], inside: bool, expected: list[str]) -> None:  # noqa: FBT001
    assert paragraphs_named(text, annexes, inside=inside) == expected


def test_a_text_is_found_by_where_it_stands() -> None:
    report = a_report(
        "One.",
        {"number": None, "id": "rule", "text": "Two.[^1]"},
        {"number": None, "text": "Three."},
        notes=[{"number": "1", "text": "A note."}],
        annexes=[
            {
                "number": "1",
                "heading": "A",
                "sections": [section("x", "Four.")],
                "notes": [{"number": "a", "text": "B."}],
            }
        ],
    )
    texts = passages(a_corpus(report))["b/s/r"]
    assert [(text.anchor, text.series, text.steps) for text in texts] == [
        ("para_1", "", ("sections", 0, "paragraphs", 0)),
        ("block_rule", "", ("sections", 0, "paragraphs", 1)),
        ("", "", ("sections", 0, "paragraphs", 2)),
        ("note_1", "", ("notes", 0)),
        ("annex_1__para_1", "annex_1__", ("annexes", 0, "sections", 0, "paragraphs", 0)),
        ("annex_1__note_a", "annex_1__", ("annexes", 0, "notes", 0)),
    ]
    assert [text.section is None for text in texts] == [False, False, False, True, False, True]
