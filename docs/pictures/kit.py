"""Drawing tools shared by the example pictures: a smooth canvas, colours, Vietnamese text.

Pillow draws hard-edged shapes, so a sheet is drawn at twice its size and halved when it is
saved. All measures below are pixels of the finished picture.
"""

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONTS = Path("/usr/share/fonts/truetype/dejavu")  # Debian: fonts-dejavu
SCALE = 2

INK, NAVY, TEAL, LEAF = "#1E2A38", "#12355B", "#1B7F79", "#5C8A3A"
AMBER, BRICK, SOIL, CREAM = "#F2A541", "#C8553D", "#8A4B32", "#FBF6EC"
SKY, MIST, STONE, SLATE, WHITE = "#BFE0EE", "#E6EFF3", "#C9CFD6", "#5B6B7C", "#FFFFFF"
RED, YELLOW = "#DA251D", "#FFFF00"  # the national flag

Point = tuple[float, float]


def font(size: float, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    """Return DejaVu Sans, which has every Vietnamese letter, at a size in pixels."""
    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return ImageFont.truetype(FONTS / name, round(size * SCALE))


class Sheet:
    """A picture in the making."""

    def __init__(self, width: int, height: int, paper: str = CREAM) -> None:
        self.width, self.height = width, height
        self.image = Image.new("RGB", (width * SCALE, height * SCALE), paper)
        self.pen = ImageDraw.Draw(self.image)

    def sky(self, top: str, bottom: str, *, until: float | None = None) -> None:
        """Fill the sheet from its upper edge with a vertical gradient."""
        height = round((until or self.height) * SCALE)
        ramp = Image.linear_gradient("L").resize((self.width * SCALE, height))
        upper = Image.new("RGB", ramp.size, top)
        self.image.paste(Image.composite(Image.new("RGB", ramp.size, bottom), upper, ramp))

    def box(self, x: float, y: float, w: float, h: float, fill: str, *, r: float = 0) -> None:
        """Draw a rectangle, its corners rounded by r."""
        corners = [x * SCALE, y * SCALE, (x + w) * SCALE - 1, (y + h) * SCALE - 1]
        self.pen.rounded_rectangle(corners, r * SCALE, fill)

    def card(self, x: float, y: float, w: float, h: float, fill: str = WHITE) -> None:
        """Draw a rounded panel that seems to lie a little above the paper."""
        self.box(x + 3, y + 6, w, h, "#DDD6C8", r=20)
        self.box(x, y, w, h, fill, r=20)

    def disc(self, x: float, y: float, radius: float, fill: str) -> None:
        """Draw a filled circle around a point."""
        self.pen.circle((x * SCALE, y * SCALE), radius * SCALE, fill)

    def ring(self, x: float, y: float, radius: float, fill: str, width: float) -> None:
        """Draw a circle's outline, `radius` measured to its outer edge."""
        self.pen.circle((x * SCALE, y * SCALE), radius * SCALE, None, fill, round(width * SCALE))

    def shape(self, points: Sequence[Point], fill: str) -> None:
        """Draw a filled polygon."""
        self.pen.polygon([(x * SCALE, y * SCALE) for x, y in points], fill)

    def line(self, points: Sequence[Point], fill: str, width: float) -> None:
        """Draw a line with round ends and joints."""
        path = [(x * SCALE, y * SCALE) for x, y in points]
        self.pen.line(path, fill, round(width * SCALE), "curve")
        for x, y in (points[0], points[-1]):
            self.disc(x, y, width / 2, fill)

    def pie(self, x: float, y: float, radius: float, turn: tuple[float, float], fill: str) -> None:
        """Draw a sector; `turn` is where it starts and ends, in turns from twelve o'clock."""
        corners = [(x - radius) * SCALE, (y - radius) * SCALE]
        corners += [(x + radius) * SCALE, (y + radius) * SCALE]
        self.pen.pieslice(corners, turn[0] * 360 - 90, turn[1] * 360 - 90, fill)

    def tick(self, x: float, y: float, size: float, fill: str) -> None:
        """Draw a check mark around a point."""
        bend = [(x - size, y), (x - size * 0.25, y + size * 0.7), (x + size, y - size * 0.8)]
        self.line(bend, fill, size * 0.42)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        fill: str = INK,
        *,
        bold: bool = False,
        anchor: str = "lm",
    ) -> None:
        """Write one line; the anchor is Pillow's (l, m or r across; a, m or s up)."""
        face = font(size, bold=bold)
        self.pen.text((x * SCALE, y * SCALE), words, fill, face, anchor)

    def block(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        width: float,
        fill: str = INK,
        *,
        bold: bool = False,
        anchor: str = "la",
    ) -> float:
        """Write a paragraph broken to a width and return the y below its last line."""
        for line in wrap(words, font(size, bold=bold), width):
            self.text(x, y, line, size, fill, bold=bold, anchor=anchor)
            y += size * 1.45
        return y

    def seal(self) -> None:
        """Sign the sheet at its foot with the office's name."""
        self.box(0, self.height - 64, self.width, 64, NAVY)
        self.text(48, self.height - 32, "SỞ XÂY DỰNG TỈNH ĐẮK LẮK", 23, WHITE, bold=True)
        motto = "Hành chính phục vụ – công khai, minh bạch"
        self.text(self.width - 48, self.height - 32, motto, 21, "#D7E3EE", anchor="rm")

    def finished(self) -> Image.Image:
        """Return the picture at its final size."""
        return self.image.resize((self.width, self.height), Image.Resampling.LANCZOS)


def wrap(words: str, face: ImageFont.FreeTypeFont, width: float) -> list[str]:
    """Break a text into as few lines as `width` allows, of much the same length."""
    lines = fill(words, face, width)
    for share in range(95, 50, -5):  # narrower and narrower while no line is added
        tighter = fill(words, face, width * share / 100)
        if len(tighter) > len(lines):
            break
        lines = tighter
    return lines


def fill(words: str, face: ImageFont.FreeTypeFont, width: float) -> list[str]:
    """Break a text into lines, each as full as `width` allows."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and face.getlength(longer) <= width * SCALE:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def heading(sheet: Sheet, over: str, title: str, size: float = 50) -> None:
    """Write the two lines that open an information sheet."""
    sheet.text(64, 66, over.upper(), 25, BRICK, bold=True)
    sheet.text(64, 126, title, size, NAVY, bold=True)
    sheet.box(66, 172, 150, 8, AMBER, r=4)
