#!/usr/bin/env python3
"""check_programs.py PROGRAM...: a built program cannot replace libsodium's randomness.

Test binaries install a seeded one; a program that even imports the function is refused.
"""

import subprocess
import sys
from pathlib import Path

FORBIDDEN = "randombytes_set_implementation"


def check(program):
    """Every fault of one program, as lines for people."""
    command = ["nm", "--dynamic", "--undefined-only", program]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        yield f"{program}: nm cannot read it: {done.stderr.strip()}"
    elif not done.stdout.strip():
        yield f"{program}: nm lists no imports, so nothing was checked"
    elif FORBIDDEN in done.stdout:
        yield f"{program}: imports {FORBIDDEN}, which belongs to tests only"


def main():
    problems = [problem for program in sys.argv[1:] for problem in check(program)]
    for problem in problems:
        print(problem)
    names = ", ".join(Path(program).name for program in sys.argv[1:])
    print(f"check_programs: {names}: {len(problems)} faults")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
