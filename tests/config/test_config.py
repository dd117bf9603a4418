"""config/publisher.toml: everything that is wrong is said in one run; secrets never are."""

import os
import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from fake_channels import Fake, Site
from fleeting_state import FleetingState
from publisher.config.file import ConfigError, load
from publisher.contract import Unauthorized
from publisher.timetable.rules import Rate, Slot
from publisher.workspace import Workspace, read_env

pytestmark = pytest.mark.usefixtures("english")

OFFICE = '[office]\nname = "Sở Xây dựng"\n'
LISTS = "\n".join(f'[[{name}]]\nid = "a"\nname = "A"' for name in ("units", "themes", "forms"))
SITE = '[channels.website]\nuse = "fake_channels:Site"\n'
PAGE = '[channels.page]\nuse = "fake_channels:Fake"\n'


def write(root: Path, *parts: str) -> Path:
    (root / "config").mkdir(exist_ok=True)
    text = "\n".join(parts)
    (root / "config/publisher.toml").write_text(text, encoding="utf-8")
    return root


def problems(root: Path, *parts: str, offline: bool = False) -> list[str]:
    """Return what is wrong, without the path of the file that stands before each."""
    with pytest.raises(ConfigError) as caught:
        load(write(root, *parts), offline=offline)
    path = re.escape(str(root / "config/publisher.toml"))
    assert all(re.match(rf"{path}(:\d+)?: ", each) for each in caught.value.problems)
    return [re.sub(rf"^{path}(:\d+)?: ", "", each) for each in caught.value.problems]


def wrong(root: Path, *lines: str) -> str:
    """Return the only problem of a channel whose table has these lines."""
    (problem,) = problems(root, OFFICE, LISTS, SITE, PAGE, *lines)
    return problem


def test_smallest_office_is_enough(tmp_path: Path) -> None:
    config = load(write(tmp_path, OFFICE, LISTS, SITE))
    assert config.office.zone == ZoneInfo("Asia/Ho_Chi_Minh")
    assert config.content == tmp_path / "content"
    assert config.database == f"sqlite:///{tmp_path}/state/publisher.sqlite"
    assert config.accounts["website"].channel is Site


def test_office_without_channels_may_still_check_its_files(tmp_path: Path) -> None:
    assert load(write(tmp_path, OFFICE, LISTS)).accounts == {}


def test_byte_order_mark_of_an_editor_is_no_harm(tmp_path: Path) -> None:
    write(tmp_path)
    path = tmp_path / "config/publisher.toml"
    path.write_text(f"{OFFICE}{LISTS}\n{SITE}".replace("\n", "\r\n"), encoding="utf-8-sig")
    assert load(tmp_path).office.name == "Sở Xây dựng"


def test_lists_stand_in_the_offices_order(tmp_path: Path) -> None:
    later = '[[units]]\nid = "z"\nname = "Z"\norder = -1\n'
    config = load(write(tmp_path, OFFICE, LISTS, later, SITE))
    assert list(config.units) == ["z", "a"]


def test_rules_of_a_channel_are_read(tmp_path: Path) -> None:
    table = 'slots = ["mon 08:00", "FRI 19:30"]\nmin_gap = "15m"\nrate = "20/1m"'
    rules = load(write(tmp_path, OFFICE, LISTS, SITE, table)).accounts["website"].rules
    assert [(slot.weekday, str(slot.at)) for slot in rules.slots] == [
        (0, "08:00:00"),
        (4, "19:30:00"),
    ]
    assert isinstance(rules.slots[0], Slot)
    assert (rules.min_gap, rules.rate) == (900.0, Rate(20, 60.0))


# --- All at once ----------------------------------------------------------------------


def test_all_problems_are_found_in_one_run(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        '[office]\nadress = "x"\n',
        "[publishing]\nstill = -1\n",
        '[[units]]\nid = "Phòng"\nname = "P"\n',
        '[[forms]]\nid = "a"\nname = "A"\n[[forms]]\nid = "a"\nname = "B"\n',
        SITE + 'slots = ["mon 25:00"]\nquiet = 5\n',
        PAGE + 'after = "chat"\nlimt = 3\ntoken = { env = "NOT_THERE" }\n',
        '[channels.third]\nuse = "fake_channels:Nobody"\n',
    )
    for expected in (
        "office.name: Field required",
        "office.adress: unknown key, did you mean 'address'?",
        "publishing.still: a duration is a number of seconds, not below 0",
        "units.0.id: ",
        "[[forms]] a: stands twice",
        "[[themes]]: at least one entry is needed",
        "[channels.website] slots.0: '25:00' is no time of day",
        "[channels.website] quiet: ",
        "[channels.page] limt: unknown key, did you mean 'limit'?",
        "[channels.page] token: environment variable NOT_THERE is empty or missing",
        "[channels.third] use: module 'fake_channels' has no attribute 'Nobody'",
    ):
        assert any(each.startswith(expected) for each in found), (expected, found)


def test_wrong_office_does_not_hide_the_rest_nor_add_to_it(tmp_path: Path) -> None:
    assert problems(tmp_path, "[office]\nname = 3\n", LISTS, SITE) == [
        "office.name: Input should be a valid string"
    ]
    assert problems(
        tmp_path, OFFICE, '[publishing]\nfirst = "page"\nlease = true\n', LISTS, PAGE
    ) == ['publishing.lease: a duration is a number of seconds, or "90s", "5m", "6h", "30d"']


WEBSITE = """\
[channels.website]
use = "channels.website:Website"
directory = "site"
base_url = "https://sxd.example.vn"
"""


def test_a_form_that_a_channel_names_must_be_in_the_list(tmp_path: Path) -> None:
    lists = LISTS.replace('id = "a"\nname = "A"', 'id = "announcement"\nname = "A"')
    named = 'notices = ["announcement"]\nalerts = ["announcment"]\nstrips = ["qqq"]\n'
    with pytest.raises(ConfigError) as caught:
        load(write(tmp_path, OFFICE, lists, WEBSITE + named))
    path = tmp_path / "config/publisher.toml"
    line = path.read_text(encoding="utf-8").splitlines().index('strips = ["qqq"]') + 1
    near = "not in the list [[forms]], did you mean 'announcement'?"
    assert caught.value.problems == [
        f"{path}:{line - 1}: [channels.website] alerts announcment: {near}",
        f"{path}:{line}: [channels.website] strips qqq: not in the list [[forms]]",
    ]


def test_a_form_is_not_looked_for_by_default_nor_in_a_list_that_is_wrong(tmp_path: Path) -> None:
    assert load(write(tmp_path, OFFICE, LISTS, WEBSITE)).accounts
    lists = LISTS.replace('[[forms]]\nid = "a"', "[[forms]]\nid = 3")
    assert problems(tmp_path, OFFICE, lists, WEBSITE + 'alerts = ["outage"]') == [
        "forms.0.id: Input should be a valid string"
    ]


def test_the_nearest_is_told_where_approval_names_what_no_list_has(tmp_path: Path) -> None:
    lists = LISTS.replace('id = "a"\nname = "A"', 'id = "announcement"\nname = "A"')
    assert problems(tmp_path, OFFICE, lists, "[approval]\nforms = { announcment = 1 }") == [
        "[approval.forms] announcment: not in the list [[forms]], did you mean 'announcement'?"
    ]


@pytest.mark.parametrize(
    ("line", "near"),
    [
        ("slot = []", "slots"),
        ("quite = 1", "quiet"),
        ("to_late = 1", "too_late"),
        ("boxs = 1", "box"),
    ],
)
def test_nearest_known_key_is_suggested(tmp_path: Path, line: str, near: str) -> None:
    key = line.split()[0]
    assert wrong(tmp_path, line) == f"[channels.page] {key}: unknown key, did you mean {near!r}?"


def test_unknown_table_is_an_error(tmp_path: Path) -> None:
    assert problems(tmp_path, OFFICE, LISTS, "[chanels.x]\nuse = 'y'") == [
        "chanels: unknown key, did you mean 'channels'?"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "daily_cap = true",
        "daily_cap = 5.0",
        'daily_cap = "5"',
        "daily_cap = 0",
        'enabled = "no"',
        "enabled = 0",
        "min_gap = nan",
        "min_gap = inf",
        'min_gap = "5 phút"',
        'min_gap = "90"',
        'slots = "mon 08:00"',
        'slots = ["monday 08:00"]',
        'slots = ["mon 08:00+07:00"]',
        "slots = [8]",
        'quiet = "22:00"',
        'quiet = "22-6"',
        'quiet = "22:00-24:00"',
        'rate = "0/60"',
        'rate = "20/0"',
        'rate = "20"',
        'rate = "20/x"',
        "rate = 20",
        'holidays = "no"',
        "use = 3",
    ],
)
def test_wrong_type_or_value_is_an_error_and_nothing_is_guessed(tmp_path: Path, line: str) -> None:
    head = SITE + (
        "" if line.startswith("use") else '[channels.page]\nuse = "fake_channels:Fake"\n'
    )
    table = "[channels.page]\n" if line.startswith("use") else ""
    (problem,) = problems(tmp_path, OFFICE, LISTS, head, table, line)
    assert problem.startswith(f"[channels.page] {line.split()[0]}")


@pytest.mark.parametrize(
    "line",
    [
        "holidays_added = [20260214]",
        'holidays_added = ["2026-02-14"]',
        "holidays_added = [2026-02-14T00:00:00]",
        "still = true",
        "content = 5",
    ],
)
def test_wrong_type_in_publishing_is_an_error(tmp_path: Path, line: str) -> None:
    (problem,) = problems(tmp_path, OFFICE, f"[publishing]\n{line}", LISTS, SITE)
    assert problem.startswith(f"publishing.{line.split()[0]}")


@pytest.mark.parametrize("zone", ["Hanoi", "Asia", "../etc/passwd", ""])
def test_zone_that_is_none_is_an_error(tmp_path: Path, zone: str) -> None:
    (problem,) = problems(tmp_path, OFFICE, f'zone = "{zone}"', LISTS, SITE)
    assert "Asia/Ho_Chi_Minh" in problem


@pytest.mark.parametrize(
    ("use", "says"),
    [
        ("fake_channels", "channels.<module>:<Class>"),
        ("no_such_module:X", "No module named"),
        ("fake_channels:Service", "is not a channel"),
        ("fake_channels:service", "is not a channel"),
        (":X", "channels.<module>:<Class>"),
    ],
)
def test_class_that_is_no_channel_is_an_error(tmp_path: Path, use: str, says: str) -> None:
    (problem,) = problems(tmp_path, OFFICE, LISTS, SITE, f'[channels.page]\nuse = "{use}"')
    assert problem.startswith("[channels.page] use: ")
    assert says in problem


def test_broken_toml_is_one_problem_with_its_line(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, '[office]\nname = "Sở"\nphone = \nemail = ""')
    assert "line 3" in problem


def test_missing_file_tells_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="publisher init"):
        load(tmp_path)


# --- Secrets --------------------------------------------------------------------------


def test_secret_comes_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGE_TOKEN", " s3cret\n")
    root = write(tmp_path, OFFICE, LISTS, SITE, PAGE, 'token = { env = "PAGE_TOKEN" }')
    config = load(root)
    assert config.accounts["page"].settings.token.reveal() == "s3cret"
    assert "s3cret" not in repr(config)


def test_secret_comes_from_a_file_of_the_workspace(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("s3cret\n")
    root = write(tmp_path, OFFICE, LISTS, SITE, PAGE, 'token = { file = "token" }')
    assert load(root).accounts["page"].settings.token.reveal() == "s3cret"


@pytest.mark.parametrize("reference", ['{ env = "NOT_THERE" }', '{ file = "not-there" }'])
def test_missing_secret_is_an_error_unless_offline(tmp_path: Path, reference: str) -> None:
    parts = (OFFICE, LISTS, SITE, PAGE, f"token = {reference}")
    (problem,) = problems(tmp_path, *parts)
    assert "NOT_THERE" in problem or "not-there" in problem
    page = load(write(tmp_path, *parts), offline=True).accounts["page"]
    page.channel(page.settings, FleetingState())
    with pytest.raises(Unauthorized, match=r"Chưa có mã bí mật.*(NOT_THERE|not-there)"):
        page.settings.token.reveal()


def test_secret_is_read_when_it_is_revealed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGE_TOKEN", "old")
    root = write(tmp_path, OFFICE, LISTS, SITE, PAGE, 'token = { env = "PAGE_TOKEN" }')
    token = load(root).accounts["page"].settings.token
    monkeypatch.setenv("PAGE_TOKEN", "new")
    assert token.reveal() == "new"
    assert "new" not in f"{token!r} {token}"


@pytest.mark.parametrize(
    "line",
    [
        'token = "s3cret"',
        'token = ["s3cret"]',
        'token = { env = "X", file = "s3cret" }',
        'token = { value = "s3cret" }',
        "token = { env = 5 }",
        "token = { file = true }",
        'slots = ["mon 08:00"]\ntoken = "s3cret"',
    ],
)
def test_secret_in_the_config_itself_is_refused_unseen(tmp_path: Path, line: str) -> None:
    problem = wrong(tmp_path, line)
    assert problem == (
        '[channels.page] token: must be a reference, { env = "NAME" } or { file = "path" }'
    )


def test_secret_that_is_no_text_is_not_shown(tmp_path: Path) -> None:
    (tmp_path / "token").write_bytes(b"s3cret\xff")
    problem = wrong(tmp_path, 'token = { file = "token" }')
    assert "not text" in problem
    assert "s3cret" not in problem


def test_env_file_does_not_override_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANTOA_A", "from outside")
    monkeypatch.delenv("LANTOA_B", raising=False)
    monkeypatch.setenv("LANTOA_B", "")
    monkeypatch.delenv("LANTOA_B")
    (tmp_path / ".env").write_text('# ghi chú\nLANTOA_A=file\nLANTOA_B = "x=y"\n\nno sense\n')
    read_env(tmp_path / ".env")
    assert (os.environ["LANTOA_A"], os.environ["LANTOA_B"]) == ("from outside", "x=y")
    del os.environ["LANTOA_B"]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("LANTOA_C=abc  # của Trang, đến tháng 6", "abc"),
        ("LANTOA_C=abc#1", "abc#1"),
        ("LANTOA_C='a # b'  # mật khẩu", "a # b"),
        ("LANTOA_C=a$HOME${HOME}", "a$HOME${HOME}"),
        ("export LANTOA_C=abc", "abc"),
        ("\ufeffLANTOA_C=abc\r", "abc"),
        ("LANTOA_C=  # để trống", ""),
        ("LANTOA_C", None),
    ],
)
def test_a_line_of_the_env_file_is_read_as_shells_and_other_programs_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, value: str | None
) -> None:
    monkeypatch.setattr(os, "environ", {})
    (tmp_path / ".env").write_text(f"{line}\n", encoding="utf-8")
    read_env(tmp_path / ".env")
    assert os.environ.get("LANTOA_C") == value


@pytest.mark.parametrize(
    ("written", "told"),
    [(b"A=\xff\n", "not text in UTF-8"), (b"A=x\0y\n", "A: has a character that no value may")],
)
def test_an_env_file_that_can_not_be_used_is_a_problem_of_the_config(
    tmp_path: Path, written: bytes, told: str
) -> None:
    (tmp_path / ".env").write_bytes(written)
    with pytest.raises(ConfigError, match=told) as caught:
        read_env(tmp_path / ".env")
    assert str(caught.value).startswith(f"{tmp_path}/.env: ")
    assert "xff" not in str(caught.value)


def test_a_line_of_the_env_file_that_says_nothing_is_told_without_its_text(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / ".env").write_text("# a\nMAT KHAU=bimat\n")
    read_env(tmp_path / ".env")
    assert "line 2" in caplog.text and "bimat" not in caplog.text


# --- Who waits for whom ---------------------------------------------------------------


def test_all_wait_for_the_website_unless_they_say_otherwise(tmp_path: Path) -> None:
    chat = '[channels.chat]\nuse = "fake_channels:Fake"\nafter = "page"\n'
    accounts = load(write(tmp_path, OFFICE, LISTS, SITE, PAGE, chat)).accounts
    assert {name: each.after for name, each in accounts.items()} == {
        "website": None, "page": "website", "chat": "page",
    }  # fmt: skip
    assert accounts["chat"].channel is Fake


def test_nobody_waits_where_nobody_is_first(tmp_path: Path) -> None:
    config = load(write(tmp_path, OFFICE, '[publishing]\nfirst = ""', LISTS, PAGE))
    assert not config.accounts["page"].after


def test_first_must_be_a_channel_that_is_there(tmp_path: Path) -> None:
    assert problems(tmp_path, OFFICE, LISTS, PAGE) == [
        "[publishing] first: no enabled channel 'website'; known: page"
    ]
    assert problems(tmp_path, OFFICE, LISTS, SITE + "enabled = false\n", PAGE) == [
        "[publishing] first: no enabled channel 'website'; known: page, website"
    ]


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ('after = "chat"', "after: no channel 'chat'"),
        ('after = "page"', "after: 'page' waits for this one"),
        (
            'after = "off"\n[channels.off]\nuse = "x:Y"\nenabled = false',
            "after: 'off' is not enabled",
        ),
    ],
)
def test_after_must_lead_somewhere(tmp_path: Path, lines: str, says: str) -> None:
    assert wrong(tmp_path, lines) == f"[channels.page] {says}"


def test_channels_may_not_wait_in_a_circle(tmp_path: Path) -> None:
    found = problems(
        tmp_path, OFFICE, LISTS, SITE, PAGE, 'after = "chat"',
        '[channels.chat]\nuse = "fake_channels:Fake"\nafter = "page"',
    )  # fmt: skip
    assert found == [
        "[channels.page] after: 'chat' waits for this one",
        "[channels.chat] after: 'page' waits for this one",
    ]


def test_first_waits_for_nobody(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, OFFICE, LISTS, SITE, 'after = "page"', PAGE)
    assert problem.startswith("[channels.website] after: 'website' is [publishing] first")


def test_disabled_channel_is_not_there(tmp_path: Path) -> None:
    off = '[channels.off]\nuse = "no_such:Thing"\nenabled = false\n'
    assert list(load(write(tmp_path, OFFICE, LISTS, SITE, off)).accounts) == ["website"]


# --- Places ---------------------------------------------------------------------------


def test_relative_paths_start_at_the_workspace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("/")
    places = '[publishing]\ncontent = "bai"\nstate = "/var/x"\n'
    config = load(write(tmp_path, OFFICE, places, LISTS, SITE, 'box = "thu"'))
    assert config.content == tmp_path / "bai"
    assert config.state == Path("/var/x")
    assert config.accounts["website"].settings.box == tmp_path / "thu"


def test_defaults_that_are_paths_start_there_too(tmp_path: Path) -> None:
    assert load(write(tmp_path, OFFICE, LISTS, SITE)).accounts["website"].settings.box == (
        tmp_path / "box"
    )


@pytest.mark.parametrize("url", ["sqlite:////var/x.sqlite", "postgresql://db/publisher"])
def test_other_databases_are_left_as_they_are(tmp_path: Path, url: str) -> None:
    config = load(write(tmp_path, OFFICE, f'[publishing]\ndatabase = "{url}"', LISTS, SITE))
    assert config.database == url


def test_workspace_opens_twice_with_the_same_birthday(tmp_path: Path) -> None:
    write(tmp_path, OFFICE, LISTS, SITE)
    first, second = Workspace.open(tmp_path), Workspace.open(tmp_path)
    assert first.planner.made_at == second.planner.made_at
    for workspace in (first, second):
        workspace.store.close()
