"""docs/checks.md from the registry of rules: `python -m tests.docs.checks_page` writes it, a test compares."""

from datetime import datetime
from pathlib import Path

from agent_tui.demo.home import COMPANY_FILES
from agent_tui.domain.values import Channel
from agent_tui.expectations.check.context import CatalogueEntry, CheckContext, GlossaryTerm, OpenPromise
from agent_tui.expectations.check.registry import RULES, Rule
from agent_tui.messages.check_rules import RULE_WORDS
from agent_tui.messages.commands_checking import SEVERITIES
from agent_tui.messages.speech import Language

PAGE = Path(__file__).resolve().parents[2] / "docs" / "checks.md"

_FULL: dict[Language, str] = {
    "en": "Your refund of CNY 30.00 leaves us by Fri 27 Nov 18:00.",
    "zh": "您的退款30.00元，我们11月27日(周五)18:00前退出。",
}

_HEAD = """# Checks · 检查

Made from the registry of rules by `python -m tests.docs.checks_page`.

Every text is checked while it is written: what it leads the customer to expect, and whether that can be kept.
An *error* stops sending until it is mended, or a supervisor lets it pass with a reason that is kept. A
*warning* or a *note* does not. Nothing stops an internal note from being saved: what is found in it is shown,
and `length.over` and `pii.*` are not asked. `ctrl+g` takes the suggestion at the cursor. What is quoted from
somebody else (`> …`, "… wrote:") is not ours to judge. A rule that needs what nobody said (hours, catalogue,
promises) is silent. `check.off` in the [settings](settings.md) switches rules for warnings and
notes off on the screen; `agent-tui check` ([command line](command-line.md)) asks all of them.

文字在书写时逐条检查: 它会让客户期待什么, 能不能做到。
错误会挡住发送, 改好即可, 或由班长写明理由放行 (理由会留存); 警告和提示不挡。 `ctrl+g` 采用光标处的建议。
内部记录有问题只作提示, 不挡保存, 也不查 `length.over` 和 `pii.*`。
引用别人的话 (`> …`、“……写道:”) 不检查。缺少依据 (营业时间、服务目录、承诺) 的规则不提示。
"""

_EXAMPLES = """\
The examples below are taken to be written on Monday 23 November 2026 at 10:00 in Shanghai, to a customer who
was promised a refund of 30.00 by 25 November 18:00, with hours `mon-fri = "09:00-18:00"` and Chinese holidays,
and a catalogue that offers refunds in three working days.
"""

_TAIL = """## The company's files

Two files in the configuration folder belong to the company: what it offers, and which of its words customers do
not use. Both are TOML and read strictly: an unknown key, a wrong value or a contradiction is named with file,
line and key, `agent-tui doctor` says so, and the other file holds. They are read again when they have changed; while
one is wrong, a desk that runs goes by what it said before and says so, again whenever it is written anew. A team puts
them into `company/` of its `template_folder` ([settings](settings.md)); a file of your own takes the place of the
team's. While the team's folder does not answer, what it said last holds, and since when is said. The demo's home has
both, as below.

两个文件由公司维护, 放在配置目录: 服务目录和术语表。
写错或自相矛盾时, 会指出文件、行号和项, `agent-tui doctor` 可查; 另一个文件照常生效。改动后自动重读;
写错期间, 运行中的工作台仍按改动前的内容检查, 并会提示, 文件再次改动时再提示。
团队可把两个文件放在 `template_folder` 下的 `company/` 里; 自己配置目录中的同名文件优先。
团队目录没有响应时, 仍按上次读到的内容检查, 并说明是何时读到的。

### catalogue.toml

| key | what it says |
| --- | --- |
| `entry.topic` | the topic, a code such as `refund`; promises are of topics |
| `entry.words` | by which a text is about it; the topic itself where there are none |
| `entry.channel` | `any`, or one channel; an entry for a channel takes the place of the one for any there |
| `entry.soonest` | the earliest that is offered, an ISO 8601 duration: `P3D`, `PT4H` |
| `entry.calendar` | `working`: in working days and hours; `calendar`: as the clock goes |
| `entry.not_offered` | what is never promised on the topic |

Refused: two entries on one topic and channel, two topics that share a word and disagree on a
channel, a duration that is none, an entry that says neither how soon nor what not, an offer that is the topic itself or
that another entry makes on that channel.

```toml
{catalogue}
```

### glossary.toml

| key | what it says |
| --- | --- |
| `term.term` | the company's word; in English its plural is found, too |
| `term.say` | the customer's |
| `term.say_zh`, `term.say_en` | in a Chinese sentence, and in one without Chinese, where that is another |

Refused: a term that says itself, two words for one term, a word that is a term itself, and so every circle.

```toml
{glossary}
```

## A context for the command line

`agent-tui check --context FILE` takes a JSON object; every key is optional:

| key | what it says |
| --- | --- |
| `now`, `timezone` | the time (RFC 3339) and the zone it is counted in (`Asia/Shanghai`) |
| `language` | the customer's: `zh-CN`, `zh-TW`, `en` |
| `open_promises` | `topic`, `what`, `due_at` and perhaps `channel`, `amount` (text), `id` |
| `catalogue`, `glossary` | lists of what stands in the files above |
| `hours`, `holidays` | as in the [settings](settings.md) |
| `full_text`, `carry` | what a short version was made from; which of its facts may not be missing (absent: all) |
| `signature`, `sms_parts` | what is put before an SMS, and how many parts it may have |
| `internal` | true for a note, which nobody outside reads; `kind` `note` or `direction` `internal` say the same |
"""


def checks_page() -> str:
    parts = [_HEAD, "| rule | severity | what it finds | 检查什么 |\n| --- | --- | --- | --- |"]
    for rule in RULES:
        words, severity = RULE_WORDS[rule.name], SEVERITIES[rule.severity]
        parts.append(f"| `{rule.name}` | {severity.en} {severity.zh} | {words.title.en} | {words.title.zh} |")
    parts += ["", _EXAMPLES, *(_section(rule) for rule in RULES)]
    files = {name: _sample(f"{name}.toml") for name in ("catalogue", "glossary")}
    return "\n".join(parts) + "\n" + _TAIL.format(**files)


def example_context(rule: str, language: Language) -> CheckContext:
    """What is known where the examples are written."""
    return CheckContext(
        now=datetime.fromisoformat("2026-11-23T10:00:00+08:00"),
        timezone="Asia/Shanghai",
        open_promises=(
            OpenPromise("refund", "退款", datetime.fromisoformat("2026-11-25T18:00:00+08:00"), "phone", "30.00"),
        )
        if rule == "promise.contradiction"
        else (),
        catalogue=(CatalogueEntry("refund", "P3D", "any", "working", words=("退款", "refund")),),
        glossary=(GlossaryTerm("工单", "服务请求"), GlossaryTerm("ticket", "request")),
        hours={"mon-fri": "09:00-18:00"},
        holidays="CN",
        full_text=_FULL[language] if rule == "fact.changed" else None,
    )


def example_channel(rule: str) -> Channel:
    return "sms" if rule == "length.over" else "email"


def _section(rule: Rule) -> str:
    words, severity = RULE_WORDS[rule.name], SEVERITIES[rule.severity]
    lines = [
        f"## {rule.name}",
        "",
        f"{words.title.en} · {words.title.zh} ({severity.en} · {severity.zh})",
        "",
        words.finds.en,
        "",
        words.finds.zh,
        "",
        "| | English | 中文 |",
        "| --- | --- | --- |",
        f"| found · 提示 | {words.found.en} | {words.found.zh} |",
        f"| not found · 不提示 | {words.not_found.en} | {words.not_found.zh} |",
        f"| way out · 怎么改 | {words.way_out.en} | {words.way_out.zh} |",
        "",
    ]
    return "\n".join(lines)


def _sample(name: str) -> str:
    """The first two tables of a sample, without its head."""
    text = (COMPANY_FILES / name).read_text(encoding="utf-8")
    tables = [table.strip() for table in text.split("\n\n") if not table.startswith("#")]
    return "\n\n".join([tables[0], tables[-1]])


if __name__ == "__main__":
    PAGE.write_text(checks_page(), encoding="utf-8")
