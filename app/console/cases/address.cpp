// app/console/cases/address.cpp: paths of cases.
#include "app/console/cases/address.h"

#include <algorithm>
#include <charconv>
#include <vector>

namespace candour::console {
namespace {

std::vector<std::string_view> parts_of(std::string_view path) {
    std::vector<std::string_view> parts;
    for (std::size_t at = 1; at <= path.size();) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        parts.push_back(path.substr(at, end - at));
        at = end + 1;
    }
    return parts;
}

// "K7M2-94QP", also in small letters and without its hyphen, as people type it.
std::optional<std::string> reference_from(std::string_view text) {
    constexpr std::size_t characters = 8;
    std::string plain;
    for (const char c : text) {
        if (c == '-') continue;
        const bool small = c >= 'a' && c <= 'z';
        const bool right = small || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!right) return std::nullopt;
        plain += small ? static_cast<char>(c - 'a' + 'A') : c;
    }
    if (plain.size() != characters) return std::nullopt;
    return plain.substr(0, characters / 2) + "-" + plain.substr(characters / 2);
}

std::optional<CaseAddress> below_case(CaseAddress address,
                                      const std::vector<std::string_view>& parts) {
    if (parts.size() == 3 && parts[2] == "details") {
        address.view = CaseView::Details;
        return address;
    }
    if (parts.size() == 3 && parts[2] == "record.txt") {
        address.view = CaseView::Record;
        return address;
    }
    if (parts.size() != 4) return std::nullopt;
    if (parts[2] == "write") {
        const auto kind = complaint::entry_kind_from(parts[3]);
        if (!kind) return std::nullopt;
        address.view = CaseView::Write;
        address.kind = *kind;
        return address;
    }
    if (parts[2] != "clocks") return std::nullopt;
    const char* end = parts[3].data() + parts[3].size();
    const auto [stop, problem] = std::from_chars(parts[3].data(), end, address.clock);
    if (problem != std::errc{} || stop != end) return std::nullopt;
    address.view = CaseView::Clock;
    return address;
}

}  // namespace

std::optional<CaseAddress> case_address(std::string_view path) {
    if (!path.starts_with("/cases/") && !path.starts_with("/items/")) return std::nullopt;
    const std::vector<std::string_view> parts = parts_of(path);
    if (parts[0] == "items") {
        if (parts.size() != 3 || parts[2] != "open") return std::nullopt;
        return CaseAddress{.view = CaseView::Triage, .reference = std::string{parts[1]}};
    }
    if (parts.size() == 2 && parts[1] == "new") return CaseAddress{.view = CaseView::Log};
    const auto reference = reference_from(parts[1]);
    if (!reference) return std::nullopt;
    CaseAddress address{.view = CaseView::Show, .reference = *reference};
    if (parts.size() == 2) return address;
    return below_case(std::move(address), parts);
}

std::string case_path(std::string_view reference) { return "/cases/" + std::string{reference}; }

std::string write_path(std::string_view reference, complaint::EntryKind kind) {
    return case_path(reference) + "/write/" + std::string{complaint::rule_of(kind).name};
}

std::string triage_path(std::string_view submission_hex) {
    return "/items/" + std::string{submission_hex} + "/open";
}

}  // namespace candour::console
