"""How a language refers to the parts of a report, and how it tells who spoke.

The rules are regular expressions made from a language's words; a language without words here
refers to nothing that can be found, and only names and symbols become links in its reports.
Who spoke is told in formulae; a sentence in any other words is left to the reader.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Reference", "references", "role_before", "speakers", "stands_alone"]


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference found in a text: its span, and what it says.

    ``value`` is the number as printed. A sub-item or sub-paragraph follows a slash: ``4/a``; one that
    leaves the item to the context begins with it: ``/a``. ``annex`` is the annex named, ``*`` for "the
    annex", ``body`` for the report itself, and empty for the series that the text stands in. ``last``
    closes a range: "paragraphs 5 to 7" is one reference to 5 with the last 7.
    """

    kind: Literal["item", "meeting", "paragraph"]
    start: int
    end: int
    value: str
    annex: str = ""
    last: str = ""


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
    roles: tuple[tuple[str, str], ...]
    said_by: str
    """What stands before a list of those who spoke."""
    said: str
    """A sentence that begins with them."""
    listed: str
    """What announces lists of them by category, or a list after a colon."""
    behalf: str
    """How a bracket begins that says for whom someone spoke."""
    aside: str
    """What, right after a name, turns the sentence to something else."""
    anew: str
    """What begins a list again after something else."""
    entry: str
    """All that may stand between a comma, or "and", and a name that stands in a list by itself."""
    joining: frozenset[str]
    """The small words that such a list is made with."""


# Parts of English formulae. A capital letter within a sentence is that of a title: "the Permanent Representative of".
_NO_TITLE = r"(?:(?<=[Tt]he )|(?<![^\W\d_] ))"
_ROLES = r"(?:[Rr]epresentatives? of|[Oo]bservers? (?:for|of))"
_MADE = r"(?:made|delivered)"
_STATEMENTS = r"[Ss]tatements?"
_WERE_MADE = rf"(?:was|were) (?:also |then |subsequently )*{_MADE}"

ENGLISH = Words(
    item=(r"(?:agenda )?(?:sub-?)?item", r"(?:agenda )?(?:sub-?)?items"),
    meeting=r"(?:plenary )?meetings?",
    ordinal=r"(?P<number>\d+)(?:st|nd|rd|th)",
    paragraph=(r"paragraph|para\.", r"paragraphs|paras\."),
    separator=r",? (?:and|or) |, ",
    range=r" to | ?[–-] ?",  # noqa: RUF001
    here=r" of (?:the present|this) (?:annex|section|chapter)",
    body=r" of (?:the present|this) (?:report|document|addendum)",
    elsewhere=r",? (?:of|in|to) ",
    annex=r" of (?:the )?annex(?: ([0-9]+|[IVXL]+)\b)?+(?! (?:to|of)\b)\b",
    not_before=r"(?:operative|preambular|sub-?) ?$|\b(?:annex|appendix|article|chapter|decision|protocol|regulation"
    r"|resolution|rule|section) [^\s,;]+, $"
    r"|[A-Z][\w.]*/[\w./()-]+, $",
    spoken_for=("behalf of ", "behalf of the "),
    small=frozenset(
        "a after all also although among an and as at because before between both but by during each either except "
        "following for from had has have if in including into it its like nor not of on only or other over per since "
        "so such than that the their then these this those through thus to toward towards under until upon was were "
        "when where which while who whose with within without".split()
    ),
    offices=frozenset(
        "Government Governments Parliament Republic Kingdom Territory Constitution People Peoples Mission Missions "
        "Embassy Delegation Delegations Representation Representative Representatives Observer Observers Expert "
        "Experts Member Members Head Heads President Vice-President King Queen Emperor Chancellor Premier Prime "
        "Minister Ministers Vice-Minister Ministry Secretary Secretary-General State Ambassador Ambassadors "
        "Permanent Deputy Chair Vice-Chair Chairperson Chief Director Coordinator Commissioner Attorney "
        "Attorney-General Prosecutor Judge Governor Adviser Counsellor Rapporteur Behalf".split()
    ),
    roles=(
        ("representative", rf"(?:representatives?|{_NO_TITLE}Representatives?) of\b"),
        ("observer", rf"(?:observers?|{_NO_TITLE}Observers?) (?:for|of)\b"),
    ),
    said_by=rf"(?<!No )(?<!no )\b{_STATEMENTS}(?: in [a-z ]{{1,60}}?)? {_WERE_MADE} by ",
    said=rf"(?:^|[.,;:)] |\band )(?:[Tt]he |[Aa]n? )?{_ROLES} (?P<list>[^.:;]{{0,4000}}?),? "
    rf"(?:also |then |each )*{_MADE} "
    r"(?:(?:an?|the|brief|closing|further|general|introductory|joint|opening) )*(?:statements?|remarks)\b",
    listed=rf"\b(?:[Tt]he following (?!panellists)(?:[\w-]+ ){{0,4}}{_MADE} statements\b[^.:]{{0,200}}"
    rf"|{_STATEMENTS} {_WERE_MADE} by(?: (?:the )?(?:{_ROLES} )?the following(?: [\w-]+){{0,4}})?):(?: |$)",
    behalf=r"\((?:also |speaking )*on behalf of (?:the )?",
    aside=r" (?:on(?! behalf)|in(?! its national)|at|to|as(?! well)|under|about|after|before|during|following|regarding"
    r"|concerning|who|which|that|where)\b",
    anew=rf"(?:by )?(?:the |an? )?{_ROLES} ",
    entry=rf" ?(?:by )?(?:[Tt]he |[Aa]n? )?(?:{_ROLES} (?:the )?)?"
    r"(?:(?:also |speaking )*on behalf of (?:the )?|with the exception of (?:the )?)?",
    joining=frozenset(
        "a also an and as behalf by capacity each exception for in its national observer observers of on or "
        "representative representatives speaking the then well with".split()
    ),
)
"""English, as United Nations editors write it."""

_LANGUAGES = {"en": ENGLISH}

_NUMBER = r"\d++(?:\.\d++)*+(?: bis| ter)?+(?!\w)"
_LETTER = r"\([a-z]{1,4}\)"
_LETTERED = rf"(?: ?{_LETTER})*"
_PART = re.compile(rf"(?P<number>{_NUMBER}){_LETTERED}|{_LETTER}")


def references(text: str, language: str) -> list[Reference]:
    """Return the references in a text, in order of their places."""
    words = _LANGUAGES.get(language)
    if words is None:
        return []
    found = [*_items(text, words), *_meetings(text, words), *_paragraphs(text, words)]
    return sorted(found, key=lambda reference: reference.start)


def _listed(one: str, noun: tuple[str, str], words: Words, *, then: str = "") -> re.Pattern[str]:
    """Return a pattern: a singular noun and one number, or a plural noun and a list of them.

    So "on item 4, 12 delegations spoke" is about one item. A list may go on with numbers of another form.
    """
    singular, plural = noun
    more = rf"(?:{words.separator}|{words.range})(?:{one}{'|' if then else ''}{then})"
    return re.compile(rf"(?<![\w-])(?:(?i:{plural}) (?P<list>{one}(?:{more})*)|(?i:{singular}) (?P<one>{one}))(?!\w)")


def _items(text: str, words: Words) -> Iterator[Reference]:
    """Find "agenda item 4", "items 3 (a) and (b)", "sub-item (a)", whose item is the context's."""
    one = rf"(?:{_NUMBER}{_LETTERED}|{_LETTER})"
    for match in _listed(one, words.item, words).finditer(text):
        yield from _numbered("item", match, words)


def _meetings(text: str, words: Words) -> Iterator[Reference]:
    """Find "3rd meeting", "3rd, 4th and 5th meetings", "1st to 4th meetings"."""
    one = words.ordinal.replace("?P<number>", "?:")
    more = rf"(?:{words.separator}|{words.range}){one}"
    pattern = rf"(?<![\w-])(?P<list>{one}(?:{more})*) {words.meeting}(?!\w)"
    for match in re.finditer(pattern, text):
        yield from _ranged("meeting", match, list(re.finditer(words.ordinal, _numbers(match))), words)


def _paragraphs(text: str, words: Words) -> Iterator[Reference]:
    """Find "paragraph 4", "paragraphs 5 to 7 above", "paragraph 2 (b)" of this document and its annexes.

    "Paragraph 20 of decision 2/CP.17", "article 33, paragraph 2" and an operative or preambular paragraph are
    those of other documents.
    """
    for match in _listed(_NUMBER + _LETTERED, words.paragraph, words, then=_LETTER).finditer(text):
        if re.search(words.not_before, text[max(0, match.start() - 60) : match.start()], re.IGNORECASE):
            continue
        annex = re.compile(words.annex).match(text, match.end())
        here = re.compile(words.here).match(text, match.end())
        body = re.compile(words.body).match(text, match.end())
        if not annex and not here and not body and re.compile(words.elsewhere).match(text, match.end()):
            continue
        series = "body" if body else ((annex[1] or "*") if annex and not here else "")
        yield from _numbered("paragraph", match, words, series)


def _numbered(
    kind: Literal["item", "paragraph"], match: re.Match[str], words: Words, annex: str = ""
) -> Iterator[Reference]:
    """Yield a reference for each number or letter; a letter alone belongs to the number before it."""
    yield from _ranged(kind, match, list(_PART.finditer(_numbers(match))), words, annex)


def _numbers(match: re.Match[str]) -> str:
    """Return the numbers of a phrase without its noun."""
    return str(match["list"] or match["one"])


def _ranged(
    kind: Literal["item", "meeting", "paragraph"],
    match: re.Match[str],
    parts: list[re.Match[str]],
    words: Words,
    annex: str = "",
) -> Iterator[Reference]:
    """Yield a reference for each part; the first of a range tells its last."""
    offset = match.start("list" if match["list"] else "one")
    number = ""
    for part, following in zip(parts, [*parts[1:], None], strict=True):
        number = part["number"] or number
        value = "/".join([number, *re.findall(r"\(([a-z]+)\)", part[0])])
        between = _numbers(match)[part.end() : following.start()] if following else ""
        last = (following["number"] or "") if following and re.fullmatch(words.range, between) else ""
        start, end = match.span() if len(parts) == 1 else (offset + part.start(), offset + part.end())
        yield Reference(kind, start, end, value, annex, last)


def speakers(
    text: str, blocks: Sequence[tuple[int, int]], names: Iterable[tuple[int, int]], language: str
) -> list[tuple[int, int]]:
    """Return those names that the formulae of a text list as having made a statement, or as spoken for, in order.

    ``blocks`` are the spans of the text's blocks, and ``names`` those of the names in it, whose own words are no
    part of a formula. The formulae are "statements were made by ...", "the observer for ... made a statement", and
    the lists below "the following made statements:". A list in any other words is left to the reader.
    """
    words = _LANGUAGES.get(language)
    if words is None:
        return []
    names = sorted(names)
    masked = list(text)
    for start, end in names:
        masked[start:end] = _NAME * (end - start)
    found: set[tuple[int, int]] = set()
    listing = False
    for start, end in blocks:
        block = "".join(masked[start:end])
        inside = [(first - start, last - start) for first, last in names if start <= first and last <= end]
        for one, other in _lists(block, words, listing=listing):
            found |= {(start + first, start + last) for first, last in _told(block, one, other, inside, words)}
        heads = [match.end() for match in re.finditer(words.listed, block)]
        listing = end - start in heads or (listing and block.endswith((";", "; and")))
    return sorted(found)


_DEEPEST = 3  # brackets in brackets in brackets
_NAME = "\ue000"  # stands for each character of a name, so that no pattern finds anything in it


def _lists(block: str, words: Words, *, listing: bool) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a block that list those who spoke."""
    for match in chain(re.finditer(words.said_by, block), re.finditer(words.listed, block)):
        stop = re.compile(r"\.(?= |$)").search(block, match.end())
        yield match.end(), stop.start() if stop else len(block)
    for match in re.finditer(words.said, block):
        if _goes_on(re.sub(r"\([^()]*\)", "", match["list"]), words):
            yield match.span("list")
    if listing:
        head = re.match(r"[^:]*: |\([a-z]+\) |[a-z]+[.)] ", block)
        yield head.end() if head else 0, len(block)


def _told(
    block: str, start: int, end: int, names: Iterable[tuple[int, int]], words: Words
) -> Iterator[tuple[int, int]]:
    """Yield the names that stand in a list by themselves, up to where it turns to something else.

    Of those in brackets, they are whom someone spoke for. What brackets hold does not end the list around them.
    """
    position = start
    going = True
    around: list[bool] = []
    for name in names:
        if not start <= name[0] < end:
            continue
        between = re.sub(r"\([^()]*\)", "", block[position : name[0]])
        pieces = re.split(rf"({words.behalf}|[()])", between)
        for piece in pieces:
            if piece == ")":
                going = around.pop() if around else going
            elif piece.startswith("("):
                around.append(going)
                going = piece != "("
            else:
                going = going and _goes_on(piece, words)
        *_, entry = re.split(r"[,;]? (?:and|or|as well as) |[,;] ", pieces[-1])
        going = going or (not around and re.match(words.anew, entry) is not None)
        if going and re.fullmatch(words.entry, entry):
            yield name
        position = name[1]


def _goes_on(piece: str, words: Words) -> bool:
    """Whether a list of names goes on over what stands between two of them: it has no words of another sentence."""
    small = re.findall(r"(?<![\w'’-])[^\W\d_][\w'’-]*", piece)  # noqa: RUF001
    foreign = [word for word in small if word[0].islower() and word not in words.joining]
    return not foreign and not re.match(words.aside, piece)


def role_before(text: str, start: int, end: int, language: str) -> str:
    """Return the capacity that a sentence beginning at ``start`` prints for who is named at ``end``, or nothing.

    It is that of the last "representatives of" or "observers for" before the name; of a list with a colon, that of
    its heading. What stands in brackets before the name is about someone else.
    """
    words = _LANGUAGES.get(language)
    if words is None:
        return ""
    before = text[start:end]
    for _ in range(_DEEPEST):
        before = re.sub(r"\([^()]*\)", " ", before)
    found = sorted((match.end(), role) for role, form in words.roles for match in re.finditer(form, before))
    if not found:
        return ""
    return found[0 if ":" in before[found[-1][0] :] else -1][1]


_WORD = r"[^\W\d_][\w'’-]*"  # noqa: RUF001
_WORD_BEFORE = re.compile(rf"({_WORD}) $")
_OF_BEFORE = re.compile(rf"({_WORD}(?: {_WORD}){{0,9}}) (?:of|for) (?:the )?$")
_WORD_AFTER = re.compile(rf" ({_WORD})")


def stands_alone(text: str, start: int, end: int, language: str) -> bool:
    """Whether a name found in a text is one by itself, not part of a longer name that is not known.

    In English a longer name shows by its capitals: "the Bank of Kenya", "Kenya Airways", "New Mexico" name no
    delegation, but "the Government of Kenya", "In Kenya" do. A name without a capital ("least developed
    countries") is one where it is spoken for.
    """
    words = _LANGUAGES.get(language)
    if words is None:
        return True
    after = _WORD_AFTER.match(text, end)
    if after and after[1][0].isupper():
        return False
    window = text[max(0, start - 120) : start]
    if text[start:end].islower():
        return window.endswith(words.spoken_for)
    of = _OF_BEFORE.search(window)
    if of:
        phrase = _capitalized(of[1].split(), words)
        return not phrase or any(word in words.offices for word in phrase)
    before = _WORD_BEFORE.search(window)
    return before is None or not _capitalized([before[1]], words) or before[1] in words.offices


def _capitalized(phrase: list[str], words: Words) -> list[str]:
    """Return the last words of a phrase that may belong to a name: capitalized ones, and small ones between."""
    name: list[str] = []
    for word in reversed(phrase):
        if word[0].islower() and word not in words.small:
            break
        name.append(word)
    while name and name[-1].lower() in words.small:
        name.pop()
    return [] if not name or name[0].lower() in words.small else name
