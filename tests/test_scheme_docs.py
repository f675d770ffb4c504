"""docs/schemes.md: every example is what the program takes, every message what it says, every link leads somewhere.

A fenced `toml` block that begins with an `id` is a whole scheme; one with `[[case]]` holds worked cases of the whole scheme
before it; any other is a fragment that follows the scheme of section 18, whose words all fragments and formulas use. A
`formula` block holds a formula a line, behind two blanks perhaps `# 得 …`; a second word of the fence names the records
that it is computed for.
"""

import re
from functools import cache
from pathlib import Path

import pytest

from calculators.assessment.shown import shown
from calculators.assessment.worked import differences
from calculators.formula import parse
from calculators.formula.evaluate import Nowhere, evaluate
from calculators.formula.functions import FUNCTIONS
from calculators.policy.compile import compile_file, compile_scheme
from calculators.policy.library import Library, shipped
from calculators.policy.quantity import Policy
from calculators.policy.remarks import remarks
from models.scheme.worked import read_cases

DOCS = Path(__file__).resolve().parent.parent / "docs"
GALLERY = DOCS / "gallery"
TEXT = (DOCS / "schemes.md").read_text(encoding="utf-8")
FENCES = re.findall(r"^```(\w+) ?(.*)\n((?s:.*?))^```$", TEXT, re.MULTILINE)
TOML = [text for language, _record, text in FENCES if language == "toml"]
WHOLE = {match[1]: text for text in TOML if (match := re.match(r'id = "([a-z-]+)"', text))}
FRAGMENTS = [text for text in TOML if not re.match(r"id = ", text) and "[[case]]" not in text]
FORMULAS = [
    (record, line)
    for language, record, text in FENCES
    if language == "formula"
    for line in text.splitlines()
]
WORDS = WHOLE["words"]
"""The scheme of section 18."""


@cache
def library() -> Library:
    """Give the schemes that examples ask something of."""
    return shipped().adding([compile_file(GALLERY / "23-desk-sales.toml")])


def compiled(text: str) -> Policy:
    """Compile a scheme beside those it may ask; InputFault lists the problems of both."""
    policy = compile_scheme(text, "schemes.md")
    library().adding([policy])
    return policy


def about(text: str) -> str:
    """Name an example by what it declares first."""
    return next(iter(re.findall(r'(?:name|text|id) = "([^"]+)"', text)), text.splitlines()[0])


def asked(formulas: list[tuple[str, str]]) -> str:
    """Write formulas as quantities that follow the scheme of section 18."""
    tables = []
    for number, (record, formula) in enumerate(formulas, 1):
        each = f'\nfor_each = "{record}"' if record else ""
        tables.append(f"[[quantity]]\nname = \"例{number}\"{each}\nformula = '{formula}'\n")
    return WORDS + "".join(tables)


def split(line: str) -> tuple[str, str]:
    """Take a line of a formula block apart: the formula, and what it is said to come to."""
    formula, _blanks, said = line.partition("  #")
    return formula, said.strip().removeprefix("得 ") if said.strip().startswith("得 ") else ""


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_a_whole_scheme_is_sound(text: str) -> None:
    """It compiles, and but for the one of section 18 there is nothing to remark on."""
    policy = compiled(text)
    assert policy.id == "words" or list(remarks(policy)) == []


@pytest.mark.parametrize("text", FRAGMENTS, ids=map(about, FRAGMENTS))
def test_a_fragment_follows_the_scheme_of_section_18(text: str) -> None:
    assert compiled(WORDS + text).id == "words"


def test_worked_cases_come_out() -> None:
    """Each block of cases is about the whole scheme before it."""
    scheme, proven = "", []
    for text in TOML:
        if "[[case]]" not in text:
            scheme = text if text.startswith("id = ") else scheme
            continue
        policy = compiled(scheme)
        for case in read_cases(text, "schemes.md"):
            assert differences(case, policy.id, shipped().adding([policy])) == []
            proven.append(policy.id)
    assert proven == ["clerk-bonus", "piece-rate"]


def test_formulas_are_of_the_language() -> None:
    """All of them are read and checked as quantities after the scheme of section 18."""
    compiled(asked([(record, split(line)[0]) for record, line in FORMULAS]))


@pytest.mark.parametrize(("formula", "said"), [split(line) for _record, line in FORMULAS if split(line)[1]])
def test_a_formula_comes_to_what_is_said(formula: str, said: str) -> None:
    assert shown(evaluate(parse(formula), Nowhere())) == said


def test_the_examples_of_functions_are_of_the_language() -> None:
    """The declarations speak of the words of section 18."""
    compiled(asked([("", function.told.example) for function in FUNCTIONS.values()]))


def test_messages_are_what_the_checks_say() -> None:
    """Every message of the table stands word for word in tests/bad."""
    bad = Path(__file__).resolve().parent / "bad" / "schemes"
    lines = [line for file in bad.glob("*.txt") for line in file.read_text(encoding="utf-8").splitlines()]
    known = {line.partition(": ")[2] for line in lines}
    table = TEXT.partition("| 说的是 | 怎样改 |\n| --- | --- |\n")[2].partition("\n\n")[0]
    said = [line.split(" | ")[0].removeprefix("| ") for line in table.splitlines()]
    assert len(said) > 25
    assert [message for message in said if message not in known] == []


def test_every_heading_that_is_linked_is_there() -> None:
    """Links within the pages of schemes, by the names that headings get when a page is shown."""
    anchors = {page: _anchors((DOCS / page).read_text("utf-8")) for page in ("schemes.md", "scheme-reference.md")}
    for page in anchors:
        links = re.findall(r"\]\(([a-z-]+\.md)?#([^)]+)\)", (DOCS / page).read_text("utf-8"))
        assert [anchor for target, anchor in links if anchor not in anchors[target or page]] == [], page


def _anchors(text: str) -> set[str]:
    found: list[str] = []
    for title in re.findall(r"^#+ (.+)$", re.sub(r"^```(?s:.*?)^```$", "", text, flags=re.MULTILINE), re.MULTILINE):
        name = re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")
        again = sum(other == name or re.fullmatch(re.escape(name) + r"-\d+", other) is not None for other in found)
        found.append(f"{name}-{again}" if again else name)
    return set(found)


def test_every_policy_of_the_gallery_is_linked() -> None:
    linked = set(re.findall(r"\(gallery/([\w-]+)\.toml\)", TEXT))
    assert linked == {path.stem for path in GALLERY.glob("*.toml") if not path.name.endswith(".cases.toml")}
