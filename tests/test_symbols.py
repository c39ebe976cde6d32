from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from session_reports.symbols import Found, SymbolForms, latin, slug

UN = SymbolForms.of(["united-nations"])
OTHERS = SymbolForms.of(
    [
        "CL {number}/{number}",
        "CL {number}/{number} Rev.{number}",
        "HB {number}-{letter}",
        "WPM-{year}-{number}",
        "G{roman}/{number}",
        "G{roman}/{number}/Add.{number}",
    ]
)


def spans(forms: SymbolForms, text: str) -> list[tuple[str, str]]:
    return [(text[found.start : found.end], found.symbol) for found in forms.find(text)]


def names(forms: SymbolForms, text: str) -> list[str]:
    return [found.symbol for found in forms.find(text)]


# --- what is a symbol -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "symbol",
    [
        "A/64/115",
        "E/CN.15/2011/2",
        "E/CN.4/Sub.2/AC.2/1987/WP.4/Add.1",
        "A/CONF.224/PC(III)/L.2",
        "RES/913(X)",
        "A/RES/2625(XXV)",
        "A/RES/3201(S-VI)",
        "A/RES/377(V)A",
        "A/RES/ES-10/19",
        "A/S-21/1",
        "A/HRC/RES/43/1",
        "S/RES/1325(2000)",
        "S/PRST/2015/1",
        "S/PV.7000",
        "E/CN.7/2007/16/Rev.1",
        "A/HRC/43/L.4/Rev.1",
        "A/HRC/43/64/Add.1/Corr.1",
        "A/HRC/43/NGO/149/Rev.1",
        "A/HRC/43/CRP.5",
        "A/HRC/WG.6/7/SVN/1",
        "A/AC.182/L.137",
        "A/C.5/69/SR.32",
        "E/2015/1/Summary",
        "FCCC/SBI/2014/8",
        "FCCC/SBI/2014/MISC.2/Add.1",
        "FCCC/SBSTA/2018/L.3/Add.1",
        "FCCC/CP/2013/10/Add.2/Rev.1",
        "ECE/TRADE/C/CEFACT/2020/19",
        "ECE/TRADE/437",
        "CAC/COSP/IRG/I/3/1/Add.17",
        "DP/2015/4/Corr.1",
        "HSP/GC/25/2/Add.2",
        "ISBA/21/C/WP.1",
        "NPT/CONF.2015/9",
        "PBC/9/OC/SR.1",
        "ST/ESA/SER.A/423",
        "TD/B/C.II/MEM.3/10",
        "UNEP/CHW.12/3/Add.1",
        "UNEP/FAO/RC/COP.7/19",
        "UNEP/OzL.Pro.WG.1/35/3",
        "CEDAW/C/GC/31",
        "CRC/C/ITA/CO/5-6",
        "CRC/C/ITA/5-6/Add.1",
        "CAT/OP/12/6",
    ],
)
def test_symbols_of_the_united_nations(symbol: str) -> None:
    assert UN.is_symbol(symbol)
    assert UN.find(symbol) == [Found(0, len(symbol), symbol)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A",
        "A/B",
        "A/an",
        "and/or",
        "UN/CEFACT",
        "He/she",
        "2018/2019",
        "43/3",
        "resolution 43/3",
        "5/1",
        "2/CP.17",
        "40C/5",
        "A/C.3",  # a committee, not a document
        "E/CN.4/Sub.2",
        "RES/913",  # the old style has the session in brackets
        "RES/913(10)",
        "FCCC/SBI2014/4",  # misprints of real documents
        "A/HRC/WG.6/7L.14",
        "A/HRC/43/Ad.1",
        "A/HRC/43/2/Add1",
        "A/64/115/",
        "A//115",
        "a/64/115",
        "A/64/115/foo",
        "A/64/115/Add.1/116",  # nothing but modifiers follows a modifier
        "CRC/ITA/1",
        "CRC/C/ITA/5-678",
        "E/CN.15/2011/2-4",
        "A/\u0421.3/70/1",  # a Cyrillic letter that looks like C
        "\u0415/2015/27",
        "A/64/115\u0421",
        "A/64/\u0661\u0661\u0665",  # Arabic-Indic digits
        "CL 154/1",
    ],
)
def test_what_is_no_symbol(text: str) -> None:
    assert not UN.is_symbol(text)
    assert UN.find(text) == []


def test_a_symbol_is_the_whole_text() -> None:
    assert not UN.is_symbol("A/64/115.")
    assert not UN.is_symbol(" A/64/115")
    assert not UN.is_symbol("A/64/115\n")
    assert not UN.is_symbol("A/64/115 and 174")


# --- where symbols stand ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(E/CN.15/2011/2);", ["E/CN.15/2011/2"]),
        ("documents FCCC/SBI/2014/INF.1 and FCCC/SBI/2014/INF.10.", ["FCCC/SBI/2014/INF.1", "FCCC/SBI/2014/INF.10"]),
        ("draft resolution A/HRC/43/L.11, sponsored by Cuba", ["A/HRC/43/L.11"]),
        ("see A/HRC/28/4, paras. 145.1\u2013145.23; 145.55.", ["A/HRC/28/4"]),
        ("\u201cA/64/115\u201d, 'A/64/116' and **A/64/117**", ["A/64/115", "A/64/116", "A/64/117"]),
        ("A/64/115* A/64/116[^1] A/64/117\u00b9", ["A/64/115", "A/64/116", "A/64/117"]),
        ("A/64/115... A/64/116: A/64/117?", ["A/64/115", "A/64/116", "A/64/117"]),
        ("E/2015/27-E/CN.6/2015/10", ["E/2015/27", "E/CN.6/2015/10"]),
        ("CEDAW/C/GC/31-CRC/C/GC/18", ["CEDAW/C/GC/31", "CRC/C/GC/18"]),
        ("E/2015/27\u2011E/CN.6/2015/10", ["E/2015/27", "E/CN.6/2015/10"]),
        ("A/64/115\u2013A/64/120", ["A/64/115", "A/64/120"]),
        ("A/64/115\u2013the report", ["A/64/115"]),
        ("A/64/115- ", ["A/64/115"]),
        ("\u89c1A/HRC/43/2\u53f7\u6587\u4ef6", ["A/HRC/43/2"]),
        ("\u0648A/64/115", ["A/64/115"]),
        ("\u200fA/64/115\u200f", ["A/64/115"]),
        # inside a longer token
        ("xA/64/115", []),
        ("\u0421A/64/115", []),
        ("1A/64/115", []),
        ("_A/64/115_", []),
        ("A/64/115b", []),
        ("A/64/115.2", []),
        ("A/64/115(b)", []),
        ("A/64/115-based", []),
        ("pre-A/64/115", []),
        ("...A/64/115", []),
        ("A/64/115\u2013120", []),
        ("https://undocs.org/en/A/RES/59/209", []),
        ("https://docs.example/?symbol=A/64/115", []),
        ("A/64/115@example", []),
        # other things with a stroke
        ("by 22 votes to 8 (resolution 43/3), decision 2/CP.17, 2018/2019, HIV/AIDS, IOC/IODE", []),
        ("FCCC/SBI2014/4 and FCCC/SBI/2014/MISC.1.", ["FCCC/SBI/2014/MISC.1"]),
        ("Previously issued under document symbol A/HRC/WG.6/7L.14; minor revisions", []),
    ],
)
def test_places(text: str, expected: list[str]) -> None:
    assert spans(UN, text) == [(symbol, symbol) for symbol in expected]


def test_without_forms_nothing_is_a_symbol() -> None:
    none = SymbolForms.of([])
    assert none.find("A/64/115") == []
    assert not none.is_symbol("A/64/115")


# --- elided lists -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A/64/115, 174, 323 and 324",
            [("A/64/115", "A/64/115"), ("174", "A/64/174"), ("323", "A/64/323"), ("324", "A/64/324")],
        ),
        (
            "A/54/598 and Corr.1 and 2",
            [("A/54/598", "A/54/598"), ("Corr.1", "A/54/598/Corr.1"), ("2", "A/54/598/Corr.2")],
        ),
        ("(A/HRC/43/49 and Add.1)", [("A/HRC/43/49", "A/HRC/43/49"), ("Add.1", "A/HRC/43/49/Add.1")]),
        (
            "A/C.3/70/L.2, L.3 and L.4/Rev.1",
            [
                ("A/C.3/70/L.2", "A/C.3/70/L.2"),
                ("L.3", "A/C.3/70/L.3"),
                ("L.4/Rev.1", "A/C.3/70/L.4/Rev.1"),
            ],
        ),
        (
            "(A/HRC/43/3/Add.1\u20133), the reports",
            [("A/HRC/43/3/Add.1", "A/HRC/43/3/Add.1"), ("", "A/HRC/43/3/Add.2"), ("3", "A/HRC/43/3/Add.3")],
        ),
    ],
)
def test_spans_in_lists(text: str, expected: list[tuple[str, str]]) -> None:
    assert spans(UN, text) == expected


def test_what_a_range_leaves_out_stands_before_its_last_number() -> None:
    assert UN.find("A/1/Add.1-3") == [Found(0, 9, "A/1/Add.1"), Found(10, 10, "A/1/Add.2"), Found(10, 11, "A/1/Add.3")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # sentences of reports
        (
            "presented her reports (A/HRC/43/44 and Add.1, 2 and 5).",
            ["A/HRC/43/44", "A/HRC/43/44/Add.1", "A/HRC/43/44/Add.2", "A/HRC/43/44/Add.5"],
        ),
        (
            "her reports (A/HRC/43/41 \nand Add.1\u20133).",
            ["A/HRC/43/41", "A/HRC/43/41/Add.1", "A/HRC/43/41/Add.2", "A/HRC/43/41/Add.3"],
        ),
        (
            "resolution 37/23 (A/HRC/43/31 and Corr.1\u20132); and the study",
            ["A/HRC/43/31", "A/HRC/43/31/Corr.1", "A/HRC/43/31/Corr.2"],
        ),
        ("in 2019 (A/HRC/43/64/Add.1 and Corr.1)", ["A/HRC/43/64/Add.1", "A/HRC/43/64/Add.1/Corr.1"]),
        ("A/HRC/43/L.36 and Rev.1 2 Ensuring accountability", ["A/HRC/43/L.36", "A/HRC/43/L.36/Rev.1"]),
        ("A/HRC/43/26 2, 3 Report of the Secretary-General", ["A/HRC/43/26"]),
        (
            (
                "It had before it documents FCCC/SBI/2014/2 and Add.1, FCCC/SBI/2014/7 and FCCC/SBI/2014/MISC.2 and "
                "Add.1 and 2. Statements were made"
            ),
            [
                "FCCC/SBI/2014/2",
                "FCCC/SBI/2014/2/Add.1",
                "FCCC/SBI/2014/7",
                "FCCC/SBI/2014/MISC.2",
                "FCCC/SBI/2014/MISC.2/Add.1",
                "FCCC/SBI/2014/MISC.2/Add.2",
            ],
        ),
        # bare numbers: all or none, and only where the clause ends or a symbol follows
        ("A/64/115, 20 delegations", ["A/64/115"]),
        ("A/64/115 and 3 other documents", ["A/64/115"]),
        ("A/64/115, 174, 323 and 324 delegations", ["A/64/115"]),
        ("A/64/115 and 174 and the annex", ["A/64/115"]),
        ("A/64/115 and 174, 20 delegations", ["A/64/115"]),
        ("A/64/115, 174, which", ["A/64/115", "A/64/174"]),
        ("A/64/115, and 174.", ["A/64/115", "A/64/174"]),
        ("A/64/115\nand 174\n\nThe Council", ["A/64/115", "A/64/174"]),
        ("A/64/115 and 174\nmembers", ["A/64/115"]),
        ("A/64/115,\n\n174.", ["A/64/115"]),
        ("A/64/115 and 174 and A/65/1", ["A/64/115", "A/64/174", "A/65/1"]),
        ("A/64/115 and 174 and A/an", ["A/64/115"]),
        ("A/64/115 and 174 and Add.1", ["A/64/115", "A/64/174", "A/64/174/Add.1"]),
        ("A/64/115, 110.", ["A/64/115"]),
        ("A/64/115, 2015.", ["A/64/115"]),
        ("A/64/115, 12 April 2010", ["A/64/115"]),
        ("A/64/115, 174.5 and 43/3", ["A/64/115"]),
        ("A/64/115, 174,000.", ["A/64/115"]),
        ("A/64/115,174", ["A/64/115"]),
        ("A/64/115, 174th", ["A/64/115"]),
        ("A/64/115, 174 (2009)", ["A/64/115"]),
        ("A/64/115, 174 %", ["A/64/115"]),
        ("A/64/115, 117\u2013120.", ["A/64/115"]),
        ("A/64/115; 174.", ["A/64/115"]),
        ("A/54/598 and Corr.1, 600 and 601.", ["A/54/598", "A/54/598/Corr.1"]),
        ("RES/913(X) and 914.", ["RES/913(X)"]),
        ("CRC/C/ITA/5-6, 7.", ["CRC/C/ITA/5-6"]),
        # modifiers and natures
        ("A/64/115/Add.1 and Add.2", ["A/64/115/Add.1", "A/64/115/Add.2"]),
        ("A/64/115/Add.1 and 2", ["A/64/115/Add.1", "A/64/115/Add.2"]),
        ("A/64/115, Add.1 and Corr.1", ["A/64/115", "A/64/115/Add.1", "A/64/115/Corr.1"]),
        ("A/64/115 and Add.1/Corr.1", ["A/64/115", "A/64/115/Add.1/Corr.1"]),
        ("A/64/115/Corr.1 and Add.1", ["A/64/115/Corr.1", "A/64/115/Add.1"]),
        ("A/64/115 and Add.1-based", ["A/64/115"]),
        ("A/64/115 and Add.1st", ["A/64/115"]),
        ("A/64/115 and Ad.1", ["A/64/115"]),
        ("A/64/115 and L.3", ["A/64/115"]),
        ("A/C.3/70/L.2, 3 and 4.", ["A/C.3/70/L.2", "A/C.3/70/L.3", "A/C.3/70/L.4"]),
        ("L.2 and L.3 of A/C.3/70/L.1", ["A/C.3/70/L.1"]),
        # ranges
        ("A/C.3/70/SR.8-10", ["A/C.3/70/SR.8", "A/C.3/70/SR.9", "A/C.3/70/SR.10"]),
        ("A/1/Add.1-3 and 5", ["A/1/Add.1", "A/1/Add.2", "A/1/Add.3", "A/1/Add.5"]),
        ("A/1/Add.1, 3-5", ["A/1/Add.1", "A/1/Add.3", "A/1/Add.4", "A/1/Add.5"]),
        ("A/1/Add.3-1", []),
        ("A/1/Add.1-101", []),
        ("A/1/Add.1-3b", []),
        ("A/1/2-4", []),
        # other languages
        ("A/64/115 et 174.", ["A/64/115", "A/64/174"]),
        ("A/64/115 y Add.1", ["A/64/115", "A/64/115/Add.1"]),
        ("A/64/115 \u0438 Corr.1 \u0438 2", ["A/64/115", "A/64/115/Corr.1", "A/64/115/Corr.2"]),
        ("A/64/115\u060c 174 \u0648323.", ["A/64/115", "A/64/174", "A/64/323"]),
        ("A/64/115\u3001174\u548cAdd.1\u3002", ["A/64/115", "A/64/174", "A/64/174/Add.1"]),
        ("A/64/115\u548c174\u3002", ["A/64/115", "A/64/174"]),
        ("A/64/115\u548c174\u53f7", ["A/64/115"]),
    ],
)
def test_lists(text: str, expected: list[str]) -> None:
    assert names(UN, text) == expected


# --- patterns of a profile --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Council (CL 154/1).", [("CL 154/1", "CL 154/1")]),
        ("CL 154/1 Rev.2.", [("CL 154/1 Rev.2", "CL 154/1 Rev.2")]),
        ("CL 154/1 Rev.2x", [("CL 154/1", "CL 154/1")]),  # the longest that stands by itself
        ("CL\n154/1", [("CL\n154/1", "CL 154/1")]),
        ("CL\u00a0154/1", [("CL\u00a0154/1", "CL 154/1")]),
        ("CL 154/1 and 2.", [("CL 154/1", "CL 154/1"), ("2", "CL 154/2")]),
        ("CL 154/1 and Add.1", [("CL 154/1", "CL 154/1")]),  # the profile knows no such symbol
        ("CL 154", []),
        ("CL 154/1234567890", []),
        ("HB 12-B, 13", [("HB 12-B", "HB 12-B")]),
        ("WPM-2013-01", [("WPM-2013-01", "WPM-2013-01")]),
        ("WPM-213-01", []),
        ("GIV/2 and Add.3", [("GIV/2", "GIV/2"), ("Add.3", "GIV/2/Add.3")]),
        ("GAB/2", []),
        ("A/64/115", []),
    ],
)
def test_patterns(text: str, expected: list[tuple[str, str]]) -> None:
    assert spans(OTHERS, text) == expected


def test_a_wrapped_symbol_is_found_but_is_not_how_it_is_written() -> None:
    assert OTHERS.is_symbol("CL 154/1")
    assert not OTHERS.is_symbol("CL\n154/1")


def test_a_profile_may_mix_forms() -> None:
    both = SymbolForms.of(["united-nations", "CL {number}/{number}"])
    assert names(both, "A/64/115, CL 154/1 and A/64/116") == ["A/64/115", "CL 154/1", "A/64/116"]


@pytest.mark.parametrize("form", ["IOTC{year}{number}", "D{letter}{number}", "R{roman}B", "N{number}/{number}A", "Doc"])
def test_placeholders_may_touch_what_they_cannot_hold(form: str) -> None:
    SymbolForms.of([form])


@pytest.mark.parametrize(
    ("form", "message"),
    [
        (
            "CL {numbr}",
            "symbol form 'CL {numbr}' has {numbr}, expected one of {number}, {year}, {roman}, {letter}",
        ),
        ("CL {}", "symbol form 'CL {}' has {}, expected one of {number}, {year}, {roman}, {letter}"),
        (
            "CL {number",
            (
                "symbol form 'CL {number' has a brace without its other half in 'CL {number', "
                "expected a placeholder such as {number}"
            ),
        ),
        (
            "CL {number}}",
            (
                "symbol form 'CL {number}}' has a brace without its other half in '}', "
                "expected a placeholder such as {number}"
            ),
        ),
        (
            "united_nations",
            (
                "symbol form 'united_nations' does not start with a capital letter (A to Z), "
                "expected 'united-nations' or a pattern such as 'CL {number}/{number}'"
            ),
        ),
        (
            "{letter} 1",
            (
                "symbol form '{letter} 1' does not start with a capital letter (A to Z), "
                "expected 'united-nations' or a pattern such as 'CL {number}/{number}'"
            ),
        ),
        (
            "\u0421L 1",
            (
                "symbol form '\u0421L 1' does not start with a capital letter (A to Z), "
                "expected 'united-nations' or a pattern such as 'CL {number}/{number}'"
            ),
        ),
        (
            "",
            (
                "symbol form '' does not start with a capital letter (A to Z), "
                "expected 'united-nations' or a pattern such as 'CL {number}/{number}'"
            ),
        ),
        (
            "C" * 101,
            "symbol form has 101 characters, expected at most 100: 'CCCCCCCCCCCCCCCCCCCC'...",
        ),
        (
            "CL {number}{year}",
            "symbol form 'CL {number}{year}' has '{year}' right after {number}, expected a character between",
        ),
        (
            "CL {roman}{letter}",
            "symbol form 'CL {roman}{letter}' has '{letter}' right after {roman}, expected a character between",
        ),
        (
            "CL {number}5",
            "symbol form 'CL {number}5' has '5' right after {number}, expected a character between",
        ),
        (
            "CL {number}&",
            (
                "symbol form 'CL {number}&' gives symbols without an address: symbol 'CL 1&' holds '&' (AMPERSAND), "
                "expected ASCII letters, digits, spaces and . / ( ) - _ alone"
            ),
        ),
    ],
)
def test_malformed_patterns(form: str, message: str) -> None:
    with pytest.raises(ValueError) as error:  # noqa: PT011 - the whole message is compared
        SymbolForms.of(["united-nations", form])
    assert str(error.value) == message


def test_a_pattern_of_a_hundred_characters() -> None:
    SymbolForms.of(["C" * 100])


# --- any text ---------------------------------------------------------------------------------

FRAGMENTS = st.sampled_from(
    [
        *("A/64/115", "E/CN.15/2011/2", "CL 154/1", "HB 1-B", "A/1/Add.1", "A/2/L.3", "CRC/C/ITA/5-6", "A/", "/"),
        *(" and ", ", ", " ", "\n", "-", "\u2013", ".", "(", ")", "\u548c", "\u0648", "*"),
        *("Add.1", "Corr.2", "L.4", "Rev.1/Add.2", "1", "2", "174", "323", "2015", "the", "X", "\u0421"),
    ]
)
EVERYTHING = SymbolForms.of(["united-nations", "CL {number}/{number}", "HB {number}-{letter}"])


@given(st.lists(FRAGMENTS, max_size=12).map("".join))
@example("A/1/Add.1-3-A/2/L.3")
def test_what_is_found_in_any_text(text: str) -> None:
    found = EVERYTHING.find(text)
    assert all(EVERYTHING.is_symbol(one.symbol) for one in found)
    assert all(one.symbol.endswith(text[one.start : one.end].replace("\n", " ")) for one in found)
    places = [place for one in found for place in (one.start, one.end)]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("A/" * 50_000, 0),
        ("A" * 100_000, 0),
        ("A/1" + "/1" * 50_000, 0),
        ("A/1" + "/Add.1" * 20_000 + "x", 0),
        ("A/PC(" + "III)/PC(" * 12_000, 0),
        ("A/1" + " " * 100_000, 1),
        ("A/1" + "\n" * 100_000, 1),
        ("A/1," + " " * 100_000 + "and", 1),
        ("A/1 " * 25_000, 25_000),
        ("A/1-" * 25_000, 25_000),
        ("A/1 and Add.1 and " * 5_000, 10_000),
        ("A/1" + "".join(f", {number}" for number in range(2, 15_000)), 14_999),
        ("A/1" + ", 2" * 30_000 + " delegations", 1),
        ("CL 1/" + "1" * 100_000, 0),
        ("HB 1-" + "A" * 100_000 + "a", 0),
    ],
)
def test_long_texts_are_read_in_one_pass(text: str, count: int) -> None:
    assert len(EVERYTHING.find(text)) == count


# --- addresses --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("symbol", "expected"),
    [
        ("E/CN.15/2011/2", "E-CN.15-2011-2"),
        ("RES/913(X)", "RES-913_X"),
        ("A/CONF.224/PC(III)/L.2", "A-CONF.224-PC_III-L.2"),
        ("CL 154/1", "CL_154-1"),
        ("HB_12-B", "HB_12-B"),
    ],
)
def test_slugs(symbol: str, expected: str) -> None:
    assert slug(symbol) == expected


@pytest.mark.parametrize(
    ("symbol", "message"),
    [
        (
            "A/\u0421.3/1",
            (
                "symbol 'A/\u0421.3/1' holds '\u0421' (CYRILLIC CAPITAL LETTER ES), "
                "expected ASCII letters, digits, spaces and . / ( ) - _ alone"
            ),
        ),
        (
            "A\n1",
            "symbol 'A\\n1' holds '\\n' (without a name), expected ASCII letters, digits, spaces and . / ( ) - _ alone",
        ),
        ("", "symbol '' gives the address '', expected one without a full stop at either end"),
        (")", "symbol ')' gives the address '', expected one without a full stop at either end"),
        (".", "symbol '.' gives the address '.', expected one without a full stop at either end"),
        ("..", "symbol '..' gives the address '..', expected one without a full stop at either end"),
        (".A", "symbol '.A' gives the address '.A', expected one without a full stop at either end"),
        ("A.)", "symbol 'A.)' gives the address 'A.', expected one without a full stop at either end"),
    ],
)
def test_symbols_without_an_address(symbol: str, message: str) -> None:
    with pytest.raises(ValueError) as error:  # noqa: PT011 - the whole message is compared
        slug(symbol)
    assert str(error.value) == message


# --- letters that print like Latin ones ----------------------------------------------------------

ALIKE = {
    "A": "\u0410\u0391",
    "B": "\u0412\u0392",
    "C": "\u0421",
    "E": "\u0415\u0395",
    "H": "\u041d\u0397",
    "I": "\u0406\u0399",
    "J": "\u0408",
    "K": "\u041a\u039a",
    "M": "\u041c\u039c",
    "N": "\u039d",
    "O": "\u041e\u039f",
    "P": "\u0420\u03a1",
    "S": "\u0405",
    "T": "\u0422\u03a4",
    "X": "\u0425\u03a7",
    "Y": "\u0423\u03a5",
    "Z": "\u0396",
    "a": "\u0430",
    "c": "\u0441",
    "e": "\u0435",
    "i": "\u0456",
    "j": "\u0458",
    "o": "\u043e\u03bf",
    "p": "\u0440",
    "s": "\u0455",
    "x": "\u0445",
    "y": "\u0443",
}


@pytest.mark.parametrize("letter", ALIKE)
def test_letters_that_print_like_latin_ones(letter: str) -> None:
    assert latin(ALIKE[letter]) == letter * len(ALIKE[letter])


def test_other_letters_stay_as_they_are() -> None:
    others = "\u0411\u0416\u042f\u0431\u0442\u0393\u03a3\u03b1 E/CN.15/2011/2 \u0643 \u4e2d \u00e9"
    assert latin(others) == others


def test_a_symbol_with_such_letters_is_found_where_it_stands() -> None:
    text = "\u0412 (\u0415/\u0421N.15/2011/2)"  # two Cyrillic letters in it, and one before
    assert [(text[found.start : found.end], found.symbol) for found in UN.find(latin(text))] == [
        ("\u0415/\u0421N.15/2011/2", "E/CN.15/2011/2")
    ]
    assert not UN.find(text)
    assert not UN.is_symbol("\u0415/\u0421N.15/2011/2")


@given(st.text(st.characters(min_codepoint=0x370, max_codepoint=0x45F)) | st.text())
def test_one_letter_stands_for_one(text: str) -> None:
    assert len(latin(text)) == len(text)
    assert latin(latin(text)) == latin(text)
