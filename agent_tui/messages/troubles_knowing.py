"""Troubles of knowledge: the index, articles, files of articles and of judgements."""

from agent_tui.messages.trouble_words import trouble

KNOWING_TROUBLES = {
    "index-unsafe": trouble(
        ("The knowledge index is not safe to open", "知识索引不安全, 未打开"),
        ("{folder} belongs to somebody else, or others can write to it.", "{folder} 不属于您, 或者他人可以写入。"),
        ("Delete that folder; the index is built again by itself.", "请删除该目录, 索引会自动重建。"),
    ),
    "index-damaged": trouble(
        ("The knowledge index is damaged", "知识索引已损坏"),
        (
            "Files in {folder} are not as they were written, and it cannot be built again here.",
            "{folder} 中的文件与写入时不同, 且无法在此重建。",
        ),
        (
            "End the workstation of this profile, or delete that folder; then try again.",
            "请先退出此配置的工作台, 或删除该目录, 然后重试。",
        ),
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
    "article-for-agents": trouble(
        ("The article is for agents alone", "这是内部资料"),
        ("Customers are told nothing of {article}.", "{article} 不能给客户看。"),
        (
            "Cite it in a note, or look for one for customers: agent-tui search",
            "可在记录里引用, 或另查可给客户的知识: agent-tui search",
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
    "no-articles-there": trouble(
        ("There is nothing to search", "没有可供查找的知识"),
        ("{file} holds no article.", "{file} 中没有知识。"),
        ("One article a line: id, title, body.", "每行一篇: id, title, body。"),
    ),
    "nothing-judged": trouble(
        ("Nothing can be measured", "没有可评测的内容"),
        ("No query of {queries} has a relevant article in {qrels}.", "{queries} 中的查询在 {qrels} 里没有相关的知识。"),
        (
            "The ids of queries and articles must be the same in all three files.",
            "三个文件中的查询和知识 ID 必须一致。",
        ),
    ),
    "nothing-to-publish": trouble(
        ("There is nothing to publish", "没有可发布的内容"),
        ("No article is for customers. Nothing was written.", "没有面向客户的知识。未写入任何文件。"),
        ("`agent-tui kb list --audience customer` shows those.", "可用 `agent-tui kb list --audience customer` 查看。"),
    ),
    "site-foreign": trouble(
        ("The folder holds somebody's files", "目录中有其他文件"),
        ("{file} in {folder} was not published by this program.", "{folder} 中的 {file} 不是本程序发布的。"),
        ("Name a new folder, or move that file away.", "请指定新目录, 或把该文件移走。"),
    ),
    "site-busy": trouble(
        ("The site is being published already", "网站正在发布"),
        ("Another process writes to {folder}.", "另一个进程正在写入 {folder}。"),
        ("Try again when it is done.", "请等它完成后重试。"),
    ),
    "site-unwritable": trouble(
        ("The site cannot be written", "网站无法写入"),
        (
            "{folder}: {reason}. What was published before stands as it was.",
            "{folder}: {reason}。以前发布的内容保持不变。",
        ),
        ("See to its rights and the room on the disk.", "请检查权限和磁盘空间。"),
    ),
    "nothing-to-import": trouble(
        ("There is nothing to import", "没有可导入的内容"),
        ("{folder} holds no Markdown file (.md).", "{folder} 中没有 Markdown 文件 (.md)。"),
        ("Name a folder of articles, or a file of JSON Lines.", "请指定存放知识的目录, 或 JSON Lines 文件。"),
    ),
}
