"""The five steps of a building permit: what the sheet, its cover and the clip show."""

import kit
from kit import Sheet, heading

STEPS = (
    ("Chuẩn bị hồ sơ", "Tra cứu thành phần hồ sơ, quét rõ nét, ký số hoặc chụp bản chính"),
    ("Nộp trực tuyến", "Đăng nhập bằng tài khoản VNeID tại dichvucong.gov.vn"),
    ("Tiếp nhận", "Hồ sơ hợp lệ: có mã số hồ sơ và giấy hẹn; chưa đủ: hướng dẫn bổ sung một lần"),
    ("Thẩm định", "Cơ quan chuyên môn kiểm tra hồ sơ, thực địa và lấy ý kiến (nếu cần)"),
    ("Nhận kết quả", "Bản điện tử, tại Bộ phận Một cửa hoặc qua bưu chính công ích"),
)
COLOURS = (kit.NAVY, kit.TEAL, kit.LEAF, "#B9701A", kit.BRICK)


def permit_cover() -> Sheet:
    """Draw the five steps of a building permit side by side."""
    sheet = Sheet(1600, 900)
    heading(sheet, "Dịch vụ công trực tuyến", "5 bước cấp giấy phép xây dựng")
    sheet.line([(180, 350), (1420, 350)], kit.STONE, 10)
    for i, (name, _) in enumerate(STEPS):
        x = 180 + i * 310
        sheet.disc(x, 350, 84, kit.CREAM)
        sheet.disc(x, 350, 74, COLOURS[i])
        sheet.text(x, 350, str(i + 1), 66, kit.WHITE, bold=True, anchor="mm")
        sheet.text(x, 486, name, 30, kit.INK, bold=True, anchor="mm")
    sheet.card(110, 590, 1380, 180)
    sheet.text(800, 648, "dichvucong.gov.vn", 46, kit.TEAL, bold=True, anchor="mm")
    hint = "Nộp ở bất cứ đâu, theo dõi từng bước bằng mã số hồ sơ"
    sheet.text(800, 716, hint, 30, kit.SLATE, anchor="mm")
    sheet.seal()
    return sheet


def permit_steps() -> Sheet:
    """Draw the five steps one below the other, with what each asks for."""
    sheet = Sheet(1200, 1500)
    heading(sheet, "Đồ họa thông tin", "5 bước cấp giấy phép xây dựng", 47)
    sheet.line([(140, 300), (140, 1280)], kit.STONE, 8)
    for i, (name, detail) in enumerate(STEPS):
        y = 220 + i * 232
        sheet.card(220, y, 916, 200)
        sheet.box(220, y, 14, 200, COLOURS[i], r=7)
        sheet.disc(140, y + 100, 62, kit.CREAM)
        sheet.disc(140, y + 100, 52, COLOURS[i])
        sheet.text(140, y + 100, str(i + 1), 48, kit.WHITE, bold=True, anchor="mm")
        sheet.text(268, y + 54, name, 36, COLOURS[i], bold=True)
        sheet.block(268, y + 92, detail, 30, 840, kit.INK)
    sheet.text(64, 1398, "Lệ phí, thời hạn: xem tại trang thủ tục trên Cổng.", 25, kit.SLATE)
    sheet.seal()
    return sheet
