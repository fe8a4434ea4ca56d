"""What lies under the panes: others cover it, so its own lines are blank, and one blank line does for all."""

from rich.style import Style
from textual.containers import Horizontal
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class CoveredGround(Widget):
    """For widgets without border and padding."""

    def render_lines(self, crop: Region) -> list[Strip]:
        _, background = self.background_colors
        # why one strip: what the compositor cuts it into is kept with it
        blank = Strip.blank(crop.width, Style.from_color(bgcolor=background.rich_color))
        return [blank] * crop.height


class Panes(CoveredGround, Horizontal):
    """Side by side, over the whole width."""
