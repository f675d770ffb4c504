"""The words of a compiled policy, as the data workbook and the window need them."""

from collections.abc import Iterator
from decimal import Decimal

from calculators.assessment.lines import BY_TITLE, RECORD_FIELDS
from calculators.policy.formulas import formulas
from calculators.policy.library import Library
from calculators.policy.needs import needs
from calculators.policy.quantity import ComponentPlan, Kpi, Policy
from models.period import Grain
from models.vocabulary import ItemWord, SchemeWords, SettleableWord, Vocabulary

_OF_TARGETS = {"公司目标", "部门目标", "部门基数", "个人目标", "产品线目标", "产品线基数", "有目标"}


def words_of(policy: Policy) -> SchemeWords:
    """Collect a policy's words."""
    asked = {need for _key, node, _record in formulas(policy) for need in needs(node)}
    names = {name for _function, name in asked}
    return SchemeWords(
        id=policy.id,
        title=policy.title,
        grains=policy.grains,
        version=policy.version,
        start=policy.start,
        until=policy.until,
        opens=policy.opens,
        has_money=bool(policy.components),
        uses_projects=any(c.for_each in RECORD_FIELDS for c in policy.components) or bool(BY_TITLE.keys() & names),
        uses_targets=bool(_OF_TARGETS & names),
        measures=tuple(policy.inputs.values()),
        items=tuple(_item(kpi, policy.grains) for kpi in policy.kpis if kpi.raters),
        settleable=tuple(_settleable(policy)),
        incidents=tuple(policy.incidents.values()),
        lists=policy.lists,
        pay_items=tuple(sorted(name for function, name in asked if function == "工资项")),
    )


def vocabulary(library: Library) -> Vocabulary:
    """Give the words that all these schemes know."""
    earlier = (policy for policy in reversed(library.versions) if policy.until is not None)
    return Vocabulary(schemes=tuple(map(words_of, library.values())), earlier=tuple(map(words_of, earlier)))


def _item(kpi: Kpi, grains: tuple[Grain, ...]) -> ItemWord:
    return ItemWord(
        id=kpi.id,
        name=kpi.name,
        raters=tuple(role for role, _weight in kpi.raters),
        high=kpi.rating_high or kpi.maximum,
        grains=(kpi.each,) if kpi.each else grains,
        labels=tuple(label for label, _points in kpi.labels),
        whole=kpi.whole,
    )


def _settleable(policy: Policy) -> Iterator[SettleableWord]:
    for kpi in policy.kpis:
        yield SettleableWord(id=kpi.id, name=kpi.name, grains=policy.grains, low=Decimal(0), high=kpi.maximum, kpi=True)
    for quantity in policy.quantities.values():
        if quantity.settleable:
            yield SettleableWord(
                id=quantity.id, name=quantity.name, grains=policy.grains, low=quantity.low, high=quantity.high,
                whole=quantity.places == 0, needs_value=True,
            )
    for component in policy.components:
        yield SettleableWord(
            id=component.id, name=component.name, grains=_grains(component, policy), needs_value=True
        )


def _grains(component: ComponentPlan, policy: Policy) -> tuple[Grain, ...]:
    return (component.each,) if component.each else policy.grains
