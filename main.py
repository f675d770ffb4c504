"""绩单: the window, and the same jobs from the command line."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from calculators.commands.documents import add_annex, add_document_commands
from calculators.commands.ratings import add_rating_commands
from calculators.commands.schemes import add_own_schemes, add_scheme_commands
from calculators.commands.usage import period, place, speak_usage
from models.faults import UserFault
from models.words import _, speak

LANGUAGES = ("zh", "en")
COMMANDS = ("batch", "export", "payslips", "year", "csv", "settings", "template", "demo", "scheme", "forms", "merge")

BUG = 3
"""Exit status where the program itself is at fault."""
INTERRUPTED = 130
SAMPLES = ("branch", "mixed")


def parser() -> argparse.ArgumentParser:
    """Describe the commands."""
    speak_usage()
    top = argparse.ArgumentParser(prog="jidan", description=_("绩单：考核与奖金。不带参数时打开窗口。"))
    commands = top.add_subparsers(dest="command", metavar=_("命令"))

    batch = commands.add_parser("batch", help=_("导入数据工作簿，计算一个期间，写出结果、汇总和单据"))
    batch.add_argument("workbook", type=place, metavar=_("数据.xlsx"))
    batch.add_argument("--period", type=period, required=True, help=_("2026-01、2026Q1、2026H1 或 2026"))
    batch.add_argument("--out", type=place, required=True, help=_("写到哪个文件夹"))
    batch.add_argument("--database", type=place, help=_("导入到哪个单位文件；不写则用临时文件"))
    batch.add_argument("--lang", choices=LANGUAGES, default="zh", help=_("信息和文件用哪种语言"))
    batch.add_argument("--no-slips", action="store_true", help=_("不写单据"))
    add_annex(batch)
    add_own_schemes(batch)
    batch.set_defaults(run=run_batch_command)

    export = commands.add_parser("export", help=_("把单位文件的全部数据写成数据工作簿"))
    export.add_argument("--database", type=place, required=True, help=_("哪个单位文件"))
    export.add_argument("--out", type=place, required=True, metavar=_("数据.xlsx"))
    export.set_defaults(run=run_export_command)

    template = commands.add_parser("template", help=_("写一个空的数据工作簿"))
    template.add_argument("--out", type=place, required=True, metavar=_("模板.xlsx"))
    template.add_argument("--only", nargs="+", default=[], metavar=_("方案"), help=_("只要这些方案（编号或名称）的指标和选项"))
    add_own_schemes(template)
    template.set_defaults(run=run_template_command)

    demo = commands.add_parser("demo", help=_("用示例单位走一遍全过程"))
    demo.add_argument("--out", type=place, required=True, help=_("写到哪个文件夹"))
    demo.add_argument("--office", choices=SAMPLES, default="branch", help=_("branch 一个方案的分公司，mixed 十五个方案都有"))
    demo.set_defaults(run=run_demo_command)
    add_document_commands(commands)
    add_scheme_commands(commands)
    add_rating_commands(commands)
    return top


def run_batch_command(arguments: argparse.Namespace) -> int:
    """Run `batch`."""
    from calculators.jobs.batch import run_batch

    outcome = run_batch(
        arguments.workbook, arguments.period, arguments.out, arguments.database,
        slips=not arguments.no_slips, annexed=not arguments.no_annex, schemes=arguments.schemes,
    )
    for note in outcome.notes:
        print(note, file=sys.stderr)
    return outcome.status


def run_export_command(arguments: argparse.Namespace) -> int:
    """Run `export`."""
    from calculators.jobs.documents import write_data_workbook
    from calculators.jobs.offices import open_office

    with open_office(arguments.database) as office:
        write_data_workbook(office, arguments.out)
    print(_("数据工作簿写在 {path}").format(path=arguments.out))
    return 0


def run_template_command(arguments: argparse.Namespace) -> int:
    """Run `template`."""
    from calculators.jobs.documents import write_template
    from calculators.jobs.schemes import read_folder
    from models.records import Records

    write_template(arguments.out, Records(scheme_files=read_folder(arguments.schemes)), arguments.only)
    print(_("模板写在 {path}").format(path=arguments.out))
    return 0


def run_demo_command(arguments: argparse.Namespace) -> int:
    """Run `demo` and say where everything lies."""
    from calculators.jobs.demo import run_demo

    outcome = run_demo(arguments.out, which=arguments.office)
    people = len(outcome.assessment.summary)
    print(_("{period}：{n} 人已计算").format(period=outcome.assessment.period.title, n=people))
    print(_("奖金单：{path}").format(path=arguments.out / "slips"))
    print(_("全部奖金单：{path}").format(path=arguments.out / f"slips-{outcome.assessment.period}.pdf"))
    print(_("季度汇总：{path}").format(path=arguments.out / f"summary-{outcome.assessment.period}.xlsx"))
    return outcome.status


def run_window(arguments: Sequence[str]) -> int:
    """Open the window."""
    from ui.app import run

    return run(arguments)


def run_chosen(arguments: Sequence[str]) -> int:
    """Run the command that the arguments name, or the window."""
    if not arguments or opens_window(arguments[0]):
        return run_window(arguments)
    if "--lang" in arguments[:-1] and arguments[arguments.index("--lang") + 1] in LANGUAGES:
        speak(arguments[arguments.index("--lang") + 1])
    chosen = parser().parse_args(arguments)
    status: int = chosen.run(chosen)
    return status


def opens_window(first: str) -> bool:
    """Tell whether the first argument is a file to open, or a switch of the window's own."""
    if first in (*COMMANDS, "-h", "--help"):
        return False
    return first.startswith("-") or Path(first).suffix == ".jidan" or Path(first).is_file()


def tell_bug(fault: Exception) -> None:
    """Write the whole story to the log and say in one sentence where it is."""
    from models.crash_log import log_file, record

    try:
        told = _("程序出了意料之外的错误（{kind}），已保存的数据没有受影响；详情写在日志 {log}，请发给维护者").format(
            kind=type(fault).__name__, log=record(fault)
        )
    except OSError:
        told = _("程序出了意料之外的错误（{kind}：{why}），已保存的数据没有受影响；日志 {log} 写不进去").format(
            kind=type(fault).__name__, why=" ".join(str(fault).split()), log=log_file()
        )
    print(told, file=sys.stderr)


def main(arguments: Sequence[str]) -> int:
    """Run a command, or the window; a person's fault is told on stderr and ends with 2, a bug with 3."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Callable[..., None] | None = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    try:
        return run_chosen(arguments)
    except UserFault as fault:
        print(fault, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print(_("已中断"), file=sys.stderr)
        return INTERRUPTED
    except Exception as fault:  # noqa: BLE001  (whatever it is: it is logged, and no traceback reaches the person)
        tell_bug(fault)
        return BUG


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
