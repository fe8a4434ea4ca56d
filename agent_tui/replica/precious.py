"""The precious file: what an agent wrote and nobody else has yet. Outbox, drafts, forms of templates, claims with their
fences; and how far the store's clock is ahead.

Any process of the profile may open it; every method is one short transaction, and what has returned is on disk
(rollback journal, `synchronous=EXTRA`). Who may send what, and when, is decided in sync. Safe to use from several
threads. Every method may raise the troubles of `replica.sqlite_files`.
"""

from agent_tui.replica.claim_table import ClaimTable
from agent_tui.replica.draft_table import DraftTable
from agent_tui.replica.form_table import FormTable
from agent_tui.replica.returned_texts import ReturnedTexts


class Precious(ReturnedTexts, DraftTable, FormTable, ClaimTable):
    """The file at a path, in its four parts."""
