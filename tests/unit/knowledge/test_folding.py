"""The table of both scripts: an index keeps it, and whoever only searches loads no OpenCC."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from tests.unit.knowledge.articles import an_index

SEARCH = """
import sys
from pathlib import Path
from agent_tui.knowledge.folder import KnowledgeFolder
from agent_tui.knowledge.searching import Searcher, understand
searcher = Searcher(KnowledgeFolder(Path(sys.argv[1])))
searcher.warm()
hits = searcher.search(understand("開發票"), "開發票", limit=5).hits
print([hit.id for hit in hits], "opencc" in sys.modules)
"""


def search_in_another_process(folder: Path) -> str:
    answer = subprocess.run(
        [sys.executable, "-c", SEARCH, str(folder)], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    return answer.stdout.strip()


def test_a_search_in_the_other_script_takes_the_table_that_the_index_keeps(tmp_path: Path) -> None:
    assert search_in_another_process(an_index(tmp_path).path) == "['invoice'] False"


@pytest.mark.parametrize("damage", ["gone", "broken"])
def test_without_that_table_it_is_made_anew(tmp_path: Path, damage: str) -> None:
    folder = an_index(tmp_path)
    generation = folder.current()
    assert generation is not None
    table = generation / "folding.json"
    if damage == "gone":
        table.unlink()
    else:
        table.write_bytes(b'{"12": 3')
    assert search_in_another_process(folder.path) == "['invoice'] True"
