"""A draft on the disk: its page, made anew after each save."""

from __future__ import annotations

import hashlib
import json
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from session_reports.corpus import Corpus, session_of
from session_reports.files import Refusal, content_of
from session_reports.load import known
from session_reports.render import ASSETS, Wording
from session_reports.reviewer import page, reviewed
from session_reports.reviewer.nodes import get, text
from session_reports.source import Place, Problem, read

from .project import MisuseError
from .serving import Answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from session_reports.reviewer import Given
    from session_reports.source import Source

__all__ = ["Saved"]

_OWN = Path(__file__).parent.parent / "reviewer"
_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".woff2": "font/woff2"}


class Saved:
    """The files of a draft as they were saved last, as far as they can be read."""

    def __init__(self, root: Path, report: str) -> None:
        """Read a report's files. Raises ``MisuseError`` where the report itself cannot be read."""
        self.root = root
        self.report = report
        self.given: Given | None = None
        folder = session_of(report)
        proposed = root / "data/proposed" / report.replace("/", "-")
        self.paths = {
            "report": root / "data/reports" / f"{report}.yml",
            "session": root / "data/reports" / folder / "session.yml",
            "delegation": proposed.with_name(f"{proposed.name}.yml"),
            "person": proposed.with_name(f"{proposed.name}.people.yml"),
            "body": proposed.with_name(f"{proposed.name}.bodies.yml"),
        }
        self.sources: dict[str, Source] = {}
        self.broken: dict[str, Problem] = {}
        self.seen: tuple[object, ...] = ()
        self.registry: tuple[object, ...] = ()
        self.corpus = Corpus()
        self.html = b""
        self.state = ""
        self.lock = threading.Lock()
        self.read()
        if self.broken.get("report"):
            raise MisuseError(str(self.broken["report"]))

    @property
    def sha256(self) -> str:
        """The SHA-256 of the file that the draft was imported from, as its provenance says; or nothing."""
        return text(get(self.sources["report"].root, "provenance"), "sha256")

    def answer(self, path: str) -> Answer | None:
        """Return what stands at a path of the review."""
        if path == "/":
            self.follow()
            return Answer("text/html; charset=utf-8", self.html)
        if path == "/state":
            self.follow()
            return Answer("application/json", json.dumps({"state": self.state}).encode())
        file = self.file(path)
        return Answer(_TYPES[file.suffix], file.read_bytes()) if file else None

    def file(self, path: str) -> Path | None:
        """Return a file that the page uses: of its own, and of the site's style and fonts."""
        own = [_OWN / "review.css", _OWN / "review.js", ASSETS / "session-reports.css"]
        fonts = sorted((ASSETS / "fonts").glob("*.woff2"))
        return {
            **{f"/{file.name}": file for file in own},
            **{f"/fonts/{file.name}": file for file in fonts},
        }.get(path)

    def follow(self) -> None:
        """Make the page anew if a file was saved since."""
        with self.lock:
            seen = (*_times(self.paths.values()), *self.registry_times(), self.given and self.given.sha256)
            if seen == self.seen:
                return
            self.seen = seen
            if (times := self.registry_times()) != self.registry:
                self.registry, self.corpus = times, known(self.root)
            self.read()
            self.state = hashlib.sha256(repr(seen).encode()).hexdigest()[:16]
            wording = Wording(self.corpus.settings.language)
            review = reviewed(self.report, self.sources, self.corpus, self.given, wording)
            self.html = page(review, wording, self.state, tuple(self.broken.values())).encode()

    def registry_times(self) -> tuple[object, ...]:
        """Return what tells whether the registry was saved."""
        return tuple(_times(sorted((self.root / "data/registry").glob("*.yml"))))

    def read(self) -> None:
        """Read the files; one that cannot be read now stays as it could be read last."""
        self.broken.clear()
        for kind, path in self.paths.items():
            name = path.relative_to(self.root).as_posix()
            content = content_of(path)
            if isinstance(content, Refusal):
                if kind == "report":
                    self.broken[kind] = Problem(name, Place(1, 1), content.code, content.message)
                else:
                    self.sources.pop(kind, None)
                continue
            source, problems = read(name, content)
            if source:
                self.sources[kind] = source
            else:
                self.broken[kind] = problems[0]


def _times(paths: Iterable[Path]) -> Iterator[tuple[str, int, int]]:
    for path in paths:
        try:
            found = path.stat()
        except OSError:
            yield (path.name, 0, 0)
        else:
            yield (path.name, found.st_mtime_ns, found.st_size)
