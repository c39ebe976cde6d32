"""Whether a name found in a text is one by itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .languages import words_of

if TYPE_CHECKING:
    from .words import Words

__all__ = ["stands_alone"]

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
    words = words_of(language)
    if words is None:
        return True
    after = _WORD_AFTER.match(text, end)
    if after and after[1][0].isupper():
        return False
    *_, last = text[start:end].split()
    if re.match(words.speech.organs, last) and re.match(r" (?:of|for) (?:the )?[A-Z]", text[end : end + 10]):
        return False  # "European Union of Lamp Students" is no union of States
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
