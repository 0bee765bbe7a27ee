// Writing and reading receipts, and finding one in a text.
#include "core/privacy/receipt.h"

#include <algorithm>
#include <optional>

#include <sodium.h>

namespace candour::privacy {
namespace {

constexpr std::size_t written_symbols = receipt_symbols + 1;
constexpr std::size_t mentioned_symbols = 2 * receipt_group;

std::uint8_t times_alpha(std::uint8_t value) {
    constexpr unsigned polynomial = 0b100101;
    const unsigned doubled = static_cast<unsigned>(value) << 1U;
    return static_cast<std::uint8_t>(doubled < receipt_alphabet.size() ? doubled
                                                                       : doubled ^ polynomial);
}

// As ASCII, in upper case, with look-alikes as what they are meant for.
char plain(char typed) {
    const char upper = typed >= 'a' && typed <= 'z' ? static_cast<char>(typed - 'a' + 'A') : typed;
    if (upper == 'O') return '0';
    if (upper == 'I' || upper == 'L') return '1';
    return upper;
}

std::optional<std::uint8_t> value_of(char typed) {
    const std::size_t place = receipt_alphabet.find(plain(typed));
    if (place == std::string_view::npos) return std::nullopt;
    return static_cast<std::uint8_t>(place);
}

// How many bytes of a space or hyphen `text` begins with; 0 when it begins with neither.
std::size_t parting_bytes(std::string_view text) {
    constexpr std::array<std::string_view, 12> partings = {" ",      "-",      "\t",     "\n",
                                                           "\r",     "\u00A0", "\u2010", "\u2011",
                                                           "\u2012", "\u2013", "\u2014", "\u2212"};
    for (const std::string_view parting : partings) {
        if (text.starts_with(parting)) return parting.size();
    }
    return 0;
}

// All 17 symbols without hyphens.
SecretString symbols_of(const Receipt& receipt) {
    SecretString symbols;
    symbols.reserve(written_symbols);
    for (const std::uint8_t value : receipt.values())
        symbols += receipt_alphabet[value];
    symbols += receipt_alphabet[check_symbol(receipt.values())];
    return symbols;
}

bool is_letter_or_digit(char upper) {
    return (upper >= 'A' && upper <= 'Z') || (upper >= '0' && upper <= '9');
}

}  // namespace

Receipt::Receipt(const Values& values) : values_(values) {
    CHECK(std::ranges::all_of(values,
                              [](std::uint8_t value) { return value < receipt_alphabet.size(); }));
}

Receipt::~Receipt() { sodium_memzero(values_.data(), values_.size()); }

Receipt make_receipt(SecureRandom& random) {
    Receipt::Values values{};
    random.fill(values);
    constexpr std::uint8_t five_bits = 31;
    for (std::uint8_t& value : values)
        value &= five_bits;
    const Receipt receipt(values);
    sodium_memzero(values.data(), values.size());
    return receipt;
}

std::uint8_t check_symbol(const Receipt::Values& values) {
    // Horner's rule from the last place down: the symbol at place i ends with the weight α^(i + 1).
    std::uint8_t sum = 0;
    for (std::size_t place = receipt_symbols; place > 0; --place)
        sum = times_alpha(static_cast<std::uint8_t>(sum ^ values[place - 1]));
    return sum;
}

char receipt_symbol(char typed) {
    const auto value = value_of(typed);
    return value ? receipt_alphabet[*value] : '\0';
}

SecretString written(const Receipt& receipt) {
    const SecretString symbols = symbols_of(receipt);
    SecretString text;
    text.reserve(written_symbols + written_symbols / receipt_group);
    for (std::size_t i = 0; i < symbols.size(); ++i) {
        if (i > 0 && i % receipt_group == 0) text += '-';
        text += symbols[i];
    }
    return text;
}

Result<Receipt> read_receipt(std::string_view typed) {
    std::array<std::uint8_t, written_symbols> values{};
    std::size_t count = 0;
    const auto finish = [&](Result<Receipt> result) {
        sodium_memzero(values.data(), values.size());
        return result;
    };
    const Error wrong_count{ErrorKind::Invalid, "a receipt has 17 letters and digits"};
    while (!typed.empty()) {
        if (const std::size_t bytes = parting_bytes(typed); bytes > 0) {
            typed.remove_prefix(bytes);
            continue;
        }
        const auto value = value_of(typed.front());
        if (!value) return finish(Error{ErrorKind::Invalid, "no receipt has this character"});
        if (count == written_symbols) return finish(wrong_count);
        values[count++] = *value;
        typed.remove_prefix(1);
    }
    if (count != written_symbols) return finish(wrong_count);
    Receipt::Values code{};
    std::copy_n(values.begin(), code.size(), code.begin());
    const Receipt receipt(code);
    sodium_memzero(code.data(), code.size());
    if (check_symbol(receipt.values()) != values.back()) {
        return finish(Error{ErrorKind::Corrupt, "a letter or digit of the receipt is wrong"});
    }
    return finish(receipt);
}

bool mentions_receipt(std::string_view text, const Receipt& receipt) {
    const SecretString symbols = symbols_of(receipt);
    SecretString heard;
    heard.reserve(text.size());
    for (const char character : text) {
        if (const char upper = plain(character); is_letter_or_digit(upper)) heard += upper;
    }
    for (std::size_t from = 0; from + mentioned_symbols <= symbols.size(); ++from) {
        const std::string_view part = std::string_view(symbols).substr(from, mentioned_symbols);
        if (std::string_view(heard).find(part) != std::string_view::npos) return true;
    }
    return false;
}

}  // namespace candour::privacy
