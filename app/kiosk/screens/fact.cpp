// app/kiosk/screens/fact.cpp: one question beside a complaint, with its choices.
#include <array>

#include "app/kiosk/flow/complaint_path.h"
#include "app/kiosk/screens/draw.h"

namespace candour::kiosk {
namespace {

using feedback::Support;

struct Question {
    ShownText heading;
    ShownText text;
};

ShownText together(const ShownText& first, const ShownText& second) {
    return {first.text + " " + second.text, first.language};
}

Question question_of(const Ui& ui, const Flow& flow, Fact fact) {
    const ShownText may_skip = ui.tr("You can leave this out.");
    switch (fact) {
        case Fact::Behalf:
            return {ui.tr("Who are you writing for?"),
                    together(ui.tr("You need not give any names."), may_skip)};
        case Fact::Consent:
            return {
                ui.tr("Do they know about it, and agree?"),
                together(ui.tr("We look into it either way. If they do not agree, we may not be "
                               "able to tell you about them."),
                         may_skip)};
        case Fact::ByPass:
            return {ui.tr("Who should deal with it?"),
                    ui.tr("You may ask for somebody else if you think that the usual person is too "
                          "close to it. You need not say why.")};
        case Fact::Answer:
            return {ui.tr("Would you like an answer?"),
                    ui.tr("We do not know who you are. An answer can only reach you if you tell us "
                          "how, on the next screen.")};
        case Fact::ReachBy:
            if (flow.visit.involvement) {
                return {ui.tr("How can we reach you?"),
                        ui.tr("This tells us who you are. It is locked, and joined to nothing "
                              "else that you said.")};
            }
            return {ui.tr("How can we reach you?"),
                    ui.tr("This tells us who you are. It is locked, and goes only with what you "
                          "wrote. Only the person who deals with it sees it.")};
        case Fact::Support:
            return {ui.tr("Do you need any help with this?"),
                    together(together(ui.tr("Choose all that you need."), may_skip),
                             ui.tr("It stays with this complaint."))};
        case Fact::Interpreter:
            return {ui.tr("Which language do you need?"), may_skip};
    }
    return {ui.local(flow.organisation->name), {}};
}

// The choices' names, in the order in which they stand.
std::vector<std::string> choices_of(const Flow& flow, Fact fact) {
    std::vector<std::string> names;
    const auto add_all = [&](const auto& all) {
        for (const auto one : all)
            names.emplace_back(feedback::name_of(one));
    };
    switch (fact) {
        case Fact::Behalf:
            add_all(feedback::all_behalves);
            break;
        case Fact::Consent:
            add_all(feedback::all_consents);
            break;
        case Fact::ByPass:
            return {"no", "yes"};
        case Fact::Answer:
            add_all(feedback::all_answers_wanted);
            break;
        case Fact::ReachBy:
            add_all(feedback::all_reach_by);
            if (!flow.visit.involvement) names.emplace_back();  // Not at all.
            break;
        case Fact::Support:
            // What most people think of first.
            add_all(std::array{Support::HelpToWrite, Support::Advocacy, Support::Interpreter,
                               Support::Signer, Support::Translation, Support::Transport,
                               Support::Expenses, Support::CarersCosts});
            break;
        case Fact::Interpreter:
            for (const Language& language : interpreter_languages(flow))
                names.push_back(language);
            names.emplace_back(other_language);
            break;
    }
    return names;
}

ShownText detail_of(const Ui& ui, const Flow& flow, Fact fact, const std::string& choice) {
    if (fact == Fact::Consent && choice == "cannot") {
        return ui.tr("For example: a small child, or somebody who has died.");
    }
    if (fact == Fact::ByPass && choice == "no") return usual_person(ui, flow);
    if (fact == Fact::ReachBy && choice.empty()) {
        return ui.tr("Then no answer can reach you. We look into it all the same.");
    }
    return {};
}

ChoiceLayout layout_of(Fact fact) {
    switch (fact) {
        case Fact::Interpreter:
            return {.columns = 3};
        case Fact::Behalf:
        case Fact::Support:
        case Fact::ReachBy:
            return {.columns = 2};
        case Fact::Consent:
        case Fact::ByPass:
        case Fact::Answer:
            break;
    }
    return {};
}

}  // namespace

ShownText fact_choice(const Ui& ui, Fact fact, std::string_view choice) {
    struct Label {
        Fact fact;
        std::string_view choice;
        ShownText label;
    };
    if (fact == Fact::Interpreter && choice != other_language) {
        return ui.own_name(std::string(choice));
    }
    const std::array labels = {
        Label{Fact::Behalf, "self", ui.tr("For myself")},
        Label{Fact::Behalf, "relative", ui.tr("For somebody in my family")},
        Label{Fact::Behalf, "carer", ui.tr("For somebody I care for")},
        Label{Fact::Behalf, "advocate", ui.tr("For somebody, as their advocate")},
        Label{Fact::Behalf, "councillor", ui.tr("For somebody, as their councillor")},
        Label{Fact::Behalf, "group", ui.tr("For several of us together")},
        Label{Fact::Behalf, "other", ui.tr("For somebody else")},
        Label{Fact::Consent, "said", ui.tr("Yes, they told me so")},
        Label{Fact::Consent, "wrote", ui.tr("Yes, in writing")},
        Label{Fact::Consent, "not_yet", ui.tr("Not yet")},
        Label{Fact::Consent, "cannot", ui.tr("They cannot say")},
        Label{Fact::ByPass, "no", ui.tr("The usual person")},
        Label{Fact::ByPass, "yes", ui.tr("Somebody else, please")},
        Label{Fact::Answer, "in_writing", ui.tr("Yes, in writing")},
        Label{Fact::Answer, "told", ui.tr("Yes, somebody should tell me")},
        Label{Fact::Answer, "none", ui.tr("No answer, thank you")},
        Label{Fact::ReachBy, "phone", ui.tr("By telephone")},
        Label{Fact::ReachBy, "email", ui.tr("By e-mail")},
        Label{Fact::ReachBy, "letter", ui.tr("By letter")},
        Label{Fact::ReachBy, "other", ui.tr("Another way")},
        Label{Fact::ReachBy, "", ui.tr("I would rather not say")},
        Label{Fact::Support, "help_to_write", ui.tr("Somebody to help me write")},
        Label{Fact::Support, "advocacy", ui.tr("Somebody to speak for me")},
        Label{Fact::Support, "interpreter", ui.tr("An interpreter")},
        Label{Fact::Support, "signer", ui.tr("A sign language interpreter")},
        Label{Fact::Support, "translation", ui.tr("Letters in my language")},
        Label{Fact::Support, "transport", ui.tr("Transport")},
        Label{Fact::Support, "expenses", ui.tr("Money for what it costs me")},
        Label{Fact::Support, "carers_costs", ui.tr("Care for somebody I look after")},
        Label{Fact::Interpreter, other_language, ui.tr("Another language")}};
    for (const Label& one : labels) {
        if (one.fact == fact && one.choice == choice) return one.label;
    }
    return {};
}

ShownText usual_person(const Ui& ui, const Flow& flow) {
    const complaint::Procedure* procedure = procedure_now(flow);
    const complaint::Stage* stage = stage_to_bypass(flow);
    ShownText names{{}, ui.language()};
    if (procedure == nullptr || stage == nullptr) return names;
    for (const std::string& post : stage->holders) {
        const complaint::Named* named = procedure->find_post(post);
        if (named == nullptr) continue;
        const ShownText name = of_procedure(ui, *procedure, named->name);
        if (!names.text.empty()) names.text += ", ";
        names.text += name.text;
        names.language = name.language;
    }
    return names;
}

std::optional<Intent> draw(Ui& ui, const Flow& flow, const FactScreen& screen) {
    std::optional<Intent> intent;
    const std::string name = name_of(screen);
    ui.bars(Ui::Bars::All);
    if (ui.footer({.next_id = name + ".next", .next = ui.tr("Next")})) intent = Continue{};
    const Question question = question_of(ui, flow, screen.fact);
    ui.heading(question.heading);
    if (screen.choice_missing) ui.problem(ui.tr("Please choose one first."));
    // Where there is no room for all, what can be chosen comes before what helps with it; but
    // nobody is asked who they are before they know what becomes of it.
    const bool first =
        !ui.is_scarce() || screen.fact == Fact::Answer || screen.fact == Fact::ReachBy;
    if (first) ui.paragraph(question.text, TextStyle::Quiet);
    const std::vector<std::string> names = choices_of(flow, screen.fact);
    std::vector<ChoiceCard> cards;
    for (const std::string& choice : names) {
        ChoiceCard card;
        card.id = name + "." + (choice.empty() ? "none" : choice);
        card.label = fact_choice(ui, screen.fact, choice);
        card.detail = detail_of(ui, flow, screen.fact, choice);
        card.selected = is_chosen(flow, screen.fact, choice);
        card.mark = screen.fact == Fact::Support ? Mark::Many : Mark::One;
        cards.push_back(std::move(card));
    }
    if (const auto chosen = ui.choices(cards, layout_of(screen.fact))) {
        intent = ChooseAnswer{names[*chosen]};
    }
    if (!first) ui.paragraph(question.text, TextStyle::Quiet);
    return intent;
}

}  // namespace candour::kiosk
