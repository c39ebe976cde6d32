"""From a report as a body publishes it to a draft that a person has to review only.

A document is read into pieces (``readers``), the pieces become an outline (``outline``), and the outline a draft with
records, as far as the formulae of its text tell them (``drafting``); ``writing`` makes YAML of it.
"""

from .importing import Imported, Job, import_all, import_document, import_one
from .reading import UnreadableError
from .targets import Target

__all__ = ["Imported", "Job", "Target", "UnreadableError", "import_all", "import_document", "import_one"]
