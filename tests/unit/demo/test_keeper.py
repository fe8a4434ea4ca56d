"""Starting the demo where it cannot be started."""

import pytest

from agent_tui.demo.keeper import check_store_installed
from agent_tui.domain.errors import BadInput


def test_a_missing_extra_is_said_by_name_before_anything_is_started() -> None:
    with pytest.raises(BadInput) as caught:
        check_store_installed(lambda library: None if library == "sqlalchemy" else object())
    assert caught.value.key == "store-not-installed"
    assert caught.value.facts == {"module": "sqlalchemy"}
    assert caught.value.exit_status == 2
