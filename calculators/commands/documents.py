"""The commands about documents of an office file: payslips of a month, and what documents look like."""

import argparse
import sys

from calculators.commands.usage import period, place
from models.faults import UserFault
from models.period import Grain
from models.setting import LATEST
from models.words import _

PAID = {"quarter": Grain.QUARTER, "half": Grain.HALF, "year": Grain.YEAR}


def add_document_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe `payslips`, `year`, `csv` and `settings`."""
    payslips = commands.add_parser("payslips", help=_("写出每个人一个月的工资单"))
    payslips.add_argument("--database", type=place, required=True, help=_("哪个单位文件"))
    payslips.add_argument("--month", type=period, required=True, help="2026-04")
    payslips.add_argument("--out", type=place, required=True, help=_("写到哪个文件夹"))
    add_annex(payslips)
    payslips.set_defaults(run=run_payslips)

    year = commands.add_parser("year", help=_("写出一年的报告：各期得分与等级、奖金项、结转、结算"))
    year.add_argument("--database", type=place, required=True, help=_("哪个单位文件"))
    year.add_argument("--year", type=period, required=True, help="2026")
    year.add_argument("--staff", nargs="+", metavar=_("工号"), help=_("只写这些人的"))
    year.add_argument("--out", type=place, required=True, help=_("写到哪个文件夹"))
    year.set_defaults(run=run_year)

    table = commands.add_parser("csv", help=_("把一个期间的汇总写成 CSV，给工资系统"))
    table.add_argument("--database", type=place, required=True, help=_("哪个单位文件"))
    table.add_argument("--period", type=period, required=True, help=_("2026-01、2026Q1、2026H1 或 2026"))
    table.add_argument("--out", type=place, required=True, metavar=_("汇总.csv"))
    table.set_defaults(run=run_csv)

    settings = commands.add_parser("settings", help=_("看或改单据的设置：标志、奖金的发放月"))
    settings.add_argument("--database", type=place, required=True, help=_("哪个单位文件"))
    picture = settings.add_mutually_exclusive_group()
    picture.add_argument("--logo", type=place, metavar=_("图片.png"), help=_("印在单据上的标志，最多 1 MB"))
    picture.add_argument("--no-logo", action="store_true", help=_("不印标志"))
    for name, what in (("quarter", _("季度")), ("half", _("半年")), ("year", _("年度"))):
        told = _("{what}奖金在期末之后第几个月发放，0 是期末当月").format(what=what)
        settings.add_argument(f"--{name}-paid-after", type=int, choices=range(LATEST + 1), metavar="N", help=told)
    settings.set_defaults(run=run_settings)


def add_annex(command: argparse.ArgumentParser) -> None:
    """Let a command write slips without the pages that explain every figure."""
    command.add_argument("--no-annex", action="store_true", help=_("单据不附核算过程"))


def run_payslips(arguments: argparse.Namespace) -> int:
    """Run `payslips`."""
    from calculators.jobs.offices import open_office
    from calculators.jobs.payslips import PayMonth, write_payslips

    with open_office(arguments.database) as office:
        paid = PayMonth(office, arguments.month, annexed=not arguments.no_annex)
        files = write_payslips(paid, arguments.out)
    for note in paid.boxed():
        print(note, file=sys.stderr)
    print(_("{n} 张工资单写在 {path}").format(n=len(files), path=arguments.out))
    return 0


def run_year(arguments: argparse.Namespace) -> int:
    """Run `year`: a report a person, and one with all of them."""
    from calculators.jobs.offices import open_office
    from calculators.jobs.year import AssessedYear, write_year_report, write_year_reports

    with open_office(arguments.database) as office:
        assessed = AssessedYear(office, arguments.year, arguments.staff)
        files = write_year_reports(assessed, arguments.out / "year")
        write_year_report(assessed, arguments.out / f"year-{assessed.year}.pdf")
    for note in assessed.boxed():
        print(note, file=sys.stderr)
    print(_("{n} 人的年度报告写在 {path}").format(n=len(files), path=arguments.out))
    return 0


def run_csv(arguments: argparse.Namespace) -> int:
    """Run `csv`: 1 where somebody's total is missing."""
    from calculators.jobs.assessing import assess
    from calculators.jobs.documents import write_csv
    from calculators.jobs.offices import open_office

    with open_office(arguments.database) as office:
        assessed = assess(office, arguments.period)
    summary = assessed.assessment.summary
    if not summary:
        raise UserFault(_("{period} 没有需要考核的人").format(period=arguments.period))
    write_csv(assessed, arguments.out)
    absent = [row.staff_no for row in summary if row.total is None]
    if absent:
        print(_("资料不全，合计是空的：{staff_nos}").format(staff_nos="、".join(absent)), file=sys.stderr)
    print(_("{n} 人的汇总写在 {path}").format(n=len(summary), path=arguments.out))
    return 1 if absent else 0


def run_settings(arguments: argparse.Namespace) -> int:
    """Run `settings`: change what is asked for, then say what is settled."""
    from calculators.jobs.offices import open_office
    from calculators.jobs.settings import remove_logo, set_logo, set_paid_after
    from models.setting import logo, paid_after

    with open_office(arguments.database) as office:
        if arguments.logo is not None:
            set_logo(office, arguments.logo)
        if arguments.no_logo:
            remove_logo(office)
        for name, grain in PAID.items():
            months = getattr(arguments, f"{name}_paid_after")
            if months is not None:
                set_paid_after(office, grain, months)
        settled = office.records().settings
    print(_("标志：有") if logo(settled) else _("标志：无"))
    after = paid_after(settled)
    said = _("发放月：季度奖金在期末之后第 {quarter} 个月，半年奖金第 {half} 个月，年度奖金第 {year} 个月")
    print(said.format(**{name: after[grain] for name, grain in PAID.items()}))
    return 0
