// The rules. Their sources: GOV.UK content design ("Writing for GOV.UK": sentences of at most 25
// words, no jargon, abbreviations explained), and the Plain English Campaign's guide (15 to 20
// words on average), which is the measure for words read standing, in large print or aloud.
#include "core/survey/plain_words/plain_words.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "core/survey/plain_words/words.h"
#include "core/survey/translation/texts.h"

namespace candour::survey {
namespace {

constexpr std::size_t words_good = 20;
constexpr std::size_t words_max = 25;
constexpr std::size_t capitals_max = 6;
constexpr std::size_t negatives_apart_max = 4;

// What everybody in Britain reads without thinking.
constexpr std::array<std::string_view, 14> known_abbreviations = {
    "UK", "EU", "US", "USA", "TV", "PC", "OK", "NHS", "GP", "ID", "PIN", "AM", "PM", "BBC"};

struct Plainer {
    std::string_view jargon;  // In small letters; one word or several.
    std::string_view plain;
};
constexpr auto plainer = std::to_array<Plainer>({
    {"utilise", "use"},
    {"utilised", "used"},
    {"utilising", "using"},
    {"commence", "start"},
    {"commenced", "started"},
    {"commencement", "start"},
    {"facilitate", "help"},
    {"facilitated", "helped"},
    {"in order to", "to"},
    {"prior to", "before"},
    {"subsequent to", "after"},
    {"with regard to", "about"},
    {"with respect to", "about"},
    {"in respect of", "about"},
    {"purchase", "buy"},
    {"purchased", "bought"},
    {"endeavour", "try"},
    {"ascertain", "find out"},
    {"in the event of", "if"},
    {"at this moment in time", "now"},
    {"going forward", "from now on"},
    {"service user", "person who uses the service"},
    {"service users", "people who use the service"},
    {"beneficiaries", "people we help"},
    {"stakeholder", "person it concerns"},
    {"stakeholders", "people it concerns"},
    {"signposted", "told where to get help"},
    {"signposting", "telling people where to get help"},
    {"person-centred", "about you"},
    {"holistic", "whole"},
    {"empower", "help"},
    {"empowered", "able"},
    {"timely", "soon enough"},
    {"premises", "building"},
});

constexpr std::array<std::string_view, 10> says_no = {
    "not", "never", "cannot", "can't", "don't", "didn't", "wasn't", "weren't", "isn't", "aren't"};
constexpr std::array<std::string_view, 21> no_again = {
    "not",        "never",       "without",      "unlikely",      "unhappy", "unable",  "unclear",
    "unhelpful",  "unsatisfied", "dissatisfied", "uncomfortable", "unfair",  "unsafe",  "unwelcome",
    "impossible", "disagree",    "nothing",      "nobody",        "none",    "nowhere", "no"};

bool is_in(std::string_view word, const auto& list) {
    return std::ranges::find(list, word) != std::end(list);
}

bool is_capitals(std::string_view word) {
    return std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
}

// "NHS", or "GPs" for several.
std::string abbreviation_in(std::string_view word) {
    if (word.size() > 2 && word.ends_with("s")) word.remove_suffix(1);
    const bool short_enough = word.size() >= 2 && word.size() <= capitals_max;
    return short_enough && is_capitals(word) ? std::string(word) : std::string();
}

class Reader {
public:
    Reader(std::string_view text, std::string key, const std::vector<std::string>& explained)
        : text_(text), key_(std::move(key)), explained_(explained.begin(), explained.end()) {}

    std::vector<PlainRemark> run() {
        for (const std::string_view sentence : sentences_in(text_)) {
            const std::vector<PlainWord> words = words_in(sentence);
            look_at_length(sentence, words);
            look_at_abbreviations(words);
            look_at_negatives(sentence, words);
            look_at_jargon(words);
        }
        look_for_two_questions();
        return std::move(remarks_);
    }

private:
    void say(PlainRule rule, std::string_view words, const std::string& what) {
        remarks_.push_back({rule, key_, std::string(words), what});
    }

    void look_at_length(std::string_view sentence, const std::vector<PlainWord>& words) {
        if (words.size() <= words_good) return;
        const std::string count = std::to_string(words.size()) + " words";
        if (words.size() > words_max) {
            say(PlainRule::TooLong, sentence,
                "This sentence has " + count +
                    ". Make two of it: more than 25 are hard to follow.");
        } else {
            say(PlainRule::LongSentence, sentence,
                "This sentence has " + count + ". Up to 20 are easy to read.");
        }
    }

    // A sentence all in capitals says nothing about abbreviations.
    void look_at_abbreviations(const std::vector<PlainWord>& words) {
        const auto capitals = std::ranges::count_if(
            words, [](const PlainWord& word) { return is_capitals(word.text); });
        if (words.size() > 1 && static_cast<std::size_t>(capitals) == words.size()) return;
        for (const PlainWord& word : words) {
            const std::string letters = abbreviation_in(word.text);
            if (letters.empty() || is_in(letters, known_abbreviations)) continue;
            if (!explained_.insert(letters).second) continue;  // Explained, or said already.
            say(PlainRule::Abbreviation, letters,
                "“" + letters + "” is not explained. Write it out, with the letters in brackets " +
                    "after it the first time.");
        }
    }

    void look_at_negatives(std::string_view sentence, const std::vector<PlainWord>& words) {
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (!is_in(words[i].lower, says_no)) continue;
            for (std::size_t j = i + 1; j < words.size() && j <= i + negatives_apart_max; ++j) {
                if (words[j].comma_before) break;
                if (!is_in(words[j].lower, no_again)) continue;
                return say(PlainRule::DoubleNegative, sentence,
                           "It says no twice (“" + std::string(words[i].text) + "” and “" +
                               std::string(words[j].text) + "”). Say it the other way round.");
            }
        }
    }

    void look_at_jargon(const std::vector<PlainWord>& words) {
        std::string line = " ";
        for (const PlainWord& word : words)
            line += word.lower + " ";
        for (const Plainer& one : plainer) {
            if (line.find(" " + std::string(one.jargon) + " ") == std::string::npos) continue;
            say(PlainRule::Jargon, one.jargon,
                "Instead of “" + std::string(one.jargon) + "”, try “" + std::string(one.plain) +
                    "”.");
        }
    }

    // Of prompts alone: elsewhere a question mark asks nothing.
    void look_for_two_questions() {
        if (!key_.ends_with("/prompt")) return;
        const auto marks = std::ranges::count(text_, '?');
        if (marks == 0) return;
        constexpr const char* what =
            "It asks two things at once, and one answer cannot tell which. Make two questions of "
            "it.";
        std::string_view last;
        bool either = false;
        for (const std::string_view sentence : sentences_in(text_)) {
            if (!sentence.ends_with('?')) continue;
            last = sentence;
            for (const PlainWord& word : words_in(sentence))
                either = either || word.lower == "and/or";
        }
        if (marks > 1 || either || joins_two_qualities(last)) {
            say(PlainRule::TwoQuestions, last, what);
        }
    }

    // "… friendly and helpful?": two words that only describe, at the end.
    static bool joins_two_qualities(std::string_view sentence) {
        const std::vector<PlainWord> words = words_in(sentence);
        if (words.size() < 4) return false;
        const auto& first = words[words.size() - 3].lower;
        const auto& second = words.back().lower;
        return words[words.size() - 2].lower == "and" && describes(first) && describes(second);
    }

    static bool describes(const std::string& word) {
        constexpr std::array<std::string_view, 12> qualities = {
            "friendly", "polite", "quick", "clear", "clean",     "safe",
            "warm",     "easy",   "kind",  "fair",  "welcoming", "comfortable"};
        return word.ends_with("ful") || is_in(word, qualities);
    }

    std::string_view text_;
    std::string key_;
    std::set<std::string> explained_;
    std::vector<PlainRemark> remarks_;
};

// Small words that letters leave out: "Department for Work and Pensions" is DWP.
bool is_left_out(const std::string& word) {
    constexpr std::array<std::string_view, 8> small = {"of", "for", "and", "the",
                                                       "to", "in",  "on",  "a"};
    return is_in(word, small);
}

std::string initials_of(const std::vector<PlainWord>& words) {
    std::string initials;
    for (const PlainWord& word : words) {
        if (is_left_out(word.lower)) continue;
        const char c = word.lower.front();
        initials += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return initials;
}

}  // namespace

std::vector<std::string> explained_in(std::string_view text) {
    std::vector<std::string> explained;
    for (std::size_t open = text.find('('); open != std::string_view::npos;
         open = text.find('(', open + 1)) {
        const std::size_t close = text.find(')', open);
        if (close == std::string_view::npos) break;
        const auto inside = words_in(text.substr(open + 1, close - open - 1));
        const auto before = words_in(text.substr(0, open));
        if (inside.empty() || before.empty()) continue;
        const std::string letters = abbreviation_in(inside.front().text);
        if (inside.size() == 1 && initials_of(before).ends_with(letters)) {
            if (!letters.empty()) explained.push_back(letters);
            continue;
        }
        const std::string first = abbreviation_in(before.back().text);
        if (!first.empty() && initials_of(inside) == first) explained.push_back(first);
    }
    return explained;
}

std::vector<PlainRemark> plain_words_in(std::string_view text, const std::string& key,
                                        const std::vector<std::string>& explained) {
    return Reader(text, key, explained).run();
}

std::vector<PlainRemark> plain_words(const Questionnaire& questionnaire) {
    const std::vector<TextEntry> texts = texts_of(questionnaire);
    std::vector<std::string> explained;
    for (const TextEntry& entry : texts) {
        const auto english = entry.text.by_language.find("en");
        if (english == entry.text.by_language.end()) continue;
        for (std::string& one : explained_in(english->second))
            explained.push_back(std::move(one));
    }
    std::vector<PlainRemark> remarks;
    for (const TextEntry& entry : texts) {
        const auto english = entry.text.by_language.find("en");
        if (english == entry.text.by_language.end()) continue;
        for (PlainRemark& one : plain_words_in(english->second, entry.key, explained)) {
            // Once is enough for each abbreviation.
            if (one.rule == PlainRule::Abbreviation) explained.push_back(one.words);
            remarks.push_back(std::move(one));
        }
    }
    return remarks;
}

}  // namespace candour::survey
