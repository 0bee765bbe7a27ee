// From a question to its further fields, and back.
#include "app/console/editor/question_more.h"

#include <algorithm>
#include <charconv>

#include "app/console/core_words.h"
#include "app/console/words.h"
#include "core/base/utf8.h"
#include "core/survey/editing/groups.h"
#include "core/survey/editing/rules.h"
#include "core/survey/editing/texts.h"

namespace candour::console {
namespace {

using survey::QuestionType;
using survey::editing::Edited;
using survey::editing::Rule;

constexpr const char* no_heading = "-";  // Of the field "under".

std::string main_text(const OpenDraft& draft, const Json& item, const char* field) {
    if (!item.contains(field) || !item[field].is_object()) return {};
    return item[field].value(draft.main(), std::string());
}

bool is_heading(const Json& item) { return item.contains("questions"); }
bool is_table(const Json& item) { return item.contains("rows"); }

bool takes_answer(const Json& item) { return survey::editing::can_have(item, Rule::Constraint); }

void add_headings(FieldBuilder& build, const OpenDraft& draft, const std::string& id) {
    const auto groups = survey::editing::groups_for(draft.document, id);
    if (groups.empty()) return;
    std::vector<Option> options = {{no_heading, draft.language.tr("Under no heading")}};
    for (const std::string& group : groups) {
        const std::string name = survey::editing::name_of_item(draft.document, group);
        options.push_back(
            {group, draft.language.tr("Under “{name}”", {{"name", first_words(name, 60)}})});
    }
    build.select("under", N_("Where it stands"), std::move(options));
}

void add_asking(FieldBuilder& build) {
    build.flag(
        "one_page", N_("Other programs show its questions on one page"),
        N_("For when it goes to them as a spreadsheet. A kiosk shows one question at a time."));
    build.line("repeat_max", N_("Ask its questions again, at most so many times (optional)"),
               N_("For example 4, once for each child. Leave it empty to ask them once."), 4);
    build.rule("repeat_count", N_("How many times (optional)"),
               N_("For example, ${children}. Leave it empty, and visitors say when it is enough."));
}

void add_rules(FieldBuilder& build, const Json& item) {
    if (survey::editing::can_have(item, Rule::ChoiceFilter)) {
        build.flag("random_order", N_("Show the answers in another order to each visitor"),
                   N_("So that the first one has no advantage."));
    }
    build.flag("no_decline", N_("Do not offer “I would rather not say”"),
               N_("People should be able to keep things to themselves."));
    build.words("required_message", N_("What is said when it is left out (optional)"),
                N_("Only where it must be answered."));
    if (!takes_answer(item)) return;
    build.rule("constraint", N_("Rule for the answer (optional)"),
               N_("The full stop is the answer. For example, . >= 0 and . < 120."));
    build.words("constraint_message", N_("What is said when the rule is broken (optional)"),
                N_("For example, Please give an age below 120."));
}

class Taking {
public:
    Taking(Json& document, const std::string& id, const Fields& filled,
           const PageLanguage& language, std::vector<Problem>& problems)
        : document_(document), id_(id), filled_(filled), language_(language), problems_(problems) {}

    void run() {
        using namespace survey::editing;
        for (const Rule rule : {Rule::Calculation, Rule::Constraint}) {
            const std::string place(field_of(rule));
            if (!filled_.contains(place) || !can_have(item(), rule)) continue;
            take(place, set_rule(document_, id_, rule, typed(filled_, place)));
        }
        for (const char* place : {"required_message", "constraint_message"})
            take_text(place);
        if (filled_.contains("required_message") && !is_heading(item())) {
            take("no_decline", set_may_decline(document_, id_, !is_ticked(filled_, "no_decline")));
        }
        if (filled_.contains("repeat_max") && is_heading(item())) take_asking();
        if (filled_.contains("under")) {
            const std::string under = typed(filled_, "under");
            take("under", move_into(document_, id_, under == no_heading ? "" : under));
        }
    }

private:
    const Json& item() const { return *survey::editing::find_item(document_, id_); }

    void take(const std::string& place, Edited edited) {
        if (edited.ok()) {
            document_ = edited.take();
        } else {
            problems_.push_back(
                {place, rule_mistake(typed(filled_, place), edited.error().what, language_)});
        }
    }

    void take_text(const std::string& place) {
        if (!filled_.contains(place) || is_heading(item())) return;
        const std::string key = (is_table(item()) ? "group/" : "question/") + id_ + "/" + place;
        take(place,
             survey::editing::set_text(document_, key, survey::editing::main_language(document_),
                                       typed(filled_, place)));
    }

    void take_asking() {
        survey::editing::Asking asking{.one_page = is_ticked(filled_, "one_page"),
                                       .repeat_max = 0,
                                       .repeat_count = typed(filled_, "repeat_count")};
        const std::string most = typed(filled_, "repeat_max");
        const char* end = most.data() + most.size();
        const auto [rest, error] = std::from_chars(most.data(), end, asking.repeat_max);
        const bool number = error == std::errc() && rest == end && asking.repeat_max > 0;
        if (!most.empty() && !number) {
            problems_.push_back(
                {"repeat_max", language_.tr("Write a number in figures, such as 4.")});
            return;
        }
        // Which of the two fields it is about: without the count it is right, or it is not.
        Edited edited = survey::editing::set_asking(document_, id_, asking);
        survey::editing::Asking alone = asking;
        alone.repeat_count.clear();
        const bool count = !edited.ok() && asking.repeat_max > 0 &&
                           survey::editing::set_asking(document_, id_, alone).ok();
        take(count ? "repeat_count" : "repeat_max", std::move(edited));
    }

    Json& document_;
    const std::string& id_;
    const Fields& filled_;
    const PageLanguage& language_;
    std::vector<Problem>& problems_;
};

}  // namespace

void put_more_fields(Fields& fields, const OpenDraft& draft, const Json& item) {
    for (const char* name : {"constraint", "calculation"})
        fields[name] = item.value(name, std::string());
    for (const char* name : {"required_message", "constraint_message"})
        fields[name] = main_text(draft, item, name);
    fields["no_decline"] = item.value("may_decline", true) ? "" : "1";
    const auto asking = survey::editing::asking_of(item);
    fields["one_page"] = asking.one_page ? "1" : "";
    fields["repeat_max"] = asking.repeat_max == 0 ? "" : std::to_string(asking.repeat_max);
    fields["repeat_count"] = asking.repeat_count;
    const std::string under =
        survey::editing::group_of(draft.document, item.at("id").get<std::string>());
    fields["under"] = under.empty() ? no_heading : under;
}

void add_more_fields(FieldBuilder& build, const OpenDraft& draft, const Json& item) {
    if (!item.contains("type")) return;
    const std::string id = item.at("id");
    const bool rules = takes_answer(item) || is_table(item);
    if (!rules && !is_heading(item) && survey::editing::groups_for(draft.document, id).empty()) {
        return;
    }
    const auto holds = [&](const char* name) { return !build.field_value(name).empty(); };
    const bool open =
        is_heading(item)
            ? holds("repeat_max") || holds("one_page")
            : rules && (holds("constraint") || holds("required_message") || holds("no_decline"));
    build.begin_more(open);
    if (rules) add_rules(build, item);
    if (is_heading(item)) add_asking(build);
    add_headings(build, draft, id);
    build.end_more();
}

void take_more_fields(Json& document, const std::string& id, const Fields& filled,
                      const PageLanguage& language, std::vector<Problem>& problems) {
    Taking(document, id, filled, language, problems).run();
}

std::string rule_mistake(const std::string& expression, const std::string& what,
                         const PageLanguage& language) {
    constexpr std::string_view head = "character ";
    if (!what.starts_with(head)) return core_sentence(what, language);
    const std::size_t colon = what.find(": ");
    std::size_t character = 0;
    const char* end = what.data() + std::min(colon, what.size());
    const auto [rest, error] = std::from_chars(what.data() + head.size(), end, character);
    if (colon == std::string::npos || error != std::errc() || rest != end || character == 0) {
        return core_sentence(what, language);
    }
    std::size_t at = 0;
    for (std::size_t i = 1; i < character && at < expression.size(); ++i) {
        do {
            ++at;
        } while (at < expression.size() &&
                 (static_cast<unsigned char>(expression[at]) & 0xC0) == 0x80);
    }
    const std::string words = first_words(std::string_view(expression).substr(at), 20);
    const std::string mistake = what.substr(colon + 2);
    if (words.empty()) return core_sentence(mistake, language);
    return as_sentence(language.tr("At “{words}”: {mistake}",
                                   {{"words", words}, {"mistake", core_words(mistake, language)}}));
}

}  // namespace candour::console
