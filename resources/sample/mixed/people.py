"""The forty people of the mixed office, all invented, and what changes for them in the year."""

from calendar import monthrange
from datetime import date
from decimal import Decimal

from resources.sample.layout import Row

PREFIX = "YX"
YEAR = 2026

TITLES = {
    "presales-service": "售前服考核标准",
    "presales-system": "售前绩效考核制度",
    "presales-annual": "售前绩效考核方案（年度）",
    "consultant-nc-u8": "售前顾问奖金计提考核办法",
    "consultant-branch": "售前顾问考核办法（分公司）",
    "presales-work": "售前工作绩效考核制度",
    "presales-360": "售前绩效考核方案（初稿）",
    "presales-quarterly": "售前绩效考核方案（季度）",
    "ecommerce-quality": "电商售前客服绩效考核标准",
    "support-department": "售前支持部绩效考核办法",
    "service-presales": "售前客服绩效考核方案",
    "repair-star": "售前人员考核制度规范（维修星级）",
    "service-relative": "售前客服考核方案（均值对比）",
    "presales-general": "售前绩效考核方案（通用）",
    "ecommerce-salary": "售前考核方案（电子商务部）",
}
OPEN = "consultant-branch"

SHOP, TRADE, REPAIR = "网店客服部", "电子商务部", "维修服务部"
CONSULTING, SUPPORT, FIELD = "售前咨询中心", "售前支持部", "行业售前部"

# 工号, 姓名, 部门, 岗位, 职级, 入职, 离职, 月基本工资, 考核方案, 另计方案
PEOPLE = [
    ("101", "姜若溪", SHOP, "售前客服", "中级", date(2023, 5, 8), None, "5200", "presales-service", None),
    ("102", "汤景行", SHOP, "售前客服", "初级", date(2026, 2, 9), None, "4300", "presales-service", None),
    ("103", "白露薇", SHOP, "售前客服", "中级", date(2022, 9, 1), None, "5400", "ecommerce-quality", None),
    ("104", "费思远", SHOP, "售前客服", "初级", date(2024, 11, 18), None, "4500", "ecommerce-quality", None),
    ("105", "尹知夏", SHOP, "售前客服", "中级", date(2023, 3, 6), None, "5000", "service-presales", None),
    ("106", "邹明澈", SHOP, "售前客服", "初级", date(2024, 6, 24), None, "4400", "service-presales", None),
    ("107", "柳依辰", SHOP, "售前客服", "高级", date(2021, 8, 16), None, "6100", "service-relative", None),
    ("108", "冯书砚", SHOP, "售前客服", "中级", date(2022, 12, 5), None, "5300", "service-relative", None),
    ("109", "贺清和", SHOP, "售前客服", "初级", date(2025, 4, 14), None, "4600", "service-relative", None),
    ("110", "卢星野", SHOP, "售前客服", "中级", date(2023, 10, 9), None, "5100", "service-relative", None),
    ("111", "秦语桐", TRADE, "网店客服", "高级", date(2021, 3, 1), None, "4200", "ecommerce-salary", None),
    ("112", "陶子谦", TRADE, "网店客服", "中级", date(2022, 6, 13), None, "3800", "ecommerce-salary", None),
    ("113", "龚晚晴", TRADE, "网店客服", "中级", date(2023, 2, 20), None, "3800", "ecommerce-salary", None),
    ("114", "严松屿", TRADE, "网店客服", "初级", date(2024, 9, 2), None, "3400", "ecommerce-salary", None),
    ("115", "褚云帆", TRADE, "网店客服", "初级", date(2025, 1, 6), date(2026, 3, 18), "3400", "ecommerce-salary", None),
    ("116", "孟大川", REPAIR, "维修工程师", "高级", date(2020, 7, 1), None, "3000", "repair-star", None),
    ("117", "鲁成舟", REPAIR, "维修工程师", "中级", date(2023, 4, 17), None, "2600", "repair-star", None),
    ("118", "方敬亭", CONSULTING, "高级售前顾问", "高级", date(2019, 6, 10), None, "14500", "consultant-nc-u8", None),
    ("119", "程望舒", CONSULTING, "售前顾问", "中级", date(2022, 3, 14), None, "10200", "consultant-nc-u8", None),
    ("120", "顾怀瑾", CONSULTING, "售前顾问", "中级", date(2023, 7, 3), None, "9600", "consultant-nc-u8", None),
    ("121", "叶知远", CONSULTING, "高级售前顾问", "高级", date(2020, 10, 12), None, "13000", "consultant-branch", None),
    ("122", "万嘉言", CONSULTING, "售前顾问", "中级", date(2021, 11, 22), None, "9800", "consultant-branch", None),
    ("123", "苏慕云", CONSULTING, "售前顾问", "助理", date(2024, 8, 5), None, "7300", "consultant-branch", None),
    ("124", "陆承泽", SUPPORT, "售前支持", "高级", date(2020, 5, 18), None, "11800", "support-department", OPEN),
    ("125", "邓以宁", SUPPORT, "售前支持", "助理", date(2023, 9, 11), None, "7600", "support-department", None),
    ("126", "江沐白", SUPPORT, "售前支持", "助理", date(2022, 4, 25), date(2026, 8, 14), "7900", "support-department", None),
    ("127", "钟毓文", FIELD, "售前工程师", "中级", date(2021, 6, 7), None, "9100", "presales-system", None),
    ("128", "黎昭阳", FIELD, "售前工程师", "初级", date(2024, 3, 18), None, "7000", "presales-system", None),
    ("129", "薛鹤鸣", FIELD, "行业专家", "资深", date(2018, 9, 3), None, "15200", "presales-annual", None),
    ("130", "武思齐", FIELD, "行业专家", "高级", date(2020, 2, 24), None, "12600", "presales-annual", None),
    ("131", "殷如松", FIELD, "售前工程师", "高级", date(2019, 12, 2), None, "10800", "presales-work", None),
    ("132", "康乐之", FIELD, "售前工程师", "中级", date(2022, 8, 8), None, "8700", "presales-work", None),
    ("133", "段予安", FIELD, "解决方案经理", "高级", date(2020, 11, 9), None, "12200", "presales-360", OPEN),
    ("134", "齐嘉木", FIELD, "解决方案经理", "中级", date(2023, 6, 19), None, "9500", "presales-360", None),
    ("135", "侯清越", FIELD, "售前工程师", "中级", date(2021, 5, 10), None, "9000", "presales-quarterly", None),
    ("136", "傅霁川", FIELD, "售前工程师", "初级", date(2024, 10, 14), None, "6900", "presales-quarterly", None),
    ("137", "任清欢", FIELD, "售前专员", "中级", date(2022, 1, 17), None, "8200", "presales-general", None),
    ("138", "乔远山", FIELD, "售前专员", "高级", date(2019, 4, 8), None, "9900", "presales-general", None),
    ("139", "樊以墨", FIELD, "售前专员", "初级", date(2026, 4, 20), None, "6600", "presales-general", None),
    ("140", "石敬尧", "交付部", "实施经理", "高级", date(2018, 7, 23), None, "13800", None, OPEN),
]
NAMES = {PREFIX + person[0]: person[1] for person in PEOPLE}

# 工号, 起始月份, 部门, 岗位, 职级, 月基本工资, 考核方案, 另计方案；空着的不变
CHANGES = [
    ("103", "2026-05", None, None, "高级", "5900", None, None),
    ("110", "2026-07", TRADE, "网店客服", None, "3800", "ecommerce-salary", None),
    ("120", "2026-08", None, None, None, "10000", "consultant-branch", None),
    ("125", "2026-07", None, None, "高级", "9200", None, None),
    ("134", "2026-04", None, None, None, None, None, OPEN),
    ("138", "2026-10", "交付部", "项目经理", None, "10600", "无", OPEN),
]


def staff() -> list[Row]:
    """List the people as hired."""
    header = ("工号", "姓名", "部门", "岗位", "职级", "入职日期", "离职日期", "月基本工资(元)", "考核方案", "另计方案")
    return [
        {
            **dict(zip(header, person, strict=True)),
            "工号": PREFIX + person[0],
            "月基本工资(元)": Decimal(person[7]),
            "考核方案": TITLES.get(person[8] or ""),
            "另计方案": TITLES.get(person[9] or ""),
        }
        for person in PEOPLE
    ]


def changes() -> list[Row]:
    """List what changes from a month on."""
    header = ("工号", "起始月份", "部门", "岗位", "职级", "月基本工资(元)", "考核方案", "另计方案")
    return [
        {
            **dict(zip(header, change, strict=True)),
            "工号": PREFIX + change[0],
            "月基本工资(元)": Decimal(change[5]) if change[5] else None,
            "考核方案": TITLES.get(change[6] or "", change[6]),
            "另计方案": TITLES.get(change[7] or ""),
        }
        for change in CHANGES
    ]


def employed(number: str, month: str) -> bool:
    """Tell whether a person is employed for a day of a month."""
    hired, left = next(person[5:7] for person in PEOPLE if person[0] == number)
    year, place = int(month[:4]), int(month[5:])
    return hired <= date(year, place, monthrange(year, place)[1]) and (left is None or left >= date(year, place, 1))


def scheme(number: str, month: str) -> str | None:
    """Give the scheme in force for a person in a month; `None` where there is none or the person isn't employed."""
    if not employed(number, month):
        return None
    named = [next(person[8] for person in PEOPLE if person[0] == number)]
    named += [change[6] for change in CHANGES if change[0] == number and change[1] <= month and change[6]]
    return named[-1]
