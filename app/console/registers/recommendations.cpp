// Recommendations: options weighed, one chosen, and what came of it (N11 to N13).
#include <algorithm>
#include <charconv>
#include <map>

#include "app/console/core_words.h"
#include "app/console/learning/permissions.h"
#include "app/console/registers/registers.h"
#include "app/console/words.h"
#include "core/feedback/recommendation.h"

namespace candour::console {
namespace {

using feedback::Recommendation;
using feedback::RecommendationState;
using store::Register;
using Kind = FormField::Kind;

constexpr std::int64_t shown = 200;
constexpr std::size_t options_in_form = 4;

std::string address_of(const std::string& id, const std::string& rest = "") {
    return std::string(registers_prefix) + "/recommendations/" + id + rest;
}

struct Kept {
    Recommendation one;
    std::int64_t revision = 0;
};

Result<Kept> find(const LearningDesk& desk, const std::string& id) {
    ASSIGN_OR_RETURN(const auto kept, desk.store().entry(Register::Recommendation, id));
    if (!kept) return Error{ErrorKind::NotFound, "there is no such recommendation"};
    Kept found;
    found.revision = kept->revision;
    ASSIGN_OR_RETURN(found.one, feedback::recommendation_from_json(kept->document));
    return found;
}

Status keep(const LearningDesk& desk, const Kept& found, const SignedIn& viewer,
            const std::string& what) {
    const store::RegisterEntry row{.id = found.one.id,
                                   .document = to_json(found.one),
                                   .due = found.one.due ? to_iso(*found.one.due) : std::string(),
                                   .revision = found.revision,
                                   .who = viewer.account.user_name,
                                   .at_s = seconds_now(desk.desk.clock)};
    if (found.revision == 0) {
        RETURN_IF_ERROR(desk.store().add_entry(Register::Recommendation, row));
    } else {
        const auto changed = desk.store().change_entry(Register::Recommendation, row);
        if (!changed.ok()) return changed.error();
    }
    return note(desk.desk, viewer.account.user_name,
                what + " a recommendation (" + found.one.id + ")");
}

std::string state_words(const Recommendation& one, const PageLanguage& language) {
    switch (one.state) {
        case RecommendationState::Proposed:
            return language.tr("To be decided by {who}", {{"who", one.decision_maker}});
        case RecommendationState::Decided:
            return language.tr("Decided: {option}", {{"option", one.options[one.chosen].name}});
        case RecommendationState::Finished:
            return language.tr("Finished");
    }
    return "";
}

std::string option_field(std::size_t i, const char* what) {
    return "option" + std::to_string(i + 1) + "_" + what;
}

Fields fields_of(const Recommendation& one) {
    Fields fields = {{"title", one.title},
                     {"because", one.because},
                     {"decision_maker", one.decision_maker},
                     {"due", one.due ? to_iso(*one.due) : ""}};
    for (std::size_t i = 0; i < one.options.size(); ++i) {
        fields[option_field(i, "name")] = one.options[i].name;
        fields[option_field(i, "benefits")] = one.options[i].benefits;
        fields[option_field(i, "drawbacks")] = one.options[i].drawbacks;
    }
    return fields;
}

void add_option_fields(Form& form, std::size_t i, const Fields& filled,
                       const PageLanguage& language) {
    const auto value = [&](const char* what) {
        return std::string(field(filled, option_field(i, what)));
    };
    const std::map<std::string, std::string> number = {{"number", std::to_string(i + 1)}};
    form.fields.push_back({.kind = Kind::Heading, .label = language.tr("Option {number}", number)});
    form.fields.push_back({.name = option_field(i, "name"),
                           .label = i < 2 ? language.tr("Option {number}", number)
                                          : language.tr("Option {number} (optional)", number),
                           .hint = i == 1 ? language.tr("Doing nothing can be one.") : "",
                           .value = value("name")});
    form.fields.push_back({.kind = Kind::Words,
                           .name = option_field(i, "benefits"),
                           .label = language.tr("Benefits of option {number}", number),
                           .value = value("benefits"),
                           .rows = 2});
    form.fields.push_back({.kind = Kind::Words,
                           .name = option_field(i, "drawbacks"),
                           .label = language.tr("Drawbacks of option {number}", number),
                           .value = value("drawbacks"),
                           .rows = 2});
}

Page form_of(const std::string& id, std::int64_t revision, const Fields& filled,
             std::vector<Problem> problems, const PageLanguage& language) {
    const auto value = [&](const std::string& name) { return std::string(field(filled, name)); };
    Form form{
        .language = language,
        .title = id.empty() ? language.tr("Recommend a change")
                            : language.tr("Change the recommendation"),
        .lead = language.tr("What you propose to change in a policy, a procedure or a service, and "
                            "what speaks for and against each way."),
        .back = id.empty() ? std::string(registers_prefix) + "/recommendations" : address_of(id),
        .back_text = language.tr("Back"),
        .action = id.empty() ? address_of("new") : address_of(id, "/edit"),
        .revision = revision,
        .button = language.tr("Save"),
        .problems = std::move(problems)};
    form.fields = {
        {.name = "title", .label = language.tr("What you recommend"), .value = value("title")},
        {.kind = Kind::Words,
         .name = "because",
         .label = language.tr("What it answers"),
         .hint = language.tr("The trend, pattern or root cause."),
         .value = value("because")},
        {.name = "decision_maker",
         .label = language.tr("Who decides"),
         .value = value("decision_maker")},
        {.name = "due",
         .label = language.tr("Until when it is decided"),
         .hint = language.tr("Year, month and day."),
         .value = value("due"),
         .characters = 10}};
    for (std::size_t i = 0; i < options_in_form; ++i)
        add_option_fields(form, i, filled, language);
    Page page = form_page(form);
    page.section = Section::Registers;
    return page;
}

std::string place_of_problem(const std::string& what, const Recommendation& one) {
    for (std::size_t i = 0; i < one.options.size(); ++i) {
        if (what.find("“" + one.options[i].name + "”") == std::string::npos) continue;
        return option_field(i,
                            what.find("benefits") != std::string::npos ? "benefits" : "drawbacks");
    }
    if (what.find("recommend") != std::string::npos) return "title";
    if (what.find("answers") != std::string::npos) return "because";
    if (what.find("who decides") != std::string::npos) return "decision_maker";
    if (what.find("until when") != std::string::npos) return "due";
    if (what.find("option") != std::string::npos) return "option1_name";
    return "";
}

std::int64_t number_in(const Fields& form, std::string_view name) {
    const std::string text = typed(form, name);
    std::int64_t number = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? number : -1;
}

// What happened to it so far, in sentences.
std::vector<std::string> facts_of(const Recommendation& one, const PageLanguage& language) {
    std::vector<std::string> facts = {
        one.because, language.tr("Proposed by {who}. {decider} decides.",
                                 {{"who", one.proposed_by}, {"decider", one.decision_maker}})};
    for (const feedback::RecommendationOption& option : one.options) {
        facts.push_back(language.tr("{option}. For it: {benefits}. Against it: {drawbacks}.",
                                    {{"option", option.name},
                                     {"benefits", option.benefits},
                                     {"drawbacks", option.drawbacks}}));
    }
    if (one.decided) {
        facts.push_back(language.tr("Decided on {day} by {who}: {option}, because {reason}",
                                    {{"day", language.day(*one.decided)},
                                     {"who", one.decided_by},
                                     {"option", one.options[one.chosen].name},
                                     {"reason", one.reason}}));
    }
    if (one.due) {
        const bool open = one.state == RecommendationState::Proposed;
        const std::map<std::string, std::string> due = {{"day", language.day(*one.due)}};
        facts.push_back(open ? language.tr("To be decided by {day}.", due)
                             : language.tr("What came of it is looked at on {day}.", due));
    }
    if (one.finished) {
        facts.push_back(
            language.tr("What came of it ({day}): {result}",
                        {{"day", language.day(*one.finished)}, {"result", one.result}}));
    }
    return facts;
}

void add_decision(Form& form, const Recommendation& one, const Fields& filled,
                  const PageLanguage& language) {
    FormField choice{.kind = Kind::Radios, .name = "chosen", .label = language.tr("Which option")};
    for (std::size_t i = 0; i < one.options.size(); ++i) {
        const std::string value = std::to_string(i);
        choice.options.push_back({.value = value,
                                  .text = one.options[i].name,
                                  .chosen = field(filled, "chosen") == value});
    }
    form.fields = {
        std::move(choice),
        {.kind = Kind::Words,
         .name = "reason",
         .label = language.tr("Why"),
         .value = std::string(field(filled, "reason")),
         .rows = 2},
        {.name = "decided_by",
         .label = language.tr("Who decided"),
         .value = filled.contains("decided_by") ? std::string(field(filled, "decided_by"))
                                                : one.decision_maker},
        {.name = "review",
         .label = language.tr("When you look at what came of it"),
         .hint = language.tr("Year, month and day."),
         .value = std::string(field(filled, "review")),
         .characters = 10}};
    form.button = language.tr("Keep the decision");
}

Page step_page(const Kept& found, const SignedIn& viewer, const Fields& filled,
               std::vector<Problem> problems, const PageLanguage& language) {
    const Recommendation& one = found.one;
    Form form{.language = language,
              .title = one.title,
              .back = std::string(registers_prefix) + "/recommendations",
              .back_text = language.tr("Back to the recommendations"),
              .revision = found.revision,
              .problems = std::move(problems),
              .facts = facts_of(one, language)};
    const bool keeps = may_keep_registers(viewer.account);
    if (one.state == RecommendationState::Proposed) {
        if (keeps) form.links = {{language.tr("Change it"), address_of(one.id, "/edit")}};
        form.action = address_of(one.id, "/decide");
        if (may_decide_recommendations(viewer.account)) add_decision(form, one, filled, language);
    }
    if (one.state == RecommendationState::Decided && keeps) {
        form.action = address_of(one.id, "/finish");
        form.fields = {{.kind = Kind::Words,
                        .name = "result",
                        .label = language.tr("What came of it"),
                        .value = std::string(field(filled, "result"))}};
        form.button = language.tr("Keep what came of it");
    }
    form.can_send = !form.fields.empty();
    Page page = form_page(form);
    page.section = Section::Registers;
    return page;
}

std::string place_of_step_problem(const Recommendation& one, const std::string& what) {
    if (one.state == RecommendationState::Decided) return "result";
    if (what.starts_with("Choose")) return "chosen";
    if (what.find("why") != std::string::npos) return "reason";
    if (what.find("who") != std::string::npos) return "decided_by";
    return what.find("The day") != std::string::npos ? "review" : "";
}

Result<Reply> take_step(const LearningDesk& desk, const Kept& found, const Fields& form,
                        const SignedIn& viewer, Result<Recommendation> changed) {
    const PageLanguage& language = desk.language();
    const auto again = [&](Problem problem) {
        return Reply{step_page(found, viewer, form, {std::move(problem)}, language), {}};
    };
    if (!changed.ok()) {
        const std::string& what = changed.error().what;
        return again({place_of_step_problem(found.one, what), core_words(what, language)});
    }
    if (number_in(form, "revision") != found.revision) {
        return again(
            {"", language.tr("Somebody else has changed it meanwhile. Look, and send it again.")});
    }
    const bool open = found.one.state == RecommendationState::Proposed;
    RETURN_IF_ERROR(
        keep(desk, {changed.take(), found.revision}, viewer, open ? "decided" : "finished"));
    return Reply{Redirect{address_of(found.one.id)}, {}};
}

}  // namespace

Result<Page> recommendations_page(const LearningDesk& desk, const SignedIn& viewer) {
    const PageLanguage& language = desk.language();
    RegisterList list{
        .title = language.tr("Recommendations"),
        .lead = language.tr("Changes that were proposed, with what speaks for and against them, "
                            "who decided what, and what came of it."),
        .id = "recommendations",
        .heads = {language.tr("Recommendation"), language.tr("State"), language.tr("Next"),
                  language.tr("Proposed by")},
        .none = language.tr("Nobody has recommended anything yet.")};
    if (may_keep_registers(viewer.account)) {
        list.new_href = address_of("new");
        list.new_text = language.tr("Recommend a change");
    }
    ASSIGN_OR_RETURN(const auto kept, desk.store().entries(Register::Recommendation, shown));
    for (const store::RegisterEntry& row : kept) {
        ASSIGN_OR_RETURN(const Recommendation one,
                         feedback::recommendation_from_json(row.document));
        list.rows.push_back({.href = address_of(one.id),
                             .title = {one.title, ""},
                             .cells = {{state_words(one, language), ""},
                                       {one.due ? language.day(*one.due) : "–", ""},
                                       {one.proposed_by, ""}},
                             .late = one.due && *one.due < desk.today()});
    }
    std::ranges::stable_sort(list.rows, std::greater{}, &RegisterRow::late);
    return list_page(list, language);
}

Result<Page> recommendation_form_page(const LearningDesk& desk, const std::string& id) {
    if (id.empty()) return form_of("", 0, {}, {}, desk.language());
    ASSIGN_OR_RETURN(const Kept found, find(desk, id));
    return form_of(id, found.revision, fields_of(found.one), {}, desk.language());
}

Result<Reply> take_recommendation_form(const LearningDesk& desk, const std::string& id,
                                       const Fields& form, const SignedIn& viewer) {
    const PageLanguage& language = desk.language();
    Kept found;
    if (!id.empty()) {
        ASSIGN_OR_RETURN(found, find(desk, id));
    }
    Recommendation& one = found.one;
    one.title = typed(form, "title");
    one.because = typed(form, "because");
    one.decision_maker = typed(form, "decision_maker");
    one.due = typed_day(form, "due");
    one.options.clear();
    for (std::size_t i = 0; i < options_in_form; ++i) {
        feedback::RecommendationOption option{typed(form, option_field(i, "name")),
                                              typed(form, option_field(i, "benefits")),
                                              typed(form, option_field(i, "drawbacks"))};
        const bool empty =
            option.name.empty() && option.benefits.empty() && option.drawbacks.empty();
        if (!empty) one.options.push_back(std::move(option));
    }
    if (id.empty()) {
        one.id = new_id(desk.random);
        one.proposed_by = viewer.account.display_name;
    }
    const auto checked = proposed(one);
    if (!checked.ok()) {
        const std::string& what = checked.error().what;
        return Reply{form_of(id, number_in(form, "revision"), form,
                             {{place_of_problem(what, one), core_words(what, language)}}, language),
                     {}};
    }
    if (!id.empty()) found.revision = number_in(form, "revision");
    const Status kept = keep(desk, found, viewer, id.empty() ? "wrote" : "changed");
    if (!kept.ok() && kept.error().kind == ErrorKind::Conflict) {
        return Reply{form_of(id, found.revision, form,
                             {{"", language.tr("Somebody else has changed it meanwhile. What "
                                               "you typed is still here.")}},
                             language),
                     {}};
    }
    RETURN_IF_ERROR(kept);
    return Reply{Redirect{address_of(one.id)}, {}};
}

Result<Page> recommendation_page(const LearningDesk& desk, const std::string& id,
                                 const SignedIn& viewer) {
    ASSIGN_OR_RETURN(const Kept found, find(desk, id));
    return step_page(found, viewer, {}, {}, desk.language());
}

Result<Reply> take_decision(const LearningDesk& desk, const std::string& id, const Fields& form,
                            const SignedIn& viewer) {
    ASSIGN_OR_RETURN(const Kept found, find(desk, id));
    const std::int64_t chosen = std::max<std::int64_t>(number_in(form, "chosen"), -1);
    return take_step(desk, found, form, viewer,
                     decided(found.one, static_cast<std::size_t>(chosen), typed(form, "reason"),
                             typed(form, "decided_by"), desk.today(),
                             typed_day(form, "review").value_or(desk.today())));
}

Result<Reply> take_result(const LearningDesk& desk, const std::string& id, const Fields& form,
                          const SignedIn& viewer) {
    ASSIGN_OR_RETURN(const Kept found, find(desk, id));
    return take_step(desk, found, form, viewer,
                     finished(found.one, typed(form, "result"), desk.today()));
}

}  // namespace candour::console
