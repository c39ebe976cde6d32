"""What each code of a problem means. A code, once published, never changes its meaning."""

from __future__ import annotations

__all__ = ["CODES"]

CODES = {
    # the form of a file
    "SR001": "a file that cannot be read",
    "SR002": "a file that is not valid YAML",
    "SR003": "a key given twice in one mapping",
    "SR004": "an alias, an anchor or a tag",
    "SR005": "a second document in one file",
    "SR006": "values nested too deep, or too many of them",
    "SR007": "a control character or a bidirectional override",
    "SR008": "a text whose columns are lost: folded, or wrapped outside a literal block",
    "SR009": "a file or folder in the wrong place, or with a name that is no id",
    # fields
    "SR101": "an unknown field",
    "SR102": "a missing field",
    "SR103": "a value of the wrong form",
    # references
    "SR104": "an unknown delegation",
    "SR105": "an unknown body",
    "SR106": "an unknown person",
    "SR107": "an unknown agenda item",
    "SR108": "an unknown meeting",
    "SR109": "an unknown report or paragraph",
    "SR110": "an unknown officer",
    "SR111": "an unknown speaker: no delegation, person or officer",
    "SR112": "a note's mark without its note",
    "SR113": "a capacity, standing or language that the body's profile does not know",
    # identity
    "SR121": "an id given twice",
    "SR122": "a number given twice in one series",
    "SR123": "a symbol that is none of the body's forms",
    "SR124": "one address made twice",
    "SR125": "statements or panellists in a text that has no address",
}
"""From each code to the mistake that it stands for."""
