// Languages as forms name them: "English (en)", "English", "en", "Language A".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace candour::survey::xlsform {

// The BCP 47 tag of "English (en)" or "pa-Arab", or of a well-known language's English or own name.
std::optional<std::string> language_tag(std::string_view name);

// For headers: "Welsh (cy)", or the tag alone where we know no name.
std::string language_name(std::string_view tag);

}  // namespace candour::survey::xlsform
