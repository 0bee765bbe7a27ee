// tests/attacks/linking/attacker.cpp: weights of pairs of an item and a visit; then all matchings.
#include "tests/attacks/linking/attacker.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "tests/attacks/linking/windows.h"

namespace candour::linking {

namespace {

// A cell holds about so many bytes of words as people write them, compressed: a lower bound of
// what a long text takes.
constexpr std::size_t words_per_cell_max = 3000;

// When each visit's response reached the server, if there was one: at the first window of its
// device after it; and how many cells went in that window.
struct Arrival {
    std::optional<Instant> at;
    std::size_t cells = 0;
    CivilDay day() const { return std::chrono::floor<std::chrono::days>(*at); }
};

std::vector<Arrival> arrivals_of(const Observed& observed) {
    std::vector<Arrival> arrivals;
    for (const Visit& visit : observed.diary) {
        Arrival arrival;
        for (const Sent& sent : observed.sent) {
            if (sent.device != visit.device || sent.at < visit.ends) continue;
            // The requests of one window follow each other at once.
            if (arrival.at && sent.at - *arrival.at > std::chrono::minutes(1)) break;
            if (!arrival.at) arrival.at = sent.at;
            arrival.cells += sent.cells;
        }
        arrivals.push_back(arrival);
    }
    return arrivals;
}

// How much of what came on a day was still there before an item was seen: with cover all of it,
// without cover the messages alone.
class PoolDays {
public:
    explicit PoolDays(const Observed& observed) : observed_(observed) {
        for (const Sent& sent : observed.sent)
            came_[std::chrono::floor<std::chrono::days>(sent.at)] += sent.cells;
    }
    double part_left(CivilDay day, Instant before) const {
        const auto came = came_.find(day);
        // The last look that had all of the day.
        const Instant over{day + std::chrono::days{1}};
        const auto look = std::ranges::find_if(
            observed_.pool.rbegin(), observed_.pool.rend(),
            [&](const PoolLook& pool) { return pool.at <= before && pool.at >= over; });
        if (came == came_.end() || look == observed_.pool.rend()) return 1;
        const auto left = look->waiting.find(day);
        if (left == look->waiting.end()) return 0;
        return static_cast<double>(left->second) / static_cast<double>(came->second);
    }

private:
    const Observed& observed_;
    std::map<CivilDay, std::size_t> came_;
};

// P(at most so many) where so many are expected.
double at_most(int most, double expected) {
    double term = std::exp(-expected);
    double sum = 0;
    for (int i = 0; i <= most; ++i) {
        sum += term;
        term *= expected / (i + 1);
    }
    return std::min(sum, 1.0);
}

// What stands beside an item in its release.
using Beside = std::tuple<Instant, feedback::ContactKind, feedback::Channel, std::string>;
Beside beside(const Item& item) { return {item.seen, item.kind, item.channel, item.service}; }

// The languages of answers without words: none that is shown is among the dropped ones, and none
// has more answers than were dropped.
class Languages {
public:
    explicit Languages(const Observed& observed) {
        for (const Item& item : observed.items) {
            if (item.words > 0) continue;
            ++answers_[beside(item)];
            if (item.language.empty()) ++dropped_[beside(item)];
            if (!item.language.empty()) shown_.insert({beside(item), item.language});
        }
        for (const Visit& visit : observed.diary)
            parts_[visit.language] += 1.0 / static_cast<double>(observed.diary.size());
    }
    // How likely nothing was shown of an answer in this language.
    double dropped(const Item& item, const std::string& language) const {
        if (item.words > 0 || shown_.contains({beside(item), language})) return 0;
        return at_most(dropped_.at(beside(item)), answers_.at(beside(item)) * parts_.at(language));
    }

private:
    std::map<Beside, int> answers_;
    std::map<Beside, int> dropped_;
    std::set<std::pair<Beside, std::string>> shown_;
    std::map<std::string, double> parts_;
};

// Everything that a weight is made of.
struct Knowledge {
    const Observed& observed;
    std::vector<Arrival> arrivals;
    Windows windows;
    PoolDays pool;
    Languages languages;

    explicit Knowledge(const Observed& all)
        : observed(all), arrivals(arrivals_of(all)), windows(all), pool(all), languages(all) {}
};

Windows::Weight weight_of(const Knowledge& known, const Item& item, std::size_t index) {
    const Visit& visit = known.observed.diary[index];
    const Arrival& arrival = known.arrivals[index];
    if (visit.channel != item.channel || !arrival.at || *arrival.at > item.seen) return {};
    if (!item.service.empty() && visit.service != item.service) return {};
    if (!item.language.empty() && visit.language != item.language) return {};
    if (item.words > words_per_cell_max * arrival.cells) return {};
    const std::string& group = known.observed.groups.at(visit.service);
    Windows::Weight weight = known.windows.weight(item, group, *arrival.at);
    double both = known.pool.part_left(arrival.day(), item.not_yet_seen);
    if (item.language.empty()) both *= known.languages.dropped(item, visit.language);
    return {weight.by_itself * both, weight.as_cover * both};
}

// Whether an item covers others is not known: the visits that it would be of then share what is
// likely of that, the other ones the rest.
std::vector<Candidate> shared(const Knowledge& known, const Item& item,
                              const std::vector<Windows::Weight>& weights) {
    double by_itself = 0;
    double as_cover = 0;
    for (const Windows::Weight& weight : weights) {
        by_itself += weight.by_itself;
        as_cover += weight.as_cover;
    }
    const double covering = as_cover > 0 ? known.windows.covering(item) : 0;
    std::vector<Candidate> candidates;
    for (std::size_t visit = 0; visit < weights.size(); ++visit) {
        double weight = 0;
        if (by_itself > 0) weight += (1 - covering) * weights[visit].by_itself / by_itself;
        if (as_cover > 0) weight += covering * weights[visit].as_cover / as_cover;
        if (weight > 0) candidates.push_back({visit, weight});
    }
    return candidates;
}

bool is_words_apart(const Item& item) { return item.kind == feedback::ContactKind::Text; }

// One pair, and what its two ends tell each other of it. A visit has at most one item beside what
// was written in its survey, and at most one of that, so it is two ends.
struct Edge {
    std::size_t item;
    std::size_t visit;
    std::size_t end;
    double weight;
    double from_item = 1;
    double from_visit = 1;
};

// The marginals of matchings in which each item has one visit and a visit at most one item.
void propagate(std::vector<Edge>& edges, std::size_t items, std::size_t visits) {
    constexpr int rounds = 60;
    constexpr double tiny = 1e-12;
    for (int round = 0; round < rounds; ++round) {
        std::vector<double> of_item(items, 0.0);
        for (const Edge& edge : edges)
            of_item[edge.item] += edge.weight * edge.from_visit;
        for (Edge& edge : edges) {
            const double others = of_item[edge.item] - edge.weight * edge.from_visit;
            edge.from_item = edge.weight / std::max(others, tiny);
        }
        std::vector<double> of_visit(2 * visits, 1.0);  // 1: it has no response.
        for (const Edge& edge : edges)
            of_visit[edge.end] += edge.from_item;
        for (Edge& edge : edges) {
            const double others = std::max(of_visit[edge.end] - edge.from_item, 1.0);
            // Half of the old value: where two hold each other in balance it would swing for ever.
            edge.from_visit = (edge.from_visit + 1 / others) / 2;
        }
    }
}

}  // namespace

std::vector<std::vector<Candidate>> candidates_of(const Observed& observed) {
    const Knowledge known(observed);
    std::vector<std::vector<Candidate>> all;
    for (const Item& item : observed.items) {
        std::vector<Windows::Weight> weights;
        for (std::size_t i = 0; i < observed.diary.size(); ++i)
            weights.push_back(weight_of(known, item, i));
        all.push_back(shared(known, item, weights));
    }
    return all;
}

namespace {

// How likely each visit has an item among these, as far as it is known now.
std::vector<double> likely_visits(const std::vector<Edge>& edges, std::size_t items,
                                  std::size_t visits) {
    std::vector<double> of_item(items, 0.0);
    for (const Edge& edge : edges)
        of_item[edge.item] += edge.weight * edge.from_visit;
    std::vector<double> likely(visits, 0.0);
    for (const Edge& edge : edges) {
        if (of_item[edge.item] > 0)
            likely[edge.visit] += edge.weight * edge.from_visit / of_item[edge.item];
    }
    return likely;
}

std::vector<Edge> edges_of(const Observed& observed,
                           const std::vector<std::vector<Candidate>>& candidates, bool apart) {
    const std::size_t visits = observed.diary.size();
    std::vector<Edge> edges;
    for (std::size_t item = 0; item < candidates.size(); ++item) {
        if (is_words_apart(observed.items[item]) != apart) continue;
        for (const Candidate& candidate : candidates[item])
            edges.push_back({.item = item,
                             .visit = candidate.visit,
                             .end = candidate.visit + (apart ? visits : 0),
                             .weight = candidate.weight});
    }
    return edges;
}

// What was written in a survey, first: whoever wrote it has answered, too, so its likely visits are
// the likelier ones of answers; twice as likely where it is certain, as half of all respond.
std::vector<Edge> solve(const Observed& observed) {
    const auto candidates = candidates_of(observed);
    const std::size_t items = observed.items.size();
    const std::size_t visits = observed.diary.size();
    std::vector<Edge> words = edges_of(observed, candidates, /*apart=*/true);
    propagate(words, items, visits);
    const std::vector<double> wrote = likely_visits(words, items, visits);
    std::vector<Edge> others = edges_of(observed, candidates, /*apart=*/false);
    for (Edge& edge : others) {
        if (observed.items[edge.item].kind == feedback::ContactKind::SurveyAnswer)
            edge.weight *= 1 + std::min(wrote[edge.visit], 1.0);
    }
    propagate(others, items, visits);
    others.insert(others.end(), words.begin(), words.end());
    return others;
}

}  // namespace

std::vector<std::optional<std::size_t>> guess(const Observed& observed, Random& random) {
    const std::vector<Edge> edges = solve(observed);
    std::vector<std::optional<std::size_t>> guesses(observed.items.size());
    std::vector<double> best(observed.items.size(), 0.0);
    std::vector<std::uint32_t> alike(observed.items.size(), 0);
    constexpr double as_good = 1e-6;
    for (const Edge& edge : edges) {
        const double marginal = edge.weight * edge.from_visit;
        double& so_far = best[edge.item];
        if (marginal > so_far * (1 + as_good)) {
            so_far = marginal;
            alike[edge.item] = 0;
        } else if (marginal < so_far * (1 - as_good)) {
            continue;
        }
        if (random.below(++alike[edge.item]) == 0) guesses[edge.item] = edge.visit;
    }
    return guesses;
}

}  // namespace candour::linking
