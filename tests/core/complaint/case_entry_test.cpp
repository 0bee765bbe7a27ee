// Entries of a case: what each kind takes, and that JSON loses nothing of it.
#include "core/complaint/case_entry.h"

#include <set>

#include "tests/support/catch.h"

namespace candour::complaint {
namespace {

StaffId staff(std::uint8_t number) {
    StaffId id;
    id.bytes.fill(number);
    return id;
}

// A value that is right for `field` in an entry of `kind`.
FieldValue right(const EntryRule& kind, const FieldRule& rule) {
    switch (rule.type) {
        case FieldType::Id:
            return std::string("an_id-1");
        case FieldType::IdList:
            return std::vector<std::string>{"b", "a"};
        case FieldType::YesNo:
            return true;
        case FieldType::Choice: {
            const auto choices = rule.field == Field::Why ? kind.why : rule.choices;
            return std::string(choices.empty() ? "why" : choices.front());
        }
        case FieldType::Day:
            return from_iso("2026-04-07").take();
        case FieldType::Instant:
            return std::int64_t{1'790'000'000'000};
        case FieldType::Staff:
            return staff(7).hex();
        case FieldType::StaffList:
            return std::vector{staff(2).hex(), staff(1).hex()};
        case FieldType::Entry:
            return std::int64_t{3};
        case FieldType::Pence:
            return std::int64_t{0};
        case FieldType::Score:
            return std::int64_t{5};
        case FieldType::Number:
            return std::int64_t{0};
        case FieldType::Language:
            return std::string("cy");
        case FieldType::Words:
            return std::string("Mae'r gegin ar gau \"heddiw\"\n\xF0\x9F\x8D\x9E");
    }
    return false;
}

Entry whole(const EntryRule& rule) {
    Entry entry{.number = 4, .kind = rule.kind};
    for (const FieldNeed& one : rule.fields) {
        entry.fields[one.field] = right(rule, rule_of(one.field));
    }
    return entry;
}

// Nothing of this is right for any field.
const FieldValue wrong_values[] = {std::string("Not An Id, nor a choice: "), std::string(),
                                   std::int64_t{-1}, std::vector<std::string>{"a", "a"}};

std::string problem(const Entry& entry) {
    const Status status = check_fields(entry);
    return status.ok() ? "" : status.error().what;
}

}  // namespace

TEST_CASE("an entry of each kind is right with all of its fields", "[complaint]") {
    for (const EntryRule& rule : all_entry_rules()) {
        INFO(rule.name);
        REQUIRE(problem(whole(rule)).empty());
        REQUIRE(entry_kind_from(rule.name) == rule.kind);
    }
}

TEST_CASE("an entry of each kind is refused without a required field", "[complaint]") {
    for (const EntryRule& rule : all_entry_rules()) {
        for (const FieldNeed& one : rule.fields) {
            INFO(rule.name << " " << rule_of(one.field).name);
            Entry entry = whole(rule);
            entry.fields.erase(one.field);
            if (one.field == Field::Day) entry.fields.erase(Field::HappenedAt);
            REQUIRE(problem(entry).empty() == (one.need == EntryNeed::Optional));
            // Erased words are no fault of a history.
            const bool fact = one.need == EntryNeed::Required && !is_words(one.field);
            REQUIRE(check_facts(entry).ok() == !fact);
        }
    }
}

TEST_CASE("an entry of each kind is refused with a wrong value or a field too many",
          "[complaint]") {
    for (const EntryRule& rule : all_entry_rules()) {
        std::set<Field> taken;
        for (const FieldNeed& one : rule.fields)
            taken.insert(one.field);
        for (const FieldRule& field : all_field_rules()) {
            INFO(rule.name << " " << field.name);
            REQUIRE(field_from(field.name) == field.field);
            Entry entry = whole(rule);
            entry.fields[field.field] = right(rule, field);
            if (!taken.contains(field.field)) REQUIRE(problem(entry) != "");
            for (const FieldValue& wrong : wrong_values) {
                // Any words will do for words.
                const bool words = is_words(field.field) && wrong.index() == 0;
                const bool instant = field.type == FieldType::Instant && wrong.index() == 1;
                if ((words && wrong != wrong_values[1]) || instant) continue;
                entry.fields[field.field] = wrong;
                REQUIRE(problem(entry) != "");
            }
        }
    }
}

TEST_CASE("an entry's facts and words come back from JSON, apart", "[complaint]") {
    for (const EntryRule& rule : all_entry_rules()) {
        INFO(rule.name);
        const Entry entry = whole(rule);
        auto fields = fields_from_json(facts_json(entry)).take();
        for (const auto& [field, value] : fields)
            REQUIRE_FALSE(is_words(field));
        const auto words = fields_from_json(words_json(entry)).take();
        for (const auto& [field, value] : words)
            REQUIRE(is_words(field));
        fields.insert(words.begin(), words.end());
        REQUIRE(fields == entry.fields);
    }
}

TEST_CASE("an entry's JSON is canonical", "[complaint]") {
    Entry entry{.kind = EntryKind::Updated};
    entry.fields[Field::Reason] = std::string("The plumber is ill");
    entry.fields[Field::Method] = std::string("email");
    entry.fields[Field::Day] = from_iso("2026-12-09").take();
    REQUIRE(facts_json(entry) == R"({"day":"2026-12-09","method":"email"})");
    REQUIRE(words_json(entry) == R"({"reason":"The plumber is ill"})");
    REQUIRE(words_json(Entry{}) == "{}");
}

TEST_CASE("an entry's JSON that is damaged is told as such", "[complaint]") {
    for (const char* json : {"", "[]", "{", R"({"stage":1})", R"({"day":"2026-02-30"})",
                             R"({"pence":"3"})", R"({"pence":1.5})", R"({"people":[1]})",
                             R"({"told":"yes"})", R"({"colour":"red"})", R"({"told":null})"}) {
        INFO(json);
        const auto read = fields_from_json(json);
        REQUIRE_FALSE(read.ok());
        REQUIRE(read.error().kind == ErrorKind::Corrupt);
    }
}

TEST_CASE("when an entry happened is its own day, unless that day is until when", "[complaint]") {
    const CivilDay monday = from_iso("2026-11-23").take();
    const CivilDay friday = from_iso("2026-11-20").take();
    const Moment written{monday, Instant{Milliseconds{5}}};
    Entry call{.kind = EntryKind::Contacted, .when = written};
    REQUIRE(call.happened() == written);
    call.fields[Field::Day] = friday;
    REQUIRE(call.happened() == Moment{friday});  // Its hour is not known.
    call.fields[Field::HappenedAt] = std::int64_t{3};
    REQUIRE(call.happened() == Moment{friday, Instant{Milliseconds{3}}});
    Entry update{.kind = EntryKind::Updated, .when = written};
    update.fields[Field::Day] = friday;
    REQUIRE(update.happened() == written);
}

TEST_CASE("an hour without its day is refused", "[complaint]") {
    Entry call{.kind = EntryKind::Contacted};
    call.fields[Field::HappenedAt] = std::int64_t{3};
    REQUIRE(problem(call) == "contacted: an hour needs its day, too");
}

}  // namespace candour::complaint
