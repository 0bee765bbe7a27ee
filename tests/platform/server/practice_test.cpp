// tests/platform/server/practice_test.cpp: a practice office is made of a real server, which stays
// as it is, byte for byte.
#include <filesystem>
#include <map>

#include "core/complaint/calendar_settings.h"
#include "platform/net/tls_identity.h"
#include "platform/server/administration.h"
#include "platform/server/mail_settings.h"
#include "platform/server/practice/office.h"
#include "platform/system/paths.h"
#include "sync/server/key_files.h"
#include "tests/core/feedback/example_organisation.h"
#include "tests/support/catch.h"
#include "tests/support/engines.h"
#include "tests/support/ready_procedure.h"

using namespace candour;
using namespace candour::platform;

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* hash_of_ada = "$argon2id$of ada's password";

PracticeExamples examples() {
    const Bytes file = test::read_whole("assets/practice/examples.json");
    return parse_practice_examples(to_text(file), "examples.json").take();
}

store::StaffAccount account(SecureRandom& random, const std::string& name) {
    return {.id = StaffId::create(random),
            .user_name = name,
            .display_name = name + " Adeyemi",
            .password_hash = std::string(hash_of_ada),
            .roles = {office::Role::Manager, office::Role::Administrator},
            .title = "Manager",
            .posts = {"trustee"},
            .payment_limit_pence = 500,
            .email = name + "@example.org"};
}

// A served server: accounts of every state, a published questionnaire and procedure, a closed day.
struct Real {
    explicit Real(const std::string& engine = "SQLite")
        : home(engine), folder{home.file("server")} {
        REQUIRE(make_data_folder(folder.path).ok());
        REQUIRE(make_data_folder(folder.keys()).ok());
        auto organisation = test::example_organisation();
        organisation.erase("procedures");
        organisation.erase("procedure");
        REQUIRE(disk.write(folder.organisation(), as_bytes(organisation.dump()), false).ok());
        const auto ring = server::make_key_ring(SystemClock().today(), home.random);
        REQUIRE(server::save_key_ring(ring, disk, folder.keys()).ok());
        REQUIRE(save_tls_identity(make_tls_identity({"localhost"}).value(), folder, disk).ok());
        REQUIRE(disk.write(folder.mail(), as_bytes("{}"), true).ok());
        REQUIRE(disk.write(folder.requires_second_factor(), {}, false).ok());
        fill(*ServerParts::open(place()).value());
    }
    ServerPlace place() const {
        return {.folder = folder, .database = home.is_sqlite() ? std::string() : home.uri()};
    }
    void fill(ServerParts& parts) {
        SqlOffice& office = *parts.office;
        for (const char* name : {"ada", "left", "invited"})
            REQUIRE(office.add_staff(account(parts.random, name)).ok());
        const auto ada = office.staff_by_name("ada").value().value();
        REQUIRE(office.set_totp(ada.id, Bytes(40, 7), 1, {Bytes(32, 8)}).ok());
        REQUIRE(office
                    .add_session({.token_hash = token,
                                  .staff = ada.id,
                                  .csrf_token = "c",
                                  .expires_at_s = 4'000'000'000})
                    .ok());
        auto left = office.staff_by_name("left").value().value();
        left.state = store::StaffState::Left;
        REQUIRE(office.change_staff(left).ok());
        const auto invited = office.staff_by_name("invited").value().value();
        REQUIRE(office.invite(invited.id, Bytes(32, 3), 4'000'000'000).ok());
        json survey = test::example_questionnaire();
        survey["title"]["en"] = "As published";
        REQUIRE(parts.publish_survey(survey.dump(), {"drop-in"}, "ada").ok());
        for (const int version : {1, 2}) {
            complaint::Procedure procedure = test::ready_procedure("donnington");
            procedure.version = version;
            procedure.owner = "Owner " + std::to_string(version);
            const std::string document = to_json(procedure);
            REQUIRE(
                parts.procedures->add_procedure_draft({procedure.id, document, 1, "ada", 1}).ok());
            REQUIRE(
                parts.procedures->publish_procedure({procedure.id, version, document, "ada", 1}, 1)
                    .ok());
        }
        complaint::CalendarSettings closed;
        closed.nation = complaint::Nation::Scotland;
        REQUIRE(parts.cases
                    ->add_calendar({.nation = std::string(complaint::id_of(closed.nation)),
                                    .closures = complaint::closures_json(closed),
                                    .at_s = 1,
                                    .who = "ada"})
                    .ok());
    }
    Result<PracticeFilled> practise(const std::string& target, Anew anew = Anew::No) {
        return make_practice_office(place(), target, anew, examples());
    }
    std::string target() const { return home.file("practice"); }

    const Bytes token = Bytes(32, 5);
    test::StoreHome home;
    FileDisk disk;
    ServerFolder folder;
};

// But for the lock, which is empty and made by whoever works there first.
std::map<std::string, Bytes> files_in(const std::string& folder) {
    std::map<std::string, Bytes> files;
    for (const auto& one : fs::recursive_directory_iterator(folder)) {
        const std::string name = fs::relative(one.path(), folder).string();
        if (one.is_regular_file() && name != "lock")
            files[name] = test::read_whole(one.path().string());
    }
    return files;
}

std::vector<std::string> names_in(const std::string& folder) {
    std::vector<std::string> names;
    for (const auto& one : fs::directory_iterator(folder))
        names.push_back(one.path().filename().string());
    std::ranges::sort(names);
    return names;
}

std::unique_ptr<ServerParts> open(const std::string& folder) {
    auto parts = ServerParts::open({.folder = {folder}});
    INFO((parts.ok() ? "" : parts.error().what));
    REQUIRE(parts.ok());
    return parts.take();
}

std::vector<store::CaseRow> all_cases(ServerParts& parts) {
    store::CaseFilter filter;
    filter.status = store::any_status;
    return parts.cases->list(filter).value().rows;
}

}  // namespace

TEST_CASE("W8: a practice office has the accounts and what is published, and no secret of theirs",
          "[platform]") {
    Real real(GENERATE(CANDOUR_ENGINES));
    const auto before = files_in(real.folder.path);
    const auto made = real.practise(real.target());
    INFO((made.ok() ? "" : made.error().what));
    REQUIRE(made.value().accounts == 1);
    REQUIRE(made.value().lacks.empty());
    // Nothing of the real server has changed, and no copy is left anywhere.
    REQUIRE(files_in(real.folder.path) == before);
    REQUIRE(std::ranges::count(names_in(real.home.folder.path()), "practice") == 1);
    for (const std::string& name : names_in(real.home.folder.path()))
        REQUIRE_FALSE(name.starts_with("."));

    const auto parts = open(real.target());
    REQUIRE(parts->is_practice());
    const auto ada = parts->office->staff_by_name("ada").value().value();
    REQUIRE(ada.password_hash == hash_of_ada);
    REQUIRE(ada.roles == office::Roles{office::Role::Manager, office::Role::Administrator});
    REQUIRE(ada.posts == std::set<std::string>{"trustee"});
    REQUIRE(ada.totp_secret.empty());
    REQUIRE(ada.email.empty());
    REQUIRE_FALSE(parts->office->staff_by_name("left").value());
    REQUIRE_FALSE(parts->office->staff_by_name("invited").value());
    REQUIRE_FALSE(parts->office->session(real.token).value());
    REQUIRE(parts->registry->devices().value().empty());
    REQUIRE_FALSE(fs::exists(parts->folder.mail()));
    REQUIRE_FALSE(fs::exists(parts->folder.requires_second_factor()));
    REQUIRE(files_in(real.target() + "/keys") != files_in(real.folder.keys()));

    const auto organisation = parts->organisation();
    REQUIRE(organisation->find_questionnaire("drop_in")->title.in("en").text == "As published");
    const auto procedures = parts->procedures->newest_procedures().value();
    REQUIRE(procedures.size() == 1);
    REQUIRE(procedures[0].version == 1);
    REQUIRE(procedures[0].document.find("Owner 2") != std::string::npos);
    const auto calendars = parts->cases->calendars().value();
    REQUIRE(calendars.size() == 1);
    REQUIRE(calendars[0].nation == "scotland");
}

TEST_CASE("a practice office begins with contacts and with cases at points of their life",
          "[platform]") {
    Real real;
    const PracticeFilled made = real.practise(real.target()).take();
    const auto parts = open(real.target());
    const auto inbox = parts->office->inbox({}).value();
    // Of the six kinds of the examples this organisation offers two.
    REQUIRE(inbox.total == made.contacts);
    REQUIRE(made.contacts == 8);
    std::set<std::string> languages;
    for (const store::OfficeItem& item : inbox.items) {
        languages.insert(item.language);
        REQUIRE(item.released <= parts->clock.today());
    }
    REQUIRE(languages.size() > 1);
    const auto rows = all_cases(*parts);
    REQUIRE(rows.size() == 3);
    REQUIRE(std::ranges::count(rows, "closed", &store::CaseRow::status) == 1);
    REQUIRE(std::ranges::count(rows, true, &store::CaseRow::waiting) == 1);
    const std::string today = to_iso(parts->clock.today());
    REQUIRE(std::ranges::count_if(rows, [&](const store::CaseRow& row) {
                return !row.next_due.empty() && row.next_due < today;
            }) == 1);
    for (const store::CaseRow& row : rows)
        REQUIRE(row.received < today);
    // Their histories are as whole as any.
    const auto verified = administer(*parts, {{"command", "verify-cases"}}, "me").take();
    REQUIRE(verified.at("cases") == "3");
    REQUIRE(verified.at("faults") == "0");
}

TEST_CASE("a running server gives a practice office copies, and stays as it is", "[platform]") {
    Real real;
    const auto parts = open(real.folder.path);
    const std::string copies = real.home.file("copies");
    REQUIRE(make_data_folder(copies).ok());
    const auto generation = parts->pool->standing().value().generation;
    const auto entries = parts->office->audit(100).value().size();
    REQUIRE(administer(*parts, {{"command", "copy-for-practice"}, {"to", copies}}, "me").ok());
    REQUIRE(names_in(copies) == std::vector<std::string>{"office.db", "pool.db"});
    REQUIRE(parts->pool->standing().value().generation == generation);
    REQUIRE(parts->office->audit(100).value().size() == entries);
}

TEST_CASE("no device joins a practice office, and it shares no database", "[platform]") {
    Real real;
    REQUIRE(real.practise(real.target()).ok());
    const auto parts = open(real.target());
    REQUIRE(parts->device_api == nullptr);
    for (const char* command : {"invite", "find-device", "approve", "import"}) {
        const auto refused = administer(*parts, {{"command", command}}, "me");
        REQUIRE(refused.error().kind == ErrorKind::Invalid);
        REQUIRE(refused.error().what.starts_with("this is a practice office"));
    }
    const auto shared = ServerParts::open(
        {.folder = {real.target()}, .database = "postgresql://candour@127.0.0.1:9/candour"});
    REQUIRE(shared.error().what.find("SQLite files of its own") != std::string::npos);
}

TEST_CASE("a practice office is made anew only when somebody says so", "[platform]") {
    Real real;
    REQUIRE(real.practise(real.target()).ok());
    REQUIRE(open(real.target())->audit("ada", "practised").ok());
    const auto there = files_in(real.target());
    const auto refused = real.practise(real.target());
    REQUIRE(refused.error().kind == ErrorKind::Conflict);
    REQUIRE(refused.error().what.find("--anew") != std::string::npos);
    REQUIRE(files_in(real.target()) == there);

    REQUIRE(real.practise(real.target(), Anew::Yes).ok());
    const auto audit = open(real.target())->office->audit(1000).value();
    REQUIRE(std::ranges::count(audit, "practised", &store::AuditEntry::what) == 0);
    REQUIRE(real.practise(real.home.file("other"), Anew::Yes).ok());
}

TEST_CASE("where no practice office can be made it says why and changes nothing", "[platform]") {
    Real real;
    const std::string others = real.home.file("others");
    REQUIRE(make_data_folder(others).ok());
    REQUIRE(real.disk.write(others + "/mine", as_bytes("mine"), false).ok());
    const std::string file = real.home.file("file");
    REQUIRE(real.disk.write(file, as_bytes("mine"), false).ok());
    const auto before = files_in(real.home.folder.path());
    struct Wrong {
        std::string from;
        std::string target;
        std::string said;
    };
    const std::string server = real.folder.path;
    for (const auto& [from, target, said] : {
             Wrong{real.home.file("nowhere"), real.target(), "there is no server in"},
             Wrong{server, server, "needs a folder of its own"},
             Wrong{server, server + "/", "needs a folder of its own"},
             Wrong{server, server + "/../server", "needs a folder of its own"},
             Wrong{server, server + "/practice", "lies in the real server's folder"},
             Wrong{server, server + "/keys", "lies in the real server's folder"},
             Wrong{server, real.home.folder.path(), "choose another folder"},
             Wrong{server, others, "no practice office"},
             Wrong{server, file, "is a file"},
         }) {
        CAPTURE(from, target);
        for (const Anew anew : {Anew::No, Anew::Yes}) {
            const auto refused = make_practice_office({.folder = {from}}, target, anew, examples());
            REQUIRE(refused.error().what.find(said) != std::string::npos);
        }
    }
    REQUIRE(files_in(real.home.folder.path()) == before);
}

TEST_CASE("nobody practises in a practice office's own practice office", "[platform]") {
    Real real;
    REQUIRE(real.practise(real.target()).ok());
    const auto refused = make_practice_office({.folder = {real.target()}}, real.home.file("other"),
                                              Anew::No, examples());
    REQUIRE(refused.error().what.find("a practice office itself") != std::string::npos);
    REQUIRE_FALSE(fs::exists(real.home.file("other")));
}
