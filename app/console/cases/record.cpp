// app/console/cases/record.cpp: a case's whole record as plain text, with the working of every due
// date: to keep, to print, to hand over under a hold or a request for access. Always in English, so
// that it is the same file whoever of the staff makes it.
#include "app/console/cases/case_texts.h"
#include "app/console/cases/cases.h"
#include "app/console/cases/clock_view.h"
#include "app/console/cases/history_view.h"
#include "app/console/cases/labels.h"
#include "app/console/words.h"

namespace candour::console {
namespace {

using casework::OpenCase;
using complaint::Field;

std::string clock_text(const complaint::CaseClock& clock, CivilDay today,
                       const PageLanguage& english) {
    std::string text = "\n" + clock.rule->name.in("en").text + "\n";
    text += "  " + rule_in_words(*clock.rule, english) + " (" +
            weekday_in_words(clock.from.day, english) + ")\n";
    text += "  Due: " + due_in_words(clock, english) +
            (clock.due.provisional ? ", provisional" : "") + "\n";
    if (clock.extended_by_entry > 0) {
        text += "  Moved by entry " + std::to_string(clock.extended_by_entry) +
                "; before: " + weekday_in_words(clock.first_due, english) + "\n";
    }
    const bool runs = clock.state == complaint::ClockState::Running ||
                      clock.state == complaint::ClockState::Overdue;
    text += "  " + (runs ? left_in_words(clock, today, english)
                         : clock_state_in_words(clock.state, english));
    if (clock.met) text += ", on " + weekday_in_words(clock.met->day, english);
    text += "\n";
    for (const complaint::CountedDay& day : clock.due.working)
        text += "    " + day_line(day, english) + "\n";
    return text;
}

std::string by_whom(const complaint::Entry& entry) {
    if (entry.kind == complaint::EntryKind::PersonWrote) return "by the person";
    return entry.by == StaffId{} ? "by the program" : shown_text(entry.initials);
}

std::string entry_text(const CasesDesk& cases, const OpenCase& found,
                       const casework::ReadEntry& read) {
    const complaint::Entry& entry = read.entry;
    std::string text =
        "\n" + std::to_string(entry.number) + ". " + std::string{label_of(entry.kind).done} +
        "\n   " + moment_in_words(entry.when, cases.desk.language) + ", " +
        by_whom(entry) + "\n";
    for (const auto& [field, value] : entry.fields) {
        const std::string name{short_label(entry.kind, field)};
        text += "   " + (name.empty() ? std::string{} : name + ": ") +
                listed(value_in_words(cases, found, entry, field)) + "\n";
    }
    if (read.erased) text += "   Its words were erased.\n";
    if (read.unreadable) text += "   Its words cannot be read on this server.\n";
    return text;
}

}  // namespace

Result<Download> case_record(const CasesDesk& cases, const CaseAddress& address) {
    ASSIGN_OR_RETURN(const auto found, find_case(cases, address, casework::Reading::Words));
    const PageLanguage english;
    CasesDesk in_english = cases;
    in_english.desk.language = english;
    const CivilDay today = cases.desk.clock.today();
    const std::string& reference = found.head.row.reference;
    std::string text = "Case " + reference + "\n" +
                       shown_text(cases.desk.organisation.name.in("en").text) + "\n" +
                       found.procedure->name.in("en").text + ", version " +
                       std::to_string(found.procedure->version) + "\nMade on " +
                       weekday_in_words(today, english) + "\n\nWHAT HAS TO HAPPEN BY WHEN\n";
    for (const complaint::CaseClock& clock : found.clocks)
        text += clock_text(clock, today, english);
    text += "\n\nHISTORY\n";
    for (const casework::ReadEntry& read : found.history)
        text += entry_text(in_english, found, read);
    return Download{"case-" + reference + ".txt", "text/plain; charset=utf-8", std::move(text)};
}

}  // namespace candour::console
