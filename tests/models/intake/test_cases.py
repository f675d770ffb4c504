"""Every worked case, written to a real workbook, is read without a problem and loses no row."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from models.intake import read_workbook
from models.measure import Measure
from models.period import Grain
from models.rating import Rating
from models.records import Records
from models.target import Owner
from models.vocabulary import IncidentWord, ItemWord, MeasureWord, SchemeWords, SettleableWord, Vocabulary
from tests.workbooks import write_sheets

CASES = sorted((Path(__file__).parents[2] / "cases").glob("*.json"))
OWNERS = {"公司": Owner.COMPANY, "部门": Owner.DEPARTMENT}
ALL = tuple(Grain)


def words_of(sheets: dict[str, list[dict[str, Any]]]) -> Vocabulary:
    """Make a vocabulary in which every word of a case is known, as loosely as can be."""

    def names(sheet: str, column: str) -> list[str]:
        return list(dict.fromkeys(row[column] for row in sheets.get(sheet, []) if row.get(column)))

    kinds = {
        row["指标"]: OWNERS.get(row.get("对象类型", ""), Owner.PERSON) for row in sheets.get("月度指标", [])
    }
    measures = tuple(
        MeasureWord(name=name, owner=Owner.PERSON if shared else owner, low=None, shared=shared)
        for name, owner in kinds.items()
        for shared in (name.endswith("目标") and name != "整体营销目标",)
    )
    labels = {
        row["考核项"]: tuple(
            r["得分"] for r in sheets["评分"] if r["考核项"] == row["考核项"] and isinstance(r["得分"], str)
        )
        for row in sheets.get("评分", [])
    }
    raters = tuple(names("评分", "评分人"))
    items = tuple(
        ItemWord(id=name, name=name, raters=raters, high=Decimal(100), grains=ALL, labels=labels[name])
        for name in names("评分", "考核项")
    )
    by_hand = (*names("核定", "项"), "别的")
    ids = dict.fromkeys([*names("员工", "考核方案"), *names("员工", "另计方案"), *names("任职", "考核方案")])
    return Vocabulary(
        schemes=tuple(
            SchemeWords(
                id=id_,
                title=id_,
                grains=ALL,
                opens=True,
                measures=measures,
                items=items,
                settleable=tuple(SettleableWord(id=name, name=name, grains=ALL) for name in by_hand),
                incidents=tuple(IncidentWord(kind=kind) for kind in names("事件", "类型")),
                pay_items=tuple(names("工资项", "工资项")),
            )
            for id_ in ids
        )
    )


def test_there_are_cases() -> None:
    assert len(CASES) >= 23


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_case_is_read_whole(case: Path, tmp_path: Path) -> None:
    sheets = json.loads(case.read_text(encoding="utf-8"))["sheets"]
    path = write_sheets(tmp_path / "数据.xlsx", sheets)
    intake = read_workbook(path, Records(), words_of(sheets), staff_optional=False)
    assert intake.counts == {sheet: len(rows) for sheet, rows in sheets.items() if rows}
    measures = [noun.value for noun in intake.put if isinstance(noun, Measure)]
    assert measures == [Decimal(str(row["数值"])) for row in sheets.get("月度指标", [])]
    scores = [noun.score for noun in intake.put if isinstance(noun, Rating)]
    typed = [row["得分"] for row in sheets.get("评分", [])]
    assert scores == [score if isinstance(score, str) else Decimal(str(score)) for score in typed]
    assert sum(len(shares) for shares in intake.shares.values()) == len(sheets.get("贡献", []))
    assert sum(len(block) for block in intake.receipts.values()) == len(sheets.get("回款", []))
    assert sum(len(block) for block in intake.incidents.values()) == len(sheets.get("事件", []))
