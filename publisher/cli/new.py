"""`publisher new`: the file of a new item, with all that is known filled in."""

import json
import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from publisher.cli.base import HERE, Root, opened, out, refuse, unwritable
from publisher.words import _

if TYPE_CHECKING:
    from publisher.config.file import Config
    from publisher.config.tables import Entry

PICTURE = """\
{key}:
  path: hinh/[…tên tệp hình…]
  alt: […hình cho biết điều gì, cho người không nhìn thấy hình…]
  credit: […tác giả hình…]
"""
VIDEO = """\
video:
  # Tệp phim cạnh bài; phim ở nơi khác thì thay dòng path bằng dòng url
  path: hinh/[…tên tệp phim…]
  transcript: […lời nói và chữ trong phim…]
"""
MEANS_SOMETHING = re.compile(r"(?:^|\s)#(?:\s|$)|^[\"'\[{]")


def new(
    title: Annotated[str, typer.Argument(help="The item's title.")] = "",
    form: Annotated[str | None, typer.Option(help="The form, by id or name.")] = None,
    page: Annotated[
        str | None, typer.Option(help="A standing page instead, e.g. lanh-dao or lien-he.")
    ] = None,
    root: Root = HERE,
) -> None:
    """Make the file of a new item, with guidance for what is to be filled in.

    Its name begins with “_”: it is not taken in before that is taken away.
    """
    config = opened(root).config
    words = " ".join(title.split())
    try:
        path = _made(config, words, form, page)
    except FileExistsError as error:
        refuse(_("{path} is there already; nothing was changed").format(path=error.args[0]))
    except OSError as error:
        unwritable(config.content, error)
    out.print(f"  {path}", markup=False, soft_wrap=True)
    message = _(
        "\nFill in every place like […this…], then: publisher check {path}\n"
        "To hand it in, take the “_” away from the beginning of its name."
    )
    out.print(message.format(path=path), markup=False, soft_wrap=True)


def _made(config: "Config", title: str, form: str | None, page: str | None) -> Path:
    from publisher.cli.new_page import make_page_file

    if page is not None:
        if form is not None:
            refuse(_("a standing page has no form: leave out --form or --page"), 2)
        return make_page_file(config, page, title)
    if not title:
        refuse(_("write the item's title, between quotation marks"), 2)
    return make_file(config, title, _form(config.forms, form), _next_working_day(config))


def make_file(config: "Config", title: str, form: "Entry", day: datetime) -> Path:
    """Make an item's file in the content folder; never writes over one.

    Raises FileExistsError, also where the same file was handed in already.
    """
    from publisher.cli.init import template
    from publisher.items.names import slugify

    name = slugify(title)[:80].strip("-")
    if not name:
        refuse(_("the title has no letters: {title}").format(title=title), 2)
    path = config.content / f"_{day:%Y-%m-%d}-{name}.md"
    if (handed_in := path.with_name(path.name[1:])).exists():
        raise FileExistsError(handed_in)
    text = template("new.md").format(
        title=json.dumps(title, ensure_ascii=False) if MEANS_SOMETHING.search(title) else title,
        units=_listed(config.units),
        unit=_only(config.units) or "[…đơn vị viết bài…]",
        themes=_listed(config.themes),
        theme=_only(config.themes) or "[…chủ đề…]",
        form=form.id,
        publish_at=f"{day:%Y-%m-%d} 08:00",
        more=_more(form.id),
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise FileExistsError(path) from None
    return path


def _more(form: str) -> str:
    """Return what an item of a form needs besides, and a cover as what it may have."""
    cover = PICTURE.format(key="cover")
    if form == "video":
        return VIDEO
    if form == "infographic":
        return cover
    noted = "".join(f"# {line}\n" for line in cover.splitlines())
    return f"# Hình bìa, nên có: bỏ dấu # ở bốn dòng dưới\n{noted}"


def _form(forms: Mapping[str, "Entry"], wanted: str | None) -> "Entry":
    from publisher.items.lists import fitting
    from publisher.items.names import did_you_mean

    if wanted is None:
        return next(iter(forms.values()))
    found = fitting(forms, wanted)
    if len(found) != 1:
        message = _("“{value}” is not in the list; known: {known}")
        names = [name for each in forms.values() for name in (each.id, each.name)]
        said = message.format(value=wanted, known=", ".join(forms)) + did_you_mean(wanted, names)
        refuse(said, 2)
    return found[0]


def _listed(entries: Mapping[str, "Entry"]) -> str:
    return " · ".join(f"{each.id} ({each.name})" for each in entries.values())


def _only(entries: Mapping[str, "Entry"]) -> str | None:
    return next(iter(entries)) if len(entries) == 1 else None


def _next_working_day(config: "Config") -> datetime:
    from publisher.contract import now

    day = now().astimezone(config.office.zone) + timedelta(days=1)
    while day.weekday() > 4:
        day += timedelta(days=1)
    return day
