"""All or nothing: however a build ends, the site folder holds the old site or the new one, whole, and nothing else."""

from __future__ import annotations

import ctypes
import errno
import importlib.util
import os
import platform
import random
import shutil
import signal
import socket
import stat
import subprocess
import sys
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from tests.sites import ROOT, copy_corpus, environment, require, run

from session_reports import mkdocs as adapter
from session_reports.mkdocs import publish
from session_reports.mkdocs.publish import Staging, discard, exchange, explain, stage, sweep

if TYPE_CHECKING:
    from subprocess import CompletedProcess
    from types import FrameType
    from typing import BinaryIO, Literal

    from _typeshed import TraceFunction

slow = pytest.mark.slow

Files = dict[str, bytes]
PAGE = "reports/ctl/2/final/index.html"
OLD = {"index.html": b"old", "about/index.html": b"old too"}
NEW = {"index.html": b"new", "people/index.html": b"new too"}

NO_EXCHANGE = """\
from session_reports.mkdocs import publish

publish.exchange = lambda one, other: False
"""
FAILING = """\
import os

import mkdocs.utils

write = mkdocs.utils.write_file

def write_file(content, path):
    if path.endswith({page!r}):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(content[:100])
        raise OSError({code}, {reason!r}, path)
    write(content, path)

mkdocs.utils.write_file = write_file

# What is finished already would be linked, and not written.
from session_reports.machine.disk import Disk

Disk.place = lambda *_: False
"""


def files(folder: Path) -> Files:
    """Return what is in a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def write(folder: Path, content: Files) -> Path:
    for name, text in content.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text)
    return folder


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def rooms(folder: Path) -> list[str]:
    """Return the rooms of builds in a folder."""
    return [name for name in names(folder) if name.endswith(".building")]


# --- folders alone ------------------------------------------------------------------------------


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return an old site, alone in a folder."""
    return write(tmp_path / "at" / "site", OLD)


@pytest.fixture(params=["exchange", "two renames"])
def _both_ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "two renames":
        monkeypatch.setattr(publish, "exchange", lambda *_: False)


def staged(site: Path) -> Staging:
    """Begin a build and write its pages."""
    staging = stage(site, site.parent.parent / "docs")
    write(staging.new, NEW)
    return staging


def published(site: Path) -> None:
    staging = staged(site)
    publish.publish(staging)
    discard(staging)


def dead(site: Path) -> Staging:
    """Return a build that was killed: nobody holds its lock any more."""
    staging = staged(site)
    staging.lock.close()
    return staging


@pytest.mark.usefixtures("_both_ways")
def test_the_new_site_takes_the_place_of_the_old(site: Path) -> None:
    published(site)
    assert files(site) == NEW
    assert names(site.parent) == ["site"]


@pytest.mark.usefixtures("_both_ways")
def test_where_there_is_no_site_the_new_one_takes_its_place(tmp_path: Path) -> None:
    published(tmp_path / "not" / "yet" / "site")
    assert files(tmp_path / "not" / "yet") == {f"site/{name}": text for name, text in NEW.items()}


def test_until_it_is_published_the_old_site_stands(site: Path) -> None:
    staging = staged(site)
    assert files(site) == OLD
    discard(staging)
    assert files(site) == OLD
    assert names(site.parent) == ["site"]


def test_this_system_exchanges_folders_in_one_step(site: Path, tmp_path: Path) -> None:
    require(sys.platform in {"linux", "darwin"}, "a system that exchanges folders")
    assert exchange(write(tmp_path / "new", NEW), site)
    assert (files(site), files(tmp_path / "new")) == (NEW, OLD)


def test_the_kernel_is_asked_where_the_c_library_cannot(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    require(sys.platform == "linux" and platform.machine() in publish.SYSCALLS, "a kernel of a known kind")
    c = ctypes.CDLL(None)

    class Musl:
        syscall = c.syscall

    monkeypatch.setattr("ctypes.CDLL", lambda _: Musl())
    assert exchange(write(tmp_path / "new", NEW), site)
    assert (files(site), files(tmp_path / "new")) == (NEW, OLD)


@pytest.mark.parametrize("error", [OSError, AttributeError])
def test_a_c_library_that_cannot_be_asked_exchanges_nothing(
    site: Path, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def refuse(_: None) -> None:
        raise error

    monkeypatch.setattr("ctypes.CDLL", refuse)
    published(site)
    assert files(site) == NEW


def test_a_dead_build_is_cleared_away_and_a_living_one_is_not(site: Path) -> None:
    dead(site)
    living = staged(site)
    assert rooms(site.parent) == [living.room.name]
    (site.parent / ".site.0123abcd.building").mkdir()  # killed before it had a lock
    (site.parent / ".site.pages.building").mkdir()  # not ours
    (site.parent / ".others.0123abcd.building").mkdir()  # of another site
    sweep(site)
    assert set(rooms(site.parent)) == {living.room.name, ".site.pages.building", ".others.0123abcd.building"}
    assert files(living.new) == NEW
    publish.publish(living)
    discard(living)
    assert files(site) == NEW


def test_a_build_whose_process_lives_is_left_alone(site: Path) -> None:
    code = "import sys, pathlib, tests.test_publish as t; kept = t.staged(pathlib.Path(sys.argv[1])); print(); input()"
    with subprocess.Popen(  # noqa: S603 - our own
        [sys.executable, "-c", code, site],
        cwd=ROOT,
        env=environment(PYTHONPATH=f"{ROOT}{os.pathsep}{ROOT / 'hooks'}"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout
        process.stdout.readline()
        before = rooms(site.parent)
        sweep(site)
        assert rooms(site.parent) == before
        assert len(before) == 1
        process.kill()
    sweep(site)
    assert rooms(site.parent) == []


def test_where_there_are_no_locks_nothing_is_cleared_away(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def flock(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", flock)
    other = staged(site)
    published(site)
    assert files(site) == NEW
    assert rooms(site.parent) == [other.room.name]
    discard(other)


def test_a_build_whose_turn_was_taken_away_waits_for_the_next(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock, removed = publish._lock, list[bool]()  # noqa: SLF001 - the moment in between
    path = site.with_name(".site.building")

    def late(file: BinaryIO) -> bool | None:
        if not removed:
            removed.append(True)
            path.unlink()  # as the build does whose turn it was
        return lock(file)

    monkeypatch.setattr(publish, "_lock", late)
    with publish._turn(site), path.open("ab") as file:  # noqa: SLF001
        assert lock(file) is False  # what is locked is what others find
    assert removed
    assert names(site.parent) == ["site"]


def test_a_build_does_not_wait_for_ever(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publish, "PATIENCE", 0.1)
    with publish._turn(site), pytest.raises(TimeoutError, match="another build does not come"):  # noqa: SLF001
        staged(site)
    published(site)
    assert files(site) == NEW


def test_a_full_disk_does_not_keep_a_build_from_clearing_away(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dead(site)
    open_ = Path.open

    def full(path: Path, mode: str) -> object:
        if path.name == ".site.building":
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        return open_(path, mode)

    monkeypatch.setattr(Path, "open", full)
    sweep(site)
    assert names(site.parent) == ["site"]


def test_a_build_that_was_swept_away_is_not_published(site: Path) -> None:
    staging = staged(site)
    shutil.rmtree(staging.room)
    write(staging.new, {"index.html": b"what MkDocs wrote afterwards"})
    with pytest.raises(FileNotFoundError, match="another program removed"):
        publish.publish(staging)
    assert files(site) == OLD


def test_a_site_that_was_set_aside_by_a_killed_build_comes_back(site: Path) -> None:
    staging = dead(site)
    site.rename(staging.room / "old")
    sweep(site)
    assert files(site) == OLD
    assert names(site.parent) == ["site"]


def test_a_site_that_was_set_aside_gives_way_to_a_newer_one(site: Path) -> None:
    staging = dead(site)
    site.rename(staging.room / "old")
    write(site, {"index.html": b"newer"})
    sweep(site)
    assert files(site) == {"index.html": b"newer"}
    assert names(site.parent) == ["site"]


def test_a_site_that_cannot_be_renamed_is_left_and_put_back(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.rename
    monkeypatch.setattr(publish, "exchange", lambda *_: False)

    def refuse(source: Path, target: Path) -> Path:
        if source.name == "new":
            raise OSError(errno.EXDEV, "Invalid cross-device link", str(source))
        return rename(source, target)

    monkeypatch.setattr(Path, "rename", refuse)
    staging = staged(site)
    with pytest.raises(OSError, match="cross-device"):
        publish.publish(staging)
    assert files(site) == OLD
    discard(staging)
    assert names(site.parent) == ["site"]


def test_a_folder_that_is_read_for_a_moment_is_renamed_after_it(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename, refused = Path.rename, list[Path]()

    def refuse(source: Path, target: Path) -> Path:
        if len(refused) < 2:
            refused.append(source)
            raise PermissionError(errno.EACCES, "The process cannot access the file", str(source))
        return rename(source, target)

    monkeypatch.setattr(Path, "rename", refuse)
    monkeypatch.setattr(publish, "exchange", lambda *_: False)
    monkeypatch.setattr(publish, "PAUSES", (0.0, 0.0))
    published(site)
    assert files(site) == NEW


# --- what a site folder keeps -------------------------------------------------------------------


@pytest.mark.usefixtures("_both_ways")
def test_hidden_files_of_the_site_folder_stay(site: Path) -> None:
    write(site, {".htaccess": b"old rules", ".git/HEAD": b"ref", ".well-known/a": b"old a", ".well-known/b": b"old b"})
    write(site, {"about/.hidden": b"goes", ".v1.0123abcd.building/new/index.html": b"goes"})
    (site / ".link").symlink_to("elsewhere")
    staging = staged(site)
    write(staging.new, {".well-known/a": b"new a"})
    publish.publish(staging)
    discard(staging)
    kept = {".htaccess": b"old rules", ".git/HEAD": b"ref", ".well-known/a": b"new a", ".well-known/b": b"old b"}
    assert files(site) == {**NEW, **kept}
    assert (site / ".link").readlink() == Path("elsewhere")


def test_hidden_files_are_copied_where_there_are_no_hard_links(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: str) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    write(site, {".htaccess": b"old rules"})
    published(site)
    assert files(site) == {**NEW, ".htaccess": b"old rules"}


@pytest.mark.parametrize("mask", [0o022, 0o027])
def test_a_new_site_folder_has_the_rights_that_any_new_folder_has(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        published(tmp_path / "site")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "site").stat().st_mode) == 0o777 & ~mask


@pytest.mark.usefixtures("_both_ways")
def test_an_old_site_folder_hands_on_its_rights(site: Path) -> None:
    site.chmod(0o2750)
    if os.geteuid() == 0:
        os.chown(site, 1234, 2345)
        site.chmod(0o2750)
    old = site.stat()
    published(site)
    new = site.stat()
    assert stat.S_IMODE(new.st_mode) == 0o2750
    assert (new.st_uid, new.st_gid) == (old.st_uid, old.st_gid)
    assert (site / "people").stat().st_gid == old.st_gid  # a new folder in one with the bit for groups


def test_nobody_else_may_look_into_a_room(site: Path) -> None:
    staging = staged(site)
    assert stat.S_IMODE(staging.room.stat().st_mode) == 0o700
    discard(staging)


def test_a_symbolic_link_is_followed_to_the_folder_that_it_leads_to(site: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(site)
    published(link)
    assert link.readlink() == site
    assert files(site) == NEW
    assert names(site.parent) == ["site"]


def test_a_symbolic_link_to_nothing_gets_a_site(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "later" / "site")
    published(tmp_path / "link")
    assert files(tmp_path / "later" / "site") == NEW


@pytest.mark.usefixtures("_both_ways")
def test_nothing_is_removed_that_a_link_leads_to(site: Path, tmp_path: Path) -> None:
    outside = write(tmp_path / "outside", {"letter.txt": b"Dear reader"})
    (site / "linked").symlink_to(outside)
    (site.parent / ".site.0123abcd.building").symlink_to(outside)
    staging = dead(site)
    (staging.room / "linked").symlink_to(outside)
    published(site)
    assert files(outside) == {"letter.txt": b"Dear reader"}
    assert files(site) == NEW
    assert rooms(site.parent) == [".site.0123abcd.building"]


# --- refusals -----------------------------------------------------------------------------------


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    letters = write(tmp_path / "letters", {"letter.txt": b"Dear reader"})
    with pytest.raises(PluginError, match="letters: holds something else"):
        stage(letters, tmp_path / "docs")
    assert files(tmp_path) == {"letters/letter.txt": b"Dear reader"}


@pytest.mark.parametrize("sign", ["index.html", "404.html", "sitemap.xml", "assets/session-reports.css", ".git/HEAD"])
def test_a_folder_that_holds_a_site_or_half_of_one_or_hidden_files_is_taken(tmp_path: Path, sign: str) -> None:
    write(tmp_path / "site", {sign: b""})
    published(tmp_path / "site")
    assert NEW.items() <= files(tmp_path / "site").items()


def test_a_file_is_no_site(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("Dear reader", encoding="utf-8")
    with pytest.raises(PluginError, match="site: is no folder"):
        stage(tmp_path / "site", tmp_path / "docs")


@pytest.mark.parametrize(("site_dir", "docs"), [("docs/site", "docs"), (".", "docs"), ("docs", "docs")])
def test_site_and_pages_do_not_lie_in_each_other_by_way_of_a_link(tmp_path: Path, site_dir: str, docs: str) -> None:
    write(tmp_path / "docs", OLD)
    (tmp_path / "link").symlink_to(tmp_path / site_dir)
    with pytest.raises(PluginError, match="cannot lie in each other"):
        stage(tmp_path / "link", tmp_path / docs)
    assert files(tmp_path / "docs") == OLD


# --- what is said -------------------------------------------------------------------------------

ROOM = ".site.0123abcd.building"
SAID = [
    (OSError(errno.ENOSPC, "No space left on device"), "No space left on device: {at}/site; there has to be room for"),
    (OSError(errno.EDQUOT, "Quota", "{at}/" + ROOM + "/new/a.html"), "Quota: {at}/site/a.html; there has to be room"),
    (
        OSError(errno.EBUSY, "Busy", "{at}/site"),
        "cannot be renamed, like a mount point: name a folder inside it, as in",
    ),
    (
        OSError(errno.EXDEV, "Cross", "{at}/site", None, "{at}/" + ROOM + "/old"),
        "remove it first, or name a folder inside it",
    ),
    (PermissionError(errno.EACCES, "Denied", "{at}/" + ROOM), "a new site is made beside the old one: make {at} writ"),
    (PermissionError(errno.EACCES, "Denied", "{at}/.site.building"), "Denied: {at}/site; a new site is made"),
    (PermissionError(errno.EROFS, "Read-only", "{at}"), "Read-only: {at}; a new site is made beside"),
    (PermissionError(errno.EACCES, "Denied", "{at}/docs/a.md"), "Denied: {at}/docs/a.md. Nothing is lost"),
    (shutil.Error([("a", "b", "[Errno 28] Full")]), "not published: [Errno 28] Full: {at}/site. Nothing is lost"),
    (OSError("something else"), "not published: something else: {at}/site. Nothing is lost: {at}/site is as it was"),
]


@pytest.mark.parametrize(("error", "expected"), SAID, ids=lambda value: str(value)[:30])
def test_an_error_says_what_and_where_and_what_to_do(site: Path, error: OSError, expected: str) -> None:
    if error.filename:
        error.filename = error.filename.format(at=site.parent)
    said = explain(error, site)
    assert expected.format(at=site.parent) in said
    assert ".building" not in said


def test_an_error_does_not_speak_of_a_site_that_is_not_there(tmp_path: Path) -> None:
    assert explain(OSError("Odd"), tmp_path / "site").endswith(f"there still is no {tmp_path / 'site'}")


# --- killed at every line -----------------------------------------------------------------------


def killed_at_every_line(folder: Path, *, exchanging: bool) -> int:
    """Publish, killed at the first line, at the second and so on, and return how many lines there were.

    This runs in a process of its own, without threads, because it forks.
    """
    watched = {publish.__file__, shutil.__file__}
    if not exchanging:
        publish.exchange = lambda *_: False
    line = 0
    while True:
        line += 1
        site = write(folder / str(line) / "site", {**OLD, ".htaccess": b"rules"})
        child = os.fork()
        if not child:
            left = line

            def trace(frame: FrameType, event: str, _: object) -> TraceFunction | None:
                nonlocal left
                if frame.f_code.co_filename not in watched:
                    return None
                left -= event == "line"
                if not left:
                    os.kill(os.getpid(), signal.SIGKILL)
                return trace

            sys.settrace(trace)
            published(site)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        assert status in {0, signal.SIGKILL}
        check_whole(site, exchanging=exchanging)
        if status == 0:
            return line - 1


def check_whole(site: Path, *, exchanging: bool) -> None:
    """See to it that a site is the old or the new one, at the latest after the next build has swept."""
    wholes = [{**content, ".htaccess": b"rules"} for content in (OLD, NEW)]
    if exchanging or site.exists():
        assert files(site) in wholes
    sweep(site)
    assert files(site) in wholes
    assert names(site.parent) == ["site"]
    shutil.rmtree(site.parent)


@slow
@pytest.mark.parametrize("exchanging", [True, False])
def test_killed_at_any_line_it_leaves_the_old_site_or_the_new(tmp_path: Path, *, exchanging: bool) -> None:
    require(hasattr(os, "fork") and (not exchanging or sys.platform in {"linux", "darwin"}), "a system that forks")
    assert lines("killed_at_every_line", tmp_path, exchanging=exchanging) > 100


def lines(function: str, folder: Path, *, exchanging: bool) -> int:
    """Run a function of this module in a process of its own, and return the number that it returns."""
    code = (
        f"import sys, pathlib, tests.test_publish as t; print(t.{function}(pathlib.Path(sys.argv[1]), {exchanging=}))"
    )
    done = run("-c", code, folder, cwd=ROOT, PYTHONPATH=f"{ROOT}{os.pathsep}{ROOT / 'hooks'}")
    assert done.returncode == 0, done.stdout
    return int(done.stdout)


@pytest.mark.usefixtures("_both_ways")
def test_interrupted_at_any_line_it_leaves_the_old_site_or_the_new(tmp_path: Path) -> None:
    line = 0
    interrupted = True
    while interrupted:
        line += 1
        site = write(tmp_path / str(line) / "site", {**OLD, ".htaccess": b"rules"})
        staging = staged(site)
        interrupted = _interrupted(staging, line)
        discard(staging)
        check_whole(site, exchanging=True)
    assert line > 20


def _interrupted(staging: Staging, line: int) -> bool:
    left = line

    def trace(frame: FrameType, event: str, _: object) -> TraceFunction | None:
        nonlocal left
        if frame.f_code.co_filename != publish.__file__:
            return None
        left -= event == "line"
        if not left:
            raise KeyboardInterrupt
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        publish.publish(staging)
    except KeyboardInterrupt:
        return True
    finally:
        sys.settrace(before)
    return False


def published_by_many(folder: Path, *, exchanging: bool) -> int:
    """Let four processes publish at once, and return how often the site was seen to be missing."""
    if not exchanging:
        publish.exchange = lambda *_: False
    site = write(folder / "site", {"index.html": b"", "a": b"0", "b": b"0"})
    children = []
    for number in range(1, 5):
        child = os.fork()
        if not child:
            for _ in range(50):
                staging = stage(site, folder / "docs")
                write(staging.new, dict.fromkeys(("index.html", "a", "b"), b"%d" % number))
                publish.publish(staging)
                discard(staging)
            os._exit(0)
        children.append(child)
    missing = 0
    while children:
        missing += not site.exists()
        child, status = os.waitpid(children[0], os.WNOHANG)
        assert status == 0
        children = children[1:] if child else children
    assert len(set(files(site).values())) == 1
    assert len(files(site)) == 3
    assert names(folder) == ["site"]
    return missing


@slow
@pytest.mark.parametrize("exchanging", [True, False])
def test_many_who_publish_at_once_leave_one_whole_site(tmp_path: Path, *, exchanging: bool) -> None:
    require(hasattr(os, "fork") and (not exchanging or sys.platform in {"linux", "darwin"}), "a system that forks")
    missing = lines("published_by_many", tmp_path, exchanging=exchanging)
    assert missing == 0 or not exchanging


# --- the events ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("command", "dirty"), [("serve", False), ("serve", True), ("build", True)])
def test_a_preview_and_a_dirty_build_use_the_folder_that_they_are_given(
    site: Path, command: Literal["build", "serve"], *, dirty: bool
) -> None:
    config = MkDocsConfig()
    config.site_dir = str(site)
    adapter.on_startup(command, dirty=dirty)
    adapter.on_pre_build(config)
    adapter.on_post_build(config)
    adapter.on_build_error(OSError())
    adapter.on_shutdown()
    assert config.site_dir == str(site)
    assert files(site) == OLD


def test_a_room_that_cannot_be_removed_is_no_reason_to_fail(
    site: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    config = MkDocsConfig()
    config.site_dir, config.docs_dir = str(site), str(site.parent.parent / "docs")
    adapter.on_startup("build")
    adapter.on_pre_build(config)
    write(Path(config.site_dir), NEW)
    with monkeypatch.context() as patched, caplog.at_level("INFO"):
        patched.setattr(shutil, "rmtree", refuse)
        adapter.on_post_build(config)
    assert [record.levelname for record in caplog.records] == ["INFO"]
    assert "could not be removed, which the next build will try again" in caplog.text
    assert config.site_dir == str(site)
    assert files(site) == NEW
    sweep(site)
    assert names(site.parent) == ["site"]


# --- whole builds -------------------------------------------------------------------------------


class Variant(NamedTuple):
    """A project, and the site that a build of it gives."""

    project: Path
    files: Files


@pytest.fixture(scope="module")
def variants(tmp_path_factory: pytest.TempPathFactory) -> tuple[Variant, Variant]:
    """Return two states of the invented corpus whose sites differ in every page."""
    return _variant(tmp_path_factory, "Orrin"), _variant(tmp_path_factory, "Orrin Islands")


def _variant(factory: pytest.TempPathFactory, name: str) -> Variant:
    folder = factory.mktemp("variant")
    project = copy_corpus(folder / "project")
    config = project / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("Tides & Lanterns", name), encoding="utf-8")
    done = mkdocs(project, folder / "site")
    assert done.returncode == 0, done.stdout
    assert names(folder) == ["project", "site"]
    assert len(files(folder / "site")) > 100
    return Variant(project, files(folder / "site"))


@pytest.fixture
def old(variants: tuple[Variant, Variant]) -> Variant:
    return variants[0]


@pytest.fixture
def built(old: Variant, tmp_path: Path) -> Path:
    """Return an old site, alone in a folder."""
    return write(tmp_path / "at" / "site", old.files)


@pytest.fixture
def project(variants: tuple[Variant, Variant], tmp_path: Path) -> Path:
    """Return a project for the new site, which a test may spoil."""
    return shutil.copytree(variants[1].project, tmp_path / "project")


def mkdocs(project: Path, folder: Path | None, *options: str, builder: str = "mkdocs") -> CompletedProcess[str]:
    target = ["-d", str(folder)] if folder else []
    return run("-m", builder, "build", "-f", "mkdocs.yml", *target, *options, cwd=project)


def hook(project: Path, text: str) -> None:
    """Add a hook to a project."""
    (project / "more.py").write_text(text, encoding="utf-8")
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("mkdocs_hooks.py]", "mkdocs_hooks.py, more.py]")
    config.write_text(text, encoding="utf-8")


def spoil(project: Path, path: str, text: str) -> None:
    with (project / path).open("a", encoding="utf-8") as file:
        file.write(text)


@slow
@pytest.mark.parametrize("builder", ["mkdocs", "properdocs"])
def test_a_build_puts_the_new_site_in_the_place_of_the_old(
    variants: tuple[Variant, Variant], built: Path, builder: str
) -> None:
    require(importlib.util.find_spec(builder), f"the builder {builder}")
    new = variants[1]
    done = mkdocs(new.project, built, "--strict", builder=builder)
    assert done.returncode == 0, done.stdout
    assert set(files(built)) == set(new.files)
    if builder == "mkdocs":
        assert files(built) == new.files
    assert names(built.parent) == ["site"]
    assert f"Building documentation to directory: {built}\n" in done.stdout
    assert ".building" not in done.stdout
    assert not [name for name, content in files(built).items() if b".building" in content]


@slow
def test_by_default_the_site_is_beside_its_configuration(variants: tuple[Variant, Variant], project: Path) -> None:
    before = names(project)
    done = mkdocs(project, None, "--strict")
    assert done.returncode == 0, done.stdout
    assert files(project / "site") == variants[1].files
    assert names(project) == sorted([*before, "site"])


@slow
def test_the_preview_that_builds_clean_shows_the_site(project: Path) -> None:
    """It calls itself a build, and serves the folder that it builds to, for each save anew."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen(  # noqa: S603 - our own
        [sys.executable, "-m", "mkdocs", "serve", "--clean", "--dev-addr", f"127.0.0.1:{port}"],
        cwd=project,
        env=environment(TMPDIR=str(project.parent)),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            for name in ("Orrin Islands", "Orrin Peninsula"):
                config = project / "mkdocs.yml"
                changed = config.read_text(encoding="utf-8").replace("Orrin Islands", name)
                config.write_text(changed, encoding="utf-8")
                assert _shown(f"http://127.0.0.1:{port}/", name, process)
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(timeout=60)
            except subprocess.TimeoutExpired:
                process.kill()
                raise
    assert names(project.parent) == ["project"]


def _shown(address: str, text: str, process: subprocess.Popen[bytes]) -> bool:
    end = time.monotonic() + 90
    while time.monotonic() < end and process.poll() is None:
        with suppress(OSError), urllib.request.urlopen(address, timeout=90) as answer:  # noqa: S310 - our own
            if text in answer.read().decode():
                return True
        time.sleep(0.1)
    return False


@slow
@pytest.mark.parametrize("builder", ["mkdocs", "properdocs"])
def test_a_strict_build_with_a_warning_leaves_the_old_site(
    old: Variant, built: Path, project: Path, builder: str
) -> None:
    require(importlib.util.find_spec(builder), f"the builder {builder}")
    (project / "docs" / "more.md").write_text("[nowhere](nowhere.md)\n", encoding="utf-8")
    done = mkdocs(project, built, "--strict", builder=builder)
    assert done.returncode == 1
    assert "Aborted with 1 warnings in strict mode" in done.stdout
    assert files(built) == old.files
    assert names(built.parent) == ["site"]
    done = mkdocs(project, built, builder=builder)
    assert done.returncode == 0
    assert "more/index.html" in files(built)


@slow
def test_a_build_with_mistakes_in_the_data_leaves_the_old_site(old: Variant, built: Path, project: Path) -> None:
    spoil(project, "data/site.yml", "\nmistake: true\n")
    done = mkdocs(project, built)
    assert done.returncode == 1
    assert "nothing was built" in done.stdout
    assert files(built) == old.files
    assert names(built.parent) == ["site"]


@slow
@pytest.mark.parametrize(
    ("page", "code"), [(PAGE, errno.ENOSPC), ("404.html", errno.EACCES), ("search_index.json", errno.EDQUOT)]
)
def test_an_error_of_the_system_leaves_the_old_site(
    old: Variant, built: Path, project: Path, page: str, code: int
) -> None:
    hook(project, FAILING.format(page=page, code=code, reason=os.strerror(code)))
    done = mkdocs(project, built)
    assert done.returncode == 1
    assert f"Error: the site was not published: {os.strerror(code)}: {built}/" in done.stdout
    assert done.stdout.rstrip().endswith(f"Nothing is lost: {built} is as it was")
    assert "Traceback" not in done.stdout
    assert ".building" not in done.stdout
    assert files(built) == old.files
    assert names(built.parent) == ["site"]


@slow
def test_a_build_stopped_from_the_keyboard_leaves_the_old_site_and_nothing_else(
    old: Variant, built: Path, project: Path
) -> None:
    hook(project, "import os, signal\n\ndef on_env(env, **_):\n    os.kill(os.getpid(), signal.SIGINT)\n")
    done = mkdocs(project, built)
    assert done.returncode == 1
    assert "Aborted!" in done.stdout
    assert files(built) == old.files
    assert names(built.parent) == ["site"]


@slow
def test_even_a_build_that_fails_puts_back_what_a_killed_one_had_set_aside(
    old: Variant, built: Path, project: Path
) -> None:
    spoil(project, "data/site.yml", "\nmistake: true\n")
    built.rename(dead(built).room / "old")
    assert not built.exists()
    assert mkdocs(project, built).returncode == 1
    assert files(built) == old.files
    assert names(built.parent) == ["site"]


@slow
@pytest.mark.parametrize("exchanging", [True, False])
def test_two_builds_at_once_end_with_one_whole_site(
    variants: tuple[Variant, Variant], tmp_path: Path, *, exchanging: bool
) -> None:
    site = tmp_path / "at" / "site"
    site.parent.mkdir()
    projects = [shutil.copytree(project, tmp_path / f"project{n}") for n, (project, _) in enumerate(variants)]
    if not exchanging:
        for project in projects:
            hook(project, NO_EXCHANGE)
    for _ in range(2):  # first without an old site, then with one
        with ThreadPoolExecutor() as pool:
            done = list(pool.map(mkdocs, projects, [site, site]))
        assert [result.returncode for result in done] == [0, 0], done
        assert files(site) in [variant.files for variant in variants]
        assert names(site.parent) == ["site"]


@slow
def test_a_folder_that_holds_letters_is_not_emptied(project: Path, tmp_path: Path) -> None:
    write(tmp_path / "letters", {"letter.txt": b"Dear reader"})
    done = mkdocs(project, tmp_path / "letters")
    assert done.returncode == 1
    assert "letters: holds something else" in done.stdout
    assert files(tmp_path / "letters") == {"letter.txt": b"Dear reader"}


@slow
def test_a_site_is_deployed_from_its_folder(variants: tuple[Variant, Variant], project: Path, tmp_path: Path) -> None:
    require(shutil.which("git"), "git")
    who = {
        f"GIT_{role}_{what}": "reader@tides.example" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }

    def git(*arguments: str) -> bytes:
        return subprocess.run(  # noqa: S603
            ["git", *arguments],  # noqa: S607 - whichever git there is
            cwd=project,
            env=environment(**who),
            capture_output=True,
            check=True,
        ).stdout

    git("init", "--quiet", "--bare", str(tmp_path / "remote"))
    git("init", "--quiet")
    git("remote", "add", "origin", str(tmp_path / "remote"))
    git("commit", "--quiet", "--allow-empty", "--message", "first")
    done = run("-m", "mkdocs", "gh-deploy", "--force", cwd=project, **who)
    assert done.returncode == 0, done.stdout
    assert f"Copying '{project / 'site'}' to 'gh-pages'" in done.stdout
    listed = git("--git-dir", str(tmp_path / "remote"), "ls-tree", "-r", "-z", "--name-only", "gh-pages")
    assert set(listed.decode().split("\0")) == {*variants[1].files, ".nojekyll", ""}
    assert rooms(project) == []


# --- killed builds ------------------------------------------------------------------------------

KILLS = 25  # in each of two lanes, so that both cores work


@slow
def test_a_build_killed_at_any_moment_leaves_the_old_site_or_the_new(
    variants: tuple[Variant, Variant], tmp_path: Path
) -> None:
    require(hasattr(signal, "SIGKILL"), "a system that kills")
    with ThreadPoolExecutor(2) as pool:
        assert all(pool.map(lambda seed: _kill_often(variants, tmp_path / str(seed) / "site", seed), (1, 2)))


def _kill_often(variants: tuple[Variant, Variant], site: Path, seed: int) -> int:
    """Kill builds at moments of the whole build and of its writing, and return how many left half a site aside."""
    site.parent.mkdir()
    chance = random.Random(seed)  # noqa: S311 - the same moments in every run
    before, writing = _measured(variants[0].project, site)
    assert files(site) == variants[0].files
    now, remains = 0, 0
    for number in range(KILLS):
        late = number % 2 == 0
        moment = chance.uniform(0, writing) if late else chance.uniform(0, before + writing)
        _kill(variants[1 - now].project, site, moment * (number > 0), late=late)
        remains += bool(rooms(site.parent))
        found = files(site)
        assert found in [variants[now].files, variants[1 - now].files]
        now = 1 - now if found == variants[1 - now].files else now
    done = mkdocs(variants[1 - now].project, site)
    assert done.returncode == 0, done.stdout
    assert files(site) == variants[1 - now].files
    assert names(site.parent) == ["site"]
    return remains


def _started(project: Path, site: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - our own
        [sys.executable, "-m", "mkdocs", "build", "-d", site],
        cwd=project,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _await_room(process: subprocess.Popen[bytes], site: Path, before: set[str]) -> None:
    """Wait until a build has a room, or has ended."""
    while process.poll() is None and set(rooms(site.parent)) <= before | {".site.building"}:
        time.sleep(0.001)


def _measured(project: Path, site: Path) -> tuple[float, float]:
    """Build, and return how many seconds it took until there was a room, and then until the end."""
    start = time.monotonic()
    process = _started(project, site)
    _await_room(process, site, set())
    middle = time.monotonic()
    assert process.wait() == 0
    return middle - start, time.monotonic() - middle


def _kill(project: Path, site: Path, moment: float, *, late: bool) -> None:
    """Kill a build, so many seconds after its beginning or, late, after it has its room."""
    before = set(rooms(site.parent))
    process = _started(project, site)
    if late:
        _await_room(process, site, before)
    with suppress(subprocess.TimeoutExpired):
        process.wait(moment)
    process.kill()
    process.wait()


# --- file systems -------------------------------------------------------------------------------


def in_own_mounts(script: str, *arguments: str | Path | int, cwd: Path) -> CompletedProcess[str]:
    """Run a shell script that may mount file systems, which nobody else sees and which end with it."""
    require(sys.platform == "linux" and shutil.which("unshare"), "unshare")
    for alone in (["unshare", "--user", "--map-root-user", "--mount"], ["unshare", "--mount"]):
        if subprocess.run([*alone, "mount", "-t", "tmpfs", "tmpfs", cwd], capture_output=True, check=False).returncode:  # noqa: S603
            continue
        return subprocess.run(  # noqa: S603
            [*alone, "sh", "-c", f"set -e\n{script}", sys.executable, *map(str, arguments)],
            cwd=cwd,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=300,
            check=False,
        )
    require(found=False, what="the right to mount a file system")
    raise AssertionError


@slow
@pytest.mark.parametrize("share", [0.02, 0.5, 0.97])
def test_a_full_disk_leaves_the_old_site(old: Variant, project: Path, tmp_path: Path, share: float) -> None:
    before, disk, after = write(tmp_path / "before" / "site", old.files), tmp_path / "disk", tmp_path / "after"
    disk.mkdir()
    pages = sum(-(-len(content) // 4096) for content in old.files.values())
    done = in_own_mounts(
        'mount -t tmpfs -o "size=$1" tmpfs "$2"\ncp -r "$3" "$2/site"\n'
        'code=0; "$0" -m mkdocs build -d "$2/site" || code=$?\ncp -r "$2" "$4"; exit $code',
        int(4096 * pages * (1 + share)),
        disk,
        before,
        after,
        cwd=project,
    )
    assert done.returncode == 1, done.stdout
    assert "Error: the site was not published: No space left on device: " in done.stdout
    assert done.stdout.rstrip().endswith(f"Nothing is lost: {disk / 'site'} is as it was")
    assert "there has to be room for two sites" in done.stdout
    assert "Traceback" not in done.stdout
    assert files(after / "site") == old.files
    assert names(after) == ["site"]


@slow
@pytest.mark.parametrize("mount", ["mount -t tmpfs tmpfs", 'mount --bind "$1.other"'])
def test_a_mount_point_is_refused_with_advice(old: Variant, project: Path, tmp_path: Path, mount: str) -> None:
    site, after = tmp_path / "site", tmp_path / "after"
    site.mkdir()
    (tmp_path / "site.other").mkdir()
    write(tmp_path / "before", old.files)
    done = in_own_mounts(
        f'{mount} "$1"\ncp -r "$2/." "$1"\ncode=0; "$0" -m mkdocs build -d "$1" || code=$?\n'
        'cp -r "$1" "$3"; "$0" -m mkdocs build -d "$1/site" && cp -r "$1/site" "$3.site"; exit $code',
        site,
        tmp_path / "before",
        after,
        cwd=project,
    )
    assert done.returncode == 1, done.stdout
    assert f"like a mount point: name a folder inside it, as in --site-dir {site}/site. Nothing is lost" in done.stdout
    assert "Traceback" not in done.stdout
    early = "tmpfs" in mount  # only the attempt shows that a folder of the same file system is one
    assert done.stdout.count("Cleaning site directory") == (1 if early else 2)
    assert files(after) == old.files
    assert set(files(tmp_path / "after.site")) == set(old.files)  # what the advice says
    assert rooms(tmp_path) == []
