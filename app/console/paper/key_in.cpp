// Keying in: what sheet it is, its form, and keeping it.
#include <algorithm>
#include <array>

#include "app/console/paper/key_in_view.h"
#include "app/console/paper/keyed.h"
#include "app/console/paper/paper.h"
#include "app/console/words.h"
#include "core/feedback/equality.h"
#include "sync/server/keying.h"
#include "sync/server/survey_desk.h"

namespace candour::console {
namespace {

// What is the same for a whole pile of sheets: it is chosen once, and comes back with each form.
struct Pile {
    survey::Questionnaire questionnaire{};
    Language language{};
    const feedback::Service* service = nullptr;
};

// Those that the survey is about; all, where no service names it.
std::vector<const feedback::Service*> services_of(const Desk& desk, const std::string& id) {
    std::vector<const feedback::Service*> all;
    std::vector<const feedback::Service*> about;
    for (const feedback::Service& service : desk.organisation.services) {
        all.push_back(&service);
        if (service.questionnaire == id) about.push_back(&service);
    }
    return about.empty() ? all : about;
}

// The newest first. Errors: NotFound, also for practice: what is practised is kept nowhere; and for
// equality questions, as whoever keyed a sheet in would read one person's answers.
Result<std::vector<survey::Questionnaire>> versions_of(const Desk& desk, const std::string& id) {
    if (feedback::asks_equality(desk.organisation, id)) {
        return Error{ErrorKind::NotFound, "equality questions are not asked on paper"};
    }
    ASSIGN_OR_RETURN(const report::Versions versions,
                     server::published_versions(desk.surveys, desk.organisation, id));
    if (versions.newest().training) {
        return Error{ErrorKind::NotFound, "this questionnaire is for practice"};
    }
    std::vector<survey::Questionnaire> all = versions.published();
    std::ranges::reverse(all);
    return all;
}

// Empty when something of it was not chosen yet, or is not there.
std::optional<Pile> pile_of(const Desk& desk, const std::vector<survey::Questionnaire>& versions,
                            const Fields& fields) {
    const auto version =
        std::ranges::find(versions, field(fields, "version"), &survey::Questionnaire::version);
    if (version == versions.end()) return std::nullopt;
    Pile pile{*version, std::string(field(fields, "language")), nullptr};
    if (std::ranges::count(version->languages, pile.language) == 0) return std::nullopt;
    for (const feedback::Service* service : services_of(desk, version->id)) {
        if (service->id == field(fields, "service")) pile.service = service;
    }
    if (pile.service == nullptr) return std::nullopt;
    return pile;
}

std::string key_in_path(const std::string& id) { return "/surveys/" + id + "/key-in"; }

std::string address_of(const Pile& pile) {
    return key_in_path(pile.questionnaire.id) + "?language=" + url_encode(pile.language) +
           "&version=" + url_encode(pile.questionnaire.version) +
           "&service=" + url_encode(pile.service->id);
}

View option(const std::string& value, const ShownText& text) {
    View view;
    view["value"] = value;
    view["text"] = view_of(text);
    return view;
}

Page start_page(const Desk& desk, const std::vector<survey::Questionnaire>& versions) {
    const survey::Questionnaire& newest = versions.front();
    View languages{View::type::list};
    for (const Language& language : newest.languages)
        languages << option(language,
                            {language_in_words(language, desk.language), desk.language.tag()});
    View version_list{View::type::list};
    for (const survey::Questionnaire& version : versions)
        version_list << option(version.version, {short_version(version), "en"});
    View services{View::type::list};
    for (const feedback::Service* service : services_of(desk, newest.id))
        services << option(service->id, service->name.in(desk.language.tag()));
    Page page{"key_in_start", desk.language.tr("Key in from paper"), Section::Surveys, {}, 200};
    page.view["survey_title"] = view_of(newest.title.in(desk.language.tag()));
    page.view["back"] = "/surveys/" + newest.id;
    page.view["action"] = key_in_path(newest.id);
    page.view["paper_href"] = "/surveys/" + newest.id + "/paper";
    page.view["languages"] = std::move(languages);
    page.view["versions"] = std::move(version_list);
    page.view["services"] = std::move(services);
    return page;
}

std::string joined(const std::vector<std::string>& numbers, const char* between) {
    std::string all;
    for (const std::string& number : numbers)
        all += (all.empty() ? "" : between) + number;
    return all;
}

struct Form {
    Fields typed{};
    std::string sheet{};  // Its id.
    std::vector<KeyedProblem> problems{};
    std::vector<std::string> ruled_out{};
    bool empty = false;  // Nothing was typed at all.
};

View problems_view(const PageLanguage& language, const Pile& pile, const survey::PaperSheet& sheet,
                   const Form& form) {
    View list{View::type::list};
    const auto add = [&](const std::string& number, const std::string& words) {
        View view;
        const survey::PaperBlock* block = sheet.find(number);
        view["place"] = block == nullptr ? "main" : first_field_of(pile.questionnaire, *block);
        view["words_of_problem"] = shown_text(words);
        list << view;
    };
    for (const KeyedProblem& problem : form.problems)
        add(problem.number, language.tr("Question {number}: {problem}",
                                        {{"number", problem.number}, {"problem", problem.words}}));
    for (const std::string& number : form.ruled_out) {
        add(number, language.tr("Question {number} is answered, but the other answers rule it out. "
                                "Look at the sheet again.",
                                {{"number", number}}));
    }
    if (form.empty)
        add("", language.tr("Nothing is filled in. A sheet without answers is not kept."));
    return list;
}

Page form_page(const PageLanguage& language, const Pile& pile, const Form& form) {
    const survey::PaperSheet sheet =
        paper_sheet(pile.questionnaire, pile.language, survey::keyed_turns);
    const bool wrong = !form.problems.empty() || !form.ruled_out.empty() || form.empty;
    Page page{"key_in", language.tr("Key in a sheet"), Section::Surveys, {}, wrong ? 422 : 200};
    page.view["survey_title"] = view_of(sheet.title);
    page.view["back"] = key_in_path(pile.questionnaire.id);
    page.view["action"] = key_in_path(pile.questionnaire.id);
    page.view["service_name"] = view_of(pile.service->name.in(language.tag()));
    page.view["language_name"] = language_in_words(pile.language, language);
    page.view["short_version"] = short_version(pile.questionnaire);
    page.view["language"] = pile.language;
    page.view["version"] = pile.questionnaire.version;
    page.view["service"] = pile.service->id;
    page.view["sheet"] = form.sheet;
    page.view["has_problems"] = wrong;
    page.view["problems"] = problems_view(language, pile, sheet, form);
    page.view["blocks"] =
        blocks_view(pile.questionnaire, sheet, form.typed, form.problems, language);
    page.view["asks_to_leave_out"] = !form.ruled_out.empty();
    page.view["leave_out"] = joined(form.ruled_out, ",");
    page.view["leave_out_words"] = joined(form.ruled_out, ", ");
    return page;
}

Page kept_page(const PageLanguage& language, const Pile& pile, bool kept_before) {
    Page page{"key_in_kept",
              kept_before ? language.tr("Kept already") : language.tr("Kept"),
              Section::Surveys,
              {},
              200};
    page.view["survey_title"] = view_of(pile.questionnaire.title.in(language.tag()));
    page.view["kept_before"] = kept_before;
    page.view["next"] = address_of(pile);
    page.view["done"] = "/surveys/" + pile.questionnaire.id;
    return page;
}

feedback::Contact contact_of(const Pile& pile, survey::Answers answers) {
    feedback::Contact contact;
    contact.kind = feedback::ContactKind::SurveyAnswer;
    contact.channel = feedback::Channel::Paper;
    contact.service_group = pile.service->group;
    contact.service = pile.service->id;
    contact.language = pile.language;
    contact.questionnaire = pile.questionnaire.id;
    contact.questionnaire_version = pile.questionnaire.version;
    contact.answers = std::move(answers);
    return contact;
}

}  // namespace

Result<Page> key_in_page(const Desk& desk, const PaperAddress& address, const Fields& query) {
    ASSIGN_OR_RETURN(const auto versions, versions_of(desk, address.questionnaire));
    const std::optional<Pile> pile = pile_of(desk, versions, query);
    if (!pile) return start_page(desk, versions);
    const std::string_view kept = field(query, "kept");
    if (!kept.empty()) return kept_page(desk.language, *pile, kept == "before");
    return form_page(desk.language, *pile,
                     {.sheet = server::SheetId::create(desk.paper.random).hex()});
}

Result<Reply> take_sheet(const Desk& desk, const PaperAddress& address, const Fields& form,
                         const store::StaffAccount& viewer, KeyingDay& day) {
    ASSIGN_OR_RETURN(const auto versions, versions_of(desk, address.questionnaire));
    const std::optional<Pile> pile = pile_of(desk, versions, form);
    if (!pile) return Error{ErrorKind::NotFound, "there is no such sheet"};
    ASSIGN_OR_RETURN(const auto sheet, server::SheetId::from_hex(field(form, "sheet")));
    const CivilDay today = desk.clock.today();
    KeyedAnswers keyed = keyed_answers(
        pile->questionnaire, paper_sheet(pile->questionnaire, pile->language, survey::keyed_turns),
        form, today, desk.language);
    Form again{.typed = form, .sheet = sheet.hex(), .problems = keyed.problems};
    // What rules what out is known when every answer is.
    if (keyed.problems.empty()) {
        again.ruled_out = joined(keyed.ruled_out, ",") == field(form, "leave_out")
                              ? std::vector<std::string>()
                              : keyed.ruled_out;
        again.empty = keyed.answers.given.empty() && keyed.ruled_out.empty();
    }
    if (!again.problems.empty() || !again.ruled_out.empty() || again.empty) {
        return Reply{form_page(desk.language, *pile, again), {}};
    }
    const std::string noted = day.count(viewer.user_name, pile->questionnaire.id, today);
    if (!noted.empty()) RETURN_IF_ERROR(note(desk, viewer.user_name, noted));
    feedback::Draft draft(contact_of(*pile, std::move(keyed.answers)));
    ASSIGN_OR_RETURN(const server::Keyed done, server::keep_sheet(desk.paper.pool, desk.paper.key(),
                                                                  std::move(draft), sheet, today));
    return Reply{Redirect{address_of(*pile) +
                          (done == server::Keyed::KnownBefore ? "&kept=before" : "&kept=now")},
                 {}};
}

}  // namespace candour::console
