"""The example clip: seven scenes, faded into each other, silent, about 25 seconds."""

import shutil
import subprocess
from pathlib import Path

import kit
from kit import Sheet
from PIL import Image
from steps import COLOURS, STEPS

RATE, HOLD, FADE = 10, 30, 6  # frames a second; frames a scene stands; frames it fades


def film(target: Path) -> None:
    """Write the clip as MP4 (H.264). Needs ffmpeg on the PATH."""
    ffmpeg = shutil.which("ffmpeg")
    if ffmpeg is None:
        raise FileNotFoundError("ffmpeg is not on the PATH; on Debian: apt install ffmpeg")
    scenes = [scene(step).finished() for step in range(7)]
    command = [ffmpeg, "-y", "-loglevel", "error", "-f", "rawvideo", "-pix_fmt", "rgb24"]
    command += ["-s", f"{scenes[0].width}x{scenes[0].height}", "-r", str(RATE), "-i", "-"]
    command += ["-c:v", "libx264", "-preset", "slow", "-crf", "30", "-pix_fmt", "yuv420p"]
    command += ["-movflags", "+faststart", str(target)]
    # The command is ours from the first word to the last.
    subprocess.run(command, input=b"".join(frames(scenes)), check=True)  # noqa: S603  see above


def frames(scenes: list[Image.Image]) -> list[bytes]:
    """Return the clip's frames as raw pixels, in order."""
    out: list[bytes] = []
    for i, shown in enumerate(scenes):
        if i:
            steps = [(n + 1) / (FADE + 1) for n in range(FADE)]
            out += [Image.blend(scenes[i - 1], shown, step).tobytes() for step in steps]
        out += [shown.tobytes()] * HOLD
    return out


def phone(sheet: Sheet, x: float, y: float, height: float) -> tuple[float, float, float]:
    """Draw a telephone with its upper left corner and return its screen's left, top and width."""
    width = height * 0.5
    sheet.box(x, y, width, height, kit.INK, r=height * 0.06)
    rim = height * 0.025
    sheet.box(x + rim, y + rim, width - 2 * rim, height - 2 * rim, kit.WHITE, r=height * 0.04)
    return x + rim, y + rim, width - 2 * rim


def scene(step: int) -> Sheet:
    """Draw one scene of the clip: its opening (0), one of the five steps, or its end (6)."""
    sheet = Sheet(1280, 720, kit.NAVY)
    sheet.disc(1010, 360, 330, "#1A4674")
    left, top, width = phone(sheet, 850, 60, 600)
    sheet.box(left, top + 30, width, 74, kit.TEAL)
    sheet.text(left + width / 2, top + 67, "Dịch vụ công", 25, kit.WHITE, bold=True, anchor="mm")
    for i, (name, _) in enumerate(STEPS):
        y = top + 160 + i * 78
        done = i < step
        sheet.disc(left + 40, y, 22, COLOURS[i] if done else kit.STONE)
        if done:
            sheet.tick(left + 40, y, 10, kit.WHITE)
        sheet.text(left + 76, y, name, 19, kit.INK if done else kit.SLATE, bold=done)
    if step == 0:
        sheet.text(70, 200, "HƯỚNG DẪN NHANH", 27, kit.AMBER, bold=True)
        sheet.block(70, 250, "Nộp hồ sơ xây dựng trực tuyến", 56, 700, kit.WHITE, bold=True)
        sheet.text(70, 450, "Sở Xây dựng tỉnh Đắk Lắk", 29, kit.SKY)
    elif step <= len(STEPS):
        name, detail = STEPS[step - 1]
        sheet.text(70, 190, f"BƯỚC {step}", 32, kit.AMBER, bold=True)
        sheet.text(70, 264, name, 54, kit.WHITE, bold=True)
        sheet.block(70, 326, detail, 32, 680, kit.SKY)
    else:
        sheet.text(70, 230, "Cần giúp đỡ?", 54, kit.WHITE, bold=True)
        sheet.block(
            70, 300, "Hãy đến Bộ phận Một cửa gần nhất, cán bộ sẽ hướng dẫn.", 34, 690, kit.SKY
        )
        sheet.text(70, 470, "dichvucong.gov.vn", 42, kit.AMBER, bold=True)
    return sheet
