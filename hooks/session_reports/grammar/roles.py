"""The capacity that a sentence prints before a name."""

from __future__ import annotations

import re

from .languages import words_of

__all__ = ["role_before"]

_DEEPEST = 3  # brackets in brackets in brackets


def role_before(text: str, start: int, end: int, language: str) -> str:
    """Return the capacity that a sentence beginning at ``start`` prints for who is named at ``end``, or nothing.

    It is that of the last "representatives of" or "observers for" before the name; of a list with a colon, that of
    its heading. What stands in brackets before the name is about someone else.
    """
    words = words_of(language)
    if words is None:
        return ""
    before = text[start:end]
    for _ in range(_DEEPEST):
        before = re.sub(r"\([^()]*\)", " ", before)
    found = sorted((match.end(), role) for role, form in words.speech.roles for match in re.finditer(form, before))
    if not found:
        return ""
    return found[0 if ":" in before[found[-1][0] :] else -1][1]
