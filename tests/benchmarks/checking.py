"""How long a check takes: texts of 500 characters in Chinese (both scripts) and English, with everything known beside
them that a desk knows, every rule asked. Three ways: of sentences that were never read before; of sentences that were
read with other numbers in them, as a desk's templates make them; and with one more key in a text that was checked.

    python -m tests.benchmarks.checking [--times 300]

In this process, on the CPU's clock as well as on the wall's. Not collected by pytest.
"""

import argparse
import random
import statistics
import time
import tomllib
from collections.abc import Iterator
from datetime import timedelta

import msgspec

from agent_tui.demo.home import COMPANY_FILES, HOURS
from agent_tui.domain.values import Channel
from agent_tui.expectations.check import (
    actions,
    amounts,
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
from tests.unit.expectations.check.moments import at

CHARACTERS = 500
CHANNEL: Channel = "email"
NOW = at("2026-11-23T10:00:00+08:00")

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


def measured(made: list[str], known: CheckContext, *, forgotten: bool = False) -> str:
    """`forgotten`: nothing is kept of any sentence when a check begins."""
    wall, cpu = [], []
    for text in made:
        for kept in _KEPT_BY_SENTENCE if forgotten else ():
            kept.cache_clear()
        began, spent = time.perf_counter(), time.process_time()
        check(text, CHANNEL, known)
        cpu.append((time.process_time() - spent) * 1e3)
        wall.append((time.perf_counter() - began) * 1e3)
    return ", ".join(
        f"{name} median {statistics.median(taken):.2f} p95 {statistics.quantiles(taken, n=20)[-1]:.2f}"
        for name, taken in (("wall", wall), ("CPU", cpu))
    )


_KEPT_BY_SENTENCE = (
    *(reading._folded_once, reading._what_it_is, actions.deeds_of, actions.sends_there, mentions.mentions_in),
    *(words_around_times.put_by, vague_times.spans_of, cues_en.words_of, amounts.written_in),
    *(undertaking.guarantees_of, promised._clause_around, promised._speaks_of_what_will_be),
)


def typed(made: list[str], count: int) -> Iterator[list[str]]:
    """Texts as their last hundred characters are typed."""
    for text in made[: max(1, count // 100)]:
        yield [text[:place] for place in range(CHARACTERS - 100, CHARACTERS + 1)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=300)
    count = parser.parse_args().times
    known = context()
    began = time.perf_counter()
    check("您好，我们会在11月25日18:00前退款。", CHANNEL, known)
    print(f"the first check of a process: {(time.perf_counter() - began) * 1e3:.0f} ms")
    chinese = texts(_ZH, 2 * count)
    traditional = [text.translate(_HANT) for text in chinese]
    for language, made in {"zh-CN": chinese, "zh-TW": traditional, "en": texts(_EN, 2 * count)}.items():
        print(f"{language}, new sentences: {measured(made[:count], known, forgotten=True)} ms")
        print(f"{language}, the same sentences with other numbers: {measured(made[count:], known)} ms")
        keys = []
        for text in typed(made, count):
            check(text[0], CHANNEL, known)
            keys += text[1:]
        print(f"{language}, one more key: {measured(keys, known)} ms")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
