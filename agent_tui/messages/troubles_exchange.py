"""What stands in the way of deciding about something in the outbox (see `troubles`)."""

from collections.abc import Mapping

from agent_tui.messages.trouble_words import TroubleWords, trouble

EXCHANGE_TROUBLES: Mapping[str, TroubleWords] = {
    "unclear-write": trouble(
        ("It is not clear whether it has arrived", "还不清楚是否已送达"),
        (
            "{id} may be there already; edited and sent once more it would be said twice.",
            "{id} 可能已经送达; 改后再发就重复了。",
        ),
        ("Send it again, which looks first whether it is there, or drop it.", "可重发 (会先核对是否已送达), 或丢弃。"),
    ),
    "not-seen-yet": trouble(
        ("What is there now has not come yet", "最新内容还没同步到本机"),
        (
            "The store has refused {id} because of something that is not here yet.",
            "{id} 因更新的内容被拒绝, 本机尚未收到。",
        ),
        ("It comes with the next exchange; decide then.", "下次同步就会收到, 届时再决定。"),
    ),
    "others-words": trouble(
        ("Somebody else wrote it", "这是别人写的内容"),
        ("{agent} wrote it; it is not sent in your name.", "由 {agent} 所写, 不能以您的名义发出。"),
        ("It waits until they sign in here again.", "等对方在本机重新登录后再处理。"),
    ),
    "goes-along": trouble(
        ("Promises go with it", "附带了承诺"),
        ("They were made with {id} and would be lost.", "承诺随 {id} 一起作出, 会因此丢失。"),
        ("Send it again, or drop it with its promises and write anew.", "请重发, 或连同承诺一起丢弃后重写。"),
    ),
    "draft-elsewhere": trouble(
        ("It is open in your other terminal", "正在您的另一个终端里编辑"),
        ("The text of {id} is a draft there.", "{id} 的内容在那里是草稿。"),
        ("Go on there, or leave that one first.", "请在那里继续, 或先退出那一个。"),
    ),
    "profile-in-use": trouble(
        ("Somebody else works with this profile", "此配置正由他人使用"),
        ("A session of {agent} is open with profile {profile}.", "{agent} 正在用配置 {profile} 工作, 尚未退出。"),
        (
            "Use a profile of your own (agent-tui --profile NAME login), or do it again after that session has ended.",
            "请使用自己的配置 (agent-tui --profile NAME login), 或等对方退出后再试。",
        ),
    ),
    "session-still": trouble(
        ("Another session of this profile holds it up", "此配置的另一个会话卡住了"),
        (
            "It was to exchange with the store for profile {profile}, and nothing came of it in time.",
            "应由它替配置 {profile} 与工单库同步, 但一直没有完成。",
        ),
        ("End that session or start it anew, then do it again.", "请退出或重启那个会话, 然后再试。"),
    ),
    "no-text": trouble(
        ("This is no text", "这不是文字内容"),
        ("{id} is neither a reply nor a note.", "{id} 既不是回复也不是记录。"),
        ("Send it again or drop it.", "可重发或丢弃。"),
    ),
}
