// platform/kiosk/panel.h: everything that a View needs to draw, put together in the right order.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/kiosk/ui/view.h"
#include "core/base/result.h"
#include "core/feedback/organisation.h"
#include "platform/device/event_source.h"
#include "platform/device/gl_surface.h"
#include "platform/device/window.h"
#include "platform/kiosk/bundle_clips.h"
#include "platform/kiosk/bundle_pictures.h"
#include "platform/kiosk/speech_log.h"
#include "platform/sound/espeak_speaker.h"
#include "platform/text/catalogue.h"
#include "platform/text/pango_text.h"
#include "sync/protocol/faults.h"

namespace candour::platform {

struct Panel {
    std::unique_ptr<Window> window;
    std::unique_ptr<EventSource> events;
    std::unique_ptr<GlSurface> surface;
    std::unique_ptr<PangoText> text;
    std::unique_ptr<Catalogue> catalogue;
    std::unique_ptr<BundlePictures> pictures;
    std::unique_ptr<BundleClips> clips;  // Null: none can be decoded here.
    std::unique_ptr<kiosk::Keyboards> keyboards;
    std::unique_ptr<EspeakSpeaker> voice;   // Null: there is nothing to hear it with.
    std::unique_ptr<SpeechLog> speech_log;  // Of a play.
    std::unique_ptr<kiosk::View> view;
    std::vector<protocol::Fault> faults;  // Found here. Each is said on standard error, too.

    // Null: nothing can be read aloud here.
    kiosk::Speaker* speaker() const {
        if (speech_log) return speech_log.get();
        return voice.get();
    }
};

enum class Speech { None, Aloud, Logged, LoggedAndAloud };

// What it shows besides words.
struct PanelMedia {
    PictureFiles pictures{};
    ClipFiles clips{};
    Speech speech = Speech::None;
};

// Errors: no screen, no OpenGL, no fonts on the whole machine; each with what to do. All else that
// is missing leaves a panel that works, and a fault; without candour-clip it shows no clips.
Result<Panel> open_panel(const WindowOptions& options, const std::string& share_folder,
                         PanelMedia media = {});

// What this machine cannot show.
struct Withdrawn {
    std::vector<Language> languages;
    std::vector<protocol::Fault> faults;  // Why; of clips, too.
};
// Takes from the organisation's languages those that this machine cannot show (no font, no
// catalogue), saying so on standard error. Where no catalogue can be read, those that have fonts
// stay, with the program's texts in English; at last English alone. Errors: NotFound when not even
// that can be shown.
Result<Withdrawn> withdraw_languages(feedback::Organisation& organisation, Panel& panel);

// The same, and takes from it the clips in sign language that are not among `clips`, or all where
// none can be decoded; then `clips` is empty.
Result<Withdrawn> withdraw_unshown(feedback::Organisation& organisation, ClipFiles& clips,
                                   Panel& panel);

}  // namespace candour::platform
