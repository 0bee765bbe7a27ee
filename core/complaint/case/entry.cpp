// Reading an entry's fields without asking first whether they are there.
#include "core/complaint/case_entry.h"

namespace candour::complaint {
namespace {

template <typename T>
const T* value_of(const Entry& entry, Field field) {
    const auto found = entry.fields.find(field);
    return found == entry.fields.end() ? nullptr : std::get_if<T>(&found->second);
}

template <typename T>
T value_or_empty(const Entry& entry, Field field) {
    const T* value = value_of<T>(entry, field);
    return value ? *value : T{};
}

}  // namespace

std::string Entry::text(Field field) const { return value_or_empty<std::string>(*this, field); }

std::int64_t Entry::number_of(Field field) const {
    return value_or_empty<std::int64_t>(*this, field);
}

bool Entry::flag(Field field) const { return value_or_empty<bool>(*this, field); }

std::optional<CivilDay> Entry::day(Field field) const {
    const CivilDay* value = value_of<CivilDay>(*this, field);
    return value ? std::optional(*value) : std::nullopt;
}

std::vector<std::string> Entry::list(Field field) const {
    return value_or_empty<std::vector<std::string>>(*this, field);
}

std::optional<StaffId> Entry::person(Field field) const {
    const std::string* hex = value_of<std::string>(*this, field);
    if (!hex) return std::nullopt;
    const Result<StaffId> id = StaffId::from_hex(*hex);
    return id.ok() ? std::optional(id.value()) : std::nullopt;
}

Moment Entry::happened() const {
    const std::optional<CivilDay> told =
        rule_of(kind).day_is_until ? std::nullopt : day(Field::Day);
    Moment moment = told ? Moment{*told} : when;
    if (const auto* at = value_of<std::int64_t>(*this, Field::HappenedAt)) {
        moment.at = Instant{Milliseconds{*at}};
    }
    return moment;
}

}  // namespace candour::complaint
