"""The languages whose words are known.

A language without words refers to nothing that can be found, and tells of nobody who spoke; only names and symbols
become links in its reports.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .english import ENGLISH

if TYPE_CHECKING:
    from .words import Words

__all__ = ["words_of"]

_LANGUAGES = {"en": ENGLISH}


def words_of(language: str) -> Words | None:
    """Return the words of a language, if there are any."""
    return _LANGUAGES.get(language)
