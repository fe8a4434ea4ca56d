"""A contact's view as the facts of its story."""

from datetime import datetime

from agent_tui.desk.views import ContactView
from agent_tui.domain.story import Story, tell


def story_of(view: ContactView, now: datetime) -> Story:
    return tell(
        view.ticket,
        view.customer,
        view.timeline,
        view.promises,
        contacts_7d=view.contacts_7d,
        due_at=view.due_at,
        now=now,
        verified=view.verified,
        mood=view.mood,
        mood_at=view.mood_at,
        promises_kept=view.promises_kept,
        whole=view.whole,
        orders=view.orders,
    )
