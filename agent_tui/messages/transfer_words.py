"""What was asked of a colleague and what came of it, told in one sentence."""

from agent_tui.domain.values import Transfer
from agent_tui.messages.speech import Language, Words, say

TRANSFERS = {
    "consult-offered": Words(en="asked {who}, no answer yet", zh="请教 {who}, 还没答复"),
    "consult-accepted": Words(en="asked {who}, who answered", zh="请教 {who}, 已答复"),
    "consult-declined": Words(en="asked {who}, who declined", zh="请教 {who}, 对方谢绝"),
    "consult-withdrawn": Words(en="asked {who}, taken back", zh="请教 {who}, 已撤回"),
    "transfer-offered": Words(en="offered to {who}, no answer yet", zh="转给 {who}, 还没接受"),
    "transfer-accepted": Words(en="offered to {who}, who took it over", zh="转给 {who}, 已接手"),
    "transfer-declined": Words(en="offered to {who}, who declined", zh="转给 {who}, 对方谢绝"),
    "transfer-withdrawn": Words(en="offered to {who}, taken back", zh="转给 {who}, 已撤回"),
    "hand-over-offered": Words(en="handed over to {who}, not accepted yet", zh="交班给 {who}, 还没接受"),
    "hand-over-accepted": Words(en="handed over to {who}, who took it over", zh="交班给 {who}, 已接手"),
    "hand-over-declined": Words(en="handed over to {who}, who declined", zh="交班给 {who}, 对方谢绝"),
    "hand-over-withdrawn": Words(en="handed over to {who}, taken back", zh="交班给 {who}, 已撤回"),
}


def transfer_sentence(transfer: Transfer, receiver: str, language: Language) -> str:
    """To whom (`receiver`: what they are called), how it stands, and the words of the answer, if any."""
    told = say(TRANSFERS, f"{transfer.kind}-{transfer.state}", language, who=receiver)
    return f"{told}: {transfer.answer}" if transfer.answer else told
