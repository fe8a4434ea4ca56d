"""The built wheel carries everything the program needs, themes and migrations included, and starts on its own."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from tests.terminal.pty_session import PtySession


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    where = ["--wheel-dir", str(folder), str(REPOSITORY)]
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-index", "--no-build-isolation", *where],
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A virtual environment with the wheel in it; its dependencies are lent by the one the tests run in, whose
    editable install of the checkout is not (a path file inside a lent folder is not read)."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    subprocess.run(
        [sys.executable, "-m", "pip", "-q", "--python", str(python), "install", "--no-deps", "--no-index", str(wheel)],
        check=True,
        capture_output=True,
    )
    site = Path(sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)}))
    (site / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return folder


def run(installed: Path, *command: str, home: Path) -> subprocess.CompletedProcess[str]:
    environ = {k: v for k, v in os.environ.items() if not k.startswith(("AGENT_TUI_", "PYTHON", "VIRTUAL_ENV"))}
    return subprocess.run(
        command, cwd=home, env=environ | {"HOME": str(home)}, capture_output=True, text=True, timeout=60, check=False
    )


def test_the_wheel_holds_themes_templates_and_migrations(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    themes = {path.name for path in (REPOSITORY / "themes").glob("*.toml")}
    assert themes
    assert {f"agent_tui/themes/{name}" for name in themes} <= set(names)
    migrations = {path.name for path in (REPOSITORY / "agent_tui/store/migrations").rglob("*.py")}
    assert migrations <= {Path(name).name for name in names if "/store/migrations/" in name}
    templates = {path.name for path in (REPOSITORY / "agent_tui/expectations/templates").glob("*.toml")}
    assert templates
    assert {f"agent_tui/expectations/templates/{name}" for name in templates} <= set(names)
    assert not [name for name in names if name.startswith(("tests/", "docs/"))]


def test_the_installed_program_is_not_the_checkout_and_starts(installed: Path, tmp_path: Path) -> None:
    where = run(
        installed, str(installed / "bin/python"), "-c", "import agent_tui; print(agent_tui.__file__)", home=tmp_path
    )
    assert where.stdout.startswith(str(installed))
    version = run(installed, str(installed / "bin/agent-tui"), "--version", home=tmp_path)
    assert version.returncode == 0
    assert version.stdout.startswith("agent-tui ")


def test_the_installed_store_makes_its_schema(installed: Path, tmp_path: Path) -> None:
    program = str(installed / "bin/agent-tui")
    added = run(
        installed, program, "admin", "agent", "add", "li.na", "--role", "agent",
        "--database", f"sqlite:///{tmp_path}/store.db", "--json", home=tmp_path,
    )  # fmt: skip
    assert added.returncode == 0, added.stderr
    assert '"token"' in added.stdout


def test_the_installed_demo_opens_the_workstation_and_leaves_nothing(installed: Path, tmp_path: Path) -> None:
    environ = {"HOME": str(tmp_path), "TMPDIR": str(tmp_path), "AGENT_TUI_LANGUAGE": "en", "PYTHONPATH": ""}
    command = [str(installed / "bin/agent-tui"), "demo", "--contacts", "40"]
    with PtySession(command, columns=120, rows=40, environ=environ) as desk:
        desk.wait_for("WAITING")
        desk.wait_for("online")
        desk.press("down", "enter")
        desk.wait_for("Timeline, all channels")
        desk.press("ctrl+q")
        assert desk.wait_exit() == 0
        assert "press H" not in desk.text  # a demo is not opened again
    assert not list(tmp_path.glob("agent-tui-demo-*"))
