"""What a record (a project, a row of a list) brings its people in the period, as far as it is computed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from models.results import Component, Line
from ui.grid.show import money

if TYPE_CHECKING:
    from calculators.jobs.assessing import Assessed

PROJECT = "project"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bonus:
    """A person's sum over all components, and the components in words; a dash where something is missing."""

    text: str
    told: str


NOTHING = Bonus(text="", told="")


def bonuses(assessed: Assessed | None, kind: str) -> dict[tuple[str, str], Bonus]:
    """Give what records of a kind bring, by 工号 and the record's key; nothing where no component has such a line."""
    lines: dict[tuple[str, str], list[tuple[Component, Line]]] = {}
    for result in assessed.assessment.results if assessed else ():
        for component in result.components:
            for line in component.lines:
                if line.kind == kind:
                    lines.setdefault((result.staff_no, line.key), []).append((component, line))
    return {record: _bonus(own) for record, own in lines.items()}


def _bonus(lines: list[tuple[Component, Line]]) -> Bonus:
    amounts = [line.amount for _component, line in lines]
    known = [amount for amount in amounts if amount is not None]
    total = sum(known, Decimal(0)) if len(known) == len(amounts) else None
    told = "\n".join(
        f"{component.name} {money(line.amount)}\n" + "，".join(f"{d.label} {d.text}" for d in line.details)
        for component, line in lines
    )
    return Bonus(text=money(total), told=told)
