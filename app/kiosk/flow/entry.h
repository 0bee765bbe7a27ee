// app/kiosk/flow/entry.h: figures on their way to a number or a date, as the pad types them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/kiosk/flow/screens.h"
#include "core/survey/question.h"

namespace candour::kiosk {

// Which keys beside the figures a number can need.
bool takes_point(const survey::NumberRange& range);
bool takes_minus(const survey::NumberRange& range);

// A number so far, "12." or "-", after one more key. Keys that make no sense there change nothing.
std::string after_number_key(std::string_view typed, char key, const survey::NumberRange& range);

// A date so far. Its parts are kept in one text, "2026-11-5", each as far as it was typed.
struct DateEntry {
    std::string day;
    std::string month;
    std::string year;

    std::string& part(DatePart which);
};
DateEntry date_entry(std::string_view typed);
std::string date_text(const DateEntry& entry);  // Empty when nothing is typed.

// After one more key: a part that is full goes on to the next.
void press_date_key(DateEntry& entry, DatePart& at, bool& anew, char key);

// As an answer keeps it: "12.5", "2026-11-05"; nothing when it is none.
std::optional<std::string> canonical_number(std::string_view typed);
std::optional<std::string> canonical_date(std::string_view typed);

// What was typed as the keys of the pad: Arabic figures of either kind as the same figures.
std::string pad_keys(std::string_view typed);

}  // namespace candour::kiosk
