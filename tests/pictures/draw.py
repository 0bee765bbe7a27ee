#!/usr/bin/env python3
"""tests/pictures/draw.py: draws the pictures that tests and flows show: our own, of flat shapes.

python3 tests/pictures/draw.py FOLDER writes bus.png, walk.png, car.png, cycle.png and street.png.
"""

import struct
import sys
import zlib
from pathlib import Path

SIDE = 240
CLEAR = (0, 0, 0, 0)
INK = (40, 44, 52, 255)
RED = (196, 64, 54, 255)
BLUE = (52, 104, 176, 255)
GREEN = (70, 138, 84, 255)
SKY = (206, 228, 242, 255)
ROAD = (122, 126, 134, 255)
GLASS = (226, 240, 246, 255)
YELLOW = (232, 178, 58, 255)


def rectangle(left, top, right, bottom):
    return lambda x, y: left <= x < right and top <= y < bottom


def disc(centre_x, centre_y, radius):
    return lambda x, y: (x - centre_x) ** 2 + (y - centre_y) ** 2 <= radius ** 2


def ring(centre_x, centre_y, radius, thickness):
    outer, inner = disc(centre_x, centre_y, radius), disc(centre_x, centre_y, radius - thickness)
    return lambda x, y: outer(x, y) and not inner(x, y)


def line(from_x, from_y, to_x, to_y, thickness):
    length = ((to_x - from_x) ** 2 + (to_y - from_y) ** 2) ** 0.5

    def inside(x, y):
        along = ((x - from_x) * (to_x - from_x) + (y - from_y) * (to_y - from_y)) / length
        along = min(max(along, 0), length)
        near_x = from_x + (to_x - from_x) * along / length
        near_y = from_y + (to_y - from_y) * along / length
        return (x - near_x) ** 2 + (y - near_y) ** 2 <= (thickness / 2) ** 2
    return inside


def wheels(*places):
    return [shape for x in places for shape in ((disc(x, 184, 24), INK), (disc(x, 184, 10), GLASS))]


PICTURES = {
    "bus": (SIDE, CLEAR, [(rectangle(20, 50, 220, 180), RED)] +
            [(rectangle(x, 70, x + 38, 112), GLASS) for x in (32, 78, 124, 170)] + wheels(66, 174)),
    "car": (SIDE, CLEAR, [(rectangle(18, 120, 222, 180), BLUE), (rectangle(62, 74, 172, 124), BLUE),
                          (rectangle(74, 86, 112, 120), GLASS),
                          (rectangle(122, 86, 160, 120), GLASS)] + wheels(66, 174)),
    "walk": (SIDE, CLEAR, [(disc(128, 42, 24), INK), (line(124, 78, 112, 142, 30), GREEN),
                           (line(112, 142, 152, 216, 20), INK), (line(112, 142, 74, 212, 20), INK),
                           (line(122, 84, 168, 124, 16), INK), (line(120, 84, 76, 122, 16), INK)]),
    "cycle": (SIDE, CLEAR, [(ring(62, 164, 46, 9), INK), (ring(178, 164, 46, 9), INK),
                            (line(62, 164, 98, 98, 11), GREEN), (line(98, 98, 160, 98, 11), GREEN),
                            (line(160, 98, 178, 164, 11), GREEN),
                            (line(62, 164, 118, 164, 11), GREEN),
                            (line(118, 164, 160, 98, 11), GREEN), (line(160, 98, 152, 70, 9), INK),
                            (line(152, 70, 178, 66, 9), INK), (line(84, 92, 112, 92, 12), INK)]),
    "street": (480, SKY, [(disc(400, 60, 34), YELLOW), (rectangle(0, 210, 480, 300), ROAD),
                          (rectangle(40, 90, 150, 212), RED), (rectangle(170, 60, 260, 212), BLUE),
                          (rectangle(285, 110, 360, 212), GREEN)] +
               [(rectangle(x, y, x + 22, y + 26), GLASS)
                for x, y in ((60, 110), (106, 110), (60, 156), (106, 156), (186, 84), (222, 84),
                             (186, 130), (222, 130), (304, 130))] +
               [(rectangle(x, 250, x + 50, 258), GLASS) for x in range(20, 480, 90)]),
}


def colour_at(background, shapes, x, y):
    for inside, colour in reversed(shapes):
        if inside(x, y):
            return colour
    return background


def png(width, height, background, shapes):
    rows = b"".join(
        b"\0" + b"".join(bytes(colour_at(background, shapes, x, y)) for x in range(width))
        for y in range(height))

    def chunk(kind, data):
        return (struct.pack(">I", len(data)) + kind + data +
                struct.pack(">I", zlib.crc32(kind + data)))
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 9)) +
            chunk(b"IEND", b""))


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, (width, background, shapes) in PICTURES.items():
        height = SIDE if width == SIDE else 300
        (folder / f"{name}.png").write_bytes(png(width, height, background, shapes))


if __name__ == "__main__":
    main()
