// Reading what a browser sends, without believing any of it.
#include "app/console/fields.h"

#include <algorithm>
#include <optional>

#include "app/console/limits.h"
#include "app/console/words.h"

namespace candour::console {
namespace {

std::optional<unsigned char> hex_digit(char c) {
    if (c >= '0' && c <= '9') return static_cast<unsigned char>(c - '0');
    if (c >= 'a' && c <= 'f') return static_cast<unsigned char>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F') return static_cast<unsigned char>(c - 'A' + 10);
    return std::nullopt;
}

std::string decode(std::string_view encoded) {
    std::string text;
    text.reserve(encoded.size());
    for (std::size_t i = 0; i < encoded.size(); ++i) {
        if (encoded[i] == '%' && i + 2 < encoded.size()) {
            const auto high = hex_digit(encoded[i + 1]);
            const auto low = hex_digit(encoded[i + 2]);
            if (high && low) {
                text += static_cast<char>(*high * 16 + *low);
                i += 2;
                continue;
            }
        }
        text += encoded[i] == '+' ? ' ' : encoded[i];
    }
    return text;
}

// Calls `take` with each of the pieces between separators, `count_max` at most.
template <typename Take>
void for_each_piece(std::string_view text, char separator, std::size_t count_max, Take take) {
    for (std::size_t count = 0; !text.empty() && count < count_max; ++count) {
        const std::size_t end = std::min(text.find(separator), text.size());
        take(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

std::string_view header(const protocol::HttpRequest& request, const std::string& name) {
    const auto found = request.headers.find(name);
    return found == request.headers.end() ? std::string_view{} : found->second;
}

}  // namespace

std::string_view field(const Fields& fields, std::string_view name) {
    const auto found = fields.find(name);
    return found == fields.end() ? std::string_view{} : found->second;
}

Fields parse_fields(std::string_view encoded, std::size_t count_max) {
    Fields fields;
    for_each_piece(encoded, '&', count_max, [&fields](std::string_view pair) {
        const std::size_t equals = std::min(pair.find('='), pair.size());
        std::string name = decode(pair.substr(0, equals));
        std::string value = decode(pair.substr(std::min(equals + 1, pair.size())));
        if (name.empty() || !is_plain_text(name) || !is_plain_text(value)) return;
        fields.emplace(std::move(name), std::move(value));
    });
    return fields;
}

Fields query_of(const protocol::HttpRequest& request) {
    if (request.query.size() > query_bytes_max) return {};
    return parse_fields(request.query);
}

Result<Fields> form_of(const protocol::HttpRequest& request, FormLimits limits) {
    constexpr std::string_view form_type = "application/x-www-form-urlencoded";
    const std::string_view type = header(request, "content-type");
    if (trimmed(type.substr(0, type.find(';'))) != form_type) {
        return Error{ErrorKind::Invalid, "The form was not sent the way these pages send it."};
    }
    if (request.body.size() > limits.bytes_max) {
        return Error{ErrorKind::Invalid, "The form is too long."};
    }
    return parse_fields(to_text(request.body), limits.fields_max);
}

Fields cookies_of(const protocol::HttpRequest& request) {
    const std::string_view all = header(request, "cookie");
    Fields cookies;
    if (all.size() > cookies_bytes_max) return cookies;
    for_each_piece(all, ';', fields_max, [&cookies](std::string_view pair) {
        const std::size_t equals = pair.find('=');
        if (equals == std::string_view::npos) return;
        std::string name{trimmed(pair.substr(0, equals))};
        std::string value{trimmed(pair.substr(equals + 1))};
        if (name.empty() || !is_plain_text(name) || !is_plain_text(value)) return;
        cookies.emplace(std::move(name), std::move(value));
    });
    return cookies;
}

bool from_another_site(const protocol::HttpRequest& request) {
    const auto site = request.headers.find("sec-fetch-site");
    return site != request.headers.end() && site->second != "same-origin" && site->second != "none";
}

std::string url_encode(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    constexpr std::string_view unreserved = "-_.~";
    std::string encoded;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || unreserved.find(c) != std::string_view::npos;
        if (plain) {
            encoded += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        encoded += {'%', digits[byte / 16], digits[byte % 16]};
    }
    return encoded;
}

}  // namespace candour::console
