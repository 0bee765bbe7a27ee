// Random people: any intent on any screen, for many seeds. What must hold always is checked at
// every step; a failure names its seed.
#include <random>

#include "app/kiosk/flow/complaint_path.h"
#include "app/kiosk/flow/hand_over.h"
#include "app/kiosk/flow/path.h"
#include "app/kiosk/flow/survey_path.h"
#include "core/base/utf8.h"
#include "core/feedback/equality.h"
#include "core/feedback/limits.h"
#include "tests/kiosk/flow/example.h"
#include "tests/support/catch.h"

namespace candour::kiosk {
namespace {

using namespace example;

class Person {
public:
    explicit Person(unsigned seed) : random_(seed) {}

    Intent next() {
        const unsigned what = below(40);
        if (what > 36) return what > 38 ? of_help() : of_hand_over();
        if (what > 32) return of_receipts();
        switch (what) {
            case 0:
            case 1:
            case 2:
                return of_reading();
            case 3:
                return Back{};
            case 4:
                return TurnPage{below(2) == 1 ? 1 : -1};
            case 5:
            case 6:
                return ChooseKind{feedback::all_contact_kinds[below(7)]};
            case 7:
            case 8:
                return ChooseService{pick(
                    {"advice", "food_bank", "cafe", "nowhere", "house", "kitchen", "training"})};
            case 9:
                return some_text();
            case 10:
                return ShowKeyboard{below(2) == 1};
            case 11:
                return ChooseAnswer{pick({"yes", "no", "perhaps", "", "take_part"})};
            case 12:
                return DeclineAnswer{};
            case 13:
            case 14:
                return ChangeAnswer{pick(
                    {"kind", "service", "story", "wanted", "welcome", "words", "none", "wishes"})};
            case 15:
                return below(20) == 0 ? Intent{Leave{}} : Intent{Continue{}};
            case 16:
                return StayHere{};
            case 17:
                return IdleFor{Milliseconds{1000 * below(130)}};
            case 18:
                return RoomKnown{below(10) != 0};
            case 20:
                return PressPad{pick({"1", "12", ".", "-", "\b", "31122025", "x", "\xD9"})};
            case 21:
                return RankHigher{pick({"food", "quiet", "none", ""})};
            case 22:
                return SayAnother{below(2) == 1};
            case 23:
                return ChooseDatePart{static_cast<DatePart>(below(3))};
            case 24:
                return ChooseAnswer{pick({"1", "3", "5", "ate", "none", "other", "food", "quiet",
                                          "help", "gwynedd", "conwy", "bangor", "always", "soup"})};
            case 27:
            case 28:
                return ChooseAnswer{
                    pick({"self", "relative", "carer", "group", "said", "not_yet", "in_writing",
                          "told", "phone", "email", "letter", "interpreter", "translation", "so",
                          "signer", "expenses", "newsletter", "prize_draw"})};
            case 29:
                return ChangeAnswer{pick(
                    {"behalf", "consent", "bypass", "answer", "reach", "support", "interpreter"})};
            case 31:
                return TakeOffer{below(4) != 0};
            case 30:
                return OpenInformation{pick({"", "open", "charges", "absent"})};
            case 19:
                return below(3) == 0 ? Intent{NotStored{ErrorKind::Full}} : Intent{Stored{}};
            default:
                return Continue{};
        }
    }

private:
    unsigned below(unsigned bound) { return static_cast<unsigned>(random_() % bound); }
    std::string pick(std::initializer_list<const char*> words) {
        return words.begin()[below(static_cast<unsigned>(words.size()))];
    }
    Intent of_reading() {
        switch (below(3)) {
            case 0:
                return ChooseLanguage{pick({"en", "cy", "ur", "xx"})};
            case 1:
                return ChooseTextSize{static_cast<int>(50 * below(6))};
            default:
                return ChooseColours{below(2) == 1 ? Colours::Strong : Colours::Light};
        }
    }
    Intent of_receipts() {
        switch (below(8)) {
            case 0:
                return ReceiptMade{privacy::Receipt({1, 2, 3}),
                                   {.mailbox_id = "aa", .public_key = "bb"}};
            case 1:
                return ReadAnswer{};
            case 2:
                return RepliesKnown{};
            case 3:
                return ReceiptNotMade{};
            case 4:
                return RepliesUnknown{};
            case 5:
                return PrintIt{};
            case 6:
                return ReceiptPrinted{below(2) == 0};
            default:
                return PressPad{pick({"12300000000000006", "\f", "AB", "\b\b\b"})};
        }
    }
    Intent of_help() { return below(2) == 0 ? Intent{AskHelp{}} : Intent{RoomKnown{true}}; }
    Intent of_hand_over() {
        if (below(2) == 0) return PressPad{pick({"428571", "111112"})};
        return PinChecked{below(3) != 0};
    }
    EditText some_text() {
        std::string text;
        const unsigned length = below(8) == 0 ? 2500 : below(30);
        for (unsigned i = 0; i < length; ++i) {
            text += pick({"a", " ", "\n", "\xC5\xB7", "\xD8\xA7", "\xF0\x9F\x99\x82", "\x80"});
        }
        return EditText{text, below(3000)};
    }
    std::mt19937 random_;
};

bool is_default(const Flow& flow) {
    const Flow fresh = begin_visit(*flow.organisation, flow.channel, flow.practising);
    const feedback::Contact& said = flow.visit.contact;
    return on(flow) == on(fresh) && flow.behind.empty() && flow.page == 0 &&
           !flow.asking_still_there && !flow.visit.kind_chosen && said.story.empty() &&
           said.wanted.empty() && said.service.empty() && said.answers.given.empty() &&
           said.questionnaire.empty() && said.facts.empty() && said.consent.empty() &&
           !flow.visit.equality && !flow.visit.involvement && said.involvement.empty() &&
           !flow.visit.other_language && !flow.visit.drawn && !flow.visit.receipt &&
           flow.visit.printing == Printing::NotAsked && flow.visit.typed_receipt.empty() &&
           flow.visit.typed_pin.empty() && !flow.visit.handed_over.to_person &&
           flow.visit.handed_over.service.empty() && flow.visit.replies.replies.empty() &&
           said.reply_to.mailbox_id.empty() && flow.visit.help.words.empty() &&
           !flow.visit.help.from && flow.visit.preferences == fresh.visit.preferences;
}

void check_bounds(const Flow& flow) {
    const feedback::Contact& said = flow.visit.contact;
    REQUIRE(is_utf8(said.story));
    REQUIRE(character_count(said.story) <= feedback::story_characters_max);
    REQUIRE(flow.behind.size() <= 60);
    if (const auto* write = std::get_if<WriteScreen>(&flow.screen)) {
        REQUIRE(write->caret_byte <= text_shown(flow).size());
    }
    if (on(flow) == "question") REQUIRE(question_shown(flow) != nullptr);
    if (on(flow) == "thanks") REQUIRE((said.story.empty() && said.answers.given.empty()));
}

// What is said beside a complaint belongs together.
void check_facts(const feedback::Contact& contact, const feedback::Organisation& who) {
    const feedback::ComplaintFacts& facts = contact.facts;
    const feedback::Service* service = who.find_service(contact.service);
    const bool asked =
        asks_wanted(contact.kind) && service != nullptr && who.procedure_of(*service) != nullptr;
    REQUIRE((asked || (facts.empty() && contact.consent.empty() && !contact.by_pass)));
    REQUIRE((contact.consent.empty() || needs_consent(facts.behalf)));
    REQUIRE((facts.person.empty() || wants_answer(facts.answer)));
    REQUIRE(facts.person.empty() == (facts.person.reach_by == feedback::ReachBy::NotGiven));
    REQUIRE(facts.person.empty() == facts.person.value.empty());
    REQUIRE(problem_with_value(contact) == FactProblem::None);
    REQUIRE((facts.interpreter_language.empty() || facts.has(feedback::Support::Interpreter) ||
             facts.has(feedback::Support::Translation)));
    REQUIRE(std::ranges::is_sorted(facts.support));
    for (const FactWords words : {FactWords::Name, FactWords::Value, FactWords::Language}) {
        REQUIRE(is_utf8(words_of(contact, words)));
        REQUIRE(character_count(words_of(contact, words)) <= characters_max_of(words));
    }
}

// Nothing but what they wish, and a way to reach them.
void check_involvement(const feedback::Contact& contact) {
    feedback::Contact alone;
    alone.kind = ContactKind::Involvement;
    alone.channel = feedback::Channel::Apart;
    alone.involvement = contact.involvement;
    REQUIRE(contact == alone);
    REQUIRE(contact.involvement.wishes.size() == 1);
    const bool enters = contact.involvement.has(feedback::Wish::PrizeDraw);
    REQUIRE(contact.involvement.draw == (enters ? "spring-2027" : ""));
    REQUIRE(contact.involvement.person.reach_by != feedback::ReachBy::NotGiven);
    REQUIRE(problem_with_value(contact) == FactProblem::None);
    for (const FactWords words : {FactWords::Name, FactWords::Value}) {
        REQUIRE(is_utf8(words_of(contact, words)));
        REQUIRE(character_count(words_of(contact, words)) <= characters_max_of(words));
    }
}

void check_contact(const feedback::Contact& contact, const feedback::Organisation& who) {
    if (contact.kind == ContactKind::Involvement) return check_involvement(contact);
    REQUIRE(contact.involvement.empty());
    check_facts(contact, who);
    const bool survey = contact.kind == ContactKind::SurveyAnswer;
    const bool equality = contact.channel == feedback::Channel::Equality;
    REQUIRE(equality == feedback::asks_equality(who, contact.questionnaire));
    REQUIRE(equality == contact.service.empty());
    REQUIRE(equality == contact.service_group.empty());
    REQUIRE(equality == contact.language.empty());
    REQUIRE(survey == contact.story.empty());
    REQUIRE(survey == !contact.questionnaire.empty());
    REQUIRE((contact.wanted.empty() || asks_wanted(contact.kind)));
    REQUIRE((survey || contact.answers.given.empty()));
    if (!survey) return;
    const survey::Questionnaire* questionnaire = who.find_questionnaire(contact.questionnaire);
    REQUIRE(questionnaire != nullptr);
    REQUIRE_FALSE(questionnaire->training);
    for (const survey::Answer& answer : contact.answers.given) {
        const Status right = survey::check_answer(*questionnaire, answer);
        INFO((right.ok() ? "" : right.error().what));
        REQUIRE(right.ok());
        REQUIRE_FALSE(answer.empty());
    }
    const survey::Evaluation now =
        survey::evaluate(*questionnaire, contact.answers, CivilDay{}, contact.language);
    for (std::size_t i = 0; i < questionnaire->questions.size(); ++i) {
        const survey::Question& question = questionnaire->questions[i];
        if (survey::takes_answer(question.type) && question.required && now.shown(i)) {
            REQUIRE(contact.answers.find(question.id) != nullptr);
        }
        REQUIRE((contact.answers.find(question.id) == nullptr || now.shown(i)));
        REQUIRE(now.holds(i));
    }
}

// Nothing of what else was said.
void check_help(const feedback::Contact& contact, const feedback::Organisation& who) {
    REQUIRE(who.help.has_value());
    feedback::Contact alone;
    alone.kind = ContactKind::Help;
    alone.channel = feedback::Channel::Reception;
    alone.language = contact.language;
    alone.story = contact.story;
    alone.urgent = true;
    REQUIRE(contact == alone);
    REQUIRE_FALSE(contact.story.empty());
    REQUIRE(character_count(contact.story) <= feedback::help_characters_max);
}

// How often something was sent, of the survey `counted` alone if it is named; and in `asked` how
// often somebody asked for help or for paper. Begins at `flow`.
int live(unsigned seed, Flow flow, const std::string& counted = {}, int* asked = nullptr) {
    Person person(seed);
    const feedback::Organisation& who = *flow.organisation;
    int sent = 0;
    for (int i = 0; i < 300; ++i) {
        const std::string before = on(flow);
        Step step = advance(std::move(flow), person.next());
        for (const Effect& effect : step.effects) {
            if (std::holds_alternative<EndVisit>(effect)) REQUIRE(is_default(step.flow));
            if (const auto* paper = std::get_if<PrintReceipt>(&effect)) {
                REQUIRE((before == "receipt" && step.flow.prints));
                REQUIRE(step.flow.visit.receipt == paper->receipt);
                if (asked != nullptr) ++*asked;
            }
            const auto* store = std::get_if<StoreContact>(&effect);
            if (store != nullptr && before == "help_write") {
                check_help(store->draft.contact(), who);
                if (asked != nullptr) ++*asked;
            } else if (store != nullptr) {
                REQUIRE((before == "check" || before == "trouble" || before == "receipt_offer" ||
                         before == "receipt_kept"));
                // Who was promised that an answer can be read has the receipt for it.
                const auto& sent_to = store->draft.contact().reply_to;
                REQUIRE((sent_to.mailbox_id.empty() || step.flow.visit.receipt.has_value()));
                REQUIRE(on(step.flow) == "sending");
                check_contact(store->draft.contact(), who);
                for (const feedback::Draft& one : store->more) {
                    check_contact(one.contact(), who);
                    REQUIRE(one.contact().kind == store->draft.contact().kind);
                }
                const feedback::Contact& it = store->draft.contact();
                const bool involved = it.kind == ContactKind::Involvement;
                const std::string sent_of = involved ? "involvement" : it.questionnaire;
                if (counted.empty() || sent_of == counted) ++sent;
            }
        }
        flow = std::move(step.flow);
        check_bounds(flow);
    }
    return sent;
}

TEST_CASE("random people never break a visit, and only whole contacts are sent", "[flow]") {
    const auto who = organisation();
    int sent = 0;
    for (unsigned seed = 1; seed <= 400; ++seed) {
        INFO("seed " << seed);
        sent += live(seed, start(who));
    }
    REQUIRE(sent > 100);  // The walk reaches the end often enough to mean something.
}

TEST_CASE("random people who ask for help go on where they were, and join nothing to it",
          "[flow]") {
    auto who = organisation();
    who.help = feedback::HelpNow{text("Ann")};
    int sent = 0;
    int asked = 0;
    for (unsigned seed = 1; seed <= 400; ++seed) {
        INFO("seed " << seed);
        sent += live(seed, start(who), {}, &asked);
    }
    REQUIRE(sent > 50);
    REQUIRE(asked > 50);
}

TEST_CASE("random people send nothing that asks for an answer nobody can read", "[flow]") {
    auto who = organisation();
    who.receipts.offered = true;
    int sent = 0;
    int printed = 0;
    for (unsigned seed = 1; seed <= 400; ++seed) {
        INFO("seed " << seed);
        Flow flow = at_check(who);
        flow.prints = seed % 4 != 0;
        sent += live(seed, std::move(flow), {}, &printed);
    }
    REQUIRE(sent > 100);
    REQUIRE(printed > 10);
}

// The flow after random intents on a tablet; every hand-over has one end, and it is always there.
void live_with_tablet(unsigned seed, const feedback::Organisation& who, int& ended, int& sent) {
    Person person(seed);
    Flow flow = walk(begin_visit(who, feedback::Channel::HomeVisit, /*practising=*/false),
                     {PressPad{"428571"}, Continue{}, PinChecked{true}, RoomKnown{true},
                      ChooseService{"food_bank"}, Continue{}});
    bool with_person = true;
    for (int i = 0; i < 400; ++i) {
        const std::string before = on(flow);
        Step step = advance(std::move(flow), person.next());
        const std::string after = on(step.flow);
        // To the worker's screens there is no way but by the end and a PIN.
        if (with_person && !is_with_person(step.flow)) REQUIRE(before == "hand_over_end");
        if (!with_person && is_with_person(step.flow)) REQUIRE(before == "hand_over_choose");
        if (after == "hand_over_choose" && before != after) REQUIRE(before == "hand_over_locked");
        if (after == "hand_over_end" && before != after) {
            REQUIRE((before == "hand_over_ending" || before == "hand_over_trouble"));
        }
        for (const char* reception : {"welcome", "thanks", "sending", "equality", "receipt_offer"})
            REQUIRE(after != reception);
        for (const Effect& effect : step.effects) {
            REQUIRE_FALSE(std::holds_alternative<StoreContact>(effect));
            if (std::holds_alternative<EndVisit>(effect)) REQUIRE(is_default(step.flow));
            const auto* end = std::get_if<EndHandOver>(&effect);
            if (end == nullptr) continue;
            ++ended;
            REQUIRE(after == "hand_over_ending");
            if (!end->draft) continue;
            ++sent;
            check_contact(end->draft->contact(), who);
            REQUIRE(end->draft->contact().story.size() <=
                    4 * feedback::hand_over_story_characters_max);
        }
        flow = std::move(step.flow);
        with_person = is_with_person(flow);
        check_bounds(flow);
    }
}

TEST_CASE("random people with a tablet never come back to the worker's screens", "[flow]") {
    auto who = organisation();
    who.hand_over = feedback::HandOver{.pin_hash = "a hash", .services = {}};
    int ended = 0;
    int sent = 0;
    for (unsigned seed = 1; seed <= 400; ++seed) {
        INFO("seed " << seed);
        live_with_tablet(seed, who, ended, sent);
    }
    REQUIRE(ended > 100);
    REQUIRE(sent > 5);
}

TEST_CASE("random people never join their equality answers to anything", "[flow]") {
    const auto who = with_equality();
    int sent = 0;
    for (unsigned seed = 1; seed <= 400; ++seed) {
        INFO("seed " << seed);
        sent += live(seed, walk(at_check(who), {Continue{}, Stored{}, Continue{}}), "about_you");
    }
    REQUIRE(sent > 20);
}

TEST_CASE("random people never join to anything who they are where they wish to take part",
          "[flow]") {
    const auto who = with_prize_draw(with_involvement(organisation()));
    int sent = 0;
    for (unsigned seed = 1; seed <= 400; ++seed) {
        INFO("seed " << seed);
        const Flow offer = walk(at_check(who), {Continue{}, Stored{}, Continue{}});
        sent += live(seed, walk(offer, {TakeOffer{true}, ChooseAnswer{"newsletter"}, Continue{}}),
                     "involvement");
    }
    REQUIRE(sent > 20);
}

TEST_CASE("random people never send what does not belong together in a complaint", "[flow]") {
    const feedback::Organisation who = practice_house();
    int sent = 0;
    for (unsigned seed = 1; seed <= 400; ++seed) {
        INFO("seed " << seed);
        const Flow complaint =
            walk(start(who),
                 {Continue{}, RoomKnown{true, CivilDay{}, seed}, ChooseKind{ContactKind::Complaint},
                  Continue{}, Continue{}, ChooseService{"house"}, Continue{}, Continue{},
                  Continue{}, edit("Late"), Continue{}, Continue{}});
        sent += live(seed, complaint);
    }
    REQUIRE(sent > 20);
}

TEST_CASE("random people never send a wrong answer to any type of question", "[flow]") {
    feedback::Organisation who = practice_house();
    // Fewer questions on the way, so that random people get to its end.
    auto& questions = who.questionnaires[0].questions;
    std::erase_if(questions, [](const survey::Question& one) {
        return one.id == "reason" || one.id == "ages" || one.id == "far" || one.id == "food";
    });
    who.questionnaires[0].logic = survey::compile_logic(who.questionnaires[0]).logic;
    REQUIRE(who.questionnaires[0].logic != nullptr);
    int sent = 0;
    for (unsigned seed = 1; seed <= 400; ++seed) {
        INFO("seed " << seed);
        const Flow house = walk(start(who), {Continue{}, RoomKnown{true, CivilDay{}, seed},
                                             ChooseKind{ContactKind::SurveyAnswer}, Continue{},
                                             Continue{}, ChooseService{"house"}, Continue{}});
        sent += live(seed, house, "house_day");
    }
    REQUIRE(sent > 20);
}

}  // namespace
}  // namespace candour::kiosk
