// tests/bench/office_histories.cpp: see office_histories.h.
#include "tests/bench/office_histories.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/casework/projection.h"
#include "core/complaint/scenario/scenario.h"

namespace candour::bench {

namespace {

using complaint::Entry;
using complaint::Field;

// Numbers that look random and are the same each time.
std::uint64_t mixed(std::uint64_t number) {
    number += 0x9e3779b97f4a7c15ULL;
    number = (number ^ (number >> 30)) * 0xbf58476d1ce4e5b9ULL;
    number = (number ^ (number >> 27)) * 0x94d049bb133111ebULL;
    return number ^ (number >> 31);
}
int below(std::int64_t number, int field, std::size_t bound) {
    const auto seed = static_cast<std::uint64_t>(number) * 64 + static_cast<std::uint64_t>(field);
    return static_cast<int>(mixed(seed) % bound);
}

constexpr std::array<const char*, 24> words = {
    "kitchen", "water",   "boiler", "window",  "neighbour", "noise",   "letter",  "answer",
    "waiting", "month",   "rude",   "late",    "broken",    "promise", "manager", "damp",
    "lift",    "parking", "rent",   "cleaner", "door",      "heating", "garden",  "stairs"};

std::string text_of(std::int64_t number, std::int64_t entry) {
    std::string text = "They said the repair would come";
    const int count = 10 + below(number, static_cast<int>(entry % 64), 50);
    for (int i = 0; i < count; ++i)
        text += std::string(" ") +
                words[static_cast<std::size_t>(below(number * 16 + entry, i, words.size()))];
    // A name or a number that hardly another case has.
    text += " flat" + std::to_string(below(number, 40, 20'000));
    if (number % rare_word_every == 0 && entry == 1) text += std::string(" ") + rare_word;
    return text;
}

Entry moved(Entry entry, int days) {
    const std::chrono::days by{days};
    entry.when.day += by;
    if (entry.when.at) *entry.when.at += by;
    for (auto& [field, value] : entry.fields) {
        if (auto* day = std::get_if<CivilDay>(&value)) *day += by;
    }
    return entry;
}

// Somebody else for each of `people`.
class Cast {
public:
    Cast(const std::vector<StaffId>& people, int first) {
        for (std::size_t i = 0; i < people.size(); ++i) {
            const StaffId other = office_person((first + static_cast<int>(i)) % office_staff);
            by_id_[people[i]] = other;
            by_hex_[people[i].hex()] = other.hex();
        }
    }
    void play(StaffId& id) const {
        if (const auto found = by_id_.find(id); found != by_id_.end()) id = found->second;
    }
    void play(std::string& hex) const {
        if (const auto found = by_hex_.find(hex); found != by_hex_.end()) hex = found->second;
    }
    void play(Entry& entry) const {
        play(entry.by);
        for (auto& [field, value] : entry.fields) {
            if (auto* one = std::get_if<std::string>(&value)) play(*one);
            auto* several = std::get_if<std::vector<std::string>>(&value);
            if (several == nullptr) continue;
            for (std::string& one : *several)
                play(one);
        }
    }

private:
    std::map<StaffId, StaffId> by_id_;
    std::map<std::string, std::string> by_hex_;
};

std::vector<StaffId> people_in(const std::vector<Entry>& entries) {
    std::vector<StaffId> people;
    for (const Entry& entry : entries) {
        const bool known = std::ranges::count(people, entry.by) > 0;
        if (entry.by != StaffId{} && !known) people.push_back(entry.by);
    }
    return people;
}

// What was said takes the place of the scenario's few words.
void say(Entry& entry, std::int64_t number) {
    bool said = entry.kind == complaint::EntryKind::Opened;
    std::erase_if(entry.fields, [&said](const auto& field) {
        said |= complaint::is_words(field.first);
        return field.first == Field::Text;
    });
    if (said) entry.fields[Field::Text] = text_of(number, entry.number);
}

}  // namespace

complaint::CaseId office_case(std::int64_t number) {
    complaint::CaseId id;
    for (std::size_t half = 0; half < 2; ++half) {
        const std::uint64_t bits = mixed(static_cast<std::uint64_t>(number) * 2 + half);
        for (std::size_t i = 0; i < 8; ++i)
            id.bytes[half * 8 + i] = static_cast<std::uint8_t>(bits >> (8 * i));
    }
    return id;
}

std::string office_reference(std::int64_t number) {
    std::string digits = std::to_string(10'000'000 + number);
    return digits.insert(4, "-");
}

StaffId office_person(int number) {
    StaffId id;
    id.bytes[0] = static_cast<std::uint8_t>(number + 1);
    return id;
}

Result<OfficeHistories> OfficeHistories::create(OfficeRules rules, const std::string& folder,
                                                SecureRandom& random) {
    OfficeHistories made(std::move(rules), random);
    std::vector<std::string> files;
    for (const auto& one : std::filesystem::directory_iterator(folder)) {
        const std::string name = one.path().filename().string();
        const bool fits = name.starts_with(made.rules_.procedure->id + "-");
        if (fits && name.ends_with(".scenario")) files.push_back(one.path().string());
    }
    std::ranges::sort(files);
    for (const std::string& file : files)
        RETURN_IF_ERROR(made.add_templates(file));
    if (made.closed_.empty() || made.running_.empty())
        return Error{ErrorKind::NotFound, folder + ": no scenario of the procedure"};
    return made;
}

// The whole history, and what it was after each of its entries.
Status OfficeHistories::add_templates(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>{stream}, {});
    ASSIGN_OR_RETURN(const auto scenario, complaint::parse_scenario(text, file));
    ASSIGN_OR_RETURN(auto played, complaint::run_scenario(scenario, *rules_.procedure,
                                                          complaint::ScenarioDetail::Compact));
    Entry& first = played.entries.front();
    first.fields[Field::Version] = std::int64_t{rules_.procedure->version};
    first.fields[Field::Calendar] = rules_.calendar_version;
    first.fields.erase(Field::Submission);
    for (std::size_t size = 1; size <= played.entries.size(); ++size)
        RETURN_IF_ERROR(add_template(
            {played.entries.begin(), played.entries.begin() + static_cast<std::ptrdiff_t>(size)}));
    return Unit{};
}

Status OfficeHistories::add_template(std::vector<Entry> entries) {
    ASSIGN_OR_RETURN(const auto state, complaint::replay(*rules_.procedure, entries));
    auto made = std::make_unique<Template>();
    made->people = people_in(entries);
    made->days = static_cast<int>((entries.back().when.day - entries.front().when.day).count());
    made->entries = std::move(entries);
    (state.is_open() ? running_ : closed_).push_back(std::move(made));
    return Unit{};
}

Result<OfficeHistories::Stand*> OfficeHistories::stand_of(const Template& of, int shift) {
    const auto found = stands_.find({&of, shift});
    if (found != stands_.end()) return &found->second;
    std::vector<Entry> entries;
    for (const Entry& entry : of.entries)
        entries.push_back(moved(entry, shift));
    const complaint::Procedure& procedure = *rules_.procedure;
    ASSIGN_OR_RETURN(const auto state, complaint::replay(procedure, entries));
    ASSIGN_OR_RETURN(const auto clocks,
                     complaint::clocks_of(procedure, state, *rules_.calendar, rules_.now));
    const complaint::NextStep next = complaint::next_step(procedure, state, clocks, rules_.now);
    Stand stand;
    ASSIGN_OR_RETURN(stand.head.row,
                     casework::row_of({procedure, state, clocks, next, *rules_.calendar}, {},
                                      /*has_details=*/false));
    stand.head.people = casework::people_of(state);
    stand.facts = casework::kept_facts_of(state, clocks, stand.head.row);
    return &stands_.emplace(std::pair{&of, shift}, std::move(stand)).first->second;
}

Result<MadeCase> OfficeHistories::make(std::int64_t number) {
    const bool runs = below(number, 10, 20) == 0;
    const auto& templates = runs ? running_ : closed_;
    const Template& of = *templates[static_cast<std::size_t>(below(number, 11, templates.size()))];
    // So long ago was its last entry.
    const int ago = runs ? below(number, 12, 25) : below(number, 12, 700);
    const auto first = of.entries.front().when.day;
    const int shift = static_cast<int>((rules_.now.day - first).count()) - of.days - ago;
    ASSIGN_OR_RETURN(Stand * stand, stand_of(of, shift));

    MadeCase made{.head = stand->head, .entries = {}, .search = {}};
    const Cast cast(of.people, below(number, 5, office_staff));
    store::CaseRow& row = made.head.row;
    row.id = office_case(number);
    row.reference = office_reference(number);
    row.service = "service-" + std::to_string(below(number, 13, office_services));
    cast.play(row.holder);
    for (StaffId& own : made.head.people.own)
        cast.play(own);
    const bool is_own = std::ranges::count(made.head.people.own, office_person(0)) > 0;
    if (!is_own && below(number, 6, 500) == 0) made.head.people.excluded = {office_person(0)};
    stand->facts.facts.reference = row.reference;
    stand->facts.facts.service = row.service;
    made.head.report_facts = report::to_text(stand->facts);

    casework::Links links{.key = rules_.chain_key, .id = row.id};
    made.search.push_back({0, row.reference});
    for (const Entry& one : of.entries) {
        Entry entry = moved(one, shift);
        cast.play(entry);
        if (entry.kind == complaint::EntryKind::Opened) entry.fields[Field::Service] = row.service;
        say(entry, number);
        const std::string text = casework::searchable(entry);
        if (!text.empty()) made.search.push_back({entry.number, text});
        made.entries.push_back(casework::chain_entry(entry, links, rules_.office_key, random_));
    }
    made.head.entries = std::ssize(made.entries);
    made.head.head = links.head;
    made.head.mac = head_mac(links.key, row.id, made.head.entries, links.head);
    return made;
}

}  // namespace candour::bench
