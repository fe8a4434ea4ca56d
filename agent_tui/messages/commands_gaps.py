"""What the commands on searches without an answer say, and their help: `kb gaps`, `kb solved`, `kb wrong`,
`kb missing`."""

from agent_tui.messages.speech import Words

SAID = {
    "no-gaps": Words(en="Nothing is known that was asked and not answered.", zh="没有发现问了却没有答案的问题。"),
    "all-too": Words(
        en="With --all also: what was left with nothing a single time, and what an article answers by now.",
        zh="加 --all 还会列出只有一次没用上的查询, 以及现在已有答案的问题。",
    ),
    "how-to-write": Words(
        en="Begin an article with: agent-tui kb gaps --write N --to DIR",
        zh="动笔写一篇: agent-tui kb gaps --write N --to 目录",
    ),
    "to-without-write": Words(en="--to goes with --write", zh="--to 要与 --write 一起使用"),
    "written": Words(
        en="Write the text in it, then, as an admin: agent-tui kb import {file}",
        zh="写好正文后由管理员执行: agent-tui kb import {file}",
    ),
    "draft.asked": Words(
        en="Searches without an answer: {count} (agents: {agents}, last: {last})",
        zh="没有答案的查询: {count} 次 (座席 {agents} 名, 最近 {last})",
    ),
    "draft.query": Words(en="  {times}x {query}", zh="  {times}次 {query}"),
    "draft.more": Words(en="  and {n} more", zh="  另有 {n} 种问法"),
    "draft.wrong": Words(en="Said to be wrong: {title} ({id})", zh="座席指出有误: {title} ({id})"),
    "draft.audience": Words(
        en="Write the text below the second line of ---. audience: customer may be told to customers and is published.",
        zh="正文写在第二行 --- 之下。audience 改为 customer 后可以发给客户, 也会对外发布。",
    ),
}

HEADS = {
    "number": Words(en="no", zh="序号"),
    "count": Words(en="times", zh="次数"),
    "agents": Words(en="agents", zh="座席"),
    "last": Words(en="last", zh="最近"),
    "why": Words(en="why", zh="原因"),
    "answered": Words(en="answered by", zh="已有答案"),
    "question": Words(en="question", zh="问题"),
}

WHY = {
    "missing": Words(en="missing {n}", zh="缺知识 {n}"),
    "nothing": Words(en="unused {n}", zh="没用上 {n}"),
    "wrong": Words(en="wrong {n}", zh="有误 {n}"),
}

COMMANDS = {
    "kb gaps": Words(
        en="what was searched for and not answered, gathered and counted: the articles to write or mend",
        zh="查了却没有答案的问题, 归并计数: 该写或该改的知识",
    ),
    "kb solved": Words(en="an article solved what was asked", zh="某篇知识解决了问题"),
    "kb wrong": Words(en="an article is wrong", zh="某篇知识有误"),
    "kb missing": Words(en="there is no article that answers this", zh="没有能回答这个问题的知识"),
}

OPTIONS = {
    "kb gaps --all": Words(
        en="also what an article answers by now, and what was left with nothing a single time",
        zh="包括现在已有答案的, 以及只有一次没用上的",
    ),
    "kb gaps --write": Words(
        en="begin the article for this one (its number in the list, or its id): a draft in Markdown",
        zh="为这一项 (列表中的序号或其 ID) 起草知识 (Markdown)",
    ),
    "kb gaps --to": Words(
        en="the folder that the draft is put into (default: standard output)", zh="草稿存放的目录 (默认输出到标准输出)"
    ),
    "kb outcome QUERY": Words(en="what was searched for", zh="查询的内容"),
    "kb outcome --article": Words(en="which article", zh="哪一篇知识"),
    "kb outcome --ticket": Words(en="the contact that it was searched for", zh="为哪个工单查询"),
}
