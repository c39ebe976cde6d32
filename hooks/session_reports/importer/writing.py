"""Drafts as YAML, in the manner in which the data of a project is written by hand."""

from __future__ import annotations

import json
import re
from textwrap import TextWrapper
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["Scalar", "Tree", "scalar", "written"]

Scalar: TypeAlias = "str | bool | int"
"""What stands on one line."""
Tree: TypeAlias = "str | bool | int | Sequence[Tree] | Mapping[str, Tree]"
"""What YAML holds; a text with line breaks becomes a literal block."""

_WIDTH = 112
_TEXT = TextWrapper(width=100, break_long_words=False, break_on_hyphens=False)
_PLAIN = re.compile(r"[A-Za-z0-9(“][^\x00-\x1f\x7f-\x9f#:,\[\]{}]*")
_NOT_TEXT = re.compile(r"(?i:true|false|yes|no|on|off|null|~|y|n)|[-+.\d][\d_.,:eExXoObB+-]*|\d.*:.*")
_PRINTED = re.compile(r"[1-9]\d{0,8}|\d{4}-\d{2}-\d{2}")  # which the data is read as text, and editors as what they are
_FLOW_PLAIN = re.compile(r"[A-Za-z0-9](?:[\w ’'/.-]*[\w’'])?")  # noqa: RUF001


def written(tree: Mapping[str, Tree], remarks: Sequence[str] = ()) -> str:
    """Return a mapping as YAML, with remarks above it."""
    head = "".join(f"# {line}\n" if line else "\n" for line in remarks)
    return head + "\n".join(_mapping(tree, 0)) + "\n"


def scalar(value: Scalar) -> str:
    """Return one value on one line, quoted where YAML would read it as something else than this text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    plain = _PLAIN.fullmatch(value) and not _NOT_TEXT.fullmatch(value) and value == value.strip()
    return value if plain or _PRINTED.fullmatch(value) else json.dumps(value, ensure_ascii=False)


def _mapping(tree: Mapping[str, Tree], indent: int) -> Iterator[str]:
    space = " " * indent
    for key, value in tree.items():
        name = key if _FLOW_PLAIN.fullmatch(key) or key.isidentifier() else scalar(key)
        if (isinstance(value, str) and "\n" in value.rstrip("\n")) or (isinstance(value, str) and key == "text"):
            yield f"{space}{name}: |"
            yield from _block(value, indent + 2)
        elif isinstance(value, (str, bool, int)):
            yield f"{space}{name}: {scalar(value)}"
        elif flow := _flow(value, len(space) + len(name) + 2):
            yield f"{space}{name}: {flow}"
        elif isinstance(value, dict):
            yield f"{space}{name}:"
            yield from _mapping(value, indent + 2)
        else:
            yield f"{space}{name}:"
            yield from _sequence(value, indent + 2)  # type: ignore[arg-type]


def _sequence(items: Sequence[Tree], indent: int) -> Iterator[str]:
    space = " " * indent
    for item in items:
        flow = _flow(item, indent + 2)
        if flow or not isinstance(item, dict):
            yield f"{space}- {flow or scalar(item)}"  # type: ignore[arg-type]
            continue
        first, *rest = _mapping(item, indent + 2)
        yield f"{space}- {first.lstrip()}"
        yield from rest
        if "text" in item:
            yield ""


def _block(text: str, indent: int) -> Iterator[str]:
    """Yield a literal block, its lines wrapped where the text has spaces."""
    space = " " * indent
    for place, block in enumerate(text.strip("\n").split("\n\n")):
        if place:
            yield ""
        yield from (f"{space}{line}" for line in _TEXT.wrap(" ".join(block.split(" "))))


def _flow(value: Tree, column: int) -> str:
    """Return a value in flow style, if it is short and simple enough for that."""
    if isinstance(value, (bool, int)):
        return scalar(value)
    if isinstance(value, str):
        return ""
    if isinstance(value, dict):
        if "text" in value or "paragraphs" in value or "sections" in value:
            return ""
        parts = [_in_flow(item) for item in value.values()]
        flow = "{" + ", ".join(f"{key}: {part}" for key, part in zip(value, parts, strict=True)) + "}"
    else:
        if any(isinstance(item, dict) for item in value):
            return ""
        parts = [_in_flow(item) for item in value]
        flow = "[" + ", ".join(parts) + "]"
    if column + len(flow) <= _WIDTH and "\n" not in flow and all(parts):
        return flow
    whole = isinstance(value, dict) or "\n" in flow or not all(parts)
    return "" if whole else _wrapped(parts, column)


def _in_flow(value: Tree) -> str:
    if isinstance(value, str):
        return (
            value if _FLOW_PLAIN.fullmatch(value) and scalar(value) == value else json.dumps(value, ensure_ascii=False)
        )
    return _flow(value, 0)


def _wrapped(parts: Sequence[str], column: int) -> str:
    """Return a long list in flow style over several lines."""
    lines, line = [], "["
    for part in parts:
        if column + len(line) + len(part) > _WIDTH and line != "[":
            lines.append(line.rstrip())
            line = " "
        line += f"{part}, "
    lines.append(line.rstrip(", ") + "]")
    return ("\n" + " " * column).join(lines)
