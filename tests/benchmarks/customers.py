"""How long it takes to find a customer among very many: by any identity, and by fragments of what they are known by.

    python -m tests.benchmarks.customers [--customers 100000]

Fills a replica in memory's file system and asks it in this process. Not collected by pytest.
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from agent_tui.contract.api import Change
from agent_tui.domain.values import Customer, Identity
from agent_tui.replica.queries import Queries
from agent_tui.replica.replica import Replica
from tests.desk_fixture import a_fill_page

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英"
WESTERN = ("Martin Weber", "Sara Lindqvist", "Ngozi Okafor", "Peter Smith", "Anna Jones")
PAGE = 500
FRAGMENTS = ("王", "桂英", "王桂", "weber", "lind 7", "138 00", "example7.cn", "user999", "q", "zzzz", "李 z")


def made_up(count: int) -> list[Customer]:
    chance = random.Random(1)
    customers = []
    for number in range(count):
        name = chance.choice(SURNAMES) + "".join(chance.choice(GIVEN) for _ in range(chance.choice((1, 2))))
        if number % 5 == 0:
            name = f"{chance.choice(WESTERN)} {number % 97}"
        identities = [Identity("phone", f"+861{3000000000 + number * 37}"), Identity("account", f"88{number:08}")]
        identities.append(Identity("email", f"user{number}@example{number % 50}.cn"))
        if number % 10 == 0:
            identities.append(Identity("phone", f"010-8{number:07} ext {number % 90 + 10}"))
        customers.append(Customer(f"c-{number}", name, "standard", "zh-CN", (), tuple(identities)))
    return customers


def timed(ask: Callable[[], object], times: int = 20) -> tuple[float, float]:
    """(median, worst) in ms; the first call counts too."""
    took = []
    for _ in range(times):
        began = time.perf_counter()
        ask()
        took.append((time.perf_counter() - began) * 1e3)
    return statistics.median(took), max(took)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--customers", type=int, default=100_000)
    count = parser.parse_args().customers
    changes = [Change(1, "customer", one.id, 1, "upsert", one) for one in made_up(count)]
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        file = Path(folder) / "replica.db"
        with closing(Replica(file)) as replica:
            began = time.perf_counter()
            replica.begin_snapshot("bench", "li.na")
            for start in range(0, len(changes), PAGE):
                replica.apply_snapshot_page(a_fill_page(changes[start : start + PAGE]))
            replica.finish_snapshot("bench:1", 1)
            print(f"fill {time.perf_counter() - began:.1f} s, {file.stat().st_size / 1e6:.0f} MB")
        with closing(Queries(file)) as queries:
            middle = count // 20 * 10
            for who in (
                f"+861{3000000000 + middle * 37}",
                f"1{3000000000 + middle * 37}",
                f"010-8{middle:07} ext {middle % 90 + 10}",
                f"(010) 8{middle:07}",
                f"USER{middle}@example{middle % 50}.cn",
                f"88{middle:08}",
                "nobody@example.cn",
            ):
                found = queries.customers_known_as(who)
                median, worst = timed(lambda who=who: queries.customers_known_as(who))  # type: ignore[misc]
                print(f"known as {who:36} {len(found):4} found   {median:7.2f} ms, worst {worst:7.2f}")
            for words in (
                "王",
                "桂英",
                "王桂",
                "weber",
                "lind 7",
                "138 00",
                "example7.cn",
                "user999",
                "q",
                "zzzz",
                "李 z",
            ):
                lines = queries.find_customers(words, 20)
                median, worst = timed(lambda words=words: queries.find_customers(words, 20))  # type: ignore[misc]
                print(f"fragments {words:35} {len(lines):4} found   {median:7.2f} ms, worst {worst:7.2f}")
        with closing(Replica(file)) as replica:
            began = time.perf_counter()
            gone = Change(2, "customer", "c-7", 2, "delete", None)
            replica.apply_snapshot_page(a_fill_page([gone]))
            print(f"one erased {(time.perf_counter() - began) * 1e3:.0f} ms")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
