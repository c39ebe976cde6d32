"""Long lists of names in a sentence, of which a page about one of them folds the others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["FEWEST", "Fold", "folds"]

FEWEST = 4
"""How many names are folded at least: fewer are read faster than counted."""

# What may stand between the names of one list: commas, and at most two words such as "and the".
_BETWEEN = re.compile(r"[\s,;،、]*(?:[^\W\d]+[\s'\u2019]+){0,2}")


@dataclass(frozen=True, slots=True)
class Fold:
    """A stretch of a text that holds nothing but the names of one list."""

    start: int
    end: int
    names: int
    closing: bool
    """Whether it goes on from the name that is shown to the end of the list: and so many others."""


def folds(plain: str, names: Sequence[tuple[int, int]], shown: tuple[int, int]) -> Iterator[Fold]:
    """Yield what is folded in a text, given the places of its names in order, and of the one that is shown."""
    for found in _lists(plain, names):
        place = found.index(shown) if shown in found else len(found)
        for part, closing in ((found[:place], False), (found[place + 1 :], True)):
            if len(part) >= FEWEST:
                yield Fold(part[0][0], part[-1][1], len(part), closing)


def _lists(plain: str, names: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Group the names between which nothing but commas and small words stand."""
    lists: list[list[tuple[int, int]]] = []
    for start, end in names:
        if lists and _BETWEEN.fullmatch(plain, lists[-1][-1][1], start):
            lists[-1].append((start, end))
        else:
            lists.append([(start, end)])
    return lists
