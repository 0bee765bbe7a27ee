#include "app/kiosk/flow/flow.h"

#include <algorithm>
#include <utility>

#include "app/kiosk/flow/hand_over.h"
#include "app/kiosk/flow/help_now.h"
#include "app/kiosk/flow/path.h"
#include "app/kiosk/flow/signing.h"
#include "app/kiosk/flow/steps.h"

namespace candour::kiosk {
namespace {

Preferences default_preferences(const feedback::Organisation& organisation) {
    Preferences preferences;
    preferences.language =
        organisation.languages.empty() ? Language("en") : organisation.languages.front();
    return preferences;
}

bool is_joining(const Flow& flow) { return std::holds_alternative<JoinScreen>(flow.screen); }

bool is_sending(const Flow& flow) {
    return std::holds_alternative<SendingScreen>(flow.screen) ||
           std::holds_alternative<HandOverEndingScreen>(flow.screen);
}

// Of a tablet that is handed over: nothing of a person's is there.
bool is_with_worker(const Flow& flow) {
    return std::holds_alternative<HandOverLockedScreen>(flow.screen) ||
           std::holds_alternative<HandOverChooseScreen>(flow.screen);
}

bool has_ended(const Flow& flow) {
    return std::holds_alternative<ThankYouScreen>(flow.screen) ||
           std::holds_alternative<HandOverEndScreen>(flow.screen);
}

// A stranger's choice of language or print is put back without asking whether anyone is there.
bool has_nothing_to_lose(const Flow& flow) {
    const auto* trouble = std::get_if<TroubleScreen>(&flow.screen);
    const bool idle_screen = std::holds_alternative<WelcomeScreen>(flow.screen) ||
                             std::holds_alternative<InformationScreen>(flow.screen) ||
                             (trouble && trouble->trouble == Trouble::NoRoom);
    const bool equality = std::holds_alternative<EqualityScreen>(flow.screen) &&
                          flow.visit.contact.answers.given.empty();
    const bool involvement = std::holds_alternative<InvolvementScreen>(flow.screen) &&
                             flow.visit.contact.involvement.empty();
    const bool offered = equality || involvement;
    return offered || is_with_worker(flow) || (idle_screen && !flow.visit.kind_chosen);
}

bool is_untouched(const Flow& flow) {
    const auto* locked = std::get_if<HandOverLockedScreen>(&flow.screen);
    const bool at_lock = locked != nullptr && locked->state == PinState::Typing;
    const bool at_first = at_lock || std::holds_alternative<WelcomeScreen>(flow.screen);
    return at_first && flow.visit.typed_pin.empty() && !flow.visit.kind_chosen &&
           !flow.visit.drawn && flow.page == 0 && !flow.asking_still_there &&
           flow.visit.preferences == default_preferences(*flow.organisation);
}

Milliseconds asks_after(const Flow& flow) {
    const bool written_down = std::holds_alternative<ReceiptScreen>(flow.screen) ||
                              std::holds_alternative<HelpScreen>(flow.screen);
    return written_down ? still_there_after_receipt : still_there_after;
}

// Seconds, up to the next whole step.
int whole_steps(Milliseconds time) {
    const Milliseconds step{1000 * seconds_left_step};
    return static_cast<int>((time + step - Milliseconds{1}) / step) * seconds_left_step;
}

// Who walks away, stops or declines leaves the same as who sent something.
Step leave(Flow flow) {
    if (!is_with_person(flow) || has_ended(flow)) return end_visit(std::move(flow));
    if (!std::holds_alternative<HandOverTroubleScreen>(flow.screen)) {
        return end_hand_over(std::move(flow), {});
    }
    // The disk has refused; nothing is left but to say so to nobody.
    flow.asking_still_there = false;
    flow.screen = HandOverEndScreen{};
    flow.page = 0;
    return just(std::move(flow));
}

Step on_idle(Flow flow, Milliseconds idle) {
    const std::optional<Milliseconds> deadline = idle_deadline(flow);
    if (!deadline || idle < *deadline) return just(std::move(flow));
    const Milliseconds left = asks_after(flow) + end_after_warning - idle;
    const bool over = flow.asking_still_there && left <= Milliseconds{0};
    if (over && is_with_person(flow)) return leave(std::move(flow));
    if (has_ended(flow) || over || has_nothing_to_lose(flow)) return end_visit(std::move(flow));
    // Its first look is never late: who was not asked cannot have answered.
    const Milliseconds told = flow.asking_still_there ? left : end_after_warning;
    flow.seconds_left = whole_steps(told);
    flow.asking_still_there = true;
    return just(std::move(flow));
}

Step on_choose_language(Flow flow, const Language& language) {
    const std::vector<Language>& offered = flow.organisation->languages;
    if (std::find(offered.begin(), offered.end(), language) != offered.end()) {
        flow.visit.preferences.language = language;
        flow.page = 0;
    }
    return just(std::move(flow));
}

Step on_choose_text_size(Flow flow, int percent) {
    if (std::ranges::find(print_sizes, percent) != print_sizes.end()) {
        flow.visit.preferences.text_percent = percent;
        flow.page = 0;
    }
    return just(std::move(flow));
}

Step on_adjust(Flow flow, Preferences wanted) {
    const Preferences& now = flow.visit.preferences;
    wanted.language = now.language;
    wanted.text_percent = now.text_percent;
    wanted.colours = now.colours;
    for (int* step : {&wanted.listening.volume, &wanted.listening.speed, &wanted.scanning.pace})
        *step = within_steps(*step);
    const bool looks_different =
        wanted.wide_spacing != now.wide_spacing || wanted.low_controls != now.low_controls;
    if (looks_different) flow.page = 0;
    const std::vector<Language> signed_in = sign_languages(*flow.organisation);
    if (std::ranges::find(signed_in, wanted.sign_language) == signed_in.end())
        wanted.sign_language.clear();
    if (wanted.sign_language != now.sign_language) flow.page = 0;
    flow.visit.preferences = wanted;
    return just(std::move(flow));
}

Step on_turn_page(Flow flow, int by) {
    if (by > 0) ++flow.page;
    if (by < 0 && flow.page > 0) --flow.page;
    return just(std::move(flow));
}

Step on_device_word(Flow flow, const Intent& intent) {
    const bool handed_over = std::holds_alternative<HandOverEndingScreen>(flow.screen);
    return handed_over ? on_hand_over_ending(std::move(flow), intent)
                       : on_sending(std::move(flow), intent);
}

struct OnScreen {
    Flow& flow;
    const Intent& intent;
    Step operator()(const WelcomeScreen&) const { return on_welcome(std::move(flow), intent); }
    Step operator()(const ChangesScreen&) const { return on_changes(std::move(flow), intent); }
    Step operator()(const PurposeScreen&) const { return on_purpose(std::move(flow), intent); }
    Step operator()(const AboutScreen&) const { return on_about(std::move(flow), intent); }
    Step operator()(const ServiceScreen&) const { return on_service(std::move(flow), intent); }
    Step operator()(const WriteScreen&) const { return on_write(std::move(flow), intent); }
    Step operator()(const IntroductionScreen&) const {
        return on_introduction(std::move(flow), intent);
    }
    Step operator()(const QuestionScreen&) const { return on_question(std::move(flow), intent); }
    Step operator()(const RepeatScreen&) const { return on_repeat(std::move(flow), intent); }
    Step operator()(const GuideScreen&) const { return on_guide(std::move(flow), intent); }
    Step operator()(const ChartScreen&) const { return on_chart(std::move(flow), intent); }
    Step operator()(const FactScreen&) const { return on_fact(std::move(flow), intent); }
    Step operator()(const FactWordsScreen&) const { return on_fact_words(std::move(flow), intent); }
    Step operator()(const InformationScreen&) const {
        return on_information(std::move(flow), intent);
    }
    Step operator()(const CheckScreen&) const { return on_check(std::move(flow), intent); }
    Step operator()(const ReceiptOfferScreen&) const {
        return on_receipt_offer(std::move(flow), intent);
    }
    Step operator()(const ReceiptScreen&) const { return on_receipt(std::move(flow), intent); }
    Step operator()(const ReceiptKeptScreen&) const {
        return on_receipt_kept(std::move(flow), intent);
    }
    Step operator()(const ReceiptEntryScreen&) const {
        return on_receipt_entry(std::move(flow), intent);
    }
    Step operator()(const LookingScreen&) const { return on_looking(std::move(flow), intent); }
    Step operator()(const RepliesScreen&) const { return on_replies(std::move(flow), intent); }
    Step operator()(const ForgetScreen&) const { return on_forget(std::move(flow), intent); }
    Step operator()(const SendingScreen&) const { return on_sending(std::move(flow), intent); }
    Step operator()(const ThankYouScreen&) const { return on_thanks(std::move(flow), intent); }
    Step operator()(const EqualityScreen&) const { return on_equality(std::move(flow), intent); }
    Step operator()(const InvolvementScreen&) const {
        return on_involvement(std::move(flow), intent);
    }
    Step operator()(const WishesScreen&) const { return on_wishes(std::move(flow), intent); }
    Step operator()(const PrizeDrawScreen&) const { return on_prize_draw(std::move(flow), intent); }
    Step operator()(const TroubleScreen&) const { return on_trouble(std::move(flow), intent); }
    Step operator()(const JoinScreen&) const { return on_join(std::move(flow), intent); }
    Step operator()(const HandOverLockedScreen&) const {
        return on_hand_over_locked(std::move(flow), intent);
    }
    Step operator()(const HandOverChooseScreen&) const {
        return on_hand_over_choose(std::move(flow), intent);
    }
    Step operator()(const HandOverStartScreen&) const {
        return on_hand_over_start(std::move(flow), intent);
    }
    Step operator()(const HandOverEndingScreen&) const {
        return on_hand_over_ending(std::move(flow), intent);
    }
    Step operator()(const HandOverEndScreen&) const {
        return on_hand_over_end(std::move(flow), intent);
    }
    Step operator()(const HandOverTroubleScreen&) const {
        return on_hand_over_trouble(std::move(flow), intent);
    }
    Step operator()(const HelpScreen&) const { return on_help(std::move(flow), intent); }
    Step operator()(const HelpBeforeScreen&) const {
        return on_help_before(std::move(flow), intent);
    }
    Step operator()(const HelpWriteScreen&) const { return on_help_write(std::move(flow), intent); }
    Step operator()(const HelpSentScreen&) const { return on_help_sent(std::move(flow), intent); }
};

}  // namespace

Flow begin_visit(const feedback::Organisation& organisation, feedback::Channel channel,
                 bool practising) {
    Flow flow;
    flow.organisation = &organisation;
    flow.channel = channel;
    flow.practising = practising;
    flow.visit.preferences = default_preferences(organisation);
    if (is_handed_over(organisation, channel)) flow.screen = HandOverLockedScreen{};
    return flow;
}

Flow begin_visit_after(const Flow& before) {
    Flow flow = begin_visit(*before.organisation, before.channel, before.practising);
    flow.prints = before.prints;
    return flow;
}

Flow another_visit(const Flow& before, feedback::ContactKind kind) {
    Flow flow = begin_visit_after(before);
    flow.visit.preferences = before.visit.preferences;
    flow.visit.kind_chosen = true;
    flow.visit.contact.kind = kind;
    return flow;
}

Step begin_anew(Flow flow) {
    Step step = just(std::move(flow));
    step.effects.emplace_back(BeginAnew{});
    step.effects.emplace_back(AskRoom{});
    return step;
}

Flow begin_joining(const feedback::Organisation& organisation) {
    Flow flow = begin_visit(organisation, feedback::Channel::Reception, /*practising=*/false);
    flow.screen = JoinScreen{};
    return flow;
}

Step just(Flow flow) { return Step{std::move(flow), {}}; }

Step end_visit(Flow flow) {
    wipe(flow.visit.contact);
    wipe(flow.visit.help.words);
    Step step{begin_visit_after(flow), {}};
    step.effects.emplace_back(EndVisit{});
    return step;
}

Step advance(Flow flow, const Intent& intent) {
    // What becomes of the paper is known on whichever screen somebody is by then.
    if (const auto* paper = std::get_if<ReceiptPrinted>(&intent)) {
        return on_printed(std::move(flow), paper->printed);
    }
    // Only the disk's word counts while it writes; a visit that ended now would leave it unknown.
    if (is_sending(flow)) return on_device_word(std::move(flow), intent);

    if (std::holds_alternative<Leave>(intent) && !is_joining(flow)) return leave(std::move(flow));
    if (const auto* idle = std::get_if<IdleFor>(&intent)) {
        return on_idle(std::move(flow), idle->idle);
    }
    if (std::holds_alternative<StayHere>(intent)) {
        flow.asking_still_there = false;
        return just(std::move(flow));
    }
    // It covers all the rest, but not what the device has found out meanwhile.
    const bool from_device = std::holds_alternative<ReceiptMade>(intent) ||
                             std::holds_alternative<ReceiptNotMade>(intent) ||
                             std::holds_alternative<RepliesKnown>(intent) ||
                             std::holds_alternative<RepliesUnknown>(intent);
    if (flow.asking_still_there && !from_device) return just(std::move(flow));

    if (const auto* language = std::get_if<ChooseLanguage>(&intent)) {
        return on_choose_language(std::move(flow), language->language);
    }
    if (const auto* size = std::get_if<ChooseTextSize>(&intent)) {
        return on_choose_text_size(std::move(flow), size->percent);
    }
    if (const auto* chosen = std::get_if<ChooseColours>(&intent)) {
        flow.visit.preferences.colours = chosen->colours;
        return just(std::move(flow));
    }
    if (const auto* adjust = std::get_if<Adjust>(&intent)) {
        return on_adjust(std::move(flow), adjust->preferences);
    }
    if (const auto* turn = std::get_if<TurnPage>(&intent)) {
        return on_turn_page(std::move(flow), turn->by);
    }
    if (std::holds_alternative<AskHelp>(intent)) return ask_for_help(std::move(flow));
    const Screen screen = flow.screen;
    return std::visit(OnScreen{flow, intent}, screen);
}

std::optional<Milliseconds> idle_deadline(const Flow& flow) {
    if (is_sending(flow) || is_joining(flow) || is_untouched(flow)) return std::nullopt;
    if (has_ended(flow)) return thank_you_for;
    if (!flow.asking_still_there) return asks_after(flow);
    const Milliseconds left{1000 * (flow.seconds_left - seconds_left_step)};
    return asks_after(flow) + end_after_warning - left;
}

}  // namespace candour::kiosk
