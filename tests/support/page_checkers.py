"""Checkers that the web's own people keep: axe-core for access, the W3C's for HTML and CSS.

`make test-services` fetches both from npm, at the versions that the Makefile names.
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from browser_window import Window

PACKAGES = Path(sys.prefix) / "npm/node_modules"
AXE = PACKAGES / "axe-core/axe.min.js"
W3C = PACKAGES / "vnu-jar/build/dist/vnu.jar"
# WCAG 2.2 at levels A and AA with all before it, and what axe's makers think good beyond that.
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
# What axe leaves to people, and was decided: the rule, and a part of the element.
DECIDED = {
    ("color-contrast", 'class="unknown"'),  # faint lines behind words that are dark enough
    ("video-caption", "<video"),  # the example's film has no sound that captions could tell
    ("frame-tested", "<iframe sandbox"),  # it runs no script, so none of axe's
    ("color-contrast", 'aria-hidden="true"'),  # one sign, as dark as the word beside it
    ("aria-prohibited-attr", 'role="doc-endnotes"'),  # axe does not know the roles of books
}


def barriers(window: Window, rules: Sequence[str] = RULES) -> list[str]:
    """Return what keeps some people from using the page in a window, as axe-core sees it.

    That includes what it leaves to people to decide, but for DECIDED.
    """
    if window.value("typeof axe") == "undefined":
        window.value(AXE.read_text(encoding="utf-8") + "; 0")
    asked = f"axe.run(document, {{runOnly: {json.dumps(rules)}}})"
    found = window.value(
        f"{asked}.then(r => [...r.violations, ...r.incomplete].flatMap("
        "v => v.nodes.map(n => [v.id, n.html, n.failureSummary])))"
    )
    return [
        f"{rule}: {element} – {told}"
        for rule, element, told in found
        if not any(rule == known and part in element for known, part in DECIDED)
    ]


def invalid(files: Iterable[Path]) -> list[str]:
    """Return what the W3C's checker says of HTML, CSS and SVG files; nothing is let pass."""
    java = ["java", "-jar", str(W3C), "--format", "json", "--also-check-css", "--also-check-svg"]
    done = subprocess.run(  # noqa: S603  our own words
        [*java, *map(str, files)], capture_output=True, text=True, check=False
    )
    said = json.loads(done.stderr)["messages"]
    return [
        f"{each['url'].rpartition('/')[2]}:{each.get('lastLine')}: "
        f"{each.get('subType', each['type'])}: {each['message']}"
        for each in said
    ]
