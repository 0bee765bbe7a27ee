// platform/server/print_shop.cpp: see print_shop.h.
#include "platform/server/print_shop.h"

#include <algorithm>
#include <cstdlib>

#include "platform/system/paths.h"

namespace candour::platform {

Result<std::unique_ptr<PrintShop>> PrintShop::open(const std::string& cache_folder) {
    ASSIGN_OR_RETURN(const std::string share, share_folder());
    std::unique_ptr<PrintShop> shop(new PrintShop(share));
    ASSIGN_OR_RETURN(shop->maker_,
                     PaperMaker::create(share + "/fonts", cache_folder, shop->catalogue_));
    return shop;
}

Result<Bytes> PrintShop::print(const survey::Questionnaire& questionnaire,
                               const feedback::Organisation* organisation, const Language& language,
                               std::string_view size) {
    const std::optional<PrintSize> print_size = print_size_from(size);
    if (!print_size) return Error{ErrorKind::Invalid, "a sheet's size is 100, 150 or 200"};
    if (std::ranges::count(questionnaire.languages, language) == 0) {
        return Error{ErrorKind::NotFound, "the questionnaire has no texts in '" + language + "'"};
    }
    // A language of which the sheet's own words are missing would be half English.
    RETURN_IF_ERROR(catalogue_.check_language(language));
    const feedback::Organisation none{};
    const feedback::Organisation& from = organisation == nullptr ? none : *organisation;
    ASSIGN_OR_RETURN(Paper paper, maker_->make({.questionnaire = questionnaire,
                                                .organisation = from.name,
                                                .confidentiality = from.confidentiality,
                                                .language = language,
                                                .size = *print_size}));
    if (paper.unknown_glyphs == 0) return std::move(paper.pdf);
    return Error{ErrorKind::NotFound, std::to_string(paper.unknown_glyphs) +
                                          " of its letters are in none of the shipped fonts"};
}

std::string users_font_cache() {
    const char* cache = std::getenv("XDG_CACHE_HOME");
    if (cache != nullptr && *cache == '/') return std::string(cache) + "/candour/fonts";
    const char* home = std::getenv("HOME");
    return std::string(home == nullptr ? "" : home) + "/.cache/candour/fonts";
}

}  // namespace candour::platform
