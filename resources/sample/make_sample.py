"""Make the sample office's data workbook: a branch on the main scheme, twelve invented people, a whole year.

Nothing here is random: counts and ratings run through short cycles, so that every month is complete and values fall on
both sides of each threshold. The workbook is the same to the byte whenever it is made:
`python -m resources.sample.make_sample`.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from resources.sample import contracts, layout
from resources.sample.contracts import Contract
from resources.sample.cycles import cycle
from resources.sample.layout import Row, Sheets, named

FOLDER = Path(__file__).resolve().parent
YEAR = 2026
MONTHS = [f"{YEAR}-{month:02d}" for month in range(1, 13)]
QUARTERS = [f"{YEAR}Q{quarter}" for quarter in (1, 2, 3, 4)]
SCHEME = "售前顾问考核办法（分公司）"

# 工号, 姓名, 部门, 岗位, 职级, 入职, 离职, 月基本工资
PEOPLE = [
    ("LJ101", "沈亦舟", "售前支持一部", "高级售前顾问", "高级", date(2021, 4, 12), None, "12800"),
    ("LJ102", "何书宁", "售前支持一部", "售前顾问", "中级", date(2022, 7, 4), None, "9500"),
    ("LJ103", "罗敬川", "售前支持一部", "售前顾问", "中级", date(2023, 3, 20), None, "9200"),
    ("LJ104", "郭晓棠", "售前支持一部", "售前顾问", "助理", date(2024, 7, 8), None, "7200"),
    ("LJ105", "许文澜", "售前支持二部", "高级售前顾问", "高级", date(2020, 9, 14), None, "13200"),
    ("LJ106", "宋立衡", "售前支持二部", "售前顾问", "中级", date(2022, 11, 1), None, "9800"),
    ("LJ107", "邵佳禾", "售前支持二部", "售前顾问", "助理", date(2026, 2, 9), None, "7000"),
    ("LJ108", "蒋明桥", "售前支持二部", "售前顾问", "中级", date(2021, 10, 18), date(2026, 8, 14), "9600"),
    ("LJ109", "丁雨蔚", "方案中心", "方案架构师", "资深", date(2019, 5, 6), None, "15500"),
    ("LJ110", "潘志恒", "方案中心", "方案顾问", "中级", date(2023, 8, 28), None, "8900"),
    ("LJ111", "董安琪", "方案中心", "方案顾问", "助理", date(2025, 6, 30), None, "7650"),
    ("LJ112", "魏青原", "交付部", "实施经理", "高级", date(2018, 3, 12), None, "14000"),
]
PROJECTS_ONLY = {"LJ112"}

# 项目编号, 项目名称, 客户, 产品线, 合同金额, 已备案, 贡献率, 合作伙伴分利率(%), 每次差旅, 首次招待, 分期(月-日 比例%)
PROJECTS = [
    ("P2501", "集团财务一期", "恒升纺织", "NC", "428000", "是", "101:60 104:40", 0, 860, 3200, "01-16:40 04-21:30"),
    ("P2502", "进销存升级", "明川机械", "U8", "156800", "是", "102:100", 8, 420, 1200, "01-22:50 06-10:40"),
    ("P2503", "经销商门户", "瑞禾食品", "分销", "233500", "是", "105:50 106:30 109:20", 10, 1180, 2600, "02-05:40 05-19:40"),
    ("P2504", "生产管理", "卓屿电子", "U8", "318000", "是", "105:70 108:30", 0, 930, 2800, "01-29:30 03-24:40 07-15:20"),
    ("P2505", "协同办公", "安澜水务", "OA", "89000", "是", "110:100", 0, 260, 600, "02-26:60 05-28:40"),
    ("P2506", "报表平台", "广泽建材", "NC", "264000", "否", "103:50 111:50", 0, 540, 1500, "03-06:40 06-17:40"),
    ("P2507", "冷链调度", "海沛冷链", "分销", "375600", "是", "109:45 101:35 112:20", 12, 1420, 4200, "01-13:30 03-19:30"),
    ("P2508", "会员管理", "天棠服饰", "CRM", "46800", "是", "104:100", 0, 180, 0, "02-11:60 04-09:40"),
    ("P2601", "全面预算", "青屏医药", "NC", "486000", "是", "101:33.33 109:66.67", 0, 1260, 5200, "03-12:30 06-24:30 10-16:30"),
    ("P2602", "成本核算", "启岳电缆", "U8", "187200", "是", "106:100", 5, 640, 1600, "03-03:40 07-07:50"),
    ("P2603", "人事与薪酬", "嘉穗粮油", "U8", "50000", "是", "102:50 107:50", 0, 150, 300, "03-27:60 05-13:40"),
    ("P2604", "物业收费", "景澄物业", "OA", "49999.99", "是", "111:100", 0, 120, 200, "04-15:70 07-23:30"),
    ("P2605", "船坞物资", "凌波船舶", "NC", "538000", "是", "105:40 109:40 112:20", 0, 1680, 6400, "04-10:30 08-13:30 11-20:30"),
    ("P2606", "门店零售", "望潮渔业", "分销", "128400", "是", "103:60 104:40", 9, 480, 900, "04-24:50 08-27:50"),
    ("P2607", "电商对接", "润峤茶业", "CRM", "76500", "否", "110:100", 0, 210, 450, "05-08:60 09-03:40"),
    ("P2608", "质量追溯", "雁湖乳业", "U8", "245000", "是", "102:70 107:30", 6, 760, 2100, "05-15:40 08-06:40 12-10:15"),
    ("P2609", "供应链协同", "盛岚家具", "分销", "312800", "是", "106:55 108:45", 8, 880, 2400, "05-22:40 07-30:30 11-12:20"),
    ("P2610", "设备点检", "明川机械", "OA", "58600", "是", "107:100", 0, 240, 380, "06-04:50 09-17:50"),
    ("P2611", "渠道返利", "瑞禾食品", "CRM", "142000", "是", "105:100", 10, 520, 1300, "06-11:40 10-22:50"),
    ("P2612", "种质资源库", "鼎禾种业", "NC", "268900", "是", "109:50 110:50", 0, 1050, 3100, "06-26:40 09-24:40"),
    ("P2613", "票务结算", "远岫旅游", "U8", "97300", "是", "104:100", 7, 390, 800, "07-09:50 11-05:50"),
    ("P2614", "图书发行", "博洽图书", "分销", "164500", "否", "101:50 103:50", 0, 460, 1100, "07-17:40 10-30:40"),
    ("P2615", "光学产线", "同晖光学", "NC", "398000", "是", "101:70 111:30", 0, 1340, 4600, "07-24:30 10-13:40 12-17:20"),
    ("P2616", "薪酬外包", "广泽建材", "OA", "38500", "是", "110:100", 0, 110, 0, "08-05:100"),
    ("P2617", "移动审批", "安澜水务", "OA", "67800", "是", "111:60 107:40", 0, 230, 500, "08-19:60 12-03:40"),
    ("P2618", "资金集中", "恒升纺织", "NC", "352000", "是", "105:33.33 106:33.33 101:33.34", 0, 980, 3800, "09-09:30 12-15:40"),
    ("P2619", "车间排产", "卓屿电子", "U8", "215600", "是", "106:80 112:20", 6, 720, 1900, "09-15:40 11-26:40"),
    ("P2620", "药品溯源", "青屏医药", "U8", "178000", "是", "102:100", 0, 610, 1700, "10-09:50 12-22:40"),
    ("P2621", "茶园会员", "润峤茶业", "CRM", "52400", "是", "104:50 111:50", 5, 190, 420, "10-27:60 12-08:40"),
    ("P2622", "港口协同", "海沛冷链", "分销", "286000", "是", "109:60 110:40", 11, 1120, 3300, "11-03:40 12-24:30"),
]
CONTRACTS = [Contract(*line) for line in PROJECTS]
REFUNDS = [("P2606", date(2026, 11, 18), "-12840")]

# 公司收入，元，按月；对应 130 / 195 / 195 / 130 万元的目标
REVENUE = [
    "412680.50", "318954.00", "516807.30", "524310.00", "571862.40", "542190.75",
    "489630.20", "461205.00", "492407.60", "436912.00", "388640.35", "487603.90",
]  # fmt: skip

# 每人一条循环：内部培训, 提供方案, 支持次数, 支持项目数, 外派演讲（一至十二月依次取，短的循环重复）
COUNTS = {
    "LJ101": ("1", "2 3 1", "18 16 21 17 15 19 16", "6 5 7 5 4", "0 1 0"),
    "LJ102": ("1 0", "0 1 2", "12 16 9 15 8 17", "4 5 3 5", "0 0 1 0"),
    "LJ103": ("0 0 1", "0 0 1 0", "9 7 8 11 6", "3 2 4 3", "0 0 0 0 1"),
    "LJ104": ("0 1", "1 0 0", "8 10 7 13", "2 3 4", "0"),
    "LJ105": ("1 2", "2 1", "19 22 16 18", "7 6 5 8", "1 0 2"),
    "LJ106": ("0 1 1", "1 0 2 1", "15 16 14 18 12", "5 4 5 3", "0 0 1"),
    "LJ107": ("1 0 0", "0 1", "6 8 9 11 12", "2 3 3 4", "0 0 0 1 0 0 0"),
    "LJ108": ("0 0 1", "1 1 0", "10 13 7 9", "4 3 2", "0 1 0 0"),
    "LJ109": ("2 1 1", "3 2 4", "16 15 17 20 16", "5 6 4 7", "1 0 1"),
    "LJ110": ("0 1", "2 1 1", "11 8 14 16 7", "3 5 4", "0 0 1 0 0"),
    "LJ111": ("1", "1 0", "8 12 9 7 10 16", "3 3 2 4", "0 1 0 0 0"),
}

# 每人一条循环，一至四季度：文档（销售总监/总经理）, 反馈（销售总监/总经理）, 团队精神（部门经理）
RATINGS = {
    "LJ101": ("完整/完整", "好/好 好/一般", "5 4.5"),
    "LJ102": ("完整/完整 完整/不完整", "好/好 一般/一般", "4 4.5 4"),
    "LJ103": ("不完整/完整 完整/完整", "一般/一般 一般/差", "3.5 3"),
    "LJ104": ("完整/完整", "一般/好", "4"),
    "LJ105": ("完整/完整", "好/好", "5 5 4.5 5"),
    "LJ106": ("完整/不完整 完整/完整", "好/一般 好/好", "4.5 4"),
    "LJ107": ("不完整/不完整 完整/不完整 完整/完整", "一般/好", "3 3.5 4 4"),
    "LJ108": ("完整/完整 完整/不完整 不完整/不完整", "一般/一般 差/一般", "3.5 3 2.5"),
    "LJ109": ("完整/完整", "好/好", "5"),
    "LJ110": ("完整/完整 不完整/完整", "好/一般 一般/一般", "4"),
    "LJ111": ("完整/完整", "一般/一般 好/好", "4 4 4.5 4.5"),
}

BY_HAND = [
    ("2026Q1", "LJ107", "外派演讲的次数", None, "入职不满一个季度，未安排外派演讲"),
    ("2026Q2", "LJ106", "支持售前次数", Decimal(12), "五月借调投标组三周，按部门平均水平核定"),
    ("2026Q4", "LJ104", "项目奖金", Decimal(650), "远岫旅游二期配合工作，经总经理同意补足"),
]


def works(staff_no: str, first: date, last: date) -> bool:
    """Tell whether a person is employed between two days."""
    hired, left = next(p[5:7] for p in PEOPLE if p[0] == staff_no)
    return hired <= last and (left is None or left >= first)


def staff() -> Iterator[Row]:
    """List the people as hired."""
    for staff_no, name, department, post, rank, hired, left, pay in PEOPLE:
        yield {
            "工号": staff_no, "姓名": name, "部门": department, "岗位": post, "职级": rank,
            "入职日期": hired, "离职日期": left, "月基本工资(元)": Decimal(pay),
            "考核方案": None if staff_no in PROJECTS_ONLY else SCHEME,
            "另计方案": SCHEME if staff_no in PROJECTS_ONLY else None,
        }  # fmt: skip


def company_revenue() -> Iterator[Row]:
    """List the company's revenue by month."""
    for month, amount in zip(MONTHS, REVENUE, strict=True):
        yield {"月份": month, "对象类型": "公司", "对象": None, "指标": "公司收入", "数值": Decimal(amount)}


def counts() -> Iterator[Row]:
    """List every measure of every month in which a person is employed."""
    names = ("内部培训次数", "提供方案数", "支持售前次数", "支持售前项目数", "外派演讲次数")
    for index, month in enumerate(MONTHS):
        first = date(YEAR, index + 1, 1)
        last = date(YEAR, index + 1, 28)
        for staff_no, cycles in COUNTS.items():
            if works(staff_no, first, last):
                values = {name: int(cycle(text, index)) for name, text in zip(names, cycles, strict=True)}
                yield {"月份": month, "对象类型": "员工", "对象": staff_no, **values}


def ratings() -> Iterator[Row]:
    """List what the three raters say of everybody, each quarter."""
    for index, quarter in enumerate(QUARTERS):
        for staff_no, (documents, feedback, team) in RATINGS.items():
            if works(staff_no, date(YEAR, index * 3 + 1, 1), date(YEAR, index * 3 + 3, 28)):
                for place, rater in enumerate(("销售总监", "总经理")):
                    yield {
                        "期间": quarter, "工号": staff_no, "评分人": rater,
                        "方案与项目文档": cycle(documents, index).split("/")[place],
                        "被支持单位的反馈意见": cycle(feedback, index).split("/")[place],
                    }  # fmt: skip
                yield {"期间": quarter, "工号": staff_no, "评分人": "部门经理", "团队精神": Decimal(cycle(team, index))}


def sheets() -> Sheets:
    """Give the whole workbook as rows."""
    targets = {"一季度(万元)": 130, "二季度(万元)": 195, "三季度(万元)": 195, "四季度(万元)": 130}
    promotion = ("LJ102", "2026-08", "高级售前顾问", "高级", Decimal(11000))
    changed = ("工号", "起始月份", "岗位", "职级", "月基本工资(元)")
    settled = ("期间", "工号", "项", "数值", "原因")
    names = {person[0]: person[1] for person in PEOPLE}
    return {
        "员工": list(staff()),
        "任职": named([dict(zip(changed, promotion, strict=True))], names),
        "目标": [{"年度": YEAR, "对象类型": "公司", **targets}],
        "项目": list(contracts.projects(CONTRACTS)),
        "贡献": named(contracts.shares(CONTRACTS, "LJ"), names),
        "回款": contracts.receipts(CONTRACTS, REFUNDS, YEAR),
        "月度指标": list(company_revenue()),
        "月度指标表": list(counts()),
        "评分表": named(ratings(), names),
        "核定": named((dict(zip(settled, row, strict=True)) for row in BY_HAND), names),
    }


def made() -> bytes:
    """Make the workbook."""
    return layout.made(sheets())


if __name__ == "__main__":
    layout.write(FOLDER / "sample.xlsx", made())
