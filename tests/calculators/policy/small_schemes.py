"""Small scheme files for tests."""

from calculators.policy.compile import compile_scheme
from calculators.policy.quantity import Policy

HEAD = """\
id = "small"
title = "小方案"
period = "quarter"
raters = { "主管" = "60%", "同事" = "40%" }
"""


def scheme(text: str, head: str = HEAD) -> Policy:
    """Compile a small scheme with its head."""
    return compile_scheme(head + text, "small.toml")
