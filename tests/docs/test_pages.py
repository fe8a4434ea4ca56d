"""The pages hang together: every link leads somewhere, every page is linked, and CI runs what the README says."""

import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

from agent_tui.contract.strict import decode
from agent_tui.domain.values import ImportRecord
from tests.conftest import REPOSITORY

PAGES = [REPOSITORY / "README.md", REPOSITORY / "CHANGELOG.md", *sorted((REPOSITORY / "docs").glob("*.md"))]
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.name))
def test_every_link_to_a_file_leads_to_one(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    broken = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert not broken


def test_the_readme_leads_to_every_page() -> None:
    told = set(re.findall(r"\]\((docs/[^)#]+\.md)", README))
    assert {f"docs/{page.name}" for page in (REPOSITORY / "docs").glob("*.md")} == told


def test_the_two_commands_are_one_line_each_and_ci_runs_the_second() -> None:
    commands = [line for line in README.splitlines() if line.startswith("python3 -m venv")]
    assert [command.split(" && ")[-1].split()[0] for command in commands] == [".venv/bin/agent-tui", ".venv/bin/pytest"]
    assert "grep -E '^python3 -m venv .*pytest' README.md" in (REPOSITORY / ".ci/run").read_text(encoding="utf-8")


def test_the_example_of_the_import_format_is_one() -> None:
    page = (REPOSITORY / "docs/import-format.md").read_text(encoding="utf-8")
    examples = [line for line in page.splitlines() if line.startswith('{"type"')]
    assert {type(decode(line.encode(), ImportRecord)).__struct_config__.tag for line in examples} == {
        "customer", "ticket", "interaction", "promise", "article",
    }  # fmt: skip


def test_every_dependency_says_why() -> None:
    text = (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)["project"]
    wanted = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    for requirement in wanted:
        if requirement.startswith("agent-tui["):
            continue
        line = next(line for line in text.splitlines() if f'"{requirement}"' in line)
        assert re.search(r"#\s+\w+", line), f"{requirement} has no reason"
        assert "<" in requirement, f"{requirement} has no upper bound"


WIDEST = 128
"""Characters of a line of prose."""

NOT_WRAPPED = ("benchmarks.md", "checks.md", "command-line.md")
"""Measured figures with their commands, a page that is made, synopses."""


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page.name not in NOT_WRAPPED], ids=lambda page: str(page.name)
)
def test_prose_is_wrapped(page: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    prose = [line for line in text.splitlines() if not line.lstrip().startswith(("|", "![", "#"))]
    assert [line for line in prose if len(line) > WIDEST] == []


def test_every_module_is_named_where_the_house_is_described() -> None:
    """By its name, by that of its class, or among others (`troubles_*`); of rules and of migrations their folder is."""
    page = (REPOSITORY / "docs/architecture.md").read_text(encoding="utf-8")
    names = set(re.findall(r"\w+", page))
    of_many = re.findall(r"`(\w+_\*)`", page)
    unnamed = [
        str(module.relative_to(REPOSITORY))
        for module in sorted((REPOSITORY / "agent_tui").rglob("*.py"))
        if not module.stem.startswith("__")
        and not {"rules", "migrations"} & set(module.parts)
        and not {module.stem, module.stem.title().replace("_", "")} & names
        and not any(fnmatch(module.stem, name) for name in of_many)
    ]
    assert unnamed == []
