"""Whatever editors write and in whatever order, the site stays sound."""

import html
import json
import re
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channel_items import make_item
from channels.website.channel import Website
from channels.website.look import Look
from channels.website.pages.assets import asset
from channels.website.pages.headings import held
from channels.website.pages.parts import parts
from channels.website.payload.article import to_payload
from channels.website.settings import Settings
from channels.website.site.generator import Site
from fleeting_state import FleetingState
from publisher.contract import Rejected, Term

pytestmark = pytest.mark.slow

LOOK = Look(base_url="https://sxd.example.vn", office_name="Sở Xây dựng")
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
WORDS = st.text(max_size=60)


@settings(max_examples=60, deadline=None)
@given(title=WORDS, summary=WORDS, body=st.text(max_size=200), author=WORDS, notice=WORDS)
def test_readers_see_the_title_and_nothing_runs(
    title: str, summary: str, body: str, author: str, notice: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        channel = Website(
            Settings(
                directory=Path(folder) / "www",
                base_url=LOOK.base_url,
                index=Path(folder) / "site.sqlite",
                office_name=LOOK.office_name,
            ),
            FleetingState(),
        )
        item = make_item(title=title, summary=summary, body=body, author=author, notices=(notice,))
        try:
            post = channel.render(item)
        except Rejected:
            return
        payload = json.loads(json.dumps(dict(post.payload)))
        assert payload == post.payload
        channel.publish(post, key="k")
        page = (Path(folder) / "www" / f"{item.id}.html").read_text()
    heading = re.search(r"<h1>(.*?)</h1>", page, re.DOTALL)
    assert heading is not None
    assert html.unescape(heading[1]) == held(payload["title"])
    assert payload["title"] in post.text
    data, *scripts = re.findall(r"<script[^>]*>", page)
    assert scripts == [
        f'<script src="/{asset(name)}" defer>' for name in ("article.js", "site.js")
    ]
    assert data == '<script type="application/ld+json">'  # which no browser runs
    block = page.split(data)[1].split("</script>")[0]
    assert json.loads(block)["@graph"][2]["headline"] == payload["title"]


def article(number: int, theme: int, edition: int) -> dict[str, Any]:
    return to_payload(
        make_item(
            id=f"tin-{number}",
            title=f"Tin số {number}, bản {edition}.",
            theme=Term(f"chu-de-{theme}", f"Chủ đề {theme}"),
            publish_at=NOW + timedelta(hours=number),
        ),
        LOOK.root,
    )


STEPS = st.lists(
    st.tuples(st.sampled_from(["publish", "withdraw"]), st.integers(0, 8), st.integers(0, 2)),
    max_size=25,
)


@settings(max_examples=40, deadline=None)
@given(STEPS)
def test_after_any_steps_lists_show_what_is_out_and_only_that(
    steps: list[tuple[str, int, int]],
) -> None:
    out: dict[int, tuple[int, int]] = {}
    with tempfile.TemporaryDirectory() as folder:
        www = Path(folder) / "www"
        site = Site(www, Path(folder) / "site.sqlite", parts(LOOK, per_page=3))
        site.publish([], at=NOW)
        for edition, (step, number, theme) in enumerate(steps):
            if step == "publish":
                site.publish([article(number, theme, edition)], at=NOW)
                out[number] = (theme, edition)
            else:
                site.withdraw(f"tin-{number}")
                out.pop(number, None)
        for name, expected in (
            ("tin-tuc", out),
            *(
                (f"chu-de/chu-de-{n}", {k: v for k, v in out.items() if v[0] == n})
                for n in range(3)
            ),
        ):
            pages = "".join(each.read_text() for each in www.glob(f"{name}/[0-9]*.html"))
            shown = re.findall(r">Tin\ssố\s(\d+),\sbản\s(\d+)\.<", pages)
            assert sorted(shown) == sorted((str(k), str(v[1])) for k, v in expected.items())
        listed = re.findall(
            r"/tin-(\d+)\.html", "".join(each.read_text() for each in www.glob("sitemap/*.xml"))
        )
        assert sorted(map(int, listed)) == sorted(out)
