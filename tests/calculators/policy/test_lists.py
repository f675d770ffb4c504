"""Lists that schemes declare, compiled: columns, kinds of records, words; two schemes that share one declare it alike."""

from decimal import Decimal
from pathlib import Path

import pytest

from calculators.policy.library import Library, compile_folder
from calculators.policy.vocabulary import vocabulary, words_of
from models.faults import InputFault
from models.vocabulary import ColumnKind, ListColumn, ListWord
from tests.calculators.policy.small_schemes import scheme

DEALS = """
[[list]]
name = "单据"
date = "日期"
[[list.column]]
name = "日期"
kind = "date"
[[list.column]]
name = "金额"
kind = "money"
required = true
least = -5
[[list.column]]
name = "折扣"
kind = "percent"
most = 99.5
default = 80
[[list.column]]
name = "类别"
kind = "choice"
choices = ["新签", "续签"]
[[list.column]]
name = "急"
kind = "yes_no"
default = true
[[list]]
name = "带教"
column = [{ name = "课时", kind = "whole", unit = "节", default = 0 }, { name = "学员" }]
"""
AMOUNT = """
[[component]]
id = "a"
name = "提成"
for_each = "单据"
formula = "金额 × 折扣"
"""


def test_a_list_is_compiled_with_its_columns() -> None:
    deals, coaching = scheme(DEALS + AMOUNT).lists
    assert deals == ListWord(
        name="单据",
        date="日期",
        columns=(
            ListColumn(name="日期", kind=ColumnKind.DATE, required=True),
            ListColumn(name="金额", kind=ColumnKind.MONEY, required=True, low=Decimal(-5)),
            ListColumn(name="折扣", kind=ColumnKind.PERCENT, high=Decimal("99.5"), default=Decimal(80)),
            ListColumn(name="类别", kind=ColumnKind.CHOICE, choices=("新签", "续签")),
            ListColumn(name="急", kind=ColumnKind.YES_NO, default=True),
        ),
    )
    hours = ListColumn(name="课时", kind=ColumnKind.WHOLE, unit="节", default=Decimal(0))
    assert coaching == ListWord(name="带教", columns=(hours, ListColumn(name="学员")))


def test_a_list_is_a_kind_of_records_beside_those_of_every_office() -> None:
    policy = scheme(DEALS + AMOUNT)
    assert list(policy.records) == ["project", "product_line", "单据", "带教"]
    kind = policy.record_kind("单据")
    assert kind is not None
    units = {name: field.unit for name, field in kind.fields.items()}
    assert units == {"日期": "日期", "金额": "元", "折扣": "比例", "类别": "文字", "急": "是/否"}
    assert policy.records["带教"].fields["课时"].unit == "节"
    assert policy.record_kind("单") is None


def test_the_words_of_a_scheme_have_its_lists_and_no_projects() -> None:
    words = words_of(scheme(DEALS + AMOUNT))
    assert [word.name for word in words.lists] == ["单据", "带教"]
    assert not words.uses_projects
    assert words_of(scheme(AMOUNT.replace("单据", "project").replace("金额 × 折扣", "回款"))).uses_projects


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        ("金额 × 类别", "「类别」应是数字，这里是文字"),
        ("天数(日期, 金额)", "「金额」应是日期，这里是数字"),
        ("如果(急 > 1, 1, 0)", "「急 > 1」比较大小的不是数字或日期，只能用 = 或 ≠"),
        ("如果(日期 = 金额, 1, 0)", "「日期 = 金额」一边是日期，一边是数字，不能比较"),
        ("日期", "「日期」应是数字，这里是日期"),
        ("课时", "「课时」是带教的内容，只能用在 for_each 的公式里，或合计、计数里"),
    ],
)
def test_formulas_over_columns_are_checked(formula: str, told: str) -> None:
    with pytest.raises(InputFault) as fault:
        scheme(DEALS + AMOUNT.replace("金额 × 折扣", formula))
    assert [problem.what for problem in fault.value.problems] == [told]


def test_a_name_that_means_two_things_is_judged_when_it_is_known() -> None:
    """客户 of a project is a text; a list may count customers by the same word."""
    text = '[[list]]\nname = "拜访"\ncolumn = [{ name = "客户", kind = "whole" }]\n' + AMOUNT
    assert scheme(text.replace("单据", "拜访").replace("金额 × 折扣", "客户 × 2")).components


def _folder(tmp_path: Path, *texts: str) -> Path:
    for number, text in enumerate(texts, 1):
        head = f'id = "s{number}"\ntitle = "办法{number}"\nperiod = "month"\n'
        (tmp_path / f"s{number}.toml").write_text(head + text, encoding="utf-8")
    return tmp_path


def test_two_schemes_share_a_list_that_they_declare_alike(tmp_path: Path) -> None:
    library = Library.of(compile_folder(_folder(tmp_path, DEALS + AMOUNT, DEALS + AMOUNT)))
    assert [word.name for word in vocabulary(library).lists] == ["单据", "带教"]


@pytest.mark.parametrize(
    "other", [DEALS.replace("least = -5", "least = 0"), DEALS.replace('"单据"', '"单 据"')], ids=["bounds", "spelling"]
)
def test_a_list_that_two_schemes_declare_otherwise_names_both(tmp_path: Path, other: str) -> None:
    name = "单 据" if "单 据" in other else "单据"
    with pytest.raises(InputFault) as fault:
        Library.of(compile_folder(_folder(tmp_path, DEALS + AMOUNT, other + AMOUNT.replace('"单据"', f'"{name}"'))))
    assert [str(problem) for problem in fault.value.problems] == [
        f"s2: list.{name}: 方案「办法1」与「办法2」的清单「{name}」声明得不一样，请改得一样或换一个名字"
    ]
