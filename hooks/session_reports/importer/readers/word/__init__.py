"""Word: the paragraphs of a file with the numbers and the notes that Word prints; changes are taken as accepted.

The file's own XML is read, by the standard library. Pandoc was tried first: it gives no number of a heading, none of
several figures ("26.1") and no word around a number ("Article 5"), and loses what stands beside a text box.
"""

from .document import read_word

__all__ = ["read_word"]
