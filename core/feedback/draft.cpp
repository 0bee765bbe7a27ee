// Moving and wiping a person's words.
#include "core/feedback/draft.h"

#include "core/base/bytes.h"

namespace candour::feedback {

void wipe(Contact& contact) {
    for (std::string* text :
         {&contact.service_group, &contact.service, &contact.language, &contact.story,
          &contact.wanted, &contact.questionnaire, &contact.questionnaire_version, &contact.consent,
          &contact.reply_to.mailbox_id, &contact.reply_to.public_key,
          &contact.receipt_proof.public_key, &contact.receipt_proof.signature}) {
        candour::wipe(*text);
    }
    for (survey::Answer& answer : contact.answers.given)
        survey::wipe(answer);
    contact.answers.given.clear();
    wipe(contact.facts);
    wipe(contact.involvement);
    // These say something of a person too.
    contact.kind = ContactKind::Suggestion;
    contact.channel = Channel::Reception;
    contact.urgent = false;
    contact.by_pass = false;
}

Draft::Draft(Contact contact) {
    std::swap(contact_, contact);
    wipe(contact);
}

Draft::~Draft() { wipe(contact_); }

Draft::Draft(Draft&& other) noexcept {
    std::swap(contact_, other.contact_);
    wipe(other.contact_);
}

}  // namespace candour::feedback
