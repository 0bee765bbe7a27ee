#include "app/kiosk/flow/signing.h"

#include <algorithm>

#include "app/kiosk/flow/offers.h"
#include "core/base/sign_languages.h"
#include "core/feedback/publications.h"

namespace candour::kiosk {
namespace {

void add(std::vector<Language>& languages, std::string_view language) {
    if (std::ranges::find(languages, language) == languages.end()) languages.emplace_back(language);
}

std::string clip_of_question(const Flow& flow, const QuestionScreen& screen,
                             const Language& language) {
    const survey::Question* question = question_shown(flow);
    const survey::Questionnaire* questionnaire = questionnaire_of(flow);
    if (screen.part != QuestionPart::Ask || question == nullptr || questionnaire == nullptr) {
        return {};
    }
    const std::string file = clip_in(question->media.sign, language);
    return file.empty() ? file : feedback::picture_name(questionnaire->id, file);
}

}  // namespace

std::vector<Language> sign_languages(const feedback::Organisation& organisation) {
    std::vector<Language> languages;
    for (const feedback::SignClip& clip : organisation.sign_clips)
        add(languages, clip.language);
    for (const survey::Questionnaire& questionnaire : organisation.questionnaires) {
        for (const survey::Question& question : questionnaire.questions) {
            for (const auto& [language, file] : question.media.sign.by_language) {
                const bool sign = find_sign_language(language) != nullptr;
                add(languages, sign ? std::string_view(language) : usual_sign_language);
            }
        }
    }
    return languages;
}

std::string clip_screen_of(const Screen& screen) {
    if (const auto* write = std::get_if<WriteScreen>(&screen)) {
        return write->field == WriteField::Wanted ? "wanted" : "write";
    }
    if (const auto* information = std::get_if<InformationScreen>(&screen)) {
        if (!information->page.empty()) return {};
    }
    const bool differs = std::holds_alternative<IntroductionScreen>(screen) ||
                         std::holds_alternative<QuestionScreen>(screen) ||
                         std::holds_alternative<SendingScreen>(screen) ||
                         std::holds_alternative<LookingScreen>(screen) ||
                         std::holds_alternative<RepliesScreen>(screen) ||
                         std::holds_alternative<ForgetScreen>(screen) ||
                         std::holds_alternative<JoinScreen>(screen);
    // For staff, or for a moment.
    const bool of_tablet = std::holds_alternative<HandOverLockedScreen>(screen) ||
                           std::holds_alternative<HandOverChooseScreen>(screen) ||
                           std::holds_alternative<HandOverEndingScreen>(screen) ||
                           std::holds_alternative<HandOverTroubleScreen>(screen);
    return differs || of_tablet ? std::string() : name_of(screen);
}

std::string clip_of(const Flow& flow) {
    const Language& language = flow.visit.preferences.sign_language;
    if (language.empty()) return {};
    if (const auto* question = std::get_if<QuestionScreen>(&flow.screen)) {
        return clip_of_question(flow, *question, language);
    }
    // These speak of a complaint.
    const bool of_complaint = std::holds_alternative<FactScreen>(flow.screen) ||
                              std::holds_alternative<FactWordsScreen>(flow.screen);
    if (flow.visit.involvement && of_complaint) return {};
    const std::string file =
        feedback::find_clip(flow.organisation->sign_clips, clip_screen_of(flow.screen), language);
    return file.empty() ? file : feedback::clip_name(file);
}

}  // namespace candour::kiosk
