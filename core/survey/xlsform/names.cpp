// Ids for rows. Questions come first: expressions name them; groups make way.
#include "core/survey/xlsform/names.h"

#include <algorithm>
#include <array>

#include "core/survey/limits.h"
#include "core/survey/questionnaire.h"
#include "core/survey/xlsform/words.h"

namespace candour::survey::xlsform {
namespace {

// As core/survey/file/items.cpp keeps them for a contact's other parts.
constexpr std::array<std::string_view, 4> taken_ids = {"kind", "service", "story", "wanted"};

bool begins_group(const RowType& type) {
    return type.kind == RowKind::BeginGroup || type.kind == RowKind::BeginRepeat ||
           type.kind == RowKind::BeginLoop;
}

bool ends_group(const RowType& type) {
    return type.kind == RowKind::EndGroup || type.kind == RowKind::EndRepeat ||
           type.kind == RowKind::EndLoop;
}

class Namer {
public:
    Namer(const Table& table, const std::vector<std::optional<RowType>>& types, Report& report)
        : table_(table), types_(types), report_(report) {
        names_.ids.resize(types.size());
    }

    RowNames run() {
        find_parents();
        for (std::size_t i = 0; i < types_.size(); ++i) {
            if (types_[i] && !begins_group(*types_[i]) && !ends_group(*types_[i])) name(i);
        }
        for (std::size_t i = 0; i < types_.size(); ++i) {
            if (types_[i] && begins_group(*types_[i])) name(i);
        }
        return std::move(names_);
    }

private:
    void find_parents() {
        std::vector<std::size_t> open;
        parents_.resize(types_.size(), none);
        for (std::size_t i = 0; i < types_.size(); ++i) {
            if (!types_[i]) continue;
            if (ends_group(*types_[i])) {
                if (!open.empty()) open.pop_back();
                continue;
            }
            parents_[i] = open.empty() ? none : open.back();
            if (begins_group(*types_[i])) open.push_back(i);
        }
    }

    const Row& row(std::size_t i) const { return table_.rows()[i]; }

    void say(Severity severity, std::size_t i, const std::string& what) {
        report_.push_back(table_.finding(severity, row(i), table_.letters(Field::Name), what));
    }

    std::string with_number(const std::string& stem) const {
        return numbered_id(stem, holders_.size(),
                           [&](const std::string& id) { return holders_.contains(id); });
    }

    void keep(std::size_t i, const std::string& id) {
        names_.ids[i] = id;
        holders_.emplace(id, i);
    }

    void name(std::size_t i) {
        const std::string name = table_.text(row(i), Field::Name);
        if (name.empty()) return name_nameless(i);
        const bool taken = std::ranges::find(taken_ids, name) != taken_ids.end();
        if (is_survey_id(name) && !taken) return name_with(i, name);
        std::string stem = taken ? name + "_" : id_from(name);
        if (stem.empty()) stem = "row_" + std::to_string(row(i).number);
        const std::string id = with_number(stem);
        names_.renamed.emplace(name, id);
        keep(i, id);
        say(Severity::Warning, i,
            "'" + shortened(name) + "' " +
                (taken ? "is Candour's own" : "is not a name that answers can have") +
                ": it is called '" + id + "' here, also where expressions name it");
    }

    void name_nameless(std::size_t i) {
        const bool silent = begins_group(*types_[i]) || types_[i]->kind == RowKind::Note;
        const char* stem = begins_group(*types_[i]) ? "group_" : "row_";
        const std::string id = with_number(stem + std::to_string(row(i).number));
        keep(i, id);
        say(silent ? Severity::Note : Severity::Warning, i,
            "it has no name: it is called '" + id + "' here");
    }

    void name_with(std::size_t i, const std::string& name) {
        const auto holder = holders_.find(name);
        if (holder == holders_.end()) return keep(i, name);
        const std::size_t first = holder->second;
        const bool group = begins_group(*types_[i]);
        if (!group && parents_[first] == parents_[i]) {
            names_.ids[i] = name;  // A mistake, which is refused where ids are gathered.
            return;
        }
        const std::size_t parent = parents_[i];
        const std::string before =
            group || parent == none ? std::string{} : table_.text(row(parent), Field::Name) + "_";
        std::string stem = id_from(before + name + (group ? "_group" : ""));
        const std::string id = with_number(stem);
        keep(i, id);
        say(group ? Severity::Note : Severity::Warning, i,
            "row " + std::to_string(row(first).number) + " is called '" + name +
                "' too: this one is called '" + id + "' here" +
                (group ? "" : ", and ${" + name + "} means the other"));
    }

    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    const Table& table_;
    const std::vector<std::optional<RowType>>& types_;
    Report& report_;
    RowNames names_;
    std::vector<std::size_t> parents_;
    std::unordered_map<std::string, std::size_t> holders_;
};

}  // namespace

RowNames name_rows(const Table& table, const std::vector<std::optional<RowType>>& types,
                   Report& report) {
    return Namer(table, types, report).run();
}

}  // namespace candour::survey::xlsform
