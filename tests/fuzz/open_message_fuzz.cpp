// tests/fuzz/open_message_fuzz.cpp: opened cells in any number, order and contradiction.
#include "core/privacy/content.h"
#include "core/privacy/open.h"
#include "tests/fuzz/contacts.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/target.h"

namespace candour::fuzz {

bool accepts(ByteView bytes) {
    Input input(bytes);
    std::vector<privacy::OpenedCell> cells;
    while (!input.empty()) {
        privacy::OpenedCell cell;
        const unsigned kind = input.byte();
        cell.dummy = kind == 1;
        cell.message.bytes[0] = static_cast<std::uint8_t>(kind / 2);
        cell.part = input.number();
        cell.parts = input.number();
        cell.content = input.piece();
        cells.push_back(std::move(cell));
    }
    return privacy::open_message(cells).ok();
}

std::vector<Bytes> seeds() {
    std::vector<Bytes> found;
    for (const feedback::Contact& contact : contacts()) {
        const Bytes content = privacy::encode_content(contact);
        const ByteView all(content);
        const std::size_t half = all.size() / 2;
        found.push_back(Output().byte(0).number(0).number(1).piece(all).bytes());
        found.push_back(Output()
                            .byte(2)
                            .number(1)
                            .number(2)
                            .piece(all.subspan(half))
                            .byte(2)
                            .number(0)
                            .number(2)
                            .piece(all.first(half))
                            .bytes());
    }
    return found;
}

}  // namespace candour::fuzz
