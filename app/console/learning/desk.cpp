// What the pages of reports, registers and "You said, we did" share.
#include "app/console/learning/desk.h"

#include <array>

#include "app/console/words.h"
#include "core/base/bytes.h"

namespace candour::console {

std::optional<std::vector<std::string>> parts_after(std::string_view path,
                                                    std::string_view prefix) {
    if (!path.starts_with(prefix)) return std::nullopt;
    path.remove_prefix(prefix.size());
    std::vector<std::string> parts;
    if (path.empty()) return parts;
    if (path.front() != '/') return std::nullopt;
    while (!path.empty()) {
        path.remove_prefix(1);
        const std::size_t end = std::min(path.find('/'), path.size());
        if (end == 0) return std::nullopt;
        parts.emplace_back(path.substr(0, end));
        path.remove_prefix(end);
    }
    return parts;
}

std::string new_id(SecureRandom& random) {
    std::array<std::uint8_t, 8> bytes{};
    random.fill(bytes);
    return to_hex(bytes);
}

std::optional<CivilDay> typed_day(const Fields& form, std::string_view name) {
    const Result<CivilDay> day = from_iso(typed(form, name));
    if (!day.ok()) return std::nullopt;
    return day.value();
}

std::string day_words(const std::optional<CivilDay>& day, const PageLanguage& language) {
    return day ? language.day(*day) : std::string();
}

View list_of(const std::vector<std::string>& texts, const char* key) {
    View list{View::type::list};
    for (const std::string& text : texts) {
        View view;
        view[key] = shown_text(text);
        list << view;
    }
    return list;
}

}  // namespace candour::console
