"""What the desk says about colleagues."""

from agent_tui.messages.speech import Words

WORDS: dict[str, Words] = {
    # who looks, who writes
    "team.views": Words(en="{who} is viewing", zh="{who} 正在看"),
    "team.writes": Words(en="{who} is writing", zh="{who} 正在写"),
    "team.writes-too": Words(en="{who} writes too!", zh="{who} 也在写!"),
    # my state
    "state.title": Words(en="My state", zh="我的状态"),
    "state.lunch": Words(en="lunch", zh="午餐"),
    "state.short": Words(en="a few minutes", zh="几分钟"),
    "state.training": Words(en="training", zh="培训"),
    "state.meeting": Words(en="meeting", zh="开会"),
    "state.other": Words(en="another reason...", zh="其他原因..."),
    "state.why": Words(en="Why are you away?", zh="离开的原因"),
    "state.now": Words(en="Colleagues see: {state}.", zh="同事看到的状态: {state}。"),
    # transfer
    "transfer.title": Words(en="{customer}: what should happen?", zh="{customer}: 要怎么办?"),
    "transfer.consult": Words(en="Ask a colleague; the contact stays mine", zh="请教同事, 工单仍归我"),
    "transfer.transfer": Words(en="Give it to a colleague", zh="转给同事"),
    "transfer.queue": Words(en="Give it to another queue", zh="转到别的队列"),
    "transfer.whom": Words(en="{customer}: to whom?", zh="{customer}: 给谁?"),
    "transfer.which-queue": Words(en="{customer}: to which queue?", zh="{customer}: 转到哪个队列?"),
    "transfer.leads": Words(en="leads", zh="班长"),
    "transfer.nobody": Words(en="No colleague is known here.", zh="还不知道有哪些同事。"),
    "transfer.no-queue": Words(en="No other queue is known here.", zh="没有别的队列。"),
    "transfer.note-title": Words(en="{customer} -> {who}", zh="{customer} -> {who}"),
    "transfer.note": Words(en="What they need to know", zh="要告诉对方的话"),
    "transfer.question": Words(en="What you want to know", zh="想请教的问题"),
    "transfer.promises": Words(en="Promises that go along", zh="一并交出的承诺"),
    "transfer.needs-note": Words(en="Write a word first.", zh="请先写一句话。"),
    "transfer.asked": Words(en="{who} was asked about {customer}.", zh="已就 {customer} 请教 {who}。"),
    "transfer.offered": Words(
        en="{customer} is offered to {who}; it is yours until they accept.",
        zh="{customer} 已转给 {who}, 对方接受前仍归您。",
    ),
    "transfer.moved": Words(en="{customer} stands in {queue} now.", zh="{customer} 已转到 {queue}。"),
    # a word to a colleague
    "words.keys": Words(en="enter or {send} sends, esc leaves", zh="回车或 {send} 发出, esc 离开"),
    "words.keys-along": Words(
        en="{send} sends  tab between note and promises  space marks  esc leaves",
        zh="{send} 发出  tab 切换  空格 勾选  esc 离开",
    ),
    # answers
    "answer.title": Words(en="{who} asks about {customer}", zh="{who} 请教 {customer} 的事"),
    "answer.words": Words(en="Your answer", zh="您的回答"),
    "answer.decline-title": Words(en="{who}, {customer}: decline", zh="{who}, {customer}: 谢绝"),
    "answer.why": Words(en="Why not", zh="原因"),
    "answer.accepted": Words(en="{customer} is yours now.", zh="{customer} 现在归您。"),
    "answer.promise-accepted": Words(en="The promise to {customer} is yours now.", zh="对 {customer} 的承诺现在归您。"),
    "answer.nothing-accepted": Words(
        en="{customer}: over already, there is nothing left to take over.", zh="{customer}: 已经办结, 没有要接手的。"
    ),
    "answer.answered": Words(en="{who} has your answer.", zh="已回答 {who}。"),
    "answer.declined": Words(en="Declined; {who} is told.", zh="已谢绝, 会告知 {who}。"),
    "answer.accepted-all": Words(en="{n} taken over.", zh="已接手 {n} 件。"),
    "answer.over-too": Words(en=" {n} were over already.", zh="另有 {n} 件已经办结。"),
    "told.accepted": Words(en="{who} takes {customer} over.", zh="{who} 已接手 {customer}。"),
    "told.answered": Words(en="{who} about {customer}: {words}", zh="{who} 答 {customer}: {words}"),
    "told.declined": Words(en="{who} declines {customer}: {words}", zh="{who} 谢绝 {customer}: {words}"),
    "told.asked": Words(en="{who} asks you about {customer}.", zh="{who} 请教您 {customer} 的事。"),
    "told.offered": Words(en="{who} offers you {customer}.", zh="{who} 把 {customer} 转给您。"),
    "told.promise": Words(en="{who} hands you the promise to {customer}.", zh="{who} 把对 {customer} 的承诺交给您。"),
    # end of the shift
    "shift.title": Words(en="Hand over {n}", zh="交班 {n}"),
    "shift.promise": Words(en="promise", zh="承诺"),
    "shift.keys": Words(
        en="space marks  {whom} to whom  {send} hands over  esc leaves",
        zh="空格 勾选  {whom} 交给谁  {send} 交出  esc 离开",
    ),
    "shift.promises": Words(en="{n} promises: {what}", zh="{n} 个承诺: {what}"),
    "shift.ready": Words(
        en="Not handed over yet. {send}: hand over {n} to {who}  {whom} to whom  esc leaves",
        zh="尚未交出。{send} 把 {n} 件交给 {who}  {whom} 改交给谁  esc 离开",
    ),
    "shift.last": Words(en="Last step: hand over {n} to {who}", zh="最后一步: 把 {n} 件交给 {who}"),
    "shift.last-keys": Words(en="enter or {send} hands over, esc goes back", zh="回车或 {send} 交出, esc 返回"),
    "shift.nothing": Words(en="You have nothing to hand over.", zh="没有要交接的。"),
    "shift.whom": Words(en="To whom do the {n} marked ones go?", zh="勾选的 {n} 件交给谁?"),
    "shift.choose-first": Words(en="Choose with {whom} who gets them.", zh="请先按 {whom} 选择交给谁。"),
    "shift.mark-first": Words(en="Mark something first.", zh="请先勾选。"),
    "shift.note": Words(en="A word for whoever takes over (may stay empty)", zh="留给接手人的话 (可不填)"),
    "shift.done": Words(en="{n} handed over; they are yours until accepted.", zh="已交出 {n} 件, 对方接受前仍归您。"),
    "shift.to": Words(en="-> {who}", zh="-> {who}"),
    # a chat that must wait
    "hold.words.zh": Words(en="请稍等，我正在核实，2 分钟内回复您。", zh="请稍等，我正在核实，2 分钟内回复您。"),
    "hold.words.en": Words(
        en="One moment please: I am checking and am back with you within 2 minutes.",
        zh="One moment please: I am checking and am back with you within 2 minutes.",
    ),
    "hold.said": Words(en="{customer} knows that you are back by {when}.", zh="已告诉 {customer}, {when} 前回来。"),
    "hold.over": Words(en="{customer} waits: the 2 minutes are over.", zh="{customer} 在等: 2 分钟到了。"),
}
