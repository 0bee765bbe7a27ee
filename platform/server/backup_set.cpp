// platform/server/backup_set.cpp: manifests and proofs as JSON, sets as folders.
#include "platform/server/backup_set.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include <nlohmann/json.hpp>
#include <sodium.h>

#include "platform/system/file_copy.h"
#include "sync/protocol/fields.h"

namespace candour::platform {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using protocol::Fields;

constexpr const char* manifest_name = "manifest.json";
constexpr const char* proof_name = "proved.json";
constexpr const char* manifest_format = "candour-backup-1";
constexpr const char* proof_format = "candour-backup-proof-1";
constexpr std::string_view set_prefix = "set-";
constexpr std::string_view clips_prefix = "sign/";
constexpr std::size_t number_digits = 6;
constexpr std::size_t manifest_bytes_max = 1 << 20;

std::string hash_of(std::string_view text) {
    const ByteView bytes = as_bytes(text);
    std::array<std::uint8_t, 32> hash{};
    CHECK(crypto_generichash(hash.data(), hash.size(), bytes.data(), bytes.size(), nullptr, 0) ==
          0);
    return to_hex(hash);
}

Error damaged(const std::string& file_name) {
    return {ErrorKind::Corrupt, file_name +
                                    " is damaged or not from a Candour backup; use another "
                                    "set"};
}

json to_json_value(const BackupFile& file) {
    return {
        {"name", file.name}, {"bytes", file.bytes}, {"blake2b", file.hash}, {"rows", file.rows}};
}

bool is_clip(std::string_view name) {
    if (!name.starts_with(clips_prefix)) return false;
    const std::string_view file = name.substr(clips_prefix.size());
    return !file.empty() && file.front() != '.' && std::ranges::none_of(file, [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == '/' || c == '\\';
    });
}

// A name inside the set, never a way out of it.
bool is_plain_name(std::string_view name) {
    return name == pool_copy || name == office_copy || name == organisation_copy || is_clip(name);
}

std::optional<BackupFile> file_of(const json& source) {
    Fields fields = Fields::of_object(source);
    BackupFile file{.name = fields.text("name"),
                    .bytes = fields.number("bytes"),
                    .hash = fields.text("blake2b"),
                    .rows = {}};
    if (!fields.ok() || !is_plain_name(file.name)) return std::nullopt;
    const auto rows = source.find("rows");
    if (rows == source.end() || !rows->is_object()) return std::nullopt;
    for (const auto& [table, count] : rows->items()) {
        if (!count.is_number_integer()) return std::nullopt;
        file.rows[table] = count.get<std::int64_t>();
    }
    return file;
}

bool is_proved(const BackupSet& set) { return set.proved.has_value(); }

std::optional<CivilDay> proved_on(const std::string& set_path, const BackupManifest& manifest,
                                  Disk& disk) {
    const auto bytes = disk.read(set_path + "/" + proof_name, manifest_bytes_max);
    if (!bytes.ok()) return std::nullopt;
    Fields fields = Fields::of_text(to_text(bytes.value()));
    const bool is_this = fields.text("format") == proof_format &&
                         fields.text("manifest") == hash_of(to_json(manifest));
    const auto day = from_iso(fields.text("day"));
    if (!fields.ok() || !is_this || !day.ok()) return std::nullopt;
    return day.value();
}

}  // namespace

std::string clip_copy(const std::string& file) { return std::string(clips_prefix) + file; }

std::vector<std::string> BackupManifest::clips() const {
    std::vector<std::string> names;
    for (const BackupFile& file : files) {
        if (is_clip(file.name)) names.push_back(file.name);
    }
    return names;
}

const BackupFile* BackupManifest::file(std::string_view name) const {
    const auto found = std::ranges::find(files, name, &BackupFile::name);
    return found == files.end() ? nullptr : &*found;
}

std::string to_json(const BackupManifest& manifest) {
    json files = json::array();
    for (const BackupFile& file : manifest.files)
        files.push_back(to_json_value(file));
    const json content = {
        {"organisation", manifest.organisation}, {"number", manifest.number},
        {"horizon", manifest.horizon},           {"server_epoch", manifest.server_epoch},
        {"office_epoch", manifest.office_epoch}, {"offline_key", manifest.offline_key},
        {"day", to_iso(manifest.day)},           {"files", files}};
    const json whole = {{"format", manifest_format},
                        {"backup", content},
                        {"blake2b", hash_of(protocol::to_compact_json(content))}};
    return whole.dump(2, ' ', /*ensure_ascii=*/false, json::error_handler_t::replace) + "\n";
}

Result<BackupManifest> parse_backup_manifest(std::string_view text, const std::string& file_name) {
    const json whole = json::parse(text, nullptr, /*allow_exceptions=*/false);
    Fields outer = Fields::of_object(whole);
    const std::string format = outer.text("format");
    const std::string hash = outer.text("blake2b");
    if (!outer.ok() || format != manifest_format) return damaged(file_name);
    const auto content = whole.find("backup");
    if (content == whole.end() || hash_of(protocol::to_compact_json(*content)) != hash) {
        return damaged(file_name);
    }
    Fields fields = Fields::of_object(*content);
    BackupManifest manifest{.organisation = fields.text("organisation"),
                            .number = fields.number("number"),
                            .horizon = fields.number("horizon"),
                            .server_epoch = fields.text("server_epoch"),
                            .office_epoch = fields.text("office_epoch"),
                            .offline_key = fields.text("offline_key"),
                            .day = {},
                            .files = {}};
    const auto day = from_iso(fields.text("day"));
    const std::vector<const json*> files = fields.list("files");
    if (!fields.ok() || !day.ok()) return damaged(file_name);
    manifest.day = day.value();
    for (const json* source : files) {
        const auto file = file_of(*source);
        if (!file || manifest.file(file->name) != nullptr) return damaged(file_name);
        manifest.files.push_back(*file);
    }
    for (const char* needed : {pool_copy, office_copy, organisation_copy}) {
        if (manifest.file(needed) == nullptr) return damaged(file_name);
    }
    return manifest;
}

Status write_manifest(const BackupManifest& manifest, const std::string& folder, Disk& disk) {
    return disk.write(folder + "/" + manifest_name, as_bytes(to_json(manifest)), /*secret=*/true);
}

std::string set_name(std::uint64_t number) {
    std::string digits = std::to_string(number);
    if (digits.size() < number_digits) digits.insert(0, number_digits - digits.size(), '0');
    return std::string(set_prefix) + digits;
}

Result<BackupSet> read_set(const std::string& path, Disk& disk) {
    const std::string file_name = path + "/" + manifest_name;
    ASSIGN_OR_RETURN(const Bytes bytes, disk.read(file_name, manifest_bytes_max));
    ASSIGN_OR_RETURN(BackupManifest manifest, parse_backup_manifest(to_text(bytes), file_name));
    BackupSet set{path, std::move(manifest), std::nullopt};
    set.proved = proved_on(path, set.manifest, disk);
    return set;
}

Result<FoundSets> find_sets(const std::string& to, Disk& disk) {
    std::error_code failure;
    fs::directory_iterator entries(to, failure);
    if (failure == std::errc::no_such_file_or_directory) {
        return Error{ErrorKind::NotFound, "there is no folder " + to};
    }
    if (failure) {
        return Error{ErrorKind::Unavailable, "cannot read " + to + ": " + failure.message()};
    }
    FoundSets found;
    for (; entries != fs::directory_iterator(); entries.increment(failure)) {
        if (failure) break;
        if (!entries->path().filename().string().starts_with(set_prefix)) continue;
        auto set = read_set(entries->path().string(), disk);
        if (set.ok()) {
            found.good.push_back(set.take());
        } else {
            found.damaged.push_back(set.error());
        }
    }
    if (failure) {
        return Error{ErrorKind::Unavailable, "cannot read " + to + ": " + failure.message()};
    }
    std::ranges::sort(found.good, {}, [](const BackupSet& set) { return set.manifest.number; });
    std::ranges::sort(found.damaged, {}, &Error::what);
    return found;
}

Status mark_proved(const BackupSet& set, CivilDay day, Disk& disk) {
    const json proof = {{"format", proof_format},
                        {"day", to_iso(day)},
                        {"manifest", hash_of(to_json(set.manifest))}};
    const std::string path = set.path + "/" + proof_name;
    RETURN_IF_ERROR(disk.write(path, as_bytes(proof.dump(2) + "\n"), /*secret=*/true));
    RETURN_IF_ERROR(forget_hours(path, day));
    return forget_hours(set.path, set.manifest.day);
}

Status mark_not_proved(const BackupSet& set) {
    std::error_code failure;
    fs::remove(set.path + "/" + proof_name, failure);
    if (!failure) return Unit{};
    return Error{ErrorKind::Unavailable, "cannot change " + set.path + ": " + failure.message()};
}

const BackupSet* oldest_proved(const std::vector<BackupSet>& sets) {
    const auto found = std::ranges::find_if(sets, is_proved);
    return found == sets.end() ? nullptr : &*found;
}

const BackupSet* newest_proved(const std::vector<BackupSet>& sets) {
    const auto found = std::find_if(sets.rbegin(), sets.rend(), is_proved);
    return found == sets.rend() ? nullptr : &*found;
}

std::uint64_t horizon_of(const std::vector<BackupSet>& sets) {
    std::uint64_t horizon = 0;
    for (const BackupSet& set : sets)
        horizon = std::max(horizon, set.manifest.horizon);
    if (const BackupSet* oldest = oldest_proved(sets)) {
        horizon = std::max(horizon, oldest->manifest.number);
    }
    return horizon;
}

}  // namespace candour::platform
