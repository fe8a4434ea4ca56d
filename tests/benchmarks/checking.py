"""How long a check takes: texts of 500 characters in Chinese (both scripts) and English, with everything known beside
them that a desk knows, every rule asked.

    python -m tests.benchmarks.checking [--times 400]

In this process, on the CPU's clock as well as on the wall's. Not collected by pytest.
"""

import argparse
import random
import statistics
import time

from agent_tui.demo.home import COMPANY_FILES, HOURS
from agent_tui.domain.values import Channel
from agent_tui.expectations.check.check import check
from agent_tui.expectations.check.context import CatalogueEntry, CheckContext, GlossaryTerm, OpenPromise
from tests.unit.expectations.check.moments import at

CHARACTERS = 500
CHANNEL: Channel = "email"

_ZH = (
    "您好，您反映的账单多扣30元一事我们已经核实。", "属于漫游费重复计费，多扣的金额将在11月25日（周三）18:00前退回原支付账户。",
    "入账时间由银行决定，不在承诺内。", "如届时没有退出，我会在11月26日10:00前致电您。", "您的工单编号是8812，请您保留。",
    "工程师明天14:00至16:00上门，请您留一位成年人在家。", "我们无法保证配件一定到货，但会在今天17:00前给您答复。", "请您尽快把身份证照片发给我们。",
    "退款已于11月20日提交银行。", "如果您需要发票，我们可以补开。", "您提到的“尽快”让您久等了，非常抱歉。", "预计3个工作日内恢复，届时短信通知。",
)  # fmt: skip
_EN = (
    "Thank you for your patience. ", "We have checked your bill and found that CNY 30.00 was charged twice. ",
    "The amount leaves us by Wednesday, 25 November, 18:00. ", "The bank's booking time is not promised. ",
    "If it has not left by then, I will call you on 26 November at 10:00. ", "Your ticket number is 8812. ",
    "Our engineer comes tomorrow between 14:00 and 16:00. ", "We cannot guarantee that the part is in stock. ",
    "Please send us a copy of the invoice as soon as possible. ", "You asked when the line will be restored. ",
    "If you need a receipt, we will send it within two working days. ", "We are sorry for the trouble this has caused. ",
)  # fmt: skip
_HANT = str.maketrans(
    "账单属于复计费额将18回户时间银行决内师传电话给发应预恢复",
    "賬單屬於復計費額將18回戶時間銀行決內師傳電話給發應預恢復",
)


def context() -> CheckContext:
    """As at the demo's desk."""
    import tomllib

    entries = tomllib.loads((COMPANY_FILES / "catalogue.toml").read_text(encoding="utf-8"))["entry"]
    terms = tomllib.loads((COMPANY_FILES / "glossary.toml").read_text(encoding="utf-8"))["term"]
    return CheckContext(
        now=at("2026-11-23T10:00:00+08:00"),
        timezone="Asia/Shanghai",
        open_promises=tuple(
            OpenPromise(topic, what, at(due), "phone", "30.00")
            for topic, what, due in (
                ("refund", "退款", "2026-11-25T18:00:00+08:00"),
                ("visit", "上门维修", "2026-11-24T16:00:00+08:00"),
            )
        ),
        catalogue=tuple(
            CatalogueEntry(**{key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()})
            for entry in entries
        ),
        glossary=tuple(GlossaryTerm(**term) for term in terms),
        hours=HOURS,
        holidays="CN",
    )


def texts(sentences: tuple[str, ...], count: int) -> list[str]:
    chance = random.Random(1)
    made = []
    for _ in range(count):
        text = ""
        while len(text) < CHARACTERS:
            text += chance.choice(sentences)
        made.append(text[:CHARACTERS])
    return made


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=400)
    count = parser.parse_args().times
    known = context()
    began = time.perf_counter()
    check("您好，我们会在11月25日18:00前退款。", CHANNEL, known)
    print(f"the first check of a process: {(time.perf_counter() - began) * 1e3:.0f} ms")
    languages = {"zh-CN": texts(_ZH, count), "zh-TW": [text.translate(_HANT) for text in texts(_ZH, count)]}
    for language, made in {**languages, "en": texts(_EN, count)}.items():
        wall, cpu = [], []
        for text in made:
            began, spent = time.perf_counter(), time.process_time()
            check(text, CHANNEL, known)
            cpu.append((time.process_time() - spent) * 1e3)
            wall.append((time.perf_counter() - began) * 1e3)
        told = ", ".join(
            f"{name} median {statistics.median(taken):.2f} p95 {statistics.quantiles(taken, n=20)[-1]:.2f}"
            for name, taken in (("wall", wall), ("CPU", cpu))
        )
        print(f"{language}: {told} ms")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
