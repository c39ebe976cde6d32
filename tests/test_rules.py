# ruff: noqa: RUF001 -- apostrophes, dashes and letters of several scripts
"""The rules: what a faithful document prints is not found, what cannot be faithful is, and each mistake once.

Every sentence is a shorter variant of one that a real report prints, with other names. The exact places and words of
findings are in ``tests/invalid/``.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from session_reports import examine
from session_reports.checks import ACCEPTABLE, CATALOGUE, RULES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# --- a small project ----------------------------------------------------------------------------

Record = dict[str, object]


def delegation(name: str, french: str = "", kind: str = "member-state", **fields: object) -> Record:
    names = {"en": {"short": name}, **({"fr": {"short": french}} if french else {})}
    return {"kind": kind, "names": names, **fields}


BODIES = {
    "commission": {
        "names": {"en": {"short": "Commission"}},
        "profile": {
            "languages": ["en", "fr"],
            "symbols": ["united-nations", "CL {number}/{number}"],
            "standings": ["member", "observer"],
        },
    }
}
DELEGATIONS: Record = {
    "brazil": delegation("Brazil", "Brésil"),
    "chile": delegation("Chile", "Chili"),
    "china": delegation("China", "Chine"),
    "india": delegation("India", "Inde"),
    "indonesia": delegation("Indonesia"),
    "kenya": delegation("Kenya", "Kenya"),
    "peru": delegation("Peru", "Pérou"),
    "south-africa": delegation("South Africa"),
    "south-sudan": delegation("South Sudan", **{"from": "2011-07-14"}),
    "venezuela": delegation("Venezuela (Bolivarian Republic of)"),
    "turkiye": delegation(
        "Türkiye", former=[{"to": "2022-05-31", "names": {"en": {"short": "Turkey"}}, "source": "a letter"}]
    ),
    "holy-see": delegation("Holy See", kind="non-member-observer-state"),
    "palestine": delegation("Palestine", kind="observer-entity"),
    "secretariat": delegation("Secretariat", kind="secretariat"),
    "unicef": {
        "kind": "united-nations-entity",
        "names": {"en": {"short": "United Nations Children's Fund", "also": ["UNICEF"]}},
    },
    "unodc": delegation("United Nations Office on Drugs and Crime", kind="united-nations-entity"),
    "lamp-society": delegation("Society for Lamps in Harbours", kind="non-governmental-organization"),
    "basic": delegation("Brazil, South Africa, India and China", kind="group"),
    "african-group": delegation("Group of African States", "Groupe des États d’Afrique", kind="group"),
    "group-of-77": delegation("Group of 77 and China", kind="group"),
}
PEOPLE = {"oduor": {"name": "Dorcas Oduor"}, "risman": {"name": "Elly Risman", "also": ["Ms. Risman"]}}
SESSION: Record = {
    "name": "Twentieth session",
    "dates": [{"from": "2011-04-11", "to": "2011-04-15"}],
    "officers": [{"id": "chair", "office": "Chair"}],
    "agenda": [{"number": "4", "title": "Lamps", "items": [{"number": "a", "title": "Oil"}]}],
    "meetings": [{"number": "3", "date": "2011-04-12"}, {"number": "4", "date": "2011-04-12"}],
    "documents": [{"symbol": "E/CN.15/2011/2", "title": "Note"}],
}
REPORT: Record = {
    "title": "Report",
    "kind": "Report",
    "status": "draft",
    "language": "en",
    "date": "2011-04-15",
    "provenance": {"source": "Invented", "form": "Text", "transcribed": "by hand"},
    "rights": "Invented",
    "published": "2011-04-16",
}
FIRST = "data/reports/commission/20/report.yml"


def said(*by: str, **fields: object) -> Record:
    """Return a record of statements; the keys of the data that are words of Python end in an underscore."""
    return {"by": list(by), **{key.rstrip("_"): value for key, value in fields.items()}}


def paragraph(text: str, *statements: Record, **fields: object) -> Record:
    return {"text": text, **({"statements": list(statements)} if statements else {}), **fields}


def unnumbered(text: str) -> Record:
    return {"text": text, "number": None}


def report(*paragraphs: str | Record, **fields: object) -> Record:
    """Return a report of one section, whose paragraphs are numbered from 1 where they have no number of their own."""
    given = [paragraph(p) if isinstance(p, str) else p for p in paragraphs]
    numbered = [{"number": str(place), **p} for place, p in enumerate(given, 1)]
    numbered = [{key: value for key, value in p.items() if value is not None} for p in numbered]
    return {**REPORT, **fields, "sections": [{"id": "first", "paragraphs": numbered}]}


def put(path: Path, record: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # JSON is YAML; with a value on each line the findings stand on lines of their own.
    path.write_text(json.dumps(record, ensure_ascii=False, indent=1), encoding="utf-8")


def told(
    root: Path,
    reports: Mapping[str, Record] | Record,
    *,
    session: Record | None = None,
    delegations: Record | None = None,
    people: Record | None = None,
) -> list[str]:
    """Return the codes and messages of all problems of a project with these reports in one session."""
    put(root / "data/registry/bodies.yml", BODIES)
    put(root / "data/registry/delegations.yml", {**DELEGATIONS, **(delegations or {})})
    put(root / "data/registry/people.yml", {**PEOPLE, **(people or {})})
    folder = root / "data/reports/commission/20"
    put(folder / "session.yml", {**SESSION, **(session or {})})
    several = {"report": reports} if "title" in reports else reports
    for name, record in several.items():
        put(folder / f"{name}.yml", record)
    return [f"{problem.code} {problem.message}" for problem in examine(root)]


def codes(problems: list[str]) -> list[str]:
    return [problem.split(" ")[0] for problem in problems]


# --- what a faithful document prints --------------------------------------------------------------

SAME = "representative"
BY_CATEGORY = """\
During the discussion, the following made statements and asked the panellists questions:

(a) Representatives of States members of the Council: Brazil (also on behalf of Chile and Peru), India[^3] (on behalf \
of the Group of 77 and China, with the exception of Kenya), Indonesia, Indonesia (also on behalf of the States members \
and observers of the Group of African States), Venezuela (Bolivarian Republic of) (by video message);

(b) Representatives of observer States: China, Holy See (by video message), Palestine;

(c) Observers for United Nations entities, specialized agencies and related organizations: UNICEF, United Nations \
Office on Drugs and Crime;

(d) Observers for non-governmental organizations: Lawyers for the Sea – COC Harbour (also on behalf of CIVICUS: World \
Alliance), Society for Lamps in Harbours."""


@pytest.mark.parametrize(
    "faithful",
    [
        # Who spoke
        paragraph("Statements were made by the representatives of India and Chile.", said("india", "chile")),
        paragraph(
            BY_CATEGORY,
            said("brazil", capacity="representative", standing="member", on_behalf_of=["chile", "peru"], own="true"),
            said("india", capacity="representative", on_behalf_of=["group-of-77"], except_=["kenya"]),
            said("indonesia", capacity="representative"),
            said("indonesia", capacity="representative", on_behalf_of=["african-group"], own="true"),
            said("venezuela", capacity="representative", delivery="by video message"),
            said("china", "holy-see", "palestine", capacity="representative", standing="observer"),
            said("unicef", "unodc", "lamp-society", capacity="observer"),
        ),
        paragraph(
            "Statements were made by the representatives of India (on behalf of Brazil, South Africa, India and China)"
            " and Kenya (on behalf of the Group of African States and in its national capacity).",
            said("india", capacity="representative", on_behalf_of=["basic"]),
            said("kenya", capacity="representative", on_behalf_of=["african-group"], own="true"),
        ),
        paragraph(
            "Statements were made by the observers for the United Nations Children's Fund (UNICEF), the United Nations"
            " Office on Drugs and Crime and the Society for Lamps in Harbours, and by the observer for the Holy See.",
            said("unicef", "unodc", "lamp-society", "holy-see", capacity="observer"),
        ),
        paragraph(
            "The observer for the Holy See made a statement. Statements were made by India on the situation in Kenya"
            " and Chile.",
            said("holy-see", capacity="observer"),
            said("india"),
        ),
        paragraph(
            "At the request of India, statements were made by the representatives of India and Chile.",
            said("india", "chile", capacity="representative"),
        ),
        paragraph("The representative of Kenya introduced the draft, and the Chair made a statement.", said("chair")),
        paragraph(
            "Statements were made by the Minister of Justice of Kenya, Dorcas Oduor, and by Ms. Risman (Indonesia).",
            said("oduor", "risman"),
        ),
        paragraph(
            "Statements were made by representatives of 12 Parties, including one speaking on behalf of the Group of"
            " 77 and China and one on behalf of the Group of African States.",
            said("group-of-77", "african-group", capacity="representative"),
        ),
        paragraph(
            "Representatives of the Secretariat and of the Institute of Lamps made closing statements.",
            said("secretariat", capacity="representative", kind="closing"),
        ),
        paragraph("The observer for Palestine attended. The representative of Peru asked for the floor."),
        paragraph(
            "The representative of the Secretariat spoke on behalf of representatives and observers. The observers for"
            " peace were heard. Statements were made by Brazil.",
            said("secretariat", "brazil", capacity="representative"),
        ),
        paragraph(
            "A statement (on behalf of observers of the sea) was made by the representative of Chile.",
            said("chile", capacity="representative"),
        ),
        paragraph(
            "The panel was led by Dorcas Oduor (Kenya), the Executive Director of UNICEF, and the Office of the United"
            " Nations High Commissioner in Peru.",
            panellists=[
                {"person": "oduor", "country": "kenya"},
                {"office": "Executive Director", "of": "unicef"},
                {"office": "Office of the United Nations High Commissioner", "country": "peru"},
            ],
        ),
        # Two mentions of one, of which the records take another than a reader would
        paragraph(
            "The panel was led by the Chair. Brazil and the Chair made statements.",
            said("brazil", "chair"),
            panellists=[{"officer": "chair"}],
        ),
        # A note holds no statements.
        paragraph("It was heard.[^4]"),
        # Symbols, and what looks like one
        "It had before it two notes (E/CN.15/2011/2 and E/CN.15/2011/2/Add.1), A/64/115. It took note of CL 154/1.",
        "Parties and/or States, TCP/IP, HIV/AIDS, km/h, 24/7, decision 2/CP.17, decision XII/3 and decision VI/2.",
        "See https://docs.example/E/CN.15/99/X.1, docs.example/?s=A/HRC/1/x2 and the years 2010/2011.",
        "The document E/2015/27-E/CN.6/2015/10 was before it, with A/HRC/43/L.4-6; PM/Chair, IV/2 and Part I/3.",
        "Of the NGO/ 2011 rest, of AM/ PM 2 and of the A / 3 of 4.",
        # Lines and hyphens
        "The short- and long-term needs, pre- or post-natal, low-income States, Timor-\u200bLeste and Guinea-Bissau -",
        "An à court- et moyen-terme, kurz-, mittel- und langfristig, cost- but not time-bound.".replace(" und", " and"),
        "It met from 11 to 15 April\n2011\nin Vienna, with 24\nmembers; the vote was 24 to 3.",
        # References
        "At its 3rd and 4th meetings, it considered agenda item 4 (a), sub-item (c), and paragraph 1 above.",
        "See paragraph 20 of decision 2/CP.17, and paragraph 9 of resolution 5.",
        paragraph("At its 17th meeting, the Board met.", names={"17th meeting": "none"}),
        # Names
        "Turkey was noted. So was the Turkey of old.",
        paragraph("The Ottoman lamp was lit.", names={"Ottoman": "turkiye"}),
        "Sub-paragraphs are told as such at the start of a block alone: (c) this is none.",
    ],
    ids=lambda faithful: (faithful if isinstance(faithful, str) else faithful["text"])[:50],
)
def test_what_a_faithful_document_prints_is_not_found(tmp_path: Path, faithful: str | Record) -> None:
    notes = [
        {"number": "3", "text": "Observer of the Council speaking on behalf of member and observer States."},
        {"number": "4", "text": "Statements were made by the representatives of India and Chile at the time."},
    ]
    assert told(tmp_path, report(faithful, notes=notes)) == []


@pytest.mark.parametrize(
    "numbers",
    [
        "1 2 3",
        "26 27 28",
        "26.1 26.2 27",
        "26.1 26.2 27.1 27.2 28",
        "9 9.1 9.2 10",
        "5|5 bis|6",
        "5|5 bis|5 ter|5 quater|6",
        "5|5 Bis|6",
        "26.9 26.10 26.11",
        "I II IV a c",
        "12 12A 14",
        "1 - 2 - - 3",
    ],
)
def test_numbers_in_order_are_not_found(tmp_path: Path, numbers: str) -> None:
    listed = [number.strip() for number in (numbers.split("|") if "|" in numbers else numbers.split())]
    given = [unnumbered("Lamps.") if number == "-" else paragraph("Lamps.", number=number) for number in listed]
    assert told(tmp_path, report(*given)) == []


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ("1 3", ["SR201 number '3' follows '1': expected '2'"]),
        ("26.1 26.2 26.4 26.5", ["SR201 number '26.4' follows '26.2': expected '26.3'"]),
        ("26.1 28.1", ["SR201 number '28.1' follows '26.1': expected '26.2'"]),
        ("5|5 ter|6", ["SR201 number '5 ter' follows '5': expected '6'"]),
        ("2 1", ["SR201 number '1' follows '2': expected '3'"]),
        # One wrong number, whether it was mistyped, stands in the wrong place, or was added
        ("1 2 33 4", ["SR201 number '33' follows '2': expected '3'"]),
        ("1 2 33 3 4", ["SR201 number '33' follows '2': expected '3'"]),
        ("4 5 8 9", ["SR201 number '8' follows '5': expected '6'"]),
        ("1 - 3 A 7", ["SR201 number '3' follows '1': expected '2'"]),
        # What SR122 and SR124 tell of is not told twice.
        ("1 2 2 4", ["SR122 duplicate number '2' in one series"]),
        ("1 2 1 4 6", ["SR122 duplicate number '1' in one series", "SR201 number '6' follows '4': expected '5'"]),
        ("1 1.a 1-a 2", ["SR124 number '1-a' gives the address #para_1-a, as '1.a' does"]),
    ],
)
def test_numbers_out_of_order_are_found_once(tmp_path: Path, numbers: str, expected: list[str]) -> None:
    listed = numbers.split("|") if "|" in numbers else numbers.split()
    given = [unnumbered("Lamps.") if number == "-" else paragraph("Lamps.", number=number) for number in listed]
    assert told(tmp_path, report(*given)) == expected


# Labels of blocks; a dash is a block without one.


@pytest.mark.parametrize(
    "labels",
    [
        "(a) (b) (c)",
        "(a) (i) (ii) (b) (i) (ii) (iii) (c)",
        "(f) (g) (h) (i) (j)".replace("(f)", "(a) (b) (c) (d) (e) (f)"),
        "(a) (b) - (c)",
        "(a) (i) - (ii) (iii) (b)",
        "(a) (b) - (a) (b) - (c)",
        "a. b. i. ii. c.",
        "a) b) c)",
        "(1) (2) (3)",
        "(a) (1) (2) (b)",
        "(i) (ii) (iii) (iv) (v) (vi) (vii) (viii) (ix) (x) (xi)",
        "(w) (x) (y) (z) (aa) (bb)".replace("(w)", " ".join(f"({letter})" for letter in "abcdefghijklmnopqrstuvw")),
        "“(a) “(c) “(b)",
        "etc. (sic) p. 1.",
        "(a) (b) | (c) (d)",  # the paragraph was split, as by a heading
        "(a) (i) | (ii) (b)",
    ],
)
def test_labels_in_order_are_not_found(tmp_path: Path, labels: str) -> None:
    assert told(tmp_path, _labelled(labels)) == []


def _labelled(labels: str) -> Record:
    """Return a report with one paragraph of labelled blocks, and after a stroke one without a number."""
    texts = [
        "\n\n".join("It went on." if label == "-" else f"{label} One." for label in part.split())
        for part in labels.split("|")
    ]
    return report(texts[0], *map(unnumbered, texts[1:]))


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ("(a) (c)", ["'(c)' follows '(a)': expected '(b)'"]),
        ("(a) (c) (d)", ["'(c)' follows '(a)': expected '(b)'"]),
        ("(b) (c)", ["'(b)' begins its list: expected '(a)'"]),
        ("(a) (i) (iii) (b)", ["'(iii)' follows '(i)': expected '(ii)'"]),
        ("(a) (ii)", ["'(ii)' begins its list: expected '(i)'"]),
        ("(a) (i) (ii) (c)", ["'(c)' follows '(a)': expected '(b)'"]),
        ("(a) (b) - (d)", ["'(d)' follows '(b)': expected '(c)'"]),
        ("(a) (b) | (d)", ["'(d)' follows '(b)': expected '(c)'"]),
        ("(h) (i)".replace("(h)", "(a)") + " (k)", ["'(k)' follows '(i)': expected '(j)'"]),
        ("(1) (3)", ["'(3)' follows '(1)': expected '(2)'"]),
        ("b. c.", ["'b.' begins its list: expected 'a.'"]),
        ("(a) (c) (i) (iii)", ["'(c)' follows '(a)': expected '(b)'", "'(iii)' follows '(i)': expected '(ii)'"]),
    ],
)
def test_labels_out_of_order_are_found(tmp_path: Path, labels: str, expected: list[str]) -> None:
    assert told(tmp_path, _labelled(labels)) == [f"SR202 sub-paragraph {words}" for words in expected]


def test_a_list_does_not_go_on_in_the_next_paragraph_with_a_number(tmp_path: Path) -> None:
    given = report("(a) One;\n\n(b) Two.", "(c) Three.")
    assert told(tmp_path, given) == ["SR202 sub-paragraph '(c)' begins its list: expected '(a)'"]


def test_a_report_in_french(tmp_path: Path) -> None:
    # There is no French grammar: only what the records say of names is held against the text.
    text = (
        "À la 9e séance, des déclarations ont été faites par les représentants du Kenya (au nom du Groupe des États"
        " d’Afrique), du Brésil et de la Chine, et par l’observateur du Chili, à court- et moyen-terme"
        " (E/CN.15/2011/2)."
    )
    given = report(
        paragraph(
            f"{text}\n\na) Du Pérou ;\n\nb) De l’Inde.",
            said("kenya", capacity="representative", on_behalf_of=["african-group"]),
            said("chile", capacity="observer"),
        ),
        language="fr",
    )
    assert told(tmp_path, given) == []
    given = report(paragraph(text, said("kenya", "india", capacity="observer")), language="fr")
    assert told(tmp_path, given) == ["SR203 statement of 'india', whom the text does not name"]


# --- what must be found ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # SR203
        (paragraph("India spoke.", said("india", "peru")), ["SR203 statement of 'peru', whom the text does not name"]),
        (
            paragraph("India spoke.", said("india"), said("india")),
            ["SR203 statement of 'india', whom the text does not name so often"],
        ),
        (
            paragraph("India spoke for Peru.", said("india", on_behalf_of=["peru", "chile"])),
            ["SR203 'chile' stands under on_behalf_of, and the text does not name it"],
        ),
        (
            paragraph("India and Peru spoke for Chile.", said("india", "peru", on_behalf_of=["chile"])),
            [],  # once for both
        ),
        (
            paragraph(
                "India spoke for Chile, Peru spoke.", *(said(key, on_behalf_of=["chile"]) for key in ("india", "peru"))
            ),
            ["SR203 'chile' stands under on_behalf_of, and the text does not name it so often"],
        ),
        (
            paragraph("It was led by Dorcas Oduor.", panellists=[{"person": "risman"}, {"of": "india"}]),
            [
                "SR203 panellist 'india', whom the text does not name",
                "SR203 panellist 'risman', whom the text does not name",
            ],
        ),
        # SR204, and SR203 with whom the text has instead
        (
            paragraph("Statements were made by India, Peru and Chile.", said("india", "chile")),
            ["SR204 'Peru' is named as one who spoke, or was spoken for, and no record has 'peru'"],
        ),
        (
            paragraph("Statements were made by India, Peru and Chile.", said("india", "kenya", "chile")),
            ["SR203 statement of 'kenya', whom the text does not name; did you mean 'peru'?"],
        ),
        (
            paragraph("Statements were made by Peru, India and Chile.", said("india", "kenya", "chile")),
            [
                "SR203 statement of 'kenya', whom the text does not name",
                "SR204 'Peru' is named as one who spoke, or was spoken for, and no record has 'peru'",
            ],
        ),
        (
            paragraph(
                "Statements were made by India, Peru and Chile.",
                said("kenya", "holy-see"),
                said("secretariat", "chile"),
            ),
            [
                "SR203 statement of 'holy-see', whom the text does not name; did you mean 'peru'?",
                "SR203 statement of 'kenya', whom the text does not name; did you mean 'india'?",
                "SR203 statement of 'secretariat', whom the text does not name",
            ],
        ),
        (
            paragraph("The observers for Palestine (on behalf of the Holy See) and Peru made brief remarks."),
            [
                "SR204 'Holy See' is named as one who spoke, or was spoken for, and no record has 'holy-see'",
                "SR204 'Palestine' is named as one who spoke, or was spoken for, and no record has 'palestine'",
                "SR204 'Peru' is named as one who spoke, or was spoken for, and no record has 'peru'",
            ],
        ),
        (
            paragraph("Statements were made by India and India.", said("india")),
            ["SR204 'India' is named as one who spoke, or was spoken for, and no record has 'india'"],
        ),
        (
            paragraph("Statements were made by the United Nations Children's Fund (UNICEF) and Peru.", said("peru")),
            [
                (
                    "SR204 'United Nations Children's Fund (UNICEF)' is named as one who spoke, or was spoken for, and"
                    " no record has 'unicef'"
                )
            ],
        ),
        # SR206
        (
            paragraph(
                "Statements were made by the observers for Peru and Chile and the representative of India.",
                said("peru", "chile", "india", capacity="representative"),
            ),
            ["SR206 'peru' and 1 more are recorded as representative, and printed as observer"],
        ),
        # SR207
        (
            paragraph("India, Peru and Chile spoke.", said("peru", "chile", "india")),
            ["SR207 'india' is recorded after 'chile', and printed before it"],
        ),
        # SR301
        ("See agenda item 5.", ["SR301 'agenda item 5' leads nowhere: the agenda of the session has no such item"]),
        ("At its 9th meeting, it met.", ["SR301 '9th meeting' leads nowhere: the session has no such meeting"]),
        ("See paragraph 2 below.", ["SR301 'paragraph 2' leads nowhere: the report has no such paragraph"]),
        (
            "On agenda item 4, at the 3rd and 9th meetings, see paragraphs 1 and 7 above.",
            [
                "SR301 '7' leads nowhere: the report has no such paragraph",
                "SR301 '9th' leads nowhere: the session has no such meeting",
            ],
        ),
        # SR302
        (
            "See E/CN.15/ 2011/2 and FCCC/SBI2014/4.",
            [
                (
                    "SR302 'E/CN.15/ 2011/2' looks like a symbol, and is none: without the space it would be "
                    "'E/CN.15/2011/2'"
                ),
                "SR302 'FCCC/SBI2014/4' looks like a symbol, and is none: the body has no such symbols",
            ],
        ),
        (
            "(E/CN.15/2011/2/ Add.1).",
            [
                (
                    "SR302 'E/CN.15/2011/2/ Add.1' looks like a symbol, and is none: without the space it would be "
                    "'E/CN.15/2011/2/Add.1'"
                )
            ],
        ),
        # SR212, and not SR302 or SR123 beside it
        (
            "See Е/CN.15/2011/2.",  # the first letter is Cyrillic
            ["SR212 symbol 'Е/CN.15/2011/2' has a Cyrillic letter (U+0415) that looks like the Latin 'E'"],
        ),
        # SR303
        ("Türkiye was noted.", ["SR303 'Türkiye' was not the name of 'turkiye' on 2011-04-15: it was 'Turkey'"]),
        # SR304
        ("India\n125\nspoke.", ["SR304 '125' alone on a line looks like part of the page, not of the text"]),
        # SR305
        ("It was inter- national.", ["SR305 'inter- national' looks like a word broken at the end of a line"]),
        ("Timor-\nLeste", ["SR305 'Timor- Leste' looks like a word broken at the end of a line"]),
    ],
)
def test_what_cannot_be_faithful_is_found(tmp_path: Path, given: str | Record, expected: list[str]) -> None:
    assert sorted(told(tmp_path, report(given))) == expected


def test_capacities_and_standings_change_in_one_session_alone(tmp_path: Path) -> None:
    reports = {
        "a": report(
            paragraph("Peru and Chile spoke.", said("peru", capacity="observer"), said("chile", standing="member")),
            paragraph("Peru spoke for India.", said("peru", capacity="chair", on_behalf_of=["india"])),
            paragraph("Dorcas Oduor spoke.", said("oduor", capacity="observer")),
        ),
        "b": report(
            paragraph("Peru spoke.", said("peru", capacity="representative", standing="member")),
            paragraph("Chile spoke.", said("chile", capacity="representative", standing="observer")),
            paragraph(
                "Peru and Chile spoke.", said("peru", capacity="representative"), said("chile", standing="observer")
            ),
            paragraph("India spoke.", said("india", capacity="representative")),
            paragraph("Dorcas Oduor spoke.", said("oduor", capacity="representative")),
        ),
    }
    assert told(tmp_path, reports) == [
        "SR205 'peru' is representative here, and observer in paragraph 1 of commission/20/a",
        "SR205 'chile' is observer here, and member in paragraph 1 of commission/20/a",
    ]
    other = tmp_path / "data/reports/commission/21"
    put(other / "session.yml", SESSION)
    (tmp_path / "data/reports/commission/20/b.yml").rename(other / "b.yml")
    assert list(examine(tmp_path)) == []


@pytest.mark.parametrize(
    ("session", "expected"),
    [
        ({"meetings": [{"number": "2"}, {"number": "10"}, {"number": "11 bis"}, {"number": "resumed"}]}, []),
        ({"meetings": [{"number": "1"}, {"number": "1 bis"}, {"number": "1.2"}]}, []),
        ({"meetings": [{"number": "10"}, {"number": "2"}, {"number": "3"}]}, ["SR209"]),
        ({"meetings": [{"number": "1", "date": "2011-04-15"}, {"number": "2", "date": "2011-04-15"}]}, []),
        # A day outside the session is not told of as one before another, nor a meeting told of twice.
        ({"meetings": [{"number": "1", "date": "2011-05-12"}, {"number": "2", "date": "2011-04-12"}]}, ["SR208"]),
        ({"meetings": [{"number": "2", "date": "2011-04-13"}, {"number": "1", "date": "2011-04-12"}]}, ["SR209"]),
        ({"meetings": [{"number": "1"}, {"number": "2"}, {"number": "1"}]}, ["SR122"]),
        ({"dates": [{"from": "2011-04-15", "to": "2011-04-11"}]}, ["SR103"]),
        (
            {"dates": [{"from": "2011-04-11", "to": "2011-04-12"}, {"from": "2011-06-01", "to": "2011-06-03"}]},
            [],
        ),
    ],
)
def test_days_and_meetings(tmp_path: Path, session: Record, expected: list[str]) -> None:
    assert codes(told(tmp_path, report("Lamps."), session=session)) == expected


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ([{"from": "2011-07-13", "to": "2011-07-14"}], []),
        ([{"from": "2011-07-12", "to": "2011-07-13"}], ["SR210"]),
        ([{"from": "2011-07-01", "to": "2011-07-02"}, {"from": "2011-08-01", "to": "2011-08-02"}], []),
    ],
)
def test_who_existed_in_the_days_of_the_session_may_have_spoken(
    tmp_path: Path, dates: list[Record], expected: list[str]
) -> None:
    # Whatever the date of the report, which may be made much later.
    given = report(paragraph("South Sudan spoke.", said("south-sudan")), date="2012-01-01")
    assert codes(told(tmp_path, given, session={"dates": dates, "meetings": []})) == expected


@pytest.mark.parametrize(("last", "expected"), [("2011-04-10", ["SR210"]), ("2011-04-11", []), ("2011-04-15", [])])
def test_who_existed_on_one_day_of_the_session_may_have_spoken(tmp_path: Path, last: str, expected: list[str]) -> None:
    given = report(paragraph("Old Land spoke.", said("old")))
    assert codes(told(tmp_path, given, delegations={"old": delegation("Old Land", to=last)})) == expected


def test_what_changes_on_the_day_of_publication_changes_after_it(tmp_path: Path) -> None:
    assert told(tmp_path, report("Lamps.", published="2011-04-16", changed="2011-04-16")) == []


FORMER = {"to": "1999-12-31", "source": "a letter"}


@pytest.mark.parametrize(
    ("delegations", "expected"),
    [
        # Names of different times, or in different languages
        ({"a": delegation("Old", to="1999-12-31"), "b": delegation("Old", **{"from": "2000-01-01"})}, []),
        ({"a": delegation("New", former=[{**FORMER, "names": {"en": {"short": "Old"}}}]),
          "b": delegation("Old", **{"from": "2000-01-01"})}, []),
        ({"a": delegation("New", former=[{**FORMER, "names": {"en": {"short": "Old"}}}]),
          "b": delegation("New", to="1999-12-31")}, []),
        ({"a": delegation("One"), "b": delegation("Two", "One")}, []),
        ({"a": delegation("One"), "b": delegation("one")}, []),
        # Names of one time
        ({"a": delegation("One"), "b": delegation("the One")}, ["'the One' is a name of 'a' too"]),
        ({"a": delegation("Old", to="2000-01-01"), "b": delegation("Old", **{"from": "2000-01-01"})},
         ["'Old' is a name of 'a' too"]),
        ({"a": delegation("New", former=[{**FORMER, "names": {"en": {"short": "Old"}}}]), "b": delegation("Old")},
         ["'Old' is a name of 'a' too"]),
        ({"a": delegation("One"), "b": delegation("One"), "c": delegation("One")},
         ["'One' is a name of 'a' too", "'One' is a name of 'a' too"]),
    ],
)  # fmt: skip
def test_names_that_two_bear(tmp_path: Path, delegations: Record, expected: list[str]) -> None:
    found = told(tmp_path, report("Lamps."), delegations=delegations)
    assert [problem.removeprefix("SR211 ").partition(":")[0] for problem in found] == expected


def test_words_under_names_stand_in_some_text(tmp_path: Path) -> None:
    given = report(
        paragraph("The lamps of Pru.[^1]", names={"Pru": "peru", "lamp": "none"}),
        "No lamp.",
        names={"Chil": "chile", "lamp": "none", "Ind": "india"},
        notes=[{"number": "1", "text": "Ind, or India."}],
    )
    assert told(tmp_path, given) == [
        "SR310 'Chil' does not stand in the text",
        "SR310 'lamp' does not stand in the text",
    ]


def test_a_body_without_symbols_has_none_that_are_malformed(tmp_path: Path) -> None:
    given = report("The note E/CN.15/ 2011/2, and CL 154/X2.")
    assert codes(told(tmp_path, given)) == ["SR302"]
    body = {**BODIES["commission"], "profile": {"languages": ["en"]}}
    put(tmp_path / "data/registry/bodies.yml", {"commission": body})
    put(tmp_path / "data/reports/commission/20/session.yml", {**SESSION, "documents": []})
    assert list(examine(tmp_path)) == []


# --- one mistake, one finding -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # An id that nobody knows: what the paragraph then lacks is not told of.
        (paragraph("Statements were made by India.", said("indai")), ["SR104"]),
        (paragraph("India spoke for Peru.", said("india", on_behalf_of=["peur"])), ["SR104"]),
        (paragraph("Dorcas Oduor spoke.", said("odour")), ["SR111"]),
        (paragraph("Led by Dorcas Oduor (Kenya).", panellists=[{"person": "odour", "country": "kenya"}]), ["SR106"]),
        (paragraph("Led by the Chair.", panellists=[{"officer": "chari", "country": "chile"}]), ["SR110"]),
        (paragraph("Statements were made by Pru.", said("peru"), names={"Pru": "preu"}), ["SR111"]),
        # Another mistake hides nothing.
        (paragraph("India spoke.", said("peru", capacity="observers")), ["SR113", "SR203"]),
        (paragraph("India spoke.[^9]", said("peru", item="9")), ["SR107", "SR112", "SR203"]),
    ],
)
def test_an_id_that_nobody_knows_is_told_of_once(tmp_path: Path, given: Record, expected: list[str]) -> None:
    other = paragraph("Statements were made by India.", said("peru"))
    found = codes(told(tmp_path, report(given, other)))
    assert sorted(found) == sorted([*expected, "SR203"])  # the other paragraph's own


def test_two_paragraphs_of_one_number_are_told_of_once(tmp_path: Path) -> None:
    one = paragraph("Statements were made by India.", said("india"), number="1")
    other = paragraph("Statements were made by Peru.", said("peru"), number="1")
    assert codes(told(tmp_path, report(one, other))) == ["SR122"]


def test_a_record_of_the_registry_that_is_wrong_is_told_of_once(tmp_path: Path) -> None:
    given = report(paragraph("Statements were made by Peru and India.", said("peru", "india", capacity="observer")))
    assert codes(told(tmp_path, given, delegations={"peru": {"kind": "state"}})) == ["SR102", "SR103"]


def test_a_capacity_that_the_sentence_contradicts_is_told_of_once(tmp_path: Path) -> None:
    given = report(
        paragraph("A statement was made by the observer for Peru.", said("peru", capacity="observer")),
        paragraph("A statement was made by the observer for Peru.", said("peru", capacity="representative")),
    )
    assert told(tmp_path, given) == ["SR206 'peru' is recorded as representative, and printed as observer"]


def test_a_name_that_two_bear_is_told_of_once(tmp_path: Path) -> None:
    text = "Statements were made by Peru. It was led by Peru, and so by Peru again."
    statements = said("peru", on_behalf_of=["peru"], except_=["peru"])
    given = report(paragraph(text, statements, panellists=[{"of": "peru"}]))
    twins: Record = {"peru-too": delegation("Peru")}
    assert codes(told(tmp_path, given, delegations=twins)) == ["SR211"]
    # Where both do bear it, each text has to say whom it means.
    twins["peru-too"] = delegation("Peru", as_printed=[{"code": "SR211", "reason": "Both bear it."}])
    assert codes(told(tmp_path, given, delegations=twins)) == ["SR308", "SR308", "SR308"]
    given = report(paragraph(text, said("peru"), names={"Peru": "peru"}, as_printed=[]))
    assert told(tmp_path, given, delegations=twins) == []


def test_a_name_that_two_bear_is_a_name_in_a_list(tmp_path: Path) -> None:
    lamps = delegation("Friends of the old lamps")
    accepted = {**lamps, "as_printed": [{"code": "SR211", "reason": "Both bear it."}]}
    given = report("Statements were made by the observers for the Friends of the old lamps and Kenya.")
    found = told(tmp_path, given, delegations={"friends": lamps, "old-friends": accepted})
    assert sorted(found) == [
        "SR204 'Kenya' is named as one who spoke, or was spoken for, and no record has 'kenya'",
        "SR308 'Friends of the old lamps' may be 'friends' or 'old-friends': say under names whom it means",
    ]


def test_a_name_that_two_people_bear_is_told_of_once(tmp_path: Path) -> None:
    given = report(paragraph("Dorcas Oduor spoke to Elly Risman.", said("oduor", "risman"), said("twin")))
    twin = {"name": "Dorcas Oduor"}
    assert codes(told(tmp_path, given, people={"twin": twin})) == ["SR211"]
    accepted = {**twin, "as_printed": [{"code": "SR211", "reason": "Mother and daughter."}]}
    assert codes(told(tmp_path, given, people={"twin": accepted})) == ["SR308"]


# --- what a document prints so ----------------------------------------------------------------------


def entry(code: str, words: str = "") -> Record:
    return {"code": code, "reason": "The document prints it so.", **({"words": words} if words else {})}


BROKEN = "SR305 '{}' looks like a word broken at the end of a line"


def test_accepted_at_the_paragraph(tmp_path: Path) -> None:
    broken = paragraph("The inter- national lamps.", as_printed=[entry("SR305")])
    assert told(tmp_path, report(broken)) == []


def test_accepted_at_the_note(tmp_path: Path) -> None:
    note = {"number": "1", "text": "The inter- national lamps."}
    assert told(tmp_path, report("Lamps.[^1]", notes=[{**note, "as_printed": [entry("SR305")]}])) == []
    found = told(tmp_path, report(paragraph("Lamps.[^1]", as_printed=[entry("SR305")]), notes=[note]))
    assert sorted(codes(found)) == ["SR305", "SR307"]


def test_accepted_at_the_report_wherever_it_stands(tmp_path: Path) -> None:
    annex = {"number": "I", "heading": "Annex I", "sections": report("One fog- horn.")["sections"]}
    given = report("The inter- national lamps.", "And fog- horns.", annexes=[annex], as_printed=[entry("SR305")])
    assert told(tmp_path, given) == []


def test_accepted_at_the_session(tmp_path: Path) -> None:
    meetings = [{"number": "4"}, {"number": "3"}]
    assert codes(told(tmp_path, report("Lamps."), session={"meetings": meetings})) == ["SR209"]
    session: Record = {"meetings": meetings, "as_printed": [entry("SR209", "3")]}
    assert told(tmp_path, report("Lamps."), session=session) == []
    # It speaks of the session's own record, not of reports.
    session = {"as_printed": [entry("SR305")]}
    assert sorted(codes(told(tmp_path, report("Fog- horns."), session=session))) == ["SR305", "SR307"]


def test_accepted_at_the_delegation_and_the_person(tmp_path: Path) -> None:
    delegations: Record = {"quechua": delegation("Peru", as_printed=[entry("SR211", "Peru")])}
    people: Record = {"twin": {"name": "Dorcas Oduor", "as_printed": [entry("SR211")]}}
    assert told(tmp_path, report("Lamps."), delegations=delegations, people=people) == []
    # At the second of the two: what the first accepts is not found there.
    delegations = {"quechua": delegation("Peru"), "peru": delegation("Peru", as_printed=[entry("SR211")])}
    assert sorted(codes(told(tmp_path, report("Lamps."), delegations=delegations))) == ["SR211", "SR307"]


def test_accepted_are_the_findings_with_the_words_alone(tmp_path: Path) -> None:
    text = "The inter- national lamps and fog- horns."
    given = paragraph(text, as_printed=[entry("SR305", "fog- horns")])
    assert told(tmp_path, report(given)) == [BROKEN.format("inter- national")]
    given = paragraph(text, as_printed=[entry("SR305", "fog")])
    assert sorted(codes(told(tmp_path, report(given)))) == ["SR305", "SR305", "SR307"]


def test_one_entry_accepts_all_findings_of_its_code(tmp_path: Path) -> None:
    given = paragraph("The inter- national lamps and fog- horns.\n24\n", as_printed=[entry("SR305")])
    assert codes(told(tmp_path, report(given))) == ["SR304"]


def test_not_accepted_in_another_paragraph(tmp_path: Path) -> None:
    given = report("The fog- horns.", paragraph("Lamps.", as_printed=[entry("SR305")]))
    assert sorted(told(tmp_path, given)) == [
        BROKEN.format("fog- horns"),
        "SR307 no finding SR305 is here to be accepted: take the entry out",
    ]


def test_the_narrower_entry_accepts_before_that_of_the_report(tmp_path: Path) -> None:
    given = report(paragraph("The fog- horns.", as_printed=[entry("SR305")]), as_printed=[entry("SR305")])
    assert codes(told(tmp_path, given)) == ["SR307"]
    assert "report.yml:" in next(str(problem) for problem in examine(tmp_path))


def test_an_entry_is_not_unused_where_the_paragraph_cannot_be_judged(tmp_path: Path) -> None:
    given = paragraph("Statements were made by Peru.", said("preu"), as_printed=[entry("SR204")])
    assert codes(told(tmp_path, report(given))) == ["SR104"]


@pytest.mark.parametrize("code", sorted({*CATALOGUE, "SR000"} - ACCEPTABLE))
def test_what_no_document_can_have_is_not_accepted(tmp_path: Path, code: str) -> None:
    given = report(paragraph("At its 9th meeting, Pru spoke.", said("preu"), as_printed=[entry("SR301"), entry(code)]))
    assert sorted(told(tmp_path, given)) == sorted(
        [
            f"SR114 '{code}' is no finding that a document itself can have: mend what it tells of",
            "SR104 unknown delegation 'preu'; did you mean 'peru'?",
        ]
    )


# --- the catalogue ------------------------------------------------------------------------------------


def test_every_rule_has_a_code_and_an_entry_of_its_own() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert {rule.code for rule in RULES} <= set(CATALOGUE)
    assert {rule.code for rule in RULES if rule.code < "SR300"} == {f"SR{number}" for number in range(201, 219)}


def test_what_is_acceptable_is_found_by_a_rule_or_a_symbol() -> None:
    assert {code for code in ACCEPTABLE if code not in {rule.code for rule in RULES}} == {"SR123"}
