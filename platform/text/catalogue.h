// Catalogue: the kiosk's own texts from PO catalogues, with each language's plural rules, through
// Boost.Locale. Any thread may use it.
#pragma once

#include <locale>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "app/kiosk/ui/translator.h"
#include "core/base/result.h"

namespace candour::platform {

class Catalogue : public kiosk::Translator {
public:
    // `folder` holds one compiled catalogue a language, "cy.mo"; each is read when first needed.
    explicit Catalogue(std::string folder);

    std::string translate(std::string_view language, std::string_view english) const override;
    std::string translate_plural(std::string_view language, std::string_view one,
                                 std::string_view many, std::int64_t count) const override;
    // The tag itself for a language that this program does not know.
    std::string own_name(std::string_view language) const override;
    ShownText show(std::string_view language, std::string_view english) const override;
    ShownText show_plural(std::string_view language, std::string_view one, std::string_view many,
                          std::int64_t count) const override;

    // Whether the texts of `language`, or of a parent of it, are there; English always is. Errors:
    // NotFound without its file, Corrupt when the file cannot be used; both name it. Its texts are
    // then English.
    Status check_language(std::string_view language) const;

private:
    struct Loaded {
        std::optional<std::locale> messages;  // Empty: English is shown.
        std::optional<Error> problem;
    };
    const Loaded& load(std::string_view language) const;
    template <typename Find>
    std::optional<ShownText> first_found(std::string_view language, const Find& find) const;

    std::string folder_;
    mutable std::mutex mutex_;
    mutable std::map<std::string, Loaded, std::less<>> loaded_;  // Entries are never removed.
};

}  // namespace candour::platform
