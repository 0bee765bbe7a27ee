// platform/server/practice/example_cases.cpp: see example_cases.h.
#include "platform/server/practice/example_cases.h"

#include "platform/server/case_office.h"

namespace candour::platform {

namespace {

using complaint::Field;

// Days that have passed: what is written gets the moment that it would have been written at.
class StoryClock : public Clock {
public:
    explicit StoryClock(const Clock& real) : real_(real), now_(real.wall_now()) {}

    void begin(int days_ago) { now_ = real_.wall_now() - std::chrono::days{days_ago}; }
    // Never past the real day.
    void a_day_passes() { now_ = std::min(now_ + std::chrono::days{1}, real_.wall_now()); }
    Instant wall_now() const override { return now_; }
    Milliseconds since_boot() const override { return real_.since_boot(); }

private:
    const Clock& real_;
    Instant now_;
};

// An account that no password fits, under a name that is free.
Result<casework::Worker> add_colleague(ServerParts& office,
                                       const std::vector<std::string>& services,
                                       KeptProcedures& procedures) {
    store::StaffAccount account{.id = StaffId::create(office.random),
                                .user_name = "invented-colleague",
                                .display_name = "Sam Example (invented)",
                                .password_hash = {},
                                .roles = {office::Role::Manager},
                                .title = "Invented colleague",
                                .state = store::StaffState::Invited};
    for (const std::string& service : services) {
        ASSIGN_OR_RETURN(const auto procedure, procedures.current(service));
        account.posts.merge(casework::posts_for_examples(*procedure));
    }
    for (int number = 2;; ++number) {
        ASSIGN_OR_RETURN(const auto taken, office.office->staff_by_name(account.user_name));
        if (!taken) break;
        account.user_name = "invented-colleague-" + std::to_string(number);
    }
    RETURN_IF_ERROR(office.office->add_staff(account));
    return casework::worker_of(account);
}

// Whose cases can run: those that have a procedure.
std::vector<std::string> services_with_procedure(const feedback::Organisation& organisation,
                                                 KeptProcedures& procedures) {
    std::vector<std::string> services;
    for (const feedback::Service& service : organisation.services) {
        if (procedures.current(service.id).ok()) services.push_back(service.id);
    }
    return services;
}

casework::ExampleCase example_of(const ExampleStory& story,
                                 const feedback::Organisation& organisation,
                                 const std::string& service,
                                 const complaint::Procedure& procedure) {
    casework::ExampleCase example{.wanted = {}, .until = story.until, .words = story.steps};
    auto& fields = example.wanted.opened.fields;
    fields[Field::Method] = story.method;
    fields[Field::Anonymous] = false;
    fields[Field::Text] = story.words;
    fields[Field::Service] = service;
    fields[Field::WantsWriting] = std::string{"no"};
    const std::string& unit = organisation.find_service(service)->unit;
    if (!unit.empty()) fields[Field::Unit] = unit;
    for (const complaint::CaseKind& kind : procedure.kinds) {
        if (!kind.is_complaint) continue;
        fields[Field::CaseKind] = kind.id;
        break;
    }
    return example;
}

}  // namespace

Result<MadeCases> add_example_cases(ServerParts& office, const std::vector<ExampleStory>& stories) {
    ASSIGN_OR_RETURN(const auto cases, CaseOffice::open(office));
    const auto organisation = office.organisation();
    const auto services = services_with_procedure(*organisation, cases->procedures);
    if (services.empty()) return MadeCases{.count = 0, .lacks = "no procedure is published"};
    ASSIGN_OR_RETURN(const casework::Worker colleague,
                     add_colleague(office, services, cases->procedures));
    StoryClock clock(office.clock);
    casework::CaseWork work({.cases = *office.cases,
                             .office = *office.office,
                             .procedures = cases->procedures,
                             .calendars = cases->calendars,
                             .keys = office.office_keys_now(),
                             .chain_key = office.history_key,
                             .clock = clock,
                             .random = office.random,
                             .everybody = [&] { return casework::everybody_of(*office.office); }});
    MadeCases made;
    for (const ExampleStory& story : stories) {
        const std::string& service =
            services[static_cast<std::size_t>(made.count) % services.size()];
        ASSIGN_OR_RETURN(const auto procedure, cases->procedures.current(service));
        clock.begin(story.days_ago);
        ASSIGN_OR_RETURN(
            const casework::OpenCase found,
            play_example(work, colleague, example_of(story, *organisation, service, *procedure),
                         [&clock] { clock.a_day_passes(); }));
        ++made.count;
        if (casework::is_at(found, story.until)) continue;
        made.lacks = "the procedure " + procedure->id +
                     " did not let each case come to its point; they stand where it stops them";
    }
    return made;
}

}  // namespace candour::platform
