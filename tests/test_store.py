"""What is kept between builds: never stale, never trusted when damaged, bounded, and not needed."""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sites import ROOT, environment

from session_reports import Asset, Page, build, examine
from session_reports.addresses import Address
from session_reports.keeping import Aside, LostError, Memory, Remembering, digest
from session_reports.machine import Disk, Workers, disk, store_of, workers
from session_reports.render.accounts import NOTATION
from session_reports.render.delegations import DelegationAccount
from session_reports.render.kept import KeptAsset, KeptPage
from session_reports.render.markdown import Markdown
from session_reports.render.pages import Ref

if TYPE_CHECKING:
    from collections.abc import Callable

    from session_reports import Site

HOOKS = str(ROOT / "hooks")

# --- never stale --------------------------------------------------------------------------------


def told(site: Site) -> tuple[object, ...]:
    """Return everything that a host gets."""
    return (
        site.problems,
        [(page.path, page.meta, page.markdown, page.source, page.anchors) for page in site.pages],
        [(asset.path, asset.content) for asset in site.assets],
        site.standing,
    )


def _files(root: Path) -> list[Path]:
    return sorted(path for path in (root / "data").rglob("*.yml"))


def _without_line(text: str, place: int) -> str:
    lines = text.split("\n")
    del lines[place % len(lines)]
    return "\n".join(lines)


def _line_twice(text: str, place: int) -> str:
    lines = text.split("\n")
    at = place % len(lines)
    return "\n".join([*lines[: at + 1], *lines[at:]])


def _other_word(text: str, place: int) -> str:
    """Return a text with one of its words in the place of another."""
    words = text.split(" ")
    at, other = place % len(words), (place * 7 + 3) % len(words)
    return " ".join([*words[:at], words[other], *words[at + 1 :]])


def with_word(text: str, place: int) -> str:
    """Return a text with a word put before a full stop, where nearly all change what a paragraph says."""
    stops = [at for at, sign in enumerate(text) if sign == "."]
    at = stops[place % len(stops)] if stops else 0
    return f"{text[:at]} then{text[at:]}" if stops else text


CHANGES: list[Callable[[str, int], str]] = [_without_line, _line_twice, _other_word, with_word, with_word]
STEPS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 4), st.integers(0, 5_000), st.booleans()), min_size=1, max_size=3
)


@pytest.mark.whole
@settings(max_examples=5)
@given(steps=STEPS)
def test_whatever_is_changed_a_site_made_of_what_was_kept_is_the_one_made_anew(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, int, int, bool]]
) -> None:
    root = tmp_path_factory.mktemp("world")
    shutil.copytree(ROOT / "tests/corpus/data", root / "data")
    store = Memory()
    build(root, store=store)
    for file, change, place, preview in steps:
        path = _files(root)[file % len(_files(root))]
        path.write_text(CHANGES[change](path.read_text(encoding="utf-8"), place), encoding="utf-8")
        assert told(build(root, store=store, preview=preview)) == told(build(root, preview=preview))


def test_what_was_made_is_not_made_again(world: Path) -> None:
    store, made = Memory(), list[str]()

    def noting(stage: str, function: Callable[[object], object], things: list[object]) -> list[object]:
        made.append(f"{stage} {len(things)}")
        return [function(thing) for thing in things]

    build(world, store=store, run=noting)  # type: ignore[arg-type]
    assert made[0] == "sessions 3"
    made.clear()
    build(world, store=store, run=noting)  # type: ignore[arg-type]
    assert made == ["sessions 0", "pages: delegation 0", "pages: document 0", "pages: person 0"]
    made.clear()
    path = world / "data/reports/ctl/1/draft.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("taken note", "took note"), encoding="utf-8")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("took note of", "took note, once more, of"), encoding="utf-8")
    build(world, store=store, run=noting)  # type: ignore[arg-type]
    assert made[0] == "sessions 1"


def test_problems_alone_are_kept_too(world: Path) -> None:
    store = Memory()
    (world / "data/reports/ctl/1/draft.yml").write_text("title: x\n", encoding="utf-8")
    first = list(examine(world, store=store))
    assert first
    assert list(examine(world, store=store)) == first
    assert [*examine(world, whole=True)] == first  # pages are made of nothing behind the first error


def test_what_was_lost_on_the_way_is_made_anew(world: Path) -> None:
    class Forgetful(Memory):
        def get(self, key: str) -> bytes | None:
            """Forget accounts, which are long."""
            found = super().get(key)
            return None if found and found.startswith(b'[{"c":"DelegationAccount"') else found

    assert told(build(world, store=Forgetful())) == told(build(world))


def test_a_row_of_an_index_that_was_lost_is_made_of_the_accounts(world: Path) -> None:
    class Forgetful(Memory):
        def get(self, key: str) -> bytes | None:
            """Forget the rows of the index of delegations, though the delegations' pages are kept."""
            found = super().get(key)
            return None if found and b'"DelegationRow"' in found[:20] else found

    store = Forgetful()
    first = told(build(world, store=store))
    assert any(b'"DelegationRow"' in value[:20] for value in store.values.values())
    assert first == told(build(world))


def test_pages_and_files_that_were_lost_say_so() -> None:
    with pytest.raises(LostError):
        _ = KeptPage("a.md", {}, "", "key", (), Memory()).markdown
    with pytest.raises(LostError):
        _ = KeptAsset("a.json", "key", Memory()).content


def test_the_number_of_processes_changes_nothing(world: Path) -> None:
    assert told(build(world, run=Workers(number=3))) == told(build(world))


# --- how values are written -----------------------------------------------------------------------


def test_values_come_back_as_what_they_were() -> None:
    value = (Ref("a", Address("a.md", "x")), Markdown("*a*"), [1, None, True], {"k": ("é", "\ud800")})
    back = NOTATION.read(NOTATION.write(value))
    assert back == value
    assert isinstance(back, tuple)
    assert isinstance(back[1], Markdown)
    assert isinstance(back[2], list)


def test_what_is_of_no_known_class_is_not_written() -> None:
    with pytest.raises(TypeError):
        NOTATION.write(object())


def test_an_empty_account_comes_back() -> None:
    assert NOTATION.read(NOTATION.write(DelegationAccount())) == DelegationAccount()


def test_parts_parted_otherwise_have_another_digest() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("a") == digest(b"a")


def test_what_is_put_aside_is_found_first() -> None:
    below = Memory()
    below.put("a", b"1")
    below.put("b", b"2")
    aside = Aside(below)
    aside.put("a", b"3")
    assert (aside.get("a"), aside.get("b"), aside.get("c")) == (b"3", b"2", None)
    assert below.get("a") == b"1"


def test_what_was_read_is_read_again_where_it_was_not_asked_for_in_between() -> None:
    store, made = Memory(), list[str]()
    store.put("a", b"1")

    def reader(content: bytes) -> str:
        made.append(content.decode())
        return content.decode()

    def make() -> str:
        made.append("made")
        return "made"

    first = Remembering(store)
    first.put("b", b"2")
    assert (first.get("b"), store.get("b"), first.get("c")) == (b"2", b"2", None)
    assert [first.read("a", reader), first.read("a", reader), first.read("c", reader)] == ["1", "1", None]
    assert [first.once("d", make), first.once("d", make)] == ["made", "made"]
    second = Remembering(store, first)
    assert (second.read("a", reader), second.once("d", make)) == ("1", "made")
    assert made == ["1", "made"]
    third = Remembering(store, Remembering(store, second))  # in between nobody asked
    assert (third.read("a", reader), third.once("d", make)) == ("1", "made")
    assert made == ["1", "made", "1", "made"]


def test_a_page_and_a_file_have_the_keys_of_what_they_hold() -> None:
    store = Memory()
    for made in (Page("a.md", {}, "# A"), Asset("a.json", b"{}")):
        content = made.markdown.encode() if isinstance(made, Page) else made.content
        store.put(made.key, content)
    assert KeptPage("a.md", {}, "", Page("a.md", {}, "# A").key, (), store).markdown == "# A"
    assert KeptAsset("a.json", Asset("a.json", b"{}").key, store).content == b"{}"


# --- on the disk ----------------------------------------------------------------------------------


def test_values_last(tmp_path: Path) -> None:
    with_one = Disk(tmp_path)
    with_one.put("a", b"1" * 1000)
    assert with_one.get("a") == b"1" * 1000  # before it is written
    with_one.close()
    again = Disk(tmp_path)
    assert again.get("a") == b"1" * 1000
    assert again.get("b") is None
    again.close()
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_modules_that_change_while_a_preview_runs_do_not_count_for_what_it_makes() -> None:
    # It goes on with those that it began with: what it makes must not be taken for the work of the new ones.
    assert disk._digest_of(code=True) == disk._CODE  # noqa: SLF001
    assert disk._digest_of(code=False) != disk._CODE  # noqa: SLF001


def test_another_version_of_the_program_finds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Disk(tmp_path)
    store.put("a", b"1")
    store.close()
    monkeypatch.setattr(disk, "_FORMAT", "2")
    other = Disk(tmp_path)
    assert other.get("a") is None
    other.close()


@pytest.mark.parametrize("garbage", [b"", b"no database" * 100, None])
def test_a_foreign_store_is_emptied(tmp_path: Path, garbage: bytes | None) -> None:
    if garbage is None:  # a database of something else
        with sqlite3.connect(tmp_path / "values.sqlite") as other:
            other.execute("CREATE TABLE kept (name TEXT)")
        other.close()
    else:
        (tmp_path / "values.sqlite").write_bytes(garbage)
    store = Disk(tmp_path)
    assert store.get("a") is None
    store.put("a", b"1")
    assert store.get("a") == b"1"
    store.close()


def test_a_value_that_was_changed_is_not_taken(tmp_path: Path) -> None:
    store = Disk(tmp_path)
    store.put("a", b"1")
    store.put("b", b"2")
    store.close()
    with sqlite3.connect(tmp_path / "values.sqlite") as other:
        rows = other.execute("SELECT key, value FROM kept ORDER BY key").fetchall()
        other.execute("UPDATE kept SET value = ? WHERE key = ?", (rows[0][1], rows[1][0]))  # that of another key
        other.execute("UPDATE kept SET value = ? WHERE key = ?", (b"nothing that was compressed", rows[0][0]))
    other.close()
    again = Disk(tmp_path)
    assert (again.get("a"), again.get("b")) == (None, None)
    again.close()


def test_where_nothing_can_be_written_values_last_for_the_build(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    store = Disk(tmp_path / "file/store")
    store.put("a", b"1")
    store.lay("page", b"<p>")
    assert store.get("a") == b"1"
    assert not store.has("page")
    assert store.file("page") is None
    assert not store.place("page", tmp_path / "page.html")
    store.close()


def test_a_damage_that_shows_on_reading(tmp_path: Path) -> None:
    store = Disk(tmp_path)
    assert store.connection
    store.connection.execute("DROP TABLE kept")
    assert store.get("a") is None
    assert not (tmp_path / "values.sqlite").exists()
    store.put("a", b"1")
    store._write()  # noqa: SLF001 - what is done when much waits
    assert store.get("a") == b"1"
    store.close()


def test_another_build_is_writing(tmp_path: Path) -> None:
    store = Disk(tmp_path)
    assert store.connection
    store.connection.execute("PRAGMA busy_timeout = 1")
    other = sqlite3.connect(tmp_path / "values.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    store.put("a", b"1")
    store._write()  # noqa: SLF001
    assert store.get("a") == b"1"
    store.close()
    other.execute("ROLLBACK")
    other.close()
    again = Disk(tmp_path)
    assert again.get("a") is None
    again.close()


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk, "_BUFFER", 100)
    store = Disk(tmp_path, limit=100_000)
    store.put("old", os.urandom(30_000))
    store.lay("page", os.urandom(20_000))
    store.close()
    store = Disk(tmp_path, limit=100_000)
    store.put("new", os.urandom(30_000))
    store.close()
    store = Disk(tmp_path, limit=100_000)
    assert store.get("new")
    store.put("newest", os.urandom(40_000))
    store.close()
    store = Disk(tmp_path)
    assert [bool(store.get(key)) for key in ("old", "new", "newest")] == [False, True, True]
    assert not store.has("page")
    store.close()
    assert not [path for path in (tmp_path / "files").rglob("*") if path.is_file()]


def test_a_file_that_cannot_be_read_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Disk(tmp_path)
    store.lay("page", b"<p>one</p>")

    def refused(_: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", refused)
    assert store.file("page") is None
    monkeypatch.undo()
    store.close()


def test_a_file_is_linked_to_and_a_change_of_it_is_noticed(tmp_path: Path) -> None:
    store = Disk(tmp_path / "store")
    store.lay("page", b"<p>one</p>")
    site = tmp_path / "site/a/index.html"
    assert store.file("page") == b"<p>one</p>"
    assert store.place("page", site)
    assert site.read_bytes() == b"<p>one</p>"
    assert site.stat().st_nlink == 2
    assert store.place("page", site)  # in the place of what stands there
    assert [path.name for path in site.parent.iterdir()] == ["index.html"]
    site.write_bytes(b"<p>two, written through the link</p>")
    assert not store.has("page")
    assert not store.place("page", tmp_path / "site/b/index.html")
    (tmp_path / "file").write_text("", encoding="utf-8")
    store.lay("page", b"<p>one</p>")
    assert not store.place("page", tmp_path / "file/index.html")
    store.close()


def test_where_links_cannot_be_made_files_are_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    store = Disk(tmp_path / "store")
    store.lay("page", b"<p>one</p>")
    monkeypatch.setattr(os, "link", refuse)
    assert store.place("page", tmp_path / "index.html")
    assert (tmp_path / "index.html").stat().st_nlink == 1
    store.close()


def test_where_a_project_keeps_its_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SR_STORE", raising=False)
    usual = store_of(tmp_path)
    assert usual.folder == tmp_path / ".cache/session-reports"
    usual.close()
    monkeypatch.setenv("SR_STORE", str(tmp_path / "elsewhere"))
    named = store_of(tmp_path)
    assert named.folder == tmp_path / "elsewhere"
    named.close()
    monkeypatch.setenv("SR_STORE", "off")
    passing = store_of(tmp_path)
    folder = passing.folder
    assert folder.is_dir()
    passing.close()
    assert not folder.exists()


def test_a_copy_of_the_process_opens_the_store_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Disk(tmp_path)
    store.put("a", b"1")
    store._write()  # noqa: SLF001
    born_with = store.connection
    monkeypatch.setattr(os, "getpid", lambda: 0)  # as in a copy, which has another number
    assert store.get("a") == b"1"
    assert store.connection is not born_with
    store.close()
    assert born_with
    born_with.close()


# --- processes ------------------------------------------------------------------------------------


def test_processes_return_what_is_made_in_order() -> None:
    shown: list[tuple[str, int, int]] = []
    many = Workers(lambda *told: shown.append(told), number=2)
    assert list(many("twice", lambda number: number * 2, range(50))) == [number * 2 for number in range(50)]
    assert shown[-1] == ("twice", 50, 50)


def test_a_process_reads_the_store_for_itself(tmp_path: Path) -> None:
    store = Disk(tmp_path)
    store.put("a", b"1")
    store._write()  # noqa: SLF001
    assert list(Workers(number=2)("read", store.get, ["a"] * 8)) == [b"1"] * 8
    store.close()


def test_a_mistake_in_a_process_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        list(Workers(number=2)("divide", lambda number: 1 // number, [1, 1, 1, 0, 1]))


def test_a_process_takes_its_thing_by_its_place_in_what_was_given_last(monkeypatch: pytest.MonkeyPatch) -> None:
    # What runs in a copy of this process is not seen from here, so it is called in this one.
    monkeypatch.setattr(workers, "_JOB", [(str.lower, ["A", "B"]), (str.lower, ["C", "D"])])
    assert workers._do(1) == "d"  # noqa: SLF001


@pytest.mark.skipif(sys.platform != "linux", reason="there are such processes on Linux alone")
def test_a_process_leaves_an_interruption_to_the_one_that_waits_for_it() -> None:
    before = signal.getsignal(signal.SIGINT)
    try:
        workers._begin(os.getppid())  # noqa: SLF001
        signal.raise_signal(signal.SIGINT)  # would raise KeyboardInterrupt
        assert signal.getsignal(signal.SIGINT) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)
        ctypes.CDLL(None).prctl(workers._END_WITH_PARENT, 0)  # noqa: SLF001


def test_a_process_whose_parent_has_ended_before_it_began_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda _: SimpleNamespace(prctl=lambda *_: 0))
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(os, "_exit", sys.exit)
    with pytest.raises(SystemExit):
        workers._begin(-1)  # noqa: SLF001


WAITING = """\
import os, time
from session_reports.machine import Workers
def wait(number):
    os.write(1, b"%d\\n" % os.getpid())  # in one piece: the other process writes here too
    time.sleep(600)
list(Workers(number=2)("wait", wait, range(8)))
"""


def _runs(process: int) -> bool:
    """Whether a process is there and has not ended."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="there are such processes on Linux alone")
def test_processes_end_with_the_one_that_waits_for_them() -> None:
    parent = subprocess.Popen(  # noqa: S603 - the program is written above
        [sys.executable, "-c", WAITING], stdout=subprocess.PIPE, env=environment(PYTHONPATH=HOOKS)
    )
    assert parent.stdout
    children = [int(parent.stdout.readline()) for _ in range(2)]
    assert all(map(_runs, children))
    parent.kill()
    parent.wait()
    end = time.monotonic() + 30
    while any(map(_runs, children)) and time.monotonic() < end:
        time.sleep(0.01)
    assert not any(map(_runs, children))
    parent.stdout.close()


def test_where_a_process_is_killed_the_rest_is_done_here() -> None:
    here = os.getpid()

    def fatal(number: int) -> int:
        if number == 6 and os.getpid() != here:
            os.kill(os.getpid(), 9)
        return number

    assert list(Workers(number=2)("count", fatal, range(12))) == list(range(12))


def test_a_program_with_threads_is_not_copied() -> None:
    here, done = os.getpid(), threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert set(Workers(number=2)("where", lambda _: os.getpid(), range(8))) == {here}
    finally:
        done.set()
        thread.join()


@pytest.mark.parametrize(("setting", "expected"), [("3", 3), ("0", None), ("many", None)])
def test_how_many_processes_there_are(monkeypatch: pytest.MonkeyPatch, setting: str, expected: int | None) -> None:
    monkeypatch.setenv("SR_CORES", setting)
    assert workers.cores() == (expected or len(os.sched_getaffinity(0)))


def test_a_machine_that_does_not_say_which_cores_may_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SR_CORES", raising=False)
    monkeypatch.delattr(os, "sched_getaffinity")
    assert workers.cores() == os.cpu_count()
