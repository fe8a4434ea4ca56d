"""Commands beside a workstation of the same person: one process sends, both see the same."""

import threading
from pathlib import Path

from agent_tui.config.credentials import Credentials
from agent_tui.config.paths import find_paths, make_folders
from agent_tui.config.profiles import choose_profile
from agent_tui.config.settings import Settings
from agent_tui.desk.desk import open_desk
from agent_tui.desk.views import DeskEvent, StatusChanged
from tests.store_server import running_store
from tests.unit.cli.test_commands import LINES, Person

FILLED_WITHIN_S = 60


def test_what_a_command_writes_goes_out_through_the_workstation_that_runs(tmp_path: Path) -> None:
    with running_store(tmp_path) as store:
        store.take_in(LINES)
        person = Person(store, tmp_path / "home")
        paths = find_paths(str(person.home), {})
        make_folders(paths)
        credentials = Credentials(paths, person.environ)
        desk = open_desk(choose_profile(paths, None, person.environ), paths, Settings(), credentials=credentials)
        filled = threading.Event()

        def notice(event: DeskEvent) -> None:
            if isinstance(event, StatusChanged) and event.status.filled and event.status.online:
                filled.set()

        desk.start(notice)
        try:
            assert filled.wait(FILLED_WITHIN_S)
            assert len(person("queue", "--json").document["contacts"]) == 2
            noted = person("note", "t1", "--body", "from the shell", "--json")
            assert (noted.status, noted.document["state"]) == (0, "acked")
            assert person("sync").status == 0
            assert "from the shell" in [entry.body for entry in desk.contact("t1").timeline]
            assert person("outbox", "--json").document["outbox"] == []
        finally:
            desk.close()
