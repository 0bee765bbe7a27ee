// Which of espeak-ng's voices speaks a language.
#pragma once

#include <string_view>

namespace candour::platform {

// "cmn" for "zh-Hans"; empty: there is none (Somali, Pashto, Sorani, Tigrinya).
std::string_view voice_of(std::string_view language);

}  // namespace candour::platform
