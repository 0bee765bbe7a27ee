#!/usr/bin/env python3
"""sign_placeholder.py VPXENC ORGANISATION CLIP OUT: a clip that stands where signing belongs.

Draws the pictures of CLIP (WebM, by vpxenc): words that say that it is a placeholder, two discs
that move, and no signer, so that nobody takes it for sign language. Writes to OUT the organisation
of the file ORGANISATION with this clip on every screen that can have one, and on every question.
"""

import json
import subprocess
import sys
from pathlib import Path

WIDTH, HEIGHT, RATE, SECONDS = 320, 400, 25, 6
WORDS = ["SIGN", "LANGUAGE", "CLIP GOES", "HERE"]
SCREENS = ["welcome", "changes", "purpose", "about", "service", "write", "wanted", "guide", "chart",
           "behalf", "consent", "bypass", "answer", "reach", "details", "support", "interpreter",
           "another", "check", "thanks", "equality", "information", "trouble"]
PAPER, INK, DISC, BAR = 225, 40, 110, 150

# Five columns by seven rows a letter.
LETTERS = {
    "A": "01110 10001 10001 11111 10001 10001 10001",
    "C": "01110 10001 10000 10000 10000 10001 01110",
    "E": "11111 10000 10000 11110 10000 10000 11111",
    "G": "01110 10001 10000 10111 10001 10001 01110",
    "H": "10001 10001 10001 11111 10001 10001 10001",
    "I": "01110 00100 00100 00100 00100 00100 01110",
    "L": "10000 10000 10000 10000 10000 10000 11111",
    "N": "10001 11001 10101 10101 10011 10001 10001",
    "O": "01110 10001 10001 10001 10001 10001 01110",
    "P": "11110 10001 10001 11110 10000 10000 10000",
    "R": "11110 10001 10001 11110 10100 10010 10001",
    "S": "01111 10000 10000 01110 00001 00001 11110",
    "U": "10001 10001 10001 10001 10001 10001 01110",
    " ": "00000 00000 00000 00000 00000 00000 00000",
}


def box(rows, left, top, width, height, light):
    for y in range(max(top, 0), min(top + height, HEIGHT)):
        rows[y][left:left + width] = bytes([light]) * width


def disc(rows, centre_x, centre_y, radius, light):
    for y in range(centre_y - radius, centre_y + radius + 1):
        half = int((radius ** 2 - (y - centre_y) ** 2) ** 0.5)
        rows[y][centre_x - half:centre_x + half + 1] = bytes([light]) * (2 * half + 1)


def write(rows, words, top, dot):
    left = (WIDTH - (6 * len(words) - 1) * dot) // 2
    for number, letter in enumerate(words):
        for y, line in enumerate(LETTERS[letter].split()):
            for x, on in enumerate(line):
                if on == "1":
                    box(rows, left + (6 * number + x) * dot, top + y * dot, dot, dot, INK)


def picture(background, number):
    rows = [bytearray(row) for row in background]
    turn = number % 50
    swing = 60 * (25 - abs(turn - 25)) // 25
    disc(rows, 100, 330 - swing, 26, DISC)
    disc(rows, 220, 270 + swing, 26, DISC)
    box(rows, 0, HEIGHT - 10, WIDTH * (number + 1) // (RATE * SECONDS), 10, BAR)
    return b"".join(rows)


def pictures():
    background = [bytearray([PAPER]) * WIDTH for _ in range(HEIGHT)]
    for line, words in enumerate(WORDS):
        write(background, words, 24 + 46 * line, 5)
    # Blue in all of it: clip and page are told apart.
    colours = bytes([140]) * (WIDTH * HEIGHT // 4) + bytes([120]) * (WIDTH * HEIGHT // 4)
    yield f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F{RATE}:1 Ip A1:1 C420\n".encode()
    for number in range(RATE * SECONDS):
        yield b"FRAME\n" + picture(background, number) + colours


def encode(vpxenc, clip):
    clip.parent.mkdir(parents=True, exist_ok=True)
    command = [vpxenc, "--quiet", "--codec=vp8", "--good", "--cpu-used=4", "--target-bitrate=80",
               "--kf-max-dist=50", "--threads=1", "-o", str(clip), "-"]
    subprocess.run(command, input=b"".join(pictures()), check=True)


def main():
    vpxenc, organisation, clip, out = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4]
    encode(vpxenc, clip)
    with_clips = json.loads(organisation.read_text(encoding="utf-8"))
    with_clips["sign_clips"] = [{"language": "bfi", "screen": screen, "file": clip.name}
                                for screen in SCREENS]
    for questionnaire in with_clips.get("questionnaires", []):
        for item in questionnaire["questions"]:
            if "questions" not in item and item.get("type") not in ("group", "repeat", "matrix"):
                item.setdefault("media", {})["sign"] = {"bfi": clip.name}
    Path(out).write_text(json.dumps(with_clips, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
