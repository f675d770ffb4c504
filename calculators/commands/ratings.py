"""The commands for raters who sit elsewhere: write their forms, and merge what comes back."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from calculators.commands.usage import period, place
from models.faults import UserFault
from models.rating_form import RaterPlan, Split
from models.words import _

if TYPE_CHECKING:
    from calculators.jobs.importing import Preview

FORM, RECORDED = "form", "recorded"


def add_rating_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe `forms` and `merge`."""
    forms = commands.add_parser("forms", help=_("给每个评分人写一张评分表（工作簿和纸质），不含工资和别人的评分"))
    _add_office(forms)
    forms.add_argument("--out", type=place, required=True, help=_("写到哪个文件夹"))
    for option, metavar, said in (
        ("--copies", _("评分人=份数"), _("几个人同评：每人一张，带序号")),
        ("--by-department", _("评分人"), _("每个部门一张")),
        ("--by-person", _("评分人"), _("每个被评的人一张（自评本来就是）")),
    ):
        forms.add_argument(option, action="append", default=[], metavar=metavar, help=said)
    forms.add_argument("--no-paper", action="store_true", help=_("不写纸质的（PDF）"))
    forms.set_defaults(run=run_forms)

    merge = commands.add_parser("merge", help=_("把填好的评分表合并回单位文件"))
    merge.add_argument("files", type=place, nargs="+", metavar=_("评分表.xlsx"))
    _add_office(merge)
    differing = _("与已记录的不同时：form 改成表里的，recorded 保留已记录的；不写则什么也不合并")
    merge.add_argument("--differing", choices=(FORM, RECORDED), help=differing)
    merge.set_defaults(run=run_merge)


def _add_office(command: argparse.ArgumentParser) -> None:
    command.add_argument("--database", type=place, required=True, help=_("哪个单位文件"))
    command.add_argument("--period", type=period, required=True, help=_("2026-01、2026Q1、2026H1 或 2026"))


def run_forms(arguments: argparse.Namespace) -> int:
    """Run `forms`."""
    from calculators.jobs.offices import open_office
    from calculators.jobs.rating_forms import PAPER, WORKBOOK, make_forms, plan_forms, write_forms

    with open_office(arguments.database) as office:
        plans = chosen(plan_forms(office, arguments.period), arguments)
        forms = make_forms(office, arguments.period, plans)
        kinds = (WORKBOOK,) if arguments.no_paper else (WORKBOOK, PAPER)
        write_forms(office, arguments.out, forms, kinds=kinds)
    for plan in plans:
        print(_("{rater}：{people} 人，{count} 张").format(rater=plan.rater, people=plan.people, count=plan.forms))
    print(_("{count} 张评分表写在 {path}").format(count=len(forms), path=arguments.out))
    return 0


def chosen(plans: Sequence[RaterPlan], arguments: argparse.Namespace) -> tuple[RaterPlan, ...]:
    """Change the proposed plans as asked; UserFault for a rater who rates nobody, or no number of copies."""
    found = {plan.rater: plan for plan in plans}

    def change(rater: str, **asked: object) -> None:
        if rater not in found:
            why = _("有：{raters}").format(raters="、".join(found))
            raise UserFault(_("这个期间没有评分人「{rater}」").format(rater=rater), why=why)
        found[rater] = replace(found[rater], **asked)  # type: ignore[arg-type]  # fields of the plan

    for text in arguments.copies:
        rater, _equals, count = text.rpartition("=")
        if not count.isdecimal() or not 1 <= int(count) <= 99:
            raise UserFault(_("「{text}」应写成 评分人=份数，例如 同事互评=3").format(text=text))
        change(rater, copies=int(count))
    for rater in arguments.by_department:
        change(rater, split=Split.DEPARTMENT)
    for rater in arguments.by_person:
        change(rater, split=Split.PERSON)
    return tuple(found.values())


def run_merge(arguments: argparse.Namespace) -> int:
    """Run `merge`: 2 where something is wrong, or where scores differ and nobody has said which to take."""
    from calculators.jobs.importing import preview_forms, take_in
    from calculators.jobs.offices import open_office

    with open_office(arguments.database) as office:
        found = preview_forms(office, arguments.files, arguments.period)
        rows = [row for sheet in found.sheets for row in sheet.rows]
        for line in told(found):
            print(line, file=sys.stderr)
        if found.problems or (found.conflicts and arguments.differing is None):
            return 2
        keeping = found.conflicts if arguments.differing == RECORDED else frozenset()
        if found.changes_something:
            take_in(office, found, keeping=keeping)
    print(_("合并 {count} 项，保留已记录的 {kept} 项").format(count=len(rows) - len(keeping), kept=len(keeping)))
    return 0


def told(found: "Preview") -> Iterator[str]:
    """Say what to look at, what is wrong, and where scores differ from what is recorded."""
    yield from (_("提醒：{text}").format(text=text) for text in found.warnings)
    yield from map(str, found.problems)
    if found.problems:
        yield _("共 {count} 处问题，什么都没有合并。").format(count=len(found.problems))
        return
    for row in (row for sheet in found.sheets for row in sheet.rows if row.key in found.conflicts):
        fields = _("，").join(f"{field.name} {field.before} → {field.after}" for field in row.fields)
        yield _("与已记录的不同：{row}：{fields}").format(row=row.title, fields=fields)
    if found.conflicts:
        yield _("--differing form 改成表里的，--differing recorded 保留已记录的；不写则什么也不合并。")
