"""Rules about names: in the registry, and as texts print them."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from session_reports.names import NameIndex

from .rules import Found, RegistrySubject, ReportSubject, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from session_reports.corpus import Corpus
    from session_reports.model import Delegation, NameForms, Person
    from session_reports.passages import Passage

    from .rules import Step

__all__ = ["alias_without_use", "ambiguous_in_text", "one_name_for_two", "overrule_without_use"]


@rule("SR211")
def one_name_for_two(subject: RegistrySubject) -> Iterator[Found]:
    """One name that resolves to two delegations, or two people, at the same time.

    A text that prints it links to neither. An error, because the name is in the registry so that it links.

    Example:
        congo:
          names: {en: {short: Congo}}
        democratic-republic-of-the-congo:
          names: {en: {short: Democratic Republic of the Congo, also: [Congo]}}

    Cure: take the form from the record that documents do not mean by it. Where both do bear the name, say so with
    `as_printed` at the second, and in each report under `names` whom it means.
    """
    for shared in _shared(subject.corpus):
        message = f"'{shared.form}' is a name of '{shared.other}' too: a text that prints it would link to neither"
        yield Found(subject.corpus.origins[shared.kind, shared.key], message, shared.steps)


@dataclass(frozen=True, slots=True)
class _Shared:
    """A name that two bear at the same time, where it stands in the record of the second."""

    kind: str
    key: str
    other: str
    form: str
    steps: tuple[Step, ...]


def _shared(corpus: Corpus) -> Iterator[_Shared]:
    bearers: dict[tuple[str, str], list[tuple[str, dt.date, dt.date]]] = defaultdict(list)
    for key, record in corpus.delegations.items():
        for language, steps, form, since, until in _borne(record):
            name = (language, NameIndex((), language).normal(form))
            other = next((k for k, a, b in bearers[name] if k != key and since <= b and a <= until), None)
            if other:
                yield _Shared("delegation", key, other, form, steps)
            bearers[name].append((key, since, until))
    people: dict[str, str] = {}
    for key, person in corpus.people.items():
        for steps, form in _of_person(person):
            other = people.setdefault(form, key)
            if other != key:
                yield _Shared("person", key, other, form, steps)


def _borne(record: Delegation) -> Iterator[tuple[str, tuple[Step, ...], str, dt.date, dt.date]]:
    """Yield (language, steps, form, first day, last day) of every form of a delegation's names."""
    languages = {language for names in (record.names, *(f.names for f in record.former)) for language in names}
    for language in sorted(languages):
        since = record.from_ or dt.date.min
        for place, former in enumerate(record.former):
            if language in former.names:
                for steps, form in _forms(former.names[language]):
                    yield language, ("former", place, "names", language, *steps), form, since, former.to
                since = former.to + dt.timedelta(days=1)
        if language in record.names:
            for steps, form in _forms(record.names[language]):
                yield language, ("names", language, *steps), form, since, record.to or dt.date.max


def _forms(names: NameForms) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Yield (steps, form) of every form of one name."""
    for field in ("short", "formal", "list"):
        if form := getattr(names, field):
            yield (field,), form
    yield from ((("also", place), form) for place, form in enumerate(names.also))


def _of_person(person: Person) -> Iterator[tuple[tuple[Step, ...], str]]:
    yield ("name",), person.name
    yield from ((("also", place), form) for place, form in enumerate(person.also))


@rule("SR306")
def alias_without_use(subject: RegistrySubject) -> Iterator[Found]:
    """An alias that nothing can use: it says what another form of the record says already.

    Names are compared without their article, and with quotation marks, spaces and hyphens that print alike taken as
    one. A warning: it does no harm, but whoever reads the registry looks for a difference that is not there.

    Example:
        united-kingdom:
          names:
            en: {short: United Kingdom, also: [the United Kingdom]}

    Cure: take the alias out.
    """
    for key, record in subject.corpus.delegations.items():
        for steps, language, names in _every_name(record):
            compared = NameIndex((), language).normal
            known = {compared(form) for form in (names.short, names.formal or "", names.list or "")}
            for place, form in enumerate(names.also):
                if compared(form) in known:
                    origin = subject.corpus.origins["delegation", key]
                    yield Found(origin, f"alias '{form}' says what another form says", (*steps, "also", place))
                known.add(compared(form))
    for key, person in subject.corpus.people.items():
        known = {person.name}
        for place, form in enumerate(person.also):
            if form in known:
                origin = subject.corpus.origins["person", key]
                yield Found(origin, f"alias '{form}' says what another form says", ("also", place))
            known.add(form)


def _every_name(record: Delegation) -> Iterator[tuple[tuple[Step, ...], str, NameForms]]:
    """Yield (steps, language, names) of a delegation's names, present and former."""
    yield from ((("names", language), language, names) for language, names in record.names.items())
    for place, former in enumerate(record.former):
        for language, names in former.names.items():
            yield ("former", place, "names", language), language, names


@rule("SR308")
def ambiguous_in_text(subject: ReportSubject) -> Iterator[Found]:
    """A name in a text that two delegations or people bear.

    It links to neither. A warning, because a reader finds no link where there should be one.

    Example:
        text: |
          A statement was made by the representative of Congo.

    Cure: say under `names` of the paragraph, or of the report, whom it means: `{Congo: congo}`.
    """
    told = {frozenset(pair) for pair in _told(subject.corpus)} if subject.unclear else set()
    for left in chain.from_iterable(subject.unclear.values()):
        if not any(pair <= {*left.ids} for pair in told):
            words = left.passage.text.plain[left.start : left.end]
            whom = " or ".join(f"'{key}'" for key in left.ids)
            yield subject.in_text(left.passage, left.start, f"'{words}' may be {whom}: say under names whom it means")


def _told(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Yield those of whom SR211 tells, in pairs: to mend that is to mend the texts."""
    for shared in _shared(corpus):
        records: Mapping[str, Delegation | Person]
        records = corpus.people if shared.kind == "person" else corpus.delegations
        if all(entry.code != "SR211" for entry in records[shared.key].as_printed):
            yield shared.key, shared.other


@rule("SR310")
def overrule_without_use(subject: ReportSubject) -> Iterator[Found]:
    """Words under `names` that the text does not have.

    A warning: a name was mended in the text and not here, or is mistyped here, and then the text does not link.

    Example:
        text: |
          A statement was made by the representative of Norland.
        names: {Norlnd: norland}

    Cure: take the entry out, or write the words as the text has them.
    """
    yield from _without_use(subject, subject.report.names, subject.passages, ("names",))
    for passage in subject.passages:
        yield from _without_use(subject, passage.names, (passage,), (*passage.steps, "names"))


def _without_use(
    subject: ReportSubject, names: Mapping[str, str], passages: tuple[Passage, ...], steps: tuple[Step, ...]
) -> Iterator[Found]:
    for words in names:
        pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
        if not any(pattern.search(passage.text.plain) for passage in passages):
            yield Found(subject.origin, f"'{words}' does not stand in the text", (*steps, words))
