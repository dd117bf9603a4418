"""What an idle daemon need not carry in memory."""

import subprocess
import sys

PARTS = (
    "publisher.cli.main publisher.daemon.daemon channels.website channels.facebook channels.zalo"
    " channels.website.site.generator channels.website.pages.parts channels.telegram.api"
)
HEAVY = {  # each 3 MB or more
    "alembic", "crawleruseragents", "holidays", "PIL", "pygments", "sqlalchemy.orm"
}  # fmt: skip


def test_heavy_libraries_are_imported_where_they_are_used() -> None:
    program = f"import sys, {', '.join(PARTS.split())}; print(*sys.modules)"
    found = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert HEAVY.isdisjoint(found.stdout.split())
