"""How long a check takes: texts of 500 characters in Chinese (both scripts) and English, with everything known beside
them that a desk knows, every rule asked. Three ways: of sentences that were never read before; of sentences that were
read with other numbers in them, as a desk's templates make them, after twenty texts of the kind; and with one more key
in a text that was checked.

    python -m tests.benchmarks.checking [--times 300] [--beside-bare 20]

In this process, on the CPU's clock as well as on the wall's. With `--beside-bare` a bare Textual application is started
between the texts, so often, and the CPU's times are told once more as they would be where that start takes `REFERENCE`:
a machine that is slow or busy is so for both. Not collected by pytest.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import msgspec

from agent_tui.demo.home import COMPANY_FILES, HOURS
from agent_tui.domain.values import Channel
from agent_tui.expectations.check import (
    actions,
    amounts,
    clauses_zh,
    cues_en,
    mentions,
    promised,
    reading,
    vague_times,
    words_around_times,
)
from agent_tui.expectations.check.check import check
from agent_tui.expectations.check.context import CatalogueEntry, CheckContext, GlossaryTerm, OpenPromise
from agent_tui.expectations.check.rules import undertaking
from tests.benchmarks.loaded_store import TOOLS
from tests.unit.expectations.check.moments import at

CHARACTERS = 500
CHANNEL: Channel = "email"
NOW = at("2026-11-23T10:00:00+08:00")
REFERENCE = 180.0
"""CPU ms of a bare start on the machine that the targets were set on."""

_ZH = (
    "您好，您反映的账单{number}多扣{amount}元一事我们已经核实。",
    "属于漫游费重复计费，多扣的{amount}元将在{month}月{day}日（周{weekday}）18:00前退回原支付账户。",
    "入账时间由银行决定，{number}号申请的入账不在承诺内。",
    "如{day}日没有退出，我会在{month}月{day}日{hour}:00前致电您。",
    "您的工单编号是{number}，请您保留。",
    "工程师{month}月{day}日{hour}:00至18:00上门，请您留一位成年人在家。",
    "我们无法保证配件{number}一定到货，但会在今天{hour}:30前给您答复。",
    "请您尽快把订单{number}的照片发给我们。",
    "退款{amount}元已于11月{past}日提交银行。",
    "如果您需要{amount}元的发票，我们可以补开。",
    "您提到的“{number}”让您久等了，非常抱歉。",
    "预计{few}个工作日内恢复，届时短信{number}通知。",
)
_EN = (
    "Thank you for your patience with order {number}. ",
    "We have checked your bill and found that CNY {amount} was charged twice. ",
    "The CNY {amount} leaves us by {weekday_en}, {day} {month_en}, {hour}:00. ",
    "The bank's booking time for {amount} yuan is not promised. ",
    "If it has not left by {day} {month_en}, I will call you at {hour}:00. ",
    "Your ticket number is {number}. ",
    "Our engineer comes on {day} {month_en} between {hour}:00 and 18:00. ",
    "We cannot guarantee that part {number} is in stock. ",
    "Please send us a copy of invoice {number} as soon as possible. ",
    "You asked when line {number} will be restored. ",
    "If you need a receipt for {amount}, we will send it within {few} working days. ",
    "We are sorry for the trouble that order {number} has caused. ",
)
_HANT = str.maketrans(
    "账单属于复计费额将回户时间银决内师传电话给发应预恢", "賬單屬於復計費額將回戶時間銀決內師傳電話給發應預恢"
)


def context() -> CheckContext:
    """As at the demo's desk."""
    entries = tomllib.loads((COMPANY_FILES / "catalogue.toml").read_text(encoding="utf-8"))["entry"]
    terms = tomllib.loads((COMPANY_FILES / "glossary.toml").read_text(encoding="utf-8"))["term"]
    return CheckContext(
        now=NOW,
        timezone="Asia/Shanghai",
        open_promises=tuple(
            OpenPromise(topic, what, at(due), "phone", "30.00")
            for topic, what, due in (
                ("refund", "退款", "2026-11-25T18:00:00+08:00"),
                ("visit", "上门维修", "2026-11-24T16:00:00+08:00"),
            )
        ),
        catalogue=msgspec.convert(entries, tuple[CatalogueEntry, ...]),
        glossary=msgspec.convert(terms, tuple[GlossaryTerm, ...]),
        hours=HOURS,
        holidays="CN",
    )


def texts(sentences: tuple[str, ...], count: int) -> list[str]:
    """So many texts of `CHARACTERS`."""
    chance = random.Random(1)
    written = _written(sentences, chance)
    made = []
    for _ in range(count):
        text = ""
        while len(text) < CHARACTERS:
            text += next(written)
        made.append(text[:CHARACTERS])
    return made


def _written(sentences: tuple[str, ...], chance: random.Random) -> Iterator[str]:
    while True:
        day = NOW + timedelta(days=chance.randrange(1, 60))
        yield chance.choice(sentences).format(
            number=chance.randrange(1000, 1_000_000),
            amount=f"{chance.randrange(1, 100_000) / 100:.2f}",
            month=day.month,
            day=day.day,
            month_en=f"{day:%B}",
            weekday="一二三四五六日"[day.weekday()],
            weekday_en=f"{day:%A}",
            hour=chance.randrange(9, 18),
            past=chance.randrange(1, 22),
            few=chance.randrange(2, 9),
        )


def spent(text: str, known: CheckContext, *, forgotten: bool = False) -> tuple[float, float]:
    """Wall and CPU ms of one check. `forgotten`: nothing is kept of any sentence when it begins."""
    for kept in _KEPT_BY_SENTENCE if forgotten else ():
        kept.cache_clear()
    began, used = time.perf_counter(), time.process_time()
    check(text, CHANNEL, known)
    return (time.perf_counter() - began) * 1e3, (time.process_time() - used) * 1e3


def read_before(made: list[str], known: CheckContext) -> None:
    for text in made:
        check(text, CHANNEL, known)


def told(taken: list[tuple[float, float]]) -> str:
    wall, cpu = zip(*taken, strict=True)
    return f"wall {_middle_and_most(wall)}, CPU {_middle_and_most(cpu)}"


def _middle_and_most(taken: Sequence[float]) -> str:
    return f"median {statistics.median(taken):.2f} p95 {statistics.quantiles(taken, n=20)[-1]:.2f}"


_READ_BEFORE = 20
"""Texts."""
_KEPT_BY_SENTENCE = (
    *(reading._folded_once, reading._what_it_is, actions.deeds_of, actions.sends_there, mentions.mentions_in),
    clauses_zh._words_in,
    *(words_around_times.put_by, vague_times.spans_of, cues_en.words_of, amounts.written_in),
    *(undertaking.guarantees_of, promised._clause_around, promised._speaks_of_what_will_be),
)


def typed(made: list[str], count: int) -> Iterator[list[str]]:
    """Texts as their last hundred characters are typed."""
    for text in made[: max(1, count // 100)]:
        yield [text[:place] for place in range(CHARACTERS - 100, CHARACTERS + 1)]


class Kind(NamedTuple):
    name: str
    texts: list[str]
    forgets: bool
    """What was read before is forgotten at each text."""
    before: list[str]
    """Read once, unmeasured: without them a desk's first minute would be told as its day."""


def kinds(count: int) -> Iterator[Kind]:
    """What is measured, in its order."""
    chinese = texts(_ZH, 2 * count)
    traditional = [text.translate(_HANT) for text in chinese]
    for language, made in {"zh-CN": chinese, "zh-TW": traditional, "en": texts(_EN, 2 * count)}.items():
        yield Kind(f"{language}, new sentences", made[:count], True, [])
        yield Kind(f"{language}, the same sentences with other numbers", made[count:], False, made[:_READ_BEFORE])
        keys = [text for of_one in typed(made, count) for text in of_one]
        yield Kind(f"{language}, one more key", keys, False, [])


def beside_bare(known: CheckContext, count: int, rounds: int) -> Iterator[str]:
    """Each kind as it would be on the targets' machine: by the ratio to bare starts among its texts."""
    from tests.benchmarks.terminal_sessions import session, start
    from tests.benchmarks.workstation import BARE

    taken: dict[str, list[float]] = {}
    starts: list[float] = []
    of_kinds = list(kinds(count))
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder, "bare.py")
        bare.write_text(BARE)
        for number in range(rounds):
            with session([sys.executable, str(bare)], {}) as running:
                starts += start(running, "online")["ready_cpu_ms"]
            for name, made, forgets, before in of_kinds:
                share = made[number * len(made) // rounds : (number + 1) * len(made) // rounds]
                read_before([*before, share[0][:-1]], known)
                taken.setdefault(name, []).extend(spent(text, known, forgotten=forgets)[1] for text in share)
    ratio = REFERENCE / statistics.median(starts)
    yield f"a bare start: {_middle_and_most(starts)} CPU ms; all that follows times {ratio:.2f}"
    for name, cpu in taken.items():
        yield f"{name}: {_middle_and_most([one * ratio for one in cpu])} ms"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=300)
    parser.add_argument("--beside-bare", type=int, default=0, metavar="STARTS")
    arguments = parser.parse_args()
    known = context()
    began = time.perf_counter()
    check("您好，我们会在11月25日18:00前退款。", CHANNEL, known)
    print(f"the first check of a process: {(time.perf_counter() - began) * 1e3:.0f} ms")
    for name, made, forgets, before in kinds(arguments.times):
        read_before([*before, made[0][:-1]], known)
        print(f"{name}: {told([spent(text, known, forgotten=forgets) for text in made])} ms")
    if arguments.beside_bare:
        if not TOOLS.exists():
            print(f"ttybench is not at {TOOLS}: nothing is measured beside a bare start", file=sys.stderr)
            return 2
        for line in beside_bare(known, arguments.times, arguments.beside_bare):
            print(line)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
