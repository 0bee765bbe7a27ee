// The sheet to print.
#include "app/console/paper/paper.h"

#include <algorithm>

#include "app/console/words.h"
#include "core/feedback/equality.h"

namespace candour::console {
namespace {

constexpr std::string_view default_size = "150";

// Not the equality questions: whoever keyed a sheet in would read one person's answers.
Result<const survey::Questionnaire*> find_asked(const Desk& desk, const std::string& id) {
    if (feedback::asks_equality(desk.organisation, id)) {
        return Error{ErrorKind::NotFound, "equality questions are not asked on paper"};
    }
    const survey::Questionnaire* found = desk.organisation.find_questionnaire(id);
    if (found != nullptr) return found;
    return Error{ErrorKind::NotFound, "there is no such survey"};
}

View sizes_view(const PageLanguage& language) {
    struct Size {
        const char* value;
        std::string_view text;
        std::string_view hint;
    };
    constexpr Size sizes[] = {
        {"100", N_("Clear print, 14 point"), N_("For most people.")},
        {"150", N_("Large print, 18 point"), N_("When you do not know who reads.")},
        {"200", N_("Giant print, 24 point"), N_("For people who see very little.")}};
    View list{View::type::list};
    for (const Size& size : sizes) {
        View view;
        view["value"] = size.value;
        view["text"] = language.tr(size.text);
        view["size_hint"] = language.tr(size.hint);
        view["checked"] = size.value == default_size;
        list << view;
    }
    return list;
}

}  // namespace

std::optional<PaperAddress> paper_address(std::string_view path) {
    constexpr std::string_view prefix = "/surveys/";
    if (!path.starts_with(prefix)) return std::nullopt;
    path.remove_prefix(prefix.size());
    const std::size_t slash = path.find('/');
    if (slash == std::string_view::npos || slash == 0) return std::nullopt;
    PaperAddress address{.questionnaire = std::string(path.substr(0, slash))};
    const std::string_view rest = path.substr(slash + 1);
    if (rest == "paper") {
        address.view = PaperView::Paper;
    } else if (rest == "paper.pdf") {
        address.view = PaperView::Pdf;
    } else if (rest == "key-in") {
        address.view = PaperView::KeyIn;
    } else {
        return std::nullopt;
    }
    return address;
}

std::string KeyingDay::count(const std::string& who, const std::string& questionnaire,
                             CivilDay today) {
    constexpr int noted_each = 10;
    const std::lock_guard lock(mutex_);
    if (today != day_) sheets_.clear();
    day_ = today;
    const int sheets = ++sheets_[{who, questionnaire}];
    if (sheets == 1) return "began to key in sheets of the survey " + questionnaire;
    if (sheets % noted_each != 0) return {};
    return "keyed in " + std::to_string(sheets) + " sheets of the survey " + questionnaire +
           " today";
}

Result<Page> paper_page(const Desk& desk, const PaperAddress& address) {
    ASSIGN_OR_RETURN(const survey::Questionnaire* asked, find_asked(desk, address.questionnaire));
    View languages{View::type::list};
    for (const Language& language : asked->languages) {
        View view;
        view["value"] = language;
        view["text"] = language_in_words(language, desk.language);
        languages << view;
    }
    Page page{"paper", desk.language.tr("Print on paper"), Section::Surveys, {}, 200};
    page.view["survey_title"] = view_of(asked->title.in(desk.language.tag()));
    page.view["back"] = "/surveys/" + asked->id;
    page.view["action"] = "/surveys/" + asked->id + "/paper.pdf";
    page.view["key_in_href"] = "/surveys/" + asked->id + "/key-in";
    page.view["languages"] = std::move(languages);
    page.view["sizes"] = sizes_view(desk.language);
    return page;
}

Result<Download> paper_download(const Desk& desk, const PaperAddress& address,
                                const Fields& query) {
    ASSIGN_OR_RETURN(const survey::Questionnaire* asked, find_asked(desk, address.questionnaire));
    const std::string language{field(query, "language")};
    const std::string size{field(query, "size")};
    const bool there = std::ranges::count(asked->languages, language) > 0;
    if (!there || (size != "100" && size != "150" && size != "200")) {
        return Error{ErrorKind::NotFound, "there is no such sheet"};
    }
    ASSIGN_OR_RETURN(const Bytes pdf, desk.paper.make_paper(*asked, language, size));
    // Ids of questionnaires and tags of languages are plain ASCII without quotes.
    return Download{asked->id + "-" + language + "-" + size + ".pdf", "application/pdf",
                    to_text(pdf)};
}

}  // namespace candour::console
