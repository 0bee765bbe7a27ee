"""tests/bench/survey_bench.py: questionnaires: import of a large form, and each answer's cost."""

import argparse
import json
import subprocess

from report import Report

LANGUAGES = 20
SIZES = (100, 1_000, 10_000)


def measured(programs, questions):
    line = subprocess.run([programs / "bench_survey", str(questions), str(LANGUAGES)],
                          capture_output=True, text=True, check=True).stdout
    return json.loads(line)


def run_survey(programs, arguments):
    argparse.ArgumentParser(prog="bench survey", description=__doc__).parse_args(arguments)
    report = Report()
    report.heading(f"Questionnaires in {LANGUAGES} languages, every question with a show-if")
    found = {size: measured(programs, size) for size in SIZES}
    rows = []
    for size, one in found.items():
        whole, bare, change = (one[key]["p50"] / 1000 for key in ("import", "bare", "change"))
        rows.append([f"{size:,} questions", f"{one['bytes'] / 1024:,.0f} KB", f"{whole:,.1f} ms",
                     f"{bare:,.1f} ms", f"{whole / bare:.1f}", f"{change:.3f} ms"])
    report.table(["form", ".xlsx", "import", "bare parse", "ratio", "after an answer"], rows)
    report.note("bare parse: the same bytes through libzip and expat, with nothing done with them;")
    report.note("after an answer: all of the logic worked out anew, and every question asked for.")
    large = found[1_000]
    report.at_most("import of 1,000 questions", large["import"]["p50"] / 1e6, 1, " s")
    report.at_most("evaluation per answer, 1,000 show-ifs", large["change"]["p50"] / 1000, 1, " ms")
    # Ten times the questions may take ten times as long, and caches their part.
    for key, name in (("import", "import"), ("change", "evaluation")):
        growth = found[10_000][key]["p50"] / large[key]["p50"]
        report.at_most(f"growth of {name} from 1,000 to 10,000", growth, 20)
    return report.exit_code()
