"""Addresses from page to page: relative ones, so that the site works from any folder and without a server."""

from posixpath import dirname, relpath
from urllib.parse import quote


def link(from_file: str, to_file: str) -> str:
    """The address of a file of the site as a page of the site writes it."""
    return quote(relpath(to_file, dirname(from_file) or "."))
