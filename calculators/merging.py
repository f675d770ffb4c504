"""Put the readings of several rating forms together, and find where they differ from what is recorded, or each other."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from models.faults import Problem
from models.intake.intake import Intake
from models.intake.keys import Key, Keyed, key_of
from models.intake.reading import Reading
from models.intake.sheets import RATINGS
from models.money import plain
from models.rating import Rating
from models.records import Records
from models.words import _

Named = tuple[str, Reading]
"""A form's file and what was read from it."""


def joined(named: Sequence[Named]) -> Reading:
    """Make one reading of several forms; where two give one rating different scores, that is a problem."""
    if len(named) == 1:
        return named[0][1]
    put: dict[Key, tuple[str, Keyed]] = {}
    problems: list[Problem] = []
    for file, reading in named:
        problems += (replace(problem, where=_in(file, problem.where)) for problem in reading.problems)
        for noun in reading.intake.put:
            first, before = put.setdefault(key_of(noun), (file, noun))
            if before != noun:
                problems.append(_differing(file, noun, first, before))
    return Reading(
        intake=Intake(
            put=tuple(noun for _file, noun in put.values()),
            warnings=tuple(_in(file, warning) for file, reading in named for warning in reading.intake.warnings),
            counts={RATINGS.name: len(put)},
        ),
        problems=tuple(problems),
        wrong={RATINGS.name: len({problem.where for problem in problems})} if problems else {},
        names={_in(file, title): name for file, reading in named for title, name in reading.names.items()},
    )


def _in(file: str, where: str) -> str:
    return f"{file} · {where}"


def _differing(file: str, noun: Keyed, first: str, before: Keyed) -> Problem:
    assert isinstance(noun, Rating)
    assert isinstance(before, Rating)
    what = _("{staff_no} 的「{kpi}」{rater}（序号 {number}）评 {score}，在 {first} 里评 {other}；同一份评分只能交一张表")
    told = what.format(
        staff_no=noun.staff_no, kpi=noun.kpi, rater=noun.rater, number=noun.number,
        score=score_told(noun), first=first, other=score_told(before),
    )  # fmt: skip
    return Problem(where=_in(file, RATINGS.name), what=told)


def score_told(rating: Rating) -> str:
    """Write a score with its note."""
    score = rating.score if isinstance(rating.score, str) else plain(rating.score)
    return _("{score}（{note}）").format(score=score, note=rating.note) if rating.note else score


def conflicts(known: Records, intake: Intake) -> frozenset[Key]:
    """Find the ratings that are recorded already, with another score or another note; a note where none is adds to it."""
    before = {key_of(rating): rating for rating in known.ratings}
    return frozenset(key_of(noun) for noun in intake.put if _replaces(before.get(key_of(noun)), noun))


def _replaces(before: Rating | None, noun: Keyed) -> bool:
    if before is None or not isinstance(noun, Rating):
        return False
    return before.score != noun.score or (before.note is not None and before.note != noun.note)


def without(intake: Intake, keys: Iterable[Key]) -> Intake:
    """Leave ratings out: what is recorded stays."""
    left_out = frozenset(keys)
    if not left_out:
        return intake
    return replace(intake, put=tuple(noun for noun in intake.put if key_of(noun) not in left_out))
