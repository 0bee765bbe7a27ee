#include "app/console/languages/languages.h"

#include <algorithm>
#include <map>
#include <utility>

#include "app/console/words.h"
#include "core/feedback/own_texts.h"
#include "sync/protocol/heartbeat.h"

namespace candour::console {
namespace {

// As catalogues say it themselves.
constexpr std::string_view machine_drafted = "machine-drafted";

std::string percent(std::size_t part, std::size_t whole) {
    // Never rounded up: 100 says that all is there.
    return std::to_string(whole == 0 ? 0 : part * 100 / whole);
}

std::string share_in_words(std::size_t part, std::size_t whole, const PageLanguage& language) {
    return language.tr("{part} of {whole} ({percent} %)",
                       {{"part", language.number(static_cast<std::int64_t>(part))},
                        {"whole", language.number(static_cast<std::int64_t>(whole))},
                        {"percent", percent(part, whole)}});
}

// By language, the devices that cannot show it.
Result<std::map<Language, std::string>> withdrawn_on(const Desk& desk) {
    ASSIGN_OR_RETURN(const auto devices, desk.registry.devices());
    std::map<Language, std::string> names;
    for (const store::Device& device : devices) {
        if (device.state != store::DeviceState::Approved || !device.last_heartbeat) continue;
        const auto report = protocol::health_from_json(device.health);
        if (!report.ok()) continue;
        for (const Language& language : report.value().languages_withdrawn) {
            std::string& told = names[language];
            told += (told.empty() ? "" : ", ") + shown_text(device.name);
        }
    }
    return names;
}

// Those that are offered come first, as they are offered; then what else the program has.
std::vector<LanguageFacts> in_order(const std::vector<Language>& offered,
                                    const std::vector<LanguageFacts>& facts) {
    std::vector<LanguageFacts> ordered;
    for (const Language& tag : offered) {
        const auto found = std::ranges::find(facts, tag, &LanguageFacts::tag);
        ordered.push_back(found == facts.end() ? LanguageFacts{.tag = tag} : *found);
    }
    for (const LanguageFacts& one : facts) {
        if (std::ranges::find(offered, one.tag) == offered.end()) ordered.push_back(one);
    }
    return ordered;
}

bool is_unreviewed(const LanguageFacts& facts) {
    if (facts.tag == "en") return false;
    return facts.review.empty() || facts.review.starts_with(machine_drafted);
}

std::string review_in_words(const LanguageFacts& facts, const PageLanguage& language) {
    if (facts.tag == "en") return language.tr("The original");
    if (facts.texts == 0) return language.tr("Nobody: the program has no such texts");
    if (facts.review.empty()) return language.tr("Nobody has said");
    if (facts.review.starts_with(machine_drafted))
        return language.tr("Machine-drafted, not yet reviewed");
    return shown_text(facts.review);
}

std::string reading_in_words(const LanguageFacts& facts, const PageLanguage& language) {
    if (facts.recorded == 0) {
        return facts.has_voice ? language.tr("By a computer’s voice") : language.tr("No");
    }
    const std::map<std::string, std::string> share = {
        {"percent", percent(facts.recorded, facts.recordable)}};
    return facts.has_voice
               ? language.tr("Recorded: {percent} %, the rest by a computer’s voice", share)
               : language.tr("Recorded: {percent} %, the rest not at all", share);
}

View row_of(const LanguageFacts& facts, const Desk& desk, const feedback::OwnTexts& own,
            const std::map<Language, std::string>& withdrawn) {
    const PageLanguage& language = desk.language;
    const std::vector<Language>& offered = desk.organisation.languages;
    const bool is_offered = std::ranges::find(offered, facts.tag) != offered.end();
    const auto written = own.written.find(facts.tag);
    const auto away = withdrawn.find(facts.tag);
    View row;
    row["row_language"] = language_in_words(facts.tag, language);
    row["is_offered"] = is_offered;
    row["program_texts"] = facts.tag == "en"
                               ? language.tr("All")
                               : share_in_words(facts.translated, facts.texts, language);
    row["is_unreviewed"] = is_unreviewed(facts);
    row["review"] = review_in_words(facts, language);
    row["own_texts"] =
        share_in_words(written == own.written.end() ? 0 : written->second, own.total, language);
    row["read_aloud"] = reading_in_words(facts, language);
    row["typed"] = facts.has_keys ? language.tr("Yes") : language.tr("With English letters only");
    row["withdrawn_on"] = away == withdrawn.end() ? language.tr("No device") : away->second;
    return row;
}

std::string summary_of(const std::vector<LanguageFacts>& facts,
                       const std::vector<Language>& offered, const PageLanguage& language) {
    const auto unreviewed = std::ranges::count_if(facts, [&](const LanguageFacts& one) {
        return is_unreviewed(one) && std::ranges::find(offered, one.tag) != offered.end();
    });
    const std::string languages =
        language.tr_n("{count} language is offered here.", "{count} languages are offered here.",
                      static_cast<std::int64_t>(offered.size()));
    if (unreviewed == 0) return languages;
    return languages + " " +
           language.tr_n("{count} of them has texts that no person has reviewed yet.",
                         "{count} of them have texts that no person has reviewed yet.", unreviewed);
}

}  // namespace

Result<Page> languages_page(const Desk& desk, const std::vector<LanguageFacts>& facts) {
    ASSIGN_OR_RETURN(const auto withdrawn, withdrawn_on(desk));
    const feedback::OwnTexts own = feedback::own_texts_of(desk.organisation);
    const std::vector<LanguageFacts> ordered = in_order(desk.organisation.languages, facts);
    View rows{View::type::list};
    for (const LanguageFacts& one : ordered)
        rows << row_of(one, desk, own, withdrawn);
    Page page{"languages", desk.language.tr("Languages"), Section::Languages, {}, 200};
    page.view["summary"] = summary_of(ordered, desk.organisation.languages, desk.language);
    page.view["rows"] = std::move(rows);
    return page;
}

}  // namespace candour::console
