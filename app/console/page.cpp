// What several pages share.
#include "app/console/page.h"

#include <algorithm>
#include <chrono>

#include "app/console/words.h"

namespace candour::console {
namespace {

std::string_view english_name(feedback::ContactKind kind) {
    switch (kind) {
        case feedback::ContactKind::Suggestion:
            return N_("Suggestion");
        case feedback::ContactKind::Question:
            return N_("Question");
        case feedback::ContactKind::Information:
            return N_("Information");
        case feedback::ContactKind::Compliment:
            return N_("Compliment");
        case feedback::ContactKind::Dissatisfaction:
            return N_("Dissatisfaction");
        case feedback::ContactKind::Complaint:
            return N_("Complaint");
        case feedback::ContactKind::SurveyAnswer:
            return N_("Survey answer");
        case feedback::ContactKind::Text:
            return N_("Words from a survey");
        case feedback::ContactKind::Help:
            return N_("Asks for help now");
        case feedback::ContactKind::FollowUp:
            return N_("Answer to your reply");
        case feedback::ContactKind::Forget:
            return N_("Wants replies deleted");
        case feedback::ContactKind::Involvement:
            return N_("Wants to be involved");
    }
    return "";
}

}  // namespace

View view_of(const ShownText& shown) {
    View view;
    view["text"] = shown_text(shown.text);
    view["lang"] = is_language_tag(shown.language) ? shown.language : std::string{"en"};
    view["dir"] = is_right_to_left(shown.language) ? "rtl" : "ltr";
    return view;
}

View view_of(const LocalText& text) { return view_of(text.in("en")); }

View paragraphs_view(std::string_view text) {
    View list{View::type::list};
    for (const std::string& paragraph : paragraphs(text)) {
        View view;
        view["paragraph"] = paragraph;
        list << view;
    }
    return list;
}

ShownText kind_name(const feedback::Organisation& organisation, feedback::ContactKind kind,
                    const PageLanguage& language) {
    const feedback::OfferedKind* offered = organisation.find_kind(kind);
    if (offered != nullptr && !offered->name.empty()) return offered->name.in(language.tag());
    return {language.tr(english_name(kind)), language.tag()};
}

ShownText service_name(const feedback::Organisation& organisation, const std::string& service,
                       const PageLanguage& language) {
    const feedback::Service* found = organisation.find_service(service);
    if (found != nullptr && !found->name.empty()) return found->name.in(language.tag());
    return {service, language.tag()};
}

std::string kind_style(feedback::ContactKind kind) { return std::string{feedback::name_of(kind)}; }

Result<feedback::Contact> read_words(const Desk& desk, const store::OfficeItem& item) {
    return server::unlock_item(item, desk.office_keys);
}

Status note(const Desk& desk, const std::string& who, const std::string& what) {
    return note(desk.office, desk.clock, who, what);
}

Status note(store::OfficeStore& office, const Clock& clock, const std::string& who,
            const std::string& what) {
    return office.add_audit({seconds_now(clock), who, what});
}

std::int64_t seconds_now(const Clock& clock) {
    return std::chrono::floor<std::chrono::seconds>(clock.wall_now()).time_since_epoch().count();
}

}  // namespace candour::console
