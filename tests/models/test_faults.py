"""A fault says where, what, why and what to do, each on a line of its own and none where there is nothing."""

import pytest

from models.faults import InputFault, Problem, UserFault


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
