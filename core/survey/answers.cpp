// Keeping and wiping answers.
#include "core/survey/answers.h"

#include <algorithm>
#include <utility>

#include "core/base/bytes.h"
#include "core/base/civil_day.h"
#include "core/survey/numbers.h"

namespace candour::survey {
namespace {

// Most visits need no more; what is small is not worth growing often.
constexpr std::size_t first_room = 64;

// Room for one more without leaving old copies of short texts in freed memory.
void grow_cleanly(std::vector<Answer>& answers) {
    if (answers.size() < answers.capacity()) return;
    std::vector<Answer> larger;
    larger.reserve(std::max(first_room, answers.size() * 2));
    for (Answer& answer : answers) {
        std::swap(larger.emplace_back(), answer);
        wipe(answer);
    }
    answers.swap(larger);
}

}  // namespace

bool Answer::empty() const {
    return choice.empty() && text.empty() && choices.empty() && !declined;
}

bool Answer::in_words() const {
    if (!other.empty()) return true;
    return !text.empty() && !number_in(text) && !from_iso(text).ok();
}

const Answer* Answers::find(std::string_view question, std::uint32_t repetition) const {
    const auto found = std::ranges::find_if(given, [&](const Answer& answer) {
        return answer.question == question && answer.repetition == repetition;
    });
    return found == given.end() ? nullptr : &*found;
}

void Answers::set(Answer answer) {
    auto place = std::ranges::find_if(given, [&](const Answer& one) {
        return one.question == answer.question && one.repetition == answer.repetition;
    });
    if (place == given.end()) {
        grow_cleanly(given);
        given.emplace_back();
        place = given.end() - 1;
    }
    wipe(*place);
    *place = std::move(answer);
    wipe(answer);  // A moved short text is still there.
}

void wipe(Answer& answer) {
    candour::wipe(answer.question);
    candour::wipe(answer.choice);
    candour::wipe(answer.text);
    answer.declined = false;
    answer.repetition = 0;
    for (std::string& choice : answer.choices)
        candour::wipe(choice);
    answer.choices.clear();
    candour::wipe(answer.other);
}

}  // namespace candour::survey
