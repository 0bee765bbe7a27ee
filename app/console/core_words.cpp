// The core's sentences, and finding one again.
#include "app/console/core_words.h"

#include <charconv>
#include <optional>
#include <span>

#include "app/console/draft_sentences.h"
#include "app/console/editor/form.h"
#include "app/console/sentence_parts.h"

namespace candour::console {
namespace {

// The first that fits counts: whole sentences stand before those with parts.
constexpr std::string_view sentences[] = {
    // core/feedback/suggestion_line.cpp
    N_("The next review is on a day after today."),
    N_("It came up a hundred times: decide."),
    N_("It is acknowledged already."),
    N_("It is settled."),
    N_("Acknowledge it first."),
    N_("Choose what was decided."),
    N_("what was said of it"),
    N_("how it was acknowledged"),
    N_("whose it is"),
    N_("what people are told"),
    // core/feedback/recommendation.cpp
    N_("It is decided; write a new recommendation."),
    N_("Write at least two options; doing nothing can be one."),
    N_("Write at most six options."),
    N_("Say until when it is decided."),
    N_("It is decided already."),
    N_("Choose one of the options."),
    N_("The day to look at what came of it is after today."),
    N_("Only of a decided recommendation something can come."),
    N_("what you recommend"),
    N_("what it answers"),
    N_("who decides"),
    N_("what each option is"),
    N_("the benefits of “{option}”"),
    N_("the drawbacks of “{option}”"),
    N_("why this option"),
    N_("who decided"),
    N_("what came of it"),
    // core/feedback/you_said.cpp
    N_("It has no words yet."),
    N_("Fewer than {count} contacts have this theme: with so few, somebody could be picked out."),
    N_("Say what shows that the change was made."),
    N_("Say why nothing was changed."),
    N_("It needs a day on which it is looked at again."),
    N_("It is not translated ({language}), and nobody has said that it may be shown in another "
       "language."),
    N_("It is published. Withdraw it first, then change it."),
    N_("Write how many contacts have this theme."),
    N_("Somebody else has to read your translation."),
    N_("You wrote these words. Somebody else has to decide."),
    N_("It quotes more than eight words of one person that are in no redacted text: change them, "
       "or keep a redacted text of that contact first."),
    N_("One person's words can be quoted from their redacted text alone, whatever the reason."),
    N_("It is no draft any more."),
    N_("You wrote it. Somebody else has to approve it."),
    N_("Only what a second person has approved is published."),
    N_("Its review day has to be after today."),
    N_("Its review day has to be within a year."),
    N_("It is not published."),
    N_("the theme"),
    N_("what people said"),
    N_("what you did"),
    N_("what shows the change"),
    N_("why this may stand"),
    // app/console/you_said/entry_page.cpp, as if it were the core's.
    N_("These words are not there any more."),
    // sync/server/publish_you_said.cpp
    N_("others are publishing just now; try again in some minutes"),
    // core/privacy/identifying_words.cpp
    N_("This is an e-mail address. Take it out; the page already says how to reach you."),
    N_("This is a postcode. A few homes share one: take it out."),
    N_("This is an NHS number. It is one person's: take it out."),
    N_("This looks like a telephone number or a number of a case. Take it out."),
    N_("A day can tell who was there. Write the month, or no time at all."),
    N_("An age can tell who it was. Take it out."),
    N_("So few people can be picked out. Write “some people”, or say what was asked for."),
    N_("A place can tell whose home or visit it was. Name the service, or nothing."),
    N_("Somebody who works here has this name. Write what the team did."),
    N_("This looks like a person's name. Take it out."),
    N_("One person wrote these words and would know them again. Say it in your own words, or quote "
       "the redacted text of this contact; no reason lets anything else stand."),
    // core/privacy/redaction.cpp
    N_("[e-mail address]"),
    N_("[postcode]"),
    N_("[NHS number]"),
    N_("[phone number]"),
    N_("[date]"),
    N_("[age]"),
    N_("[few people]"),
    N_("[place]"),
    N_("[staff]"),
    N_("[name]"),
    N_("[words]"),
    N_("[taken out]"),
    // core/complaint/work_calendar.cpp
    N_("the closure from {first} to {last} is longer than a year"),
    N_("the closure from {first} to {last} has a reason that is too long or is no text"),
    N_("a calendar has at most {count} closures"),
    // core/survey/longest_answer.cpp, core/feedback/hand_over.cpp
    N_("{file}: questionnaire '{name}': question '{question}': it is too long for a tablet that is "
       "handed over, where every visit takes the same room; give long texts a smaller "
       "\"characters_max\", or ask less"),
    // All of core/feedback: of whatever is written.
    N_("Make {what} shorter: at most {count} characters."),
    N_("Make {what} shorter."),
    N_("Write {what}."),
};

// "2 signs of a person are in its words …", of core/feedback/you_said.cpp.
std::optional<std::string> signs_in_words(std::string_view english, const PageLanguage& language) {
    std::int64_t count = 0;
    const auto [end, error] =
        std::from_chars(english.data(), english.data() + english.size(), count);
    const auto after = english.substr(static_cast<std::size_t>(end - english.data()));
    const bool is_one = after.starts_with(" sign of a person is in its words");
    if (error != std::errc() || !(is_one || after.starts_with(" signs of a person are in its")))
        return std::nullopt;
    return language.tr_n(
        "{count} sign of a person is in its words: change them, or let a second person say why "
        "they may stand.",
        "{count} signs of a person are in its words: change them, or let a second person say why "
        "they may stand.",
        count);
}

}  // namespace

std::string core_words(std::string_view english, const PageLanguage& language) {
    if (language.tag() == "en") return std::string{english};
    if (auto signs = signs_in_words(english, language)) return std::move(*signs);
    for (const std::span<const std::string_view> table :
         {std::span<const std::string_view>(draft_sentences),
          std::span<const std::string_view>(sentences)}) {
        for (const std::string_view sentence : table) {
            auto parts = sentence_parts(sentence, english);
            if (!parts) continue;
            for (auto& [name, part] : *parts)
                part = core_words(part, language);
            return language.tr(sentence, *parts);
        }
    }
    return std::string{english};
}

std::string core_sentence(std::string_view english, const PageLanguage& language) {
    return as_sentence(core_words(english, language));
}

}  // namespace candour::console
