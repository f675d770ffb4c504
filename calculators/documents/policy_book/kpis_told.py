"""Tell the KPIs: how many points, by which rule, who rates; then adjustments, grades, the coefficient."""

from collections.abc import Iterator

from calculators.documents.policy_book.blocks import Block, Heading, Paragraph, Points, Table
from calculators.documents.policy_book.rules_told import said
from calculators.formula.syntax import BANDS, Call, Node
from calculators.formula.words import in_words
from calculators.policy.quantity import Kpi, Policy, Quantity
from models.money import plain
from models.scheme.shape import KpiShape, SchemeShape
from models.words import _


def kpis(policy: Policy, shape: SchemeShape) -> Iterator[Block]:
    """Tell the KPIs, first all with their maxima, then each."""
    if not policy.kpis:
        return
    rows = tuple((str(n), kpi.name, plain(kpi.maximum), raters(kpi)) for n, kpi in enumerate(policy.kpis, 1))
    yield Table(("", _("指标"), _("满分"), _("评分人")), (*rows, ("", _("合计"), plain(policy.maximum), "")))
    for number, (kpi, entry) in enumerate(zip(policy.kpis, shape.kpi, strict=True), 1):
        yield Heading(_("（{n}）{name}：满分 {points} 分").format(n=number, name=kpi.name, points=plain(kpi.maximum)), 2)
        yield from _kpi(kpi, entry)
        yield from sources(kpi)
    for sub in policy.subscores:
        names = "、".join(kpi.name for kpi in policy.kpis if kpi.id in sub.kpis)
        yield Paragraph(_("{name} = {kpis}之和").format(name=sub.name, kpis=names))


def raters(kpi: Kpi) -> str:
    """Name who rates with which weight."""
    return "、".join(f"{role} {plain(weight * 100)}%" for role, weight in kpi.raters)


def _kpi(kpi: Kpi, entry: KpiShape) -> Iterator[Block]:
    if kpi.each:
        yield Paragraph(_("逐月计分，再取各月的平均。"))
    if kpi.raters:
        yield Paragraph(_("由{raters}评分；同一评分人评多次的取平均。").format(raters=raters(kpi)))
    if kpi.labels:
        yield Points(tuple(_("{label}：{points} 分").format(label=label, points=plain(p)) for label, p in kpi.labels))
    if entry.formula is not None or not kpi.raters:
        yield from said(_("得分"), _rule(kpi, entry), _(" 分"))
    elif kpi.rating_high is not None:
        whole = _("，只打整数") if kpi.whole else ""
        yield Paragraph(_("打 0–{high} 分{whole}。").format(high=plain(kpi.rating_high), whole=whole))
        if kpi.rating_high != kpi.maximum:
            yield from said(_("得分"), _rule(kpi, entry))
    if entry.newcomer is not None:
        yield Paragraph(_("上一期没有全期参加的人（新人）：{points} 分。").format(points=entry.newcomer))
    if kpi.critical:
        yield Paragraph(_("红线：选「{labels}」的，等级直接按红线处理。").format(labels="」「".join(kpi.critical)))
    if not kpi.capped:
        yield Paragraph(_("可以超过满分。"))


def _rule(kpi: Kpi, entry: KpiShape) -> Node:
    """Give the rule without what newcomers get."""
    if entry.newcomer is not None and isinstance(kpi.node, Call):
        return kpi.node.arguments[2]
    return kpi.node


def sources(quantity: Quantity) -> Iterator[Block]:
    """Name clause and assumptions of a figure."""
    if quantity.clause:
        yield Paragraph(_("依据：{clause}").format(clause=quantity.clause), quiet=True)
    for gap in quantity.gaps:
        yield Paragraph(_("文件未定，本方案取值：{gap}").format(gap=gap), quiet=True)


def adjustments(policy: Policy) -> Iterator[Block]:
    """Tell what is added to the score."""
    for adjustment in policy.adjustments:
        yield Heading(adjustment.name, 2)
        yield from said(_("加减"), adjustment.node, _(" 分"))
        yield from sources(adjustment)


def verdict(policy: Policy) -> Iterator[Block]:
    """Tell score, grades and coefficient."""
    if policy.kpis:
        added = _("，再加减以上各项") if policy.adjustments else ""
        text = _("总分 = 各指标得分之和{added}；满分 {points} 分。")
        yield Paragraph(text.format(added=added, points=plain(policy.maximum)))
    if policy.grading:
        yield from _grades(policy.grading.node)
        if policy.grading.critical:
            yield Paragraph(_("有红线指标不合格的，等级为「{grade}」。").format(grade=policy.grading.critical))
        if policy.grading.clause:
            yield Paragraph(_("依据：{clause}").format(clause=policy.grading.clause), quiet=True)
    if policy.coefficient:
        yield from said(_("KPI奖金系数"), policy.coefficient.node)
        yield from sources(policy.coefficient)


def _grades(node: Node) -> Iterator[Block]:
    """Tell grades as a table of bands, or as their formula."""
    if not isinstance(node, Call) or node.name not in BANDS:
        yield from said(_("等级"), node)
        return
    reached = {">=": _("{n} 以上"), ">": _("超过 {n}"), "<": _("低于 {n}"), "<=": _("不超过 {n}")}[BANDS[node.name]]
    value, *rest = node.arguments
    rows = [(_label(g), reached.format(n=in_words(t))) for t, g in zip(rest[:-1:2], rest[1::2], strict=True)]
    yield Table((_("等级"), in_words(value)), (*rows, (_label(rest[-1]), _("其余"))))


def _label(node: Node) -> str:
    return in_words(node).strip("“”")
