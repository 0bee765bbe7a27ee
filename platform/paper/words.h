// The sheet's own words, in the reader's language.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "app/kiosk/ui/translator.h"
#include "core/base/locale_text.h"
#include "core/survey/paper/sheet.h"

namespace candour::platform::paper {

class Words {
public:
    Words(const kiosk::Translator& translator, Language language)
        : translator_(translator), language_(std::move(language)) {}

    const Language& language() const { return language_; }
    ShownText tr(std::string_view english,
                 const std::map<std::string, std::string>& values = {}) const;
    ShownText tr_n(std::string_view one, std::string_view many, std::int64_t count) const;

    // "Only if you answered “No” to question 3."
    ShownText condition(const survey::PaperCondition& condition) const;
    // What to do with a question: "Tick one box."
    ShownText instruction(const survey::Question& question) const;

private:
    std::string listed(const std::vector<std::string>& labels) const;

    const kiosk::Translator& translator_;
    Language language_;
};

}  // namespace candour::platform::paper
