"""The example pictures without figures: sites, streets, hills, the office."""

import math
from itertools import pairwise

import kit
from kit import Sheet


def hills(sheet: Sheet, base: float, height: float, fill: str, phase: float) -> None:
    """Draw a range of soft hills whose middle line is at `base`."""
    crest = [
        (float(x), base - height * math.sin(x / 260 + phase) * math.cos(x / 610 - phase))
        for x in range(0, sheet.width + 20, 10)
    ]
    sheet.shape([(0, sheet.height), *crest, (sheet.width, sheet.height)], fill)


def cloud(sheet: Sheet, x: float, y: float, size: float) -> None:
    """Draw a cloud that is about five times `size` wide."""
    for dx, dy, radius in (
        (-1.5, 0.2, 0.8),
        (-0.5, -0.2, 1.1),
        (0.7, -0.05, 0.95),
        (1.7, 0.3, 0.7),
    ):
        sheet.disc(x + dx * size, y + dy * size, radius * size, kit.WHITE)
    sheet.box(x - 2.2 * size, y + 0.2 * size, 4.5 * size, 0.8 * size, kit.WHITE, r=size * 0.4)


def tree(sheet: Sheet, x: float, y: float, size: float, fill: str = kit.LEAF) -> None:
    """Draw a tree that stands at (x, y)."""
    sheet.box(x - size * 0.08, y - size, size * 0.16, size, kit.SOIL)
    sheet.disc(x, y - size * 1.15, size * 0.5, fill)
    sheet.disc(x - size * 0.28, y - size * 0.9, size * 0.36, fill)
    sheet.disc(x + size * 0.3, y - size * 0.88, size * 0.36, fill)


def windows(
    sheet: Sheet, x: float, y: float, w: float, h: float, grid: tuple[int, int], fill: str
) -> None:
    """Fill an area with a grid of windows, given as columns and rows."""
    columns, rows = grid
    dx, dy = w / columns, h / rows
    for column in range(columns):
        for row in range(rows):
            left, top = x + (column + 0.22) * dx, y + (row + 0.2) * dy
            sheet.box(left, top, dx * 0.56, dy * 0.6, fill, r=2)


def house(sheet: Sheet, x: float, y: float, size: float, wall: str, roof: str) -> None:
    """Draw a small house whose lower left corner is (x, y)."""
    sheet.box(x, y - size * 0.75, size, size * 0.75, wall)
    peak = (x + size / 2, y - size * 1.25)
    sheet.shape(
        [(x - size * 0.12, y - size * 0.74), peak, (x + size * 1.12, y - size * 0.74)], roof
    )
    sheet.box(x + size * 0.58, y - size * 0.45, size * 0.24, size * 0.45, kit.SOIL)
    sheet.box(x + size * 0.16, y - size * 0.5, size * 0.28, size * 0.26, kit.SKY)


def flag(sheet: Sheet, x: float, y: float, width: float) -> None:
    """Draw the national flag (2:3, a star of a fifth of its length) with its upper left corner."""
    height = width * 2 / 3
    steps = [i / 40 for i in range(41)]
    wave = [(x + t * width, math.sin(t * 6.3) * height * 0.045) for t in steps]
    upper = [(px, y + dy) for px, dy in wave]
    lower = [(px, y + height + dy) for px, dy in reversed(wave)]
    sheet.shape(upper + lower, kit.RED)
    radius = width / 5
    turns = [math.pi * i / 5 - math.pi / 2 for i in range(10)]
    reach = [radius if i % 2 == 0 else radius * 0.382 for i in range(10)]
    centre = (x + width / 2, y + height / 2)
    sheet.shape(
        [
            (centre[0] + r * math.cos(a), centre[1] + r * math.sin(a))
            for r, a in zip(reach, turns, strict=True)
        ],
        kit.YELLOW,
    )


def flag_salute() -> Sheet:
    """Draw the office's yard on a Monday morning."""
    sheet = Sheet(1600, 900)
    sheet.sky("#8CC6E4", "#FDF3DC")
    cloud(sheet, 330, 190, 46)
    cloud(sheet, 1330, 130, 38)
    hills(sheet, 640, 60, "#A9C7A0", 0.4)
    sheet.box(0, 740, 1600, 160, "#D9CDB8")
    sheet.box(640, 330, 840, 420, "#F6E9CF")
    sheet.box(600, 300, 920, 46, kit.BRICK, r=6)
    windows(sheet, 670, 370, 780, 230, (10, 2), "#7FB2CC")
    sheet.box(960, 560, 200, 190, "#E3CFA6")
    sheet.box(995, 600, 130, 150, kit.NAVY, r=6)
    for x in (950, 1154):
        sheet.box(x, 545, 22, 205, kit.WHITE)
    sheet.box(930, 520, 260, 34, kit.BRICK, r=6)
    sheet.text(1060, 323, "SỞ XÂY DỰNG TỈNH ĐẮK LẮK", 25, kit.WHITE, bold=True, anchor="mm")
    for x in (560, 1540):
        tree(sheet, x, 770, 120)
    sheet.box(316, 120, 12, 650, "#8D97A3")
    sheet.disc(322, 114, 12, kit.AMBER)
    flag(sheet, 328, 130, 246)
    sheet.box(240, 762, 166, 26, "#B9AE98", r=4)
    sheet.box(210, 786, 226, 26, "#A99D86", r=4)
    for i in range(13):
        x = 130 + i * 112
        sheet.disc(x, 828, 20, "#7A5038")
        sheet.box(x - 30, 850, 60, 60, kit.WHITE if i % 2 else "#DCE8F0", r=22)
    return sheet


def crane(sheet: Sheet, x: float, y: float, height: float, reach: float) -> None:
    """Draw a tower crane that stands at (x, y) and reaches to the right."""
    top = y - height
    for side in (-16, 16):
        sheet.line([(x + side, y), (x + side, top)], kit.AMBER, 8)
    rungs = range(int(top), int(y) - 20, 40)
    for i, low in enumerate(rungs):
        lean = 16 if i % 2 else -16
        sheet.line([(x - lean, low), (x + lean, low + 40)], kit.AMBER, 4)
    sheet.line([(x - 170, top), (x + reach, top)], kit.AMBER, 10)
    sheet.line([(x - 150, top - 4), (x, top - 90), (x + reach * 0.8, top - 4)], kit.AMBER, 5)
    sheet.line([(x, top), (x, top - 90)], kit.AMBER, 8)
    sheet.box(x - 176, top, 70, 50, kit.SLATE, r=4)
    sheet.box(x - 26, top + 4, 60, 46, kit.BRICK, r=6)
    sheet.line([(x + reach * 0.7, top), (x + reach * 0.7, top + 150)], kit.INK, 3)
    sheet.box(x + reach * 0.7 - 70, top + 150, 140, 22, kit.STONE, r=3)


def building_site() -> Sheet:
    """Draw a site at dusk: a frame going up, a crane, a finished block."""
    sheet = Sheet(1600, 900)
    sheet.sky("#F7B267", "#FDF0D5")
    sheet.disc(1240, 300, 110, "#FFE3A3")
    hills(sheet, 620, 70, "#D99A6C", 1.1)
    hills(sheet, 690, 50, "#B9744F", 2.3)
    sheet.box(1130, 380, 300, 420, "#EFE3D0")
    windows(sheet, 1150, 400, 260, 350, (5, 7), "#8FB7C9")
    for floor in range(5):
        y = 780 - floor * 96
        sheet.box(440, y - 20, 520, 20, "#8B939D")
        if floor < 4:
            for column in range(6):
                sheet.box(452 + column * 96, y - 98, 18, 80, "#A7AFB8")
    for i in range(6):
        sheet.line([(461 + i * 96, 376), (461 + i * 96, 340)], kit.BRICK, 4)
    crane(sheet, 300, 790, 620, 760)
    sheet.box(0, 780, 1600, 120, kit.SOIL)
    sheet.shape([(0, 830), (1600, 800), (1600, 900), (0, 900)], "#6F3A27")
    for i in range(20):
        fill = kit.AMBER if i % 2 else kit.WHITE
        sheet.box(i * 80, 770, 80, 26, fill)
    sheet.box(1000, 690, 110, 84, kit.TEAL, r=8)
    for x in (1020, 1088):
        sheet.disc(x, 776, 18, kit.INK)
    return sheet


def skyline() -> Sheet:
    """Draw apartment blocks at nightfall."""
    sheet = Sheet(1600, 900)
    sheet.sky("#1B3A63", "#F3B57C")
    sheet.disc(330, 210, 62, "#FFF3D0")
    hills(sheet, 640, 60, "#33507A", 0.2)
    far = ((90, 250, 170), (270, 330, 140), (560, 290, 200), (980, 350, 170), (1290, 280, 190))
    for x, height, width in far:
        sheet.box(x, 760 - height, width, height, "#2C4A72")
    near = ((150, 330, 220), (430, 450, 240), (740, 380, 260), (1070, 490, 230), (1360, 360, 190))
    for i, (x, height, width) in enumerate(near):
        sheet.box(x, 790 - height, width, height, ("#1F3556", "#263F63")[i % 2])
        sheet.box(x - 8, 782 - height, width + 16, 14, "#3B5A85", r=3)
        windows(sheet, x + 14, 808 - height, width - 28, height - 90, (5, height // 58), "#F9D37A")
        sheet.box(x + width / 2 - 26, 726, 52, 64, "#0F2039", r=4)
    sheet.box(0, 784, 1600, 116, "#14263F")
    for x in (60, 400, 700, 1030, 1330, 1560):
        tree(sheet, x, 812, 84, "#2F6B57")
    for x in range(30, 1600, 160):
        sheet.box(x, 850, 84, 9, "#F5E5C0", r=4)
    return sheet


def highland_bus() -> Sheet:
    """Draw a coach on a road between basalt hills."""
    sheet = Sheet(1600, 900)
    sheet.sky("#A6D3E8", "#FFF6E3")
    cloud(sheet, 1180, 170, 52)
    cloud(sheet, 420, 120, 36)
    hills(sheet, 430, 90, "#A8CBB0", 0.9)
    hills(sheet, 520, 70, "#77A86F", 2.0)
    hills(sheet, 610, 40, "#C27B4F", 3.4)
    sheet.box(0, 650, 1600, 180, "#4A5563")
    sheet.box(0, 640, 1600, 14, "#E8DCC4")
    sheet.box(0, 826, 1600, 74, "#9C5A3C")
    for x in range(40, 1600, 200):
        sheet.box(x, 736, 110, 12, "#F4E3B2", r=4)
    for x, size in ((120, 150), (300, 110), (1390, 160), (1530, 120)):
        tree(sheet, x, 646, size)
    sheet.box(480, 440, 680, 240, kit.WHITE, r=36)
    sheet.box(480, 590, 680, 90, kit.TEAL, r=24)
    sheet.box(480, 580, 680, 40, kit.TEAL)
    for i in range(5):
        sheet.box(520 + i * 108, 476, 92, 88, "#6FA8C4", r=10)
    sheet.box(1066, 470, 80, 150, "#6FA8C4", r=12)
    sheet.box(1130, 628, 30, 22, kit.AMBER, r=6)
    for x in (620, 1010):
        sheet.disc(x, 684, 52, kit.INK)
        sheet.disc(x, 684, 24, kit.STONE)
    return sheet


def neighbourhood() -> Sheet:
    """Draw a street under repair with its information board and a magnifying glass."""
    sheet = Sheet(1600, 900)
    sheet.sky("#CFE8F1", "#FFF8EA")
    cloud(sheet, 300, 170, 50)
    cloud(sheet, 620, 110, 32)
    hills(sheet, 560, 60, "#BFD8BC", 1.7)
    roofs = (kit.BRICK, kit.SOIL, kit.TEAL, kit.BRICK, kit.NAVY)
    for i, roof in enumerate(roofs):
        house(sheet, 60 + i * 190, 690, 140, "#F8EBD3" if i % 2 else "#EEDDC0", roof)
    sheet.box(0, 690, 1600, 210, "#8C949D")
    sheet.box(0, 690, 1600, 16, "#D8CDB9")
    for x in range(40, 1600, 190):
        sheet.box(x, 800, 100, 12, kit.WHITE, r=4)
    for x in (1060, 1460):
        sheet.box(x, 560, 18, 190, kit.SLATE)
    sheet.box(1010, 250, 520, 340, kit.NAVY, r=16)
    sheet.box(1026, 266, 488, 308, kit.WHITE, r=10)
    sheet.text(1270, 308, "THÔNG TIN CÔNG TRÌNH", 27, kit.NAVY, bold=True, anchor="mm")
    for i, label in enumerate(("Chủ đầu tư", "Nhà thầu", "Giám sát", "Khởi công", "Hoàn thành")):
        y = 358 + i * 44
        sheet.text(1054, y, label, 20, kit.SLATE)
        sheet.box(1210, y - 10, (270, 220, 250, 160, 160)[i], 20, kit.MIST, r=6)
    sheet.line([(846, 560), (946, 670)], kit.INK, 32)
    sheet.disc(760, 460, 132, kit.INK)
    sheet.disc(760, 460, 112, "#EAF4F8")
    house(sheet, 695, 520, 130, "#F8EBD3", kit.BRICK)
    for i in range(6):
        sheet.shape([(120 + i * 120, 760), (150 + i * 120, 690), (180 + i * 120, 760)], kit.AMBER)
        sheet.box(136 + i * 120, 720, 28, 14, kit.WHITE)
    return sheet


def post_route() -> Sheet:
    """Draw an envelope on its way from a house to the office."""
    sheet = Sheet(1600, 900, "#EAF3EF")
    hills(sheet, 690, 40, "#CFE3D2", 0.6)
    sheet.box(0, 760, 1600, 140, "#B9D3B4")
    house(sheet, 130, 780, 280, "#FFF3DC", kit.BRICK)
    tree(sheet, 480, 790, 120)
    sheet.box(1120, 420, 370, 360, "#F6E9CF")
    sheet.box(1090, 390, 430, 40, kit.NAVY, r=6)
    sheet.text(1305, 410, "BỘ PHẬN MỘT CỬA", 24, kit.WHITE, bold=True, anchor="mm")
    windows(sheet, 1136, 450, 338, 170, (5, 2), "#7FB2CC")
    sheet.box(1260, 650, 90, 130, kit.NAVY, r=6)
    arc = [(430 + i * 15, 480 - 250 * math.sin(math.pi * i / 42)) for i in range(43)]
    for start, end in list(pairwise(arc))[::2]:
        sheet.line([start, end], kit.TEAL, 7)
    sheet.shape([(1085, 511), (1079, 464), (1041, 496)], kit.TEAL)
    sheet.box(590, 180, 330, 220, "#D9CDB8", r=14)
    sheet.box(586, 172, 330, 220, kit.WHITE, r=14)
    sheet.line([(604, 190), (751, 300), (898, 190)], kit.AMBER, 12)
    sheet.disc(751, 306, 38, kit.BRICK)
    sheet.tick(751, 306, 17, kit.WHITE)
    return sheet


def safety() -> Sheet:
    """Draw a helmet, a vest's stripes and warning tape."""
    sheet = Sheet(1600, 900, "#FFF3DA")
    sheet.disc(800, 430, 330, "#FBE0A9")
    sheet.pie(800, 560, 300, (-0.25, 0.25), kit.AMBER)
    sheet.box(750, 240, 100, 330, "#F7B85F", r=40)
    for x in (612, 968):
        sheet.line([(x, 330), (x + (20 if x < 800 else -20), 540)], "#DB8E2C", 12)
    sheet.box(440, 548, 720, 58, "#DB8E2C", r=29)
    sheet.box(480, 606, 640, 22, "#B87420", r=11)
    sheet.shape([(250, 700), (390, 450), (530, 700)], kit.BRICK)
    sheet.shape([(300, 674), (390, 512), (480, 674)], kit.WHITE)
    sheet.box(382, 560, 16, 66, kit.INK, r=8)
    sheet.disc(390, 648, 10, kit.INK)
    sheet.disc(1250, 590, 130, kit.TEAL)
    sheet.tick(1250, 590, 62, kit.WHITE)
    sheet.box(0, 770, 1600, 70, kit.AMBER)
    for i in range(-1, 21):
        foot = i * 80.0
        sheet.shape([(foot, 840), (foot + 40, 840), (foot + 80, 770), (foot + 40, 770)], kit.INK)
    return sheet
