"""Profiles: which one a run uses, what overrides it, and what is refused."""

from pathlib import Path

import pytest

from agent_tui.config.paths import Paths, find_paths
from agent_tui.config.profiles import (
    FromFile,
    FromKeyring,
    FromVariable,
    check_url,
    choose_profile,
    new_profile,
    read_profiles,
    save_profile,
)
from agent_tui.domain.errors import BadInput, NotAllowed, Trouble
from agent_tui.messages.first_run import FIRST_RUN
from agent_tui.messages.speech import say
from agent_tui.messages.troubles import tell
from agent_tui.messages.troubles_settings import URL_REASONS

TWO = """# mine
default = "work"

[profile.work]
url = "https://Desk.example.cn/"
agent = "li.na"

# the other one
[profile.test]
url = "http://127.0.0.1:8080"
token_variable = "TEST_TOKEN"
"""

SECRET = "5e" * 32


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    paths = find_paths(str(tmp_path))
    paths.config.mkdir()
    return paths


def test_the_default_profile_is_used_unless_another_is_named(paths: Paths) -> None:
    paths.profiles_file.write_text(TWO)
    work = choose_profile(paths, None, {})
    assert (work.name, work.url, work.agent) == ("work", "https://desk.example.cn", "li.na")
    assert work.token_source == FromKeyring()
    assert choose_profile(paths, "test", {}).token_source == FromVariable("TEST_TOKEN")


def test_url_and_token_of_the_environment_suffice_and_override_the_profile(paths: Paths) -> None:
    environ = {"AGENT_TUI_URL": "http://localhost:9000/", "AGENT_TUI_TOKEN": f"agt_a17_{SECRET}_00"}
    alone = choose_profile(paths, None, environ)
    paths.profiles_file.write_text(TWO)
    assert choose_profile(paths, "work", environ) == alone
    assert (alone.name, alone.url) == (None, "http://localhost:9000")


def test_the_folder_follows_url_and_token_id_and_never_the_secret(paths: Paths) -> None:
    def folder(url: str, token: str) -> str:
        return choose_profile(paths, None, {"AGENT_TUI_URL": url, "AGENT_TUI_TOKEN": token}).folder

    one = folder("http://localhost:1", f"agt_a17_{SECRET}_00")
    assert folder("http://localhost:1", f"agt_a17_{'ab' * 32}_11") == one
    assert folder("http://localhost:1", f"agt_a18_{SECRET}_00") != one
    assert folder("http://localhost:2", f"agt_a17_{SECRET}_00") != one
    assert folder("http://localhost:1", f"agt_li.na_{SECRET}_00") != folder(
        "http://localhost:1", f"agt_li.ma_{SECRET}_00"
    )
    assert folder("http://localhost:1", "some_other_token") == folder("http://localhost:1", "another_token")


def test_a_token_of_the_environment_alone_goes_to_the_profiles_url(paths: Paths) -> None:
    paths.profiles_file.write_text(TWO)
    profile = choose_profile(paths, None, {"AGENT_TUI_TOKEN": f"agt_a17_{SECRET}_00"})
    assert (profile.url, profile.token_source) == ("https://desk.example.cn", FromVariable("AGENT_TUI_TOKEN"))


def test_a_profiles_token_is_never_sent_to_another_url(paths: Paths) -> None:
    paths.profiles_file.write_text(TWO)
    with pytest.raises(NotAllowed) as caught:
        choose_profile(paths, None, {"AGENT_TUI_URL": "http://elsewhere.example"})
    assert caught.value.key == "token-for-another-url"
    assert choose_profile(paths, None, {"AGENT_TUI_URL": "https://desk.example.cn"}).name == "work"


def test_first_contact_is_not_signed_in(paths: Paths) -> None:
    with pytest.raises(NotAllowed) as caught:
        choose_profile(paths, None, {})
    assert caught.value.key == "no-profile"
    with pytest.raises(NotAllowed) as caught:
        choose_profile(paths, None, {"AGENT_TUI_URL": "http://localhost:1"})
    assert caught.value.key == "token-missing"


@pytest.mark.parametrize(
    ("text", "trouble", "line"),
    [
        ('[profile.work]\nurl = "https://a.example"\ntokn_file = "x"\n', "toml-unknown-key", 3),
        ('[profile.work]\nagent = "a"\n', "toml-missing-key", 1),
        ('[profile.work]\nurl = "ftp://a.example"\n', "toml-wrong-value", 2),
        ('[profile.work]\nurl = "https://a.example"\nbackend = "zendesk"\n', "toml-wrong-value", 3),
        ('[profile.work]\nurl = "https://a"\ntoken_variable = "A"\ntoken_file = "b"\n', "toml-wrong-value", 4),
        ('default = "home"\n[profile.work]\nurl = "https://a"\n', "toml-wrong-value", 1),
        ('[profile."../up"]\nurl = "https://a"\n', "toml-wrong-value", 1),
        ("profile = 3\n", "toml-wrong-value", 1),
    ],
)
def test_a_mistake_is_named_by_file_and_line(paths: Paths, text: str, trouble: str, line: int) -> None:
    paths.profiles_file.write_text(text)
    with pytest.raises(BadInput) as caught:
        read_profiles(paths)
    assert (caught.value.key, caught.value.facts["file"], caught.value.facts["line"]) == (
        trouble,
        str(paths.profiles_file),
        line,
    )


def test_an_unknown_profile_and_an_open_choice_are_named(paths: Paths) -> None:
    paths.profiles_file.write_text(TWO.replace('default = "work"\n', ""))
    for name, trouble in ((None, "profile-not-chosen"), ("home", "profile-unknown")):
        with pytest.raises(BadInput) as caught:
            choose_profile(paths, name, {})
        assert caught.value.key == trouble


def test_saving_one_profile_leaves_the_rest_of_the_file_as_it_was(paths: Paths) -> None:
    paths.profiles_file.write_text(TWO)
    save_profile(paths, new_profile("work", "https://desk2.example.cn", agent="chen.jing"))
    text = paths.profiles_file.read_text()
    assert "# mine" in text
    assert 'token_variable = "TEST_TOKEN"' in text
    profiles = read_profiles(paths)
    assert list(profiles.profiles) == ["work", "test"]
    assert (profiles.choose(None).url, profiles.choose(None).agent) == ("https://desk2.example.cn", "chen.jing")


def test_the_first_saved_profile_is_the_default_and_private(paths: Paths) -> None:
    save_profile(paths, new_profile("one", "https://a.example", token_source=FromFile(paths.config / 't"\\\x7f')))
    save_profile(paths, new_profile("two", "https://b.example", agent="王"))
    assert read_profiles(paths).choose(None).token_source == FromFile(paths.config / 't"\\\x7f')
    assert read_profiles(paths).choose("two").agent == "王"
    assert paths.profiles_file.stat().st_mode & 0o777 == 0o600


def test_names_in_other_letters_keep_their_own_folder() -> None:
    one, other = new_profile("Work", "https://a.example"), new_profile("work", "https://a.example")
    assert one.folder.lower() != other.folder.lower()


@pytest.mark.parametrize(
    "url",
    [
        "desk.example.cn",
        "ftp://desk.example.cn",
        "https://",
        "https://user:secret@desk.example.cn",
        "https://desk.example.cn/?token=secret",
        "https://desk.example.cn/#x",
        "https://desk.example.cn:99999",
        "https://[::1",
        "http://a b.example",
        "",
    ],
)
def test_a_wrong_url_is_refused_without_repeating_a_secret(url: str) -> None:
    with pytest.raises(Trouble) as caught:
        check_url(url)
    assert caught.value.key == "url-wrong"
    assert "secret" not in str(caught.value.facts)
    reason = str(caught.value.facts["reason"])
    assert tell("url-wrong", "en", caught.value.facts).cause.endswith(URL_REASONS[reason].en)
    assert tell("url-wrong", "zh", caught.value.facts).cause.endswith(URL_REASONS[reason].zh)


def test_the_example_of_an_address_is_the_same_in_question_and_answer() -> None:
    for language, host in (("en", "https://desk.example.com"), ("zh", "https://desk.example.cn")):
        assert host in say(FIRST_RUN, "url.why", language)  # type: ignore[arg-type]  # a language by its name
        assert host in tell("url-wrong", language, {}).way_out  # type: ignore[arg-type]


def test_urls_are_written_one_way() -> None:
    assert check_url(" HTTPS://Desk.Example.CN:8443/desk/ ") == "https://desk.example.cn:8443/desk"
    assert check_url("http://[::1]:80") == "http://[::1]:80"


def test_an_unencrypted_way_to_another_machine_is_told() -> None:
    assert new_profile("a", "http://desk.example.cn").readable_on_the_way
    assert not new_profile("a", "https://desk.example.cn").readable_on_the_way
    assert not new_profile("a", "http://127.0.0.1:8080").readable_on_the_way
    assert not new_profile("a", "http://[::1]:8080").readable_on_the_way


@pytest.mark.parametrize(
    "text",
    [
        '[profile]\nwork = { url = "http://a" }\n',
        'profile.work.url = "http://a"\n',
        '["profile".work]\nurl = "http://a"\n',
        '[profile.work]\nurl = "http://a"\nagent = """\n[profile.b]\n"""\n',
    ],
)
def test_a_file_that_cannot_be_changed_by_its_lines_is_left_as_it_is(paths: Paths, text: str) -> None:
    paths.profiles_file.write_text(text)
    with pytest.raises(BadInput) as caught:
        save_profile(paths, new_profile("work", "http://127.0.0.1:8080"))
    assert (caught.value.key, caught.value.facts["entry"]) == ("toml-unchanged", "profile.work")
    assert paths.profiles_file.read_text() == text


def test_a_profile_whose_token_file_is_no_text_is_not_written(paths: Paths) -> None:
    with pytest.raises(BadInput) as caught:
        save_profile(paths, new_profile("work", "http://127.0.0.1:8080", token_source=FromFile(Path("/t\udcff"))))
    assert caught.value.key == "toml-unchanged"
    assert not paths.profiles_file.exists()


def test_only_lf_ends_a_line(paths: Paths) -> None:
    paths.profiles_file.write_text('# mine\u2028[x]\n[profile.work]\nurl = "http://a"\n', encoding="utf-8")
    save_profile(paths, new_profile("work", "http://127.0.0.1:8080"))
    assert paths.profiles_file.read_text(encoding="utf-8").startswith("# mine\u2028[x]\n[profile.work]\n")
