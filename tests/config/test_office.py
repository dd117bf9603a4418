"""What a channel may tell readers of the office reaches it from [office], with all channels."""

from dataclasses import replace
from pathlib import Path

import pytest
from test_config import LISTS, PAGE, problems, write

from channels.website.look import look_of
from publisher.config.file import Config, ConfigError, load
from publisher.contract import Official

OFFICE = """
[office]
name = "Sở Xây dựng"
address = "Số 1, đường A"
phone = "0262 3 333 333"
"""
WEBSITE = """
[channels.website]
use = "channels.website:Website"
directory = "site"
base_url = "https://sxd.example.vn/"
"""
FACEBOOK = """
[channels.facebook]
use = "channels.facebook:Facebook"
page_id = "1234"
token = { env = "NO_SUCH" }
"""

pytestmark = pytest.mark.usefixtures("english")


def loaded(root: Path, *parts: str) -> Config:
    return load(write(root, OFFICE, LISTS, *parts), offline=True)


def test_the_website_knows_the_office_and_all_its_channels(tmp_path: Path) -> None:
    office = loaded(tmp_path, WEBSITE, FACEBOOK).accounts["website"].settings.office
    assert (office.name, office.address, office.email) == ("Sở Xây dựng", "Số 1, đường A", "")
    assert office.channels == (
        Official("Trang thông tin điện tử", "https://sxd.example.vn"),
        Official("Fanpage Facebook", "https://www.facebook.com/1234"),
    )


def test_an_address_of_the_config_stands_in_place_of_the_services_own(tmp_path: Path) -> None:
    named = f'{FACEBOOK}address = "https://www.facebook.com/sxd"\n'
    office = loaded(tmp_path, WEBSITE, named).accounts["website"].settings.office
    assert office.channels[1].address == "https://www.facebook.com/sxd"
    hidden = f'{FACEBOOK}address = ""\n'
    assert len(loaded(tmp_path, WEBSITE, hidden).accounts["website"].settings.office.channels) == 1


def test_a_channel_that_does_not_ask_gets_nothing(tmp_path: Path) -> None:
    settings = loaded(tmp_path, WEBSITE, PAGE).accounts["page"].settings
    assert not hasattr(settings, "office")


def test_the_office_stands_in_no_channels_table(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, OFFICE, LISTS, f'{WEBSITE}office = "Sở"\n')
    assert problem == "[channels.website] office: stands in the table [office]; leave it out here"


def test_the_foot_says_the_offices_contacts_once(tmp_path: Path) -> None:
    look = look_of(loaded(tmp_path, WEBSITE).accounts["website"].settings)
    address = ("Địa chỉ", "Số 1, đường A", "")
    assert list(look.contacts) == [address, ("Điện thoại", "0262 3 333 333", "tel:02623333333")]
    assert list(replace(look, footer=("Gọi 0262 3 333 333",)).contacts) == [address]


@pytest.mark.parametrize("key", ["website", "public_services", "map"])
def test_what_readers_follow_is_an_address_of_the_web(tmp_path: Path, key: str) -> None:
    bad = OFFICE.replace("[office]\n", f'[office]\n{key} = "javascript:alert(1)"\n')
    with pytest.raises(ConfigError, match=f"{key}.*https://"):
        load(write(tmp_path, bad, LISTS), offline=True)
