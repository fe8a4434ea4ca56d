"""By what one tells that a file was written anew, without reading it."""

from pathlib import Path

Stamp = tuple[int, int, int] | None


def stamp_of(path: Path) -> Stamp:
    """None where there is no such file. Where it cannot be asked, why: what there is to say about it the reader says,
    and that holds no longer than the reason."""
    try:
        state = path.stat()
    except OSError as error:
        is_missing = isinstance(error, FileNotFoundError) and not path.is_symlink()
        return None if is_missing else (0, 0, error.errno or 0)
    return state.st_mtime_ns, state.st_size, state.st_ino
