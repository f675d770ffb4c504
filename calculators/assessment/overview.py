"""What a manager looks at first: the last period beside this one, grades, targets, alerts."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from calculators.assessment.assess import Assessor
from calculators.assessment.completion import completions
from calculators.assessment.lines import receipts
from calculators.policy.needs import reached
from calculators.policy.quantity import Policy
from models.money import grouped, rounded
from models.overview import Alert, AlertKind, Overview
from models.results import Assessment, Result, Table
from models.words import _

REGISTERED = ("量", "已备案")


def overview(assessor: Assessor, assessment: Assessment) -> Overview:
    """Sum an assessed period up, the period before it assessed as well."""
    period = assessment.period
    return Overview(
        assessment=assessment,
        before=assessor.assess(period.shifted(-1)),
        grades=grades(assessment),
        completions=completions(assessor.facts, assessor.engines.library, period),
        alerts=alerts(assessor, assessment),
    )


def grades(assessment: Assessment) -> tuple[tuple[str, int], ...]:
    """Count the people of each grade, the grade of the best score first."""
    counted = Counter(row.grade for row in assessment.summary if row.grade)
    best: dict[str, Decimal] = {}
    for row in assessment.summary:
        if row.grade and row.score is not None:
            best[row.grade] = max(row.score, best.get(row.grade, row.score))
    return tuple(sorted(counted.items(), key=lambda pair: (-best.get(pair[0], Decimal(0)), pair[0])))


def alerts(assessor: Assessor, assessment: Assessment) -> tuple[Alert, ...]:
    """List what to look at, the most pressing kind first; the same words about several people are one alert."""
    found: dict[tuple[AlertKind, str], list[Result]] = {}
    for result in assessment.results:
        for kind, text in _of_result(assessor, result):
            found.setdefault((kind, text), []).append(result)
    order = list(AlertKind)
    ranked = sorted(found, key=lambda key: order.index(key[0]))
    return tuple(Alert(kind=kind, text=text, results=tuple(found[kind, text])) for kind, text in ranked)


def _of_result(assessor: Assessor, result: Result) -> Iterator[tuple[AlertKind, str]]:
    yield from ((AlertKind.FLAG, flag.text) for flag in result.flags)
    yield from ((AlertKind.UNREGISTERED, text) for text in _unregistered(assessor, result))
    yield from ((AlertKind.CARRIED, text) for table in result.tables for text in _below_zero(table))
    yield from ((AlertKind.WARNING, text) for text in result.warnings)


def _unregistered(assessor: Assessor, result: Result) -> Iterator[str]:
    """Name projects without registration that have receipts in the period and are shared by the person."""
    engine, subject = assessor.subject(result)
    if not any(_asks_for_registration(engine.policy, component.id) for component in result.components):
        return
    for share in assessor.facts.shares.get(subject.staff_no, ()):
        project = assessor.facts.projects[share.project_no]
        received = receipts(assessor.facts, project.project_no, subject.period)
        if received and not project.registered:
            amount = grouped(rounded(sum((r.amount for r in received), Decimal(0)), 2))
            said = _("项目 {number} {name} 没有备案：本期回款 {amount} 元不计入要求备案的奖金")
            yield said.format(number=project.project_no, name=project.name, amount=amount)


def _asks_for_registration(policy: Policy, component: str) -> bool:
    plan = next((c for c in policy.components if c.id == component), None)
    nodes = [node for node in (plan.node, plan.when) if node is not None] if plan is not None else []
    return REGISTERED in reached(policy, nodes)


def _below_zero(table: Table) -> Iterator[str]:
    """Say which figures of a table's rows are below zero: a shortfall that has been or will be carried over."""
    for row, values in zip(table.rows, table.values, strict=False):
        low = [
            f"{head} {text}"
            for head, text, value in zip(table.header, row, values, strict=True)
            if isinstance(value, Decimal) and value < 0
        ]
        if low:
            about = row[0] if isinstance(values[0], str) else ""
            yield _("{table} {about}：{figures}").format(table=table.title, about=about, figures="，".join(low))
