"""Scheme files as people write them: checked with their cases, read back, begun from the template, tried."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from calculators.jobs.offices import create_office, open_office
from calculators.jobs.own_schemes import put_files
from calculators.jobs.scheme_files import (
    TEMPLATES,
    check_file,
    check_files,
    write_new,
    write_policy,
    write_scheme,
)
from calculators.jobs.schemes import read_scheme_file
from calculators.jobs.trial import told, try_file, try_scheme
from models.faults import InputFault, UserFault
from models.measure import Measure
from models.period import Period
from models.records import OfficeIdentity
from models.staff import Person
from models.target import Owner

MONTH = Period.parse("2026-01")
SCHEME = """
id = "small"
title = "小办法"
version = "VERSION"
period = "month"
[[input]]
name = "件数"
[[component]]
id = "bonus"
name = "计件奖"
formula = "件数 × RATE"
"""
CASES = """
[[case]]
title = "十件"
why = "10 × 3 = 30"
period = "2026-01"
expect = '''
项     | 甲
计件奖 | 30
'''
[case.sheets]
"月度指标表" = '''
月份    | 对象 | 件数
2026-01 | 甲   | 10
'''
"""


def small(folder: Path, rate: str = "3", version: str = "1", cases: str = CASES) -> Path:
    path = folder / "small.toml"
    path.write_text(SCHEME.replace("RATE", rate).replace("VERSION", version), encoding="utf-8")
    if cases:
        (folder / "small.cases.toml").write_text(cases, encoding="utf-8")
    return path


def test_a_sound_file_whose_cases_come_out(tmp_path: Path) -> None:
    found = check_file(small(tmp_path))
    assert (found.status, found.cases, found.problems, found.differing, found.remarks) == (0, 1, (), (), ())


def test_a_case_may_lie_before_the_month_from_which_the_rules_hold(tmp_path: Path) -> None:
    """The next version of a scheme keeps the cases of January, though it is in force from July on."""
    path = small(tmp_path, version='2"\nfrom = "2026-07')
    found = check_file(path)
    assert found.file is not None
    assert (found.file.start, found.status) == ("2026-07", 0)


def test_a_file_of_cases_stands_for_its_scheme(tmp_path: Path) -> None:
    """`scheme check *.toml` names both files; each scheme is checked once."""
    path = small(tmp_path)
    assert [found.path for found in check_files(sorted(tmp_path.glob("*.toml")))] == [path]
    assert [found.path for found in check_files([tmp_path / "small.cases.toml"])] == [path]


def test_a_case_that_differs_is_said_with_both_figures(tmp_path: Path) -> None:
    """Ten pieces at 4 yuan are 40, the case says 30."""
    found = check_file(small(tmp_path, "4"))
    assert found.status == 1
    assert [str(problem) for problem in found.differing] == [
        "small.cases.toml 算例「十件」: 甲 计件奖：应为 30，算得 40.00"
    ]


def test_without_a_case_a_file_is_not_proven(tmp_path: Path) -> None:
    found = check_file(small(tmp_path, cases=""))
    assert (found.status, found.problems, found.cases) == (1, (), 0)


def test_problems_of_file_and_cases_come_together(tmp_path: Path) -> None:
    """An unknown name in the table on line 8, and a case without its explanation."""
    found = check_file(small(tmp_path, "价", cases=CASES.replace('why = "10 × 3 = 30"', "")))
    assert found.status == 2
    assert [problem.where for problem in found.problems] == [
        "small.toml 第 8 行 component.bonus", "small.cases.toml 第 1 个算例"
    ]
    assert found.problems[1].what == "缺少「why」"


def test_a_case_whose_sheets_are_wrong_says_so(tmp_path: Path) -> None:
    found = check_file(small(tmp_path, cases=CASES.replace("| 10", "| 十来件")))
    assert found.status == 1
    assert "十来件" in str(found.differing[0])


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ('"月度指标表"', '"月度指标一览"', "月度指标一览: 不认识的工作表，未读取"),
        ("| 件数", "| 件", "月度指标表!C1: 不认识的列「件」，未读取"),
    ],
)
def test_what_a_case_records_in_vain_is_said(tmp_path: Path, right: str, wrong: str, told: str) -> None:
    """A sheet or a column that nobody reads would only make figures differ."""
    found = check_file(small(tmp_path, cases=CASES.replace(right, wrong)))
    assert [str(problem) for problem in found.differing] == [f"small.cases.toml 算例「十件」 {told}"]


def test_a_figure_that_is_missing_says_what_it_lacks(tmp_path: Path) -> None:
    found = check_file(small(tmp_path, cases=CASES.replace("2026-01 | 甲   | 10", "2026-02 | 甲   | 10")))
    assert [str(problem) for problem in found.differing] == [
        "small.cases.toml 算例「十件」: 甲 计件奖：应为 30，算得 缺（件数（2026年1月）未录入）"
    ]


RATED = """
id = "small"
title = "小办法"
period = "month"
raters = { "主管" = "100%" }
[[kpi]]
id = "work"
name = "工作"
max = 100
rated = {}
"""
UNRATED = """
[[case]]
title = "没有评"
why = "没有评分：总分缺；方案没有等级"
period = "2026-01"
expect = '''
项   | 甲
工作 | 缺
总分 | 缺
等级 | 无
'''
"""


def test_a_score_that_is_missing_is_expected_as_missing(tmp_path: Path) -> None:
    """It may be called 无 as well; a scheme without grades has none."""
    (tmp_path / "small.toml").write_text(RATED, encoding="utf-8")
    for said in ("缺", "无"):
        (tmp_path / "small.cases.toml").write_text(UNRATED.replace("总分 | 缺", f"总分 | {said}"), encoding="utf-8")
        assert check_file(tmp_path / "small.toml").differing == ()
    (tmp_path / "small.cases.toml").write_text(UNRATED.replace("等级 | 无", "等级 | 缺"), encoding="utf-8")
    assert [str(problem) for problem in check_file(tmp_path / "small.toml").differing] == [
        "small.cases.toml 算例「没有评」: 甲 等级：应为 缺，算得 无"
    ]


def test_faulty_keys_of_a_case_are_said_in_words(tmp_path: Path) -> None:
    cases = CASES.replace('why = "10 × 3 = 30"', 'because = "10 × 3 = 30"\nwhy = 30')
    assert [str(problem) for problem in check_file(small(tmp_path, cases=cases)).problems] == [
        "small.cases.toml 第 1 个算例: 「why」应是文字，加引号；表写在三个引号里",
        "small.cases.toml 第 1 个算例: 不认识「because」；算例的键是 title、why、period、expect，表写在 [case.sheets] 里",
    ]
    found = check_file(small(tmp_path, cases=CASES.replace('"2026-01"', '"一月"')))
    assert [problem.what for problem in found.problems] == ["「一月」不是期间，应写成 2026-01、2026Q1、2026H1 或 2026"]


def test_faulty_cases_of_a_sound_file_are_problems(tmp_path: Path) -> None:
    found = check_file(small(tmp_path, cases="[[case"))
    assert found.status == 2
    assert str(found.problems[0]) == "small.cases.toml 第 1 行: 不是正确的 TOML：表名的方括号没有成对"


def test_what_nothing_uses_is_remarked(tmp_path: Path) -> None:
    unused = (
        '[[input]]\nname = "工时"\n[[incident]]\nname = "事故"\n[[quantity]]\nname = "双倍"\nformula = "件数 × 2"\n'
        '[[list]]\nname = "单据"\ncolumn = [{ name = "金额" }]\n'
    )
    path = small(tmp_path)
    path.write_text(path.read_text(encoding="utf-8") + unused, encoding="utf-8")
    found = check_file(path)
    assert found.status == 0
    assert [str(remark) for remark in found.remarks] == [
        "small.toml 第 12 行 input.工时: 录入指标「工时」没有公式用到",
        "small.toml 第 14 行 incident.事故: 事件「事故」没有公式用到",
        "small.toml 第 16 行 quantity.双倍: 中间量「双倍」没有公式用到",
        "small.toml 第 19 行 list.单据: 清单「单据」没有公式用到",
    ]


SCALES = """
[[input]]
name = "满意度"
scale = "percent"
[[input]]
name = "入住率"
scale = "fraction"
[[list]]
name = "单据"
column = [{ name = "折扣", kind = "percent", required = true }]
[[component]]
id = "right"
name = "照样"
formula = "如果(满意度 ≥ 95 且 入住率 ≥ 95%，1，否则 满意度 ÷ 95 × 入住率 ÷ 120%)"
[[component]]
id = "bands"
name = "分档奖"
formula = "满意度：≥ 95% → 2，否则 → 件数 × (入住率：≥ 80 → 1，否则 → 0)"
[[component]]
id = "target"
name = "比例奖"
formula = "30 × 满意度 ÷ 95%"
[[component]]
id = "each"
name = "逐条奖"
for_each = "单据"
when = "80 ≤ 折扣"
formula = 1
"""


def test_what_is_measured_on_another_scale_is_remarked(tmp_path: Path) -> None:
    """95 % beside a figure of 0–100 is reached by everybody, 80 beside a share of 1 by nobody."""
    path = small(tmp_path)
    path.write_text(path.read_text(encoding="utf-8") + SCALES, encoding="utf-8")
    assert [str(remark).partition(" 行 ")[2] for remark in check_file(path).remarks] == [
        "component.bands: 「满意度」录入的是 0–100，95% 是 0.95；请写 95",
        "component.bands: 「入住率」是比例，80 是 8000%；请写 80%",
        "component.target: 「满意度」录入的是 0–100，95% 是 0.95；请写 95",
        "component.each.when: 「折扣」是比例，80 是 8000%；请写 80%",
    ]


def test_whoever_has_a_place_is_counted(tmp_path: Path) -> None:
    """The place among those who have a figure, by their number, is never divided by 0; by another number it may be."""
    path = small(tmp_path)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("× 3", "+ 名次(件数) ÷ 团队计数(件数)"), encoding="utf-8")
    assert check_file(path).remarks == ()
    path.write_text(text.replace("× 3", "+ 名次(件数) ÷ 团队计数(上期(件数))"), encoding="utf-8")
    assert [remark.what for remark in check_file(path).remarks] == [
        "除数「团队计数(上期(件数))」为 0 时没有写怎样，那时算作缺数"
    ]


def test_a_team_that_oneself_counts_in_has_been_looked_at(tmp_path: Path) -> None:
    """Whoever has pieces of his own shares in those of the department; without a look at them there may be none."""
    path = small(tmp_path)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("× 3", "+ 如果(件数 > 0，1 ÷ 团队合计(件数，组=部门)，否则 0)"), encoding="utf-8")
    assert check_file(path).remarks == ()
    path.write_text(text.replace("× 3", "+ 1 ÷ 团队合计(件数，组=部门)"), encoding="utf-8")
    assert [remark.what for remark in check_file(path).remarks] == [
        "除数「团队合计(件数，组=部门)」为 0 时没有写怎样，那时算作缺数"
    ]


def test_what_is_compared_with_itself_is_remarked(tmp_path: Path) -> None:
    """A column of one list is no match for the column of that name in another."""
    path = small(tmp_path)
    more = (
        '[[list]]\nname = "合同"\ncolumn = [{ name = "合同号" }, { name = "比例", kind = "percent" }]\n'
        '[[list]]\nname = "收款"\ncolumn = [{ name = "合同号" }, { name = "金额", kind = "money" }]\n'
        '[[component]]\nid = "deals"\nname = "收款奖"\nfor_each = "收款"\n'
        'formula = "金额 × 合计(合同，比例，合同号 = 合同号)"\n'
    )
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    assert [remark.what for remark in check_file(path).remarks] == ["「合同号 = 合同号」两边是同一个量"]


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "gbk.toml").write_bytes('title = "办法"'.encode("gbk"))
    with pytest.raises(UserFault, match="读不了"):
        check_file(tmp_path / "none.toml")
    with pytest.raises(InputFault) as fault:
        check_file(tmp_path / "gbk.toml")
    assert "UTF-8" in str(fault.value)


def test_a_new_file_compiles_and_its_cases_come_out(tmp_path: Path) -> None:
    scheme, cases = write_new("my-plan", tmp_path / "plan.toml")
    found = check_file(scheme)
    assert (found.status, found.cases, found.remarks) == (0, 1, ())
    assert found.policy is not None
    assert found.policy.id == "my-plan"
    assert cases.name == "plan.cases.toml"
    assert sorted(path.name for path in TEMPLATES.iterdir()) == ["scheme.cases.toml", "scheme.toml"]


@pytest.mark.parametrize(
    ("scheme_id", "name", "what"),
    [
        ("我的", "a.toml", "编号"),
        ("mine", "a.txt", ".toml"),
        ("mine", "there.toml", "已经存在"),
        ("mine", "none/a.toml", "写不进"),
    ],
)
def test_a_new_file_is_refused_in_words(tmp_path: Path, scheme_id: str, name: str, what: str) -> None:
    (tmp_path / "there.cases.toml").touch()
    with pytest.raises(UserFault, match=what):
        write_new(scheme_id, tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == ["there.cases.toml"]


def test_only_markdown_and_pdf_are_written(tmp_path: Path) -> None:
    with pytest.raises(UserFault, match=r"\.md"):
        write_policy(read_scheme_file(small(tmp_path)), tmp_path / "办法.docx")


def test_a_scheme_is_written_to_be_edited_and_no_cases_are_replaced(tmp_path: Path) -> None:
    """What is written is what was read; cases that lie there already stay, and then nothing is written."""
    file = read_scheme_file(small(tmp_path))
    (tmp_path / "out").mkdir()
    out = tmp_path / "out" / "next.toml"
    assert write_scheme(file, out) == (out, tmp_path / "out" / "next.cases.toml")
    assert read_scheme_file(out) == file
    (tmp_path / "out" / "other.cases.toml").write_text("# mine", encoding="utf-8")
    with pytest.raises(UserFault, match="已经存在"):
        write_scheme(file, tmp_path / "out" / "other.toml")
    with pytest.raises(UserFault, match=r"\.toml"):
        write_scheme(file, tmp_path / "out" / "a.cases.toml")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "next.cases.toml", "next.toml", "other.cases.toml",
    ]


# ---------------------------------------------------------------------- own schemes, trials


def office_at(path: Path) -> None:
    """Fill an office: 甲 and 乙 on `small`, with ten pieces and none recorded."""
    with create_office(path, OfficeIdentity()) as office, office.change("录入") as change:
        for staff_no in ("甲", "乙"):
            person = Person(
                staff_no=staff_no, name=staff_no, hired=date(2025, 1, 1), base_pay=Decimal(0), scheme="small"
            )
            change.put(person)
        change.put(Measure(owner_kind=Owner.PERSON, owner="甲", name="件数", month=MONTH, value=Decimal(10)))


def test_a_trial_sets_old_and_new_beside_each_other_and_stores_nothing(tmp_path: Path) -> None:
    """甲: 10 × 3 = 30 in force, 10 × 4.5 = 45 tried: 15 more. 乙's pieces aren't recorded: neither is known."""
    (tmp_path / "new").mkdir()
    file = small(tmp_path / "new", "4.5", "2")
    database = tmp_path / "甲.jidan"
    office_at(database)
    with open_office(database) as office:
        put_files(office, [small(tmp_path)])
        before = office.records(), office.revision
    found = try_scheme(file, database, MONTH)
    assert {t.after.staff_no: t.difference for t in found.people} == {"甲": Decimal("15.00"), "乙": None}
    assert found.difference is None
    lines = list(told(found))
    assert lines[0] == "小办法：文件的版本 2，现行版本 1，2026年1月；只试算，什么都没有保存"
    assert "甲\t甲\t2026-01\t—\t—\t30.00\t—\t—\t45.00\t+15.00" in lines
    assert "资料不全：乙 乙 2026-01：件数（2026年1月）未录入" in lines
    assert lines[-1] == "差额合计：—"
    with open_office(database) as office:
        assert (office.records(), office.revision) == before


def test_a_new_scheme_is_tried_on_the_people_of_another(tmp_path: Path) -> None:
    """`other` pays 5 a piece where `small` pays 3: 甲's ten pieces are 50 instead of 30; 乙's aren't known."""
    database = tmp_path / "甲.jidan"
    office_at(database)
    with open_office(database) as office:
        put_files(office, [small(tmp_path)])
        records = office.records()
    text = SCHEME.replace("RATE", "5").replace("VERSION", "1").replace('"small"', '"other"').replace("小办法", "另一个")
    (tmp_path / "other.toml").write_text(text, encoding="utf-8")
    file = read_scheme_file(tmp_path / "other.toml")
    found = try_file(file, records, MONTH, "small")
    assert [(t.after.scheme, t.before and t.before.scheme, t.difference) for t in found.people] == [
        ("other", "small", None), ("other", "small", Decimal("20.00")),
    ]
    assert found.in_force is not None
    assert (found.in_force.id, found.after, found.difference) == ("small", None, None)
    with pytest.raises(UserFault, match="没有人在方案 other"):
        try_file(file, records, MONTH)


def test_a_trial_adds_up_where_every_total_is_known(tmp_path: Path) -> None:
    """With 20 pieces for 乙: 30 + 60 = 90 in force, 45 + 90 = 135 tried."""
    database = tmp_path / "甲.jidan"
    office_at(database)
    (tmp_path / "new").mkdir()
    with open_office(database) as office:
        put_files(office, [small(tmp_path)])
        with office.change("录入") as change:
            change.put(Measure(owner_kind=Owner.PERSON, owner="乙", name="件数", month=MONTH, value=Decimal(20)))
        found = try_file(read_scheme_file(small(tmp_path / "new", "4.5", "2")), office.records(), MONTH)
    assert (found.before, found.after, found.difference) == (Decimal(90), Decimal(135), Decimal(45))


def test_a_trial_of_a_scheme_not_yet_in_force_and_of_nobody(tmp_path: Path) -> None:
    file, database = small(tmp_path), tmp_path / "甲.jidan"
    office_at(database)
    found = try_scheme(file, database, MONTH)
    assert next(told(found)).startswith("小办法：文件的版本 1，现行版本 无")
    assert [(t.before, t.difference) for t in found.people] == [(None, None)] * 2
    with pytest.raises(UserFault, match="没有人在方案 small"):
        try_scheme(file, database, Period.parse("2020-01"))
