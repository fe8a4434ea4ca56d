"""Addresses from page to page: relative ones, so that the site works from any folder and without a server."""

from functools import lru_cache
from posixpath import dirname, relpath
from urllib.parse import quote


def link(from_file: str, to_file: str) -> str:
    """The address of a file of the site as a page of the site writes it."""
    return _link(dirname(from_file) or ".", to_file)


@lru_cache(10_000)
def _link(from_folder: str, to_file: str) -> str:
    return quote(relpath(to_file, from_folder))
