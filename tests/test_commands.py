"""The commands as a person runs them: exit status, words, and what stays untouched.

What only a process can show has one of its own (`started`); everything else calls the same `main` here.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PIL import Image

import main
from calculators.jobs import documents
from models import crash_log
from models.office import Office
from models.records import OfficeIdentity
from tests.workbooks import write_sheets

ROOT = Path(__file__).resolve().parent.parent
CASE = ROOT / "tests" / "cases" / "consultant-branch.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """How a command ended, and what it said."""

    status: int
    out: str
    err: str


Run = Callable[..., Done]


def started(*words: object, code: str | None = None) -> Done:
    """Run main.py (or `code`) in a process of its own."""
    start = [sys.executable, "-c", code] if code else [sys.executable, "main.py"]
    done = subprocess.run([*start, *map(str, words)], cwd=ROOT, capture_output=True, check=False, encoding="utf-8")
    return Done(status=done.returncode, out=done.stdout, err=done.stderr)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command here."""

    def here(*words: object) -> Done:
        capsys.readouterr()
        try:
            status = main.main([str(word) for word in words])
        except SystemExit as end:  # argparse's way to refuse
            status = int(end.code or 0)
        said = capsys.readouterr()
        return Done(status=status, out=said.out, err=said.err)

    return here


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Write the main scheme's worked case to a workbook."""
    path = tmp_path / "data.xlsx"
    write_sheets(path, json.loads(CASE.read_text(encoding="utf-8"))["sheets"])
    return path


def test_batch_ends_with_0_and_writes(workbook: Path, tmp_path: Path) -> None:
    """All complete: status 0, and the figures of the case in results.json."""
    done = started("batch", workbook, "--period", "2026Q1", "--out", tmp_path / "out", "--no-slips")
    assert done.status == 0, done.err
    figures = json.loads((tmp_path / "out" / "results.json").read_text(encoding="utf-8"))
    assert [row["total"] for row in figures["summary"]] == ["3608.78", "2356.92", "4551.78"]


def test_the_demo_says_where_everything_lies(tmp_path: Path, run: Run) -> None:
    """The sample branch runs through the whole job: a slip each for twelve, all in one, the summary, each named."""
    out = tmp_path / "看 看"
    done = run("demo", "--out", out)
    assert (done.status, done.err) == (0, "")
    told = [Path(line.partition("：")[2]) for line in done.out.splitlines()[1:]]
    assert told == [out / "slips", out / "slips-2026Q1.pdf", out / "summary-2026Q1.xlsx"]
    assert len(list(told[0].glob("*_2026Q1.pdf"))) == 12
    assert all(path.exists() for path in told)
    assert "12 人" in done.out


FAULTS: dict[str, list[dict[str, object]]] = {
    "员工": [
        {"工号": "A1", "姓名": "甲", "入职日期": "2024-03-01", "月基本工资(元)": 5000, "考核方案": "consultant-branch"},
        {"工号": "A1", "姓名": "乙", "入职日期": "2024-03-01", "月基本工资(元)": 5000},
        {"工号": "A2", "姓名": "丙", "入职日期": "2024-13-01", "月基本工资(元)": 5000},
        {"工号": "A3", "姓名": "丁", "入职日期": "2024-03-01", "离职日期": "2024-02-01", "月基本工资(元)": 5000},
        {"工号": "A4", "姓名": "戊", "入职日期": "2024-03-01", "月基本工资(元)": "无"},
        {"工号": "A5", "姓名": "己", "入职日期": "2024-03-01", "月基本工资(元)": 5000, "考核方案": "没有的方案"},
        {"工号": "A6", "入职日期": "2024-03-01", "月基本工资(元)": 5000},
        {"工号": "A7", "姓名": "庚", "入职日期": "2024-03-01", "月基本工资(元)": -1},
    ],
    "目标": [
        {
            "年度": 2026, "对象类型": "公司", "一季度(万元)": 100, "二季度(万元)": 100, "三季度(万元)": 100,
            "四季度(万元)": 100, "一季度基数(万元)": 101,
        },
    ],
    "项目": [
        {"项目编号": "P1", "项目名称": "一", "合同金额(元)": 1000, "已备案": "也许"},
        {"项目编号": "P2", "项目名称": "二", "合同金额(元)": 1000, "已备案": "是"},
    ],
    "贡献": [
        {"项目编号": "P2", "工号": "A1", "贡献率(%)": 60},
        {"项目编号": "P2", "工号": "X9", "贡献率(%)": 30},
        {"项目编号": "P9", "工号": "A1", "贡献率(%)": 100},
    ],
    "回款": [
        {"项目编号": "P2", "回款日期": "2026-02-30", "回款金额(元)": 100},
        {"项目编号": "P2", "回款日期": "2026-02-03", "回款金额(元)": 100, "销售费用(元)": -5},
        {"项目编号": "P2", "回款日期": "2026-02-03", "回款金额(元)": True},
    ],
    "月度指标": [
        {"月份": "2026-01", "对象": "A1", "指标": "没有的指标", "数值": 1},
        {"月份": "2026年", "对象": "A1", "指标": "支持售前次数", "数值": 1},
        {"月份": "2026-01", "对象": "A1", "指标": "支持售前次数", "数值": "-"},
    ],
    "评分": [
        {"期间": "2026Q1", "工号": "A1", "考核项": "团队精神", "评分人": "部门经理", "得分": 6},
        {"期间": "2026Q1", "工号": "A1", "考核项": "方案与项目文档", "评分人": "总经理", "得分": "还行"},
        {"期间": "2026Q1", "工号": "A1", "考核项": "团队精神", "评分人": "陌生人", "得分": 3},
    ],
    "核定": [{"期间": "2026Q1", "工号": "A1", "项": "项目奖金", "原因": "没有数值"}],
}
FAULTY_CELLS = {
    "员工!A3", "员工!C4", "员工!E5", "员工!D6", "员工!F7", "员工!B8", "员工!D9", "目标!G2", "项目!D2",
    "贡献!B3", "贡献!A4", "回款!B2", "回款!D3", "回款!C4", "月度指标!C2", "月度指标!A3", "月度指标!D4",
    "评分!E2", "评分!E3", "评分!D4",
}


def test_twenty_faults_are_all_told_and_nothing_changes(tmp_path: Path) -> None:
    """Every faulty cell is named, the status is 2, nothing is written, the office file is byte for byte the same."""
    database = tmp_path / "office.jidan"
    Office.create(database, OfficeIdentity(company="甲公司")).close()
    before = database.read_bytes()
    columns = {
        "员工": ["工号", "姓名", "入职日期", "月基本工资(元)", "离职日期", "考核方案"],
        "回款": ["项目编号", "回款日期", "回款金额(元)", "销售费用(元)"],
    }
    ordered = {
        name: [{c: row.get(c) for c in columns.get(name, list(dict.fromkeys(k for r in rows for k in r)))} for row in rows]
        for name, rows in FAULTS.items()
    }
    write_sheets(tmp_path / "faults.xlsx", ordered)
    done = started(
        "batch", tmp_path / "faults.xlsx", "--period", "2026Q1", "--out", tmp_path / "out", "--database", database
    )
    assert done.status == 2
    told = {line.partition(":")[0] for line in done.err.splitlines()}
    assert set() == FAULTY_CELLS - told
    assert "Traceback" not in done.err
    assert database.read_bytes() == before
    assert not (tmp_path / "out").exists()


def test_bad_usage_ends_with_2(workbook: Path, tmp_path: Path, run: Run) -> None:
    """A period that is none, and a workbook that isn't there, are told in words."""
    wrong = run("batch", workbook, "--period", "2026Q5", "--out", tmp_path / "out")
    absent = run("batch", tmp_path / "none.xlsx", "--period", "2026Q1", "--out", tmp_path / "out")
    assert (wrong.status, absent.status) == (2, 2)
    assert "2026Q5" in wrong.err
    assert "none.xlsx" in absent.err
    assert "Traceback" not in wrong.err + absent.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "还缺 数据.xlsx, --period, --out"),
        (("a.xlsx", "--period", "2026Q1", "--out", ""), "--out：没有写出文件或文件夹"),
        (("a.xlsx", "--period", "2026Q1", "--out"), "--out：后面要写一个值"),
        (("a.xlsx", "--period", "2026-13", "--out", "a"), "--period：「2026-13」不是期间"),
        (("a.xlsx", "--period", "2026Q1", "--out", "a", "--lang", "fr"), "--lang：没有 'fr'，可以写 'zh', 'en'"),
        (("a.xlsx", "--period", "2026Q1", "--out", "a", "--fast"), "不认识 --fast"),
    ],
)
def test_misuse_is_told_in_chinese(run: Run, words: tuple[str, ...], told: str) -> None:
    """Status 2, how it is used, and what was wrong; an empty name is not the folder at hand."""
    done = run("batch", *words)
    assert done.status == 2
    assert done.err.startswith("用法：jidan")
    assert told in done.err.splitlines()[-1]
    assert not any(word in done.err for word in ("usage", "error", "argument"))


def test_help_is_chinese(run: Run) -> None:
    """Each command says what it does and takes; nothing of it is in English."""
    done = run("batch", "--help")
    assert (done.status, done.err) == (0, "")
    assert all(word in done.out for word in ("用法：", "参数", "选项", "说明用法", "写到哪个文件夹"))
    assert "show this" not in done.out


NO_SOCKET = """
import sys
opened = []
def watch(event, arguments):
    if event.startswith("socket.") and event != "socket.gethostname":
        opened.append((event, arguments))
sys.addaudithook(watch)
from main import main
status = main(sys.argv[1:])
print("SOCKETS", opened)
sys.exit(status)
"""


def test_batch_opens_no_socket(workbook: Path, tmp_path: Path) -> None:
    """An audit hook sees every socket call of the process: there is none."""
    done = started("batch", workbook, "--period", "2026Q1", "--out", tmp_path / "out", code=NO_SOCKET)
    assert done.status == 0, done.err
    assert "SOCKETS []" in done.out


KILLED = """
import os, signal, sys
from pathlib import Path
from models.office import Change
from calculators.jobs.batch import run_batch
from models.period import Period
put, count = Change.put, 0
def dying(self, noun):
    global count
    count += 1
    if count == 60:
        os.kill(os.getpid(), signal.SIGKILL)
    put(self, noun)
Change.put = dying
run_batch(Path(sys.argv[1]), Period.parse("2026Q1"), Path(sys.argv[2]), Path(sys.argv[3]))
"""


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is not known on Windows")
def test_killed_in_the_middle_of_an_import_the_file_holds_the_state_before(workbook: Path, tmp_path: Path) -> None:
    """Kill -9 while rows are being put: the office opens with exactly what it held before."""
    database = tmp_path / "office.jidan"
    with Office.create(database, OfficeIdentity(company="甲公司")) as office:
        before, revision = office.records(), office.revision
    done = started(workbook, tmp_path / "out", database, code=KILLED)
    assert done.status == -signal.SIGKILL
    with Office.open(database) as office:
        assert (office.records(), office.revision) == (before, revision)


SHEETS_OF_AN_OFFICE = ["员工", "任职", "工资项", "目标", "项目", "贡献", "回款", "月度指标", "评分", "事件", "核定"]


def test_export_writes_a_workbook_that_makes_the_same_office(workbook: Path, tmp_path: Path, run: Run) -> None:
    """Export of an office, import into a new one, export again: the same sheets."""
    quarter = ("--period", "2026Q1", "--no-slips")
    run("batch", workbook, *quarter, "--out", tmp_path / "1", "--database", tmp_path / "1.jidan")
    done = run("export", "--database", tmp_path / "1.jidan", "--out", tmp_path / "1.xlsx")
    assert (done.status, done.err) == (0, "")
    assert "1.xlsx" in done.out
    run("batch", tmp_path / "1.xlsx", *quarter, "--out", tmp_path / "2", "--database", tmp_path / "2.jidan")
    run("export", "--database", tmp_path / "2.jidan", "--out", tmp_path / "2.xlsx")
    first, second = (load_workbook(tmp_path / name) for name in ("1.xlsx", "2.xlsx"))
    assert first.sheetnames[: len(SHEETS_OF_AN_OFFICE)] == SHEETS_OF_AN_OFFICE
    assert [list(page.values) for page in first] == [list(page.values) for page in second]
    assert (tmp_path / "1" / "results.json").read_bytes() == (tmp_path / "2" / "results.json").read_bytes()


def test_export_of_no_office_and_to_no_folder_are_told(tmp_path: Path, run: Run) -> None:
    """Both end with 2 in words; nothing is written."""
    Office.create(tmp_path / "a.jidan", OfficeIdentity()).close()
    absent = run("export", "--database", tmp_path / "none.jidan", "--out", tmp_path / "a.xlsx")
    nowhere = run("export", "--database", tmp_path / "a.jidan", "--out", tmp_path / "none" / "a.xlsx")
    assert (absent.status, nowhere.status) == (2, 2)
    assert "none.jidan" in absent.err
    assert "a.xlsx" in nowhere.err
    assert "Traceback" not in absent.err + nowhere.err
    assert [path.name for path in tmp_path.iterdir()] == ["a.jidan"]


def test_a_word_that_is_no_command_opens_no_window(run: Run) -> None:
    """A slip of the pen ends with 2 and the list of commands."""
    done = run("bacth", "数据.xlsx")
    assert done.status == 2
    assert "template" in done.err
    assert "Traceback" not in done.err


Break = Callable[[BaseException], None]


@pytest.fixture
def break_down(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Break:
    """Let the job of `template` end with a fault, its log go to `log`."""

    def fail_with(fault: BaseException) -> None:
        def write(*_asked: object) -> None:
            raise fault

        monkeypatch.setattr(documents, "write_template", write)
        monkeypatch.setattr(crash_log, "user_log_path", lambda *_names: tmp_path / "log")

    return fail_with


def test_a_bug_ends_with_3_and_one_sentence_that_names_the_log(tmp_path: Path, run: Run, break_down: Break) -> None:
    """The traceback is in the log and nowhere else."""
    break_down(ZeroDivisionError("a bug"))
    done = run("template", "--out", "a.xlsx")
    log = tmp_path / "log" / "jidan.log"
    assert (done.status, done.out, len(done.err.splitlines())) == (3, "", 1)
    assert str(log) in done.err
    assert "Traceback" not in done.err
    assert "ZeroDivisionError: a bug" in log.read_text(encoding="utf-8")
    assert "run_template_command" in log.read_text(encoding="utf-8")


def test_a_bug_is_told_also_where_no_log_can_be_written(tmp_path: Path, run: Run, break_down: Break) -> None:
    """The sentence then says itself what happened."""
    (tmp_path / "log").write_text("a file where a folder should be", encoding="utf-8")
    break_down(ZeroDivisionError("a bug"))
    done = run("template", "--out", "a.xlsx")
    assert (done.status, len(done.err.splitlines())) == (3, 1)
    assert "ZeroDivisionError" in done.err
    assert "a bug" in done.err


def test_an_interrupted_command_says_so(tmp_path: Path, run: Run, break_down: Break) -> None:
    """Ctrl+C is no bug."""
    break_down(KeyboardInterrupt())
    done = run("template", "--out", "a.xlsx")
    assert (done.status, len(done.err.splitlines())) == (130, 1)
    assert not (tmp_path / "log").exists()


def test_payslips_of_a_month_and_reports_of_a_year(workbook: Path, tmp_path: Path, run: Run) -> None:
    """One PDF for each of the three employed; a quarter is no month. A report for each who is named, and one of both."""
    database = tmp_path / "1.jidan"
    run("batch", workbook, "--period", "2026Q1", "--out", tmp_path / "out", "--database", database, "--no-slips")
    done = run("payslips", "--database", database, "--month", "2026-04", "--out", tmp_path / "pay")
    assert (done.status, done.out.startswith("3 ")) == (0, True), done.err
    assert sum(path.suffix == ".pdf" for path in (tmp_path / "pay").iterdir()) == 3
    quarter = run("payslips", "--database", database, "--month", "2026Q1", "--out", tmp_path / "none")
    assert (quarter.status, (tmp_path / "none").exists()) == (2, False)
    assert "2026-04" in quarter.err
    year = run("year", "--database", database, "--year", "2026", "--staff", "S0001", "S0002", "--out", tmp_path / "y")
    assert (year.status, year.out.startswith("2 ")) == (0, True), year.err
    written = sorted(str(p.relative_to(tmp_path / "y")) for p in (tmp_path / "y").rglob("*.pdf"))
    table = run("csv", "--database", database, "--period", "2026Q1", "--out", tmp_path / "a.csv")
    assert (table.status, table.out.startswith("3 ")) == (0, True), table.err
    assert (tmp_path / "a.csv").read_bytes().startswith("\ufeff工号,姓名,".encode())
    nobody = run("csv", "--database", database, "--period", "1990Q1", "--out", tmp_path / "b.csv")
    assert (nobody.status, (tmp_path / "b.csv").exists()) == (2, False)
    assert written == ["year-2026.pdf", "year/S0001_史涛_2026.pdf", "year/S0002_熊欣强_2026.pdf"]


def test_settings_of_the_documents(tmp_path: Path, run: Run) -> None:
    """Shown without asking for a change; a picture and a month are kept, a wrong month changes nothing."""
    database, logo = tmp_path / "1.jidan", tmp_path / "标志.png"
    Office.create(database, OfficeIdentity(company="甲公司")).close()
    Image.new("RGB", (60, 20), "red").save(logo)
    before = run("settings", "--database", database)
    assert before.out.splitlines() == [
        "标志：无", "发放月：季度奖金在期末之后第 1 个月，半年奖金第 1 个月，年度奖金第 1 个月",
    ]
    after = run("settings", "--database", database, "--logo", logo, "--quarter-paid-after", 2)
    assert (after.status, after.out.splitlines()[0]) == (0, "标志：有")
    assert "季度奖金在期末之后第 2 个月" in after.out
    refused = run("settings", "--database", database, "--no-logo", "--year-paid-after", 13)
    assert (refused.status, run("settings", "--database", database).out) == (2, after.out)
