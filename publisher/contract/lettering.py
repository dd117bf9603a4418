"""The font that pictures are lettered in, by channels and reports: the same on every machine."""

from pathlib import Path

# Liberation Sans 2.1.5 has every Vietnamese letter and the widths of Arial; its licence is
# beside it.
FONT = Path(__file__).parents[1] / "fonts/LiberationSans-Regular.ttf"
