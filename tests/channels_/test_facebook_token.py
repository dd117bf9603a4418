"""A token of somebody else than the page, on the stand-in: told before and at the first post."""

from pathlib import Path
from typing import Any

import pytest

from channel_contract import KEY
from fleeting_state import FleetingState
from graph_caller import SYSTEM_TOKEN
from living_services import living
from publisher.contract import Secret, Unauthorized
from publisher.sandbox.app import running

HELP = 'không phải của trang; hãy đặt token_kind = "system_user" hoặc lấy mã của trang'


def test_a_system_users_token_is_told_and_works_once_it_is_called_so(tmp_path: Path) -> None:
    mine: dict[str, Any] = {
        "token": Secret(SYSTEM_TOKEN),
        "app_id": "900800700600500",
        "app_secret": Secret("sandbox-app-secret"),
    }
    with running(site=tmp_path) as sandbox:
        page = living("facebook", sandbox, tmp_path)
        page.settings = mine
        channel = page.make(FleetingState())
        post = channel.render(page.item(link=None))
        (problem,) = channel.check().problems
        with pytest.raises(Unauthorized) as refused:
            channel.publish(post, key=KEY)
        assert HELP in problem and HELP in str(refused.value)
        page.settings = {**mine, "token_kind": "system_user"}
        channel = page.make(FleetingState())
        assert channel.check().problems == ()
        channel.publish(post, key=KEY)
        assert len(page.seen()) == 1
