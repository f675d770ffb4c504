"""The reference of scheme files: as the declarations are now, each of them once."""

from pathlib import Path

from calculators.assessment.builtins import BUILTINS
from calculators.assessment.lines import RECORD_FIELDS
from calculators.documents.scheme_reference import reference
from calculators.formula.functions import FUNCTIONS
from models.intake.sheets import SHEETS

PAGE = Path(__file__).resolve().parents[3] / "docs" / "scheme-reference.md"


def rows(heading: str) -> list[str]:
    """List the first cells of the tables below a heading of the page, up to the next of its rank."""
    rank = heading.split(maxsplit=1)[0] + " "
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    start = lines.index(heading) + 1
    until = next((n for n in range(start, len(lines)) if lines[n].startswith(rank)), len(lines))
    cells = [line.split(" | ")[0].removeprefix("| ").strip("`") for line in lines[start:until] if line.startswith("| ")]
    return [cell for cell in cells if cell not in {"---", "键", "函数", "名字", "词", "工作表"}]


def test_the_page_is_not_stale() -> None:
    """Whoever changes a declaration runs `make docs`."""
    assert PAGE.read_text(encoding="utf-8") == reference(), "docs/scheme-reference.md: make docs"


def test_each_word_stands_there_once() -> None:
    assert [row.split("(")[0] for row in rows("## 三、函数")] == list(FUNCTIONS)
    assert rows("## 四、内置的量") == list(BUILTINS)
    assert rows("## 五、明细的词") == [name for kind in RECORD_FIELDS.values() for name in kind.fields]
    assert rows("## 六、工作表与列") == [sheet.name for sheet in SHEETS]


def test_a_table_lists_its_keys() -> None:
    """A few by hand: a required key, one with a default, a list inside a list, a rule inside a KPI."""
    text = PAGE.read_text(encoding="utf-8")
    assert "| `name` | 文字 | 必写 | 指标的名字，公式里直接写它 |" in text
    assert "| `over` | `sum`、`mean` | `sum` | " in text
    assert rows("### `[[list.column]]` 清单的列") == [
        "name", "kind", "choices", "required", "least", "most", "default", "unit"
    ]
    assert rows("### `steps` 按步加减") == ["value", "standard", "below", "off", "above", "bonus"]
    assert "`超额累进(25000，0，3%，10000，5%，20000，8%)` 得 1200 |" in text
