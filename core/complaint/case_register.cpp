// One chain over all cases, and the seal on its length.
#include "core/complaint/case_register.h"

#include "core/complaint/chain_hash.h"

namespace candour::complaint {

namespace {

constexpr std::string_view case_domain = "candour/case-register/1";
constexpr std::string_view standing_domain = "candour/case-register-length/1";

bool is_sealed(const ChainKey& key, const RegisterStanding& standing) {
    const bool untouched = standing == RegisterStanding{};
    return untouched || standing.mac == standing_mac(key, standing);
}

RegisterStanding sealed(const ChainKey& key, RegisterStanding standing, bool was_sealed) {
    standing.mac = was_sealed ? standing_mac(key, standing) : ChainHash{};
    return standing;
}

std::string case_number(std::int64_t place) {
    return "case number " + std::to_string(place) + " of the register";
}

}  // namespace

ChainHash hash_of(const ChainKey& key, const ChainHash& before, const RegisteredCase& registered) {
    return ChainHasher(key.bytes, case_domain)
        .bytes(before)
        .number(registered.place)
        .bytes(registered.id.bytes)
        .text(registered.reference)
        .finish();
}

ChainHash standing_mac(const ChainKey& key, const RegisterStanding& standing) {
    return ChainHasher(key.bytes, standing_domain)
        .number(standing.cases)
        .number(standing.entries)
        .bytes(standing.head)
        .finish();
}

RegisterStanding with_case(const ChainKey& key, const RegisterStanding& before,
                           const RegisteredCase& registered, std::int64_t entries) {
    RegisterStanding after = before;
    after.cases = before.cases + 1;
    after.entries = before.entries + entries;
    after.head = registered.hash;
    return sealed(key, after, is_sealed(key, before));
}

RegisterStanding with_entries(const ChainKey& key, const RegisterStanding& before,
                              std::int64_t entries) {
    RegisterStanding after = before;
    after.entries = before.entries + entries;
    return sealed(key, after, is_sealed(key, before));
}

std::optional<std::string> RegisterCheck::next(const RegisteredCase& registered) {
    const std::int64_t expected = cases_ + 1;
    const ChainHash before = head_;
    cases_ = registered.place;
    head_ = registered.hash;
    if (registered.place != expected) return case_number(expected) + " is missing";
    if (hash_of(key_, before, registered) == registered.hash) return std::nullopt;
    return case_number(expected) + " was changed";
}

std::optional<std::string> RegisterCheck::end(const RegisterStanding& said,
                                              std::int64_t entries) const {
    if (cases_ < said.cases) return case_number(cases_ + 1) + " is missing";
    if (cases_ > said.cases) {
        return case_number(said.cases + 1) + " is not counted in the register's length";
    }
    if (head_ != said.head || !is_sealed(key_, said)) {
        return "the register's length was changed, or " + case_number(cases_ + 1) + " is missing";
    }
    if (entries == said.entries) return std::nullopt;
    return "all cases together have " + std::to_string(entries) +
           " entries and the register says " + std::to_string(said.entries) +
           ": a case was put back to what it was before";
}

}  // namespace candour::complaint
