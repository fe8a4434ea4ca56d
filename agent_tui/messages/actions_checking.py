"""Names, help lines and reasons of the actions of `ui.actions.checking`."""

from agent_tui.messages.speech import Words

WORDS: dict[str, Words] = {
    "apply_suggestion": Words(en="Apply suggestion", zh="按建议改"),
    "apply_suggestion.help": Words(
        en="Write what the check suggests at the cursor; again: the next one; ctrl+z undoes it",
        zh="把光标处按检查的建议改好; 再按改下一处; ctrl+z 撤销",
    ),
    "next_finding": Words(en="Next finding", zh="下一处问题"),
    "next_finding.help": Words(en="To the next place that the check found", zh="光标跳到检查出的下一处"),
    "findings": Words(en="All findings", zh="全部检查结果"),
    "findings.help": Words(
        en="Everything that the check found in this text, and why", zh="这段文字检查出的全部问题和原因"
    ),
    "override": Words(en="Send as it is", zh="照发"),
    "override.help": Words(
        en="Send a text in which the check found errors; supervisors only, the reason is kept with it",
        zh="检查有错仍然发送; 只限班长, 理由随文字留存",
    ),
}

ALSO_CALLED: dict[str, str] = {
    "apply_suggestion": "fix correct repair replace 修正 替换 采纳",
    "next_finding": "error warning jump problem 错误 跳转",
    "findings": "check errors warnings problems list lint 检查 错误 提示",
    "override": "force anyway ignore supervisor 强制 忽略 班长",
}
