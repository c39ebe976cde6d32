"""``session-reports index``: make a finished site searchable, with Pagefind."""

from __future__ import annotations

import gzip
import hashlib
import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from session_reports.canonical import filter_in_order, metadata_in_order
from session_reports.digest import digest

from .project import OK, PROBLEMS, MisuseError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from .project import Commands

__all__ = ["add_to"]

_FOLDER = "pagefind"
_ENTRY = "pagefind-entry.json"
# What the search of the site asks for; the rest are interfaces of Pagefind's own.
_KEPT = ("pagefind.js", _ENTRY, "*.pf_meta", "wasm.*.pagefind", "index/*", "fragment/*", "filter/*")
_THEIRS = "search/search_index.json"


def add_to(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "index",
        help="make a finished site searchable",
        description="Make the index of the search from a finished site, and put it into the site when it is whole. "
        "It needs Pagefind: the extra 'search' of this package.",
    )
    parser.add_argument("site", type=Path, metavar="SITE", help="the site's folder")
    parser.set_defaults(command=_index)


def _index(options: argparse.Namespace) -> int:
    site: Path = options.site.resolve()
    if not (site / "index.html").is_file():
        msg = f"{options.site}: no finished site: name the folder into which it was built"
        raise MisuseError(msg)
    if (site / _THEIRS).exists():
        print(f"{options.site}: has the theme's own search, and needs no index", file=sys.stderr)
        return OK
    if not importlib.util.find_spec("pagefind"):
        msg = (
            "the search needs Pagefind: install this package with its extra 'search', or have the theme's own search: "
            "the guide to publishing says how"
        )
        raise MisuseError(msg)
    try:
        return _made(site, str(options.site))
    except OSError as error:
        return _failed(f"{error.strerror}: {error.filename}")


def _failed(why: str) -> int:
    print(f"session-reports: the index was not made, and the site is as it was: {why}", file=sys.stderr)
    return PROBLEMS


def _made(site: Path, named: str) -> int:
    """Make the index beside the site, and put it there when it is whole. Return the exit code."""
    then = site.stat().st_ino
    with TemporaryDirectory(dir=site.parent, prefix=f".{site.name}-") as name:
        room = Path(name)
        count = _write_digests(site, room / "pages")
        if not count:
            msg = f"{named}: no page of it is made to be found: was it built by MkDocs, with the events of hooks?"
            raise MisuseError(msg)
        if failure := _run_pagefind(room):
            return _failed(failure)
        _put_in_order(room / "all")
        size = _keep_what_is_asked_for(room / "all", room / "index")
        if site.stat().st_ino != then:
            print(f"session-reports: {named} was built anew in the meantime: index it again", file=sys.stderr)
            return PROBLEMS
        _put_into(site, room)
    print(f"{count} pages can be found; the index in {Path(named) / _FOLDER} has {size / 1e6:.1f} MB", file=sys.stderr)
    return OK


def _write_digests(site: Path, folder: Path) -> int:
    """Write what the index is to read, at the paths of the pages. Return of how many pages there is something."""
    count = 0
    for path, text in _digests(site):
        target = folder / path.relative_to(site)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        count += 1
    return count


def _digests(site: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted(site.rglob("*.html")):
        if text := digest(path.read_text(encoding="utf-8")):
            yield path, text


def _run_pagefind(room: Path) -> str:
    """Index the pages of a room. Return why that failed, or nothing."""
    done = subprocess.run(
        [sys.executable, "-m", "pagefind", "--site", "pages", "--output-path", "all", "--quiet"],
        cwd=room,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode == 0:
        return ""
    return (done.stdout.strip().splitlines() or [f"Pagefind ended with code {done.returncode}"])[-1]


def _put_in_order(made: Path) -> None:
    """Write anew what Pagefind writes in an order of chance: the filters, what names them, and the list of languages.

    Names are made of what is in a file, as Pagefind makes them, so that no cache of a browser gives an old one.
    """
    renamed = {}
    for path in sorted((made / "filter").glob("*.pf_filter")):
        content = filter_in_order(_read(path))
        language = path.stem.rpartition("_")[0]
        name = f"{language}_{hashlib.sha256(content).hexdigest()[:7]}"
        renamed[path.stem.encode()] = name.encode()
        _rewrite(path, path.with_stem(name), content)
    entry: dict[str, dict[str, dict[str, object]]] = json.loads((made / _ENTRY).read_bytes())
    for language, told in entry["languages"].items():
        content = metadata_in_order(_read(made / f"pagefind.{told['hash']}.pf_meta"), renamed)
        name = f"{language}_{hashlib.sha256(content).hexdigest()[:10]}"
        _rewrite(made / f"pagefind.{told['hash']}.pf_meta", made / f"pagefind.{name}.pf_meta", content)
        told["hash"] = name
    (made / _ENTRY).write_text(json.dumps(entry, sort_keys=True, ensure_ascii=False), encoding="utf-8")


def _read(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes())


def _rewrite(old: Path, new: Path, content: bytes) -> None:
    old.unlink()
    new.write_bytes(gzip.compress(content, mtime=0))


def _keep_what_is_asked_for(made: Path, index: Path) -> int:
    """Move the files that readers' browsers ask for into a folder. Return their size."""
    size = 0
    for path in sorted(path for pattern in _KEPT for path in made.glob(pattern)):
        target = index / path.relative_to(made)
        target.parent.mkdir(parents=True, exist_ok=True)
        size += path.stat().st_size
        path.rename(target)
    return size


def _put_into(site: Path, room: Path) -> None:
    """Put the index into the site in the place of the one that is there; if that fails, the old one is back."""
    old, place = room / "old", site / _FOLDER
    if place.exists():
        place.rename(old)
    try:
        (room / "index").rename(place)
    except OSError:
        if old.exists():
            shutil.move(old, place)
        raise
