// Days and languages in words.
#include "app/console/receipt/words.h"

#include <array>
#include <chrono>

namespace candour::console {
namespace {

constexpr std::array<std::string_view, 12> months = {
    N_("January"), N_("February"), N_("March"),     N_("April"),   N_("May"),      N_("June"),
    N_("July"),    N_("August"),   N_("September"), N_("October"), N_("November"), N_("December")};

// A name in another script must not turn the sentence around it.
std::string isolated(const std::string& name) { return "\u2068" + name + "\u2069"; }

}  // namespace

ReceiptWords::ReceiptWords(const Translator& translator, const Language& wanted)
    : in_(translator),
      wanted_(wanted),
      language_(without_variant(translator.show(wanted, receipt_texts::code).language)) {}

std::string ReceiptWords::written_on(CivilDay day) const {
    const std::chrono::year_month_day date{day};
    const std::string month = tr(months[static_cast<unsigned>(date.month()) - 1]);
    const std::string words = fill(tr(N_("{day} {month} {year}")),
                                   {{"day", std::to_string(static_cast<unsigned>(date.day()))},
                                    {"month", month},
                                    {"year", std::to_string(static_cast<int>(date.year()))}});
    return fill(tr(N_("Written on {day}")), {{"day", words}});
}

std::string ReceiptWords::in_other_language(const Language& language) const {
    if (without_variant(language) == language_) return {};
    return fill(tr(N_("This answer is in {language}. You can ask somebody you trust to help you "
                      "read it.")),
                {{"language", isolated(own_name(language))}});
}

}  // namespace candour::console
