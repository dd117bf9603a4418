"""The machine's own failures, in words for people."""

import errno

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


def said(error: OSError) -> str:
    """Say what the machine refused; in its own words where no others are known."""
    return _WORDS.get(error.errno or 0, error.strerror or type(error).__name__)
