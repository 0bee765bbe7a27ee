// Enrolment codes, made and read as people type them.
#include "sync/protocol/enrolment_code.h"

namespace candour::protocol {

namespace {

constexpr std::string_view crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t code_characters = 8;

}  // namespace

std::string make_enrolment_code(SecureRandom& random) {
    std::string code;
    for (std::size_t i = 0; i < code_characters; ++i) {
        if (i == code_characters / 2) code += '-';
        code += crockford[random.below(static_cast<std::uint32_t>(crockford.size()))];
    }
    return code;
}

Result<std::string> normalised_code(std::string_view typed) {
    std::string plain;
    for (char letter : typed) {
        if (letter == '-' || letter == ' ') continue;
        if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
        if (letter == 'O') letter = '0';
        if (letter == 'I' || letter == 'L') letter = '1';
        if (crockford.find(letter) == std::string_view::npos) {
            return Error{ErrorKind::Denied, "a code has only digits and letters, and no U"};
        }
        plain += letter;
        if (plain.size() > code_characters) break;
    }
    if (plain.size() != code_characters) {
        return Error{ErrorKind::Denied, "a code has 8 characters, like ABCD-EFGH"};
    }
    return plain;
}

}  // namespace candour::protocol
