// A contact as canonical JSON and back.
#include <algorithm>
#include <limits>

#include "core/privacy/content.h"
#include "core/privacy/limits.h"
#include "core/privacy/secret_json.h"

namespace candour::privacy {
namespace {

SecretJson json_of(const survey::Answer& answer) {
    SecretJson json = SecretJson::object();
    json["choice"] = secret(answer.choice);
    for (const std::string& choice : answer.choices)
        json["choices"].push_back(secret(choice));
    json["declined"] = answer.declined;
    if (!answer.other.empty()) json["other"] = secret(answer.other);
    json["question"] = secret(answer.question);
    if (answer.repetition != 0) json["repetition"] = answer.repetition;
    json["text"] = secret(answer.text);
    return json;
}

SecretJson json_of(const feedback::PersonDetails& person) {
    SecretJson json = SecretJson::object();
    json["name"] = secret(person.name);
    json["reach_by"] = secret(name_of(person.reach_by));
    json["value"] = secret(person.value);
    return json;
}

SecretJson json_of(const feedback::ComplaintFacts& facts) {
    SecretJson json = SecretJson::object();
    json["answer"] = secret(name_of(facts.answer));
    json["behalf"] = secret(name_of(facts.behalf));
    json["interpreter_language"] = secret(facts.interpreter_language);
    if (!facts.person.empty()) json["person"] = json_of(facts.person);
    json["support"] = SecretJson::array();
    for (const feedback::Support one : facts.support)
        json["support"].push_back(secret(name_of(one)));
    return json;
}

SecretJson json_of(const feedback::Involvement& involvement) {
    SecretJson json = SecretJson::object();
    if (!involvement.draw.empty()) json["draw"] = secret(involvement.draw);
    if (!involvement.person.empty()) json["person"] = json_of(involvement.person);
    json["wishes"] = SecretJson::array();
    for (const feedback::Wish wish : involvement.wishes)
        json["wishes"].push_back(secret(name_of(wish)));
    return json;
}

SecretJson json_of(const feedback::ReceiptProof& proof) {
    SecretJson json = SecretJson::object();
    json["public_key"] = secret(proof.public_key);
    json["signature"] = secret(proof.signature);
    return json;
}

SecretJson json_of(const feedback::Contact& contact) {
    SecretJson json = SecretJson::object();
    json["answers"] = SecretJson::array();
    for (const survey::Answer& answer : contact.answers.given) {
        json["answers"].push_back(json_of(answer));
    }
    json["by_pass"] = contact.by_pass;
    json["channel"] = secret(name_of(contact.channel));
    json["consent"] = secret(contact.consent);
    if (!contact.facts.empty()) json["facts"] = json_of(contact.facts);
    json["format"] = content_format_of(contact);
    if (!contact.involvement.empty()) json["involvement"] = json_of(contact.involvement);
    json["kind"] = secret(name_of(contact.kind));
    json["language"] = secret(contact.language);
    json["questionnaire"] = secret(contact.questionnaire);
    json["questionnaire_version"] = secret(contact.questionnaire_version);
    if (!contact.receipt_proof.empty()) json["receipt_proof"] = json_of(contact.receipt_proof);
    json["reply_to"]["mailbox_id"] = secret(contact.reply_to.mailbox_id);
    json["reply_to"]["public_key"] = secret(contact.reply_to.public_key);
    json["service"] = secret(contact.service);
    json["service_group"] = secret(contact.service_group);
    json["story"] = secret(contact.story);
    json["urgent"] = contact.urgent;
    json["wanted"] = secret(contact.wanted);
    return json;
}

// "choices" is there only when there are some.
bool read_choices(const SecretJson* json, std::vector<std::string>& choices) {
    if (json == nullptr || !json->is_array() || json->empty()) return false;
    choices.reserve(json->size());  // Growing would leave short texts behind.
    for (const SecretJson& item : *json) {
        const auto* choice = item.get_ptr<const SecretString*>();
        if (choice == nullptr) return false;
        choices.emplace_back(choice->data(), choice->size());
    }
    return true;
}

bool read_answer(const SecretJson& json, std::int64_t format, survey::Answer& answer) {
    const auto has = [&](const char* field) {
        return format > 1 && json.is_object() && json.contains(field);
    };
    const bool choices = has("choices");
    const bool other = has("other");
    const bool repetition = has("repetition");
    constexpr std::size_t always = 4;
    ExactReader fields(json, always + choices + other + repetition);
    answer.choice = fields.text("choice");
    if (choices) fields.fail_unless(read_choices(fields.any("choices"), answer.choices));
    answer.declined = fields.flag("declined");
    if (other) {
        answer.other = fields.text("other");
        fields.fail_unless(!answer.other.empty());
    }
    answer.question = fields.text("question");
    if (repetition) {
        const std::int64_t number = fields.number("repetition");
        fields.fail_unless(number > 0 && number <= std::numeric_limits<std::uint32_t>::max());
        answer.repetition = static_cast<std::uint32_t>(number);
    }
    answer.text = fields.text("text");
    return fields.ok();
}

bool read_answers(const SecretJson* json, std::int64_t format, survey::Answers& answers) {
    if (json == nullptr || !json->is_array()) return false;
    for (const SecretJson& item : *json) {
        survey::Answer answer;
        if (!read_answer(item, format, answer)) return false;
        answers.given.push_back(std::move(answer));
    }
    return true;
}

bool read_reply_to(const SecretJson* json, feedback::Contact::ReplyTo& reply_to) {
    if (json == nullptr) return false;
    ExactReader fields(*json, 2);
    reply_to.mailbox_id = fields.text("mailbox_id");
    reply_to.public_key = fields.text("public_key");
    return fields.ok();
}

bool read_person(const SecretJson* json, feedback::PersonDetails& person) {
    if (json == nullptr) return false;
    ExactReader fields(*json, 3);
    person.name = fields.text("name");
    const auto reach_by = feedback::reach_by_from(fields.text("reach_by"));
    fields.fail_unless(reach_by.has_value());
    person.reach_by = reach_by.value_or(feedback::ReachBy::NotGiven);
    person.value = fields.text("value");
    return fields.ok() && !person.empty();
}

// In the order of all_supports, none twice.
bool read_support(const SecretJson* json, std::vector<feedback::Support>& support) {
    if (json == nullptr || !json->is_array()) return false;
    for (const SecretJson& item : *json) {
        const auto* name = item.get_ptr<const SecretString*>();
        if (name == nullptr) return false;
        const auto one = feedback::support_from(std::string_view(*name));
        if (!one || (!support.empty() && *one <= support.back())) return false;
        support.push_back(*one);
    }
    return true;
}

bool read_facts(const SecretJson* json, feedback::ComplaintFacts& facts) {
    if (json == nullptr) return false;
    const bool person = json->is_object() && json->contains("person");
    constexpr std::size_t always = 4;
    ExactReader fields(*json, always + person);
    const auto answer = feedback::answer_wanted_from(fields.text("answer"));
    fields.fail_unless(answer.has_value());
    facts.answer = answer.value_or(feedback::AnswerWanted::NotSaid);
    const auto behalf = feedback::behalf_from(fields.text("behalf"));
    fields.fail_unless(behalf.has_value());
    facts.behalf = behalf.value_or(feedback::Behalf::NotSaid);
    facts.interpreter_language = fields.text("interpreter_language");
    if (person) fields.fail_unless(read_person(fields.any("person"), facts.person));
    fields.fail_unless(read_support(fields.any("support"), facts.support));
    return fields.ok() && !facts.empty();
}

// In the order of all_wishes, none twice.
bool read_involvement(const SecretJson* json, feedback::Involvement& involvement) {
    if (json == nullptr) return false;
    const bool person = json->is_object() && json->contains("person");
    const bool draw = json->is_object() && json->contains("draw");
    constexpr std::size_t always = 1;
    ExactReader fields(*json, always + draw + person);
    if (draw) {
        involvement.draw = fields.text("draw");
        fields.fail_unless(!involvement.draw.empty());
    }
    if (person) fields.fail_unless(read_person(fields.any("person"), involvement.person));
    const SecretJson* wishes = fields.any("wishes");
    if (wishes == nullptr || !wishes->is_array()) return false;
    for (const SecretJson& item : *wishes) {
        const auto* name = item.get_ptr<const SecretString*>();
        const auto wish =
            name == nullptr ? std::nullopt : feedback::wish_from(std::string_view(*name));
        if (!wish || (!involvement.wishes.empty() && *wish <= involvement.wishes.back())) {
            return false;
        }
        involvement.wishes.push_back(*wish);
    }
    return fields.ok() && !involvement.empty();
}

bool read_proof(const SecretJson* json, feedback::ReceiptProof& proof) {
    if (json == nullptr) return false;
    ExactReader fields(*json, 2);
    proof.public_key = fields.text("public_key");
    proof.signature = fields.text("signature");
    return fields.ok() && !proof.empty();
}

bool read_contact(const SecretJson& json, feedback::Contact& contact) {
    const auto has = [&](const char* field) { return json.is_object() && json.contains(field); };
    const bool facts = has("facts");
    const bool involvement = has("involvement");
    const bool proof = has("receipt_proof");
    constexpr std::size_t always = 15;
    ExactReader fields(json, always + facts + involvement + proof);
    const std::int64_t format = fields.number("format");
    fields.fail_unless(format >= 1 && format <= content_format_max);
    fields.fail_unless(read_answers(fields.any("answers"), format, contact.answers));
    if (facts) fields.fail_unless(read_facts(fields.any("facts"), contact.facts));
    if (involvement) {
        fields.fail_unless(read_involvement(fields.any("involvement"), contact.involvement));
    }
    if (proof) fields.fail_unless(read_proof(fields.any("receipt_proof"), contact.receipt_proof));
    contact.by_pass = fields.flag("by_pass");
    const auto channel = feedback::channel_from(fields.text("channel"));
    fields.fail_unless(channel.has_value());
    contact.channel = channel.value_or(feedback::Channel::Reception);
    contact.consent = fields.text("consent");
    const auto kind = feedback::contact_kind_from(fields.text("kind"));
    fields.fail_unless(kind.has_value());
    contact.kind = kind.value_or(feedback::ContactKind::Suggestion);
    contact.language = fields.text("language");
    contact.questionnaire = fields.text("questionnaire");
    contact.questionnaire_version = fields.text("questionnaire_version");
    fields.fail_unless(read_reply_to(fields.any("reply_to"), contact.reply_to));
    contact.service = fields.text("service");
    contact.service_group = fields.text("service_group");
    contact.story = fields.text("story");
    contact.urgent = fields.flag("urgent");
    contact.wanted = fields.text("wanted");
    fields.fail_unless(content_format_of(contact) == format);
    return fields.ok();
}

}  // namespace

int content_format_of(const feedback::Contact& contact) {
    if (!contact.involvement.draw.empty()) return 5;
    const bool newest = !is_offerable(contact.kind) ||
                        contact.channel == feedback::Channel::Apart ||
                        !contact.receipt_proof.empty() || !contact.involvement.empty();
    if (newest) return 4;
    if (!contact.facts.empty()) return 3;
    const bool newer = std::ranges::any_of(contact.answers.given, [](const auto& answer) {
        return !answer.choices.empty() || !answer.other.empty() || answer.repetition != 0;
    });
    return newer ? 2 : 1;
}

std::string to_canonical_json(const feedback::Contact& contact) {
    const SecretString text = json_of(contact).dump(-1, ' ', /*ensure_ascii=*/false,
                                                    SecretJson::error_handler_t::replace);
    // The writer above keeps its last 512 characters on the stack.
    sodium_stackzero(8192);
    return {text.data(), text.size()};
}

Result<feedback::Contact> from_canonical_json(std::string_view json) {
    const Error unreadable{ErrorKind::Corrupt, "the content is not a contact of a known format"};
    if (json.size() > content_bytes_max) return unreadable;
    const SecretJson parsed =
        SecretJson::parse(json.begin(), json.end(), nullptr, /*allow_exceptions=*/false);
    feedback::Contact contact;
    if (parsed.is_discarded() || !read_contact(parsed, contact)) return unreadable;
    return contact;
}

}  // namespace candour::privacy
