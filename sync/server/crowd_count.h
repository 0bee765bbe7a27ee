// CrowdCount: how many contacts came out in the month that is over, for the kiosks to say
// (architecture §4.13). The server counts once a month, in tens, and only where the organisation's
// file has a "crowd". Before it rounds down it leaves some out, each time another number: so what
// is said is "at least", and never "at most", which could be held against a month's results.
#pragma once

#include <string>

#include "core/base/civil_day.h"
#include "core/base/result.h"
#include "core/base/world.h"
#include "core/feedback/crowd.h"
#include "core/store/bundle_store.h"
#include "core/store/office_store.h"

namespace candour::server {

// Of how many nobody knows how many are left out: of n with probability 1/6 · (5/6)^n, five on
// average.
int left_out(SecureRandom& random);

// Of the calendar month before `today`, by channel and language. Errors: the store's.
Result<feedback::CountedCrowd> count_crowd(store::OfficeStore& office, CivilDay today,
                                           SecureRandom& random);

// The organisation's file with what was counted. What the bundle that is published says of the same
// month stands: it is made once, also where something was erased since, or another process counts.
// A file without a "crowd" is left as it is. Errors: the stores', Corrupt.
Result<std::string> with_counted_crowd(const std::string& organisation_json,
                                       store::BundleStore& bundles, store::OfficeStore& office,
                                       CivilDay today, SecureRandom& random);

}  // namespace candour::server
