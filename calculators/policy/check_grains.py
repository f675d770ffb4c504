"""Check that an amount is asked for in a period that has it: a component paid by the month is no figure of a quarter."""

from collections.abc import Iterator

from calculators.formula.syntax import Call, Name, Node, Text, children
from calculators.policy.formulas import ELSEWHEN, elsewhere, formulas
from calculators.policy.quantity import ComponentPlan, Policy
from models.period import Grain
from models.words import _


def check_grains(policy: Policy) -> Iterator[tuple[str, str]]:
    """List formulas that use, themselves or through quantities, an amount that their period never has."""
    for key, node, _record in formulas(policy):
        kind, _dot, rest = key.partition(".")
        if kind == "quantity":
            continue  # in whose period it is computed, whoever uses it says
        own = _grains(policy, policy.component(rest.partition(".")[0]) if kind == "component" else None)
        for at, name in _amounts(policy, key, node):
            asked = policy.component(name)
            if asked is not None and not own & _grains(policy, asked):
                yield at, _what(asked.name, min(own, key=_months), min(_grains(policy, asked), key=_months))


def _grains(policy: Policy, component: ComponentPlan | None) -> set[Grain]:
    return {component.each} if component and component.each else set(policy.grains)


def _months(grain: Grain) -> int:
    return grain.months


def _amounts(policy: Policy, key: str, node: Node) -> Iterator[tuple[str, str]]:
    """List the components asked for in the formula's own period, each with the key of the formula that names it."""
    waiting: list[tuple[str, Node]] = [(key, node)]
    seen: set[str] = set()
    while waiting:
        at, part = waiting.pop()
        match part:
            case Name(name) if name in policy.quantities and name not in seen:
                seen.add(name)
                waiting.append((f"quantity.{name}", policy.quantities[name].node))
            case Call("金额", (Text(name),)):
                yield at, name
            case Call("已录入"):
                pass
            case Call(name) if name in ELSEWHEN or elsewhere(part) is not None:
                pass
            case _:
                waiting.extend((at, child) for child in children(part))


def _what(name: str, own: Grain, asked: Grain) -> str:
    every = {Grain.MONTH: _("月"), Grain.QUARTER: _("季"), Grain.HALF: _("半年"), Grain.YEAR: _("年")}
    if asked.months < own.months:
        how = _("期内合计({every}，金额({name}))").format(every=every[asked], name=name)
    else:
        how = _("按{every}(金额({name}))").format(every=every[asked], name=name)
    what = _("「{name}」按{asked}发，这里按{own}算；请写 {how}")
    return what.format(name=name, asked=every[asked], own=every[own], how=how)
