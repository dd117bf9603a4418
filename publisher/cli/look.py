"""The commands that show and change nothing: check, status, show, preview."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from publisher.cli.answers import print_answers, print_oversights, print_problems
from publisher.cli.base import HERE, Item, Root, err, no_item, opened, out, refuse, write_file
from publisher.cli.status import print_config_lags, print_status
from publisher.cli.story import NEWEST, print_story
from publisher.cli.table import MOST
from publisher.cli.visible import visible_json
from publisher.words import _

if TYPE_CHECKING:
    from publisher.workspace import Workspace

All = Annotated[bool, typer.Option("--all", help="Also what stands behind “… and more”.")]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to write it.")
]


def check(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Markdown files; default: all.")
    ] = None,
    online: Annotated[bool, typer.Option(help="Ask the services about our accounts too.")] = False,
    strict: Annotated[bool, typer.Option(help="Let warnings count as errors.")] = False,
    root: Root = HERE,
) -> None:
    """Prove the config and the content; exit status 1 if anything is wrong."""
    from publisher.actions.checking import check_disk, check_files, check_online, check_start
    from publisher.actions.oversights import check_blanks, check_untaken
    from publisher.config.digest import lags

    workspace = opened(root, offline=not online)
    paths = [_inside(workspace, each) for each in files] if files else None
    wrong = odd = total = 0
    for checked in check_files(workspace, paths):
        total += 1
        failed = checked.has("error") or (strict and checked.has("warning"))
        wrong += failed
        odd += checked.has("warning") and not failed
        print_problems(out, workspace.config.publishing.content, checked)
    problems = check_disk(workspace)
    left = [] if files else list(check_untaken(workspace.config))
    blank = [] if files else list(check_blanks(workspace.config))
    print_oversights(out, workspace.config.publishing.content, left, blank)
    if not files:  # who only looks at a file need not be able to start anything
        problems += check_start(workspace)
    answers = list(check_online(workspace)) if online else []
    print_answers(out, answers, problems)
    out.print(_summary(total, wrong, odd))
    with workspace.store.read() as db:
        if lags(db, workspace.config):  # no fault of the config: it may be tried before it is used
            print_config_lags(out)
    odd_too = strict and (left or blank)
    if wrong or problems or odd_too or any(answer.problems for answer in answers):
        raise typer.Exit(1)


def _summary(total: int, wrong: int, odd: int) -> str:
    said = _("{total} files read, {wrong} with problems").format(total=total, wrong=wrong)
    return said + (_(", {odd} with warnings").format(odd=odd) if odd else "")


def _inside(workspace: "Workspace", path: Path) -> Path:
    content = workspace.config.content.resolve()
    for candidate in (path.resolve(), (content / path).resolve()):
        if candidate.is_file() and candidate.is_relative_to(content):
            return candidate.relative_to(content)
    err.print(_("{path}: no such file in the content folder").format(path=path), markup=False)
    raise typer.Exit(2)


def _print_json(found: Any, plain: Callable[[Any], Any]) -> None:
    text = json.dumps(found, default=plain, ensure_ascii=False, indent=1)
    print(visible_json(text))  # noqa: T201


def status(
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
    everything: All = False,
    root: Root = HERE,
) -> None:
    """Show what waits, is out, is in doubt, held or failed, and why."""
    from publisher.people import people
    from publisher.status import overview

    workspace = opened(root)
    with workspace.store.read() as db:
        found = overview.status(db, workspace.planner)
        names = people.names(db, workspace.config.people)
    if as_json:
        _print_json(found, overview.plain)
    else:
        print_status(out, found, workspace.config, names, None if everything else MOST)


def show(
    item: Item,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
    everything: All = False,
    root: Root = HERE,
) -> None:
    """Show the whole story of one item: every version, attempt and reading."""
    from publisher.people import people
    from publisher.status import overview, story

    workspace = opened(root)
    with workspace.store.read() as db:
        found = story.story(db, workspace.planner, workspace.named(item))
        names = people.names(db, workspace.config.people)
    if found is None:
        no_item(item)
    elif as_json:
        _print_json(found, overview.plain)
    else:
        zone = workspace.config.office.zone
        print_story(out, found, zone, names, None if everything else NEWEST)


def preview(
    item: Item,
    output: Output = None,
    root: Root = HERE,
) -> None:
    """Make one self-contained page that shows the item as each channel's readers will see it."""
    from publisher.preview.finding import SeveralFiles
    from publisher.preview.page import NoSuchItem, preview_page

    workspace = opened(root)
    try:
        name, page, code, why = preview_page(workspace, workspace.named(item))
    except NoSuchItem:
        no_item(item)
    except SeveralFiles as error:
        refuse(_("several files fit {item!r}: {paths}").format(item=item, paths=error))
    write_file(output or Path(f"{name}.preview.html"), page)
    if code:
        message = _("To approve just this: publisher approve {item} --as PERSON --seen {code}")
        out.print(message.format(item=name, code=code), markup=False)
    elif why:
        out.print(why, markup=False)
