"""The reference of scheme files (docs/scheme-reference.md), written from the declarations themselves."""

import re

from calculators.documents.scheme_reference.keys import keys
from calculators.documents.scheme_reference.words import words

__all__ = ["reference"]

_HEAD = """\
# 方案文件参考

这一页由程序里的声明写成，请不要手改；声明改了，运行 `make docs`。怎样写方案，从 [schemes.md](schemes.md) 读起。

一、[键](#一键)　二、[规则](#二规则)　三、[函数](#三函数)　四、[内置的量](#四内置的量)　五、[明细的词](#五明细的词)
六、[工作表与列](#六工作表与列)"""


def reference() -> str:
    """Give the whole page as Markdown."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join((_HEAD, *keys(), *words(), "")))
