"""Make the mixed office's data workbook: forty invented people on all fifteen schemes, the whole year 2026.

The months of 2025 that the schemes look back on are there too, so that every month, quarter, half-year and the year are
complete. Measures and ratings stand partly in narrow sheets, partly in wide ones. The workbook is the same to the byte
whenever it is made: `python -m resources.sample.mixed.make_mixed`.
"""

from collections.abc import Iterator
from pathlib import Path

from resources.sample import contracts, layout
from resources.sample.layout import Row, Sheets, named
from resources.sample.mixed import business, presales, services
from resources.sample.mixed.people import NAMES, PREFIX, YEAR, changes, staff

FOLDER = Path(__file__).resolve().parent
APPRAISALS = (*services.APPRAISALS, *presales.APPRAISALS)
REMARKS = {
    ("YX131", "2026Q1", "协作程度"): "见《一季度联合方案报告》",
    ("YX118", "2026Q2", "外派演讲的次数"): "行业大会两次",
}


def narrow_measures() -> Iterator[Row]:
    """List one row a figure for the schemes that are recorded so."""
    for row in (row for appraisal in APPRAISALS if not appraisal.wide for row in appraisal.recorded()):
        for name in list(row)[3:]:
            yield {"月份": row["月份"], "对象类型": "员工", "对象": row["对象"], "指标": name, "数值": row[name]}


def wide_measures() -> list[Row]:
    """List one row a person and month for the others."""
    return [row for appraisal in APPRAISALS if appraisal.wide for row in appraisal.recorded()]


def narrow_ratings() -> Iterator[Row]:
    """List one row a rating, with its remark, for the schemes whose measures are wide."""
    for row in (row for appraisal in APPRAISALS if appraisal.wide for row in appraisal.judged()):
        for name in list(row)[4:]:
            remark = REMARKS.get((row["工号"], row["期间"], name))
            yield {
                "期间": row["期间"], "工号": row["工号"], "考核项": name, "评分人": row["评分人"],
                "序号": row["序号"], "得分": row[name], "备注": remark,
            }  # fmt: skip


def wide_ratings() -> list[Row]:
    """List one row a rater for the others, and the chat logs."""
    rows = [row for appraisal in APPRAISALS if not appraisal.wide for row in appraisal.judged()]
    return [*rows, *services.samples()]


def sheets() -> Sheets:
    """Give the whole workbook as rows."""
    return {
        "员工": staff(),
        "任职": named(changes(), NAMES),
        "工资项": named(business.pay_items(), NAMES),
        "目标": business.targets(),
        "项目": list(contracts.projects(business.CONTRACTS)),
        "贡献": named(contracts.shares(business.CONTRACTS, PREFIX), NAMES),
        "回款": contracts.receipts(business.CONTRACTS, business.REFUNDS, YEAR),
        "月度指标": [*business.figures(), *narrow_measures()],
        "月度指标表": wide_measures(),
        "评分": named(narrow_ratings(), NAMES),
        "评分表": named(wide_ratings(), NAMES),
        "事件": named(business.incidents(), NAMES),
        "核定": named(business.settled(), NAMES),
    }


def made() -> bytes:
    """Make the workbook."""
    return layout.made(sheets())


if __name__ == "__main__":
    layout.write(FOLDER / "mixed.xlsx", made())
