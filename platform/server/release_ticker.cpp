// platform/server/release_ticker.cpp: see release_ticker.h.
#include "platform/server/release_ticker.h"

#include <iostream>

#include "app/casework/lead_notice.h"

namespace candour::platform {

ReleaseTicker::ReleaseTicker(ServerParts& parts, CaseOffice* cases, Milliseconds every)
    : parts_(parts), cases_(cases), every_(every), thread_([this] { run(); }) {}

ReleaseTicker::~ReleaseTicker() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void ReleaseTicker::run() {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        changed_.wait_for(lock, every_, [this] { return stopping_; });
        if (stopping_) return;
        lock.unlock();
        tick();
        lock.lock();
    }
}

void ReleaseTicker::tick() {
    if (parts_.role != Role::Intake)
        report(parts_.rotate_keys(), "looking after the office's keys", last_keys_problem_);
    report(parts_.keep_up_to_date(), "changing the keys or texts of devices", last_upkeep_problem_);
    if (parts_.role == Role::Intake) return;
    const auto released = parts_.release(server::Closing::Due);
    // Or another process has just done it.
    if (released.ok() || released.error().kind != ErrorKind::Conflict) {
        report(released.ok() ? Status(Unit{}) : Status(released.error()), "a release",
               last_release_problem_);
        report(parts_.close_months(), "making the results of surveys", last_results_problem_);
        report(tell_leads(), "telling the safeguarding lead", last_telling_problem_);
    }
    // After the release: what people wrote back goes into their cases at once.
    if (cases_ != nullptr) report(cases_->tick(), "looking after cases", last_cases_problem_);
}

// At once after the release that showed it.
Status ReleaseTicker::tell_leads() {
    if (parts_.office == nullptr || parts_.learning == nullptr) return Unit{};
    const auto keys = parts_.office_keys();
    const casework::LeadPost post{.office = *parts_.office,
                                  .registers = *parts_.learning,
                                  .clock = parts_.clock,
                                  .keys = keys->office_keys,
                                  .mailer = parts_.mailer};
    const Status of_help = casework::tell_leads(casework::LeadKind::Help, post);
    const Status of_text = casework::tell_leads(casework::LeadKind::Text, post);
    return of_help.ok() ? of_text : of_help;
}

void ReleaseTicker::report(const Status& outcome, std::string_view what,
                           std::string& last_problem) {
    const std::string problem = outcome.ok() ? std::string() : outcome.error().what;
    if (!problem.empty() && problem != last_problem) {
        std::cerr << "candour-server: " << what
                  << " did not succeed and will be tried again: " << problem << std::endl;
    }
    if (problem.empty() && !last_problem.empty()) {
        std::cerr << "candour-server: " << what << " succeeds again" << std::endl;
    }
    last_problem = problem;
}

}  // namespace candour::platform
