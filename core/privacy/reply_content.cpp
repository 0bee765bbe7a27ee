// Writing and reading a reply's content, and its id.
#include "core/privacy/reply_content.h"

#include <algorithm>

#include <sodium.h>

#include "core/base/check.h"
#include "core/base/utf8.h"
#include "core/privacy/zstd_frame.h"

namespace candour::privacy {
namespace {

enum class Encoding : std::uint8_t { Plain = 0, Zstd = 1 };

constexpr std::size_t day_bytes = 4;
constexpr std::size_t head_bytes = day_bytes + 1;
constexpr std::size_t language_bytes_max = 35;  // BCP 47, section 4.4.1.
constexpr std::size_t plain_bytes_max = head_bytes + language_bytes_max + reply_text_bytes_max;
constexpr std::int64_t days_max = 2'932'896;  // To the end of 9999, as from_iso() reads.

Error corrupt(const char* what) { return Error{ErrorKind::Corrupt, what}; }
Error invalid(const char* what) { return Error{ErrorKind::Invalid, what}; }

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool is_language(std::string_view language) {
    return language.size() <= language_bytes_max && is_language_tag(language);
}

std::int64_t days_of(CivilDay day) { return day.time_since_epoch().count(); }

// Day, language, text.
Bytes plain_of(const Reply& reply) {
    const auto days = static_cast<std::uint32_t>(days_of(reply.day));
    Bytes plain;
    plain.reserve(head_bytes + reply.language.size() + reply.text.size());
    for (int shift = 24; shift >= 0; shift -= 8)
        plain.push_back(static_cast<std::uint8_t>(days >> shift));
    plain.push_back(static_cast<std::uint8_t>(reply.language.size()));
    plain.insert(plain.end(), reply.language.begin(), reply.language.end());
    plain.insert(plain.end(), reply.text.begin(), reply.text.end());
    return plain;
}

Result<Reply> reply_of(std::string_view plain) {
    if (plain.size() < head_bytes) return corrupt("the reply is cut off");
    const ByteView bytes = as_bytes(plain);
    std::uint32_t days = 0;
    for (std::size_t i = 0; i < day_bytes; ++i)
        days = days << 8 | bytes[i];
    const std::size_t language_bytes = bytes[day_bytes];
    if (days > days_max || plain.size() < head_bytes + language_bytes) {
        return corrupt("the reply's head is impossible");
    }
    Reply reply{.text = std::string(plain.substr(head_bytes + language_bytes)),
                .language = std::string(plain.substr(head_bytes, language_bytes)),
                .day = CivilDay(std::chrono::days(days))};
    if (!is_language(reply.language) || !is_utf8(reply.text) || is_blank(reply.text) ||
        reply.text.size() > reply_text_bytes_max) {
        wipe(reply.text);
        return corrupt("the reply is no text in a language");
    }
    return reply;
}

Bytes with_encoding(Encoding encoding, ByteView bytes) {
    Bytes content;
    content.reserve(1 + bytes.size());
    content.push_back(static_cast<std::uint8_t>(encoding));
    content.insert(content.end(), bytes.begin(), bytes.end());
    return content;
}

}  // namespace

Result<Bytes> encode_reply(const Reply& reply) {
    if (is_blank(reply.text)) return invalid("There is nothing in the reply. Write it first.");
    if (!is_utf8(reply.text)) return invalid("The reply has bytes in it that are no text.");
    if (!is_language(reply.language)) return invalid("Say which language the reply is in.");
    if (days_of(reply.day) < 0 || days_of(reply.day) > days_max) {
        return invalid("The day of the reply is impossible.");
    }
    if (reply.text.size() > reply_text_bytes_max) {
        return Error{ErrorKind::Full,
                     "The reply is far too long. Say the most important in at most four pages."};
    }
    Bytes plain = plain_of(reply);
    Bytes frame = zstd_frame(plain, {});
    const bool shorter = frame.size() < plain.size();
    Bytes content =
        shorter ? with_encoding(Encoding::Zstd, frame) : with_encoding(Encoding::Plain, plain);
    wipe(plain);
    wipe(frame);
    return content;
}

Result<Reply> decode_reply(ByteView content) {
    if (content.empty()) return corrupt("the reply is empty");
    const ByteView rest = content.subspan(1);
    if (content[0] == static_cast<std::uint8_t>(Encoding::Plain)) {
        std::string plain = to_text(rest);
        auto reply = reply_of(plain);
        wipe(plain);
        return reply;
    }
    if (content[0] != static_cast<std::uint8_t>(Encoding::Zstd)) {
        return corrupt("the reply's encoding is unknown");
    }
    ASSIGN_OR_RETURN(std::string plain, read_zstd_frame(rest, {}, plain_bytes_max));
    auto reply = reply_of(plain);
    wipe(plain);
    return reply;
}

ReplyId reply_id(const Reply& reply, const store::MailboxId& mailbox,
                 const std::array<std::uint8_t, 32>& public_key) {
    CHECK(sodium_init() >= 0);
    Bytes plain = plain_of(reply);
    ReplyId id{};
    crypto_generichash_state state;
    CHECK(crypto_generichash_init(&state, public_key.data(), public_key.size(), id.size()) == 0);
    CHECK(crypto_generichash_update(&state, mailbox.data(), mailbox.size()) == 0);
    CHECK(crypto_generichash_update(&state, plain.data(), plain.size()) == 0);
    CHECK(crypto_generichash_final(&state, id.data(), id.size()) == 0);
    sodium_memzero(&state, sizeof state);
    wipe(plain);
    return id;
}

}  // namespace candour::privacy
