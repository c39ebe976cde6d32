"""An index's files in an order that does not depend on chance. They are written here as CBOR has it."""

from __future__ import annotations

import pytest

from session_reports.canonical import filter_in_order, metadata_in_order

SIGNED = b"pagefind_dcd"


def text(words: str) -> bytes:
    return bytes([0x60 + len(words)]) + words.encode()


def array(*items: bytes) -> bytes:
    return bytes([0x80 + len(items)]) + b"".join(items)


def long_array(*items: bytes) -> bytes:
    return bytes([0x98, len(items)]) + b"".join(items)


NUMBER, LONG_NUMBER, NOTHING = b"\x05", b"\x19\x01\x00", b"\xf6"
LONG_TEXT = b"\x78\x20" + b"x" * 32


def test_the_values_of_a_filter_come_in_order() -> None:
    one, two = array(text("1"), array(NUMBER, LONG_NUMBER)), array(text("2"), array())
    expected = SIGNED + array(text("year"), array(one, two))
    assert filter_in_order(SIGNED + array(text("year"), array(two, one))) == expected
    assert filter_in_order(expected) == expected


def test_a_filter_may_have_many_values() -> None:
    values = [array(text(f"{number:02}"), array(NUMBER)) for number in range(30)]
    found = filter_in_order(SIGNED + array(LONG_TEXT, long_array(*reversed(values))))
    assert found == SIGNED + array(LONG_TEXT, long_array(*values))


def test_an_index_lists_its_filters_in_order_and_under_their_new_names() -> None:
    before = [text("1.5.2"), array(array(text("en_ab"), LONG_NUMBER)), array(NOTHING)]
    after = [array(), array(text("title"))]
    body, year = array(text("body"), text("en_aaaaaaa")), array(text("year"), text("en_bbbbbbb"))
    renamed = array(text("year"), text("en_ccccccc"))
    found = metadata_in_order(SIGNED + array(*before, array(year, body), *after), {b"en_bbbbbbb": b"en_ccccccc"})
    assert found == SIGNED + array(*before, array(body, renamed), *after)


@pytest.mark.parametrize("content", [b"", array(text("year"), array()), SIGNED + text("year")])
def test_what_has_another_form_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="an index of Pagefind's"):
        filter_in_order(content)
    with pytest.raises(ValueError, match="an index of Pagefind's"):
        metadata_in_order(content, {})
