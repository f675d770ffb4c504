"""人民币大写: what a cashier writes, read back by a plain reader of its own."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from calculators.documents.amount_words import amount_in_words

DIGITS = {word: value for value, word in enumerate("零壹贰叁肆伍陆柒捌玖")}
PLACES = {"拾": 10, "佰": 100, "仟": 1000}


def read(words: str) -> Decimal:
    """Read an amount in capital numerals: digits wait for their place, 万 and 亿 lift what stands before them."""
    sign = -1 if words.startswith("负") else 1
    yuan, _mark, rest = words.removeprefix("负").removesuffix("整").partition("元")
    if not _mark:
        yuan, rest = "", yuan
    cents = sum(
        DIGITS[rest[at - 1]] * unit for at, unit in ((rest.find("角"), 10), (rest.find("分"), 1)) if at > 0
    )
    return sign * (Decimal(whole(yuan)) + Decimal(cents) / 100)


def whole(words: str) -> int:
    """Read a whole number, the largest unit first."""
    for unit, value in (("亿", 10**8), ("万", 10**4)):
        before, mark, after = words.rpartition(unit)
        if mark:
            return whole(before) * value + whole(after)
    total, digit = 0, 0
    for word in words:
        if word in DIGITS:
            digit = DIGITS[word]
        else:
            total, digit = total + digit * PLACES[word], 0
    return total + digit


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "零元整"),
        ("0.05", "伍分"),
        ("0.50", "伍角整"),
        ("0.55", "伍角伍分"),
        ("10", "壹拾元整"),
        ("1.10", "壹元壹角整"),
        ("110.01", "壹佰壹拾元零壹分"),
        ("1008.05", "壹仟零捌元零伍分"),
        ("1680.32", "壹仟陆佰捌拾元叁角贰分"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("10000", "壹万元整"),
        ("10010", "壹万零壹拾元整"),
        ("100500", "壹拾万零伍佰元整"),
        ("325.04", "叁佰贰拾伍元零肆分"),
        ("100000000", "壹亿元整"),
        ("100000001", "壹亿零壹元整"),
        ("100010000", "壹亿零壹万元整"),
        ("1000100000000", "壹万零壹亿元整"),
        ("-3.5", "负叁元伍角整"),
        ("-12345678901.23", "负壹佰贰拾叁亿肆仟伍佰陆拾柒万捌仟玖佰零壹元贰角叁分"),
        ("-0.001", "零元整"),
        ("11547.005", "壹万壹仟伍佰肆拾柒元零壹分"),
    ],
)
def test_amounts_as_written_on_a_cheque(amount: str, words: str) -> None:
    """The rules of 支付结算办法, annex 1: one 零 for a gap, 整 after 元 and 角, nothing after 分."""
    assert amount_in_words(Decimal(amount)) == words


@given(st.integers(min_value=-(10**18) + 1, max_value=10**18 - 1))
@example(10**17)
@example(-(10**14))
def test_every_amount_reads_back(fen: int) -> None:
    """What is written is the amount itself, without a doubled or trailing 零."""
    amount = Decimal(fen).scaleb(-2)
    words = amount_in_words(amount)
    assert read(words) == amount
    assert "零零" not in words
    assert words.endswith(("整", "分"))


def test_an_amount_beyond_words_is_refused() -> None:
    """From 10^16 yuan on there is no written form; a bonus of that size is a mistake."""
    with pytest.raises(ValueError, match="1E"):
        amount_in_words(Decimal("1E16"))
