"""Tell a compiled scheme as a policy: what is recorded, who rates, how points and money come about."""

from collections.abc import Iterator

from calculators.documents.policy_book import kpis_told, money_told, records_told
from calculators.documents.policy_book.blocks import Block, Book, Heading, Paragraph, Points, Table
from calculators.policy.quantity import Policy
from models.period import Grain
from models.scheme.shape import SchemeShape
from models.words import _


def told(policy: Policy, shape: SchemeShape) -> Book:
    """Tell the whole scheme; chapters without content are left out."""
    chapters = (
        (_("每月录入的数字"), records_told.inputs(policy, shape)),
        (_("登记的事件"), records_told.incidents(shape)),
        (_("登记的清单"), records_told.lists(shape)),
        (_("考核指标"), kpis_told.kpis(policy, shape)),
        (_("加分与扣分"), kpis_told.adjustments(policy)),
        (_("总分、等级与系数"), kpis_told.verdict(policy)),
        (_("计算中用到的量"), money_told.quantities(policy, shape)),
        (_("奖金"), money_told.components(policy)),
        (_("提示与标记"), _notes(policy)),
        (_("文件未定之处，本方案取值"), _gaps(shape)),
        (_("凑整与缺数"), _closing(policy)),
    )
    blocks: list[Block] = []
    for title, content in chapters:
        found = list(content)
        if found:
            number = sum(isinstance(block, Heading) and block.level == 1 for block in blocks) + 1
            blocks += [Heading(f"{number}. {title}"), *found]
    grains = "、".join(grain_word(grain) for grain in policy.grains)
    below = _("版本 {version}　按{grain}考核　方案编号 {id}").format(version=policy.version, grain=grains, id=policy.id)
    source = [Paragraph(_("依据文件：{policy}").format(policy=policy.policy))] if policy.policy else []
    return Book(
        title=policy.title, below=below, blocks=(*source, *blocks),
        signatures=(_("拟定"), _("审核"), _("批准"), _("生效日期")),
    )


def grain_word(grain: Grain) -> str:
    """Name a grain in a policy's words."""
    return {Grain.MONTH: _("月"), Grain.QUARTER: _("季度"), Grain.HALF: _("半年"), Grain.YEAR: _("年度")}[grain]


def _notes(policy: Policy) -> Iterator[Block]:
    texts = [money_told.when_told(w.when, w.text, policy, w.for_each) for w in policy.warnings]
    texts += [money_told.when_told(f.when, f.text, policy, None) for f in policy.flags]
    if texts:
        yield Points(tuple(texts))
    for table in policy.tables:
        yield Paragraph(_("单据上另列「{title}」：").format(title=table.title))
        yield Table((_("栏目"), _("算法")), tuple((name, money_told.words(node)) for name, node in table.columns))


def _gaps(shape: SchemeShape) -> Iterator[Block]:
    """List all assumptions, each with what it is about."""
    if shape.gap:
        names = _names(shape)
        about = [names.get(gap.about, gap.about) for gap in shape.gap]
        yield Points(tuple(f"{name}：{gap.text}" if name else gap.text for name, gap in zip(about, shape.gap, strict=True)))


def _names(shape: SchemeShape) -> dict[str, str]:
    """Map the ids that a file speaks by to what a reader knows."""
    ids = {flag.id: flag.text for flag in shape.flag}
    ids |= {kpi.id: kpi.name for kpi in shape.kpi} | {component.id: component.name for component in shape.component}
    ids |= {adjustment.id: adjustment.name for adjustment in shape.adjustment}
    ids |= {subscore.id: subscore.name for subscore in shape.subscore}
    return ids | {"grade": _("等级"), "coefficient": _("KPI奖金系数")}


def _closing(policy: Policy) -> Iterator[Block]:
    texts = [_("四舍五入；考核得分、总分、奖金取两位小数，系数取四位小数，其余中间计算除写明的以外不凑整。")]
    texts.append(_("需要的数字没有录入时，不当作零：有关的得分和奖金留空，结果标为不完整，不能结账。"))
    if any(grain is not Grain.MONTH for grain in policy.grains):
        texts.append(_("期间内任职、工资、方案有变动的，以期间里最后一个在职月份为准；月度数字只计在本方案的月份。"))
    yield Points(tuple(texts))
