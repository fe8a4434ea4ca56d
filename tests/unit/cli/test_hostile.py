"""Hostile records through the whole command line: refused line by line as expected, and shown without a control."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from tests.store_server import running_store
from tests.unit.cli.test_commands import Person


def controls(text: str) -> list[str]:
    return [char for char in text if ord(char) < 0x20 or 0x7F <= ord(char) <= 0x9F or char in "\u2028\u2029"]


def test_hostile_records_are_taken_or_refused_as_expected_and_shown_without_a_control(
    shared: Callable[[str], Path], tmp_path: Path
) -> None:
    file = shared("data/hostile/dev.jsonl")
    expected = [
        msgspec.json.decode(line) for line in shared("data/hostile/dev.expect.jsonl").read_bytes().splitlines() if line
    ]
    with running_store(tmp_path) as store:
        admin = Person(store, tmp_path / "admin", "admin")
        first = admin("import", str(file), "--json")
        assert first.status == 1
        refused = {row["line"] for row in first.document["rejected"]}
        assert refused == {e["line"] for e in expected if not e["accept"] and e["why"] not in SKIPPED}
        assert all(row["reason"] for row in first.document["rejected"])
        assert not controls(first.out.removesuffix("\n"))
        again = admin("import", str(file), "--json").document
        assert (again["created"], again["updated"]) == (0, 0)
        assert again["rejected"] == first.document["rejected"]
        contacts = admin("queue", "--json").document["contacts"]
        assert contacts
        for contact in contacts:
            for argv in (("show", contact["id"]), ("show", contact["id"], "--json")):
                ran = admin(*argv)
                assert ran.status == 0, contact["id"]
                assert not controls(ran.out.replace("\n", "")), contact["id"]
        for line in ("queue", "queue --json", "promise list --state all", "export"):
            assert not controls(admin(*line.split()).out.replace("\n", "")), line


SKIPPED = ("empty line", "line of blanks")
"""Numbered, neither taken nor listed (INTERFACE "Bytes")."""
