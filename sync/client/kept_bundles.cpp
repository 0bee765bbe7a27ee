// See kept_bundles.h. The settings hold text, so bytes are in base64.
#include "sync/client/kept_bundles.h"

#include <algorithm>
#include <charconv>
#include <sstream>
#include <vector>

namespace candour::client {

namespace {

constexpr const char* active_setting = "bundle";
constexpr const char* before_setting = "bundle_before";
constexpr const char* trial_setting = "bundle_trial";      // "VERSION STARTS", or none.
constexpr const char* refused_setting = "bundle_refused";  // Versions, with spaces between.
constexpr const char* pieces_setting = "bundle_pieces";    // Hashes, with spaces between.
constexpr int failed_starts_max = 2;

std::string piece_setting(const std::string& hash) { return "bundle_piece " + hash; }

std::vector<std::string> words_of(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> words;
    for (std::string word; stream >> word;)
        words.push_back(word);
    return words;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

struct Trial {
    std::string version;
    int starts = 0;
};

// Empty when no bundle is on trial, also when it is past reading.
std::optional<Trial> trial_from(const std::string& text) {
    const std::vector<std::string> words = words_of(text);
    if (words.size() != 2) return std::nullopt;
    Trial trial{words[0], 0};
    const char* end = words[1].data() + words[1].size();
    const auto [stopped, error] = std::from_chars(words[1].data(), end, trial.starts);
    if (error != std::errc{} || stopped != end) return std::nullopt;
    return trial;
}

}  // namespace

Result<Bytes> KeptBundles::package(const char* name) {
    ASSIGN_OR_RETURN(const std::string text, store_.setting(name));
    Result<Bytes> bytes = from_base64(text);
    return bytes.ok() ? std::move(bytes) : Result<Bytes>(Bytes{});
}

Result<Bytes> KeptBundles::active() { return package(active_setting); }
Result<Bytes> KeptBundles::before() { return package(before_setting); }

Result<std::map<std::string, std::string>> KeptBundles::changes_to(ByteView package,
                                                                   std::uint64_t version) {
    std::map<std::string, std::string> changes;
    ASSIGN_OR_RETURN(const std::string active, store_.setting(active_setting));
    ASSIGN_OR_RETURN(const std::string pieces, store_.setting(pieces_setting));
    // A trial without anything to go back to would be of no use.
    if (!active.empty()) changes[trial_setting] = std::to_string(version) + " 0";
    changes[before_setting] = active;
    changes[active_setting] = to_base64(package);
    changes[pieces_setting] = "";
    for (const std::string& hash : words_of(pieces))
        changes[piece_setting(hash)] = "";
    return changes;
}

Result<bool> KeptBundles::refuses(std::uint64_t version) {
    ASSIGN_OR_RETURN(const std::string text, store_.setting(refused_setting));
    const std::vector<std::string> refused = words_of(text);
    return std::ranges::find(refused, std::to_string(version)) != refused.end();
}

Result<bool> KeptBundles::begin_start() {
    ASSIGN_OR_RETURN(const std::string text, store_.setting(trial_setting));
    const std::optional<Trial> trial = trial_from(text);
    if (!trial) return false;
    ASSIGN_OR_RETURN(const std::string before, store_.setting(before_setting));
    if (trial->starts < failed_starts_max || before.empty()) {
        RETURN_IF_ERROR(store_.set_setting(
            trial_setting, trial->version + " " + std::to_string(trial->starts + 1)));
        return false;
    }
    ASSIGN_OR_RETURN(const std::string refused, store_.setting(refused_setting));
    RETURN_IF_ERROR(store_.set_settings(
        {{active_setting, before},
         {before_setting, ""},
         {trial_setting, ""},
         {refused_setting, refused.empty() ? trial->version : refused + " " + trial->version}}));
    return true;
}

Status KeptBundles::started() {
    ASSIGN_OR_RETURN(const std::string trial, store_.setting(trial_setting));
    if (trial.empty()) return Unit{};
    return store_.set_setting(trial_setting, "");
}

Status KeptBundles::fall_back() {
    ASSIGN_OR_RETURN(const std::string before, store_.setting(before_setting));
    return store_.set_settings(
        {{active_setting, before}, {before_setting, ""}, {trial_setting, ""}});
}

Result<Bytes> KeptBundles::piece(const std::string& hash) {
    ASSIGN_OR_RETURN(const std::string text, store_.setting(piece_setting(hash)));
    Result<Bytes> bytes = from_base64(text);
    if (bytes.ok() && !bytes.value().empty()) return bytes;
    return Error{ErrorKind::NotFound, "there is no such piece"};
}

Status KeptBundles::keep_piece(const std::string& hash, ByteView bytes) {
    ASSIGN_OR_RETURN(const std::string text, store_.setting(pieces_setting));
    std::vector<std::string> hashes = words_of(text);
    if (std::ranges::find(hashes, hash) == hashes.end()) hashes.push_back(hash);
    return store_.set_settings(
        {{piece_setting(hash), to_base64(bytes)}, {pieces_setting, joined(hashes)}});
}

Status KeptBundles::drop_pieces_but(const std::vector<std::string>& wanted) {
    ASSIGN_OR_RETURN(const std::string text, store_.setting(pieces_setting));
    std::vector<std::string> kept;
    std::map<std::string, std::string> changes;
    for (const std::string& hash : words_of(text)) {
        if (std::ranges::find(wanted, hash) != wanted.end()) {
            kept.push_back(hash);
        } else {
            changes[piece_setting(hash)] = "";
        }
    }
    if (changes.empty()) return Unit{};
    changes[pieces_setting] = joined(kept);
    return store_.set_settings(changes);
}

}  // namespace candour::client
