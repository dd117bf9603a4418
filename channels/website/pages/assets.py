"""What pages load beside their words: the style sheet and the scripts, named by their content.

A file of such a name never changes, so browsers keep it for ever; a page names the one that
it was made with. The older ones stay until no page on the site names them.
"""

import re
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

from channels.website import palette

_REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)
_AROUND = re.compile(r" ?([{};]) ?")
TEMPLATES = Path(__file__).parents[1] / "templates"


def asset(name: str, accent: str = palette.DEFAULT) -> str:
    """Return the name on the site of "site.css" or a script of templates/js."""
    return _names(accent)[name]


@cache
def assets(accent: str = palette.DEFAULT) -> Mapping[str, bytes]:
    """Return what each of them says, by its name on the site; accent: the office's colour."""
    return {_hashed(name, content): content for name, content in _plain(accent).items()}


@cache
def _names(accent: str) -> Mapping[str, str]:
    return {name: _hashed(name, content) for name, content in _plain(accent).items()}


def _plain(accent: str) -> dict[str, bytes]:
    """Return style sheet and scripts by their plain names."""
    sheets = sorted((TEMPLATES / "css").glob("*.css"))
    rules = (palette.style(accent), *(each.read_text(encoding="utf-8") for each in sheets))
    scripts = sorted((TEMPLATES / "js").glob("*.js"))
    return {
        "site.css": _compact("\n".join(rules)).encode(),
        **{each.name: each.read_bytes() for each in scripts},
    }


def _compact(rules: str) -> str:
    """Return style rules without remarks and spaces that say nothing: no page shows before."""
    bare = " ".join(_REMARK.sub("", rules).split())
    return _AROUND.sub(r"\1", bare).replace(";}", "}")


def _hashed(name: str, content: bytes) -> str:
    stem, _, suffix = name.rpartition(".")
    return f"{stem}.{sha256(content).hexdigest()[:10]}.{suffix}"
