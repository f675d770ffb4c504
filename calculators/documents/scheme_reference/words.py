"""The words of formulas: functions, builtins, what records are made of; and the sheets that figures are recorded in."""

from collections.abc import Iterator

from calculators.assessment.builtins import BUILTINS
from calculators.assessment.lines import RECORD_FIELDS
from calculators.assessment.shown import shown
from calculators.documents.scheme_reference.markdown import code, heading, table
from calculators.formula import parse
from calculators.formula.evaluate import Nowhere, evaluate
from calculators.formula.function import Function
from calculators.formula.functions import GROUPS
from calculators.formula.values import Missing
from models.intake.sheets import NAME, REMOVE, SHEETS, Sheet, Wide

_OF_RECORDS = {
    "project": "有本人贡献率、期间内有回款的各个项目",
    "product_line": "本年有本人目标或回款的各条产品线",
}


def words() -> Iterator[str]:
    """List the lines about functions, builtins, records and sheets."""
    yield from _functions()
    yield heading("四、内置的量", 2)
    yield "每个方案都可以直接写的名字。"
    yield ""
    yield from table(("名字", "单位", "意思"), ((code(b.name), b.unit, b.about) for b in BUILTINS.values()))
    yield heading("五、明细的词", 2)
    yield "只用在有 `for_each` 的公式里，或「合计」「计数」等看明细的函数里。自设清单的词就是它的各列。"
    for kind in RECORD_FIELDS.values():
        yield heading(f"`{kind.kind}` {kind.title}：{_OF_RECORDS[kind.kind]}", 3)
        yield from table(("词", "单位", "意思"), ((code(f.name), f.unit, f.about) for f in kind.fields.values()))
    yield heading("六、工作表与列", 2)
    yield f"算例和数据工作簿的工作表。`*` 必填；有「工号」的表里，旁边都可以写「{NAME}」。自设清单各是一张同名的工作表。"
    yield ""
    yield from table(("工作表", "列"), ((sheet.name, _columns(sheet)) for sheet in SHEETS))


def _functions() -> Iterator[str]:
    yield heading("三、函数", 2)
    yield "`?` 可以不写，要写就写名字，如 `首期=0`、`组=部门`；`…` 可以写几个。没有另写的，有一个参数缺，结果就缺。"
    for name, functions in GROUPS.items():
        yield heading(name, 3)
        yield from table(("函数", "意思", "缺数据时", "例"), map(_function, functions))
    names = "、".join(f"{f.name} `{f.english}`" for functions in GROUPS.values() for f in functions)
    yield f"\n函数也可以写英文名：{names}。"


def _function(function: Function) -> tuple[str, ...]:
    example = code(function.told.example)
    outcome = _outcome(function.told.example)
    return (
        code(f"{function.name}({'，'.join(function.parameters)})"), function.told.about, function.told.gap,
        f"{example} 得 {outcome}" if outcome else example,
    )


def _outcome(example: str) -> str:
    """Compute an example of numbers alone; "" for one that needs an office."""
    value = evaluate(parse(example), Nowhere())
    return "" if isinstance(value, Missing) else shown(value)


def _columns(sheet: Sheet) -> str:
    further = {Wide.MEASURES: "各个录入指标", Wide.KPIS: "各个考核项", None: ""}[sheet.wide]
    names = [f"{c.name}{'*' * c.required}" for c in sheet.columns if c.name != REMOVE and (c.name != NAME or c.required)]
    return "、".join(filter(None, (*names, further)))
