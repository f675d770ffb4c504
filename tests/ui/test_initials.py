"""Names are found by the initials of their pinyin, also rare ones and those that are read in more than one way."""

import pytest

from ui.initials import is_found


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("zw", "张伟"), ("ab", "阿宝"), ("oyf", "欧阳锋"), ("yf", "欧阳锋"), ("ln", "李Na"), ("lna", "李Na"),
        ("daq", "董安琪"), ("xwl", "许文澜"), ("syz", "沈亦舟"), ("z", "座"), ("xl", "解磊"), ("zy", "曾云"),
        ("y", "䶮"), ("a0", "A01"), ("", "张伟"), ("伟", "张伟"),
    ],
)  # fmt: skip
def test_a_name_is_found_by_its_initials(wanted: str, name: str) -> None:
    assert is_found(wanted, name)


@pytest.mark.parametrize(
    ("wanted", "name"),
    [("wz", "张伟"), ("zwz", "张伟"), ("zhang", "张伟"), ("伟张", "张伟"), ("b", "A01"), ("z", "")],
)
def test_nothing_else_is_found(wanted: str, name: str) -> None:
    assert not is_found(wanted, name)
