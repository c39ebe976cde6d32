"""The example spoilt in the obvious way for each code: exactly that code is told, where it was spoilt.

The mistakes are those that a transcriber makes. Each is made in a copy of the project's own data.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import pytest
from tests.sites import ROOT

from session_reports import examine
from session_reports.checks import CATALOGUE

if TYPE_CHECKING:
    from pathlib import Path

    from session_reports import Problem

REPORT = "data/reports/ccpcj/20/thematic-discussion.yml"
SESSION = "data/reports/ccpcj/20/session.yml"
BODIES = "data/registry/bodies.yml"
PEOPLE = "data/registry/people.yml"
STATES = "data/registry/states.yml"

# Of published addresses the tests beside `published.py` spoil a list of their own: the copy here has none. Nor has the
# example votes, sponsors or proposals: `tests/invalid` and the chapter of `tests/test_acts.py` have them.
ELSEWHERE = {"SR126", "SR131", "SR132", "SR133", "SR134", "SR309"}
ELSEWHERE |= {"SR127", "SR213", "SR214", "SR215", "SR216", "SR217", "SR218", "SR311"}


@dataclass(frozen=True, slots=True)
class Mutation:
    """What is put in the place of what in one file, and what must be told of it."""

    code: str
    path: str
    changes: tuple[tuple[str, str | bytes], ...]
    told_at: str = ""
    """Where it is not told on a line that was changed: words of the lines, in any file, where it is."""
    also: tuple[str, ...] = ()
    """What follows by nature, for the reason that stands in the table."""


def change(code: str, path: str, old: str, new: str | bytes, also: tuple[str, ...] = ()) -> Mutation:
    return Mutation(code, path, ((old, new),), also=also)


MUTATIONS = [
    change("SR001", REPORT, "Guel López", b"Guel L\xf3pez"),
    change("SR002", SESSION, "place: Vienna", "place: Vienna: Austria Centre"),
    change("SR003", SESSION, "place: Vienna\n", "place: Vienna\nplace: Vienna\n"),
    change("SR004", REPORT, "- {by: [chair, secretariat]", "- &first {by: [chair, secretariat]"),
    change("SR005", SESSION, "officers:\n", "---\nofficers:\n"),
    change("SR006", SESSION, "place: Vienna", f"place: {'[' * 30}Vienna{']' * 30}"),
    change("SR007", PEOPLE, "Elly Ris", "Elly \u202eRis"),
    change("SR008", REPORT, "text: |\n          There was a need", "text: >\n          There was a need"),
    change("SR009", "data/reports/ccpcj/20/notes.txt", "", "to do"),
    change("SR101", SESSION, "place: Vienna", "places: Vienna"),
    change("SR102", REPORT, "- {person: paula-silva, country: portugal", "- {country: portugal"),
    change("SR103", REPORT, "date: 2011-04-13", "date: 13 April 2011"),
    change("SR104", REPORT, "by: [palestine]", "by: [palestien]"),
    change("SR105", BODIES, "parent: economic-and-social-council", "parent: economic-and-social-counsel"),
    change("SR106", REPORT, "person: dorcas-oduor", "person: dorcas-odour"),
    change("SR107", REPORT, "country: egypt, item: 4/b", "country: egypt, item: 4/c"),
    change("SR108", REPORT, "meetings: [3, 4, 5]", "meetings: [3, 4, 6]"),
    change("SR109", SESSION, "paragraphs: [15, 16]", "paragraphs: [15, 17]"),
    change("SR110", SESSION, "officer: first-vice-chair", "officer: second-vice-chair"),
    change("SR111", REPORT, "by: [chair, secretariat]", "by: [chairs, secretariat]"),
    change("SR112", REPORT, "programmes was raised.", "programmes was raised.[^1]"),
    change("SR113", REPORT, "{by: [palestine], capacity: observer}", "{by: [palestine], capacity: observers}"),
    change(
        "SR114",
        REPORT,
        "published: 2026-11-23\n",
        "published: 2026-11-23\nas_printed: [{code: SR207, reason: It is printed so.}]\n",
    ),
    change("SR121", REPORT, "- id: workshop\n", "- id: summary-by-the-chair\n"),
    change("SR122", REPORT, "- number: 14\n", "- number: 13\n"),
    change("SR123", SESSION, "- symbol: E/CN.15/2011/10\n", "- symbol: Note 10\n"),
    Mutation("SR124", REPORT, (("- number: 13\n", "- number: XIII\n"), ("- number: 14\n", "- number: xiii\n"))),
    # The number that is not there is missed in the series as well.
    change("SR125", REPORT, "- number: 4\n        text", "- text", also=("SR201",)),
    change(
        "SR201",
        REPORT,
        """\
      - number: 9
        text: |
          There was a need for data collection and analysis and for the sharing of such data among States.

""",
        "",
    ),
    change("SR202", REPORT, "(b) Note by the Secretariat", "(c) Note by the Secretariat"),
    change("SR203", REPORT, "by: [france, ecuador]", "by: [france, ecuador, croatia]"),
    change("SR204", REPORT, "Israel and Norway.", "Israel, Norway and Finland."),
    Mutation(
        "SR205",
        REPORT,
        (
            ("United Kingdom and the observers for France", "United Kingdom and the representatives of France"),
            ("{by: [france, ecuador], capacity: observer}", "{by: [france, ecuador], capacity: representative}"),
        ),
    ),
    change("SR206", REPORT, "[france, ecuador], capacity: observer", "[france, ecuador], capacity: representative"),
    change("SR207", REPORT, "by: [france, ecuador]", "by: [ecuador, france]"),
    change("SR208", REPORT, "dates: [2011-04-12, 2011-04-13]", "dates: [2011-04-12, 2011-05-13]"),
    change("SR209", SESSION, "- number: 3\n  - number: 4\n", "- number: 4\n  - number: 3\n"),
    Mutation(
        "SR210",
        REPORT,
        (
            ("Israel and Norway.", "Israel and South Sudan."),
            ("switzerland, israel, norway]", "switzerland, israel, south-sudan]"),
        ),
    ),
    change("SR211", PEOPLE, "  name: Elly Risman\n", "  name: Elly Risman\n  also: [Dorcas Oduor]\n"),
    change("SR212", REPORT, "(E/CN.15/2011/2)", "(E/\u0421N.15/2011/2)"),
    change("SR301", REPORT, "For its consideration of agenda item 4", "For its consideration of agenda item 5"),
    change("SR302", REPORT, "(E/CN.15/2011/10)", "(E/CN.15/ 2011/10)"),
    change("SR303", REPORT, "The observer for Palestine", "The observer for the State of Palestine"),
    change("SR304", REPORT, "Dorcas Oduor (Kenya);", "24\n          Dorcas Oduor (Kenya);"),
    change("SR305", REPORT, "parents or authorities", "parents or author-\n          ities"),
    change("SR306", PEOPLE, "  name: Elly Risman\n", "  name: Elly Risman\n  also: [Elly Risman]\n"),
    change(
        "SR307",
        REPORT,
        "among States.\n",
        "among States.\n        as_printed: [{code: SR305, words: data, reason: It is printed so.}]\n",
    ),
    # The name is told of in each text that prints it, and it is the registry that was changed: India bears it since
    # 1991, and Chile bore it before.
    Mutation(
        "SR308",
        STATES,
        (
            ("\nindia:\n", "\nindia:\n  from: 1991-01-01\n"),
            ("\nchile:\n", "\nchile:\n  former: [{to: 1990-12-31, names: {en: {short: India}}, source: A letter}]\n"),
        ),
        told_at=" India",
    ),
    change("SR310", REPORT, "published: 2026-11-23\n", "published: 2026-11-23\nnames: {Palestina: palestine}\n"),
]


# --- the copy -----------------------------------------------------------------------------------

MORE = {"south-sudan"}  # which a mutation names


@cache
def _states() -> str:
    """Return the States that the reports name, and some more: to read all of them takes longer than all the rest."""
    text = (ROOT / STATES).read_text(encoding="utf-8")
    reports = "".join((ROOT / path).read_text(encoding="utf-8") for path in (REPORT, SESSION))
    named = MORE | set(re.findall(r"[a-z]+(?:-[a-z]+)*", reports))
    head, *records = re.split(r"(?m)^(?=[a-z][a-z-]*:$)", text)
    kept = [record for record in records if record.partition(":")[0] in named]
    assert 30 < len(kept) < len(records) / 2
    return head + "".join(kept)


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """Return a copy of the project's data, without the States that it does not name and the published addresses."""
    left_out = shutil.ignore_patterns("schema", "states.yml", "addresses.txt", "redirects.yml")
    shutil.copytree(ROOT / "data", tmp_path / "data", ignore=left_out)
    (tmp_path / STATES).write_text(_states(), encoding="utf-8")
    return tmp_path


def mutate(root: Path, mutation: Mutation) -> set[int]:
    """Spoil a file, and return the lines that were changed; of what was taken out, the one that follows."""
    path = root / mutation.path
    content = path.read_bytes() if path.exists() else b""
    changed = set()
    for old, new in mutation.changes:
        assert content.count(old.encode()) == 1  # of nothing in a new file, once as well
        place = content.index(old.encode())
        start, end = content[:place], content[place + len(old.encode()) :]
        there = new.encode() if isinstance(new, str) else new
        content = start + there + end
        first = start.count(b"\n") + 1
        changed |= set(range(first, first + there.rstrip(b"\n").count(b"\n") + 1))
    path.write_bytes(content)
    return changed


def is_where_it_was_spoilt(root: Path, problem: Problem, mutation: Mutation, changed: set[int]) -> bool:
    if mutation.told_at:
        line = (root / problem.path).read_text(encoding="utf-8").split("\n")[problem.place.line - 1]
        return mutation.told_at in line
    return problem.path == mutation.path and problem.place.line in changed


@pytest.mark.slow  # for they read the whole registry, each
@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.code)
def test_a_mistake_is_told_and_nothing_else(example: Path, mutation: Mutation) -> None:
    changed = mutate(example, mutation)
    found = list(examine(example))
    assert {problem.code for problem in found} == {mutation.code, *mutation.also}
    elsewhere = [
        str(problem)
        for problem in found
        if problem.code == mutation.code and not is_where_it_was_spoilt(example, problem, mutation, changed)
    ]
    assert elsewhere == []


def test_there_is_a_mistake_for_every_code() -> None:
    made = [mutation.code for mutation in MUTATIONS]
    assert sorted({*made, *ELSEWHERE}) == list(CATALOGUE)
    assert len(made) == len(set(made))


def test_the_example_and_the_archipelago_have_none(example: Path) -> None:
    assert list(examine(example)) == []
    assert list(examine(ROOT)) == []
    assert list(examine(ROOT / "tests/corpus")) == []


_BY = re.compile(r"\bby: \[([^\]]+)\]")


@pytest.mark.slow
def test_another_speaker_is_told_of_wherever_one_stands(example: Path) -> None:
    # It is one mistake, though the text then also names somebody whom no record has.
    text = (example / REPORT).read_text(encoding="utf-8")
    lists = [match.span(1) for match in _BY.finditer(text)]
    assert len(lists) == 9
    speakers = [(start + m.start(), m[0]) for start, end in lists for m in re.finditer(r"[a-z-]+", text[start:end])]
    assert len(speakers) == 48
    for place, key in speakers:
        (example / REPORT).write_text(f"{text[:place]}hungary{text[place + len(key) :]}", encoding="utf-8")
        assert [problem.code for problem in examine(example)] == ["SR203"], key


def test_a_speaker_left_out_and_two_in_the_wrong_order_are_told_of(example: Path) -> None:
    before, number, paragraph = (example / REPORT).read_text(encoding="utf-8").partition("- number: 16\n")
    assert number
    speakers = [match[1].split(", ") for match in _BY.finditer(paragraph)]
    assert list(map(len, speakers)) == [5, 2, 2, 2]
    for keys in speakers:
        for place, key in enumerate(keys):
            others = [*keys[:place], *keys[place + 1 :]]
            swapped = [*keys[:place], *keys[place : place + 2][::-1], *keys[place + 2 :]]
            for given, code in ((others, "SR204"), (swapped, "SR207")):
                if given != keys:
                    spoilt = paragraph.replace(", ".join(keys), ", ".join(given))
                    (example / REPORT).write_text(f"{before}{number}{spoilt}", encoding="utf-8")
                    assert [problem.code for problem in examine(example)] == [code], key
