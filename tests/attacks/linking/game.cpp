// tests/attacks/linking/game.cpp: candidates and scores.
#include "tests/attacks/linking/game.h"

#include <algorithm>

#include "core/base/check.h"
#include "tests/attacks/linking/windows.h"

namespace candour::linking {

namespace {

using feedback::ContactKind;

std::size_t count_candidates(const Observed& observed, const Windows& windows, const Item& item,
                             std::size_t true_visit) {
    const std::string group = item.service.empty() ? "" : observed.groups.at(item.service);
    const Windows::Days window = windows.days_of(item, group);
    std::size_t candidates = 0;
    for (std::size_t i = 0; i < observed.diary.size(); ++i) {
        const Visit& visit = observed.diary[i];
        const bool fits = visit.channel == item.channel && visit.day() >= window.first &&
                          visit.day() <= window.last &&
                          (item.service.empty() || visit.service == item.service) &&
                          (item.language.empty() || visit.language == item.language);
        if (fits || i == true_visit) ++candidates;
    }
    return candidates;
}

bool is_common(const Observed& observed, const std::string& language) {
    const auto same = std::ranges::count(observed.diary, language, &Visit::language);
    return same * 10 >= std::ssize(observed.diary);
}

std::vector<std::string> parts_of(const Observed& observed, const Item& item, const Visit& visit) {
    const std::string channel(feedback::name_of(visit.channel));
    const std::string language = is_common(observed, visit.language) ? "common" : "rare";
    const bool soon = item.kind == ContactKind::Complaint;
    const bool apart =
        feedback::released_as(item.channel, item.kind, observed.words_apart) == ContactKind::Text;
    return {"all",
            channel,
            channel + ", " + language + " language",
            channel + (soon    ? ", complaint"
                       : apart ? ", words"
                               : ", no complaint"),
            channel + (item.service.empty() ? ", without its service" : ", service shown"),
            channel + (item.language.empty() ? ", without its language" : ", language shown")};
}

}  // namespace

std::size_t candidate_visits(const Observed& observed, std::size_t item, const Truth& truth) {
    return count_candidates(observed, Windows(observed), observed.items[item], truth[item]);
}

std::map<std::string, Score> judge(const Month& month,
                                   const std::vector<std::optional<std::size_t>>& guesses) {
    const Observed& observed = month.observed;
    CHECK(guesses.size() == observed.items.size() && month.truth.size() == observed.items.size());
    const Windows windows(observed);
    std::map<std::string, Score> scores;
    for (std::size_t i = 0; i < guesses.size(); ++i) {
        const Item& item = observed.items[i];
        const std::size_t visit = month.truth[i];
        const std::size_t candidates = count_candidates(observed, windows, item, visit);
        for (const std::string& part : parts_of(observed, item, observed.diary[visit])) {
            Score& score = scores[part];
            ++score.responses;
            if (guesses[i] == visit) ++score.hits;
            score.blind += 1.0 / static_cast<double>(candidates);
        }
    }
    return scores;
}

}  // namespace candour::linking
