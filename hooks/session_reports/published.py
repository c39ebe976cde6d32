"""The addresses that a site has promised to keep: those it has published, where some went, and which are lost.

An address, once published, leads to the same thing for ever. ``data/addresses.txt`` lists every one, and
``data/redirects.yml`` says where those went that are made no more.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from textwrap import shorten
from typing import TYPE_CHECKING

from . import addresses
from .files import content_of
from .source import Fields, Place, Problem, Scalar, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from .source import Node

__all__ = [
    "LISTED",
    "REDIRECTS",
    "Made",
    "Promises",
    "Redirect",
    "Standing",
    "accepted",
    "anchors_of",
    "compare",
    "in_the_way",
    "promises",
]

LISTED = "data/addresses.txt"
"""The list of every published address, from the root."""
REDIRECTS = "data/redirects.yml"
"""Where addresses went that are made no more, from the root."""
_START = Place(1, 1)
_LONGEST_SHOWN = 60
_HEAD = """\
# Every address and anchor that this site has published. `session-reports addresses --accept` adds the new ones.
# Take no line out: where an address went is written in redirects.yml.
"""

# In data these characters are escaped (see render/markdown.py): whatever looks like an anchor is one.
_ANCHOR = re.compile(r'\bid="([^"]+)"|\{: #([^\s}]+)')
# Where builders put files of their own.
_TAKEN = re.compile(r"/(?:assets|search|[^/#]*\.[^/#]*)/")


# --- what was promised --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Redirect:
    """Where an address went, and where that is written."""

    old: str
    new: str
    place: Place
    new_place: Place


@dataclass(frozen=True, slots=True)
class Promises:
    """What ``data/addresses.txt`` and ``data/redirects.yml`` say."""

    listed: Mapping[str, Place] | None = None
    """From each published address to its place; none where there is no list, since nothing was published yet."""
    redirects: Mapping[str, Redirect] = field(default_factory=dict)
    """Where addresses went, by the old one."""

    def anchors(self) -> Mapping[str, tuple[str, ...]]:
        """Return the anchors that are listed on each page, by the page's address."""
        found: dict[str, list[str]] = {}
        for address in sorted(self.listed or ()):
            page, _, anchor = address.partition("#")
            found.setdefault(page, []).extend([anchor] if anchor else [])
        return {page: tuple(anchors) for page, anchors in found.items()}


def promises(root: Path) -> tuple[Promises, list[Problem]]:
    """Read what a project has promised, and find what is of the wrong form."""
    problems: list[Problem] = []
    listed: dict[str, Place] | None = None
    redirects: dict[str, Redirect] = {}
    if (content := _content(root, LISTED, problems)) is not None:
        listed = {}
        for address, place in _lines(content.decode("utf-8-sig", "replace")):
            if addresses.is_address(address):
                listed.setdefault(address, place)
            else:
                problems.append(Problem(LISTED, place, "SR131", _no_address(address)))
    if (content := _content(root, REDIRECTS, problems)) is not None:
        source, found = read(REDIRECTS, content)
        problems += found
        for entry in _entries(source.root) if source else ():
            if isinstance(entry, Redirect):
                redirects[entry.old] = entry
            else:
                problems.append(entry)
    return Promises(listed, redirects), problems


def _content(root: Path, path: str, problems: list[Problem]) -> bytes | None:
    """Return what a file holds that need not be there; a problem, and nothing, where it may not be read."""
    if not (root / path).is_file():
        return None
    found = content_of(root / path)
    if isinstance(found, bytes):
        return found
    problems.append(Problem(path, _START, found.code, found.message))
    return None


def _lines(text: str) -> Iterator[tuple[str, Place]]:
    """Yield the lines that are no remarks, each with the place where it begins."""
    for number, line in enumerate(text.split("\n"), start=1):
        written = line.strip()
        if written and not written.startswith("#"):
            yield written, Place(number, line.index(written) + 1)


def _no_address(written: str) -> str:
    shown = shorten(written, _LONGEST_SHOWN, placeholder="...")
    return f"'{shown}' is no address of this site: expected one such as /reports/ctl/2/ or /reports/ctl/2/#item_3"


def _entries(root: Node) -> Iterator[Redirect | Problem]:
    """Yield the redirects that a file holds, and in the place of each that is none the problem."""
    if not isinstance(root, Fields):
        yield Problem(REDIRECTS, root.place, "SR131", "expected pairs of addresses, each as '/old/: /new/'")
        return
    for old, (place, node) in root.fields.items():
        if not addresses.is_address(old):
            yield Problem(REDIRECTS, place, "SR131", _no_address(old))
        elif _TAKEN.match(old):
            message = f"'{old}' is unsafe as a path: site builders keep files of their own there"
            yield Problem(REDIRECTS, place, "SR131", message)
        elif not isinstance(node, Scalar):
            yield Problem(REDIRECTS, node.place, "SR131", f"expected the one address to which '{old}' went")
        elif not addresses.is_address(node.text):
            yield Problem(REDIRECTS, node.place, "SR131", _no_address(node.text))
        else:
            yield Redirect(old, node.text, place, node.place)


def accepted(text: str, new: Iterable[str]) -> str:
    """Return the text of ``data/addresses.txt`` with more addresses, sorted.

    Remarks stay before the address that they stand before; those before the first are the file's own and stay first.
    """
    before: dict[str, tuple[str, ...]] = dict.fromkeys(new, ())
    head: list[str] | None = None
    waiting: list[str] = []
    for line in (text or _HEAD).splitlines():
        address = line.strip()
        if not address or address.startswith("#"):
            waiting.append(line.rstrip())
            continue
        if head is None:
            head, waiting = waiting, []
        before[address] = (*before.get(address, ()), *waiting)
        waiting = []
    head, last = (waiting, []) if head is None else (head, waiting)
    lines = [line for address in sorted(before) for line in (*before[address], address)]
    return "\n".join([*head, *lines, *last, ""])


# --- what is made -------------------------------------------------------------------------------


def anchors_of(markdown: str) -> tuple[str, ...]:
    """Return the anchors in a page's Markdown, each once."""
    return tuple(dict.fromkeys(found[1] or found[2] for found in _ANCHOR.finditer(markdown)))


@dataclass(frozen=True, slots=True)
class Made:
    """The addresses that the pages of a site have."""

    anchors: Mapping[str, frozenset[str]]
    """The anchors on each page, by the page's address."""
    deferring: frozenset[str]
    """The pages that name another as the one to be cited: their anchors are not published for themselves."""

    @classmethod
    def of(cls, pages: Iterable[tuple[str, Iterable[str], bool]]) -> Made:
        """Return what pages make, each given by its path, its anchors, and whether it defers to another."""
        anchors: dict[str, frozenset[str]] = {}
        deferring = set()
        for path, found, defers in pages:
            address = addresses.url(path)
            anchors[address] = frozenset(found)
            if defers:
                deferring.add(address)
        return cls(anchors, frozenset(deferring))

    def __contains__(self, address: str) -> bool:
        """Whether an address is that of a page, or of an anchor on one."""
        page, mark, anchor = address.partition("#")
        return page in self.anchors and (not mark or anchor in self.anchors[page])

    def published(self) -> set[str]:
        """Return every address that readers may rely on."""
        return {
            *self.anchors,
            *(
                f"{page}#{anchor}"
                for page, anchors in self.anchors.items()
                if page not in self.deferring
                for anchor in anchors
            ),
        }


# --- how they compare ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Standing:
    """How the addresses that a site has compare with those that it promised."""

    new: tuple[str, ...]
    """Those that are not listed yet."""
    lost: tuple[str, ...]
    """Those that are listed, but lead nowhere any more."""
    redirects: Mapping[str, str]
    """From an old address to where it went, as far as that is sound."""
    problems: tuple[Problem, ...]


def compare(promised: Promises, made: Made, *, preview: bool = False, withdrawn: bool = False) -> Standing:
    """Compare what is made with what was promised.

    A preview does not ask for new addresses to be listed: they are not published yet. ``withdrawn`` says whether
    there are withdrawn reports, which may be why an address is lost.
    """
    wrong = {old: found for old, entry in promised.redirects.items() if (found := _wrong(entry, promised, made))}
    redirects = {old: entry.new for old, entry in promised.redirects.items() if old not in wrong}
    problems = [*wrong.values()]
    new = tuple(sorted({*made.published(), *promised.redirects} - {*(promised.listed or ())}))
    lost = tuple(address for address in sorted(promised.listed or ()) if not _is_kept(address, promised, made))
    problems += _losses(lost, promised, made, withdrawn=withdrawn)
    if promised.listed is not None and new and not preview:
        several = f"{len(new):,} addresses are not listed here yet, '{new[0]}' the first"
        said = several if len(new) > 1 else f"'{new[0]}' is not listed here yet"
        message = f"{said}: 'session-reports addresses --accept' adds what is new"
        problems.append(Problem(LISTED, _START, "SR309", message))
    return Standing(new, lost, redirects, tuple(problems))


def _wrong(entry: Redirect, promised: Promises, made: Made) -> Problem | None:
    """Return what is wrong with a redirect, if anything is."""
    page, mark, _ = entry.old.partition("#")
    end = _end(entry.new, promised.redirects)
    if entry.old in made:
        message = f"'{entry.old}' is still made: take this entry out, or whatever makes the address"
    elif mark and page not in made and page not in promised.redirects:
        message = f"'{page}' is neither made nor redirected: write where that page went as well"
    elif end is None:
        message = f"'{entry.old}' goes round in a loop: write an address that is made"
    else:
        return _leads_nowhere(entry, end, made)
    return Problem(REDIRECTS, entry.place, "SR133", message)


def _leads_nowhere(entry: Redirect, end: str, made: Made) -> Problem | None:
    if end != entry.new:
        message = f"'{entry.new}' is redirected itself: write '{end}', where it leads in the end"
    elif entry.new not in made:
        message = f"'{entry.new}' is not made{_nearest(entry.new, made)}"
    else:
        return None
    return Problem(REDIRECTS, entry.new_place, "SR134", message)


def _end(address: str, redirects: Mapping[str, Redirect]) -> str | None:
    """Return where an address leads in the end; nothing where that is a loop."""
    seen: set[str] = set()
    while address not in seen:
        seen.add(address)
        page, mark, anchor = address.partition("#")
        if address in redirects:
            address = redirects[address].new
        elif mark and page in redirects:
            address = f"{_page(redirects[page].new)}#{anchor}"
        else:
            return address
    return None


def _page(address: str) -> str:
    return address.partition("#")[0]


def _nearest(address: str, made: Made) -> str:
    """Return ``; did you mean '/a/b/'?`` for an anchor of the same page, or a page beside it, that is like it."""
    page, mark, anchor = address.partition("#")
    if mark and page in made:
        known = {other: f"{page}#{other}" for other in made.anchors[page]}
    else:
        above, anchor = posixpath.split(page[:-1])
        parts = ((posixpath.split(other[:-1]), other) for other in made.anchors)
        known = {last: other for (over, last), other in parts if over == above}
    found = get_close_matches(anchor, known, n=1)
    return f"; did you mean '{known[found[0]]}'?" if found else ""


def _is_kept(address: str, promised: Promises, made: Made) -> bool:
    """Whether a published address leads somewhere, or was meant to: a redirect that is wrong is told of itself."""
    page, mark, anchor = address.partition("#")
    if address in made or address in promised.redirects:
        return True
    if not mark or page not in promised.redirects:
        return False
    went = _page(promised.redirects[page].new)
    return went not in made or anchor in made.anchors[went]


def _losses(lost: tuple[str, ...], promised: Promises, made: Made, *, withdrawn: bool) -> Iterator[Problem]:
    """Yield the lost addresses; of a page that is lost the anchors are only counted."""
    pages = dict.fromkeys((address for address in lost if "#" not in address), 0)
    anchors = [address for address in lost if "#" in address]
    for address in anchors:
        if _page(address) in pages:
            pages[_page(address)] += 1
    said = {page: _page_lost(page, count, made, withdrawn=withdrawn) for page, count in pages.items()}
    said |= {address: _anchor_lost(address, promised, made) for address in anchors if _page(address) not in pages}
    for address, message in said.items():
        yield Problem(LISTED, (promised.listed or {})[address], "SR132", message)


_CURE = "bring it back, or write in data/redirects.yml where it went"
_REGISTERS = {addresses.url(path) for path in (addresses.DELEGATIONS, addresses.DOCUMENTS, addresses.PEOPLE)}


def _page_lost(page: str, anchors: int, made: Made, *, withdrawn: bool) -> str:
    """Return what is said of a page that is lost. What withdrawn reports alone named has a list that it can lead to."""
    counted = f" with {anchors:,} anchor{'s' * (anchors > 1)}" if anchors else ""
    above = posixpath.join(posixpath.dirname(page[:-1]), "")
    listed = withdrawn and above in made and above in _REGISTERS
    hint = f"; if a withdrawn report alone named it, to '{above}'" if listed else ""
    return f"'{page}' is lost{counted}: {_CURE}{hint}"


def _anchor_lost(address: str, promised: Promises, made: Made) -> str:
    """Return what is said of an anchor that is lost, while its page is made or redirected."""
    page = _page(address)
    if page in made:
        return f"'{address}' is lost, though its page is there: {_CURE}"
    if page not in promised.redirects:
        return f"'{address}' is lost with its page: {_CURE}"
    return f"'{address}' is lost: '{_page(promised.redirects[page].new)}', where its page went, has none such: {_CURE}"


# --- pages written by hand ----------------------------------------------------------------------


def in_the_way(docs: Path, root: Path, files: Iterable[str]) -> Iterator[Problem]:
    """Yield the files of a folder of hand-written pages that would be served where one of ours is."""
    ours = frozenset(files)
    for path in sorted(docs.rglob("*")):
        relative = path.relative_to(docs).as_posix()
        served = _served(relative)
        if served in ours and path.is_file():
            shown = path.relative_to(root) if path.is_relative_to(root) else path
            address = f"/{served.removesuffix('index.html')}"
            message = f"this file stands at '{address}', where one is made from the data: rename it"
            yield Problem(shown.as_posix(), _START, "SR126", message)


def _served(path: str) -> str:
    """Return the file as which a builder serves a file of the hand-written pages."""
    if not path.endswith(".md"):
        return path
    return addresses.file_at(addresses.url(re.sub(r"(^|/)README\.md$", r"\1index.md", path)))
