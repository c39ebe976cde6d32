"""Whatever the rules need to know of the words of a language, as patterns."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["BRACKET", "NAME", "ActWords", "SpeechWords", "Words"]

NAME = "\u2135"
"""A letter of no word that stands for each character of a known name, so that no pattern finds anything in it."""
BRACKET = "\u2136"
"""The same for each character of brackets and of what they hold."""


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """The words in which a language tells who spoke, as patterns; known names are covered with ``NAME`` in the text."""

    strong: str
    """What separates the entries of a list that has commas within them."""
    separators: str
    articles: str
    lead: str
    """All that may stand before a name in a list: an article, and the role in which those named spoke."""
    role: str
    """The role before a name or a list of names: "the representatives of "."""
    described: str
    """What may stand before a known name that is spoken for: "the candidate countries ", "the members of the "."""
    same_role: str
    """What stands for the role told before it: "those of "."""
    members: str
    """Those who belong to a group, right after its name: " and its 28 member States"."""
    roles: tuple[tuple[str, str], ...]
    """Capacities, each with the pattern of its role."""
    joined: str
    """What begins another entry for certain."""
    single: str
    """A role of one alone: "the representative of "."""
    territory: str
    """The name of a territory that is shown with its State after a comma: "Hong Kong, China"."""
    abbreviation: str
    """A name that is nothing but an abbreviation."""
    grouping: str
    """The name of a group of States that may have commas within: "Group of Asian, Caucasus and Baltic States"."""
    collective: str
    """How the name of a kind of organizations ends: "trade union NGOs"."""
    apposition: str
    """What goes on a name after a comma: "affiliated with the United Nations"."""
    behalf: str
    own: str
    own_too: str
    excepting: str
    delivery: str
    trailing: str
    """What, right after a name, turns the sentence to something else."""
    field_of: str
    """How a name ends that may have a list of fields within it: "for Peace"."""
    fields: str
    """The rest of such a list: "Development and Human Rights"."""
    field: str
    """One of them by itself: "Justice"."""
    ending: str
    """The rest of a list of adjectives within a name: "Scientific and Cultural Organization"."""
    organs: str
    """A word that only the names of organizations have."""
    office: str
    possessive: str
    """What begins a mention of those who belong to a group just named: "its member States"."""
    aside_in_brackets: str
    """What a bracket after a name has that says nothing of it: a reference, an abbreviation."""
    title: str
    """What only a person's name begins with: "Ms. "."""
    person: str
    nameable: str
    """How a name in a list begins, for certain."""
    unusual: str
    """What else may be a name in a list: a few words without a capital."""
    not_an_entry: str
    """What begins something else than an entry: "at the same meeting"."""
    turns: str
    """What may part two reports of what was said: "; ", ", and " before a role."""
    seconded: str
    """That others agreed, who are named after it: " was supported by "."""
    clause: str
    """What begins a clause with its own subject: "announced that "."""
    made: str
    """Who made it stands before: "made a statement". ``what`` is what was made, ``rest`` how."""
    took_part: str
    """The verb that tells of a statement only where ``dialogue`` stands before."""
    dialogue: str
    """A discussion in which somebody took part, up to who did: "a dialogue ensued, in which "."""
    one: str
    """How a statement is told that is one alone: "a statement"."""
    made_by: str
    """Who made it stands after: "statements were made by "."""
    following: str
    """What announces a list after a colon, or in the blocks below. ``group`` is what those listed are called."""
    before: str
    """For whom someone spoke, said before the name: "Speaking on behalf of the Group, the representative of "."""
    heading: str
    """The heading of a list by category: "(a) Representatives of observer States: "."""
    counted: str
    """A count in the place of names: "representatives of 12 Parties"."""
    including: str
    """What stands between a count and those of them who are named."""
    counted_for: str
    """What stands before a group that one of those counted spoke for."""
    kinds: tuple[tuple[str, str], ...]
    """Kinds of statement, each with what tells it."""
    called: tuple[tuple[str, str], ...]
    """Capacities, each with what those are called who are listed after a colon: "the following observers"."""
    standings: tuple[tuple[str, str], ...]
    capacities: tuple[tuple[str, str], ...]
    categories: tuple[tuple[str, str], ...]
    """Kinds of delegation, each with what tells it in the heading of a list."""
    together: str
    """An office that several hold, before their names: "Co-Chairs of the Lamp Fund, Ana Lo and Bo Li"."""
    panellists: str
    """What those are called who speak as panellists."""
    unnamed: str
    """Those who made statements without being named: "the panellists", "12 delegations"."""
    reporting: str
    """The verbs by which a report tells in its own words what someone said: "noted", "welcomed"."""
    content: str
    """What follows such a verb and tells what was said: "that", "its concern"."""
    aside: str
    """All that may stand before who said it: "In response to further questions, "."""
    no_statement: str
    """Those of the verbs that tell of no statement by themselves: "thanked"."""
    aside_within: str
    """What may stand between who said something and the verb: ", referring to paragraph 4,"."""
    also_following: str
    """What goes on a list of names with another after a colon: "and of the following organizations: "."""
    both: str
    """The word that joins the last two of a list, with its spaces."""
    acts: ActWords


@dataclass(frozen=True, slots=True)
class ActWords:
    """The words in which a language tells of votes and sponsors, as patterns."""

    introduced: str
    """Who did it stands before: "introduced draft resolution". ``too`` is that it was revised as well."""
    introduced_by: str
    """Who did it stands after: "was introduced by "."""
    revised: str
    sponsored: str
    """Who did it stands after: "sponsored by "; ``also`` where it is "co-sponsored by "."""
    submitted: str
    """Who did it stands after, and the proposal before: "draft resolution A/C.1/70/L.7, submitted by "."""
    sponsors: str
    """What those are called in a list of them: "The sponsors of the draft resolution were "."""
    joined: str
    withdrew: str
    requested: str
    """At whose request: what stands before the names."""
    vote: str
    """That a vote was taken, ``manner`` and ``how`` or ``put`` in which manner, and ``on`` what."""
    asked_for: str
    """Who asked for the vote that comes after stands before: "requested a recorded vote"."""
    votes: tuple[tuple[str, str], ...]
    """The heading of each list of a vote: ``in_favour``, ``against``, ``abstaining``."""
    counted: tuple[str, ...]
    """The counts of a vote, and what was done: ``outcome``, ``on``, ``in_favour``, ``against``, ``abstaining``.

    ``subject`` is what it was done to where that stands before: "the draft resolution was adopted".
    """
    outcomes: tuple[tuple[str, str], ...]
    manners: tuple[tuple[str, str], ...]
    numbers: dict[str, int]
    nobody: str
    meant: str
    """That a vote was meant otherwise: ``vote`` is how."""
    meanings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language, as patterns. Nouns are pairs of singular and plural."""

    item: tuple[str, str]
    meeting: str
    ordinal: str
    paragraph: tuple[str, str]
    separator: str
    range: str
    here: str
    body: str
    elsewhere: str
    annex: str
    not_before: str
    spoken_for: tuple[str, ...]
    small: frozenset[str]
    offices: frozenset[str]
    speech: SpeechWords
