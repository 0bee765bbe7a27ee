// One contact as a page.
#include "app/console/item/item.h"

#include "app/console/item/beside.h"
#include "app/console/redaction/redaction.h"
#include "app/console/words.h"

namespace candour::console {

std::string_view channel_in_words(feedback::Channel channel) {
    switch (channel) {
        case feedback::Channel::Reception:
            return N_("Reception kiosk");
        case feedback::Channel::HomeVisit:
            return N_("Tablet on a home visit");
        case feedback::Channel::Event:
            return N_("Event");
        case feedback::Channel::Paper:
            return N_("Paper, keyed in");
        case feedback::Channel::Equality:
            return N_("Equality questions");
        case feedback::Channel::Apart:
            return N_("Apart from what else was said");
    }
    return "";
}

namespace {

// What was said to the questions that came with the contact, if any.
View answers_view(const Desk& desk, const feedback::Contact& contact) {
    const Language& own = desk.language.tag();
    const survey::Questionnaire* questionnaire =
        desk.organisation.find_questionnaire(contact.questionnaire);
    View list{View::type::list};
    for (const survey::Answer& answer : contact.answers.given) {
        const survey::Question* question =
            questionnaire == nullptr ? nullptr : questionnaire->find(answer.question);
        ShownText prompt{answer.question, "en"};
        ShownText said{answer.choice.empty() ? answer.text : answer.choice, contact.language};
        if (question != nullptr) {
            prompt = question->prompt.in(own);
            for (const survey::Choice& choice : question->choices) {
                if (choice.id == answer.choice) said = choice.label.in(own);
            }
        }
        if (answer.declined) said = {desk.language.tr("Preferred not to say"), own};
        View view;
        view["question"] = view_of(prompt);
        view["said"] = view_of(said);
        list << view;
    }
    return list;
}

View beside_view(const feedback::Contact& contact, const PageLanguage& language) {
    View list{View::type::list};
    for (const FactRow& row : said_beside(contact, language)) {
        View view;
        view["label"] = row.label;
        view["said"] = row.said;
        list << view;
    }
    return list;
}

void add_words(View& view, const Desk& desk, const store::OfficeItem& item) {
    const Result<feedback::Contact> read = read_words(desk, item);
    const feedback::Contact contact = read.ok() ? read.value() : feedback::Contact{};
    view["readable"] = read.ok();
    view["key_missing"] = !read.ok() && read.error().kind == ErrorKind::NotFound;
    view["has_story"] = !paragraphs(contact.story).empty();
    view["story"] = paragraphs_view(contact.story);
    view["has_wanted"] = !paragraphs(contact.wanted).empty();
    view["wanted"] = paragraphs_view(contact.wanted);
    view["has_answers"] = !contact.answers.given.empty();
    view["answers"] = answers_view(desk, contact);
    view["beside"] = beside_view(contact, desk.language);
    view["by_pass"] = contact.by_pass;
    view["says_answer"] = contact.facts.answer != feedback::AnswerWanted::NotSaid;
    view["wants_reply"] = !contact.reply_to.mailbox_id.empty();
}

void add_case_link(View& view, const CaseLink& link) {
    view["has_case"] = !link.reference.empty();
    view["case_reference"] = link.reference;
    view["may_open"] = link.may_open && link.reference.empty();
}

}  // namespace

Result<store::OfficeItem> find_item(const Desk& desk, std::string_view id_hex) {
    const Result<SubmissionId> id = SubmissionId::from_hex(id_hex);
    if (!id.ok()) return Error{ErrorKind::NotFound, "that is not the id of a contact"};
    ASSIGN_OR_RETURN(store::OfficeItem item, desk.office.item(id.value()));
    // The store promises this too; a page about one person's survey must never exist.
    if (item.kind == feedback::ContactKind::SurveyAnswer) {
        return Error{ErrorKind::NotFound, "survey answers are only counted"};
    }
    if (item.kind == feedback::ContactKind::Help) {
        return Error{ErrorKind::NotFound, "who asks for help now is for the safeguarding lead"};
    }
    if (item.kind == feedback::ContactKind::Text) {
        return Error{ErrorKind::NotFound, "what was written beside a survey has pages of its own"};
    }
    if (item.kind == feedback::ContactKind::Involvement) {
        return Error{ErrorKind::NotFound, "who wishes to be involved stands on a list of its own"};
    }
    return item;
}

Page item_page(const Desk& desk, const store::OfficeItem& item, const CaseLink& link) {
    const PageLanguage& language = desk.language;
    const ShownText kind = kind_name(desk.organisation, item.kind, language);
    Page page{"item", shown_text(kind.text), Section::Contacts, {}, 200};
    page.view["kind"] = view_of(kind);
    page.view["kind_style"] = kind_style(item.kind);
    page.view["urgent"] = item.urgent;
    page.view["released"] = language.day(item.released);
    page.view["has_service"] = !item.service.empty();
    page.view["service"] = view_of(service_name(desk.organisation, item.service, language));
    page.view["language"] = language_in_words(item.language, language);
    page.view["channel"] = language.tr(channel_in_words(item.channel));
    page.view["has_lang"] = is_language_tag(item.language);
    page.view["lang"] = item.language;
    page.view["dir"] = is_right_to_left(item.language) ? "rtl" : "ltr";
    page.view["open_href"] = "/items/" + item.id.hex() + "/open";
    add_words(page.view, desk, item);
    add_case_link(page.view, link);
    add_redacted(page.view, desk, &item, link.may_redact);
    return page;
}

}  // namespace candour::console
