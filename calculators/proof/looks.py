"""Functions that look at time, the team or records, as cells of the proof."""

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING

from calculators.assessment.elsewhen import elsewhen
from calculators.assessment.lines import record_keys
from calculators.assessment.over_team import group_of
from calculators.assessment.over_time import STEPS_BACK
from calculators.assessment.ratings import ratings
from calculators.assessment.spans import AROUND
from calculators.assessment.subject import Subject
from calculators.formula.excel import NotInExcel
from calculators.formula.excel_text import literal as number
from calculators.formula.excel_text import quoted
from calculators.formula.syntax import Call, Node
from calculators.formula.values import NotApplicable
from calculators.formula.words import in_words
from calculators.policy.cycles import EARLIER
from calculators.policy.formulas import TEAM
from calculators.policy.needs import named
from calculators.policy.quantity import Kpi
from calculators.proof import sources
from calculators.proof.rows import Kind
from models.rating import Rating
from models.words import _

if TYPE_CHECKING:
    from calculators.proof.prover import Prover

Look = Callable[["Prover", Call, Subject], str | None]


def _kpi(prover: "Prover", call: Call, subject: Subject) -> str | None:
    kpi = prover.engine.policy.kpi(named(call.arguments[0]))
    return None if kpi is None else prover.quantity(kpi, subject.with_record(None))


def _component(prover: "Prover", call: Call, subject: Subject) -> str | None:
    plan = prover.engine.policy.component(named(call.arguments[0]))
    return None if plan is None else prover.component(plan, subject.with_record(None))


def _rating(prover: "Prover", call: Call, subject: Subject) -> str | None:
    kpi = prover.engine.policy.kpi(named(call.arguments[0]))
    aim = subject.with_record(None)
    return None if kpi is None else prover.once(("rating", kpi.id, aim), lambda: _weighted(prover, kpi, aim))


def _weighted(prover: "Prover", kpi: Kpi, subject: Subject) -> str:
    """List every rating, turn labels into what they are worth, and weigh the means of the roles."""
    parts = []
    for role, weight in kpi.raters:
        cells = [_worth(prover, kpi, given, subject) for given in ratings(prover.engine.facts, kpi, role, subject)]
        if not cells:
            raise NotInExcel(_("{rater}未评分").format(rater=role))
        parts.append(f"{number(weight)}*AVERAGE({','.join(cells)})")
    return prover.step(subject, _("{kpi}：加权评分").format(kpi=kpi.name), "+".join(parts))


def _worth(prover: "Prover", kpi: Kpi, given: Rating, subject: Subject) -> str:
    """Give the cell of what a rating is worth: the number itself, or a label's points."""
    place = sources.rating(prover, kpi, given, subject)
    if not kpi.labels:
        return place
    text = "NA()"
    for label, points in reversed(kpi.labels):
        text = f"IF(EXACT({place},{quoted(label)}),{number(points)},{text})"
    name = _("{kpi}：{rater} 第{n}次的分数").format(kpi=kpi.name, rater=given.rater, n=given.number)
    return prover.once(("worth", sources.rating_source(given)), lambda: prover.step(subject, name, text))


def _any_rating(prover: "Prover", call: Call, subject: Subject) -> str | None:
    kpi = prover.engine.policy.kpi(named(call.arguments[0]))
    aim = subject.with_record(None)
    return None if kpi is None else sources.any_rating(prover, kpi, tuple(map(named, call.arguments[1:])), aim)


def _incidents(*, points: bool) -> Look:
    def look(prover: "Prover", call: Call, subject: Subject) -> str | None:
        aim = subject.with_record(None)
        text = sources.incidents(prover, tuple(map(named, call.arguments)), aim, points=points)
        return prover.once((call, aim), lambda: prover.step(aim, in_words(call), text))

    return look


def _pay_item(prover: "Prover", call: Call, subject: Subject) -> str | None:
    aim = subject.with_record(None)
    text = sources.pay_items(prover, named(call.arguments[0]), aim)
    return prover.once((call, aim), lambda: prover.step(aim, in_words(call), text))


def _cells(prover: "Prover", node: Node, aims: list[Subject]) -> list[str]:
    """Compute a formula in several periods, where it applies."""
    return [
        prover.at(aim.period).formula_cell(node, aim, in_words(node))
        for aim in aims
        if not isinstance(prover.engine.at(aim.period).evaluate(node, aim), NotApplicable)
    ]


def _count(prover: "Prover", call: Call, subject: Subject) -> str | None:
    """Count the periods in which a condition holds; one in which it can't be told is passed over."""
    aims, condition = elsewhen(prover.engine, call, subject)
    known = [aim for aim in aims if isinstance(prover.engine.at(aim.period).evaluate(condition, aim), bool)]
    cells = _cells(prover, condition, known)
    return prover.step(subject, in_words(call), "+".join(f"IF({place},1,0)" for place in cells) or "0")


def _reduced(function: str) -> Look:
    """Take a figure of several periods together."""

    def look(prover: "Prover", call: Call, subject: Subject) -> str | None:
        aims, node = elsewhen(prover.engine, call, subject)
        cells = _cells(prover, node, aims)
        if not cells:
            return "0" if function == "SUM" else None
        return prover.step(subject, in_words(call), f"{function}({','.join(cells)})")

    return look


def _elsewhere(prover: "Prover", call: Call, subject: Subject) -> str | None:
    """Compute the argument where the function looks; else take what stands in for a first period."""
    aims, _node = elsewhen(prover.engine, call, subject)
    if not aims:
        first = call.arguments[2 if call.name == "前期" else 1 :]
        return prover.formula_cell(first[0], subject, in_words(call)) if first else None
    if call.name in EARLIER and prover.proof.steps_back >= STEPS_BACK:
        _from_the_first_on(prover, call, aims[0])
    return _there(prover, call, aims[0])


def _there(prover: "Prover", call: Call, aim: Subject) -> str:
    _aims, node = elsewhen(prover.engine, call, aim)
    prover.proof.steps_back += 1
    try:
        return prover.at(aim.period).formula_cell(node, aim, in_words(call))
    finally:
        prover.proof.steps_back -= 1


def _from_the_first_on(prover: "Prover", call: Call, last: Subject) -> None:
    """Add the rows of the earliest period first: a figure of many years doesn't nest as deep as they are many."""
    aims = [last]
    while earlier := elsewhen(prover.engine.at(aims[-1].period), call, aims[-1])[0]:
        aims += earlier
    steps, prover.proof.steps_back = prover.proof.steps_back, 0
    for aim in reversed(aims):
        _there(prover, call, aim)
    prover.proof.steps_back = steps


def _team(prover: "Prover", call: Call, subject: Subject) -> tuple[str, str]:
    """List the values of a formula in the team, or the person's group, one below the other, once for all."""
    node, group = call.arguments[0], group_of(call.arguments, TEAM[call.name][1])
    found = prover.engine.compared_with(node, subject, group)

    def add() -> str:
        members = found.values
        cells = [prover.formula_cell(node, subject.of(member), in_words(node)) for member in members]
        label = _("团队：{formula}").format(formula=in_words(node))
        rows = [
            prover.row(subject.of(member), Kind.TEAM, label, formula=place)
            for member, place in zip(members, cells, strict=True)
        ]
        return ":".join(prover.proof.block(rows))

    first, _colon, last = prover.once(("team", node, subject.period, group, found.group), add).partition(":")
    return first, last


def _compared(look: Look) -> Look:
    """Look at the team where somebody has a value to compare; else take what the function comes to."""

    def looked(prover: "Prover", call: Call, subject: Subject) -> str | None:
        group = group_of(call.arguments, TEAM[call.name][1])
        found = prover.engine.compared_with(call.arguments[0], subject, group)
        return (look if found.values else as_recorded)(prover, call, subject)

    return looked


def _of_team(function: str) -> Look:
    def look(prover: "Prover", call: Call, subject: Subject) -> str | None:
        first, last = _team(prover, call, subject)
        return f"{function}({first}:{last})"

    return _compared(look)


def _count_better(prover: "Prover", call: Call, subject: Subject) -> tuple[str, str]:
    """Give the formulas that count who is better and who is worse than the subject."""
    first, last = _team(prover, call, subject)
    own = prover.formula_cell(call.arguments[0], subject, in_words(call.arguments[0]))
    lower = len(call.arguments) > 1 and prover.engine.evaluate(call.arguments[1], subject) not in (False, Fraction(0))
    signs = ("<", ">") if lower else (">", "<")
    better, worse = (f"SUMPRODUCT(--(ROUND({first}:{last},10){sign}ROUND({own},10)))" for sign in signs)
    return better, worse


def _rank(prover: "Prover", call: Call, subject: Subject) -> str | None:
    better, _worse = _count_better(prover, call, subject)
    return prover.step(subject, in_words(call), f"1+{better}")


def _is_last(prover: "Prover", call: Call, subject: Subject) -> str | None:
    better, worse = _count_better(prover, call, subject)
    return prover.step(subject, in_words(call), f"AND({worse}=0,{better}>0)")


def _records(prover: "Prover", call: Call, subject: Subject) -> str | None:
    """Add up a formula over the person's records, each with its condition."""
    counting = call.name == "计数"
    condition = call.arguments[1:] if counting else call.arguments[2:]
    cells = []
    kind = prover.engine.policy.record_kind(named(call.arguments[0]))
    for key in record_keys(prover.engine.facts, subject, kind) if kind else ():
        at = subject.with_record(key)
        if not condition and not counting and isinstance(prover.engine.evaluate(call.arguments[1], at), NotApplicable):
            continue
        text = "1" if counting else prover.excel(call.arguments[1], at)
        if condition:
            text = f"IF({prover.excel(condition[0], at)},{text},0)"
        cells.append(prover.step(at, in_words(call), text))
    return prover.step(subject, in_words(call), "+".join(cells)) if cells else "0"


def _of_records(function: str) -> Look:
    """Reduce a formula over the person's records; a record that its condition keeps out is a text, which counts for nothing."""

    def look(prover: "Prover", call: Call, subject: Subject) -> str | None:
        kind = prover.engine.policy.record_kind(named(call.arguments[0]))
        rows = []
        for key in record_keys(prover.engine.facts, subject, kind) if kind else ():
            at = subject.with_record(key)
            text = prover.excel(call.arguments[1], at)
            if len(call.arguments) > 2:
                text = f'IF({prover.excel(call.arguments[2], at)},{text},"")'
            rows.append(prover.row(at, Kind.STEP, in_words(call), formula=text))
        if not rows:
            return as_recorded(prover, call, subject)
        first, last = prover.proof.block(rows)
        return prover.step(subject, in_words(call), f"{function}({first}:{last})")

    return look


def as_recorded(prover: "Prover", call: Call, subject: Subject) -> str | None:
    """List as an input what can't be said by a formula: whether something was recorded."""
    value = prover.engine.evaluate(call, subject)
    return prover.once((call, subject), lambda: prover.given(subject, in_words(call), value))


LOOKS: dict[str, Look] = {
    "得分": _kpi,
    "金额": _component,
    "评分": _rating,
    "任一评分为": _any_rating,
    "次数": _incidents(points=False),
    "分值": _incidents(points=True),
    "工资项": _pay_item,
    "最近合计": _reduced("SUM"),
    "最近平均": _reduced("AVERAGE"),
    "最近次数": _count,
    "上期": _elsewhere,
    "前期": _elsewhere,
    "本年上期": _elsewhere,
    **dict.fromkeys(AROUND, _elsewhere),
    "本年累计": _reduced("SUM"),
    "期内合计": _reduced("SUM"),
    "期内平均": _reduced("AVERAGE"),
    "期内最大": _reduced("MAX"),
    "期内最小": _reduced("MIN"),
    "期内次数": _count,
    "团队平均": _of_team("AVERAGE"),
    "团队合计": _of_team("SUM"),
    "团队最大": _of_team("MAX"),
    "团队最小": _of_team("MIN"),
    "团队计数": _of_team("COUNT"),
    "名次": _compared(_rank),
    "末位": _compared(_is_last),
    "合计": _records,
    "计数": _records,
    "明细平均": _of_records("AVERAGE"),
    "明细最大": _of_records("MAX"),
    "明细最小": _of_records("MIN"),
}
"""How each function is said in cells; all others stand as they were recorded."""
