// LearningDesk: what the handlers of reports, registers and "You said, we did" work with, and what
// they share.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/console/editor/form.h"
#include "app/console/fields.h"
#include "app/console/learning/options.h"
#include "app/console/page.h"
#include "app/console/sessions.h"

namespace candour::console {

class ReportCache;

struct LearningDesk {
    const Desk desk;
    const LearningOptions& options;
    SecureRandom& random;
    ReportCache& reports;

    store::LearningStore& store() const { return *options.store; }
    CivilDay today() const { return desk.clock.today(); }
    const PageLanguage& language() const { return desk.language; }
};

// What follows `prefix`, split at '/': "/you-said/ab/edit" -> {"ab", "edit"}. Nothing when `path`
// is another address or has an empty part.
std::optional<std::vector<std::string>> parts_after(std::string_view path, std::string_view prefix);

// A new id of 16 hex digits.
std::string new_id(SecureRandom& random);

// Nothing for an empty or wrong text.
std::optional<CivilDay> typed_day(const Fields& form, std::string_view name);

// "29 November 2026"; "" for none.
std::string day_words(const std::optional<CivilDay>& day, const PageLanguage& language);

// A list of views for a template: `key` is each one's text.
View list_of(const std::vector<std::string>& texts, const char* key);

}  // namespace candour::console
