"""What carries posts in a daemon, wired as the daemon wires it, for tests of one step of it."""

from datetime import timedelta

from publisher.delivery.courier import Courier
from publisher.engagement.ages import ReadingPlan
from publisher.outbox.claims import Claims
from publisher.store.database import Store
from publisher.workspace import Workspace

LEASE = timedelta(seconds=180)


def claims_of(workspace: Workspace, owner: str = "me") -> Claims:
    return Claims(workspace.store, owner, LEASE)


def courier_of(workspace: Workspace, claims: Claims, store: Store | None = None) -> Courier:
    """Return a workspace's courier; store: another that it writes to, e.g. one that breaks."""
    return Courier(
        store=store or workspace.store,
        claims=claims,
        accounts=workspace.config.accounts,
        channels=workspace.channels,
        plan=ReadingPlan.of(workspace.config),
        now=workspace.now,
    )
