"""Files that cannot be imported: each gets one sentence that says what was found and what to do, soon."""

from __future__ import annotations

import datetime as dt
import io
import json
import multiprocessing
import os
import re
import subprocess
import sys
import time
import zipfile
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader, PdfWriter
from tests.printed import NONSENSE, file_of, pdf, stream, text

from session_reports.cli import main
from session_reports.importer import Job, Target, UnreadableError, import_all
from session_reports.importer.readers import confined, read
from session_reports.importer.readers.confined import read_confined, serve
from session_reports.importer.readers.formats import FORMATS
from session_reports.importer.readers.pdf import read_pdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.whole  # each reads files in a process of its own

LAMPS = pdf(text((70, 700, "1. The Council met."), (70, 688, "2. It rose.")))


def locked(password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(LAMPS)))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    content = io.BytesIO()
    writer.write(content)
    return content.getvalue()


def packed(name: str, content: bytes, how: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", how) as archive:
        archive.writestr(name, content)
    return file.getvalue()


def image_only() -> bytes:
    image = stream(b"\0" * 64, "/Type /XObject /Subtype /Image /Width 8 /Height 8 /BitsPerComponent 8 "
                   "/ColorSpace /DeviceGray")  # fmt: skip
    return pdf("q 500 0 0 700 0 0 cm /Im1 Do Q", more=(image,), resources="/XObject << /Im1 3 0 R >>")


def nameless() -> bytes:
    font = "<< /Type /Font /Subtype /Type0 /BaseFont /Lamps /Encoding /Identity-H /DescendantFonts [] >>"
    return pdf(text((70, 700, "Lamps and oil."), font="F1"), fonts={"F1": font})


def nested(depth: int) -> bytes:
    return file_of([b"<< /Type /Catalog /Pages " + b"[" * depth + b"]" * depth + b" >>"])


def cyclic() -> bytes:
    return file_of([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"])


def bomb() -> bytes:
    """Return a PDF of 100 kB, whose page says more than 100 MB."""
    content = stream(text((70, 700, "lamp")).encode() * 2_500_000, packed=True)
    page = b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << >> >>"
    return file_of([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, content])


FILES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "an empty file": ("report.txt", lambda: b"", "there is no text in it: give the report as Word, PDF, text"),
    "white space": ("report.txt", lambda: b" \r\n\t\f" * 100, "there is no text in it: give"),
    "binary junk": (
        "report.txt",
        lambda: bytes(range(256)) * 99,
        "this is binary data and no text: give the report as",
    ),
    "junk named as a PDF": ("report.pdf", lambda: bytes(range(256)) * 9, "says PDF, and what it holds is binary data"),
    "a text named as a PDF": (
        "report.pdf",
        lambda: b"<html>Not found",
        "says PDF, and what it holds is HTML: get it anew",
    ),
    "a PDF named as a text": (
        "report.txt",
        lambda: LAMPS,
        "says that it is a text, and what it holds is PDF: name it as",
    ),
    "an image": ("report.png", lambda: b"\x89PNG\r\n\x1a\n" + bytes(99), "this is an image: let a program for text"),
    "an old Word": (
        "report.doc",
        lambda: b"\xd0\xcf\x11\xe0" + bytes(999),
        "an older Word, or has a password: save",
    ),
    "OpenDocument": (
        "report.odt",
        lambda: packed("mimetype", b"application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED),
        "this is an OpenDocument file: save it as .docx",
    ),
    "Rich Text": ("report.rtf", lambda: b"{\\rtf1 Lamps}", "this is Rich Text: save it as .docx"),
    "an archive": ("reports.zip", lambda: packed("report.txt", b"Lamps"), "this is a packed archive: unpack it"),
    "an archive named as Word": (
        "report.docx",
        lambda: packed("a.txt", b"x"),
        "says Word, and what it holds is a packed",
    ),
    "too much text": (
        "report.txt",
        lambda: b"1. Lamps.\n" * 1_100_000,
        "these are 11 MB of text, and no more than 10 are",
    ),
    "nothing but bars": ("report.md", lambda: b"--- ---\n" * 9, "there is no text in it"),
}


PDFS: dict[str, tuple[Callable[[], bytes], str]] = {
    "cut short": (lambda: LAMPS[: len(LAMPS) // 2], "cut short: its end is missing; get it anew"),
    "its head and its end alone": (lambda: LAMPS[:20] + LAMPS[-40:], "is damaged and cannot be read: get it anew"),
    "a password": (lambda: locked("secret"), "closed by a password: save it without one"),
    "images": (image_only, "are images without letters: let a program for text recognition"),
    "no pages": (pdf, "this PDF has no pages"),
    "letters that the file does not tell": (nameless, "do not tell which letters they print: save it anew"),
    "a page that is none": (
        lambda: pdf("/F Do", more=(NONSENSE,), resources="/XObject << /F 3 0 R >>"),
        "is damaged and cannot be read",
    ),
}
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "nested arrays": (lambda: nested(100_000), "is damaged and cannot be read"),
    "pages that hold themselves": (cyclic, "is damaged and cannot be read"),
    "100 MB in 100 kB": (bomb, "this PDF is damaged and cannot be read"),
}


@pytest.mark.parametrize(("name", "content", "message"), FILES.values(), ids=FILES)
def test_what_cannot_be_read_is_told_in_one_sentence(name: str, content: Callable[[], bytes], message: str) -> None:
    given = content()
    with pytest.raises(UnreadableError, match=re.escape(message)) as error:
        read(name, given)
    assert "\n" not in str(error.value)


def test_more_than_is_imported_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("session_reports.importer.readers._PIECES", 2_000)
    with pytest.raises(UnreadableError, match="it holds 6,000 letters in 3,000 lines or blocks, more than is imported"):
        read("report.txt", b"1.\n" * 3_000)


@pytest.mark.parametrize(("content", "message"), PDFS.values(), ids=PDFS)
def test_a_pdf_that_cannot_be_read(content: Callable[[], bytes], message: str) -> None:
    with pytest.raises(UnreadableError, match=re.escape(message)):
        read_pdf(content())


@pytest.mark.parametrize(("content", "message"), HOSTILE.values(), ids=HOSTILE)
def test_a_pdf_made_to_do_harm(content: Callable[[], bytes], message: str) -> None:
    given = content()
    begun = time.monotonic()
    with pytest.raises(UnreadableError, match=re.escape(message)):
        read("report.pdf", given)
    assert time.monotonic() - begun < 60


def test_a_pdf_that_any_program_opens_without_a_password_is_read() -> None:
    assert [piece.text for piece in read_pdf(locked("")).pieces] == ["1. The Council met.", "2. It rose."]


# --- the process in which others' formats are read ------------------------------------------------


def ill(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the process do something else."""
    monkeypatch.setattr(
        confined, "_CODE", f"import sys, time; from session_reports.importer.readers import confined; {code}"
    )


LIMITED = "confined._limit(int(sys.argv[2]), int(sys.argv[3])); "


@pytest.mark.parametrize("killed_alone", [False, True])
def test_a_reader_that_waits_is_ended(killed_alone: bool, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001
    ill("time.sleep(600)", monkeypatch)
    if killed_alone:  # as on Windows
        monkeypatch.delattr(os, "killpg")
    begun = time.monotonic()
    with pytest.raises(UnreadableError, match="reading this PDF took more than 0 seconds: save it anew"):
        read_confined(FORMATS["PDF"], LAMPS, seconds=0.1)
    assert time.monotonic() - begun < 30


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (LIMITED + "[None for n in iter(int, 1)]", "took more than 1 seconds"),
        (LIMITED + "bytes(10**10)", "took more than 200 MB of memory, or ended amiss: save it anew"),
        ("sys.exit(3)", "took more than 200 MB of memory, or ended amiss"),
        ("print('no answer')", "took more than 200 MB of memory, or ended amiss"),
    ],
)
def test_a_reader_that_takes_too_much_is_ended(code: str, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("resource", reason="this system has no limits for processes")
    ill(code, monkeypatch)
    with pytest.raises(UnreadableError, match=message):
        read_confined(FORMATS["PDF"], LAMPS, seconds=1 if "iter" in code else 60, memory=200_000_000)


def test_an_interrupt_ends_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupted(subprocess.Popen[bytes]):
        def communicate(self, *_: object, **__: object) -> tuple[bytes, bytes]:
            raise KeyboardInterrupt

    ill("time.sleep(600)", monkeypatch)
    monkeypatch.setattr("session_reports.importer.readers.confined.subprocess.Popen", Interrupted)
    with pytest.raises(KeyboardInterrupt):
        read_confined(FORMATS["PDF"], LAMPS)


def served(content: bytes, monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """Return what the process answers, without a process."""
    given, answered = io.BytesIO(content), io.BytesIO()
    monkeypatch.setattr(sys, "argv", ["-c", "PDF", "900000000", "60"])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(given))
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(answered))
    monkeypatch.setattr("session_reports.importer.readers.confined.logging.disable", lambda: None)
    serve()
    found: dict[str, object] = json.loads(answered.getvalue())
    return found


def test_what_the_process_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    resource = pytest.importorskip("resource", reason="this system has no limits for processes")
    limits: dict[int, tuple[int, int]] = {}
    monkeypatch.setattr(resource, "setrlimit", limits.__setitem__)
    monkeypatch.setattr(
        resource, "getrlimit", lambda kind: (0, 50 if kind == resource.RLIMIT_CPU else resource.RLIM_INFINITY)
    )
    assert [piece[0] for piece in served(LAMPS, monkeypatch)["pieces"]] == ["1. The Council met.", "2. It rose."]  # type: ignore[attr-defined]
    assert limits[resource.RLIMIT_DATA] == (900_000_000, resource.RLIM_INFINITY)
    assert limits[resource.RLIMIT_CPU] == (50, 50)


def test_what_the_process_answers_where_there_are_no_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    assert served(pdf(), monkeypatch) == {"unreadable": "this PDF has no pages"}


def test_a_pdf_is_read_by_a_worker_of_a_pool(tmp_path: Path) -> None:
    jobs = [
        Job(f"{number}.pdf", content, tmp_path, Target(), dt.date(2031, 6, 1), "the tests")
        for number, content in enumerate([locked("secret"), LAMPS[:99]])
    ]
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"), initializer=daemonic) as executor:
        told = {job.name: str(result) for job, result in import_all(jobs, executor)}
    assert told == {
        "0.pdf": "this PDF is closed by a password: save it without one",
        "1.pdf": "this PDF was cut short: its end is missing; get it anew",
    }


def daemonic() -> None:
    """Make this process one that may have no children, as those of a cluster are."""
    multiprocessing.current_process().daemon = True


# --- the command ----------------------------------------------------------------------------------


def test_the_command_tells_what_it_cannot_read_and_ends_with_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data").mkdir()
    path = tmp_path / "report.pdf"
    path.write_bytes(LAMPS[:99])
    assert main(["import", str(path), "--root", str(tmp_path)]) == 2
    assert capsys.readouterr().err == (
        f"session-reports: {path}: this PDF was cut short: its end is missing; get it anew\n"
    )


def test_a_file_is_read_no_further_than_is_needed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "data").mkdir()
    endless = tmp_path / "report.txt"
    with endless.open("wb") as file:
        file.truncate(10**10)  # a file of 10 GB that takes no room
    assert main(["import", str(endless), "--root", str(tmp_path)]) == 2
    assert capsys.readouterr().err == (
        f"session-reports: {endless}: it has more than 100 MB: import the parts that have the report's text\n"
    )
