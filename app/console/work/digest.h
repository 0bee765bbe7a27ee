// Digest: the week in numbers, as a page and as a plain text for an e-mail. No case is named in it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/console/page.h"
#include "app/console/sessions.h"

namespace candour::console {

// Of the last whole week, Monday to Sunday, and of what is to come. Each number is counted up to
// store::case_total_max.
struct Digest {
    CivilDay first;
    CivilDay last;
    std::int64_t received = 0;        // Set aside as junk: not counted.
    std::int64_t closed_in_time = 0;  // Closed in the week, no target of theirs missed.
    std::int64_t closed_late = 0;
    std::int64_t late = 0;  // These four: as it stands now.
    std::int64_t due = 0;   // Today and within a week.
    std::int64_t unassigned = 0;
    std::int64_t waiting = 0;
    std::optional<std::int64_t> learning{};
    bool own_only = false;  // Of the viewer's own cases.
};

// Errors: the stores'.
Result<Digest> read_digest(const Desk& desk, const store::StaffAccount& account);

// One sentence a number, in the order of reading.
struct DigestLine {
    std::string sentence;
    bool matters = false;  // Something is late.
};
std::vector<DigestLine> digest_lines(const Digest& digest, const PageLanguage& language);
// Lines of at most 72 characters, each ended by a line feed.
std::string digest_text(const Digest& digest, const std::string& organisation,
                        const PageLanguage& language);

// Errors of both: Denied without the right to exact numbers; the stores'.
Result<Page> digest_page(const Desk& desk, const SignedIn& viewer);
Result<std::string> digest_mail(const Desk& desk, const SignedIn& viewer);

}  // namespace candour::console
