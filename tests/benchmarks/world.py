"""Invented projects of any size to measure with: the same number of reports gives the same files, byte for byte.

Everything in them is made up: the States, the bodies, the people, the words that they say. What is like the reports of
real bodies is their shape: forty paragraphs a report, lists of speakers in printed order, symbols of documents,
references from paragraph to paragraph.
"""

from __future__ import annotations

import datetime as dt
import json
import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

__all__ = ["PARAGRAPHS", "changed", "write"]

PARAGRAPHS = 40
"""How many paragraphs each report has."""
REPORTS_OF_A_SESSION = 10
BODIES = ("brine", "lantern", "orchard", "quarry", "weather")
STATES, INSTITUTIONS, PEOPLE = 195, 40, 300
MEMBERS = 150
"""So many of the States speak as representatives, the others as observers."""

CONFIG = """\
site_name: Invented Reports
site_url: https://invented.example/
site_description: Reports of bodies that do not exist.
hooks: [hooks/mkdocs_hooks.py]
nav:
  - Home: index.md
  - Reports: reports/index.md
  - Delegations: delegations/index.md
  - Documents: documents/index.md
  - People: people/index.md
  - About: about/index.md
theme:
  name: material
  font: false
  features: [navigation.indexes, navigation.prune]
plugins: []
markdown_extensions: [attr_list, md_in_html, tables, {toc: {permalink: false}}]
validation:
  nav: {omitted_files: info, not_found: warn, absolute_links: warn}
  links: {not_found: warn, anchors: warn, absolute_links: warn, unrecognized_links: warn}
"""

_ONSETS = "b br c d dr f fl g gr h j k l m n p qu r s sh st t th tr v w y z".split()
_VOWELS = "a e i o u ae ia ou".split()
_ENDS = "l m n r s th nd rk sk ld".split()
_FORMS = ("Republic", "Kingdom", "Federation", "Free Isles")
_KINDS = (
    ("united-nations-entity", "Office"),
    ("intergovernmental-organization", "Union"),
    ("non-governmental-organization", "Society"),
    ("institute", "Institute"),
)
_SUBJECTS = (
    "the keeping of tide tables|the mending of nets|the ripening of fruit|the measure of rain|the lighting of harbours"
    "|the cutting of stone|the grazing of high meadows|the naming of winds|the repair of bridges|the storing of grain"
    "|the teaching of swimming|the counting of birds|the care of wells|the carriage of letters|the drying of herbs"
).split("|")
_MATTERS = (
    "early warning|regional training|shared records|the exchange of measurements|safe passage|voluntary contributions"
    "|technical assistance|the role of local authorities|the needs of small islands|the cost of repairs"
    "|public awareness|the work of volunteers|national strategies|the protection of springs|reliable statistics"
    "|cross-border cooperation|the training of pilots|the condition of roads|the lending of tools|open archives"
).split("|")
_QUALITIES = "lasting|practical|timely|modest|considerable|renewed|joint|careful|sustained|early".split("|")
_EFFECTS = (
    "had reduced losses in several regions|remained uneven among the islands|called for further study"
    "|was to be seen in the light of earlier seasons|had been welcomed by those concerned|depended on steady funding"
    "|could not be measured in a single year|had grown faster than expected|deserved the attention of all members"
    "|would be reviewed at a later session"
).split("|")


def write(folder: Path, reports: int, *, paragraph_pages: bool = False) -> None:
    """Write a project with so many reports into a folder: configuration, a page written by hand, and data."""
    world = _World(random.Random(reports))  # noqa: S311 - chance that can be repeated is what is wanted
    files = {
        "mkdocs.yml": CONFIG,
        "docs/about-this.md": "# About this\n\nNothing here exists.\n",
        "data/site.yml": f"title: Invented Reports\nparagraph_pages: {json.dumps(paragraph_pages)}\n",
    }
    files |= {f"data/registry/{name}.yml": _records(records) for name, records in world.registry().items()}
    for path, text in files.items():
        _write(folder / path, text)
    for number in range(reports):
        session, within = divmod(number, REPORTS_OF_A_SESSION)
        body, ordinal = BODIES[session % len(BODIES)], session // len(BODIES) + 1
        at = folder / "data/reports" / body / str(ordinal)
        if within == 0:
            _write(at / "session.yml", world.session(ordinal))
        _write(at / f"report-{within + 1}.yml", world.report(body, ordinal, within))


def changed(folder: Path, words: str) -> Path:
    """Put some words at the end of a paragraph of the project's middle report, one that records a statement."""
    reports = sorted((folder / "data/reports").rglob("report-*.yml"))
    path = reports[len(reports) // 2]
    before, mark, after = path.read_text(encoding="utf-8").rpartition(" in that regard.\n")
    if not mark:
        msg = f"{path}: holds no paragraph that can be changed"
        raise ValueError(msg)
    path.write_text(f"{before} in that regard, {words}.\n{after}", encoding="utf-8")
    return path


# --- what is written ------------------------------------------------------------------------------


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _records(records: dict[str, dict[str, object]]) -> str:
    """Return records by id as YAML, which takes the JSON of each."""
    return "".join(f"{key}: {json.dumps(record, ensure_ascii=False)}\n" for key, record in records.items())


@dataclass(slots=True)
class _World:
    """Who exists, and what they are made to say."""

    chance: random.Random
    names: set[str] = field(default_factory=set)
    states: list[tuple[str, str]] = field(default_factory=list)
    institutions: list[tuple[str, str]] = field(default_factory=list)
    people: list[tuple[str, str]] = field(default_factory=list)

    def name(self, syllables: int = 2) -> str:
        """Return a name that nobody has yet."""
        pick = self.chance.choice
        while True:
            name = "".join(pick(_ONSETS) + pick(_VOWELS) for _ in range(syllables)) + pick(_ENDS)
            if name not in self.names:
                self.names.add(name)
                return name.capitalize()

    def registry(self) -> dict[str, dict[str, dict[str, object]]]:
        """Make those who exist, and return their records by file and id."""
        for _ in range(STATES):
            name = self.name()
            self.states.append((name.lower(), name))
        for _ in range(INSTITUTIONS):
            kind, form = self.chance.choice(_KINDS)
            name = f"{form} of {self.name()} {self.name()}"
            self.institutions.append((f"{name.lower().replace(' ', '-')}", name))
            self.names.add(kind)
        for _ in range(PEOPLE):
            name = f"{self.name()} {self.name(3)}"
            self.people.append((name.lower().replace(" ", "-"), name))
        kinds = {form: kind for kind, form in _KINDS}
        states: dict[str, dict[str, object]] = {
            key: {
                "kind": "member-state",
                "names": {"en": {"short": name, "formal": f"the {self.chance.choice(_FORMS)} of {name}"}},
            }
            for key, name in self.states
        }
        others: dict[str, dict[str, object]] = {
            key: {"kind": kinds[name.partition(" ")[0]], "names": {"en": {"short": name}}}
            for key, name in self.institutions
        }
        others["secretariat"] = {"kind": "secretariat", "names": {"en": {"short": "Secretariat"}}}
        bodies: dict[str, dict[str, object]] = {
            key: {
                "names": {"en": {"short": f"Commission on {key.capitalize()}"}},
                "profile": {
                    "languages": ["en"],
                    "symbols": [f"{key[:3].upper()}/{{number}}/{{number}}"],
                    "standings": ["member", "observer"],
                },
            }
            for key in BODIES
        }
        people: dict[str, dict[str, object]] = {key: {"name": name} for key, name in self.people}
        return {"bodies": bodies, "others": others, "people": people, "states": states}

    def session(self, ordinal: int) -> str:
        """Return the file of a session."""
        first = _first_day(ordinal)
        chance = self.chance
        country, _ = chance.choice(self.states)
        lines = [
            f"name: Session {ordinal}",
            f"place: {self.name()}",
            f"dates: [{{from: {first}, to: {first + dt.timedelta(days=4)}}}]",
            "officers:",
            f"  - {{id: chair, office: Chair, person: {chance.choice(self.people)[0]}, country: {country}}}",
            "agenda:",
            *(
                f"  - {{number: {number}, title: {json.dumps(title.capitalize())}}}"
                for number, title in enumerate(chance.sample(_SUBJECTS, 5), 1)
            ),
            "meetings: [{number: 1}, {number: 2}, {number: 3}, {number: 4}, {number: 5}]",
        ]
        return "\n".join(lines) + "\n"

    def report(self, body: str, ordinal: int, within: int) -> str:
        """Return the file of a report: four sections of ten paragraphs, each on an item of the agenda."""
        first = _first_day(ordinal)
        symbols = f"{body[:3].upper()}/{ordinal}"
        lines = [
            f"title: Report of session {ordinal}, part {within + 1}",
            "kind: Report",
            f"symbols: [{symbols}/{within + 1}]",
            "status: final",
            "language: en",
            f"date: {first + dt.timedelta(days=4)}",
            "provenance: {source: Invented to measure with, form: Text, transcribed: By a program}",
            "rights: Invented text, in the public domain.",
            "published: 2021-03-01",
            "sections:",
        ]
        number = 0
        for item in range(1, 5):
            subject = _SUBJECTS[(within + item) % len(_SUBJECTS)].capitalize()
            lines += [
                f"  - id: item-{item}",
                f"    heading: {'I II III IV'.split()[item - 1]}. {subject}",
                f"    items: [{item}]",
                f"    meetings: [{item}, {item + 1}]",
                "    paragraphs:",
            ]
            for text, more in self.section(item, number + 1, first, symbols):
                number += 1
                lines += [f"      - number: {number}", "        text: |"]
                lines += [f"          {line}" if line else "" for line in text.split("\n")]
                lines += [f"        {line}" for line in more]
        return "\n".join(lines) + "\n"

    def section(self, item: int, number: int, first: dt.date, symbols: str) -> Iterator[tuple[str, list[str]]]:
        """Yield ten paragraphs: text, and the lines of YAML that go with it."""
        chance = self.chance
        days = [first + dt.timedelta(days=item - 1), first + dt.timedelta(days=item)]
        meetings = f"{_nth(item)} and {_nth(item + 1)} meetings"
        on = f"{days[0].day} {days[0]:%B} and {days[1].day} {days[1]:%B %Y}"
        yield f"At its {meetings}, on {on}, the Commission considered agenda item {item}.", []
        documents = sorted(chance.sample(range(20, 30), 3))
        yield (
            "For its consideration of the item, the Commission had before it the following:\n\n"
            + "\n\n".join(
                f"({letter}) Note by the Secretariat on {chance.choice(_SUBJECTS)} ({symbols}/{document}){end}"
                for letter, document, end in zip("abc", documents, ";;.", strict=True)
            ),
            [],
        )
        yield self.list_of_speakers()
        yield self.panellists()
        for place in range(4, 8):
            yield self.considerations(number + place, symbols, documents), []
        yield self.one_speaker()
        yield self.one_speaker()

    def list_of_speakers(self) -> tuple[str, list[str]]:
        """Return a paragraph that lists those who spoke, and its statements."""
        chance = self.chance
        present = chance.sample(self.states[:MEMBERS], chance.randint(6, 12))
        watching = chance.sample(self.states[MEMBERS:], chance.randint(2, 4))
        invited = chance.sample(self.institutions, 2)
        text = (
            f"Statements were made by the representatives of {_listed([name for _, name in present])}. "
            f"Statements were also made by the observers for {_listed([name for _, name in watching])}. "
            f"Statements were also made by the observers for {_listed([f'the {name}' for _, name in invited])}."
        )
        ids = [", ".join(key for key, _ in group) for group in (present, watching, invited)]
        capacities = ("representative", "observer", "observer")
        entries = [f"  - {{by: [{who}], capacity: {how}}}" for who, how in zip(ids, capacities, strict=True)]
        return text, ["statements:", *entries]

    def panellists(self) -> tuple[str, list[str]]:
        """Return a paragraph that lists panellists, each with the country shown, and their records."""
        people, states = self.chance.sample(self.people, 2), self.chance.sample(self.states, 2)
        shown = " and ".join(f"{name} ({state})" for (_, name), (_, state) in zip(people, states, strict=True))
        entries = [
            f"  - {{person: {person}, country: {state}}}"
            for (person, _), (state, _) in zip(people, states, strict=True)
        ]
        return f"The discussion was led by the following panellists: {shown}.", ["panellists:", *entries]

    def one_speaker(self) -> tuple[str, list[str]]:
        """Return a paragraph that tells what one speaker said, and the statement."""
        key, name = self.chance.choice(self.states[:MEMBERS])
        said = ", and that ".join(self.clause() for _ in range(3))
        text = f"{self.sentence()} The representative of {name} said that {said}, and differed in that regard."
        return text, [f"statements: [{{by: [{key}], capacity: representative}}]"]

    def considerations(self, number: int, symbols: str, documents: Sequence[int]) -> str:
        """Return a paragraph of four sentences, most with a reference to another paragraph or to a document."""
        chance = self.chance
        sentences = [self.sentence() for _ in range(3)]
        kind = chance.random()
        if kind < 0.4 and number > 4:
            sentences.append(f"The views summarized in paragraph {chance.randint(1, number - 1)} above were recalled.")
        elif kind < 0.7:
            sentences.append(f"Details were given in document {symbols}/{chance.choice(documents)}.")
        else:
            names = [name for _, name in chance.sample(self.states, 2)]
            sentences.append(f"The experience of {names[0]} and {names[1]} was mentioned as an example.")
        return " ".join(sentences)

    def sentence(self) -> str:
        """Return a sentence that names nobody, now and then with a word that occurs nowhere else."""
        chance = self.chance
        rare = f" along the {self.name(3)} route" if chance.random() < 0.2 else ""
        opening = chance.choice(("It was noted that", "Several speakers held that", "The view was expressed that"))
        return f"{opening} {self.clause()}{rare}, while {self.clause()}."

    def clause(self) -> str:
        """Return a clause of a dozen words."""
        pick = self.chance.choice
        return f"{pick(_QUALITIES)} attention to {pick(_MATTERS)} and {pick(_SUBJECTS)} {pick(_EFFECTS)}"


def _first_day(ordinal: int) -> dt.date:
    """Return the Monday on which a session begins: one each thirteen weeks."""
    return dt.date(1960, 3, 7) + dt.timedelta(weeks=13 * (ordinal - 1) % 3250)


def _nth(number: int) -> str:
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number, 'th') }"


def _listed(names: Sequence[str]) -> str:
    """Return names as a sentence lists them."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
