// app/casework/report_book.cpp: see report_book.h.
#include "app/casework/report_book.h"

#include <algorithm>
#include <cstring>

#include "app/casework/report_facts.h"

namespace candour::casework {
namespace {

using complaint::CaseId;
using complaint::Moment;
using report::KeptFacts;

// How many of the limits of a case are over. Time passes them in one order, so the same number is
// the same limits.
std::size_t limits_over(const KeptFacts& kept, const Moment& now) {
    std::size_t over = 0;
    for (const report::OpenTarget& open : kept.open) {
        over += open.limit.is_over(now.day, now.at) ? 1 : 0;
        over += open.other && open.other->is_over(now.day, now.at) ? 1 : 0;
    }
    return over;
}

}  // namespace

// Ids are drawn at random.
std::size_t ReportBook::HashOfId::operator()(const CaseId& id) const {
    std::size_t hash = 0;
    static_assert(sizeof(hash) <= sizeof(id.bytes));
    std::memcpy(&hash, id.bytes.data(), sizeof(hash));
    return hash;
}

void ReportBook::put(const CaseId& id, KeptFacts kept, const Moment& now) {
    const report::CaseFacts facts = report::facts_at(kept, now.day, now.at);
    const auto known = places_.find(id);
    Place place = 0;
    if (known == places_.end()) {
        place = book_.add(facts);
        places_.emplace(id, place);
    } else {
        place = known->second;
        book_.replace(place, facts);
    }
    if (kept.open.empty()) {
        running_.erase(place);
        return;
    }
    const std::size_t over = limits_over(kept, now);
    running_.insert_or_assign(place, Running{std::move(kept), over});
}

void ReportBook::forget(const CaseId& id) {
    const auto known = places_.find(id);
    if (known == places_.end()) return;
    book_.remove(known->second);
    running_.erase(known->second);
    places_.erase(known);
}

void ReportBook::forget_all() {
    book_ = {};
    places_.clear();
    running_.clear();
}

Status ReportBook::read(std::optional<std::int64_t> after, const Moment& now) {
    std::vector<CaseId> without;
    const auto take = [&](const store::WrittenFacts& one) -> Status {
        if (book_.size() > most_) return Unit{};
        if (one.set_aside) {
            forget(one.id);
            return Unit{};
        }
        if (one.facts.empty()) {
            without.push_back(one.id);
            return Unit{};
        }
        ASSIGN_OR_RETURN(KeptFacts kept, report::kept_facts_from_text(one.facts));
        put(one.id, std::move(kept), now);
        return Unit{};
    };
    ASSIGN_OR_RETURN(const std::int64_t entries, cases_.facts_written(after, take));
    for (const CaseId& id : without) {
        ASSIGN_OR_RETURN(KeptFacts kept, work_.keep_report_facts(id));
        put(id, std::move(kept), now);
    }
    entries_ = entries;
    return Unit{};
}

// Where a clock has run out since (or the time was set back).
void ReportBook::settle(const Moment& now) {
    for (auto& [place, running] : running_) {
        const std::size_t over = limits_over(running.kept, now);
        if (over == running.over) continue;
        running.over = over;
        book_.replace(place, report::facts_at(running.kept, now.day, now.at));
    }
}

Status ReportBook::refresh(const Moment& now) {
    if (entries_ && read_on_ == now.day) {
        const std::int64_t before = *entries_;
        entries_.reset();  // Until all of it has been read well.
        RETURN_IF_ERROR(read(before, now));
        if (*entries_ < before) entries_.reset();
    }
    if (!entries_ || read_on_ != now.day) {
        entries_.reset();
        forget_all();
        read_on_ = now.day;
        RETURN_IF_ERROR(read(std::nullopt, now));
    }
    too_many_ = book_.size() > most_;
    if (too_many_) forget_all();
    return Unit{};
}

Result<report::CaseReport> ReportBook::exact_report(report::Span span, const report::Period& period,
                                                    const std::string& service) {
    const Moment now = work_.now();
    if (!too_many_ || read_on_ != now.day) RETURN_IF_ERROR(refresh(now));
    if (!too_many_) {
        settle(now);
        return report::exact_report(book_, span, period, service);
    }
    ASSIGN_OR_RETURN(const auto facts,
                     report_facts(work_, cases_,
                                  {.first = report::first_day_needed(span, period),
                                   .last = period.last,
                                   .service = service}));
    return report::exact_report(facts, span, period);
}

}  // namespace candour::casework
