"""The store on the disk: what was made is kept between builds.

.. code-block:: text

    .cache/session-reports/
        values.sqlite      values by the digest of their key, compressed
        files/3f/3f2a...   finished files, which sites link to: never opened for writing once they have their name

Nothing that is read is executed. A value is taken only if it is the one that was kept under its key by the same version
of the program: the digest of key and value stands with it. A store that is damaged is emptied. It may lose anything at
any time, and then that is made anew.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import sys
import tempfile
import zlib
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from session_reports.keeping import Store, digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Disk", "exchange"]

LIMIT = 4_000_000_000
"""How many bytes may be kept. What was not used for longest goes first."""
_BUFFER = 8_000_000  # bytes that wait to be written together
_FORMAT = "1"
_PACKAGE = Path(__file__).parent.parent
_CHECK = 16
_TABLES = """
CREATE TABLE IF NOT EXISTS kept (
  key BLOB PRIMARY KEY, value BLOB NOT NULL, size INTEGER NOT NULL, used INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS builds (number INTEGER NOT NULL);
"""


class Disk(Store):
    """A store in a folder, or, without one, in a folder that goes with it."""

    def __init__(self, folder: Path | None, limit: int = LIMIT) -> None:
        """Open it; make it where there is none, and empty it where it is none of ours."""
        self.limit = limit
        self.passing = tempfile.TemporaryDirectory(prefix="session-reports-") if folder is None else None
        self.folder = Path(self.passing.name) if self.passing else folder or Path()
        self.version = _version()
        self.waiting: dict[bytes, tuple[bytes, int]] = {}
        self.size = 0
        self.used: set[bytes] = set()
        self.process = 0
        self.connection: sqlite3.Connection | None = None
        self._open()

    # --- values -----------------------------------------------------------------------------

    def get(self, key: str) -> bytes | None:
        """Return what was put under a key, or nothing."""
        at = self._at(key)
        packed = self.waiting[at][0] if at in self.waiting else self._stored(at)
        value = None if packed is None else _unpacked(at, packed)
        if value is not None:
            self.used.add(at)
        return value

    def put(self, key: str, value: bytes, size: int = 0) -> None:
        """Keep a value; ``size`` is that of a file that goes with it."""
        at = self._at(key)
        packed = _packed(at, value)
        self.waiting[at] = packed, len(packed) + size
        self.size += len(packed)
        if self.size > _BUFFER:
            self._write()

    def _at(self, key: str) -> bytes:
        return blake2b(key.encode(), digest_size=20, key=self.version).digest()

    def _stored(self, at: bytes) -> bytes | None:
        if self.process != os.getpid():  # in a process of its own a connection of its own
            self._connect()
        if self.connection:
            try:
                found = self.connection.execute("SELECT value FROM kept WHERE key = ?", (at,)).fetchone()
            except sqlite3.Error:
                self._discard()
            else:
                return found[0] if found and isinstance(found[0], bytes) else None
        return None

    # --- files ------------------------------------------------------------------------------

    def lay(self, key: str, content: bytes) -> None:
        """Keep a finished file."""
        path = self._path(key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
                file.write(content)
            Path(file.name).chmod(0o666 & ~_umask())
            Path(file.name).replace(path)
            found = path.stat()
        except OSError:  # a full disk: it is made anew the next time
            return
        self.put(f"file {key}", f"{found.st_size} {found.st_mtime_ns}".encode(), found.st_size)

    def has(self, key: str) -> bool:
        """Whether a finished file is there, and is as it was kept: a link in a site may have been written to."""
        noted = self.get(f"file {key}")
        try:
            found = self._path(key).lstat()
        except OSError:
            return False
        return stat.S_ISREG(found.st_mode) and noted == f"{found.st_size} {found.st_mtime_ns}".encode()

    def place(self, key: str, target: Path) -> bool:
        """Put a finished file in a place, and tell whether that was done.

        It is linked to: whoever writes into it there spoils what is kept here, which is noticed.
        """
        if not self.has(key):
            return False
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.exists():
                exchange(target, lambda aside: _link(self._path(key), aside))
            else:
                _link(self._path(key), target)
        except OSError:
            return False
        return True

    def file(self, key: str) -> bytes | None:
        """Return what a finished file holds, or nothing."""
        try:
            return self._path(key).read_bytes() if self.has(key) else None
        except OSError:
            return None

    def _path(self, key: str) -> Path:
        name = self._at(f"file {key}").hex()
        return self.folder / "files" / name[:2] / name

    # --- its life ---------------------------------------------------------------------------

    def close(self) -> None:
        """Write what waits, let go of what is too much, and close."""
        self._write()
        if self.connection:
            self._prune(self.connection)
            self.connection.close()
        self.connection = None
        if self.passing:
            self.passing.cleanup()

    def _open(self) -> None:
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            if not (self.folder / ".gitignore").exists():
                (self.folder / ".gitignore").write_text("*\n", encoding="utf-8")
        self._connect()
        if self.connection is None:
            self._discard()
            self._connect()

    def _connect(self) -> None:
        """Open the values. A process that was forked must not touch the connection that it got with its birth."""
        self.process = os.getpid()
        try:
            self.connection = sqlite3.connect(self.folder / "values.sqlite", timeout=5, isolation_level=None)
            self.connection.execute("PRAGMA journal_mode = WAL")
            self.connection.execute("PRAGMA synchronous = NORMAL")
            self.connection.executescript(_TABLES)
        except sqlite3.Error:
            self.connection = None

    def _discard(self) -> None:
        """Empty it: it is damaged, or none of ours."""
        if self.connection:
            with suppress(sqlite3.Error):
                self.connection.close()
        self.connection = None
        for name in ("values.sqlite", "values.sqlite-wal", "values.sqlite-shm"):
            with suppress(OSError):
                (self.folder / name).unlink()
        shutil.rmtree(self.folder / "files", ignore_errors=True)

    def _write(self) -> None:
        """Write what waits."""
        if self.connection:
            rows = [(at, value, size) for at, (value, size) in self.waiting.items()]
            try:
                self.connection.execute("BEGIN IMMEDIATE")
                self.connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, 0)", rows)
                self.connection.execute("COMMIT")
            except sqlite3.Error:  # another build is writing, or the disk is full: it stays here until the end
                return
            self.used.update(self.waiting)
            self.waiting, self.size = {}, 0

    def _prune(self, connection: sqlite3.Connection) -> None:
        """Note what this build used, and let go of what was not used for longest where there is too much."""
        try:
            connection.execute("BEGIN IMMEDIATE")
            number = connection.execute("SELECT COALESCE(MAX(number), 0) + 1 FROM builds").fetchone()[0]
            connection.execute("DELETE FROM builds")
            connection.execute("INSERT INTO builds VALUES (?)", (number,))
            marks = ((number, at) for at in self.used)
            connection.executemany("UPDATE kept SET used = ? WHERE key = ?", marks)
            gone = list(_too_much(connection, self.limit))
            connection.executemany("DELETE FROM kept WHERE key = ?", ((at,) for at in gone))
            connection.execute("COMMIT")
        except sqlite3.Error:
            return
        for at in gone:
            with suppress(OSError):
                (self.folder / "files" / at.hex()[:2] / at.hex()).unlink()


def _too_much(connection: sqlite3.Connection, limit: int) -> Iterator[bytes]:
    """Yield the keys of what was not used for longest, as far as there is too much."""
    total = connection.execute("SELECT COALESCE(SUM(size), 0) FROM kept").fetchone()[0]
    rows = connection.execute("SELECT key, size FROM kept ORDER BY used") if total > limit else ()
    for at, size in rows:
        if total <= limit * 3 // 4:
            return
        total -= size
        yield at


def _digest_of(*, code: bool) -> str:
    """Return the digest of the package's files: of its modules, or of all others."""
    files = (path for path in sorted(_PACKAGE.rglob("*")) if path.is_file() and path.suffix not in {".pyc", ".pyo"})
    chosen = [path for path in files if (path.suffix == ".py") == code]
    return digest(*(part for path in chosen for part in (path.relative_to(_PACKAGE).as_posix(), path.read_bytes())))


# A preview reads templates anew for each build, but never modules: what counts is how they were when it began.
_CODE = _digest_of(code=True)


def _version() -> bytes:
    """Return what tells this program from others: its own files, Python, and what is installed."""
    places = [Path(place) for place in sys.path if Path(place).is_dir()]
    installed = {entry.name for place in places for entry in place.iterdir() if entry.suffix == ".dist-info"}
    return bytes.fromhex(digest(_FORMAT, sys.version, *sorted(installed), _CODE, _digest_of(code=False)))


def _packed(at: bytes, value: bytes) -> bytes:
    return blake2b(value, digest_size=_CHECK, key=at).digest() + zlib.compress(value, 1)


def _unpacked(at: bytes, packed: bytes) -> bytes | None:
    try:
        value = zlib.decompress(packed[_CHECK:])
    except zlib.error:
        return None
    return value if blake2b(value, digest_size=_CHECK, key=at).digest() == packed[:_CHECK] else None


def exchange(target: Path, make: Callable[[Path], object]) -> None:
    """Put another file into the place of one, which whoever reads it meanwhile gets whole. ``make`` makes it aside.

    Raises OSError.
    """
    aside = target.with_name(f".{target.name}.new")
    aside.unlink(missing_ok=True)
    make(aside)
    aside.replace(target)
    aside.unlink(missing_ok=True)  # where both were links to one file, it stays


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # another disk, or too many links
        shutil.copyfile(source, target)


def _umask() -> int:
    """Return the mask of rights of new files."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
