"""Facebook blocks one text: the urgent notice behind it goes out within a minute."""

from pathlib import Path

import pytest

from e2e import office

TIME = "2026-11-24 08:00"


@pytest.mark.slow
def test_the_notice_behind_a_post_that_facebook_blocks_goes_out_within_a_minute(
    tmp_path: Path,
) -> None:
    with office(tmp_path, "website", "facebook") as desk:
        desk.configure("channels.facebook", "min_gap = 30")  # what an office has by default
        desk.sandbox.fault("graph", "blocked", times=-1, text="Tin mot")
        with desk.daemon():
            desk.write("mot", title="Tin mot", publish_at=TIME)
            desk.write("hai", title="Tin hai", publish_at="2026-11-24 08:01")
            desk.until(lambda: len(desk.rows()) == 4, "queued")
            desk.move_to(TIME)
            desk.until(lambda: desk.row("mot", "facebook")["failures"], "the refusal")
            desk.move_to("2026-11-24 08:01")
            desk.until(lambda: desk.row("hai", "facebook")["state"] == "sent", "the notice")
        assert desk.row("mot", "facebook")["state"] == "queued"
        told = desk.cli("status").stdout
        assert "mã lỗi 368" in told
        asked = desk.sandbox.requests("graph", "POST .*/feed")
        assert len(asked) == 2  # repeating would make it worse
