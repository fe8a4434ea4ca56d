"""At the desk: who the customer is: verified, mood, merges, context cards, finding somebody."""

from agent_tui.ui.screens.desk_part import DeskPart


class Customers(DeskPart):
    """Performs the actions of `ui.actions.customers`."""
