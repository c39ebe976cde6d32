"""What a reader found, in words, for the tables of the tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from session_reports.importer.reading import Reading


def lines(reading: Reading) -> list[str]:
    """Return pieces as lines: what they are, unless they are blocks, their label and their text."""
    found = []
    for piece in reading.pieces:
        kind = {"block": "", "heading": "#" * max(piece.level, 1) + " "}.get(piece.kind, f"{piece.kind}: ")
        found.append(f"{kind}{f'<{piece.label}> ' if piece.label else ''}{piece.text}")
    return found
