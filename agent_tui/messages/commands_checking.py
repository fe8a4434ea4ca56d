"""What `agent-tui check` says: help of the command and its options, and its sentences."""

import re

from agent_tui.messages.speech import Language, Words

COMMANDS = {
    "check": Words(
        en="check what a text from standard input leads a customer to expect; needs no store",
        zh="检查标准输入的文字会让客户有什么期望; 不需要工单库",
    ),
}

OPTIONS = {
    "check --channel": Words(
        en="the channel it goes out on (of a batch: of cases that name none)", zh="发出的渠道 (批量时用于未写渠道的例)"
    ),
    "check --now": Words(
        en="the time it is taken to be (RFC 3339; of a batch: of cases that say none)",
        zh="按此时间计算 (RFC 3339; 批量时用于未写时间的例)",
    ),
    "check --context": Words(
        en="a JSON file of what is known beside the text: promises, catalogue, glossary, hours, …",
        zh="文字以外的已知情况 (JSON 文件): 承诺、服务目录、术语表、营业时间等",
    ),
    "check --batch": Words(
        en="check every case of a JSON Lines file (-: standard input); a JSON line answers each",
        zh="检查 JSON Lines 文件中的每一例 (- 为标准输入), 每例输出一行 JSON",
    ),
}

SAID = {
    "nothing-found": Words(en="nothing found", zh="没有发现问题"),
    "characters": Words(en="{count} characters", zh="{count} 字"),
    "segments": Words(en="{count} characters, {segments} SMS", zh="{count} 字, {segments} 条短信"),
    "instead": Words(en="instead: {suggestion}", zh="建议改为: {suggestion}"),
    "instead-nothing": Words(en="instead: leave it out", zh="建议删去"),
    "needs-channel": Words(en="--channel is missing", zh="缺少 --channel"),
    "unknown-key": Words(en="{place}: {entry} is not known and was left alone", zh="{place}: 不认识 {entry}, 已忽略"),
    "refused-case": Words(en="{place}: {reason}", zh="{place}: {reason}"),
    "no-time": Words(
        en="{count} of the cases say no time, nor does --now: their dates were not judged",
        zh="有 {count} 例没有给出时间 (也没有 --now): 其中的日期没有检查",
    ),
}

_REASONS = (
    (r"missing", "缺少该项"),
    (r"must be an object", "须为 JSON 对象"),
    (r"none of the words known here", "不是可用的值"),
    (r"key twice", "该项出现了两次"),
    (r"nested (?:too deep|deeper than \d+)", "嵌套过深"),
    (r"longer than (\d+) bytes", r"超过 \1 字节"),
    (r"not UTF-8 \(byte (\d+)\)", r"不是 UTF-8 (第 \1 字节)"),
    (r"not JSON \(character (\d+): .*\)", r"不是 JSON (第 \1 个字符)"),
    (r"(\S+) is not JSON", r"JSON 中不能有 \1"),
    (r"number beyond the range of a double", "数值超出范围"),
    (r"expected .*, got .*", "类型不对"),
    (r"no time zone of that name", "没有这个时区"),
    (r"too near to the ends of the calendar", "时间超出可计算的范围"),
    (r"not an RFC 3339 time with offset within the years 1-9999", "不是带时区的 RFC 3339 时间"),
    (r"not an ISO 8601 duration such as P3D or PT4H", "不是 P3D、PT4H 这样的 ISO 8601 时长"),
    (r"not hours such as 09:00-18:00", "不是 09:00-18:00 这样的时间段"),
    (r"no country whose public holidays are known", "不知道这个国家的节假日"),
    (r"holds NUL, which cannot be stored", "含有 NUL 字符, 无法保存"),
    (r"holds a lone surrogate, which cannot be stored", "含有残缺的字符, 无法保存"),
)
"""Why the strict decoder refuses a case, in its own words, and in Chinese."""


def refusal(reason: str, language: Language) -> str:
    """That reason in the reader's language; as it is where nobody wrote it in Chinese."""
    if language == "zh":
        for pattern, words in _REASONS:
            found = re.fullmatch(pattern, reason, re.DOTALL)
            if found:
                return found.expand(words)
    return reason


SEVERITIES = {
    "error": Words(en="error", zh="错误"),
    "warning": Words(en="warning", zh="警告"),
    "info": Words(en="note", zh="提示"),
}
