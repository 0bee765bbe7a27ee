// Ownership of GLib's, Pango's and Cairo's C objects.
#pragma once

#include <memory>

#include <cairo.h>
#include <fontconfig/fontconfig.h>
#include <pango/pango.h>

namespace candour::platform {

// Calls the C function `free_one` where a unique_ptr would call delete.
template <auto free_one>
struct FreeWith {
    template <typename T>
    void operator()(T* object) const {
        free_one(object);
    }
};

template <typename T>
using GObjectOwner = std::unique_ptr<T, FreeWith<g_object_unref>>;
using FontconfigOwner = std::unique_ptr<FcConfig, FreeWith<FcConfigDestroy>>;
using FontDescriptionOwner =
    std::unique_ptr<PangoFontDescription, FreeWith<pango_font_description_free>>;
using LayoutIterOwner = std::unique_ptr<PangoLayoutIter, FreeWith<pango_layout_iter_free>>;
using CairoOwner = std::unique_ptr<cairo_t, FreeWith<cairo_destroy>>;
using CairoSurfaceOwner = std::unique_ptr<cairo_surface_t, FreeWith<cairo_surface_destroy>>;

}  // namespace candour::platform
