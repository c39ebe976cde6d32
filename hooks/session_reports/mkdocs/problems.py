"""The page that the preview shows in place of the site while the data has problems."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from session_reports import addresses
from session_reports.render import Page, escape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs.structure.files import Files

    from session_reports import Problem

__all__ = ["problems_page"]


def problems_page(problems: Sequence[Problem], files: Files) -> Page:
    """Return a home page that lists the problems by file. It goes when the data is mended."""
    count = len(problems)
    title = f"{count} problem{'s' * (count != 1)} in the data"
    parts = [f"# {title}", "The site returns when these are mended and saved."]
    for path, group in groupby(problems, key=lambda problem: problem.path):
        lines = [f"- line {p.place.line}, column {p.place.column}: **{p.code}** {escape(p.message)}" for p in group]
        parts += [f"## {escape(path)}", "\n".join(lines)]
    home = files.get_file_from_path(addresses.HOME)
    return Page("problems.md" if home else addresses.HOME, {"title": title}, "\n\n".join(parts) + "\n")
