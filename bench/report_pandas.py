"""The sums of a report as one would write them with pandas; run with a database and two days."""

import json
import sqlite3
import sys
import time
from itertools import pairwise
from pathlib import Path

import pandas as pd

FIGURES = ["views", "reach", "reactions", "comments", "shares", "clicks"]
GROUPS = ["channel", "unit", "theme", "form", "author", "item"]
CLOSING = "T17:00:00+00:00"  # midnight in Vietnam
DAY = 86_400_000


def main(database: str, start: str, end: str) -> None:
    """Print how long it took, the peak of memory, and the views of all units."""
    began = time.perf_counter()
    with sqlite3.connect(database) as db:
        posts = pd.read_sql(
            "SELECT id, item, channel, version, sent_at FROM deliveries"
            " WHERE kind IN ('publish', 'note') AND state IN ('sent', 'withdrawn')",
            db,
        )
        versions = pd.read_sql("SELECT id AS version, content FROM versions", db)
        columns = ", ".join(["id", "delivery", "label", "at", *FIGURES])
        readings = pd.read_sql(f"SELECT {columns} FROM readings", db)  # noqa: S608
    said = versions.pop("content").map(json.loads).map(lambda content: content["item"])
    for kind in ("unit", "theme", "form"):
        versions[kind] = said.map(lambda item, kind=kind: item[kind]["id"])
    versions["author"] = said.map(lambda item: item["author"])
    posts = posts.merge(versions, on="version", how="left").set_index("id")
    months = pd.date_range(end=end, periods=13, freq=pd.DateOffset(months=1))
    stood = {f"{day:%Y-%m-%d}": _stood(readings, f"{day:%Y-%m-%d}") for day in months}
    for day in (start, end):
        stood.setdefault(day, _stood(readings, day))
    gained = stood[end].sub(stood[start].reindex(stood[end].index).fillna(0))
    table = posts.join(gained, how="left")
    table["engagement"] = table[["reactions", "comments", "shares"]].sum(axis=1, min_count=1)
    new = table[(table.sent_at >= _at(start)) & (table.sent_at < _at(end))]
    first = new.sort_values(["sent_at"]).drop_duplicates("item")
    for group in GROUPS:
        sums = table.groupby(group)[["views", "engagement"]].agg(["sum", "count"])
        sums["posts"] = new.groupby(group).size()
        sums["products"] = first.groupby(group).size()
        sums["reach"] = new.groupby(group)["reach"].max()
    table.pivot_table(index="unit", columns="channel", values="sent_at", aggfunc="count")
    names = list(stood)
    for before, after in pairwise(names):
        line = stood[after].views.sub(stood[before].views, fill_value=0)
        line.groupby(posts.channel).sum()
    took = time.perf_counter() - began
    status = Path("/proc/self/status").read_text()
    peak = int(status.partition("VmHWM:")[2].split()[0]) / 1000  # this process's own
    sys.stdout.write(json.dumps([took, 0, peak, int(table.views.sum())]))


def _at(day: str) -> int:
    return int(pd.Timestamp(day + CLOSING).timestamp() * 1000)


def _stood(readings: pd.DataFrame, day: str) -> pd.DataFrame:
    """Return the last value of each figure of each post that was read by a closing."""
    at = _at(day)
    late = (readings["at"] <= at + DAY) & (readings.label == f"closing {day}")
    mine = readings[(readings["at"] <= at) | late]
    return mine.groupby("delivery")[FIGURES].last()


if __name__ == "__main__":
    main(*sys.argv[1:])
