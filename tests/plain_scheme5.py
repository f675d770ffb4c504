"""Scheme 5 once more, as plainly as it can be said: straight fractions over the rows of a data workbook.

Shares nothing with the product, so that two readings of the policy check one another. It knows the
sheets as the case files hold them (rules.md, schemes.md §5, workbook.md) and no other scheme.
"""

import json
from calendar import monthrange
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

Row = dict[str, Any]
Sheets = dict[str, list[Row]]
SCHEME = {"consultant-branch", "售前顾问考核办法（分公司）"}
KPIS = {
    "training": ("内部培训及知识库贡献", 10),
    "support_count": ("支持售前次数", 15),
    "project_count": ("支持售前的项目个数", 15),
    "speech": ("外派演讲的次数", 5),
    "documents": ("方案与项目文档", 10),
    "feedback": ("被支持单位的反馈意见", 10),
    "team": ("团队精神", 5),
    "revenue": ("公司收入完成率", 30),
}
NAMES = {kpi: name for kpi, (name, _) in KPIS.items()}
GRADES = ((90, "优秀"), (80, "良好"), (60, "合格"), (0, "待改进"))
LABELS = {"完整": 10, "不完整": 0, "好": 10, "一般": 6, "差": 0}
COLUMNS = {"月份", "对象类型", "对象", "期间", "工号", "评分人", "序号", "姓名"}
DEDUCTIONS = ("合作伙伴分利(元)", "销售费用(元)", "大额招待费(元)", "项目差旅费(元)")


def load(path: Path) -> dict[str, Any]:
    """Read a case file with exact numbers."""
    case: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"), parse_float=Fraction, parse_int=Fraction)
    return case


def up(value: Fraction, places: int) -> Fraction:
    """Round half away from zero."""
    unit = Fraction(1, 10**places)
    whole = (abs(value) / unit + Fraction(1, 2)).__floor__() * unit
    return whole if value >= 0 else -whole


def text(value: Fraction | None, places: int = 2) -> str | None:
    """Write a rounded figure the way results.json does."""
    if value is None:
        return None
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    return ("-" if value < 0 else "") + digits[:-places] + "." + digits[-places:]


def blank(cell: object) -> bool:
    """Tell an empty cell."""
    return cell is None or cell == ""


def number(cell: Any) -> Fraction | None:
    """Read a cell; None where it is empty."""
    return None if blank(cell) else Fraction(cell)


class Office:
    """The sheets, looked up by the keys that scheme 5 asks for, for one quarter."""

    def __init__(self, sheets: Sheets, quarter: str) -> None:
        self.sheets, self.quarter, self.year, self.number = sheets, quarter, int(quarter[:4]), int(quarter[5])
        self.months = [f"{self.year}-{self.number * 3 - 3 + i:02d}" for i in (1, 2, 3)]
        self.measures = {(r["月份"], r.get("对象") or "", r["指标"]): Fraction(r["数值"]) for r in self.rows("月度指标")}
        for row in self.rows("月度指标表"):
            for name in set(row) - COLUMNS:
                if not blank(row[name]):
                    self.measures[row["月份"], row.get("对象") or "", name] = Fraction(row[name])
        self.ratings: dict[tuple[str, str, str], list[Fraction]] = {}
        for row in self.rows("评分"):
            self.rate(row, row["考核项"], row["得分"])
        for row in self.rows("评分表"):
            for name in set(row) - COLUMNS:
                self.rate(row, name, row[name])
        self.settled = {(r["工号"], r["项"]): r.get("数值") for r in self.rows("核定") if r["期间"] == quarter}

    def rows(self, sheet: str) -> list[Row]:
        """List a sheet's rows."""
        return self.sheets.get(sheet, [])

    def rate(self, row: Row, item: str, score: object) -> None:
        """Take one rating of this quarter; a label counts its points."""
        if row["期间"] == self.quarter and not blank(score):
            points = Fraction(LABELS.get(str(score), score))  # type: ignore[call-overload]  # a label or a number
            self.ratings.setdefault((row["工号"], item, row["评分人"]), []).append(points)

    def state(self, person: Row, month: str) -> Row:
        """Give the person's row as in force in that month."""
        for change in sorted(self.rows("任职"), key=lambda r: str(r["起始月份"])):
            if change["工号"] == person["工号"] and change["起始月份"] <= month:
                person = {**person, **{k: v for k, v in change.items() if not blank(v)}}
        return person

    def days(self, person: Row, month: str) -> int:
        """Count the employed days of a month."""
        year, number = int(month[:4]), int(month[5:])
        first, last = date(year, number, 1), date(year, number, monthrange(year, number)[1])
        hired = date.fromisoformat(person["入职日期"])
        left = date.fromisoformat(person.get("离职日期") or "9999-12-31")
        return max(0, (min(left, last) - max(hired, first)).days + 1)

    def base_pay(self, person: Row, month: str) -> Fraction:
        """Prorate the base pay in force by calendar days."""
        rate = self.state(person, month)["月基本工资(元)"]
        for item in self.rows("工资项"):
            if (item["月份"], item["工号"], item["工资项"]) == (month, person["工号"], "基本工资"):
                rate = item["金额(元)"]
        return up(Fraction(rate) * self.days(person, month) / monthrange(int(month[:4]), int(month[5:]))[1], 2)

    def rated(self, staff_no: str, kpi: str) -> Fraction | None:
        """Weigh the raters' mean scores; None when one of them hasn't rated."""
        raters = ("部门经理",) if kpi == "team" else ("销售总监", "总经理")
        given = [self.ratings.get((staff_no, NAMES[kpi], rater)) for rater in raters]
        means = [sum(g, Fraction(0)) / len(g) for g in given if g]
        return sum(means, Fraction(0)) / len(raters) if len(means) == len(raters) else None

    def completion(self) -> Fraction | None:
        """Divide the company's revenue of the quarter by its target."""
        column = "一二三四"[self.number - 1] + "季度(万元)"
        targets = [r for r in self.rows("目标") if r["年度"] == self.year and r["对象类型"] == "公司" and blank(r.get("产品线"))]
        revenue = [self.measures.get((m, "", "公司收入")) for m in self.months]
        if not targets or not targets[0][column] or None in revenue:
            return None
        return sum((r for r in revenue if r is not None), Fraction(0)) / (Fraction(targets[0][column]) * 10000)

    def kpis(self, staff_no: str, months: list[str]) -> dict[str, Fraction | None]:
        """Compute the eight KPIs over the months that count."""

        def of(month: str, name: str) -> Fraction | None:
            return self.measures.get((month, staff_no, name))

        def monthly(points: list[int | None]) -> Fraction | None:
            return None if None in points else Fraction(sum(p for p in points if p is not None), len(points))

        def bands(value: Fraction | None, *steps: tuple[Fraction | int, int]) -> int | None:
            return None if value is None else next((p for limit, p in steps if value >= limit), 0)

        def plus(a: Fraction | None, b: Fraction | None) -> Fraction | None:
            return None if a is None or b is None else a + b

        speech = Fraction(0) if months else None
        for month in months:
            speech = plus(speech, of(month, "外派演讲次数"))
        percent = Fraction(1, 100)
        exact: dict[str, Fraction | int | None] = {
            "training": monthly([bands(plus(of(m, "内部培训次数"), of(m, "提供方案数")), (1, 10)) for m in months]),
            "support_count": monthly([bands(of(m, "支持售前次数"), (16, 15), (8, 10)) for m in months]),
            "project_count": monthly([bands(of(m, "支持售前项目数"), (5, 15), (3, 10)) for m in months]),
            "speech": bands(speech, (1, 5)),
            **{kpi: self.rated(staff_no, kpi) for kpi in ("documents", "feedback", "team")},
            "revenue": bands(self.completion(), (90 * percent, 30), (80 * percent, 20), (70 * percent, 10)),
        }
        return {kpi: None if value is None else up(Fraction(value), 2) for kpi, value in exact.items()}

    def project_bonus(self, staff_no: str) -> Fraction:
        """Sum the rounded lines of the registered projects of 50,000 yuan and more."""
        total = Fraction(0)
        for share in (r for r in self.rows("贡献") if r["工号"] == staff_no):
            project = next(p for p in self.rows("项目") if p["项目编号"] == share["项目编号"])
            if project["已备案"] == "是" and project["合同金额(元)"] >= 50000:
                net = Fraction(0)
                for receipt in self.rows("回款"):
                    if receipt["项目编号"] == share["项目编号"] and receipt["回款日期"][:7] in self.months:
                        net += Fraction(receipt["回款金额(元)"]) - sum(Fraction(receipt.get(d) or 0) for d in DEDUCTIONS)
                total += up(net * Fraction(share["贡献率(%)"]) / 100 / Fraction("1.17") / 100, 2)
        return total


def result(office: Office, person: Row) -> Row | None:
    """Assess one person; None where scheme 5 has nothing to do with them in that quarter."""
    employed = [m for m in office.months if office.days(person, m)]
    if not employed:
        return None
    staff_no, last = person["工号"], office.state(person, employed[-1])
    own, also = last.get("考核方案") in SCHEME, last.get("另计方案") in SCHEME
    if not own and not also:
        return None
    months = [m for m in employed if office.state(person, m).get("考核方案") in SCHEME]
    out = not own or (staff_no, "全部") in office.settled
    points = {} if out else office.kpis(staff_no, months)
    for kpi in points:
        value = number(office.settled.get((staff_no, NAMES[kpi])))
        points[kpi] = points[kpi] if value is None else value
    unassessed = {k for k in points if (staff_no, NAMES[k]) in office.settled and blank(office.settled[staff_no, NAMES[k]])}
    counted = {k: v for k, v in points.items() if k not in unassessed}
    score = None
    if counted and None not in counted.values():
        maxima = sum(KPIS[k][1] for k in counted)
        score = up(sum((v for v in counted.values() if v is not None), Fraction(0)) * 100 / maxima, 2)
    coefficient = None if score is None else up(score / 100, 4)
    base = sum((office.base_pay(person, m) for m in months), Fraction(0))
    workload = Fraction(0) if out else None if coefficient is None else up(base * coefficient / 10, 2)
    amounts = {"project_bonus": office.project_bonus(staff_no), **({"workload_bonus": workload} if own else {})}
    for component, name in (("project_bonus", "项目奖金"), ("workload_bonus", "工作量奖金")):
        value = number(office.settled.get((staff_no, name)))
        if component in amounts and value is not None:
            amounts[component] = value
    grade = None if score is None else next(name for limit, name in GRADES if score >= limit)
    total = None if None in amounts.values() else sum((a for a in amounts.values() if a is not None), Fraction(0))
    return {
        "staff_no": staff_no,
        "scheme": "consultant-branch",
        "period": office.quarter,
        "status": "incomplete" if (score is None and not out) or total is None else "complete",
        "kpis": [{"id": k, "points": None if k in unassessed else text(v)} for k, v in points.items()],
        "adjustments": [],
        "subscores": [],
        "score": text(score),
        "grade": grade,
        "rank": None,
        "coefficient": text(coefficient, 4),
        "components": [{"id": k, "amount": text(v)} for k, v in amounts.items()],
        "total": text(total),
        "flags": [],
        "own": own,
    }


def assess(sheets: Sheets, quarter: str) -> Row:
    """Give results and summary of a quarter the way results.json lays them out."""
    office = Office(sheets, quarter)
    results = [r for p in sorted(office.rows("员工"), key=lambda p: str(p["工号"])) if (r := result(office, p))]
    summary = []
    for each in results:
        if each["score"] is not None and each["status"] == "complete":
            scores = [Fraction(o["score"]) for o in results if o["status"] == "complete" and o["score"]]
            each["rank"] = 1 + sum(score > Fraction(each["score"]) for score in scores)
    for each in results:
        scheme = each["scheme"] if each.pop("own") else None
        summary.append({k: each[k] for k in ("staff_no", "score", "grade", "total")} | {"scheme": scheme})
    return {"results": results, "summary": summary}
