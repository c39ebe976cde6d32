"""The formulae of reports: how a language refers to their parts, how it tells who spoke, who sponsored, and who voted.

The rules are one for all languages; the words of each are in a module of its own. The checks and the importer read
texts with the same rules, so that what is imported agrees with the checks.
"""

from .acts import Correction, Sponsoring, VoteTold, corrections, sponsorings, votes
from .items import Span
from .lists import Entry
from .naming import stands_alone
from .references import Reference, references
from .reporting import reported
from .roles import role_before
from .speech import Speech, in_lists, speakers, speeches, unread

__all__ = [
    "Correction",
    "Entry",
    "Reference",
    "Span",
    "Speech",
    "Sponsoring",
    "VoteTold",
    "corrections",
    "in_lists",
    "references",
    "reported",
    "role_before",
    "speakers",
    "speeches",
    "sponsorings",
    "stands_alone",
    "unread",
    "votes",
]
