"""What can be wrong with promises, customers and what is asked of colleagues (see `troubles`)."""

from collections.abc import Mapping

from agent_tui.messages.trouble_words import TroubleWords, trouble

TOGETHER_TROUBLES: Mapping[str, TroubleWords] = {
    "unknown-promise": trouble(
        ("There is no such promise", "没有这项承诺"),
        ("{promise} is not the id of a promise known here.", "{promise} 不是已知的承诺 ID。"),
        ("agent-tui promise list names them.", "可用 agent-tui promise list 查看。"),
    ),
    "promise-of-another": trouble(
        ("That promise was made to another customer", "这项承诺是给另一位客户的"),
        ("{promise} is no promise to the customer of this contact.", "{promise} 不是对这张工单客户的承诺。"),
        (
            "agent-tui promise list --customer ID names theirs.",
            "可用 agent-tui promise list --customer ID 查看该客户的承诺。",
        ),
    ),
    "override-not-allowed": trouble(
        ("Only a supervisor sends a text with errors as it is", "检查有错的文字, 只有班长能照发"),
        (
            "The check found errors in it, and the store knows you as no supervisor.",
            "检查发现错误, 而工单库没有把您记为班长。",
        ),
        (
            "Change what the check found, or ask a supervisor to send it from this contact.",
            "请按检查结果修改, 或请班长在这个工单里发送。",
        ),
    ),
    "promise-ended": trouble(
        ("This promise is open no more", "这项承诺已了结"),
        ("Its state is {state}.", "现在的状态: {state}。"),
        ("If something is owed still, make a new promise.", "如仍有亏欠, 请另作新承诺。"),
    ),
    "promise-contradicts": trouble(
        ("This customer was promised something else", "与已有的承诺矛盾"),
        (
            "An open promise on the same topic says otherwise: {promise}, due {due}{amount}.",
            "同一主题已有未结承诺, 内容不同: {promise}, 期限 {due}{amount}。",
        ),
        (
            "Put the new one in its place with --replaces {promise}, or make both with --both.",
            "用 --replaces {promise} 代替原承诺 (算改期), 或用 --both 两项都保留。",
        ),
    ),
    "replaces-nothing": trouble(
        ("The template promises nothing in its place", "模板里没有可以代替它的承诺"),
        ("Nothing that is promised here is about what {promise} is about.", "这里的承诺与 {promise} 不是同一主题。"),
        ("Leave --replaces away, or renegotiate that promise by itself.", "请去掉 --replaces, 或单独为它改期。"),
    ),
    "unknown-order": trouble(
        ("There is no such work order", "没有这张协办单"),
        ("{order} is not the id of a work order known here.", "{order} 不是已知的协办单 ID。"),
        ("agent-tui order list names them.", "可用 agent-tui order list 查看。"),
    ),
    "order-ended": trouble(
        ("This work order is open no more", "这张协办单已了结"),
        ("Its state is {state}.", "现在的状态: {state}。"),
        ("If something is missing still, make a new one.", "如仍有欠缺, 请另开一张。"),
    ),
    "order-late": trouble(
        ("That is too late for our promise", "晚于我们对客户的期限"),
        ("The promise that hangs on it is due {due}.", "等它的承诺期限是 {due}。"),
        (
            "Order it for an earlier time, or agree on a new date with the customer first.",
            "请提前协办期限, 或先与客户改期。",
        ),
    ),
    "agent-elsewhere": trouble(
        ("They do not work this queue", "对方不负责这个队列"),
        ("{agent} could not answer what stands in {queue}.", "{agent} 无法处理 {queue} 队列中的工单。"),
        (
            "Give it to somebody of that queue, or ask them a question instead.",
            "请转给负责该队列的同事, 或改为向其请教。",
        ),
    ),
    "unknown-agent": trouble(
        ("No colleague of that name", "没有这位同事"),
        ("{agent} is no colleague whom something can be asked of.", "{agent} 不是可以请求协助的同事。"),
        ("Choose somebody else from the list.", "请在列表中另选一位。"),
    ),
    "unknown-transfer": trouble(
        ("There is no such request", "没有这项请求"),
        ("{transfer} is not known here; perhaps it was for somebody else.", "这里没有 {transfer}; 可能是给别人的。"),
        ("What is asked of you stands in the queue under OFFERED.", "给您的请求列在队列的“转来”一组。"),
    ),
    "same-customer": trouble(
        ("That is one and the same record", "这是同一条客户记录"),
        ("A customer cannot be merged with themselves.", "客户不能与自己合并。"),
        ("Choose another record.", "请另选一条记录。"),
    ),
    "tag-wrong": trouble(
        ("This is no tag", "标签不合规"),
        (
            "A tag is one line of 1 to {limit} characters, and a customer has at most 100.",
            "标签须为 1 到 {limit} 个字符的一行, 每位客户最多 100 个。",
        ),
        ("Write it shorter, or take others away.", "请写短一些, 或先删去其他标签。"),
    ),
    "mood-wrong": trouble(
        ("There is no such mood", "没有这种情绪"),
        ("{mood} is none of: {known}", "{mood} 不在可选值之中: {known}"),
        ("Choose one of them.", "请选其中之一。"),
    ),
}
