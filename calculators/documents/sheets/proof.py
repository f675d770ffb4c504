"""Sheet 核算过程: every figure of every result recomputed by Excel from the inputs listed beside it."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from calculators.documents.sheets.cells import Column, Kind, Value, fill
from calculators.proof.rows import FIRST_ROW, VALUE_COLUMN, Proof, ProofRow
from calculators.proof.rows import Kind as RowKind
from models.words import _

NAME = "核算过程"
EXPECTED_COLUMN = "H"


def write(sheet: Worksheet, proof: Proof, names: Mapping[str, str]) -> None:
    """Write the rows; `names` gives each 工号 its name. Column 核对 says TRUE where Excel comes to the figure."""
    columns = [
        *(Column(name=name) for name in (_("工号"), _("姓名"), _("考核方案"), _("期间"), _("类别"), _("项目"))),
        Column(name=_("值"), kind=Kind.PLAIN),
        Column(name=_("汇总的数"), kind=Kind.PLAIN),
        Column(name=_("核对"), kind=Kind.PLAIN),
        Column(name=_("规则、单位")),
        Column(name=_("说明")),
    ]
    fill(sheet, columns, [[*_row(row, names), *_count(proof, number)] for number, row in enumerate(proof.rows)])
    for number, row in enumerate(proof.rows, start=FIRST_ROW):
        if row.formula:
            sheet[f"{VALUE_COLUMN}{number}"] = f"={row.formula}"
        elif isinstance(row.value, bool):
            sheet[f"{VALUE_COLUMN}{number}"] = row.value
        if row.expected is not None:
            sheet[f"I{number}"] = f"={_check(row, number)}"
        if isinstance(row.value, date):
            sheet[f"{VALUE_COLUMN}{number}"].number_format = "yyyy-mm-dd"
    _looks(sheet, len(proof.rows))


def _looks(sheet: Worksheet, count: int) -> None:
    """Show inputs blue, figures of results bold, and pale what is missing or does not apply: it is no fault of the sheet."""
    last = FIRST_ROW + max(count, 1) - 1
    values, figures = f"{VALUE_COLUMN}{FIRST_ROW}:{VALUE_COLUMN}{last}", f"E{FIRST_ROW}:{EXPECTED_COLUMN}{last}"
    for cells, test, font in (
        (values, f"ISERROR({VALUE_COLUMN}{FIRST_ROW})", Font(color="B0B5BC")),
        (values, f'$E{FIRST_ROW}="{_kind(RowKind.INPUT)}"', Font(color="2563EB")),
        (figures, f'${EXPECTED_COLUMN}{FIRST_ROW}<>""', Font(bold=True)),
    ):
        sheet.conditional_formatting.add(cells, Rule(type="expression", dxf=DifferentialStyle(font=font), formula=[test]))


def counted(proof: Proof) -> str:
    """Say how many figures of results are formulas, and how many stand as values."""
    return _("由公式得出 {formulas} 项，按数值列示 {values} 项").format(
        formulas=len(proof.by_formula), values=len(proof.by_value)
    )


def _row(row: ProofRow, names: Mapping[str, str]) -> list[Value]:
    subject = row.subject
    record = f" {subject.record.key}" if subject.record else ""
    value: Value = None if isinstance(row.value, bool) else row.value
    who: list[Value] = [subject.staff_no, names.get(subject.staff_no, ""), row.scheme, str(subject.period)]
    return [*who, _kind(row.kind), f"{row.label}{record}", value, row.expected, None, row.words]


def _count(proof: Proof, number: int) -> list[Value]:
    """Say why a figure stands as a value; the first row counts both."""
    reason = proof.rows[number].reason
    if number == 0:
        return [f"{counted(proof)}；{reason}" if reason else counted(proof)]
    return [reason]


def _check(row: ProofRow, number: int) -> str:
    value, expected = f"{VALUE_COLUMN}{number}", f"{EXPECTED_COLUMN}{number}"
    if isinstance(row.expected, Decimal):
        return f"AND(ROUND({value},{row.places or 0})=ROUND({expected},{row.places or 0}))"
    return f"EXACT({value},{expected})"


def _kind(kind: RowKind) -> str:
    return {
        RowKind.INPUT: _("输入"),
        RowKind.STEP: _("步骤"),
        RowKind.TEAM: _("团队"),
        RowKind.KPI: _("指标得分"),
        RowKind.ADJUSTMENT: _("调整"),
        RowKind.SUBSCORE: _("分项得分"),
        RowKind.SCORE: _("总分"),
        RowKind.GRADE: _("等级"),
        RowKind.COEFFICIENT: _("奖金系数"),
        RowKind.LINE: _("明细"),
        RowKind.COMPONENT: _("奖金项"),
        RowKind.TOTAL: _("合计"),
    }[kind]
