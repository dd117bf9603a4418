"""Every channel × every request × every fault × what follows; see `matrix` for how.

Each request meets each fault once, and what follows takes turns; MATRIX=all runs all of it.
"""

import os

import pytest

from matrix import VARIANTS, run
from matrix_page import DOCUMENT, document, section, sections
from matrix_room import Variant

pytestmark = pytest.mark.slow

EVERYTHING = os.environ.get("MATRIX") == "all"
PAGE = DOCUMENT.read_text(encoding="utf-8")


@pytest.mark.timeout(7200 if EVERYTHING else 1800)
@pytest.mark.parametrize("variant", VARIANTS, ids=lambda each: each.name)
def test_readers_see_one_post_whatever_goes_wrong(variant: Variant) -> None:
    done = run(variant, everything=EVERYTHING)
    assert done.wrong() == []
    assert sections(PAGE)[variant.name] == section(done.table), "run `make matrix`"


def test_page_has_a_section_for_every_channel_and_says_how_many_cells() -> None:
    found = sections(PAGE)
    assert list(found) == [each.name for each in VARIANTS]
    assert document(list(found.values())) == PAGE
