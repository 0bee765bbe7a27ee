// SignClip: a clip in sign language that says what a screen of the kiosk says. Those of questions
// are in their questionnaires (survey::Media::sign).
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json_fields.h"
#include "core/base/locale_text.h"
#include "core/base/result.h"

namespace candour::feedback {

struct SignClip {
    Language language;   // A sign language (core/base/sign_languages.h).
    std::string screen;  // One of clip_screens.
    std::string file;    // "welcome.webm", in the folder "sign" beside the organisation's file.
    bool operator==(const SignClip&) const = default;
};

// The screens that say the same to everybody, and so can be signed once.
inline constexpr std::array<std::string_view, 36> clip_screens = {
    "welcome",         "changes",       "purpose",         "about",         "service",
    "write",           "wanted",        "guide",           "chart",         "behalf",
    "consent",         "bypass",        "answer",          "reach",         "details",
    "support",         "interpreter",   "another",         "check",         "thanks",
    "equality",        "information",   "trouble",         "receipt_offer", "receipt",
    "receipt_kept",    "receipt_entry", "hand_over_start", "hand_over_end", "help",
    "help_before",     "help_write",    "help_sent",       "involvement",   "involvement_wishes",
    "involvement_draw"};

// A screen in a few languages, and no more of them.
inline constexpr std::size_t sign_clips_max = 120;

// Optional. A screen has one clip a language.
std::vector<SignClip> read_sign_clips(FieldReader& fields);

// What the file is called in a bundle; no questionnaire's is called so.
std::string clip_name(const std::string& file);

// The clip's file of this screen in this language; empty when there is none.
std::string find_clip(const std::vector<SignClip>& clips, std::string_view screen,
                      std::string_view language);

}  // namespace candour::feedback
