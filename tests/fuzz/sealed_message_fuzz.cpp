// tests/fuzz/sealed_message_fuzz.cpp: any content, packed as a kiosk packs it (compressed, cut into
// cells, sealed), then opened all the way. The first byte says what is done to it in between.
#include <algorithm>

#include "core/privacy/content.h"
#include "core/privacy/dictionary.h"
#include "core/privacy/open.h"
#include "tests/fuzz/compressing.h"
#include "tests/fuzz/contacts.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/sealing.h"
#include "tests/fuzz/target.h"

namespace candour::fuzz {

namespace {

enum Deed : unsigned {
    Compress = 1,
    Reverse = 2,
    RepeatOne = 4,
    LoseOne = 8,
    Newer = 16,  // From here on: so many formats up from the first.
};

int format_of(unsigned deeds) { return static_cast<int>(1 + deeds / Newer); }

// The input as the JSON of a contact.
Bytes content_of(const Bytes& json, int format) {
    const Bytes frame = compressed(json, privacy::dictionary(privacy::newest_dictionary));
    return Output()
        .byte(static_cast<unsigned>(format))
        .byte(privacy::newest_dictionary)
        .raw(frame)
        .bytes();
}

std::vector<privacy::OpenedCell> sealed_and_opened(const Bytes& content) {
    const std::size_t parts =
        std::max<std::size_t>(1, (content.size() + privacy::cell_content_bytes_max - 1) /
                                     privacy::cell_content_bytes_max);
    std::vector<privacy::OpenedCell> cells;
    if (parts > privacy::cells_per_message_max) return cells;
    for (std::size_t part = 0; part < parts; ++part) {
        const ByteView rest = ByteView(content).subspan(part * privacy::cell_content_bytes_max);
        const Bytes plain = plain_part(
            part, parts, rest.first(std::min(rest.size(), privacy::cell_content_bytes_max)));
        auto opened = privacy::open_cell(sealed(plain), {epoch_pair()});
        CHECK(opened.ok());
        cells.push_back(opened.take());
    }
    return cells;
}

}  // namespace

bool accepts(ByteView bytes) {
    Input input(bytes);
    const unsigned deeds = input.byte();
    const Bytes rest = input.rest();
    const Bytes content = deeds & Compress ? content_of(rest, format_of(deeds)) : rest;
    std::vector<privacy::OpenedCell> cells = sealed_and_opened(content);
    if (cells.empty()) return false;
    if (deeds & RepeatOne) cells.push_back(cells.front());
    if (deeds & Reverse) std::ranges::reverse(cells);
    const bool lost = (deeds & LoseOne) && !(deeds & RepeatOne);
    if (lost) cells.pop_back();
    const auto contact = privacy::open_message(cells);
    if (lost) CHECK(!contact.ok() && contact.error().kind == ErrorKind::Unavailable);
    // What happens to the cells on their way changes nothing.
    if (!lost) CHECK(contact.ok() == privacy::decode_content(content).ok());
    return contact.ok();
}

std::vector<Bytes> seeds() {
    std::vector<Bytes> found;
    for (const feedback::Contact& contact : contacts()) {
        const Bytes json = bytes_of(privacy::to_canonical_json(contact));
        const int format = privacy::content_format_of(contact);
        const unsigned newer = static_cast<unsigned>(format - 1) * Newer;
        found.push_back(Output().byte(Compress | Reverse | newer).raw(json).bytes());
        found.push_back(Output().byte(RepeatOne).raw(privacy::encode_content(contact)).bytes());
    }
    return found;
}

}  // namespace candour::fuzz
