"""Session Reports: the reports of intergovernmental sessions as cross-linked websites.

The whole program is one flow: the files of ``data/`` are loaded into records, the records are checked, their
texts are searched for what they name, and pages are rendered of both. A host such as MkDocs gets the
pages and assets; nothing here knows the host.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .check import check
from .corpus import Corpus
from .link import link
from .load import load
from .passages import passages
from .render import Asset, Page, render
from .source import Problem

if TYPE_CHECKING:
    from pathlib import Path

__version__ = "0.1.0"

__all__ = ["Asset", "Corpus", "Page", "Problem", "Site", "__version__", "build"]


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that a host needs: pages and assets, or the problems for which there are none."""

    corpus: Corpus
    problems: tuple[Problem, ...]
    pages: tuple[Page, ...] = ()
    assets: tuple[Asset, ...] = ()


def build(root: Path, *, preview: bool = False) -> Site:
    """Make the site of the data below ``root``. Embargoed reports are in the preview alone."""
    corpus, problems = load(root)
    texts = passages(corpus)
    links = link(corpus, texts)
    problems += check(corpus, texts, links)
    if problems:
        return Site(corpus, tuple(sorted(set(problems))))
    shown = corpus if preview else corpus.public()
    pages, assets = render(shown, texts, links if shown is corpus else link(shown, texts))
    return Site(shown, (), pages, assets)
