"""Names, help lines and reasons of the actions of `ui.actions.promising`."""

from agent_tui.messages.speech import Words

WORDS: dict[str, Words] = {
    "template": Words(en="Template", zh="模板"),
    "template.help": Words(
        en="Fill in a text that says what, by when and what not", zh="填一段文字: 答应什么、什么时候、不承诺什么"
    ),
    "call_back": Words(en="Promise a call-back", zh="约定回电"),
    "call_back.help": Words(en="Promise this customer a call: when, what about", zh="答应给客户回电: 几点, 什么事"),
    "detach": Words(en="Take the promise off", zh="去掉承诺"),
    "detach.help": Words(en="The text stays, what is promised with it goes", zh="文字保留, 去掉附带的承诺"),
    "note_promise": Words(en="Note as a promise", zh="记为承诺"),
    "note_promise.help": Words(
        en="Write down as a promise what this text says we do by when; it goes out with the text",
        zh="把这段文字里写明期限、由我们办的事记为承诺, 随文字一起发出",
    ),
    "team_promises": Words(en="Team's promises", zh="全组承诺"),
    "team_promises.help": Words(en="What everybody has promised, by deadline", zh="全组答应过的事, 按期限排列"),
    "keep_promise": Words(en="Kept", zh="已兑现"),
    "keep_promise.help": Words(
        en="The promise was kept; a call that nobody answered is not", zh="承诺已做到; 打了没人接不算"
    ),
    "break_promise": Words(en="Broken", zh="失约"),
    "break_promise.help": Words(en="The promise was not kept", zh="承诺没有做到"),
    "move_promise": Words(en="New date", zh="改期"),
    "move_promise.help": Words(
        en="Agree on a new date; before the deadline it is no breach", zh="约定新的时间; 到期前改期不算失约"
    ),
    "withdraw_promise": Words(en="Withdraw", zh="撤回"),
    "withdraw_promise.help": Words(en="It no longer concerns the customer", zh="客户不再需要这项承诺"),
    "promise_states": Words(en="Open / overdue / all", zh="未结/逾期/全部"),
    "promise_states.help": Words(
        en="Open promises, overdue ones, or those of every state: the next in which there is any",
        zh="看未结、逾期, 或全部状态的承诺; 没有内容的跳过",
    ),
    "take_over": Words(en="Call in their place", zh="代为回电"),
    "take_over.help": Words(
        en="Take over a call-back whose owner is busy; they are told", zh="接下座席正忙、即将到期的回电, 并告知对方"
    ),
    "why.nobody-busy": Words(en="no call-back of a busy colleague is selected", zh="没有选中待代回的承诺"),
    "no_answer": Words(en="No answer", zh="无人接听"),
    "no_answer.help": Words(
        en="An attempt that nobody answered is written down; the promise stays open", zh="记下打了没人接; 承诺仍未结"
    ),
    "work_order": Words(en="Work order", zh="协办单"),
    "work_order.help": Words(
        en="What another department must do before this promise is due", zh="其他部门须在承诺到期前办的事"
    ),
    "new_promise": Words(en="New promise", zh="新承诺"),
    "new_promise.help": Words(en="Write down what was promised by word of mouth", zh="记下口头答应客户的事"),
    "take_promise": Words(en="Take it over", zh="由我来办"),
    "take_promise.help": Words(en="The promise is mine to keep from now on", zh="这项承诺由我来兑现"),
    "ledger_menu": Words(en="Menu", zh="菜单"),
    "ledger_menu.help": Words(en="What can be done about this promise, by number", zh="按数字选对这项承诺要做的事"),
    "why.not-an-order": Words(en="that is a work order", zh="这是协办单"),
    "why.mine-already": Words(en="it is yours already", zh="已经归您"),
    "why.nothing-attached": Words(en="nothing is promised with this text", zh="这段文字没有附带承诺"),
    "why.promise-closed": Words(en="it is not open any more", zh="它已经了结"),
}

ALSO_CALLED: dict[str, str] = {
    "template": "canned snippet text note expectation 模版 话术 快捷回复 预设",
    "call_back": "callback phone ring later 回拨 预约",
    "detach": "remove promise 取消承诺",
    "note_promise": "attach promise by hand deadline ledger 附上 手写 登记 台账",
    "team_promises": "ledger everybody all 台账 全部",
}
