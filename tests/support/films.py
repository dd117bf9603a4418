"""Little films for tests: real MP4 boxes round a few bytes that stand for pictures."""

from struct import pack


def box(kind: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return pack(">I", 8 + len(body)) + kind + body


def film(
    seconds: int = 2,
    *,
    codec: bytes = b"avc1",
    place: bytes = b"",
    data: bytes = b"film" * 500,
    notes: bytes = b"",
) -> bytes:
    """Make an MP4 of one track; `place` is where a phone says that it was taken.

    notes: 8 bytes for each sample of a second track, as cameras note places while they film;
    three samples a chunk.
    """
    matrix = pack(">9I", 1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30)
    length = 1000 * seconds
    head = box(b"ftyp", b"isom", pack(">I", 512), b"isomiso2avc1mp41")
    mvhd = box(b"mvhd", pack(">5I", 0, 0, 0, 1000, length), pack(">IH10x", 1 << 16, 256), matrix,
               bytes(24), pack(">I", 2))  # fmt: skip
    tkhd = box(b"tkhd", pack(">6I", 3, 0, 0, 1, 0, length), bytes(16), matrix,
               pack(">2I", 640 << 16, 360 << 16))  # fmt: skip
    entry = box(codec, bytes(6), pack(">H", 1), bytes(16), pack(">2H", 640, 360),
                pack(">2I", 72 << 16, 72 << 16), bytes(4), pack(">H", 1), bytes(32),
                pack(">Hh", 24, -1))  # fmt: skip

    def tables(at: int) -> bytes:
        return box(
            b"stbl",
            box(b"stsd", pack(">2I", 0, 1), entry),
            box(b"stts", pack(">4I", 0, 1, 1, length)),
            box(b"stsc", pack(">5I", 0, 1, 1, 1, 1)),
            box(b"stsz", pack(">4I", 0, 0, 1, len(data))),
            box(b"stco", pack(">3I", 0, 1, at)),
        )

    def moov(at: int) -> bytes:
        media = box(
            b"mdia",
            box(b"mdhd", pack(">5I2H", 0, 0, 0, 1000, length, 0x55C4, 0)),
            box(b"hdlr", bytes(8), b"vide", bytes(13)),
            box(b"minf", box(b"vmhd", pack(">I", 1), bytes(8)),
                box(b"dinf", box(b"dref", pack(">2I", 0, 1), box(b"url ", pack(">I", 1)))),
                tables(at)),
        )  # fmt: skip
        said = (
            box(b"udta", box(b"\xa9xyz", pack(">2H", len(place), 0x15C7), place)) if place else b""
        )
        noted = track_of_notes(at + len(data), notes) if notes else b""
        return box(b"moov", mvhd, box(b"trak", tkhd, media), noted, said)

    index = moov(len(head) + len(moov(0)) + 8)
    return head + index + box(b"mdat", data, notes)


def track_of_notes(at: int, notes: bytes) -> bytes:
    count = len(notes) // 8
    starts = range(at, at + len(notes), 24)
    tables = box(
        b"stbl",
        box(b"stsd", pack(">2I", 0, 1), box(b"gpmd", bytes(6), pack(">H", 1))),
        box(b"stts", pack(">4I", 0, 1, count, 500)),
        box(b"stsc", pack(">5I", 0, 1, 1, 3, 1)),
        box(b"stsz", pack(">3I", 0, 0, count), pack(">I", 8) * count),
        box(b"stco", pack(">2I", 0, len(starts)), *(pack(">I", each) for each in starts)),
    )
    handler = box(b"hdlr", bytes(8), b"meta", bytes(13))
    return box(b"trak", box(b"mdia", handler, box(b"minf", tables)))
