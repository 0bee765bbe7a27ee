// A visit within the visit: it touches nothing but Visit::help, and goes back to where it began.
#include "app/kiosk/flow/help_now.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/kiosk/flow/hand_over.h"
#include "app/kiosk/flow/offers.h"
#include "app/kiosk/flow/receipt.h"
#include "app/kiosk/flow/steps.h"
#include "app/kiosk/flow/text.h"
#include "core/base/bytes.h"
#include "core/feedback/limits.h"

namespace candour::kiosk {
namespace {

bool types_words(const Flow& flow) {
    if (std::holds_alternative<WriteScreen>(flow.screen)) return true;
    if (std::holds_alternative<FactWordsScreen>(flow.screen)) return true;
    const auto* asked = std::get_if<QuestionScreen>(&flow.screen);
    const survey::Question* question = question_shown(flow);
    if (asked == nullptr || question == nullptr) return false;
    if (asked->part == QuestionPart::Other) return true;
    return asked->part == QuestionPart::Ask && (question->type == survey::QuestionType::LongText ||
                                                question->type == survey::QuestionType::ShortText);
}

// Also before its kind is chosen, and while it is checked, kept and tried again.
bool is_around_words(const Flow& flow) {
    const auto* trouble = std::get_if<TroubleScreen>(&flow.screen);
    if (trouble != nullptr) return trouble->trouble != Trouble::NoRoom;
    // One that is still being made is waited for.
    if (std::holds_alternative<ReceiptScreen>(flow.screen)) return flow.visit.receipt.has_value();
    return std::holds_alternative<AboutScreen>(flow.screen) ||
           std::holds_alternative<ServiceScreen>(flow.screen) ||
           std::holds_alternative<GuideScreen>(flow.screen) ||
           std::holds_alternative<ChartScreen>(flow.screen) ||
           std::holds_alternative<FactScreen>(flow.screen) ||
           std::holds_alternative<CheckScreen>(flow.screen) ||
           std::holds_alternative<ReceiptOfferScreen>(flow.screen) ||
           std::holds_alternative<ReceiptKeptScreen>(flow.screen);
}

std::string figures_of(const std::string& phone) {
    std::string figures;
    for (const char c : phone) {
        if (c >= '0' && c <= '9') figures += c;
    }
    return figures;
}

Step go_back_from_help(Flow flow) {
    if (!flow.visit.help.from) return just(std::move(flow));
    flow.screen = std::move(*flow.visit.help.from);
    flow.visit.help.from.reset();
    flow.page = flow.visit.help.page;
    return just(std::move(flow));
}

void edit_help(Flow& flow, const EditText& edit) {
    auto& screen = std::get<HelpWriteScreen>(flow.screen);
    BoundedText bounded = bounded_edit(flow.visit.help.words, edit.text, edit.caret_byte,
                                       feedback::help_characters_max);
    screen.caret_byte = bounded.caret_byte;
    screen.problem = bounded.cut ? HelpProblem::TooLong : HelpProblem::None;
    wipe(flow.visit.help.words);
    flow.visit.help.words = std::move(bounded.text);
}

// No service, no receipt. The language is that of the words: whoever reads them may have to find
// somebody who can, at once, and the words show it in any case.
feedback::Contact help_contact(const Flow& flow) {
    feedback::Contact contact;
    contact.kind = feedback::ContactKind::Help;
    contact.channel = flow.channel;
    contact.language = without_variant(flow.visit.preferences.language);
    contact.story = flow.visit.help.words;
    contact.urgent = true;
    return contact;
}

void forget_words(Flow& flow) {
    wipe(flow.visit.help.words);
    flow.visit.help.words.clear();
}

Step send_help(Flow flow) {
    if (is_blank(flow.visit.help.words)) {
        std::get<HelpWriteScreen>(flow.screen).problem = HelpProblem::Empty;
        return just(std::move(flow));
    }
    if (flow.practising || is_training(flow)) {
        forget_words(flow);
        show_instead(flow, HelpSentScreen{.practice = true});
        return just(std::move(flow));
    }
    Step step = just(std::move(flow));
    step.effects.emplace_back(StoreContact{feedback::Draft(help_contact(step.flow))});
    show_instead(step.flow, SendingScreen{.help = true});
    return step;
}

}  // namespace

bool offers_help(const Flow& flow) {
    if (flow.visit.equality || flow.visit.help.from) return false;
    if (types_words(flow) || std::holds_alternative<PurposeScreen>(flow.screen)) return true;
    // A survey of choices tells about nobody; where it takes words it has the control.
    const bool survey = flow.visit.contact.kind == feedback::ContactKind::SurveyAnswer;
    return flow.visit.kind_chosen && !survey && is_around_words(flow);
}

Step ask_for_help(Flow flow) {
    if (!offers_help(flow)) return just(std::move(flow));
    flow.visit.help.from = std::move(flow.screen);
    flow.visit.help.page = flow.page;
    show_instead(flow, HelpScreen{});
    const bool takes_words = takes_help_words(flow);
    Step step = just(std::move(flow));
    if (takes_words) step.effects.emplace_back(AskRoom{.for_help = true});
    return step;
}

bool takes_help_words(const Flow& flow) {
    return flow.organisation->help.has_value() && !is_with_person(flow);
}

std::string emergency_number(const feedback::Organisation& organisation) {
    constexpr std::array<std::string_view, 2> emergency = {"999", "112"};
    for (const feedback::ContactPoint& contact : organisation.contacts) {
        if (std::ranges::find(emergency, figures_of(contact.phone)) != emergency.end())
            return contact.phone;
    }
    return std::string(emergency.front());
}

bool has_phones(const feedback::Organisation& organisation) {
    return std::ranges::any_of(organisation.contacts, [](const feedback::ContactPoint& contact) {
        return !contact.phone.empty();
    });
}

Step on_help(Flow flow, const Intent& intent) {
    auto& screen = std::get<HelpScreen>(flow.screen);
    if (const auto* room = std::get_if<RoomKnown>(&intent)) {
        screen.room = room->has_room ? Room::Enough : Room::TooLittle;
    } else if (std::holds_alternative<Continue>(intent)) {
        if (takes_help_words(flow) && screen.room == Room::Enough)
            show_instead(flow, HelpBeforeScreen{});
    } else if (std::holds_alternative<Back>(intent)) {
        return go_back_from_help(std::move(flow));
    }
    return just(std::move(flow));
}

Step on_help_before(Flow flow, const Intent& intent) {
    if (std::holds_alternative<Continue>(intent)) {
        show_instead(flow, HelpWriteScreen{.caret_byte = flow.visit.help.words.size()});
    } else if (std::holds_alternative<Back>(intent)) {
        show_instead(flow, HelpScreen{.room = Room::Enough});
    }
    return just(std::move(flow));
}

Step on_help_write(Flow flow, const Intent& intent) {
    auto& screen = std::get<HelpWriteScreen>(flow.screen);
    if (const auto* edit = std::get_if<EditText>(&intent)) {
        edit_help(flow, *edit);
    } else if (const auto* keyboard = std::get_if<ShowKeyboard>(&intent)) {
        screen.keyboard_open = keyboard->open;
    } else if (std::holds_alternative<Continue>(intent)) {
        return send_help(std::move(flow));
    } else if (std::holds_alternative<Back>(intent)) {
        show_instead(flow, HelpBeforeScreen{});
    }
    return just(std::move(flow));
}

Step on_help_kept(Flow flow, const Intent& intent) {
    if (std::holds_alternative<Stored>(intent)) {
        forget_words(flow);
        show_instead(flow, HelpSentScreen{});
    } else if (std::holds_alternative<NotStored>(intent)) {
        show_instead(flow, HelpWriteScreen{.caret_byte = flow.visit.help.words.size(),
                                           .problem = HelpProblem::NotStored});
    }
    return just(std::move(flow));
}

Step on_help_sent(Flow flow, const Intent& intent) {
    const bool goes_on =
        std::holds_alternative<Continue>(intent) || std::holds_alternative<Back>(intent);
    return goes_on ? go_back_from_help(std::move(flow)) : just(std::move(flow));
}

}  // namespace candour::kiosk
