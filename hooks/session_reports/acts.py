"""Votes and sponsors, joined with the mentions of those who voted and of those who sponsored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from .mentions import Backer, Backing, Cast, Mention, Poll, Target
from .statements import speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .mentions import Role
    from .model import Vote
    from .statements import Claims

__all__ = ["backings", "polls"]

_LISTS: tuple[Literal["in_favour", "against", "abstaining"], ...] = ("in_favour", "against", "abstaining")


def polls(claims: Claims) -> Iterator[Poll]:
    """Yield the votes that a passage's record holds."""
    claims.position = 0
    for place, vote in enumerate(claims.passage.votes):
        yield Poll(claims.passage, place, vote, tuple(_casts(claims, vote, ("votes", place))))


def _casts(claims: Claims, vote: Vote, steps: tuple[str | int, ...]) -> Iterator[Cast]:
    corrections = {correction.by: correction for correction in vote.corrections}
    for position, key in enumerate(vote.requested_by):
        by = speaker(claims.corpus, claims.session, key)
        if by:
            mention = _found(claims, by, "requester")
            yield Cast(by, "requested", mention, claims.sentence(mention), (*steps, "requested_by", position))
    _claim(claims, vote.requested_on_behalf_of, "on-behalf-of")
    for field in _LISTS:
        keys: tuple[str, ...] = getattr(vote, field)
        for position, key in enumerate(keys):
            by = Target("delegation", key)
            mention = _found(claims, by, "voter")
            where = (*steps, field, position)
            yield Cast(by, field, mention, claims.sentence(mention), where, corrections.get(key))
    listed = {*vote.in_favour, *vote.against, *vote.abstaining}
    for position, correction in enumerate(vote.corrections):
        if correction.by not in listed:
            where = (*steps, "corrections", position, "by")
            by = Target("delegation", correction.by)
            yield Cast(by, "corrected", None, claims.sentence(None), where, correction)


def backings(claims: Claims) -> Iterator[Backing]:
    """Yield what a passage's record says of sponsors."""
    claims.position = 0
    for place, record in enumerate(claims.passage.sponsors):
        found = []
        for position, key in enumerate(record.by):
            by = speaker(claims.corpus, claims.session, key)
            if by:
                mention = _found(claims, by, "sponsor")
                found.append(Backer(by, mention, claims.sentence(mention), ("sponsors", place, "by", position)))
        _claim(claims, record.on_behalf_of, "on-behalf-of")
        _claim(claims, record.except_, "except")
        yield Backing(claims.passage, record, tuple(found))


def _claim(claims: Claims, keys: Iterable[str], role: Role) -> None:
    for key in keys:
        claims.take(Target("delegation", key), role)


def _found(claims: Claims, by: Target, role: Role) -> Mention | None:
    """Return the next free mention of someone, or one that another record took.

    One name may stand for several acts: "The representative of Cuba introduced and orally revised the draft".
    """
    taken = claims.take(by, role)
    return taken or next((m for m in claims.mentions if m.target == by and m.role not in {"unsure", "range"}), None)
