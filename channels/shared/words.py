"""What channels tell people, the Vietnamese way: numbers, times, the machine's own failures."""

import errno
from datetime import datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")

_WORDS = {
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EDQUOT: "đã hết hạn mức lưu trữ",
    errno.EACCES: "không có quyền truy cập",
    errno.EPERM: "không có quyền truy cập",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOENT: "tệp hoặc thư mục không còn",
    errno.ENOTDIR: "đường dẫn không phải là thư mục",
    errno.EISDIR: "đường dẫn là thư mục",
    errno.EIO: "ổ đĩa hỏng",
    errno.EMFILE: "quá nhiều tệp đang mở",
    errno.EBUSY: "tệp đang bị chương trình khác giữ",
}


def number(value: float, places: int = 0) -> str:
    """Write a number: 2.075 or, with a place, 82,8."""
    return f"{value:,.{places}f}".translate(str.maketrans(",.", ".,"))


def moment(at: datetime) -> str:
    """Write a time in Vietnam: 14/01/2027 09:00."""
    return f"{at.astimezone(ZONE):%d/%m/%Y %H:%M}"


def said(error: OSError) -> str:
    """Say what the machine refused; in its own words where no others are known."""
    return _WORDS.get(error.errno or 0, error.strerror or type(error).__name__)
