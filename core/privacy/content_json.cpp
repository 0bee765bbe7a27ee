// A contact as canonical JSON and back.
#include <nlohmann/json.hpp>

#include "core/base/secret.h"
#include "core/privacy/content.h"
#include "core/privacy/limits.h"

namespace candour::privacy {
namespace {

// Every node and text of it is wiped when freed. Its objects are sorted by key.
using SecretJson = nlohmann::basic_json<std::map, std::vector, SecretString, bool, std::int64_t,
                                        std::uint64_t, double, WipingAllocator>;

SecretString secret(std::string_view text) { return {text.data(), text.size()}; }

SecretJson json_of(const survey::Answer& answer) {
    SecretJson json = SecretJson::object();
    json["choice"] = secret(answer.choice);
    json["declined"] = answer.declined;
    json["question"] = secret(answer.question);
    json["text"] = secret(answer.text);
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
    json["format"] = content_format;
    json["kind"] = secret(name_of(contact.kind));
    json["language"] = secret(contact.language);
    json["questionnaire"] = secret(contact.questionnaire);
    json["questionnaire_version"] = secret(contact.questionnaire_version);
    json["reply_to"]["mailbox_id"] = secret(contact.reply_to.mailbox_id);
    json["reply_to"]["public_key"] = secret(contact.reply_to.public_key);
    json["service"] = secret(contact.service);
    json["service_group"] = secret(contact.service_group);
    json["story"] = secret(contact.story);
    json["urgent"] = contact.urgent;
    json["wanted"] = secret(contact.wanted);
    return json;
}

// Takes the fields of an object that must have exactly these.
class ExactReader {
public:
    ExactReader(const SecretJson& object, std::size_t fields) : object_(object) {
        ok_ = object_.is_object() && object_.size() == fields;
    }
    std::string text(const char* field) {
        const auto* value = get<SecretString>(field);
        return value == nullptr ? std::string{} : std::string(value->data(), value->size());
    }
    bool flag(const char* field) {
        const auto* value = get<bool>(field);
        return value != nullptr && *value;
    }
    std::int64_t number(const char* field) {
        const auto* value = get<std::int64_t>(field);
        return value == nullptr ? 0 : *value;
    }
    const SecretJson* any(const char* field) {
        if (!ok_) return nullptr;
        const auto found = object_.find(field);
        ok_ = found != object_.end();
        return ok_ ? &*found : nullptr;
    }
    bool ok() const { return ok_; }
    void fail_unless(bool condition) { ok_ = ok_ && condition; }

private:
    template <typename T>
    const T* get(const char* field) {
        const SecretJson* value = any(field);
        if (value == nullptr) return nullptr;
        const T* typed = value->get_ptr<const T*>();
        ok_ = typed != nullptr;
        return typed;
    }

    const SecretJson& object_;
    bool ok_;
};

bool read_answers(const SecretJson* json, survey::Answers& answers) {
    if (json == nullptr || !json->is_array()) return false;
    for (const SecretJson& item : *json) {
        ExactReader fields(item, 4);
        survey::Answer answer;
        answer.choice = fields.text("choice");
        answer.declined = fields.flag("declined");
        answer.question = fields.text("question");
        answer.text = fields.text("text");
        if (!fields.ok()) return false;
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

bool read_contact(const SecretJson& json, feedback::Contact& contact) {
    ExactReader fields(json, 15);
    fields.fail_unless(fields.number("format") == content_format);
    fields.fail_unless(read_answers(fields.any("answers"), contact.answers));
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
    return fields.ok();
}

}  // namespace

std::string to_canonical_json(const feedback::Contact& contact) {
    const SecretString text = json_of(contact).dump(-1, ' ', /*ensure_ascii=*/false,
                                                    SecretJson::error_handler_t::replace);
    // The writer above keeps its last 512 characters on the stack.
    sodium_stackzero(8192);
    return {text.data(), text.size()};
}

Result<feedback::Contact> from_canonical_json(std::string_view json) {
    const Error unreadable{ErrorKind::Corrupt, "the content is not a contact of format 1"};
    if (json.size() > content_bytes_max) return unreadable;
    const SecretJson parsed =
        SecretJson::parse(json.begin(), json.end(), nullptr, /*allow_exceptions=*/false);
    feedback::Contact contact;
    if (parsed.is_discarded() || !read_contact(parsed, contact)) return unreadable;
    return contact;
}

}  // namespace candour::privacy
