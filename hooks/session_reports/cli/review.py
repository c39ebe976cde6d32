"""``session-reports review``: a draft beside its source, on a page in the browser."""

from __future__ import annotations

import hashlib
import threading
import webbrowser
from contextlib import suppress
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from session_reports.importer import UnreadableError
from session_reports.importer.readers import MOST
from session_reports.importer.readers import read as read_document
from session_reports.reviewer import Given, stretches

from .importing import content_of
from .project import OK, MisuseError, root_of, root_option
from .saved import Saved
from .serving import serving

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from .project import Commands

__all__ = ["add_to", "given"]

_DOCUMENTS = frozenset(".docx .htm .html .md .pdf .txt".split())


def add_to(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "review",
        help="show a draft beside its source, and walk through what is unsure of it",
        description="Show a draft beside the document that it was imported from, in the browser: what was understood, "
        "in words, and one after the other whatever is unsure or new. The page follows each save of the draft; it "
        "changes nothing itself. It is served on this computer only, until Ctrl+C.",
    )
    parser.add_argument("report", metavar="REPORT", help="the report: ccpcj/20/thematic-discussion, or its file")
    parser.add_argument(
        "--source",
        type=Path,
        metavar="FILE",
        help="the document that was imported (default: one here, or in the project's folder, with the SHA-256 that the "
        "draft gives)",
    )
    parser.add_argument("--port", type=int, default=0, help="the port to serve the page on (default: any free one)")
    parser.add_argument("--no-open", action="store_true", help="print the address, and open no browser")
    root_option(parser)
    parser.set_defaults(command=_review)


def _review(options: argparse.Namespace) -> int:
    file = Path(options.report)
    root = root_of(file if file.is_file() else options.root)
    report = _report(root, options.report)
    saved = Saved(root, report)
    saved.given = given(root, options.source, saved.sha256)
    with serving(options.port, saved.answer) as server:
        address = f"http://127.0.0.1:{server.server_port}/"
        print(f"{report}: {address}  (Ctrl+C ends the review)", flush=True)
        if not options.no_open:  # in a thread of its own: some browsers return only when they are closed
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        with suppress(KeyboardInterrupt):
            server.serve_forever()
    return OK


# --- which report, and its source -----------------------------------------------------------------


def _reports(root: Path) -> list[str]:
    """Return the ids of all reports that have a file."""
    found = sorted((root / "data/reports").glob("*/*/*.yml"))
    return ["/".join((*path.parts[-3:-1], path.stem)) for path in found if path.stem != "session"]


def _report(root: Path, said: str) -> str:
    """Return the id of a report that is named by its id or its file."""
    reports = _reports(root)
    path = Path(said)
    key = said.strip("/")
    if path.suffix == ".yml":
        whole = path.resolve() if path.exists() else (root / path).resolve()
        key = "/".join((*whole.parts[-3:-1], whole.stem))
    if key in reports:
        return key
    near = get_close_matches(key, reports, n=3, cutoff=0.3) or reports[:3]
    hint = f"did you mean {' or '.join(near)}?" if near else "there are none in data/reports/ yet: import one first"
    msg = f"{said}: no such report; {hint}"
    raise MisuseError(msg)


def given(root: Path, source: Path | None, sha256: str) -> Given | None:
    """Return the document that a draft was imported from: the one that is named, or a file with its SHA-256."""
    if source is None:
        found = next(_with_digest({Path.cwd(), root}, sha256), None) if sha256 else None
        if found is None:
            print("the source is not at hand: name it with --source to see both side by side")
            return None
        source = found
    content = content_of(str(source))
    digest = hashlib.sha256(content).hexdigest()
    if sha256 and digest != sha256:
        print(f"{source.name}: the draft was imported from another file, or from another version of it")
    print(f"reading {source.name} ...", flush=True)
    try:
        reading = read_document(source.name, content)
    except UnreadableError as error:
        msg = f"{source}: {error}"
        raise MisuseError(msg) from None
    return Given(source.name, digest, tuple(stretches(reading)), reading.remarks)


def _with_digest(folders: set[Path], sha256: str) -> Iterator[Path]:
    """Yield the documents in some folders that have a SHA-256."""
    for folder in sorted(folders):
        for path in sorted(folder.iterdir()):
            with suppress(OSError):
                if path.suffix.lower() in _DOCUMENTS and path.stat().st_size <= MOST:
                    with path.open("rb") as file:
                        if hashlib.file_digest(file, "sha256").hexdigest() == sha256:
                            yield path
