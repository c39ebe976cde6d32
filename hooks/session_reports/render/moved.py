"""What stands at addresses that moved: a page that leads on, and old anchors beside the elements that they now mean."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from session_reports import addresses
from session_reports.addresses import Address

from .markdown import Markdown, anchor_link, as_anchor
from .output import Asset, Page
from .pages import environment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from session_reports.published import Made

    from .wording import Wording

__all__ = ["moved"]


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be done for the addresses that moved, by the address of the page where it is done."""

    places: dict[str, dict[str, str]] = field(default_factory=dict)
    """For pages that lead on: from an old anchor to the address of its own that it leads to."""
    aliases: dict[str, dict[str, str]] = field(default_factory=dict)
    """For pages that are made: from an old anchor to the one that it now means, or to none for the whole page."""
    notes: dict[str, dict[str, tuple[str, str, str]]] = field(default_factory=dict)
    """For pages that are made: from an old anchor to where its matter is now, parted at the anchor's mark."""


def moved(
    pages: Iterable[Page], redirects: Mapping[str, str], made: Made, wording: Wording
) -> tuple[tuple[Page, ...], tuple[Asset, ...]]:
    """Return pages with their old anchors, and an asset for each page that moved as a whole.

    The redirects lead from addresses that are not made to such as are.
    """
    pages = tuple(pages)
    plan = _planned(redirects, made)
    paths = {addresses.url(page.path): page.path for page in pages}
    assets = [
        _leading_on(old, new, plan.places.get(old, {}), wording) for old, new in redirects.items() if "#" not in old
    ]
    return tuple(_with_old_anchors(page, plan, paths, wording) for page in pages), tuple(assets)


def _planned(redirects: Mapping[str, str], made: Made) -> _Plan:
    """Decide for each old anchor where it is kept: on its page, or on the one to which its page went."""
    plan = _Plan()
    for old, new in redirects.items():
        page, mark, anchor = old.partition("#")
        to, _, at = new.partition("#")
        if not mark:
            continue
        if page in made:
            if to == page:
                plan.aliases.setdefault(page, {})[anchor] = at
            else:
                plan.notes.setdefault(page, {})[anchor] = new.partition("#")
            continue
        landing = redirects.get(page, "").partition("#")[0]
        free = to == landing and anchor not in made.anchors[landing]
        if free and plan.aliases.setdefault(landing, {}).setdefault(anchor, at) == at:
            continue
        # The new page has an anchor of this name for something else, or is not the one that is led to.
        plan.places.setdefault(page, {})[anchor] = new
    return plan


# --- pages that lead on -------------------------------------------------------------------------


def _leading_on(old: str, new: str, places: Mapping[str, str], wording: Wording) -> Asset:
    """Return the page at an old address, which leads to the new one at once, with the anchor that was asked for."""
    to = addresses.relative(old, new)
    page, mark, anchor = to.partition("#")
    html = (
        environment()
        .get_template("redirect.html.j2")
        .render(
            tongue=wording.tongue(wording.language),
            to=Markdown(to),
            page=_script(page),
            anchor=_script(mark + anchor),
            places=_script({f"#{key}": addresses.relative(old, place) for key, place in places.items()}),
            place=Markdown(f'<a href="{to}">{new}</a>'),
            gettext=wording.gettext,
            _=wording.gettext,
        )
    )
    return Asset(addresses.file_at(old), html.encode())


def _script(value: object) -> Markdown:
    """Return a value as a script writes it. Nothing in an address ends a script."""
    return Markdown(json.dumps(value))


# --- old anchors --------------------------------------------------------------------------------


def _with_old_anchors(page: Page, plan: _Plan, paths: Mapping[str, str], wording: Wording) -> Page:
    address = addresses.url(page.path)
    if address not in plan.aliases and address not in plan.notes:
        return page
    markdown = page.markdown
    for anchor, at in plan.aliases.get(address, {}).items():
        markdown = _with_alias(markdown, anchor, at)
    notes = [
        (anchor, anchor_link(page.path, Address(paths[to], at), f"{to}{mark}{at}"))
        for anchor, (to, mark, at) in plan.notes.get(address, {}).items()
    ]
    if notes:
        template = environment().get_template("moved.md.j2")
        markdown += template.render(notes=notes, gettext=wording.gettext, _=wording.gettext)
    return Page(page.path, page.meta, markdown, page.source)


_BLOCK = re.compile(r"<div |#{1,6} ")
_IN_TEXT = re.compile(r'<(?:li|sup)\b[^>]* id="')
_AROUND_TEXT = re.compile(r'<div class="sr-(?:para|note)[ "]')


def _with_alias(markdown: str, anchor: str, at: str) -> str:
    """Return Markdown with an empty element of an old anchor right before the one that it now means.

    For a place within a verbatim text it stands before the paragraph: nothing is ever written into the text.
    """
    block = f'<div class="sr-alias" id="{as_anchor(anchor)}"></div>'
    lines = markdown.split("\n")
    mark = re.compile(rf'<\w+(?: [\w-]+="[^"]*")*? id="{re.escape(at)}"|\{{: #{re.escape(at)}[\s}}]')
    row, found = next(
        ((row, found) for row, line in enumerate(lines) if at and (found := mark.search(line))), (0, None)
    )
    if found and _IN_TEXT.match(found[0]):
        row = next(above for above in range(row, -1, -1) if _AROUND_TEXT.match(lines[above]))
    elif found and not _BLOCK.match(lines[row]):  # in a table or a list
        inline = f'<span class="sr-alias" id="{as_anchor(anchor)}"></span>'
        lines[row] = lines[row][: found.start()] + inline + lines[row][found.start() :]
        return "\n".join(lines)
    return "\n".join([*lines[:row], block, "", *lines[row:]])
