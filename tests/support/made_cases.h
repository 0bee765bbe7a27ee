// tests/support/made_cases.h: cases as the service above the store hands them over: chained, with
// a head that fits. Their words are not sealed, as no store looks into them.
#pragma once

#include <string>
#include <vector>

#include "core/store/case_store.h"

namespace candour::test {

inline complaint::CaseId numbered_case(std::int64_t number) {
    complaint::CaseId id;
    for (std::size_t i = 0; i < 8; ++i)
        id.bytes[i] = static_cast<std::uint8_t>(number >> (8 * i));
    return id;
}

inline StaffId numbered_staff(std::uint8_t number) {
    StaffId id;
    id.bytes[0] = number;
    return id;
}

struct MadeCase {
    store::CaseHead head;
    std::vector<complaint::ChainedEntry> entries;

    // Adds one more; the head is then that of the longer history. Returns it for append().
    std::vector<complaint::ChainedEntry> write(const complaint::ChainKey& key,
                                               const std::string& kind,
                                               const std::string& words = "") {
        complaint::ChainedEntry entry{.number = head.entries + 1,
                                      .kind = kind,
                                      .day = "2026-11-02",
                                      .at_ms = 1'762'000'000'000 + head.entries,
                                      .by = numbered_staff(7),
                                      .initials = "AB",
                                      .posts = "director,trustee",
                                      .facts = "{}",
                                      .words = {},
                                      .erased = false,
                                      .commitment = complaint::no_words(),
                                      .hash = {}};
        if (!words.empty()) {
            const ByteView view = as_bytes(words);
            entry.words.assign(view.begin(), view.end());
            entry.commitment = complaint::commitment_of(complaint::WordsSalt{{3}}, words);
        }
        entry.hash = hash_of(key, head.row.id, head.head, entry);
        head.entries = entry.number;
        head.head = entry.hash;
        head.mac = head_mac(key, head.row.id, head.entries, head.head);
        entries.push_back(entry);
        return {entry};
    }
    std::optional<complaint::BrokenEntry> broken(
        const complaint::ChainKey& key, const std::vector<complaint::ChainedEntry>& found) const {
        return verify(key, head.row.id, found, head.entries, head.head, head.mac);
    }
};

// Every field of the row has a value of its own.
inline MadeCase make_case(const complaint::ChainKey& key, std::int64_t number) {
    MadeCase made;
    made.head.row = {.id = numbered_case(number),
                     .reference = "REF-" + std::to_string(number),
                     .procedure = "donnington",
                     .kind = "complaint",
                     .complaint = true,
                     .label = "dissatisfaction",
                     .method = "kiosk",
                     .service = "housing",
                     .unit = "north",
                     .language = "cy",
                     .status = "open",
                     .stage = "first",
                     .outcome = "upheld",
                     .code = "U1",
                     .holder = "",
                     .next_step = "assign",
                     .next_due = "2026-11-20",
                     .provisional = true,
                     .waiting = false,
                     .held = true,
                     .received = "2026-11-01",
                     .closed = "",
                     .late = true,
                     .goodwill_pence = 1250,
                     .cost_pence = 99,
                     .satisfied_handling = 4,
                     .satisfied_outcome = 2,
                     .erase_details_after = "2027-01-31"};
    made.write(key, "opened", "what happened");
    return made;
}

}  // namespace candour::test
