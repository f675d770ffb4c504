"""Scheme files and formulas as mistyping leaves them: a policy that computes, or problems in words, never a traceback.

The changes come from one seed, so that every run makes the same; `benchmarks/schemes.py` times them.
"""

import random
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from calculators.assessment.assess import Assessor
from calculators.policy.compile import compile_scheme
from calculators.policy.library import SHIPPED, Library, scheme_files
from calculators.policy.remarks import remarks
from models.faults import InputFault, Problem
from models.measure import Measure
from models.period import Period
from models.records import Records
from models.staff import Person
from models.target import Owner

pytestmark = pytest.mark.sweep

ROOT = Path(__file__).resolve().parents[3]
SMALL = [ROOT / "resources" / "templates" / "scheme.toml", *scheme_files(ROOT / "tests" / "schemes" / "lists")]
LARGE = scheme_files(SHIPPED)
PUT = (
    "", " ", '"', "]", "[", "}", "=", "甲", "1", "0", "-1", "1e9", "\n", "[[kpi]]\n", "[[quantity]]\n", "−", "÷ 0", "（",
    ")", "，", "且", "否则", "%", "「", "总分", "上期(总分)", "名次(总分)", "true", "{}", 'from = "2026-02"\n', "'''",
    "\\", "\x00", "🀄",
)
FORMULA_PARTS = tuple(
    """件数|天数数|总分|等级|1|0|30%|2万|“优”|(|)|+|−|×|÷|≥|=|且|或|非 |，|如果(件数 > 1，2，否则 3)|上期(件数，首期=0)
    前期(2，件数，首期=0)|团队平均(件数，组=部门)|名次(件数)|分摊(100，件数)|超额累进(件数，0，1%，10，2%)|折线(件数，0，0，1，1)
    期内合计(月，件数)|四舍五入(件数，9)|日期(2026，2，30)|入职日期|加月(入职日期，件数)|月数(入职日期，期末)|他人(“甲”，件数)
    方案合计(fuzz，件数)|连续期数(件数 > 0)|本年累计(件数)|合计(项目，回款)|件数：≥ 1 → 2，否则 → 3|KPI奖金系数|岗位
    已录入(件数)|向下取整(件数，0)|最小(件数，1)""".replace("\n", "|").split("|")
)
HEAD = """
id = "fuzz"
title = "试"
period = "month"
[[input]]
name = "件数"
[[input]]
name = "天数数"
[[kpi]]
id = "a"
name = "甲项"
max = 10
proportional = {{ of = "件数", to = 5 }}
[[component]]
id = "pay"
name = "奖"
formula = '{formula}'
"""
MARCH = Period.parse("2026-03")


def mutated(text: str, dice: random.Random) -> str:
    """Change a text in one of the ways in which files are spoilt."""
    lines = text.splitlines(keepends=True)
    at = dice.randrange(len(lines))
    match dice.randrange(6):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, dice.choice(lines))
        case 2:
            other = dice.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            lines = lines[: max(1, at)]
        case _:
            place = dice.randrange(len(text))
            return text[:place] + dice.choice(PUT) + text[place + dice.randrange(9) :]
    return "".join(lines)


def compiled(text: str) -> Library | tuple[Problem, ...]:
    """Compile a text as the only scheme there is, or give its problems."""
    try:
        policy = compile_scheme(text, "a.toml")
        assert all(what for _key, what in remarks(policy))
        return Library.of([policy])
    except InputFault as fault:
        return fault.problems


def office(scheme: str) -> Records:
    """Two people on the scheme with every figure 3 and 7 from January to March."""
    people = tuple(
        Person(staff_no=n, name=n, hired=date(2020, 1, 1), base_pay=Decimal(6000), scheme=scheme, department=part)
        for n, part in (("甲", "东"), ("乙", None))
    )
    figures = tuple(
        Measure(month=Period.month(2026, month), owner_kind=Owner.PERSON, owner=who, name=name, value=Decimal(value))
        for month in (1, 2, 3) for who, value in (("甲", 3), ("乙", 7)) for name in ("件数", "天数数", "回访次数", "好评率")
    )
    return Records(staff=people, measures=figures)


def judged(text: str) -> int:
    """Say the problems of a text in words, or compute with it; give 1 where it is a policy."""
    found = compiled(text)
    if isinstance(found, tuple):
        assert found
        assert all(problem.what and problem.where for problem in found)
        return 0
    for policy in found.values():
        results = Assessor(office(policy.id), found).assess(MARCH).results
        assert all(result.total is not None or result.missing for result in results if result.has_money)
    return 1


def changes(files: list[Path], count: int, seed: int) -> Iterator[str]:
    """Spoil files in turn."""
    dice = random.Random(seed)
    texts = [file.read_text(encoding="utf-8") for file in files]
    for number in range(count):
        yield mutated(texts[number % len(texts)], dice)


@pytest.mark.parametrize("seed", range(4))
def test_spoilt_small_files(seed: int) -> None:
    """Four times 400 changes of small files: some still are policies, most say what is wrong."""
    sound = sum(map(judged, changes(SMALL, 400, seed)))
    assert 0 < sound < 400


@pytest.mark.parametrize("part", range(4))
def test_spoilt_shipped_files(part: int) -> None:
    """Four times 100 changes of the shipped files."""
    sound = sum(map(judged, changes(LARGE[part::4], 100, part)))
    assert 0 < sound < 100


def test_figures_that_grow_without_end_are_said_to() -> None:
    """Sixty quantities, each the square of the one before: 3 to the power of 2 to the power of 60."""
    chain = "".join(f'[[quantity]]\nname = "方{n}"\nformula = "方{n - 1} × 方{n - 1}"\n' for n in range(1, 60))
    text = HEAD.format(formula="方59").replace("[[kpi]]", f'[[quantity]]\nname = "方0"\nformula = "件数"\n{chain}[[kpi]]')
    found = compiled(text)
    assert isinstance(found, Library)
    (result, _other) = Assessor(office("fuzz"), found).assess(MARCH).results
    assert "算出来的数字太长" in "".join(result.missing)


@pytest.mark.parametrize("seed", range(4))
def test_random_formulas(seed: int) -> None:
    """Four times 500 formulas of random parts: some compute, most say what is wrong."""
    dice = random.Random(seed)
    made = (" ".join(dice.choices(FORMULA_PARTS, k=dice.choice((1, 1, 2, 3, 3, 4, 5, 7)))) for _ in range(500))
    sound = sum(judged(HEAD.format(formula=formula)) for formula in made)
    assert 0 < sound < 500
