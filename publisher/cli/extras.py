"""What publishing does without: libraries of the stand-ins and of the web desk, in extras."""

from importlib.util import find_spec

from publisher.cli.base import refuse
from publisher.words import _

STAND_INS = ("python_multipart", "starlette", "uvicorn")  # what the extra `sandbox` installs
WEB_DESK = (*STAND_INS, "argon2", "cryptography", "pyotp", "segno", "webauthn")  # … and `web`


def need_stand_ins() -> None:
    """End where the libraries of the stand-ins are missing."""
    message = _("the stand-ins are not installed; in the folder of the source: {command}")
    _need(STAND_INS, "sandbox", message)


def need_web_desk() -> None:
    """End where the libraries of the web desk are missing."""
    message = _("the publishing desk is not installed; in the folder of the source: {command}")
    _need(WEB_DESK, "web", message)


def _need(libraries: tuple[str, ...], extra: str, message: str) -> None:
    if not all(map(find_spec, libraries)):
        command = f"pip install -c requirements.lock '.[{extra}]'"
        refuse(message.format(command=command), 2)
