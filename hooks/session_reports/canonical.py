"""The files of an index in an order that does not depend on chance, as that does in which Pagefind lists its filters.

They are CBOR, of which only the spans of items have to be known. No item is written anew, so lengths and counts stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["filter_in_order", "metadata_in_order"]

SIGNATURE = b"pagefind_dcd"
_STRINGS, _ARRAY = {2, 3}, 4  # kinds of items: those of bytes, which are counted by their head, and those of items
_FILTERS = 3  # the place of the list of filters: after the version, the pages and the files of words


def filter_in_order(content: bytes) -> bytes:
    """Return a filter's file with its values in order: it has its name, then each value with its pages.

    Raises ValueError for a file of another form.
    """
    head, (name, values) = _parts(_unsigned(content))
    return SIGNATURE + head + name + _in_order(values)


def metadata_in_order(content: bytes, renamed: Mapping[bytes, bytes]) -> bytes:
    """Return the file that lists an index's files with its filters in order, and their files under new names.

    Names keep their length. Raises ValueError for a file of another form.
    """
    head, parts = _parts(_unsigned(content))
    for old, new in renamed.items():
        parts[_FILTERS] = parts[_FILTERS].replace(old, new)
    parts[_FILTERS] = _in_order(parts[_FILTERS])
    return SIGNATURE + head + b"".join(parts)


def _unsigned(content: bytes) -> bytes:
    if not content.startswith(SIGNATURE):
        msg = "an index of Pagefind's without its signature"
        raise ValueError(msg)
    return content.removeprefix(SIGNATURE)


def _in_order(array: bytes) -> bytes:
    head, items = _parts(array)
    return head + b"".join(sorted(items))


def _parts(array: bytes) -> tuple[bytes, list[bytes]]:
    """Return the head of an array, and its items."""
    kind, count, at = _head(array, 0)
    if kind != _ARRAY:
        msg = "an index of Pagefind's in a form that is not known here"
        raise ValueError(msg)
    head, items = array[:at], []
    for _ in range(count):
        end = _end(array, at)
        items.append(array[at:end])
        at = end
    return head, items


def _end(data: bytes, at: int) -> int:
    """Return where the item ends that begins at a place."""
    kind, size, at = _head(data, at)
    if kind in _STRINGS:
        return at + size
    for _ in range(size if kind == _ARRAY else 0):
        at = _end(data, at)
    return at


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    """Return an item's kind, its number, length or count, and where it goes on."""
    kind, small = divmod(data[at], 32)
    at += 1
    if small < 24:  # noqa: PLR2004 - so CBOR has it: smaller numbers stand in the first byte, others behind it
        return kind, small, at
    width = 1 << (small - 24)
    return kind, int.from_bytes(data[at : at + width], "big"), at + width
