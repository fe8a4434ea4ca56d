"""Where Whoosh writes an index: folders and files that are their owner's alone; Whoosh's own storage leaves that to the
umask. Loads Whoosh."""

import os
from typing import Any

from whoosh.filedb.filestore import FileStorage, random_name
from whoosh.filedb.structfile import StructFile

from agent_tui.knowledge.folder import private


class PrivateStorage(FileStorage):  # type: ignore[misc]  # Whoosh has no types
    def create(self) -> "PrivateStorage":
        os.makedirs(self.folder, mode=0o700, exist_ok=True)
        return self

    def create_file(self, name: str, excl: bool = False, mode: str = "wb", **kwargs: Any) -> Any:
        def opener(path: str, flags: int) -> int:
            return private(path, flags | (os.O_EXCL if excl else 0))

        return StructFile(open(self._fpath(name), mode, opener=opener), name=name, **kwargs)

    def lock(self, name: str) -> Any:
        # why made here: the lock would make its file by the umask
        os.close(private(self._fpath(name), os.O_WRONLY | os.O_CREAT))
        return super().lock(name)

    def temp_storage(self, name: str | None = None) -> "PrivateStorage":
        return PrivateStorage(self._fpath(name or f"{random_name()}.tmp")).create()
