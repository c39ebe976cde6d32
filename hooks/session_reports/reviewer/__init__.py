"""Review of a draft: the source's text and what was understood of it side by side, for a person who knows no YAML.

The files of a draft become rows (``draft``), with names instead of ids (``who``); the source is read again and its
lines are put beside the rows that were made of them (``beside``); ``views`` adds what has to be looked at, ``page``
makes HTML of it. Nothing here writes.
"""

from .beside import stretches
from .page import page
from .views import Given, Review, reviewed

__all__ = ["Given", "Review", "page", "reviewed", "stretches"]
