"""python -m publisher.sandbox: run the stand-ins until a signal comes."""

import argparse
import sys
from pathlib import Path

from publisher.sandbox.app import run
from publisher.sandbox.world import Clock, World


def main() -> None:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(prog="python -m publisher.sandbox", description=__doc__)
    parser.add_argument("--port", type=int, default=8900, help="first port; 0 for free ones")
    parser.add_argument("--site", type=Path, help="folder of the website")
    parser.add_argument("--access-log", type=Path, help="file for the web server's log")
    parser.add_argument("--log-format", choices=("json", "combined"), default="json")
    parser.add_argument("--addresses", type=Path, help="file to write the addresses to")
    parser.add_argument("--clock", type=Path, help="file to keep the clock's offset in")
    parser.add_argument("--seed", type=int, default=1, help="for the readers' figures")
    chosen = parser.parse_args()
    world = World(
        clock=Clock(chosen.clock),
        seed=chosen.seed,
        site=chosen.site,
        access_log=chosen.access_log,
        log_format=chosen.log_format,
    )
    try:
        run(world, base_port=chosen.port, addresses=chosen.addresses)
    except OSError as error:
        sys.exit(f"the sandbox can't listen: {error}")


if __name__ == "__main__":
    main()
