// Numbers as answers write them: one way for each number, so that answers can be compared as texts.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace candour::survey {

// "12.5", "-3", "0": the shortest digits that say this number, never an exponent or "-0". It must
// be finite.
std::string number_text(double number);

// Nothing unless `text` is what number_text() gives for some number.
std::optional<double> number_in(std::string_view text);

}  // namespace candour::survey
