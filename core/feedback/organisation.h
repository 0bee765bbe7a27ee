// Organisation: whom the feedback is for. Read from a JSON file (assets/organisations), travels to
// the kiosks in the signed bundle.
//
// The file is one JSON object; its fields have the names of the members below. An unknown field is
// an error, so a typo is never silently ignored. A LocalText is {"en": "...", "cy": "..."} with
// exactly the organisation's languages (in a questionnaire: the questionnaire's). Members marked
// "optional" may be left out; the others must be there and must not be empty.
//
//   { "id": "example-advice", "name": {...}, "languages": ["en", "cy", "ur"],
//     "welcome": {...}, "confidentiality": {...}, "what_happens_next": {...},
//     "crowd_note_users_month": "40",
//     "kinds": [{"kind": "complaint", "name": {...}, "explanation": {...}}, ...],
//     "services": [{"id": "drop-in", "group": "centre", "name": {...}, "summary": {...},
//                   "place": {...}, "opening_hours": {...}, "questionnaire": "drop_in",
//                   "procedure": "complaints", "unit": "homes", "anonymous_inside": true,
//                   "contacts": [{"name": {...}, "phone": "...", "email": "...", "hours":
//                   {...}}]}],
//     "contacts": [ as in a service ],
//     "you_said": [{"id": "a1", "said": {...}, "did": {...}, "day": "2026-11-29",
//                   "review_day": "2027-05-29", "people": 20}],
//     "questionnaires": [ core/survey/questionnaire.h ],
//     "equality_questionnaire": "equality",
//     "units": [ core/feedback/units.h ],
//     "procedures": [ core/complaint/procedure.h ], "procedure": "complaints",
//     "information": [{"id": "rights", "title": {...}, "text": {...}, "review_day": "2027-03-31",
//                      "owner": "Centre manager"}],
//     "sign_clips": [{"language": "bfi", "screen": "welcome", "file": "welcome.webm"}],
//     "read_by": {...},
//     "receipts": {"offered": true, "page": "example.org/answer"},
//     "hand_over": {"pin_hash": "$argon2id$…", "services": ["advice"]},
//     "help": {"read_by": {...}},
//     "involvement": [{"wish": "take_part", "name": {...}, "explanation": {...}},
//                     {"wish": "prize_draw", "name": {...}, "draw": { prize_draw.h }}],
//     "crowd": {"groups": [{"group": "centre", "people_month": 240, "workers": 6}]},
//     "safeguarding": {"read_by": {...}},
//     "release": {"rules": [{"channel": "reception", "kind": "complaint", "every": "day",
//                            "at_least": 1, "or_after_days": 0}]} }
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/civil_day.h"
#include "core/base/locale_text.h"
#include "core/base/result.h"
#include "core/complaint/procedure.h"
#include "core/feedback/confidentiality.h"
#include "core/feedback/contact_kind.h"
#include "core/feedback/crowd.h"
#include "core/feedback/hand_over.h"
#include "core/feedback/involvement.h"
#include "core/feedback/sign_clips.h"
#include "core/feedback/units.h"
#include "core/privacy/release_policy.h"
#include "core/survey/questionnaire.h"

namespace candour::feedback {

struct ContactPoint {
    LocalText name;     // "Reception", "Complaints officer".
    std::string phone;  // Optional; as printed.
    std::string email;  // Optional.
    LocalText hours;    // Optional; "Monday to Friday, 9 to 5".
};

struct Service {
    std::string id;     // [a-z0-9_-]{1,40}
    std::string group;  // Service group: shares a pool key and mixes together.
    LocalText name;
    LocalText summary;                       // Optional; one line: what it is and whom it is for.
    LocalText place;                         // Optional; address or "at your home".
    LocalText opening_hours;                 // Optional.
    std::vector<ContactPoint> contacts;      // Optional.
    std::string questionnaire;               // Optional; id of its survey.
    std::string procedure;                   // Optional; else its unit's, or the organisation's.
    std::string unit{};                      // Optional; id of the unit whose service it is.
    std::optional<bool> anonymous_inside{};  // Optional; else its unit's.
};

struct OfferedKind {
    ContactKind kind = ContactKind::Suggestion;
    LocalText name;         // What the organisation calls it.
    LocalText explanation;  // Optional; one line with an example.
};

// Something to read at the kiosk without saying anything (requirement W1).
struct InformationPage {
    std::string id;
    LocalText title;
    LocalText text;          // Paragraphs, parted by empty lines.
    std::string review_day;  // ISO: by when somebody looks whether it is still right.
    std::string owner;       // Who does.
    bool operator==(const InformationPage&) const = default;
};

// From the day after its review day; visitors are told, and still may read it.
bool is_overdue(const InformationPage& page, CivilDay today);

// What changed because of what people said (core/feedback/you_said.h). Its texts have at least the
// organisation's first language.
struct PublishedYouSaid {
    std::string id;  // [a-z0-9_-]{1,40}
    LocalText said;
    LocalText did;
    CivilDay day{};         // Of its publication.
    CivilDay review_day{};  // The last day on which it is shown.
    int people = 0;         // "At least 20 people told us"; optional: a multiple of 5, at least 10.
    bool stands_on(CivilDay today) const { return today <= review_day; }
};

// Whether visitors get a receipt with which they can read an answer (core/privacy/receipt.h).
struct ReceiptSettings {
    bool offered = false;
    // Where an answer can be read at home, as people type it ("example.org/answer"): the server's
    // page /answer, as it is reached from outside. Optional.
    std::string page{};
    bool operator==(const ReceiptSettings&) const = default;
};

// "I want help now" (architecture §4.6): who reads what somebody writes there, as soon as it has
// arrived. Without this the kiosk shows whom to ring, and takes no words.
struct HelpNow {
    LocalText read_by;  // "The safeguarding lead".
    bool operator==(const HelpNow&) const = default;
};

// Who reads what is written on home visits within days, apart from the answers of surveys
// (words_apart.h). Without this, a survey's words wait with its answers.
struct Safeguarding {
    LocalText read_by;  // "The safeguarding lead".
    bool operator==(const Safeguarding&) const = default;
};

struct Organisation {
    std::string id;  // [a-z0-9-]{1,40}
    LocalText name;
    std::vector<Language> languages;  // In the order in which they are offered; first is default.
    LocalText welcome;
    LocalText confidentiality;  // The limits, in plain words (requirement W15). Paragraphs
                                // are separated by an empty line.
    std::vector<ConfidentialityFor> confidentiality_for{};  // Optional; else that one for all.
    // Optional; who reads what people say, truthfully: "the centre manager and her deputy".
    LocalText read_by{};
    LocalText what_happens_next;            // Shown after "thank you".
    std::string crowd_note_users_month;     // Optional; "40": the kiosk says "about 40 people use
                                            // this each month" (§4.13).
    std::vector<OfferedKind> kinds;         // At least one, no kind twice.
    std::vector<OrganisationUnit> units{};  // Optional; the companies of a group.
    std::vector<Service> services;          // At least one.
    std::vector<ContactPoint> contacts;     // Whom to speak to now; at least one.
    std::vector<survey::Questionnaire> questionnaires;  // Optional.
    // Optional; id of the one that asks who people are (core/feedback/equality.h). No service's.
    std::string equality_questionnaire{};
    // What happens after a complaint. Without one the kiosk takes complaints as it takes all else.
    std::vector<complaint::Procedure> procedures;  // Optional.
    std::string procedure;  // Optional; of the services that name none of their own.
    std::vector<InformationPage> information;  // Optional.
    std::vector<PublishedYouSaid> you_said;    // Optional; the newest first.
    std::vector<SignClip> sign_clips{};        // Optional; what screens say, in sign languages.
    ReceiptSettings receipts{};                // Optional; else none is offered.
    std::optional<HandOver> hand_over{};       // Optional; else no tablet is handed over.
    std::optional<HelpNow> help{};             // Optional; else nobody is written to at once.
    // Optional; what somebody may wish after "thank you" (requirement W6). None twice. Think before
    // a prize is offered: an incentive may change who answers, and what they say.
    std::vector<OfferedWish> involvement{};
    std::optional<Safeguarding> safeguarding{};  // Optional; else words wait with their answers.
    std::optional<Crowd> crowd{};                // Optional; else nothing is counted.
    privacy::ReleasePolicy release;              // Optional; else default_release_policy().

    const Service* find_service(std::string_view service_id) const;
    const OfferedKind* find_kind(ContactKind kind) const;
    const survey::Questionnaire* find_questionnaire(std::string_view questionnaire_id) const;
    const survey::Questionnaire* equality_questions() const;  // Null where there are none.
    const complaint::Procedure* find_procedure(std::string_view procedure_id) const;
    // The service's own, its unit's, or the organisation's; null where there is none.
    const complaint::Procedure* procedure_of(const Service& service) const;
    const OrganisationUnit* find_unit(std::string_view unit_id) const;
    // Null for a service of the organisation itself.
    const OrganisationUnit* unit_of(const Service& service) const;
    // Whether an anonymous contact about the service is inside its procedure: as the procedure
    // says, or where that leaves it to each service as the service or its unit says; else inside.
    bool takes_anonymous(const Service& service) const;
    const InformationPage* find_information(std::string_view page_id) const;
};

// The organisation as it stands now. A publication puts another in its place; whoever holds one
// keeps it whole. Never null; safe from any thread.
using OrganisationNow = std::function<std::shared_ptr<const Organisation>()>;

// `file_name` is used in messages. Errors: Invalid "FILE: line L, column C: …" for broken JSON, or
// "FILE: services[2].name: …" for a wrong value, with what to do.
Result<Organisation> parse_organisation(std::string_view json, const std::string& file_name);

}  // namespace candour::feedback
