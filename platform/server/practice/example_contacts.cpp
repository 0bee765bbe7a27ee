// platform/server/practice/example_contacts.cpp: see example_contacts.h.
#include "platform/server/practice/example_contacts.h"

#include "core/privacy/seal.h"

namespace candour::platform {

namespace {

constexpr std::chrono::days between{3};

// As if everything were released at once: nobody is to be hidden among others here.
feedback::Organisation releasing_at_once(feedback::Organisation organisation) {
    organisation.release.rules = {
        {.channel = std::nullopt, .kind = std::nullopt, .every = privacy::Every::AtOnce}};
    return organisation;
}

// The organisation's languages take turns, where the words are there in them.
ShownText words_in_turn(const ExampleContact& contact, const feedback::Organisation& organisation,
                        std::size_t turn) {
    const auto& languages = organisation.languages;
    return contact.words.in(languages[turn % languages.size()]);
}

feedback::Draft draft_of(const ExampleContact& example, const feedback::Organisation& organisation,
                         std::size_t turn) {
    const feedback::Service& service = organisation.services[turn % organisation.services.size()];
    const ShownText words = words_in_turn(example, organisation, turn);
    feedback::Contact contact;
    contact.kind = example.kind;
    contact.service_group = service.group;
    contact.service = service.id;
    contact.language = words.language;
    contact.story = words.text;
    contact.urgent = example.urgent;
    return feedback::Draft(std::move(contact));
}

}  // namespace

Result<std::int64_t> add_example_contacts(ServerParts& office,
                                          const std::vector<ExampleContact>& contacts) {
    const feedback::Organisation organisation = releasing_at_once(*office.organisation());
    const auto kept = office.office_keys();
    const server::OfficeKeys& keys = *kept;
    server::Releaser releaser(*office.pool, *office.office, organisation, keys.opening_keys(),
                              keys.office_keys.back(), keys.message_hash_key, office.random);
    std::int64_t released = 0;
    CivilDay day = office.clock.today() - between * static_cast<int>(contacts.size());
    for (std::size_t turn = 0; turn < contacts.size(); ++turn) {
        day += between;
        if (organisation.find_kind(contacts[turn].kind) == nullptr) continue;
        ASSIGN_OR_RETURN(const privacy::SealedMessage sealed,
                         privacy::seal(draft_of(contacts[turn], organisation, turn),
                                       keys.current_epoch().pair.public_key, office.random));
        RETURN_IF_ERROR(office.pool->add(sealed.cells(), day));
        ASSIGN_OR_RETURN(const server::ReleaseReport report, releaser.run(day));
        released += report.revealed;
    }
    return released;
}

}  // namespace candour::platform
