"""What is wrong with a config: file, line, key and what is right, in the office's language."""

from pathlib import Path

import pytest

from publisher.config.file import CONFIG, ConfigError, load
from publisher.config.places import line_of, places

pytestmark = pytest.mark.usefixtures("vietnamese")

OFFICE = """\
# Cơ quan
[office]
name = "Sở Xây dựng"
adress = "1 Lê Duẩn"
note = '''
[publishing]
first = "x"
'''

[[units]]
id = "van-phong"
name = "Văn phòng"

[[units]]
id = "van-phong"
name = "Văn phòng Sở"

[[themes]]
id = "a"
name = "A"
[[forms]]
id = "a"
name = "A"

[channels.website]
use = "fake_channels:Site"
quite = "22:00-06:00"
slots = [
  "mon 08:00",
  "tue 25:00",
]

[channels."page"]
use = "fake_channels:Fake"
token = { env = "NOT_THERE" }
daily_cap = "5"
"""


def told(root: Path, text: str) -> list[str]:
    (root / "config").mkdir(exist_ok=True)
    (root / CONFIG).write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load(root)
    return [each.removeprefix(f"{root / CONFIG}:") for each in caught.value.problems]


def test_all_that_is_wrong_is_told_at_once_with_line_and_nearest_key(tmp_path: Path) -> None:
    assert told(tmp_path, OFFICE) == [
        "4: office.adress: không có khóa này; có phải 'address' không?",
        "5: office.note: không có khóa này",
        "15: [[units]] van-phong: bị ghi hai lần",
        "28: [channels.website] slots.1: '25:00' không phải là giờ trong ngày; "
        'hãy ghi ví dụ "08:00"',
        "36: [channels.page] daily_cap: phải là số nguyên, không có dấu ngoặc kép",
    ]
    right = OFFICE.replace("adress", "address").replace("note", "phone").replace('"5"', "5")
    right = right.replace("25:00", "15:00").replace("van-phong", "phong-mot", 1)
    assert told(tmp_path, right) == [
        "27: [channels.website] quite: không có khóa này; có phải 'quiet' không?",
        "35: [channels.page] token: biến môi trường NOT_THERE trống hoặc không có; "
        "hãy ghi mã bí mật vào đó",
    ]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("[office]\nname = Sở\n", " dòng 2, cột 8: không đúng cú pháp TOML; chữ phải nằm "
         "trong dấu ngoặc kép, mỗi khóa một dòng"),
        ("[office]\nname = \"a\"\nname = \"b\"\n",
         " dòng 3: khóa hoặc bảng này đã ghi ở phía trên"),
        ("[office]\nname = \"a\"\n[office]\n",
         " dòng 3: khóa hoặc bảng này đã ghi ở phía trên"),
        ("[office]\nname = \"\"\"a", " không đúng cú pháp TOML; tệp kết thúc giữa chừng"),
    ],
)  # fmt: skip
def test_what_is_no_toml_is_told_with_its_line(tmp_path: Path, text: str, what: str) -> None:
    assert told(tmp_path, text) == [what]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("lang = 'fr'", "phải là 'vi' hoặc 'en'"),
        ("name = 3", "phải là chữ trong dấu ngoặc kép"),
        ('zone = "Hanoi"', "không có múi giờ 'Hanoi'; ví dụ Asia/Ho_Chi_Minh"),
        ("[publishing]\nstill = '5 phút'",
         "'5 phút' không phải là khoảng thời gian; hãy ghi ví dụ 90, \"5m\", \"6h\" hoặc \"30d\""),
        ("[publishing]\nstill = -1", "khoảng thời gian là số giây, không được âm"),
        ("[publishing]\nholidays_added = [5]",
         "phải là ngày như 2026-02-14, không có dấu ngoặc kép"),
        ("[publishing]\ncontent = 5", "phải là tên thư mục hoặc tệp trong dấu ngoặc kép"),
        ("[alerts]\ndigest = '8h'",
         "'8h' không phải là giờ trong ngày; hãy ghi ví dụ \"08:00\""),
        ("[approval]\ndefault = 3", "nhiều nhất là 2"),
        ("[approval]\ndefault = -1", "phải từ 0 trở lên"),
        ("[[people]]\nid = 'A B'\nname = 'x'", "phải có dạng '^[a-z0-9][a-z0-9.-]*$'"),
        ("[[people]]\nid = 'a'\nname = ''", "phải có ít nhất 1 ký tự"),
        ("[[people]]\nid = 'a'", "còn thiếu, phải ghi"),
        ("[channels.x]\nenabled = 'no'\nuse = 'a:b'",
         "phải là true hoặc false, không có dấu ngoặc kép"),
        ("[channels.x]\nuse = 'a:b'\nslots = 'mon 08:00'",
         "phải là danh sách trong dấu ngoặc vuông"),
        ("[channels]\nx = 5", "phải là một bảng, như trong tệp mẫu"),
        ("[channels.x]\nuse = 'no_such:Thing'", "không có mô-đun 'no_such'"),
    ],
)  # fmt: skip
def test_each_kind_of_mistake_is_told_in_vietnamese(tmp_path: Path, line: str, what: str) -> None:
    key = "" if line.startswith("[") else f"{line}\n"
    more = line if line.startswith("[") else ""
    name = "" if line.startswith("name") else 'name = "Sở"\n'
    lists = "".join(f'[[{each}]]\nid = "a"\nname = "A"\n' for each in ("units", "themes", "forms"))
    text = f"[office]\n{name}{key}{lists}{more}"
    found = told(tmp_path, text)
    assert any(each.endswith(f": {what}") and each[0].isdigit() for each in found), found


def test_a_config_speaks_the_language_that_it_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PUBLISHER_LANG")
    (first, *_rest) = told(tmp_path, '[office]\nlang = "en"\nnam = "x"\n')
    assert first == " office.name: Field required" or "Field required" in first


def test_a_key_that_is_missing_has_the_line_of_its_table() -> None:
    found = places('a = 1\n\n[x.y] # z\nb . c = 2\n"d e" = 3\n[[z]]\n[[z]]\nk = 1\n')
    lines = {
        ("a",): 1, ("x",): 3, ("x", "y", "q"): 3, ("x", "y", "b", "c"): 4,
        ("x", "y", "d e"): 5, ("z", 1, "k"): 8, ("z", 1, "other"): 7, ("nowhere",): None,
    }  # fmt: skip
    assert {where: line_of(found, where) for where in lines} == lines
