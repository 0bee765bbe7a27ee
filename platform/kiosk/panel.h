// platform/kiosk/panel.h: everything that a View needs to draw, put together in the right order.
#pragma once

#include <memory>
#include <string>

#include "app/kiosk/ui/view.h"
#include "core/base/result.h"
#include "core/feedback/organisation.h"
#include "platform/device/event_source.h"
#include "platform/device/gl_surface.h"
#include "platform/device/window.h"
#include "platform/kiosk/bundle_clips.h"
#include "platform/kiosk/bundle_pictures.h"
#include "platform/kiosk/speech_log.h"
#include "platform/text/catalogue.h"
#include "platform/text/pango_text.h"

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
    std::unique_ptr<kiosk::Speaker> speaker;  // Null: nothing can be read aloud here.
    SpeechLog* speech_log = nullptr;          // Of a play: what `speaker` would say.
    std::unique_ptr<kiosk::View> view;
};

enum class Speech { None, Aloud, Logged };

// What it shows besides words.
struct PanelMedia {
    PictureFiles pictures{};
    ClipFiles clips{};
    Speech speech = Speech::None;
};

// Errors: no screen, no OpenGL, no fonts; each with what to do. Without espeak-ng or a sound device
// it says so on standard error, and reads nothing aloud; without candour-clip it shows no clips.
Result<Panel> open_panel(const WindowOptions& options, const std::string& share_folder,
                         PanelMedia media = {});

// Takes from the organisation's languages those that this machine cannot show (no font, no
// catalogue), saying so on standard error. Errors: NotFound when none is left.
Status withdraw_languages(feedback::Organisation& organisation, Panel& panel);

}  // namespace candour::platform
