#!/usr/bin/env python3
"""The few figures that matter, each beside a named peer in the same run (./candour bench).

Usage: bench.py BIN_FOLDER [window|survey|office|sync|all] [options of that part]
--help after a part's name tells its options.
Ends with 1 when a goal is missed.
"""

import os
import sys
from pathlib import Path

PARTS = ("window", "survey", "office", "sync")


def main(arguments):
    if not arguments or arguments[0].startswith("-"):
        print(__doc__)
        return 2
    programs = Path(arguments[0]).resolve()
    os.environ["CANDOUR_BIN"] = str(programs)  # Where the system tests' harness looks.
    rest = arguments[1:]
    part = rest.pop(0) if rest and not rest[0].startswith("-") else "window"
    if part not in (*PARTS, "all"):
        print(f"bench: there is no part '{part}': {', '.join(PARTS)} or all", file=sys.stderr)
        return 2
    if part == "all" and rest:
        print("bench: 'all' takes no options; name one part for those", file=sys.stderr)
        return 2
    from office_bench import run_office
    from survey_bench import run_survey
    from sync_bench import run_sync
    from window_bench import run_window
    run_part = {"window": run_window, "survey": run_survey, "office": run_office,
                "sync": run_sync}
    chosen = PARTS if part == "all" else [part]
    return max(run_part[name](programs, rest) for name in chosen)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
