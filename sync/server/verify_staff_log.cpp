// One walk along the lines, which ends where the head said that they end.
#include "sync/server/verify_staff_log.h"

#include <algorithm>
#include <charconv>

#include "core/base/bytes.h"

namespace candour::server {

namespace {

using office::ChainHash;
using office::SealedLine;

constexpr std::int64_t lines_a_page = 1000;

std::string at(std::int64_t place) {
    return "line " + std::to_string(place) + " of the staff's log ";
}

class Walk {
public:
    Walk(const office::ChainKey& key, const std::string& organisation,
         const std::optional<KeptHead>& kept)
        : key_(key), organisation_(organisation), kept_(kept) {}

    // False: it does not fit, and no later line can.
    bool take(const SealedLine& line) {
        const std::int64_t expected = audit_.lines + 1;
        if (line.place != expected) return fail(at(expected) + "is missing");
        if (office::seal_of(key_, organisation_, audit_.newest, line) != line.seal) {
            return fail(at(expected) + "was changed, or another stood before it");
        }
        audit_.lines = expected;
        audit_.newest = line.seal;
        if (kept_ && kept_->lines == expected && kept_->newest != line.seal) {
            return fail(at(expected) + "is another than when its seal was written down");
        }
        return true;
    }
    // `added`: there are more lines than the head counts.
    void end(const std::optional<office::StaffLogHead>& head, bool added) {
        if (!audit_.fault.empty()) return;
        if (!head) {
            fail("the staff's log is not sealed: start the server once, which seals it");
        } else if (head->mac != office::head_mac(key_, organisation_, *head)) {
            fail(
                "the length of the staff's log was changed, or lines were cut off and others "
                "added");
        } else if (head->lines != audit_.lines || head->newest != audit_.newest) {
            fail(at(audit_.lines + 1) + "is missing");
        } else if (added) {
            fail(at(audit_.lines + 1) + "was not written by a server");
        } else if (kept_ && kept_->lines > audit_.lines) {
            fail(
                "the staff's log has fewer lines than when its head was written down: it was cut "
                "off, or an older backup was put in its place");
        }
    }
    const StaffLogAudit& audit() const { return audit_; }

private:
    bool fail(std::string what) {
        audit_.fault = std::move(what);
        return false;
    }

    const office::ChainKey& key_;
    const std::string& organisation_;
    const std::optional<KeptHead>& kept_;
    StaffLogAudit audit_;
};

}  // namespace

std::string written_head(std::int64_t lines, const ChainHash& newest) {
    return std::to_string(lines) + ":" + to_hex(newest);
}

Result<KeptHead> read_kept_head(std::string_view written) {
    const Error wrong{ErrorKind::Invalid,
                      "'" + std::string(written) +
                          "' is no head of a staff's log; it looks like 412:9f3c… with 64 letters "
                          "and figures, as audit head prints it"};
    const std::size_t colon = written.find(':');
    if (colon == std::string_view::npos) return wrong;
    KeptHead kept;
    const char* const end = written.data() + colon;
    const auto [rest, trouble] = std::from_chars(written.data(), end, kept.lines);
    if (trouble != std::errc{} || rest != end || kept.lines < 1) return wrong;
    const Result<Bytes> newest = from_hex(written.substr(colon + 1));
    if (!newest.ok() || newest.value().size() != kept.newest.size()) return wrong;
    std::ranges::copy(newest.value(), kept.newest.begin());
    return kept;
}

// The head first: lines that somebody writes meanwhile come after those that it counts.
Result<StaffLogAudit> verify_staff_log(store::StaffLog& log, const office::ChainKey& key,
                                       const std::string& organisation,
                                       const std::optional<KeptHead>& kept) {
    ASSIGN_OR_RETURN(const auto head, log.log_head());
    const std::int64_t until = head ? head->lines : 0;
    Walk walk(key, organisation, kept);
    while (walk.audit().lines < until) {
        ASSIGN_OR_RETURN(const auto lines, log.lines_after(walk.audit().lines, lines_a_page));
        if (lines.empty()) break;
        for (const SealedLine& line : lines) {
            if (walk.audit().lines == until) break;
            if (!walk.take(line)) return walk.audit();
        }
    }
    ASSIGN_OR_RETURN(const auto more, log.lines_after(until, 1));
    ASSIGN_OR_RETURN(const auto head_now, log.log_head());
    const bool added = !more.empty() && head && head_now && head_now->lines == until;
    walk.end(head, added);
    return walk.audit();
}

}  // namespace candour::server
