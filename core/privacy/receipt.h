// Receipts: what a visitor keeps to be able to read an answer (architecture §4.7). 80 random bits,
// written as four groups of four symbols and a check symbol, "7K3M-0QZD-9XWB-4TRA-E". Never stored
// anywhere; what is made of it is in receipt_keys.h.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/base/world.h"

namespace candour::privacy {

inline constexpr std::size_t receipt_symbols = 16;  // Of 5 bits; the check symbol is a 17th.
inline constexpr std::size_t receipt_group = 4;     // Symbols that are written together.

// Crockford's base 32: no I, L, O or U. A symbol's value is its place, 0 … 31.
inline constexpr std::string_view receipt_alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

// The code itself. Each copy overwrites itself when it goes.
class Receipt {
public:
    using Values = std::array<std::uint8_t, receipt_symbols>;  // Each 0 … 31.

    explicit Receipt(const Values& values);
    ~Receipt();
    Receipt(const Receipt&) = default;
    Receipt& operator=(const Receipt&) = default;

    const Values& values() const { return values_; }
    bool operator==(const Receipt&) const = default;

private:
    Values values_;
};

Receipt make_receipt(SecureRandom& random);

// The 17th symbol's value: with α a root of x⁵ + x² + 1 in GF(32), the sum of α^(place + 1) times
// the symbol at each place, 0 … 15. The check symbol itself weighs 1, so that all 17 weights
// differ: every single wrong symbol and every exchange of two is noticed.
std::uint8_t check_symbol(const Receipt::Values& values);

// The symbol that somebody means who types this: upper case, O as 0, I and L as 1. '\0' where no
// receipt has it.
char receipt_symbol(char typed);

// As it is shown, printed and read out: 21 characters, groups parted by hyphens.
SecretString written(const Receipt& receipt);

// What somebody typed or read from their paper. Lower case, O for 0, I and L for 1, spaces and all
// kinds of hyphens make no difference. Errors: Invalid when it has another number of symbols than
// 17, or one that no receipt has (U, punctuation, another script); Corrupt when the check symbol
// does not fit: something was mistyped.
Result<Receipt> read_receipt(std::string_view typed);

// Whether eight or more symbols of the receipt that follow each other, its check symbol with them,
// stand in `text`, however they are written: only letters and digits are compared, as
// read_receipt() takes them. Half of it would leave little to guess for whoever reads the text.
bool mentions_receipt(std::string_view text, const Receipt& receipt);

}  // namespace candour::privacy
