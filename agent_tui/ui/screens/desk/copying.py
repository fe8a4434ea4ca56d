"""What of a contact can go to the clipboard."""

from agent_tui.desk.views import ContactView
from agent_tui.domain.masking import mask_numbers
from agent_tui.ui.actions import action
from agent_tui.ui.presentation.cells import cut
from agent_tui.ui.screens.windows.choice_screen import Choice, named
from agent_tui.ui.wording import Wording

SHOWN = 30
"""Cells of a text that is offered."""


def choices_of(view: ContactView, wording: Wording) -> tuple[dict[str, str], list[Choice]]:
    """The texts by key, and what is offered. A customer's numbers are offered always, and are there only once somebody
    has made sure that the customer is who they say; until then they are hidden in texts too."""
    texts: dict[str, str] = {}
    choices: list[tuple[str, str, str]] = []

    def offer(key: str, name: str, text: str, shown: str = "") -> None:
        texts[key] = text
        choices.append((key, name, shown or cut(" ".join(text.split()), SHOWN)))

    def in_words(text: str) -> str:
        return text if view.verified else mask_numbers(text)

    if view.ticket.number:
        offer("number", wording.screen("copy.number"), str(view.ticket.number), f"#{view.ticket.number}")
    for place, identity in enumerate(view.customer.identities):
        key = f"identity-{place}"
        name = wording.screen(f"identity.{identity.kind}")
        if view.verified:
            offer(key, name, identity.value)
        else:
            choices.append((key, name, wording.screen("copy.hidden", key=wording.keys(action("verify"), 1))))
    said = [entry for entry in view.timeline if entry.kind == "message" and entry.body]
    if said:
        offer("message", wording.screen("copy.message"), in_words(said[-1].body))
    if view.ticket.subject:
        offer("subject", wording.screen("copy.subject"), in_words(view.ticket.subject))
    return texts, named(choices)
