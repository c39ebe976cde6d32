"""How a body that the registry lacks publishes, as far as one of its reports shows: the forms of its symbols."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from session_reports.checks import CAPACITIES
from session_reports.symbols import SymbolForms

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from .writing import Tree

__all__ = ["forms_shown", "profile_of"]

UNITED_NATIONS = "united-nations"  # the form of the symbols of most of its bodies

# "LMP/EA.4/9", "CL 154/REP", "EB141/REC/2", "EC-83/5", "GB.331/INS/PV", "G/LMP/M/70"
_OWN = re.compile(
    r"\b(?P<prefix>[A-Z]{2,10}(?:/|[ .-]?(?=\d))|[A-Z]/(?=[A-Z]+/))"
    r"(?=[A-Za-z0-9./-]*\d)[A-Za-z0-9.-]+(?:/[A-Za-z0-9.()-]+)+"
)
_MOST = 40
_MODIFIERS = ("Add", "Corr", "Rev")


def forms_shown(masthead: Sequence[str], texts: Iterable[str]) -> list[str]:
    """Return the forms of a body's symbols: those of its own one in the masthead, and of all that begin as it does.

    "CL 154/REP" shows that "CL 154/7 Add.1" is a symbol too, of the form "CL {number}/{number} Add.{number}".
    """
    known = SymbolForms.of([UNITED_NATIONS])
    lines = re.sub(r"\*+|\\(?=\*)", "", "\n".join(masthead))
    if known.find(lines):
        return [UNITED_NATIONS]
    own = _OWN.search(lines)
    if not own:
        return [UNITED_NATIONS]
    joiner = own["prefix"][-1]
    token = re.compile(
        rf"\b{re.escape(own['prefix'])}[A-Za-z0-9][A-Za-z0-9.-]*(?:/[A-Za-z0-9][A-Za-z0-9.-]*)*"
        r"(?: (?:Add|Corr|Rev)\.\d+)?"
    )
    shapes: dict[str, None] = {}
    for text in (lines, *texts):
        for match in token.finditer(text):
            symbol = match[0].rstrip(".-")
            if re.search(r"\d", symbol) and ("/" in symbol[len(own["prefix"]) :] or joiner == "/"):
                shapes[re.sub(r"\d+", "{number}", symbol)] = None
    forms = [form for form in [*shapes][:_MOST] if _is_form(form)]
    between = "/" if joiner in "/.-" else " "
    modified = [f"{form}{between}{word}.{{number}}" for form in forms for word in _MODIFIERS if f"{word}." not in form]
    return [*forms, *(form for form in modified if form not in forms and _is_form(form))]


def profile_of(language: str, forms: Sequence[str], capacities: Collection[str], *, symbols: bool) -> dict[str, Tree]:
    """Return the profile of a body: what one of its reports shows of it. ``symbols``: it prints some."""
    profile: dict[str, Tree] = {"languages": [language]}
    if symbols or list(forms) != [UNITED_NATIONS]:
        profile["symbols"] = [*forms]
    profile["standings"] = ["member", "observer"]
    if own := sorted({*capacities} - {*CAPACITIES}):
        profile["capacities"] = own
    return profile


def _is_form(form: str) -> bool:
    try:
        SymbolForms.of([form])
    except ValueError:
        return False
    return True
