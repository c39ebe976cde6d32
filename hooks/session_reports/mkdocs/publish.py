"""All or nothing: a site is built in a folder beside its own, and takes its place in one step when it is whole.

MkDocs empties the site folder first and writes page by page, so a build that fails, is stopped or killed would leave
readers with half a site. Here it writes elsewhere:

.. code-block:: text

    site/                        what readers get: the old site and, from one moment to the next, the new one
    .site.1a2b3c4d.building/     the room of one build, closed to others
        lock                     locked by the process that builds, so by nobody once it is dead, however it died
        new/                     the site that is being built; after the exchange, the old one
        old/                     the old site, set aside where the system cannot exchange two folders
    .site.building               locked for the moments in which one build changes what others look at

The room is a sibling, because only within one file system can a folder be renamed. The next build removes the rooms of
dead ones. What a power cut leaves is the file system's affair: nothing here waits for the disk.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import re
import secrets
import shutil
import sys
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from mkdocs.exceptions import PluginError

if TYPE_CHECKING:
    from collections.abc import Iterator

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

__all__ = ["Staging", "discard", "exchange", "explain", "publish", "stage", "sweep"]

LOCK, NEW, OLD = "lock", "new", "old"
# A folder with none of these is no site of ours. The last is there before the first page is.
SIGNS = ("index.html", "404.html", "sitemap.xml", "assets/session-reports.css")
PATIENCE = 60  # seconds to wait for another build's turn, which takes a moment
FULL = {errno.ENOSPC, errno.EDQUOT}
# Windows renames no folder while a virus scanner or an indexer reads in it, which they do after every write.
PAUSES = (0.1,) * 30 if os.name == "nt" else ()
# On Windows this mode would be a list of permissions that stays with the site when it leaves its room.
CLOSED = 0o777 if os.name == "nt" else 0o700
_INSIDE = "name a folder inside it, as in --site-dir {inside}"
_MOUNTED = f"; this folder cannot be renamed, like a mount point: {_INSIDE}"
_LAYERED = f"; the file system does not rename this folder: remove it first, or {_INSIDE}"
_CLOSED = "; a new site is made beside the old one: make {parent} writable, or " + _INSIDE
ADVICE = {
    errno.EBUSY: _MOUNTED,
    errno.EXDEV: _LAYERED,  # such as one of an image of a container
    errno.EACCES: _CLOSED,
    errno.EPERM: _CLOSED,
    errno.EROFS: _CLOSED,
}
SYSCALLS = {"x86_64": 316, "aarch64": 276, "riscv64": 276}  # renameat2, for a C library that does not know it


@dataclass(frozen=True, slots=True)
class Staging:
    """A build under way: the folder that it is for, symbolic links followed, its room, and the open lock of that."""

    site: Path
    room: Path
    lock: BinaryIO

    @property
    def new(self) -> Path:
        """The folder to build in."""
        return self.room / NEW


# --- the stages of a build ----------------------------------------------------------------------


def stage(site_dir: Path, docs_dir: Path) -> Staging:
    """Make the folder in which a site is built, after what dead builds left has been removed.

    Raises PluginError for a folder that must not be replaced, and OSError where there can be no folder beside it.
    """
    site, docs = Path(os.path.realpath(site_dir)), Path(os.path.realpath(docs_dir))
    if site.is_relative_to(docs) or docs.is_relative_to(site):  # MkDocs looks too, but not through symbolic links
        msg = f"{site}: the site and the hand-written pages in {docs} cannot lie in each other: name another folder"
        raise PluginError(msg)
    site.parent.mkdir(parents=True, exist_ok=True)
    sweep(site)
    with _turn(site):
        _refuse(site)
        staging = _make_room(site)
        try:
            staging.new.mkdir()
            if site.exists():
                _resemble(site, staging.new)
        except OSError:
            _clear(staging.room, staging.lock)
            raise
    return staging


def publish(staging: Staging) -> None:
    """Put the new site in the place of the old one, which goes into the room. If that fails, the old one is back.

    Raises OSError, for instance for a folder that is a mount point.
    """
    with _turn(staging.site):
        if not (staging.room / LOCK).exists():  # MkDocs makes missing folders anew, so this may be half a site
            raise OSError(errno.ENOENT, "another program removed the site that was being built", str(staging.room))
        if staging.site.exists():
            _keep_hidden(staging.site, staging.new)
        if not exchange(staging.new, staging.site):
            _replace(staging)


def discard(staging: Staging) -> None:
    """Remove a build's room with what is in it: half a site, or the old one."""
    if (staging.room / OLD).exists():
        with _turn(staging.site):
            _put_back(staging.room, staging.site)
    _clear(staging.room, staging.lock)


def sweep(site: Path) -> None:
    """Remove the rooms of dead builds, and put back the site that one of them had set aside when it was killed.

    What cannot be removed, or cannot be told from a living build's for want of locks, stays.
    """
    name = re.compile(rf"\.{re.escape(site.name)}\.[0-9a-f]{{8}}\.building")
    with _turn(site):
        for room in sorted(site.parent.iterdir()):
            if name.fullmatch(room.name) and room.is_dir() and not room.is_symlink():
                with suppress(OSError), (room / LOCK).open("ab") as lock:
                    if _lock(lock):
                        _put_back(room, site)
                        _clear(room, lock)


def explain(error: OSError, site_dir: Path) -> str:
    """Say why a build failed, where and what can be done, and what readers still get. It takes any error of a build."""
    site = Path(os.path.realpath(site_dir))
    reason = error.args[0][0][2] if isinstance(error, shutil.Error) else error.strerror or error
    named = os.fsdecode(error.filename) if isinstance(error.filename, (str, bytes)) else ""
    beside = rf"\.{re.escape(site.name)}(\.[0-9a-f]{{8}})?\.building([/\\]{NEW})?"
    where = re.sub(beside, lambda _: site.name, named) or str(site)
    advice = ""
    if error.errno in FULL:
        advice = "; there has to be room for two sites, the old and the new"
    elif Path(where).is_relative_to(site) or site.is_relative_to(where):
        advice = ADVICE.get(error.errno or 0, "").format(parent=site.parent, inside=site / "site")
    kept = f"{site} is as it was" if site.exists() else f"there still is no {site}"
    return f"the site was not published: {reason}: {where}{advice}. Nothing is lost: {kept}"


def _refuse(site: Path) -> None:
    """Refuse to replace what is no site."""
    if not os.path.lexists(site):
        return
    if not site.is_dir():
        msg = f"{site}: is no folder: remove it, or name another place for the site"
        raise PluginError(msg)
    if os.path.ismount(site):
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(site))
    visible = [entry for entry in site.iterdir() if not entry.name.startswith(".")]
    if visible and not any((site / sign).exists() for sign in SIGNS):
        msg = f"{site}: holds something else: name a folder that is new, empty, or holds a site"
        raise PluginError(msg)


# --- locks and rooms ----------------------------------------------------------------------------


def _lock(file: BinaryIO) -> bool | None:
    """Lock an open file until it is closed or its process dies, and tell whether that was free to do.

    Returns nothing where the file system has no locks.
    """
    try:
        if sys.platform == "win32":
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return False if error.errno in {errno.EAGAIN, errno.EACCES} else None
    return True


@contextmanager
def _turn(site: Path) -> Iterator[None]:
    """Let builds of the same site take turns.

    Raises OSError if another build keeps its turn, and as ``open`` does.
    """
    path = site.with_name(f".{site.name}.building")
    end = time.monotonic() + PATIENCE
    while True:
        try:
            file = path.open("ab")
        except OSError as error:
            if error.errno not in FULL:
                raise
            yield  # rather without its turn than not at all: what dead builds left may be what fills the disk
            return
        with file:
            if _lock(file) is not False and _is_at(path, file):
                try:
                    yield
                finally:
                    _remove(path, file)
                return
        if time.monotonic() > end:
            raise OSError(errno.ETIMEDOUT, "another build does not come to its end", str(site))
        time.sleep(0.01)


def _is_at(path: Path, file: BinaryIO) -> bool:
    """Tell whether an open file still is where it was opened, and not removed by the build whose turn it was."""
    try:
        return os.path.samestat(path.stat(), os.fstat(file.fileno()))
    except FileNotFoundError:
        return False


def _remove(path: Path, file: BinaryIO) -> None:
    """Remove and unlock a file, in this order: whoever waits for it must not find it there."""
    if os.name == "nt":  # which removes no open file
        file.close()
    with suppress(OSError):
        path.unlink()
    file.close()


def _make_room(site: Path) -> Staging:
    room = site.with_name(f".{site.name}.{secrets.token_hex(4)}.building")
    room.mkdir(mode=CLOSED)
    lock = (room / LOCK).open("ab")
    _lock(lock)
    return Staging(site, room, lock)


def _put_back(room: Path, site: Path) -> None:
    """Put back the old site if it was set aside and the new one did not take its place."""
    if (room / OLD).exists() and not os.path.lexists(site):
        _rename(room / OLD, site)


def _clear(room: Path, lock: BinaryIO) -> None:
    """Remove a room whose lock is held."""
    try:
        for entry in list(room.iterdir()):
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry)
            elif entry.name != LOCK:
                entry.unlink()
    finally:
        _remove(room / LOCK, lock)
    with suppress(OSError):  # a build that sweeps was faster
        room.rmdir()


# --- folders ------------------------------------------------------------------------------------


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step, and tell whether that was done: not every system can do it."""
    first, second = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "linux":
            here, flag, c = -100, 2, ctypes.CDLL(None)  # AT_FDCWD, RENAME_EXCHANGE
            if hasattr(c, "renameat2"):
                return bool(c.renameat2(here, first, here, second, flag) == 0)
            if sys.maxsize > 2**32 and platform.machine() in SYSCALLS:
                number = ctypes.c_long(SYSCALLS[platform.machine()])
                return bool(c.syscall(number, here, first, here, second, flag) == 0)
        if sys.platform == "darwin":
            return bool(ctypes.CDLL(None).renamex_np(first, second, 2) == 0)  # RENAME_SWAP
    except (OSError, AttributeError):  # a C library that cannot be asked
        return False
    return False


def _replace(staging: Staging) -> None:
    """Put the new site in the place of the old in two steps. If the second fails, the first is undone."""
    with suppress(FileNotFoundError):  # there was no site
        _rename(staging.site, staging.room / OLD)
    try:
        _rename(staging.new, staging.site)
    except OSError:
        _put_back(staging.room, staging.site)
        raise


def _rename(source: Path, target: Path) -> None:
    for pause in PAUSES:
        try:
            source.rename(target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    source.rename(target)


def _resemble(old: Path, new: Path) -> None:
    """Give a new folder what MkDocs, which keeps the folder, would not change: its owner, its group and its rights."""
    with suppress(OSError):
        if hasattr(os, "chown"):
            status = old.stat()
            os.chown(new, status.st_uid, status.st_gid)
    with suppress(OSError):  # a file system without them
        shutil.copystat(old, new)


def _keep_hidden(old: Path, new: Path) -> None:
    """Take over the hidden files and folders of the old site, such as ``.git`` or ``.htaccess``: MkDocs keeps them.

    Links to the files do, as the old ones are about to be removed.
    """

    def passed_over(folder: str, names: list[str]) -> list[str]:
        if folder != str(old):
            return []
        return [name for name in names if not name.startswith(".") or name.endswith(".building")]

    def link(source: str, target: str) -> None:
        if os.path.lexists(target):
            return  # a file of the new site
        try:
            os.link(source, target)
        except OSError:
            shutil.copy2(source, target)

    shutil.copytree(old, new, symlinks=True, ignore=passed_over, copy_function=link, dirs_exist_ok=True)
