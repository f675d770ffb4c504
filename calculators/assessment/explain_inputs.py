"""Explain what a figure starts from: measures by month, ratings by rater, base pay by day."""

from collections.abc import Iterator

from calculators.assessment.builtins import BUILTINS
from calculators.assessment.engine import Engine
from calculators.assessment.inputs import measured_months, monthly
from calculators.assessment.ratings import ratings, role_score
from calculators.assessment.shown import shown
from calculators.assessment.subject import Subject
from calculators.policy.quantity import Kpi
from models.money import plain
from models.results import Explanation
from models.target import Owner
from models.vocabulary import Over
from models.words import _


def raters(engine: Engine, kpi: Kpi, subject: Subject) -> Iterator[Explanation]:
    """Explain a KPI's rating role by role."""
    for role, weight in kpi.raters:
        scores = ratings(engine.facts, kpi, role, subject)
        given = "、".join(r.score if isinstance(r.score, str) else plain(r.score) for r in scores)
        yield Explanation(
            label=f"{role} {shown(weight * 100)}%", value=shown(role_score(engine.facts, kpi, role, subject)),
            numbers=given or _("未评分"), words=_("各次评分的平均"),
        )


def measured(engine: Engine, name: str, subject: Subject) -> Explanation:
    """Explain a measure: whose it is, and its months."""
    word, value = engine.policy.inputs[name], engine.input(name, subject)
    months = measured_months(engine, word, subject)
    parts = [(month, monthly(engine, word, subject, month)) for month in months]
    whose = {Owner.COMPANY: _("公司月度指标"), Owner.DEPARTMENT: _("部门月度指标")}.get(word.owner, _("月度指标"))
    if len(parts) < 2:
        return Explanation(label=name, value=shown(value, word.unit), words=whose)
    sums = word.over is Over.SUM
    return Explanation(
        label=name, value=shown(value, word.unit),
        words=f"{whose}，{_('各月之和') if sums else _('各月平均')}",
        numbers=(" + " if sums else "、").join(shown(part) for _month, part in parts),
        children=tuple(Explanation(label=str(month), value=shown(part, word.unit)) for month, part in parts),
    )


def builtin(engine: Engine, name: str, subject: Subject) -> Explanation:
    """Explain a builtin; base pay by month with its days."""
    plan = BUILTINS[name]
    below: tuple[Explanation, ...] = ()
    if plan.compute is BUILTINS["基本工资"].compute:
        below = tuple(
            Explanation(
                label=str(month), value=f"{engine.facts.base_pay(subject.staff_no, month):f} " + _("元"),
                words=_("月基本工资 × 在职 {days} 天 ÷ {all} 天，四舍五入两位").format(
                    days=engine.facts.staff[subject.staff_no].employed_days(month), all=month.end.day
                ),
            )
            for month in engine.months(subject)
        )
    value = plan.compute(engine, subject)
    return Explanation(label=name, value=shown(value, plan.unit), words=plan.about, children=below)
