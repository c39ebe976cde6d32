"""PDF: the lines of printed pages, by where their letters stand."""

from __future__ import annotations

import io
from itertools import groupby
from typing import TYPE_CHECKING

from session_reports.importer.reading import Reading, UnreadableError

from .columns import laid
from .lines import pieces_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pypdf import PageObject

    from .glyphs import Run

__all__ = ["read_pdf"]

_MOST = 3_000  # pages: no session's report has as many
_TAIL = 4_096  # bytes at the end of a file, in which its end is marked
_UNTOLD = 0.2  # of the letters: where a file does not tell more of them, there is nothing to import
_DAMAGED = "this PDF is damaged and cannot be read: get it anew, or save it anew from a program that shows it"
_IMAGES = (
    "the pages of this PDF are images without letters: let a program for text recognition (OCR) add a layer of text, "
    "and import that"
)


def read_pdf(content: bytes) -> Reading:
    """Read the pages of a PDF.

    Raises ``UnreadableError`` for one that was cut short, is damaged or closed by a password, or holds no letters.
    """
    try:
        from .glyphs import UNKNOWN  # noqa: PLC0415 - it needs pypdf, which the site does not
    except ModuleNotFoundError:
        msg = "PDF files need more packages: pip install 'session-reports[import]'"
        raise UnreadableError(msg) from None
    if b"%%EOF" not in content[-_TAIL:]:
        msg = "this PDF was cut short: its end is missing; get it anew"
        raise UnreadableError(msg)
    pages, damaged = _runs(_pages(content))
    letters = [sum(not letter.isspace() for run in runs for letter in run.text) for runs in pages]
    if not sum(letters):
        raise UnreadableError(_DAMAGED if damaged else _IMAGES)
    untold = sum(run.text.count(UNKNOWN) for runs in pages for run in runs)
    if untold > _UNTOLD * sum(letters):
        msg = "the fonts of this PDF do not tell which letters they print: save it anew from the program that made it"
        raise UnreadableError(msg)
    empty = [number for number, count in enumerate(letters, 1) if not count and number not in damaged]
    rows = [laid(runs) for runs in pages]
    columns = [number for number, page in enumerate(rows, 1) if page.columns]
    unsure = [number for number, page in enumerate(rows, 1) if page.unsure]
    remarks = [
        *_of_pages(damaged, "damaged, and not whole in the draft"),
        *_of_pages(empty, "without letters: if they show text, it is an image and not in the draft"),
        *_of_pages(
            columns, "printed in two columns, which were read one after the other: look at the order of the text"
        ),
        *_of_pages(
            unsure, "printed in two columns or as a table, which was read row by row: look at the order of the text"
        ),
        *([f"the file does not tell {untold:,} of its letters, which are shown as {UNKNOWN}"] if untold else []),
    ]
    return Reading("PDF", tuple(pieces_of([page.rows for page in rows])), tuple(remarks))


def _pages(content: bytes) -> list[PageObject]:
    """Return the pages as pypdf finds them."""
    from pypdf import PdfReader  # noqa: PLC0415
    from pypdf.errors import DependencyError  # noqa: PLC0415

    pages: list[PageObject] = []
    count, closed = 0, False
    try:
        document = PdfReader(io.BytesIO(content))
        closed = document.is_encrypted and not document.decrypt("")
        count = 0 if closed else len(document.pages)
        pages = [document.pages[number] for number in range(min(count, _MOST))]
    except MemoryError:
        raise
    except DependencyError:
        msg = "this PDF is encrypted, which needs one more package: pip install 'pypdf[crypto]'"
    except Exception:  # noqa: BLE001 - whatever a damaged file makes of pypdf
        msg = _DAMAGED
    else:
        msg = "this PDF has no pages"
    if closed:
        msg = "this PDF is closed by a password: save it without one"
    elif count > _MOST:
        msg = f"this PDF has {count:,} pages, and no more than {_MOST:,} are read at once: give its parts"
    if not pages or count > _MOST:
        raise UnreadableError(msg)
    return pages


def _runs(pages: Iterable[PageObject]) -> tuple[list[list[Run]], list[int]]:
    """Return what each page prints, and the numbers of those that are damaged."""
    from .glyphs import Letters, Page  # noqa: PLC0415

    found: list[list[Run]] = []
    damaged: list[int] = []
    fonts: dict[object, Letters | None] = {}
    for number, page in enumerate(pages, 1):
        content = Page(page, fonts)
        try:
            content.read()
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 - whatever a damaged page makes of pypdf; the others can be read
            damaged.append(number)
        found.append(content.runs)
    return found, damaged


def _of_pages(numbers: Iterable[int], told: str) -> Iterator[str]:
    """Yield what is told of some pages: "pages 3, 5-8 are damaged"."""
    runs = [[*run] for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])]
    listed = ", ".join(str(run[0][1]) if len(run) == 1 else f"{run[0][1]}-{run[-1][1]}" for run in runs)
    if listed:
        yield f"page {listed} is {told}" if listed.isdigit() else f"pages {listed} are {told}"
