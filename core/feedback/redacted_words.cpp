// Redacted words as they are kept. They are our own writing: what does not fit is damaged.
#include "core/feedback/redacted_words.h"

#include "core/feedback/kept_json.h"

namespace candour::feedback {
namespace {

using nlohmann::json;

constexpr int format = 1;

bool is_blank(const std::string& text) {
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

}  // namespace

std::vector<WordsPart> parts_of(const Contact& contact) {
    std::vector<WordsPart> parts;
    const auto add = [&parts](std::string name, const std::string& text) {
        if (!is_blank(text)) parts.push_back({std::move(name), text});
    };
    add("story", contact.story);
    add("wanted", contact.wanted);
    for (const survey::Answer& answer : contact.answers.given) {
        if (!answer.in_words()) continue;
        const std::string time =
            answer.repetition > 0 ? " " + std::to_string(answer.repetition + 1) : "";
        add("answer " + answer.question + time, answer.text);
        add("answer " + answer.question + time + " other", answer.other);
    }
    return parts;
}

std::string to_json(const RedactedWords& words) {
    json parts = json::array();
    for (const WordsPart& part : words.parts)
        parts.push_back({{"name", part.name}, {"text", part.text}});
    json taken = json::array();
    for (const TakenWords& one : words.taken)
        taken.push_back({{"kind", one.kind}, {"words", one.words}});
    return json{{"format", format},
                {"parts", std::move(parts)},
                {"taken", std::move(taken)},
                {"by", words.by},
                {"day", to_iso(words.day)}}
        .dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<RedactedWords> redacted_words_from_json(const std::string& text) {
    const json source = json::parse(text, nullptr, /*allow_exceptions=*/false);
    KeptReader reader;
    RedactedWords words;
    reader.ok = reader.number(source, "format") == format;
    reader.each(reader.at(source, "parts"), [&](const std::string&, const json& part) {
        words.parts.push_back({reader.text(part, "name"), reader.text(part, "text")});
    });
    reader.each(reader.at(source, "taken"), [&](const std::string&, const json& one) {
        words.taken.push_back({reader.text(one, "kind"), reader.text(one, "words")});
    });
    words.by = reader.text(source, "by");
    const auto day = reader.day(source, "day");
    words.day = day.value_or(CivilDay{});
    if (reader.ok && day) return words;
    return Error{ErrorKind::Corrupt, "a redacted text is damaged as it was kept"};
}

}  // namespace candour::feedback
