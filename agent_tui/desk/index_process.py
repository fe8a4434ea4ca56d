"""Building a whole index in a process of its own: it takes seconds of nothing but Python, in which a thread would make
every key of the workstation wait its turn.

    agent_tui.desk.index_process REPLICA GENERATION SOURCE

Writes `done total` lines on standard output and ends with status 0 once the index is whole. It gives up when standard
input ends, which is when whoever started it does.
"""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from agent_tui.config.own_process import own_module
from agent_tui.desk.index_rows import IndexRows
from agent_tui.desk.index_update import MANY, Builder, Progress
from agent_tui.replica.queries import Queries

_NICER = 10
_LOOK_EVERY_S = 0.1


class BuildFailed(Exception):
    """The process ended without an index. `reason` without any of the articles' texts."""


class ProcessBuilder(Builder):
    """As `Builder`, for a program whose screen must stay usable meanwhile. A few articles are not worth a process."""

    def __init__(self, replica_file: Path) -> None:
        self._replica_file = replica_file

    def build(
        self, rows: IndexRows, generation: Path, source: str, progress: Progress, stopping: Callable[[], bool]
    ) -> bool:
        if rows.mark().documents <= MANY:
            return super().build(rows, generation, source, progress, stopping)
        words = own_module("agent_tui.desk.index_process", str(self._replica_file), str(generation), source)
        process = subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert process.stdin is not None
        assert process.stdout is not None
        ended = threading.Event()
        watcher = threading.Thread(target=_stop_when, args=(stopping, process, ended), daemon=True, name="index-stop")
        watcher.start()
        try:
            with process.stdin, process.stdout as said:
                for line in said:
                    done, _, total = line.partition(" ")
                    progress(int(done), int(total))
            status = process.wait()
        finally:
            ended.set()
            process.kill()
            process.wait()
        if stopping():
            return False
        if status != 0:
            raise BuildFailed(f"status {status}")
        return True


def _stop_when(stopping: Callable[[], bool], process: "subprocess.Popen[str]", ended: threading.Event) -> None:
    """Ends the build when it is no longer wanted. Runs only while one does."""
    while not ended.wait(_LOOK_EVERY_S):
        if stopping():
            process.kill()
            return


def main(replica_file: str, generation: str, source: str) -> int:
    os.nice(_NICER)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    queries = Queries(Path(replica_file))
    try:
        Builder().build(IndexRows(queries), Path(generation), source, _tell, lambda: False)
    finally:
        queries.close()
    return 0


def _tell(done: int, total: int) -> None:
    sys.stdout.write(f"{done} {total}\n")
    sys.stdout.flush()


def _end_with_parent() -> None:
    with suppress(OSError):
        sys.stdin.read()
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
