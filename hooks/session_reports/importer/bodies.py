"""The name of the body in a masthead, among the lines that name organs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .called import ORDINAL, SESSION

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["SMALL", "body_named"]

SMALL = frozenset("a an and at by for from in its of on or the their to with".split())
"""Words within a name that no capital begins."""

_GROUPS = "Advisory|Consultative|Contact|Drafting|Expert|Review|Steering|Study|Task|Working"
_ORGAN = re.compile(
    r"\b(?:Assembly|Board|Body|Commission|Committee|Conference|Congress|Council|Forum|Meeting|Panel|Parties|Plenary"
    rf"|(?:{_GROUPS}|(?i:working)) (?i:group)|Working Party|Task Force|Experts)\b"
)
_GROUP = re.compile(rf"\b(?:(?:{_GROUPS}) Group|Working Party|Task Force)\b")
_FACT = re.compile(r"Distr|Original:|United Nations$|^\W*$|/|\d{4}|^.{0,3}$")
_BEFORE = re.compile(
    r"^(?i:(?:draft |provisional |interim |final )*"
    r"(?:report|proceedings|minutes|summary(?: record)?|items?) (?:of|on) )?"
    r"(?i:official records of )?(?i:the )?(?i:\w+ part of (?:its|the) )?(?:meeting of (?:the )?(?!\w* ?Parties))?"
)
_PARTIES = re.compile(r"(?i:(?:states |contracting )?parties|states members|signatories)\b")
_SYMBOL = re.compile(r"(?:\s+\d{1,3})?\s+[A-Z]{2,}[A-Za-z]*(?:[ /-]?\d[\w.()/-]*|/[\w.()/-]+)$")
_CALLED = re.sub(r"\?P<\w+>", "?:", SESSION.pattern)
_ON_ITS = re.compile(
    rf" (?i:on|at) (?i:the work of )?(?i:the )?(?i:\w+ part of )?(?i:its|their) .*$| (?i:on the work of) .*$"
    rf"| (?i:on the) (?:{_CALLED})(?:$|[,(].*$| \(.*$)"
)
_OF_SESSION = re.compile(rf"^(?:{_CALLED})(?P<of> (?i:of|for) (?i:the )?)")
_ORDINAL = re.compile(rf"^{ORDINAL} (?=(?:[A-Z]\S* ){{1,7}}?(?i:assembly|conference|congress|forum|meeting|summit)\b)")
_AFTER = re.compile(
    rf"(?i::? (?:summary|report|proceedings|minutes) of\b.*$|,? held (?:at|in|from|on)\b.*$"
    rf"|,? \(?\d{{1,2}} ?[-–].*$|, \d.*$"  # noqa: RUF001
    rf"| for (?:the (?:biennium|period|year) )?\d{{4}}(?:[-–]\d{{4}})?$)|{_ON_ITS.pattern}"  # noqa: RUF001
)
_OF = re.compile(rf" (?:{'|'.join(sorted(SMALL - {'and', 'or', 'a', 'an', 'the'}))}) ")
_WORD = re.compile(r"\w+(?:['’]\w+)*")  # noqa: RUF001
_SHORT = re.compile(r"/|\d|^[^AEIOUY]+$")  # abbreviations
_MAIN = re.compile(rf"{ORDINAL} Committee")
_LONGEST = 200  # characters of a name
_FEW = 2  # words of a name that may stand for a longer one: "Executive Committee"


def body_named(lines: Sequence[str], title: str, place: int | None) -> str:
    """Return the name of the body: that whose report it is, or the organ last named above the session, or any.

    ``lines`` are whole, and the one at ``place`` names the session. The title may name the body in short, and a line
    above it in full: "Report of the Board" below "Executive Board of the Lamp Fund" is that Board's.
    """
    organs = [(n, name) for n, line in enumerate(lines) if (name := _organ(line))]
    above = [name for n, name in organs if place is not None and n <= place and lines[n] != title]
    of_meeting = bool(above) and re.match(r"(?i)summary|minutes", title)  # within a session of the body above it
    reported = "" if of_meeting else _reported(title) or _reported_in(lines)
    within = bool(above) and _GROUP.search(reported) and not _ON_ITS.search(title)  # the session is that of its parent
    if reported and not within:
        return _in_full(reported, [name for n, name in organs if lines[n] != title], above)
    if main := next((name for _, name in organs if _MAIN.fullmatch(name)), ""):
        return main
    if above:
        return _in_full(above[-1], above, [])
    before = [line for line in lines[: place or 0] if not _FACT.search(line)]
    return before[-1] if before else next((name for _, name in organs), "")


def _reported(title: str) -> str:
    """Return the body of which a title says that it is the report: "Lamp Council" of "Report of the Lamp Council"."""
    name = _name(title)
    says = _ON_ITS.search(title) or _OF_SESSION.match(_BEFORE.sub("", title))
    return name[:1].upper() + name[1:] if says and name and not _is_session(name) else _organ(title)


def _reported_in(lines: Sequence[str]) -> str:
    """Return the body whose report a line speaks of: "Adoption of the report of the Council on its ninth session"."""
    spoken = (line.partition("report of the ")[2] for line in lines)
    return next((_name(words) for words in spoken if words[:1].isupper() and _ON_ITS.search(words)), "")


def _in_full(name: str, organs: Sequence[str], above: Sequence[str]) -> str:
    """Return the name as another line has it in full: of all that begin with it, or of those above that end so."""
    words = re.escape(_compared(name))
    longer = [organ for organ in organs if re.match(rf"{words}(?: (?:at|for|in|of|on|to|under) |, )", _compared(organ))]
    if longer or len(name.split()) > _FEW:
        return next(iter(longer), next((organ for organ in organs if _compared(organ) == _compared(name)), name))
    ending = [organ for organ in above if re.search(rf"\b{words}(?:$| (?:for|of|on|to) )", _compared(organ))]
    return ending[-1] if ending else name


def _compared(name: str) -> str:
    return name.lower().replace("’", "'")  # noqa: RUF001


def _organ(line: str) -> str:
    """Return the name of the organ that a line is, or nothing: its first words must be those of an organ."""
    name = _name(line)
    first = _OF.split(name)[0].split(", ")[0]
    fits = _ORGAN.search(first) and len(name) < _LONGEST and not re.search(r"[.;]$|: |^\W|^\d| of$|(?i:report)$", name)
    return name if fits and not _is_session(name) else ""


def _is_session(name: str) -> bool:
    match = SESSION.match(name)
    return match is not None and match.end() == len(name)


def _name(line: str) -> str:
    """Return the name in a line, without what tells that it is a report, and of which session."""
    words = _BEFORE.sub("", _SYMBOL.sub("", line))
    session = _OF_SESSION.match(words)
    shorter = words[session.end() :] if session else _ORDINAL.sub("", words)
    if session and _PARTIES.match(shorter):
        shorter = f"Meeting{session['of']}{shorter}"
    name = _AFTER.sub("", shorter).strip(" #:,*–—-")  # noqa: RUF001
    return _with_small(name) if name.isupper() or shorter.isupper() else name


def _with_small(name: str) -> str:
    """Return a name in capitals as others are written: "Committee on Fog and Lamps". Abbreviations stay."""
    words = name.split()
    if len(words) == 1:
        return name
    small = [word.lower() if word.lower() in SMALL and n else word for n, word in enumerate(words)]
    return " ".join(word if word in SMALL or _SHORT.search(word) else _WORD.sub(_capital, word) for word in small)


def _capital(match: re.Match[str]) -> str:
    return match[0].capitalize()
