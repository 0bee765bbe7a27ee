// Fonts: the shipped set and nothing else, so that no machine's own fonts change how a screen
// looks; where the shipped ones are gone, the machine's own, so that a kiosk still stands. One
// thread uses it.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "core/base/result.h"
#include "platform/text/glib_owner.h"
#include "platform/text/languages.h"

namespace candour::platform {

class Fonts {
public:
    // Reads the fonts in `fonts_folder`. `cache_folder` is where fontconfig keeps what it read, for
    // the next start; it is made when missing, and a folder that cannot be written costs time only.
    // The fonts become those of the process: Pango would otherwise read the system's in a thread.
    // Errors: NotFound, naming the folder, when there are no fonts, there or anywhere.
    static Result<std::unique_ptr<Fonts>> create(const std::string& fonts_folder,
                                                 const std::string& cache_folder);

    // Not the machine's own.
    bool are_shipped() const { return shipped_; }

    // Pango's context for a language: its direction, its shaping. Valid as long as this is.
    PangoContext& context(const std::string& language);

    // The family that the font drawing `item` really has.
    static std::string family_of(const PangoItem& item);

private:
    Fonts(FontconfigOwner config, GObjectOwner<PangoFontMap> map, bool shipped);

    FontconfigOwner config_;
    GObjectOwner<PangoFontMap> map_;
    bool shipped_;
    std::map<std::string, GObjectOwner<PangoContext>> contexts_;
};

}  // namespace candour::platform
