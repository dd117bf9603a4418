"""Odd text, made by dice: Vietnamese words, markup that breaks off, characters that bite."""

import random

_TEXT = """nghiệp được người hướng dẫn xây dựng quyết định thủ tục hồ sơ cấp phép sở tỉnh
Đắk Lắk khẩn cấp lượng thửa đất NĐ-CP 15/2025 98,5% 2.000.000 01/12/2026 QH15 ĐT:"""
SYLLABLES = _TEXT.split()
MARKS = [
    *("*", "**", "_", "`", "```\n", "~~~\n", "[", "](", ")", "![", "<", ">", "</", "&", "&amp;"),
    *("#", "# ", "## ", "\n", "\n\n", "\n- ", "\n* ", "\n1. ", "\n5. ", "\n    ", "\t", "|"),
    *("\n| a | b |\n|---|---|\n| ", " | ", "\n> ", "\n!!! note\n    ", "[^1]", "\n[^1]: ", "---"),
    *("{", "}", "{#", "{: .x }", ":", "::", "\n: ", "\\", '"', "'", "“", "”", "…", "•", "\n• "),
    *("<b>", "</b>", "<Tên cơ quan>", "<table><tr><th>", "<td>", "</table>", "<!--", "-->"),
    *("<script>", "<img src=x>", "<a href='x'>", "<p class=MsoNormal>", "http://x.vn/a_b", "www."),
]
ODD = [
    *("\x00", "\x0b", "\x1b[31m", "\u202e", "\u2066", "\u200b", "\ufeff", "\ufffe", "\u00a0"),
    *(
        "\u2028",
        "\r",
        "\r\n",
        "\u0301",
        "e\u0302\u0301",
        "👨‍👩‍👧",
        "🇻🇳",
        "\U0010ffff",
        "\U000e0041",
    ),
]


def words(dice: random.Random, most: int = 12) -> str:
    """Return some plain words."""
    return " ".join(dice.choices(SYLLABLES, k=dice.randint(1, most)))


def jumble(dice: random.Random, most: int = 40) -> str:
    """Return words and marks in any order."""
    pieces = [
        dice.choice(SYLLABLES) if dice.random() < 0.5 else dice.choice(MARKS)
        for _ in range(dice.randint(0, most))
    ]
    if dice.random() < 0.3:
        pieces.insert(dice.randint(0, len(pieces)), dice.choice(ODD))
    if dice.random() < 0.02:
        pieces.append(dice.choice(MARKS + SYLLABLES) * dice.choice((50, 500, 3_000)))
    return dice.choice(("", " ")).join(pieces)


def bent(dice: random.Random, data: bytes) -> bytes:
    """Return bytes as a bad disk, a bad line or a bad person would leave them."""
    made = bytearray(data)
    for _ in range(dice.choice((0, 1, 1, 2, 8))):
        place = dice.randint(0, max(0, len(made) - 1))
        match dice.randrange(5):
            case 0 if made:
                made[place] = dice.randrange(256)
            case 1:
                del made[place : place + dice.choice((1, 4, 200))]
            case 2:
                made[place:place] = made[place : place + 200] * dice.choice((1, 2, 20))
            case 3:
                made[place:place] = dice.randbytes(dice.choice((1, 4, 40)))
            case _:
                del made[place:]
    return bytes(made)
