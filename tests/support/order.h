// tests/support/order.h: does where things lie tell in which order they came? Kendall's tau over
// many runs, held against chance (anonymity-research A-06).
#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

namespace candour::test {

// Of the places, in the order of coming: 1 the same order, -1 the reverse, 0 none.
inline double kendall_tau(const std::vector<std::size_t>& places) {
    int score = 0;
    int pairs = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        for (std::size_t j = i + 1; j < places.size(); ++j) {
            score += places[j] > places[i] ? 1 : -1;
            ++pairs;
        }
    }
    return static_cast<double>(score) / pairs;
}

// Collects the tau of many runs of equal size.
class OrderSeen {
public:
    void add(const std::vector<std::size_t>& places) {
        size_ = static_cast<double>(places.size());
        const double tau = kendall_tau(places);
        sum_ += tau;
        sum_of_squares_ += tau * tau;
        ++runs_;
    }
    // Standard deviations from chance of the mean: an order that is the same in every run.
    // Under chance tau has mean 0 and variance 2(2n+5) / 9n(n-1) (Kendall 1938).
    double mean_z() const { return sum_ / runs_ / std::sqrt(variance() / runs_); }
    // The same of the mean square: an order that is forwards in one run and backwards in another.
    // Tau is close to normal from n = 10 on, so its square has the variance 2 sigma^4.
    double square_z() const {
        return (sum_of_squares_ / runs_ - variance()) / (variance() * std::sqrt(2.0 / runs_));
    }
    // Four standard deviations: by chance once in 10,000 for both together.
    bool is_chance() const { return std::abs(mean_z()) < 4 && std::abs(square_z()) < 4; }

private:
    double variance() const { return 2 * (2 * size_ + 5) / (9 * size_ * (size_ - 1)); }

    double size_ = 0;
    double sum_ = 0;
    double sum_of_squares_ = 0;
    double runs_ = 0;
};

}  // namespace candour::test
