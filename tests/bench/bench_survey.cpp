// tests/bench/bench_survey.cpp: bench_survey QUESTIONS LANGUAGES: imports a form of this size from
// .xlsx, beside the bare libzip and expat on the same bytes, and evaluates it after each answer.
// Prints one object of JSON.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <expat.h>
#include <zip.h>

#include "core/survey/logic.h"
#include "core/survey/xlsform/export.h"
#include "core/survey/xlsform/import.h"
#include "platform/sheets/xlsx.h"
#include "tests/bench/times.h"

using namespace candour;
using namespace candour::survey;

namespace {

LocalText words(const std::vector<Language>& languages, const std::string& text) {
    LocalText all;
    for (const Language& language : languages)
        all.by_language[language] = text + " [" + language + "]";
    return all;
}

// Ten questions share a list; each is shown when the one before it was answered in one way.
Questionnaire form_of(std::size_t count, std::size_t languages) {
    const std::vector<Language> tags = {"en", "cy", "ur", "ta", "pa", "ar", "fr", "es", "pt", "de",
                                        "it", "nl", "pl", "ro", "bg", "hu", "cs", "sk", "hr", "tr"};
    Questionnaire form;
    form.id = "bench";
    form.languages.assign(tags.begin(), tags.begin() + static_cast<std::ptrdiff_t>(languages));
    form.title = words(form.languages, "A long form");
    form.owner = "Manager";
    form.purpose = "To measure";
    form.act_by = "2027-03-31";
    for (std::size_t i = 0; i < count; ++i) {
        Question question{.id = "q" + std::to_string(i)};
        question.prompt = words(form.languages, "How was part " + std::to_string(i) + " for you?");
        question.hint =
            words(form.languages, "Choose what fits best for part " + std::to_string(i));
        for (int choice = 0; choice < 5; ++choice) {
            question.choices.push_back(
                {.id = "c" + std::to_string(choice),
                 .label = words(form.languages, "Answer " + std::to_string(choice) + " of list " +
                                                    std::to_string(i / 10))});
        }
        if (i > 0)
            question.show_if = "selected(${q" + std::to_string(i - 1) + "}, 'c1') or ${q" +
                               std::to_string(i / 2) + "} = 'c1'";
        form.questions.push_back(std::move(question));
    }
    form.version = version_of(form);
    return form;
}

Imported import(const Bytes& bytes) {
    const auto workbook = platform::read_xlsx(bytes, "bench.xlsx");
    CHECK(workbook.ok());
    Imported imported = xlsform::import_xlsform(workbook.value(), "bench");
    CHECK(imported.questionnaire.has_value() && imported.complete);
    return imported;
}

// The same parts, unpacked and parsed, and nothing done with them.
void parse_bare(const Bytes& bytes) {
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
    zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, nullptr);
    CHECK(archive != nullptr);
    for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
        const char* name = zip_get_name(archive, static_cast<zip_uint64_t>(i), 0);
        if (std::strstr(name, "sheet") == nullptr && std::strstr(name, "sharedStrings") == nullptr)
            continue;
        zip_file_t* file = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
        XML_Parser parser = XML_ParserCreate(nullptr);
        std::vector<char> piece(std::size_t{64} << 10);
        for (zip_int64_t got = 0; (got = zip_fread(file, piece.data(), piece.size())) > 0;)
            CHECK(XML_Parse(parser, piece.data(), static_cast<int>(got), 0) == XML_STATUS_OK);
        XML_ParserFree(parser);
        zip_fclose(file);
    }
    zip_discard(archive);
}

template <typename Work>
bench::Times timed(int runs, Work work) {
    bench::Times times;
    for (int i = 0; i < runs; ++i) {
        const auto begin = bench::now();
        work(i);
        times.add(bench::now() - begin);
    }
    return times;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    const auto count = static_cast<std::size_t>(std::atoi(argv[1]));
    const auto languages = static_cast<std::size_t>(std::atoi(argv[2]));
    const Questionnaire form = form_of(count, languages);
    const Bytes bytes = platform::write_xlsx(xlsform::export_xlsform(form)).take();
    const int runs = count > 2'000 ? 2 : 5;
    const bench::Times imports = timed(runs, [&](int) { (void)import(bytes); });
    const bench::Times bare = timed(runs, [&](int) { parse_bare(bytes); });
    const Questionnaire read = std::move(*import(bytes).questionnaire);
    CHECK(read == form);
    Answers answers;
    for (const Question& question : read.questions)
        answers.given.push_back({.question = question.id, .choice = "c1"});
    const CivilDay today = from_iso("2026-11-25").value();
    std::size_t shown = 0;
    const bench::Times changes = timed(count > 2'000 ? 20 : 200, [&](int i) {
        // One is answered otherwise each time, and as before the next: all others stay shown.
        const auto at = static_cast<std::size_t>(i * 7);
        if (i > 0) answers.given[(at - 7) % count].choice = "c1";
        answers.given[at % count].choice = "c2";
        const Evaluation now = evaluate(read, answers, today, "en");
        for (std::size_t question = 0; question < count; ++question)
            shown += now.shown(question) ? 1 : 0;
    });
    CHECK(shown > count);
    std::printf(
        "{\"questions\": %zu, \"bytes\": %zu, \"import\": %s, \"bare\": %s, \"change\": %s}\n",
        count, bytes.size(), imports.json().c_str(), bare.json().c_str(), changes.json().c_str());
    return 0;
}
