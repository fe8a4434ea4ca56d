"""Names, help lines and reasons of the actions of `ui.actions.teamwork`."""

from agent_tui.messages.speech import Words

WORDS: dict[str, Words] = {
    "transfer": Words(en="Transfer / consult", zh="转交/请教"),
    "transfer.help": Words(
        en="Ask a colleague, or give the contact to a colleague or another queue",
        zh="请教同事, 或把工单转给同事或别的队列",
    ),
    "accept": Words(en="Accept", zh="接受"),
    "accept.help": Words(
        en="Take over what a colleague offers; answer what they ask", zh="接手同事转来的工单; 回答同事的请教"
    ),
    "decline": Words(en="Decline", zh="谢绝"),
    "decline.help": Words(en="Do not take it over, and say why", zh="不接手, 并说明原因"),
    "accept_all": Words(en="Accept all", zh="全部接受"),
    "accept_all.help": Words(en="Take over everything that colleagues hand over", zh="接手同事交接的全部工单"),
    "hand_over": Words(en="Hand over", zh="交班"),
    "hand_over.help": Words(
        en="Hand my contacts and promises over at the end of the shift", zh="下班前把手上的工单和承诺交给同事"
    ),
    "my_state": Words(en="My state", zh="我的状态"),
    "my_state.help": Words(en="Ready, break or away, with a reason", zh="可接、小休或离开, 并注明原因"),
    "hold_line": Words(en="Checking, 2 minutes", zh="稍等 2 分钟"),
    "hold_line.help": Words(
        en="Tell a chat customer that you are checking and are back in 2 minutes",
        zh="告诉在线客户正在核实, 2 分钟内回来",
    ),
    "why.nothing-offered": Words(en="nobody offers or asks anything here", zh="这里没有同事转来或请教的事"),
    "why.no-chat": Words(en="only for chats", zh="只用于在线聊天"),
}

ALSO_CALLED: dict[str, str] = {
    "transfer": "forward escalate ask colleague consult 转接 转派 升级 咨询 求助",
    "accept": "take over yes 接手 同意",
    "decline": "refuse reject no 拒绝 退回",
    "accept_all": "take over everything 全部接手",
    "hand_over": "shift end leave 交接 下班",
    "my_state": "presence status break lunch away busy 状态 小休 午餐 离开 忙碌",
    "hold_line": "wait moment checking 请稍等 核实",
}
