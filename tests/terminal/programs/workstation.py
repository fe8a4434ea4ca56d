"""The workstation over the sample records, in a terminal: `python -m tests.terminal.programs.workstation FOLDER`."""

import sys
from pathlib import Path

from agent_tui.config.paths import make_folders
from agent_tui.config.settings import read_settings
from agent_tui.messages.speech import Language
from agent_tui.ui.app import run_workstation
from tests.desk_fixture import a_profile, make_desk


def main(folder: Path, language: Language) -> int:
    paths, _ = a_profile(folder)
    make_folders(paths)
    settings = read_settings(paths)
    desk = make_desk(folder, settings=settings)
    try:
        return run_workstation(desk, settings, language, paths=paths, crash_folder=paths.logs)
    finally:
        desk.close()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), "zh" if "zh" in sys.argv[2:] else "en"))
