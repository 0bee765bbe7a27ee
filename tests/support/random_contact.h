// tests/support/random_contact.h: any contact, for property tests.
#pragma once

#include "core/feedback/draft.h"
#include "tests/support/random_text.h"

namespace candour::test {

inline std::string short_text(Gen& gen) {
    return random_text(gen, gen.one_of(scripts), gen.below(30));
}

inline feedback::ComplaintFacts random_facts(Gen& gen) {
    feedback::ComplaintFacts facts;
    if (gen.chance(60)) facts.behalf = gen.one_of(feedback::all_behalves);
    if (gen.chance(60)) facts.answer = gen.one_of(feedback::all_answers_wanted);
    for (const feedback::Support one : feedback::all_supports) {
        if (gen.chance(30)) facts.turn(one);
    }
    if (gen.chance(30)) facts.interpreter_language = short_text(gen);
    if (gen.chance(40)) {
        facts.person = {.name = short_text(gen),
                        .reach_by = gen.one_of(feedback::all_reach_by),
                        .value = random_text(gen, gen.one_of(scripts), gen.below(300))};
    }
    return facts;
}

inline feedback::Involvement random_involvement(Gen& gen) {
    feedback::Involvement involvement;
    for (const feedback::Wish wish : feedback::all_wishes) {
        if (gen.chance(50)) involvement.wishes.push_back(wish);
    }
    if (gen.chance(60)) {
        if (gen.chance(30)) involvement.draw = "draw-1";
        involvement.person = {.name = short_text(gen),
                              .reach_by = gen.one_of(feedback::all_reach_by),
                              .value = short_text(gen)};
    }
    return involvement;
}

inline feedback::Contact random_contact(Gen& gen) {
    feedback::Contact contact;
    contact.kind = gen.one_of(feedback::all_contact_kinds);
    contact.channel = gen.one_of(feedback::all_channels);
    contact.service_group = short_text(gen);
    contact.service = short_text(gen);
    contact.language = short_text(gen);
    contact.story = random_text(gen, gen.one_of(scripts), gen.below(2001));
    contact.wanted = short_text(gen);
    contact.questionnaire = short_text(gen);
    contact.questionnaire_version = short_text(gen);
    for (std::size_t left = gen.below(6); left > 0; --left) {
        contact.answers.set({.question = "q" + std::to_string(left),
                             .choice = short_text(gen),
                             .text = random_text(gen, gen.one_of(scripts), gen.below(500)),
                             .declined = gen.chance(20)});
        if (!gen.chance(20)) continue;
        survey::Answer& newer = contact.answers.given.back();
        newer.repetition = static_cast<std::uint32_t>(gen.below(3));
        for (std::size_t more = gen.below(3); more > 0; --more)
            newer.choices.push_back(short_text(gen));
        newer.other = short_text(gen);
    }
    contact.urgent = gen.chance(10);
    contact.by_pass = gen.chance(10);
    contact.consent = short_text(gen);
    contact.reply_to = {.mailbox_id = short_text(gen), .public_key = short_text(gen)};
    if (gen.chance(30)) contact.facts = random_facts(gen);
    if (gen.chance(20)) {
        contact.receipt_proof = {.public_key = short_text(gen), .signature = short_text(gen)};
    }
    if (gen.chance(20)) contact.involvement = random_involvement(gen);
    return contact;
}

}  // namespace candour::test
