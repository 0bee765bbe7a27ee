// What the template of one procedure asks for.
#include "app/console/procedures/show_page.h"

#include "app/console/procedures/diagram_svg.h"
#include "app/console/procedures/time_words.h"
#include "app/console/words.h"
#include "core/complaint/diagram.h"

namespace candour::console {
namespace {

using complaint::Procedure;

constexpr std::string_view page_language = "en";

View texts_view(const std::vector<LocalText>& texts, const Language& main) {
    View list{View::type::list};
    for (const LocalText& text : texts)
        list.push_back(view_of(text.in(page_language, main)));
    return list;
}

View kinds_view(const Procedure& procedure, const Language& main) {
    View list{View::type::list};
    for (const complaint::CaseKind& kind : procedure.kinds) {
        const complaint::Diagram diagram = complaint::diagram_of(procedure, kind, page_language);
        View one = view_of(diagram.title);
        one["kind_id"] = kind.id;
        one["definition"] = view_of(diagram.definition);
        one["has_examples"] = !kind.examples.empty();
        one["examples"] = texts_view(kind.examples, main);
        one["svg"] = diagram_svg(diagram, "diagram-" + kind.id, page_language);
        one["boxes"] = diagram_list(diagram, page_language);
        list.push_back(std::move(one));
    }
    return list;
}

View left_out_view(const Procedure& procedure, const Language& main) {
    View list{View::type::list};
    for (const complaint::LeftOut& left_out : procedure.left_out) {
        View one = view_of(left_out.name.in(page_language, main));
        one["explanation"] = view_of(left_out.explanation.in(page_language, main));
        list.push_back(std::move(one));
    }
    return list;
}

View bodies_view(const Procedure& procedure, const Language& main) {
    View list{View::type::list};
    for (const complaint::OutsideBody& body : procedure.bodies) {
        View one = view_of(body.name.in(page_language, main));
        one["what_they_do"] = view_of(body.what_they_do.in(page_language, main));
        one["has_when"] = !body.when.empty();
        one["when"] = view_of(body.when.in(page_language, main));
        one["has_web"] = !body.web.empty();
        one["web"] = shown_text(body.web);
        one["has_phone"] = !body.phone.empty();
        one["phone"] = shown_text(body.phone);
        list.push_back(std::move(one));
    }
    return list;
}

View codes_view(const Procedure& procedure, const Language& main) {
    View list{View::type::list};
    for (const complaint::Named& code : procedure.codes) {
        View one = view_of(code.name.in(page_language, main));
        one["explanation"] = view_of(code.explanation.in(page_language, main));
        list.push_back(std::move(one));
    }
    return list;
}

// Our numbers, each with the reason that it is ours.
View defaults_view(const Procedure& procedure, const Language& main) {
    View list{View::type::list};
    for (const complaint::Stage& stage : procedure.stages) {
        for (const complaint::ProcedureClock& clock : stage.clocks) {
            if (clock.our_default.empty()) continue;
            View one = view_of(clock.name.in(page_language, main));
            one["stage_name"] = view_of(stage.name.in(page_language, main));
            one["length"] = length_in_words(clock.length, page_language);
            one["reason"] = view_of(clock.our_default.in(page_language, main));
            list.push_back(std::move(one));
        }
    }
    return list;
}

std::string or_dash(const std::string& words) {
    return words.empty() ? std::string("Not said yet") : shown_text(words);
}

}  // namespace

void show_procedure(View& view, const Procedure& procedure, const ProcedureAction& action) {
    const Language main = procedure.languages.empty() ? Language("en") : procedure.languages[0];
    view["procedure_name"] = view_of(procedure.name.in(page_language, main));
    view["source"] = view_of(procedure.source.in(page_language, main));
    view["owner"] = or_dash(procedure.owner);
    view["approver"] = or_dash(procedure.approver);
    view["review_day"] = or_dash(procedure.review_day);
    view["welcome"] = view_of(procedure.texts.welcome.in(page_language, main));
    view["no_effect"] = view_of(procedure.texts.no_effect.in(page_language, main));
    view["may_be_about"] = texts_view(procedure.texts.may_be_about, main);
    view["who_may"] = texts_view(procedure.texts.who_may, main);
    view["kinds"] = kinds_view(procedure, main);
    view["has_left_out"] = !procedure.left_out.empty();
    view["left_out"] = left_out_view(procedure, main);
    view["has_bodies"] = !procedure.bodies.empty();
    view["bodies"] = bodies_view(procedure, main);
    view["has_codes"] = !procedure.codes.empty();
    view["codes"] = codes_view(procedure, main);
    View defaults = defaults_view(procedure, main);
    view["has_defaults"] = !defaults.list_value().empty();
    view["defaults"] = std::move(defaults);
    view["has_action"] = !action.to.empty();
    view["action"] = action.to;
    view["button_text"] = action.button;
}

}  // namespace candour::console
