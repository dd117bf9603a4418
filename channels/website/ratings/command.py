"""`publisher site ratings`: tell what readers answered, or take their answers."""

from collections.abc import Iterator

from channels.shared.words import said
from channels.website.ratings.answers import Answers, findings
from channels.website.settings import Settings
from publisher.contract import Finding, Unavailable, now


def ratings(settings: Settings, port: int | None) -> Iterator[Finding]:
    """Tell the counts; with a port, take answers there until the process is stopped."""
    from channels.website.ratings.endpoint import Endpoint, Taker

    answers = Answers(settings.index)
    if port is None:
        yield from findings(answers)
        return
    if not settings.rating:
        raise Unavailable("Trang web chưa bật đánh giá: đặt rating = true trong cấu hình.")
    try:
        endpoint = Endpoint(Taker(answers, settings.base_url, now), port)
    except (OSError, OverflowError) as error:
        why = said(error) if isinstance(error, OSError) else "không có cổng này"
        raise Unavailable(f"Không mở được cổng {port}: {why}") from error
    with endpoint:
        where = f"http://127.0.0.1:{endpoint.server_port}"
        yield Finding("hint", where, "Đang nhận đánh giá của người đọc; Ctrl+C để dừng.")
        endpoint.serve_forever()
