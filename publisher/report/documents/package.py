"""The file that Word opens: a zip whose parts alone decide what it is."""

import io
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime

from docx.document import Document

from publisher.report.documents.shown import plain

_NEVER = (1980, 1, 1, 0, 0, 0)  # zip's first moment: the same document is the same file
_TEXT = "word/document.xml"
LANGUAGE = "vi-VN"


def describe(document: Document, title: str, author: str, made_at: datetime) -> None:
    """Say of a document what and whose it is, and of when; no clock is asked."""
    about = document.core_properties
    about.title = plain(title)[:255]  # Word takes no more of each
    about.author = about.last_modified_by = plain(author)[:255]
    about.subject = about.comments = about.keywords = about.category = ""
    about.language = LANGUAGE
    about.created = about.modified = made_at.astimezone(UTC).replace(microsecond=0)
    about.revision = 1


def packed(document: Document, text: Iterable[str] = ()) -> bytes:
    """Return a document as the bytes of its file, the same for the same document.

    text: what stands in it instead, in pieces; as elements a year's would take half a gigabyte.
    """
    pieces = [*text]
    saved, made = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as parts, zipfile.ZipFile(made, "w") as file:
        for name in parts.namelist():
            part = zipfile.ZipInfo(name, _NEVER)
            part.compress_type = zipfile.ZIP_DEFLATED
            with file.open(part, "w") as written:
                if pieces and name == _TEXT:
                    written.writelines(piece.encode() for piece in pieces)
                else:
                    written.write(parts.read(name))
    return made.getvalue()
