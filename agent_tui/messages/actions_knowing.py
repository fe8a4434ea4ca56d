"""Names, help lines and reasons of the actions of `ui.actions.knowing`."""

from agent_tui.messages.speech import Words

WORDS: dict[str, Words] = {
    "knowledge": Words(en="Knowledge", zh="知识库"),
    "knowledge.help": Words(
        en="Search the articles; what fits the contact at hand stands there already",
        zh="搜索知识; 适合当前工单的知识已列在那里",
    ),
    "insert": Words(en="Insert", zh="插入"),
    "insert.help": Words(
        en="Put the customer wording into the text; opens a reply where none is written",
        zh="把给客户的内容插入正文; 还没写时先打开回复",
    ),
    "cite": Words(en="Cite", zh="引用"),
    "cite.help": Words(en="Put title and id of the article into a note", zh="把知识的标题和编号写进记录"),
    "copy_article": Words(en="Copy", zh="复制"),
    "copy_article.help": Words(en="Copy the article to the terminal's clipboard", zh="把知识复制到终端的剪贴板"),
    "solved": Words(en="Solved it", zh="已解决"),
    "solved.help": Words(
        en="This article answered the question: it comes higher next time", zh="这篇解决了问题: 以后排得更靠前"
    ),
    "wrong": Words(en="Wrong", zh="有误"),
    "wrong.help": Words(
        en="What this article says is wrong: it is listed for whoever keeps the knowledge",
        zh="这篇内容有误: 列给知识维护人",
    ),
    "missing": Words(en="Missing", zh="缺知识"),
    "missing.help": Words(
        en="No article answers the question: it is listed as one to write", zh="没有知识能回答这个问题: 列为待写"
    ),
    "article_language": Words(en="Language", zh="语言"),
    "article_language.help": Words(
        en="Only articles in Chinese, only in English, in any language", zh="只看中文、只看英文、不限语言"
    ),
    "article_audience": Words(en="For whom", zh="对象"),
    "article_audience.help": Words(
        en="Only what customers may read, only internal articles, both", zh="只看可给客户的、只看内部的、都看"
    ),
    "article_tag": Words(en="Tag", zh="标签"),
    "article_tag.help": Words(en="Only articles with one tag of what was found", zh="在结果里只看某个标签的知识"),
    "search_line": Words(en="List / line", zh="列表/输入"),
    "search_line.help": Words(
        en="From the search line to the list, where letters are keys, and back",
        zh="在输入行与列表之间切换; 在列表里字母是按键",
    ),
    "knowledge_menu": Words(en="Menu", zh="菜单"),
    "knowledge_menu.help": Words(
        en="What can be done with the article and the search, by number", zh="按数字选对知识和搜索要做的事"
    ),
}

ALSO_CALLED: dict[str, str] = {"knowledge": "kb articles faq search 搜索 查询 话术", "insert": "paste 粘贴"}
