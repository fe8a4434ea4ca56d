"""Knowledge at the desk: the index follows the replica, suggestions fit the contact, what is wrong is built again."""

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from agent_tui.desk.desk import Desk
from agent_tui.desk.index_process import ProcessBuilder
from agent_tui.desk.index_rows import IndexRows
from agent_tui.desk.index_update import IndexUpdate
from agent_tui.domain.errors import BadInput
from agent_tui.domain.values import Article
from agent_tui.knowledge.folder import FOLDER_NAME, KnowledgeFolder
from agent_tui.replica.queries import Queries
from tests.desk_fixture import NOW, a_profile, make_desk
from tests.fake_backend import FakeStore
from tests.records import customer, sample_records, ticket
from tests.ui.driver import a_store

PATIENCE_S = 10.0


def an_article(id: str, title: str, body: str, **fields: Any) -> Article:
    made: dict[str, Any] = {"language": "zh-CN", "audience": "customer", "tags": (), "updated_at": NOW} | fields
    return Article(id=id, title=title, body=body, **made)


RECORDS = (
    *sample_records(NOW),
    an_article("return", "退货怎么办理", "退货申请提交后两个工作日内联系您。"),
    an_article("sim", "补办手机卡", "带身份证到营业厅。", tags=("卡",), audience="internal"),
    an_article("en-return", "Returns", "退货 is a return.", language="en-GB"),
)


def nothing(done: int, total: int) -> None:
    pass


def folder_of(tmp_path: Path) -> KnowledgeFolder:
    paths, profile = a_profile(tmp_path)
    return KnowledgeFolder(paths.profile_cache(profile.folder) / FOLDER_NAME)


class Following:
    """A desk that runs, and what it says of its index."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.changed = threading.Condition()
        desk.start(lambda event: None)
        desk.watch_knowledge(self._notify)
        desk.hurry_knowledge()

    def _notify(self) -> None:
        with self.changed:
            self.changed.notify_all()

    def until(self, true: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE_S
        with self.changed:
            while not true():
                assert time.monotonic() < deadline, "never"
                self.changed.wait(0.1)

    def finds(self, query: str) -> list[str]:
        return [hit.id for hit in self.desk.search(query).hits]


def a_running_desk(tmp_path: Path, store: FakeStore) -> Following:
    return Following(make_desk(tmp_path, records=RECORDS, backend=store.connect()))


def test_a_running_desk_indexes_what_it_has_and_then_what_changes(tmp_path: Path) -> None:
    store = a_store(RECORDS)
    following = a_running_desk(tmp_path, store)
    try:
        following.until(lambda: following.finds("补办") == ["sim"])
        store.put(an_article("plan", "套餐", "在应用里。"))
        following.until(lambda: following.finds("套餐") == ["plan"])  # by now all of this store's are there
        generation = folder_of(tmp_path).current()
        store.put(an_article("sim", "换手机卡", "带身份证。"))
        store.put(an_article("bill", "账单怎么看", "在应用里。"))
        following.until(lambda: following.finds("账单") == ["bill"] and not following.finds("补办"))
        assert folder_of(tmp_path).current() == generation, "what changed was written into the index in use"
    finally:
        following.desk.close()


# why: Whoosh leaves a file that it cannot read open
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_index_that_cannot_be_read_is_built_again(tmp_path: Path) -> None:
    following = a_running_desk(tmp_path, a_store(RECORDS))
    try:
        following.until(lambda: following.finds("补办") == ["sim"])
        generation = folder_of(tmp_path).current()
        assert generation is not None
    finally:
        following.desk.close()
    for segment in generation.glob("*.trm"):
        segment.write_bytes(b"damaged")
    following = a_running_desk(tmp_path, a_store(RECORDS))
    try:
        following.until(lambda: following.finds("补办") == ["sim"])
        assert folder_of(tmp_path).current() != generation
    finally:
        following.desk.close()


def damage(generation: Path) -> None:
    for file in (*generation.glob("*.trm"), *generation.glob("*.pst")):
        file.write_bytes(bytes(file.stat().st_size + 1))


# why: Whoosh leaves a file that it cannot read open
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_index_that_is_damaged_in_use_is_built_again_and_that_is_told_once(tmp_path: Path) -> None:
    following = a_running_desk(tmp_path, a_store(RECORDS))
    try:
        following.until(lambda: following.finds("补办") == ["sim"])
        generation = folder_of(tmp_path).current()
        assert generation is not None
        assert not following.desk.take_index_damage()
        damage(generation)
        gone = (generation, None)
        following.until(lambda: not following.finds("没有的") and folder_of(tmp_path).current() not in gone)
        assert following.finds("补办") == ["sim"]
        assert following.desk.take_index_damage()
        assert not following.desk.take_index_damage()
    finally:
        following.desk.close()


def test_a_command_builds_a_damaged_index_again_before_it_answers(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, records=RECORDS)
    desk.bring_knowledge_up_to_date(nothing)
    generation = folder_of(tmp_path).current()
    assert generation is not None
    damage(generation)
    assert desk.bring_knowledge_up_to_date(nothing) == "updated"
    assert [hit.id for hit in desk.search("补办").hits] == ["sim"]
    desk.close()


def test_a_damaged_index_that_another_process_keeps_is_told_and_not_taken_for_no_answer(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, records=RECORDS)
    desk.bring_knowledge_up_to_date(nothing)
    generation = folder_of(tmp_path).current()
    assert generation is not None
    damage(generation)
    other = folder_of(tmp_path)
    assert other.lock()
    assert desk.bring_knowledge_up_to_date(nothing, patience=0) == "elsewhere"
    with pytest.raises(BadInput) as told:
        desk.search("补办")
    assert told.value.key == "index-damaged"
    other.unlock()
    assert [hit.id for hit in desk.search("补办").hits] == ["sim"]
    desk.close()


def test_a_command_indexes_by_itself(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, records=RECORDS)
    told: list[tuple[int, int]] = []
    assert desk.bring_knowledge_up_to_date(lambda done, total: told.append((done, total))) == "updated"
    assert told[-1] == (5, 5)
    assert desk.bring_knowledge_up_to_date(nothing) == "current"
    assert [hit.id for hit in desk.search("退貨", language="zh").hits] == ["return"]
    desk.close()


def test_another_process_that_writes_is_waited_for(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, records=RECORDS)
    other = folder_of(tmp_path)
    assert other.lock()
    assert desk.bring_knowledge_up_to_date(nothing, patience=0) == "elsewhere"
    other.unlock()
    assert desk.bring_knowledge_up_to_date(nothing) == "updated"
    assert other.lock()
    assert desk.bring_knowledge_up_to_date(nothing, patience=0) == "current", "nothing is left to be done"
    other.unlock()
    desk.close()


def test_many_articles_are_indexed_by_a_process_of_its_own(tmp_path: Path) -> None:
    many = [an_article(f"a{number}", f"第{number}篇", f"内容{number}") for number in range(60)]
    desk = make_desk(tmp_path, records=many)
    desk.close()
    paths, profile = a_profile(tmp_path)
    file = paths.profile_data(profile.folder) / "replica.db"
    queries = Queries(file)
    update = IndexUpdate(IndexRows(queries), folder_of(tmp_path), ProcessBuilder(file))
    told: list[tuple[int, int]] = []
    outcome = update.bring_up_to_date(
        filled=True, progress=lambda done, total: told.append((done, total)), stopping=lambda: False
    )
    assert outcome == "updated"
    assert told[0] == (0, 60)
    assert told[-1] == (60, 60)
    assert not update.lags()
    update.close()
    queries.close()


def test_a_build_in_a_process_ends_when_it_is_not_wanted_any_more(tmp_path: Path) -> None:
    many = [an_article(f"a{number}", f"第{number}篇", f"内容{number}") for number in range(60)]
    make_desk(tmp_path, records=many).close()
    paths, profile = a_profile(tmp_path)
    file = paths.profile_data(profile.folder) / "replica.db"
    queries = Queries(file)
    folder = folder_of(tmp_path)
    update = IndexUpdate(IndexRows(queries), folder, ProcessBuilder(file))
    assert update.bring_up_to_date(filled=True, progress=nothing, stopping=lambda: True) == "stopped"
    assert folder.current() is None
    assert not list(folder.path.glob("g-*"))
    update.close()
    queries.close()


def test_an_index_of_another_store_is_not_believed(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, records=RECORDS)
    desk.bring_knowledge_up_to_date(nothing)
    desk.close()
    before = folder_of(tmp_path).current()
    from agent_tui.replica.replica import Replica
    from tests.desk_fixture import a_fill_page, changes_of

    paths, profile = a_profile(tmp_path)
    replica = Replica(paths.profile_data(profile.folder) / "replica.db")
    replica.begin_snapshot("another", "li.na")
    replica.apply_snapshot_page(a_fill_page(changes_of([an_article("return", "别的", "别的内容")])))
    replica.finish_snapshot("another:1", 1)
    replica.close()
    desk = make_desk(tmp_path / "unused")  # a clock and paths of their own
    desk.close()
    queries = Queries(paths.profile_data(profile.folder) / "replica.db")
    from agent_tui.desk.index_update import Builder

    update = IndexUpdate(IndexRows(queries), folder_of(tmp_path), Builder())
    assert update.bring_up_to_date(filled=True, progress=nothing, stopping=lambda: False) == "updated"
    assert folder_of(tmp_path).current() != before
    update.close()
    queries.close()


def test_suggestions_fit_what_the_contact_is_about_in_the_customers_language(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, records=RECORDS)
    desk.bring_knowledge_up_to_date(nothing)
    assert desk.suggest("t-zhao").hits[0].id == "return"
    assert "en-return" not in [hit.id for hit in desk.suggest("t-zhao").hits]
    with pytest.raises(BadInput) as unknown:
        desk.suggest("no-such-ticket")
    assert unknown.value.key == "unknown-ticket"
    desk.close()


def test_the_language_of_a_contacts_customer_is_known(tmp_path: Path) -> None:
    desk = make_desk(
        tmp_path,
        records=(*RECORDS, customer("nobody", "", language=""), ticket("t-nobody", "nobody", "chat", "?", NOW)),
    )
    assert (desk.customers_language("t-zhao"), desk.customers_language("t-nobody")) == ("zh-CN", "")
    with pytest.raises(BadInput) as unknown:
        desk.customers_language("no-such-ticket")
    assert unknown.value.key == "unknown-ticket"
    desk.close()


def test_articles_are_read_and_listed(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, records=RECORDS)
    assert desk.article("sim").title == "补办手机卡"
    with pytest.raises(BadInput) as unknown:
        desk.article("nothing")
    assert unknown.value.key == "unknown-article"
    assert {one.id for one in desk.articles(audience="internal", tag="卡")} == {"sim"}
    assert {one.id for one in desk.articles(language="en")} == {"en-return", "a-roaming"}
    assert desk.article_view("return", "退貨").marked == {"退货"}
    desk.close()


def test_an_unsafe_index_is_said_and_not_opened(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, records=RECORDS)
    desk.bring_knowledge_up_to_date(nothing)
    folder_of(tmp_path).path.chmod(0o777)
    with pytest.raises(BadInput) as unsafe:
        desk.search("退货")
    assert unsafe.value.key == "index-unsafe"
    desk.close()
