"""The keys of a head, by every name under which editors may write them.

Case, marks, spaces, hyphens and underscores make no difference: "Tiêu đề", "tieu_de" and
"TIEU-DE" are one. The table of docs/viet-bai.md is the same as this one.
"""

from collections.abc import Mapping

from publisher.items.names import slugify

Names = Mapping[str, tuple[str, ...]]  # of each key, its Vietnamese names

TOP: Names = {
    "title": ("tieu_de", "ten_bai"),
    "summary": ("tom_tat",),
    "unit": ("don_vi",),
    "theme": ("chu_de",),
    "form": ("hinh_thuc",),
    "author": ("tac_gia",),
    "publish_at": ("dang_luc", "gio_dang"),
    "slot": ("khung_gio",),
    "cover": ("anh_bia", "hinh_bia"),
    "images": ("anh", "hinh"),
    "video": ("phim",),
    "documents": ("van_ban",),
    "source": ("nguon",),
    "ai": ("tri_tue_nhan_tao",),
    "channels": ("kenh",),
    "texts": ("loi_rieng",),
    "broadcast": ("gui_thang",),
    "expires": ("het_han",),
    "event": ("su_kien",),
    "sensitive": ("nhay_cam",),
    "people": ("nguoi_trong_anh",),
    "correction": ("dinh_chinh",),
    "withdrawn": ("go_bai",),
    "lang": ("ngon_ngu",),
    "id": ("ten_rieng",),
    "page": ("trang",),
    "updated": ("cap_nhat",),
    "order": ("thu_tu",),
    "staff": ("nhan_su", "can_bo"),
    "old_addresses": ("dia_chi_cu",),
}
PICTURE: Names = {
    "path": ("tep",),
    "alt": ("mo_ta", "loi_ta"),
    "caption": ("chu_thich",),
    "credit": ("nguoi_chup", "tac_gia"),
}
VIDEO: Names = {
    "path": ("tep",),
    "url": ("dia_chi", "lien_ket"),
    "poster": ("hinh_cho",),
    "transcript": ("loi_phim",),
    "captions": ("phu_de",),
}
DOCUMENT: Names = {
    "number": ("so_hieu", "so"),
    "title": ("ten", "trich_yeu"),
    "url": ("dia_chi", "lien_ket"),
}
SOURCE: Names = {
    "name": ("ten",),
    "url": ("dia_chi", "lien_ket"),
    "published_at": ("ngay_dang",),
    "permission": ("cho_phep",),
}
PERSON: Names = {
    "name": ("ho_ten", "ho_va_ten"),
    "title": ("chuc_vu",),
    "task": ("nhiem_vu", "phu_trach"),
    "phone": ("dien_thoai",),
    "email": ("thu_dien_tu",),
    "biography": ("tieu_su",),
    "picture": ("chan_dung",),
}
PAGE_ONLY = frozenset({"page", "updated", "order", "staff"})  # not of an article
ARTICLE_ONLY = frozenset(  # not of a standing page
    {"publish_at", "slot", "theme", "form", "channels", "texts", "broadcast", "expires", "event"}
)
EVENT: Names = {
    "begins": ("from", "tu", "bat_dau"),
    "ends": ("to", "den", "ket_thuc"),
    "place": ("dia_diem",),
}
TABLES: Mapping[str, Names] = {  # by the key that holds them
    "cover": PICTURE,
    "images": PICTURE,
    "poster": PICTURE,
    "video": VIDEO,
    "documents": DOCUMENT,
    "source": SOURCE,
    "staff": PERSON,
    "event": EVENT,
}

# Keys under which a table or a list stands; all others have words of the editor …
STRUCTURED = frozenset({*TABLES, "channels", "texts", "old_addresses"})
# … which readers see, or which are read by the publisher alone:
CODES = frozenset(
    {"unit", "theme", "form", "publish_at", "slot", "ai", "broadcast", "expires", "sensitive"}
    | {"people", "lang", "id", "path", "url", "published_at", "captions"}
    | {"page", "updated", "order", "picture"}
)


def _by_name(names: Names) -> dict[str, str]:
    return {slugify(name): key for key, others in names.items() for name in (key, *others)}


_TOP = _by_name(TOP)
_INSIDE = {holder: _by_name(names) for holder, names in TABLES.items()}
_ANYWHERE = {
    name: key
    for holder, names in (*reversed(list(_INSIDE.items())), (None, _TOP))
    if holder not in ("event", "staff")  # prose begins lines so too: “Địa điểm: …”, “Từ: …”
    for name, key in names.items()
}


def meant(written: str, holder: str | None = None) -> str | None:
    """Return the key that was written, at the top or under another one; None if none is."""
    names = _TOP if holder is None else _INSIDE.get(holder, {})
    return names.get(slugify(written))


def anywhere(written: str) -> str | None:
    """Return the key that was written wherever it may stand; None if it is none."""
    return _ANYWHERE.get(slugify(written))


def known(holder: str | None = None) -> list[str]:
    """Return all names that may stand at the top or under another key, English first."""
    names = TOP if holder is None else TABLES.get(holder, {})
    return [*names, *(each for others in names.values() for each in others)]


def holders(written: str) -> list[str]:
    """Return the keys under which this one stands."""
    return [holder for holder in TABLES if meant(written, holder)]
