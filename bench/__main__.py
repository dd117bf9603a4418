"""python -m bench [NAME…] [--quick]: measure, and print ratios with the figures beside them."""

import argparse
import importlib
import time

from rich.console import Console

from bench.table import machine, show

NAMES = ("lane", "due", "website", "views", "scan", "idle", "report", "reading", "desk")


def main() -> None:
    """Run the chosen benchmarks, or all."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(NAMES)}")
    parser.add_argument("--quick", action="store_true", help="see that it runs; figures mean less")
    chosen = parser.parse_args()
    if unknown := set(chosen.names) - set(NAMES):
        parser.error(f"no benchmark {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
    out = Console()
    began = time.monotonic()
    for name in chosen.names or NAMES:
        out.print(f"{name} … ({machine()})", style="dim")
        show(importlib.import_module(f"bench.{name}").run(quick=chosen.quick), out)
    out.print(f"{time.monotonic() - began:.0f} s in all; ratio = Lan Tỏa by what stands beside it")


if __name__ == "__main__":
    main()
