"""The client's two SQLite files: the precious one (outbox, drafts, claims) and the disposable copy of the store."""
