// Groups that other programs show as a table: with the appearance table-list, or with a row of
// labels ("label") above rows without ("list-nolabel").
#include <algorithm>
#include <array>

#include "core/survey/limits.h"
#include "core/survey/xlsform/survey_reader.h"

namespace candour::survey::xlsform {
namespace {

// All rows of a matrix have these alike.
constexpr std::array<const char*, 4> shared = {"choices", "required", "may_decline",
                                               "required_message"};
constexpr std::array<const char*, 4> own = {"id", "type", "prompt", "show_if"};

bool is_one_of(const auto& names, const std::string& name) {
    return std::ranges::find(names, name) != names.end();
}

bool is_row(const DraftItem& item) {
    if (item.is_group || item.json.at("type") != "one_choice") return false;
    for (const auto& [field, value] : item.json.items()) {
        if (!is_one_of(shared, field) && !is_one_of(own, field)) return false;
    }
    return std::ranges::none_of(item.json["choices"], [](const nlohmann::json& choice) {
        return choice.contains("filter");
    });
}

bool are_alike(const DraftItem& one, const DraftItem& other) {
    return std::ranges::all_of(shared, [&](const char* field) {
        return one.json.value(field, nlohmann::json()) == other.json.value(field, nlohmann::json());
    });
}

class MatrixFinder {
public:
    MatrixFinder(Draft& draft, Report& report) : draft_(draft), report_(report) {}

    void run() {
        inside_.resize(draft_.items.size());
        for (std::size_t i = 0; i < draft_.items.size(); ++i) {
            take_looks(i);
            if (draft_.items[i].parent != no_group) inside_[draft_.items[i].parent].push_back(i);
        }
        for (std::size_t i = 0; i < draft_.items.size(); ++i) {
            if (draft_.items[i].is_group) look_at(i);
        }
        remove_label_rows();
    }

private:
    void take_looks(std::size_t index) {
        nlohmann::json& json = draft_.items[index].json;
        looks_.push_back(json.value("looks", std::string{}));
        json.erase("looks");
    }

    void say(std::size_t index, const std::string& what) {
        const DraftItem& item = draft_.items[index];
        report_.push_back({Severity::Note, item.place.sheet, item.place.row,
                           item.columns.at("appearance"), what});
    }

    void look_at(std::size_t index) {
        DraftItem& group = draft_.items[index];
        const bool table = group.json.erase("table") > 0;
        std::vector<std::size_t> rows = inside_[index];
        const bool headed = rows.size() > 1 && looks_[rows.front()] == "label" &&
                            std::all_of(rows.begin() + 1, rows.end(),
                                        [&](std::size_t i) { return looks_[i] == "list-nolabel"; });
        if (!table && !headed) return report_looks(rows);
        const std::size_t head = rows.empty() ? index : rows.front();
        if (headed) rows.erase(rows.begin());
        if (!fits(rows, index)) {
            group.json["one_page"] = true;
            say(index,
                "it is no table here (in a matrix all questions have the same choices): "
                "its questions are asked one by one on one page");
            return;
        }
        // Without a heading of its own, that of its labels or its first row asks.
        if (!group.json.contains("label")) take_label(group, draft_.items[head]);
        if (!group.json.contains("label")) return report_looks(rows);
        make_matrix(group);
        if (!headed) return;
        label_rows_.push_back(head);
        say(head, "its labels head the matrix; it is no question");
        draft_.gone.emplace(
            draft_.items[head].json.at("id").get<std::string>(),
            "row " + std::to_string(draft_.items[head].place.row) + " is the heading of a matrix");
    }

    void report_looks(const std::vector<std::size_t>& rows) {
        for (const std::size_t i : rows) {
            if (looks_[i].empty()) continue;
            say(i, "'" + looks_[i] + "' changes nothing here: the row is asked with its choices");
        }
    }

    bool fits(const std::vector<std::size_t>& rows, std::size_t group) const {
        return !rows.empty() && rows.size() <= matrix_rows_max &&
               draft_.items[group].json.at("type") == "group" &&
               std::ranges::all_of(rows, [&](std::size_t i) {
                   return is_row(draft_.items[i]) &&
                          are_alike(draft_.items[i], draft_.items[rows.front()]);
               });
    }

    static void take_label(DraftItem& group, const DraftItem& from) {
        if (!from.json.contains("prompt")) return;
        group.json["label"] = from.json["prompt"];
    }

    static void make_matrix(DraftItem& group) {
        group.json["type"] = "matrix";
        group.json["prompt"] = group.json["label"];
        group.json.erase("label");
        group.json.erase("one_page");
        // A copy: the map is added to.
        const std::map<std::string, std::string> columns = group.columns;
        for (const auto& [field, column] : columns) {
            if (field.starts_with("label")) group.columns["prompt" + field.substr(5)] = column;
        }
    }

    void remove_label_rows() {
        if (label_rows_.empty()) return;
        std::vector<DraftItem> left;
        std::vector<std::size_t> number(draft_.items.size(), no_group);
        for (std::size_t i = 0; i < draft_.items.size(); ++i) {
            if (std::ranges::find(label_rows_, i) != label_rows_.end()) continue;
            number[i] = left.size();
            left.push_back(std::move(draft_.items[i]));
            std::size_t& parent = left.back().parent;
            if (parent != no_group) parent = number[parent];
        }
        draft_.items = std::move(left);
    }

    Draft& draft_;
    Report& report_;
    std::vector<std::string> looks_;
    std::vector<std::vector<std::size_t>> inside_;
    std::vector<std::size_t> label_rows_;
};

}  // namespace

void find_matrices(Draft& draft, Report& report) { MatrixFinder(draft, report).run(); }

}  // namespace candour::survey::xlsform
