// Limits of the console. Every one has a reason in its comment.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace candour::console {

// A form of these pages holds a name, a password and two tokens; later ones hold a letter.
inline constexpr std::size_t form_bytes_max = 64 * 1024;
// Bounds the work on a hostile query, form or Cookie header.
// A question with sixty answers has two fields for each.
inline constexpr std::size_t fields_max = 200;
// A sheet of paper: the longest answers that a message takes (core/survey/limits.h: a third of
// message_room_bytes characters) at four bytes, each as %XX; and every box of 40 questions with 12
// choices, some of them six times.
inline constexpr std::size_t sheet_form_bytes_max = 256 * 1024;
inline constexpr std::size_t sheet_fields_max = 4'096;
// A form with a file in it: what a draft may take (core/store/draft_store.h); the largest of the
// forms we know is a hundredth of it, as spreadsheets are packed.
inline constexpr std::size_t upload_file_bytes_max = 4 << 20;
// With room for its fields, and for a file that is a little too large: that is said on the page.
inline constexpr std::size_t upload_bytes_max = 2 * upload_file_bytes_max;
// Our forms have five fields.
inline constexpr std::size_t upload_parts_max = 20;
// The names of a field and of a file.
inline constexpr std::size_t upload_part_head_bytes_max = 4 * 1024;
// What a page shows of a report on a file; the rest is counted.
inline constexpr std::size_t findings_shown_max = 300;
inline constexpr std::size_t query_bytes_max = 4 * 1024;
inline constexpr std::size_t cookies_bytes_max = 8 * 1024;

inline constexpr std::int64_t inbox_page_items = 25;
inline constexpr std::int64_t inbox_pages_max = 100'000;  // Keeps offsets far from overflow.
// As many rows as fit on two screens; a printed page takes them too.
inline constexpr std::int64_t case_page_rows = 25;
inline constexpr std::int64_t today_cases = 8;  // What somebody does in a morning.
inline constexpr std::int64_t today_contacts = 5;
// Where the newest contacts that are in no case are looked for: so many pages of the inbox.
inline constexpr std::int64_t today_contact_pages = 4;
// Nobody works on more at once; what is left out is said.
inline constexpr std::int64_t own_cases_max = 500;
inline constexpr std::int64_t export_step_rows = 500;
inline constexpr std::size_t search_words_bytes_max = 400;
// Calendars ask every few minutes at most; an office's may come from one address.
inline constexpr int calendar_requests_per_minute = 120;
inline constexpr int first_words_characters = 180;  // Two lines of a list on a desk's screen.
inline constexpr std::int64_t audit_entries_shown = 200;
inline constexpr int refusals_noted_per_hour = 100;  // Far more than staff mistype.

// A working day; and an absence longer than a short meeting (ASVS 5.0, 7.3.1 and 7.3.2).
inline constexpr std::chrono::hours session_lifetime{8};
inline constexpr std::chrono::minutes session_idle_max{60};
// How long a proof of who somebody is counts for what asks for it again.
inline constexpr std::chrono::minutes step_up_lifetime{5};
// Between the password and the code: long enough to find the telephone.
inline constexpr std::chrono::minutes code_page_lifetime{5};
inline constexpr std::chrono::hours invitation_lifetime{7 * 24};
// Of accounts: what a line of a list and a letter can hold.
inline constexpr std::size_t staff_name_bytes_max = 200;
inline constexpr std::int64_t payment_limit_pence_max = 100'000'000;

// Some two hundred pictures of a kiosk's screen.
inline constexpr std::size_t pictures_bytes_max = 24 << 20;

inline constexpr std::size_t template_bytes_max = 256 * 1024;
inline constexpr std::size_t style_bytes_max = 2 << 20;

}  // namespace candour::console
