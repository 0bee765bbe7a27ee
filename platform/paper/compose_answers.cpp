// How each type of question is answered with a pen.
#include <algorithm>

#include "platform/paper/compose.h"
#include "platform/paper/limits.h"

namespace candour::platform::paper {

using survey::PaperBlock;
using survey::Question;
using survey::QuestionType;

void Composer::answer_rows(Unit& unit, const PaperBlock& block) {
    const Question& question = questionnaire_.questions[block.question];
    switch (question.type) {
        case QuestionType::OneChoice:
        case QuestionType::ManyChoices:
        case QuestionType::Faces:
        case QuestionType::Stars:
        case QuestionType::YesNo:
        case QuestionType::Ranking:
            return choice_rows(unit, block);
        case QuestionType::Scale:
            return scale_rows(unit, block);
        case QuestionType::Number:
            return number_row(unit, block);
        case QuestionType::Date:
            return date_rows(unit);
        case QuestionType::ShortText:
            return lines(unit, lines_short_text);
        case QuestionType::LongText:
            return lines(unit, lines_long_text);
        case QuestionType::Information:
        case QuestionType::Calculated:
            return;
    }
}

// A box, and what it means beside it.
void Composer::tick_row(Unit& unit, const ShownText& label) {
    space(unit, 0.35F);
    Row row;
    maker_.mark(row, box(box_side(), box_side()), indent());
    const float start = indent() + box_side() + 0.6F * em();
    maker_.text(row, start, maker_.width() - start, label, {.size = size_});
    RowMaker::align(row, size_);
    unit.rows.push_back(std::move(row));
}

// Faces and stars stand between the box and the words that say the same.
void Composer::picture(Row& row, const Question& question, std::size_t choice, float& start) {
    if (question.type == QuestionType::Faces) {
        const bool three = question.choices.size() == 3;
        const auto step = static_cast<int>(choice) * (three ? 2 : 1);
        const float side = 1.9F * em();
        maker_.mark(row, {.kind = Mark::Kind::Face, .width = side, .height = side, .step = step},
                    start);
        start += side + 0.6F * em();
    } else if (question.type == QuestionType::Stars) {
        const float side = 0.95F * em();
        for (std::size_t i = 0; i <= choice; ++i) {
            maker_.mark(row, {.kind = Mark::Kind::Star, .width = side, .height = side}, start);
            start += side + 0.1F * em();
        }
        start += 0.5F * em();
    }
}

void Composer::choice_rows(Unit& unit, const PaperBlock& block) {
    const Question& question = questionnaire_.questions[block.question];
    for (std::size_t i = 0; i < question.choices.size(); ++i) {
        space(unit, 0.35F);
        Row row;
        const bool face = question.type == QuestionType::Faces;
        maker_.mark(row, box(box_side(), box_side()), indent());
        float start = indent() + box_side() + 0.6F * em();
        picture(row, question, i, start);
        ShownText label = block.choices[i];
        if (face) label.text = question.choices[i].id + "  " + label.text;
        maker_.text(row, start, maker_.width() - start, label, {.size = size_});
        RowMaker::align(row, size_);
        if (question.choices[i].other) row.keep_with_next = true;
        unit.rows.push_back(std::move(row));
        if (question.choices[i].other) lines(unit, 1);
    }
}

// The numbers under their boxes, as many beside each other as there is room for.
void Composer::scale_rows(Unit& unit, const PaperBlock& block) {
    const float room = maker_.width() - indent();
    const float least = 2.2F * em();
    const std::size_t count = block.choices.size();
    const auto fit = static_cast<std::size_t>(room / least);
    const std::size_t rows = (count + fit - 1) / std::max<std::size_t>(fit, 1);
    const std::size_t each = (count + rows - 1) / std::max<std::size_t>(rows, 1);
    const float cell = room / static_cast<float>(each);
    for (std::size_t first = 0; first < count; first += each) {
        space(unit, 0.35F);
        Row row;
        for (std::size_t i = first; i < std::min(count, first + each); ++i) {
            const float start = indent() + cell * static_cast<float>(i - first);
            maker_.mark(row, box(box_side(), box_side()), start + (cell - box_side()) / 2);
            Row number;
            maker_.text(number, start, cell, block.choices[i],
                        {.size = size_, .align = kiosk::Align::Centre});
            for (Mark& mark : number.marks) {
                mark.y += box_side();
                row.height = std::max(row.height, mark.y + mark.height);
                row.marks.push_back(std::move(mark));
            }
        }
        row.keep_with_next = true;
        unit.rows.push_back(std::move(row));
    }
    if (block.low.text.empty()) return;
    Row ends;
    const float half = room / 2 - em() / 2;
    const auto end = [&](std::size_t choice, const ShownText& label) {
        return ShownText{block.choices[choice].text + " = " + label.text, label.language};
    };
    maker_.text(ends, indent(), half, end(0, block.low), {.size = size_});
    maker_.text(ends, indent() + room - half, half, end(count - 1, block.high),
                {.size = size_, .align = kiosk::Align::End});
    unit.rows.push_back(std::move(ends));
}

void Composer::number_row(Unit& unit, const PaperBlock& block) {
    space(unit, 0.35F);
    Row row;
    const float width = 6 * em();
    maker_.mark(row, box(width, 2 * em()), indent());
    const float start = indent() + width + 0.6F * em();
    maker_.text(row, start, maker_.width() - start, block.unit, {.size = size_});
    RowMaker::align(row, size_);
    unit.rows.push_back(std::move(row));
}

void Composer::date_rows(Unit& unit) {
    space(unit, 0.35F);
    Row names;
    Row boxes;
    float start = indent();
    const struct {
        ShownText name;
        float width;
    } parts[] = {{words_.tr("Day"), 4.8F * em()},
                 {words_.tr("Month"), 4.8F * em()},
                 {words_.tr("Year"), 5.6F * em()}};
    for (const auto& part : parts) {
        maker_.text(names, start, part.width, part.name, {.size = size_});
        maker_.mark(boxes, box(part.width, 2 * em()), start);
        start += part.width + 0.6F * em();
    }
    names.keep_with_next = true;
    unit.rows.push_back(std::move(names));
    unit.rows.push_back(std::move(boxes));
}

void Composer::lines(Unit& unit, int count) {
    for (int i = 0; i < count; ++i) {
        Row row;
        const float height = 2 * em();
        maker_.mark(row,
                    {.kind = Mark::Kind::Line, .y = height, .width = maker_.width() - indent()},
                    indent());
        unit.rows.push_back(std::move(row));
    }
}

}  // namespace candour::platform::paper
