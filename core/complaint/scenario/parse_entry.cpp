// One entry of a scenario: who, what kind, and its fields by name.
#include "core/complaint/scenario/parse_entry.h"

#include <algorithm>
#include <charconv>

#include "core/base/pounds.h"

namespace candour::complaint {
namespace {

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return std::nullopt;
    return number;
}

std::string names_of_staff(const Scenario& scenario) {
    return list_words(scenario.staff, [](const ScenarioStaff& one) { return one.name; });
}

std::string fields_of(const EntryRule& rule) {
    return list_words(rule.fields, [](const FieldNeed& one) {
        return std::string(rule_of(one.field).name) +
               (one.need == EntryNeed::Required ? "" : " (optional)");
    });
}

bool takes(const EntryRule& rule, Field field) {
    return std::ranges::any_of(rule.fields,
                               [&](const FieldNeed& one) { return one.field == field; });
}

class EntryReader {
public:
    EntryReader(ScenarioWords& words, const Scenario& scenario, ScenarioLine& line)
        : words_(words), scenario_(scenario), line_(line) {}

    Status read();

private:
    Status read_kind(const std::string& name);
    Status read_field();
    Status read_value(const FieldRule& rule);
    Status read_quoted();
    Result<std::string> staff(const std::string& name);
    Status set(Field field, FieldValue value);

    ScenarioWords& words_;
    const Scenario& scenario_;
    ScenarioLine& line_;
    bool received_ = false;
};

Result<std::string> EntryReader::staff(const std::string& name) {
    if (const ScenarioStaff* one = find_staff(scenario_, name)) return one->id.hex();
    return words_.error_at_last("there is nobody called “" + name + "”: write one of " +
                                names_of_staff(scenario_) + ", or a line that begins with staff");
}

Status EntryReader::read_kind(const std::string& name) {
    const std::optional<EntryKind> kind = entry_kind_from(name == "received" ? "opened" : name);
    if (!kind) {
        const bool after_name = line_.entry.by != StaffId{};
        return words_.error_at_last(
            "“" + name + "” is no kind of entry" + (after_name ? "" : " and nobody's name") +
            ": write received, or one of " +
            list_words(all_entry_rules(), [](const EntryRule& one) { return one.name; }));
    }
    line_.entry.kind = *kind;
    received_ = name == "received";
    return Unit{};
}

Status EntryReader::set(Field field, FieldValue value) {
    if (!line_.entry.fields.emplace(field, std::move(value)).second) {
        return words_.error_at_last("“" + std::string(rule_of(field).name) +
                                    "” stands there twice");
    }
    return Unit{};
}

Status EntryReader::read_value(const FieldRule& rule) {
    const std::string name(rule.name);
    if (rule.type == FieldType::YesNo) {
        const bool no = words_.take_if("no");
        if (!no) words_.take_if("yes");
        return set(rule.field, !no);
    }
    if (rule.type == FieldType::Words) {
        ASSIGN_OR_RETURN(std::string text, words_.take_quoted("the words of “" + name + "”"));
        return set(rule.field, std::move(text));
    }
    ASSIGN_OR_RETURN(const std::string word, words_.take("the value of “" + name + "”"));
    switch (rule.type) {
        case FieldType::Id:
        case FieldType::Choice:
        case FieldType::Language:
            return set(rule.field, word);
        case FieldType::IdList:
            return set(rule.field, split_list(word));
        case FieldType::Staff: {
            ASSIGN_OR_RETURN(std::string id, staff(word));
            return set(rule.field, std::move(id));
        }
        case FieldType::StaffList: {
            std::vector<std::string> ids;
            for (const std::string& one : split_list(word)) {
                ASSIGN_OR_RETURN(std::string id, staff(one));
                ids.push_back(std::move(id));
            }
            return set(rule.field, std::move(ids));
        }
        case FieldType::Day: {
            const Result<CivilDay> day = from_iso(word);
            if (!day.ok()) return words_.error_at_last(day.error().what);
            return set(rule.field, day.value());
        }
        case FieldType::Instant: {
            const std::optional<int> minutes = minutes_from(word);
            const std::optional<CivilDay> day = line_.entry.day(Field::Day);
            if (!minutes || !day) {
                return words_.error_at_last("write the day first, then: happened_at 10:15");
            }
            const Instant at = uk_instant(*day, *minutes);
            return set(rule.field, at.time_since_epoch().count());
        }
        case FieldType::Pence: {
            const std::optional<std::int64_t> pence = pence_from(word);
            if (!pence) return words_.error_at_last("an amount has pounds and pence: 50 or 49.99");
            return set(rule.field, *pence);
        }
        case FieldType::Entry:
            if (!whole_number(word)) {
                line_.entry_label = word;
                return set(rule.field, std::int64_t{1});  // Until the name is looked up.
            }
            [[fallthrough]];
        case FieldType::Score:
        case FieldType::Number: {
            const std::optional<std::int64_t> number = whole_number(word);
            if (!number) return words_.error_at_last("“" + name + "” is a number");
            return set(rule.field, *number);
        }
        case FieldType::YesNo:
        case FieldType::Words:
            break;
    }
    return Unit{};
}

// Words without a field's name: what was said, or else why; what has to be there first.
Status EntryReader::read_quoted() {
    const EntryRule& rule = rule_of(line_.entry.kind);
    for (const EntryNeed need : {EntryNeed::Required, EntryNeed::Optional}) {
        for (const Field field : {Field::Text, Field::Reason}) {
            const bool here = std::ranges::any_of(rule.fields, [&](const FieldNeed& one) {
                return one.field == field && one.need == need;
            });
            if (!here || line_.entry.has(field)) continue;
            ASSIGN_OR_RETURN(std::string text, words_.take_quoted("words"));
            return set(field, std::move(text));
        }
    }
    return words_.error_here("these words belong to no field: write one of " + fields_of(rule));
}

Status EntryReader::read_field() {
    if (words_.next_is_quoted()) return read_quoted();
    const EntryRule& rule = rule_of(line_.entry.kind);
    ASSIGN_OR_RETURN(const std::string name, words_.take("a field"));
    if (name == "as") {
        ASSIGN_OR_RETURN(line_.label, words_.take("a name for this entry"));
        return words_.finish();
    }
    const std::optional<Field> field = field_from(name);
    if (!field || !takes(rule, *field)) {
        return words_.error_at_last("“" + name + "” does not belong to " + std::string(rule.name) +
                                    ": it takes " + fields_of(rule) + ", and as NAME");
    }
    return read_value(rule_of(*field));
}

Status EntryReader::read() {
    line_.has_entry = true;
    line_.entry.when = line_.when;
    ASSIGN_OR_RETURN(std::string first, words_.take("who writes, or a kind of entry"));
    if (const ScenarioStaff* who = find_staff(scenario_, first)) {
        line_.entry.by = who->id;
        line_.entry.initials = who->name;
        line_.entry.posts = who->posts;
        ASSIGN_OR_RETURN(first, words_.take("a kind of entry"));
    }
    RETURN_IF_ERROR(read_kind(first));
    const bool names_kind = received_ && !words_.at_end() && !words_.next_is_quoted() &&
                            !field_from(words_.peek().text);
    if (names_kind) {
        ASSIGN_OR_RETURN(std::string kind, words_.take("a kind of contact"));
        RETURN_IF_ERROR(set(Field::CaseKind, std::move(kind)));
    }
    while (!words_.at_end())
        RETURN_IF_ERROR(read_field());
    return Unit{};
}

}  // namespace

Status read_scenario_entry(ScenarioWords& words, const Scenario& scenario, ScenarioLine& line) {
    return EntryReader(words, scenario, line).read();
}

std::vector<std::string> split_list(std::string_view text) {
    std::vector<std::string> list;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(','), text.size());
        if (end > 0) list.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return list;
}

std::optional<int> minutes_from(std::string_view text) {
    constexpr std::string_view form = "hh:mm";
    if (text.size() != form.size() || text[2] != ':') return std::nullopt;
    const std::optional<std::int64_t> hour = whole_number(text.substr(0, 2));
    const std::optional<std::int64_t> minute = whole_number(text.substr(3));
    if (!hour || !minute || *hour < 0 || *hour > 23 || *minute < 0 || *minute > 59) {
        return std::nullopt;
    }
    return static_cast<int>(*hour * 60 + *minute);
}

}  // namespace candour::complaint
