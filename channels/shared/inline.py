"""What stands within a paragraph of HTML, as plain text."""

from html.parser import HTMLParser

from channels.shared.typeset import written_link

_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_LOWERED = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")


class InlineReader(HTMLParser):
    """Gathers text, with its links written out and its exponents raised."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._text: list[str] = []
        self._links: list[tuple[str, int]] = []  # address, where its text begins in _text
        self._shift: list[tuple[dict[int, int], int]] = []  # open <sup> and <sub>

    def _open_br(self, _: dict[str, str]) -> None:
        self._text.append("\n")

    def _open_a(self, given: dict[str, str]) -> None:
        self._links.append((given.get("href", ""), len(self._text)))

    def _close_a(self) -> None:
        if not self._links:
            return
        address, start = self._links.pop()
        label = "".join(self._text[start:])
        del self._text[start:]
        self._text.append(written_link(label, address))

    def _open_sup(self, _: dict[str, str]) -> None:
        self._shift.append((_RAISED, len(self._text)))

    def _open_sub(self, _: dict[str, str]) -> None:
        self._shift.append((_LOWERED, len(self._text)))

    def _close_sup(self) -> None:
        if self._shift:
            table, start = self._shift.pop()
            text = "".join(self._text[start:])
            if text and set(map(ord, text)) <= set(table):  # "m²", but not a footnote's "[1]"
                self._text[start:] = [text.translate(table)]

    _close_sub = _close_sup

    def _open_q(self, _: dict[str, str]) -> None:
        self._text.append("“")

    def _close_q(self) -> None:
        self._text.append("”")
