"""The files of the configuration folder that a desk reads while it runs."""

from pathlib import Path

import pytest

from tests.desk_fixture import a_profile, make_desk


@pytest.mark.parametrize("name", ["refund.toml", "REFUND.TOML"])
def test_every_file_that_is_read_as_a_template_is_one_of_them(tmp_path: Path, name: str) -> None:
    folder = a_profile(tmp_path)[0].config / "templates"
    folder.mkdir(parents=True)
    (folder / name).write_text("id = ", encoding="utf-8")
    (folder / "notes.txt").write_text("", encoding="utf-8")
    desk = make_desk(tmp_path)
    try:
        assert [file for file in desk.own_files() if file.parent == folder] == [folder / name]
        assert [trouble.facts["file"] for trouble in desk.read_own_files().troubles] == [str(folder / name)]
    finally:
        desk.close()
