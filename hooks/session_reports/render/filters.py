"""By what a reader may narrow a list: the words to choose from, and what marks each entry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .markdown import Markdown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["Filter", "filters", "marks"]


@dataclass(frozen=True, slots=True)
class Filter:
    """One choice: its name in the page's address, what it is called, and the words to choose from by their values."""

    name: str
    label: Markdown
    options: tuple[tuple[str, str], ...]


def filters(labels: Mapping[str, Markdown], entries: Iterable[Mapping[str, Mapping[str, str]]]) -> tuple[Filter, ...]:
    """Return the filters between whose words there is a choice.

    ``labels`` names them. Each entry gives, by a filter's name, the words that hold for it by their values.
    """
    words: dict[str, dict[str, str]] = {name: {} for name in labels}
    for entry in entries:
        for name, held in entry.items():
            words[name] |= held
    return tuple(
        Filter(name, labels[name], tuple((_value(word), label) for word, label in sorted(held.items(), key=_by_label)))
        for name, held in words.items()
        if len(held) > 1
    )


def _by_label(option: tuple[str, str]) -> str:
    return option[1].casefold()


def marks(entry: Mapping[str, Mapping[str, str]]) -> Markdown:
    """Return the attributes of an entry's mark. Values are separated by spaces."""
    return Markdown(" ".join(f'data-{name}="{" ".join(map(_value, held))}"' for name, held in entry.items()))


def _value(word: str) -> str:
    """Return a word as a value of its own: of letters, digits, strokes and hyphens."""
    return re.sub(r"[^\w/-]+", "-", word)
