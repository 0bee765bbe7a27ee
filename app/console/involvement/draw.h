// Prize draw: how many have entered, drawing the winners once and by chance, and whom to tell.
#pragma once

#include <string_view>

#include "app/console/fields.h"
#include "app/console/page.h"
#include "app/console/sessions.h"

namespace candour::console {

inline constexpr std::string_view draw_path = "/involvement/draw";
inline constexpr std::string_view late_entries_path = "/involvement/draw/erase";

// For the list of who wishes to be involved: that there is a draw, and how many have entered.
Status add_draw_summary(View& view, const Desk& desk);

// The draw of the organisation's file, when it may be drawn and the form for it; the draws that
// were held, with those winners who are still there (noted in the audit first); and entries that
// came too late. Errors: the stores'.
Result<Page> draw_page(const Desk& desk, const SignedIn& viewer);

// Draws the winners: never before the day that people were told, nor of another number of entries
// than the form says, nor twice. In one transaction the draw is kept, all other entries are erased,
// and the audit has who did it and the numbers. Else the page again, with what is wrong.
Result<Reply> take_draw(const Desk& desk, SecureRandom& random, const Fields& form,
                        const SignedIn& viewer);

// Of draws that are over, or no longer in the file. Noted in the audit first.
Result<Reply> erase_late_entries(const Desk& desk, const SignedIn& viewer);

}  // namespace candour::console
