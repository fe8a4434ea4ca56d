"""What can be wrong with bulletins (see `troubles`)."""

from collections.abc import Mapping

from agent_tui.messages.trouble_words import TroubleWords, trouble

BULLETIN_TROUBLES: Mapping[str, TroubleWords] = {
    "unknown-bulletin": trouble(
        ("There is no such bulletin", "没有这条公告"),
        ("{bulletin} is not the id of a bulletin known here.", "{bulletin} 不是已知的公告 ID。"),
        ("agent-tui bulletin list --all names them.", "可用 agent-tui bulletin list --all 查看。"),
    ),
    "bulletin-not-yours": trouble(
        ("Bulletins are a supervisor's", "公告由班长管理"),
        (
            "Publishing and withdrawing them and seeing who has read them needs the role of a supervisor or an admin, "
            "which you do not have in the store.",
            "发布、撤回公告和查看谁已读需要班长或管理员角色, 而您在工单库里不是这个角色。",
        ),
        ("Ask a supervisor.", "请找班长处理。"),
    ),
    "title-too-long": trouble(
        ("The bulletin's title is too long", "公告标题太长"),
        (
            "At most {limit} characters; without --title the first line is it.",
            "最多 {limit} 个字; 未给 --title 时取第一行。",
        ),
        ("Give a short title, or put one on the first line.", "请给一个短标题, 或把短标题写在第一行。"),
    ),
    "bulletin-over": trouble(
        ("That bulletin would be over before it is read", "公告发布前就已过期"),
        ("It is to be news until {until}, which is past.", "有效期至 {until}, 已经过去。"),
        ("Give a later time, or none.", "请改为更晚的时间, 或不填有效期。"),
    ),
    "bulletin-twice": trouble(
        ("That bulletin is published already", "这条公告已经发布过"),
        ("{bulletin} of the last day has the same title and text.", "一天之内的 {bulletin} 标题和正文与它相同。"),
        (
            "Change what is new, or withdraw that one first: agent-tui bulletin withdraw {bulletin}",
            "请改动标题或正文, 或先撤回原来那条: agent-tui bulletin withdraw {bulletin}",
        ),
    ),
}
