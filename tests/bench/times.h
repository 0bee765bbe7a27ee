// tests/bench/times.h: how long one thing took each time, and what that comes to.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <numeric>
#include <string>
#include <vector>

namespace candour::bench {

inline std::chrono::steady_clock::time_point now() { return std::chrono::steady_clock::now(); }

class Times {
public:
    void add(std::chrono::steady_clock::duration time) {
        microseconds_.push_back(std::chrono::duration<double, std::micro>(time).count());
    }

    // Of all times, in microseconds. `part`: 0.5 is the median.
    double quantile(double part) const {
        std::vector<double> sorted = microseconds_;
        std::sort(sorted.begin(), sorted.end());
        const double place = part * static_cast<double>(sorted.size() - 1);
        return sorted[static_cast<std::size_t>(place + 0.5)];
    }
    double mean() const {
        return std::accumulate(microseconds_.begin(), microseconds_.end(), 0.0) /
               static_cast<double>(microseconds_.size());
    }
    std::string json() const {
        char text[128];
        std::snprintf(text, sizeof text, "{\"p50\": %.1f, \"mean\": %.1f, \"p99\": %.1f}",
                      quantile(0.5), mean(), quantile(0.99));
        return text;
    }

private:
    std::vector<double> microseconds_;
};

}  // namespace candour::bench
