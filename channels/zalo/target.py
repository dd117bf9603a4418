"""Whom a Zalo broadcast is for: the codes of `recipient.target` and their meaning.

As in the documents of September 2026. They still name the provinces as before July 2025,
and no one has said whether that changed.
"""

from collections.abc import Mapping

EVERYBODY = {"gender": "0"}  # an empty target is not proven to work

_CITIES = (
    "Đồng Tháp,Bình Phước,Ninh Bình,Bạc Liêu,Hồ Chí Minh,Vĩnh Long,Lâm Đồng,Yên Bái,Hà Nam,"
    "Hà Nội,Hải Dương,Hậu Giang,An Giang,Trà Vinh,Tiền Giang,Tây Ninh,Đồng Nai,Đắk Lắk,"
    "Bình Định,Kon Tum,Đà Nẵng,Bắc Giang,Bắc Kạn,Điện Biên,Hòa Bình,Thái Bình,Vĩnh Phúc,"
    "Hà Giang,Kiên Giang,Bình Dương,Bình Thuận,Đắk Nông,Khánh Hòa,Gia Lai,Quảng Nam,"
    "Quảng Trị,Hà Tĩnh,Hưng Yên,Quảng Ninh,Thanh Hóa,Phú Thọ,Lai Châu,Thái Nguyên,Cao Bằng,"
    "Cà Mau,Cần Thơ,Sóc Trăng,Bến Tre,Long An,Bà Rịa – Vũng Tàu,Ninh Thuận,Phú Yên,"
    "Quảng Ngãi,Thừa Thiên Huế,Quảng Bình,Nghệ An,Nam Định,Hải Phòng,Lạng Sơn,Lào Cai,"
    "Sơn La,Bắc Ninh,Tuyên Quang,ngoài Việt Nam"
)

_CODES: Mapping[str, tuple[str, dict[str, str]]] = {
    key: (label, {str(code): name for code, name in enumerate(names.split(","), first)})
    for key, label, first, names in (
        ("gender", "giới tính", 0, "tất cả,nam,nữ"),
        ("ages", "tuổi", 0, "0–12,13–17,18–24,25–34,35–44,45–54,55–64,từ 65"),
        ("locations", "miền", 0, "Bắc,Trung,Nam"),
        ("cities", "tỉnh, thành phố", 0, _CITIES),
        ("platform", "điện thoại", 1, "iOS,Android,Windows Phone"),
    )
}


def problems(target: Mapping[str, str]) -> list[str]:
    """Return what is wrong with a target: unknown keys and codes."""
    found = [] if target else ['the target is empty; for everybody it is {gender = "0"}']
    for key, codes in target.items():
        if key not in _CODES:
            found.append(f"unknown key {key!r}; known are {', '.join(_CODES)}")
            continue
        names = _CODES[key][1]
        wrong = [code for code in codes.split(",") if code not in names]
        if wrong:
            found.append(f"{key}: unknown code {', '.join(map(repr, wrong))}")
    return found


def described(target: Mapping[str, str]) -> str:
    """Say in Vietnamese who gets the message."""
    if dict(target) == EVERYBODY:
        return "tất cả"
    parts = []
    for key, codes in target.items():
        label, names = _CODES[key]
        parts.append(f"{label} {', '.join(names[code] for code in codes.split(','))}")
    return "; ".join(parts)
