"""Reading and checking: every problem of the data, as soon as it is found, and at the end all that was read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .checks import check_corpus, check_registry, check_session
from .link import Linker
from .load import loading
from .mentions import Links
from .passages import passages
from .published import promises

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping
    from pathlib import Path

    from .corpus import Corpus
    from .passages import Passage
    from .published import Promises
    from .source import Problem

__all__ = ["Examined", "examining"]


@dataclass(frozen=True, slots=True)
class Examined:
    """What was read: the records, the texts by report, what they name, and the addresses that were published."""

    corpus: Corpus
    texts: Mapping[str, tuple[Passage, ...]]
    links: Links
    promised: Promises


def examining(root: Path) -> Generator[Problem, None, Examined]:
    """Yield every problem of the data below ``root`` as soon as it is found, and return what was read.

    The registry comes first, then session by session: each is read, linked and checked before the next is opened, so
    that of a thousand reports the first mistake is told at once.
    """
    parts = _Parts()
    corpus = yield from loading(root, parts.check)
    promised, wrong = promises(root)
    yield from wrong
    links = Links.joined(parts.links)
    yield from sorted(check_corpus(corpus, links))
    return Examined(corpus, parts.texts, links, promised)


@dataclass(slots=True)
class _Parts:
    """What is made of each session while the next ones are still to be read."""

    texts: dict[str, tuple[Passage, ...]] = field(default_factory=dict)
    links: list[Links] = field(default_factory=list)
    linker: Linker = field(default_factory=lambda: Linker({}))

    def check(self, corpus: Corpus, session: str) -> Iterator[Problem]:
        """Link and check a session; or the registry, where no session is named."""
        if not session:
            self.linker = Linker(corpus.delegations)
            yield from sorted(check_registry(corpus))
            return
        texts = passages(corpus)
        links = self.linker.link(corpus, texts)
        self.texts |= texts
        self.links.append(links)
        yield from sorted(check_session(corpus, session, texts, links))
