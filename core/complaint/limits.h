// Limits of procedures and clocks. Every one has a reason.
#pragma once

#include <cstddef>
#include <cstdint>

namespace candour::complaint {

// Before 1990 the rules were others; nobody's complaint is older.
inline constexpr int holiday_year_min = 1990;
// Easter is computed by a rule that holds to here, and further; nobody plans further.
inline constexpr int holiday_year_max = 2099;
// The longest clock in law is a year; twice that is a mistake.
inline constexpr int clock_days_max = 730;
// The working of one clock has a line a day: two years of days, and as long again of stops.
inline constexpr int clock_span_days_max = 4 * 366;
// An office that closes more often than weekly has entered its weekends.
inline constexpr std::size_t closures_max = 1'000;
inline constexpr int closure_days_max = 366;
inline constexpr std::size_t closure_reason_bytes_max = 200;

// A procedure stands on a few pages; hundreds of entries in a list are a mistake, or an attack.
inline constexpr std::size_t procedure_bytes_max = 512 * 1024;
inline constexpr std::size_t procedure_list_max = 100;
inline constexpr std::size_t procedure_stages_max = 20;
inline constexpr std::size_t procedure_clocks_max = 12;  // Of one stage.
// One text in one language: a page. The kiosk shows it at three times the size.
inline constexpr std::size_t procedure_text_bytes_max = 4 * 1024;
// A name, a telephone number, an address of the web: one line.
inline constexpr std::size_t procedure_line_bytes_max = 300;
// More members than these is a meeting.
inline constexpr int panel_members_max = 20;

// A letter of twenty pages, typed in; longer ones are kept on paper and told of.
inline constexpr std::size_t entry_words_bytes_max = 64 * 1024;
inline constexpr std::size_t entry_id_bytes_max = 64;
inline constexpr std::size_t entry_list_max = 50;
// A million pounds: nobody gives more as goodwill; a slipped key would.
inline constexpr std::int64_t entry_pence_max = 100'000'000;
// A case that is talked about every day for ten years.
inline constexpr std::int64_t case_entries_max = 5'000;

}  // namespace candour::complaint
