"""What the commands that write say of the text."""

from agent_tui.messages.speech import Words

SAID = {
    "found-error": Words(en="check: error {rule}: {told}", zh="检查: 错误 {rule}: {told}"),
    "found-warning": Words(en="check: warning {rule}: {told}", zh="检查: 警告 {rule}: {told}"),
    "check-failed": Words(
        en="The check could not be made: the program's log says why. Nothing is held back.",
        zh="检查没有做成, 原因在程序日志里。发送不受影响。",
    ),
}
