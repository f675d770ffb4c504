"""A fault says where, what, why and what to do, each on a line of its own and none where there is nothing."""

import errno

import pytest

from models.faults import InputFault, Problem, UserFault, system_reason


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (UserFault("打不开"), "打不开"),
        (UserFault("打不开", where="a.jidan"), "a.jidan: 打不开"),
        (UserFault("打不开", remedy="请重试。"), "打不开\n请重试。"),
        (UserFault("打不开", where="a", why="因为", remedy="请重试。"), "a: 打不开\n因为\n请重试。"),
    ],
)
def test_a_fault_in_words(fault: UserFault, said: str) -> None:
    assert str(fault) == said
    assert fault.args == (fault.what,)


def test_a_problem_in_words() -> None:
    assert str(Problem(where="评分!F12", what="得分 12 超出 0–10")) == "评分!F12: 得分 12 超出 0–10"
    assert str(Problem(where="", what="缺少工作表")) == "缺少工作表"


def test_all_problems_one_line_each() -> None:
    problems = (Problem(where="评分!F12", what="甲"), Problem(where="回款!B2", what="乙"))
    assert str(InputFault("没有导入", problems)) == "评分!F12: 甲\n回款!B2: 乙"
    fault = InputFault("没有导入", problems, remedy="请改正后再导入。")
    assert str(fault) == "评分!F12: 甲\n回款!B2: 乙\n请改正后再导入。"
    assert fault.problems == problems
    assert isinstance(fault, UserFault)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "磁盘已满。"),
        (OSError(errno.EACCES, "Permission denied"), "没有权限，或正被别的程序占用。"),
        (OSError(errno.EACCES, "拒绝访问。"), "拒绝访问。"),
        (OSError(errno.EISDIR, "这里已有同名的文件夹"), "这里已有同名的文件夹"),
        (OSError(9999, "Odd"), "系统的说法：Odd"),
        (OSError("no number"), "系统的说法：no number"),
    ],
)
def test_the_reason_of_the_system_is_chinese(error: OSError, said: str) -> None:
    """Where the system answers in English it is put into words; an answer in another language is kept."""
    assert system_reason(error) == said
