"""What the rules of proofreading find in one file, told as remarks on its lines."""

from collections.abc import Iterator

from publisher.config.file import Config
from publisher.contract import Video
from publisher.items.assets import BODY_IMAGE, Reading
from publisher.items.captions import spoken
from publisher.items.frontmatter import FrontMatter, Picture
from publisher.proofreading.personal import telephones
from publisher.proofreading.proof import House, Texts, accepted, proofread
from publisher.proofreading.text import Piece


def remark_on_words(
    reading: Reading, front: FrontMatter, video: Video | None, body: str, first_line: int
) -> None:
    """Note what may be wrong with the words of a file, and of its video."""
    config = reading.config
    text = Piece(first_line, body)
    texts = Texts(
        pieces=[*_of_head(front), *_of_video(video), text],
        pictures=[] if front.people else [*_of_pictures(front), *_in_body(text)],
        about=front.publish_at and front.publish_at.astimezone(config.office.zone).date(),
        vietnamese=front.lang == "vi",
        own=frozenset(reading.pages),
    )
    for found in proofread(texts, _house(config)):
        place = found.piece.place
        if isinstance(place, int):
            place += found.piece.line_at(found.offset)
        reading.remark(place, found.what, found.level)


def _house(config: Config) -> House:
    return House(
        accepted=accepted(config.root),
        forbidden=config.proofreading.forbidden,
        contacts=telephones(config.office.phone),
    )


def _of_head(front: FrontMatter) -> Iterator[Piece]:
    yield Piece(("title",), front.title)
    yield Piece(("summary",), front.summary)
    for name, text in front.texts.items():
        yield Piece(("texts", name), text)
    for place, picture in _pictures(front):
        yield Piece((*place, "alt"), picture.alt)
        yield Piece((*place, "caption"), picture.caption)
    if front.video:
        yield Piece(("video", "transcript"), front.video.transcript)
    for index, each in enumerate(front.documents):
        yield Piece(("documents", index, "number"), each.number)
    for index, member in enumerate(front.staff):
        for key in ("title", "task", "biography"):
            yield Piece(("staff", index, key), getattr(member, key))
    yield Piece(("correction",), front.correction or "")


def _of_video(video: Video | None) -> Iterator[Piece]:
    if video and video.captions:
        yield Piece(("video", "captions"), spoken(video.captions))


def _of_pictures(front: FrontMatter) -> Iterator[Piece]:
    for place, picture in _pictures(front):
        yield Piece(place, f"{picture.alt}\n{picture.caption}")


def _pictures(front: FrontMatter) -> Iterator[tuple[tuple[str | int, ...], Picture]]:
    if front.cover:
        yield ("cover",), front.cover
    for index, each in enumerate(front.images):
        yield ("images", index), each


def _in_body(text: Piece) -> Iterator[Piece]:
    for match in BODY_IMAGE.finditer(text.text):
        first_line = text.place if isinstance(text.place, int) else 1
        line = first_line + text.line_at(match.start())
        yield Piece(line, f"{match['alt']} {match['caption'] or ''}")
