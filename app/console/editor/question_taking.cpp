// From fields to a question.
#include <algorithm>
#include <charconv>

#include "app/console/editor/question_fields.h"
#include "app/console/editor/question_more.h"
#include "core/survey/editing/change.h"
#include "core/survey/editing/choices.h"
#include "core/survey/editing/items.h"
#include "core/survey/editing/texts.h"

namespace candour::console {
namespace {

using survey::QuestionType;
using survey::editing::ChoiceRole;
using survey::editing::Edited;

template <typename Number>
bool read_number(const std::string& text, Number& into) {
    Number number{};
    const char* end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || rest != end) return false;
    into = number;
    return true;
}

ChoiceRole role_named(const std::string& name) {
    if (name == "other") return ChoiceRole::Other;
    return name == "exclusive" ? ChoiceRole::Exclusive : ChoiceRole::Plain;
}

ChoiceRole role_now(const Json& choice) {
    if (choice.value("other", false)) return ChoiceRole::Other;
    return choice.value("exclusive", false) ? ChoiceRole::Exclusive : ChoiceRole::Plain;
}

class Taking {
public:
    Taking(const OpenDraft& draft, const std::string& id, const Fields& filled,
           std::vector<Problem>& problems)
        : main_(draft.main()),
          language_(draft.language),
          document(draft.document),
          id_(id),
          filled_(filled),
          problems_(problems) {}

    void run(const OpenDraft& draft, const std::set<std::string>& avoid) {
        const survey::Question* question = draft.read.find(id_);
        const bool row = !item().contains("type");
        const std::string key = "question/" + id_ + "/";
        if (filled_.contains("pressing_reason")) text("pressing_reason", key + "pressing_reason");
        text("prompt", key + "prompt");
        const bool worked_out = question != nullptr && question->type == QuestionType::Calculated;
        if (!row && !worked_out) text("hint", key + "hint");
        bool same_type = true;
        if (!row && question != nullptr && filled_.contains("type")) {
            const auto type = survey::question_type_from(typed(filled_, "type"));
            if (!type)
                return problems_.push_back({"type", language_.tr("Choose how it is answered.")});
            same_type = *type == question->type;
            take("type", survey::editing::set_type(document, id_, *type));
        }
        const bool answered = question != nullptr && survey::takes_answer(question->type);
        if (!row && (answered || item().contains("rows"))) {
            take("required",
                 survey::editing::set_required(document, id_, is_ticked(filled_, "required")));
        }
        if (!row && answered && same_type) take_limits(*question);
        take_choices();
        take("show_if", survey::editing::set_show_if(document, id_, typed(filled_, "show_if")));
        take_more_fields(document, id_, filled_, language_, problems_);
        if (const std::string label = typed(filled_, "new_row"); !label.empty()) {
            take("new_row", survey::editing::add_row(document, id_, label, avoid));
        }
    }

private:
    const Language main_;
    const PageLanguage language_;

public:
    Json document;

private:
    const Json& item() const { return *survey::editing::find_item(document, id_); }

    void take(const std::string& place, Edited edited) {
        if (edited.ok()) {
            document = edited.take();
        } else {
            problems_.push_back(
                {place, rule_mistake(typed(filled_, place), edited.error().what, language_)});
        }
    }

    void text(const std::string& place, const std::string& key) {
        Edited edited = survey::editing::set_text(document, key, main_, typed(filled_, place));
        const bool who =
            !edited.ok() && edited.error().what.find("who one is") != std::string::npos;
        take(who ? "pressing_reason" : place, std::move(edited));
    }

    template <typename Number>
    void number(const char* place, Number& into, Number otherwise) {
        const std::string written = typed(filled_, place);
        into = otherwise;
        if (written.empty() || read_number(written, into)) return;
        problems_.push_back({place, language_.tr("Write a number in figures, such as 10.")});
    }
    void number(const char* place, std::optional<double>& into) {
        const std::string written = typed(filled_, place);
        into.reset();
        double value = 0;
        if (written.empty()) return;
        if (read_number(written, value)) {
            into = value;
        } else {
            problems_.push_back({place, language_.tr("Write a number in figures, such as 10.")});
        }
    }

    // Only the fields that the form of this type has.
    void take_limits(const survey::Question& question) {
        auto limits = survey::editing::limits_of(question);
        const std::size_t before = problems_.size();
        std::string place;
        switch (question.type) {
            case QuestionType::Faces:
                number(place_is(place, "faces"), limits.faces, 0);
                break;
            case QuestionType::Stars:
                number(place_is(place, "stars"), limits.stars, 0);
                break;
            case QuestionType::YesNo:
                limits.dont_know = is_ticked(filled_, place_is(place, "dont_know"));
                break;
            case QuestionType::Scale:
                number("scale_from", limits.scale_from, 0);
                number(place_is(place, "scale_to"), limits.scale_to, 0);
                take("low", survey::editing::set_scale_ends(document, id_, typed(filled_, "low"),
                                                            typed(filled_, "high")));
                break;
            case QuestionType::Number:
                limits.whole = is_ticked(filled_, "whole");
                number("number_min", limits.number_min);
                number(place_is(place, "number_max"), limits.number_max);
                text("unit", "question/" + id_ + "/unit");
                break;
            case QuestionType::Date:
                limits.date_min = typed(filled_, "date_min");
                limits.date_max = typed(filled_, place_is(place, "date_max"));
                break;
            case QuestionType::ShortText:
            case QuestionType::LongText:
                number(place_is(place, "characters_max"), limits.characters_max, std::size_t{0});
                break;
            case QuestionType::ManyChoices:
                number("at_least", limits.choices_at_least, std::size_t{0});
                [[fallthrough]];
            case QuestionType::Ranking:
                number(place_is(place, "at_most"), limits.choices_at_most, std::size_t{0});
                [[fallthrough]];
            case QuestionType::OneChoice:
                limits.random_order = is_ticked(filled_, "random_order");
                if (place.empty()) place = "random_order";
                break;
            default:
                return;
        }
        if (problems_.size() > before) return;
        take(place, survey::editing::set_limits(document, id_, limits));
    }

    static const char* place_is(std::string& place, const char* name) {
        place = name;
        return name;
    }

    // Roles in two rounds, so that "other" can go from one answer to another.
    void take_choices() {
        if (!survey::editing::has_own_choices(item())) return;
        const Json choices = item()["choices"];
        std::vector<std::pair<std::string, ChoiceRole>> roles;
        for (const Json& choice : choices) {
            const std::string one = choice.at("id");
            const std::string place = "choice_" + one;
            if (!filled_.contains(place)) continue;
            take(place, survey::editing::set_text(document,
                                                  "question/" + id_ + "/choice/" + one + "/label",
                                                  main_, typed(filled_, place)));
            if (!filled_.contains("role_" + one)) continue;
            const ChoiceRole wanted = role_named(typed(filled_, "role_" + one));
            if (wanted == role_now(choice)) continue;
            take(place, survey::editing::set_choice_role(document, id_, one, ChoiceRole::Plain));
            roles.emplace_back(one, wanted);
        }
        for (const auto& [one, wanted] : roles) {
            if (wanted == ChoiceRole::Plain) continue;
            // A type that has changed to one without this role has lost it already.
            const std::string type = item().at("type");
            if (type == "ranking" || (type == "one_choice" && wanted == ChoiceRole::Exclusive)) {
                continue;
            }
            take("choice_" + one, survey::editing::set_choice_role(document, id_, one, wanted));
        }
    }

    const std::string& id_;
    const Fields& filled_;
    std::vector<Problem>& problems_;
};

}  // namespace

Json with_item_fields(const OpenDraft& draft, const std::string& id, const Fields& filled,
                      const std::set<std::string>& avoid, std::vector<Problem>& problems) {
    Taking taking(draft, id, filled, problems);
    taking.run(draft, avoid);
    return std::move(taking.document);
}

}  // namespace candour::console
