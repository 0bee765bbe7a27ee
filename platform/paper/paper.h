// Paper: a questionnaire as sheets to print and fill in with a pen (requirement W3b).
//
// What is printed is the same for everybody: no number of a copy, no date, no name of who printed
// it, in the marks on the page or inside the file. Two makings are equal byte by byte.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/kiosk/ui/translator.h"
#include "core/base/bytes.h"
#include "core/survey/questionnaire.h"
#include "platform/text/fonts.h"

namespace candour::platform {

// 14, 18 and 24 points. Source: UK Association for Accessible Formats, "Creating clear print and
// large print documents" (G003): clear print ideally 14, large print ideally 18 (never below 16);
// giant print, as RNIB has it, from 24.
enum class PrintSize { Clear, Large, Giant };
inline constexpr PrintSize all_print_sizes[] = {PrintSize::Clear, PrintSize::Large,
                                                PrintSize::Giant};
// "100", "150", "200": per cent, as on the kiosk.
std::string_view name_of(PrintSize size);
std::optional<PrintSize> print_size_from(std::string_view name);
float points_of(PrintSize size);

struct PaperOrder {
    const survey::Questionnaire& questionnaire;
    LocalText organisation{};     // Its name; may be empty.
    LocalText confidentiality{};  // Where it ends, as the organisation says it; may be empty.
    Language language;            // One of the questionnaire's.
    PrintSize size = PrintSize::Large;
};

// What stands where, for tests.
struct PrintedItem {
    enum class Kind { Text, Box, Line, Picture };
    Kind kind = Kind::Text;
    int page = 0;  // From 1.
    float x = 0;   // Points from the page's top left corner; of a text its ink.
    float y = 0;
    float width = 0;
    float height = 0;
    std::string text{};
};

struct Paper {
    Bytes pdf;
    int pages = 0;
    int unknown_glyphs = 0;  // Characters that no shipped font has.
    std::vector<PrintedItem> items;
};

// Any thread may use it; they wait for each other, as the fonts are one thread's.
class PaperMaker {
public:
    // `translator` outlives it. Folders and errors: as Fonts::create().
    static Result<std::unique_ptr<PaperMaker>> create(const std::string& fonts_folder,
                                                      const std::string& cache_folder,
                                                      const kiosk::Translator& translator);

    // Errors: NotFound for a language that the questionnaire does not have; Invalid when it would
    // be longer than pages_max; Unavailable when Cairo fails.
    Result<Paper> make(const PaperOrder& order);

private:
    PaperMaker(std::unique_ptr<Fonts> fonts, const kiosk::Translator& translator)
        : fonts_(std::move(fonts)), translator_(translator) {}

    std::mutex mutex_;
    std::unique_ptr<Fonts> fonts_;
    const kiosk::Translator& translator_;
};

}  // namespace candour::platform
