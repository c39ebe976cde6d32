"""The package that a Word file is: parts of XML in a ZIP archive, each read with a bound and with short names.

Names of WordprocessingML stand without a prefix, be the file of its transitional or of its strict kind.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from session_reports.importer.reading import UnreadableError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

__all__ = ["Package"]

_MOST = 60_000_000  # bytes of a part, unpacked: a report of 200 pages has 10 million
_RATIO = 200  # how many times larger than packed; text of Word is packed to a twentieth
_SMALL = 1_000_000  # bytes for which no ratio is asked
_DEEP = 150  # elements within each other

_WORD = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
}
_PREFIXES = {
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r:",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r:",
}
_DAMAGED = "this Word file is damaged or not whole: get it anew, or open it in Word and save it again"


class Package:
    """A Word file."""

    def __init__(self, content: bytes) -> None:
        """Open it. Raises ``UnreadableError`` for what is none."""
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            raise UnreadableError(_DAMAGED) from None
        self._names = {name.lower(): name for name in self._archive.namelist()}
        self.main = next(iter(self.related("", "officeDocument").values()), "")
        document = self.part(self.main)
        if document is None or document.tag != "document":
            kind = "an OpenDocument file" if "content.xml" in self._names else "an archive that holds no Word document"
            msg = f"this is {kind}: save the report as .docx, and import that"
            raise UnreadableError(msg)
        self.document = document

    def related(self, part: str, kind: str) -> dict[str, str]:
        """Return the names of the parts that a part refers to as being of a kind, by the ids of the references."""
        folder, name = posixpath.split(part)
        root = self.part(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {}
        for relation in root if root is not None else ():
            if relation.get("Type", "").endswith(f"/{kind}") and relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
                found[relation.get("Id", "")] = target.lstrip("/")
        return found

    def one(self, kind: str) -> Element | None:
        """Return the part of a kind that the document refers to, if there is one."""
        return next((self.part(name) for name in self.related(self.main, kind).values()), None)

    def part(self, name: str) -> Element | None:
        """Return a part, if the file has it. Raises ``UnreadableError`` for what is damaged or has no end."""
        stored = self._names.get(name.lower())
        return None if stored is None else _parsed(self._read(stored))

    def _read(self, name: str) -> bytes:
        info = self._archive.getinfo(name)
        if info.file_size > min(_MOST, max(_SMALL, info.compress_size * _RATIO)):
            msg = "this archive unpacks to far more than a report is: open it in Word and save it again"
            raise UnreadableError(msg)
        try:
            with self._archive.open(info) as file:
                return file.read(info.file_size)
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError):
            raise UnreadableError(_DAMAGED) from None


def _parsed(content: bytes) -> Element:
    if re.search(rb"<!DOCTYPE", content[:4096]):
        raise UnreadableError(_DAMAGED)  # no Word file has one; it could define entities that grow without end
    root = ET.Element("")
    depth = 0
    try:
        for event, element in ET.iterparse(io.BytesIO(content), ("start", "end")):  # noqa: S314 - see above
            if event == "end":
                depth -= 1
                continue
            root = root if depth else element
            depth += 1
            element.tag = _short(element.tag)
            for key in [key for key in element.attrib if key[0] == "{"]:
                element.attrib[_short(key)] = element.attrib.pop(key)
            if depth > _DEEP:
                break
    except (ET.ParseError, LookupError, ValueError):
        raise UnreadableError(_DAMAGED) from None
    if depth > _DEEP:
        msg = "this Word file is nested more deeply than any report: open it in Word and save it again"
        raise UnreadableError(msg)
    return root


def _short(name: str) -> str:
    space, _, local = name[1:].rpartition("}")
    return local if not space or space in _WORD or "relationships" in space else f"{_PREFIXES.get(space, 'x:')}{local}"
