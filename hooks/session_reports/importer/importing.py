"""One document, from its bytes to the files of its draft; and many of them at once."""

from __future__ import annotations

import hashlib
from concurrent.futures import as_completed
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from pydantic import ValidationError

from session_reports.load import known

from .agreement import findings
from .coverage import words_of
from .drafting import Draft, Origin, draft
from .outline import outline
from .readers import read
from .reading import UnreadableError
from .summary import summary
from .writing import written

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from concurrent.futures import Executor
    from pathlib import Path

    from session_reports.corpus import Corpus

    from .naming import Proposal
    from .outline import Outline
    from .targets import Target
    from .writing import Tree

__all__ = ["Imported", "Job", "Shown", "import_all", "import_document", "import_one"]

Shown: TypeAlias = "Callable[[str, int, int], None]"
"""What is told how far the work is: the stage, and how many of how many steps are done."""


@dataclass(frozen=True, slots=True)
class Job:
    """A document to import: its name and bytes, and the project whose registry and sessions are known.

    ``day`` is the day on which it is imported, ``program`` what the provenance says imported it. What of ``target`` is
    empty is guessed, and so is an empty ``language``.
    """

    name: str
    content: bytes = field(repr=False)
    root: Path
    target: Target
    day: dt.date
    program: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a document: the draft, and the content of each file below ``data/``, by its path there."""

    draft: Draft
    outline: Outline
    remarks: tuple[str, ...]
    files: Mapping[str, str]
    words: Mapping[str, int]
    """The words that were read, each with how often."""

    def summary(self, *, whole: bool = False) -> list[str]:
        """Return what was read, what is unsure, and what was not understood, as lines."""
        return summary(self.outline, self.draft, self.words, self.remarks, whole=whole)


def import_one(job: Job, show: Shown | None = None) -> Imported | UnreadableError:
    """Return the draft of a document, or why it cannot be read."""
    try:
        return import_document(job, known(job.root), show)
    except UnreadableError as error:
        return error


def import_all(jobs: Sequence[Job], executor: Executor) -> Iterator[tuple[Job, Imported | UnreadableError]]:
    """Yield each document with its draft, or with why it cannot be read, as soon as it is done.

    ``executor`` is any executor of ``concurrent.futures``: a pool of processes, or that of a cluster.
    """
    futures = {executor.submit(import_one, job): job for job in jobs}
    for future in as_completed(futures):
        yield futures[future], future.result()


def import_document(job: Job, corpus: Corpus, show: Shown | None = None) -> Imported:
    """Return the draft of a document. ``corpus``: the registry and the sessions. Raises ``UnreadableError``."""
    if show:
        show("reading", 0, 1)
    reading = read(job.name, job.content)
    origin = Origin(job.name, reading.form, hashlib.sha256(job.content).hexdigest(), job.day, job.program)
    drawn = outline(reading)
    if not drawn.parts:
        msg = "there is no text in it below its masthead" if drawn.masthead else "there is no text in it"
        raise UnreadableError(msg)
    _look_at_size(drawn)
    made = draft(drawn, corpus, origin, job.target, language=job.language, show=show)
    try:
        _agree(made, corpus)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = "/".join(str(step) for step in first["loc"])
        msg = f"its draft would be no report, since {place} is wrong ({first['msg']}): import the parts that are of one"
        raise UnreadableError(msg) from None
    return Imported(made, drawn, reading.remarks, _files(made), words_of(reading.pieces))


_PARAGRAPH = 200_000  # letters: what a text of the data may have at most
_WORD = 3_000  # letters


def _look_at_size(drawn: Outline) -> None:
    """Raise ``UnreadableError`` for what is no text of people: it would take time without end."""
    for part in drawn.parts:
        for section in part.sections:
            for paragraph in section.paragraphs:
                word = max((word for word in paragraph.text.split() if word.isascii()), key=len, default="")
                if len(paragraph.text) > _PARAGRAPH or len(word) > _WORD:
                    where = f"page {paragraph.place.page}, " if paragraph.place.page else ""
                    size, what = (len(word), "word") if len(word) > _WORD else (len(paragraph.text), "paragraph")
                    msg = (
                        f"at {where}line {paragraph.place.line:,} it has a {what} of {size:,} letters, "
                        "as no report has: import the parts that have the report's text"
                    )
                    raise UnreadableError(msg)


def _agree(made: Draft, corpus: Corpus) -> None:
    """Add to a draft what the checks find in it."""
    target = made.target
    for steps, told in findings(corpus, f"{target.body}/{target.session}/{target.report}", _files(made)):
        record: Any = made.report
        for step in steps:
            record = record[step]
        if isinstance(told, str):
            record["review"] = "; ".join(filter(None, (record.get("review"), told)))
            made.marks.append((str(record.get("number", "")), told))
        else:
            record.setdefault("as_printed", []).append(told)
            made.printed += 1


def _files(made: Draft) -> dict[str, str]:
    """Return the content of each file of a draft by its path below ``data/``."""
    target = made.target
    folder = f"reports/{target.body}/{target.session}"
    names = f"proposed/{target.body}-{target.session}-{target.report}"
    files = {f"{folder}/{target.report}.yml": written(made.report, [_schema("../../../", "report")])}
    if made.session:
        files[f"{folder}/session.yml"] = written(made.session, [_schema("../../../", "session"), *_OF_SESSION])
    if made.delegations:
        tree = {proposal.key: _delegation(proposal, made.language) for proposal in made.delegations}
        files[f"{names}.yml"] = _proposed(tree, made.delegations, "delegations")
    if made.people:
        people: dict[str, Tree] = {proposal.key: {"name": proposal.name} for proposal in made.people}
        files[f"{names}.people.yml"] = _proposed(people, made.people, "people")
    if made.body:
        files[f"{names}.bodies.yml"] = written({target.body: made.body}, [_schema("../", "bodies"), *_OF_PROPOSALS, ""])
    return files


_OF_SESSION = ("Drafted from the report beside it. What that does not print is left out.", "")
_OF_PROPOSALS = (
    "What a report names and the registry lacks. Look at each, mend its name and kind, and move it to a file in",
    "data/registry/; until then the report is kept out of a published build.",
)


def _schema(up: str, name: str) -> str:
    return f"yaml-language-server: $schema={up}schema/{name}.schema.json"


def _delegation(proposal: Proposal, language: str) -> Tree:
    names: dict[str, Tree] = {"short": proposal.name}
    if proposal.also:
        names["also"] = [*proposal.also]
    return {"kind": proposal.kind, "names": {language: names}}


def _proposed(tree: Mapping[str, Tree], proposals: Sequence[Proposal], schema: str) -> str:
    """Return proposed records, above each the paragraphs that name it and the nearest known names."""
    parts = ["\n".join(f"# {line}" for line in (_schema("../", schema), *_OF_PROPOSALS))]
    for proposal in sorted(proposals, key=lambda proposal: proposal.key):
        near = f"; nearest known: {', '.join(proposal.near)}" if proposal.near else ""
        remark = f"Named in {', '.join(proposal.places)}{near}"
        parts.append(written({proposal.key: tree[proposal.key]}, [remark]).rstrip("\n"))
    return "\n\n".join(parts) + "\n"
