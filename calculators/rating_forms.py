"""Which rating forms a period needs: a role's people and items, how many of one role rate, who stands on one form."""

from collections.abc import Iterable, Iterator

from models.period import Period
from models.rating_form import FormIdentity, RaterPlan, RatingForm, Split
from models.records import Records
from models.team import RatedItem, rated_items
from models.vocabulary import Vocabulary

ALONE = ("自评", "本人")
"""In the name of a role that rates itself: each person gets a form of their own."""


def planned(records: Records, vocabulary: Vocabulary, period: Period) -> tuple[RaterPlan, ...]:
    """Propose a plan for each role that rates somebody within a period, in the order of the schemes.

    A role gets as many copies as it rated with in this period or the one before it.
    """
    return tuple(
        RaterPlan(
            rater=rater,
            people=len({r.person.staff_no for r in rated}),
            departments=len({r.person.department for r in rated}),
            items=len({r.item.name for r in rated}),
            copies=_copies(records, rater, period),
            split=Split.PERSON if any(word in rater for word in ALONE) else Split.TOGETHER,
        )
        for rater, rated in _by_rater(records, vocabulary, period).items()
    )


def _by_rater(records: Records, vocabulary: Vocabulary, period: Period) -> dict[str, list[RatedItem]]:
    every = rated_items(records, vocabulary, period)
    order = dict.fromkeys(rater for s in vocabulary.versions for item in s.items for rater in item.raters)
    found = {rater: [rated for rated in every if rater in rated.item.raters] for rater in order}
    return {rater: rated for rater, rated in found.items() if rated}


def _copies(records: Records, rater: str, period: Period) -> int:
    lately = (r.number for r in records.ratings if r.rater == rater and _is_late(r.period, period))
    return max(lately, default=1)


def _is_late(rated: Period, period: Period) -> bool:
    return period.covers(rated) or period.shifted(-1).covers(rated)


def forms_of(
    records: Records, vocabulary: Vocabulary, period: Period, plans: Iterable[RaterPlan]
) -> tuple[RatingForm, ...]:
    """Make the forms of the plans; they hold whom and what the role rates, and nothing else of the records."""
    rated, office = _by_rater(records, vocabulary, period), records.identity.file_id
    return tuple(
        RatingForm(
            identity=FormIdentity(office=office, period=period, rater=plan.rater, number=number),
            rated=group,
            audience=audience,
            copies=plan.copies,
        )
        for plan in plans
        for audience, group in _groups(rated.get(plan.rater, []), plan.split)
        for number in range(1, plan.copies + 1)
    )


def _groups(rated: list[RatedItem], split: Split) -> Iterator[tuple[str, tuple[RatedItem, ...]]]:
    """Part what is rated; each group with the name of whom it is about."""
    groups: dict[str, list[RatedItem]] = {}
    for one in rated:
        who = one.person
        name = {
            Split.TOGETHER: "", Split.DEPARTMENT: who.department or "", Split.PERSON: f"{who.staff_no} {who.name}",
        }[split]  # fmt: skip
        groups.setdefault(name, []).append(one)
    for name, group in groups.items():
        yield name, tuple(group)
