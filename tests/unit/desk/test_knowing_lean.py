"""What takes memory stays away where a desk can do without it: Whoosh without an index, OpenCC with one, the table of
typing errors once it was looked at, and of the list of terms what was looked at for suggestions."""

import subprocess
import sys
from pathlib import Path

from tests.conftest import REPOSITORY
from tests.desk_fixture import make_desk
from tests.unit.desk.test_knowing import RECORDS, nothing

_ASK = """
import sys
from pathlib import Path
from tests.desk_fixture import a_profile
from agent_tui.config.settings import Settings
from agent_tui.desk.desk import open_desk

paths, profile = a_profile(Path(sys.argv[1]))
desk = open_desk(profile, paths, Settings(), session="another")
suggested = desk.suggest("1001")
hits = desk.search("帶身份證").hits
print([hit.id for hit in hits], bool(suggested.query), "whoosh" in sys.modules, "opencc" in sys.modules)
print([hit.id for hit in desk.search("retruns").hits], ".typ" in Path("/proc/self/maps").read_text())


def resident(name):
    mapped = Path("/proc/self/smaps").read_text().partition(name)[2]
    return int(mapped.partition("Rss:")[2].split()[0]) if mapped else 0


looked_at = resident(".trm")
desk.suggest("1001")
print(looked_at > 0, resident(".trm"), [hit.id for hit in desk.search("帶身份證").hits])
"""


def asked_in_another_process(tmp_path: Path) -> list[str]:
    answer = subprocess.run(
        [sys.executable, "-c", _ASK, str(tmp_path)], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    return answer.stdout.splitlines()


def test_without_an_index_neither_is_loaded(tmp_path: Path) -> None:
    make_desk(tmp_path).close()
    assert asked_in_another_process(tmp_path) == ["[] True False False", "[] False", "False 0 []"]


def test_with_an_index_its_own_table_is_taken(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, records=RECORDS)
    assert desk.bring_knowledge_up_to_date(nothing) == "updated"
    desk.close()
    first, mistyped, again = asked_in_another_process(tmp_path)
    assert (first, mistyped) == ("['sim'] True True False", "['en-return'] False")
    assert again == "True 0 ['sim']"
