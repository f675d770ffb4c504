"""Ratings of a KPI: each role's mean, weighted (rules §5)."""

from fractions import Fraction

from calculators.assessment.facts import Facts
from calculators.assessment.subject import Subject
from calculators.formula.values import Missing, Value, merged, missing
from calculators.policy.quantity import Kpi
from models.place import Place, Sheet
from models.rating import Rating
from models.words import _


def ratings(facts: Facts, kpi: Kpi, role: str, subject: Subject) -> list[Rating]:
    """List one role's ratings of a KPI in the subject's period, by 序号."""
    found = facts.ratings.get((subject.staff_no, kpi.name, subject.period), ())
    return sorted((r for r in found if r.rater == role), key=lambda r: r.number)


def worth(kpi: Kpi, rating: Rating) -> Fraction | None:
    """Give what a rating is worth: a label's points or the number itself; None where it doesn't fit."""
    if kpi.labels:
        return dict(kpi.labels).get(str(rating.score))
    return None if isinstance(rating.score, str) else Fraction(rating.score)


def role_score(facts: Facts, kpi: Kpi, role: str, subject: Subject) -> Value:
    """Give one role's score: the plain mean of its ratings."""
    points = [worth(kpi, rating) for rating in ratings(facts, kpi, role, subject)]
    known = [p for p in points if p is not None]
    if not known or len(known) < len(points):
        said = _("{kpi}：{rater}").format(kpi=kpi.name, rater=role)
        period, staff_no = subject.period, subject.staff_no
        place = Place(sheet=Sheet.RATINGS, owner=staff_no, period=period, name=kpi.name, column=role)
        return missing(said, period, _("未评分"), place)
    return sum(known, Fraction(0)) / len(known)


def weighted_rating(facts: Facts, kpi: Kpi, subject: Subject) -> Value:
    """Add up weight × role's score, unrounded."""
    scores = [(weight, role_score(facts, kpi, role, subject)) for role, weight in kpi.raters]
    absent = [s for _w, s in scores if isinstance(s, Missing)]
    if absent:
        return merged(absent)
    return sum((weight * s for weight, s in scores if isinstance(s, Fraction)), Fraction(0))


def any_rating(facts: Facts, kpi: Kpi, labels: tuple[str, ...], subject: Subject) -> bool:
    """Tell whether any rating of the KPI's raters is one of the labels."""
    return any(str(r.score) in labels for role, _w in kpi.raters for r in ratings(facts, kpi, role, subject))


def failed_critical(facts: Facts, kpi: Kpi, subject: Subject) -> bool:
    """Tell whether one sample failed a critical KPI."""
    return any_rating(facts, kpi, kpi.critical, subject)
