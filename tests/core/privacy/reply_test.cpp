// Replies: what staff seal comes out at the receipt's holder, whole, and nowhere else.
#include "core/privacy/reply.h"

#include <algorithm>
#include <cstring>
#include <set>

#include "core/base/utf8.h"
#include "core/privacy/reply_content.h"
#include "core/privacy/reply_plain.h"
#include "tests/support/catch.h"
#include "tests/support/property.h"
#include "tests/support/random_text.h"

namespace candour::privacy {
namespace {

using store::BoardEntry;

constexpr CivilDay a_day{std::chrono::year{2026} / 11 / 30};

ReplyKeyPair make_pair() {
    ReplyKeyPair pair;
    REQUIRE(crypto_box_keypair(pair.public_key.data(), pair.private_key.data()) == 0);
    return pair;
}

feedback::Contact::ReplyTo reply_to(const ReplyKeyPair& pair, std::uint8_t mailbox = 7) {
    return {.mailbox_id = to_hex(Bytes(store::mailbox_bytes, mailbox)),
            .public_key = to_base64(pair.public_key)};
}

ReplyAddress address_of(const ReplyKeyPair& pair, std::uint8_t mailbox = 7) {
    return read_reply_address(reply_to(pair, mailbox)).take();
}

std::vector<BoardEntry> sealed(const Reply& reply, const ReplyAddress& address) {
    return seal_reply(reply, address).take().parts;
}

// Of random words, so that it takes several parts.
Reply long_reply(std::uint32_t seed, std::size_t characters = 2500) {
    test::Gen gen(seed);
    return {test::random_text(gen, test::scripts[3], characters), "ta", a_day};
}

// An entry with any inside, as whoever knows the public key can make one.
BoardEntry seal_plain(const PlainReplyPart& plain, const ReplyKeyPair& pair) {
    BoardEntry entry{};
    REQUIRE(crypto_box_seal(entry.data() + store::mailbox_bytes, plain.bytes.data(),
                            plain.bytes.size(), pair.public_key.data()) == 0);
    return entry;
}

}  // namespace

TEST_CASE("a reply is read as it was written, in Urdu, Tamil, Welsh and English", "[core]") {
    const ReplyKeyPair pair = make_pair();
    const Reply reply = GENERATE_COPY(
        Reply{"Thank you. The ramp is mended.\n\nWe are sorry that it took so long.", "en", a_day},
        Reply{"Diolch. Mae’r ramp wedi’i drwsio.", "cy", a_day},
        Reply{"آپ کا شکریہ۔ ڈھلوان کی مرمت ہو گئی ہے۔ ہمیں افسوس ہے کہ اتنی دیر لگی۔", "ur", a_day},
        Reply{"நன்றி. சாய்தளம் சரிசெய்யப்பட்டது.", "ta", a_day}, Reply{"x", "en", CivilDay{}},
        long_reply(1), Reply{std::string(reply_text_bytes_max, 'a'), "zh-Hant", a_day});
    const auto parts = sealed(reply, address_of(pair));
    const OpenedReplies opened = open_replies(parts, pair);
    REQUIRE(opened.replies == std::vector{reply});
    REQUIRE(opened.incomplete == 0);
    REQUIRE(opened.unreadable == 0);
}

TEST_CASE("a mailbox gives all its replies once, in any order of parts and with repeats",
          "[core]") {
    const ReplyKeyPair pair = make_pair();
    test::for_all(60, [&](test::Gen& gen) {
        std::vector<Reply> replies;
        std::vector<BoardEntry> entries;
        for (std::size_t i = 1 + gen.below(3); i > 0; --i) {
            const auto& script = test::scripts[gen.below(test::scripts.size())];
            replies.push_back(
                {test::random_text(gen, script, 1 + gen.below(1500)) + "x", "en", a_day});
            for (int times = 0; times < 2; ++times) {  // Sealed anew, so no byte is the same.
                for (const BoardEntry& entry : sealed(replies.back(), address_of(pair)))
                    entries.push_back(entry);
            }
        }
        gen.shuffle(entries);
        OpenedReplies opened = open_replies(entries, pair);
        REQUIRE(opened.incomplete == 0);
        REQUIRE(opened.unreadable == 0);
        const auto by_text = [](const Reply& a, const Reply& b) { return a.text < b.text; };
        std::ranges::sort(replies, by_text);
        std::ranges::sort(opened.replies, by_text);
        REQUIRE(opened.replies == replies);
    });
}

TEST_CASE("entries begin with the mailbox and are otherwise alike in nothing", "[core]") {
    const ReplyKeyPair pair = make_pair();
    const Reply reply{"The same words, twice.", "en", a_day};
    std::set<std::vector<std::uint8_t>> middles;
    const std::vector<Reply> replies = {reply, reply, long_reply(2)};
    for (const Reply& one : replies) {
        for (const BoardEntry& entry : sealed(one, address_of(pair, 9))) {
            static_assert(std::tuple_size_v<BoardEntry> == 1024);
            REQUIRE(std::ranges::all_of(std::span(entry).first(store::mailbox_bytes),
                                        [](std::uint8_t byte) { return byte == 9; }));
            // No eight bytes of one entry are in another at the same place.
            for (std::size_t at = store::mailbox_bytes; at + 8 <= entry.size(); at += 8) {
                std::vector<std::uint8_t> piece(
                    entry.begin() + static_cast<std::ptrdiff_t>(at),
                    entry.begin() + static_cast<std::ptrdiff_t>(at + 8));
                piece.push_back(static_cast<std::uint8_t>(at >> 8));
                piece.push_back(static_cast<std::uint8_t>(at));
                REQUIRE(middles.insert(piece).second);
            }
        }
    }
}

TEST_CASE("the same reply to the same receipt has one id, any other has another", "[core]") {
    const ReplyKeyPair pair = make_pair();
    const Reply reply{"Mended.", "en", a_day};
    const ReplyId id = seal_reply(reply, address_of(pair)).value().id;
    REQUIRE(seal_reply(reply, address_of(pair)).value().id == id);
    const std::vector<Reply> others = {{"Mended!", "en", a_day},
                                       {"Mended.", "cy", a_day},
                                       {"Mended.", "en", a_day + std::chrono::days(1)}};
    for (const Reply& other : others)
        REQUIRE(seal_reply(other, address_of(pair)).value().id != id);
    REQUIRE(seal_reply(reply, address_of(pair, 8)).value().id != id);
    REQUIRE(seal_reply(reply, address_of(make_pair())).value().id != id);
}

TEST_CASE("a reply waits while any of its parts is missing", "[core]") {
    const ReplyKeyPair pair = make_pair();
    const auto parts = sealed(long_reply(3), address_of(pair));
    REQUIRE(parts.size() > 3);
    for (std::size_t missing = 0; missing < parts.size(); ++missing) {
        auto rest = parts;
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(missing));
        const OpenedReplies opened = open_replies(rest, pair);
        REQUIRE(opened.replies.empty());
        REQUIRE(opened.incomplete == 1);
        REQUIRE(opened.unreadable == 0);
    }
    REQUIRE(open_replies({}, pair).replies.empty());
}

TEST_CASE("another receipt's key opens nothing", "[core]") {
    const ReplyKeyPair pair = make_pair();
    const auto parts = sealed(long_reply(4), address_of(pair));
    const OpenedReplies opened = open_replies(parts, make_pair());
    REQUIRE(opened.replies.empty());
    REQUIRE(opened.incomplete == 0);
    REQUIRE(opened.unreadable == parts.size());
}

TEST_CASE("a reply of which any byte was changed is not shown", "[core]") {
    const ReplyKeyPair pair = make_pair();
    const BoardEntry entry = sealed({"Mended.", "en", a_day}, address_of(pair)).at(0);
    for (std::size_t i = 0; i < entry.size(); ++i) {
        BoardEntry changed = entry;
        changed[i] ^= static_cast<std::uint8_t>(1 << i % 8);
        // A changed mailbox too: the id inside is of the mailbox.
        const OpenedReplies opened = open_replies({changed}, pair);
        if (!opened.replies.empty() || opened.unreadable != 1) FAIL("byte " << i);
    }
}

TEST_CASE("parts that do not fit together are refused", "[core]") {
    const ReplyKeyPair pair = make_pair();
    const Reply reply = long_reply(5);
    auto parts = sealed(reply, address_of(pair));
    const auto inside = [&](std::size_t at) {
        auto plain = std::make_unique<PlainReplyPart>();
        REQUIRE(crypto_box_seal_open(plain->bytes.data(), parts[at].data() + store::mailbox_bytes,
                                     parts[at].size() - store::mailbox_bytes,
                                     pair.public_key.data(), pair.private_key.data()) == 0);
        return plain;
    };
    const auto put = [&](std::size_t at, const PlainReplyPart& plain) {
        const BoardEntry entry = seal_plain(plain, pair);
        std::copy(entry.begin() + store::mailbox_bytes, entry.end(),
                  parts[at].begin() + store::mailbox_bytes);
    };

    SECTION("two parts have changed places") {
        auto first = inside(0);
        auto second = inside(1);
        std::swap(first->bytes[reply_part_at], second->bytes[reply_part_at]);
        put(0, *first);
        put(1, *second);
    }
    SECTION("one says another number of parts") {
        auto first = inside(0);
        ++first->bytes[reply_parts_at];
        put(0, *first);
    }
    SECTION("one is of another reply") {
        const auto other = sealed(long_reply(6), address_of(pair));
        parts[0] = other[0];
    }
    SECTION("one is there with two contents") {
        auto first = inside(0);
        first->bytes[reply_header_bytes + 5] ^= 1;
        parts.push_back(parts[0]);
        put(0, *first);
    }
    REQUIRE(open_replies(parts, pair).replies.empty());
}

TEST_CASE("open_replies never crashes on an inside that an enemy sealed", "[core]") {
    const ReplyKeyPair pair = make_pair();
    test::for_all(2000, [&](test::Gen& gen) {
        PlainReplyPart plain;
        std::ranges::copy(gen.bytes(plain.bytes.size()), plain.bytes.begin());
        if (gen.chance(90)) plain.bytes[reply_format_at] = reply_format;
        if (gen.chance(80)) plain.bytes[reply_part_at] = 0;
        if (gen.chance(80)) plain.bytes[reply_parts_at] = static_cast<std::uint8_t>(gen.below(3));
        if (gen.chance(80))
            plain.bytes[reply_header_bytes] = static_cast<std::uint8_t>(gen.below(3));
        const std::size_t end = gen.below(plain.bytes.size());
        if (gen.chance(90)) {
            plain.bytes[end] = 0x80;
            std::fill(plain.bytes.begin() + static_cast<std::ptrdiff_t>(end) + 1, plain.bytes.end(),
                      std::uint8_t{0});
        }
        const OpenedReplies opened = open_replies({seal_plain(plain, pair)}, pair);
        REQUIRE(opened.replies.empty());
        REQUIRE(opened.incomplete + opened.unreadable == 1);
    });
}

TEST_CASE("a reply that does not fit says how much is too much, and fits without it", "[core]") {
    const ReplyKeyPair pair = make_pair();
    for (const test::Script& script : test::scripts) {
        INFO(script.name);
        test::Gen gen(12);
        Reply reply{test::random_text(gen, script, 9000), "en", a_day};
        reply.text.resize(std::min(reply.text.size(), reply_text_bytes_max));
        while (!is_utf8(reply.text))
            reply.text.pop_back();
        auto result = seal_reply(reply, address_of(pair));
        if (result.ok()) continue;
        REQUIRE(result.error().kind == ErrorKind::Full);
        const std::string& what = result.error().what;
        const std::size_t at = what.find_first_of("0123456789");
        REQUIRE(at != std::string::npos);
        for (std::size_t cut = std::stoul(what.substr(at)); cut > 0; --cut) {
            do {
                reply.text.pop_back();
            } while (!is_utf8(reply.text));
        }
        result = seal_reply(reply, address_of(pair));
        REQUIRE(result.ok());
        REQUIRE(result.value().parts.size() == reply_parts_max);  // And not far shorter.
    }
    const Reply far_too_long{std::string(reply_text_bytes_max + 1, 'a'), "en", a_day};
    REQUIRE(seal_reply(far_too_long, address_of(pair)).error().kind == ErrorKind::Full);
}

TEST_CASE("what is no reply is refused before it is sealed", "[core]") {
    const ReplyAddress address = address_of(make_pair());
    const Reply reply =
        GENERATE(Reply{"", "en", a_day}, Reply{" \n", "en", a_day}, Reply{"\xFF", "en", a_day},
                 Reply{"Mended.", "", a_day}, Reply{"Mended.", "not a tag", a_day},
                 Reply{"Mended.", "en", CivilDay(std::chrono::days(-1))});
    REQUIRE(seal_reply(reply, address).error().kind == ErrorKind::Invalid);
}

TEST_CASE("read_reply_address tells no reply wanted from what cannot be used", "[core]") {
    const feedback::Contact::ReplyTo good = reply_to(make_pair());
    REQUIRE(read_reply_address(good).ok());
    REQUIRE(read_reply_address({}).error().kind == ErrorKind::NotFound);

    struct Row {
        std::string mailbox;
        std::string key;
    };
    const Row row = GENERATE_COPY(
        Row{"", good.public_key}, Row{good.mailbox_id, ""}, Row{"00ff", good.public_key},
        Row{good.mailbox_id + "00", good.public_key}, Row{"zz" + good.mailbox_id, good.public_key},
        Row{good.mailbox_id, "AAAA"}, Row{good.mailbox_id, "not base64"},
        Row{good.mailbox_id, to_base64(Bytes(33, 1))},
        Row{good.mailbox_id, to_base64(Bytes(32, 0))},  // A low-order point.
        Row{good.mailbox_id, std::string(1 << 20, 'A')}, Row{std::string("\0", 1), "\xFF"});
    const auto refused = read_reply_address({row.mailbox, row.key});
    REQUIRE(refused.error().kind == ErrorKind::Invalid);
    REQUIRE(refused.error().what.starts_with("No reply can be sent: "));
}

}  // namespace candour::privacy
