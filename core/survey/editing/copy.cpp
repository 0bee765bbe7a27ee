// What belongs to a questionnaire, and what to its history.
#include "core/survey/editing/copy.h"

namespace candour::survey::editing {
namespace {

// "About your visit (2)" was a copy itself: its copy is number 3, not "(2) (2)".
std::string without_mark(const std::string& title) {
    const std::size_t open = title.rfind(" (");
    if (open == std::string::npos || open == 0 || !title.ends_with(')')) return title;
    const std::string number = title.substr(open + 2, title.size() - open - 3);
    const bool is_number =
        !number.empty() && number.find_first_not_of("0123456789") == std::string::npos;
    return is_number ? title.substr(0, open) : title;
}

}  // namespace

Edited copy_of(const Json& draft, const std::string& id, const std::string& mark) {
    RETURN_IF_ERROR(read_draft(draft));
    Json copy = draft;
    copy["id"] = id;
    copy.erase("earlier");
    for (auto& [language, title] : copy["title"].items())
        title = without_mark(title.get<std::string>()) + mark;
    return checked(std::move(copy), {});
}

std::string mark_for_copy(const Json& draft, const std::set<std::string>& titles) {
    const Language main = main_language(draft);
    const std::string title = without_mark(draft.at("title").value(main, std::string()));
    for (int number = 2;; ++number) {
        const std::string mark = " (" + std::to_string(number) + ")";
        if (!titles.contains(title + mark)) return mark;
    }
}

}  // namespace candour::survey::editing
