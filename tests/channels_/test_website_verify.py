"""What `site verify` finds, what `site rebuild` writes, and the compressed variants."""

import gzip
import shutil
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import brotli
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from channel_items import make_image
from channels.website.site import compressed, files
from channels.website.site.generator import Site
from channels.website.site.verifying import Fault, faults
from publisher.contract import Term
from small_site import LOOK, NOW, article, articles, make_site, tree

ADDRESS = LOOK.base_url


def found(folder: Path) -> list[tuple[str, str, str]]:
    return [(each.level, each.path, each.what) for each in listed(make_site(folder))]


def listed(site: Site) -> list[Fault]:
    return list(faults(site, ADDRESS))


# --- verify ---


def test_a_whole_site_has_no_faults(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    site.publish([*articles(range(12)), article(20, cover=make_image(tmp_path))], at=NOW)
    site.publish([article(3, summary="Khác.")], at=NOW)
    site.withdraw("tin-5")
    assert found(tmp_path) == []


def remove(file: Path) -> None:
    file.unlink()


def alter(file: Path) -> None:
    file.write_bytes(b"x" + file.read_bytes()[1:])


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a site that is as it should be, variants too; only to be copied."""
    folder = tmp_path_factory.mktemp("whole")
    site = make_site(folder)
    site.publish([article(1, cover=make_image(folder)), article(2)], at=NOW)
    site.catch_up(60)
    return folder


@pytest.mark.parametrize(
    ("name", "what", "told"),
    [
        ("tin-1.html", remove, "thiếu tệp"),
        ("tin-1.html", alter, "nội dung khác với nội dung phải có"),
        ("tin-1.html.br", remove, "bản nén (.br, .gz) thiếu hoặc khác"),
        ("index.html.gz", alter, "bản nén (.br, .gz) thiếu hoặc khác"),
        ("media/MEDIA", remove, "thiếu tệp"),
    ],
)
def test_what_is_missing_or_altered_is_named(
    whole: Path, tmp_path: Path, name: str, what: Callable[[Path], None], told: str
) -> None:
    shutil.copytree(whole, tmp_path, dirs_exist_ok=True)
    path = name.replace("MEDIA", next(whole.glob("*.jpg")).name)
    what(tmp_path / "www" / path)
    plain = path.removesuffix(".br").removesuffix(".gz")
    assert ("error", plain, told) in found(tmp_path)
    make_site(tmp_path).rebuild()
    left = found(tmp_path)
    assert left == [] or (name.startswith("media/") and ("error", plain, told) in left)


def test_what_is_not_ours_is_named_and_never_removed(tmp_path: Path) -> None:
    make_site(tmp_path).publish(articles(range(3)), at=NOW)
    foreign = {"google12345.html", "tai-lieu/don.pdf", "tin-9.html.gz"}
    for name in foreign:
        (tmp_path / "www" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "www" / name).write_text("the office put it here")
    make_site(tmp_path).rebuild()
    told = {(level, path) for level, path, what in found(tmp_path) if what.startswith("tệp lạ")}
    assert told == {("warning", name) for name in foreign}
    assert foreign <= set(tree(tmp_path))


def test_what_a_killed_call_wrote_beside_a_file_goes_with_the_next_one(tmp_path: Path) -> None:
    make_site(tmp_path).publish(articles(range(3)), at=NOW)

    def killed(path: Path, *_more: Any) -> None:
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch, suppress(KeyboardInterrupt):
        patch.setattr(Path, "replace", killed)
        make_site(tmp_path).publish([article(9)], at=NOW)
    assert (tmp_path / "www" / ".tin-9.html.tmp").exists()
    assert found(tmp_path) == []  # these files wait to be written
    make_site(tmp_path).mend()  # nobody wants it any more
    assert [each for each in tree(tmp_path) if each.endswith(".tmp")] == []


def test_what_was_left_beside_a_file_long_ago_is_named_until_a_rebuild(tmp_path: Path) -> None:
    make_site(tmp_path).publish(articles(range(3)), at=NOW)
    make_site(tmp_path).catch_up(60)
    (tmp_path / "www" / ".index.html.tmp").write_text("half")
    assert found(tmp_path) == [("warning", ".index.html.tmp", "tệp tạm của một lần ghi bị ngắt")]
    make_site(tmp_path).rebuild()
    assert found(tmp_path) == []


def linking(links: Iterable[str]) -> list[dict[str, Any]]:
    """Return an article for each link, the first of number 1."""
    return [article(number, body=f"[xem]({link})") for number, link in enumerate(links, 1)]


def test_a_link_to_a_page_that_the_site_has_not_is_named(tmp_path: Path) -> None:
    targets = {
        "/tin/khong-co.html": "khong-co.html",
        "https://sxd.example.vn/tin/khong-co.html?a=1#b": "khong-co.html",
        "khong-co.html": "khong-co.html",
        "/tin/chu-de/khong-co/": "chu-de/khong-co/index.html",
        "/tin/%C4%91%C6%A1n.pdf": "đơn.pdf",
    }
    make_site(tmp_path).publish(linking(targets), at=NOW)
    assert sorted(found(tmp_path)) == [
        ("warning", f"tin-{number}.html", f"liên kết hỏng tới /{target}")
        for number, target in enumerate(targets.values(), 1)
    ]
    for target in targets.values():
        (tmp_path / "www" / target).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "www" / target).write_text("there")
    assert not any("liên kết" in what for _, _, what in found(tmp_path))


def test_other_links_are_no_fault(tmp_path: Path) -> None:
    links = ["/tin/tin-2.html#a", "https://khac.example.vn/tin/x.html", "/khac/x.html", "#muc",
             "/tin/", "mailto:sxd@example.vn", "../../../etc/passwd",
             "/tin/tin-2.html?utm_source=zalo"]  # fmt: skip
    make_site(tmp_path).publish(linking(links), at=NOW)
    assert found(tmp_path) == []


def test_pages_that_wait_for_a_new_look_are_no_fault(tmp_path: Path) -> None:
    make_site(tmp_path).publish(articles(range(5)), at=NOW)
    site = make_site(tmp_path, replace(LOOK, footer=("Mới",)))
    assert site.waiting() > 5
    assert listed(site) == []


# --- rebuild ---

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["publish", "move", "withdraw", "expire", "catch_up"]), st.integers(0, 5)
    ),
    max_size=14,
)


@pytest.mark.slow
@settings(max_examples=15, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(STEPS)
def test_after_any_steps_a_rebuild_from_nothing_has_the_same_bytes(
    steps: list[tuple[str, int]],
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        site = make_site(folder)
        for hour, (step, number) in enumerate(steps):
            time = NOW + timedelta(hours=hour)
            if step == "publish":
                site.publish([article(number, summary=f"Bản {hour}.", expires=time)], at=time)
            elif step == "move":
                theme = Term(f"moi-{hour % 2}", "Mới")
                site.publish([article(number, theme=theme)], at=time)
            elif step == "withdraw":
                site.withdraw(f"tin-{number}")
            elif step == "expire":
                site.expire(time)
            else:
                site.catch_up(60)
        assert_variants_say_what_their_files_say(folder)
        site.catch_up(60)
        before = tree(folder)
        (folder / "www").mkdir(exist_ok=True)  # where nothing was ever published
        assert listed(site) == []
        (folder / "www").rename(folder / "old")
        assert site.rebuild() == len([name for name in before if not _packed(name)])
        assert tree(folder) == before


def _packed(name: str) -> bool:
    return name.endswith(compressed.SUFFIXES)


# --- compressed variants ---


def assert_variants_say_what_their_files_say(folder: Path) -> None:
    made = tree(folder)
    for name, content in made.items():
        if _packed(name):
            plain, suffix = name[:-3], name[-3:]
            assert compressed.unpacked(suffix, content) == made[plain], name


def test_text_has_variants_that_say_the_same_soon_after(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    site.publish(articles(range(12)), at=NOW)
    site.catch_up(60)
    made = tree(tmp_path)
    for name, content in made.items():
        if compressed.suffixes(name, len(content)):
            assert gzip.decompress(made[f"{name}.gz"]) == content
            assert brotli.decompress(made[f"{name}.br"]) == content
        else:
            assert not {f"{name}.gz", f"{name}.br"} & made.keys()
    assert len(made["index.html.br"]) < len(made["index.html"]) / 2
    site.publish([article(12)], at=NOW)
    assert "index.html.br" not in tree(tmp_path), "it says what was there before"
    assert "tin-3.html.br" in tree(tmp_path)
    assert found(tmp_path) == []
    site.catch_up(60)
    assert brotli.decompress(tree(tmp_path)["index.html.br"]) == tree(tmp_path)["index.html"]


def test_a_text_that_became_short_loses_its_variants(tmp_path: Path) -> None:
    for content in (b"a" * 2_000, b"a" * 20):
        files.write(tmp_path, [("a.html", content)], packed=True)
    assert {each.name for each in tmp_path.iterdir()} == {"a.html"}


@pytest.mark.parametrize("name", ["a.html", "a.html.gz", "a.html.br"])
@pytest.mark.parametrize(
    "content", [b"a" * 2_000, b"b" * 2_000, b"a" * 20], ids=["same", "other", "short"]
)
def test_what_a_broken_off_call_left_beside_a_file_goes_with_the_next(
    tmp_path: Path, name: str, content: bytes
) -> None:
    files.write(tmp_path, [("a.html", b"a" * 2_000)], packed=True)
    files.beside(tmp_path / name).write_bytes(b"cut")
    if files.write(tmp_path, [("a.html", content)]):  # its variants wait
        files.write(tmp_path, [("a.html", content)], packed=True)
    assert [each.name for each in tmp_path.glob(".*")] == []


def test_pictures_have_no_variants(tmp_path: Path) -> None:
    make_site(tmp_path).publish([article(1, cover=make_image(tmp_path))], at=NOW)
    make_site(tmp_path).catch_up(60)
    assert not any(_packed(name) for name in tree(tmp_path) if name.startswith("media/"))


def test_variants_go_with_their_file(tmp_path: Path) -> None:
    files.write(tmp_path, [("a.html", b"a" * 2_000)], packed=True)
    files.remove(tmp_path, ["a.html"])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("step", ["replace", "unlink"])
@pytest.mark.parametrize("name", ["a.html", "a.html.gz", "a.html.br"])
def test_a_kill_never_leaves_a_variant_of_something_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, name: str
) -> None:
    old, new = b"old" * 1_000, b"new" * 1_000
    files.write(tmp_path, [("a.html", old)], packed=True)
    real = getattr(Path, step)

    def killed(path: Path, *more: Any, **options: Any) -> Any:
        if (more[0] if more else path).name == name:
            raise KeyboardInterrupt
        return real(path, *more, **options)

    with monkeypatch.context() as patch, suppress(KeyboardInterrupt):
        patch.setattr(Path, step, killed)
        files.write(tmp_path, [("a.html", new)], packed=True)
    for suffix in compressed.SUFFIXES:
        variant = tmp_path / f"a.html{suffix}"
        if variant.exists():
            said = compressed.unpacked(suffix, variant.read_bytes())
            assert said == (tmp_path / "a.html").read_bytes()
    files.write(tmp_path, [("a.html", old)], packed=True)  # it was cancelled meanwhile
    assert files.fault(tmp_path / "a.html", old) == ""
    assert [each.name for each in tmp_path.glob(".*")] == []
