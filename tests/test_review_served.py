"""``session-reports review``: which report and source it takes, what it serves to whom, and how it follows a draft."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import urllib.error
import urllib.request
import webbrowser
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.sites import environment

from session_reports.cli import main
from session_reports.cli.project import MisuseError
from session_reports.cli.saved import Saved
from session_reports.cli.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
LANTERNS = "ctl/3/lanterns"
REPORT = f"data/reports/{LANTERNS}.yml"
WAITED = 0.3  # seconds for a browser that is to be opened, or that is not to be


@pytest.fixture
def drafted(world: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the archipelago with a draft that is to be reviewed, and be where no document is."""
    shutil.copytree(HERE / "review/data", world / "data", dirs_exist_ok=True)
    (world / "elsewhere").mkdir()
    monkeypatch.chdir(world / "elsewhere")
    return world


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let a review end as soon as it serves, and return what was opened."""
    addresses: list[str] = []
    done = threading.Event()

    def opens(address: str) -> None:
        addresses.append(address)
        done.set()

    def ends(_: ThreadingHTTPServer) -> None:
        done.wait(WAITED)
        raise KeyboardInterrupt

    monkeypatch.setattr(webbrowser, "open", opens)
    monkeypatch.setattr(ThreadingHTTPServer, "serve_forever", ends)
    return addresses


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main(["review", *map(str, arguments)])
    out, err = capsys.readouterr()
    return code, out, err


@contextmanager
def served(saved: Saved) -> Iterator[int]:
    with serving(0, saved.answer) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()


def get(port: int, path: str) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as answer:
        content: bytes = answer.read()
    return content.decode()


def state(port: int) -> str:
    return str(json.loads(get(port, "/state"))["state"])


# --- which report ---------------------------------------------------------------------------------


def test_a_review_serves_and_opens_a_page_until_it_is_ended(
    drafted: Path, opened: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, LANTERNS, "--root", drafted)
    assert (code, err) == (0, "")
    (address,) = opened
    assert address.startswith("http://127.0.0.1:")
    assert f"{LANTERNS}: {address}  (Ctrl+C ends the review)\n" in out
    assert "the source is not at hand: name it with --source to see both side by side\n" in out


@pytest.mark.parametrize("named", [REPORT, f"{LANTERNS}/"])
def test_a_report_is_named_by_its_id_or_its_file(
    named: str, drafted: Path, opened: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(capsys, named, "--root", drafted, "--no-open")
    assert (code, opened) == (0, [])
    assert f"{LANTERNS}: http://127.0.0.1:" in out


@pytest.mark.usefixtures("opened")
def test_a_file_tells_its_project(drafted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, drafted / REPORT, "--no-open")
    assert code == 0
    assert f"{LANTERNS}: http://127.0.0.1:" in out


def test_the_nearest_reports_are_offered(drafted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "ctl/3/lantern", "--root", drafted)
    assert code == 2
    assert err.startswith("session-reports: ctl/3/lantern: no such report; did you mean ctl/3/lanterns")


def test_without_reports_one_has_to_be_imported(drafted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(drafted / "data/reports")
    code, _, err = run(capsys, LANTERNS, "--root", drafted)
    assert code == 2
    assert (
        err == f"session-reports: {LANTERNS}: no such report; there are none in data/reports/ yet: import one first\n"
    )


def test_a_report_that_cannot_be_read_is_no_draft_yet(drafted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (drafted / REPORT).write_text("title: [", encoding="utf-8")
    code, _, err = run(capsys, LANTERNS, "--root", drafted)
    assert code == 2
    assert err.startswith(f"session-reports: {REPORT}:2:1: SR002 the file is not valid YAML")


# --- which source ---------------------------------------------------------------------------------


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize("folder", [".", "elsewhere"])
def test_the_source_is_found_by_its_digest(folder: str, drafted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (drafted / "elsewhere/another.txt").write_text("another", encoding="utf-8")
    shutil.copy(HERE / "review/lanterns.txt", drafted / folder / "renamed.TXT")
    code, out, _ = run(capsys, LANTERNS, "--root", drafted, "--no-open")
    assert code == 0
    assert out.startswith("reading renamed.TXT ...\n")


@pytest.mark.usefixtures("opened")
def test_another_version_of_the_source_is_told(drafted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (drafted / "later.txt").write_text("1.    Later.\n", encoding="utf-8")
    code, out, _ = run(capsys, LANTERNS, "--root", drafted, "--no-open", "--source", drafted / "later.txt")
    assert code == 0
    assert "later.txt: the draft was imported from another file, or from another version of it\n" in out


@pytest.mark.usefixtures("opened")
def test_a_report_without_a_digest_has_no_source_to_look_for(drafted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "ctl/2/final", "--root", drafted, "--no-open")
    assert code == 0
    assert "the source is not at hand" in out


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("lost.txt", None, "lost.txt: no such file"),
        ("data.txt", b"\0\1\2\3" * 40, "data.txt: "),
        ("folder", b"", "this is a folder"),
    ],
)
def test_a_source_that_cannot_be_read(
    name: str, content: bytes | None, message: str, drafted: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if content:
        (drafted / name).write_bytes(content)
    elif content is not None:
        (drafted / name).mkdir()
    code, _, err = run(capsys, LANTERNS, "--root", drafted, "--source", drafted / name)
    assert code == 2
    assert message in err
    assert "Traceback" not in err


# --- what is served, and to whom ------------------------------------------------------------------


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the archipelago with a draft, which nothing spoils."""
    root = tmp_path_factory.mktemp("served")
    for folder in ("corpus", "review"):
        shutil.copytree(HERE / folder / "data", root / "data", dirs_exist_ok=True)
    return root


@pytest.fixture(scope="module")
def port(root: Path) -> Iterator[int]:
    with served(Saved(root, LANTERNS)) as port:
        yield port


@pytest.mark.parametrize(
    ("path", "kind", "words"),
    [
        ("/", "text/html; charset=utf-8", b"Review of ctl/3/lanterns"),
        ("/state", "application/json", b'{"state": "'),
        ("/review.css", "text/css; charset=utf-8", b".rv-row"),
        ("/review.js", "text/javascript; charset=utf-8", b"ArrowRight"),
        ("/session-reports.css", "text/css; charset=utf-8", b"--sr-accent"),
        ("/fonts/source-sans-3-latin.woff2", "font/woff2", b"wOF2"),
        ("/?query", "text/html; charset=utf-8", b"Review of ctl/3/lanterns"),
    ],
)
def test_what_is_served(path: str, kind: str, words: bytes, port: int) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path)
    answer = connection.getresponse()
    content = answer.read()
    assert (answer.status, answer.headers["Content-Type"]) == (200, kind)
    assert words in content
    assert int(answer.headers["Content-Length"]) == len(content)
    assert answer.headers["Content-Security-Policy"].startswith(
        "default-src 'none'; script-src 'self'; style-src 'self'"
    )
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "path", ["/data/site.yml", "/../data/site.yml", "/fonts/../session-reports.js", "/fonts/", "/%2e%2e/x", "/\0"]
)
def test_nothing_else_is_served(path: str, port: int) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.putrequest("GET", path.replace("\0", "%00"), skip_host=True)
    connection.putheader("Host", f"127.0.0.1:{port}")
    connection.endheaders()
    answer = connection.getresponse()
    assert answer.status == 404
    assert answer.read() == b"There is nothing here.\n"


def test_a_head_has_no_content(port: int) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("HEAD", "/")
    answer = connection.getresponse()
    assert (answer.status, answer.read()) == (200, b"")
    assert int(answer.headers["Content-Length"]) > 1_000


@pytest.mark.parametrize("host", ["attacker.example", "attacker.example:{port}", "127.0.0.1", "127.0.0.1:1", ""])
def test_a_page_that_led_its_own_name_here_gets_nothing(host: str, port: int) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.putrequest("GET", "/", skip_host=True)
    connection.putheader("Host", host.format(port=port))
    connection.endheaders()
    answer = connection.getresponse()
    assert (answer.status, answer.read()) == (403, b"This review is for this computer only.\n")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_can_be_sent(method: str, port: int, root: Path) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*.yml")}
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request(method, "/", body=b"")
    assert connection.getresponse().status == 501
    assert {path: path.read_bytes() for path in root.rglob("*.yml")} == before


def test_only_the_loopback_is_listened_to(port: int) -> None:
    with serving(0, lambda _: None) as server:
        assert server.server_address[0] == "127.0.0.1"
    assert get(port, "/").startswith("<!doctype html>")


@pytest.mark.parametrize("asked", ["taken", 70_000])
def test_a_port_that_cannot_be_had(asked: str | int, port: int) -> None:
    with pytest.raises(MisuseError, match=r"port \d+ cannot be had: .*; leave --port out for a free one"):
        serving(port if asked == "taken" else int(asked), lambda _: None)


# --- the page follows the draft -------------------------------------------------------------------


@pytest.fixture
def following(drafted: Path) -> Iterator[int]:
    with served(Saved(drafted, LANTERNS)) as port:
        yield port


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_mark_that_is_taken_out_is_gone(drafted: Path, following: int) -> None:
    before = state(following)
    assert state(following) == before
    assert "read the masthead" in get(following, "/")
    change(drafted / REPORT, "review: read the masthead\n", "")
    assert state(following) != before
    assert "read the masthead" not in get(following, "/")
    assert f'data-state="{state(following)}"' in get(following, "/")


def test_a_name_that_is_registered_is_no_longer_new(drafted: Path, following: int) -> None:
    assert "The registry does not know this name." in get(following, "/")
    for name in ("ctl-3-lanterns.yml", "ctl-3-lanterns.people.yml"):
        (drafted / "data/proposed" / name).unlink()
    with (drafted / "data/registry/others.yml").open("a", encoding="utf-8") as file:
        file.write("gulmark: {kind: institution, names: {en: {short: Gulmark}}}\n")
    html = get(following, "/")
    assert "The registry does not know this name." not in html
    assert 'rv-new">' not in html
    assert 'rv-unknown">ada-wick' in html


def test_while_a_file_cannot_be_read_the_page_stays_as_it_was(drafted: Path, following: int) -> None:
    get(following, "/")
    text = (drafted / REPORT).read_text(encoding="utf-8")
    for broken in ("title: [", None):
        if broken:
            (drafted / REPORT).write_text(broken, encoding="utf-8")
        else:
            (drafted / REPORT).unlink()
        html = get(following, "/")
        assert "A file cannot be read as it was saved last" in html
        assert "read the masthead" in html
    (drafted / REPORT).write_text(text, encoding="utf-8")
    assert "A file cannot be read" not in get(following, "/")


def test_a_provenance_that_is_no_record_has_no_digest(drafted: Path) -> None:
    (drafted / REPORT).write_text("title: [a]\nprovenance: words\n", encoding="utf-8")
    assert Saved(drafted, LANTERNS).sha256 == ""
    (drafted / REPORT).write_text("provenance: {sha256: [a]}\n", encoding="utf-8")
    assert Saved(drafted, LANTERNS).sha256 == ""


@pytest.mark.slow
def test_ctrl_c_ends_a_review_without_a_word(drafted: Path) -> None:
    arguments = [sys.executable, "-m", "session_reports", "review", LANTERNS, "--root", str(drafted), "--no-open"]
    hooks = str(HERE.parent / "hooks")
    with subprocess.Popen(  # noqa: S603 - the arguments are the test's own
        arguments,
        env=environment(PYTHONPATH=hooks, PYTHONUNBUFFERED="1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        lines = [process.stdout.readline(), process.stdout.readline()]
        address = lines[1].split()[1]
        with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 - the loopback
            assert b"Review of" in answer.read()
        os.kill(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=30)
        assert (process.returncode, err) == (0, "")
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(address, timeout=5)  # noqa: S310 - the loopback
