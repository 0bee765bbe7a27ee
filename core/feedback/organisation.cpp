// Reading an organisation's file.
#include "core/feedback/organisation.h"

#include <algorithm>

#include "core/base/json_fields.h"
#include "core/feedback/equality.h"
#include "core/feedback/kiosk_can_show.h"
#include "core/feedback/limits.h"
#include "core/feedback/read_you_said.h"
#include "core/feedback/retention.h"
#include "core/survey/longest_answer.h"

namespace candour::feedback {
namespace {

constexpr std::size_t contacts_max = 20;
constexpr std::size_t questionnaires_max = 50;
// One a service at most, in practice one or two.
constexpr std::size_t procedures_max = 20;
// More cannot be found on a kiosk without a search.
constexpr std::size_t information_max = 50;

using nlohmann::json;

Result<ContactPoint> parse_contact(const json& source, const std::string& place,
                                   const DeclaredLanguages& declared) {
    FieldReader fields(source, place);
    ContactPoint contact;
    contact.name = fields.local_text("name", Need::Required, declared);
    contact.phone = fields.text("phone", Need::Optional);
    contact.email = fields.text("email", Need::Optional);
    contact.hours = fields.local_text("hours", Need::Optional, declared);
    if (contact.phone.empty() && contact.email.empty()) {
        fields.fail(place, "a contact needs a phone or an email");
    }
    RETURN_IF_ERROR(fields.finish());
    return contact;
}

void read_contacts(FieldReader& fields, Need need, const DeclaredLanguages& declared,
                   std::vector<ContactPoint>& contacts) {
    const auto items = fields.list("contacts", need, contacts_max);
    const std::string place = place_of(fields.place(), "contacts");
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!fields.take(parse_contact(*items[i], place_of(place, i), declared), contacts)) return;
    }
}

Result<Service> parse_service(const json& source, const std::string& place,
                              const DeclaredLanguages& declared) {
    FieldReader fields(source, place);
    Service service;
    service.id = fields.id("id", Need::Required);
    service.group = fields.id("group", Need::Required);
    service.name = fields.local_text("name", Need::Required, declared);
    service.summary = fields.local_text("summary", Need::Optional, declared);
    service.place = fields.local_text("place", Need::Optional, declared);
    service.opening_hours = fields.local_text("opening_hours", Need::Optional, declared);
    service.questionnaire = fields.id("questionnaire", Need::Optional);
    service.procedure = fields.id("procedure", Need::Optional);
    service.unit = fields.id("unit", Need::Optional);
    service.anonymous_inside = read_anonymous_inside(fields);
    read_contacts(fields, Need::Optional, declared, service.contacts);
    RETURN_IF_ERROR(fields.finish());
    return service;
}

Result<OfferedKind> parse_kind(const json& source, const std::string& place,
                               const DeclaredLanguages& declared) {
    FieldReader fields(source, place);
    OfferedKind offered;
    const std::string name = fields.text("kind", Need::Required);
    if (const auto kind = contact_kind_from(name); kind && is_offerable(*kind)) {
        offered.kind = *kind;
    } else {
        std::vector<std::string> names;
        for (const ContactKind one : offerable_contact_kinds)
            names.emplace_back(name_of(one));
        fields.fail_field("kind", "unknown kind '" + name + "'; possible are " + joined(names));
    }
    offered.name = fields.local_text("name", Need::Required, declared);
    offered.explanation = fields.local_text("explanation", Need::Optional, declared);
    RETURN_IF_ERROR(fields.finish());
    return offered;
}

void read_kinds(FieldReader& fields, const DeclaredLanguages& declared, Organisation& result) {
    const auto items = fields.list("kinds", Need::Required, offerable_contact_kinds.size());
    const std::string place = place_of(fields.place(), "kinds");
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string here = place_of(place, i);
        if (!fields.take(parse_kind(*items[i], here, declared), result.kinds)) return;
        const ContactKind kind = result.kinds.back().kind;
        if (std::ranges::count(result.kinds, kind, &OfferedKind::kind) > 1) {
            fields.fail(here, "the kind '" + std::string(name_of(kind)) + "' is offered twice");
        }
    }
}

Status can_be_published(const survey::Questionnaire& questionnaire, const std::string& place) {
    RETURN_IF_ERROR(kiosk_can_show(questionnaire, place));
    return survey::fits_into_message(questionnaire, place);
}

void read_questionnaires(FieldReader& fields, Organisation& result) {
    const auto items = fields.list("questionnaires", Need::Optional, questionnaires_max);
    const std::string place = place_of(fields.place(), "questionnaires");
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string here = place_of(place, i);
        if (!fields.take(survey::parse_questionnaire(*items[i], here), result.questionnaires)) {
            return;
        }
        const survey::Questionnaire& questionnaire = result.questionnaires.back();
        if (const Status can = can_be_published(questionnaire, here); !can.ok()) {
            return fields.fail(can.error());
        }
        if (std::ranges::count(result.questionnaires, questionnaire.id,
                               &survey::Questionnaire::id) > 1) {
            fields.fail(here, "the id '" + questionnaire.id + "' is used twice");
        }
        for (const Language& language : questionnaire.languages) {
            if (std::ranges::find(result.languages, language) != result.languages.end()) continue;
            fields.fail(place_of(here, "languages"), "unknown language '" + language +
                                                         "'; the organisation declares " +
                                                         joined(result.languages));
        }
    }
}

void check_procedure(FieldReader& fields, const std::string& place, const std::string& id,
                     const Organisation& result) {
    if (id.empty() || result.find_procedure(id) != nullptr) return;
    fields.fail(place, "there is no procedure '" + id + "' in this file");
}

// A procedure may have languages of its own, and shows its first where another lacks.
void read_procedures(FieldReader& fields, Organisation& result) {
    const auto items = fields.list("procedures", Need::Optional, procedures_max);
    const std::string place = place_of(fields.place(), "procedures");
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string here = place_of(place, i);
        if (!fields.take(complaint::parse_procedure_object(*items[i], here), result.procedures)) {
            return;
        }
        const std::string& id = result.procedures.back().id;
        if (std::ranges::count(result.procedures, id, &complaint::Procedure::id) > 1) {
            fields.fail(here, "the id '" + id + "' is used twice");
        }
    }
    result.procedure = fields.id("procedure", Need::Optional);
    check_procedure(fields, place_of(fields.place(), "procedure"), result.procedure, result);
}

Result<InformationPage> parse_information(const json& source, const std::string& place,
                                          const DeclaredLanguages& declared) {
    FieldReader fields(source, place);
    InformationPage page;
    page.id = fields.id("id", Need::Required);
    page.title = fields.local_text("title", Need::Required, declared);
    page.text = fields.local_text("text", Need::Required, declared);
    page.review_day = fields.text("review_day", Need::Required);
    if (fields.ok() && !from_iso(page.review_day).ok()) {
        fields.fail_field("review_day",
                          "'" + page.review_day + "' is no day; write it as 2027-03-31");
    }
    page.owner = fields.text("owner", Need::Required);
    RETURN_IF_ERROR(fields.finish());
    return page;
}

void read_information(FieldReader& fields, const DeclaredLanguages& declared,
                      Organisation& result) {
    const auto items = fields.list("information", Need::Optional, information_max);
    const std::string place = place_of(fields.place(), "information");
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string here = place_of(place, i);
        if (!fields.take(parse_information(*items[i], here, declared), result.information)) return;
        const std::string& id = result.information.back().id;
        if (std::ranges::count(result.information, id, &InformationPage::id) > 1) {
            fields.fail(here, "the id '" + id + "' is used twice");
        }
    }
}

void read_services(FieldReader& fields, const DeclaredLanguages& declared, Organisation& result) {
    const auto items = fields.list("services", Need::Required, services_max);
    const std::string place = place_of(fields.place(), "services");
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string here = place_of(place, i);
        if (!fields.take(parse_service(*items[i], here, declared), result.services)) return;
        const Service& service = result.services.back();
        if (std::ranges::count(result.services, service.id, &Service::id) > 1) {
            fields.fail(here, "the id '" + service.id + "' is used twice");
        }
        check_procedure(fields, place_of(here, "procedure"), service.procedure, result);
        if (!service.unit.empty() && result.find_unit(service.unit) == nullptr) {
            fields.fail(place_of(here, "unit"),
                        "there is no unit '" + service.unit + "' in this file");
        }
        const std::string& asked = service.questionnaire;
        if (!asked.empty() && result.find_questionnaire(asked) == nullptr) {
            fields.fail(place_of(here, "questionnaire"),
                        "there is no questionnaire '" + asked + "' in this file");
        }
    }
}

void read_equality(FieldReader& fields, Organisation& result) {
    const std::string id = fields.id("equality_questionnaire", Need::Optional);
    if (id.empty()) return;
    const std::string place = place_of(fields.place(), "equality_questionnaire");
    const survey::Questionnaire* asked = result.find_questionnaire(id);
    if (asked == nullptr) {
        return fields.fail(place, "there is no questionnaire '" + id + "' in this file");
    }
    const auto service = std::ranges::find(result.services, id, &Service::questionnaire);
    if (service != result.services.end()) {
        return fields.fail(place, "the service '" + service->id + "' asks '" + id +
                                      "' too; equality questions are asked by no service, or "
                                      "their answers would be joined to it");
    }
    if (const Status can = can_ask_equality(*asked, place); !can.ok()) fields.fail(can.error());
    result.equality_questionnaire = id;
}

// A page's address without "https://": short, and of what is on every keyboard.
bool is_typed_address(const std::string& text) {
    static constexpr std::string_view name = "abcdefghijklmnopqrstuvwxyz0123456789-.";
    static constexpr std::string_view rest = "abcdefghijklmnopqrstuvwxyz0123456789-._/:";
    if (text.size() > address_characters_max) return false;
    const std::string host = text.substr(0, text.find_first_of("/:"));
    return host.find('.') != std::string::npos && host.front() != '.' && host.back() != '.' &&
           host.find_first_not_of(name) == std::string::npos &&
           text.find_first_not_of(rest) == std::string::npos;
}

void read_receipts(FieldReader& fields, Organisation& result) {
    const json* source = fields.object("receipts", Need::Optional);
    if (source == nullptr) return;
    FieldReader inside(*source, place_of(fields.place(), "receipts"));
    result.receipts.offered = inside.flag("offered", false);
    result.receipts.page = inside.text("page", Need::Optional);
    if (!result.receipts.page.empty() && !is_typed_address(result.receipts.page)) {
        inside.fail_field("page",
                          "'" + result.receipts.page +
                              "' is not as people type it; an address looks like "
                              "'example.org/answer': small letters, no spaces, nothing before its "
                              "name, at most " +
                              std::to_string(address_characters_max) + " characters");
    }
    if (const Status read = inside.finish(); !read.ok()) fields.fail(read.error());
}

// {"read_by": {…}}: who reads what is written under such a part.
std::optional<LocalText> read_by(FieldReader& fields, const char* part,
                                 const DeclaredLanguages& declared) {
    const json* source = fields.object(part, Need::Optional);
    if (source == nullptr) return std::nullopt;
    FieldReader inside(*source, place_of(fields.place(), part));
    LocalText who = inside.local_text("read_by", Need::Required, declared);
    if (const Status read = inside.finish(); !read.ok()) fields.fail(read.error());
    return who;
}

Result<OfferedWish> parse_wish(const json& source, const std::string& place,
                               const DeclaredLanguages& declared) {
    FieldReader fields(source, place);
    OfferedWish offered;
    const std::string name = fields.text("wish", Need::Required);
    const std::optional<Wish> wish = wish_from(name);
    offered.wish = wish.value_or(Wish::TakePart);
    if (fields.ok() && !wish) {
        std::vector<std::string> names;
        for (const Wish one : all_wishes)
            names.emplace_back(name_of(one));
        fields.fail_field("wish", "unknown wish '" + name + "'; possible are " + joined(names));
    }
    offered.name = fields.local_text("name", Need::Required, declared);
    offered.explanation = fields.local_text("explanation", Need::Optional, declared);
    const bool draws = offered.wish == Wish::PrizeDraw;
    const json* draw = fields.object("draw", draws ? Need::Required : Need::Optional);
    if (draw != nullptr && fields.ok()) {
        auto read = parse_prize_draw(*draw, place_of(place, "draw"), declared);
        if (!draws) {
            fields.fail_field("draw", "only the wish 'prize_draw' is drawn; take it away here");
        } else if (read.ok()) {
            offered.draw = read.take();
        } else {
            fields.fail(read.error());
        }
    }
    RETURN_IF_ERROR(fields.finish());
    return offered;
}

void read_involvement(FieldReader& fields, const DeclaredLanguages& declared,
                      Organisation& result) {
    const auto items = fields.list("involvement", Need::Optional, all_wishes.size());
    const std::string place = place_of(fields.place(), "involvement");
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string here = place_of(place, i);
        if (!fields.take(parse_wish(*items[i], here, declared), result.involvement)) return;
        const Wish wish = result.involvement.back().wish;
        if (std::ranges::count(result.involvement, wish, &OfferedWish::wish) > 1) {
            fields.fail(here, "the wish '" + std::string(name_of(wish)) + "' is offered twice");
        }
    }
}

void read_release(FieldReader& fields, Organisation& result) {
    result.release = privacy::default_release_policy();
    const json* source = fields.object("release", Need::Optional);
    if (source == nullptr) return;
    auto policy = privacy::parse_release_policy(*source, place_of(fields.place(), "release"));
    if (policy.ok()) {
        result.release = policy.take();
    } else {
        fields.fail(policy.error());
    }
}

}  // namespace

Result<Organisation> parse_organisation(std::string_view text, const std::string& file_name) {
    if (text.size() > organisation_file_bytes_max) {
        return Error{ErrorKind::Invalid, file_name + ": the file is larger than 2 MiB"};
    }
    ASSIGN_OR_RETURN(const json source, parse_json_file(text, file_name));
    FieldReader fields(source, file_name);
    Organisation result;
    result.id = fields.id("id", Need::Required);
    result.languages = fields.languages("languages");
    const DeclaredLanguages declared{result.languages, "organisation"};
    result.name = fields.local_text("name", Need::Required, declared);
    result.welcome = fields.local_text("welcome", Need::Required, declared);
    result.confidentiality = fields.local_text("confidentiality", Need::Required, declared);
    result.confidentiality_for = read_confidentiality(fields, declared);
    result.read_by = fields.local_text("read_by", Need::Optional, declared);
    result.what_happens_next = fields.local_text("what_happens_next", Need::Required, declared);
    result.crowd_note_users_month = fields.text("crowd_note_users_month", Need::Optional);
    read_kinds(fields, declared, result);
    read_contacts(fields, Need::Required, declared, result.contacts);
    read_you_said(fields, result);
    read_questionnaires(fields, result);
    read_procedures(fields, result);
    read_information(fields, declared, result);
    result.units = read_units(fields, declared);
    for (std::size_t i = 0; i < result.units.size(); ++i) {
        check_procedure(fields, place_of(place_of(place_of(file_name, "units"), i), "procedure"),
                        result.units[i].procedure, result);
    }
    read_services(fields, declared, result);
    read_equality(fields, result);
    result.sign_clips = read_sign_clips(fields);
    read_receipts(fields, result);
    (void)read_retention(fields);  // Checked here; whoever purges reads it.
    if (auto who = read_by(fields, "help", declared)) result.help = HelpNow{std::move(*who)};
    if (auto who = read_by(fields, "safeguarding", declared))
        result.safeguarding = Safeguarding{std::move(*who)};
    result.hand_over = read_hand_over(fields);
    check_hand_over(fields, result);
    read_involvement(fields, declared, result);
    result.crowd = read_crowd(fields);
    check_crowd(fields, result);
    read_release(fields, result);
    RETURN_IF_ERROR(fields.finish());
    return result;
}

}  // namespace candour::feedback
