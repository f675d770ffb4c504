"""What everybody is paid in a month: base pay, pay items, and the bonuses that fall due in it."""

from collections.abc import Callable, Iterator, Mapping

from calculators.assessment.assess import Assessor
from calculators.assessment.builtins import BUILTINS
from calculators.assessment.facts import BASE_PAY
from calculators.formula.syntax import Call, Name, Node
from calculators.policy.needs import named
from calculators.policy.quantity import Policy
from models.money import MONEY, plain, rounded
from models.pay import Pay, PayLine
from models.period import Grain, Period
from models.results import Component, Explanation, Result
from models.setting import paid_after
from models.words import _

Explain = Callable[[Result, str], Explanation]
"""Explains a figure of a result by its key (`component:<id>`)."""


def pays(assessor: Assessor, month: Period, explain: Explain | None = None) -> tuple[Pay, ...]:
    """Give the pay of everybody who is employed in a month or is paid a bonus in it, by 工号.

    A component whose whole formula is 基本工资 or 工资项(…) is the same money as the base pay or the pay item: it is
    paid once, as such; where it is settled by hand, what was settled stands instead. A pay item from which another
    formula computes something is paid besides. Tax and social insurance are never computed: they are deducted as
    entered. When a bonus falls due (发放月) is a setting of the office.
    """
    after = paid_after(assessor.facts.records.settings)
    bonuses: dict[str, list[Result]] = {}
    for period in paid_in(month, after):
        for result in assessor.assess(period).results:
            if result.period == period and result.components:
                bonuses.setdefault(result.staff_no, []).append(result)
    people = [n for n, p in sorted(assessor.facts.staff.items()) if p.employed_in(month) or n in bonuses]
    return tuple(_pay(assessor, staff_no, month, bonuses.get(staff_no, []), explain) for staff_no in people)


def paid_in(month: Period, after: Mapping[Grain, int]) -> tuple[Period, ...]:
    """List the periods whose bonuses are paid in a month, so many months after their end, the shortest first."""
    ends = {grain: month.shifted(-months) for grain, months in after.items()}
    return tuple(p for grain, last in ends.items() if (p := last.within(grain)).end == last.end)


def _pay(assessor: Assessor, staff_no: str, month: Period, bonuses: list[Result], explain: Explain | None) -> Pay:
    facts = assessor.facts
    person = facts.standing(staff_no, month)
    settled: set[str] = set()
    lines: list[PayLine] = []
    for result in bonuses:
        for component in result.components:
            same = _same_money(assessor.subject(result)[0].policy, component)
            if same is None or component.by_hand:
                lines.append(_bonus(result, component, explain))
                settled |= {same} if same else set()
    regular = [line for line in _regular(assessor, staff_no, month) if line.label not in settled]
    every = [*(line for line in regular if _earned(line)), *lines]
    return Pay(
        staff_no=staff_no,
        name=person.name,
        department=person.department or "",
        post=person.post or "",
        month=month,
        earnings=tuple(every),
        deductions=tuple(line for line in regular if not _earned(line)),
        restated=tuple(dict.fromkeys(result.restated for result in bonuses if result.restated)),
    )


def _earned(line: PayLine) -> bool:
    return line.amount is None or line.amount >= 0


def _regular(assessor: Assessor, staff_no: str, month: Period) -> Iterator[PayLine]:
    """List the base pay, prorated, and the pay items of the month."""
    facts = assessor.facts
    rate, days = facts.pay_basis(staff_no, month)
    if days:
        said = _("{rate} × {days} ÷ {all} 天").format(rate=plain(rate), days=plain(days), all=month.end.day)
        note = said if days != month.end.day else ""
        yield PayLine(label=BASE_PAY, amount=facts.base_pay(staff_no, month), note=note)
    for item in facts.records.pay_items:
        if (item.staff_no, item.month) == (staff_no, month) and item.item != BASE_PAY:
            yield PayLine(label=item.item, amount=rounded(item.amount, MONEY))


def _bonus(result: Result, component: Component, explain: Explain | None) -> PayLine:
    note = f"{result.period.title}　{result.scheme_title}"
    if component.by_hand:
        note += "　" + _("人工核定：{reason}").format(reason=component.reason)
    explanation = explain(result, f"component:{component.id}") if explain else None
    return PayLine(label=component.name, amount=component.amount, note=note, explanation=explanation)


def _same_money(policy: Policy, component: Component) -> str | None:
    """Name the base pay or pay item that a component is, if it is one and nothing more."""
    plan = policy.component(component.id)
    return None if plan is None or plan.for_each or plan.then else _passed_on(plan.node)


def _passed_on(node: Node) -> str | None:
    if isinstance(node, Name) and node.name in BUILTINS and BUILTINS[node.name].compute is BUILTINS[BASE_PAY].compute:
        return BASE_PAY
    if isinstance(node, Call) and node.name == "工资项":
        return named(node.arguments[0])
    return None

