"""What the commands on knowledge say, and their help."""

from agent_tui.messages.speech import Words

SAID = {
    "indexing": Words(en="Indexing: {taken} of {expected} articles", zh="正在建立索引: {taken}/{expected} 篇"),
    "index-behind": Words(
        en="The workstation is still indexing; more may be found in a moment.",
        zh="工作台正在建立索引, 稍后可能找到更多。",
    ),
    "nothing-found": Words(en="Nothing found for {query}.", zh="没有找到「{query}」。"),
    "says-too-little": Words(
        en="Nothing found: {query} alone says too little. Type a word.",
        zh="没有找到: 只有「{query}」信息太少, 请输入一个词。",
    ),
    "meant": Words(en="Searched for {word} in the place of {typed}.", zh="没有「{typed}」, 已按「{word}」查找。"),
    "nowhere": Words(en="No article says {said}.", zh="没有文章提到「{said}」。"),
    "articles-unknown": Words(
        en="{count} of {judged} judgements name articles that are not there ({ids}): they count as not found.",
        zh="{judged} 条标注中有 {count} 条的知识不存在 ({ids}), 按没有找到计。",
    ),
    "no-articles": Words(en="There are no such articles.", zh="没有符合条件的知识。"),
    "audience.customer": Words(en="customers", zh="可给客户"),
    "audience.internal": Words(en="internal", zh="内部"),
    "stale": Words(en="OLD {date}", zh="过期 {date}"),
    "internal-text": Words(en="FOR AGENTS ONLY", zh="仅座席可看"),
    "edit-wrong": Words(en="Line {where}: {reason}", zh="行 {where}: {reason}"),
    "edit-again": Words(
        en="Enter opens the editor again; q and enter leave it, and the text is kept.",
        zh="按回车重新打开编辑器; 输入 q 回车则退出, 内容会保留。",
    ),
    "text-kept": Words(en="Nothing was sent. What you wrote is kept: {file}", zh="没有发出。您写的内容保存在: {file}"),
    "published": Words(
        en="{count} articles ({parts}) are published on {pages} pages. They begin with {start}",
        zh="已发布 {count} 篇知识 ({parts}), 共 {pages} 个页面。首页: {start}",
    ),
    "published-stale": Words(
        en="{count} of them should have been reviewed by now: {ids}", zh="其中 {count} 篇已过复核期限: {ids}"
    ),
    "left-out": Words(
        en="Left out, as they say nothing to customers: {ids}", zh="以下知识没有给客户看的内容, 未发布: {ids}"
    ),
}

HEADS = {
    "id": Words(en="id", zh="ID"),
    "title": Words(en="title", zh="标题"),
    "found": Words(en="found", zh="内容"),
    "language": Words(en="language", zh="语言"),
    "audience": Words(en="audience", zh="对象"),
    "tags": Words(en="tags", zh="标签"),
    "updated": Words(en="updated", zh="更新"),
    "owner": Words(en="kept by", zh="维护人"),
    "review": Words(en="good until", zh="有效至"),
    "counterparts": Words(en="other languages", zh="其他语言"),
}

COMMANDS = {
    "search": Words(en="search the knowledge base", zh="搜索知识库"),
    "kb": Words(en="the knowledge base", zh="知识库"),
    "kb import": Words(
        en="import articles: JSON Lines, or a folder of Markdown with front matter",
        zh="导入知识: JSON Lines 文件, 或带前置字段的 Markdown 目录",
    ),
    "kb list": Words(en="list the articles", zh="列出知识"),
    "kb show": Words(en="show one article", zh="查看一篇知识"),
    "kb edit": Words(
        en="change an article in your editor ($VISUAL, $EDITOR), as an admin",
        zh="在编辑器 ($VISUAL、$EDITOR) 中修改一篇知识 (需管理员)",
    ),
    "kb publish": Words(
        en="write the articles for customers as a site that needs no server, searchable, in each language",
        zh="把可给客户的知识发布为静态网站: 多语言, 可搜索, 不需要服务器",
    ),
    "kb eval": Words(en="measure the search with queries whose answers are known", zh="用已知答案的查询评测搜索质量"),
}

OPTIONS = {
    "search QUERY": Words(en="what the customer asks, in Chinese or English", zh="客户的问题, 中文或英文"),
    "search --limit": Words(en="how many articles at most (default: 10)", zh="最多几篇 (默认 10)"),
    "search --language": Words(en="only this language: zh or en", zh="只找该语言的: zh 或 en"),
    "search --audience": Words(en="only for these readers", zh="只找面向该对象的"),
    "search --tag": Words(en="only with this tag", zh="只找带该标签的"),
    "kb import FILE": Words(
        en="a file of JSON Lines, a Markdown file, or a folder of them; `-` is standard input",
        zh="JSON Lines 文件、Markdown 文件或其目录; `-` 为标准输入",
    ),
    "kb list --language": Words(en="only this language, such as zh or en-GB", zh="只看该语言, 如 zh 或 en-GB"),
    "kb list --audience": Words(en="only for these readers", zh="只看面向该对象的"),
    "kb list --tag": Words(en="only with this tag", zh="只看带该标签的"),
    "kb list --stale": Words(
        en="only what nobody looked at in time, longest overdue first", zh="只看过期未复核的, 最久的在前"
    ),
    "kb show --markdown": Words(
        en="as a Markdown file that `kb import` takes", zh="输出为 `kb import` 可导入的 Markdown"
    ),
    "kb show --for": Words(
        en="only what the customer of that contact is told: in their language, in its channel's form",
        zh="只输出可说给该工单客户的内容: 按客户语言和渠道",
    ),
    "kb edit ID": Words(en="the article's id", zh="知识的 ID"),
    "kb show ID": Words(en="the article's id", zh="知识的 ID"),
    "kb publish DIR": Words(
        en="the folder of the site: a new or an empty one, or one that was published to before",
        zh="网站目录: 新目录、空目录, 或以前发布过的目录",
    ),
    "kb publish --title": Words(
        en="what the site is called; `zh=TEXT` for one language alone", zh="网站名称; `zh=TEXT` 只用于该语言"
    ),
    "kb publish --contact": Words(
        en="how to reach a person, on every page: a line of Markdown; `zh=TEXT` for one language alone",
        zh="每页底部的人工客服联系方式: 一行 Markdown; `zh=TEXT` 只用于该语言",
    ),
    "kb publish --language": Words(
        en="the language of the first page (default: that of most articles)", zh="首页的语言 (默认: 知识最多的语言)"
    ),
    "kb eval --articles": Words(en="articles, JSON Lines", zh="知识文件, JSON Lines"),
    "kb eval --queries": Words(en="queries, JSON Lines", zh="查询文件, JSON Lines"),
    "kb eval --qrels": Words(en="which article answers which query, JSON Lines", zh="查询与知识的对应文件, JSON Lines"),
}
