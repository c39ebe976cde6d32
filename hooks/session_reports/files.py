"""Files and folders as they lie on the disk: what stands where, and what may be opened.

Nothing is opened before its kind and its size are known. A link could lead out of the project, a named pipe could
be waited for without end, and a device could feed a reader for ever: none of them is followed or read. (Whoever can
change the folder between the look and the opening could still put one there.)
"""

from __future__ import annotations

import errno
import re
import stat
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from .source import MAX_BYTES, too_large

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Entry", "Kind", "Refusal", "content_of", "entries_of", "refusal"]

Kind: TypeAlias = Literal["file", "folder", "link", "pipe, socket or device"]
"""What can stand in a folder."""

_PASSED_OVER = re.compile(
    r"\.|README|.*(?:~|\.new)$"
)  # hidden files, notes to readers, backups, what an import set beside


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in a folder under a name."""

    path: Path
    kind: Kind


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something is not read: the code of a problem, and its message."""

    code: str
    message: str


def entries_of(folder: Path) -> list[Entry] | Refusal:
    """Return what a folder holds, in the order of names; one that is not there holds nothing."""
    try:
        if refused := refusal(_kind_of(folder), "folder"):
            return refused
        found = []
        for path in sorted(folder.iterdir(), key=lambda path: path.name):
            if not _PASSED_OVER.match(path.name):
                with suppress(FileNotFoundError):  # gone meanwhile
                    found.append(Entry(path, _kind_of(path)))
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        return _unreadable(error, "folder")
    return found


def content_of(path: Path) -> bytes | Refusal:
    """Return what a file holds; of one that grows meanwhile, no more than shows that it is too large."""
    try:
        if refused := refusal(_kind_of(path), "file"):
            return refused
        if wrong := too_large(path.lstat().st_size):
            return Refusal("SR001", wrong)
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        return _unreadable(error, "file")


def refusal(found: Kind, expected: Kind) -> Refusal | None:
    """Return why what stands in a place is not read there; nothing where it is what is expected."""
    if found == expected:
        return None
    if found == "link":
        return Refusal("SR009", f"a link is not followed: put the {expected} itself here")
    return Refusal("SR009", f"a {found} stands here: put a {expected} in its place")


def _kind_of(path: Path) -> Kind:
    """Return what stands at a path, without following a link. Raises OSError where that cannot be told."""
    mode = path.lstat().st_mode
    if stat.S_ISREG(mode):
        return "file"
    if stat.S_ISDIR(mode):
        return "folder"
    return "link" if stat.S_ISLNK(mode) else "pipe, socket or device"


def _unreadable(error: OSError, kind: Kind) -> Refusal:
    """Say why the system does not let something be read, in words that are the same on every system."""
    if isinstance(error, PermissionError):
        return Refusal("SR001", f"no permission to read the {kind}: change its permissions")
    if isinstance(error, FileNotFoundError):
        return Refusal("SR001", f"the {kind} is gone, though it was here a moment ago: check again")
    name = errno.errorcode.get(error.errno or 0, "no reason")
    return Refusal("SR001", f"the {kind} cannot be read, the system says {name}: put a copy of it here")
