"""What readers are told beside the editor's own words: in the language of the item.

Not in that of the office: an English item whose correction is labelled in Vietnamese is no
correction for who reads it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The words for one language."""

    corrected: str  # before a day
    read_more: str
    whole: str  # before the address of the item's page
    watch: str
    transcript: str  # of what is said in it
    shown: str  # the same for a film without words
    picture: str  # before whom a picture is from
    graphic: str  # the same where it is no photo
    cover: str
    gallery: str
    author: str
    source: str
    documents: str


LABELS: Final[Mapping[str, Labels]] = {
    "vi": Labels(
        corrected="Đính chính ngày",
        read_more="Xem chi tiết",
        whole="Xem bài đầy đủ",
        watch="Xem video",
        transcript="Lời thoại của video",
        shown="Nội dung hình của video",
        picture="Ảnh",
        graphic="Đồ họa",
        cover="Ảnh bìa",
        gallery="Hình ảnh",
        author="Tác giả",
        source="Nguồn",
        documents="Văn bản liên quan",
    ),
    "en": Labels(
        corrected="Correction of",
        read_more="Read more",
        whole="Read the full article",
        watch="Watch the video",
        transcript="Transcript of the video",
        shown="What the video shows",
        picture="Photo",
        graphic="Graphic",
        cover="Cover photo",
        gallery="Photos",
        author="Author",
        source="Source",
        documents="Related documents",
    ),
}


def labels(lang: str) -> Labels:
    """Return the words for readers of a language; Vietnamese for one that has none here."""
    return LABELS.get(lang, LABELS["vi"])


def own(setting: str, lang: str, label: str) -> str:
    """Return the words that an office set for its Vietnamese items, or those of the language."""
    return setting if lang == "vi" else label
