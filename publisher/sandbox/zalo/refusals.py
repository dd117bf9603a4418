"""Everything the Zalo API host may refuse: one table, so that a code is corrected in one place.

Sources: the error table of the OA documents (docs.zaloplatforms.com/docs/OA/phu-luc/ma-loi,
September 2026) and the logs of clients in production, 2024 to 2026.
"""


class Refused(Exception):
    """An answer with an error code. HTTP says 200 all the same."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code


# case → code, message as sent
_SEEN = {
    "rate": (-32, "Your application reached limit call api"),
    "expired_upload": (-100, "attachment_id was expired"),
    "picture": (-200, "Upload media failed: {field}"),
    "picture_again": (-200, "Upload media failed: {field}. Too many failed attempts"),
    "invalid": (-201, "{field} is invalid!"),
    "length": (-201, "{field} allow 1 to {limit} characters"),
    "url": (-201, "{field} {value} is invalid"),
    "slice": (-201, "maximum limit is 10"),
    "type": (-201, "type accept only 2 value normal and video."),
    "file": (-201, "file is invalid. We only support {field}"),
    "removed": (-209, "API is not support"),
    "too_many": (-210, "Parameter exceeds allowable limit"),
    "broadcast_quota": (-211, "Out of quota"),
    "processing": (-214, "Article is being processed"),
    "token": (-216, "Access token is invalid"),
    "article_quota": (-223, "Your OA has reach the limit quota create article"),
    "package": (-224, "The OA needs to upgrade OA Tier Package to use this feature"),
    "interaction": (-230, "User has not interacted with the OA in the past 7 days"),
    "message_type": (-233, "Message type is invalid or not support"),
    "night": (-234, "This message cannot be sent at night (10:00PM - 6:00AM)"),
    "oa_type": (-235, "This API does not support this type of OA"),
    "old_messages": (-240, "MessageV2 API has been shut down, please switch to MessageV3"),
    "proof": (-242, "Invalid appsecret_proof provided in the API argument"),
}
# Nobody wrote down what the real one says here: choices of this stand-in.
_CHOSEN = {
    "cover_status": (-200, "create media fail"),  # the words were seen, the code was not
    "unknown": (-201, "{field} is invalid!"),  # an article, job or video that is not there
    "hidden": (-201, "attachment_id is invalid!"),  # a broadcast of a hidden article
    "too_big": (-201, "file is invalid! Maximum size is {limit} MB"),
    "no_path": (404, "You are accessing an empty or invalid API"),  # the words were seen
}
CASES = _SEEN | _CHOSEN


def refused(case: str, *, field: str = "", value: str = "", limit: int = 0) -> Refused:
    """Return the refusal of a case of the table, ready to be raised."""
    code, message = CASES[case]
    return Refused(code, message.format(field=field, value=value, limit=limit))
