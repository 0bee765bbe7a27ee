// Compose: from the sheet's blocks to units of rows, each type of question in its own way.
#pragma once

#include <vector>

#include "core/survey/paper/sheet.h"
#include "platform/paper/paper.h"
#include "platform/paper/rows.h"
#include "platform/paper/words.h"

namespace candour::platform::paper {

class Composer {
public:
    // `size`: of the text, in points.
    Composer(RowMaker& maker, const Words& words, const survey::Questionnaire& questionnaire,
             float size)
        : maker_(maker), words_(words), questionnaire_(questionnaire), size_(size) {}

    // The whole sheet, in its order.
    std::vector<Unit> units(const survey::PaperSheet& sheet, const ShownText& organisation,
                            const ShownText& confidentiality);
    // What stands at the foot of a page.
    Unit foot(int page, int pages);

private:
    Unit head(const survey::PaperSheet& sheet, const ShownText& organisation,
              const ShownText& confidentiality);
    void how_to_fill_in(Unit& unit, const ShownText& confidentiality);
    Unit heading(const survey::PaperBlock& block);
    Unit information(const survey::PaperBlock& block);
    Unit question(const survey::PaperBlock& block);
    Unit more_turns();

    void answer_rows(Unit& unit, const survey::PaperBlock& block);
    void choice_rows(Unit& unit, const survey::PaperBlock& block);
    void scale_rows(Unit& unit, const survey::PaperBlock& block);
    void number_row(Unit& unit, const survey::PaperBlock& block);
    void date_rows(Unit& unit);
    void lines(Unit& unit, int count);
    void tick_row(Unit& unit, const ShownText& label);
    void picture(Row& row, const survey::Question& question, std::size_t choice, float& start);

    void paragraph(Unit& unit, float start, const ShownText& text, bool bold = false);
    void space(Unit& unit, float ems) const;
    float em() const { return size_; }
    float indent() const { return 2.6F * size_; }  // "12.3" and a space.
    float box_side() const { return 1.25F * size_; }
    Mark box(float width, float height) const;

    RowMaker& maker_;
    const Words& words_;
    const survey::Questionnaire& questionnaire_;
    float size_;
};

}  // namespace candour::platform::paper
