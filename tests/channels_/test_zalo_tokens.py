"""Zalo's tokens: renewed once, by one, and never lost."""

import fcntl
import json
import logging
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import IO, Any

import pytest

from channels.zalo.channel import Zalo, ZaloBroadcast
from disk import recorded
from fleeting_state import FleetingState
from publisher.contract import OutcomeUnknown, RateLimited, Secret, Unauthorized, Unavailable
from scripted_service import Call, Reply, ScriptedService, nobody, serving
from zalo_replies import NOW, OA, SECRETS, Time, account, said

RENEW = r"POST /v4/oa/access_token$"
ACCOUNT = r"GET /v2\.0/oa/getoa$"
CREATE = r"POST /v2\.0/article/create$"


@pytest.fixture(autouse=True)
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    return Time(monkeypatch)


@pytest.fixture
def service() -> Iterator[ScriptedService]:
    with serving() as service:
        service.script(ACCOUNT, said("account"))
        service.script(RENEW, said("renewed"))
        yield service


def channel(service: ScriptedService, folder: Path, **changes: Any) -> Zalo:
    table = account(service.address, folder, **changes)
    return Zalo(Zalo.settings.model_validate(table), FleetingState())


def broadcasts(service: ScriptedService, folder: Path) -> ZaloBroadcast:
    table = account(service.address, folder, monthly_budget=4)
    return ZaloBroadcast(ZaloBroadcast.settings.model_validate(table), FleetingState())


def used(service: ScriptedService) -> list[str]:
    """Return the access tokens of the calls, in order."""
    return [call.headers["access_token"] for call in service.seen(ACCOUNT)]


def kept(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "zalo.json").read_text())
    return found


def test_the_configured_pair_is_used_first_and_kept_for_us_alone(
    service: ScriptedService, tmp_path: Path
) -> None:
    channel(service, tmp_path).audience()
    assert used(service) == ["sandbox-zalo-access"]
    assert kept(tmp_path)["refresh"] == "sandbox-zalo-refresh"
    assert stat.S_IMODE((tmp_path / "zalo.json").stat().st_mode) == 0o600
    assert not any(secret in call.target for call in service.calls for secret in SECRETS)


@pytest.mark.parametrize("answer", ["stale_token", "expired_token"])
def test_a_dead_token_is_renewed_and_the_refused_call_made_again(
    service: ScriptedService, tmp_path: Path, answer: str
) -> None:
    service.script(ACCOUNT, said(answer), said("account"))
    assert channel(service, tmp_path).audience().followers == 15320
    assert used(service) == ["sandbox-zalo-access", "second-access"]
    [request] = service.seen(RENEW)
    assert request.form == {
        "refresh_token": "sandbox-zalo-refresh",
        "app_id": "1234567890123456789",
        "grant_type": "refresh_token",
    }
    assert request.headers["secret_key"] == "sandbox-zalo-secret"
    assert kept(tmp_path)["refresh"] == "second-refresh"


def test_a_token_that_is_refused_even_when_new_is_for_the_operator(
    service: ScriptedService, tmp_path: Path
) -> None:
    service.script(ACCOUNT, said("stale_token"))
    with pytest.raises(Unauthorized):
        channel(service, tmp_path).audience()
    assert len(service.seen(RENEW)) == 1
    assert len(service.seen(ACCOUNT)) == 2


def test_http_401_without_an_envelope_counts_as_a_dead_token(
    service: ScriptedService, tmp_path: Path
) -> None:
    service.script(ACCOUNT, Reply("", status=401), said("account"))
    channel(service, tmp_path).audience()
    assert used(service)[-1] == "second-access"


def test_a_token_is_renewed_shortly_before_it_ends(
    service: ScriptedService, tmp_path: Path, time: Time
) -> None:
    zalo = channel(service, tmp_path, access_token=Secret(""))
    zalo.audience()
    assert kept(tmp_path)["expires"] == (NOW + timedelta(seconds=90_000)).isoformat()
    time.now += timedelta(seconds=90_000 - 301)
    zalo.audience()
    assert len(service.seen(RENEW)) == 1
    time.now += timedelta(seconds=2)
    zalo.audience()
    assert len(service.seen(RENEW)) == 2


def test_the_new_pair_is_on_disk_before_it_is_used(
    service: ScriptedService, tmp_path: Path
) -> None:
    service.script(ACCOUNT, said("stale_token"), Reply(line="reset"))
    with pytest.raises(OutcomeUnknown):
        channel(service, tmp_path).audience()
    assert kept(tmp_path)["access"] == "second-access"


def test_the_new_pair_outlives_a_power_cut_before_it_is_used(
    service: ScriptedService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    zalo = channel(service, tmp_path)
    zalo.audience()
    service.script(ACCOUNT, said("stale_token"), said("account"))
    steps, answer = recorded(monkeypatch), service.answer

    def noted(call: Call) -> Reply:
        steps.append(call.name)
        return answer(call)

    monkeypatch.setattr(service, "answer", noted)
    zalo.audience()
    for_good = ["put zalo.json, synced", f"sync {tmp_path.name}"]
    assert steps == [
        "GET /v2.0/oa/getoa",  # answered: the token is stale
        *for_good,  # the old pair once more: the disk takes it
        "POST /v4/oa/access_token",
        *for_good,
        "GET /v2.0/oa/getoa",
    ]
    assert kept(tmp_path)["access"] == used(service)[-1] == "second-access"


def test_a_restart_goes_on_with_the_pair_on_disk(service: ScriptedService, tmp_path: Path) -> None:
    service.script(ACCOUNT, said("stale_token"), said("account"))
    channel(service, tmp_path).audience()
    channel(service, tmp_path).audience()
    assert used(service)[-1] == "second-access"
    assert len(service.seen(RENEW)) == 1


def test_both_channels_of_an_account_share_the_pair(
    service: ScriptedService, tmp_path: Path
) -> None:
    service.script(ACCOUNT, said("stale_token"), said("account"))
    channel(service, tmp_path).audience()
    table = account(service.address, tmp_path, monthly_budget=4)
    ZaloBroadcast(ZaloBroadcast.settings.model_validate(table), FleetingState()).check()
    assert used(service)[-1] == "second-access"


def test_a_new_consent_replaces_what_is_kept_and_an_old_one_never_returns(
    service: ScriptedService, tmp_path: Path
) -> None:
    channel(service, tmp_path).audience()
    consent = {"access_token": Secret("new-access"), "refresh_token": Secret("new-refresh")}
    channel(service, tmp_path, **consent).audience()
    channel(service, tmp_path).audience()  # a table that was not brought up to date
    assert used(service) == ["sandbox-zalo-access", "new-access", "new-access"]


def test_nothing_configured_overwrites_nothing(service: ScriptedService, tmp_path: Path) -> None:
    empty = {"access_token": Secret(""), "refresh_token": Secret("")}
    with pytest.raises(Unauthorized, match="cấp quyền"):
        channel(service, tmp_path, **empty).audience()
    channel(service, tmp_path).audience()
    channel(service, tmp_path, **empty).audience()
    assert used(service) == ["sandbox-zalo-access"] * 2


def test_an_answer_without_a_refresh_token_keeps_the_one_there_is(
    service: ScriptedService, tmp_path: Path
) -> None:
    service.script(RENEW, Reply({"access_token": "second-access", "refresh_token": ""}))
    channel(service, tmp_path, access_token=Secret("")).audience()
    assert kept(tmp_path)["refresh"] == "sandbox-zalo-refresh"
    assert kept(tmp_path)["expires"] == (NOW + timedelta(hours=1)).isoformat()


def test_many_users_renew_once(service: ScriptedService, tmp_path: Path) -> None:
    renewals = [said("renewed"), said("not_renewed")]  # the second would be the end
    service.script(RENEW, *renewals)
    makers = [channel(service, tmp_path, access_token=Secret("")) for _ in range(6)]
    with ThreadPoolExecutor(6) as pool:
        audiences = list(pool.map(lambda zalo: zalo.audience(), makers))
    assert {each.followers for each in audiences} == {15320}
    assert len(service.seen(RENEW)) == 1


def test_what_another_process_got_meanwhile_is_taken(
    service: ScriptedService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    zalo, waiting, lock = channel(service, tmp_path), Event(), fcntl.flock

    def announced(stream: IO[str], operation: int) -> None:
        waiting.set()
        lock(stream, operation)

    zalo.audience()
    service.script(ACCOUNT, said("stale_token"), said("account"))
    with (tmp_path / "zalo.json.lock").open("w") as held, ThreadPoolExecutor(1) as pool:
        lock(held, fcntl.LOCK_EX)
        monkeypatch.setattr(fcntl, "flock", announced)
        pending = pool.submit(zalo.audience)
        assert waiting.wait(10), "it must wait for the other process"
        others = {**kept(tmp_path), "access": "others-access", "refresh": "others-refresh"}
        (tmp_path / "zalo.json").write_text(json.dumps(others))
        lock(held, fcntl.LOCK_UN)
        assert pending.result(10).followers == 15320
    assert used(service)[-1] == "others-access"
    assert service.seen(RENEW) == []


def test_a_refused_renewal_asks_for_a_new_consent_and_does_not_loop(
    service: ScriptedService, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    service.script(RENEW, said("not_renewed"))
    service.script(ACCOUNT, said("stale_token"))
    with pytest.raises(Unauthorized, match="cấp quyền lại") as caught:
        channel(service, tmp_path).audience()
    assert "-14014" in caught.value.answer
    assert len(service.seen(RENEW)) == 1
    assert not any(secret in caplog.text for secret in SECRETS)


def test_a_pair_that_was_refused_is_not_shown_again_by_anybody_for_an_hour(
    service: ScriptedService, tmp_path: Path, time: Time
) -> None:
    service.script(RENEW, said("not_renewed"))
    service.script(ACCOUNT, said("stale_token"))
    for _ in range(3):  # two tables of an account, in several processes
        for kind in (channel, broadcasts):
            with pytest.raises(Unauthorized, match="cấp quyền lại"):
                kind(service, tmp_path).check()
    assert len(service.seen(RENEW)) == 1
    time.now += timedelta(minutes=61)
    with pytest.raises(Unauthorized):
        channel(service, tmp_path).check()
    assert len(service.seen(RENEW)) == 2


@pytest.mark.parametrize(
    "change", [{"refresh_token": Secret("new")}, {"app_secret": Secret("another")}]
)
def test_after_a_refusal_what_a_person_put_right_is_tried_at_once(
    service: ScriptedService, tmp_path: Path, change: dict[str, Any]
) -> None:
    service.script(RENEW, said("not_renewed"), said("renewed"))
    with pytest.raises(Unauthorized):
        channel(service, tmp_path, access_token=Secret("")).audience()
    channel(service, tmp_path, access_token=Secret(""), **change).audience()
    assert len(service.seen(RENEW)) == 2


def test_a_token_file_of_a_release_before_is_read(
    service: ScriptedService, tmp_path: Path
) -> None:
    channel(service, tmp_path).audience()
    older = {key: value for key, value in kept(tmp_path).items() if not key.startswith("refused")}
    (tmp_path / "zalo.json").write_text(json.dumps(older), encoding="utf-8")
    channel(service, tmp_path).audience()
    assert service.seen(RENEW) == []


def test_a_lost_renewal_is_tried_once_more_with_the_same_token(
    service: ScriptedService, tmp_path: Path
) -> None:
    service.script(RENEW, Reply(line="close"), said("renewed"))
    channel(service, tmp_path, access_token=Secret("")).audience()
    forms = [call.form["refresh_token"] for call in service.seen(RENEW)]
    assert forms == ["sandbox-zalo-refresh"] * 2


def test_a_lost_renewal_that_had_happened_ends_with_the_operator(
    service: ScriptedService, tmp_path: Path
) -> None:
    service.script(RENEW, Reply(line="close"), said("not_renewed"))
    with pytest.raises(Unauthorized, match="cấp quyền lại"):
        channel(service, tmp_path, access_token=Secret("")).audience()


ODD_TOKEN = Reply({"access_token": "mã\r\nX: 1", "refresh_token": "r", "expires_in": "3600"})


@pytest.mark.parametrize(
    "fault", [Reply("", status=502), Reply("<html>"), Reply([1]), Reply(line="hang"), ODD_TOKEN]
)
def test_a_renewal_lost_twice_may_be_tried_later(
    service: ScriptedService, tmp_path: Path, fault: Reply
) -> None:
    service.script(RENEW, fault)
    zalo = channel(service, tmp_path, access_token=Secret(""), read_timeout=0.5)
    with pytest.raises(Unavailable):
        zalo.audience()
    assert len(service.seen(RENEW)) == 2
    service.script(RENEW, said("renewed"))
    zalo.audience()


def test_an_unreachable_oauth_host_is_unavailable(
    service: ScriptedService, tmp_path: Path
) -> None:
    with nobody() as address, pytest.raises(Unavailable):
        channel(service, tmp_path, access_token=Secret(""), oauth_url=address).audience()


def test_too_many_renewals_are_a_limit(service: ScriptedService, tmp_path: Path) -> None:
    service.script(RENEW, Reply("", status=429, headers={"Retry-After": "7"}))
    with pytest.raises(RateLimited) as caught:
        channel(service, tmp_path, access_token=Secret("")).audience()
    assert caught.value.retry_after == 7


def test_a_torn_token_file_is_for_the_operator(service: ScriptedService, tmp_path: Path) -> None:
    (tmp_path / "zalo.json").write_text('{"access": ')
    with pytest.raises(Unauthorized, match=r"zalo\.json"):
        channel(service, tmp_path).audience()


def test_a_disk_that_takes_nothing_is_noticed_before_the_only_pair_is_spent(
    service: ScriptedService, tmp_path: Path
) -> None:
    zalo = channel(service, tmp_path)
    zalo.audience()
    (tmp_path / "zalo.json.new").mkdir()
    service.script(ACCOUNT, said("stale_token"))
    with pytest.raises(Unavailable, match="tệp mã truy cập"):
        zalo.audience()
    assert service.seen(RENEW) == []


def test_the_token_file_is_named_after_the_account(tmp_path: Path) -> None:
    table = account("http://127.0.0.1:9", tmp_path)
    del table["token_file"]
    settings = Zalo.settings.model_validate(table)
    assert settings.token_file == Path(f"state/zalo-{OA}.json")


def test_the_proof_is_sent_only_if_switched_on(service: ScriptedService, tmp_path: Path) -> None:
    channel(service, tmp_path).audience()
    assert "appsecret_proof" not in service.seen(ACCOUNT)[0].headers
    vector = {
        "app_secret": Secret("app-secret-demo"),
        "access_token": Secret("access-token-demo"),
        "appsecret_proof": True,
    }
    channel(service, tmp_path, **vector).audience()
    assert service.seen(ACCOUNT)[1].headers["appsecret_proof"] == (
        "bd3f6010e44b67c2c4762c8713a0768dfad1c2f337cc51e40a096ae4b281211e"
    )


def test_a_configured_token_that_no_header_carries_is_renewed(
    service: ScriptedService, tmp_path: Path
) -> None:
    channel(service, tmp_path, access_token=Secret("mã\u200b")).audience()
    assert used(service) == [kept(tmp_path)["access"]]


def test_a_secret_that_no_header_carries_is_for_the_operator(
    service: ScriptedService, tmp_path: Path
) -> None:
    with pytest.raises(Unauthorized, match=r"app_secret .* ký tự lạ"):
        channel(service, tmp_path, access_token=Secret(""), app_secret=Secret("mã ")).audience()
