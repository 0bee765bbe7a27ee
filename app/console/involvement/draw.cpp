// Which entries take part is decided here; the chance is core/feedback/prize_draw.h's.
#include "app/console/involvement/draw.h"

#include <algorithm>
#include <set>
#include <utility>

#include "app/console/involvement/people.h"
#include "app/console/words.h"
#include "core/feedback/prize_draw.h"
#include "core/feedback/words_apart.h"

namespace candour::console {
namespace {

using feedback::OfferedWish;
using feedback::PrizeDraw;
using feedback::Wish;

// Earlier ones stay in the office and are not shown here.
constexpr std::int64_t draws_shown = 20;
constexpr std::int64_t draws_ever = 100'000;

constexpr std::string_view drawn_before =
    N_("Somebody has drawn these winners already. Nothing was drawn again.");
constexpr std::string_view entries_changed =
    N_("The entries have changed since you looked. Please look at the numbers again.");

// As they are when somebody looks.
struct Draws {
    const OfferedWish* offered = nullptr;  // Of the file, while it has not been drawn.
    std::vector<store::PrizeDrawKept> held;
    std::vector<SubmissionId> entries;  // Of `offered`; who each is stands at the same place.
    std::vector<feedback::PersonDetails> people;
    std::vector<SubmissionId> late;  // Nobody can win with these.
    std::int64_t unreadable = 0;
};

const OfferedWish* offered_draw(const feedback::Organisation& organisation) {
    const auto found =
        std::ranges::find(organisation.involvement, Wish::PrizeDraw, &OfferedWish::wish);
    return found == organisation.involvement.end() || !found->draw ? nullptr : &*found;
}

bool was_held(const std::vector<store::PrizeDrawKept>& held, const std::string& id) {
    return std::ranges::count(held, id, &store::PrizeDrawKept::id) > 0;
}

Result<Draws> read_draws(const Desk& desk) {
    Draws draws;
    ASSIGN_OR_RETURN(draws.held, desk.office.draws(draws_ever));
    draws.offered = offered_draw(desk.organisation);
    if (draws.offered != nullptr && was_held(draws.held, draws.offered->draw->id))
        draws.offered = nullptr;
    std::set<SubmissionId> winners;
    for (const store::PrizeDrawKept& held : draws.held)
        winners.insert(held.winners.begin(), held.winners.end());
    const auto begin = [&] {
        draws.entries.clear();
        draws.people.clear();
        draws.late.clear();
        draws.unreadable = 0;
    };
    const auto each = [&](const store::OfficeItem& item, const feedback::Involvement* said) {
        if (said == nullptr) {
            ++draws.unreadable;
        } else if (said->wishes != std::vector{Wish::PrizeDraw} || winners.contains(item.id)) {
            // Kiosks send an entry alone.
        } else if (draws.offered != nullptr && said->draw == draws.offered->draw->id) {
            draws.entries.push_back(item.id);
            draws.people.push_back(said->person);
        } else {
            draws.late.push_back(item.id);
        }
    };
    RETURN_IF_ERROR(for_each_involved(desk, begin, each));
    return draws;
}

CivilDay may_be_drawn_from(const Desk& desk, const PrizeDraw& draw) {
    return feedback::may_draw_from(
        draw, feedback::release_rule(desk.organisation, feedback::Channel::Apart,
                                     feedback::ContactKind::Involvement));
}

std::string people_entered(const Desk& desk, std::int64_t people) {
    return desk.language.tr_n("{count} person has entered", "{count} people have entered", people);
}

void add_offered(View& view, const Desk& desk, const Draws& draws) {
    view["has_offered"] = draws.offered != nullptr;
    if (draws.offered == nullptr) return;
    const PageLanguage& language = desk.language;
    const PrizeDraw& draw = *draws.offered->draw;
    const CivilDay from = may_be_drawn_from(desk, draw);
    const auto people = static_cast<std::int64_t>(feedback::count_tickets(draws.people));
    const bool is_time = desk.clock.today() >= from;
    view["draw_name"] = view_of(draws.offered->name);
    view["draw_prize"] = view_of(draw.prize);
    view["draw_id"] = draw.id;
    view["closes"] = language.day(draw.closes);
    view["from"] = language.day(from);
    view["people"] = people_entered(desk, people);
    view["entries"] = std::to_string(draws.entries.size());
    view["has_doubles"] = people < std::ssize(draws.entries);
    view["doubles"] = language.tr_n("In all there is {count} entry.",
                                    "In all there are {count} entries.", std::ssize(draws.entries));
    view["winners"] =
        language.tr_n("{count} winner is drawn", "{count} winners are drawn", draw.winners);
    view["is_early"] = !is_time;
    view["is_ready"] = is_time && people > 0;
    view["is_empty"] = is_time && people == 0;
}

Result<View> winner_view(const Desk& desk, const SubmissionId& id) {
    const Result<store::OfficeItem> item = desk.office.item(id);
    if (!item.ok() && item.error().kind != ErrorKind::NotFound) return item.error();
    View view = item.ok() ? person_view(desk, item.value()) : View{};
    view["is_here"] = item.ok();
    return view;
}

Status add_held(View& view, const Desk& desk, const Draws& draws, const SignedIn& viewer) {
    View list{View::type::list};
    for (const store::PrizeDrawKept& held : draws.held) {
        if (list.list_value().size() == static_cast<std::size_t>(draws_shown)) break;
        // No reading without a trace: when this cannot be written, nobody is shown.
        RETURN_IF_ERROR(
            note(desk, viewer.account.user_name, "read who won the prize draw (" + held.id + ")"));
        View winners{View::type::list};
        for (const SubmissionId& id : held.winners) {
            ASSIGN_OR_RETURN(View winner, winner_view(desk, id));
            winners << winner;
        }
        View one;
        one["held_name"] = shown_text(held.prize);
        one["held_when"] = desk.language.minute(held.at_s);
        one["held_who"] = shown_text(held.who);
        one["held_people"] = people_entered(desk, held.people);
        one["held_winners"] = std::move(winners);
        list << one;
    }
    view["has_held"] = !draws.held.empty();
    view["held"] = std::move(list);
    return Unit{};
}

Result<Page> page_of(const Desk& desk, const Draws& draws, const SignedIn& viewer,
                     const std::string& problem) {
    const PageLanguage& language = desk.language;
    Page page{"involvement_draw",
              language.tr("Prize draw"),
              Section::Involvement,
              {},
              problem.empty() ? 200 : 422};
    page.view["has_problem"] = !problem.empty();
    page.view["problem"] = problem;
    add_offered(page.view, desk, draws);
    RETURN_IF_ERROR(add_held(page.view, desk, draws, viewer));
    page.view["has_none"] = draws.offered == nullptr && draws.held.empty();
    page.view["has_late"] = !draws.late.empty();
    page.view["late"] = language.tr_n(
        "{count} entry is of a draw that is over, or no longer in the "
        "organisation’s file. Nobody can win with it.",
        "{count} entries are of a draw that is over, or no longer in the "
        "organisation’s file. Nobody can win with them.",
        std::ssize(draws.late));
    page.view["has_unreadable"] = draws.unreadable > 0;
    page.view["unreadable"] = language.tr_n(
        "{count} person’s words cannot be read on this server. They cannot win.",
        "{count} people’s words cannot be read on this server. They cannot win.", draws.unreadable);
    return page;
}

// What keeps somebody from drawing; empty: nothing.
std::string problem_with(const Desk& desk, const Draws& draws, const Fields& form) {
    const PageLanguage& language = desk.language;
    if (was_held(draws.held, std::string(field(form, "draw")))) {
        return language.tr(drawn_before);
    }
    if (draws.offered == nullptr || draws.offered->draw->id != field(form, "draw")) {
        return language.tr("This prize draw is no longer in the organisation’s file.");
    }
    const CivilDay from = may_be_drawn_from(desk, *draws.offered->draw);
    if (desk.clock.today() < from) {
        return language.tr("The winners cannot be drawn before {day}.",
                           {{"day", language.day(from)}});
    }
    if (draws.entries.empty()) return language.tr("Nobody has entered, so nobody can win.");
    if (std::to_string(draws.entries.size()) != field(form, "entries")) {
        return language.tr(entries_changed);
    }
    return {};
}

struct Drawing {
    store::PrizeDrawKept kept;
    std::vector<SubmissionId> others;
    std::string line;  // Of the audit.
};

Drawing draw_from(const Desk& desk, const Draws& draws, SecureRandom& random,
                  const std::string& who) {
    const PrizeDraw& draw = *draws.offered->draw;
    Drawing drawing;
    drawing.kept = {.id = draw.id,
                    .prize = draws.offered->name.in(desk.organisation.languages.front()).text,
                    .entries = std::ssize(draws.entries),
                    .people = static_cast<std::int64_t>(feedback::count_tickets(draws.people)),
                    .winners = {},
                    .who = who,
                    .at_s = seconds_now(desk.clock)};
    for (const std::size_t won : feedback::draw_winners(draws.people, draw.winners, random))
        drawing.kept.winners.push_back(draws.entries[won]);
    for (const SubmissionId& entry : draws.entries) {
        if (std::ranges::count(drawing.kept.winners, entry) == 0) drawing.others.push_back(entry);
    }
    drawing.line = "drew the winners of the prize draw (" + draw.id +
                   "; people: " + std::to_string(drawing.kept.people) +
                   ", entries: " + std::to_string(drawing.kept.entries) +
                   ", winners: " + std::to_string(drawing.kept.winners.size()) + ")";
    return drawing;
}

}  // namespace

Status add_draw_summary(View& view, const Desk& desk) {
    ASSIGN_OR_RETURN(const Draws draws, read_draws(desk));
    view["has_draw"] = draws.offered != nullptr || !draws.held.empty() || !draws.late.empty();
    view["draw_href"] = std::string{draw_path};
    view["has_open_draw"] = draws.offered != nullptr;
    if (draws.offered == nullptr) return Unit{};
    view["open_draw"] = view_of(draws.offered->name);
    view["open_draw_people"] =
        people_entered(desk, static_cast<std::int64_t>(feedback::count_tickets(draws.people)));
    return Unit{};
}

Result<Page> draw_page(const Desk& desk, const SignedIn& viewer) {
    ASSIGN_OR_RETURN(const Draws draws, read_draws(desk));
    return page_of(desk, draws, viewer, {});
}

Result<Reply> take_draw(const Desk& desk, SecureRandom& random, const Fields& form,
                        const SignedIn& viewer) {
    ASSIGN_OR_RETURN(const Draws draws, read_draws(desk));
    const std::string problem = problem_with(desk, draws, form);
    if (!problem.empty()) {
        ASSIGN_OR_RETURN(Page page, page_of(desk, draws, viewer, problem));
        return Reply{std::move(page), {}};
    }
    const std::string& who = viewer.account.user_name;
    const Drawing drawing = draw_from(desk, draws, random, who);
    ASSIGN_OR_RETURN(const store::DrawKept kept,
                     desk.office.keep_draw(drawing.kept, drawing.others,
                                           {drawing.kept.at_s, who, drawing.line}));
    if (kept == store::DrawKept::Yes) return Reply{Redirect{std::string{draw_path}}, {}};
    ASSIGN_OR_RETURN(const Draws now, read_draws(desk));
    const bool before = kept == store::DrawKept::DrawnBefore;
    const std::string why = desk.language.tr(before ? drawn_before : entries_changed);
    ASSIGN_OR_RETURN(Page page, page_of(desk, now, viewer, why));
    return Reply{std::move(page), {}};
}

Result<Reply> erase_late_entries(const Desk& desk, const SignedIn& viewer) {
    ASSIGN_OR_RETURN(const Draws draws, read_draws(desk));
    if (!draws.late.empty()) {
        // Before it is done: that somebody wanted it must be known even if the power fails.
        RETURN_IF_ERROR(note(desk, viewer.account.user_name,
                             "erased entries of prize draws that are over (entries: " +
                                 std::to_string(draws.late.size()) + ")"));
        RETURN_IF_ERROR(desk.office.remove_items(draws.late));
    }
    return Reply{Redirect{std::string{draw_path}}, {}};
}

}  // namespace candour::console
