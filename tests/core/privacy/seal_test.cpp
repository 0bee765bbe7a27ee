// seal() and open: what goes in comes out, and nobody else learns a thing.
#include "core/privacy/seal.h"

#include <algorithm>
#include <set>

#include "core/feedback/limits.h"
#include "core/privacy/cell_plain.h"
#include "core/privacy/open.h"
#include "core/survey/limits.h"
#include "tests/support/random_contact.h"
#include "tests/support/secure_random.h"

namespace candour::privacy {
namespace {

using feedback::Contact;
using feedback::Draft;

std::vector<OpenedCell> open_all(const std::vector<Cell>& cells,
                                 const std::vector<EpochKeyPair>& keys) {
    std::vector<OpenedCell> opened;
    for (const Cell& cell : cells)
        opened.push_back(open_cell(cell, keys).take());
    return opened;
}

// A cell with any inside, as anybody with the public key can make one.
Cell seal_plain(const PlainCell& plain, const EpochPublicKey& key) {
    Cell cell;
    const int status = crypto_box_seal(cell.sealed.data(), plain.bytes.data(), plain.bytes.size(),
                                       key.bytes.data());
    REQUIRE(status == 0);
    return cell;
}

}  // namespace

TEST_CASE("open_message reads what was sealed, for any contact and any order of its cells",
          "[core]") {
    const EpochKeyPair pair = make_epoch_key_pair();
    test::SodiumRandom random;
    test::for_all(150, [&](test::Gen& gen) {
        const Contact contact = test::random_contact(gen);
        auto sealed = seal(Draft(contact), pair.public_key, random);
        REQUIRE(sealed.ok());
        std::vector<Cell> cells = sealed.value().cells();
        for (std::size_t again = gen.below(4); again > 0; --again) {
            cells.push_back(cells[gen.below(cells.size())]);
        }
        gen.shuffle(cells);
        const auto opened = open_message(open_all(cells, {make_epoch_key_pair(), pair}));
        REQUIRE(opened.ok());
        REQUIRE(opened.value() == contact);
    });
}

TEST_CASE("a message waits while any of its parts is missing", "[core]") {
    const EpochKeyPair pair = make_epoch_key_pair();
    test::SodiumRandom random;
    test::Gen gen(7);
    Contact contact;
    contact.story = test::random_text(gen, test::scripts.back(), 2000);
    const auto cells = seal(Draft(contact), pair.public_key, random).take().cells();
    REQUIRE(cells.size() > 3);
    for (std::size_t missing = 0; missing < cells.size(); ++missing) {
        std::vector<Cell> rest = cells;
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(missing));
        REQUIRE(open_message(open_all(rest, {pair})).error().kind == ErrorKind::Unavailable);
    }
    REQUIRE(open_message({}).error().kind == ErrorKind::Unavailable);
}

TEST_CASE("open_cell refuses a cell of which any sealed byte was changed", "[core]") {
    const EpochKeyPair pair = make_epoch_key_pair();
    test::SodiumRandom random;
    const Cell cell = seal(Draft(Contact{}), pair.public_key, random).take().cells().at(0);
    REQUIRE(open_cell(cell, {pair}).ok());
    for (std::size_t i = 0; i < cell.sealed.size(); ++i) {
        Cell changed = cell;
        changed.sealed[i] ^= static_cast<std::uint8_t>(1 << i % 8);
        // The top bit of a public key is no part of it (RFC 7748, 5), but it is of the nonce.
        const auto opened = open_cell(changed, {pair});
        if (opened.ok() || opened.error().kind != ErrorKind::Corrupt) FAIL("byte " << i);
    }
}

TEST_CASE("open_cell refuses any other bytes and any other key", "[core]") {
    const EpochKeyPair pair = make_epoch_key_pair();
    test::SodiumRandom random;
    const Cell cell = seal_dummy(pair.public_key, random);
    REQUIRE(open_cell(cell, {}).error().kind == ErrorKind::Corrupt);
    REQUIRE(open_cell(cell, {make_epoch_key_pair()}).error().kind == ErrorKind::Corrupt);
    test::for_all(50, [&](test::Gen& gen) {
        Cell noise;
        std::ranges::copy(gen.bytes(noise.sealed.size()), noise.sealed.begin());
        REQUIRE(open_cell(noise, {pair}).error().kind == ErrorKind::Corrupt);
    });
    REQUIRE(open_cell(Cell{}, {pair}).error().kind == ErrorKind::Corrupt);
}

TEST_CASE("opening never crashes on an inside that an enemy sealed", "[core]") {
    const EpochKeyPair pair = make_epoch_key_pair();
    test::for_all(2000, [&](test::Gen& gen) {
        PlainCell plain;
        std::ranges::copy(gen.bytes(plain.bytes.size()), plain.bytes.begin());
        // Mostly so far right that the next check is the one that is met.
        if (gen.chance(90)) plain.bytes[format_at] = cell_format;
        if (gen.chance(90)) plain.bytes[type_at] = static_cast<std::uint8_t>(gen.below(2));
        if (gen.chance(80)) plain.bytes[part_at] = plain.bytes[parts_at] = 0;
        if (gen.chance(80)) plain.bytes[part_at + 1] = 0;
        if (gen.chance(80)) plain.bytes[parts_at + 1] = static_cast<std::uint8_t>(gen.below(3));
        const std::size_t end = gen.below(plain.bytes.size());
        if (gen.chance(90)) {
            plain.bytes[end] = 0x80;
            std::fill(plain.bytes.begin() + static_cast<std::ptrdiff_t>(end) + 1, plain.bytes.end(),
                      std::uint8_t{0});
        }
        auto opened = open_cell(seal_plain(plain, pair.public_key), {pair});
        if (!opened.ok()) {
            REQUIRE(opened.error().kind == ErrorKind::Corrupt);
            return;
        }
        REQUIRE((opened.value().dummy || opened.value().part < opened.value().parts));
        REQUIRE(opened.value().content.size() <= cell_content_bytes_max);
        REQUIRE_FALSE(open_message({opened.take()}).ok());
    });
}

TEST_CASE("parts that do not fit together are Corrupt", "[core]") {
    const OpenedCell good{.message = {{1}}, .part = 0, .parts = 2, .content = {1, 2}};
    OpenedCell other = GENERATE_COPY(
        OpenedCell{.message = {{2}}, .part = 1, .parts = 2},                     // Another message.
        OpenedCell{.message = {{1}}, .part = 1, .parts = 3},                     // Another number.
        OpenedCell{.message = {{1}}, .part = 2, .parts = 2},                     // Too far.
        OpenedCell{.message = {{1}}, .part = 0, .parts = 2, .content = {1, 3}},  // Two contents.
        OpenedCell{.dummy = true, .message = {{1}}, .part = 1, .parts = 2});
    REQUIRE(open_message({good, other}).error().kind == ErrorKind::Corrupt);
    const OpenedCell none{.message = {{1}}, .part = 0, .parts = 0};
    REQUIRE(open_message({none}).error().kind == ErrorKind::Corrupt);
}

TEST_CASE("every cell is 1,024 bytes on the wire and shares none with another", "[core]") {
    const EpochKeyPair pair = make_epoch_key_pair();
    test::SodiumRandom random;
    Contact contact;
    contact.story = "The same words, twice.";
    std::vector<Cell> cells = {seal_dummy(pair.public_key, random),
                               seal_dummy(pair.public_key, random)};
    for (int i = 0; i < 2; ++i) {
        const auto sealed = seal(Draft(contact), pair.public_key, random).take();
        REQUIRE(sealed.cells().size() == 1);
        cells.push_back(sealed.cells()[0]);
    }
    std::set<CellId> ids;
    for (const Cell& cell : cells) {
        const auto wire = cell.wire();
        static_assert(wire.size() == 1024);
        REQUIRE(Cell::from_wire(wire) == cell);
        REQUIRE(ids.insert(cell.id).second);
        for (const Cell& other : cells) {
            if (&other == &cell) continue;
            // Unrelated bytes are equal in 1 of 256 places: about 4 of 1,008, never 40.
            int equal = 0;
            for (std::size_t i = 0; i < cell.sealed.size(); ++i) {
                if (cell.sealed[i] == other.sealed[i]) ++equal;
            }
            REQUIRE(equal < 40);
        }
    }
}

TEST_CASE("a dummy opens as a dummy and says nothing", "[core]") {
    const EpochKeyPair pair = make_epoch_key_pair();
    test::SodiumRandom random;
    const OpenedCell opened = open_cell(seal_dummy(pair.public_key, random), {pair}).take();
    REQUIRE(opened.dummy);
    REQUIRE(opened.content.empty());
    REQUIRE(open_message({opened}).error().kind == ErrorKind::Corrupt);
}

TEST_CASE("read_epoch_public_key refuses a key that nothing can be sealed to", "[core]") {
    const EpochKeyPair pair = make_epoch_key_pair();
    REQUIRE(read_epoch_public_key(pair.public_key.bytes).value() == pair.public_key);
    REQUIRE_FALSE(read_epoch_public_key(Bytes(31, 9)).ok());
    REQUIRE_FALSE(read_epoch_public_key(Bytes(32, 0)).ok());  // A low-order point.
}

TEST_CASE("the longest contact and the longest survey fit into a message in any script", "[core]") {
    const EpochKeyPair pair = make_epoch_key_pair();
    test::SodiumRandom random;
    std::size_t most = 0;
    for (const test::Script& script : test::scripts) {
        INFO(script.name);
        test::Gen gen(11);
        Contact story;
        story.story = test::random_text(gen, script, survey::text_characters_max);
        story.wanted = test::random_text(gen, script, survey::text_characters_max);
        story.facts.behalf = feedback::Behalf::Councillor;
        story.facts.answer = feedback::AnswerWanted::InWriting;
        story.facts.support.assign(feedback::all_supports.begin(), feedback::all_supports.end());
        story.facts.interpreter_language =
            test::random_text(gen, script, feedback::language_name_characters_max);
        story.facts.person = {
            test::random_text(gen, script, feedback::person_name_characters_max),
            feedback::ReachBy::Letter,
            test::random_text(gen, script, feedback::person_value_characters_max)};
        REQUIRE(seal(Draft(story), pair.public_key, random).ok());

        Contact survey;
        for (std::size_t i = 0; i < survey::kiosk_questions_max; ++i) {
            survey::Answer answer{.question = to_hex(gen.bytes(20))};  // The longest id: 40.
            if (i < 4) {
                answer.text = test::random_text(gen, script, survey::text_characters_max);
            } else {
                answer.choice = to_hex(gen.bytes(20));
            }
            survey.answers.set(answer);
        }
        auto sealed = seal(Draft(survey), pair.public_key, random);
        REQUIRE(sealed.ok());
        most = std::max(most, sealed.value().cells().size());
    }
    REQUIRE(most <= cells_per_message_max);
    REQUIRE(most > cells_per_message_max / 2);  // Else the limit is far too generous.
}

TEST_CASE("seal answers Full, not a crash, when a contact is far too long", "[core]") {
    const EpochKeyPair pair = make_epoch_key_pair();
    test::SodiumRandom random;
    test::Gen gen(3);
    Contact contact;
    contact.story = test::random_text(gen, test::scripts.back(), 20 * survey::text_characters_max);
    REQUIRE(seal(Draft(contact), pair.public_key, random).error().kind == ErrorKind::Full);
}

}  // namespace candour::privacy
