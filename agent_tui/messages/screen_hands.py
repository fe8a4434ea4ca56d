"""What the workstation says about keys, input methods, pasting, many contacts at once, other editors, the clipboard."""

from agent_tui.messages.speech import Words

HANDS_WORDS: dict[str, Words] = {
    "keys.begun": Words(en="..", zh=".."),
    "keys.unused": Words(en="{keys}: nothing here ({key} {name})", zh="{keys}: 这里没有作用 ({key} {name})"),
    "keys.elsewhere": Words(en="{keys} {action}: only in {place}", zh="{keys} {action}: 只在{place}可用"),
    "keys.behind": Words(
        en="{keys} {action}: not in this window ({key} {name})", zh="{keys} {action}: 先离开这个窗口 ({key} {name})"
    ),
    "keys.at-a-choice": Words(
        en="{keys}: nothing here, one of these is chosen and no text typed",
        zh="{keys}: 这里没有作用, 此项只能选, 不能打字",
    ),
    "keys.text-begun": Words(en="A text is begun here: {key} leaves it.", zh="这里有没写完的文字: 按 {key} 才离开。"),
    "ime.phrase": Words(
        en="That was text, and no text is open: nothing was done. Press Shift for English.",
        zh="收到的是文字, 这里没有打开文字框, 未执行任何操作。按 Shift 切到英文。",
    ),
    "paste.nowhere": Words(
        en="Pasted text is not taken for keys: nothing was done. Open a reply or a note first.",
        zh="粘贴的文字不会当作按键, 未执行任何操作。请先打开回复或记录。",
    ),
    "done.language": Words(en="The interface speaks English.", zh="界面语言: 中文。"),
    "done.keymap": Words(en="Keys: {keymap}", zh="按键: {keymap}"),
    "keymap.standard": Words(en="standard", zh="标准"),
    "keymap.vim": Words(en="vim", zh="vim"),
    "choice.this-run": Words(en="{done} For this run only: {why}", zh="{done} 只在本次有效: {why}"),
    # marks and many contacts at once
    "marks.count": Words(en="Marked: {count}", zh="已标记 {count}"),
    "bulk.title": Words(en="To the marked contacts: {count}", zh="对标记的 {count} 个工单"),
    "bulk.pending": Words(en="Set pending", zh="挂起"),
    "bulk.open": Words(en="Open again", zh="恢复处理"),
    "bulk.claim": Words(en="Claim", zh="认领"),
    "bulk.release": Words(en="Give back to the queue", zh="放回队列"),
    "bulk.wrap-up": Words(en="Wrap up", zh="小结"),
    "bulk.priority": Words(en="Priority", zh="优先级"),
    "bulk.queue": Words(en="Move to queue", zh="移到队列"),
    "bulk.owner": Words(en="Assign to", zh="分派给"),
    "bulk.level": Words(en="Priority {level} (1 is the most urgent)", zh="优先级 {level} (1 最急)"),
    "bulk.ask.priority": Words(en="Which priority?", zh="优先级是多少?"),
    "bulk.ask.queue": Words(en="To which queue?", zh="移到哪个队列?"),
    "bulk.ask.agent": Words(en="To whom?", zh="分派给谁?"),
    "bulk.ask.code": Words(en="With which result?", zh="小结结果是什么?"),
    "bulk.preview": Words(en="{name}: happens to {count} of {of}", zh="{name}: {of} 个中将办理 {count} 个"),
    "bulk.progress": Words(en="{done} of {of}...", zh="已办 {done}/{of}…"),
    "bulk.done": Words(en="{name}: done for {count}.", zh="{name}: 已办 {count} 个。"),
    "bulk.refused": Words(
        en="{name}: done for {count}, refused for {refused}", zh="{name}: 已办 {count} 个, {refused} 个未办成"
    ),
    "bulk.why.ended": Words(en="stays: it has ended", zh="不动: 已了结"),
    "bulk.why.already": Words(en="stays: it is so already", zh="不动: 已经如此"),
    "bulk.why.held": Words(en="stays: {holder} holds it", zh="不动: {holder} 持有"),
    "bulk.why.not-mine": Words(en="stays: not in your hands", zh="不动: 不在您手上"),
    "bulk.why.not-pending": Words(en="stays: it is not pending", zh="不动: 没有挂起"),
    "bulk.why.too-many": Words(en="stays: 20 at once at most", zh="不动: 一次最多 20 个"),
    # taking back
    "did.upset": Words(en="Mood of", zh="情绪"),
    "did.calm": Words(en="Mood of", zh="情绪"),
    "did.marks": Words(en="Marks", zh="标记"),
    "did.claimed": Words(en="Claimed", zh="认领"),
    "did.released": Words(en="Given back", zh="放回"),
    "did.pending": Words(en="Pending", zh="挂起"),
    "did.open": Words(en="Opened again", zh="恢复处理"),
    "did.wrapped-up": Words(en="Wrap-up", zh="小结"),
    "did.saved": Words(en="Text", zh="文字"),
    "did.reopened": Words(en="The wrap-up was taken back.", zh="撤回了小结。"),
    "take-back.done": Words(en="Taken back: {deed} {customer}", zh="已撤回: {deed} {customer}"),
    "take-back.cannot": Words(en="{deed} {customer}: {why}", zh="{deed} {customer}: {why}"),
    # leaving
    "leave.loses": Words(
        en="{reason}: what you typed last cannot be kept. Leave and lose it?",
        zh="{reason}: 最后输入的文字无法保存。仍要退出并丢弃吗?",
    ),
    "leave.stays": Words(
        en="If you stay, the text stays on the screen and is kept as soon as that is possible.",
        zh="不退出的话, 文字仍在屏幕上, 能保存时会自动保存。",
    ),
    # another editor
    "editor.changed": Words(en="The text came back from {editor}.", zh="已取回 {editor} 里的文字。"),
    "editor.unchanged": Words(en="{editor}: the text is as it was.", zh="{editor}: 文字没有改动。"),
    "editor.no-editor": Words(
        en="No editor is set: VISUAL or EDITOR says which.", zh="没有设置编辑器: 请设置 VISUAL 或 EDITOR。"
    ),
    "editor.not-started": Words(
        en="{editor} could not be started. The text is as it was.", zh="无法启动 {editor}。文字未变。"
    ),
    "editor.failed": Words(
        en="{editor} ended with an error: the text is as it was.", zh="{editor} 出错退出: 文字保持原样。"
    ),
    "editor.gone": Words(
        en="{editor} left no file: the text is as it was.", zh="{editor} 没有留下文件: 文字保持原样。"
    ),
    "editor.not-utf8": Words(
        en="What {editor} wrote is not UTF-8: the text is as it was.", zh="{editor} 写的不是 UTF-8: 文字保持原样。"
    ),
    "editor.too-large": Words(
        en="What {editor} wrote is over 1 MB: the text is as it was.", zh="{editor} 写的超过 1 MB: 文字保持原样。"
    ),
    # the clipboard
    "copy.title": Words(en="Copy to your terminal's clipboard", zh="复制到终端剪贴板"),
    "copy.number": Words(en="Contact number", zh="工单号"),
    "copy.message": Words(en="Last message", zh="最近一条消息"),
    "copy.subject": Words(en="Subject", zh="事由"),
    "copy.hidden": Words(en="after verifying ({key})", zh="核身 ({key}) 之后"),
    "copy.not-verified": Words(
        en="Not copied: verify first that the customer is who they say.", zh="没有复制: 请先核身。"
    ),
    # seeing
    "zoom.on": Words(en="This pane alone; {key} shows all again.", zh="只看这个窗格; {key} 恢复。"),
    "zoom.one-pane": Words(en="There is only one pane at this width.", zh="这个宽度只有一个窗格。"),
    "files.more-troubles": Words(
        en="{first} And {count} more: agent-tui doctor.", zh="{first} 另有 {count} 处, 见 agent-tui doctor。"
    ),
}
