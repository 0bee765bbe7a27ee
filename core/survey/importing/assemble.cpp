// From draft to questionnaire: what cannot be is refused with its place, and so is what needs it.
#include <algorithm>
#include <deque>
#include <set>

#include "core/survey/file/question.h"
#include "core/survey/importing/draft_item.h"
#include "core/survey/importing/head.h"
#include "core/survey/limits.h"
#include "core/survey/logic.h"

namespace candour::survey {
namespace {

// Cycles are found one at a time; more of them than this is no questionnaire.
constexpr int rounds_max = 64;

class Assembly {
public:
    Assembly(Draft draft, Report report) : draft_(std::move(draft)), report_(std::move(report)) {}

    Imported run() {
        const std::size_t count = draft_.items.size();
        alive_.assign(count, true);
        questions_.resize(count);
        groups_.resize(count);
        if (const std::string much = too_much(); !much.empty()) return fail(much);
        read_languages();
        find_ids();
        find_needs();
        for (std::size_t i = 0; i < count; ++i)
            read(i);
        spread();
        bool settled = false;
        for (int round = 0; round < rounds_max && !settled; ++round)
            settled = compile_once();
        if (!settled) return fail("too many of its expressions need one another in circles");
        if (questionnaire_.questions.empty()) return fail("no question of it can be imported");
        return finish_head(draft_, std::move(questionnaire_), std::move(report_));
    }

private:
    Imported fail(const std::string& what) {
        report_.push_back({Severity::Error, {}, 0, {}, what});
        return {std::nullopt, false, std::move(report_)};
    }

    // Before anything is done that takes time for each of them.
    std::string too_much() const {
        const auto groups =
            static_cast<std::size_t>(std::ranges::count(draft_.items, true, &DraftItem::is_group));
        if (groups > groups_max)
            return "it has more than " + std::to_string(groups_max) + " groups";
        if (draft_.items.size() - groups <= questions_max) return {};
        return "it has more than " + std::to_string(questions_max) + " questions";
    }

    void read_languages() {
        for (const auto& language : draft_.head.at("languages"))
            declared_.languages.push_back(language.get<std::string>());
        declared_.declared_by = "questionnaire";
        declared_.fallback = draft_.head.value("fallback", std::string{});
    }

    std::string id_of(std::size_t item) const {
        return draft_.items[item].json.value("id", std::string{});
    }

    void find_ids() {
        for (std::size_t i = 0; i < draft_.items.size(); ++i) {
            const std::string id = id_of(i);
            if (by_id_.emplace(id, i).second) continue;
            refuse(i, "id", "the name '" + id + "' is there twice; names are unique");
        }
    }

    void find_needs() {
        for (const DraftItem& item : draft_.items)
            needs_.push_back(names_in(item));
    }

    // The field that "prompt.cy: …" or "choices[2].label: …" begins with is taken off.
    void refuse_by_error(std::size_t item, std::string_view what) {
        if (what.starts_with("@: ")) what.remove_prefix(3);
        const std::size_t colon = what.find(": ");
        const std::string place(what.substr(0, colon == std::string_view::npos ? 0 : colon));
        const bool is_place = place.find(' ') == std::string::npos && !place.empty();
        refuse(item, is_place ? place : std::string{}, std::string(what));
    }

    void refuse(std::size_t item, const std::string& field, const std::string& what) {
        if (!alive_[item]) return;
        alive_[item] = false;
        const DraftItem& one = draft_.items[item];
        std::string column = column_of_field(one, field);
        if (column.empty()) {
            const bool asks = what.starts_with("it asks for ");
            column = column_of_field(one, asks ? "prompt" : "type");
        }
        report_.push_back(
            {Severity::Refused, one.place.sheet, one.place.row, std::move(column), what});
        const std::string id = id_of(item);
        const auto holder = by_id_.find(id);
        if (holder != by_id_.end() && holder->second == item) {
            draft_.gone.emplace(id, where(item) + " is not imported");
        }
        fresh_.push_back(item);
    }

    std::string where(std::size_t item) const {
        const DraftPlace& place = draft_.items[item].place;
        return place.row > 0 ? "row " + std::to_string(place.row) : place.sheet;
    }

    void read(std::size_t item) {
        if (!alive_[item]) return;
        const DraftItem& one = draft_.items[item];
        if (one.is_group) {
            read_group(item);
            return;
        }
        Result<Question> question = parse_question(one.json, "@", declared_);
        if (question.ok()) {
            questions_[item] = question.take();
        } else {
            refuse_by_error(item, question.error().what);
        }
    }

    static LocalText local(const nlohmann::json& json, const char* field) {
        LocalText text;
        if (json.contains(field)) json[field].get_to(text.by_language);
        return text;
    }

    void read_group(std::size_t item) {
        const nlohmann::json& json = draft_.items[item].json;
        Group& group = groups_[item];
        group.id = id_of(item);
        group.matrix = json.at("type") == "matrix";
        group.label = local(json, group.matrix ? "prompt" : "label");
        group.hint = local(json, "hint");
        group.show_if = json.value("show_if", std::string{});
        group.one_page = json.value("one_page", false);
        group.repeat_max = json.value("repeat_max", std::uint32_t{0});
        group.repeat_count = json.value("repeat_count", std::string{});
        if (!is_survey_id(group.id)) refuse(item, "id", "'" + group.id + "' is not an id");
        check_sizes(item, group);
        if (depth_of(item) > group_depth_max) {
            refuse(item, "",
                   "groups stand in one another more than " + std::to_string(group_depth_max) +
                       " deep");
        }
        if (group.repeat_max > 0 && repeat_around(draft_.items[item].parent)) {
            refuse(item, "", "a repeat cannot stand in another repeat");
        }
    }

    void check_sizes(std::size_t item, const Group& group) {
        for (const LocalText* text : {&group.label, &group.hint}) {
            for (const auto& [language, words] : text->by_language) {
                if (words.size() <= shown_text_bytes_max) continue;
                refuse(
                    item, (group.matrix ? "prompt." : "label.") + language,
                    "the text is longer than " + std::to_string(shown_text_bytes_max) + " bytes");
            }
        }
        for (const auto& [field, source] : {std::pair{"show_if", &group.show_if},
                                            std::pair{"repeat_count", &group.repeat_count}}) {
            if (source->size() <= expression_bytes_max) continue;
            refuse(
                item, field,
                "the expression is longer than " + std::to_string(expression_bytes_max) + " bytes");
        }
    }

    std::size_t depth_of(std::size_t item) const {
        std::size_t depth = 0;
        for (; item != no_group && depth <= group_depth_max; item = draft_.items[item].parent)
            ++depth;
        return depth;
    }

    bool repeat_around(std::size_t item) const {
        for (; item != no_group; item = draft_.items[item].parent) {
            if (groups_[item].repeat_max > 0) return true;
        }
        return false;
    }

    // What needs something that is gone goes too, until nothing does.
    void spread() {
        std::unordered_map<std::string, std::vector<std::size_t>> needed_by;
        for (std::size_t i = 0; i < needs_.size(); ++i) {
            for (const std::string& name : needs_[i])
                needed_by[name].push_back(i);
        }
        if (!started_) {
            started_ = true;
            const auto gone = draft_.gone;
            for (const auto& [name, why] : std::map(gone.begin(), gone.end())) {
                if (!by_id_.contains(name)) lose(needed_by[name], name);
            }
        }
        while (!fresh_.empty()) {
            const std::size_t item = fresh_.front();
            fresh_.pop_front();
            const std::string id = id_of(item);
            if (draft_.gone.contains(id)) lose(needed_by[id], id);
            if (draft_.items[item].is_group) lose_inside(item);
        }
        drop_empty_groups();
    }

    void lose(const std::vector<std::size_t>& items, const std::string& name) {
        for (const std::size_t item : items) {
            const std::string field = field_naming(draft_.items[item], name);
            refuse(item, field, "it needs '" + name + "', and " + draft_.gone.at(name));
        }
    }

    void lose_inside(std::size_t group) {
        for (std::size_t i = group + 1; i < draft_.items.size(); ++i) {
            if (draft_.items[i].parent != group) continue;
            refuse(i, "",
                   "it is in '" + id_of(group) + "', and " + where(group) + " is not imported");
        }
    }

    // From the inside out.
    void drop_empty_groups() {
        std::vector<bool> holds(draft_.items.size(), false);
        for (std::size_t i = draft_.items.size(); i-- > 0;) {
            const DraftItem& one = draft_.items[i];
            if (!alive_[i]) continue;
            if (one.is_group && !holds[i]) {
                refuse(i, "", "nothing is left in '" + id_of(i) + "'");
                continue;
            }
            if (one.parent != no_group) holds[one.parent] = true;
        }
        if (!fresh_.empty()) spread();
    }

    void build() {
        questionnaire_ = {};
        questionnaire_.languages = declared_.languages;
        questionnaire_.fallback = declared_.fallback;
        item_of_question_.clear();
        item_of_group_.clear();
        std::vector<std::size_t> number(draft_.items.size(), no_group);
        for (std::size_t i = 0; i < draft_.items.size(); ++i) {
            if (!alive_[i]) continue;
            const std::size_t parent = draft_.items[i].parent;
            const std::size_t inside = parent == no_group ? no_group : number[parent];
            if (draft_.items[i].is_group) {
                number[i] = questionnaire_.groups.size();
                questionnaire_.groups.push_back(groups_[i]);
                questionnaire_.groups.back().parent = inside;
                item_of_group_.push_back(i);
            } else {
                questionnaire_.questions.push_back(questions_[i]);
                questionnaire_.questions.back().group = inside;
                item_of_question_.push_back(i);
            }
        }
    }

    // True when all of it compiles.
    bool compile_once() {
        build();
        CompiledLogic compiled = compile_logic(questionnaire_);
        if (compiled.problems.empty()) return true;
        for (const LogicProblem& problem : compiled.problems) {
            const auto& items = problem.in_group ? item_of_group_ : item_of_question_;
            const std::size_t item = items.at(problem.index);
            std::string field = problem.field;
            if (field.starts_with("label")) field.replace(0, 5, "prompt");
            if (draft_.items[item].is_group) field = problem.field;
            refuse(
                item, field,
                (problem.column > 0 ? "character " + std::to_string(problem.column) + ": " : "") +
                    problem.what);
        }
        spread();
        return false;
    }

    Draft draft_;
    Report report_;
    DeclaredLanguages declared_;
    std::vector<bool> alive_;
    std::vector<Question> questions_;
    std::vector<Group> groups_;
    std::vector<std::set<std::string>> needs_;
    std::unordered_map<std::string, std::size_t> by_id_;
    std::deque<std::size_t> fresh_;
    bool started_ = false;
    Questionnaire questionnaire_;
    std::vector<std::size_t> item_of_question_;
    std::vector<std::size_t> item_of_group_;
};

}  // namespace

Imported assemble(Draft draft, Report report) {
    return Assembly(std::move(draft), std::move(report)).run();
}

}  // namespace candour::survey
