"""The repository keeps its own rules: direction of imports, style, types, size, locks and documents."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import distributions
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PACKAGES = ("models", "calculators", "ui")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = {
    "requirements.lock": ["setup"],
    "requirements-test.lock": ["setup", "test"],
}
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def source_files() -> Iterator[Path]:
    """List the modules of the program itself."""
    yield from sorted(ROOT.glob("*.py"))
    for package in PACKAGES:
        yield from sorted((ROOT / package).rglob("*.py"))


def text_files() -> Iterator[Path]:
    """List what a reader of the repository can open as text."""
    for folder in (*PACKAGES, "resources", "tests", "docs", ".ci"):
        yield from (
            f
            for f in (ROOT / folder).rglob("*")
            if f.suffix in {".py", ".md", ".toml", ".po", ".svg", ".json"}
        )
    yield from (
        ROOT / name for name in ("Makefile", "pyproject.toml", "pyinstaller.spec", ".ci/run")
    )
    yield from ROOT.glob("*.py")
    yield from (*ROOT.glob("*.md"), *ROOT.glob("*.lock"))


def requirements(extras: list[str]) -> list[Requirement]:
    """Read what pyproject.toml asks for."""
    project = PROJECT["project"]
    lists = [project["dependencies"], *(project["optional-dependencies"][extra] for extra in extras)]
    return [Requirement(line) for lines in lists for line in lines]


def locked(lock: str) -> dict[str, str]:
    """Read name and version of each package of a lock file."""
    pairs = re.findall(r"^([A-Za-z0-9._-]+)(?:\[[a-z,]+\])?==([^\s;\\]+)", (ROOT / lock).read_text("utf-8"), re.MULTILINE)
    return {canonicalize_name(name): version for name, version in pairs}


@pytest.mark.parametrize(
    "command",
    [["lint-imports", "--no-cache"], ["ruff", "check", "--no-cache", "."], ["mypy", "--no-error-summary"]],
    ids=["imports", "ruff", "mypy"],
)
def test_tools_find_nothing(command: list[str]) -> None:
    """Imports run ui → calculators → models; style and types are clean."""
    found = subprocess.run(
        [BIN / command[0], *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stdout + found.stderr


def test_names_of_modules_say_what_they_hold() -> None:
    """No module is a drawer for the rest."""
    drawers = {"utils", "util", "helpers", "helper", "misc", "common", "manager", "managers"}
    assert [f for f in source_files() if f.stem in drawers or f.parent.name in drawers] == []


def test_modules_and_functions_stay_small() -> None:
    """A module has 300 lines at most, a function 40."""
    texts = {str(file.relative_to(ROOT)): file.read_text("utf-8") for file in source_files()}
    assert [file for file, text in texts.items() if text.count("\n") > 300] == []
    functions = [
        (file, node.name, (node.end_lineno or 0) - node.lineno + 1)
        for file, text in texts.items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef)
    ]
    assert [function for function in functions if function[2] > 40] == []


def test_no_place_outside_the_repository_is_named() -> None:
    """No path of one machine, no address of a package index, no note to come back later."""
    foreign = re.compile(r"/(root|work|home)/\w|[A-Z]:\\Users|pythonhosted|pypi\.org|\b(TODO|FIXME|XXX)\b")
    here = Path(__file__).resolve()
    found = [
        f"{file.relative_to(ROOT)}: {hit.group()}"
        for file in text_files()
        if file != here
        for hit in foreign.finditer(file.read_text("utf-8"))
    ]
    assert found == []


def test_documents_name_only_targets_that_exist() -> None:
    """Every `make …` of the documents is a target of the Makefile."""
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert {"demo", "test", "run", "lint", "package", "lock", "screenshots", "translations"} <= targets
    for document in DOCUMENTS:
        code = re.findall(r"`make ([a-z-]+)|^make ([a-z-]+)", document.read_text("utf-8"), re.MULTILINE)
        assert {a or b for a, b in code} <= targets, document.name


def test_documents_point_only_to_files_that_exist() -> None:
    """Every relative link of the documents leads to a file."""
    for document in DOCUMENTS:
        links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text("utf-8"))
        assert [link for link in links if not (document.parent / link).exists()] == [], document.name


def test_readme_opens_with_the_two_commands() -> None:
    """A newcomer needs nothing but the README's first block."""
    first_block = (ROOT / "README.md").read_text("utf-8").split("```")[1]
    assert "make demo" in first_block
    assert "make test" in first_block


@pytest.mark.parametrize(("lock", "extras"), LOCKS.items())
def test_lock_holds_what_the_project_asks_for(lock: str, extras: list[str]) -> None:
    """Each requirement is locked to a version within its range, and each version has its hashes."""
    versions = locked(lock)
    for requirement in requirements(extras):
        assert versions.get(canonicalize_name(requirement.name), "0") in requirement.specifier, requirement
    text = (ROOT / lock).read_text("utf-8")
    blocks = re.split(r"\n(?=[a-z])", text.strip())
    assert len(blocks) == len(versions)
    assert all("--hash=sha256:" in block for block in blocks)


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_the_extras_that_packages_ask_for(lock: str) -> None:
    """The installer takes a newer release of `coverage[toml]` than the locked `coverage`, and then refuses it for its hash."""
    text = (ROOT / lock).read_text("utf-8")
    pinned = {canonicalize_name(name): set(filter(None, extras.split(",")))
              for name, extras in re.findall(r"^([A-Za-z0-9._-]+)(?:\[([a-z,]+)\])?==", text, re.MULTILINE)}
    asked = [
        requirement
        for distribution in distributions()
        if canonicalize_name(distribution.name) in pinned
        for requirement in map(Requirement, distribution.requires or ())
        if requirement.extras and (requirement.marker is None or requirement.marker.evaluate({"extra": ""}))
    ]
    assert [r for r in asked if not r.extras <= pinned[canonicalize_name(r.name)]] == []


def test_tests_run_on_what_people_run() -> None:
    """Both locks agree on every version."""
    run, test = locked("requirements.lock"), locked("requirements-test.lock")
    assert {name: test.get(name) for name in run} == run


def test_each_dependency_has_its_reason() -> None:
    """docs/dependencies.md says of each dependency why it is there."""
    reasons = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    fonts = [Requirement(line) for line in PROJECT["dependency-groups"]["fonts"]]
    assert [r.name for r in (*requirements(["setup", "test"]), *fonts) if f"`{r.name}`" not in reasons] == []


@pytest.mark.parametrize(("style", "weight"), [("Regular", 400), ("Bold", 700)])
def test_fonts_are_one_family_with_two_static_weights(style: str, weight: int) -> None:
    """Screen, charts and paper find Noto Sans SC, and the rare characters of names are in it."""
    with TTFont(ROOT / "resources" / "fonts" / f"NotoSansSC-{style}.ttf", lazy=True) as font:
        assert [font["name"].getDebugName(n) for n in (1, 2)] == ["Noto Sans SC", style]
        assert font["OS/2"].usWeightClass == weight
        assert "fvar" not in font
        assert {ord(c) for c in "绩单䶮㛃𠅤，（）÷≥①"} <= font.getBestCmap().keys()
