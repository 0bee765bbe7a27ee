// Accounts, invitations, second factors and sessions of staff, on each engine.
#include <thread>

#include "platform/storage/sql_office.h"
#include "tests/support/catch.h"
#include "tests/support/engines.h"

namespace candour::platform {

namespace {

using office::Role;
using store::StaffAccount;
using store::StaffState;

StaffAccount account(SecureRandom& random, const std::string& name, office::Roles roles) {
    return {.id = StaffId::create(random),
            .user_name = name,
            .display_name = "Sam Example",
            .password_hash = "$argon2id$1",
            .roles = std::move(roles)};
}

Bytes token(std::uint8_t byte) { return Bytes(32, byte); }

Status sign_in(SqlOffice& office, const StaffId& id, std::uint8_t byte) {
    return office.add_session(
        {.token_hash = token(byte), .staff = id, .csrf_token = "csrf", .expires_at_s = 9'999});
}

bool signed_in(SqlOffice& office, std::uint8_t byte) {
    return office.session(token(byte)).value().has_value();
}

// An office with one administrator, ada, and one case worker, sam.
struct Staffed : test::StoreHome {
    explicit Staffed(const std::string& engine) : StoreHome(engine) {
        REQUIRE(store->add_staff(ada).ok());
        REQUIRE(store->add_staff(sam).ok());
    }
    std::unique_ptr<SqlOffice> store = office();
    StaffAccount ada = account(random, "ada", {Role::Administrator});
    StaffAccount sam = account(random, "sam", {Role::CaseWorker});
};

}  // namespace

TEST_CASE("an account comes back whole after a restart", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    StaffAccount made = account(home.random, "kim", {Role::Trustee, Role::Auditor});
    made.title = "Vice chair";
    made.posts = {"vice_chair", "trustee"};
    made.units = {"drop-in", "transport"};
    made.payment_limit_pence = 12'345;
    made.email = "kim@example.org";
    made.state = StaffState::Invited;
    made.totp_secret = Bytes(60, 7);
    REQUIRE(home.office()->add_staff(made).ok());
    const StaffAccount read = home.office()->staff_by_id(made.id).value().value();
    REQUIRE(read.user_name == "kim");
    REQUIRE(read.display_name == made.display_name);
    REQUIRE(read.password_hash == made.password_hash);
    REQUIRE(read.roles == made.roles);
    REQUIRE(read.title == made.title);
    REQUIRE(read.posts == made.posts);
    REQUIRE(read.units == made.units);
    REQUIRE(read.payment_limit_pence == 12'345);
    REQUIRE(read.email == made.email);
    REQUIRE(read.state == StaffState::Invited);
    REQUIRE(read.totp_secret == made.totp_secret);
}

TEST_CASE("a change of an account ends its sessions and no other's", "[platform]") {
    Staffed office(GENERATE(CANDOUR_ENGINES));
    auto& store = *office.store;
    REQUIRE(sign_in(store, office.sam.id, 1).ok());
    REQUIRE(sign_in(store, office.ada.id, 2).ok());
    StaffAccount changed = office.sam;
    changed.roles = {Role::Manager};
    changed.title = "Services manager";
    REQUIRE(store.change_staff(changed).ok());
    REQUIRE(store.staff_by_name("sam").value()->roles == office::Roles{Role::Manager});
    REQUIRE(store.staff_by_name("sam").value()->title == "Services manager");
    REQUIRE(store.staff_by_name("sam").value()->password_hash == "$argon2id$1");
    REQUIRE_FALSE(signed_in(store, 1));
    REQUIRE(signed_in(store, 2));
    REQUIRE(store.set_title(office.ada.id, "Director", "ada@example.org").ok());
    REQUIRE(signed_in(store, 2));
    REQUIRE(store.staff_by_name("ada").value()->title == "Director");
    REQUIRE(store.staff_by_name("ada").value()->email == "ada@example.org");
    changed.id = StaffId::create(office.random);
    REQUIRE(store.change_staff(changed).error().kind == ErrorKind::NotFound);
    REQUIRE(store.set_title(changed.id, "", "").error().kind == ErrorKind::NotFound);
    REQUIRE(store.staff().value().size() == 2);
    REQUIRE(store.staff().value().front().user_name == "ada");
}

TEST_CASE("the last active administrator stays", "[platform]") {
    Staffed office(GENERATE(CANDOUR_ENGINES));
    auto& store = *office.store;
    REQUIRE(sign_in(store, office.ada.id, 1).ok());
    StaffAccount less = office.ada;
    less.roles = {Role::Manager};
    REQUIRE(store.change_staff(less).error().kind == ErrorKind::Conflict);
    StaffAccount gone = office.ada;
    gone.state = StaffState::Left;
    REQUIRE(store.change_staff(gone).error().kind == ErrorKind::Conflict);
    // Nothing of it was done.
    REQUIRE(store.staff_by_name("ada").value()->roles == office::Roles{Role::Administrator});
    REQUIRE(store.staff_by_name("ada").value()->password_hash == "$argon2id$1");
    REQUIRE(signed_in(store, 1));
    // Somebody who was only invited does not count.
    StaffAccount kim = account(office.random, "kim", {Role::Administrator, Role::Manager});
    kim.state = StaffState::Invited;
    REQUIRE(store.add_staff(kim).ok());
    REQUIRE(store.change_staff(gone).error().kind == ErrorKind::Conflict);
    kim.state = StaffState::Active;
    REQUIRE(store.change_staff(kim).ok());
    REQUIRE(store.change_staff(gone).ok());
}

TEST_CASE("two administrators who take each other's role leave one", "[platform]") {
    Staffed office(GENERATE(CANDOUR_ENGINES));
    const StaffAccount kim = account(office.random, "kim", {Role::Administrator});
    REQUIRE(office.store->add_staff(kim).ok());
    for (int round = 0; round < 20; ++round) {
        std::vector<std::thread> threads;
        for (StaffAccount one : {office.ada, kim}) {
            one.roles = {Role::Manager};
            threads.emplace_back([&store = *office.store, one] { (void)store.change_staff(one); });
        }
        for (std::thread& thread : threads)
            thread.join();
        int administrators = 0;
        for (const StaffAccount& one : office.store->staff().take()) {
            administrators += one.roles.contains(Role::Administrator) ? 1 : 0;
        }
        REQUIRE(administrators == 1);
        REQUIRE(office.store->change_staff(office.ada).ok());
        REQUIRE(office.store->change_staff(kim).ok());
    }
}

TEST_CASE("who left finds nothing of theirs that works", "[platform]") {
    Staffed office(GENERATE(CANDOUR_ENGINES));
    auto& store = *office.store;
    REQUIRE(store.set_totp(office.sam.id, Bytes(60, 1), 5, {token(8)}).ok());
    REQUIRE(store.invite(office.sam.id, token(1), 1'000).ok());
    REQUIRE(sign_in(store, office.sam.id, 2).ok());
    StaffAccount gone = office.sam;
    gone.state = StaffState::Left;
    gone.email = "sam@example.org";
    REQUIRE(store.change_staff(gone).ok());
    REQUIRE_FALSE(signed_in(store, 2));
    const StaffAccount read = store.staff_by_name("sam").value().value();
    REQUIRE(read.state == StaffState::Left);
    REQUIRE(read.password_hash.empty());
    REQUIRE(read.totp_secret.empty());
    REQUIRE(read.email.empty());
    REQUIRE(store.recovery_codes_left(office.sam.id).value() == 0);
    REQUIRE_FALSE(store.invitation(token(1)).value().has_value());
    REQUIRE(store.accept_invitation(token(1), "$argon2id$2", 1).error().kind ==
            ErrorKind::NotFound);
    REQUIRE(store.invite(office.sam.id, token(3), 1'000).error().kind == ErrorKind::NotFound);
}

TEST_CASE("an invitation is accepted once and in time", "[platform]") {
    Staffed office(GENERATE(CANDOUR_ENGINES));
    auto& store = *office.store;
    REQUIRE(sign_in(store, office.sam.id, 9).ok());
    REQUIRE(store.invite(office.sam.id, token(1), 1'000).ok());
    REQUIRE_FALSE(signed_in(store, 9));
    REQUIRE(store.staff_by_name("sam").value()->password_hash.empty());
    // A second one takes the first one's place.
    REQUIRE(store.invite(office.sam.id, token(2), 1'000).ok());
    REQUIRE_FALSE(store.invitation(token(1)).value().has_value());
    REQUIRE(store.invitation(token(2)).value()->staff == office.sam.id);
    REQUIRE(store.invitation(token(2)).value()->expires_at_s == 1'000);
    REQUIRE(store.accept_invitation(token(1), "$argon2id$2", 1).error().kind ==
            ErrorKind::NotFound);
    REQUIRE(store.accept_invitation(token(2), "$argon2id$2", 1'000).error().kind ==
            ErrorKind::NotFound);
    REQUIRE(store.accept_invitation(token(2), "$argon2id$2", 999).ok());
    REQUIRE(store.staff_by_name("sam").value()->password_hash == "$argon2id$2");
    REQUIRE(store.staff_by_name("sam").value()->state == StaffState::Active);
    REQUIRE(store.accept_invitation(token(2), "$argon2id$3", 999).error().kind ==
            ErrorKind::NotFound);
    REQUIRE(store.staff_by_name("sam").value()->password_hash == "$argon2id$2");
    REQUIRE(store.staff_by_name("ada").value()->password_hash == "$argon2id$1");
    REQUIRE(store.invite(StaffId::create(office.random), token(3), 1'000).error().kind ==
            ErrorKind::NotFound);
}

TEST_CASE("a code of the second factor counts once, and so does a recovery code", "[platform]") {
    Staffed office(GENERATE(CANDOUR_ENGINES));
    auto& store = *office.store;
    REQUIRE(sign_in(store, office.sam.id, 1).ok());
    REQUIRE(store.set_totp(office.sam.id, Bytes(60, 1), 100, {token(4), token(5)}).ok());
    REQUIRE_FALSE(signed_in(store, 1));
    REQUIRE(store.staff_by_name("sam").value()->totp_secret == Bytes(60, 1));
    REQUIRE_FALSE(store.use_totp_step(office.sam.id, 99).value());
    REQUIRE_FALSE(store.use_totp_step(office.sam.id, 100).value());
    REQUIRE(store.use_totp_step(office.sam.id, 101).value());
    REQUIRE_FALSE(store.use_totp_step(office.sam.id, 101).value());
    REQUIRE_FALSE(store.use_totp_step(StaffId::create(office.random), 101).value());
    REQUIRE(store.recovery_codes_left(office.sam.id).value() == 2);
    REQUIRE_FALSE(store.use_recovery_code(office.ada.id, token(4)).value());
    REQUIRE(store.use_recovery_code(office.sam.id, token(4)).value());
    REQUIRE_FALSE(store.use_recovery_code(office.sam.id, token(4)).value());
    REQUIRE(store.recovery_codes_left(office.sam.id).value() == 1);
    REQUIRE(store.set_totp(office.sam.id, Bytes{}, 0, {}).ok());
    REQUIRE(store.staff_by_name("sam").value()->totp_secret.empty());
    REQUIRE(store.recovery_codes_left(office.sam.id).value() == 0);
    REQUIRE(store.set_totp(StaffId::create(office.random), Bytes{}, 0, {}).error().kind ==
            ErrorKind::NotFound);
}

TEST_CASE("a session knows when its person proved themselves, and all of one end", "[platform]") {
    Staffed office(GENERATE(CANDOUR_ENGINES));
    auto& store = *office.store;
    REQUIRE(sign_in(store, office.sam.id, 1).ok());
    REQUIRE(sign_in(store, office.ada.id, 2).ok());
    REQUIRE(store.session(token(1)).value()->confirmed_at_s == 0);
    REQUIRE(store.confirm_session(token(1), 77).ok());
    REQUIRE(store.session(token(1)).value()->confirmed_at_s == 77);
    REQUIRE(store.session(token(2)).value()->confirmed_at_s == 0);
    REQUIRE(store.end_sessions_of(office.sam.id).ok());
    REQUIRE_FALSE(signed_in(store, 1));
    REQUIRE(signed_in(store, 2));
}

TEST_CASE("an office from before there were roles keeps its accounts, which get theirs",
          "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    DatabaseKind before = office_kind();
    before.steps.resize(4);
    before.postgres_steps.resize(3);
    const StaffId ada = StaffId::create(home.random);
    const StaffId sam = StaffId::create(home.random);
    {
        const auto database = home.open(before);
        const Status made = database->write([&](SqlConnection& connection) -> Status {
            for (const auto& [id, name, role] :
                 {std::tuple(ada, "ada", "administrator"), std::tuple(sam, "sam", "staff")}) {
                RETURN_IF_ERROR(connection.run(
                    "INSERT INTO office_staff (organisation, staff, user_name, display_name,"
                    " password_hash, role) VALUES ($1, $2, $3, $4, $5, $6)",
                    "org", ByteView(id.bytes), name, "Called so", "$argon2id$1", role));
            }
            return connection.run(
                "INSERT INTO office_session (organisation, token_hash, staff, csrf_token,"
                " expires_at_s) VALUES ($1, $2, $3, $4, $5)",
                "org", token(1), ByteView(sam.bytes), "csrf", 500);
        });
        REQUIRE(made.ok());
    }
    const auto office = home.office();
    const StaffAccount first = office->staff_by_id(ada).value().value();
    REQUIRE(first.roles == office::founder_roles());
    REQUIRE(first.display_name == "Called so");
    REQUIRE(first.password_hash == "$argon2id$1");
    REQUIRE(first.state == StaffState::Active);
    REQUIRE(first.totp_secret.empty());
    REQUIRE(first.payment_limit_pence == 0);
    REQUIRE(office->staff_by_id(sam).value()->roles == office::Roles{Role::CaseWorker});
    REQUIRE(office->session(token(1)).value()->expires_at_s == 500);
    REQUIRE(office->session(token(1)).value()->confirmed_at_s == 0);
}

}  // namespace candour::platform
