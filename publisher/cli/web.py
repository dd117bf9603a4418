"""The web desk: its process, and the one-time links by which people first come in."""

from typing import TYPE_CHECKING, Annotated

import typer

from publisher.cli.base import HERE, Root, opened, out, refuse, who
from publisher.cli.extras import need_web_desk
from publisher.cli.help import SpokenCommand, SpokenGroup
from publisher.words import _

if TYPE_CHECKING:
    from publisher.web.desk import WebDesk
    from publisher.workspace import Workspace

web = typer.Typer(cls=SpokenGroup, help="Run the web desk, where people work in a browser.")


@web.callback(invoke_without_command=True)
def serve(
    context: typer.Context,
    plain: Annotated[
        bool, typer.Option("--http", help="Without HTTPS, on this machine alone.")
    ] = False,
    root: Root = HERE,
) -> None:
    """Run the web desk until it is stopped."""
    if context.invoked_subcommand:
        return
    from publisher.store.private import share_new_files

    desk = _desk(opened(root))
    share_new_files()
    if plain and desk.limits.host not in ("127.0.0.1", "::1", "localhost"):
        refuse(_("--http is for this machine alone; [web] host says {host}").format(
            host=desk.limits.host), 2)  # fmt: skip
    from publisher.web.server import server

    if plain and not desk.limits.origin:
        desk.serve_at(f"http://localhost:{desk.limits.port}")
    made = server(desk, plain=plain)
    out.print(desk.origin, markup=False, soft_wrap=True)
    made.run()


@web.command("link", cls=SpokenCommand)
def link(
    name: Annotated[str, typer.Argument(help="A person's id.")],
    root: Root = HERE,
) -> None:
    """Print a link by which somebody chooses their password, once, within three days."""
    from publisher.people.journal import Entry, write
    from publisher.people.people import everybody
    from publisher.web.passwords import link_for

    workspace = opened(root)
    desk = _desk(workspace)
    with workspace.store.write() as db:
        known = everybody(db, workspace.config.people)
        if name not in known:
            message = _("nobody here is called {person!r}; known: {known}")
            refuse(message.format(person=name, known=", ".join(sorted(known)) or "–"))
        token = link_for(db, name, workspace.now())
        entry = Entry(who=who(workspace, None), act="web_link", details={"person": name})
        write(db, entry, workspace.now())
    out.print(f"{desk.origin}/vao/lan-dau/{token}", markup=False, soft_wrap=True)


def _desk(workspace: "Workspace") -> "WebDesk":
    need_web_desk()
    from publisher.web.desk import WebDesk

    return WebDesk(workspace)
