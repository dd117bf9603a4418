"""One item, whatever people and services do to it in whatever order; see walk.py.

WALKS=2000 WALK_SEED=5000 pytest tests/outbox/test_walk.py -n auto      more walks, or others
WALKS=1 WALK_SEED=17 pytest tests/outbox/test_walk.py -n0               one of them again
"""

import os
from pathlib import Path

import pytest

from walk import walk
from walk_oracle import Wrong

pytestmark = pytest.mark.slow

WALKS = int(os.environ.get("WALKS", "160"))
FIRST_SEED = int(os.environ.get("WALK_SEED", "1"))
CHUNKS = 8


@pytest.mark.timeout(60 + 5 * WALKS)
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_readers_see_what_was_approved_once_and_in_the_end_what_the_file_says(
    tmp_path: Path, chunk: int
) -> None:
    for seed in range(FIRST_SEED + chunk, FIRST_SEED + WALKS, CHUNKS):
        try:
            walk(tmp_path / str(seed), seed)
        except Wrong as wrong:
            pytest.fail(f"{wrong}\n{''.join(wrong.__notes__)}", pytrace=False)
