"""Lines break between Chinese characters and words, never inside a number."""

from hypothesis import given
from hypothesis import strategies as st

from calculators.documents.line_breaks import balanced, broken


def test_a_number_stays_whole() -> None:
    """A figure that does not fit goes to the next line."""
    assert broken("回款合计1,234,567.89元", len, 12) == ["回款合计", "1,234,567.89", "元"]


def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() -> None:
    """Punctuation stays with its character."""
    assert broken("甲乙丙，丁", len, 3) == ["甲乙", "丙，丁"]
    assert broken("甲乙（丙丁", len, 3) == ["甲乙", "（丙丁"]


def test_what_is_wider_than_a_line_is_cut() -> None:
    """A word without a break still stays inside its column."""
    assert broken("ABCDEFGH", len, 3) == ["ABC", "DEF", "GH"]


def test_given_line_ends_stay() -> None:
    """A text may bring its own lines; spaces are squeezed, the wide one is kept."""
    assert broken("一  二\n三　四", len, 10) == ["一 二", "三　四"]


def test_nothing_is_one_empty_line() -> None:
    """An empty cell has the height of a line."""
    assert broken("", len, 10) == [""]


def test_balanced_lines_have_about_one_length() -> None:
    """No single character is left on the last line."""
    assert broken("内部培训及知识库贡献", len, 9) == ["内部培训及知识库贡", "献"]
    assert balanced("内部培训及知识库贡献", len, 9) == ["内部培训及", "知识库贡献"]


def test_phrases_stay_together_where_a_line_holds_them() -> None:
    """What a rater gave is not torn from its rater; a phrase longer than a line is broken as any text."""
    said = "自评 10%：85；同事互评 20%：72、68；上级评价 70%：66"
    assert broken(said, len, 22, phrases=True) == ["自评 10%：85；", "同事互评 20%：72、68；", "上级评价 70%：66"]
    assert broken("甲；乙丙丁戊己；；", len, 3, phrases=True) == ["甲；乙", "丙丁戊", "己；；"]


@given(st.text(st.sampled_from("甲乙，；。（）ab1. ")), st.integers(min_value=1, max_value=12))
def test_nothing_is_lost_and_nothing_sticks_out(text: str, width: int) -> None:
    """All characters but spaces come back in order; no line is wider than its column."""
    for phrases in (False, True):
        lines = broken(text, len, width, phrases=phrases)
        assert "".join("".join(lines).split()) == "".join(text.split())
        assert all(len(line) <= width for line in lines)
