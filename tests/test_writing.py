"""Drafts as YAML: what is written is read again as it was, and looks as if it were written by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_reports.importer.writing import scalar, written
from session_reports.source import plain, read

if TYPE_CHECKING:
    from session_reports.importer.writing import Tree


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Draft report", "Draft report"),
        ("4", "4"),
        ("2011-04-13", "2011-04-13"),
        ("26.1", '"26.1"'),
        ("010", '"010"'),
        ("12:30", '"12:30"'),
        ("no", '"no"'),
        ("Yes", '"Yes"'),
        ("a: b", '"a: b"'),
        ("# a", '"# a"'),
        ("[a]", '"[a]"'),
        ("“Lamps”", "“Lamps”"),
        ("it’s", "it’s"),  # noqa: RUF001
        ('say "it"', 'say "it"'),
        ("*a*", '"*a*"'),
        (" a", '" a"'),
        (True, "true"),
        (False, "false"),
        (26, "26"),
    ],
)
def test_values_on_one_line(value: str | bool | int, expected: str) -> None:  # noqa: FBT001 - one of a table
    assert scalar(value) == expected


def test_a_draft_looks_as_if_it_were_written_by_hand() -> None:
    delegations = [f"delegation-{letter}" for letter in "abcdefgh"]
    tree: dict[str, Tree] = {
        "title": "Lamps: a report",
        "rapporteur": {"person": "ana-lamp", "country": "kenya"},
        "provenance": {"source": "Council, " * 20, "form": "PDF"},
        "names": {"Special Rapporteur": "ana-lamp"},
        "sections": [
            {
                "id": "lamps",
                "items": ["4", "4/a"],
                "paragraphs": [
                    {
                        "number": "1",
                        "text": "Statements were made by the representatives of many delegations, of which the names "
                        "follow here:\n\n(a) Lamps.",
                        "statements": [
                            {"by": ["chair", "secretariat"], "kind": "introductory"},
                            {"by": delegations, "capacity": "representative", "own": True},
                        ],
                    },
                    {"number": "2", "text": "It ended."},
                ],
            }
        ],
        "counts": {"in_favour": 26},
    }
    assert written(tree, ["A remark", ""]) == (
        "# A remark\n\n"
        'title: "Lamps: a report"\n'
        "rapporteur: {person: ana-lamp, country: kenya}\n"
        "provenance:\n"
        f'  source: "{"Council, " * 20}"\n'
        "  form: PDF\n"
        "names: {Special Rapporteur: ana-lamp}\n"
        "sections:\n"
        "  - id: lamps\n"
        "    items: [4, 4/a]\n"
        "    paragraphs:\n"
        "      - number: 1\n"
        "        text: |\n"
        "          Statements were made by the representatives of many delegations, of which the names follow here:\n"
        "\n"
        "          (a) Lamps.\n"
        "        statements:\n"
        "          - {by: [chair, secretariat], kind: introductory}\n"
        "          - by: [delegation-a, delegation-b, delegation-c, delegation-d, delegation-e, delegation-f,\n"
        "                 delegation-g, delegation-h]\n"
        "            capacity: representative\n"
        "            own: true\n"
        "\n"
        "      - number: 2\n"
        "        text: |\n"
        "          It ended.\n"
        "\n"
        "counts: {in_favour: 26}\n"
    )


def test_a_list_of_values_and_records_has_a_line_for_each() -> None:
    assert written({"lamps": ["oil", {"wick": "long"}, 3]}) == "lamps:\n  - oil\n  - {wick: long}\n  - 3\n"


LINES = (
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cf"]), min_size=1, max_size=40)
    .map(str.strip)
    .filter(bool)
)


@given(
    st.dictionaries(
        st.sampled_from(["title", "kind", "Special Rapporteur", "a: b"]), st.one_of(LINES, st.lists(LINES, min_size=1))
    )
)
def test_what_is_written_is_read_again(tree: dict[str, Tree]) -> None:
    source, problems = read("x.yml", written(tree).encode())
    if tree:
        assert not problems
        assert source is not None
        assert plain(source.root) == tree
