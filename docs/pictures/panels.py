"""The example pictures that inform: charts, posters, a plan."""

import math

import kit
from kit import Sheet, heading
from scenes import crane, house, windows
from steps import COLOURS

ZONES = (
    (60, 70, 300, 210, "#F6D58E"),
    (390, 70, 260, 210, "#F6D58E"),
    (680, 70, 400, 210, "#B8D8A8"),
    (60, 380, 300, 170, "#E9A48C"),
    (390, 380, 260, 170, "#F6D58E"),
    (680, 380, 180, 170, "#A9C6E8"),
    (890, 380, 190, 170, "#F6D58E"),
    (60, 580, 300, 180, "#B8D8A8"),
    (390, 580, 470, 180, "#E9A48C"),
    (890, 580, 190, 180, "#B8D8A8"),
)
LEGEND = (
    ("Đất ở", "#F6D58E"),
    ("Đất công cộng, dịch vụ", "#E9A48C"),
    ("Cây xanh, công viên", "#B8D8A8"),
    ("Hạ tầng kỹ thuật", "#A9C6E8"),
    ("Sông, suối", "#7DB6D9"),
)


def six_fields() -> Sheet:
    """Draw the six fields of administrative reform as the columns of a house."""
    sheet = Sheet(1600, 900)
    sheet.sky("#E3F0F5", kit.CREAM)
    sheet.shape([(190, 270), (800, 70), (1410, 270)], kit.NAVY)
    sheet.text(800, 206, "CẢI CÁCH HÀNH CHÍNH", 36, kit.WHITE, bold=True, anchor="mm")
    sheet.box(190, 270, 1220, 44, "#1D4A7A")
    names = (
        "Thể chế",
        "Thủ tục hành chính",
        "Tổ chức bộ máy",
        "Chế độ công vụ",
        "Tài chính công",
        "Chính quyền số",
    )
    for i, name in enumerate(names):
        x = 220 + i * 200
        sheet.box(x - 8, 314, 176, 22, kit.STONE, r=4)
        sheet.box(x, 336, 160, 348, kit.WHITE)
        sheet.box(x, 336, 160, 10, kit.AMBER)
        sheet.text(x + 80, 410, str(i + 1), 54, kit.BRICK, bold=True, anchor="mm")
        sheet.block(x + 80, 500, name, 27, 146, kit.INK, bold=True, anchor="mm")
        sheet.box(x - 8, 684, 176, 22, kit.STONE, r=4)
    for i in range(3):
        sheet.box(
            170 - i * 30, 706 + i * 34, 1260 + i * 60, 34, ("#C9B79A", "#B8A484", "#A6906E")[i]
        )
    sheet.seal()
    return sheet


def dialogue_poster() -> Sheet:
    """Draw the invitation to a meeting with businesses."""
    sheet = Sheet(1600, 900, kit.NAVY)
    sheet.box(0, 0, 1600, 18, kit.AMBER)
    sheet.text(90, 120, "THƯ MỜI THAM DỰ", 30, kit.AMBER, bold=True)
    sheet.text(90, 206, "Hội nghị đối thoại", 66, kit.WHITE, bold=True)
    sheet.block(90, 264, "với doanh nghiệp xây dựng, vận tải và bất động sản", 37, 760, kit.SKY)
    sheet.line([(92, 412), (250, 412)], kit.AMBER, 8)
    rows = (
        ("Thời gian", "8 giờ 00, thứ Tư, 09/12/2026"),
        ("Địa điểm", "Hội trường Sở Xây dựng"),
        ("Gửi câu hỏi", "Trước 17 giờ 00, 04/12/2026"),
    )
    for i, (label, value) in enumerate(rows):
        y = 484 + i * 104
        sheet.text(92, y, label, 25, kit.SKY)
        sheet.text(92, y + 42, value, 37, kit.WHITE, bold=True)
    for x, y, w, fill in (
        (960, 150, 300, kit.TEAL),
        (1190, 300, 320, kit.AMBER),
        (940, 440, 260, kit.WHITE),
    ):
        sheet.box(x, y, w, 120, fill, r=36)
        sheet.shape([(x + 60, y + 116), (x + 110, y + 116), (x + 66, y + 160)], fill)
        for dot in (-1, 0, 1):
            sheet.disc(x + w / 2 + dot * 46, y + 60, 13, kit.NAVY)
    sheet.box(900, 730, 620, 30, "#C58F5A", r=8)
    for i in range(5):
        x = 980 + i * 116
        sheet.disc(x, 640, 32, ("#F1C9A5", "#D9A47C")[i % 2])
        sheet.box(x - 44, 678, 88, 60, (kit.BRICK, kit.TEAL, kit.SLATE)[i % 3], r=26)
    sheet.box(900, 730, 620, 30, "#C58F5A", r=8)
    sheet.box(940, 760, 24, 76, "#8E6238")
    sheet.box(1456, 760, 24, 76, "#8E6238")
    sheet.seal()
    return sheet


def checklist() -> Sheet:
    """Draw a clipboard whose list is ticked off, beside a rolled plan."""
    sheet = Sheet(1600, 900, "#DCEAE6")
    sheet.disc(1210, 470, 330, "#C5DDD6")
    sheet.box(226, 96, 640, 760, "#B98B5E", r=24)
    sheet.box(262, 150, 568, 670, kit.WHITE, r=10)
    sheet.box(430, 70, 232, 72, kit.SLATE, r=18)
    sheet.text(546, 212, "TỰ KIỂM TRA HỒ SƠ", 34, kit.NAVY, bold=True, anchor="mm")
    rows = ("Đúng thủ tục", "Đủ thành phần", "Bản quét rõ", "Ký số hợp lệ", "Đúng thông tin")
    for i, row in enumerate(rows):
        y = 304 + i * 102
        sheet.box(312, y - 30, 60, 60, kit.TEAL, r=12)
        sheet.tick(342, y, 18, kit.WHITE)
        sheet.text(404, y, row, 35, kit.INK)
    sheet.box(960, 330, 500, 330, kit.NAVY, r=20)
    sheet.box(984, 354, 452, 282, "#EAF3F8", r=8)
    sheet.box(900, 660, 620, 34, kit.STONE, r=14)
    sheet.line([(1060, 570), (1150, 490), (1240, 530), (1370, 410)], kit.TEAL, 12)
    for x, y in ((1060, 570), (1150, 490), (1240, 530), (1370, 410)):
        sheet.disc(x, y, 16, kit.AMBER)
    return sheet


def on_time_chart() -> Sheet:
    """Draw ten months of dossiers settled on time; the figures are made up and say so."""
    sheet = Sheet(1600, 900)
    heading(sheet, "10 tháng năm 2026 – số liệu minh họa", "Tỷ lệ hồ sơ giải quyết đúng hạn")
    rates = (96.1, 96.8, 97.2, 97.0, 97.8, 98.3, 98.1, 98.8, 99.0, 99.2)

    def height(rate: float) -> float:
        return 680 - (rate - 94) * 70

    for mark in (94, 96, 98, 100):
        goal = mark == 98
        sheet.line(
            [(150, height(mark)), (1540, height(mark))], kit.BRICK if goal else "#DDD6C8", 3
        )
        sheet.text(134, height(mark), f"{mark}%", 24, kit.SLATE, anchor="rm")
    dots = [(214 + i * 138.0, height(rate)) for i, rate in enumerate(rates)]
    sheet.line(dots, "#8FBDB8", 10)
    for i, ((x, y), rate) in enumerate(zip(dots, rates, strict=True)):
        met = rate >= 98
        sheet.disc(x, y, 20, kit.CREAM)
        sheet.disc(x, y, 16, kit.TEAL if met else kit.AMBER)
        label = f"{rate:.1f}".replace(".", ",")
        beside = y - 46 if met else y + 46
        sheet.box(x - 40, beside - 18, 80, 36, kit.CREAM)
        sheet.text(x, beside, label, 28, kit.INK, bold=True, anchor="mm")
        sheet.text(x, 722, f"T{i + 1}", 26, kit.SLATE, anchor="mm")
    for x, fill, name in (
        (164, kit.TEAL, "Đạt mục tiêu (từ 98% trở lên)"),
        (640, kit.AMBER, "Chưa đạt"),
    ):
        sheet.disc(x, 788, 14, fill)
        sheet.text(x + 30, 788, name, 25, kit.SLATE)
    sheet.seal()
    return sheet


def channel_chart() -> Sheet:
    """Draw how dossiers came in, as a ring; the figures are made up and say so."""
    sheet = Sheet(1600, 900)
    heading(sheet, "10 tháng năm 2026 – số liệu minh họa", "Hồ sơ nộp bằng cách nào?")
    parts = (
        ("Trực tuyến toàn trình", 62, kit.TEAL),
        ("Trực tuyến một phần", 21, kit.AMBER),
        ("Trực tiếp tại Bộ phận Một cửa", 12, kit.NAVY),
        ("Qua bưu chính công ích", 5, kit.BRICK),
    )
    start = 0.0
    for i, (name, share, fill) in enumerate(parts):
        sheet.pie(430, 510, 270, (start, start + share / 100), fill)
        start += share / 100
        y = 300 + i * 126
        sheet.box(820, y, 56, 56, fill, r=12)
        sheet.text(906, y + 8, f"{share}%", 38, kit.INK, bold=True)
        sheet.text(906, y + 52, name, 29, kit.SLATE)
    sheet.disc(430, 510, 160, kit.CREAM)
    sheet.text(430, 490, "83%", 74, kit.TEAL, bold=True, anchor="mm")
    sheet.text(430, 556, "trực tuyến", 30, kit.SLATE, anchor="mm")
    sheet.seal()
    return sheet


def one_stop() -> Sheet:
    """Draw many places joined to one counter."""
    sheet = Sheet(1600, 900, "#EEF3F7")
    centre = (800.0, 430.0)
    for i in range(8):
        turn = 2 * math.pi * i / 8 + 0.39
        x, y = centre[0] + 590 * math.cos(turn), centre[1] + 300 * math.sin(turn)
        sheet.line([centre, (x, y)], "#A9BCCB", 6)
        sheet.disc(x, y, 82, kit.WHITE)
        sheet.ring(x, y, 82, COLOURS[i % 5], 8)
        house(sheet, x - 32, y + 36, 64, "#F3E3C6", COLOURS[i % 5])
    sheet.disc(*centre, 208, kit.WHITE)
    sheet.disc(*centre, 190, kit.NAVY)
    sheet.text(800, 384, "MỘT CỬA", 50, kit.WHITE, bold=True, anchor="mm")
    sheet.text(800, 444, "nộp tại nơi", 29, kit.SKY, anchor="mm")
    sheet.text(800, 484, "thuận tiện nhất", 29, kit.SKY, anchor="mm")
    sheet.seal()
    return sheet


def land_plan() -> Sheet:
    """Draw an abstract zoning plan with its legend."""
    sheet = Sheet(1600, 900, "#EFE9DA")
    for x, y, w, h, fill in ZONES:
        sheet.box(x, y, w, h, fill, r=10)
        if fill != "#B8D8A8":
            windows(sheet, x + 12, y + 12, w - 24, h - 24, (w // 64, h // 60), "#FFF8EA")
    bends = [(40 + i * 11, 330 + 18 * math.sin(i / 9)) for i in range(97)]
    sheet.line(bends, "#7DB6D9", 36)
    for x, y in (
        (740, 130),
        (830, 200),
        (930, 130),
        (1020, 210),
        (120, 650),
        (210, 700),
        (985, 670),
    ):
        sheet.disc(x, y, 26, kit.LEAF)
    sheet.card(1130, 70, 420, 690)
    sheet.text(1166, 128, "CHÚ GIẢI", 31, kit.NAVY, bold=True)
    for i, (name, fill) in enumerate(LEGEND):
        y = 200 + i * 84
        sheet.box(1166, y - 24, 60, 48, fill, r=8)
        sheet.text(1246, y, name, 24, kit.INK)
    sheet.block(1166, 640, "Bản đồ minh họa, không dùng để tra cứu thửa đất", 23, 350, kit.SLATE)
    sheet.seal()
    return sheet


def site_diary() -> Sheet:
    """Draw a site's diary on a tablet in front of a frame and a crane."""
    sheet = Sheet(1600, 900)
    sheet.sky("#CBE4EE", "#FFF7E6")
    crane(sheet, 300, 840, 640, 520)
    for floor in range(4):
        y = 840 - floor * 120
        sheet.box(120, y - 18, 640, 18, "#98A1AB")
        if floor < 3:
            for column in range(6):
                sheet.box(132 + column * 120, y - 120, 18, 104, "#B4BBC3")
    sheet.box(860, 90, 640, 720, kit.INK, r=40)
    sheet.box(886, 116, 588, 668, kit.WHITE, r=20)
    sheet.box(886, 116, 588, 92, kit.TEAL, r=20)
    sheet.box(886, 170, 588, 40, kit.TEAL)
    sheet.text(1180, 162, "NHẬT KÝ CÔNG TRƯỜNG", 32, kit.WHITE, bold=True, anchor="mm")
    rows = (
        "Nhân lực, thiết bị",
        "Khối lượng trong ngày",
        "Ảnh hiện trường",
        "Nghiệm thu",
        "Kiến nghị",
    )
    for i, row in enumerate(rows):
        y = 278 + i * 102
        sheet.box(916, y - 40, 528, 82, kit.MIST, r=14)
        sheet.disc(962, y, 24, COLOURS[i])
        sheet.tick(962, y, 11, kit.WHITE)
        sheet.text(1006, y, row, 28, kit.INK)
    sheet.box(0, 840, 1600, 60, kit.SOIL)
    return sheet
