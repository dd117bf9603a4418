"""The Graph API's codes and subcodes, by what they are about, and their words for people.

What stands in no list is found out by trial: publisher.contract.Unexplained.
"""

DEAD_TOKEN = frozenset({102, 190})
THROTTLED = frozenset({4, 17, 32, 341, 613, *range(80000, 80015)})
BLOCKED = 368  # policy or spam: this text, unless the subcode says that it is the account
TOO_FAST = 1390008  # subcode of 368: the account posts too fast
BLOCKED_WAIT = 3600.0  # seconds, at the least; asking again makes it worse
UNSUPPORTED_CALL, MOVED, BARRED = 12, 21, 31  # the call, the page, the application or account
CHECKPOINT = frozenset({1404006, 1404078, 1404112, 4854002})  # subcodes: a person must log in
NO_PERMISSION = frozenset({3, 10, *range(200, 300)})
BAD_PROOF = 104
OF_ACCOUNT = frozenset({BAD_PROOF, UNSUPPORTED_CALL, MOVED, BARRED})
BAD_PARAMETER = 100
BAD_METRICS = 3001
NO_SUCH_OBJECT = 33  # subcode of 100
NOT_A_PAGES = 2069032  # subcode of 190: the token is a person's or a system user's
LINK_NOT_SCRAPED = 1609005  # seen as code and as subcode
UPLOAD_AGAIN = 6001
# What is about one post: a parameter, a picture, a video, an address, an object that is gone
CONTENT = frozenset({BAD_PARAMETER, 324, 382, 389, 803, 2500, BAD_METRICS, 6000})
FORBIDDEN = frozenset({1346003, 1404102})  # subcodes: content that is not allowed
# 1 and 2 were seen with posts that did go out; 506 says that the same text is out already
VAGUE = frozenset({1, 2, 506})

WORDS = {  # for people; sorted by what happens next in errors.py
    **dict.fromkeys(DEAD_TOKEN, "mã truy cập không còn hiệu lực; cần cấp lại"),
    **dict.fromkeys(NO_PERMISSION, "ứng dụng thiếu quyền trên trang; cần cấp thêm quyền"),
    **dict.fromkeys(THROTTLED, "gọi quá nhiều, phải tạm nghỉ"),
    BAD_PROOF: "appsecret_proof không đúng; cần kiểm tra app_secret",
    **dict.fromkeys(CHECKPOINT, "tài khoản phải được xác minh; cần người đăng nhập vào trang"),
    **dict.fromkeys(FORBIDDEN, "nội dung thuộc loại bị cấm"),
    TOO_FAST: "trang đăng quá nhanh nên bị tạm chặn; cần người vào xem lại trang",
    BLOCKED: "không nhận bài này vì cho là vi phạm hoặc thư rác; cần người xem lại lời bài",
    UNSUPPORTED_CALL: "đã bỏ lệnh gọi này; hãy nâng graph_version hoặc cập nhật phần mềm",
    BARRED: "không cho ứng dụng hoặc tài khoản này gọi; hãy xem thông báo của ứng dụng",
    LINK_NOT_SCRAPED: "chưa đọc được liên kết của bài",
    UPLOAD_AGAIN: "chưa nhận được tệp tải lên",
    1: "gặp sự cố chưa rõ",
    2: "đang gặp sự cố tạm thời",
    506: "báo trùng với bài vừa đăng",
}
