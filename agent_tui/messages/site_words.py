"""What the site for customers says beside its articles: read by customers, not by agents."""

from agent_tui.messages.speech import Words

SITE = {
    "site": Words(en="Questions and answers", zh="常见问题"),
    "start": Words(en="Start", zh="首页"),
    "skip": Words(en="Skip to the content", zh="跳到正文"),
    "trail": Words(en="You are here", zh="当前位置"),
    "languages": Words(en="Other languages", zh="其他语言"),
    "other-languages": Words(en="This page in other languages", zh="本文的其他语言版本"),
    "other-section": Words(en="More languages", zh="更多语言"),
    "search": Words(en="Search for an answer", zh="搜索答案"),
    "search-example": Words(en="refund, invoice, no internet…", zh="例如: 退款、发票、断网"),
    "search-failed": Words(
        en="The search cannot be loaded. Please look under the topics instead.",
        zh="搜索无法加载, 请按主题浏览。",
    ),
    "no-script": Words(
        en="Searching needs JavaScript; every answer can be found under its topic without it.",
        zh="搜索需要启用 JavaScript; 不启用也可以按主题浏览全部内容。",
    ),
    "results": Words(en="Search results", zh="搜索结果"),
    "none": Words(en="Nothing was found for “{query}”.", zh="没有找到与“{query}”有关的内容。"),
    "short": Words(
        en="Nothing was found: “{query}” alone says too little. Type a word.",
        zh="没有找到: 只有“{query}”信息太少, 请输入一个词。",
    ),
    "one": Words(en="1 answer found", zh="找到 1 篇"),
    "many": Words(en="{count} answers found", zh="找到 {count} 篇"),
    "best": Words(en="Many answers found; these {count} fit best", zh="找到很多内容, 以下是最相关的 {count} 篇"),
    "look-elsewhere": Words(
        en="Try fewer or other words, or look here:", zh="可以换个说法或少写几个字, 也可以到这里看看:"
    ),
    "topics": Words(en="Topics", zh="主题"),
    "all-topics": Words(en="All topics", zh="全部主题"),
    "untagged": Words(en="Other questions", zh="其他问题"),
    "all-of": Words(en="All {count} about {topic}", zh="「{topic}」全部 {count} 篇"),
    "more-of": Words(en="More about {topic}", zh="更多关于「{topic}」"),
    "latest": Words(en="Updated lately", zh="最近更新"),
    "updated": Words(en="Updated", zh="更新于"),
    "contact": Words(en="Still need a person?", zh="没有解决? 联系人工客服"),
}
