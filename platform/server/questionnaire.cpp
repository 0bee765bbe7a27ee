// platform/server/questionnaire.cpp: candour-server questionnaire: check, import, export, translate
// and print questionnaires, without a server's folder. What needs one is in publish_commands.cpp.
#include <iostream>

#include <nlohmann/json.hpp>

#include "core/survey/media_files.h"
#include "core/survey/sheet/csv.h"
#include "core/survey/translation/po.h"
#include "core/survey/translation/table.h"
#include "core/survey/xlsform/export.h"
#include "platform/server/commands.h"
#include "platform/server/print_shop.h"
#include "platform/server/publish_commands.h"
#include "platform/server/questionnaire_file.h"
#include "platform/sheets/limits.h"
#include "platform/sheets/xlsx.h"
#include "platform/system/disk.h"

namespace candour::platform {

namespace {

using survey::Imported;
using survey::Questionnaire;
using survey::Severity;

Error invalid(std::string what) { return {ErrorKind::Invalid, std::move(what)}; }

void print(const survey::Report& report, const std::string& file) {
    for (const survey::Finding& finding : report)
        std::cout << line_of(finding, file) << "\n";
}

std::string counted(std::size_t count, const char* what) {
    return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

// All of the file can be asked, or: what cannot.
Status verdict(const Imported& imported, const std::string& path) {
    if (!imported.questionnaire) return invalid(path + " cannot be imported: see above");
    const std::size_t refused = count(imported.report, Severity::Refused);
    if (refused == 0) return Unit{};
    return invalid(path + ": " + counted(refused, "part") + " of it cannot be imported: see above");
}

Result<Questionnaire> questionnaire_in(const std::string& path) {
    ASSIGN_OR_RETURN(Imported imported, read_questionnaire_file(path));
    if (imported.questionnaire) return std::move(*imported.questionnaire);
    for (const survey::Finding& finding : imported.report)
        std::cerr << line_of(finding, path) << "\n";
    return invalid(path + " cannot be imported: see above");
}

std::string json_text(const Questionnaire& questionnaire) {
    return survey::to_json(questionnaire)
               .dump(2, ' ', false, nlohmann::json::error_handler_t::replace) +
           "\n";
}

Status check(const Arguments& arguments) {
    const std::string& path = arguments.at("FILE");
    ASSIGN_OR_RETURN(const Imported imported, read_questionnaire_file(path));
    print(imported.report, path);
    RETURN_IF_ERROR(verdict(imported, path));
    const Questionnaire& read = *imported.questionnaire;
    std::cout << path << ": " << counted(read.questions.size(), "question") << " in "
              << counted(read.languages.size(), "language") << ", version " << read.version << "\n";
    return Unit{};
}

// What the file does not say of itself and the command line does.
Status add_said(const Arguments& arguments, Questionnaire& questionnaire) {
    questionnaire.owner = arguments.option("owner", questionnaire.owner);
    questionnaire.purpose = arguments.option("purpose", questionnaire.purpose);
    questionnaire.act_by = arguments.option("act-by", questionnaire.act_by);
    const bool whole = !questionnaire.owner.empty() && !questionnaire.purpose.empty() &&
                       !questionnaire.act_by.empty();
    if (!whole) {
        questionnaire.version = version_of(questionnaire);
        return Unit{};
    }
    ASSIGN_OR_RETURN(questionnaire,
                     survey::parse_questionnaire(to_json(questionnaire), "command line"));
    return Unit{};
}

Status import(const Arguments& arguments) {
    const std::string& path = arguments.at("FILE");
    const std::string to = arguments.option("to", "");
    ASSIGN_OR_RETURN(Imported imported, read_questionnaire_file(path));
    // Where the questionnaire itself is printed, what is said of it goes beside it.
    for (const survey::Finding& finding : imported.report)
        (to.empty() ? std::cerr : std::cout) << line_of(finding, path) << "\n";
    if (!imported.questionnaire) return verdict(imported, path);
    RETURN_IF_ERROR(add_said(arguments, *imported.questionnaire));
    const std::string json = json_text(*imported.questionnaire);
    if (to.empty()) {
        std::cout << json;
    } else {
        RETURN_IF_ERROR(write_new_file(to, as_bytes(json), arguments.has("overwrite")));
        std::cout << to << ": " << counted(imported.questionnaire->questions.size(), "question")
                  << "\n";
    }
    return Unit{};
}

Result<Bytes> bytes_for(const Questionnaire& questionnaire, const std::string& suffix,
                        const Language& language) {
    const auto text = [](const std::string& all) { return Bytes(all.begin(), all.end()); };
    if (suffix == ".json") return text(json_text(questionnaire));
    if (suffix == ".xlsx") return write_xlsx(survey::xlsform::export_xlsform(questionnaire));
    if (suffix == ".csv") {
        std::vector<Language> more;
        if (!language.empty()) more.push_back(language);
        return text(survey::write_csv(translation_table(questionnaire, more)));
    }
    if (suffix != ".po") return invalid("--to takes .xlsx, .json, .po or .csv");
    if (language.empty()) return invalid("a .po file is of one language: say --language");
    return text(survey::write_po(po_of(questionnaire, language)));
}

Status export_to(const Arguments& arguments) {
    const std::string to = arguments.option("to", "");
    const Language language = arguments.option("language", "");
    if (to.empty()) return invalid("--to is missing: which file should it be written to?");
    if (!language.empty() && !is_language_tag(language)) {
        return invalid("'" + language + "' is no language tag such as cy or pa-Arab");
    }
    ASSIGN_OR_RETURN(const Questionnaire questionnaire, questionnaire_in(arguments.at("FILE")));
    ASSIGN_OR_RETURN(const Bytes bytes, bytes_for(questionnaire, suffix_of(to), language));
    RETURN_IF_ERROR(write_new_file(to, bytes, arguments.has("overwrite")));
    std::cout << "Written: " << to << "\n";
    return Unit{};
}

struct Brought {
    Language language{};
    survey::Translations texts{};
};

Result<Brought> translations_in(const std::string& path, Language language,
                                const Questionnaire& questionnaire, survey::Report& report) {
    if (suffix_of(path) == ".po") {
        FileDisk disk;
        ASSIGN_OR_RETURN(const Bytes bytes, disk.read(path, sheets::file_bytes_max));
        const auto file = survey::read_po(to_text(bytes));
        if (!file.ok()) return Error{file.error().kind, path + ": " + file.error().what};
        if (language.empty()) language = file.value().language;
        return Brought{language, translations_of(file.value(), report)};
    }
    ASSIGN_OR_RETURN(const survey::Workbook workbook, read_workbook(path));
    if (language.empty()) return invalid("which language is brought? Say --language");
    if (workbook.sheets.empty()) return invalid(path + ": there is no sheet in it");
    const Language& source =
        questionnaire.fallback.empty() ? questionnaire.languages.front() : questionnaire.fallback;
    auto texts = read_translation_table(workbook.sheets.front(), source, language);
    if (!texts.ok()) return Error{texts.error().kind, path + ": " + texts.error().what};
    return Brought{language, texts.take()};
}

Status translate(const Arguments& arguments) {
    if (!arguments.values.contains("MORE")) return invalid("TRANSLATIONS is missing");
    const std::string& from = arguments.at("MORE");
    const std::string to = arguments.option("to", "");
    if (to.empty()) return invalid("--to is missing: which file should it be written to?");
    ASSIGN_OR_RETURN(Questionnaire questionnaire, questionnaire_in(arguments.at("FILE")));
    survey::Report report;
    ASSIGN_OR_RETURN(const Brought brought, translations_in(from, arguments.option("language", ""),
                                                            questionnaire, report));
    if (!is_language_tag(brought.language)) {
        return invalid(from + ": '" + brought.language + "' is no language tag: say --language");
    }
    survey::TranslationResult result =
        with_translations(std::move(questionnaire), brought.language, brought.texts);
    report.insert(report.end(), result.report.begin(), result.report.end());
    print(report, from);
    if (!result.questionnaire) return invalid(from + " cannot be taken: see above");
    ASSIGN_OR_RETURN(const Bytes bytes,
                     bytes_for(*result.questionnaire, suffix_of(to), brought.language));
    RETURN_IF_ERROR(write_new_file(to, bytes, arguments.has("overwrite")));
    std::cout << "Written: " << to << "\n";
    return Unit{};
}

// To fill in with a pen. Without --language: in the first that it has.
Status paper(const Arguments& arguments) {
    if (!arguments.values.contains("MORE")) return invalid("OUT.pdf is missing");
    const std::string& to = arguments.at("MORE");
    if (suffix_of(to) != ".pdf") return invalid(to + ": a sheet is written as .pdf");
    ASSIGN_OR_RETURN(const Questionnaire questionnaire, questionnaire_in(arguments.at("FILE")));
    const Language language = arguments.option("language", questionnaire.languages.front());
    ASSIGN_OR_RETURN(const auto shop, PrintShop::open(users_font_cache()));
    ASSIGN_OR_RETURN(const Bytes pdf, shop->print(questionnaire, nullptr, language,
                                                  arguments.option("size", "150")));
    RETURN_IF_ERROR(write_new_file(to, pdf, arguments.has("overwrite")));
    std::cout << "Written: " << to << "\n";
    if (!survey::pictures_named(questionnaire).empty()) {
        std::cout << "Its pictures are not printed: the sheet has the words alone.\n";
    }
    return Unit{};
}

}  // namespace

Status run_questionnaire(const Arguments& arguments) {
    const std::string& action = arguments.at("ACTION");
    if (action == "publish") return publish_questionnaire(arguments);
    if (arguments.values.contains("services")) return invalid("--services belongs to publish");
    if (arguments.values.contains("media")) return invalid("--media belongs to publish");
    if (action == "withdraw") return withdraw_questionnaire(arguments);
    if (action != "translate" && action != "paper" && arguments.values.contains("MORE")) {
        return invalid("\"" + arguments.at("MORE") + "\" is one word too many");
    }
    if (action != "paper" && arguments.values.contains("size")) {
        return invalid("--size is for 'questionnaire paper' alone");
    }
    if (action == "check") return check(arguments);
    if (action == "import") return import(arguments);
    if (action == "export") return export_to(arguments);
    if (action == "translate") return translate(arguments);
    if (action == "paper") return paper(arguments);
    return invalid("there is no 'questionnaire " + action +
                   "'; there are check, import, export, translate, paper, publish and withdraw");
}

}  // namespace candour::platform
