// What is ticked and typed becomes places in each text.
#include "app/console/redaction/choices.h"

#include <algorithm>
#include <array>

#include <sodium.h>

#include "app/console/words.h"
#include "core/base/bytes.h"
#include "core/privacy/text_blocks.h"

namespace candour::console {
namespace {

using feedback::TakenWords;
using feedback::WordsPart;
using privacy::Identifying;
using privacy::IdentifyingFinding;
using privacy::RedactionSpan;

constexpr std::string_view box_prefix = "take-";

bool is_same(const TakenWords& one, const TakenWords& other) {
    return one.kind == other.kind &&
           privacy::folded_words(one.words) == privacy::folded_words(other.words);
}

bool is_among(const std::vector<TakenWords>& all, const TakenWords& one) {
    return std::ranges::any_of(all, [&](const TakenWords& other) { return is_same(one, other); });
}

TakenWords words_of(const IdentifyingFinding& found) {
    return {std::string(privacy::name_of(found.kind)), found.words};
}

Identifying kind_named(std::string_view name) {
    for (std::size_t i = 0; i < privacy::identifying_kinds; ++i) {
        const auto kind = static_cast<Identifying>(i);
        if (privacy::name_of(kind) == name) return kind;
    }
    return Identifying::Other;
}

using Suggestions = std::vector<std::vector<IdentifyingFinding>>;  // Of each part.

Suggestions suggestions_of(const std::vector<WordsPart>& parts, const privacy::KnownWords& known) {
    Suggestions all;
    for (const WordsPart& part : parts)
        all.push_back(privacy::redaction_suggestions(part.text, known));
    return all;
}

std::vector<TakenWords> distinct(const Suggestions& suggestions) {
    std::vector<TakenWords> words;
    for (const auto& of_part : suggestions) {
        for (const IdentifyingFinding& found : of_part) {
            if (words.size() == redaction_choices_max) return words;
            if (!is_among(words, words_of(found))) words.push_back(words_of(found));
        }
    }
    return words;
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(text.size(), end + 1));
        const std::size_t first = line.find_first_not_of(" \t\r");
        if (first == std::string_view::npos) continue;
        line = line.substr(first, line.find_last_not_of(" \t\r") - first + 1);
        if (lines.size() < redaction_choices_max) lines.emplace_back(line);
    }
    return lines;
}

RedactedPart part_of(const WordsPart& part, const std::vector<IdentifyingFinding>& suggested,
                     const Redaction& redaction, const privacy::Markers& markers) {
    const std::vector<TakenWords> ticked = redaction.taken();
    std::vector<RedactionSpan> chosen;
    for (const IdentifyingFinding& one : suggested) {
        if (is_among(ticked, words_of(one))) chosen.push_back({one.kind, one.at, one.words.size()});
    }
    for (const TakenWords& one : ticked) {
        const auto places = privacy::places_of(part.text, one.words, kind_named(one.kind), markers);
        chosen.insert(chosen.end(), places.begin(), places.end());
    }
    RedactedPart made{.name = part.name, .before = part.text};
    made.after = privacy::redacted(part.text, chosen, markers);
    for (const RedactionSpan& span : privacy::taken_out(part.text, chosen, markers))
        made.signs.push_back({span, /*goes=*/true});
    const auto goes = made.signs;
    for (const IdentifyingFinding& one : suggested) {
        const RedactionSpan span{one.kind, one.at, one.words.size()};
        const bool taken = std::ranges::any_of(goes, [&span](const RedactedPart::Sign& sign) {
            return sign.span.at < span.end() && span.at < sign.span.end();
        });
        if (!taken) made.signs.push_back({span, /*goes=*/false});
    }
    std::ranges::sort(made.signs, {}, [](const auto& sign) { return sign.span.at; });
    return made;
}

void fill(Redaction& redaction, const std::vector<WordsPart>& parts, const Suggestions& suggestions,
          const privacy::Markers& markers) {
    for (std::size_t i = 0; i < parts.size(); ++i)
        redaction.parts.push_back(part_of(parts[i], suggestions[i], redaction, markers));
    for (const std::string& line : redaction.more) {
        const bool stands = std::ranges::any_of(parts, [&](const WordsPart& part) {
            return !privacy::places_of(part.text, line, Identifying::Other, markers).empty();
        });
        if (!stands) redaction.missing.push_back(line);
    }
}

// What could be ticked: what is suggested, and what was taken out before.
std::vector<TakenWords> offered(const Suggestions& suggestions,
                                const std::optional<feedback::RedactedWords>& kept) {
    std::vector<TakenWords> words = distinct(suggestions);
    if (!kept) return words;
    for (const TakenWords& one : kept->taken) {
        if (kind_named(one.kind) != Identifying::Other && !is_among(words, one))
            words.push_back(one);
    }
    return words;
}

}  // namespace

std::string Redaction::digest() const {
    crypto_generichash_state state;
    std::array<std::uint8_t, 16> hash{};
    crypto_generichash_init(&state, nullptr, 0, hash.size());
    for (const RedactedPart& part : parts) {
        // With the end of each: no two lists of texts are one.
        const auto* bytes = reinterpret_cast<const unsigned char*>(part.after.c_str());
        crypto_generichash_update(&state, bytes, part.after.size() + 1);
    }
    crypto_generichash_final(&state, hash.data(), hash.size());
    return to_hex(hash);
}

std::vector<TakenWords> Redaction::taken() const {
    std::vector<TakenWords> words;
    for (const RedactionChoice& choice : choices) {
        if (choice.ticked) words.push_back(choice.words);
    }
    for (const std::string& line : more)
        words.push_back({std::string(privacy::name_of(Identifying::Other)), line});
    return words;
}

Redaction first_redaction(const std::vector<WordsPart>& parts, const privacy::KnownWords& known,
                          const std::optional<feedback::RedactedWords>& kept,
                          const privacy::Markers& markers) {
    const Suggestions suggestions = suggestions_of(parts, known);
    Redaction redaction;
    for (TakenWords& words : offered(suggestions, kept)) {
        const bool ticked = !kept || is_among(kept->taken, words);
        redaction.choices.push_back({std::move(words), ticked});
    }
    if (kept) {
        for (const TakenWords& one : kept->taken) {
            if (kind_named(one.kind) == Identifying::Other) redaction.more.push_back(one.words);
        }
    }
    fill(redaction, parts, suggestions, markers);
    return redaction;
}

Redaction sent_redaction(const std::vector<WordsPart>& parts, const privacy::KnownWords& known,
                         const std::optional<feedback::RedactedWords>& kept, const Fields& form,
                         const privacy::Markers& markers) {
    std::vector<std::string_view> sent;
    for (const auto& [name, value] : form) {
        if (name.starts_with(box_prefix)) sent.push_back(value);
    }
    const Suggestions suggestions = suggestions_of(parts, known);
    Redaction redaction;
    for (TakenWords& words : offered(suggestions, kept)) {
        const bool ticked = std::ranges::find(sent, value_of(words)) != sent.end();
        redaction.choices.push_back({std::move(words), ticked});
    }
    redaction.more = lines_of(field(form, "more"));
    fill(redaction, parts, suggestions, markers);
    return redaction;
}

std::string value_of(const TakenWords& words) {
    return words.kind + ":" + shown_text(privacy::folded_words(words.words));
}

privacy::Markers markers_in(const Language& text, const Language& otherwise,
                            const PageLanguage& page) {
    const PageLanguage language = page.in(is_console_language(text) ? text : otherwise);
    privacy::Markers markers;
    for (std::size_t i = 0; i < markers.size(); ++i)
        markers[i] = language.tr(privacy::english_marker(static_cast<Identifying>(i)));
    return markers;
}

}  // namespace candour::console
