"""A report made in a process of its own, which gives its memory back and holds up no page."""

import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from publisher import words
from publisher.config.accounts import titles
from publisher.config.file import load
from publisher.people.people import ApprovalInForce
from publisher.report.figures.model import ADAPTER, Report
from publisher.report.making import make_report
from publisher.report.periods.notation import read_period
from publisher.report.periods.period import Period
from publisher.store.database import Store
from publisher.workspace import Workspace

LONGEST = 600.0  # seconds; a year of a large office takes a tenth of it
BEHIND = 10  # how far it stands behind what sends and answers
_COMMAND = "from publisher.web.report_process import serve; serve()"


def made_apart(workspace: Workspace, period: Period) -> Report:
    """Make a report as make_report does; raises RuntimeError where the process fails."""
    request = {
        "root": str(workspace.config.root.resolve()),
        "period": period.id,
        "regime": period.regime.id,
        "made_at": workspace.made_at.isoformat(),
        "now": workspace.now().isoformat(),
    }
    path = os.pathsep.join(filter(None, sys.path))
    done = subprocess.run(  # noqa: S603  our own module
        [sys.executable, "-P", "-c", _COMMAND],
        input=json.dumps(request).encode(),
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        timeout=LONGEST,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace")[-4_000:])
    return ADAPTER.validate_json(done.stdout)


def serve() -> None:
    """Make the report that the input asks for; the process's own main."""
    os.nice(BEHIND)
    request = json.load(sys.stdin)
    now = datetime.fromisoformat(request["now"])
    config = load(Path(request["root"]), offline=True)
    words.call_channels(titles(config.accounts))
    workspace = Workspace(
        config=config,
        store=Store(config.database),
        approval=ApprovalInForce(config.approval),
        made_at=datetime.fromisoformat(request["made_at"]),
        now=lambda: now,
    )
    regime = config.regimes[request["regime"]]
    report = make_report(workspace, read_period(request["period"], regime, config.calendar, now))
    sys.stdout.buffer.write(ADAPTER.dump_json(report))
