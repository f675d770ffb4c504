"""The commands about scheme files: check, read back, try, begin a new one."""

import argparse
import sys

from calculators.commands.usage import period, place
from models.words import _


def add_scheme_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe `scheme` and what stands below it."""
    scheme = commands.add_parser("scheme", help=_("检查、读出、试算或新建方案文件"))
    verbs = scheme.add_subparsers(dest="verb", metavar=_("动作"), required=True)

    check = verbs.add_parser("check", help=_("检查方案文件并算一遍旁边的算例"))
    check.add_argument("files", type=place, nargs="+", metavar=_("方案.toml"))
    check.set_defaults(run=run_check)

    read = verbs.add_parser("read", help=_("把方案文件读成可以签字的考核办法"))
    read.add_argument("file", type=place, metavar=_("方案.toml"))
    read.add_argument("--out", type=place, required=True, metavar=_("办法.pdf"), help=_(".pdf 或 .md"))
    read.set_defaults(run=run_read)

    trial = verbs.add_parser("try", help=_("用方案文件试算一个期间，与现行方案对比，不保存"))
    trial.add_argument("file", type=place, metavar=_("方案.toml"))
    trial.add_argument("--database", type=place, required=True, help=_("哪个单位文件"))
    trial.add_argument("--period", type=period, required=True, help=_("2026-01、2026Q1、2026H1 或 2026"))
    trial.add_argument(
        "--whose", default="", metavar=_("方案编号"), help=_("试算哪个方案上的人；不写就是与文件同一编号的方案")
    )
    trial.set_defaults(run=run_try)

    put = verbs.add_parser("put", help=_("把方案文件收进单位文件：新方案，或一个方案的新版本"))
    put.add_argument("files", type=place, nargs="+", metavar=_("方案.toml"))
    put.add_argument("--database", type=place, required=True, help=_("哪个单位文件"))
    put.set_defaults(run=run_put)

    new = verbs.add_parser("new", help=_("写一个带说明的新方案文件和它的算例"))
    new.add_argument("id", metavar=_("编号"))
    new.add_argument("--out", type=place, required=True, metavar=_("方案.toml"))
    new.set_defaults(run=run_new)


def add_own_schemes(command: argparse.ArgumentParser) -> None:
    """Let a command take own schemes from a folder."""
    command.add_argument("--schemes", type=place, help=_("另外收进这个文件夹里的方案文件（或一个方案文件）"))


def run_check(arguments: argparse.Namespace) -> int:
    """Run `scheme check`: the worst of all files is the exit status."""
    from calculators.jobs.scheme_files import check_files

    status = 0
    for found in check_files(arguments.files):
        for problem in (*found.problems, *found.differing):
            print(problem, file=sys.stderr)
        for remark in found.remarks:
            print(_("提醒：{text}").format(text=remark), file=sys.stderr)
        if found.problems:
            print(_("{file}：有 {n} 处问题").format(file=found.path.name, n=len(found.problems)))
        elif not found.cases:
            print(_("{file}：写法没有问题，但没有算例，等于没有试过").format(file=found.path.name))
        else:
            text = _("{file}：写法没有问题；算例 {n} 个，{m} 处对不上")
            print(text.format(file=found.path.name, n=found.cases, m=len(found.differing)))
        status = max(status, found.status)
    return status


def run_read(arguments: argparse.Namespace) -> int:
    """Run `scheme read`."""
    from calculators.jobs.scheme_files import write_policy
    from calculators.jobs.schemes import read_scheme_file

    write_policy(read_scheme_file(arguments.file), arguments.out)
    print(_("考核办法写在 {path}").format(path=arguments.out))
    return 0


def run_try(arguments: argparse.Namespace) -> int:
    """Run `scheme try`: 1 where a result of the trial is incomplete."""
    from calculators.jobs.trial import told, try_scheme

    found = try_scheme(arguments.file, arguments.database, arguments.period, arguments.whose)
    for line in told(found):
        print(line)
    return 1 if any(tried.after.missing for tried in found.people) else 0


def run_put(arguments: argparse.Namespace) -> int:
    """Run `scheme put`: all of the files or none."""
    from calculators.jobs.offices import open_office
    from calculators.jobs.own_schemes import put_files

    with open_office(arguments.database) as office:
        for line in put_files(office, arguments.files):
            print(line)
    return 0


def run_new(arguments: argparse.Namespace) -> int:
    """Run `scheme new`."""
    from calculators.jobs.scheme_files import write_new

    for path in write_new(arguments.id, arguments.out):
        print(_("写在 {path}").format(path=path))
    return 0
