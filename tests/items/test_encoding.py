"""Files that offices really have: Unicode in several forms, and the encodings before it."""

import codecs
import unicodedata
from collections.abc import Callable

import pytest

from publisher.items.encoding import LegacyEncoding, decode

SENTENCES = (
    "Sở Xây dựng tỉnh Đắk Lắk thông báo kết quả giải quyết thủ tục hành chính quý III.",
    "Người dân nộp hồ sơ trực tuyến qua Cổng dịch vụ công, không phải đi lại nhiều lần.",
    "Để được cấp giấy phép, chủ đầu tư nộp một bộ hồ sơ; thời hạn là hai mươi ngày.",
    "ĐẢNG BỘ, CHÍNH QUYỀN và nhân dân các dân tộc Đắk Lắk đẩy mạnh cải cách hành chính.",
    "Kính gửi: Ủy ban nhân dân các xã, phường; các tổ chức, doanh nghiệp trên địa bàn.",
)

# TCVN 5712:1993 VN3, "ABC": each letter with its tone is one byte; capitals with a tone
# have none, their fonts (.VnTimeH) draw the small letter's byte as a capital.
TCVN3 = dict(
    zip(
        "ăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        bytes.fromhex(
            "a8a9aaabacadaeb5b6b7b8b9bbbcbdbec6c7c8c9cacbcccecfd0d1d2d3d4d5d6d7d8dcdddedfe1e2e3e4"
            "e5e6e7e8e9eaebecedeeeff1f2f3f4f5f6f7f8f9fafbfcfdfe"
        ),
        strict=True,
    )
)

# VNI-Windows: the letter, then a byte that draws its hat and tone on top of it.
VNI_TONES = {"\u0301": 0xF9, "\u0300": 0xF8, "\u0309": 0xFB, "\u0303": 0xF5, "\u0323": 0xEF}
VNI_HAT = {
    "\u0301": 0xE1,
    "\u0300": 0xE0,
    "\u0309": 0xE5,
    "\u0303": 0xE3,
    "\u0323": 0xE4,
    "": 0xE2,
}
VNI_BREVE = {
    "\u0301": 0xE9,
    "\u0300": 0xE8,
    "\u0309": 0xFA,
    "\u0303": 0xFC,
    "\u0323": 0xEB,
    "": 0xEA,
}
VNI_LETTERS = {"ơ": 0xF4, "Ơ": 0xD4, "ư": 0xF6, "Ư": 0xD6, "đ": 0xF1, "Đ": 0xD1,
               "í": 0xED, "ì": 0xEC, "ỉ": 0xE6, "ĩ": 0xF3, "ị": 0xF2, "ỵ": 0xEE}  # fmt: skip


def to_tcvn3(text: str) -> bytes:
    return bytes(TCVN3[c] if (c := each.lower()) in TCVN3 else ord(each) for each in text)


def to_vni(text: str) -> bytes:
    out = bytearray()
    for letter in text:
        if letter in VNI_LETTERS:
            out.append(VNI_LETTERS[letter])
            continue
        base, *marks = list(unicodedata.normalize("NFD", letter))
        tone = next((mark for mark in marks if mark in VNI_TONES), "")
        if "\u031b" in marks:  # the horn: a letter of its own, the tone behind it
            out.append(VNI_LETTERS[{"o": "ơ", "O": "Ơ", "u": "ư", "U": "Ư"}[base]])
        else:
            out += base.encode("ascii")
        over = VNI_HAT if "\u0302" in marks else VNI_BREVE if "\u0306" in marks else None
        if over:
            out.append(over[tone])
        elif tone:
            out.append(VNI_TONES[tone])
    return bytes(out)


def to_1258(text: str) -> bytes:
    """Write letters with their hats whole and tones as combining marks, as Windows did."""
    out = []
    for letter in text:
        base, *marks = list(unicodedata.normalize("NFD", letter))
        tones = "".join(mark for mark in marks if mark in VNI_TONES)
        rest = "".join(mark for mark in marks if mark not in VNI_TONES)
        out.append(unicodedata.normalize("NFC", base + rest) + tones)
    return "".join(out).encode("cp1258")


def test_tables_of_this_test_tell_the_three_apart() -> None:
    assert to_tcvn3("Cấp phép") == b"C\xcap ph\xd0p"
    assert to_vni("Cấp phép") == b"Ca\xe1p phe\xf9p"
    assert to_1258("Cấp phép") == b"C\xe2\xecp phe\xecp"


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize(
    ("convert", "name"),
    [(to_tcvn3, "TCVN3 (ABC)"), (to_vni, "VNI"), (to_1258, "Windows-1258")],
)
def test_old_encoding_is_refused_by_its_name(
    sentence: str, convert: Callable[[str], bytes], name: str
) -> None:
    with pytest.raises(LegacyEncoding) as caught:
        decode(b"---\ntitle: x\n---\n" + convert(sentence))
    assert caught.value.likely == name


@pytest.mark.parametrize(
    "data",
    [
        "Đắk Lắk".encode(),
        codecs.BOM_UTF8 + "Đắk Lắk".encode(),
        "Đắk Lắk".encode("utf-16"),
        codecs.BOM_UTF16_LE + "Đắk Lắk".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "Đắk Lắk".encode("utf-16-be"),
        unicodedata.normalize("NFD", "Đắk Lắk").encode(),
    ],
    ids=["utf-8", "utf-8 bom", "utf-16", "utf-16 le", "utf-16 be", "decomposed"],
)
def test_unicode_in_any_form_becomes_nfc(data: bytes) -> None:
    assert decode(data) == "Đắk Lắk"


def test_line_ends_of_every_system_are_the_same() -> None:
    assert decode(b"a\r\nb\rc\n") == "a\nb\nc\n"


def test_utf_16_without_its_mark_is_named() -> None:
    for text in ("---\ntitle: x\n", "Sở Xây dựng"):
        with pytest.raises(LegacyEncoding, match="UTF-16"):
            decode(text.encode("utf-16-le"))


def test_file_that_was_cut_is_not_taken_for_an_old_encoding() -> None:
    whole = "\n".join(SENTENCES).encode()
    with pytest.raises(LegacyEncoding, match="damaged UTF-8"):
        decode(whole[: whole.rindex("ị".encode()) + 2])


def test_empty_file_is_text() -> None:
    assert decode(b"") == ""
