"""The commands about scheme files as a person runs them."""

from pathlib import Path

import pytest

import main
from calculators.policy import library


def test_new_check_and_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A new file checks at once and reads as Markdown and PDF."""
    file = tmp_path / "plan.toml"
    assert main.main(["scheme", "new", "plan", "--out", str(file)]) == 0
    assert main.main(["scheme", "check", str(file)]) == 0
    assert "plan.toml：写法没有问题；算例 1 个，0 处对不上" in capsys.readouterr().out
    for name in ("a.md", "a.pdf"):
        assert main.main(["scheme", "read", str(file), "--out", str(tmp_path / name)]) == 0
    assert "示范考核办法" in (tmp_path / "a.md").read_text(encoding="utf-8")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_check_says_what_is_wrong_and_ends_with_the_worst(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Sound but without cases: 1; with problems: 2, each with line and key."""
    main.main(["scheme", "new", "plan", "--out", str(tmp_path / "plan.toml")])
    (tmp_path / "plan.cases.toml").unlink()
    wrong = tmp_path / "wrong.toml"
    text = (tmp_path / "plan.toml").read_text(encoding="utf-8")
    wrong.write_text(text.replace('"−5 × 次数', '"−5 × 回访次 + 次数'), encoding="utf-8")
    unused = tmp_path / "plan.toml"
    unused.write_text(unused.read_text(encoding="utf-8") + '[[incident]]\nname = "表扬"\n', encoding="utf-8")
    capsys.readouterr()
    assert main.main(["scheme", "check", str(tmp_path / "plan.toml")]) == 1
    first = capsys.readouterr()
    assert "没有算例" in first.out
    assert "提醒：plan.toml" in first.err
    assert main.main(["scheme", "check", str(wrong), str(tmp_path / "plan.toml")]) == 2
    told = capsys.readouterr()
    assert "是不是「回访次数」" in told.err
    assert "adjustment.complaints" in told.err
    assert "wrong.toml：有 1 处问题" in told.out


def test_try_compares_with_the_scheme_in_force(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The sample branch under a workload bonus of 12 % instead of 10 %."""
    from calculators.jobs.offices import sample_office

    sample_office(tmp_path / "a.jidan").close()
    text = (library.SHIPPED / "consultant-branch.toml").read_text(encoding="utf-8")
    (tmp_path / "new.toml").write_text(text.replace("× 10% ×", "× 12% ×"), encoding="utf-8")
    words = ["scheme", "try", str(tmp_path / "new.toml"), "--database", str(tmp_path / "a.jidan"), "--period", "2026Q1"]
    assert main.main(words) in (0, 1)
    lines = capsys.readouterr().out.splitlines()
    assert "只试算" in lines[0]
    assert lines[1].split("\t")[-1] == "差额"
    assert any(line.split("\t")[-1].startswith("+") for line in lines[2:-1])


def test_try_a_new_scheme_on_the_people_of_another(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody is on the new one yet: those of the branch's scheme are computed by both, 100 yuan each by the new one."""
    from calculators.jobs.offices import sample_office

    sample_office(tmp_path / "a.jidan").close()
    scheme = 'id = "flat"\ntitle = "定额办法"\nperiod = "quarter"\n[[component]]\nid = "a"\nname = "定额"\nformula = 100\n'
    (tmp_path / "flat.toml").write_text(scheme, encoding="utf-8")
    words = ["scheme", "try", str(tmp_path / "flat.toml"), "--database", str(tmp_path / "a.jidan"), "--period", "2026Q1"]
    assert main.main(words) == 2
    assert "--whose" in capsys.readouterr().err
    assert main.main([*words, "--whose", "consultant-branch"]) == 0
    head, _columns, *people, _sum = capsys.readouterr().out.splitlines()
    assert "现行版本 1（售前顾问考核办法（分公司））" in head
    assert {line.split("\t")[8] for line in people} == {"100.00"}


def test_a_template_may_hold_some_schemes_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--only` by id or title: their words and no others; a name that no scheme has is answered by one like it."""
    from openpyxl import load_workbook

    words = {}
    for name, schemes in (("all", []), ("some", ["--only", "repair-star", "售前顾问考核办法（分公司）"])):
        assert main.main(["template", "--out", str(tmp_path / f"{name}.xlsx"), *schemes]) == 0
        book = load_workbook(tmp_path / f"{name}.xlsx")
        words[name] = {str(cell.value) for page in book for row in page.iter_rows() for cell in row}
    assert "提供方案数" in words["some"]
    assert words["some"] < words["all"]
    assert "咨询量" in words["all"] - words["some"]
    capsys.readouterr()
    assert main.main(["template", "--out", str(tmp_path / "none.xlsx"), "--only", "repair-stars"]) == 2
    assert "没有考核方案「repair-stars」，是不是「repair-star」？" in capsys.readouterr().err


def test_own_schemes_are_in_the_template(tmp_path: Path) -> None:
    """`--schemes` puts an own scheme's inputs into the empty workbook; a folder that isn't there ends with 2."""
    from openpyxl import load_workbook

    folder = tmp_path / "own"
    folder.mkdir()
    main.main(["scheme", "new", "plan", "--out", str(folder / "plan.toml")])
    assert main.main(["template", "--out", str(tmp_path / "a.xlsx"), "--schemes", str(folder)]) == 0
    cells = [str(cell.value) for page in load_workbook(tmp_path / "a.xlsx") for row in page.iter_rows() for cell in row]
    assert any("回访次数" in text for text in cells)
    assert main.main(["template", "--out", str(tmp_path / "b.xlsx"), "--schemes", str(tmp_path / "none")]) == 2
