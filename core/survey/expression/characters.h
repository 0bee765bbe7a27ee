// Characters: which may stand in a name, and how UTF-8 is counted and cut. XPath's own rules
// (Namespaces in XML, NCName) with whole ranges where those list hundreds.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace candour::survey::expression {

struct Character {
    char32_t code = 0;
    std::size_t size = 0;  // Bytes; 0 at the end of the text.
};

// The character at a byte. Total: a byte that is no UTF-8 is a character of its own.
Character character_at(std::string_view text, std::size_t offset);

bool is_space(char c);
// How many ASCII digits stand at `offset`.
std::size_t digits_at(std::string_view text, std::size_t offset);
// Whether a word that stands before this text would swallow its beginning.
bool continues_name(std::string_view text);
// The length in bytes of the name that `text` begins with, also "prefix:name"; 0: none.
std::size_t name_at(std::string_view text);

// The byte at which `part` first stands in `text`; npos when it does not. In proportion to their
// lengths, whatever they hold, which std::string::find() is not.
std::size_t place_of(std::string_view part, std::string_view text);

// Shortens to at most `bytes_max`, between two characters.
void cut(std::string& text, std::size_t bytes_max);

}  // namespace candour::survey::expression
