"""The page of schemes: listed, read back, proven by their cases, tried, imported, assigned and removed.

`pieces` pays RATE yuan a piece; its case: 10 pieces at 3 yuan are 30.
"""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from models.measure import Measure
from models.period import Period
from models.staff import Assignment, Person
from models.target import Owner
from tests.ui.hands import button, click, fill, rest, texts
from ui.dialogs import files
from ui.dialogs.question import Question
from ui.main_window import MainWindow
from ui.pages.schemes import SchemesPage
from ui.people_list import CHECKED
from ui.schemes.import_dialog import SchemeImport
from ui.schemes.new_scheme import NewScheme

SCHEME = """id = "pieces"
title = "计件办法"
version = "{version}"
period = "month"
{start}
[[input]]
name = "件数"
unit = "件"

[[component]]
id = "pay"
name = "计件工资"
formula = "件数 × {rate}"
clause = "第三条：每件 {rate} 元"
"""
CASES = '''
[[case]]
title = "十件"
why = "10 × 3 = 30"
period = "2026-01"
expect = """
项       | 甲
计件工资 | 30
"""
[case.sheets]
"月度指标表" = """
月份    | 对象 | 件数
2026-01 | 甲   | 10
"""
'''
JANUARY = Period.parse("2026-01")


def write(folder: Path, name: str, rate: str = "3", start: str = "", *, version: str = "1", cases: str = CASES) -> Path:
    """Write the scheme with its case beside it."""
    path = folder / f"{name}.toml"
    since = f'from = "{start}"' if start else ""
    path.write_text(SCHEME.format(rate=rate, start=since, version=version), encoding="utf-8")
    if cases:
        (folder / f"{name}.cases.toml").write_text(cases, encoding="utf-8")
    return path


@pytest.fixture
def page(office: MainWindow) -> SchemesPage:
    """Two people, 甲 with ten pieces in January and 乙 with none recorded, on no scheme; the page of schemes."""
    with office.session.change("录入") as change:
        for staff_no, name in (("A1", "甲"), ("A2", "乙")):
            change.put(Person(staff_no=staff_no, name=name, hired=date(2025, 1, 1), base_pay=Decimal(0)))
        change.put(Measure(owner_kind=Owner.PERSON, owner="A1", name="件数", month=JANUARY, value=Decimal(10)))
    office.session.choose(JANUARY)
    return opened(office)


def opened(window: MainWindow) -> SchemesPage:
    """Go to the page of schemes."""
    window.show_page("schemes")
    rest(window)
    made = window.page
    assert isinstance(made, SchemesPage)
    return made


def window_of(page: SchemesPage) -> MainWindow:
    """Give the window that a page stands in."""
    window = page.window()
    assert isinstance(window, MainWindow)
    return window


def listed(page: SchemesPage) -> list[str]:
    """Read the list aloud, without what is hidden."""
    items = (page.list.item(row) for row in range(page.list.count()))
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(item.data(role)) for item in items if not item.isHidden()]


def show_tab(page: SchemesPage, title: str) -> None:
    """Click a tab."""
    titles = [page.tabs.tabText(number) for number in range(page.tabs.count())]
    bar = page.tabs.tabBar()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(titles.index(title)).center())
    rest(window_of(page))


def offer(page: SchemesPage, *paths: Path) -> SchemeImport:
    """Choose files to import, and wait until they are checked."""
    window = window_of(page)
    window.errands.schemes.look_at(paths)
    rest(window)
    return window.findChildren(SchemeImport)[-1]


def take_in(page: SchemesPage, *paths: Path) -> None:
    """Import sound files."""
    click(offer(page, *paths).take_button)
    rest(window_of(page))


def versions(page: SchemesPage) -> list[str]:
    """List the office's own versions of the scheme."""
    return [line.removesuffix(" · 本单位") for line in listed(page) if line.startswith("计件办法")]


def check_people(page: SchemesPage, *staff_nos: str) -> None:
    """Check the boxes of people."""
    for item in page.people.people.items():
        if item.text(0) in staff_nos:
            item.setCheckState(0, CHECKED)


def test_every_shipped_scheme_is_listed_and_found(page: SchemesPage) -> None:
    """Fifteen come with the program; the search of the window finds one by its title, its initials, its id."""
    assert len(listed(page)) == 15
    assert all(line.endswith("随程序提供") for line in listed(page))
    for words in ("维修", "wxxj", "repair"):
        window_of(page).search.setText(words)
        assert [line.split()[0] for line in listed(page)] == ["售前人员考核制度规范（维修星级）"], words
    window_of(page).search.clear()
    assert len(listed(page)) == 15
    assert not page.remove_button.isVisible(), "what comes with the program can't be removed"


def test_a_scheme_is_read_back_and_saved(page: SchemesPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The policy in words, for the one chosen; the same text goes into a file."""
    page.list.choose(("support-department", ""))
    rest(window_of(page))
    shown = page.policy.text.toPlainText()
    assert shown.startswith("售前支持部绩效考核办法")
    assert "文件未定之处，本方案取值" in shown
    monkeypatch.setattr(files, "pick_target", lambda _p, _t, proposed, _k, then: then(tmp_path / proposed.name))
    for made in (page.policy.pdf_button, page.policy.markdown_button):
        click(made)
        rest(window_of(page))
    assert (tmp_path / "售前支持部绩效考核办法.pdf").read_bytes().startswith(b"%PDF")
    assert "售前支持部绩效考核办法" in (tmp_path / "售前支持部绩效考核办法.md").read_text(encoding="utf-8")


def test_the_reading_takes_up_the_colours_of_the_theme(page: SchemesPage) -> None:
    before = page.policy.text.toHtml()
    window_of(page).set_theme("dark")
    dark = page.policy.text.toHtml()
    window_of(page).set_theme("light")
    assert before != dark
    assert page.policy.text.toHtml() == before


def test_the_cases_of_a_shipped_scheme_come_out(page: SchemesPage) -> None:
    """Each case with its hand computation, what was expected and what goes in."""
    page.list.choose(("consultant-branch", ""))
    show_tab(page, "算例")
    assert page.cases.said.text() == "✓ 1 个算例，手算的和程序算的全部对上"
    shown = page.cases.text.toPlainText()
    assert "工作量奖金 6000×3×10%×0.6583=1184.94" in shown
    assert "录入：月度指标" in shown


def test_a_sound_file_is_taken_in_and_undo_takes_it_back(page: SchemesPage, tmp_path: Path) -> None:
    dialog = offer(page, write(tmp_path, "a"))
    assert dialog.said.text().startswith("✓ 写法没有问题")
    assert dialog.becoming.text() == "成为新方案「计件办法」（pieces），一直生效"
    assert "算例「十件」对上了" in dialog.list.toPlainText()
    click(dialog.take_button)
    rest(window_of(page))
    assert versions(page) == ["计件办法 版本 1 · 一直生效"]
    assert page.name.text() == "计件办法"
    assert "第三条：每件 3 元" in page.policy.text.toPlainText()
    assert page.remove_button.isVisible()
    window_of(page).session.undo()
    rest(window_of(page))
    assert versions(page) == []
    assert len(listed(page)) == 15


def test_a_second_version_stands_beside_the_first(page: SchemesPage, tmp_path: Path) -> None:
    take_in(page, write(tmp_path, "a"), write(tmp_path, "b", "4", "2026-03", version="2", cases=""))
    assert versions(page) == ["计件办法 版本 1 · 到 2026-02 为止", "计件办法 版本 2 · 自 2026-03 起生效"]
    assert page.about.text().startswith("版本 2 · 自 2026-03 起生效 · 按月考核 · 本单位的方案")


def test_a_broken_file_is_refused_with_its_lines(page: SchemesPage, tmp_path: Path) -> None:
    """The line and the key of each problem can be copied; mended and checked again, the file is taken in."""
    path = write(tmp_path, "a", "每件价")
    dialog = offer(page, path)
    assert not dialog.take_button.isEnabled()
    assert dialog.said.text().startswith("有 1 处问题")
    click(dialog.copy_button)
    assert QGuiApplication.clipboard().text() == "有误 a.toml 第 10 行 component.pay: 「每件价」没有定义"
    write(tmp_path, "a")
    click(dialog.again_button)
    rest(window_of(page))
    assert dialog.take_button.isEnabled()
    click(dialog.cancel_button)
    rest(window_of(page))
    assert versions(page) == []


def test_a_file_whose_case_does_not_come_out_is_refused(page: SchemesPage, tmp_path: Path) -> None:
    """Ten pieces at 4 yuan are 40, not 30."""
    dialog = offer(page, write(tmp_path, "a", "4"))
    assert not dialog.take_button.isEnabled()
    dialog.list.selectAll()
    QTest.keyClick(dialog.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "甲 计件工资：应为 30，算得 40.00" in QGuiApplication.clipboard().text()
    dialog.reject()


def test_a_file_without_cases_may_be_taken_in_but_says_so(page: SchemesPage, tmp_path: Path) -> None:
    dialog = offer(page, write(tmp_path, "a", cases=""))
    assert "没有算例" in dialog.said.text()
    click(dialog.take_button)
    rest(window_of(page))
    show_tab(page, "算例")
    assert page.cases.said.text().startswith("这个方案没有算例")


def test_a_case_that_fails_says_what_differs(page: SchemesPage, tmp_path: Path) -> None:
    """It was taken in by the command line, which does not ask for the cases to come out."""
    office = page.session.office
    assert office is not None
    from calculators.jobs.own_schemes import put_files

    put_files(office, [write(tmp_path, "a", "4")])
    page.session.saved()
    rest(window_of(page))
    page.list.choose(("pieces", ""))
    show_tab(page, "算例")
    assert page.cases.said.text() == "1 个算例，1 个对不上"
    shown = page.cases.text.toPlainText()
    assert "甲 计件工资：应为 30，算得 40.00" in shown
    assert "10 × 3 = 30" in shown
    assert "应为 30，算得 40.00" in shown.split("应得的数")[1].split("录入")[0]


def test_people_are_put_on_a_scheme_and_undo_takes_it_back(page: SchemesPage, tmp_path: Path) -> None:
    """甲 from January on: one named change; then the scheme is first in the list, with one person."""
    window = window_of(page)
    take_in(page, write(tmp_path, "a"))
    show_tab(page, "人员")
    assert not page.people.assign_button.isEnabled()
    check_people(page, "A1")
    assert page.people.counted.text() == "2 人，勾选 1 人"
    assert page.people.month.currentText() == "2026-01"
    click(page.people.assign_button)
    rest(window)
    assert list(page.session.records.assignments) == [Assignment(staff_no="A1", start=JANUARY, scheme="pieces")]
    assert listed(page)[0] == "计件办法 版本 1 · 一直生效 · 本单位 1 人"
    assert window.session.office is not None
    assert window.session.office.changes(1)[0].name == "1 人自 2026-01 起改用「计件办法」"
    window.session.undo()
    rest(window)
    assert list(page.session.records.assignments) == []


def test_the_people_of_a_scheme_and_the_others(page: SchemesPage, tmp_path: Path) -> None:
    take_in(page, write(tmp_path, "a"))
    window = window_of(page)
    window.errands.schemes.assign(page.list.versions["pieces", ""], ("A1",), JANUARY)
    rest(window)
    show_tab(page, "人员")
    people = page.people
    people.shown.setCurrentIndex(0)
    for number, shown in enumerate((["甲"], ["甲", "乙"], ["乙"])):
        people.shown.setCurrentIndex(number)
        people.shown.activated.emit(number)
        assert [item.text(1) for item in people.people.items() if not item.isHidden()] == shown
    click(button(people, "全选"))
    assert people.people.chosen() == ("A2",), "who isn't shown isn't meant"
    assert [item.text(4) for item in people.people.items()] == ["计件办法", "无（只参与项目）"]


def test_a_month_before_the_scheme_is_refused_in_words(page: SchemesPage, tmp_path: Path) -> None:
    take_in(page, write(tmp_path, "a", start="2026-03"))
    show_tab(page, "人员")
    assert page.people.month.currentText() == "2026-03"
    check_people(page, "A1", "A2")
    page.people.month.setCurrentText("2026-02")
    click(page.people.assign_button)
    rest(window_of(page))
    message = window_of(page).crashes.last
    assert message is not None
    assert "还没有生效" in message.findChildren(QLabel)[0].text()
    assert list(page.session.records.assignments) == []
    message.close()


def test_a_person_on_a_scheme_that_is_not_in_force_yet_is_told(page: SchemesPage, tmp_path: Path) -> None:
    """From February on: in January the scheme has no version; in the first quarter its last two months have one."""
    take_in(page, write(tmp_path, "a", start="2026-02"))
    with page.session.change("录入") as change:
        change.put(Assignment(staff_no="A1", start=JANUARY, scheme="pieces"))
    show_tab(page, "人员")
    assert page.people.people.items()[0].text(4) == "计件办法（本期没有生效的版本）"
    page.session.choose(Period.parse("2026Q1"))
    rest(window_of(page))
    assert page.people.people.items()[0].text(4) == "计件办法"
    assert listed(page)[0] == "计件办法 版本 1 · 自 2026-02 起生效 · 本单位 1 人"


@pytest.fixture
def assigned(page: SchemesPage, tmp_path: Path) -> SchemesPage:
    """甲 and 乙 on `pieces` at 3 yuan since January."""
    take_in(page, write(tmp_path, "a"))
    window = window_of(page)
    window.errands.schemes.assign(page.list.versions["pieces", ""], ("A1", "A2"), JANUARY)
    rest(window)
    page.list.choose(("pieces", ""))
    return page


def test_a_file_is_tried_beside_what_is_in_force(assigned: SchemesPage, tmp_path: Path) -> None:
    """甲: 10 × 3 = 30 in force, 10 × 4.5 = 45 tried: 15 more. 乙's pieces aren't recorded; nothing is stored."""
    page, before = assigned, assigned.session.records
    show_tab(page, "试算")
    assert page.trial.what.text().startswith("所选版本就是2026年1月现行的")
    page.trial.try_path(write(tmp_path, "neu", "4.5", version="2", cases=""))
    rest(window_of(page))
    assert texts(page.trial.view) == [
        ["A1", "甲", "", "", "30.00", "", "", "45.00", "+15.00"],
        ["A2", "乙", "", "", "—", "", "", "—", "—"],
    ]
    assert page.trial.what.text().startswith("2026年1月：neu.toml（版本 2）与现行的「计件办法」版本 1 对比")
    assert page.trial.sums.text() == "现行合计 — 元　试算合计 — 元　差额 — 元　（1 条资料不全，算不出合计）"
    assert page.session.records is before
    click(page.trial.back_button)
    rest(window_of(page))
    assert page.trial.what.text().startswith("所选版本就是")


def test_the_sum_of_a_trial_follows_what_is_recorded(assigned: SchemesPage, tmp_path: Path) -> None:
    """With 20 pieces of 乙: 30 + 60 = 90 in force, 45 + 90 = 135 tried."""
    page = assigned
    show_tab(page, "试算")
    page.trial.try_path(write(tmp_path, "neu", "4.5", version="2", cases=""))
    rest(window_of(page))
    with page.session.change("录入") as change:
        change.put(Measure(owner_kind=Owner.PERSON, owner="A2", name="件数", month=JANUARY, value=Decimal(20)))
    rest(window_of(page))
    assert page.trial.sums.text() == "现行合计 90.00 元　试算合计 135.00 元　差额 +45.00 元"


def test_a_shipped_scheme_is_tried_on_the_people_of_another(assigned: SchemesPage) -> None:
    """Nobody is on it: the people of the scheme that somebody is on are offered, and their results are set beside it."""
    page = assigned
    page.list.choose(("repair-star", ""))
    show_tab(page, "试算")
    assert page.trial.whose.currentText() == "「计件办法」的 2 人"
    assert [row[1] for row in texts(page.trial.view)] == ["甲", "乙"]
    page.trial.whose.setCurrentIndex(0)
    page.trial.whose.activated.emit(0)
    rest(window_of(page))
    assert "没有人在方案 repair-star" in page.trial.what.text()
    assert texts(page.trial.view) == []


def test_a_broken_file_is_not_tried(assigned: SchemesPage, tmp_path: Path) -> None:
    page = assigned
    show_tab(page, "试算")
    page.trial.try_path(write(tmp_path, "wrong", "价"))
    rest(window_of(page))
    message = window_of(page).crashes.last
    assert message is not None
    assert "wrong.toml 第 10 行 component.pay" in message.more
    message.close()
    assert page.trial.what.text().startswith("所选版本就是")


def question_of(page: SchemesPage) -> Question:
    """Press the button that removes, and give the question that follows."""
    click(page.remove_button)
    rest(window_of(page))
    return window_of(page).findChildren(Question)[-1]


def test_a_version_is_removed_after_asking(page: SchemesPage, tmp_path: Path) -> None:
    take_in(page, write(tmp_path, "a"), write(tmp_path, "b", "4", "2026-03", version="2", cases=""))
    question = question_of(page)
    said = "\n".join(label.text() for label in question.findChildren(QLabel))
    assert "去掉方案「计件办法」的版本 2？" in said
    assert "2026-03 起的期间改按版本 1 重新计算" in said
    click(question.cancel_button)
    rest(window_of(page))
    assert len(versions(page)) == 2
    click(question_of(page).done_button)
    rest(window_of(page))
    assert versions(page) == ["计件办法 版本 1 · 一直生效"]
    window_of(page).session.undo()
    rest(window_of(page))
    assert len(versions(page)) == 2


def test_a_version_that_people_need_is_not_removed(assigned: SchemesPage) -> None:
    page = assigned
    click(page.remove_button)
    rest(window_of(page))
    message = window_of(page).crashes.last
    assert message is not None
    said = [label.text() for label in message.findChildren(QLabel)]
    assert said[0] == "还有人在用「计件办法」的版本 1，不能去掉"
    assert "甲、乙的结果要靠它来算。" in said
    message.close()
    assert len(versions(page)) == 1


def test_a_new_scheme_begins_with_the_commented_template(page: SchemesPage, tmp_path: Path) -> None:
    """The id is checked before anything is written; what was written is a sound file."""
    click(button(page, "新建方案…"))
    dialog = window_of(page).findChildren(NewScheme)[-1]
    fill(dialog.scheme_id, "Mine")
    assert dialog.file.text().endswith("Mine.toml")
    fill(dialog.file, str(tmp_path / "mine.toml"))
    click(dialog.done_button)
    assert "小写" in dialog.problem.text()
    fill(dialog.scheme_id, "mine")
    assert dialog.file.text() == str(tmp_path / "mine.toml"), "a chosen file stays"
    click(dialog.done_button)
    rest(window_of(page))
    assert sorted(path.name for path in tmp_path.glob("mine*")) == ["mine.cases.toml", "mine.toml"]
    take_in(page, tmp_path / "mine.toml")
    assert page.about.text().endswith("编号 mine")


def test_a_shipped_scheme_is_exported_changed_and_comes_back_as_a_version(
    page: SchemesPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.list.choose(("repair-star", ""))
    monkeypatch.setattr(files, "pick_target", lambda _p, _t, proposed, _k, then: then(tmp_path / proposed.name))
    click(page.export_button)
    rest(window_of(page))
    file = tmp_path / "repair-star.toml"
    text = file.read_text(encoding="utf-8").replace('version = "1"', 'version = "2"\nfrom = "2026-07"')
    file.write_text(text, encoding="utf-8")
    take_in(page, file)
    assert [line.partition(" ")[2] for line in listed(page) if "维修星级" in line] == [
        "版本 2 · 自 2026-07 起生效 · 本单位", "版本 1 · 到 2026-06 为止 · 随程序提供",
    ]


def test_only_the_version_chosen_last_is_shown(page: SchemesPage) -> None:
    """Choosing quickly one after the other, the text is that of the last."""
    for row in range(page.list.count()):
        page.list.setCurrentRow(row)
    rest(window_of(page))
    version = page.list.version
    assert version is not None
    assert page.policy.text.toPlainText().startswith(version.title)


def test_the_schemes_in_use_come_first_in_the_sample(sample: MainWindow) -> None:
    """Ten people of the branch are on its scheme in the last quarter."""
    page = opened(sample)
    assert listed(page)[0] == "售前顾问考核办法（分公司） 版本 1 · 一直生效 · 随程序提供 10 人"
    assert sum(line.endswith(" 人") for line in listed(page)) == 1
