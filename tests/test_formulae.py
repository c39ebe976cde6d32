"""What formulae tell of those who spoke, sponsored and voted: tables of a sentence and what a reader takes from it.

In the sentences [ ] are names that are known; in what is expected each line is one who spoke: the name, then what is
told of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_reports.grammar import corrections, in_lists, reported, speeches, sponsorings, unread, votes

if TYPE_CHECKING:
    from session_reports.grammar import Entry, Span


def read(marked: str) -> tuple[str, list[Span], list[Span]]:
    """Return a text without its brackets, the spans of its blocks, and those of its known names."""
    parts = re.split(r"[\[\]]", marked)
    plain = "".join(parts)
    ends = [len("".join(parts[: place + 1])) for place in range(len(parts))]
    names = [(end - len(part), end) for part, end in zip(parts[1::2], ends[1::2], strict=True)]
    return plain, [match.span() for match in re.finditer(r"[^\n]+", plain)], names


def line(plain: str, entry: Entry) -> str:
    """Return what is told of one who spoke, in words."""

    def said(span: Span) -> str:
        return plain[span[0] : span[1]]

    told = said((entry.start, entry.end))
    told += f", {said(entry.office)}" if entry.office else ""
    told += f" ({said(entry.shown)})" if entry.shown else ""
    told += f" as {entry.role}" if entry.role else ""
    told += f" for {' + '.join(map(said, entry.on_behalf_of))}" if entry.on_behalf_of else ""
    told += f" not {' + '.join(map(said, entry.excepted))}" if entry.excepted else ""
    told += " and itself" if entry.own else ""
    told += f" {said(entry.delivery)}" if entry.delivery else ""
    told += f" ... {said(entry.after)}" if entry.after else ""
    return told + ("?" * len(entry.doubts))


def spoken(marked: str, *, comma_only: bool = False) -> list[str]:
    plain, blocks, names = read(marked)
    found = speeches(plain, blocks, names, "en", comma_only=comma_only)
    lines = []
    for speech in found:
        how = [speech.kind, speech.capacity, speech.standing, speech.category]
        how += ["panel"] * speech.panel + ["counted"] * speech.counted
        head = " ".join(word for word in how if word and word != "statement")
        lines += [f"{head}: {told}" if head else told for told in (line(plain, entry) for entry in speech.entries)]
    return lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Who is named after the verb
        (
            "Statements were made by the representatives of [Egypt] (on behalf of the [Group of 77]) and [Cuba].",
            ["Egypt as representative for Group of 77", "Cuba as representative"],
        ),
        (
            "A statement was made by the representative of [Ecuador] on behalf of the [Group of 77].",
            ["Ecuador as representative for Group of 77"],
        ),
        (
            (
                "The Committee then heard statements by the representatives of [Norway] and [Peru], as well as by the "
                "observer of the [Holy See]."
            ),
            ["Norway as representative", "Peru as representative", "Holy See as observer"],
        ),
        (
            (
                "The Board heard statements from the representatives of [Kenya], on behalf of [African States], and "
                "[Brazil]."
            ),
            ["Kenya as representative for African States", "Brazil as representative"],
        ),
        (
            (
                "Statements were made by the representative of the [European Union], also on behalf of [Albania], "
                "[Bosnia and Herzegovina] and [Ukraine]."
            ),
            ["European Union as representative for Albania + Bosnia and Herzegovina + Ukraine and itself"],
        ),
        (
            "Statements were made by the representatives of the following States: [Algeria], [Brazil] and [Chad].",
            ["Algeria as representative", "Brazil as representative", "Chad as representative"],
        ),
        ("Interventions were made by the delegations of [Brazil] and [Peru].", ["Brazil", "Peru"]),
        ("Statements were made by [Canada], [Japan] and the [European Union].", ["Canada", "Japan", "European Union"]),
        ("No statements were made by [Kenya].", []),
        # Who is named before it
        (
            "Speaking on behalf of the [Group of African States], the representative of [Ghana] made a statement.",
            ["Ghana as representative for Group of African States"],
        ),
        (
            "The representative of [Finland], also on behalf of [Brazil], [Germany] and [Namibia], made a statement.",
            ["Finland as representative for Brazil + Germany + Namibia and itself"],
        ),
        (
            (
                "The representative of [Azerbaijan], on behalf of the [Movement], with the exception of [Colombia], "
                "[Ecuador] and [Honduras], made a statement."
            ),
            ["Azerbaijan as representative for Movement not Colombia + Ecuador + Honduras"],
        ),
        (
            (
                "The representative of [Argentina], on behalf of the [Group], and the observer for [Palestine] made "
                "statements."
            ),
            ["Argentina as representative for Group", "Palestine as observer"],
        ),
        (
            "The representatives of [Peru] and [Chad] took the floor.",
            ["Peru as representative", "Chad as representative"],
        ),
        ("[Peru] spoke.", []),
        (
            "The representatives of [A] and [B] made statements (by video message).",
            ["A as representative by video message", "B as representative by video message"],
        ),
        ("At the same meeting, the delegation of [Peru], and the Chair spoke.", ["Peru", "Chair"]),
        ("Peru spoke, and so did the Chair.", []),
        (
            "A statement was made by the representative of [Peru] (on behalf of [EU] and its member States).",
            ["Peru as representative for EU"],
        ),
        (
            "The panellists were Ms. Ana Lo, Head, Lamp Fund, [Peru]; and Mr. Bo Wick, independent adviser.",
            [
                "panel: Ms. Ana Lo, Head, Lamp Fund (Peru) as panellist",
                "panel: Mr. Bo Wick, independent adviser as panellist",
            ],
        ),
        # How it was made
        (
            "The representatives of [Brazil] and [China] made statements in exercise of the right of reply.",
            ["right-of-reply: Brazil as representative", "right-of-reply: China as representative"],
        ),
        (
            "Statements were made by the representatives of [Japan] and [Chad] in exercise of the right of reply.",
            [
                "right-of-reply: Japan as representative",
                "right-of-reply: Chad as representative ... in exercise of the right of reply",
            ],
        ),
        (
            "The representative of [Mali] made a statement in explanation of vote before the vote.",
            ["explanation-of-vote: Mali as representative"],
        ),
        ("The representative of [Mali] made a general comment.", ["general-comment: Mali as representative"]),
        (
            "The representatives of [Israel] and [Chad] made statements as the States concerned.",
            [
                "state-concerned: Israel as representative",
                "state-concerned: Chad as representative",
            ],
        ),
        (
            "The representative of [China] made a statement as an observer State.",
            ["observer: China as representative"],
        ),
        # Offices and persons
        (
            "The Chair and the Executive Secretary made opening statements.",
            ["opening: Chair", "opening: Executive Secretary"],
        ),
        (
            "Closing statements were made by the Chair and the representatives of [Kenya] and [Peru].",
            ["closing: Chair", "closing: Kenya as representative", "closing: Peru as representative"],
        ),
        (
            "A representative of the Host Government and the Executive Secretary made statements.",
            ["Host Government as representative", "Executive Secretary"],
        ),
        (
            "Ms. Jane Lamp ([Kenya]), Vice-Chair of the Board, made an introductory statement.",
            ["introductory: Ms. Jane Lamp, Vice-Chair of the Board (Kenya)"],
        ),
        (
            "Statements were made by Ana Lamp ([Kenya]), the Vice-Chair of the Board, and the observer for [Peru].",
            ["Ana Lamp (Kenya)", "Vice-Chair of the Board", "Peru as observer"],
        ),
        (
            "Opening remarks were made by the President of the Council, Munir Lamp ([Pakistan]).",
            ["opening: Munir Lamp, President of the Council (Pakistan)"],
        ),
        (
            "The Special Rapporteur on oil, wicks and glass, Nils Lamp, presented his reports.",
            ["presentation: Nils Lamp, Special Rapporteur on oil, wicks and glass"],
        ),
        ("The representative of [Peru] presented a report.", []),
        ("The President presented the list of candidates.", []),
        (
            (
                "The High Commissioner; Secretary of State of [Denmark], Ana Lamp; and Permanent Representative of "
                "[China], Bo Lamp, made opening statements."
            ),
            [
                "opening: High Commissioner",
                "opening: Ana Lamp, Secretary of State of Denmark",
                "opening: Bo Lamp, Permanent Representative of China",
            ],
        ),
        # Panellists
        (
            (
                "The following panellists made statements: Director of UN-Lamps; Chair of the Board on Oil, Wicks "
                "and Glass, Ana Lamp; and member of the Committee, Bo Lamp (by video message)."
            ),
            [
                "panel: Director of UN-Lamps as panellist",
                "panel: Ana Lamp, Chair of the Board on Oil, Wicks and Glass as panellist",
                "panel: Bo Lamp, member of the Committee as panellist by video message",
            ],
        ),
        (
            (
                "It was led by the following panellists: Ana Lamp ([Kenya]); and Bo Lamp ([Peru]), who spoke on "
                "sub-item (a)."
            ),
            [
                "panel: Ana Lamp (Kenya) as panellist",
                "panel: Bo Lamp (Peru) as panellist ... who spoke on sub-item (a)",
            ],
        ),
        (
            "Presentations were made by the following panellists: Mr. Ali Bo, Professor at the School; Eve Fo.",
            [
                "presentation panel: Mr. Ali Bo, Professor at the School as panellist",
                "presentation panel: Eve Fo as panellist",
            ],
        ),
        (
            "Presentations were made by panellists from the Haven Police ([Finland]) and the Lamp School ([Peru]).",
            ["presentation: Haven Police (Finland) as panellist", "presentation: Lamp School (Peru) as panellist"],
        ),
        (
            "The following panellists made statements: the [Bank]; the Lamp Society.",
            ["panel: Bank as panellist", "panel: Lamp Society as panellist"],
        ),
        # Offices and persons before the verb
        (
            "The Secretary-General and the Federal Minister and Head of Oil of [Peru], Ana Lo, addressed the plenary.",
            ["Secretary-General", "Ana Lo, Federal Minister and Head of Oil of Peru"],
        ),
        (
            "The Envoy of the Lamp Fund and Head of the Foghorn Mission in Haven made a statement (by video message).",
            ["Envoy of the Lamp Fund and Head of the Foghorn Mission in Haven by video message"],
        ),
        (
            "The Minister of [Peru] and Head of the Foghorn Mission made a statement.",
            ["Minister of Peru and Head of the Foghorn Mission"],
        ),
        (
            "The Minister of [Peru] and Head of the Foghorn Mission made statements.",
            ["Minister of Peru", "Head of the Foghorn Mission"],
        ),
        (
            "The Envoy for Mist and the Head of the Foghorn Mission made a statement.",
            ["Envoy for Mist", "Head of the Foghorn Mission"],
        ),
        (
            "The Envoy for Mist, the Chair and the Head of the Foghorn Mission made a statement.",
            ["Envoy for Mist", "Chair", "Head of the Foghorn Mission"],
        ),
        (
            "Two members of the Lantern Commission, Ana Lo and Bo Li, made concluding remarks.",
            ["concluding: Ana Lo", "concluding: Bo Li"],
        ),
        ("The representative of [Peru] made final remarks.", ["concluding: Peru as representative"]),
        (
            "The representative of the non-governmental organization Lamp Watch made a statement.",
            ["Lamp Watch as representative"],
        ),
        # What those who spoke are called
        (
            "Statements were made by Government members of [Chad] and [Peru], and observers representing Wick Watch.",
            ["Chad as member", "Peru as member", "Wick Watch as observer"],
        ),
        (
            "The observers for the following groups made statements: Bell Watch; Mist and Weather; [Oil Union].",
            ["Bell Watch as observer", "Mist and Weather as observer", "Oil Union as observer"],
        ),
        (
            "The following speakers addressed the Board: Ms. Ana Lo, Minister of Oil of [Peru] (by video message).",
            ["Ms. Ana Lo, Minister of Oil of Peru by video message"],
        ),
        (
            "The delegation of [Chad], on behalf of the [G], thanked the Chair and made a closing statement.",
            ["closing: Chad for G"],
        ),
        # What was presented may stand after an aside
        (
            "The Director of the Lamp Fund presented, pursuant to resolution 4/1, the report of the Fund (LF/4/2).",
            ["presentation: Director of the Lamp Fund"],
        ),
        (
            "The Keeper of the Lamps, Ana Lo, gave, pursuant to resolution 4/1, an oral update (by video message).",
            ["presentation: Ana Lo by video message"],
        ),
        ("The Director of the Lamp Fund provided an oral briefing.", ["presentation: Director of the Lamp Fund"]),
        ("[Peru] provided an oral update.", []),
        (
            "The Director of the Lamp Fund presented the note (LF/4/3) (in oil).",
            ["presentation: Director of the Lamp Fund"],
        ),
        (
            "The following made statements: Captains of [Peru], Ana Lo and Bo Li; Judge of [Chad], Lord Lamp of Oil.",
            ["Ana Lo, Captains of Peru", "Bo Li, Captains of Peru", "Lord Lamp of Oil, Judge of Chad"],
        ),
        # Counts in the place of names
        (
            (
                "Statements were made by representatives of three Parties: one spoke on behalf of the [Group], one "
                "on behalf of the [LDCs] and one on behalf of the African Lamps."
            ),
            [
                "counted group: Group as representative",
                "counted group: LDCs as representative",
                "counted group: African Lamps as representative",
            ],
        ),
        ("Representatives of four Parties made statements.", []),
        (
            "Representatives of three Parties made statements, including one on behalf of the [Group].",
            ["counted group: Group as representative"],
        ),
        (
            (
                "Statements were made by representatives of 16 Parties, including 3 on behalf of groups: the "
                "[Group]; Oil, Wicks and Glass; and [LDCs]."
            ),
            [
                "group counted: Group as representative",
                "group counted: Oil, Wicks and Glass as representative",
                "group counted: LDCs as representative",
            ],
        ),
        # What stands between who spoke and that they did
        ("The observer for [Peru], speaking under rule 72, also made a statement.", ["Peru as observer"]),
        (
            "The representative of [Peru], in her capacity as facilitator, made a statement.",
            ["Peru as representative"],
        ),
        (
            "The representatives of [Chad] and [Peru], whose countries were not members of the Board, also spoke.",
            ["Chad as representative", "Peru as representative"],
        ),
        (
            "The representative of [Peru], exercising her right of reply, made a statement.",
            ["right-of-reply: Peru as representative"],
        ),
        ("The delegation of [Peru] participated in the consideration of lamps and made a statement.", ["Peru"]),
        # What stands between the statement and who made it
        ("Statements before the vote were made by the representative of [Peru].", ["Peru as representative"]),
        (
            "Statements were made in explanation of position by the representative of [Peru].",
            ["explanation-of-vote: Peru as representative"],
        ),
        (
            "Statements were made, via video link, by the delegations of [Chad] and [Peru].",
            ["Chad", "Peru"],
        ),
        (
            "A statement was made on behalf of the [Group of 77] by the representative of [Cuba].",
            ["Cuba as representative for Group of 77"],
        ),
        ("A statement was made on behalf of the [Group of 77] by lamplight.", []),
        (
            "On behalf of [Chad], [Mali] and [Togo], the representative of [Cuba] made a statement.",
            ["Cuba as representative for Chad + Mali + Togo"],
        ),
        ("Right of reply was exercised by [Chad].", ["right-of-reply: Chad"]),
        ("The Board was addressed by the representative of [Chad].", ["Chad as representative"]),
        # A sentence with more than one
        (
            "The representative of [Iraq] made a statement, as did the observer for [Peru].",
            ["Iraq as representative", "Peru as observer"],
        ),
        (
            (
                "Before the vote, statements were made by [Chad] and [Peru]; after it, statements in explanation of "
                "vote were made by [Mali]."
            ),
            ["Chad", "Peru", "explanation-of-vote: Mali"],
        ),
        (
            (
                "Statements in explanation of vote were made by the representative of [Chad]; the representative of "
                "[Peru] made a general statement."
            ),
            ["explanation-of-vote: Chad as representative", "Peru as representative"],
        ),
        (
            "The observer for [Chad] made a statement, and the observer for [Peru] spoke in explanation of vote.",
            ["Chad as observer", "explanation-of-vote: Peru as observer"],
        ),
        # Dialogues
        (
            "The panel responded to comments made and questions raised by the representatives of [Chad] and [Peru].",
            ["Chad as representative", "Peru as representative"],
        ),
        ("She replied to questions from the observer for [Chad].", ["Chad as observer"]),
        ("Questions from the observer for [Chad] had come by letter.", []),
        (
            "The representatives of [Chad] and [Peru] participated in the interactive dialogue.",
            ["Chad as representative", "Peru as representative"],
        ),
        ("A dialogue ensued, in which the representative of [Chad] participated.", ["Chad as representative"]),
        ("The representative of [Chad] participated.", []),
        (
            "He held a dialogue, during which the representatives of [Chad] and [Peru] made statements.",
            ["Chad as representative", "Peru as representative"],
        ),
        # Those who belong to whom a name names
        (
            "Statements were made by delegates of [Peru], the [European Union] and its 28 member States and [Chad].",
            ["Peru", "European Union", "Chad"],
        ),
        (
            (
                "Statements were made by the representatives of [Peru], the [European Union] and its member States (by "
                "video message) and [Chad]."
            ),
            ["Peru as representative", "European Union as representative by video message", "Chad as representative"],
        ),
        (
            "A statement was made by [Chad] (on behalf of the candidate countries [Mali] and [Togo]).",
            ["Chad for Mali + Togo"],
        ),
        (
            (
                "A statement was made by [Chad] (on behalf of the members of the [M] that are States Parties to the "
                "Charter and [China])."
            ),
            ["Chad for M + China"],
        ),
        ("A statement was made by [Chad], on behalf of the main sponsors.", ["Chad"]),
        # Where a list within a list ends
        (
            (
                "Statements were made by the representatives of [Norway], also on behalf of [Denmark] and [Iceland], "
                "and [Peru]."
            ),
            ["Norway as representative for Denmark + Iceland and itself", "Peru as representative"],
        ),
        (
            "Statements were made by [Norway], on behalf of [Denmark], [Iceland] and [Sweden], [Peru] and [Chad].",
            ["Norway for Denmark + Iceland + Sweden", "Peru", "Chad"],
        ),
        (
            "Statements were made by [Norway]; the [Union], on behalf of [Mali], [Togo] and [Chad]; and [Peru].",
            ["Norway", "Union for Mali + Togo + Chad", "Peru"],
        ),
        (
            "Statements were made by [Peru], [Norway], on behalf of [Denmark] and [Iceland].",
            ["Peru", "Norway for Denmark + Iceland?"],
        ),
        (
            "Statements were made by [Norway], on behalf of [Denmark] and the observer for [Peru]; and [Chad].",
            ["Norway for Denmark", "Peru as observer", "Chad"],
        ),
        (
            "Statements were made by [Norway], on behalf of [Denmark], [Peru]; and [Chad].",
            ["Norway for Denmark + Peru", "Chad"],
        ),
        (
            (
                "Statements were made by 9 delegations, including [Norway] on behalf of [Denmark] and [Peru] on behalf "
                "of [Chad]."
            ),
            ["Norway for Denmark", "Peru for Chad"],
        ),
        (
            (
                "Statements were made by representatives of 8 Parties, including on behalf of the [Group of 77], the "
                "[Union] and [Peru]."
            ),
            [
                "group counted: Group of 77 as representative",
                "group counted: Union as representative",
                "group counted: Peru as representative",
            ],
        ),
        # Roles
        (
            "The delegation of [Chad] and that of [Peru] made statements.",
            ["Chad", "Peru"],
        ),
        (
            "Statements were made by the representatives of the Government of [Chad] and by those of [Peru].",
            ["Chad as representative", "Peru as representative"],
        ),
        ("The following observers made statements: [Chad] and [Peru].", ["Chad as observer", "Peru as observer"]),
        (
            (
                "Statements were made by heads of delegation of the following parties, in the order of a list: [Chad] "
                "and [Peru]."
            ),
            ["Chad", "Peru"],
        ),
        (
            "A statement was made by the Under-Secretary-General/Executive Director of the Lamp Fund, Ana Lo.",
            ["Ana Lo, Under-Secretary-General/Executive Director of the Lamp Fund"],
        ),
        (
            "Statements were made by the Rapporteur on fog, its causes and consequences, Ana Lo, and [Peru].",
            ["Ana Lo, Rapporteur on fog, its causes and consequences", "Peru"],
        ),
        ("The representative of one regional group made a statement.", []),
        ("The representative of [Peru] made a statement (see A/9/2).", ["Peru as representative"]),
        ("Statements were made by the [European Union] (EU) and [Peru].", ["European Union", "Peru"]),
        (
            "The Board held a discussion with the following panellists: Ana Lo ([Kenya]) and Bo Li ([Norway]).",
            ["panel: Ana Lo (Kenya) as panellist", "panel: Bo Li (Norway) as panellist"],
        ),
    ],
)
def test_who_spoke_and_how(text: str, expected: list[str]) -> None:
    assert [told.replace("counted group", "group counted") for told in spoken(text)] == [
        told.replace("counted group", "group counted") for told in expected
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A name that is known is never parted; of those that are not, articles, roles and the list's own "and" tell.
        (
            (
                "Statements were made by the observers for the Lamp Society, the Commission of Wicks and Oil and "
                "Wick Union."
            ),
            ["Lamp Society as observer", "Commission of Wicks and Oil as observer?", "Wick Union as observer?"],
        ),
        (
            (
                "Statements were made by the observers for the Institute for Wicks and Oil, affiliated with the "
                "Lamps, and the Society of Friends."
            ),
            ["Institute for Wicks and Oil, affiliated with the Lamps as observer", "Society of Friends as observer"],
        ),
        (
            "Statements were made by the observer for the Association for Wicks and Oil.",
            ["Association for Wicks and Oil as observer"],
        ),
        (
            "Statements were made by the observers for the Lamp Society and the Wick Union (WU).",
            ["Lamp Society as observer", "Wick Union (WU) as observer"],
        ),
        (
            "Statements were made by the observers for Foghorn International and Lamp Union.",
            ["Foghorn International as observer", "Lamp Union as observer"],
        ),
        (
            "Statements were made by the representatives of trade union NGOs, women and gender NGOs and youth NGOs.",
            [
                "trade union NGOs as representative",
                "women and gender NGOs as representative",
                "youth NGOs as representative",
            ],
        ),
        (
            "Statements were made by representatives of LampNGOs and on behalf of indigenous peoples, and glass.",
            ["LampNGOs as representative", "indigenous peoples", "glass?"],
        ),
        (
            "Statements were made by [A] (also on behalf of the Lamp Union and the Wick Union).",
            ["A for Lamp Union + Wick Union and itself"],
        ),
        (
            "Statements were made by [A] (also on behalf of Lamp Coalition and Oil and Wick Center).",
            ["A for Lamp Coalition + Oil and Wick Center and itself"],
        ),
        (
            "Statements were made by the observers for Casa de la Luz, la Niebla y el Faro and the Lamp Union.",
            ["Casa de la Luz, la Niebla y el Faro as observer", "Lamp Union as observer"],
        ),
        # What a bracket says
        (
            (
                "Statements were made by [Nigeria] (on behalf of the [Group] and in its national capacity) (by video "
                "message)."
            ),
            ["Nigeria for Group and itself by video message"],
        ),
        (
            (
                "Statements were made by [A] (on behalf of the [G], with the exception of [B] and [C], and in its "
                "national capacity) and [D] (in its national capacity)."
            ),
            ["A for G not B + C and itself", "D and itself"],
        ),
        ("Statements were made by [A] (a lamp) and [B].", ["A?", "B"]),
        ("Statements were made by [A (of the lamps)] and [B] (unclosed.", ["A (of the lamps)?"]),
        (
            "Statements were made by [A], in its national capacity and on behalf of the [G], and [B].",
            ["A for G and itself", "B"],
        ),
        (
            "Statements were made by delegates of [Peru], Hong Kong, [China], and [Chad].",
            ["Peru", "Hong Kong, China", "Chad"],
        ),
        (
            "Statements were made by [Peru] (on behalf of the Group of Asian, Caucasus and Baltic States) and [Chad].",
            ["Peru for Group of Asian, Caucasus and Baltic States", "Chad"],
        ),
        (
            "Statements were made by [Peru], on behalf of the Group of Asian, Caucasus and Baltic States, and [Chad].",
            ["Peru for Group of Asian, Caucasus and Baltic States", "Chad"],
        ),
        (
            "Statements were made by [Peru] (on behalf of Lamp International and WWF).",
            ["Peru for Lamp International + WWF"],
        ),
    ],
)
def test_where_one_name_ends_and_the_next_begins(text: str, expected: list[str]) -> None:
    assert spoken(text) == expected


LISTED = (
    "The following made statements:\n\n(a) Representatives of States members of the Council: [A] (on behalf of the "
    "[G]), [B];\n\n(b) Representatives of observer States: [C], [D];\n\n(c) Observers for non-governmental "
    "organizations: Action for Oil and Wicks, Maat for Peace, Justice, Development and Human Rights, Lamps "
    "Educational, Scientific and Cultural Organization, Lamp Union."
)


def test_lists_by_category() -> None:
    assert spoken(LISTED, comma_only=True) == [
        "member: A as representative for G",
        "member: B as representative",
        "observer: C as representative",
        "observer: D as representative",
        "non-governmental-organization: Action for Oil and Wicks as observer",
        "non-governmental-organization: Maat for Peace, Justice, Development and Human Rights as observer",
        "non-governmental-organization: Lamps Educational, Scientific and Cultural Organization as observer",
        "non-governmental-organization: Lamp Union as observer",
    ]


def test_lists_by_category_go_on_after_what_is_not_understood() -> None:
    text = (
        "The following made statements:\n\n(a) Observers for non-governmental organizations: Lamp Union, [A] of the "
        "lamps: Fund, at the same meeting, Wick Party, Mild and Bright, Oil Union."
    )
    assert spoken(text, comma_only=True) == [
        "non-governmental-organization: Lamp Union as observer",
        "non-governmental-organization: A of the lamps: Fund as observer?",
        "non-governmental-organization: Wick Party, Mild and Bright as observer?",
        "non-governmental-organization: Oil Union as observer",
    ]


def test_lists_of_people_by_meeting() -> None:
    text = (
        "The following dignitaries addressed the Council:\n\n(a) At the 1st meeting, on 24 May: President of [A], "
        "Ana Lamp; Minister of Oil, Wicks and Glass of [B], Bo Lamp (on behalf of the [G]);\n\n(b) At the 2nd "
        "meeting: Director of the Fund, Eve Lamp."
    )
    assert spoken(text) == [
        "Ana Lamp, President of A",
        "Bo Lamp, Minister of Oil, Wicks and Glass of B for G",
        "Eve Lamp, Director of the Fund",
    ]


def test_a_list_of_panellists_in_blocks() -> None:
    text = "Presentations were made by the following panellists:\n\n(a) Ana Lamp ([A]);\n\n(b) The Lamp Society."
    assert spoken(text) == [
        "presentation panel: Ana Lamp (A) as panellist",
        "presentation panel: Lamp Society as panellist",
    ]


def test_names_that_lists_tell_for_certain() -> None:
    plain, blocks, names = read(LISTED)
    comma_only, found = in_lists([(plain, blocks)], lambda _: names, "en")
    assert comma_only
    assert found == {
        "Action for Oil and Wicks": "non-governmental-organization",
        "Maat for Peace, Justice, Development and Human Rights": "non-governmental-organization",
        "Lamps Educational, Scientific and Cultural Organization": "non-governmental-organization",
        "Lamp Union": "non-governmental-organization",
    }


def test_a_list_with_its_own_and_parts_its_last_two() -> None:
    text = (
        "The following made statements:\n\n(a) Observers for organizations: Lamp Union, Wick Union and Oil Union;\n\n"
        "(b) Observers for institutes: [A], [B] and [C]."
    )
    plain, blocks, names = read(text)
    comma_only, found = in_lists([(plain, blocks)], lambda _: names, "en")
    assert not comma_only
    assert found == {"Lamp Union": "", "Wick Union": "", "Oil Union": ""}


# --- in the report's own words --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Peru] noted that oil was dear. [Chad] agreed. [Peru] noted more.", ["Peru", "Chad", "Peru"]),
        ("The [Netherlands] also commended the lamps.", ["Netherlands"]),
        ("In response to questions raised about oil, [Peru] stated that it was dear.", ["Peru"]),
        ("Regarding the protection of a child advocate, [Peru] stated that it was dear.", ["Peru"]),
        (
            "In his introductory statement, the Minister of [Peru], Ana Lamp, referred to oil.",
            ["introductory: Ana Lamp, Minister of Peru"],
        ),
        (
            "The representative of [Peru], speaking also on behalf of [Chad], said that oil was dear.",
            ["Peru as representative for Chad and itself!"],
        ),
        ("The representative of [Peru] thanked all.", ["Peru as representative"]),
        ("A number of delegations praised [Peru].", []),
        ("In 2009 [Peru] adopted a law, and oil noted by [Chad] was dear.", []),
        ("[Chad] was of the view that oil was dear. It was supported by [Peru].", ["Chad"]),
        (
            "The Government member of [Chad], supported by the Government member of [Peru], opposed the lamp.",
            ["Chad as member", "Peru as member"],
        ),
        (
            "Speaking on behalf of [Chad] and [Mali], the representative of [Peru] said that oil was dear.",
            ["Peru as representative for Chad + Mali!"],
        ),
        (
            "The representative of [Peru] said that oil was dear; the observer for [Chad] noted that it was.",
            ["Peru as representative!", "Chad as observer!"],
        ),
        (
            "The representatives of [Peru], [Mali], and the representative of [Chad] said that oil was dear.",
            ["Peru as representative!", "Mali as representative!", "Chad as representative!"],
        ),
        (
            "The representative of [Peru], invited by the Chair to take the floor, said that oil was dear.",
            ["Peru as representative!"],
        ),
        (
            "The representative of [Peru], in exercise of the right of reply, said that oil was dear.",
            ["right-of-reply: Peru as representative!"],
        ),
        (
            ("The delegation of [Peru], with the candidate countries [Chad] and [Mali] aligning themselves with the "
            "statement, said that oil was dear."),
            ["Peru!"],
        ),
        (
            "The proposal was supported by the representatives of [Peru] and [Chad].",
            ["Peru as representative", "Chad as representative"],
        ),
        (
            "[Peru], also on behalf of [Chad], [Mali] and [Togo], said that oil was dear.",
            ["Peru for Chad + Mali + Togo and itself"],
        ),
        ("A number of delegations, including those of [Peru] and [Chad], noted that.", ["Peru!", "Chad!"]),
        ("The representative of [Peru] requested a recorded vote on the proposal.", []),
        (
            "The representative of [Peru], speaking also for [Chad], could not support the view that oil was dear.",
            ["Peru as representative for Chad and itself!"],
        ),
        ("The Worker Vice-Chairperson drew attention to oil.", ["Worker Vice-Chairperson"]),
        ("[Peru] hosted the meeting.", []),
        ("", []),
    ],
)  # fmt: skip
def test_whose_words_a_paragraph_reports(text: str, expected: list[str]) -> None:
    plain, blocks, names = read(text)
    told = [
        (f"{speech.kind}: " if speech.kind != "statement" else "") + line(plain, entry) + ("!" if speech.clear else "")
        for speech in reported(plain, blocks, names, "en")
        for entry in speech.entries
    ]
    assert told == expected


# --- proposals ------------------------------------------------------------------------------------


def sponsored(marked: str) -> list[str]:
    plain, blocks, names = read(marked)
    return [
        f"{told.part}: {'; '.join(line(plain, entry) for entry in told.entries)}"
        for told in sponsorings(plain, blocks, names, "en")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "The representative of [Cuba] introduced draft resolution A/9/L.1, sponsored by [Cuba] and "
                "co-sponsored by [Egypt] and [Yemen]. Subsequently, [Algeria] and the [State of Palestine] joined "
                "the sponsors."
            ),
            [
                "introduced: Cuba as representative",
                "sponsor: Cuba as sponsor",
                "co-sponsor: Egypt as sponsor; Yemen as sponsor",
                "joined: Algeria as sponsor; State of Palestine as sponsor",
            ],
        ),
        (
            (
                "The representative of [Azerbaijan], on behalf of the [M], with the exception of [C] and [D], "
                "introduced draft resolution A/9/L.2, sponsored by [Azerbaijan], on behalf of the [M], with the "
                "exception of [C] and [D], and co-sponsored by [China]. Subsequently, [Chile] and [Peru] withdrew "
                "their original sponsorship."
            ),
            [
                "introduced: Azerbaijan as representative for M not C + D",
                "sponsor: Azerbaijan as sponsor for M not C + D",
                "co-sponsor: China as sponsor",
                "withdrew: Chile as sponsor; Peru as sponsor",
            ],
        ),
        (
            "The draft resolution was introduced by the representative of [Sweden], on behalf of [Chad] and [Peru].",
            ["introduced: Sweden as representative for Chad + Peru"],
        ),
        ("The President introduced draft decision A/9/L.3.", ["introduced: President"]),
        ("The representative of [Cuba] orally revised the draft resolution.", ["revised: Cuba as representative"]),
        ("Subsequently, [Kenya] joined in sponsoring the draft resolution.", ["joined: Kenya as sponsor"]),
        (
            "The sponsors of the draft resolution were [Kenya] and [Chad].",
            ["sponsor: Kenya as sponsor; Chad as sponsor"],
        ),
        (
            "The representative of [Cuba] introduced draft resolution A/9/L.4, also on behalf of [Chad] and [Peru].",
            ["introduced: Cuba as representative for Chad + Peru and itself"],
        ),
        (
            "The representative of [Cuba], on behalf of the sponsors, introduced and orally revised the draft text.",
            ["introduced: Cuba as representative", "revised: Cuba as representative"],
        ),
        ("[Chad] and [Mali] had become sponsors of the draft.", ["joined: Chad as sponsor; Mali as sponsor"]),
        ("The side event was sponsored by the lamp.", ["sponsor: lamp as sponsor?"]),
        ("The representative of [Cuba] introduced the topic.", []),
    ],
)
def test_sponsors(text: str, expected: list[str]) -> None:
    assert sponsored(text) == expected


def voted(marked: str) -> list[str]:
    plain, blocks, names = read(marked)

    def all_of(entries: tuple[Entry, ...]) -> str:
        return " + ".join(line(plain, entry) for entry in entries)

    lines = []
    for vote in votes(plain, blocks, names, "en"):
        on = plain[slice(*vote.on)] if vote.on else ""
        result = plain[slice(*vote.result)] if vote.result else ""
        lists = [all_of(listed) for listed in (vote.in_favour, vote.against, vote.abstaining)]
        counts = "-".join("?" if count is None else str(count) for count in vote.counts)
        told = [vote.manner, on, f"asked by {all_of(vote.requested)}" if vote.requested else "", " / ".join(lists)]
        told += ["" if counts == "?-?-?" else counts, vote.outcome, result]
        lines.append(", ".join(word for word in told if word and word != " /  / "))
    return lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            ("At the request of the representative of [Japan], a recorded vote was taken on the draft as orally "
            "revised. The voting was as follows:\n\nIn favour:\n\n[Angola], [Chad]\n\nAgainst:\n\n[Japan]\n\n"
            "Abstaining:\n\nNone"),
            [
                (
                    "recorded, draft as orally revised, asked by Japan as representative, "
                    "Angola as vote + Chad as vote / Japan as vote / "
                ),
            ],
        ),
        (
            "The Council adopted the draft resolution by 26 votes to 15, with 6 abstentions (resolution 43/10).",
            ["draft resolution, 26-15-6, adopted, resolution 43/10"],
        ),
        (
            ("The draft was adopted by a recorded vote of 2 to none, with no abstentions. The voting was as follows: "
            "In favour: [Chad], [Mali]. Against: None. Abstaining: None. Absent: [Peru]."),
            ["recorded, Chad as vote + Mali as vote /  / , 2-0-0, adopted"],
        ),
        (
            "By 38 votes to 5, with 3 abstentions, the Commission rejected the motion (decision 1/2).",
            ["motion, 38-5-3, rejected, decision 1/2"],
        ),
        ("The amendment was rejected by a roll-call vote of 10 to 20.", ["roll-call, amendment, 10-20-?, rejected"]),
        (
            "A recorded vote was requested by the representative of [Chad].\n\nIt was adopted by 4 votes to 2.",
            ["recorded, asked by Chad as representative, 4-2-?, adopted"],
        ),
        (
            "It was adopted by 4 votes to 2 and paragraph 3 was retained by 5 votes to 1.",
            ["4-2-?, adopted", "paragraph 3, 5-1-?, retained"],
        ),
        (
            "The proposal was rejected by 12 votes in favour, 20 against and 3 abstentions.",
            ["proposal, 12-20-3, rejected"],
        ),
        ("With 7 votes in favour, 9 against and 2 abstaining, the motion was rejected.", ["7-9-2, rejected"]),
        (
            "The Board decided by 4 votes to none, with no abstentions, to place oil on the list.",
            ["to place oil on the list, 4-0-0, adopted"],
        ),
        ("The result of the secret ballot was 2 in favour, 4 against and 9 abstentions.", ["secret-ballot, 2-4-9"]),
        (
            ("The draft decision was put to the vote by roll-call at the request of [Chad].\n\nThe draft decision, as "
            "a whole, was adopted in a recorded vote of 4 to 2."),
            ["roll-call, draft decision, as a whole, asked by Chad, 4-2-?, adopted"],
        ),
        (
            "The representative of [Chad] requested a recorded vote. The motion was rejected by 2 votes to 4.",
            ["motion, asked by Chad as representative, 2-4-?, rejected"],
        ),
        (
            "The observer for [Chad] requested a vote.\n\nA recorded vote was taken on the lamp.",
            ["recorded, lamp, asked by Chad as observer"],
        ),
        ("In favour:\n\n[Chad]", ["Chad as vote /  / "]),
        ("In favour: [Chad]\n\nAbsent:\n\n[Mali]", ["Chad as vote /  / "]),
        ("A separate vote was taken on the matter.", []),
        ("It was adopted without a vote (resolution 1/2).", []),
    ],
)  # fmt: skip
def test_votes(text: str, expected: list[str]) -> None:
    assert voted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "The representative of [Mali] subsequently stated that there had been an error in the delegation’s "  # noqa: RUF001
                "vote and that it had intended to vote in favour of the draft text."
            ),
            [("Mali", "in_favour")],
        ),
        ("[Mali] had intended to abstain.", [("Mali", "abstaining")]),
        ("[Mali] wished to vote against.", [("Mali", "against")]),
        ("It had intended to abstain.", []),
        ("[Mali] voted.", []),
    ],
)
def test_votes_that_were_meant_otherwise(text: str, expected: list[tuple[str, str]]) -> None:
    plain, _, names = read(text)
    assert [(plain[told.start : told.end], told.vote) for told in corrections(plain, names, "en")] == expected


# --- whatever the text ----------------------------------------------------------------------------


def test_a_language_without_words_tells_nothing() -> None:
    plain, blocks, names = read("Statements were made by [Kenya]. In favour: [Chad]. [Mali] had intended to abstain.")
    assert speeches(plain, blocks, names, "fr") == []
    assert sponsorings(plain, blocks, names, "fr") == []
    assert votes(plain, blocks, names, "fr") == []
    assert corrections(plain, names, "fr") == []
    assert reported(plain, blocks, names, "fr") == []
    assert unread(plain, blocks, names, "fr") == []
    assert in_lists([(plain, blocks)], lambda _: names, "fr") == (False, {})


FORMULAE = (
    "Statements were made by |the representatives of |the observer for |[Kenya]|(|)|, | and |on behalf of |. |: "
    "|\n\n|; |the following made statements|In favour:|Ana Lamp|Chair |made a statement|introduced draft "
    "resolution|sponsored by |representatives of two Parties|Lamp Union|with the exception of |adopted by 2 votes to "
    "1|who spoke "
)


@given(st.lists(st.sampled_from(FORMULAE.split("|"))).map("".join))
def test_what_is_told_lies_in_the_text(text: str) -> None:
    plain, blocks, names = read(text)
    told = [entry for speech in speeches(plain, blocks, names, "en") for entry in speech.entries]
    told += [entry for sponsoring in sponsorings(plain, blocks, names, "en") for entry in sponsoring.entries]
    told += [entry for vote in votes(plain, blocks, names, "en") for entry in (*vote.in_favour, *vote.requested)]
    for entry in told:
        for start, end in ((entry.start, entry.end), *entry.on_behalf_of, *entry.excepted):
            assert 0 <= start < end <= len(plain)
            assert not any(start < first < end < last or first < start < last < end for first, last in names)
