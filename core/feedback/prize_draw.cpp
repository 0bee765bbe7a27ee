// Reading a prize draw, when it may be drawn, and drawing it.
#include "core/feedback/prize_draw.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/shuffle.h"
#include "core/privacy/release_policy.h"

namespace candour::feedback {
namespace {

// Fewer figures are no number that could be told from another.
constexpr std::size_t phone_figures_min = 5;

bool is_figure(char c) { return c >= '0' && c <= '9'; }

// "+44 (0)1632 960011", "0044 1632 960011" and "01632 960011" are one number.
std::string phone_figures(const std::string& value) {
    std::string figures;
    for (const char c : value) {
        if (is_figure(c)) figures += c;
    }
    for (const std::string_view code : {"0044", "44"}) {
        const bool abroad = code == "0044" || value.find('+') != std::string::npos;
        if (!abroad || !figures.starts_with(code)) continue;
        figures.erase(0, code.size());
        if (!figures.starts_with('0')) figures.insert(figures.begin(), '0');
        break;
    }
    return figures;
}

// Letters and figures alone; what is not ASCII stays as it is.
std::string folded(const std::string& value, bool keeps_marks) {
    std::string text;
    for (const char c : value) {
        if (c >= 'A' && c <= 'Z') {
            text += static_cast<char>(c - 'A' + 'a');
        } else if ((c >= 'a' && c <= 'z') || is_figure(c) || (c & 0x80) != 0 ||
                   (keeps_marks && c > ' ')) {
            text += c;
        }
    }
    return text;
}

}  // namespace

Result<PrizeDraw> parse_prize_draw(const nlohmann::json& source, const std::string& place,
                                   const DeclaredLanguages& declared) {
    FieldReader fields(source, place);
    PrizeDraw draw;
    draw.id = fields.id("id", Need::Required);
    draw.prize = fields.local_text("prize", Need::Required, declared);
    const std::string closes = fields.text("closes", Need::Required);
    if (const Result<CivilDay> day = from_iso(closes); day.ok()) {
        draw.closes = day.value();
    } else if (fields.ok()) {
        fields.fail_field("closes", "'" + closes + "' is no day; write it as 2027-03-31");
    }
    draw.winners = fields.number("winners", 1, draw_winners_max, 1);
    RETURN_IF_ERROR(fields.finish());
    return draw;
}

CivilDay may_draw_from(const PrizeDraw& draw, const privacy::ReleaseRule& rule) {
    if (rule.every == privacy::Every::AtOnce) return draw.closes + std::chrono::days{1};
    return draw.closes + std::chrono::weeks{3} + std::chrono::days{rule.or_after_days};
}

std::string ticket_of(const PersonDetails& person) {
    const std::string way = std::string(name_of(person.reach_by)) + ":";
    if (person.reach_by == ReachBy::Phone) {
        const std::string figures = phone_figures(person.value);
        if (figures.size() >= phone_figures_min) return way + figures;
    }
    return way + folded(person.value, /*keeps_marks=*/person.reach_by == ReachBy::Email);
}

std::size_t count_tickets(const std::vector<PersonDetails>& entries) {
    std::set<std::string> tickets;
    for (const PersonDetails& entry : entries)
        tickets.insert(ticket_of(entry));
    return tickets.size();
}

std::vector<std::size_t> draw_winners(const std::vector<PersonDetails>& entries, int winners,
                                      SecureRandom& random) {
    std::map<std::string, std::vector<std::size_t>> entries_of;
    for (std::size_t i = 0; i < entries.size(); ++i)
        entries_of[ticket_of(entries[i])].push_back(i);
    std::vector<std::size_t> drawn;
    for (const auto& [ticket, of_one] : entries_of)
        drawn.push_back(of_one[random.below(static_cast<std::uint32_t>(of_one.size()))]);
    shuffle(drawn, random);
    drawn.resize(std::min(drawn.size(), static_cast<std::size_t>(std::max(winners, 0))));
    return drawn;
}

}  // namespace candour::feedback
