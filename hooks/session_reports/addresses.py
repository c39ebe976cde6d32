"""How ids become paths and anchors: the only place that knows how addresses are made.

A path is that of the page's Markdown file below the site's root; with directory addresses
``reports/ccpcj/20/thematic-discussion.md`` is served at ``/reports/ccpcj/20/thematic-discussion/``.
Anchors are in the manner of Akoma Ntoso's eIds.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .symbols import slug

if TYPE_CHECKING:
    from .model import Paragraph

__all__ = [
    "Address",
    "block_anchor",
    "body",
    "data",
    "delegation",
    "document",
    "file_at",
    "is_address",
    "item_anchor",
    "link",
    "meeting_anchor",
    "note_anchor",
    "note_mark_anchor",
    "officer_anchor",
    "page_at",
    "paragraph_anchor",
    "paragraph_page",
    "person",
    "relative",
    "report",
    "section_anchor",
    "series",
    "session",
    "statement_id",
    "subparagraph_anchor",
    "token",
    "url",
    "workshop",
]

HOME = "index.md"
REPORTS = "reports/index.md"
DELEGATIONS = "delegations/index.md"
DOCUMENTS = "documents/index.md"
PEOPLE = "people/index.md"
CODES = "about/problems.md"
AS_PRINTED = "about/as-printed.md"
PROBLEMS = "problems.md"
SEARCH = "search.md"


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """A page's path, and an anchor on it or none."""

    path: str
    anchor: str = ""

    def __str__(self) -> str:
        """Return the address below the site's root: ``/reports/ccpcj/20/#item_4``."""
        return url(self.path) + (f"#{self.anchor}" if self.anchor else "")


def url(path: str) -> str:
    """Return the address of a page's file: ``/reports/ccpcj/`` for ``reports/ccpcj/index.md``."""
    stem = path.removesuffix(".md")
    return "/" if stem == "index" else f"/{stem.removesuffix('/index')}/"


def link(source: str, target: Address) -> str:
    """Return what a Markdown link on the page at path ``source`` says to lead to an address."""
    anchor = f"#{target.anchor}" if target.anchor else ""
    if target.path == source and anchor:
        return anchor
    return posixpath.relpath(target.path, posixpath.dirname(source) or ".") + anchor


# --- addresses as they are written --------------------------------------------------------------

# No part begins or ends with a full stop, so that none leads out of the site's folder or is no name on some system.
FORM = r"/([A-Za-z0-9_~-]([A-Za-z0-9_.~-]*[A-Za-z0-9_~-])?/)*(#[A-Za-z0-9_.-]+)?"
"""What an address within a site looks like, as a regular expression of Python and of JSON Schema."""


def is_address(written: str) -> bool:
    """Whether a text is an address within a site: ``/reports/ccpcj/20/`` or ``/reports/ccpcj/20/#item_4``."""
    return bool(re.fullmatch(FORM, written))


def page_at(address: str) -> str:
    """Return a path of which a page is served at an address: ``people/oda.md`` for ``/people/oda/#title``."""
    return f"{address.partition('#')[0].strip('/') or 'index'}.md"


def file_at(address: str) -> str:
    """Return the file that is served at an address: ``reports/ccpcj/20/index.html``."""
    return address.partition("#")[0].removeprefix("/") + "index.html"


def relative(source: str, target: str) -> str:
    """Return what a link in the file at the address ``source`` says to lead to another: ``../20/#item_4``."""
    page, mark, anchor = target.partition("#")
    return posixpath.join(posixpath.relpath(page, source), "") + mark + anchor


def data(path: str) -> str:
    """Return the path of the data beside a page: ``reports/ccpcj/20.json`` for ``reports/ccpcj/20/index.md``."""
    return f"{url(path).strip('/')}.json"


# --- pages --------------------------------------------------------------------------------------


def body(key: str) -> str:
    """Return the path of a body's page."""
    return f"reports/{key}/index.md"


def session(key: str) -> str:
    """Return the path of a session's page: ``ccpcj/20`` gives ``reports/ccpcj/20/index.md``."""
    return f"reports/{key}/index.md"


def report(key: str) -> str:
    """Return the path of a report's reading page."""
    return f"reports/{key}.md"


def paragraph_page(report_key: str, annex: str | None, number: str) -> str:
    """Return the path of a paragraph's own page: ``.../para-4.md``, in an annex ``.../annex-1-para-4.md``."""
    prefix = f"annex-{token(annex)}-" if annex else ""
    return f"reports/{report_key}/{prefix}para-{token(number)}.md"


def workshop(session_key: str, key: str) -> str:
    """Return the path of a workshop's page."""
    return f"reports/{session_key}/workshops/{key}.md"


def delegation(key: str) -> str:
    """Return the path of a delegation's page."""
    return f"delegations/{key}.md"


def person(key: str) -> str:
    """Return the path of a person's page."""
    return f"people/{key}.md"


def document(symbol: str) -> str:
    """Return the path of a document's page. Raises ValueError for a symbol that makes no address."""
    return f"documents/{slug(symbol)}.md"


# --- anchors ------------------------------------------------------------------------------------


def series(annex: str | None) -> str:
    """Return what the anchors of a series begin with: nothing in the body, ``annex_1__`` in an annex."""
    return f"annex_{token(annex)}__" if annex else ""


def paragraph_anchor(prefix: str, paragraph: Paragraph) -> str:
    """Return a paragraph's anchor; of a block without a number that of its id; else nothing."""
    if paragraph.number:
        return f"{prefix}para_{token(paragraph.number)}"
    return block_anchor(prefix, paragraph.id) if paragraph.id else ""


def block_anchor(prefix: str, key: str) -> str:
    """Return the anchor of a block that has an id and no number."""
    return f"{prefix}block_{key}"


def subparagraph_anchor(paragraph: str, path: tuple[str, ...]) -> str:
    """Return a sub-paragraph's anchor: ``para_2__subpara_a``, below it ``para_2__subpara_a__subpara_i``."""
    return "__".join([paragraph, *(f"subpara_{part}" for part in path)])


def section_anchor(prefix: str, key: str) -> str:
    """Return a section's anchor."""
    return f"{prefix}sec_{key}"


def note_anchor(prefix: str, number: str) -> str:
    """Return the anchor of a note."""
    return f"{prefix}note_{token(number)}"


def note_mark_anchor(paragraph: str, number: str, times: int) -> str:
    """Return the anchor of a note's first, second ... mark in a paragraph."""
    return f"{paragraph}__mark_{token(number)}" + (f"_{times}" if times > 1 else "")


def item_anchor(item: str) -> str:
    """Return the anchor of an agenda item on its session's page: ``4/a`` gives ``item_4__a``."""
    return "item_" + "__".join(map(token, item.split("/")))


def meeting_anchor(number: str) -> str:
    """Return the anchor of a meeting on its session's page."""
    return f"meeting_{token(number)}"


def officer_anchor(key: str) -> str:
    """Return the anchor of an officer on the session's page."""
    return f"officer_{key}"


def statement_id(paragraph: str, speaker: str, times: int) -> str:
    """Return the id of a speaker's first, second ... statement in a paragraph."""
    return f"{paragraph}__statement_{speaker}" + (f"_{times}" if times > 1 else "")


def token(number: str) -> str:
    """Return a printed number as part of an address: ``26.1`` gives ``26-1``, ``5 bis`` ``5-bis``, ``*`` ``star``."""
    return re.sub(r"[^0-9a-z]+", "-", number.lower().replace("*", "star"))
