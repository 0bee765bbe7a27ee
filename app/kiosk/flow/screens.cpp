#include "app/kiosk/flow/screens.h"

namespace candour::kiosk {
namespace {

std::string name_of_fact(Fact fact) {
    switch (fact) {
        case Fact::Behalf:
            return "behalf";
        case Fact::Consent:
            return "consent";
        case Fact::ByPass:
            return "bypass";
        case Fact::Answer:
            return "answer";
        case Fact::ReachBy:
            return "reach";
        case Fact::Support:
            return "support";
        case Fact::Interpreter:
            return "interpreter";
    }
    return {};
}

struct Name {
    std::string operator()(const WelcomeScreen&) const { return "welcome"; }
    std::string operator()(const ChangesScreen&) const { return "changes"; }
    std::string operator()(const PurposeScreen&) const { return "purpose"; }
    std::string operator()(const AboutScreen&) const { return "about"; }
    std::string operator()(const ServiceScreen&) const { return "service"; }
    std::string operator()(const WriteScreen&) const { return "write"; }
    std::string operator()(const IntroductionScreen&) const { return "introduction"; }
    std::string operator()(const QuestionScreen&) const { return "question"; }
    std::string operator()(const RepeatScreen&) const { return "another"; }
    std::string operator()(const GuideScreen&) const { return "guide"; }
    std::string operator()(const ChartScreen&) const { return "chart"; }
    std::string operator()(const FactScreen& screen) const { return name_of_fact(screen.fact); }
    std::string operator()(const FactWordsScreen&) const { return "details"; }
    std::string operator()(const InformationScreen&) const { return "information"; }
    std::string operator()(const CheckScreen&) const { return "check"; }
    std::string operator()(const ReceiptOfferScreen&) const { return "receipt_offer"; }
    std::string operator()(const ReceiptScreen&) const { return "receipt"; }
    std::string operator()(const ReceiptKeptScreen&) const { return "receipt_kept"; }
    std::string operator()(const ReceiptEntryScreen&) const { return "receipt_entry"; }
    std::string operator()(const LookingScreen&) const { return "looking"; }
    std::string operator()(const RepliesScreen&) const { return "replies"; }
    std::string operator()(const ForgetScreen&) const { return "forget"; }
    std::string operator()(const SendingScreen&) const { return "sending"; }
    std::string operator()(const ThankYouScreen&) const { return "thanks"; }
    std::string operator()(const EqualityScreen&) const { return "equality"; }
    std::string operator()(const InvolvementScreen&) const { return "involvement"; }
    std::string operator()(const WishesScreen&) const { return "involvement_wishes"; }
    std::string operator()(const PrizeDrawScreen&) const { return "involvement_draw"; }
    std::string operator()(const TroubleScreen&) const { return "trouble"; }
    std::string operator()(const JoinScreen&) const { return "join"; }
    std::string operator()(const HandOverLockedScreen&) const { return "hand_over_locked"; }
    std::string operator()(const HandOverChooseScreen&) const { return "hand_over_choose"; }
    std::string operator()(const HandOverStartScreen&) const { return "hand_over_start"; }
    std::string operator()(const HandOverEndingScreen&) const { return "hand_over_ending"; }
    std::string operator()(const HandOverEndScreen&) const { return "hand_over_end"; }
    std::string operator()(const HandOverTroubleScreen&) const { return "hand_over_trouble"; }
    std::string operator()(const HelpScreen&) const { return "help"; }
    std::string operator()(const HelpBeforeScreen&) const { return "help_before"; }
    std::string operator()(const HelpWriteScreen&) const { return "help_write"; }
    std::string operator()(const HelpSentScreen&) const { return "help_sent"; }
};

}  // namespace

std::string name_of(const Screen& screen) { return std::visit(Name{}, screen); }

}  // namespace candour::kiosk
