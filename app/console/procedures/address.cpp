// Which page an address is.
#include "app/console/procedures/address.h"

#include <algorithm>
#include <charconv>
#include <vector>

namespace candour::console {
namespace {

bool is_id(std::string_view text) {
    return !text.empty() && text.size() <= 40 && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
}

std::vector<std::string> parts_of(std::string_view path) {
    std::vector<std::string> parts;
    while (!path.empty()) {
        path.remove_prefix(1);  // The slash.
        const std::size_t end = std::min(path.find('/'), path.size());
        parts.emplace_back(path.substr(0, end));
        path.remove_prefix(end);
    }
    return parts;
}

using Found = std::optional<ProcedureAddress>;

Found own(const std::vector<std::string>& parts) {
    if (parts.size() == 3) return ProcedureAddress{ProcedureView::Published, parts[2], {}, 0};
    if (parts.size() != 4) return std::nullopt;
    if (parts[3] == "change") return ProcedureAddress{ProcedureView::Change, parts[2], {}, 0};
    int version = 0;
    const char* end = parts[3].data() + parts[3].size();
    const auto [stop, error] = std::from_chars(parts[3].data(), end, version);
    if (error != std::errc() || stop != end || version < 1) return std::nullopt;
    return ProcedureAddress{ProcedureView::Published, parts[2], {}, version};
}

struct NamedView {
    std::string_view name;
    ProcedureView view;
};

// …/drafts/ID/NAME
constexpr NamedView whole_forms[] = {
    {"details", ProcedureView::Details}, {"languages", ProcedureView::Languages},
    {"kinds", ProcedureView::NewKind},   {"stages", ProcedureView::NewStage},
    {"closing", ProcedureView::Closing}, {"suggestions", ProcedureView::Suggestions},
    {"publish", ProcedureView::Publish}, {"remove", ProcedureView::Remove},
};
// …/drafts/ID/NAME/PART
constexpr NamedView part_forms[] = {
    {"kinds", ProcedureView::Kind},   {"examples", ProcedureView::Examples},
    {"stages", ProcedureView::Stage}, {"ways", ProcedureView::Ways},
    {"panels", ProcedureView::Panel}, {"new-clock", ProcedureView::NewClock},
    {"clocks", ProcedureView::Clock}, {"texts", ProcedureView::Texts},
    {"names", ProcedureView::Names},
};

template <std::size_t N>
std::optional<ProcedureView> view_named(const NamedView (&views)[N], std::string_view name) {
    const auto found = std::ranges::find(views, name, &NamedView::name);
    return found == std::end(views) ? std::nullopt : std::optional(found->view);
}

template <std::size_t N>
bool is_one_of(const std::array<const char*, N>& names, const std::string& name) {
    return std::ranges::find(names, name) != names.end();
}

Found draft(const std::vector<std::string>& parts) {
    const std::string& id = parts[2];
    if (parts.size() == 3) return ProcedureAddress{ProcedureView::Draft, id, {}, 0};
    if (parts.size() == 4) {
        const auto view = view_named(whole_forms, parts[3]);
        return view ? Found(ProcedureAddress{*view, id, {}, 0}) : std::nullopt;
    }
    if (parts.size() != 5 || !is_id(parts[4])) return std::nullopt;
    const auto view = view_named(part_forms, parts[3]);
    if (!view) return std::nullopt;
    if (*view == ProcedureView::Names && !is_one_of(procedure_name_lists, parts[4]))
        return std::nullopt;
    if (*view == ProcedureView::Texts && !is_one_of(procedure_text_lists, parts[4]))
        return std::nullopt;
    return ProcedureAddress{*view, id, parts[4], 0};
}

}  // namespace

std::optional<ProcedureAddress> procedure_address(std::string_view path) {
    if (path == "/procedures") return ProcedureAddress{};
    if (!path.starts_with("/procedures/")) return std::nullopt;
    const std::vector<std::string> parts = parts_of(path);
    if (parts.size() < 3 || !is_id(parts[2])) return std::nullopt;
    if (parts[1] == "own") return own(parts);
    if (parts[1] == "drafts") return draft(parts);
    if (parts[1] != "ready") return std::nullopt;
    if (parts.size() == 3) return ProcedureAddress{ProcedureView::Ready, parts[2], {}, 0};
    if (parts.size() == 4 && parts[3] == "copy")
        return ProcedureAddress{ProcedureView::Copy, parts[2], {}, 0};
    return std::nullopt;
}

std::string address_of_procedure_draft(const std::string& id, std::string_view more) {
    return "/procedures/drafts/" + id + std::string(more);
}

}  // namespace candour::console
