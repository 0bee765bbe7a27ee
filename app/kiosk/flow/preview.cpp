#include "app/kiosk/flow/preview.h"

#include <algorithm>

#include "app/kiosk/flow/offers.h"
#include "core/survey/question_type.h"

namespace candour::kiosk {

std::optional<Flow> begin_preview(const feedback::Organisation& organisation,
                                  feedback::Channel channel, std::string_view question,
                                  CivilDay today) {
    for (const feedback::Service& service : organisation.services) {
        const survey::Questionnaire* asked = organisation.find_questionnaire(service.questionnaire);
        if (asked == nullptr) continue;
        const auto found = std::ranges::find(asked->questions, question, &survey::Question::id);
        if (found == asked->questions.end()) continue;
        if (found->type == survey::QuestionType::Calculated) return std::nullopt;
        Flow flow = begin_visit(organisation, channel, /*practising=*/false);
        flow.visit.kind_chosen = true;
        flow.visit.drawn = Drawn{.today = today};
        flow.visit.contact.kind = feedback::ContactKind::SurveyAnswer;
        flow.visit.contact.service = service.id;
        flow.visit.contact.questionnaire = asked->id;
        flow.visit.contact.questionnaire_version = asked->version;
        QuestionScreen screen;
        screen.number = static_cast<std::size_t>(found - asked->questions.begin());
        screen.date_part_anew = true;
        flow.screen = screen;
        // Where visitors can go back, the button is there.
        flow.behind = {WelcomeScreen{}};
        // Closed, or not taken by its sample: then it is not offered at all.
        if (question_shown(flow) == nullptr) return std::nullopt;
        return flow;
    }
    return std::nullopt;
}

}  // namespace candour::kiosk
