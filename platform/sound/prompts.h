// Prompts: recordings of texts, which are played in place of a computer's voice. One folder a
// language (share/candour/prompts/cy) with WAV files and index.tsv, which says what each one says:
// a text that has changed since is not found, and so never said wrongly.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/locale_text.h"
#include "core/base/result.h"

namespace candour::platform {

class Prompts {
public:
    Prompts() = default;

    struct Problem {
        Language language;
        std::string words;
    };
    // Looks at each recording's beginning. What cannot be played is left out, with a problem. A
    // folder that is not there has none.
    static Prompts read(const std::string& folder, std::vector<Problem>& problems);

    // The file of the text in the language or a parent of it; empty: it is not recorded.
    std::string find(std::string_view language, const std::string& text) const;
    // Something is recorded in it.
    bool has(std::string_view language) const;

private:
    void read_language(const std::string& folder, const Language& language,
                       std::vector<Problem>& problems);

    std::map<Language, std::map<std::string, std::string>, std::less<>> files_;  // By text.
};

// The samples of a recording as AudioOut takes them, whatever its rate. Errors: NotFound, Corrupt,
// naming the file and what it has to be.
Result<std::vector<std::int16_t>> read_recording(const std::string& file);

}  // namespace candour::platform
