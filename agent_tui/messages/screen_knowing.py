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
    "knowledge.say-missing": Words(en="{key} says that an article is missing.", zh="按 {key} 记下缺少这篇知识。"),
    "knowledge.only": Words(en="Filter on: {what}. {key} changes it.", zh="已筛选: {what}, 按 {key} 更改。"),
    "knowledge.no-answer-yet": Words(
        en="Not done: {what}. The search has not answered yet; press it again.",
        zh="未执行「{what}」: 搜索还没有结果, 请稍后再按。",
    ),
    "knowledge.type": Words(en="Type what you look for.", zh="请输入要查的内容。"),
    "knowledge.not-yet": Words(
        en="The articles are being indexed; more may be found in a moment.", zh="正在建立索引, 稍后可能找到更多。"
    ),
    "knowledge.damaged": Words(
        en="The knowledge index was damaged; it is being built again.", zh="知识索引已损坏, 正在重建。"
    ),
    "knowledge.audience.customer": Words(en="for customers only", zh="仅可给客户的"),
    "knowledge.audience.internal": Words(en="internal only", zh="仅内部"),
    "knowledge.meant": Words(en="searched: {words}", zh="按「{words}」搜索"),
    "knowledge.nowhere": Words(en="in no article: {words}", zh="没有文章提到「{words}」"),
    "knowledge.tag": Words(en="tag {tag}", zh="标签 {tag}"),
    "knowledge.internal": Words(en="internal", zh="内部"),
    "knowledge.for-customers": Words(en="for customers", zh="可给客户"),
    "knowledge.internal-only": Words(en="INTERNAL, not for customers", zh="内部资料, 不可给客户"),
    "knowledge.has-internal": Words(en="+ internal below", zh="+ 内部说明在下"),
    "knowledge.inserted": Words(en="inserted: in the customer's language", zh="插入的是: 客户语言版"),
    "knowledge.inserted-short": Words(en="inserted: short for this channel", zh="插入的是: 该渠道的短句"),
    "knowledge.too-long": Words(
        en="TOO LONG for {channel}: {used}/{limit}, and it has no short form",
        zh="超出{channel}长度: {used}/{limit}, 没有该渠道的短句",
    ),
    "knowledge.too-long-short": Words(
        en="TOO LONG for {channel}: {used}/{limit}", zh="超出{channel}长度: {used}/{limit}"
    ),
    "knowledge.whole": Words(en="in full", zh="全文"),
    "knowledge.stale": Words(en="old", zh="旧"),
    "knowledge.stale-since": Words(en="OLD: not looked at since {date}", zh="过期: {date} 后未更新"),
    "knowledge.review-over": Words(en="OLD: review due {date}", zh="过期: 应在 {date} 前复核"),
    "knowledge.review-by": Words(en="good until {date}", zh="有效至 {date}"),
    "knowledge.updated": Words(en="{date}", zh="{date}"),
    "knowledge.owner": Words(en="kept by {who}", zh="维护 {who}"),
    # what came of a search
    "knowledge.noted-solved": Words(en='Noted: "{title}" solved it.', zh="已记下: 《{title}》解决了问题。"),
    "knowledge.noted-wrong": Words(
        en='Noted: "{title}" is wrong. It is listed for whoever keeps the knowledge.',
        zh="已记下: 《{title}》有误, 已列给知识维护人。",
    ),
    "knowledge.noted-missing": Words(
        en="Noted as missing: {query}. It is listed to be written.", zh="已记下缺知识: {query}。已列为待写。"
    ),
    "knowledge.noted-before": Words(en="Noted already.", zh="已经记过了。"),
    "knowledge.judged-before": Words(en="Judged before: {verdict}.", zh="已判断过: {verdict}, 不能改。"),
    "outbox.search.solved": Words(en="solved", zh="已解决"),
    "outbox.search.wrong": Words(en="wrong", zh="有误"),
    "outbox.search.missing": Words(en="missing", zh="缺知识"),
    "outbox.search.nothing": Words(en="nothing found", zh="没有找到"),
    "knowledge.copied": Words(en='Copied: "{title}"', zh="已复制: 《{title}》"),
    "knowledge.copied-internal": Words(
        en='Copied, but INTERNAL and not for customers: "{title}"', zh="已复制, 但这是内部资料, 不可给客户: 《{title}》"
    ),
    "knowledge.choose-first": Words(en="Choose an article first.", zh="请先选一篇知识。"),
    "knowledge.is-bulletin": Words(
        en="That is a bulletin, for agents to read; choose an article.", zh="这是公告, 只供座席阅读; 请选一篇知识。"
    ),
    "knowledge.ask-first": Words(en="Type first what was asked.", zh="请先输入客户问的内容。"),
    "knowledge.menu": Words(en="Knowledge: {what}", zh="知识库: {what}"),
    "knowledge.tags": Words(en="only with the tag", zh="只看带此标签的"),
    "knowledge.any-tag": Words(en="any tag", zh="不限标签"),
    "knowledge.no-tags": Words(en="What was found has no tags.", zh="结果都没有标签。"),
    "knowledge.not-inserted": Words(
        en="Internal article: not inserted. {key} cites it in a note.",
        zh="未插入: 这是内部资料。可用 {key} 在记录里引用。",
    ),
    "knowledge.counterpart": Words(
        en="Inserted in {language}: “{title}”", zh="已按客户语言插入 ({language}): 《{title}》"
    ),
    "knowledge.inserted-old": Words(
        en="These words are OLD: good until {date}", zh="注意: 这段内容已过期 (有效至 {date})"
    ),
    "knowledge.no-contact": Words(en="No contact is at hand to write to.", zh="当前没有可写的工单。"),
    "knowledge.citation": Words(en='Knowledge: "{title}" ({id})', zh="知识: 《{title}》({id})"),
    "knowledge.suggestions": Words(en="Knowledge ({key})", zh="知识 ({key})"),
    "knowledge.none-fits": Words(en="nothing fits by itself", zh="没有自动匹配"),
}
