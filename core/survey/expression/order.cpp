#include "core/survey/expression/order.h"

#include <algorithm>

namespace candour::survey::expression {
namespace {

// Depth first, the lowest first, with the way here kept in a vector instead of in calls.
class Search {
public:
    explicit Search(const std::vector<std::set<std::size_t>>& needs)
        : needs_(needs), state_(needs.size(), State::New) {}

    Order run() {
        for (std::size_t i = 0; i < needs_.size(); ++i) {
            if (state_[i] == State::New && !visit(i)) return {.cycle = std::move(cycle_)};
        }
        return {.order = std::move(order_)};
    }

private:
    enum class State { New, OnTheWay, Done };
    struct Step {
        std::size_t index;
        std::set<std::size_t>::const_iterator next;
    };

    void enter(std::size_t index) {
        state_[index] = State::OnTheWay;
        way_.push_back({index, needs_[index].begin()});
    }

    bool visit(std::size_t start) {
        enter(start);
        while (!way_.empty()) {
            Step& step = way_.back();
            if (step.next == needs_[step.index].end() || *step.next >= needs_.size()) {
                state_[step.index] = State::Done;
                order_.push_back(step.index);
                way_.pop_back();
                continue;
            }
            const std::size_t needed = *step.next++;
            if (state_[needed] == State::OnTheWay) {
                keep_cycle_from(needed);
                return false;
            }
            if (state_[needed] == State::New) enter(needed);
        }
        return true;
    }

    void keep_cycle_from(std::size_t index) {
        const auto begin = std::ranges::find(way_, index, &Step::index);
        for (auto step = begin; step != way_.end(); ++step)
            cycle_.push_back(step->index);
    }

    const std::vector<std::set<std::size_t>>& needs_;
    std::vector<State> state_;
    std::vector<Step> way_;
    std::vector<std::size_t> order_;
    std::vector<std::size_t> cycle_;
};

}  // namespace

Order order_of(const std::vector<std::set<std::size_t>>& needs) { return Search(needs).run(); }

}  // namespace candour::survey::expression
