"""The chain of credentials: what is asked first, what is never asked, and that nothing lies in plain text."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from agent_tui.config.chain_links import Question, Unavailable
from agent_tui.config.credentials import Credentials
from agent_tui.config.paths import Paths, find_paths, make_folders
from agent_tui.config.profiles import FromFile, FromVariable, Profile, new_profile
from agent_tui.config.secret_service import DesktopSecretService
from agent_tui.domain.errors import NotAllowed

TOKEN = "agt_a17_" + "5e" * 32 + "_00"


class Desktop:
    """A secret service that works, or is locked."""

    def __init__(self, *, locked: bool = False) -> None:
        self.locked = locked
        self.kept: dict[str, str] = {}

    def get(self, profile: str) -> str | None:
        self._check()
        return self.kept.get(profile)

    def keep(self, profile: str, token: str) -> None:
        self._check()
        self.kept[profile] = token

    def forget(self, profile: str) -> None:
        self._check()
        self.kept.pop(profile, None)

    def _check(self) -> None:
        if self.locked:
            raise Unavailable("locked")


def nobody(question: Question) -> str:
    raise AssertionError(f"asked for {question}")


def typing(*answers: str) -> Callable[[Question], str]:
    left: Iterator[str] = iter(answers)
    return lambda _question: next(left)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    paths = find_paths(str(tmp_path))
    make_folders(paths, "")
    return paths


@pytest.fixture
def profile() -> Profile:
    return new_profile("work", "https://desk.example.cn")


def test_a_variable_goes_before_everything_and_needs_no_keyring(paths: Paths) -> None:
    profile = new_profile("work", "https://desk.example.cn", token_source=FromVariable("WORK"))
    desktop = Desktop()
    desktop.kept[profile.folder] = "another"
    assert Credentials(paths, {"WORK": f"{TOKEN}\n"}, nobody, desktop).token(profile) == TOKEN
    with pytest.raises(NotAllowed) as caught:
        Credentials(paths, {}, nobody, desktop).token(profile)
    assert (caught.value.key, caught.value.facts) == ("token-missing", {"variable": "WORK"})


def test_a_token_kept_meanwhile_is_found_without_asking(paths: Paths, profile: Profile) -> None:
    desktop = Desktop()
    credentials = Credentials(paths, {}, nobody, desktop)
    desktop.kept[profile.folder] = "agt_old"
    assert credentials.token(profile) == "agt_old"
    desktop.kept[profile.folder] = "agt_new"
    assert credentials.token(profile) == "agt_old"
    credentials.look_again(profile)
    assert credentials.token(profile) == "agt_new"
    desktop.kept.clear()
    credentials.look_again(profile)
    assert credentials.token(profile) == "agt_new"


def test_looking_again_asks_for_no_key(paths: Paths, profile: Profile) -> None:
    Credentials(paths, {}, typing("secret", "secret")).keep(profile, TOKEN)
    credentials = Credentials(paths, {}, typing("secret"))
    assert credentials.token(profile) == TOKEN
    credentials.look_again(profile)
    assert credentials.token(profile) == TOKEN


@pytest.mark.parametrize("mode", [0o604, 0o640, 0o660, 0o620, 0o601])
def test_a_token_file_that_others_can_touch_is_refused(paths: Paths, mode: int) -> None:
    file = paths.config / "token"
    file.write_text(TOKEN)
    file.chmod(mode)
    profile = new_profile("work", "https://desk.example.cn", token_source=FromFile(file))
    with pytest.raises(NotAllowed) as caught:
        Credentials(paths, {}, nobody).token(profile)
    assert caught.value.key == "token-file-open"
    file.chmod(0o600)
    assert Credentials(paths, {}, nobody).token(profile) == TOKEN


@pytest.mark.parametrize("content", [b"", b"two words", b"\xff\xfe", b"x" * 5000])
def test_a_token_file_without_a_token_is_refused(paths: Paths, content: bytes) -> None:
    file = paths.config / "token"
    file.write_bytes(content)
    file.chmod(0o600)
    with pytest.raises(NotAllowed) as caught:
        Credentials(paths, {}).token(new_profile("w", "https://a.example", token_source=FromFile(file)))
    assert caught.value.key == "token-file-unreadable"


def test_a_token_file_that_is_not_there_is_named(paths: Paths) -> None:
    profile = new_profile("w", "https://a.example", token_source=FromFile(paths.config / "none"))
    with pytest.raises(NotAllowed) as caught:
        Credentials(paths, {}).token(profile)
    assert caught.value.facts["file"] == str(paths.config / "none")


def test_the_desktops_keyring_serves_without_asking_anybody(paths: Paths, profile: Profile) -> None:
    desktop = Desktop()
    assert Credentials(paths, {}, nobody, desktop).keep(profile, TOKEN) == "secret-service"
    assert Credentials(paths, {}, nobody, desktop).token(profile) == TOKEN
    Credentials(paths, {}, nobody, desktop).forget(profile)
    with pytest.raises(NotAllowed) as caught:
        Credentials(paths, {}, nobody, desktop).token(profile)
    assert caught.value.key == "not-signed-in"


def test_a_locked_desktop_leads_to_the_encrypted_file(paths: Paths, profile: Profile) -> None:
    locked = Desktop(locked=True)
    first = Credentials(paths, {}, typing("open sesame", "open sesame"), locked)
    assert first.keep(profile, TOKEN) == "encrypted-file"
    again = Credentials(paths, {}, typing("wrong", "open sesame"), locked)
    assert again.token(profile) == TOKEN
    assert again.token(profile) == TOKEN, "the key is asked once"
    content = first.encrypted_file.read_text()
    assert TOKEN not in content
    assert "5e5e" not in content
    assert first.encrypted_file.stat().st_mode & 0o777 == 0o600
    assert [p.name for p in paths.data.iterdir()] == ["tokens.cryptfile"]
    Credentials(paths, {}, None, locked).forget(profile)
    with pytest.raises(NotAllowed) as caught:
        Credentials(paths, {}, nobody, locked).token(profile)
    assert caught.value.key == "not-signed-in"


def test_three_wrong_keys_end_it_and_change_nothing(paths: Paths, profile: Profile) -> None:
    Credentials(paths, {}, typing("key", "key")).keep(profile, TOKEN)
    before = (paths.data / "tokens.cryptfile").read_bytes()
    with pytest.raises(NotAllowed) as caught:
        Credentials(paths, {}, typing("a", "b", "c")).token(profile)
    assert caught.value.key == "keyring-key-wrong"
    with pytest.raises(NotAllowed):
        Credentials(paths, {}, typing("")).keep(profile, "other")
    assert (paths.data / "tokens.cryptfile").read_bytes() == before


def test_where_nobody_can_be_asked_nothing_waits_for_a_key(paths: Paths, profile: Profile) -> None:
    with pytest.raises(NotAllowed) as caught:
        Credentials(paths, {}, None).keep(profile, TOKEN)
    assert caught.value.key == "keyring-needs-terminal"
    assert not list(paths.data.iterdir())


def test_a_new_key_must_be_typed_alike_twice(paths: Paths, profile: Profile) -> None:
    with pytest.raises(NotAllowed) as caught:
        Credentials(paths, {}, typing("a", "b", "c", "d", "e", "f")).keep(profile, TOKEN)
    assert caught.value.key == "keyring-needs-key"
    assert not list(paths.data.iterdir())


def test_memory_lasts_for_the_process(paths: Paths, profile: Profile) -> None:
    credentials = Credentials(paths, {}, nobody)
    credentials.remember(profile, TOKEN)
    assert credentials.token(profile) == TOKEN
    assert not list(paths.data.iterdir())


def test_a_token_typed_for_a_named_file_lies_there_for_its_owner_alone(paths: Paths) -> None:
    file = paths.config / "token"
    profile = new_profile("w", "https://a.example", token_source=FromFile(file))
    before = os.umask(0)
    try:
        assert Credentials(paths, {}, nobody).keep(profile, TOKEN) == "file"
    finally:
        os.umask(before)
    assert file.stat().st_mode & 0o777 == 0o600
    assert Credentials(paths, {}, nobody).token(profile) == TOKEN


SPEAKS = "import json,sys; q=json.load(sys.stdin); json.dump({'ok': True, 'token': q['do'] + q['profile']}, sys.stdout)"


@pytest.mark.parametrize(
    "program",
    [
        "import sys; sys.stdin.read(); sys.stdin.close(); import signal; signal.pause()",
        "raise SystemExit(1)",
        "print('no JSON')",
        "print('[]')",
        "print('{\"ok\": false}')",
    ],
)
def test_a_secret_service_that_hangs_or_fails_is_unavailable(program: str) -> None:
    with pytest.raises(Unavailable):
        DesktopSecretService((sys.executable, "-c", program), time_limit_s=0.5).get("work")


def test_the_secret_service_is_asked_over_standard_input() -> None:
    service = DesktopSecretService((sys.executable, "-c", SPEAKS), time_limit_s=20)
    assert service.get("work") == "getwork"
    service.keep("work", TOKEN)


MODULE = "agent_tui.config.secret_service"


def test_without_a_bus_the_child_says_that_it_cannot() -> None:
    bare = ("env", "-i", f"PATH={os.environ['PATH']}", "DBUS_SESSION_BUS_ADDRESS=unix:path=/none")
    service = DesktopSecretService((*bare, sys.executable, "-m", MODULE), time_limit_s=20)
    with pytest.raises(Unavailable):
        service.get("work")
