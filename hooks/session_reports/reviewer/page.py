"""The page on which a draft is reviewed, as HTML."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from babel.numbers import format_decimal, format_percent

from session_reports.render.pages import environment

from .draft import Link
from .who import Name
from .words import LABELS, REASONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from session_reports.render import Wording
    from session_reports.source import Problem

    from .views import Review

__all__ = ["page"]


def page(review: Review, wording: Wording, state: str = "", broken: Sequence[Problem] = ()) -> str:
    """Return the page of a review.

    ``state`` tells it from the page after the next edit; ``broken`` is why files cannot be read as they are now.
    """

    def label(field: str) -> str:
        return wording.plain(LABELS[field]) if field in LABELS else field.replace("_", " ").capitalize()

    def reason(why: str) -> str:
        return wording.plain(REASONS[why]) if why in REASONS else why

    found = review.beside
    locale = wording.locale
    return (
        environment()
        .get_template("review.html.j2")
        .render(
            review=review,
            draft=review.draft,
            given=review.given,
            found=found,
            share=format_percent(found.share, format="#,##0.0%", locale=locale) if found else "",
            words=format_decimal(found.words, locale=locale) if found else "",
            left=[(reason(why), format_decimal(many, locale=locale)) for why, many in found.left.most_common()]
            if found
            else [],
            counts=_counts(review, wording),
            tongue=wording.tongue(review.draft.language),
            state=state,
            broken=broken,
            label=label,
            reason=reason,
            is_name=lambda value: isinstance(value, Name),
            is_link=lambda value: isinstance(value, Link),
            w=wording,
            _=wording.gettext,
            gettext=wording.gettext,
            ngettext=wording.ngettext,
            pgettext=wording.pgettext,
        )
    )


def _counts(review: Review, wording: Wording) -> str:
    """Return in a sentence how much has to be looked at."""
    about = Counter(place.mark.about for place in review.places)
    names = about["name"] + about["near"]
    told = about["lost"] + about["unread"]
    marks = about.total() - names - told
    parts = (
        (marks, wording.ngettext("%(num)s open mark", "%(num)s open marks", marks)),
        (names, wording.ngettext("%(num)s new name", "%(num)s new names", names)),
        (told, wording.ngettext("%(num)s place without a mark", "%(num)s places without a mark", told)),
    )
    listed = wording.listing(words for many, words in parts if many)
    return wording.gettext("To look at: %(places)s.", places=listed)
