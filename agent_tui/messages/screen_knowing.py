"""What the knowledge screen says, and the suggestions beside a contact."""

from agent_tui.messages.speech import Words

KNOWING_WORDS: dict[str, Words] = {
    "place.knowledge": Words(en="Knowledge", zh="知识库"),
    "knowledge.title": Words(en="Knowledge", zh="知识库"),
    "knowledge.suggested": Words(en="Knowledge: fits {customer}", zh="知识库: 适合 {customer}"),
    "knowledge.found": Words(en="Knowledge: {count} found", zh="知识库: 找到 {count} 篇"),
    "knowledge.found-many": Words(en="Knowledge: the best {count}", zh="知识库: 最相关的 {count} 篇"),
    "knowledge.language.zh": Words(en="Chinese only", zh="仅中文"),
    "knowledge.language.en": Words(en="English only", zh="仅英文"),
    "knowledge.indexing": Words(en="indexing {done} of {total}", zh="正在建索引 {done}/{total}"),
    "knowledge.placeholder": Words(en="type what the customer asks", zh="输入客户的问题"),
    "knowledge.nothing-for": Words(en="Nothing found for {query}.", zh="没有找到「{query}」。"),
    "knowledge.nothing-fits": Words(
        en="Nothing fits this contact by itself: type what it is about.", zh="没有自动匹配的知识, 请输入问题。"
    ),
    "knowledge.type": Words(en="Type what you look for.", zh="请输入要查的内容。"),
    "knowledge.not-yet": Words(
        en="The articles are being indexed; more may be found in a moment.", zh="正在建立索引, 稍后可能找到更多。"
    ),
    "knowledge.internal": Words(en="internal", zh="内部"),
    "knowledge.for-customers": Words(en="for customers", zh="可给客户"),
    "knowledge.internal-only": Words(en="INTERNAL, not for customers", zh="内部资料, 不可给客户"),
    "knowledge.stale": Words(en="old", zh="旧"),
    "knowledge.stale-since": Words(en="OLD: not looked at since {date}", zh="过期: {date} 后未更新"),
    "knowledge.updated": Words(en="{date}", zh="{date}"),
    "knowledge.not-inserted": Words(
        en="Internal article: not inserted. {key} cites it in a note.",
        zh="未插入: 这是内部资料。可用 {key} 在记录里引用。",
    ),
    "knowledge.no-contact": Words(en="No contact is at hand to write to.", zh="当前没有可写的工单。"),
    "knowledge.citation": Words(en='Knowledge: "{title}" ({id})', zh="知识: 《{title}》({id})"),
    "knowledge.suggestions": Words(en="Knowledge ({key})", zh="知识 ({key})"),
    "knowledge.none-fits": Words(en="nothing fits by itself", zh="没有自动匹配"),
}
