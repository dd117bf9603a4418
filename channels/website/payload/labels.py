"""What a page says around an article, in the language of the article.

Names of units, themes and forms are the office's own, in Vietnamese on every page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLabels:
    """The words for one language."""

    updated: str  # before a time
    unit: str
    theme: str
    form: str
    valid: str  # before the day it ends
    over: str  # before the day it ended
    length: str  # of a video
    whole: str  # of a drawing, to a screen of its own
    captions: str
    table: str  # before a number
    notes: str
    related: str
    share: str
    mail: str
    copy: str
    copied: str
    send: str  # by what the reader's phone has
    print: str
    save: str
    versions: str
    version: str  # before a number
    replaced: str
    since: str
    until: str
    current: str
    replaced_page: str  # of a standing page
    contents: str
    address: str
    phone: str
    website: str
    services: str
    map: str
    channel: str
    task: str
    biography: str


PAGE_LABELS: Final[Mapping[str, PageLabels]] = {
    "vi": PageLabels(
        updated="Cập nhật",
        unit="Đơn vị",
        theme="Chủ đề",
        form="Hình thức",
        valid="Có giá trị đến",
        over="Đã hết hạn từ",
        length="Thời lượng",
        whole="Xem hình cỡ lớn",
        captions="Phụ đề",
        table="Bảng",
        notes="Chú thích",
        related="Bài liên quan",
        share="Chia sẻ",
        mail="Thư điện tử",
        copy="Sao chép địa chỉ",
        copied="Đã sao chép",
        send="Ứng dụng khác",
        print="In bài",
        save="Lưu bài",
        versions="Các phiên bản trước",
        version="Phiên bản",
        replaced="Đây là phiên bản cũ của bài, đã được thay thế.",
        since="Hiển thị từ",
        until="đến",
        current="Xem phiên bản hiện tại",
        replaced_page="Đây là phiên bản cũ của trang, đã được thay thế.",
        contents="Nội dung",
        address="Địa chỉ",
        phone="Điện thoại",
        website="Trang thông tin điện tử",
        services="Dịch vụ công trực tuyến",
        map="Xem bản đồ",
        channel="Kênh",
        task="Nhiệm vụ",
        biography="Tiểu sử",
    ),
    "en": PageLabels(
        updated="Updated",
        unit="Unit",
        theme="Topic",
        form="Type",
        valid="Valid until",
        over="Expired on",
        length="Length",
        whole="See it in full size",
        captions="Captions",
        table="Table",
        notes="Notes",
        related="Related articles",
        share="Share",
        mail="E-mail",
        copy="Copy the address",
        copied="Copied",
        send="Other apps",
        print="Print",
        save="Save",
        versions="Earlier versions",
        version="Version",
        replaced="This is an earlier version of the article; it has been replaced.",
        since="Shown from",
        until="to",
        current="Read the current version",
        replaced_page="This is an earlier version of the page; it has been replaced.",
        contents="Contents",
        address="Address",
        phone="Telephone",
        website="Website",
        services="Online public services",
        map="See the map",
        channel="Channel",
        task="Responsible for",
        biography="Biography",
    ),
}


def page_labels(lang: str) -> PageLabels:
    """Return the words for readers of a language; Vietnamese for one that has none here."""
    return PAGE_LABELS.get(lang, PAGE_LABELS["vi"])
