"""A small report as data, for tests of documents: every kind of cell, and hostile text."""

from dataclasses import replace
from datetime import UTC, date, datetime

from publisher.report.figures.model import (
    VERSION,
    Cell,
    Change,
    Column,
    Evidence,
    Figure,
    Letterhead,
    PeriodName,
    Point,
    Report,
    Row,
    Series,
    Table,
)

HOSTILE = '=HYPERLINK("http://x.example";"A & B <x>")'
LONG = "Trungtâmgiámđịnhchấtlượngxâydựng" * 4
ADDRESS = "https://sxd.example.gov.vn/bai/nam-buoc-cap-giay-phep"
MONTHS = ("2026-09", "2026-10", "2026-11")


def figure(place: str, value: float | None, known: int = 3, of: int = 3, **more: object) -> Figure:
    """Return a figure of November with its id."""
    made = Figure(id=f"2026-11/{place}", value=value, known=known, of=of)
    return replace(made, **more)  # type: ignore[arg-type]


def sample_report() -> Report:
    """Return the report of November 2026 of the example office."""
    return Report(
        version=VERSION,
        period=_name("2026-11", "tháng 11/2026", date(2026, 10, 15), date(2026, 11, 14)),
        before=_name("2026-10", "tháng 10/2026", date(2026, 9, 15), date(2026, 10, 14)),
        year_earlier=_name("2025-11", "tháng 11/2025", date(2025, 10, 15), date(2025, 11, 14)),
        letterhead=Letterhead(
            name="Sở Xây dựng tỉnh Đắk Lắk",
            short_name="Sở Xây dựng",
            parent="Ủy ban nhân dân tỉnh Đắk Lắk",
            province="Đắk Lắk",
            code="BC-SXD",
            recipients=("Lãnh đạo Sở", "Các phòng, đơn vị thuộc Sở", "Lưu: VT, VP"),
            signs=("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"),
            signer="",
        ),
        lang="vi",
        zone="Asia/Ho_Chi_Minh",
        made_at=datetime(2026, 11, 15, 1, 30, tzinfo=UTC),
        is_over=True,
        headline=_headline(),
        tables={each.id: each for each in (_channels(), _units(), _items())},
        series=_series(),
        days={"2026-10-20": 2, "2026-10-21": 1, "2026-11-04": 3},
        gaps=("Chủ đề “Gặp gỡ, đối thoại”: 21 ngày không có bài (từ 20/10/2026 đến 09/11/2026).",),
        notes=("“–” nghĩa là chưa có số liệu, không phải là 0.",),
        evidence=(
            Evidence(
                item="nam-buoc",
                title="Năm bước cấp giấy phép xây dựng",
                unit="Phòng Quản lý xây dựng",
                day=date(2026, 10, 20),
                links=(("Trang thông tin điện tử", ADDRESS), ("Telegram", "")),
            ),
            Evidence(
                item="la",
                title=HOSTILE,
                unit=LONG,
                day=date(2026, 10, 21),
                links=(("Zalo OA", ""),),
            ),
        ),
    )


def _name(name: str, told: str, first: date, last: date) -> PeriodName:
    return PeriodName(
        id=name,
        kind="month",
        name=told,
        first=first,
        last=last,
        regime="nd09",
        closed_at=datetime(last.year, last.month, last.day, 17, tzinfo=UTC),
    )


def _headline() -> tuple[Change, ...]:
    return (
        Change(
            name="Lượt xem",
            now=figure("headline/total/views", 15_420, 12, 15, carried=1),
            before=figure("headline/total/views", 12_000),
            year_earlier=None,
        ),
        Change(
            name="Người tiếp cận qua Facebook",
            now=figure("headline/facebook/people", None, 0, 1, why={"below_threshold": 1}),
            before=None,
            year_earlier=None,
        ),
        Change(
            name="Sản phẩm đã đăng",
            now=figure("headline/total/products", 15, 15, 15),
            before=figure("headline/total/products", 18, 18, 18),
            year_earlier=figure("headline/total/products", 4, 4, 4),
        ),
    )


_FIGURES = (
    Column("products", "Sản phẩm", "count"),
    Column("posts", "Lượt đăng", "count"),
    Column("views", "Lượt xem", "sum"),
    Column("reach", "Tiếp cận", "reach"),
    Column("engagement", "Tương tác", "sum"),
)


def _cells(place: str, *values: float | None) -> tuple[Cell, ...]:
    figures = zip(_FIGURES, values, strict=True)
    return tuple(
        figure(
            f"{place}/{column.id}",
            value,
            0 if value is None else 2 if column.id == "views" else 3,
            3,
            at_least=column.id == "reach" and value is not None,
            why={"not_supported": 3} if value is None else {},
            adjusted=-5 if column.id == "engagement" else 0,
        )
        for column, value in figures
    )


def _channels() -> Table:
    return Table(
        id="channels",
        title="Theo kênh",
        columns=(Column("name", "Kênh", "text"), *_FIGURES),
        rows=(
            Row(
                key="website",
                name="Trang thông tin điện tử",
                cells=_cells("channels/website", 15, 15, 12_345, None, 7),
            ),
            Row(key="zalo", name="Zalo OA", cells=_cells("channels/zalo", 9, 9, 3_075, 410, 64)),
        ),
        total=Row(
            key="total", name="Tổng cộng", cells=_cells("channels/total", 15, 24, 15_420, 410, 71)
        ),
        notes=("Người tiếp cận không bao giờ cộng qua các bài, các kênh.",),
    )


def _units() -> Table:
    names = {"van-phong": "Văn phòng Sở", "la": LONG, "xau": HOSTILE}
    rows = tuple(
        Row(key=key, name=name, cells=_cells(f"units/{key}", 5, 8, 5_140, None, 20))
        for key, name in names.items()
    )
    total = Row(
        key="total", name="Tổng cộng", cells=_cells("units/total", 15, 24, 15_420, None, 60)
    )
    columns = (Column("name", "Đơn vị", "text"), *_FIGURES)
    return Table(id="units", title="Theo đơn vị", columns=columns, rows=rows, total=total)


def _items() -> Table:
    columns = (
        Column("name", "Bài", "text"),
        Column("unit", "Đơn vị", "text"),
        Column("day", "Ngày đăng", "day"),
        Column("views", "Lượt xem", "sum"),
        Column("share", "Tỷ lệ tương tác", "share"),
    )
    row = Row(
        key="nam-buoc",
        name=HOSTILE,
        cells=(
            "Văn phòng Sở",
            date(2026, 10, 20),
            figure("items/nam-buoc/views", 640),
            figure("items/nam-buoc/share", 0.985),
        ),
        url=ADDRESS,
    )
    return Table(id="items", title="Theo bài", columns=columns, rows=(row,))


def _series() -> tuple[Series, ...]:
    website = [
        Point(month=month, figure=figure(f"series/website/{month}", value))
        for month, value in zip(MONTHS, (8_100, 9_900, 12_345), strict=True)
    ]
    facebook = [
        Point(
            month=month,
            figure=figure(f"series/facebook/{month}", value),
            breaks=month == "2026-11",
        )
        for month, value in zip(MONTHS, (1_200, None, 2_400), strict=True)
    ]
    return (
        Series(key="website", name="Trang thông tin điện tử", points=website),
        Series(key="facebook", name="Facebook", points=facebook),
    )
