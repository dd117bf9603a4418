"""Files of the content folder that are not taken: told once to those who may have lost them."""

import hashlib
from collections.abc import Iterator

from publisher.config.file import Config
from publisher.items.untaken import untaken
from publisher.status.messages import FACT, Trouble
from publisher.words import _


def of_untaken(config: Config) -> Iterator[Trouble]:
    """Yield a fact for each such file; it reads folders, so keep it out of transactions."""
    for each in untaken(config.content):
        key = hashlib.sha256(each.path.encode()).hexdigest()
        what = _("{path} lies in the content folder and is not taken.")
        do = _("What to do: {do}.").format(do=each.do)
        yield Trouble(f"{FACT}untaken {key}", what.format(path=each.path), do)
