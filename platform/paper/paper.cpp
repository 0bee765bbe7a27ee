// From a questionnaire to a PDF.
#include "platform/paper/paper.h"

#include <algorithm>

#include "platform/paper/compose.h"
#include "platform/paper/draw.h"
#include "platform/paper/limits.h"
#include "platform/paper/pages.h"

namespace candour::platform {
namespace {

struct SizeFacts {
    PrintSize size;
    std::string_view name;
    float points;
};
constexpr SizeFacts sizes[] = {
    {PrintSize::Clear, "100", 14}, {PrintSize::Large, "150", 18}, {PrintSize::Giant, "200", 24}};

const SizeFacts& facts_of(PrintSize size) {
    const auto* found = std::ranges::find(sizes, size, &SizeFacts::size);
    CHECK(found != std::end(sizes));
    return *found;
}

paper::PageRows stacked(paper::Unit unit) {
    paper::PageRows rows;
    float y = 0;
    for (paper::Row& row : unit.rows) {
        const float height = row.height;
        rows.push_back({y, std::move(row)});
        y += height;
    }
    return rows;
}

}  // namespace

std::string_view name_of(PrintSize size) { return facts_of(size).name; }

std::optional<PrintSize> print_size_from(std::string_view name) {
    const auto* found = std::ranges::find(sizes, name, &SizeFacts::name);
    if (found == std::end(sizes)) return std::nullopt;
    return found->size;
}

float points_of(PrintSize size) { return facts_of(size).points; }

Result<std::unique_ptr<PaperMaker>> PaperMaker::create(const std::string& fonts_folder,
                                                       const std::string& cache_folder,
                                                       const kiosk::Translator& translator) {
    ASSIGN_OR_RETURN(auto fonts, Fonts::create(fonts_folder, cache_folder));
    return std::unique_ptr<PaperMaker>(new PaperMaker(std::move(fonts), translator));
}

Result<Paper> PaperMaker::make(const PaperOrder& order) {
    const survey::Questionnaire& questionnaire = order.questionnaire;
    if (std::ranges::count(questionnaire.languages, order.language) == 0) {
        return Error{ErrorKind::NotFound,
                     "the questionnaire has no texts in '" + order.language + "'"};
    }
    const std::lock_guard lock(mutex_);
    const bool right_to_left = is_right_to_left(order.language);
    const float width = paper::page_width - paper::margin - paper::margin_staple;
    paper::RowMaker maker(*fonts_, width, right_to_left);
    const paper::Words words(translator_, order.language);
    const float size = points_of(order.size);
    paper::Composer composer(maker, words, questionnaire, size);
    const survey::PaperSheet sheet =
        paper_sheet(questionnaire, order.language, survey::printed_turns);

    // As high as it can become: with three figures on either side.
    const float foot = composer.foot(paper::pages_max, paper::pages_max).height();
    const float room = paper::page_height - 2 * paper::margin - foot - size;
    const std::vector<paper::PageRows> rows =
        paper::pages_of(composer.units(sheet, order.organisation.in(order.language),
                                       order.confidentiality.in(order.language)),
                        room, 1.3F * size);
    if (rows.size() > paper::pages_max) {
        return Error{ErrorKind::Invalid, "on paper the questionnaire is longer than " +
                                             std::to_string(paper::pages_max) + " pages"};
    }
    std::vector<paper::DrawnPage> pages;
    for (const paper::PageRows& page : rows) {
        const auto number = static_cast<int>(pages.size()) + 1;
        pages.push_back({.rows = page,
                         .foot = stacked(composer.foot(number, static_cast<int>(rows.size()))),
                         .left = right_to_left ? paper::margin : paper::margin_staple,
                         .top = paper::margin,
                         .foot_top = paper::page_height - paper::margin - foot});
    }
    Paper made;
    RETURN_IF_ERROR(draw_pages(pages, sheet.title.text, made));
    made.unknown_glyphs = maker.unknown_glyphs();
    return made;
}

}  // namespace candour::platform
