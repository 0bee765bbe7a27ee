// platform/kiosk/bundle_clips.h: the clips in sign language that a bundle carries, decoded for the
// panel by candour-clip. Belongs to the thread that draws.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "app/kiosk/ui/clip_source.h"
#include "core/feedback/organisation.h"
#include "platform/clips/clip_process.h"
#include "platform/kiosk/bundle_pictures.h"

namespace candour::platform {

// By their names in the bundle: WebM, as core/feedback/clip_names.h lists them.
using ClipFiles = std::map<std::string, Bytes>;

class BundleClips : public kiosk::ClipSource {
public:
    // `program`: where candour-clip is.
    BundleClips(std::string program, ClipFiles files)
        : program_(std::move(program)), files_(std::move(files)) {}

    // What cannot be decoded is told on standard error, once, for who looks after the kiosk.
    std::optional<Head> open(const std::string& name) override;
    Next next(Picture& into) override;
    void close() override { process_.reset(); }

    // Of another bundle.
    void set(ClipFiles files);

private:
    void tell(const std::string& what);

    std::string program_;
    ClipFiles files_;
    std::unique_ptr<clips::ClipProcess> process_;
    std::string open_;
    std::set<std::string> broken_;  // Not tried again.
};

// Moves what the organisation's clips are out of `files`.
ClipFiles take_clips(const feedback::Organisation& organisation, PictureFiles& files);

// For practising: the files of `folder` that the organisation names. What is not there, or larger
// than a bundle carries, is left out.
ClipFiles clips_in_folder(const std::string& folder, const feedback::Organisation& organisation);

// Takes from the organisation the clips that are not among `files`, saying so on standard error.
// False: there was none to take.
bool withdraw_clips(feedback::Organisation& organisation, const ClipFiles& files);

// Names of those that cannot be shown, each with what is wrong; all of each is decoded.
std::vector<std::string> unplayable_clips(const ClipFiles& files);

}  // namespace candour::platform
