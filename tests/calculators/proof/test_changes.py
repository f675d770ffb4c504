"""Change an input in the sheet, and it shows what the program computes for the same change."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain, islice
from random import Random
from typing import TypeVar

import pytest

from calculators.proof import Proof
from calculators.proof.rows import Kind
from calculators.proof.sources import (
    RECEIPT_PARTS,
    Source,
    measure_source,
    pay_source,
    rating_source,
    receipt_source,
    target_source,
)
from models.period import Period
from models.records import Records
from models.staff import PayItem
from tests import mixed
from tests.calculators.formula.excel_sheet import Cell
from tests.calculators.proof.sheet import Cells, comes_to, computed, expected, proved

pytestmark = pytest.mark.sweep

Noun = TypeVar("Noun")
Change = tuple[Source, Decimal | str, Records]
"""The cell, what is written into it, and the records that say the same."""

EACH, ALONE = 6, 1
MAY_COME_AND_GO = {Kind.ADJUSTMENT, Kind.LINE}
"""Adjustments that are zero, and lines that a condition shuts out, have no figure to compare."""


@dataclass(frozen=True, slots=True)
class Office:
    """Records with the proof of a period."""

    records: Records
    period: Period
    proof: Proof


@pytest.fixture(scope="module", params=["2026Q1", "2026-03", "2026"])
def office(request: pytest.FixtureRequest) -> Office:
    """Prove a quarter, a month and a year of the mixed office."""
    return Office(mixed.records(), Period.parse(request.param), mixed.proof(request.param))


def shuffled(nouns: tuple[Noun, ...], random: Random) -> list[tuple[int, Noun]]:
    """Give nouns with their places, in an order drawn at random."""
    return random.sample(list(enumerate(nouns)), len(nouns))


def put(nouns: tuple[Noun, ...], place: int, new: Noun) -> tuple[Noun, ...]:
    """Put a noun in another's place."""
    return (*nouns[:place], new, *nouns[place + 1 :])


def near(random: Random, value: Decimal) -> Decimal:
    """Draw a figure near another one."""
    return value * Decimal(random.choice(["0.5", "0.8", "0.93", "1.07", "1.3"]))


def measures(records: Records, random: Random) -> Iterator[Change]:
    """Change a measure."""
    for place, old in shuffled(records.measures, random):
        new = replace(old, value=near(random, old.value) + random.choice([0, 1]))
        source = measure_source(old.owner_kind, old.owner, old.name, old.month)
        yield source, new.value, replace(records, measures=put(records.measures, place, new))


def ratings(records: Records, random: Random) -> Iterator[Change]:
    """Change a rating: to a lower figure, or to another label that somebody was given."""
    for place, old in shuffled(records.ratings, random):
        labels = sorted({str(r.score) for r in records.ratings if r.kpi == old.kpi} - {str(old.score)})
        if isinstance(old.score, Decimal) or labels:
            score = near(random, old.score) / 2 if isinstance(old.score, Decimal) else random.choice(labels)
            changed = put(records.ratings, place, replace(old, score=score))
            yield rating_source(old), score, replace(records, ratings=changed)


def receipts(records: Records, random: Random) -> Iterator[Change]:
    """Change a receipt's amount or one of its deductions."""
    for place, old in shuffled(records.receipts, random):
        part = random.choice(list(RECEIPT_PARTS.values()))
        amount = near(random, getattr(old, part)) + random.choice([0, 700])
        among = [i for i, r in enumerate(records.receipts) if r.project_no == old.project_no].index(place)
        changed = put(records.receipts, place, replace(old, **{part: amount}))  # type: ignore[arg-type]  # all parts are amounts
        yield receipt_source(old.project_no, among, part), amount, replace(records, receipts=changed)


def targets(records: Records, random: Random) -> Iterator[Change]:
    """Change a quarter's target, of the company, a department or a person."""
    for place, old in shuffled(records.targets, random):
        at = random.randrange(4)
        amount = near(random, old.quarters[at])
        first, second, third, fourth = put(old.quarters, at, amount)
        changed = put(records.targets, place, replace(old, quarters=(first, second, third, fourth)))
        yield target_source(old, Period(old.year, 3 * at + 1, 3)), amount, replace(records, targets=changed)


def base_pay(records: Records, random: Random) -> Iterator[Change]:
    """Change somebody's base pay of one month, as a pay item of that name says it."""
    for _place, person in shuffled(records.staff, random):
        month, amount = Period.month(2026, random.randrange(1, 13)), near(random, person.base_pay)
        item = PayItem(month=month, staff_no=person.staff_no, item="基本工资", amount=amount)
        others = tuple(i for i in records.pay_items if (i.month, i.staff_no, i.item) != (month, person.staff_no, item.item))
        yield pay_source(person.staff_no, month), amount, replace(records, pay_items=(*others, item))


KINDS: tuple[Callable[[Records, Random], Iterator[Change]], ...] = (measures, ratings, receipts, targets, base_pay)


def drawn(office: Office) -> Iterable[Change]:
    """Draw some changes of each kind whose cells stand in the sheet, the same ones for the same period."""
    random = Random(str(office.period))
    in_sheet = ((c for c in change(office.records, random) if office.proof.find(c[0])) for change in KINDS)
    return chain.from_iterable(islice(changes, ALONE) for changes in in_sheet)


def together(office: Office) -> tuple[dict[str, Cell], Records]:
    """Draw changes of each kind, each after the ones before it: what is written into which cells, and the records then."""
    random, records = Random(f"{office.period}!"), office.records
    written: dict[str, Cell] = {}
    for change in KINDS:
        for _again in range(EACH):
            for source, value, changed in change(records, random):
                place = office.proof.find(source)
                if place is not None and place not in written:
                    written[place] = float(value) if isinstance(value, Decimal) else value
                    records = changed
                    break
    return written, records


def differing(office: Office, change: Change) -> list[tuple[object, ...]]:
    """List the figures that the sheet with one change shows otherwise than the program computes them."""
    source, written, records = change
    place = office.proof.find(source) or ""
    value: Cell = float(written) if isinstance(written, Decimal) else written
    return [(source, written, *one) for one in compared(office, computed(office.proof, {place: value}), records)]


def compared(office: Office, cells: Cells, records: Records) -> list[tuple[object, ...]]:
    """List the figures that cells show otherwise than the program computes them from changed records."""
    after = expected(proved(records, office.period))
    found: list[tuple[object, ...]] = []
    for key, (at, _row) in expected(office.proof).items():
        if key not in after:
            found += [] if key.kind in MAY_COME_AND_GO else [(key, "gone")]
        elif not comes_to(after[key][1], cells[at], after[key][1].expected):
            found.append((key, cells[at], after[key][1].expected))
    return found


def test_changed_inputs(office: Office) -> None:
    """Measures, ratings, parts of receipts, targets, base pay: one of each alone, and every figure of everybody compared."""
    changes = list(drawn(office))
    assert [found for change in changes for found in differing(office, change)] == []
    if office.period.length == 3:
        assert len(changes) == len(KINDS) * ALONE


def test_inputs_changed_together(office: Office) -> None:
    """Twenty and more at once; they alter figures, so the comparison is not of what stays as it was."""
    written, records = together(office)
    before, after = computed(office.proof), computed(office.proof, written)
    assert compared(office, after, records) == []
    felt = sum(before[place] != after[place] for place, _row in expected(office.proof).values())
    assert felt >= (20 if office.period.length < 12 else 5)
    if office.period.length == 3:
        assert len(written) > 4 * EACH, "some of every kind"
