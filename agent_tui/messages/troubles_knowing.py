"""Troubles of knowledge: the index, articles, files of articles and of judgements."""

from agent_tui.messages.trouble_words import trouble

KNOWING_TROUBLES = {
    "index-unsafe": trouble(
        ("The knowledge index is not safe to open", "知识索引不安全, 未打开"),
        ("{folder} belongs to somebody else, or others can write to it.", "{folder} 不属于您, 或者他人可以写入。"),
        ("Delete that folder; the index is built again by itself.", "请删除该目录, 索引会自动重建。"),
    ),
    "index-unwritable": trouble(
        ("The knowledge index cannot be written", "知识索引无法写入"),
        ("The cache folder has no room, or cannot be written to.", "缓存目录空间不足或无法写入。"),
        ("See to its rights and the room on the disk: agent-tui doctor", "请检查权限和磁盘空间: agent-tui doctor"),
    ),
    "unknown-article": trouble(
        ("No such article", "没有这篇知识"),
        ("Nothing is known of {article}.", "找不到 {article}。"),
        ("`agent-tui kb list` shows the articles.", "可用 `agent-tui kb list` 查看全部知识。"),
    ),
    "article-refused": trouble(
        ("The article cannot be taken", "这篇知识无法保存"),
        ("{where}: {reason}", "{where}: {reason}"),
        (
            "What you wrote is kept. Put it in order, then: agent-tui kb import {file}",
            "您写的内容已保留。请修正后执行: agent-tui kb import {file}",
        ),
    ),
    "article-changed": trouble(
        ("Somebody else changed the article", "这篇知识已被他人修改"),
        ("{article} is no longer what you began with.", "{article} 与您打开时的内容已经不同。"),
        (
            "Look at what it is now, put both together, then send it with `agent-tui kb import`.",
            "请先查看现在的内容, 合并后用 `agent-tui kb import` 导入。",
        ),
    ),
    "line-wrong": trouble(
        ("A line cannot be used", "有一行无法使用"),
        ("{file}, line {line}, {field}: {reason}", "{file}, 第 {line} 行, {field}: {reason}"),
        ("Put it in order, then try again.", "请修正后重试。"),
    ),
    "nothing-judged": trouble(
        ("Nothing can be measured", "没有可评测的内容"),
        ("No query of {queries} has a relevant article in {qrels}.", "{queries} 中的查询在 {qrels} 里没有相关的知识。"),
        (
            "The ids of queries and articles must be the same in all three files.",
            "三个文件中的查询和知识 ID 必须一致。",
        ),
    ),
    "nothing-to-import": trouble(
        ("There is nothing to import", "没有可导入的内容"),
        ("{folder} holds no Markdown file (.md).", "{folder} 中没有 Markdown 文件 (.md)。"),
        ("Name a folder of articles, or a file of JSON Lines.", "请指定存放知识的目录, 或 JSON Lines 文件。"),
    ),
}
