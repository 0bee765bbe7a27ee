// A private fontconfig over the shipped folder, and Pango on top of it.
#include "platform/text/fonts.h"

#include <cstdlib>

#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include "core/base/locale_text.h"

namespace candour::platform {
namespace {

const FcChar8* fc_text(const std::string& text) {
    return reinterpret_cast<const FcChar8*>(text.c_str());
}

std::string escaped(const std::string& path) {
    const std::unique_ptr<char, FreeWith<g_free>> markup(
        g_markup_escape_text(path.data(), static_cast<gssize>(path.size())));
    return markup.get();
}

enum class Whose { Shipped, Machine };

std::string configuration(const std::string& fonts_folder, const std::string& cache_folder,
                          Whose whose) {
    std::string also;
    if (whose == Whose::Machine) {
        const char* file = std::getenv("FONTCONFIG_FILE");
        also = "<include ignore_missing='yes'>" +
               escaped(file != nullptr ? file : "/etc/fonts/fonts.conf") + "</include>";
    }
    return "<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig><dir>" +
           escaped(fonts_folder) + "</dir><cachedir>" + escaped(cache_folder) + "</cachedir>" +
           also + "</fontconfig>";
}

// Null: it cannot be read.
FontconfigOwner read_fonts(const std::string& fonts_folder, const std::string& cache_folder,
                           Whose whose) {
    FontconfigOwner config(FcConfigCreate());
    const std::string xml = configuration(fonts_folder, cache_folder, whose);
    if (!config || !FcConfigParseAndLoadFromMemory(config.get(), fc_text(xml), FcFalse) ||
        !FcConfigBuildFonts(config.get())) {
        return nullptr;
    }
    return config;
}

bool has_fonts(FcConfig& config) {
    const FcFontSet* fonts = FcConfigGetFonts(&config, FcSetSystem);
    return fonts != nullptr && fonts->nfont > 0;
}

bool has_family(FcConfig& config, std::string_view family) {
    const FcFontSet* fonts = FcConfigGetFonts(&config, FcSetSystem);
    for (int i = 0; fonts != nullptr && i < fonts->nfont; ++i) {
        FcChar8* name = nullptr;
        for (int n = 0; FcPatternGetString(fonts->fonts[i], FC_FAMILY, n, &name) == FcResultMatch;
             ++n) {
            if (family == reinterpret_cast<const char*>(name)) return true;
        }
    }
    return false;
}

}  // namespace

Fonts::Fonts(FontconfigOwner config, GObjectOwner<PangoFontMap> map, bool shipped)
    : config_(std::move(config)), map_(std::move(map)), shipped_(shipped) {}

Result<std::unique_ptr<Fonts>> Fonts::create(const std::string& fonts_folder,
                                             const std::string& cache_folder) {
    FontconfigOwner config = read_fonts(fonts_folder, cache_folder, Whose::Shipped);
    const std::string_view basic = fonts_of("en").family;
    const bool shipped = config && has_family(*config, basic);
    if (!shipped) config = read_fonts(fonts_folder, cache_folder, Whose::Machine);
    if (!config || !has_fonts(*config)) {
        return Error{ErrorKind::NotFound,
                     fonts_folder + ": the font " + std::string(basic) +
                         " is not there, nor any other on this machine; build or install Candour "
                         "again "
                         "(Debian package fonts-noto-core)"};
    }
    FcConfigSetCurrent(config.get());
    GObjectOwner<PangoFontMap> map(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
    if (!map) return Error{ErrorKind::Unavailable, "Pango has no FreeType font map here"};
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map.get()), config.get());
    return std::unique_ptr<Fonts>(new Fonts(std::move(config), std::move(map), shipped));
}

PangoContext& Fonts::context(const std::string& language) {
    const auto known = contexts_.find(language);
    if (known != contexts_.end()) return *known->second;

    GObjectOwner<PangoContext> context(pango_font_map_create_context(map_.get()));
    const std::unique_ptr<cairo_font_options_t, FreeWith<cairo_font_options_destroy>> options(
        cairo_font_options_create());
    cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_SLIGHT);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_ON);
    pango_cairo_context_set_font_options(context.get(), options.get());
    pango_context_set_round_glyph_positions(context.get(), TRUE);
    pango_context_set_language(context.get(), pango_language_from_string(language.c_str()));
    pango_context_set_base_dir(
        context.get(), is_right_to_left(language) ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    return *contexts_.emplace(language, std::move(context)).first->second;
}

std::string Fonts::family_of(const PangoItem& item) {
    if (item.analysis.font == nullptr) return {};
    const FontDescriptionOwner description(pango_font_describe(item.analysis.font));
    const char* family = pango_font_description_get_family(description.get());
    return family == nullptr ? std::string() : family;
}

}  // namespace candour::platform
