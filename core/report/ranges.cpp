// Ranges with round ends.
#include "core/report/ranges.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/civil_day.h"
#include "core/survey/numbers.h"

namespace candour::report {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::year_month_day;

constexpr double infinite = std::numeric_limits<double>::infinity();

LocalText english(std::string text) { return LocalText{{{"en", std::move(text)}}}; }

// 1, 2 or 5 times a power of ten, at least `step`; never below 1 unless the numbers are closer.
double round_step(double step) {
    const double power = std::pow(10.0, std::floor(std::log10(step)));
    for (const double times : {1.0, 2.0, 5.0}) {
        if (times * power >= step * (1 - 1e-9)) return times * power;
    }
    return 10 * power;
}

std::string named(double number) { return survey::number_text(number); }

LocalText number_label(double from, double below, bool whole) {
    if (from == -infinite && below == infinite) return english("Any number");
    if (from == -infinite) return english("Below " + named(below));
    if (below == infinite) return english(named(from) + " or more");
    if (whole && below - from == 1) return english(named(from));
    if (whole) return english(named(from) + " to " + named(below - 1));
    return english(named(from) + " to below " + named(below));
}

std::vector<double> number_ends(double low, double high) {
    const double step =
        round_step(std::max((high - low) / static_cast<double>(ranges_max - 2), 1e-6));
    std::vector<double> ends;
    // Counted, not added up: 0.1 three times is not 0.3.
    const double begin = std::floor(low / step);
    for (double i = begin; i * step <= high && ends.size() + 1 < ranges_max; ++i)
        ends.push_back(i * step);
    return ends;
}

CivilDay day_of(double number) { return CivilDay{days{static_cast<int>(number)}}; }

double number_of(CivilDay day) { return static_cast<double>(day.time_since_epoch().count()); }

// Beginnings of months, quarters, years or decades.
std::vector<double> date_ends(double low, double high) {
    int step = 1;
    for (const int wider : {1, 3, 12, 60, 120, 600}) {
        step = wider;
        if ((high - low) / 30 / wider <= static_cast<double>(ranges_max - 2)) break;
    }
    const year_month_day first{day_of(low)};
    const int month = static_cast<int>(first.year()) * 12 +
                      static_cast<int>(static_cast<unsigned>(first.month())) - 1;
    std::vector<double> ends;
    for (int m = month - month % step; ends.size() + 1 < ranges_max; m += step) {
        const CivilDay end{std::chrono::year{m / 12} /
                           std::chrono::month{static_cast<unsigned>(m % 12) + 1} / 1};
        if (number_of(end) > high) break;
        ends.push_back(number_of(end));
    }
    return ends;
}

LocalText date_label(double from, double below) {
    if (from == -infinite && below == infinite) return english("Any date");
    if (from == -infinite) return english("Before " + to_iso(day_of(below)));
    if (below == infinite) return english(to_iso(day_of(from)) + " or later");
    return english(to_iso(day_of(from)) + " to " + to_iso(day_of(below - 1)));
}

double at_share(const std::vector<double>& sorted, double share) {
    return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

}  // namespace

std::vector<Row> ranges_for(survey::QuestionType type, std::vector<double> numbers) {
    const bool dates = type == survey::QuestionType::Date;
    std::vector<double> ends;
    if (!numbers.empty()) {
        std::ranges::sort(numbers);
        const double low = at_share(numbers, 0.1);
        const double high = at_share(numbers, 0.9);
        ends = dates ? date_ends(low, high) : number_ends(low, high);
    }
    const auto is_whole = [](double number) { return number == std::floor(number); };
    const bool whole =
        std::ranges::all_of(numbers, is_whole) && std::ranges::all_of(ends, is_whole);
    ends.insert(ends.begin(), -infinite);
    ends.push_back(infinite);
    std::vector<Row> rows;
    for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
        Row row{.kind = RowKind::Range, .from = ends[i], .below = ends[i + 1]};
        row.label =
            dates ? date_label(row.from, row.below) : number_label(row.from, row.below, whole);
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace candour::report
