"""One paragraph, while its records are made: whom its names mean, and what its formulae tell of them."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from session_reports.checks import CAPACITIES
from session_reports.grammar import corrections, references

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from session_reports.grammar import Entry, Span, Speech, Sponsoring, VoteTold
    from session_reports.prose import Text

    from .naming import Known
    from .seen import Records, Seen
    from .writing import Tree

__all__ = ["Place", "is_short_for"]


class Place:
    """One paragraph, while its records are made."""

    def __init__(self, seen: Seen, number: str, text: Text, known: Mapping[Span, Known]) -> None:
        """Take the paragraph, and the names known in it by their spans."""
        self.seen = seen
        self.naming = seen.naming
        self.number = number
        self.text = text
        self.plain = text.plain
        self.known = known
        self.names: dict[str, Tree] = {}

    def said(self, span: Span) -> str:
        """Return the words of a span."""
        return self.plain[span[0] : span[1]]

    # --- who ----------------------------------------------------------------------------------

    def delegation(self, span: Span, kind: str, doubts: list[str]) -> str:
        """Return the id of the delegation that a span names; one that the registry lacks is proposed."""
        name = self.said(span)
        ids = self.known[span].ids if span in self.known else self.naming.ids(name)
        if len(ids) > 1:
            doubts.append(f"'{name}' may be {' or '.join(ids)}")
        if ids and ids[0] not in self.naming.proposed:
            return ids[0]
        if kind == "member-state":
            doubts.append(f"'{name}' is no State that the registry knows")
        return self.naming.propose(name, kind, self.number)

    def person(self, span: Span) -> str:
        """Return the id of the person whom a span names."""
        return self.naming.person(self.said(span), self.number)

    def speaker(self, entry: Entry, category: str, doubts: list[str]) -> str:
        """Return the id of who spoke: a delegation, a person, or an office."""
        span = (entry.start, entry.end)
        spoken = self.seen.spoken
        if entry.kind == "person" and not self.naming.ids(self.said(span)):
            key = self.person(span)
            spoken.append((self.said(entry.office) if entry.office else "", key))
            return key
        if entry.kind != "office":
            return self.delegation(span, category or _kind_of(self.said(span)), doubts)
        if state := self.represented(entry):
            return state
        office = self.said(span)
        if self.naming.ids(office):  # the Secretariat, a programme: it is registered as such
            return self.naming.ids(office)[0]
        holder = next((key for known, key in reversed(spoken) if known and is_short_for(office, known)), "")
        if holder:  # "the Special Rapporteur", whom a paragraph before names
            self.names[office] = holder
            return holder
        if " " in office and self.seen.officers.bare(office) not in self.seen.officers.offices.values():
            office = next((known for known, _ in reversed(spoken) if known and is_short_for(office, known)), office)
        spoken.append((office, ""))
        key, said = self.seen.officers.of(office), self.said(span)
        if said != self.seen.officers.offices[key]:  # the text has it in other words
            self.names[said] = key
        return key

    def represented(self, entry: Entry) -> str:
        """Return the State whose Permanent Representative or Ambassador someone is called, or nothing."""
        if entry.kind != "office":
            return ""
        known = [(span, name) for span, name in self.known.items() if span[1] == entry.end and len(name.ids) == 1]
        if not known:
            return ""
        (start, _), name = known[0]
        kind = getattr(self.naming.delegations.get(name.ids[0]), "kind", "")
        return name.ids[0] if kind.endswith("state") and re.fullmatch(_ENVOY, self.plain[entry.start : start]) else ""

    def keys(self, record: Mapping[str, Tree]) -> list[str]:
        """Return the ids of those whose statements a record holds."""
        return [str(key) for key in _listed(record["by"])]

    def is_known(self, entry: Entry) -> bool:
        """Whether an entry names a known delegation, a person, or an office whose holder was named before."""
        holders = [office for office, holder in self.seen.spoken if holder]
        said = self.said((entry.start, entry.end))
        return entry.kind in {"known", "person"} or any(is_short_for(said, office) for office in holders)

    def is_party(self, entry: Entry) -> bool:
        """Whether an entry names an office whose holder does not preside: what a Chair says may be no statement."""
        said = self.said((entry.start, entry.end))
        return entry.kind == "office" and not said.islower() and not re.match(_PRESIDING, said)

    # --- statements ---------------------------------------------------------------------------

    def speech(self, speech: Speech, found: Records) -> None:
        """Add what one formula tells."""
        item = ""
        for entry in reversed(speech.entries):  # "who spoke on sub-item (a)" is said after the last of them
            item = self.item(entry) or item
            if speech.panel or entry.role == "panellist" or self.presents(speech, entry):
                found.panellists.insert(self.first(found, speech, entry), self.panellist(speech, entry, item))
        for entry in speech.entries:
            if not (speech.panel or entry.role == "panellist" or self.presents(speech, entry)):
                _add(found.statements, self.statement(speech, entry))

    def first(self, found: Records, speech: Speech, entry: Entry) -> int:
        """Return where a panellist belongs who is added before those already there of the same formula."""
        later = sum(1 for other in speech.entries if other.start > entry.start)
        return len(found.panellists) - later

    def presents(self, speech: Speech, entry: Entry) -> bool:
        """Whether a person, or an institution shown with a country, presented something: a panellist's part."""
        return speech.kind == "presentation" and (entry.kind == "person" or entry.shown is not None)

    def item(self, entry: Entry) -> str:
        """Return the item that someone spoke on, where the text says so after the name."""
        if not entry.after:
            return ""
        before, after = (
            [reference.value for reference in references(text, self.naming.language) if reference.kind == "item"]
            for text in (self.plain[: entry.start], self.said(entry.after))
        )
        item = after[0] if after else ""
        if not item.startswith("/"):
            return item
        whole = [value for value in before if not value.startswith("/")]  # "the discussion on item 4": so (a) is 4/a
        return f"{whole[-1].split('/')[0]}{item}" if whole else ""

    def statement(self, speech: Speech, entry: Entry) -> dict[str, Tree]:
        """Return the record of one statement."""
        doubts = [*entry.doubts]
        record: dict[str, Tree] = {"by": [self.speaker(entry, speech.category, doubts)]}
        role = entry.role or ("representative" if self.represented(entry) else "")
        if capacity := self.of_profile("capacity", speech.capacity or role, doubts):
            record["capacity"] = capacity
        if standing := self.of_profile("standing", self.standing(entry, speech.standing, doubts), doubts):
            record["standing"] = standing
        if speech.kind != "statement":
            record["kind"] = speech.kind
        self.spoken_for(record, entry, doubts)
        if entry.own:
            record["own"] = True
        if entry.delivery:
            record["delivery"] = self.said(entry.delivery)
        if item := self.item(entry):
            record["item"] = item
        if doubts:
            record["review"] = "; ".join(doubts)
        return record

    def of_profile(self, what: str, value: str, doubts: list[str]) -> str:
        """Return a capacity or standing, or nothing and a doubt where the body's profile does not know it."""
        profile = self.seen.profile
        known = {"capacity": (*CAPACITIES, *profile.capacities), "standing": profile.standings} if profile else {}
        if not value or value in known.get(what, (value,)):
            return value
        doubts.append(f"spoke in the {what} '{value}', which the body's profile does not list")
        return ""

    def spoken_for(self, record: dict[str, Tree], entry: Entry, doubts: list[str]) -> None:
        """Add to a record for whom it was done, and for whom not."""
        groups = [self.delegation(span, "group", doubts) for span in entry.on_behalf_of]
        if others := [key for key in groups if [key] != record["by"]]:  # "the European Union, on behalf of the Union"
            record["on_behalf_of"] = others
        if entry.excepted:
            record["except"] = [self.delegation(span, "member-state", doubts) for span in entry.excepted]

    def standing(self, entry: Entry, listed: str, doubts: list[str]) -> str:
        """Return the standing that a note at the name tells: "Observer of the Council speaking on behalf of ...".

        Without such a note it is ``listed``, that of the whole list; a note that is not there leaves it open.
        """
        for mark in self.text.notes:
            if mark.offset == entry.end:
                note = self.seen.notes.get(mark.number)
                if note is None and listed:
                    doubts.append(f"note {mark.number}, which may tell another standing, is not in the document")
                    return ""
                match = re.match(r"(Observers?|Members?) of\b", note or "")
                return match[1].lower().rstrip("s") if match else listed
        return listed

    def panellist(self, speech: Speech, entry: Entry, item: str) -> dict[str, Tree]:
        """Return the record of one panellist."""
        doubts = [*entry.doubts]
        record: dict[str, Tree] = {}
        span = (entry.start, entry.end)
        if entry.kind == "person":
            record["person"] = self.person(span)
            if entry.office:
                record |= self.office(entry.office, doubts)
                self.seen.spoken.append((self.said(entry.office), str(record["person"])))
        elif entry.kind == "office":
            record["office"] = self.said(span)
            if (of := self.belongs(span, doubts)) and not re.search(_TWO_OFFICES, self.said((span[0], of[0]))):
                record["office"] = self.said((span[0], of[0])).rstrip()
                record["of"] = of[1]
        else:
            record["of"] = self.delegation(span, "institution", doubts)
        if entry.shown:
            record["country"] = self.delegation(entry.shown, "member-state", doubts)
        if speech.kind != "statement":
            record["kind"] = speech.kind
        if item:
            record["item"] = item
        if doubts:
            record["review"] = "; ".join(doubts)
        return record

    def office(self, span: Span, doubts: list[str]) -> dict[str, Tree]:
        """Return the office of a person, and the institution that it is of, if its words say so."""
        said = self.said(span)
        if match := re.search(_AT_END, said):  # "Director, Lamp Fund"
            found: dict[str, Tree] = {"office": said[: match.start()]} if match.start() else {}
            first = span[0] + match.start("name")
            return {**found, "of": self.delegation((first, span[1]), "institution", doubts)}
        of = self.belongs(span, doubts)
        return {"office": said, "of": of[1]} if of else {"office": said}

    def belongs(self, office: Span, doubts: list[str]) -> tuple[int, str] | None:
        """Return the institution that an office is of, after the place where the words begin that say so.

        "Director of UN-Women" is the Director, of UN-Women. A State is no institution.
        """
        for (start, end), name in self.known.items():
            lead = re.search(_OF, self.plain[office[0] : start])
            if office[0] <= start and end <= office[1] and len(name.ids) == 1 and lead:
                kind = getattr(self.naming.delegations.get(name.ids[0]), "kind", "institution")
                if not kind.endswith("state"):
                    return office[0] + lead.start(), self.delegation((start, end), "institution", doubts)
        match = re.search(_INSTITUTION, self.said(office))
        if not match:
            return None
        start = office[0] + match.start("name")
        of = self.delegation((start, start + len(match["name"])), "institution", doubts)
        kind = getattr(self.naming.delegations.get(of), "kind", "institution")
        return None if kind.endswith("state") else (office[0] + match.start(), of)

    def institutions(self, span: Span, doubts: list[str]) -> list[Tree]:
        """Return the ids of the institutions that a list names."""
        known = [name.ids[0] for (start, end), name in self.known.items() if span[0] <= start and end <= span[1]]
        if not known:
            doubts.append(f"'{self.said(span)}' is not in the registry")
            known = [self.naming.propose(self.said(span), "institution", self.number)]
        return [*known]

    def participant(self, span: Span, doubts: list[str]) -> dict[str, Tree]:
        """Return who chaired or moderated: an officer of the session, or an office of an institution."""
        said = re.sub(r"^(?:the|an?) ", "", self.said(span))
        start = span[1] - len(said)
        for (first, last), name in self.known.items():
            if start < first and last <= span[1] and self.plain[first - 8 : first] == " of the ":
                return {"office": self.plain[start : first - 8], "of": name.ids[0]}
        bare = self.seen.officers.bare(said)
        if re.search(r"[,(]| of ", bare):
            doubts.append(f"who '{said}' is")
        return {"officer": self.seen.officers.of(said)}

    # --- proposals ----------------------------------------------------------------------------

    def sponsorships(self, told: Sponsoring) -> Iterator[dict[str, Tree]]:
        """Yield the records of what one formula tells of sponsors: one for all who did it for the same others."""
        symbols = [s for s in self.seen.forms.find(self.plain) if told.start <= s.start < told.end]
        before = [s for s in symbols if s.start < told.entries[0].start]
        if before or (symbols and told.part == "introduced"):
            self.seen.proposal = (before[-1:] or symbols)[0].symbol
        for _, group in groupby(told.entries, key=lambda entry: entry if entry.on_behalf_of else None):
            doubts: list[str] = []
            entries = [*group]
            record: dict[str, Tree] = {"document": self.seen.proposal} if self.seen.proposal else {}
            record["part"] = told.part
            record["by"] = [self.speaker(entry, "member-state", doubts) for entry in entries]
            self.spoken_for(record, entries[0], doubts)
            if entries[0].own:
                record["own"] = True
            doubts += [doubt for entry in entries for doubt in entry.doubts]
            if doubts:
                record["review"] = "; ".join(dict.fromkeys(doubts))
            yield record

    def vote(self, told: VoteTold) -> dict[str, Tree]:
        """Return the record of one vote."""
        doubts: list[str] = []
        record = self.of_vote(told)
        self.requested(record, told, doubts)
        for name in ("in_favour", "against", "abstaining"):
            listed: tuple[Entry, ...] = getattr(told, name)
            if listed:
                record[name] = [self.delegation((e.start, e.end), "member-state", doubts) for e in listed]
        if any(count is not None for count in told.counts):
            fields = zip(("in_favour", "against", "abstaining"), told.counts, strict=True)
            record["counts"] = {name: count for name, count in fields if count is not None}
        if told.outcome:
            record["outcome"] = told.outcome
        if told.result:
            record["result"] = self.said(told.result)
        if corrected := self.corrected(told):
            record["corrections"] = corrected
        if doubts:
            record["review"] = "; ".join(dict.fromkeys(doubts))
        return record

    def of_vote(self, told: VoteTold) -> dict[str, Tree]:
        """Return what was voted on, and in which manner."""
        record: dict[str, Tree] = {}
        on = self.said(told.on) if told.on else ""
        symbols = [found.symbol for found in self.seen.forms.find(on)]
        if symbols or self.seen.proposal:
            record["document"] = symbols[0] if symbols else self.seen.proposal
        if on:
            record["proposal"] = on
        if told.manner:
            record["manner"] = told.manner
        return record

    def requested(self, record: dict[str, Tree], told: VoteTold, doubts: list[str]) -> None:
        """Add to a vote who asked for it, and for whom."""
        if told.requested:
            record["requested_by"] = [self.speaker(entry, "", doubts) for entry in told.requested]
        if behalf := [span for entry in told.requested for span in entry.on_behalf_of]:
            record["requested_on_behalf_of"] = [self.delegation(span, "group", doubts) for span in behalf]

    def corrected(self, told: VoteTold) -> list[dict[str, Tree]]:
        """Return the corrections that the notes of a vote tell."""
        found: list[dict[str, Tree]] = []
        for mark in self.text.notes:
            note = self.seen.notes.get(mark.number, "")
            if told.start <= mark.offset <= told.end and note:
                names = [(name.start, name.end) for name in self.naming.found(note)]
                for told_later in corrections(note, names, self.naming.language):
                    ids = self.naming.ids(note[told_later.start : told_later.end])
                    found += [{"by": ids[0], "vote": told_later.vote, "note": mark.number}] if ids else []
        return found


_OF = r"\b(?:of|from|at) (?:the )?$"
_AT_END = (
    r"(?:^(?!.*\bof\b)|, )(?P<name>(?:[A-Z][^,]*)?\b(?:Agency|Association|Authority|Bank|Board|Bureau|Cent(?:er|re)"
    r"|Commission|Community"
    r"|Company|Department|Exchange|Federation|Forum|Foundation|Fund|Institute|Ministry|Museum|Network|Office"
    r"|Organi[sz]ation|Programme|Service|Society|Union|University)\b[^,]*)$"
)
_INSTITUTION = (
    r"\b(?:of|from|at) (?:the )?(?P<name>(?:[A-Z]{2,}[\w-]*|(?<=at )[A-Z].*?"
    r"|(?:(?<=the )|(?=[A-Z][\w’-]* [A-Z]))(?:[A-Z][\w’-]* )*"  # noqa: RUF001
    r"(?:Agency|Alliance|Association|Authority|Bank|Bureau|Cent(?:er|re)|Coalition|Commission|Committee|Council|Court"
    r"|Department|Division|Federation|Foundation|Forum|Fund"
    r"|Institute|League|Ministry|Mission|Network|Office|Organization|Programme|Secretariat|Service|Society|Union|Unit"
    r"|University)"
    r"\b(?! to\b).*?)(?=$|, | and (?:[a-z-]+ )*(?:member|head|chair|president|director)))"
)
_PRESIDING = r"(?:Acting |Co-|Vice-)*(?:Chair|Facilitator|Moderator|President|Rapporteur)"
_ENVOY = r"(?:(?:Acting|Alternate|Chief|Deputy|Permanent) )*(?:Ambassador|[Rr]epresentative|Delegate) of (?:the )?"
_TWO_OFFICES = (
    r" and (?:[A-Z][a-z]+ )?(?:Chair|Chief|Commissioner|Coordinator|Director|Envoy|Head|President|Secretary)\b"
)


def _add(statements: list[dict[str, Tree]], record: dict[str, Tree]) -> None:
    """Add a statement; one in the same manner as the last goes into the same entry."""
    apart = {"on_behalf_of", "except", "own", "delivery", "review"}
    last = statements[-1] if statements else {}
    same = {key: value for key, value in last.items() if key != "by"} == {
        key: value for key, value in record.items() if key != "by"
    }
    if last and same and not apart & record.keys():
        last["by"] = [*_listed(last["by"]), *_listed(record["by"])]
    else:
        statements.append(record)


def _listed(value: Tree) -> Sequence[Tree]:
    return value if isinstance(value, list) else [value]


def _kind_of(name: str) -> str:
    """Return what kind of delegation an unknown name is proposed as."""
    return "united-nations-entity" if re.search(r"\bUnited Nations\b|^UN[ -]", name) else "institution"


def is_short_for(office: str, known: str) -> bool:
    """Whether an office is another one in short: "Special Rapporteur" for "Special Rapporteur on the right to food"."""
    return known == office or re.match(rf"(?:.*\b)?{re.escape(office)}(?: (?:of|for|on|to)\b|,|$)", known) is not None
