// A sentence that was made of a text with {parts} is known again by that text.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace candour::console {

using SentenceParts = std::map<std::string, std::string>;

// What stands in the {parts} of `pattern` where `text` is made of it; nothing for another text.
std::optional<SentenceParts> sentence_parts(std::string_view pattern, std::string_view text);

}  // namespace candour::console
