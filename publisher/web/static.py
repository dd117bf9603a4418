"""The desk's own files: style sheets and scripts, which browsers may keep for ever."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from publisher.web.templates import asset

TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}


async def static_file(request: Request) -> Response:
    """Answer with a file whose address has the hash of its bytes."""
    name = request.path_params["name"]
    try:
        content, address = asset(name)
    except (FileNotFoundError, ValueError):
        return PlainTextResponse("", 404)
    if request.url.path != address:
        return PlainTextResponse("", 404)
    kept = {"cache-control": "public, max-age=31536000, immutable"}
    return Response(content, media_type=TYPES[name.rpartition(".")[2]], headers=kept)
