// Results as lines: table, question, answer, count, share.
#include "app/console/surveys/results_workbook.h"

#include <utility>

#include "app/console/surveys/result_labels.h"
#include "app/console/words.h"
#include "core/survey/numbers.h"

namespace candour::console {
namespace {

using report::QuestionResult;
using report::ResultPart;
using survey::Cell;
using survey::Sheet;

Cell words(std::string text) { return {.kind = Cell::Kind::Text, .text = std::move(text)}; }

Cell number(double value) {
    return {.kind = Cell::Kind::Number, .text = survey::number_text(value)};
}

Cell count_cell(const privacy::ShownCount& count) {
    return count.suppressed ? words("*") : number(static_cast<double>(count.value));
}

Cell share_cell(std::optional<int> share) { return share ? number(*share) : words(""); }

class Lines {
public:
    explicit Lines(std::string name) { sheet_.name = std::move(name); }

    void add(std::vector<Cell> cells) {
        survey::Row row{.number = sheet_.rows.size() + 1, .cells = {}};
        for (std::size_t column = 0; column < cells.size(); ++column) {
            if (cells[column].text.empty()) continue;
            cells[column].column = column;
            row.cells.push_back(std::move(cells[column]));
        }
        sheet_.rows.push_back(std::move(row));
    }
    Sheet take() { return std::move(sheet_); }

private:
    Sheet sheet_;
};

struct Table {
    std::string name;  // "All", "Service: Drop-in" …
    const std::vector<privacy::ShownCount>& counts;
    const std::vector<std::optional<int>>& shares;
};

void add_table(Lines& lines, const std::string& month, const QuestionResult& question,
               const Table& table) {
    for (std::size_t i = 0; i < question.rows.size(); ++i) {
        const bool has_place = i < question.mean_places.size() && question.mean_places[i];
        lines.add({words(month), words(table.name), words(question.id),
                   words(shown_text(prompt_of(question.heading).text)),
                   words(shown_text(prompt_of(question.prompt).text)),
                   words(shown_text(label_of(question, i).text)), count_cell(table.counts[i]),
                   share_cell(i < table.shares.size() ? table.shares[i] : std::nullopt),
                   has_place ? number(*question.mean_places[i]) : words("")});
    }
}

Sheet results_sheet(const Desk& desk, const FoundResults& found) {
    Lines lines("Results");
    lines.add({words("Month"), words("Table"), words("Question id"), words("Group"),
               words("Question"), words("Answer"), words("Count"), words("Percent"),
               words("Average place")});
    for (const QuestionResult& question : found.results->questions) {
        if (question.withheld) {
            lines.add({words(found.month), words("All"), words(question.id),
                       words(shown_text(prompt_of(question.heading).text)),
                       words(shown_text(prompt_of(question.prompt).text)), words(""),
                       words("not shown")});
            continue;
        }
        add_table(lines, found.month, question, {"All", question.counts, question.percentages});
        for (const ResultPart& part : question.by_service.parts) {
            const std::string name = shown_text(service_name(desk.organisation, part.id).text);
            add_table(lines, found.month, question,
                      {"Service: " + name, part.counts, part.percentages});
        }
        for (const ResultPart& part : question.by_version.parts) {
            add_table(
                lines, found.month, question,
                {version_name(found.questionnaire, part.id).text, part.counts, part.percentages});
        }
    }
    return lines.take();
}

Sheet figures_sheet(const FoundResults& found) {
    Lines lines("Figures");
    lines.add({words("Question id"), words("Figure"), words("Value")});
    for (const QuestionResult& question : found.results->questions) {
        if (question.mean)
            lines.add({words(question.id), words("Average"), number(*question.mean)});
        if (question.median_row) {
            lines.add({words(question.id), words("Middle answer"),
                       words(shown_text(label_of(question, *question.median_row).text))});
        }
        if (question.net_promoter_score) {
            lines.add({words(question.id), words("Net promoter score"),
                       number(*question.net_promoter_score)});
        }
    }
    return lines.take();
}

Sheet about_sheet(const Desk& desk, const FoundResults& found) {
    Lines lines("About");
    const survey::Questionnaire& questionnaire = found.questionnaire;
    lines.add({words("Survey"), words(shown_text(questionnaire.title.in("en").text))});
    lines.add({words("Month"), words(month_in_words(desk, found.month))});
    lines.add({words("People, about"), count_cell(found.results->people)});
    lines.add({words("Owner"), words(shown_text(questionnaire.owner))});
    lines.add({words("Purpose"), words(shown_text(questionnaire.purpose))});
    lines.add({words("*"), words("1 to 7 people, or a number that would give such a one away")});
    lines.add({words("not shown"), words("its numbers would give a * away")});
    lines.add({words("Other numbers"), words("rounded to the nearest 5")});
    lines.add({words("Percent"),
               words("of those who answered; none beside a *; who left it out is never counted")});
    return lines.take();
}

}  // namespace

survey::Workbook results_workbook(const Desk& desk, const FoundResults& found) {
    return {.sheets = {results_sheet(desk, found), figures_sheet(found), about_sheet(desk, found)}};
}

}  // namespace candour::console
