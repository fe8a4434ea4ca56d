"""What `doctor` finds out about themes and keymaps, which only the workstation understands."""

from agent_tui.config.paths import Paths
from agent_tui.config.settings import Settings
from agent_tui.desk.views import Check
from agent_tui.ui.choices import Choices


def check_choices(settings: Settings, paths: Paths) -> list[Check]:
    """Every theme file, the chosen theme, the keymap with what `keymap.toml` changes in it."""
    choices = Choices(settings, paths)
    count = len(choices.themes().by_name)
    choices.theme()
    broken = [Check("themes", "fail", trouble.key, dict(trouble.facts)) for trouble in choices.found_troubles()]
    checks = broken or [Check("themes", "ok", "themes", {"count": count})]
    choices.keymap()
    clashes = [Check("keymap", "fail", trouble.key, dict(trouble.facts)) for trouble in choices.found_troubles()]
    return [*checks, *(clashes or [Check("keymap", "ok", "keymap", {"keymap": settings.keymap})])]
