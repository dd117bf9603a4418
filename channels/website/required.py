"""The pages that an office must have, or is expected to."""

from collections.abc import Mapping
from typing import Final

# What a department has to tell of itself (Decree 224/2026/NĐ-CP, articles 9 and 10), or is
# expected to: the pages in their usual order, and within how many days each is to be looked
# through. 0: it need not.
REQUIRED: Final[Mapping[str, int]] = {
    "gioi-thieu": 365,
    "chuc-nang": 365,
    "to-chuc": 365,
    "lanh-dao": 365,
    "can-bo-dau-moi": 180,
    "lich-su": 0,
    "lien-he": 365,
    "kenh-chinh-thuc": 180,
    "tro-nang": 365,
    "quyen-rieng-tu": 365,
    "english-organisation": 365,
    "english-contact": 365,
}
TITLES: Final[Mapping[str, str]] = {
    "gioi-thieu": "Giới thiệu",
    "chuc-nang": "Chức năng, nhiệm vụ",
    "to-chuc": "Cơ cấu tổ chức",
    "lanh-dao": "Lãnh đạo",
    "can-bo-dau-moi": "Cán bộ đầu mối",
    "lich-su": "Quá trình hình thành",
    "lien-he": "Liên hệ",
    "kenh-chinh-thuc": "Các kênh chính thức",
    "tro-nang": "Tuyên bố về khả năng tiếp cận",
    "quyen-rieng-tu": "Bảo vệ dữ liệu cá nhân",
    "english-organisation": "About us (tiếng Anh)",
    "english-contact": "Contact (tiếng Anh)",
}
