"""A clip on a Facebook page: uploaded in pieces, processed later."""

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from channels.facebook.errors import asking, publishing, reading
from channels.facebook.find import receipt
from channels.facebook.graph import Graph
from channels.shared.clips import Clip
from publisher.contract import ChannelError, OutcomeUnknown, Receipt, Rejected, Unavailable

CHUNK = 64_000_000  # bytes at most that are sent at once, whatever the service asks for
POLL = 1.0  # seconds between two looks at the processing
STILL_PROCESSING = "Facebook còn đang xử lý video"
_FAILED = frozenset({"error", "expired", "upload_failed"})


def ticket(key: str) -> str:
    """Return the name under which the video's id is remembered while it is processed."""
    return f"video/{key}"


def upload(graph: Graph, path: Path) -> tuple[str, str]:
    """Bring the bytes up, unseen by readers; return the upload session and the video's id."""
    with asking(), reading(), Clip(path) as clip:
        answer = graph.video(upload_phase="start", file_size=clip.size)
        session, video = str(_need(answer, "upload_session_id")), str(_need(answer, "video_id"))
        start, end = _offsets(answer)
        while start < end:
            step = {"upload_session_id": session, "start_offset": start}
            chunk = clip.read(start, min(end - start, CHUNK))
            answer = graph.video(upload_phase="transfer", chunk=chunk, **step)
            last, (start, end) = start, _offsets(answer)
            if start <= last:
                raise Unavailable("Việc tải video lên Facebook không tiến triển")
    return session, video


def _offsets(answer: Mapping[str, Any]) -> tuple[int, int]:
    try:
        start, end = int(_need(answer, "start_offset")), int(_need(answer, "end_offset"))
    except (TypeError, ValueError, OverflowError):
        start = end = -1
    if start < 0:
        raise Unavailable("Không đọc được câu trả lời của Facebook khi tải video lên")
    return start, end


def _need(answer: Mapping[str, Any], name: str) -> Any:
    if answer.get(name) in (None, ""):
        raise Unavailable(f"Facebook trả lời thiếu {name} khi tải video lên")
    return answer[name]


def finish(graph: Graph, session: str, *, title: str, description: str) -> None:
    """Make the uploaded video visible; the service then processes it."""
    with publishing():
        answer = graph.video(
            upload_phase="finish",
            upload_session_id=session,
            title=title,
            description=description,
        )
    if answer.get("success") is not True:
        raise OutcomeUnknown("Không đọc được câu trả lời của Facebook khi hoàn tất video")


def wait(graph: Graph, page_id: str, video: str, *, seconds: float) -> Receipt:
    """Wait until the video has become a post; raise OutcomeUnknown if that takes longer.

    Whatever keeps us from looking says nothing of the video, which was finished before.
    """
    deadline = time.monotonic() + seconds
    while True:
        try:
            status, found = look(graph, page_id, video)
        except ChannelError as error:
            unknown = OutcomeUnknown(str(error))
            unknown.answer = error.answer
            raise unknown from None
        if found:
            return found
        if status in _FAILED:
            raise Rejected("Facebook không xử lý được tệp video này; hãy xuất lại tệp MP4 khác.")
        if time.monotonic() >= deadline:
            raise OutcomeUnknown(STILL_PROCESSING)
        time.sleep(POLL)


def look(graph: Graph, page_id: str, video: str) -> tuple[str, Receipt | None]:
    """Return the state of the processing and, once it is through, the post."""
    with asking():
        node = graph.node(video, fields="status,post_id,permalink_url")
    state = node.get("status")
    status = str(state.get("video_status")) if isinstance(state, dict) else "unknown"
    post = node.get("post_id")
    if status != "ready" or not post:
        return status, None
    ref = str(post) if "_" in str(post) else f"{page_id}_{post}"
    return status, receipt({**node, "id": ref})


def failed(status: str) -> bool:
    """Tell whether the service has given a video up: nothing was published."""
    return status in _FAILED
