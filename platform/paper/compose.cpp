// The parts of a sheet around its answers.
#include "platform/paper/compose.h"

#include <iterator>

#include "platform/paper/limits.h"

namespace candour::platform::paper {

using survey::PaperBlock;

void Composer::paragraph(Unit& unit, float start, const ShownText& text, bool bold) {
    if (text.text.empty()) return;
    std::vector<Row> rows = maker_.rows_of(start, text, {.size = size_, .bold = bold});
    if (rows.empty()) return;
    rows.back().height += 0.2F * size_;
    std::move(rows.begin(), rows.end(), std::back_inserter(unit.rows));
}

void Composer::space(Unit& unit, float ems) const {
    unit.rows.push_back({.height = ems * size_, .keep_with_next = true});
}

Mark Composer::box(float width, float height) const {
    return {.kind = Mark::Kind::Box, .width = width, .height = height};
}

std::vector<Unit> Composer::units(const survey::PaperSheet& sheet, const ShownText& organisation,
                                  const ShownText& confidentiality) {
    std::vector<Unit> units;
    units.push_back(head(sheet, organisation, confidentiality));
    for (std::size_t i = 0; i < sheet.blocks.size(); ++i) {
        const PaperBlock& block = sheet.blocks[i];
        switch (block.kind) {
            case PaperBlock::Kind::Heading:
            case PaperBlock::Kind::Turn:
                units.push_back(heading(block));
                break;
            case PaperBlock::Kind::Information:
                units.push_back(information(block));
                break;
            case PaperBlock::Kind::Question:
                units.push_back(question(block));
                break;
        }
        // After the last time that a repeat is on the sheet.
        const bool ends = i + 1 == sheet.blocks.size() || sheet.blocks[i + 1].turns == 0;
        if (block.turns == 0 || !ends || block.kind == PaperBlock::Kind::Turn) continue;
        const std::size_t repeat =
            questionnaire_.repeat_around(questionnaire_.questions[block.question].group);
        if (questionnaire_.groups[repeat].repeat_max > block.turns) units.push_back(more_turns());
    }
    return units;
}

Unit Composer::head(const survey::PaperSheet& sheet, const ShownText& organisation,
                    const ShownText& confidentiality) {
    Unit unit;
    paragraph(unit, 0, organisation);
    Row title;
    maker_.text(title, 0, maker_.width(), sheet.title,
                {.size = 1.6F * size_, .bold = true, .tag = "H1"});
    unit.rows.push_back(std::move(title));
    if (questionnaire_.training) {
        paragraph(unit, 0, words_.tr("Practice: nothing you say here is counted."), true);
    }
    for (const ShownText& part : paragraphs_of(sheet.introduction)) {
        space(unit, 0.4F);
        paragraph(unit, 0, part);
    }
    space(unit, 1.3F);
    how_to_fill_in(unit, confidentiality);
    return unit;
}

// What somebody must know before the first tick: what they may leave out, who sees the sheet, and
// where confidentiality ends (requirement W15).
void Composer::how_to_fill_in(Unit& unit, const ShownText& confidentiality) {
    Row title;
    maker_.text(title, 0, maker_.width(), words_.tr("How to fill this in"),
                {.size = 1.2F * size_, .bold = true, .tag = "H2"});
    title.keep_with_next = true;
    unit.rows.push_back(std::move(title));
    for (const ShownText& said :
         {words_.tr("You may leave out any question."),
          words_.tr("Do not write your name, or anything that tells who you are."),
          words_.tr("A member of staff reads this sheet, types in what it says without your name, "
                    "and then destroys the sheet."),
          words_.tr("What is typed in waits, and is mixed with what other people say.")}) {
        space(unit, 0.1F);
        paragraph(unit, 0, said);
    }
    if (confidentiality.text.empty()) return;
    space(unit, 0.6F);
    paragraph(unit, 0, words_.tr("What we cannot keep to ourselves"), true);
    unit.rows.back().keep_with_next = true;
    for (const ShownText& part : paragraphs_of(confidentiality)) {
        paragraph(unit, 0, part);
        space(unit, 0.3F);
    }
}

Unit Composer::heading(const PaperBlock& block) {
    Unit unit{.heading = true};
    ShownText label = block.prompt;
    if (block.kind == PaperBlock::Kind::Turn) {
        const std::string turn = std::to_string(block.repetition + 1);
        if (label.text.empty()) label.language = words_.language();
        label.text += label.text.empty() ? turn : " · " + turn;
    }
    Row row;
    maker_.text(row, 0, maker_.width(), label, {.size = 1.25F * size_, .bold = true, .tag = "H2"});
    unit.rows.push_back(std::move(row));
    for (const survey::PaperCondition& condition : block.conditions)
        paragraph(unit, 0, words_.condition(condition));
    for (const ShownText& part : paragraphs_of(block.hint))
        paragraph(unit, 0, part);
    return unit;
}

Unit Composer::information(const PaperBlock& block) {
    Unit unit;
    for (const survey::PaperCondition& condition : block.conditions)
        paragraph(unit, 0, words_.condition(condition));
    paragraph(unit, 0, block.prompt, true);
    for (const ShownText& part : paragraphs_of(block.hint)) {
        space(unit, 0.3F);
        paragraph(unit, 0, part);
    }
    return unit;
}

Unit Composer::question(const PaperBlock& block) {
    Unit unit;
    if (!block.reason.text.empty()) {
        paragraph(unit, 0, words_.tr("Why the next question asks who you are"), true);
        for (const ShownText& part : paragraphs_of(block.reason))
            paragraph(unit, 0, part);
        space(unit, 0.5F);
    }
    const float start = indent();
    for (const survey::PaperCondition& condition : block.conditions)
        paragraph(unit, start, words_.condition(condition));
    Row prompt;
    maker_.text(prompt, 0, start, {block.number, words_.language()}, {.size = size_, .bold = true});
    maker_.text(prompt, start, maker_.width() - start, block.prompt,
                {.size = size_, .bold = true, .tag = "H3"});
    unit.rows.push_back(std::move(prompt));
    for (const ShownText& part : paragraphs_of(block.hint))
        paragraph(unit, start, part);
    const survey::Question& asked = questionnaire_.questions[block.question];
    paragraph(unit, start, words_.instruction(asked));
    for (Row& row : unit.rows)
        row.keep_with_next = true;
    answer_rows(unit, block);
    if (asked.may_decline) {
        unit.rows.back().keep_with_next = true;  // Never alone on the next page.
        tick_row(unit, words_.tr("I would rather not say"));
    }
    return unit;
}

Unit Composer::more_turns() {
    Unit unit;
    paragraph(unit, 0, words_.tr("For more, use another sheet and keep the two together."));
    return unit;
}

// The version's hash tells staff which questions were asked; it is the same on every copy.
Unit Composer::foot(int page, int pages) {
    Unit unit;
    paragraph(unit, 0, words_.tr("Leave your name off this sheet."));
    Row row;
    const float half = maker_.width() / 2;
    maker_.text(row, 0, half,
                words_.tr("Page {page} of {pages}",
                          {{"page", std::to_string(page)}, {"pages", std::to_string(pages)}}),
                {.size = size_});
    maker_.text(row, half, half, {short_version(questionnaire_), "en"},
                {.size = size_, .align = kiosk::Align::End});
    unit.rows.push_back(std::move(row));
    return unit;
}

}  // namespace candour::platform::paper
