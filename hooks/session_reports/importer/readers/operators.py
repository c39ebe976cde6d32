"""The content of a page of a PDF as operators with their operands (ISO 32000-2, 7.8.2 and annex A).

pypdf reads them too, byte by byte, which takes most of the time that a long document needs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Operand", "operators"]

Operand: TypeAlias = "float | str | bytes | list[Operand]"
"""A number, a name with its stroke, a string, or an array."""

# Every repetition is possessive, so that no input takes more than one look at each byte.
_TOKEN = re.compile(
    rb"""(?:[\0\t\n\f\r ]++|%[^\r\n]*+)*+(?:
    (?P<number>[+-]?(?:\d++\.?+\d*+|\.\d++)(?=[\0\t\n\f\r ()<>\[\]{}/%]|$))
    |\((?P<string>(?:[^()\\]++|\\.)*+)\)
    |(?P<nested>\()
    |<(?P<hex>[\dA-Fa-f\0\t\n\f\r ]*+)>
    |(?P<open>\[)
    |(?P<close>\])
    |(?P<name>/[^\0\t\n\f\r ()<>\[\]{}/%]*+)
    |(?P<operator>[^\0\t\n\f\r ()<>\[\]{}/%]++)
    |(?P<other>.)
    )""",
    re.VERBOSE | re.DOTALL,
)
_PAREN = re.compile(rb"\\.|[()]", re.DOTALL)
_ESCAPE = re.compile(rb"\\(\r\n|[0-7]{1,3}|.)", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_END_OF_IMAGE = re.compile(rb"[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ]|$)")
_MOST = 20_000  # operands before an operator: no page has as many


def operators(content: bytes) -> Iterator[tuple[str, list[Operand]]]:
    """Yield each operator of a content stream with its operands; what is damaged is passed over."""
    operands: list[Operand] = []
    array: list[Operand] | None = None
    place = 0
    while match := _TOKEN.match(content, place):
        place, kind = match.end(), match.lastgroup
        if kind == "operator":
            yield match["operator"].decode("latin-1"), operands
            operands, array = [], None
            if match["operator"] == b"ID":  # the bytes of an image
                end = _END_OF_IMAGE.search(content, place)
                place = end.end() if end else len(content)
            continue
        operand: Operand | None = None
        if kind == "open":
            array = []
        elif kind == "close":
            operand, array = array, None
        elif kind == "nested":
            place, operand = _nested(content, place)
        else:
            operand = _operand(match)
        held = operands if array is None else array
        if operand is not None and len(held) < _MOST:
            held.append(operand)


def _operand(match: re.Match[bytes]) -> Operand | None:
    if match["number"]:
        return float(match["number"])
    if match["string"] is not None:
        return _unescaped(match["string"])
    if match["hex"] is not None:
        return _from_hex(match["hex"])
    return _name(match["name"]) if match["name"] else None


def _nested(content: bytes, place: int) -> tuple[int, bytes]:
    """Return where a string with parentheses in it ends, and the string."""
    depth, start = 1, place
    for match in _PAREN.finditer(content, place):
        depth += {b"(": 1, b")": -1}.get(match[0], 0)
        if not depth:
            return match.end(), _unescaped(content[start : match.start()])
    return len(content), _unescaped(content[start:])


def _unescaped(string: bytes) -> bytes:
    if b"\\" not in string:
        return string
    return _ESCAPE.sub(
        lambda match: bytes([int(match[1], 8) & 255]) if match[1].isdigit() else _ESCAPES.get(match[1], match[1]),
        string,
    )


def _from_hex(digits: bytes) -> bytes:
    text = b"".join(digits.split()).replace(b"\0", b"").decode("latin-1")
    return bytes.fromhex(text + "0" * (len(text) % 2))


def _name(name: bytes) -> str:
    whole = re.sub(rb"#([\dA-Fa-f]{2})", lambda match: bytes.fromhex(match[1].decode()), name)
    return whole.decode("utf-8", "replace")
