// Counting through the lists' own totals, so that a digest never says another number than a list.
#include "app/console/work/digest.h"

#include <chrono>
#include <utility>

#include "app/console/words.h"
#include "app/console/work/case_query.h"
#include "app/console/work/viewer.h"

namespace candour::console {
namespace {

using std::chrono::days;

constexpr std::size_t line_characters_max = 72;

CivilDay monday_of(CivilDay day) {
    return day - days{std::chrono::weekday{day}.iso_encoding() - 1};
}

Result<std::int64_t> total(const Desk& desk, store::CaseFilter filter) {
    filter.limit = 1;  // Only how many there are.
    ASSIGN_OR_RETURN(const store::CasePage found, desk.work->cases.list(filter));
    return found.total;
}

Result<std::int64_t> closed(const Desk& desk, store::CaseFilter filter, const Digest& digest,
                            bool late) {
    filter.status = "closed";
    filter.closed_from = to_iso(digest.first);
    filter.closed_until = to_iso(digest.last);
    filter.late = late;
    return total(desk, filter);
}

// Whatever became of them, but junk.
Result<std::int64_t> received(const Desk& desk, store::CaseFilter filter, const Digest& digest) {
    filter.received_from = to_iso(digest.first);
    filter.received_until = to_iso(digest.last);
    ASSIGN_OR_RETURN(const std::int64_t running, total(desk, filter));
    filter.status = "closed";
    ASSIGN_OR_RETURN(const std::int64_t ended, total(desk, filter));
    return running + ended;
}

// Words of a sentence on lines that every mail program shows whole.
std::string wrapped(const std::string& sentence, std::string_view indent) {
    std::string text;
    std::string line{indent};
    std::size_t at = 0;
    while (at < sentence.size()) {
        const std::size_t gap = std::min(sentence.find(' ', at), sentence.size());
        const std::string word = sentence.substr(at, gap - at);
        const bool is_first = line.size() == indent.size();
        if (!is_first && line.size() + 1 + word.size() > line_characters_max) {
            text += line + "\n";
            line = std::string(indent.size(), ' ') + word;
        } else {
            line += (is_first ? "" : " ") + word;
        }
        at = gap + 1;
    }
    return text + line + "\n";
}

Status check_right(const SignedIn& viewer) {
    const auto roles = viewer.account.roles;
    if (may_somewhere(roles, office::Permission::ReadCaseMeasures)) return Unit{};
    return Error{ErrorKind::Denied, "exact numbers are for those who work on the cases"};
}

std::string whose(const Digest& digest, const PageLanguage& language) {
    return digest.own_only ? language.tr("Of the cases that are yours.")
                           : language.tr("Of all cases that you can see.");
}

std::string week_in_words(const Digest& digest, const PageLanguage& language) {
    return language.tr("The week from {first} to {last}", {{"first", language.day(digest.first)},
                                                           {"last", language.day(digest.last)}});
}

}  // namespace

Result<Digest> read_digest(const Desk& desk, const store::StaffAccount& account) {
    const CivilDay today = desk.clock.today();
    const store::CaseFilter visible = visible_cases(account);
    Digest digest;
    digest.first = monday_of(today) - days{7};
    digest.last = digest.first + days{6};
    digest.own_only = visible.own_only;
    ASSIGN_OR_RETURN(digest.received, received(desk, visible, digest));
    ASSIGN_OR_RETURN(digest.closed_in_time, closed(desk, visible, digest, /*late=*/false));
    ASSIGN_OR_RETURN(digest.closed_late, closed(desk, visible, digest, /*late=*/true));
    ASSIGN_OR_RETURN(const store::WorkCounts counts,
                     desk.work->cases.counts(visible, to_iso(today), to_iso(week_until(today))));
    digest.late = counts.overdue;
    digest.due = counts.due_today + counts.due_this_week;
    digest.unassigned = counts.unassigned;
    digest.waiting = counts.waiting;
    if (desk.work->learning_open) {
        ASSIGN_OR_RETURN(digest.learning, desk.work->learning_open(visible.units));
    }
    return digest;
}

std::vector<DigestLine> digest_lines(const Digest& digest, const PageLanguage& language) {
    std::vector<DigestLine> lines;
    const auto say = [&](std::int64_t count, std::string none, std::string some, bool matters) {
        lines.push_back({count == 0 ? std::move(none) : std::move(some), matters && count > 0});
    };
    say(digest.received, language.tr("No new case came in."),
        language.tr_n("{count} new case came in.", "{count} new cases came in.", digest.received),
        false);
    say(digest.closed_in_time, language.tr("No case was closed in time."),
        language.tr_n("{count} case was closed in time.", "{count} cases were closed in time.",
                      digest.closed_in_time),
        false);
    say(digest.closed_late, language.tr("No case was closed late."),
        language.tr_n("{count} case was closed late.", "{count} cases were closed late.",
                      digest.closed_late),
        true);
    say(digest.late, language.tr("Nothing is late now."),
        language.tr_n("{count} case is late now.", "{count} cases are late now.", digest.late),
        true);
    say(digest.due, language.tr("Nothing is due within a week."),
        language.tr_n("{count} case is due within a week.", "{count} cases are due within a week.",
                      digest.due),
        false);
    if (!digest.own_only) {
        say(digest.unassigned, language.tr("Every open case is somebody's."),
            language.tr_n("{count} open case is nobody's yet.",
                          "{count} open cases are nobody's yet.", digest.unassigned),
            true);
    }
    say(digest.waiting, language.tr("No case waits for the person or a court."),
        language.tr_n("{count} case waits for the person or a court.",
                      "{count} cases wait for the person or a court.", digest.waiting),
        false);
    if (digest.learning) {
        say(*digest.learning, language.tr("Every learning record is complete."),
            language.tr_n("{count} learning record is still open.",
                          "{count} learning records are still open.", *digest.learning),
            false);
    }
    return lines;
}

std::string digest_text(const Digest& digest, const std::string& organisation,
                        const PageLanguage& language) {
    std::string text = wrapped("Candour: " + organisation, "");
    text += wrapped(week_in_words(digest, language), "") + "\n";
    for (const DigestLine& line : digest_lines(digest, language))
        text += wrapped(line.sentence, line.matters ? "! " : "- ");
    text += "\n" + wrapped(whose(digest, language), "");
    text += wrapped(language.tr("No case is named here: sign in to see them."), "");
    return text;
}

Result<Page> digest_page(const Desk& desk, const SignedIn& viewer) {
    RETURN_IF_ERROR(check_right(viewer));
    ASSIGN_OR_RETURN(const Digest digest, read_digest(desk, viewer.account));
    const PageLanguage& language = desk.language;
    Page page{"digest", language.tr("The week in numbers"), Section::MyWork, {}, 200};
    View lines{View::type::list};
    for (const DigestLine& line : digest_lines(digest, language)) {
        View view;
        view["sentence"] = line.sentence;
        view["matters"] = line.matters;
        lines << view;
    }
    page.view["week"] = week_in_words(digest, language);
    page.view["whose"] = whose(digest, language);
    page.view["lines"] = std::move(lines);
    page.view["mail"] =
        digest_text(digest, shown_text(desk.organisation.name.in(language.tag()).text), language);
    return page;
}

Result<std::string> digest_mail(const Desk& desk, const SignedIn& viewer) {
    RETURN_IF_ERROR(check_right(viewer));
    ASSIGN_OR_RETURN(const Digest digest, read_digest(desk, viewer.account));
    const PageLanguage& language = desk.language;
    return digest_text(digest, shown_text(desk.organisation.name.in(language.tag()).text),
                       language);
}

}  // namespace candour::console
