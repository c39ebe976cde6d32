"""The words of the frame around the pages, for a host's own templates and for the script in a reader's browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.core import get_global

from session_reports import addresses

if TYPE_CHECKING:
    from .wording import Wording

__all__ = ["interface"]


def interface(wording: Wording) -> dict[str, object]:
    """Return what a host's templates say: words by key, those for the script apart, and addresses with their labels.

    The script fills in what stands between ``%(`` and ``)s``.
    """
    plain = wording.plain
    return {
        "locale": _territorial(wording),
        "share": plain("A numbered paragraph, drawn as lines, one of them marked"),
        "script": {
            "copiedLink": plain("Link copied"),
            "copiedCitation": plain("Citation copied"),
            "linksOn": plain("Links in the text"),
            "shown": plain("%(shown)s of %(all)s shown", shown="%(shown)s", all="%(all)s"),
        },
        "kinds": {
            "report": plain("Report"),
            "session": plain("Session"),
            "body": plain("Body"),
            "workshop": plain("Workshop"),
            "delegation": plain("Delegation"),
            "document": plain("Document"),
            "person": plain("Person"),
        },
        "other": plain("About this site"),
        "search": _search(wording),
        "lost": {
            "title": plain("There is nothing at this address"),
            "why": plain("An address that was published here never vanishes. This one is probably mistyped."),
            "search": plain("Search"),
            "ways": [
                (plain("Home"), addresses.url(addresses.HOME)),
                (plain("Reports"), addresses.url(addresses.REPORTS)),
                (plain("Delegations"), addresses.url(addresses.DELEGATIONS)),
                (plain("Documents"), addresses.url(addresses.DOCUMENTS)),
            ],
        },
    }


def _search(wording: Wording) -> dict[str, str]:
    """Return what the script of the search says."""
    plain = wording.plain
    return {
        "begin": plain("Type to search"),
        "searching": plain("Searching …"),
        "none": plain("Nothing found"),
        "found": plain("Pages found: %(count)s", count="%(count)s"),
        "all": plain("All results, with filters"),
        "more": plain("More results"),
        "rest": plain("Further paragraphs: %(count)s", count="%(count)s"),
        "counted": plain("%(value)s (%(count)s)", value="%(value)s", count="%(count)s"),
        "paragraph": plain("Paragraph %(number)s", number="%(number)s"),
        "note": plain("Note %(number)s", number="%(number)s"),
        "annex": plain("Annex %(annex)s: %(what)s", annex="%(annex)s", what="%(what)s"),
        "unnumbered": plain("Text without a number"),
        "missing": plain(
            "There is no index to search yet. It is made of the finished site, by “session-reports index”."
        ),
        "server": plain("The search needs a web server: it does not work from files opened on a disk."),
    }


def _territorial(wording: Wording) -> str:
    """Return a language with a territory, which Open Graph asks for: ``en_GB``, and ``fr_FR`` where none is chosen."""
    language, territory = wording.locale.language, wording.locale.territory
    return f"{language}_{territory or get_global('likely_subtags')[language].rpartition('_')[2]}"
