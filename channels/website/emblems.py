"""The office's own pictures on every page, its emblem and its badges: checked, then as they are.

An SVG is a document that a browser would run if somebody opened it: whatever could act or
fetch is refused, with what it is.
"""

import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LARGEST = 200_000  # bytes: every reader loads it

_NUMBER = r"\s*[-+]?\d+(?:\.\d+)?\s*"
_BOX = re.compile(rf"{_NUMBER},?{_NUMBER},?(\s*\d+(?:\.\d+)?)\s*,?(\s*\d+(?:\.\d+)?)\s*")
_ACTIVE = {"script", "foreignobject", "iframe", "handler", "listener", "a", "audio", "video"}
_OUTSIDE = re.compile(
    r"url\(\s*['\"]?(?!\s*['\"]?#)|@import|javascript:|expression\(", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Emblem:
    """A picture of the office's as the site has it."""

    name: str  # on the site, by its content
    content: bytes
    width: int
    height: int


def read(path: Path) -> Emblem:
    """Return a picture, SVG or PNG; raises ValueError, saying what is wrong with it."""
    suffix = path.suffix.lower()
    if suffix not in (".svg", ".png"):
        raise ValueError(f"phải là tệp .svg hoặc .png, không phải “{path.name}”")
    try:
        content = path.read_bytes()
    except OSError:
        raise ValueError(f"không đọc được tệp {path.name}") from None
    if len(content) > LARGEST:
        raise ValueError(f"tệp {path.name} quá lớn: nhiều nhất 200 KB, ai mở trang cũng phải tải")
    width, height = _measured_svg(content, path) if suffix == ".svg" else _measured_png(path)
    return Emblem(f"hinh.{sha256(content).hexdigest()[:10]}{suffix}", content, width, height)


def _measured_png(path: Path) -> tuple[int, int]:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(path, formats=("PNG",)) as picture:
            picture.verify()
            return picture.size
    except (OSError, UnidentifiedImageError, SyntaxError, Image.DecompressionBombError):
        raise ValueError(f"tệp {path.name} không phải ảnh PNG còn nguyên vẹn") from None


def _measured_svg(content: bytes, path: Path) -> tuple[int, int]:
    from xml.etree import ElementTree

    try:
        text = content.decode("utf-8")
        if re.search(r"<!\s*(DOCTYPE|ENTITY)|<\?(?!xml\s)", text, re.IGNORECASE):
            said = "có khai báo DOCTYPE hoặc chỉ thị <?…?>"  # a style sheet of those may script
            raise ValueError(f"tệp {path.name} {said}: hãy lưu lại dạng SVG thường")
        root = ElementTree.fromstring(text)  # noqa: S314  without entities there is no bomb
    except (UnicodeDecodeError, ElementTree.ParseError):
        raise ValueError(f"tệp {path.name} không phải SVG đúng cú pháp") from None
    if found := next((each for each in map(_danger, root.iter()) if each), None):
        raise ValueError(f"tệp {path.name} có {found}: biểu trưng chỉ được có nét vẽ và chữ")
    box = _BOX.fullmatch(root.get("viewBox", ""))
    if not _local(root.tag) == "svg" or not box or not float(box[1]) or not float(box[2]):
        raise ValueError(f"tệp {path.name} không có viewBox, nên không biết tỷ lệ của hình")
    return max(1, round(float(box[1]) * 100)), max(1, round(float(box[2]) * 100))


def _danger(element: "Element") -> str:
    """Return what in an element could act or fetch, "" if nothing."""
    name = _local(element.tag)
    if name in _ACTIVE:
        return f"<{name}>"
    if name == "style" and _OUTSIDE.search(element.text or ""):
        return "kiểu chữ hoặc hình lấy từ nơi khác"
    for key, value in element.attrib.items():
        attribute = _local(key)
        if attribute.startswith("on"):
            return f"thuộc tính {attribute}"
        if attribute in ("href", "src") and not value.strip().startswith(("#", "data:image/png")):
            return "liên kết ra ngoài"
        if _OUTSIDE.search(value):
            return "hình lấy từ nơi khác"
    return ""


def _local(name: object) -> str:
    return str(name).rpartition("}")[2].lower()
