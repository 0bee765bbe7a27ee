#include "app/kiosk/screens/easy_read.h"

#include <algorithm>
#include <array>

namespace candour::kiosk {
namespace {

struct Beside {
    std::string_view begins;  // The English, or an item's id, or how they begin.
    Icon picture;
};

// One text a line, by what it means. The first that fits is taken.
// clang-format off
constexpr std::array words = {
    // Who you are, and who sees it.
    Beside{"You need not give any names", Icon::Shield},
    Beside{"What you write is read apart from", Icon::Eye},
    Beside{"We do not know who you are", Icon::Shield},
    Beside{"Nobody can tell which message", Icon::Shield},
    Beside{"Why the next question asks who", Icon::Person},
    Beside{"A few questions about you?", Icon::Person},
    Beside{"This tells us who you are", Icon::Lock},
    Beside{"Locking and keeping your words", Icon::Lock},
    Beside{"Your words are no longer", Icon::HideFromEyes},
    Beside{"Your words go to the people", Icon::People},
    Beside{"Your answers are counted", Icon::Crowd},
    Beside{"Here you say who you are", Icon::Person},
    Beside{"It goes on its own", Icon::Envelope},
    Beside{"It may take up to three weeks", Icon::Calendar},
    Beside{"They help us see whether we treat", Icon::Scales},
    // What you do.
    Beside{"What would you like to do?", Icon::Hand},
    Beside{"What would you like?", Icon::Hand},
    Beside{"Would you like to take part", Icon::People},
    Beside{"You would like", Icon::Hand},
    Beside{"You chose", Icon::Hand},
    Beside{"Choose", Icon::Hand},
    Beside{"Touch", Icon::Hand},
    Beside{"Nothing is sent until you touch", Icon::Hand},
    Beside{"You can leave this", Icon::Skip},
    Beside{"You need not answer it", Icon::Skip},
    Beside{"Is this right?", Icon::Eye},
    Beside{"What would you like to read?", Icon::Info},
    Beside{"Before you start", Icon::Book},
    Beside{"Before you enter the prize draw", Icon::Heart},
    Beside{"Is there another one?", Icon::Plus},
    Beside{"Your words", Icon::Pencil},
    Beside{"Letters left", Icon::Pencil},
    Beside{"What would you like to say?", Icon::Pencil},
    Beside{"From {min}", Icon::Figures},
    Beside{"{min} or more", Icon::Figures},
    Beside{"{max} or less", Icon::Figures},
    Beside{"From {first}", Icon::Calendar},
    Beside{"{date} or", Icon::Calendar},
    Beside{"{day} {month} {year}", Icon::Calendar},
    // What you write about: as on the cards of the kinds.
    Beside{"What is your idea?", Icon::Bulb},
    Beside{"What would you change?", Icon::Bulb},
    Beside{"What would you like to ask?", Icon::Question},
    Beside{"What should we know?", Icon::Info},
    Beside{"For example: something is out of", Icon::Info},
    Beside{"What went well?", Icon::Heart},
    Beside{"What did we do?", Icon::Heart},
    Beside{"What are you not happy about?", Icon::Unhappy},
    Beside{"What happened? How did it make", Icon::Unhappy},
    Beside{"What went wrong?", Icon::Complaint},
    Beside{"What happened, and when?", Icon::Calendar},
    Beside{"Before you complain", Icon::Complaint},
    Beside{"What would you like us to do?", Icon::Spanner},
    Beside{"What you would like us to do", Icon::Spanner},
    Beside{"Which service is it about?", Icon::Building},
    Beside{"Service", Icon::Building},
    // A complaint's questions.
    Beside{"Who are you writing for?", Icon::People},
    Beside{"Who you are writing for", Icon::People},
    Beside{"Do they know about it, and agree?", Icon::Agree},
    Beside{"Whether they agree", Icon::Agree},
    Beside{"We look into it either way", Icon::Eye},
    Beside{"Who should deal with it", Icon::Staff},
    Beside{"You may ask for somebody else", Icon::SomebodyElse},
    Beside{"Would you like an answer?", Icon::Reply},
    Beside{"An answer", Icon::Reply},
    Beside{"How can we reach you?", Icon::NameCard},
    Beside{"How we can reach you", Icon::NameCard},
    Beside{"What is your name?", Icon::Person},
    Beside{"What is your telephone number?", Icon::Phone},
    Beside{"What is your e-mail address?", Icon::Email},
    Beside{"What is your address?", Icon::Envelope},
    Beside{"Do you need any help with this?", Icon::Help},
    Beside{"Help that you need", Icon::Help},
    Beside{"Few people use {services}", Icon::People},
    Beside{"Which language do you need?", Icon::Globe},
    Beside{"What is the language called?", Icon::Globe},
    // A code, and the answer that it opens.
    Beside{"Would you like to be able to read", Icon::Reply},
    Beside{"You get a code", Icon::NameCard},
    Beside{"Your code is being made", Icon::Clock},
    Beside{"Keep this code", Icon::NameCard},
    Beside{"Part {number}", Icon::NameCard},
    Beside{"Write it down, or take a", Icon::Pencil},
    Beside{"The code is on its way to the", Icon::Page},
    Beside{"It is printing", Icon::Page},
    Beside{"It could not be printed", Icon::Warning},
    Beside{"Whoever has the code", Icon::Eye},
    Beside{"Did you keep the code?", Icon::NameCard},
    Beside{"Without the code", Icon::Warning},
    Beside{"Type your code", Icon::Keyboard},
    Beside{"The code has 17", Icon::Figures},
    Beside{"A letter or figure is wrong", Icon::Warning},
    Beside{"We could not look just now", Icon::Warning},
    Beside{"We are looking for an answer", Icon::Eye},
    Beside{"There is no answer yet", Icon::Hourglass},
    Beside{"An answer can take", Icon::Calendar},
    Beside{"Our answer", Icon::Reply},
    Beside{"What would you like to write back?", Icon::Pencil},
    Beside{"The people who answered you", Icon::People},
    Beside{"Written on {day}", Icon::Calendar},
    Beside{"This answer is in", Icon::Globe},
    Beside{"Part of an answer", Icon::Hourglass},
    Beside{"Delete the answer?", Icon::Bin},
    Beside{"Deleting the answer", Icon::Bin},
    Beside{"It is deleted here at once", Icon::Bin},
    Beside{"The answer is deleted here", Icon::Bin},
    Beside{"Whoever wrote it to you", Icon::Page},
    Beside{"We could not delete it", Icon::Warning},
    Beside{"Your words have the code", Icon::Warning},
    Beside{"Whoever reads your words", Icon::Eye},
    Beside{"We could not make a code", Icon::Warning},
    // What happens.
    Beside{"We are listening", Icon::Ear},
    Beside{"You tell us", Icon::Bubble},
    Beside{"You said, we did", Icon::Bubble},
    Beside{"There is nothing here", Icon::Bubble},
    Beside{"What happens with a complaint", Icon::Steps},
    Beside{"If it takes longer", Icon::Hourglass},
    Beside{"If you want it in writing", Icon::Page},
    Beside{"Within {count}", Icon::Calendar},
    Beside{"It may go back to", Icon::Undo},
    Beside{"We check this page again", Icon::Calendar},
    Beside{"Thank you", Icon::Heart},
    Beside{"This takes a moment", Icon::Clock},
    Beside{"Are you still there?", Icon::Clock},
    Beside{"{count} second left", Icon::Clock},
    Beside{"If nobody touches the screen", Icon::Bin},
    Beside{"This was practice", Icon::Bin},
    Beside{"Practice", Icon::Bin},
    Beside{"Demonstration", Icon::Eye},
    Beside{"We are sorry", Icon::Unhappy},
    Beside{"This screen is full", Icon::Warning},
    Beside{"We could not keep your words", Icon::Warning},
    Beside{"If it does not work, please tell", Icon::Staff},
    Beside{"Please ask a member of staff", Icon::Staff},
    // On a tablet that somebody brings.
    Beside{"This tablet is locked", Icon::Lock},
    Beside{"For staff: type the PIN", Icon::Staff},
    Beside{"Checking the PIN", Icon::Clock},
    Beside{"That is not the PIN", Icon::Warning},
    Beside{"A PIN has 6 figures", Icon::Figures},
    Beside{"Each try after a wrong PIN", Icon::Hourglass},
    Beside{"Choose the survey", Icon::Clipboard},
    Beside{"Then hand the tablet over", Icon::Hand},
    Beside{"This tablet has no room", Icon::Warning},
    Beside{"Connect it to the internet", Icon::Globe},
    Beside{"It is your turn", Icon::Person},
    Beside{"Nobody can tell from this tablet", Icon::Shield},
    Beside{"The end looks the same", Icon::HideFromEyes},
    Beside{"You can give the tablet back", Icon::Hand},
    Beside{"You may keep the tablet", Icon::Hourglass},
    Beside{"One moment, please", Icon::Clock},
    Beside{"This could not be finished", Icon::Warning},
    Beside{"This tablet could not keep", Icon::Warning},
    // Who wants help now.
    Beside{"I want help now", Icon::Help},
    Beside{"If you are in danger now", Icon::Warning},
    Beside{"Please tell a member of staff now", Icon::Staff},
    Beside{"Ask us to help you", Icon::Help},
    Beside{"You cannot ask for help in writing", Icon::Phone},
    Beside{"It is read as soon as it arrives", Icon::Eye},
    Beside{"It does not wait with what other", Icon::Person},
    Beside{"It arrives when this device next", Icon::Hourglass},
    Beside{"Nothing else that you say here", Icon::Lock},
    Beside{"What help do you need?", Icon::Help},
    Beside{"You can also write how we can", Icon::NameCard},
    Beside{"You go back to where you were", Icon::Undo},
    Beside{"It stays with this complaint", Icon::Lock},
    // How you read.
    Beside{"Language", Icon::Globe},
    Beside{"This survey has no text in your", Icon::Globe},
    Beside{"Sign language", Icon::Hands},
    Beside{"Print", Icon::LetterLarge},
    Beside{"Colours", Icon::Contrast},
    Beside{"Sound", Icon::Speaker},
    Beside{"This device cannot read aloud", Icon::Silent},
    // For whoever sets the device up.
    Beside{"Join your organisation", Icon::Keyboard},
    Beside{"1. In the console", Icon::Keyboard},
    Beside{"2. The console shows four words", Icon::Eye},
    Beside{"Connecting to the server", Icon::Lock},
    Beside{"This device has joined", Icon::Tick},
    Beside{"This device has not joined", Icon::Warning},
    Beside{"The server was not reached", Icon::Warning},
};

constexpr std::array choices = {
    Beside{"service.", Icon::Building},
    Beside{"behalf.self", Icon::Person},
    Beside{"behalf.relative", Icon::Family},
    Beside{"behalf.carer", Icon::Care},
    Beside{"behalf.advocate", Icon::SpeaksForYou},
    Beside{"behalf.councillor", Icon::TownHall},
    Beside{"behalf.group", Icon::Crowd},
    Beside{"behalf.other", Icon::SomebodyElse},
    Beside{"consent.said", Icon::Bubble},
    Beside{"consent.wrote", Icon::Page},
    Beside{"consent.not_yet", Icon::Clock},
    Beside{"consent.cannot", Icon::NotSaid},
    Beside{"bypass.no", Icon::Staff},
    Beside{"bypass.yes", Icon::SomebodyElse},
    Beside{"answer.in_writing", Icon::Page},
    Beside{"answer.told", Icon::Bubble},
    Beside{"answer.none", Icon::Cross},
    Beside{"reach.phone", Icon::Phone},
    Beside{"reach.email", Icon::Email},
    Beside{"reach.letter", Icon::Envelope},
    Beside{"reach.other", Icon::Other},
    Beside{"reach.none", Icon::NotSaid},
    Beside{"support.help_to_write", Icon::Pencil},
    Beside{"support.advocacy", Icon::SpeaksForYou},
    Beside{"support.interpreter", Icon::Interpreter},
    Beside{"support.signer", Icon::Hands},
    Beside{"support.translation", Icon::Envelope},
    Beside{"support.transport", Icon::Bus},
    Beside{"support.expenses", Icon::Pound},
    Beside{"support.carers_costs", Icon::Care},
    Beside{"interpreter.other", Icon::Other},
    Beside{"interpreter.", Icon::Globe},
    Beside{"welcome.language.", Icon::Globe},
    Beside{"hand_over_start.language.", Icon::Globe},
    Beside{"hand_over_start.decline", Icon::Cross},
    Beside{"hand_over_choose.", Icon::Building},
    Beside{"language.", Icon::Globe},
    Beside{"question.yes", Icon::Tick},
    Beside{"question.no", Icon::Cross},
    Beside{"question.dont_know", Icon::Unsure},
    Beside{"question.decline", Icon::NotSaid},
    Beside{"another.yes", Icon::Tick},
    Beside{"another.no", Icon::Cross},
    Beside{"receipt_offer.yes", Icon::Tick},
    Beside{"receipt_offer.no", Icon::Cross},
    Beside{"receipt_kept.yes", Icon::Tick},
    Beside{"receipt_kept.no", Icon::Repeat},
    Beside{"equality.yes", Icon::Tick},
    Beside{"equality.no", Icon::Cross},
    Beside{"involvement.yes", Icon::Tick},
    Beside{"involvement.no", Icon::Cross},
    Beside{"wishes.take_part", Icon::People},
    Beside{"wishes.newsletter", Icon::Envelope},
    Beside{"wishes.prize_draw", Icon::Heart},
    Beside{"sign.none", Icon::Cross},
    Beside{"sign.", Icon::Hands},
    Beside{"size.100", Icon::LetterSmall},
    Beside{"size.150", Icon::LetterLarge},
    Beside{"size.200", Icon::LetterLarger},
    Beside{"size.giant", Icon::LetterLargest},
    Beside{"spacing.normal", Icon::LinesClose},
    Beside{"spacing.wide", Icon::LinesWide},
    Beside{"colours.light", Icon::Sun},
    Beside{"colours.dark", Icon::Moon},
    Beside{"colours.strong", Icon::Contrast},
    Beside{"listen.on", Icon::Speaker},
    Beside{"listen.off", Icon::Silent},
    Beside{"listen.not-typed", Icon::Silent},
    Beside{"listen.typed", Icon::Speaker},
    Beside{"pause.usual", Icon::Hand},
    Beside{"pause.longer", Icon::Clock},
    Beside{"pause.longest", Icon::Hourglass},
    Beside{"keys.usual", Icon::Keyboard},
    Beside{"keys.alphabetical", Icon::AtoZ},
    Beside{"buttons.everywhere", Icon::ScreenAll},
    Beside{"buttons.low", Icon::ScreenLow},
    Beside{"scan.off", Icon::Pause},
    Beside{"scan.on", Icon::Play},
};
// clang-format on

// Ids that end in a full stop, and all words, are beginnings.
bool is_beside(const Beside& one, std::string_view id) {
    return one.begins.ends_with('.') ? id.starts_with(one.begins) : id == one.begins;
}

}  // namespace

Icon picture_of_words(std::string_view english) {
    const auto found = std::ranges::find_if(
        words, [&](const Beside& one) { return english.starts_with(one.begins); });
    return found == words.end() ? Icon::None : found->picture;
}

std::vector<std::string_view> words_with_pictures() {
    std::vector<std::string_view> begins;
    for (const Beside& one : words)
        begins.push_back(one.begins);
    return begins;
}

Icon picture_of_choice(std::string_view id) {
    const auto found =
        std::ranges::find_if(choices, [&](const Beside& one) { return is_beside(one, id); });
    return found == choices.end() ? Icon::None : found->picture;
}

Icon picture_of_own(const Screen& screen, Role role) {
    if (std::holds_alternative<WelcomeScreen>(screen)) return Icon::Ear;
    if (std::holds_alternative<ThankYouScreen>(screen)) return Icon::Steps;
    const bool asks = std::holds_alternative<QuestionScreen>(screen) ||
                      std::holds_alternative<CheckScreen>(screen);
    if (role != Role::Heading) return Icon::Info;
    if (asks) return Icon::Question;
    return std::holds_alternative<InformationScreen>(screen) ? Icon::Info : Icon::Clipboard;
}

}  // namespace candour::kiosk
