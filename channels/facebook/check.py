"""What is to be known about a Facebook page and our right to it before anything is published."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from channels.facebook.errors import asking, not_a_pages
from channels.facebook.graph import Graph
from channels.shared.words import moment
from publisher.contract import Health, Rejected, now

SOON = timedelta(days=14)  # a token that ends sooner is a problem already
SCOPES = {
    "pages_manage_posts": "đăng, sửa, gỡ bài",
    "pages_read_engagement": "đọc tương tác",
    "pages_read_user_content": "đọc số cảm xúc và bình luận",
    "read_insights": "đọc số lượt xem",
}


def check(graph: Graph, page_id: str, *, version: str, app_id: str | None, tasks: bool) -> Health:
    """Ask for the page and the token; raise Unauthorized or Unavailable where that fails.

    tasks: the token is a system user's, who can be asked what they may do on the page.
    """
    facts: dict[str, str] = {}
    problems: list[str] = []
    try:
        with asking():
            page = graph.node(page_id, fields="id,name,link,followers_count")
            token = graph.debug_token()
            kind = list(_kind_problems(token, page_id, tasks=tasks))
            problems += kind
            if tasks and not kind:
                problems += _task_problems(graph, page_id, facts)
    except Rejected as error:
        return Health(identity=page_id, problems=error.problems, server_time=graph.server_time)
    name = page.get("name")
    if not name:
        problems.append(f"Facebook không cho biết tên trang {page_id}; hãy kiểm tra page_id.")
    problems += _token_problems(token, facts, app_id)
    facts |= {"Phiên bản Graph API": graph.served_version or version}
    if graph.served_version:
        problems.append(
            f"Facebook trả lời bằng phiên bản {graph.served_version}, không phải {version}; "
            "hãy nâng graph_version."
        )
    identity = f"{name} ({page_id})" if name else page_id
    return Health(
        identity=identity, facts=facts, problems=tuple(problems), server_time=graph.server_time
    )


def _kind_problems(token: Mapping[str, Any], page_id: str, *, tasks: bool) -> Iterator[str]:
    """Say whose token it is, if not the one that token_kind says.

    One that is not the page's own may read the page, so nothing else tells before the first
    post (answered with 190/2069032).
    """
    kind = token.get("type")
    if kind == "PAGE" and tasks:
        yield (
            "Mã truy cập này là của trang, không phải của người dùng hệ thống; "
            'hãy đặt token_kind = "page" hoặc lấy mã của người dùng hệ thống.'
        )
    if kind == "PAGE" and (other := str(token.get("profile_id") or page_id)) != page_id:
        yield f"Mã truy cập này là của trang {other}, không phải của trang {page_id}."
    if kind == "SYSTEM_USER" and not tasks:
        yield f"{not_a_pages('người dùng hệ thống').capitalize()}."
    if kind == "USER" and not tasks:
        yield "Mã truy cập này là của người dùng, không phải của trang; hãy lấy mã của trang."


def _task_problems(graph: Graph, page_id: str, facts: dict[str, str]) -> Iterator[str]:
    answer = graph.owner().get_connections("me", "accounts", fields="id,tasks", limit=100)
    data = answer.get("data") if isinstance(answer, dict) else None
    found = [each for each in data if isinstance(each, dict)] if isinstance(data, list) else []
    pages = {str(page.get("id")): page for page in found}
    if page_id not in pages:
        yield f"Người dùng hệ thống chưa được giao trang {page_id}."
        return
    tasks = _names(pages[page_id].get("tasks"))
    facts["Nhiệm vụ trên trang"] = ", ".join(tasks)
    for task, purpose in (("CREATE_CONTENT", "đăng bài"), ("ANALYZE", "đọc số liệu")):
        if task not in tasks:
            yield f"Thiếu nhiệm vụ {task} trên trang, cần để {purpose}."


def _names(value: Any) -> list[str]:
    """Return a list of names as the service gives one; whatever else it gives is none."""
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def _token_problems(
    token: Mapping[str, Any], facts: dict[str, str], app_id: str | None
) -> Iterator[str]:
    if not token:
        facts["Mã truy cập"] = (
            "không tra cứu được của ai, hạn đến bao giờ (cần app_id và app_secret)"
        )
        return
    if token.get("is_valid") is not True:
        yield "Mã truy cập không còn hiệu lực; hãy cấp mã mới."
    if app_id and str(token.get("app_id")) != app_id:
        yield f"Mã truy cập do ứng dụng {token.get('app_id')} cấp, không phải {app_id}."
    yield from _expiry_problems(token.get("expires_at"), facts)
    scopes = _names(token.get("scopes"))
    for scope, purpose in SCOPES.items():
        if scope not in scopes:
            yield f"Thiếu quyền {scope}, cần để {purpose}."


def _expiry_problems(expires_at: Any, facts: dict[str, str]) -> Iterator[str]:
    if not isinstance(expires_at, int):
        return
    if expires_at == 0:
        facts["Hạn mã truy cập"] = "không thời hạn"
        return
    try:
        end = datetime.fromtimestamp(expires_at, UTC)
    except (OverflowError, OSError, ValueError):  # no time that anybody will live to see
        return
    facts["Hạn mã truy cập"] = moment(end)
    if end - now() < SOON:
        yield f"Mã truy cập hết hạn lúc {moment(end)}; hãy gia hạn trước đó."
