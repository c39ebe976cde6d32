"""Document symbols: what counts as one, where they stand in running text, and their part of an address.

A body's profile lists the forms of its symbols. A form is the word ``united-nations`` or a pattern such as
``CL {number}/{number}``; a body without symbols lists none, and then nothing in a text is one.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Found", "SymbolForms", "latin", "slug"]


@dataclass(frozen=True, slots=True)
class Found:
    """A symbol in a text: ``text[start:end]`` is what is printed of it, ``symbol`` the whole symbol.

    In "A/64/115 and 174" the second has the span of "174" and the symbol ``A/64/174``. In "Add.1-3" nothing
    is printed of Add.2: its span is empty, and stands where the last number of the range starts.
    """

    start: int
    end: int
    symbol: str


@dataclass(frozen=True, slots=True)
class SymbolForms:
    """The forms that a body's symbols have, made by :meth:`of`; it knows no other symbols."""

    patterns: tuple[re.Pattern[str], ...]

    @classmethod
    def of(cls, forms: Sequence[str]) -> SymbolForms:
        """Read the forms of a profile: each ``united-nations``, or a pattern as ``CL {number}/{number}``.

        A pattern starts with a capital letter and is literal but for ``{number}`` (1 to 9 digits), ``{year}``
        (4 digits), ``{roman}`` and ``{letter}`` (one or more capitals). Raises ValueError, saying what was
        found and what is expected, for a pattern that is malformed, is longer than 100 characters, has a
        placeholder directly before what it could itself hold, or gives symbols that :func:`slug` refuses.
        """
        return cls(tuple(_compiled(form) for form in forms))

    def is_symbol(self, text: str) -> bool:
        """Whether the whole of ``text`` is a symbol in one of the forms."""
        return text == _unwrapped(text) and any(pattern.fullmatch(text) for pattern in self.patterns)

    def find(self, text: str) -> list[Found]:
        """Find all symbols in running text, in order, the longest at each place; no two spans overlap.

        A symbol stands by itself: it neither continues a longer token (a word, a number, a web address) nor
        is continued by one. Only letters of scripts without case, such as Arabic and Chinese, may touch it,
        and a hyphen that joins two symbols: "E/2015/27-E/CN.6/2015/10" gives both.

        What a list leaves out is filled in, where the outcome is a symbol in one of the forms:

        - A modifier is added to the last document named: "A/54/598 and Corr.1". It takes the place of one of
          its kind, "A/54/598/Add.1 and Add.2"; nothing is added to a corrigendum.
        - A nature with its number takes the place of one of its kind: "A/C.3/70/L.2 and L.3".
        - "Add.1-3", as with any nature or modifier, is all from the first to the last, at most 99 after it.
        - Bare numbers take the place of the last number: "A/64/115, 174, 323 and 324". All are taken or none,
          for "A/64/115, 20 delegations" names one document. Each must be greater than the one before, by less
          than 1000 (so it is no year), and after a modifier less than 100. After the last must come closing
          punctuation, the end of the block, or "and" with a symbol or modifier. So none is taken before a
          word, even where a reader would see that the sentence goes on.
        """
        found: list[Found] = []
        position = 0
        while capital := _CAPITAL.search(text, position):
            position = capital.end()
            if _begins(text, capital.start(), after=found[-1].end if found else -1):
                found += self._list_at(text, capital.start())
                position = max(position, found[-1].end if found else 0)
        return found

    def _list_at(self, text: str, start: int) -> list[Found]:
        """Return the symbol that begins at ``start`` and those that the list after it leaves incomplete."""
        found = self._whole(text, start)
        if not found:
            return []
        document = found[-1].symbol
        while more := self._part_after(text, found[-1], document) or self._numbers_after(text, found[-1]):
            found += more
            if not more[-1].symbol.startswith(f"{document}/"):
                document = more[-1].symbol
        return found

    def _whole(self, text: str, start: int) -> list[Found]:
        """Return the longest symbol that begins at ``start``, with the rest of its range, if there is one."""
        matches = [match for pattern in self.patterns if (match := pattern.match(text, start))]
        for match in sorted(matches, key=re.Match.end, reverse=True):
            members = _ranged(text, Found(start, match.end(), _unwrapped(match.group())))
            if self._ends(text, members[-1].end):
                return members
        return []

    def _part_after(self, text: str, last: Found, document: str) -> list[Found]:
        """Return what "and Corr.1" or "and L.3" after ``last`` stands for, with the rest of its range."""
        match = _ELIDED_PART.match(text, last.end)
        if not match or not self.is_symbol(symbol := _completed(document, match["item"])):
            return []
        members = _ranged(text, Found(match.start("item"), match.end("item"), symbol))
        return members if self._ends(text, members[-1].end) else []

    def _numbers_after(self, text: str, last: Found) -> list[Found]:
        """Return what the bare numbers after ``last`` stand for: all of them, or none."""
        stem, number = _stem_and_number(last.symbol)
        found: list[Found] = []
        end = last.end
        while match := _ELIDED_NUMBER.match(text, end):
            found += _ranged(text, Found(match.start("item"), match.end("item"), f"{stem}{match['item']}"))
            end = match.end()
            if found[-1].end != end:  # a dash that makes no range
                return []
        numbers = [number, *(_stem_and_number(member.symbol)[1] for member in found)]
        known = found and self.is_symbol(found[0].symbol) and self.is_symbol(found[-1].symbol)
        return found if known and _plausible(stem, numbers) and self._closes(text, end) else []

    def _closes(self, text: str, end: int) -> bool:
        """Whether a run of bare numbers may end here: the clause ends, or a symbol or modifier follows."""
        if _CLOSED.match(text, end) or _ELIDED_PART.match(text, end):
            return True
        separator = _SEPARATED.match(text, end)
        return separator is not None and bool(self._whole(text, separator.end()))

    def _ends(self, text: str, end: int) -> bool:
        """Whether no longer token goes on at ``end``."""
        following, after = text[end : end + 1], text[end + 1 : end + 2]
        if following == ".":
            return not _in_token(after)
        if following == _EN_DASH:
            return not after.isdecimal()
        if following in _HYPHENS:
            return not _in_token(after) or any(pattern.match(text, end + 1) for pattern in self.patterns)
        return not _in_token(following) and following not in _JOINERS and following != "("


def latin(text: str) -> str:
    """Return a text with the Cyrillic and Greek letters that print like Latin ones as those, one for one.

    Official documents have been printed with such letters in their symbols; no search finds them.
    """
    return text.translate(_ALIKE)


def slug(symbol: str) -> str:
    """Return the symbol's part of an address: ``E-CN.15-2011-2``, ``RES-913_X``, ``CL_154-1``.

    "/" becomes "-"; "(" and a space become "_"; ")" is dropped. Raises ValueError if another character is not
    an ASCII letter, digit, ".", "-" or "_" (a Cyrillic letter can look like a Latin one), if nothing is left,
    or if a full stop begins or ends it. Two symbols may give one part; whoever publishes them must see that
    they do not.
    """
    part = symbol.translate(_TO_SLUG)
    if strange := re.search(r"[^A-Za-z0-9._-]", part):
        name = unicodedata.name(strange.group(), "without a name")
        msg = (
            f"symbol {symbol!r} holds {strange.group()!r} ({name}), "
            "expected ASCII letters, digits, spaces and . / ( ) - _ alone"
        )
        raise ValueError(msg)
    if not part or part.startswith(".") or part.endswith("."):
        msg = f"symbol {symbol!r} gives the address {part!r}, expected one without a full stop at either end"
        raise ValueError(msg)
    return part


# --- the form `united-nations` ----------------------------------------------------------------
# After the United Nations Editorial Manual and what documents print: an organ, then parts after "/", the
# last of which is a number or a nature with a number, then modifiers, which stack.

_ORGANS = (
    *("A", "S", "E", "T", "ST"),  # the principal organs: Assembly, three councils, Secretariat
    *("DP", "HSP", "PBC", "TD", "UNEP", "UNW"),  # programmes, funds and commissions
    *("CD", "ECE", "HRI", "ID", "IDB", "ISBA"),  # bodies that publish under initials of their own
    *("CAC/COSP", "CBD", "CTOC/COP", "FCCC", "ICCD", "NPT"),  # conferences of the parties to a treaty
)
_TREATY_BODIES = (
    *("CAT/C", "CAT/OP", "CCPR/C", "CED/C", "CEDAW/C", "CERD/C", "CMW/C", "CRC/C", "CRPD/C"),
    *("CCPR/SP", "CEDAW/SP", "CRC/SP", "CRPD/CSP"),  # meetings of the States parties
)
# No document ends with one of these: "A/C.3" is a committee, "A/C.3/70/L.2" a document.
_BODIES = (
    *("AC", "C", "CN", "CONF", "GC", "PC", "SC", "Sub", "WG"),
    *("CHW", "COP", "EA", "MEM", "OzL.Conv", "OzL.Pro", "OzL.Pro.WG", "RPM", "SER"),
)
_NATURES = ("BP", "CRP", "INF", "IP", "L", "MISC", "PET", "PM", "PRST", "PV", "R", "RES", "SR", "WP")
_MODIFIERS = ("Add", "Amend", "Corr", "Rev", "Summary")


def _any(words: Sequence[str]) -> str:
    return f"(?:{'|'.join(re.escape(word) for word in words)})"


_ROMAN = "[IVXLCDM]+"
_BRACKET = rf"\((?:E?S-)?(?:{_ROMAN}|[0-9]{{1,4}})\)"  # 2625(XXV), 3201(S-VI), 1325(2000)
_FIGURE = rf"[0-9]{{1,9}}(?:{_BRACKET})?[A-Z]?"  # 115, 913(X), 36L, 377(V)A
_NATURE = rf"{_any(_NATURES)}\.{_FIGURE}"
_MODIFIER = rf"{_any(_MODIFIERS)}\.[0-9]{{1,4}}[A-Z]?"
_PART = "|".join(
    (
        rf"{_any(_BODIES)}\.(?:[0-9]{{1,4}}|{_ROMAN}|[A-Z])",  # CN.15, C.II, SER.A
        r"E?S-[0-9]{1,3}",  # a special session
        _NATURE,
        _FIGURE,
        rf"[A-Z]{{1,12}}(?:{_BRACKET})?",  # HRC, SBSTA, NGO, PC(III), and countries: SVN
    )
)
# Parts are told apart by "/" alone, so a match gives back whole parts, one by one: linear in the text.
_REST = rf"(?:/(?:{_PART})){{0,9}}/(?:{_NATURE}|{_FIGURE})"
_UNITED_NATIONS = re.compile(
    rf"(?:RES/[0-9]{{1,9}}\({_ROMAN}\)"
    # Combined periodic reports bear two numbers: CRC/C/ITA/5-6.
    rf"|{_any(_TREATY_BODIES)}(?:(?:/(?:{_PART})){{0,9}}/[0-9]{{1,2}}-[0-9]{{1,2}}(?![0-9])|{_REST})"
    rf"|{_any(_ORGANS)}{_REST})"
    rf"(?:/(?:{_MODIFIER}|Summary)){{0,5}}"
)

# --- patterns of a profile --------------------------------------------------------------------

_LONGEST_PATTERN = 100
# Each with an example; those of {letter} and {roman} are the same, for each may hold what the other holds.
_PLACEHOLDERS = {
    "{number}": ("[0-9]{1,9}", "1"),
    "{year}": ("[0-9]{4}", "2000"),
    "{roman}": (f"{_ROMAN}", "I"),
    "{letter}": ("[A-Z]+", "I"),
}


def _pieces(form: str) -> list[str]:
    """Split a pattern into literals and placeholders: ``["CL ", "{number}"]``."""
    if len(form) > _LONGEST_PATTERN:
        msg = f"symbol form has {len(form)} characters, expected at most {_LONGEST_PATTERN}: {form[:20]!r}..."
        raise ValueError(msg)
    if not re.match("[A-Z]", form):
        msg = (
            f"symbol form {form!r} does not start with a capital letter (A to Z), "
            "expected 'united-nations' or a pattern such as 'CL {number}/{number}'"
        )
        raise ValueError(msg)
    pieces = [piece for piece in re.split(r"(\{[^{}]*\})", form) if piece]
    for piece in pieces:
        if piece.startswith("{") and piece.endswith("}"):
            if piece not in _PLACEHOLDERS:
                msg = f"symbol form {form!r} has {piece}, expected one of {', '.join(_PLACEHOLDERS)}"
                raise ValueError(msg)
        elif "{" in piece or "}" in piece:
            msg = (
                f"symbol form {form!r} has a brace without its other half in {piece!r}, "
                "expected a placeholder such as {number}"
            )
            raise ValueError(msg)
    return pieces


def _compiled(form: str) -> re.Pattern[str]:
    """Return the expression of one form, or raise ValueError where it is malformed or could be slow."""
    if form == "united-nations":
        return _UNITED_NATIONS
    pieces = _pieces(form)
    samples = [_PLACEHOLDERS[piece][1] if piece in _PLACEHOLDERS else piece for piece in pieces]
    for piece, follower, sample in zip(pieces, pieces[1:], samples[1:], strict=False):
        # "{number}{number}" could be read in many ways, and a row of them in exponentially many.
        if piece in _PLACEHOLDERS and piece != "{year}" and re.match(_PLACEHOLDERS[piece][0], sample[0]):
            msg = f"symbol form {form!r} has {follower!r} right after {piece}, expected a character between"
            raise ValueError(msg)
    try:
        slug("".join(samples))
    except ValueError as problem:
        msg = f"symbol form {form!r} gives symbols without an address: {problem}"
        raise ValueError(msg) from problem
    # A symbol with a space may be wrapped there, since a line break in a text is a space.
    literals = {piece: re.escape(piece).replace(r"\ ", r"\s") for piece in pieces}
    return re.compile("".join(_PLACEHOLDERS.get(piece, (literals[piece],))[0] for piece in pieces))


# --- where symbols begin and end ---------------------------------------------------------------

_CAPITAL = re.compile("[A-Z]")
_ALIKE = str.maketrans(
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0405\u0406\u0408"  # Cyrillic capitals
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0455\u0456\u0458"
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf",  # Greek
    "ABEKMHOPCTYXSIJaeopcyxsijABEZHIKMNOPTYXo",
)
_TO_SLUG = str.maketrans({"/": "-", "(": "_", ")": None, " ": "_"})
_HYPHENS = frozenset("-\u2010\u2011")
_EN_DASH = "\u2013"
_JOINERS = frozenset("/\\=&@%#~+")  # of paths, queries and addresses, which only quote a symbol


def _unwrapped(text: str) -> str:
    return re.sub(r"\s", " ", text)


def _in_token(character: str) -> bool:
    """Whether the character could continue a word or number; letters of scripts without case do not."""
    return character == "_" or character.isdecimal() or character.lower() != character.upper()


def _begins(text: str, start: int, *, after: int) -> bool:
    """Whether a symbol may begin at ``start``, where the symbol before ended at ``after``."""
    before = text[start - 1 : start]
    if before in _HYPHENS:
        return start == after + 1
    return not _in_token(before) and before not in _JOINERS and before != "."


# --- elided lists -----------------------------------------------------------------------------

_GAP = r"[^\S\n]*(?:\n[^\S\n]*)?"  # spaces and at most one line break: no list goes on after a blank line
_SPACE = r"(?:[^\S\n]+(?:\n[^\S\n]*)?|\n[^\S\n]*)"
# "and" and the comma in the official languages; Arabic and Chinese set theirs without a space.
_AND_SIGNS = "\u0648\u53ca\u548c\u4e0e"
_AND = rf"(?:(?:and|et|y|\u0438){_SPACE}|[{_AND_SIGNS}]{_GAP})"
_COMMA = rf"(?:,{_SPACE}|[\u060c\u3001\uff0c]{_GAP})"
_SEPARATOR = rf"{_GAP}(?:{_COMMA}{_AND}?|{_AND})"
_DASH = "[-\u2010\u2011\u2013]"
_ELIDED_PART = re.compile(rf"{_SEPARATOR}(?P<item>(?:{_MODIFIER}|{_NATURE})(?:/{_MODIFIER}){{0,5}})")
_ELIDED_NUMBER = re.compile(
    rf"{_SEPARATOR}(?P<item>[1-9][0-9]{{0,8}})(?:{_DASH}[0-9]{{1,9}})?(?!{_DASH}|[/(]|[.,]\w|[^\W{_AND_SIGNS}])"
)
_RANGE = re.compile(rf"{_DASH}(?P<last>[1-9][0-9]{{0,8}})")
_SEPARATED = re.compile(_SEPARATOR)
_LAST_NUMBER = re.compile(r"(?P<stem>.*(?<![0-9])(?<![0-9]-))(?P<number>[0-9]+)")
_LONGEST_RANGE = 99
_WIDEST_STEP = 1000
_MOST_MODIFIERS = 99
_CLOSING = (
    "].,;:!?)}*\"'\u00bb\u2019\u201d\u2026"
    "\u060c\u061b\u061f"  # Arabic
    "\u3001\u3002\u300d\u300f\uff01\uff09\uff0c\uff1a\uff1b\uff1f"  # Chinese
)
_CLOSED = re.compile(rf"{_GAP}(?:[{_CLOSING}]|\Z)|[^\S\n]*\n[^\S\n]*\n")


def _ranged(text: str, first: Found) -> list[Found]:
    """Return ``first``, and the others of "Add.1-3" where the text goes on so."""
    match = _RANGE.match(text, first.end)
    stem, number = _stem_and_number(first.symbol)
    if not match or not stem.endswith(".") or not number < int(match["last"]) <= number + _LONGEST_RANGE:
        return [first]
    start, end = match.span("last")
    last = int(match["last"])
    between = [Found(start, start, f"{stem}{n}") for n in range(number + 1, last)]
    return [first, *between, Found(start, end, f"{stem}{last}")]


def _stem_and_number(symbol: str) -> tuple[str, int]:
    """``("A/64/", 115)``; an empty stem for a symbol that ends otherwise, as 913(X) and 5-6 do."""
    match = _LAST_NUMBER.fullmatch(symbol)
    return (match["stem"], int(match["number"])) if match else ("", 0)


def _completed(document: str, part: str) -> str:
    """Put the part in the place of one of its kind, or add it; empty if neither can be done."""
    kind = part.partition(".")[0]
    stem, found, _ = document.rpartition(f"/{kind}.")
    if found:
        return f"{stem}/{part}"
    return f"{document.partition('/Corr.')[0]}/{part}" if kind in _MODIFIERS else ""


def _plausible(stem: str, numbers: Sequence[int]) -> bool:
    """Whether the numbers may be a list of documents: rising, without a year or a count of something else."""
    is_modifier = stem.removesuffix(".").rpartition("/")[2] in _MODIFIERS
    most = _MOST_MODIFIERS if is_modifier else numbers[-1]
    steps = [later - earlier for earlier, later in pairwise(numbers)]
    return numbers[-1] <= most and all(0 < step < _WIDEST_STEP for step in steps)
