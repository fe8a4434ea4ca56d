"""The pages hang together: every link leads somewhere, every page is linked, and CI runs what the README says."""

import re
import tomllib
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
