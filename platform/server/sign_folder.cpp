// platform/server/sign_folder.cpp: see sign_folder.h.
#include "platform/server/sign_folder.h"

#include "core/feedback/clip_names.h"
#include "platform/clips/clip_process.h"
#include "platform/clips/limits.h"
#include "platform/system/disk.h"
#include "platform/system/paths.h"

namespace candour::platform {

namespace {

// Each file is read and decoded once, however often it is named.
class Clips {
public:
    explicit Clips(std::string folder)
        : folder_(std::move(folder)), program_(clips::find_clip_program()) {}

    // Null when it cannot be shown; then why_not() says it, with the file's name.
    const Bytes* find(const std::string& file) {
        const auto known = files_.find(file);
        const Result<Bytes>& read =
            known != files_.end() ? known->second : files_.emplace(file, take(file)).first->second;
        if (read.ok()) return &read.value();
        why_not_ = folder_ + "/" + file + " " + read.error().what;
        return nullptr;
    }
    const std::string& why_not() const { return why_not_; }

private:
    Result<Bytes> take(const std::string& file) const {
        Result<Bytes> bytes = FileDisk().read(folder_ + "/" + file, clips::file_bytes_max);
        if (!bytes.ok()) {
            return Error{ErrorKind::Invalid, "cannot be read, or is larger than " +
                                                 std::to_string(clips::file_bytes_max >> 10) +
                                                 " KiB"};
        }
        if (!program_.ok()) return program_.error();
        RETURN_IF_ERROR(clips::check_clip(program_.value(), bytes.value()));
        return bytes;
    }

    std::string folder_;
    Result<std::string> program_;
    std::map<std::string, Result<Bytes>> files_;
    std::string why_not_;
};

}  // namespace

BroughtClips clips_of(const feedback::Organisation& organisation, const std::string& folder) {
    Clips clips(folder);
    BroughtClips brought;
    for (const feedback::NamedClip& named : feedback::clips_named(organisation)) {
        if (const Bytes* clip = clips.find(named.file)) {
            brought.by_name[named.name] = *clip;
        } else {
            brought.problems.push_back(named.place +
                                       " has no clip in sign language: " + clips.why_not());
        }
    }
    return brought;
}

BroughtClips bring_clips(const std::vector<survey::NamedFile>& named, const std::string& folder) {
    Clips clips(folder);
    BroughtClips brought;
    for (const survey::NamedFile& mention : named) {
        if (const Bytes* clip = clips.find(mention.file)) {
            brought.by_name[mention.file] = *clip;
        } else {
            brought.problems.push_back(mention.place + ", " + mention.language + ": " +
                                       clips.why_not());
        }
    }
    return brought;
}

Result<std::set<std::string>> copy_clips(const feedback::Organisation& organisation,
                                         const std::string& from, const std::string& to) {
    FileDisk disk;
    std::set<std::string> copied;
    for (const feedback::NamedClip& named : feedback::clips_named(organisation)) {
        if (copied.contains(named.file)) continue;
        const Result<Bytes> bytes = disk.read(from + "/" + named.file, clips::file_bytes_max);
        if (!bytes.ok()) continue;
        RETURN_IF_ERROR(make_data_folder(to));
        RETURN_IF_ERROR(disk.write(to + "/" + named.file, bytes.value(), /*secret=*/true));
        copied.insert(named.file);
    }
    return copied;
}

}  // namespace candour::platform
