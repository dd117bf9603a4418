"""What editors are told of the words that readers searched for in vain."""

from collections.abc import Iterator
from datetime import date

from channels.shared.words import number
from channels.website.views.accesslog import AccessLog
from channels.website.views.words import ENOUGH
from publisher.contract import Finding, Unavailable


def missed(log: AccessLog | None) -> Iterator[Finding]:
    """Read the log, and tell what readers look for and the site does not have."""
    if log is None:
        raise Unavailable("Chưa đặt access_log của máy chủ web nên không biết từ tìm kiếm.")
    log.read()
    found = log.missed()
    if not found:
        yield Finding("hint", "", f"Chưa có từ nào được tìm {ENOUGH} lượt trở lên mà không thấy.")
    for each in found:
        last = date.fromisoformat(each.last)
        times = f"{number(each.asked)} lượt tìm không thấy, gần nhất {last:%d/%m/%Y}"
        yield Finding("hint", f"“{each.words}”", times)
