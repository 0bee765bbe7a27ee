// The words of the labels that the program brings along (own_labels.h).
#pragma once

#include <array>
#include <string_view>

namespace candour::survey {

struct OwnLabelWords {
    std::string_view language;
    std::array<std::string_view, 5> faces;
    std::array<std::string_view, 3> yes_no;
    std::array<std::string_view, 2> stars;
};

// Null: there are none in it.
const OwnLabelWords* own_label_words(std::string_view language);

}  // namespace candour::survey
