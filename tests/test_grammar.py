# ruff: noqa: RUF001 -- dashes, apostrophes and letters of several scripts
from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_reports.grammar import references, role_before, speakers, stands_alone

# Every sentence is written with its references marked: {words|what they refer to}.


def marked(text: str, language: str = "en") -> str:
    for reference in reversed(references(text, language)):
        meaning = f"{reference.kind} {reference.value}"
        meaning += f" to {reference.last}" if reference.last else ""
        meaning += f" annex {reference.annex}" if reference.annex else ""
        words = text[reference.start : reference.end]
        text = f"{text[: reference.start]}{{{words}|{meaning}}}{text[reference.end :]}"
    return text


def unmarked(text: str) -> str:
    return re.sub(r"\{([^|]*)\|[^}]*\}", r"\1", text)


@pytest.mark.parametrize(
    "expected",
    [
        "The Commission considered {agenda item 4|item 4}, which read as follows:",
        "The discussion on {item 4|item 4} was led by the following.",
        "{Agenda item 5 (b)|item 5/b}",
        "{Agenda item 4(a)|item 4/a} was held in abeyance.",
        "under {agenda item 3 (a) (ii)|item 3/a/ii}.",
        "under agenda items {3|item 3} and {4|item 4}",
        "under items {5|item 5}, {6|item 6} and {8|item 8}",
        "under items {3 (a)|item 3/a} and {(b)|item 3/b}",
        "under items {3 (a)|item 3/a}, {(b)|item 3/b} and {(c)|item 3/c} and {4|item 4}",
        "PAWP-related agenda items (agenda items {4|item 4}, {5|item 5}, {9(b)|item 9/b} and {13|item 13})",
        "{agenda item 26.1|item 26.1} and {item 5 bis|item 5 bis}",
        "on {item 4|item 4}.",
        # The context's item
        "who spoke on {sub-item (a)|item /a}; and others, who spoke on {sub-item (b)|item /b}.",
        "on sub-items {(a)|item /a} and {(b)|item /b}, and {Subitem (c)|item /c}",
        # Climate bodies name item and letter together
        "{agenda sub-item 4(a)|item 4/a} was held in abeyance",
        "jointly with agenda sub-items {15(b)|item 15/b} and {(c)|item 15/c}",
        # One item is no list: 12 is the number of delegations.
        "On {agenda item 4|item 4}, 12 delegations made statements.",
        # No references
        "This item was closed. A work-item 3. An itemized list of 5.",
        "It considered these items at its session.",
    ],
)
def test_agenda_items(expected: str) -> None:
    assert marked(unmarked(expected)) == expected


@pytest.mark.parametrize(
    "expected",
    [
        "At its {4th meeting|meeting 4}, on 25 February 2020, the Human Rights Council held a discussion.",
        "At its {3rd|meeting 3}, {4th|meeting 4} and {5th|meeting 5} meetings, on 12 and 13 April 2011",
        "At its {40th meeting|meeting 40}, on 17 June 2020, and at its {41st meeting|meeting 41}, on 18 June",
        "at the {1st|meeting 1} and {2nd|meeting 2} meetings and at its resumed {2nd meeting|meeting 2}",
        "at its {22nd|meeting 22} or {23rd|meeting 23} meeting",
        "the {1st|meeting 1 to 4} to {4th|meeting 4} meetings",
        "the {1st|meeting 1}, {3rd|meeting 3 to 5}–{5th|meeting 5} and {7th|meeting 7} plenary meetings",
        "At the {9th plenary meeting|meeting 9}, on 18 March 2015",
        "at its {111th meeting|meeting 111}",
        # No references
        "At its eleventh meeting, on the 12th of April, at the same meeting, it met for the 3rd time.",
        "At its 58th session, the meeting of 4 June",
    ],
)
def test_meetings(expected: str) -> None:
    assert marked(unmarked(expected)) == expected


@pytest.mark.parametrize(
    "expected",
    [
        "the work referred to in {paragraph 17|paragraph 17} above",
        "the submissions in paragraphs {93|paragraph 93}, {103|paragraph 103} and {104|paragraph 104} above",
        "the activities referred to in paragraphs {106|paragraph 106 to 108}–{108|paragraph 108} above",
        "described in paragraphs {1|paragraph 1 to 3} to {3|paragraph 3} above",
        "in paragraphs {5|paragraph 5 to 7}-{7|paragraph 7} and {9|paragraph 9} below",
        "listed in {paragraph 3 (b)|paragraph 3/b} above, and {paragraph 2 (b) (i)|paragraph 2/b/i} above",
        "in paragraphs {26.1|paragraph 26.1 to 26.3} to {26.3|paragraph 26.3} above",
        "{Paragraph 8 ter|paragraph 8 ter}; {para. 5|paragraph 5}; paras. {5|paragraph 5} and {6|paragraph 6}",
        "({paragraph 4|paragraph 4})",
        # This document and its annexes
        "in {paragraph 5|paragraph 5 annex body} of the present report",
        "in {paragraph 6|paragraph 6 annex body} of this document",
        "the lamp named in {paragraph 4|paragraph 4 annex *} of the annex and the duty",
        "{paragraph 4|paragraph 4 annex 2} of annex 2 and {paragraph 4|paragraph 4 annex II} of annex II.",
        "paragraphs {1|paragraph 1 to 3 annex *} to {3|paragraph 3 annex *} of the annex",
        # Other documents
        "the technical paper referred to in paragraph 20 of decision 2/CP.17",
        "the duty laid down in paragraph 9 of resolution 5, and in paragraphs 9 and 10 of that resolution",
        "pursuant to paragraph 12 of decision 1/CMP.9",
        "Pursuant to paragraph 3 of Economic and Social Council resolution 1894 (LVII)",
        "under Article 12, paragraph 1, of the Convention",
        "paragraph 3 in document E/CN.15/2011/2",
        "as set out in paragraph 2 of the annex to decision 1/CP.24",
        "replaced operative paragraph 3, preambular paragraphs 1 and 2, sub-paragraph 4 and subparagraph 5",
        "on the eighteenth preambular paragraph of the draft resolution",
        # The document may be named before, and the phrase begin a sentence.
        "Operative paragraph 3 and Preambular paragraph 4 were adopted.",
        "Recalling decision 2/CP.17, paragraph 41(d), the Body urged Parties to submit",
        "decision 1/CP.18, paragraph 19 (hereinafter referred to as the work programme)",
        "decision 2/CP.17, paragraphs 164 and 166, and decision 1/CP.18, paragraph 86(b), invited Parties",
        "including those issues referred to in document FCCC/SB/2012/2, paragraph 35.",  # fails: after a symbol
        "as referred to in document FCCC/SB/2012/1, annex II, paragraph 3, which undertake work",
        "in particular Article 33, paragraph 2, and avoid resorting to Chapter VII",
        "none of the conditions in regulation 21, paragraph 6, apply.",
        "as set out in paragraph 2 of annex I to decision 1/CP.21",
        # A list of letters belongs to the number before it.
        "paragraphs {3 (a)|paragraph 3/a} and {(b)|paragraph 3/b} above",
        # One paragraph is no list: 12 is the number of States.
        "As noted in {paragraph 5|paragraph 5}, 12 States spoke.",
        # 12bis is not 12.
        "see paragraph 12bis above",
        # No references
        "The paragraph was adopted. Several paragraphs, 5 of them new, were added.",
    ],
)
def test_paragraphs(expected: str) -> None:
    assert marked(unmarked(expected)) == expected


def test_references_of_all_kinds_come_in_the_order_of_the_text() -> None:
    expected = (
        "In {paragraph 1|paragraph 1} above, {item 2|item 2}, {sub-item (a)|item /a}, the {3rd meeting|meeting 3}, "
        "{item 4|item 4}, {paragraph 5|paragraph 5}."
    )
    assert marked(unmarked(expected)) == expected


def test_a_language_without_words_has_no_references() -> None:
    assert references("Au paragraphe 26.2 ci-dessus, point 4, 1re séance; paragraph 2 above", "fr") == []


PIECES = "agenda item|items|sub-items|paragraph|paras.|meeting|3rd|4|26.1|5 bis|(a)|,| and | to |–| |of the annex|of|."


@given(st.lists(st.sampled_from(PIECES.split("|"))).map("".join) | st.text())
def test_references_to_any_text_lie_in_it(text: str) -> None:
    found = references(text, "en")
    assert all(0 <= reference.start < reference.end <= len(text) and reference.value for reference in found)
    assert found == sorted(found, key=lambda reference: reference.start)


# --- names that are one by themselves -----------------------------------------------------------

# What stands in [ ] is the name that was found. Most are from real reports.


@pytest.mark.parametrize(
    "text",
    [
        "the representative of [Cuba] introduced draft resolution A/HRC/43/L.11",
        "The observer for [Palestine] delivered a statement.",
        "Dorcas Oduor ([Kenya]); Elly Risman ([Indonesia])",
        "In [Kenya], and between [Kenya] and Haven",
        "Also [India] spoke, as [China] had; all [Italy] heard it.",
        "[Thailand] noted the matter.",
        "Afghanistan, [Armenia], Austria",
        "At the end, [India] and [China] spoke.",
        "the Government of [Thailand] for hosting the meeting",
        "the Government of the [Sudan] and the Republic of [Slovenia] spoke",
        "Permanent Representative of [China] to the United Nations Office",
        "The delegation of [Slovenia] was headed by the Minister of Justice.",
        "the Ambassador of [Mexico], the President of [Chile] and the King of [Spain]",
        "the Prime Minister of [Fiji] and the Minister for Foreign Affairs of [Malta]",
        "Human Rights Commission ([New Zealand])",
        "State [Kenya]",
        "the coast of [Veld], a lamp for the [Veld]",
        "Statements were made by Ambassador [Kenya]",
        "Bishkek. [Kenya] agreed.",
        "3 [Kenya]",
        "The delegation from [Kenya] to Vienna",
        "[Kenya]’s Minister of Justice",
        # Names without capitals are names where they are spoken for.
        "on behalf of the [least developed countries] and on behalf of [youth]",
        # An office with a field of its own is still an office of the State.
        "Secretary of State for Development Policy of [Denmark], Trine Rask Thygesen",
    ],
)
def test_a_name_stands_alone(text: str) -> None:
    assert all(alone for _, alone in names_in(text, "en"))


@pytest.mark.parametrize(
    "text",
    [
        "Action [Canada] for Population and Development",
        "[Sikh] Human Rights Group",
        "Public Safety [Canada] (Canada)",
        "the Republic of [Slovenia] Act on Equal Treatment",
        "Great Britain and Northern [Ireland] remained",
        "the Bank of [Kenya], a University of the [Sudan]",
        "New [Mexico]",
        "[Kenya] Airways",
        "the Model for [India]",
        "the Friends of [Kenya]",
        "the [European Union] of Lamp Students",
        "Papua New [Guinea]",
        "the needs of the [least developed countries], in [least developed countries]",
        "D’Arcy [Kenya]",
    ],
)
def test_a_name_within_a_longer_one_does_not(text: str) -> None:
    assert not any(alone for _, alone in names_in(text, "en"))


def names_in(text: str, language: str) -> list[tuple[str, bool]]:
    plain = text.replace("[", "").replace("]", "")
    spans = [(match.start() - 2 * n, match.end() - 2 * n - 2) for n, match in enumerate(re.finditer(r"\[.*?\]", text))]
    assert spans
    return [(plain[start:end], stands_alone(plain, start, end, language)) for start, end in spans]


def test_a_block_that_follows_is_no_part_of_a_name() -> None:
    assert stands_alone("Kenya\n\nThe Chair spoke.", 0, 5, "en")


@pytest.mark.parametrize("language", ["fr", "zh", "ar"])
def test_in_a_language_without_words_every_name_stands_alone(language: str) -> None:
    assert names_in("la Banque du [Kenya] Nord", language) == [("Kenya", True)]


# --- who spoke ----------------------------------------------------------------------------------

# What stands in [ ] is a name that was found; with a star, [*Kenya], it is one that a formula tells as a speaker, or
# as spoken for. Most sentences are shorter variants of real ones.


def told(text: str, language: str = "en") -> str:
    """Return a text with its names marked anew, by what the formulae tell."""
    parts = re.split(r"[\[\]]", text.replace("[*", "["))
    plain = "".join(parts)
    ends = [len("".join(parts[: place + 1])) for place in range(len(parts))]
    names = [(end - len(part), end) for part, end in zip(parts[1::2], ends[1::2], strict=True)]
    blocks = [match.span() for match in re.finditer(r"[^\n]+", plain)]
    found = speakers(plain, blocks, names, language)
    assert set(found) <= set(names)
    for start, end in sorted(names, reverse=True):
        star = "*" if (start, end) in found else ""
        plain = f"{plain[:start]}[{star}{plain[start:end]}]{plain[end:]}"
    return plain


@pytest.mark.parametrize(
    "expected",
    [
        "Statements were made by the representatives of [*India], [*Saudi Arabia] and the [*United States].",
        "Statements were also made by the observers for [*Sri Lanka], the [*League of Arab States] and [*UNICEF].",
        "A statement was then delivered by [*Kenya]. [Peru], [Chile] and the [Holy See] were thanked.",
        "A joint statement was subsequently made by [*Kenya], [*Peru], or [*Chile]; and [*Fiji]",
        "The observer for [*Palestine] delivered a statement.",
        "Representatives of the [*Secretariat] and the [*Institute] made brief closing statements.",
        "Also at the same meeting, the representatives of [*Brazil] and [*China] made statements on [Fiji].",
        "At the request of the representative of [Brazil], the representative of [*Chile] also made a statement.",
        "The Chair spoke, and the observers for [*A] as well as the representative of [*B] then made general remarks.",
        "Statements were made by the representatives of [*A], as well as by the observers for [*B].",
        "Statements in exercise of the right of reply were made by the representatives of [*A] and [*B].",
        "A statement in explanation of vote before the vote was made by the representative of [*Kenya].",
        # For others
        "The representative of [*Kenya], on behalf of the [*Group of African States], made a statement.",
        "Statements were made by [*Kenya], in its national capacity and on behalf of the [*Group], and [*Peru].",
        "Statements were made by [*A] (also on behalf of [*B] and the [*C]), [*D] (by video message) and [*E].",
        "Statements were made by [*A] (on behalf of the [*B], with the exception of [*C] and [*D]), [*E].",
        "Statements were made by [*A] (on behalf of the States members and observers of the [B]) and [*C].",
        "The representatives of [*A] (on behalf of the members of the [B] that are in [C]) and [*D] made statements.",
        # Names that the registry lacks
        "Statements were made by the observers for the Lamp Society (Bonn), [*Kenya] and the Bar on Drugs, [*Peru].",
        "Statements were made by the United Nations Office on Drugs and Crime, [*Kenya] and others.",
        # What stands in a name is no part of a formula.
        "Statements were made by [*St. Veld], [*CIVICUS: World Alliance], [*Peru (the.)] and [*Fiji].",
        "The observer for [*CIVICUS: World Alliance] made a statement.",
        # The sentence goes on.
        "Statements were made by [*India] on [Kenya], [Uganda] and the [Sudan].",
        "Statements were made by [*India] and [*Chile] on the situation in [Kenya], [Uganda] and the [Sudan].",
        "Statements were made by [*India] at the meeting of [Kenya] and by [Peru]. [Chile] was silent.",
        "A statement was made by [*India], who thanked [Kenya], [Uganda] and [Peru] for their lamps.",
        "Statements were made by [*India] after [Kenya], and the observer for [*Peru].",
        # An office is not its State, and whom somebody comes from has not spoken.
        "Statements were made by the Minister of Justice of [Kenya], the Attorney-General of [Peru] and [*Chile].",
        "The Secretary of State of [Denmark]; and Permanent Representative of [China], Chen Xu, made statements.",
        "Statements were made by [*A], the indigenous peoples major group and civil society from [Peru] and [Chile].",
        "Statements were made by [*A], the commune of Tevragh in [Mauritania], the [Philippines].",
        "Statements were made by Juan Lamp ([Mexico]) and the representative of [*Peru].",
        # What stands between who spoke and that they did
        "The representative of [*Kenya], at the invitation of the observer for [Peru], made a statement.",
        # Counts in the place of names: those who are named are the groups that some of them spoke for.
        (
            "Statements were made by representatives of 12 Parties, including one on behalf of the [*Group] (G77) and "
            "one speaking on behalf of the [*African States]."
        ),
        "Statements were made by representatives of 3 Parties, including 2 on behalf of groups: [*A]; [B] and [C].",
        "A statement was made by a representative of one Party on behalf of the [*Environmental Integrity Group].",
        # Lists after a colon
        "Statements were made by the following States: [*A], [*B] and [*C].",
        "Statements were made by representatives of the following major groups: [*women] and [*youth]. [Kenya] left.",
        "The following delegations made statements on the matter: [*A]; [*B]. [C] did not.\n\n(a) [D];",
        # Lists by category
        (
            "The following made statements and asked the panellists questions:\n\n"
            "(a) Representatives of States members of the Council: [*A] (on behalf of [*B]), [*C], [*D];\n\n"
            "(b) Observers for non-governmental organizations: [*E (F)], CIVICUS: World Alliance, [*G].\n\n"
            "[H] was thanked."
        ),
        (
            "During the debate, statements were made by:\n\n(a) [*A];\n\nb. The observer for [*B]; and\n\n"
            "[*C].\n\n[D] left."
        ),
        # Other words, or none that tell who spoke
        "[India] and the representatives of [Chile] spoke; the delegation of [Peru] took the floor.",
        "The representative of [India] introduced the draft, and the Chair made a statement.",
        "No statement was made by [Kenya], and no statements were made by [Peru].",
        "The following panellists made statements: the Director of [UN-Women], the Chair of [A]; and [B].",
        "The following documents were before it: [A]; and the statement made by [Kenya].",
        "Understatements were made by [Kenya]",
        "Statements were made by",
        "",
    ],
)
def test_who_spoke(expected: str) -> None:
    assert told(expected) == expected


def test_in_a_language_without_words_nobody_is_told_to_have_spoken() -> None:
    assert told("Statements were made by [Kenya].", "fr") == "Statements were made by [Kenya]."


FORMULAE = (
    "Statements were made by |the representatives of |[Kenya]|(|)|, | and |on behalf of |. |the following |: |\n\n"
)


@given(st.lists(st.sampled_from(FORMULAE.split("|"))).map("".join))
def test_who_spoke_is_a_name(text: str) -> None:
    assert told(text).replace("*", "") == text


# What stands in [ ] is the name, and the whole text its sentence.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Statements were made by the representatives of India, Chile and [Kenya].", "representative"),
        ("The observer for [Palestine] delivered a statement.", "observer"),
        ("Observers of [Kenya] were there.", "observer"),
        ("Representatives of the [Secretariat] made closing statements.", "representative"),
        ("The Representative of [Kenya] spoke.", "representative"),
        (
            "Statements were made by the representatives of India and the observers for France and [Ecuador].",
            "observer",
        ),
        ("the observers for Ecuador and the representatives of [India]", "representative"),
        # What a bracket holds is about someone else.
        (
            "Representatives of: Djibouti (on behalf of observers of the (wide (open)) sea), [Malaysia]",
            "representative",
        ),
        ("the observer for Palestine (on behalf of representatives of groups) and [Kenya]", "observer"),
        # The heading of a list
        ("(a) Representatives of States members and observers of the Council: Angola, [Kenya]", "representative"),
        ("(c) Observers for United Nations entities and related organizations: [UNICEF]", "observer"),
        ("On item 4: the representatives of Angola and the observer for [Kenya]", "observer"),
        # A title is none, nor is what stands after the name.
        ("Permanent Representative of [China] to the United Nations", ""),
        ("the Special Representative of the Secretary-General and [Kenya]", ""),
        ("the Permanent Observer for the [Holy See], who spoke", ""),
        ("[Kenya] was one of the observers for peace.", ""),
        ("The Chair and [Kenya] spoke.", ""),
        ("The observer States [Kenya] and Peru", ""),
    ],
)
def test_the_capacity_before_a_name(text: str, expected: str) -> None:
    plain, end = text.replace("[", "").replace("]", ""), text.index("[")
    assert role_before(plain, 0, end, "en") == expected
    before = "The representatives of Fiji and the observers for Peru spoke. "
    assert role_before(before + plain, len(before), len(before) + end, "en") == expected


def test_in_a_language_without_words_no_capacity_is_told() -> None:
    assert role_before("the observer for Kenya", 0, 17, "fr") == ""
