#include "platform/kiosk/bundle_clips.h"

#include <algorithm>
#include <cstdio>

#include "core/feedback/clip_names.h"
#include "platform/clips/limits.h"
#include "platform/system/disk.h"

namespace candour::platform {

std::optional<kiosk::ClipSource::Head> BundleClips::open(const std::string& name) {
    process_.reset();
    open_ = name;
    if (broken_.contains(name)) return std::nullopt;
    const auto file = files_.find(name);
    if (file == files_.end()) {
        tell("is not here");
        return std::nullopt;
    }
    process_ = std::make_unique<clips::ClipProcess>(program_, file->second);
    const Result<clips::ClipProcess::Head> head = process_->start();
    if (!head.ok()) {
        tell(head.error().what);
        return std::nullopt;
    }
    return Head{head.value().width, head.value().height, Milliseconds{head.value().length_ms}};
}

kiosk::ClipSource::Next BundleClips::next(Picture& into) {
    if (!process_) return Next::Broken;
    Result<std::optional<clips::ClipProcess::Picture>> picture = process_->next();
    if (!picture.ok()) {
        tell(picture.error().what);
        return Next::Broken;
    }
    std::optional<clips::ClipProcess::Picture> taken = picture.take();
    if (!taken) return Next::End;
    into = {Milliseconds{taken->at_ms}, std::move(taken->rgba)};
    return Next::Picture;
}

void BundleClips::tell(const std::string& what) {
    process_.reset();
    if (!broken_.insert(open_).second) return;
    std::fprintf(stderr, "candour-kiosk: the clip in sign language %s %s; its words stand alone\n",
                 open_.c_str(), what.c_str());
}

void BundleClips::set(ClipFiles files) {
    process_.reset();
    files_ = std::move(files);
    broken_.clear();
}

ClipFiles take_clips(const feedback::Organisation& organisation, PictureFiles& files) {
    ClipFiles clips;
    for (const feedback::NamedClip& named : feedback::clips_named(organisation)) {
        auto file = files.extract(named.name);
        if (!file.empty()) clips.insert(std::move(file));
    }
    return clips;
}

ClipFiles clips_in_folder(const std::string& folder, const feedback::Organisation& organisation) {
    ClipFiles files;
    FileDisk disk;
    for (const feedback::NamedClip& named : feedback::clips_named(organisation)) {
        if (files.contains(named.name)) continue;
        const Result<Bytes> bytes = disk.read(folder + "/" + named.file, clips::file_bytes_max);
        if (bytes.ok()) files[named.name] = bytes.value();
    }
    return files;
}

bool withdraw_clips(feedback::Organisation& organisation, const ClipFiles& files) {
    std::vector<std::string> names;
    for (const auto& [name, bytes] : files)
        names.push_back(name);
    const std::vector<feedback::NamedClip> missing = feedback::keep_clips(organisation, names);
    for (const feedback::NamedClip& gone : missing) {
        std::fprintf(stderr, "candour-kiosk: %s has no clip in sign language: %s is not here\n",
                     gone.place.c_str(), gone.file.c_str());
    }
    return !missing.empty();
}

std::vector<std::string> unplayable_clips(const ClipFiles& files) {
    std::vector<std::string> unplayable;
    const Result<std::string> program = clips::find_clip_program();
    for (const auto& [name, bytes] : files) {
        const Status checked =
            program.ok() ? clips::check_clip(program.value(), bytes) : Status(program.error());
        if (!checked.ok()) unplayable.push_back(name + " " + checked.error().what);
    }
    return unplayable;
}

}  // namespace candour::platform
