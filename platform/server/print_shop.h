// platform/server/print_shop.h: what the server prints sheets with: the shipped fonts and texts.
#pragma once

#include <memory>
#include <string>

#include "core/feedback/organisation.h"
#include "platform/paper/paper.h"
#include "platform/text/catalogue.h"

namespace candour::platform {

class PrintShop {
public:
    // `cache_folder`: where fontconfig may keep what it read of the fonts. Errors: NotFound without
    // the shared files or the fonts.
    static Result<std::unique_ptr<PrintShop>> open(const std::string& cache_folder);

    // As PaperMaker::make(), for a size as it is said ("150"); the PDF alone. From any thread.
    // Errors: also Invalid for a size that there is not.
    // The name and confidentiality of `organisation` are on it too.
    Result<Bytes> print(const survey::Questionnaire& questionnaire,
                        const feedback::Organisation* organisation, const Language& language,
                        std::string_view size);

private:
    explicit PrintShop(const std::string& share) : catalogue_(share + "/locale") {}

    Catalogue catalogue_;
    std::unique_ptr<PaperMaker> maker_;  // Uses the catalogue.
};

// Of whoever runs the program, by the XDG base directory specification.
std::string users_font_cache();

}  // namespace candour::platform
