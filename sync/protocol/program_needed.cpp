// See program_needed.h. A part is looked for by its name alone: that it is there, even empty, is
// what an older program refuses.
#include "sync/protocol/program_needed.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <nlohmann/json.hpp>

#include "sync/protocol/limits.h"

namespace candour::protocol {
namespace {

using nlohmann::json;

// What programs of levels 1 and 2 read. It never changes: a part that comes later needs a later
// program by itself.
constexpr std::array<std::string_view, 12> first_parts = {"confidentiality",
                                                          "contacts",
                                                          "crowd_note_users_month",
                                                          "id",
                                                          "kinds",
                                                          "languages",
                                                          "name",
                                                          "questionnaires",
                                                          "release",
                                                          "services",
                                                          "welcome",
                                                          "what_happens_next"};
constexpr std::array<std::string_view, 8> first_parts_of_services = {
    "contacts", "group", "id", "name", "opening_hours", "place", "questionnaire", "summary"};

// A clip in sign language, of a screen or of a question; pictures are WebP.
bool is_webm(const Bytes& file) {
    constexpr std::array<std::uint8_t, 4> ebml = {0x1A, 0x45, 0xDF, 0xA3};
    return file.size() > ebml.size() && std::equal(ebml.begin(), ebml.end(), file.begin());
}

template <std::size_t N>
bool has_later_part(const json& object, const std::array<std::string_view, N>& first) {
    if (!object.is_object()) return false;
    return std::ranges::any_of(object.items(), [&](const auto& part) {
        return std::ranges::find(first, part.key()) == first.end();
    });
}

// What programs of level 3 do not read either.
constexpr const char* equality_part = "equality_questionnaire";
// Nor those of level 4.
constexpr const char* clips_part = "sign_clips";
// Nor those of level 5.
constexpr const char* receipts_part = "receipts";
// Nor those of level 6.
constexpr const char* hand_over_part = "hand_over";
// Nor those of level 7.
constexpr const char* help_part = "help";

// Whether there is a clip of a screen whose name begins so.
bool is_signed(const json& organisation, std::string_view screens) {
    const auto clips = organisation.find(clips_part);
    if (clips == organisation.end() || !clips->is_array()) return false;
    return std::ranges::any_of(*clips, [&](const json& clip) {
        if (!clip.is_object()) return false;
        const auto screen = clip.find("screen");
        return screen != clip.end() && screen->is_string() &&
               screen->get_ref<const std::string&>().starts_with(screens);
    });
}

// A part of their own, and screens that may be signed, whose names begin like it.
bool has_part(const json& organisation, const char* part, std::string_view screens) {
    if (!organisation.is_object()) return false;
    return organisation.contains(part) || is_signed(organisation, screens);
}

// Nor those of level 8.
constexpr const char* involvement_part = "involvement";
constexpr std::array<const char*, 3> parts_of_9 = {"confidentiality_for", "crowd", "safeguarding"};

bool has_part_of_9(const json& organisation) {
    return has_part(organisation, involvement_part, involvement_part) ||
           (organisation.is_object() && std::ranges::any_of(parts_of_9, [&](const char* part) {
                return organisation.contains(part);
            }));
}

// Nor those of level 9: a wish that they refuse, and the screen that says what may be won.
bool has_prize_draw(const json& organisation) {
    if (!organisation.is_object()) return false;
    const auto wishes = organisation.find(involvement_part);
    const bool offered = wishes != organisation.end() && wishes->is_array() &&
                         std::ranges::any_of(*wishes, [](const json& wish) {
                             return wish.is_object() && wish.value("wish", json{}) == "prize_draw";
                         });
    return offered || is_signed(organisation, "involvement_draw");
}

// Nor those of level 10.
bool has_readers(const json& organisation) {
    if (!organisation.is_object()) return false;
    const auto receipts = organisation.find(receipts_part);
    return organisation.contains("read_by") ||
           (receipts != organisation.end() && receipts->is_object() && receipts->contains("page"));
}

bool has_later_part(const json& organisation) {
    if (has_later_part(organisation, first_parts)) return true;
    if (!organisation.is_object()) return false;
    const auto services = organisation.find("services");
    if (services == organisation.end() || !services->is_array()) return false;
    return std::ranges::any_of(*services, [](const json& service) {
        return has_later_part(service, first_parts_of_services);
    });
}

}  // namespace

std::uint64_t program_needed(const PackedBundle& content) {
    const Result<BundleContent> unpacked = unpack_bundle(content);
    if (!unpacked.ok()) return 1;
    const json organisation =
        json::parse(unpacked.value().organisation_json, nullptr, /*allow_exceptions=*/false);
    if (has_readers(organisation)) return program_with_readers;
    if (has_prize_draw(organisation)) return program_with_prize_draws;
    if (has_part_of_9(organisation)) return program_with_safeguarding;
    if (has_part(organisation, help_part, help_part)) return program_with_help;
    if (has_part(organisation, hand_over_part, hand_over_part)) return program_with_hand_over;
    if (has_part(organisation, receipts_part, "receipt")) return program_with_receipts;
    if ((organisation.is_object() && organisation.contains(clips_part)) ||
        std::ranges::any_of(unpacked.value().files,
                            [](const auto& file) { return is_webm(file.second); })) {
        return program_with_clips;
    }
    if (organisation.is_object() && organisation.contains(equality_part)) {
        return program_with_equality;
    }
    if (has_later_part(organisation)) return program_with_procedures;
    return content.file_sizes.empty() ? 1 : program_with_files;
}

}  // namespace candour::protocol
