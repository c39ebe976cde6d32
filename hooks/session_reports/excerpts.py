"""The lines of a data file, as they can be shown beside a problem in it."""

from __future__ import annotations

import codecs
import stat
from typing import TYPE_CHECKING

from .source import MAX_BYTES

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["lines_of"]


def lines_of(path: Path) -> list[str]:
    """Return a file's lines as ``source`` counts them; none of what is no file, is too large to be read, or is gone."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode) or found.st_size > MAX_BYTES:
            return []
        content = path.read_bytes().removeprefix(codecs.BOM_UTF8)
    except (OSError, ValueError):  # ValueError: a name that no file can have
        return []
    return content.decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
