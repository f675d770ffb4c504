"""Make nouns of a data workbook's rows straight, for tests that need no file: scheme 5's sheets, keys as in the cases."""

from datetime import date
from decimal import Decimal
from typing import Any

from models.by_hand import ByHand
from models.measure import Measure
from models.period import Period
from models.project import Project, Receipt, Share
from models.rating import Rating
from models.records import Records
from models.staff import Assignment, PayItem, Person
from models.target import Owner, Target

Sheets = dict[str, list[dict[str, Any]]]

DEDUCTIONS = ("合作伙伴分利(元)", "销售费用(元)", "大额招待费(元)", "项目差旅费(元)")


def records(sheets: Sheets) -> Records:
    """Make nouns of the rows."""
    parse, day = Period.parse, date.fromisoformat

    def rows(sheet: str) -> list[dict[str, Any]]:
        return sheets.get(sheet, [])

    return Records(
        staff=tuple(
            Person(
                staff_no=r["工号"], name=r["姓名"], hired=day(r["入职日期"]), base_pay=r["月基本工资(元)"],
                left=day(r["离职日期"]) if r.get("离职日期") else None, scheme=r.get("考核方案"), also_scheme=r.get("另计方案"),
            )
            for r in rows("员工")
        ),
        assignments=tuple(
            Assignment(
                staff_no=r["工号"], start=parse(r["起始月份"]), base_pay=r.get("月基本工资(元)"),
                scheme=r.get("考核方案"), also_scheme=r.get("另计方案"),
            )
            for r in rows("任职")
        ),
        pay_items=tuple(
            PayItem(month=parse(r["月份"]), staff_no=r["工号"], item=r["工资项"], amount=r["金额(元)"]) for r in rows("工资项")
        ),
        targets=tuple(
            Target(
                year=r["年度"], owner_kind=Owner.COMPANY, owner="", product_line=r.get("产品线") or "",
                quarters=tuple(10000 * r[f"{quarter}季度(万元)"] for quarter in "一二三四"),
            )
            for r in rows("目标")
        ),
        projects=tuple(
            Project(
                project_no=r["项目编号"], name=r["项目名称"], contract_amount=r["合同金额(元)"], registered=r["已备案"] == "是"
            )
            for r in rows("项目")
        ),
        shares=tuple(Share(project_no=r["项目编号"], staff_no=r["工号"], percent=r["贡献率(%)"]) for r in rows("贡献")),
        receipts=tuple(receipt(r) for r in rows("回款")),
        measures=tuple(
            Measure(
                month=parse(r["月份"]), owner_kind=Owner.PERSON if r.get("对象") else Owner.COMPANY, owner=r.get("对象") or "",
                name=r["指标"], value=Decimal(r["数值"]),
            )
            for r in rows("月度指标")
        ),
        ratings=tuple(
            Rating(
                period=parse(r["期间"]), staff_no=r["工号"], kpi=r["考核项"], rater=r["评分人"],
                number=r.get("序号", 1), score=r["得分"],
            )
            for r in rows("评分")
        ),
        by_hand=tuple(
            ByHand(period=parse(r["期间"]), staff_no=r["工号"], item=r["项"], value=r["数值"], reason=r["原因"])
            for r in rows("核定")
        ),
    )


def receipt(row: dict[str, Any]) -> Receipt:
    """Make a receipt of its row."""
    partner, sales, entertainment, travel = (row.get(name) or Decimal(0) for name in DEDUCTIONS)
    return Receipt(
        project_no=row["项目编号"], day=date.fromisoformat(row["回款日期"]), amount=row["回款金额(元)"],
        partner_share=partner, sales_cost=sales, entertainment=entertainment, travel=travel,
    )
