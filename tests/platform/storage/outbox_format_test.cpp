// The bytes of slots: what proves itself, what is found among garbage, what a doubtful slot is
// taken for.
#include "platform/storage/outbox_format.h"

#include "tests/support/catch.h"
#include "tests/support/property.h"
#include "tests/sync/sync_world.h"

namespace candour::platform::outbox {

namespace {

constexpr std::uint64_t generation_max = (std::uint64_t{1} << 56) - 1;

Bytes record(std::uint32_t slot, const privacy::Cell& cell, Content content) {
    const auto wire = cell.wire();
    Bytes bytes(wire.begin(), wire.end());
    const auto proof = proof_of(slot, wire, content);
    bytes.insert(bytes.end(), proof.begin(), proof.end());
    return bytes;
}

}  // namespace

TEST_CASE("a mark comes back from its bytes, for its own slot alone", "[storage]") {
    for (const Mark& mark :
         {Mark{State::Free, 0}, Mark{State::Pending, 0}, Mark{State::Acknowledged, 1},
          Mark{State::Acknowledged, generation_max}, Mark{State::Damaged, 0}}) {
        const auto bytes = encode_mark(4095, mark);
        REQUIRE(decode_mark(4095, bytes) == mark);
        REQUIRE_FALSE(decode_mark(4094, bytes).has_value());
    }
    REQUIRE_FALSE(decode_mark(0, Bytes(mark_bytes)).has_value());
    REQUIRE_FALSE(decode_mark(0, Bytes()).has_value());
}

TEST_CASE("no mark survives the change of any of its bits", "[storage]") {
    const Mark mark{State::Acknowledged, 77};
    for (std::size_t bit = 0; bit < 8 * mark_bytes; ++bit) {
        auto bytes = encode_mark(9, mark);
        bytes[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
        REQUIRE_FALSE(decode_mark(9, bytes).has_value());
    }
}

TEST_CASE("a slot's bytes are a cell, noise or neither, and only in their own slot", "[storage]") {
    test::SodiumRandom random;
    const auto wire = test::random_cell(random).wire();
    for (const Content content : {Content::Cell, Content::Noise}) {
        const auto proof = proof_of(7, wire, content);
        REQUIRE(content_of(7, wire, proof) == content);
        REQUIRE(content_of(8, wire, proof) == Content::Neither);
        REQUIRE(content_of(7, ByteView(wire).first(1000), proof) == Content::Neither);
        auto changed = wire;
        changed[600] ^= 1;
        REQUIRE(content_of(7, changed, proof) == Content::Neither);
    }
}

TEST_CASE("a doubtful slot is taken for what loses least", "[storage]") {
    struct Row {
        std::optional<Mark> mark;
        Content content;
        Mark taken_for;
    };
    const Mark free{State::Free, 0};
    const Mark pending{State::Pending, 0};
    const Mark sent{State::Acknowledged, 5};
    const Mark damaged{State::Damaged, 0};
    const Row rows[] = {
        {free, Content::Noise, free},         {pending, Content::Cell, pending},
        {sent, Content::Cell, sent},          {std::nullopt, Content::Cell, pending},
        {std::nullopt, Content::Noise, free}, {std::nullopt, Content::Neither, damaged},
        {free, Content::Cell, pending},      // The mark's write was lost, the cell's was not.
        {pending, Content::Noise, damaged},  // The other way round.
        {sent, Content::Noise, damaged},      {pending, Content::Neither, damaged},
        {free, Content::Neither, damaged},    {damaged, Content::Noise, damaged},
        {damaged, Content::Cell, pending},  // It can be read after all.
    };
    for (const Row& row : rows)
        REQUIRE(settled(row.mark, row.content) == row.taken_for);
}

TEST_CASE("slots are found at any offset among any garbage", "[storage]") {
    test::for_all(60, [](test::Gen& gen) {
        test::SodiumRandom random;
        Bytes image = gen.bytes(gen.below(3000));
        std::vector<std::optional<privacy::Cell>> cells;
        std::vector<Mark> marks;
        for (std::uint32_t slot = 0; slot < 12; ++slot) {
            const privacy::Cell cell = test::random_cell(random);
            const Content content = gen.chance(50) ? Content::Cell : Content::Noise;
            cells.push_back(content == Content::Cell ? std::optional(cell) : std::nullopt);
            marks.push_back({gen.chance(50) ? State::Acknowledged : State::Pending, gen.below(9)});
            const auto mark = encode_mark(slot, marks.back());
            for (const Bytes& piece : {record(slot, cell, content), gen.bytes(gen.below(50)),
                                       Bytes(mark.begin(), mark.end()), Bytes(gen.below(200))}) {
                image.insert(image.end(), piece.begin(), piece.end());
            }
        }
        const std::vector<FoundSlot> found = find_slots(image);
        REQUIRE(found.size() == 12);
        for (std::size_t slot = 0; slot < found.size(); ++slot) {
            REQUIRE(found[slot].mark == marks[slot]);
            REQUIRE((found[slot].content == Content::Cell) == cells[slot].has_value());
            if (cells[slot]) REQUIRE(found[slot].bytes == cells[slot]->wire());
        }
    });
}

TEST_CASE("nothing is found where nothing is, and of two marks the more careful one", "[storage]") {
    REQUIRE(find_slots({}).empty());
    REQUIRE(find_slots(Bytes(100'000)).empty());
    test::Gen gen(1);
    REQUIRE(find_slots(gen.bytes(100'000)).empty());
    Bytes image;
    for (const Mark& mark : {Mark{State::Free, 0}, Mark{State::Acknowledged, 9},
                             Mark{State::Acknowledged, 3}, Mark{State::Free, 0}}) {
        const auto bytes = encode_mark(2, mark);
        image.insert(image.end(), bytes.begin(), bytes.end());
    }
    REQUIRE(find_slots(image).at(2).mark == Mark{State::Acknowledged, 3});
    const auto pending = encode_mark(2, {State::Pending, 0});
    image.insert(image.end(), pending.begin(), pending.end());
    REQUIRE(find_slots(image).at(2).mark == Mark{State::Pending, 0});
}

}  // namespace candour::platform::outbox
