// The suggestion register: acknowledged in time, whose it is, and its regular review (W2, W2b).
#include <algorithm>
#include <map>
#include <set>

#include "app/console/core_words.h"
#include "app/console/learning/permissions.h"
#include "app/console/registers/registers.h"
#include "app/console/words.h"

namespace candour::console {
namespace {

using feedback::SuggestionLine;
using feedback::SuggestionState;
using store::Register;
using Kind = FormField::Kind;

constexpr std::int64_t newest_shown = 50;
constexpr std::int64_t due_shown = 50;
constexpr std::chrono::days usual_review{91};

std::string address_of(const std::string& submission) {
    return std::string(registers_prefix) + "/suggestions/" + submission;
}

// How it came, in the words of procedures.
std::string method_of(feedback::Channel channel) {
    return channel == feedback::Channel::Paper ? "paper" : "kiosk";
}

std::string state_words(SuggestionState state, const PageLanguage& language) {
    switch (state) {
        case SuggestionState::Waiting:
            return language.tr("To be acknowledged");
        case SuggestionState::Considered:
            return language.tr("Being considered");
        case SuggestionState::Adopted:
            return language.tr("Will be done");
        case SuggestionState::Declined:
            return language.tr("Not done");
        case SuggestionState::Done:
            return language.tr("Done");
    }
    return "";
}

struct KeptLine {
    SuggestionLine line;
    std::int64_t revision = 0;  // 0: nobody has touched it yet, so it is not kept.
};

Result<KeptLine> line_of(const LearningDesk& desk, const store::OfficeItem& item) {
    const std::string submission = item.id.hex();
    ASSIGN_OR_RETURN(const auto kept, desk.store().entry(Register::Suggestion, submission));
    KeptLine found;
    if (kept) {
        ASSIGN_OR_RETURN(found.line, feedback::suggestion_line_from_json(kept->document));
        found.revision = kept->revision;
        return found;
    }
    const std::string method = method_of(item.channel);
    feedback::SuggestionPromise promise;
    if (desk.options.suggestion_promise) promise = desk.options.suggestion_promise(method);
    const complaint::WorkCalendar calendar =
        desk.options.calendar
            ? desk.options.calendar()
            : complaint::WorkCalendar::create(complaint::Nation::EnglandAndWales).take();
    ASSIGN_OR_RETURN(found.line,
                     feedback::new_line(submission, method, item.released, promise, calendar));
    return found;
}

Result<store::OfficeItem> find_suggestion(const LearningDesk& desk, const std::string& hex) {
    const auto id = SubmissionId::from_hex(hex);
    if (!id.ok()) return Error{ErrorKind::NotFound, "there is no such suggestion"};
    ASSIGN_OR_RETURN(store::OfficeItem item, desk.desk.office.item(id.value()));
    if (item.kind == feedback::ContactKind::Suggestion) return item;
    return Error{ErrorKind::NotFound, "this is no suggestion"};
}

RegisterRow row_of(const LearningDesk& desk, const SuggestionLine& line,
                   const std::string& service) {
    const PageLanguage& language = desk.language();
    const auto due = line.due();
    std::string next = "–";
    if (due) {
        const bool waits = line.state == SuggestionState::Waiting;
        const std::map<std::string, std::string> until = {{"day", language.day(*due)}};
        next = waits ? language.tr("Acknowledge by {day}", until)
                     : language.tr("Review on {day}", until);
    }
    return {.href = address_of(line.submission),
            .title = service.empty() ? ShownText{language.tr("A suggestion"), ""}
                                     : service_name(desk.desk.organisation, service, language),
            .cells = {{language.day(line.received), ""},
                      {state_words(line.state, language), ""},
                      {next, ""},
                      {line.owner.empty() ? language.tr("Nobody yet") : line.owner, ""}},
            .late = due && *due < desk.today()};
}

// Those that somebody has to look at first, whenever they came; then the newest.
Result<std::vector<RegisterRow>> rows_of(const LearningDesk& desk) {
    std::vector<RegisterRow> rows;
    std::set<std::string> shown;
    ASSIGN_OR_RETURN(const auto due,
                     desk.store().due(Register::Suggestion, to_iso(desk.today()), due_shown));
    for (const store::RegisterEntry& one : due) {
        ASSIGN_OR_RETURN(const SuggestionLine line,
                         feedback::suggestion_line_from_json(one.document));
        const auto item = find_suggestion(desk, line.submission);
        rows.push_back(row_of(desk, line, item.ok() ? item.value().service : std::string()));
        shown.insert(line.submission);
    }
    store::InboxFilter filter;
    filter.kind = feedback::ContactKind::Suggestion;
    filter.limit = newest_shown;
    ASSIGN_OR_RETURN(const store::InboxPage page, desk.desk.office.inbox(filter));
    for (const store::OfficeItem& item : page.items) {
        if (shown.contains(item.id.hex())) continue;
        ASSIGN_OR_RETURN(const KeptLine found, line_of(desk, item));
        rows.push_back(row_of(desk, found.line, item.service));
    }
    std::ranges::stable_sort(rows, std::greater{}, &RegisterRow::late);
    return rows;
}

std::vector<std::string> facts_of(const SuggestionLine& line, const PageLanguage& language) {
    std::vector<std::string> facts = {language.tr(
        "Came on {day}. {state}.",
        {{"day", language.day(line.received)}, {"state", state_words(line.state, language)}})};
    const std::string promised = language.day(line.acknowledge_by);
    if (line.acknowledged) {
        facts.push_back(language.tr("Acknowledged on {day} (by {promised} was promised): {how}",
                                    {{"day", language.day(*line.acknowledged)},
                                     {"promised", promised},
                                     {"how", line.acknowledged_how}}));
    } else {
        facts.push_back(language.tr("To be acknowledged by {day}.", {{"day", promised}}));
    }
    for (const feedback::SuggestionReview& review : line.reviews)
        facts.push_back(language.day(review.day) + ", " + review.by + ": " + review.note);
    if (line.next_review) {
        facts.push_back(
            language.tr("Comes up again on {day}.", {{"day", language.day(*line.next_review)}}));
    }
    if (!line.answer.empty()) {
        facts.push_back(language.tr("What people are told: {answer}", {{"answer", line.answer}}));
    }
    return facts;
}

void add_fields(Form& form, const SuggestionLine& line, const Fields& filled, CivilDay today,
                const PageLanguage& language) {
    const auto value = [&](const char* name) { return std::string(field(filled, name)); };
    const std::string next = filled.contains("next") ? value("next") : to_iso(today + usual_review);
    const FormField next_field{.name = "next",
                               .label = language.tr("When it comes up again"),
                               .hint = language.tr("Year, month and day."),
                               .value = next,
                               .characters = 10};
    form.fields.push_back({.name = "owner",
                           .label = language.tr("Whose it is"),
                           .hint = language.tr("A person or a role."),
                           .value = filled.contains("owner") ? value("owner") : line.owner});
    if (line.state == SuggestionState::Waiting) {
        form.fields.push_back({.kind = Kind::Words,
                               .name = "how",
                               .label = language.tr("How it was acknowledged"),
                               .hint = language.tr("A reply, a notice at reception, “You said, we "
                                                   "did”. Leave it empty to say only whose it is."),
                               .value = value("how"),
                               .rows = 2});
        form.fields.push_back(next_field);
        return;
    }
    const auto option = [&](const char* name, std::string text) {
        return Option{.value = name, .text = std::move(text), .chosen = value("decision") == name};
    };
    form.fields.push_back({.kind = Kind::Words,
                           .name = "note",
                           .label = language.tr("What was said of it"),
                           .value = value("note"),
                           .rows = 2});
    form.fields.push_back({.kind = Kind::Select,
                           .name = "decision",
                           .label = language.tr("What was decided"),
                           .options = {option("", language.tr("Look at it again")),
                                       option("adopted", language.tr("It will be done")),
                                       option("done", language.tr("It is done")),
                                       option("declined", language.tr("It will not be done"))}});
    form.fields.push_back(next_field);
    form.fields.push_back({.kind = Kind::Words,
                           .name = "answer",
                           .label = language.tr("What people are told"),
                           .hint = language.tr("When it is done, or will not be."),
                           .value = value("answer"),
                           .rows = 2});
}

Page form_of(const LearningDesk& desk, const store::OfficeItem& item, const KeptLine& found,
             const SignedIn& viewer, const Fields& filled, std::vector<Problem> problems) {
    const PageLanguage& language = desk.language();
    const bool can_write = found.line.due().has_value() && may_keep_registers(viewer.account);
    Form form{.language = language,
              .title = language.tr("A suggestion"),
              .lead = service_name(desk.desk.organisation, item.service, language).text,
              .back = std::string(registers_prefix) + "/suggestions",
              .back_text = language.tr("Back to the suggestions"),
              .action = address_of(found.line.submission),
              .revision = found.revision,
              .button = language.tr("Save"),
              .can_send = can_write,
              .problems = std::move(problems),
              .facts = facts_of(found.line, language)};
    if (may_read_words(viewer.account)) {
        form.links = {{language.tr("Read the suggestion"), "/items/" + found.line.submission}};
    }
    if (can_write) add_fields(form, found.line, filled, desk.today(), language);
    Page page = form_page(form);
    page.section = Section::Registers;
    return page;
}

Result<SuggestionLine> changed_line(const SuggestionLine& before, const Fields& form,
                                    const SignedIn& viewer, CivilDay today) {
    SuggestionLine line = before;
    const std::string owner = typed(form, "owner");
    if (owner != line.owner) {
        ASSIGN_OR_RETURN(line, given_to(line, owner));
    }
    const auto next = typed_day(form, "next");
    if (line.state == SuggestionState::Waiting) {
        const std::string how = typed(form, "how");
        if (how.empty() && owner != before.owner) return line;
        return acknowledged(line, how, today, next.value_or(today));
    }
    const feedback::SuggestionReview review{today, viewer.account.display_name,
                                            typed(form, "note")};
    if (review.note.empty() && owner != before.owner && field(form, "decision").empty())
        return line;
    const std::string_view decision = field(form, "decision");
    if (decision.empty()) return reviewed(line, review, next.value_or(today));
    const SuggestionState state = decision == "adopted"    ? SuggestionState::Adopted
                                  : decision == "declined" ? SuggestionState::Declined
                                  : decision == "done"     ? SuggestionState::Done
                                                           : SuggestionState::Waiting;
    return settled(line, state, typed(form, "answer"), review, next);
}

std::string place_of_problem(const std::string& what) {
    if (what.find("whose") != std::string::npos) return "owner";
    if (what.find("how it was") != std::string::npos) return "how";
    if (what.find("what was said") != std::string::npos) return "note";
    if (what.find("told") != std::string::npos) return "answer";
    if (what.find("review") != std::string::npos) return "next";
    if (what.find("decided") != std::string::npos) return "decision";
    return "";
}

Status keep(const LearningDesk& desk, const SuggestionLine& line, std::int64_t revision,
            const SignedIn& viewer) {
    const auto due = line.due();
    const store::RegisterEntry row{.id = line.submission,
                                   .document = to_json(line),
                                   .due = due ? to_iso(*due) : std::string(),
                                   .revision = revision,
                                   .who = viewer.account.user_name,
                                   .at_s = seconds_now(desk.desk.clock)};
    if (revision == 0) {
        RETURN_IF_ERROR(desk.store().add_entry(Register::Suggestion, row));
    } else {
        const auto changed = desk.store().change_entry(Register::Suggestion, row);
        if (!changed.ok()) return changed.error();
    }
    return note(desk.desk, viewer.account.user_name,
                "wrote in the suggestion register (" + line.submission.substr(0, 8) + ")");
}

}  // namespace

Result<Page> suggestions_page(const LearningDesk& desk) {
    const PageLanguage& language = desk.language();
    RegisterList list{
        .title = language.tr("Suggestions"),
        .lead = language.tr("Each is acknowledged in time, belongs to somebody, and comes up again "
                            "until it is decided."),
        .id = "suggestions",
        .heads = {language.tr("For"), language.tr("Came"), language.tr("State"),
                  language.tr("Next"), language.tr("Whose")},
        .none = language.tr("Nobody has suggested anything yet.")};
    ASSIGN_OR_RETURN(list.rows, rows_of(desk));
    return list_page(list, language);
}

Result<Page> suggestion_page(const LearningDesk& desk, const std::string& submission,
                             const SignedIn& viewer) {
    ASSIGN_OR_RETURN(const store::OfficeItem item, find_suggestion(desk, submission));
    ASSIGN_OR_RETURN(const KeptLine found, line_of(desk, item));
    return form_of(desk, item, found, viewer, {}, {});
}

Result<Reply> take_suggestion(const LearningDesk& desk, const std::string& submission,
                              const Fields& form, const SignedIn& viewer) {
    ASSIGN_OR_RETURN(const store::OfficeItem item, find_suggestion(desk, submission));
    ASSIGN_OR_RETURN(const KeptLine found, line_of(desk, item));
    if (typed(form, "revision") != std::to_string(found.revision)) {
        return Reply{form_of(desk, item, found, viewer, form,
                             {{"", desk.language().tr("Somebody else has written here "
                                                      "meanwhile. Look, and send it again.")}}),
                     {}};
    }
    const auto line = changed_line(found.line, form, viewer, desk.today());
    if (!line.ok()) {
        const std::string& what = line.error().what;
        return Reply{form_of(desk, item, found, viewer, form,
                             {{place_of_problem(what), core_words(what, desk.language())}}),
                     {}};
    }
    RETURN_IF_ERROR(keep(desk, line.value(), found.revision, viewer));
    return Reply{Redirect{address_of(submission)}, {}};
}

}  // namespace candour::console
