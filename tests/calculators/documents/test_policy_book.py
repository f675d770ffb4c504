"""A scheme read back: nothing of it is left out, in Markdown and on paper."""

import re
from html import unescape
from pathlib import Path

import pypdfium2
import pytest

from calculators.documents.policy_book import html, markdown, told, write_book
from calculators.documents.policy_book.blocks import Book
from calculators.formula.words import in_words
from calculators.policy.compile import compile_scheme
from calculators.policy.library import SHIPPED
from calculators.policy.quantity import Policy
from calculators.policy.shape_faults import read_shape
from models.scheme.toml_text import read_toml

FILES = [path for path in sorted(SHIPPED.glob("*.toml")) if not path.name.endswith(".cases.toml")]

WHOLE = """
id = "whole"
title = "全项办法"
version = "3"
period = "quarter"
policy = "全项办法（2026）"
raters = { "经理" = "70%", "同事" = "30%" }
input = [
    { name = "产量", unit = "件", clause = "第一条" },
    { name = "温差", least = -10, most = 10, over = "mean", default = 0, of = "department", shared = true },
]
incident = [{ name = "事故" }, { name = "表扬", points = [1, 5] }, { name = "迟到", points = [0] }]
[[list]]
name = "单据"
date = "日期"
clause = "第二条"
column = [
    { name = "日期", kind = "date" }, { name = "金额", kind = "money", required = true, least = 0, most = 9000 },
    { name = "类别", kind = "choice", choices = ["新", "旧"], default = "新" }, { name = "急", kind = "yes_no", default = true },
    { name = "缓", kind = "yes_no", default = false }, { name = "台", kind = "whole", default = 1, unit = "台" },
    { name = "率", kind = "percent", default = 80, least = 0, most = 100 },
]
[[quantity]]
name = "件均"
formula = "如果(产量 = 0，0，否则 100 ÷ 产量)"
unit = "元"
round = 2
by_hand = [0, 50]
clause = "第三条"
[[quantity]]
name = "半额"
for_each = "单据"
formula = "金额 ÷ 2"
[[quantity]]
name = "全额"
for_each = "单据"
formula = "金额"
[[quantity]]
name = "额均"
formula = "全额 ÷ 最大(1, 计数(单据))"
[[quantity]]
name = "台价"
[quantity.matrix]
rows = { of = "产量", at_least = [90, "50%"] }
columns = { of = "岗位", labels = ["组长", "组员"] }
cells = [[30, "基本工资 × 1%"], [20, 10]]
otherwise = 5
[[kpi]]
id = "output"
name = "产量分"
max = 50
each = "month"
value = "产量"
bands = { above = [[90, 50], [60, 30]], otherwise = 0 }
newcomer = 25
[[kpi]]
id = "manner"
name = "态度"
max = 50
rated = { out_of = 10, whole = true }
uncapped = true
[[kpi]]
id = "safety"
name = "安全"
max = 10
choices = { "好" = 10, "坏" = 0 }
critical = ["坏"]
[[subscore]]
id = "both"
name = "小计"
kpis = ["output", "manner"]
[[adjustment]]
id = "praise"
name = "表扬加分"
formula = "分值(表扬) − 次数(事故, 迟到) + 温差"
[grade]
at_least = [[90, "甲等"]]
otherwise = "乙等"
critical = "乙等"
clause = "第四条"
[[component]]
id = "lines"
name = "单据奖"
for_each = "单据"
when = '类别 = "新"'
formula = "半额 × 1%"
then = "最小(合计, 件均 + 工资项(补贴))"
applies = "季度 ≤ 3"
open = true
[[component]]
id = "monthly"
name = "月奖"
each = "month"
formula = "分档(产量, 10, 5, 0)"
[[component]]
id = "pieces"
name = "计件"
each = "month"
formula = "超额累进(产量, 0, 2, 10, 3, 20, 基本工资 × 1%)"
[[component]]
id = "curve"
name = "曲线"
each = "month"
formula = "100 × 折线(产量, 50%, 0, 50%, 0.5, 100%, 1, 100%, 1.1, 120%, 1.1, 120%, 1.2)"
[[component]]
id = "all"
name = "不分段"
each = "month"
formula = "超额累进(产量, 0, 7)"
[[warning]]
for_each = "单据"
when = "急 或 缓 或 台 > 3"
text = "请复核"
[[flag]]
id = "low"
text = "偏低"
when = "总分 < 60"
[[table]]
title = "明细"
columns = { "件均" = "件均" }
[[gap]]
about = "manner"
text = "未写整数"
"""


def book_of(text: str) -> tuple[Policy, Book]:
    policy = compile_scheme(text, "a.toml")
    shape, _problems = read_shape(read_toml(text))
    assert shape is not None
    return policy, told(policy, shape)


SAYS = [
    "# 全项办法", "版本 3　按季度考核　方案编号 whole", "依据文件：全项办法（2026）",
    "| 产量 | 每人 | 件，不小于 0 | 相加 | 算作缺数 | 第一条 |",
    "| 温差 | 每个部门（可全体共用一个数） | 不小于 -10，不大于 10 | 取平均 | 按 0 |  |",
    "由管理者按月填写的金额（工作表「工资项」）：补贴。没有填写的按 0。",
    "| 事故 | 不填 |  |", "| 表扬 | 不小于 1，不大于 5 |  |", "| 迟到 | 不小于 0 |  |",
    "### 清单「单据」", "每人若干条，按「日期」归入期间。", "| 日期 | 日期 | 是 |  |  |",
    "| 金额 | 金额（元） 不小于 0 不大于 9000 | 是 |  |  |", "| 类别 | 选项 新、旧 |  | 新 |  |",
    "| 急 | 是/否 |  | 是 |  |", "| 缓 | 是/否 |  | 否 |  |", "| 台 | 整数 台 |  | 1 |  |", "依据：第二条",
    "（1）产量分：满分 50 分", "逐月计分，再取各月的平均。", "得分按「产量」分档：", "- 超过 90：50 分", "- 都不是：0 分",
    "上一期没有全期参加的人（新人）：25 分。", "| 2 | 态度 | 50 | 经理 70%、同事 30% |", "打 0–10 分，只打整数。",
    "可以超过满分。", "文件未定，本方案取值：未写整数", "- 好：10 分", "红线：选「坏」的，等级直接按红线处理。",
    "小计 = 产量分、态度之和", "加减 = 分值(表扬) − 次数(事故，迟到) + 温差",
    "总分 = 各指标得分之和，再加减以上各项；满分 110 分。",
    "| 甲等 | 90 以上 |", "| 乙等 | 其余 |", "有红线指标不合格的，等级为「乙等」。", "依据：第四条", "KPI奖金系数 = 总分 ÷ 100",
    "- 产量 = 0 时：0", "- 其余：100 ÷ 产量", "单位：元；四舍五入到 2 位小数；可由管理者核定，0–50",
    "按单据逐条计算。", "按单据逐条计算；不逐条算的地方写「全额」，是各条之和。", "按单据逐条计算，各行取两位小数后相加。",
    "只在这样的期间有这一项：季度 ≤ 3。", "只算这样的单据：类别 = “新”。", "每行金额（元） = 半额 × 1%",
    "各行合计之后，金额（元） = 最小(合计，件均 + 工资项(补贴))", "其他方案的人也可以另计这一项。",
    "按月计发。", "金额（元）按「产量」分档：",
    "按「产量」（行）和「岗位」（列）查表：", "|  | 组长 | 组员 |", "| 90 以上 | 30 | 基本工资 × 1% |", "| 50% 以上 | 20 | 10 |",
    "表里没有的：5",
    "每季合计 = 单据奖", "每月合计 = 月奖 + 计件 + 曲线 + 不分段", "- 态度：未写整数",
    "| 率 | 百分比 不小于 0 不大于 100 |  | 80% |  |",
    "金额（元）按「产量」分段，各段相加：", "- 10 以内的部分 × 2", "- 10 到 20 的部分 × 3", "- 超过 20 的部分 × (基本工资 × 1%)",
    "金额（元） = 100 × 折线(产量)", "其中按「产量」取值，两点之间按直线：", "- 不到 50%：0",
    "- 达到 50%、不到 100%：从 0.5 按直线到 1",
    "- 达到 100%、不到 120%：1.1", "- 达到 120%：1.2", "- 全部 × 7",
    "急 或 缓 或 台 > 3 时（逐条看单据）提示：请复核", "总分 \\< 60 时提示：偏低", "单据上另列「明细」：",
    "批准：",
]


@pytest.mark.parametrize("text", SAYS)
def test_everything_of_a_scheme_is_said(text: str) -> None:
    assert text in markdown(book_of(WHOLE)[1])


def test_paper_says_what_markdown_says(tmp_path: Path) -> None:
    """Every word of the Markdown text stands on the pages, and the same scheme gives the same bytes."""
    book = book_of(WHOLE)[1]
    write_book(tmp_path / "a.pdf", book)
    write_book(tmp_path / "a.md", book)
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as paper:
        printed = _bare("".join(page.get_textpage().get_text_range() for page in paper))
    signs = r"[\s\\#>|*_＿-]+"
    words = [_bare(word) for word in re.split(signs, (tmp_path / "a.md").read_text(encoding="utf-8"))]
    assert [word for word in words if word.rstrip("：") not in printed] == []
    first = (tmp_path / "a.pdf").read_bytes()
    write_book(tmp_path / "a.pdf", book)
    assert (tmp_path / "a.pdf").read_bytes() == first


def test_the_window_reads_what_markdown_says() -> None:
    """The same words between the tags, and signs of formulas are no tags."""
    text = markdown(book_of(WHOLE)[1])
    read = _bare(unescape(re.sub(r"<[^>]+>", "", html(book_of(WHOLE)[1]))))
    words = [_bare(word) for word in re.split(r"[\s\\#>|*_＿-]+", text)]
    assert [word for word in words if word.rstrip("：") not in read] == []
    assert "总分 &lt; 60" in html(book_of(WHOLE)[1])


def _bare(text: str) -> str:
    return re.sub(r"[\s\-−]+", "", text)


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_shipped_schemes_name_every_figure_and_every_assumption(path: Path, tmp_path: Path) -> None:
    policy, book = book_of(path.read_text(encoding="utf-8"))
    text = markdown(book).replace("\\", "")
    named = [*policy.kpis, *policy.components, *policy.adjustments, *policy.quantities.values()]
    assert [quantity.name for quantity in named if quantity.name not in text] == []
    assert [gap for gap in policy.gaps if gap not in text] == []
    assert [c.name for c in policy.components if c.when is not None and in_words(c.when) not in text] == []
    write_book(tmp_path / "a.pdf", book)
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as paper:
        assert policy.title[:6] in paper[0].get_textpage().get_text_range()
