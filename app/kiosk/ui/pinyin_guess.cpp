// Guessing: every way to read the letters as syllables, the words on each, and the likeliest row of
// words through them, each as likely as it is often used.
#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <utility>

#include "app/kiosk/ui/pinyin.h"

namespace candour::kiosk {
namespace {

constexpr std::size_t guesses_max = 240;
constexpr std::size_t sentence_characters_max = 12;  // As many as stand in a row in giant print.
constexpr std::size_t character_bytes = 3;           // Of the dictionary's, nearly all.
constexpr std::size_t syllable_letters_max = 6;      // "zhuang".
constexpr int never = 1'000;

// v stands for ü, which the dictionary writes only where it makes a difference: "lv", but "lue".
std::string_view usual_spelling(std::string_view syllable) {
    static constexpr std::pair<std::string_view, std::string_view> others[] = {
        {"jv", "ju"},     {"jve", "jue"},   {"jvan", "juan"}, {"jvn", "jun"}, {"qv", "qu"},
        {"qve", "que"},   {"qvan", "quan"}, {"qvn", "qun"},   {"xv", "xu"},   {"xve", "xue"},
        {"xvan", "xuan"}, {"xvn", "xun"},   {"yv", "yu"},     {"yve", "yue"}, {"yvan", "yuan"},
        {"yvn", "yun"},   {"lve", "lue"},   {"nve", "nue"}};
    for (const auto& [typed, usual] : others) {
        if (typed == syllable) return usual;
    }
    return syllable;
}

}  // namespace

class PinyinLattice {
public:
    PinyinLattice(const Pinyin& words, std::string_view letters) : words_(words), typed_(letters) {
        typed_.resize(std::min(typed_.size(), pinyin_letters_max));
        // Letters at the end that begin no syllable are not looked at.
        do {
            read_steps();
        } while (fewest_to_end_[start()] >= never && shorten());
        if (start() == typed_.size()) typed_.clear();  // Only marks are left.
        if (typed_.empty()) return;
        shortcuts_ = fewest_to_end_[start()];
        for (std::size_t at = 0; at < typed_.size(); ++at)
            look_up_from(at);
    }

    std::vector<PinyinGuess> guesses() const {
        std::vector<PinyinGuess> found;
        std::set<std::string_view> seen;
        const PinyinGuess sentence = likeliest_row();
        if (!sentence.text.empty()) {
            found.push_back(sentence);
            seen.insert(sentence.text);
        }
        for (const Reading& reading : first_words()) {
            if (found.size() >= guesses_max) break;
            const std::string_view text = words_.text_of(*reading.word);
            if (!seen.insert(text).second) continue;
            found.push_back({std::string(text), reading.end});
        }
        return found;
    }

private:
    // Letters that stand for any syllable from `first` up to `last`.
    struct Step {
        std::size_t end;
        std::size_t first, last;
        int shortcuts;  // 1: only the beginning of a syllable.
    };
    // A node of words that the letters from one place to `end` spell.
    struct Edge {
        std::size_t end;
        std::size_t node;
    };
    struct Reading {
        std::size_t end;
        const Pinyin::Word* word;
    };

    std::size_t skip_marks(std::size_t at) const {
        while (at < typed_.size() && typed_[at] == '\'')
            ++at;
        return at;
    }
    std::size_t start() const { return skip_marks(0); }

    bool shorten() {
        if (!typed_.empty()) typed_.pop_back();
        return !typed_.empty();
    }

    void read_steps() {
        steps_.assign(typed_.size(), {});
        fewest_to_end_.assign(typed_.size() + 1, never);
        fewest_to_end_[typed_.size()] = typed_.empty() ? never : 0;
        for (std::size_t at = typed_.size(); at-- > 0;) {
            if (typed_[at] == '\'') continue;
            for (std::size_t letters = 1; letters <= syllable_letters_max; ++letters)
                add_step(at, letters);
            for (const Step& step : steps_[at]) {
                fewest_to_end_[at] =
                    std::min(fewest_to_end_[at], step.shortcuts + fewest_to_end_[step.end]);
            }
        }
    }

    void add_step(std::size_t at, std::size_t letters) {
        if (at + letters > typed_.size()) return;
        const std::string_view part = usual_spelling(std::string_view(typed_).substr(at, letters));
        if (part.find('\'') != std::string_view::npos) return;
        const std::vector<std::string>& all = words_.syllables_;
        const auto first = std::ranges::lower_bound(all, part);
        const auto index = static_cast<std::size_t>(first - all.begin());
        const std::size_t end = skip_marks(at + letters);
        const bool whole = first != all.end() && *first == part;
        if (whole) {
            steps_[at].push_back({end, index, index + 1, 0});
            return;
        }
        const bool initial =
            letters == 1 || (letters == 2 && part[1] == 'h' &&
                             std::string_view("zcs").find(part[0]) != std::string_view::npos);
        if (!initial && at + letters != typed_.size()) return;
        const auto last = std::find_if(
            first, all.end(), [&](const std::string& one) { return !one.starts_with(part); });
        if (first == last) return;
        steps_[at].push_back({end, index, static_cast<std::size_t>(last - all.begin()), 1});
    }

    void look_up_from(std::size_t at) {
        if (edges_.empty()) {
            edges_.resize(typed_.size());
            fewest_from_start_.assign(typed_.size() + 1, never);
            fewest_from_start_[start()] = 0;
        }
        if (fewest_from_start_[at] >= never) return;
        for (const Step& step : steps_[at]) {
            int& fewest = fewest_from_start_[step.end];
            fewest = std::min(fewest, fewest_from_start_[at] + step.shortcuts);
        }
        follow(at, at, 0, fewest_from_start_[at]);
    }

    // Every word that begins at `from`, on the readings with the fewest shortcuts.
    void follow(std::size_t from, std::size_t at, std::size_t node, int shortcuts) {
        const Pinyin::Node& here = words_.nodes_[node];
        if (here.words > 0) edges_[from].push_back({at, node});
        if (at == typed_.size()) return;
        for (const Step& step : steps_[at]) {
            const int so_far = shortcuts + step.shortcuts;
            if (so_far + fewest_to_end_[step.end] > shortcuts_) continue;
            const auto children = words_.nodes_.begin() + here.first_child;
            const auto end = children + here.children;
            auto child = std::lower_bound(
                children, end, step.first,
                [](const Pinyin::Node& one, std::size_t first) { return one.syllable < first; });
            for (; child != end && child->syllable < step.last; ++child) {
                follow(from, step.end, static_cast<std::size_t>(child - words_.nodes_.begin()),
                       so_far);
            }
        }
    }

    const Pinyin::Word& most_used(std::size_t node) const {
        return words_.words_[words_.nodes_[node].first_word];
    }

    // Nothing where one word is all of it: the words say that themselves.
    PinyinGuess likeliest_row() const {
        if (typed_.empty()) return {};
        struct Best {
            double score = -std::numeric_limits<double>::infinity();
            std::size_t from = 0;
            const Pinyin::Word* word = nullptr;
        };
        std::vector<Best> best(typed_.size() + 1);
        best[start()].score = 0;
        for (std::size_t at = start(); at < typed_.size(); ++at) {
            if (std::isinf(best[at].score)) continue;
            for (const Edge& edge : edges_[at]) {
                const Pinyin::Word& word = most_used(edge.node);
                const double score = best[at].score + static_cast<double>(word.score);
                if (score > best[edge.end].score) best[edge.end] = {score, at, &word};
            }
        }
        std::vector<Reading> row;
        for (std::size_t at = typed_.size(); best[at].word != nullptr; at = best[at].from)
            row.push_back({at, best[at].word});
        if (row.size() < 2) return {};
        PinyinGuess sentence;
        std::size_t count = 0;
        for (auto reading = row.rbegin(); reading != row.rend(); ++reading, ++count) {
            const std::string_view text = words_.text_of(*reading->word);
            const std::size_t bytes = sentence.text.size() + text.size();
            if (count > 0 && bytes > sentence_characters_max * character_bytes) break;
            sentence.text += text;
            sentence.letters = reading->end;
        }
        return count < 2 ? PinyinGuess{} : sentence;
    }

    std::vector<Reading> first_words() const {
        std::vector<Reading> found;
        if (typed_.empty()) return found;
        for (const Edge& edge : edges_[start()]) {
            const Pinyin::Node& node = words_.nodes_[edge.node];
            for (std::size_t i = 0; i < node.words; ++i)
                found.push_back({edge.end, &words_.words_[node.first_word + i]});
        }
        std::ranges::stable_sort(found, [](const Reading& a, const Reading& b) {
            return a.end != b.end ? a.end > b.end : a.word->score > b.word->score;
        });
        return found;
    }

    const Pinyin& words_;
    std::string typed_;
    std::vector<std::vector<Step>> steps_;
    std::vector<std::vector<Edge>> edges_;
    std::vector<int> fewest_to_end_;
    std::vector<int> fewest_from_start_;
    int shortcuts_ = 0;
};

std::vector<PinyinGuess> Pinyin::guesses(std::string_view letters) const {
    return is_pinyin(letters) ? PinyinLattice(*this, letters).guesses()
                              : std::vector<PinyinGuess>{};
}

std::string Pinyin::best(std::string_view letters) const {
    std::string text;
    while (!letters.empty()) {
        const std::vector<PinyinGuess> found = guesses(letters);
        if (found.empty()) return text + std::string(letters);
        text += found.front().text;
        letters.remove_prefix(found.front().letters);
    }
    return text;
}

}  // namespace candour::kiosk
