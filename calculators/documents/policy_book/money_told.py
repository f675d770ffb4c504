"""Tell the quantities that formulas use by name, and the components of the bonus."""

from collections.abc import Iterator

from calculators.documents.policy_book.blocks import Block, Heading, Paragraph
from calculators.documents.policy_book.kpis_told import sources
from calculators.documents.policy_book.rules_told import said, two_way
from calculators.formula.syntax import Call, Name, Node, children
from calculators.formula.words import in_words
from calculators.policy.check_names import OVER_RECORDS
from calculators.policy.formulas import formulas
from calculators.policy.quantity import ComponentPlan, Policy
from models.money import plain
from models.period import Grain
from models.scheme.shape import SchemeShape
from models.words import _


def words(node: Node) -> str:
    """Say a formula."""
    return in_words(node)


def when_told(when: Node, text: str, policy: Policy, record: str | None) -> str:
    """Say a note and its condition."""
    of = _("（逐条看{record}）").format(record=policy.records[record].title) if record else ""
    return _("{when} 时{of}提示：{text}").format(when=in_words(when), of=of, text=text)


def quantities(policy: Policy, shape: SchemeShape) -> Iterator[Block]:
    """Tell the named quantities in the order of the file."""
    matrices = {entry.name: entry.matrix for entry in shape.quantity}
    added_up = _added_up(policy)
    for quantity in policy.quantities.values():
        yield Heading(quantity.name, 2)
        if quantity.for_each:
            yield Paragraph(_each(quantity.name, policy.records[quantity.for_each].title, quantity.name in added_up))
        matrix = matrices[quantity.name]
        yield from said(quantity.name, quantity.node) if matrix is None else two_way(matrix)
        notes = [quantity.unit and _("单位：{unit}").format(unit=quantity.unit)]
        if quantity.places is not None:
            notes.append(_("四舍五入到 {n} 位小数").format(n=quantity.places))
        if quantity.low is not None and quantity.high is not None:
            notes.append(_("可由管理者核定，{low}–{high}").format(low=plain(quantity.low), high=plain(quantity.high)))
        if any(notes):
            yield Paragraph("；".join(filter(None, notes)), quiet=True)
        yield from sources(quantity)


def _each(name: str, record: str, added_up: bool) -> str:
    if added_up:
        return _("按{record}逐条计算；不逐条算的地方写「{name}」，是各条之和。").format(record=record, name=name)
    return _("按{record}逐条计算。").format(record=record)


def _added_up(policy: Policy) -> set[str]:
    """List the names that stand in formulas of a person, not of a record."""
    found: set[str] = set()
    waiting = [node for _key, node, record in formulas(policy) if record is None]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Name):
            found.add(part.name)
        elif not (isinstance(part, Call) and part.name in OVER_RECORDS):
            waiting.extend(children(part))
    return found


def components(policy: Policy) -> Iterator[Block]:
    """Tell the components of the bonus; those of one period add up to its total."""
    if not policy.components:
        return
    for number, component in enumerate(policy.components, 1):
        yield Heading(f"（{number}）{component.name}", 2)
        yield from _component(component, policy)
        yield from sources(component)
    yield from _totals(policy)


def _totals(policy: Policy) -> Iterator[Block]:
    by_grain: dict[Grain | None, list[str]] = {None: []}
    for component in policy.components:
        grain = None if component.each in policy.grains else component.each
        by_grain.setdefault(grain, []).append(component.name)
    totals = {
        None: _("合计"), Grain.MONTH: _("每月合计"), Grain.QUARTER: _("每季合计"), Grain.HALF: _("每半年合计"),
        Grain.YEAR: _("全年合计"),
    }
    if len(by_grain) > 1 and len(policy.grains) == 1:
        totals[None] = totals[policy.grains[0]]
    for grain, names in by_grain.items():
        if names:
            yield Paragraph(f"{totals[grain]} = {' + '.join(names)}")


def _component(component: ComponentPlan, policy: Policy) -> Iterator[Block]:
    if component.each:
        every = {Grain.MONTH: _("按月"), Grain.QUARTER: _("按季"), Grain.HALF: _("按半年"), Grain.YEAR: _("按年")}
        yield Paragraph(_("{every}计发。").format(every=every[component.each]))
    if component.applies is not None:
        yield Paragraph(_("只在这样的期间有这一项：{when}。").format(when=in_words(component.applies)))
    if component.for_each:
        yield Paragraph(_("按{record}逐条计算，各行取两位小数后相加。").format(record=policy.records[component.for_each].title))
    if component.when is not None:
        yield Paragraph(_("只算这样的{record}：{when}。").format(
            record=policy.records[component.for_each or ""].title, when=in_words(component.when)
        ))
    yield from said(_("每行金额（元）") if component.for_each else _("金额（元）"), component.node)
    if component.then is not None:
        yield from said(_("各行合计之后，金额（元）"), component.then)
    if component.open:
        yield Paragraph(_("其他方案的人也可以另计这一项。"))
