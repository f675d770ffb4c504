"""What the empty data workbook says to whoever fills it in."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from models.intake.sheets import NAME, NOTE_MARK, REMOVE, Column, Kind, Sheet
from models.target import Owner
from models.vocabulary import MeasureWord, Scale
from models.words import _


def purposes(sheets: Iterable[Sheet]) -> dict[str, str]:
    """Say of each sheet what belongs there, by its name."""
    of_lists = _("方案自设的清单，每条一行；导入时替换所列人员当月的全部行。")
    return _common() | {sheet.name: of_lists for sheet in sheets if sheet.rows_of}


def _common() -> dict[str, str]:
    return {
        "员工": _("每人一行。考核方案留空表示只参加项目分配。"),
        "任职": _("部门、岗位、职级、基本工资或方案从某月起的变动；留空表示不变，方案填 无 表示结束。"),
        "工资项": _("按月登记的工资项；基本工资 是当月的全月标准，可与员工表不同。"),
        "目标": _("年度目标，按季度填写，单位万元；基数可逐季填写，也可填基数比例。"),
        "项目": _("每个项目一行。"),
        "贡献": _("每个项目的贡献率合计为 100；导入时替换所列项目的全部贡献率。"),
        "回款": _("每笔回款一行，退款填负数；导入时替换所列项目当月的全部回款。"),
        "月度指标": _("每月每人（或部门、公司）每项指标一行；也可改填 月度指标表。"),
        "评分": _("每次评分一行；也可改填 评分表。"),
        "事件": _("每件事一行；导入时替换所列人员当月的全部事件。"),
        "核定": _("由经理人工核定的考核项或奖金项，须写明原因。"),
        "月度指标表": _("月度指标的横表：每项指标一列，空格表示没有记录；不用的列可以删除。"),
        "评分表": _("评分的横表：每个考核项一列，空格表示没有记录；不用的列可以删除。"),
    }


def rules() -> tuple[str, ...]:
    """Say what holds for all sheets."""
    return (
        _("第一行是列名，列的顺序可以改变；深色的列名必填，浅色的选填。"),
        _("第二行是说明，以 {mark} 开头，导入时跳过，可以保留。").format(mark=NOTE_MARK),
        _("空行跳过；没有内容的工作表可以删除；不认识的列和工作表会给出提醒。"),
        _("月份写 2026-01；期间写 2026-01、2026Q1、2026H1 或 2026；日期写 2026-01-31。"),
        _("空格表示没有记录，不等于 0；没有数字时请留空，不要写 无 或 -。"),
        _("有工号的工作表都可以加一列 姓名，导入时与工号核对。"),
        _("除 贡献、回款、事件 和方案自设的清单外，都可以在 删除 列填 是 来删除该行。"),
        _("公式单元格按 Excel 保存的结果读取；请不要合并单元格。"),
        _("有任何一处问题就什么都不导入，问题会连同工作表和单元格一起列出。"),
    )


def note(sheet: Sheet, column: Column) -> str:
    """Explain a column in one line of the notes row."""
    parts = [
        _("必填") if column.required else _("选填"),
        _particular(sheet.name, column.name) or _of_kind(column),
        *_of_list(sheet, column),
    ]
    return _marked(_("。").join(part for part in parts if part))


def _of_list(sheet: Sheet, column: Column) -> Iterator[str]:
    """Say what a list declares of its column: unit, bounds, what a blank cell counts as."""
    own = sheet.rows_of.column(column.name) if sheet.rows_of else None
    if own is None:
        return
    if own.unit:
        yield _("单位{unit}").format(unit=own.unit)
    if own.low is not None and own.high is not None:
        yield f"{own.low:f}–{own.high:f}"
    elif own.low is not None:
        yield _("不小于 {low}").format(low=f"{own.low:f}")
    elif own.high is not None:
        yield _("不大于 {high}").format(high=f"{own.high:f}")
    if own.default is not None:
        yield _("留空为 {value}").format(value=_told(own.default))


def _told(value: Decimal | str | bool) -> str:
    if isinstance(value, bool):
        return _("是") if value else _("否")
    return value if isinstance(value, str) else f"{value:f}"


def measure_note(word: MeasureWord) -> str:
    """Explain the column of a measure."""
    owner = {Owner.DEPARTMENT: _("部门"), Owner.COMPANY: _("公司")}.get(word.owner, _("员工"))
    scale = {Scale.PERCENT: _("0–100"), Scale.FRACTION: _("小数，25% 写 0.25 或 25%")}.get(word.scale, "")
    shared = _("可由公司行统一填写") if word.shared else ""
    return _marked(_("，").join(part for part in (owner, word.unit, scale, shared) if part))


def score_note() -> str:
    """Explain the column of a KPI."""
    return _marked(_("得分"))


def _marked(text: str) -> str:
    return f"{NOTE_MARK} {text}"


def _of_kind(column: Column) -> str:
    if column.words or (column.choice is not None and column.kind in (Kind.TEXT, Kind.OWNER, Kind.YES_NO)):
        return _("从列表中选择")
    return {
        Kind.CODE: _("编号，同一编号始终写法一致"),
        Kind.DATE: _("日期，如 2026-01-31"),
        Kind.MONTH: _("月份，如 2026-01"),
        Kind.PERIOD: _("期间，如 2026-01、2026Q1、2026H1、2026"),
        Kind.YEAR: _("年度，如 2026"),
        Kind.YUAN: _("金额，单位元"),
        Kind.TEN_THOUSAND: _("金额，单位万元"),
        Kind.PERCENT: _("百分数，30 表示 30%"),
        Kind.COUNT: _("整数，留空为 1"),
        Kind.WHOLE: _("整数"),
        Kind.FIGURE: _("数字"),
        Kind.NUMBER: _("数字"),
    }.get(column.kind, "")


def _particular(sheet: str, column: str) -> str:
    """Give the note of a column that its kind does not explain."""
    return {
        ("员工", "考核方案"): _("从列表中选择；留空为只参加项目分配"),
        ("员工", "另计方案"): _("另外参加其开放奖金项的方案"),
        ("任职", "考核方案"): _("留空不变；无 表示结束"),
        ("任职", "另计方案"): _("留空不变；无 表示结束"),
        ("目标", "对象"): _("部门名称或工号；公司留空"),
        ("目标", "产品线"): _("公司总目标留空"),
        ("月度指标", "对象类型"): _("留空为员工"),
        ("月度指标", "对象"): _("工号或部门名称；公司留空；「…目标」对象类型为员工时留空表示全体"),
        ("月度指标表", "对象类型"): _("留空为员工"),
        ("月度指标表", "对象"): _("工号或部门名称；公司留空"),
        ("评分", "得分"): _("数字，或选项的名称"),
        ("事件", "分值"): _("只有部分类型需要"),
        ("核定", "期间"): _("该结果自己的期间"),
        ("核定", "项"): _("考核项或奖金项；全部 表示整期不考核"),
        ("核定", "数值"): _("奖金项必填；考核项留空表示不考核"),
    }.get((sheet, column), _beside(sheet, column))


def _beside(sheet: str, column: str) -> str:
    """Explain the columns that many sheets have."""
    if column == REMOVE:
        return _("填 是 则删除该行")
    return _("与工号核对") if column == NAME and sheet != "员工" else ""
