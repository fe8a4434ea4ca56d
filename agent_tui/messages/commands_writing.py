"""What the commands that write say of the text."""

from agent_tui.messages.speech import Words

SAID = {
    "found-error": Words(en="check: error {rule}: {told}", zh="检查: 错误 {rule}: {told}"),
    "found-warning": Words(en="check: warning {rule}: {told}", zh="检查: 警告 {rule}: {told}"),
}
