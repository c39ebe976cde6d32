"""Pages by which a preview tells of problems: with their places, and the lines of the files around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING
from unicodedata import category

from session_reports import addresses
from session_reports.addresses import Address

from .markdown import anchor_link, escape
from .output import Page
from .pages import environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from session_reports.source import Problem

    from .markdown import Markdown
    from .wording import Wording

__all__ = ["counted", "defect_page", "problem_pages"]

_MOST = 200  # on one page: more would make it slow, and are mended together most often
_AROUND = 2
_LONGEST_LINE = 300
_RECORDED = re.compile(r"data/reports/(?P<session>[a-z0-9-]+/[a-z0-9-]+)/(?P<report>(?!index\.)[a-z0-9-]+)\.yml")


@dataclass(frozen=True, slots=True)
class LineView:
    """A line of a file: its number, what stands before the problem, and what stands from there on."""

    number: str
    before: str
    marked: str


def problem_pages(
    problems: Sequence[Problem], lines_of: Callable[[str], Sequence[str]], wording: Wording
) -> Iterator[Page]:
    """Yield the page of all problems, the same as a home page while there are errors, and those of single files.

    A session or report has its errors at its own address, for whoever waits there. ``lines_of`` returns the lines
    of a file, as far as they can be shown.
    """
    errors = [problem for problem in problems if problem.is_error]
    yield _page(addresses.PROBLEMS, problems, lines_of, wording)
    if errors:
        yield _page(addresses.HOME, problems, lines_of, wording)
    for path, group in groupby(errors, key=lambda problem: problem.path):
        match = _RECORDED.fullmatch(path)
        if match and match["report"] == "session":
            yield _page(addresses.session(match["session"]), list(group), lines_of, wording)
        elif match:
            yield _page(addresses.report(f"{match['session']}/{match['report']}"), list(group), lines_of, wording)


def counted(problems: Sequence[Problem], wording: Wording) -> str:
    """Return how many errors and warnings there are, in words; nothing where there are none."""
    errors = sum(problem.is_error for problem in problems)
    warnings = len(problems) - errors
    parts = [
        *([wording.ngettext("%(num)s error", "%(num)s errors", errors)] if errors else []),
        *([wording.ngettext("%(num)s warning", "%(num)s warnings", warnings)] if warnings else []),
    ]
    return wording.plain("%(counts)s in the data", counts=wording.listing(parts)) if parts else ""


def defect_page(trace: str, wording: Wording) -> Page:
    """Return the home page that tells of a failure of the program itself, with the lines of its trace."""
    title = wording.plain("The program failed")
    template = environment().get_template("defect.md.j2")
    markdown = template.render(title=title, lines=map(_shaped, trace.rstrip().split("\n")), _=wording.gettext)
    return Page(addresses.HOME, {"title": title}, markdown)


def _page(path: str, problems: Sequence[Problem], lines_of: Callable[[str], Sequence[str]], wording: Wording) -> Page:
    title = counted(problems, wording) or wording.plain("No problems in the data")

    def code(problem: Problem) -> Markdown:
        return anchor_link(path, Address(addresses.CODES, problem.code.lower()), problem.code)

    files = []
    for file, group in groupby(problems[:_MOST], key=lambda problem: problem.path):
        lines = lines_of(file)
        files.append((file, [(problem, list(_around(lines, problem))) for problem in group]))
    markdown = (
        environment()
        .get_template("problems.md.j2")
        .render(
            title=title,
            files=files,
            more=max(0, len(problems) - _MOST),
            code=code,
            shaped=_shaped,
            w=wording,
            gettext=wording.gettext,
            ngettext=wording.ngettext,
            _=wording.gettext,
        )
    )
    return Page(path, {"title": str(escape(title)), "kind": "problems", "hide": ["navigation"]}, markdown)


def _around(lines: Sequence[str], problem: Problem) -> Iterator[LineView]:
    """Yield the lines around a problem; its own is parted at its column. Of a long line the part near it is shown."""
    place = problem.place
    first = max(1, place.line - _AROUND)
    for number, line in enumerate(lines[first - 1 : place.line + _AROUND], first):
        own = number == place.line
        at = min(place.column - 1, len(line)) if own else len(line)
        start = max(0, at - _LONGEST_LINE // 2) if own and len(line) > _LONGEST_LINE else 0
        end = start + _LONGEST_LINE
        before = ("… " if start else "") + _shaped(line[start : min(at, end)])
        after = _shaped(line[at:end]) + (" …" if end < len(line) else "")
        yield LineView(f"{number:>6}", before if own else before + after, after if own else "")


def _shaped(text: str) -> str:
    """Return a text with a sign for each character that has no shape of its own, or that no file can hold."""
    return "".join(
        character if character.isprintable() or category(character) == "Zs" else "\ufffd" for character in text
    )
