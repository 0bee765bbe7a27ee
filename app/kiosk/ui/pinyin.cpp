// Reading a dictionary of pinyin into the tree that guesses are looked up in.
#include "app/kiosk/ui/pinyin.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <unordered_map>
#include <utility>

namespace candour::kiosk {
namespace {

constexpr std::size_t syllables_max = 16;  // Of one word; the longest proverbs have ten.
constexpr std::size_t word_bytes_max = 96;
constexpr std::size_t words_max = 400'000;
constexpr std::size_t distinct_max = 2'000;  // Chinese has some 410 syllables.

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

// Sounds that no word begins or ends with; typed, their letters are beginnings of others.
bool is_whole_syllable(std::string_view syllable) {
    return syllable.find_first_of("aeiouv") != std::string_view::npos;
}

// A line of the dictionary.
struct Line {
    std::string_view text;
    std::string_view spelled;
    double weight = 0;
};

std::optional<std::string_view> cut(std::string_view& rest, char at) {
    if (rest.empty()) return std::nullopt;
    const std::size_t end = std::min(rest.find(at), rest.size());
    const std::string_view first = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return first;
}

std::optional<Line> read_line(std::string_view rest) {
    Line line;
    const auto text = cut(rest, '\t');
    const auto spelled = cut(rest, '\t');
    const auto weight = cut(rest, '\t');
    if (!text || !spelled || !weight || !rest.empty()) return std::nullopt;
    const char* end = weight->data() + weight->size();
    const auto number = std::from_chars(weight->data(), end, line.weight);
    const bool whole = number.ec == std::errc{} && number.ptr == end;
    if (!whole || line.weight < 0 || text->empty() || text->size() > word_bytes_max) {
        return std::nullopt;
    }
    line.text = *text;
    line.spelled = *spelled;
    return line;
}

}  // namespace

bool is_pinyin(std::string_view typed) {
    return !typed.empty() &&
           std::ranges::all_of(typed, [](char c) { return is_letter(c) || c == '\''; });
}

class PinyinBuilder {
public:
    Status read(std::string_view lines, const std::string& file) {
        std::size_t number = 0;
        while (const auto line = cut(lines, '\n')) {
            ++number;
            if (line->empty() || line->front() == '#') continue;
            const std::optional<Line> read = read_line(*line);
            if (!read || entries_.size() >= words_max || !add(*read)) {
                return Error{ErrorKind::Invalid, file + ": entry " + std::to_string(number) +
                                                     " is not a word, its syllables and how often "
                                                     "it is used, parted by tabs"};
            }
        }
        return Unit{};
    }

    Pinyin build() {
        sort_syllables();
        std::ranges::sort(entries_, [this](const Entry& a, const Entry& b) {
            const auto order = spelling(a) <=> spelling(b);
            if (order != 0) return order < 0;
            return a.weight != b.weight ? a.weight > b.weight : a.text < b.text;
        });
        for (const Entry& entry : entries_)
            total_ += entry.weight;
        made_.nodes_.emplace_back();
        fill_node(0, 0, entries_.size(), 0);
        return std::move(made_);
    }

private:
    struct Entry {
        std::size_t spelled = 0;  // Where its syllables begin in spelled_.
        std::size_t syllables = 0;
        std::string_view text;
        double weight = 0;
    };

    std::u16string_view spelling(const Entry& entry) const {
        return std::u16string_view(spelled_).substr(entry.spelled, entry.syllables);
    }

    bool add(const Line& line) {
        Entry entry{spelled_.size(), 0, line.text, line.weight};
        bool left_out = line.weight < 1;
        std::string_view rest = line.spelled;
        while (const auto syllable = cut(rest, ' ')) {
            if (syllable->empty() || !std::ranges::all_of(*syllable, is_letter)) return false;
            left_out = left_out || !is_whole_syllable(*syllable);
            const auto known = numbers_.try_emplace(*syllable, numbers_.size()).first;
            spelled_ += static_cast<char16_t>(known->second);
            ++entry.syllables;
        }
        if (entry.syllables == 0 || entry.syllables > syllables_max) return false;
        if (numbers_.size() > distinct_max) return false;
        if (left_out) {
            spelled_.resize(entry.spelled);
        } else {
            entries_.push_back(entry);
        }
        return true;
    }

    // From the order in which they were met to that of their letters.
    void sort_syllables() {
        std::vector<std::pair<std::string_view, std::size_t>> sorted(numbers_.begin(),
                                                                     numbers_.end());
        std::erase_if(sorted, [](const auto& one) { return !is_whole_syllable(one.first); });
        std::ranges::sort(sorted);
        std::vector<char16_t> place(numbers_.size());
        for (std::size_t i = 0; i < sorted.size(); ++i) {
            place[sorted[i].second] = static_cast<char16_t>(i);
            made_.syllables_.emplace_back(sorted[i].first);
        }
        for (char16_t& syllable : spelled_)
            syllable = place[syllable];
    }

    // Entries from `from` to `to` share their first `depth` syllables.
    void fill_node(std::size_t node, std::size_t from, std::size_t to, std::size_t depth) {
        made_.nodes_[node].first_word = static_cast<std::uint32_t>(made_.words_.size());
        for (; from < to && entries_[from].syllables == depth; ++from)
            add_word(entries_[from]);
        made_.nodes_[node].words =
            static_cast<std::uint32_t>(made_.words_.size()) - made_.nodes_[node].first_word;
        std::vector<std::pair<std::size_t, std::size_t>> children;
        const std::size_t first_child = made_.nodes_.size();
        while (from < to) {
            const char16_t syllable = spelling(entries_[from])[depth];
            std::size_t end = from;
            while (end < to && spelling(entries_[end])[depth] == syllable)
                ++end;
            children.emplace_back(from, end);
            made_.nodes_.push_back({.syllable = syllable});
            from = end;
        }
        made_.nodes_[node].first_child = static_cast<std::uint32_t>(first_child);
        made_.nodes_[node].children = static_cast<std::uint16_t>(children.size());
        for (std::size_t i = 0; i < children.size(); ++i)
            fill_node(first_child + i, children[i].first, children[i].second, depth + 1);
    }

    void add_word(const Entry& entry) {
        const auto at = static_cast<std::uint32_t>(made_.text_.size());
        made_.text_ += entry.text;
        made_.words_.push_back({at, static_cast<std::uint32_t>(entry.text.size()),
                                static_cast<float>(std::log(entry.weight / total_))});
    }

    std::unordered_map<std::string_view, std::size_t> numbers_;
    std::u16string spelled_;
    std::vector<Entry> entries_;
    double total_ = 0;
    Pinyin made_;
};

Result<Pinyin> Pinyin::parse(std::string_view dictionary, const std::string& file,
                             std::string_view own, const std::string& own_file) {
    constexpr std::string_view header_end = "\n...\n";
    const std::size_t header = dictionary.find(header_end);
    if (header == std::string_view::npos) {
        return Error{ErrorKind::Invalid,
                     file + ": the dictionary's header does not end with \"...\""};
    }
    PinyinBuilder builder;
    RETURN_IF_ERROR(builder.read(dictionary.substr(header + header_end.size()), file));
    RETURN_IF_ERROR(builder.read(own, own_file));
    Pinyin made = builder.build();
    if (made.words_.empty()) {
        return Error{ErrorKind::Invalid, file + ": the dictionary has no words"};
    }
    return made;
}

}  // namespace candour::kiosk
