// tests/support/case_desk.h: case work over stores in memory, with the ready procedures, a calendar
// and a small charity's people.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/casework/case_work.h"
#include "tests/support/catch.h"
#include "tests/support/memory_cases.h"
#include "tests/support/memory_office.h"
#include "tests/support/ready_procedure.h"
#include "tests/support/secure_random.h"

namespace candour::test {

class ReadyProcedures : public casework::ProcedureSource {
public:
    std::string now = "donnington";  // That new cases begin under.
    // From now on instead of the ready one of its id.
    void replace(complaint::Procedure procedure) {
        const std::string id = procedure.id;
        read_[id] = std::make_shared<const complaint::Procedure>(std::move(procedure));
    }

    Result<std::shared_ptr<const complaint::Procedure>> find(const std::string& id,
                                                             int version) override {
        auto& kept = read_[id];
        if (kept == nullptr)
            kept = std::make_shared<const complaint::Procedure>(ready_procedure(id));
        if (kept->version != version) return Error{ErrorKind::NotFound, "no such version"};
        return kept;
    }
    Result<std::shared_ptr<const complaint::Procedure>> current(const std::string&) override {
        if (now.empty()) return Error{ErrorKind::NotFound, "no procedure is published"};
        auto& kept = read_[now];
        if (kept == nullptr)
            kept = std::make_shared<const complaint::Procedure>(ready_procedure(now));
        return kept;
    }

private:
    std::map<std::string, std::shared_ptr<const complaint::Procedure>> read_;
};

class ListedCalendars : public casework::CalendarSource {
public:
    ListedCalendars() { add({}); }
    void add(std::vector<complaint::Closure> closures) {
        auto made = complaint::WorkCalendar::create(complaint::Nation::EnglandAndWales,
                                                    std::move(closures));
        REQUIRE(made.ok());
        versions_.push_back(std::make_shared<const complaint::WorkCalendar>(made.take()));
    }
    Result<std::int64_t> newest() override { return static_cast<std::int64_t>(versions_.size()); }
    Result<std::shared_ptr<const complaint::WorkCalendar>> find(
        std::int64_t version, const std::string& /*unit*/) override {
        if (version < 1 || version > static_cast<std::int64_t>(versions_.size())) {
            return Error{ErrorKind::NotFound, "no such calendar"};
        }
        return versions_[static_cast<std::size_t>(version) - 1];
    }

private:
    std::vector<std::shared_ptr<const complaint::WorkCalendar>> versions_;
};

inline casework::Worker worker(SecureRandom& random, const std::string& name, office::Roles roles,
                               std::set<std::string> posts = {}) {
    casework::Worker made;
    made.id = StaffId::create(random);
    made.display_name = name;
    made.user_name = name.substr(0, name.find(' '));
    made.roles = std::move(roles);
    made.posts = std::move(posts);
    made.payment_limit_pence = 5'000;
    return made;
}

// A small charity: a receptionist, a case worker, a manager, two trustees, Chair and Vice-Chair.
class CaseDesk {
public:
    explicit CaseDesk(const Clock& clock) : cases(&office), clock_(clock) {
        using office::Role;
        rhys = worker(random, "rhys Owen", {Role::Reception});
        mina = worker(random, "mina Khan", {Role::Manager, Role::CaseWorker});
        tess = worker(random, "tess Morgan", {Role::Trustee, Role::CaseWorker}, {"trustee"});
        omar = worker(random, "omar Ali", {Role::Trustee, Role::CaseWorker}, {"trustee"});
        cara = worker(random, "cara Hughes", {Role::Trustee}, {"trustee", "chair"});
        vic = worker(random, "vic Patel", {Role::Trustee}, {"trustee", "vice_chair"});
        audit = worker(random, "audit Jones", {Role::Auditor});
    }

    casework::CaseWork work() {
        return casework::CaseWork(
            {.cases = cases,
             .office = office,
             .procedures = procedures,
             .calendars = calendars,
             .keys = {[this] { return std::make_shared<const casework::OfficeKeys>(keys); }},
             .chain_key = chain_key,
             .clock = clock_,
             .random = random,
             .everybody = [this] { return everybody(); }});
    }
    Result<std::vector<casework::Worker>> everybody() const {
        return std::vector{rhys, mina, tess, omar, cara, vic, audit};
    }

    SodiumRandom random;
    MemoryOffice office;
    MemoryCases cases;
    ReadyProcedures procedures;
    ListedCalendars calendars;
    casework::OfficeKeys keys{server::make_office_key("2026-11")};
    complaint::ChainKey chain_key{.bytes = {1, 2, 3}};
    casework::Worker rhys, mina, tess, omar, cara, vic, audit;

private:
    const Clock& clock_;
};

}  // namespace candour::test
