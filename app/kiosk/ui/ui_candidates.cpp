// The guesses of what was spelled, in one row: as many as have room, with the ways to others.
#include <algorithm>
#include <cmath>

#include "app/kiosk/ui/ui.h"

namespace candour::kiosk {
namespace {

constexpr std::size_t candidates_max = 9;  // The figures of a hardware keyboard choose them.

}  // namespace

// How wide each guess is, with the room around it.
float Ui::candidate_width(const PinyinGuess& guess) const {
    const Set words = set({guess.text, "zh-Hans"}, sizes_.key, false, 0);
    return std::max(sizes_.target_min, std::ceil(words.extent.width + sizes_.unit * 2));
}

// Where the guesses of each page begin, until `page`; the last is where the next page begins.
std::vector<std::size_t> Ui::candidate_pages(std::size_t page, float width) const {
    const std::vector<PinyinGuess>& guesses = memory_.spelling.guesses;
    std::vector<std::size_t> starts = {0};
    std::size_t at = 0;
    while (at < guesses.size() && starts.size() < page + 2) {
        float used = candidate_width(guesses[at]);
        for (++at; at < guesses.size(); ++at) {
            used += sizes_.target_gap + candidate_width(guesses[at]);
            if (used > width || at - starts.back() == candidates_max) break;
        }
        starts.push_back(at);
    }
    return starts;
}

void Ui::place_candidates(Rect row) {
    const Spelling& spelling = memory_.spelling;
    const float gap = sizes_.target_gap;
    const Rect before = cut_left(row, sizes_.target_min);
    cut_left(row, gap);
    const Rect after = cut_right(row, sizes_.target_min);
    cut_right(row, gap);
    const std::vector<std::size_t> starts = candidate_pages(spelling.page, row.width);
    const std::size_t page = std::min(spelling.page, starts.size() - 2);
    const std::size_t end = starts[page + 1];
    built_.first_candidate = starts[page];
    built_.candidate_page = page;
    built_.more_candidates = end < spelling.guesses.size();
    if (page > 0) {
        place_button("candidate.previous", tr("Words before these"), Set{}, ButtonStyle::Quiet,
                     Icon::ArrowBack, before, Role::Key);
    }
    for (std::size_t i = starts[page]; i < end; ++i) {
        const std::size_t number = i - starts[page] + 1;
        const KeyCap key{"candidate." + std::to_string(number), spelling.guesses[i].text,
                         KeyAction::Candidate, 1, frame_.keys.layout->language};
        place_key(key, cut_left(row, std::min(row.width, candidate_width(spelling.guesses[i]))));
        cut_left(row, gap);
    }
    if (built_.more_candidates) {
        place_button("candidate.next", tr("More words"), Set{}, ButtonStyle::Quiet,
                     Icon::ArrowForward, after, Role::Key);
    }
}

bool Ui::is_spelling(std::string_view text, std::size_t caret_byte) const {
    return frame_.keys.layout->pinyin && memory_.spelling.holds(text, caret_byte);
}

}  // namespace candour::kiosk
