// tests/support/console_world.h: a console over a memory office, and a browser without a screen.
#pragma once

#include <atomic>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/console/console.h"
#include "app/console/password.h"
#include "app/console/sessions.h"
#include "core/privacy/open.h"
#include "tests/support/case_desk.h"
#include "tests/support/catch.h"
#include "tests/support/memory_bundle.h"
#include "tests/support/memory_cases.h"
#include "tests/support/memory_desk.h"
#include "tests/support/memory_drafts.h"
#include "tests/support/memory_learning.h"
#include "tests/support/memory_office.h"
#include "tests/support/memory_pool.h"
#include "tests/support/memory_registry.h"
#include "tests/support/memory_surveys.h"
#include "tests/support/secure_random.h"

namespace candour::test {

// Virtual time: it moves when a test says so.
class ManualClock : public Clock {
public:
    Instant wall_now() const override { return wall.load(); }
    Milliseconds since_boot() const override { return boot.load(); }
    void advance(Milliseconds step) {
        wall = wall.load() + step;
        boot = boot.load() + step;
    }

    // 22 November 2026, 10:00 UTC.
    std::atomic<Instant> wall{Instant{std::chrono::hours{20'779 * 24 + 10}}};
    std::atomic<Milliseconds> boot{Milliseconds{1'000'000}};
};

// Real files, read only; some may be replaced to see what a broken one does.
class ReadingDisk : public Disk {
public:
    std::map<std::string, std::string> replaced;  // By the path's end.

    Result<Bytes> read(const std::string& path, std::size_t size_max) override {
        for (const auto& [end, text] : replaced) {
            if (path.ends_with(end)) return Bytes{text.begin(), text.end()};
        }
        std::ifstream file{path, std::ios::binary};
        if (!file) return Error{ErrorKind::NotFound, path + ": there is no such file"};
        Bytes bytes{std::istreambuf_iterator<char>{file}, {}};
        if (bytes.size() > size_max) return Error{ErrorKind::Invalid, path + ": too large"};
        return bytes;
    }
    Status write(const std::string& path, ByteView, bool) override {
        return Error{ErrorKind::Unavailable, path + ": this disk is read only"};
    }
    bool exists(const std::string& path) const override {
        return std::ifstream{path, std::ios::binary}.good();
    }
};

inline std::string share_folder() {
    const char* share = std::getenv("CANDOUR_SHARE");
    return std::string{share == nullptr ? "build/dev/share/candour" : share} + "/console";
}

// Stands for HMAC-SHA-1, which the platform has.
Bytes small_hmac(ByteView key, ByteView message);
// Two kinds and two stages, in English and Welsh.
std::shared_ptr<const complaint::Procedure> example_procedure();

// Two services, three kinds, one survey; the second language's texts differ from the first's.
feedback::Organisation example_organisation();

inline constexpr std::string_view staff_password = "correct horse battery staple";
// Of staff_password; made once a process, as each costs 64 MiB and a tenth of a second.
const std::string& staff_password_hash();

struct Item {
    feedback::ContactKind kind = feedback::ContactKind::Suggestion;
    std::string service = "reception";
    std::string language = "en";
    std::string story = "A plain story.";
    std::string wanted{};
    bool urgent = false;
    CivilDay released = CivilDay{std::chrono::days{20'779}};
    std::string epoch = "2026-11";
    survey::Answers answers{};
    feedback::ComplaintFacts facts{};
    std::string consent{};
    feedback::Involvement involvement{};
};

// The office with an administrator "ada", who is all that a founder is, and a case worker "sam",
// and a console over it.
class ConsoleWorld {
public:
    explicit ConsoleWorld(feedback::Organisation organisation = example_organisation());

    // Reveals one item; returns its id as in addresses.
    std::string reveal(const Item& item);
    // Adds a case as its history would make it; returns its reference. What is empty is filled in.
    std::string add_case(store::CaseRow row, const store::CasePeople& people = {},
                         const std::string& submission = {}, const std::string& words = {});
    // With a history: a contact that became a case about somebody.
    void open_case_about(const StaffId& person, const std::string& submission);
    // Made at the first use, so that a test may change the options before.
    console::Console& console();
    protocol::HttpResponse handle(const protocol::HttpRequest& request) {
        return console().handle(request);
    }

    ManualClock clock;
    SodiumRandom random;
    ReadingDisk disk;
    MemoryOffice office;
    MemoryRegistry registry;
    MemorySurveys surveys;
    MemoryDrafts drafts;
    MemoryLearning learning;
    MemoryBundle bundles;
    MemoryPool pool;
    MemorySavedFilters saved_filters;
    MemoryCalendarFeeds calendar_feeds;
    privacy::EpochKeyPair epoch = privacy::make_epoch_key_pair();
    feedback::Organisation organisation;  // Each request sees it as it stands then.
    server::OfficeKey key;
    StaffId ada;
    StaffId sam;
    // Cases run under "donnington", counted by England's calendar.
    MemoryCases cases{&office};
    ReadyProcedures procedures;
    ListedCalendars calendars;
    casework::OfficeKeys case_keys;
    casework::CaseWork case_work;
    // What lists take their names from.
    std::vector<std::shared_ptr<const complaint::Procedure>> named_procedures{example_procedure()};
    console::WorkOptions work;
    // Somebody more, with the password of all.
    StaffId add_somebody(const std::string& user_name, const office::Roles& roles) {
        return add_staff(user_name, user_name, roles);
    }
    console::ConsoleOptions options;
    // What was last written as a spreadsheet.
    survey::Workbook spreadsheet;

private:
    StaffId add_staff(const std::string& user_name, const std::string& name,
                      const office::Roles& roles);
    std::unique_ptr<console::Console> console_;
};

using FormFields = std::map<std::string, std::string>;

// Keeps cookies, sends what a browser sends, follows nothing by itself.
class Browser {
public:
    explicit Browser(ConsoleWorld& world) : world_(world) {}

    protocol::HttpResponse get(const std::string& target);
    protocol::HttpResponse post(const std::string& path, const FormFields& fields);
    protocol::HttpResponse send(protocol::HttpRequest request);
    // Through the form, with its hidden fields. Returns the answer to the POST.
    protocol::HttpResponse sign_in(const std::string& user_name, std::string_view password);
    // Signed in without the form: no password check, so it is quick.
    void become(const StaffId& staff);

    std::map<std::string, std::string> cookies;
    std::string last_html;

private:
    ConsoleWorld& world_;
};

std::string text_of(const protocol::HttpResponse& response);
// "" when there is none; the values joined by "\n" when there are several.
std::string header_of(const protocol::HttpResponse& response, const std::string& name);
// The value of the first input of that name; "" when there is none.
std::string input_value(const std::string& html, const std::string& name);
// How often `part` is in `whole`.
std::size_t count_of(const std::string& whole, const std::string& part);

}  // namespace candour::test
