"""Items and real little pictures for the channels' tests."""

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from PIL import Image as Picture

from films import film
from publisher.contract import Image, Item, Term

LINK = "https://soxaydung.example.vn/tin/cap-phep-truc-tuyen/"
FILM = film()


def make_item(**changes: Any) -> Item:
    """Make an approved article of the office; `changes` are fields of Item."""
    fields: dict[str, Any] = {
        "id": "cap-phep-truc-tuyen",
        "title": "Cấp phép xây dựng trực tuyến toàn trình",
        "summary": "Từ ngày 01/12/2026, hồ sơ được nộp và trả kết quả trực tuyến.",
        "body": "Người dân nộp tại **Cổng dịch vụ công**.\n\n- Bước 1: đăng nhập;\n- Bước 2: nộp.",
        "unit": Term("quan-ly-xay-dung", "Phòng Quản lý xây dựng"),
        "theme": Term("tthc", "Cải cách thủ tục hành chính"),
        "form": Term("article", "Tin, bài"),
        "author": "Ban biên tập",
        "publish_at": datetime(2026, 11, 20, 1, 0, tzinfo=UTC),
        "hashtags": ("CảiCáchHànhChính",),
        "link": LINK,
    }
    return Item(**{**fields, **changes})


def make_image(
    folder: Path,
    *,
    suffix: str = "jpg",
    size: tuple[int, int] = (1200, 630),
    colour: str = "teal",
    alt: str = "Công dân nộp hồ sơ tại bộ phận một cửa",
    **changes: Any,
) -> Image:
    """Write a real JPEG or PNG into the folder; `changes` are fields of Image."""
    draft = folder / f"draft.{suffix}"
    Picture.new("RGB", size, colour).save(draft)
    name = f"{sha256(draft.read_bytes()).hexdigest()[:16]}.{suffix}"
    path = draft.rename(folder / name)
    fields: dict[str, Any] = {"url": f"https://soxaydung.example.vn/media/{name}"}
    return Image(name=name, path=path, alt=alt, **{**fields, **changes})
