// What the template of one procedure asks for.
#include "app/console/procedures/show_page.h"

#include "app/console/procedures/diagram_svg.h"
#include "app/console/procedures/time_words.h"
#include "app/console/words.h"
#include "core/complaint/diagram.h"

namespace candour::console {
namespace {

using complaint::Procedure;

// In which language texts are wanted, and which the procedure has in any case.
struct Languages {
    Language wanted;
    Language main;

    ShownText in(const LocalText& text) const { return text.in(wanted, main); }
};

View texts_view(const std::vector<LocalText>& texts, const Languages& languages) {
    View list{View::type::list};
    for (const LocalText& text : texts)
        list.push_back(view_of(languages.in(text)));
    return list;
}

View kinds_view(const Procedure& procedure, const Languages& languages) {
    View list{View::type::list};
    for (const complaint::CaseKind& kind : procedure.kinds) {
        const complaint::Diagram diagram = complaint::diagram_of(procedure, kind, languages.wanted);
        View one = view_of(diagram.title);
        one["kind_id"] = kind.id;
        one["definition"] = view_of(diagram.definition);
        one["has_examples"] = !kind.examples.empty();
        one["examples"] = texts_view(kind.examples, languages);
        one["svg"] = diagram_svg(diagram, "diagram-" + kind.id, languages.wanted);
        one["boxes"] = diagram_list(diagram, languages.wanted);
        list.push_back(std::move(one));
    }
    return list;
}

View left_out_view(const Procedure& procedure, const Languages& languages) {
    View list{View::type::list};
    for (const complaint::LeftOut& left_out : procedure.left_out) {
        View one = view_of(languages.in(left_out.name));
        one["explanation"] = view_of(languages.in(left_out.explanation));
        list.push_back(std::move(one));
    }
    return list;
}

View bodies_view(const Procedure& procedure, const Languages& languages) {
    View list{View::type::list};
    for (const complaint::OutsideBody& body : procedure.bodies) {
        View one = view_of(languages.in(body.name));
        one["what_they_do"] = view_of(languages.in(body.what_they_do));
        one["has_when"] = !body.when.empty();
        one["when"] = view_of(languages.in(body.when));
        one["has_web"] = !body.web.empty();
        one["web"] = shown_text(body.web);
        one["has_phone"] = !body.phone.empty();
        one["phone"] = shown_text(body.phone);
        list.push_back(std::move(one));
    }
    return list;
}

View codes_view(const Procedure& procedure, const Languages& languages) {
    View list{View::type::list};
    for (const complaint::Named& code : procedure.codes) {
        View one = view_of(languages.in(code.name));
        one["explanation"] = view_of(languages.in(code.explanation));
        list.push_back(std::move(one));
    }
    return list;
}

// Our numbers, each with the reason that it is ours.
View defaults_view(const Procedure& procedure, const Languages& languages) {
    View list{View::type::list};
    for (const complaint::Stage& stage : procedure.stages) {
        for (const complaint::ProcedureClock& clock : stage.clocks) {
            if (clock.our_default.empty()) continue;
            View one = view_of(languages.in(clock.name));
            one["stage_name"] = view_of(languages.in(stage.name));
            one["length"] = length_in_words(clock.length, languages.wanted);
            one["reason"] = view_of(languages.in(clock.our_default));
            list.push_back(std::move(one));
        }
    }
    return list;
}

std::string or_dash(const std::string& words, const PageLanguage& language) {
    return words.empty() ? language.tr("Not said yet") : shown_text(words);
}

}  // namespace

void show_procedure(View& view, const Procedure& procedure, const ProcedureAction& action,
                    const PageLanguage& language) {
    const Languages languages{
        language.tag(), procedure.languages.empty() ? Language("en") : procedure.languages[0]};
    view["procedure_name"] = view_of(languages.in(procedure.name));
    view["source"] = view_of(languages.in(procedure.source));
    view["owner"] = or_dash(procedure.owner, language);
    view["approver"] = or_dash(procedure.approver, language);
    view["review_day"] = or_dash(procedure.review_day, language);
    view["welcome"] = view_of(languages.in(procedure.texts.welcome));
    view["no_effect"] = view_of(languages.in(procedure.texts.no_effect));
    view["may_be_about"] = texts_view(procedure.texts.may_be_about, languages);
    view["who_may"] = texts_view(procedure.texts.who_may, languages);
    view["kinds"] = kinds_view(procedure, languages);
    view["has_left_out"] = !procedure.left_out.empty();
    view["left_out"] = left_out_view(procedure, languages);
    view["has_bodies"] = !procedure.bodies.empty();
    view["bodies"] = bodies_view(procedure, languages);
    view["has_codes"] = !procedure.codes.empty();
    view["codes"] = codes_view(procedure, languages);
    View defaults = defaults_view(procedure, languages);
    view["has_defaults"] = !defaults.list_value().empty();
    view["defaults"] = std::move(defaults);
    view["has_action"] = !action.to.empty();
    view["action"] = action.to;
    view["button_text"] = action.button;
}

}  // namespace candour::console
