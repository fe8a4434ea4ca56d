"""What tests of sync share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fake_backend import FakeStore
from tests.unit.sync.files import ProfileFiles, store_with_a_contact


@pytest.fixture
def files(tmp_path: Path) -> Iterator[ProfileFiles]:
    opened = ProfileFiles(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def store() -> FakeStore:
    return store_with_a_contact()
