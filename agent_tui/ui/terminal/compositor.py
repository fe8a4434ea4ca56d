"""Textual's compositor, which asks a widget only for the rows that are to be painted."""

from collections.abc import Iterable

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip


class RowsCompositor(Compositor):
    """Textual's asks every widget in whose container something changed for all of its rows, and drops nearly all of
    them: for one letter, or for the last line, the whole desk."""

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        """As Textual's, of the widgets and rows that `crop` touches. What is not asked for is missing in the update; it
        lies outside of what the update says is to be painted."""
        if crop is None:
            yield from super()._get_renders()
            return
        # why whole rows: the compositor cuts them where widgets meet, not where the crop begins
        rows = Region(0, crop.y, self.size.width, crop.height)
        for widget, (region, clip) in self.visible_widgets.items():
            if not crop.overlaps(region):
                continue
            clipped = clip.intersection(rows)
            shown = region.intersection(clipped)
            if shown:
                yield region, clipped, widget.render_lines(shown.translate(-region.offset))
