"""Names, help lines and reasons of the actions of `ui.actions.hands`."""

from agent_tui.messages.speech import Words

WORDS: dict[str, Words] = {
    "mark": Words(en="Mark", zh="标记"),
    "mark.help": Words(
        en="Mark the contact, or take its mark away; esc clears all marks", zh="标记或取消标记; esc 清除全部标记"
    ),
    "mark_down": Words(en="Mark downwards", zh="向下标记"),
    "mark_down.help": Words(en="Mark the contact and go to the next", zh="标记这一行并移到下一行"),
    "mark_up": Words(en="Mark upwards", zh="向上标记"),
    "mark_up.help": Words(en="Mark the contact and go to the one above", zh="标记这一行并移到上一行"),
    "mark_all": Words(en="Mark all shown", zh="标记全部"),
    "mark_all.help": Words(
        en="Mark every contact that the filter shows; again: none", zh="标记筛选出的全部工单; 再按一次取消"
    ),
    "bulk": Words(en="Do to all marked", zh="批量办理"),
    "bulk.help": Words(
        en="One thing to all marked contacts: first the list of what will happen, then yes or no",
        zh="对标记的工单一起办理: 先列出将要做什么, 再确认",
    ),
    "take_back": Words(en="Take back", zh="撤回上一步"),
    "take_back.help": Words(
        en="Undo the last thing done here: a text that has not gone out, claim, release, pending, wrap-up, mood, marks",
        zh="撤回在这里做的上一步: 还没发出的内容、认领、放回、挂起、小结、情绪、标记",
    ),
    "editor": Words(en="Other editor", zh="外部编辑器"),
    "editor.help": Words(
        en="Write the text in $VISUAL or $EDITOR; it comes back when you leave the editor",
        zh="用 $VISUAL 或 $EDITOR 写这段文字, 退出编辑器后带回来",
    ),
    "copy": Words(en="Copy", zh="复制"),
    "copy.help": Words(
        en="Contact number, customer's number or last message to your terminal's clipboard; tmux: set-clipboard on",
        zh="把工单号、客户号码或最近一条消息发到终端剪贴板; tmux 里要设 set-clipboard on",
    ),
    "zoom": Words(en="Zoom", zh="放大窗格"),
    "zoom.help": Words(en="This pane alone at full width; again: all panes", zh="只看这个窗格; 再按一次恢复"),
    "next_match": Words(en="Next hit", zh="下一个匹配"),
    "next_match.help": Words(en="To the next line that the filter found", zh="到筛选出的下一行"),
    "previous_match": Words(en="Previous hit", zh="上一个匹配"),
    "previous_match.help": Words(en="To the line above that the filter found", zh="到筛选出的上一行"),
    "why.nothing-marked": Words(en="nothing is marked; {mark} marks", zh="没有标记任何工单; 用 {mark} 标记"),
    "why.nothing-to-take-back": Words(
        en="nothing was done here yet that could be taken back", zh="还没有可以撤回的操作"
    ),
    "why.taken-back-in-outbox": Words(
        en="nothing since the start; what still waits to go out: {outbox}",
        zh="本次启动后没有可撤回的操作; 还没发出的请按 {outbox} 查看",
    ),
    "why.no-filter": Words(en="no filter is set; {filter} sets one", zh="没有筛选; 用 {filter} 筛选"),
}

ALSO_CALLED: dict[str, str] = {
    "mark": "select tag check 选择 勾选",
    "mark_all": "select all everything 全选",
    "bulk": "batch mass many several 批量 多个 一起",
    "take_back": "undo revert back 撤销 反悔 恢复",
    "editor": "vim emacs nano external editor 编辑器",
    "copy": "clipboard yank osc52 剪贴板 拷贝",
    "zoom": "maximize fullscreen wide 全屏 最大化",
}
