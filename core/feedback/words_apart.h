// Words apart: what somebody writes on a home visit is read within days, apart from the answers of
// a survey, which wait until they are mixed with more (architecture §4.5). Only where the
// organisation says who reads it (Organisation::safeguarding).
#pragma once

#include <optional>

#include "core/feedback/draft.h"
#include "core/feedback/organisation.h"

namespace candour::feedback {

// Whose rule of the release policy holds for a contact (contact_kind.h), and that rule.
ContactKind released_as(const Organisation& organisation, Channel channel, ContactKind kind);
privacy::ReleaseRule release_rule(const Organisation& organisation, Channel channel,
                                  ContactKind kind);

// Whether the words of such a contact are sent apart from its answers.
bool parts_words(const Organisation& organisation, Channel channel, ContactKind kind);

// Takes the words out of the answers to `asked`, and leaves everything else: texts, long and short,
// also where somebody wrote only figures, and what was said to "other, please say" (that "other"
// was chosen stays). What is taken is a contact of kind Text with the same questionnaire, channel,
// service and language, and nothing by which the two could be put together again. Nothing where
// nothing was written.
std::optional<Contact> take_words(Contact& contact, const survey::Questionnaire& asked);

}  // namespace candour::feedback
