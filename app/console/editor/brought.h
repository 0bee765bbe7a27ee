// Brought: the page that says what became of a file: what was taken, and what was not and why.
#pragma once

#include <string>
#include <utility>

#include "app/console/page.h"
#include "core/survey/importing/report.h"

namespace candour::console {

struct Brought {
    PageLanguage language{};
    std::string title{};
    std::string file{};     // Its name, which a stranger may have chosen.
    std::string summary{};  // One sentence: how much there is now.
    std::string button{};   // Where it goes on.
    std::string href{};
    survey::Report report{};
    int status = 200;
};
Page brought_page(const Brought& brought);

// "Sheet survey, row 7, column D", "pages[0].elements[2]", "Line 12"; empty: the whole file.
std::string place_in_words(const survey::Finding& finding, const PageLanguage& language);

}  // namespace candour::console
