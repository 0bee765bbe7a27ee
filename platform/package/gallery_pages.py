"""gallery_pages.py: the pages of `./candour gallery`: a row a screen, a column a language."""

import html
import subprocess
from pathlib import Path

SIZES = {"150": "Print of 150 %", "giant": "Giant print"}
STYLE = """
body { font: 15px sans-serif; margin: 16px; background: #fff; color: #111; }
table { border-collapse: collapse; }
th { text-align: left; padding: 4px 8px; background: #fff; position: sticky; top: 0; z-index: 1; }
tbody th { left: 0; z-index: 0; min-width: 110px; font-weight: normal; }
td { vertical-align: top; padding: 3px; white-space: nowrap; }
img { width: var(--picture); border: 1px solid #888; display: block; }
.more { width: calc(var(--picture) + 4px); white-space: normal; }
.more a { display: inline-block; }
.more img { width: calc(var(--picture) / 3 - 4px); }
.none { color: #666; }
.sheet th { position: static; }
"""


def pages_of(out, size, language, name):
    """The pictures of a screen, its first page first, as paths from the page that shows them."""
    folder = Path(size) / language
    later = [path.stem for path in (out / folder).glob(f"{name}_*.png")]
    later.sort(key=lambda stem: int(stem.rpartition("_")[2]))
    there = [name] if (out / folder / f"{name}.png").is_file() else []
    return [(folder / f"{stem}.png").as_posix() for stem in there + later]


def image(path):
    return f'<a href="{path}"><img src="{path}" alt="{path}" loading="lazy"></a>'


def cell(pages, first_only):
    if not pages:
        return '<td class="none">–</td>'
    if first_only:
        return f'<td><img src="{pages[0]}" alt=""></td>'
    more = f'<div class="more">{"".join(map(image, pages[1:]))}</div>' if pages[1:] else ""
    return f"<td>{image(pages[0])}{more}</td>"


def table(out, size, languages, names, first_only=False):
    head = "".join(f"<th>{html.escape(language)}</th>" for language in languages)
    rows = []
    for name in names:
        pages = [pages_of(out, size, language, name) for language in languages]
        cells = "".join(cell(one, first_only) for one in pages)
        rows.append(f"<tr><th>{html.escape(name)}</th>{cells}</tr>")
    return f"<table><thead><tr><th></th>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def picture_size(panel):
    """Width and height of a picture on the pages: a tall one is narrower."""
    wide, high = map(int, panel[0].split("x"))
    width = 200 if wide > high else 120
    return width, width * high // wide


def page(title, body, panel, kind=""):
    style = f":root {{ --picture: {picture_size(panel)[0]}px; }}{STYLE}"
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>'
        f'<style>{style}</style><body class="{kind}"><h1>{title}</h1>{body}</body></html>\n'
    )


def write_pages(out, panel, sizes, languages, names):
    parts = [f"<h2>{SIZES[size]}</h2>{table(out, size, languages, names)}" for size in sizes]
    text = page("Candour: every screen in every language", "".join(parts), panel)
    (out / "index.html").write_text(text, encoding="utf-8")


def write_sheet(out, panel, size, languages, names):
    """The first page of every screen, as one picture that Chromium makes; its path."""
    body = table(out, size, languages, names, first_only=True)
    source, sheet = out / f"sheet-{size}.html", out / f"sheet-{size}.png"
    source.write_text(page(SIZES[size], body, panel, "sheet"), encoding="utf-8")
    wide, high = picture_size(panel)
    width = 190 + (wide + 10) * len(languages)
    height = 150 + (high + 12) * len(names)
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    command += ["--no-first-run", "--disable-background-networking", f"--screenshot={sheet}"]
    command += [f"--window-size={width},{height}", source.resolve().as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or not sheet.is_file():
        raise SystemExit(f"chromium made no {sheet}: {done.stderr.strip()[-500:]}")
    return sheet
