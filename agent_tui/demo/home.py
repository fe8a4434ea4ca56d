"""What lies in the demo's home: how to sign in to its store, where its context cards come from, what its gateway puts
before every SMS, when its people work, and what its company offers and in which words.

Whoever sets AGENT_TUI_HOME to that folder is in the demo with every command: as who leads the shift, unless
`--profile desk` or `--profile admin` says otherwise."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from agent_tui.config.credentials import write_token_file
from agent_tui.config.file_names import SOURCES_FILE
from agent_tui.config.paths import find_paths, make_folders
from agent_tui.config.profiles import FromFile, new_profile, save_profile
from agent_tui.config.settings import Settings, read_settings
from agent_tui.config.settings_file import save_settings
from agent_tui.config.toml_file import write_private_file
from agent_tui.demo.company import ADMIN, DESK_AGENT, SUPERVISOR, DataLanguage, sms_signature

COMPANY_FILES = Path(__file__).with_name("company_files")
"""Service catalogue and glossary of the made-up company."""

HOURS = {"mon-fri": "09:00-18:00", "sat-sun": "10:00-17:00"}

LEAD, DESK, ADMINISTRATOR = "lead", "desk", "admin"
"""The demo's profiles; the first one is the default."""


def furnish(home: Path, url: str, tokens: Mapping[str, str], sources_toml: str, language: DataLanguage) -> None:
    """Writes profiles with their token files, `sources.toml`, the company's files and `settings.toml`. `tokens`:
    "agent", "supervisor" and "admin"; they open a store that goes with the demo. OSError or BadInput where the folder
    cannot be written."""
    paths = find_paths(str(home), {})
    make_folders(paths)
    for name, agent, token in (
        (LEAD, SUPERVISOR.id, tokens["supervisor"]),
        (DESK, DESK_AGENT.id, tokens["agent"]),
        (ADMINISTRATOR, ADMIN, tokens["admin"]),
    ):
        file = paths.config / f"{name}.token"
        write_token_file(file, token)
        save_profile(paths, new_profile(name, url, agent=agent, token_source=FromFile(file)))
    write_private_file(paths.config / SOURCES_FILE, sources_toml)
    for file in COMPANY_FILES.glob("*.toml"):
        write_private_file(paths.config / file.name, file.read_text(encoding="utf-8"))
    hours = (f'{days} = "{times}"' for days, times in HOURS.items())
    write_private_file(paths.settings_file, "\n".join(("[hours]", *hours, "")))
    save_settings(paths, {"sms_signature": sms_signature(language), "holidays": "CN"})


def settings_at_desk(own: Settings, home: Path) -> Settings:
    """The person's own settings; the signature of SMS and the hours are the demo's where they have none."""
    demo = read_settings(find_paths(str(home), {}))
    if not own.sms_signature:
        own = msgspec.structs.replace(own, sms_signature=demo.sms_signature)
    return own if own.hours else msgspec.structs.replace(own, hours=demo.hours, holidays=demo.holidays)
