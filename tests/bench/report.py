"""tests/bench/report.py: how the benchmarks print: tables, goals beside the figures, a verdict."""


def quantile(values, part):
    """`part`: 0.5 is the median; the value next to that place, as in times.h."""
    return sorted(values)[int(part * (len(values) - 1) + 0.5)]


class Report:
    """Prints as it goes, and remembers whether every goal was met."""

    def __init__(self):
        self.missed = []

    def heading(self, words):
        print(f"\n== {words}", flush=True)

    def note(self, words):
        print(f"   {words}", flush=True)

    def table(self, head, rows):
        """`rows`: lists of texts as long as `head`. The first column stands left, others right."""
        widths = [max(len(line[i]) for line in [head, *rows]) for i in range(len(head))]
        for line in [head, *rows]:
            cells = [line[0].ljust(widths[0])]
            cells += [text.rjust(width) for text, width in zip(line[1:], widths[1:])]
            print("   " + "   ".join(cells).rstrip(), flush=True)

    def goal(self, what, value, words, met):
        """One figure with its goal: goal("start", "1.90", "at most 2.5", True)."""
        print(f"   -> {what}: {value}, goal {words}: {'met' if met else 'MISSED'}", flush=True)
        if not met:
            self.missed.append(f"{what}: {value}, goal {words}")

    def at_least(self, what, value, least, unit=""):
        self.goal(what, f"{value:.2f}{unit}", f"at least {least:g}{unit}", value >= least)

    def at_most(self, what, value, most, unit=""):
        self.goal(what, f"{value:.2f}{unit}", f"at most {most:g}{unit}", value <= most)

    def exit_code(self):
        if self.missed:
            self.heading("Goals missed")
            for line in self.missed:
                self.note(line)
        return 1 if self.missed else 0
