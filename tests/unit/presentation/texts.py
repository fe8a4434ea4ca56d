"""Any text that may reach the screen: cleaned as everything is on its way in."""

from hypothesis import settings
from hypothesis import strategies as st

from agent_tui.domain.text import clean_body, clean_line

HARD = st.text(
    alphabet=st.sampled_from("a 。，（）「」退款\u3000é\u0301👨\u200d👩👧\ufe0f☎❤©0#️\u0e33กำ\u0915\u094d\u200d~"),
    max_size=40,
)
"""Wide, narrow, joined, marked and closing characters close together."""

LINES = st.one_of(st.text(max_size=60), HARD).map(clean_line)

BODIES = st.one_of(st.text(max_size=300), HARD, st.lists(HARD, max_size=6).map("\n".join)).map(clean_body)

unhurried = settings(deadline=None, database=None)
"""No example fails for being slow: the machine may be busy."""
