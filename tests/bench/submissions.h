// tests/bench/submissions.h: submissions as the benchmarks send them: exactly 600 bytes before they
// are sealed, each into one cell.
#pragma once

#include <vector>

#include "core/privacy/content.h"
#include "core/privacy/seal.h"
#include "sync/client/enrolment.h"

namespace candour::bench {

inline constexpr std::size_t submission_bytes = 600;

// Letters and digits at random: a story that compresses less than any language.
inline std::string random_story(std::size_t size, SecureRandom& random) {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz 0123456789";
    std::string story;
    for (std::size_t i = 0; i < size; ++i) {
        story += letters[random.below(static_cast<std::uint32_t>(letters.size()))];
    }
    return story;
}

inline feedback::Contact submission(const feedback::Organisation& organisation,
                                    SecureRandom& random) {
    const feedback::Service& service = organisation.services.front();
    feedback::Contact contact;
    contact.service = service.id;
    contact.service_group = service.group;
    contact.language = "en";
    const std::size_t without_story = privacy::to_canonical_json(contact).size();
    CHECK(without_story < submission_bytes);
    contact.story = random_story(submission_bytes - without_story, random);
    CHECK(privacy::to_canonical_json(contact).size() == submission_bytes);
    return contact;
}

inline std::vector<privacy::Cell> sealed_submissions(std::size_t count,
                                                     const client::Enrolment& enrolment,
                                                     SecureRandom& random) {
    std::vector<privacy::Cell> cells;
    cells.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        feedback::Draft draft(submission(enrolment.organisation, random));
        const auto sealed = privacy::seal(std::move(draft), enrolment.bundle.epoch_key, random);
        CHECK(sealed.ok() && sealed.value().cells().size() == 1);
        cells.push_back(sealed.value().cells().front());
    }
    return cells;
}

}  // namespace candour::bench
