// Questions and groups in the order of the file, each with the group around it.
#include "core/survey/file/items.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "core/survey/file/fields.h"
#include "core/survey/file/question.h"
#include "core/survey/limits.h"

namespace candour::survey {
namespace {

// The other parts of a contact have these names where a person changes one before sending.
constexpr std::array<std::string_view, 4> taken_ids = {"kind", "service", "story", "wanted"};

// Reads items of lists within lists; at most group_depth_max deep.
class ItemReader {
public:
    ItemReader(const DeclaredLanguages& declared, Questionnaire& into)
        : declared_(declared), into_(into) {}

    // The field "questions" of the questionnaire or of a group.
    void read_list(FieldReader& fields, std::size_t group, std::size_t depth) {
        const auto items = fields.list("questions", Need::Required, questions_max);
        const std::string place = place_of(fields.place(), "questions");
        for (std::size_t i = 0; i < items.size() && fields.ok(); ++i) {
            const Status read = read_item(*items[i], place_of(place, i), group, depth);
            if (!read.ok()) fields.fail(read.error());
        }
    }

    ItemPlaces places;

private:
    Status read_item(const nlohmann::json& source, const std::string& place, std::size_t group,
                     std::size_t depth) {
        const std::string type = type_of(source);
        if (type == "group" || type == "repeat" || type == "matrix") {
            return read_group(source, place, type, group, depth);
        }
        ASSIGN_OR_RETURN(Question question, parse_question(source, place, declared_));
        return add(std::move(question), place, group);
    }

    static std::string type_of(const nlohmann::json& source) {
        if (!source.is_object()) return {};
        const auto found = source.find("type");
        if (found == source.end() || !found->is_string()) return {};
        return found->get<std::string>();
    }

    Status read_group(const nlohmann::json& source, const std::string& place,
                      const std::string& type, std::size_t parent, std::size_t depth) {
        if (depth == group_depth_max) {
            return wrong(place, "groups stand in one another more than " +
                                    std::to_string(group_depth_max) + " deep");
        }
        FieldReader fields(source, place);
        Group group;
        group.parent = parent;
        group.id = read_survey_id(fields, "id");
        fields.text("type", Need::Required);
        read_head(fields, type, group);
        if (!fields.ok()) return fields.finish();
        RETURN_IF_ERROR(take_id(group.id, place));
        if (group.repeat_max > 0 && into_.repeat_around(parent) != no_group) {
            fields.fail(place, "a repeat cannot stand in another repeat");
        }
        if (into_.groups.size() == groups_max) {
            fields.fail(place, "more than " + std::to_string(groups_max) + " groups");
        }
        if (!fields.ok()) return fields.finish();
        into_.groups.push_back(group);
        places.groups.push_back(place);
        const std::size_t here = into_.groups.size() - 1;
        if (group.matrix) {
            add_rows(fields, here);
        } else {
            read_list(fields, here, depth + 1);
        }
        return fields.finish();
    }

    void read_head(FieldReader& fields, const std::string& type, Group& group) const {
        group.matrix = type == "matrix";
        group.label = group.matrix ? read_words(fields, "prompt", Need::Required, declared_)
                                   : read_words(fields, "label", Need::Optional, declared_);
        group.hint = read_words(fields, "hint", Need::Optional, declared_);
        group.show_if = read_expression(fields, "show_if");
        if (!group.matrix) group.one_page = fields.flag("one_page", /*otherwise=*/false);
        if (type != "repeat") return;
        const int most = static_cast<int>(repetitions_max);
        group.repeat_max = static_cast<std::uint32_t>(fields.number("repeat_max", 1, most, 0));
        if (fields.ok() && group.repeat_max == 0) {
            fields.fail(fields.place(), "the field 'repeat_max' is missing: how often at most?");
        }
        group.repeat_count = read_expression(fields, "repeat_count");
    }

    void add_rows(FieldReader& fields, std::size_t group) {
        std::vector<Question> rows = read_rows(fields, declared_);
        const std::string place = place_of(fields.place(), "rows");
        for (std::size_t i = 0; i < rows.size() && fields.ok(); ++i) {
            const Status added = add(std::move(rows[i]), place_of(place, i), group);
            if (!added.ok()) fields.fail(added.error());
        }
    }

    Status add(Question question, const std::string& place, std::size_t group) {
        RETURN_IF_ERROR(take_id(question.id, place));
        if (into_.questions.size() == questions_max) {
            return wrong(place, "more than " + std::to_string(questions_max) + " questions");
        }
        question.group = group;
        into_.questions.push_back(std::move(question));
        places.questions.push_back(place);
        return Unit{};
    }

    Status take_id(const std::string& id, const std::string& place) {
        if (!id.empty() && !ids_.insert(id).second) {
            return wrong(place, "the id '" + id + "' is used twice");
        }
        if (std::ranges::count(taken_ids, id) > 0) {
            return wrong(place, "the id '" + id + "' is Candour's own; choose another");
        }
        return Unit{};
    }

    static Error wrong(const std::string& place, const std::string& what) {
        return Error{ErrorKind::Invalid, place + ": " + what};
    }

    const DeclaredLanguages& declared_;
    Questionnaire& into_;
    std::unordered_set<std::string> ids_;
};

}  // namespace

ItemPlaces read_items(FieldReader& fields, const DeclaredLanguages& declared,
                      Questionnaire& questionnaire) {
    ItemReader reader(declared, questionnaire);
    reader.read_list(fields, no_group, 0);
    return std::move(reader.places);
}

}  // namespace candour::survey
