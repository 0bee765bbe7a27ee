// tests/attacks/linking/month.cpp: the month happens, and is watched.
#include "tests/attacks/linking/month.h"

#include <algorithm>
#include <set>

#include "core/feedback/words_apart.h"
#include "platform/storage/sql_office.h"
#include "platform/storage/sql_pool.h"
#include "sync/client/next_window.h"
#include "sync/server/office_words.h"
#include "tests/attacks/linking/diary.h"
#include "tests/simulation/machines.h"
#include "tests/simulation/seeded_sodium.h"

namespace candour::linking {

namespace {

using simulation::SimKiosk;
using simulation::SimServer;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

constexpr CivilDay monday = simulation::first_day + days{1};
// Fewer windows than the product's, and so fewer dummies: a listener has less to look through, and
// a month less to compute.
constexpr client::WindowPlan tablet_windows{.interval = minutes(20)};
constexpr client::WindowPlan reception_windows{.interval = minutes(90)};
constexpr std::uint32_t slots = 256;
// Until the last have waited for 28 days.
constexpr int days_after = 37;

// The product's parts; releases with its own cover, by a process that remembers.
class MonthParts : public simulation::Parts {
public:
    Result<server::ReleaseReport> release(store::PoolStore& pool, store::OfficeStore& office,
                                          const simulation::Setup& setup, SecureRandom& random,
                                          CivilDay today) override {
        server::Releaser releaser(
            pool, office, setup.organisation, setup.ring.office.opening_keys(),
            setup.ring.office.office_keys.back(), setup.ring.office.message_hash_key, random);
        releaser.remember_in(memory_);
        return releaser.run(today);
    }

private:
    server::PoolMemory memory_;
};

privacy::ReleasePolicy policy_of(Manner manner) {
    if (manner == Manner::Default) return privacy::default_release_policy();
    return {{{std::nullopt, std::nullopt, privacy::Every::AtOnce, 1, 0}}};
}

// A line with a listener on it.
class Line : public Network {
public:
    Line(std::string device, SimServer& server, std::vector<Sent>& heard)
        : device_(std::move(device)), server_(server), heard_(heard) {}
    Result<NetworkResponse> send(const NetworkRequest& request) override {
        heard_.push_back({.at = server_.clock.wall_now(),
                          .device = device_,
                          .cells = request.body.size() / privacy::cell_bytes});
        const protocol::HttpResponse response = server_.handle({.method = request.method,
                                                                .path = "/v1/cells",
                                                                .query = "",
                                                                .headers = request.headers,
                                                                .body = request.body,
                                                                .address = device_});
        return NetworkResponse{response.status, response.body};
    }

private:
    const std::string device_;
    SimServer& server_;
    std::vector<Sent>& heard_;
};

struct Device {
    std::unique_ptr<SimKiosk> kiosk;
    std::unique_ptr<Line> line;
};

// What happens when; at one time the earlier kind first.
struct Event {
    enum class Kind { Said, Window, Backup, Release };
    Instant at;
    Kind kind;
    std::size_t which = 0;  // Said: the visit; Window: the device.
    auto operator<=>(const Event&) const = default;
};

class World {
public:
    World(std::uint64_t seed, Manner manner, int weeks)
        : manner_(manner),
          sodium_(seed ^ 0x6c696e6b),
          setup_(seed),
          random_(seed ^ 0x72616e64),
          weeks_(weeks),
          plan_(draw_plan(seed, monday, weeks)) {
        setup_.organisation.release = policy_of(manner);
        setup_.organisation.services = services();
        setup_.organisation.safeguarding = feedback::Safeguarding{};
        vfs_.reseed(seed);
        observed().policy = setup_.organisation.release;
        observed().words_apart = true;
        observed().diary = plan_.visits;
        for (const feedback::Service& service : setup_.organisation.services)
            observed().groups[service.id] = service.group;
        CHECK(server_.start().ok());
        for (const std::string& name : plan_.devices) {
            Device& device = devices_.emplace_back();
            device.kiosk = std::make_unique<SimKiosk>(name, around_, time_, slots);
            device.line = std::make_unique<Line>(name, server_, observed().sent);
            CHECK(device.kiosk->start(*device.line).ok());
        }
    }

    Month run() {
        plan_events();
        while (!events_.empty()) {
            const Event event = *events_.begin();
            events_.erase(events_.begin());
            time_ = event.at - Instant{simulation::first_day};
            happen(event);
        }
        return std::move(month_);
    }

private:
    Observed& observed() { return month_.observed; }
    void add(Instant at, Event::Kind kind, std::size_t which = 0) {
        events_.insert({at, kind, which});
    }

    std::size_t device_of(const std::string& name) const {
        const auto found = std::ranges::find(plan_.devices, name);
        return static_cast<std::size_t>(found - plan_.devices.begin());
    }

    void plan_events() {
        for (std::size_t i = 0; i < plan_.visits.size(); ++i) {
            if (plan_.said[i]) add(plan_.visits[i].ends, Event::Kind::Said, i);
        }
        for (const OnLine& line : plan_.on_line) {
            const client::WindowPlan& windows =
                line.device == reception ? reception_windows : tablet_windows;
            for (Instant at = line.from + minutes(1); at < line.until;
                 at += client::next_window_in(windows, 0, random_))
                add(at, Event::Kind::Window, device_of(line.device));
        }
        const int visited = weeks_ * 7;
        for (int day = 0; day < visited + days_after; ++day) {
            const Instant midnight{monday + days{day}};
            // When nothing comes any more, only Mondays bring something new.
            if (day < visited + 7 || day % 7 == 0) add(midnight + minutes(1), Event::Kind::Release);
            if (day < visited) add(midnight + hours(13), Event::Kind::Release);
            if (day % 7 == 6) add(midnight + hours(22), Event::Kind::Backup);
        }
    }

    void happen(const Event& event) {
        switch (event.kind) {
            case Event::Kind::Said:
                return say(event.which);
            case Event::Kind::Window:
                return send(event.which);
            case Event::Kind::Backup:
                return back_up();
            case Event::Kind::Release:
                CHECK(server_.release().ok());
                return look();
        }
    }

    void keep(std::size_t device, feedback::Contact contact) {
        auto sealed =
            privacy::seal(feedback::Draft(std::move(contact)), setup_.epoch_key(), random_);
        CHECK(sealed.ok());
        CHECK(parts_.keep(devices_[device].kiosk->store(), sealed.value()).ok());
    }

    // What is written on a home visit goes apart from its answers, as a tablet does it.
    void say(std::size_t visit) {
        const std::size_t device = device_of(plan_.visits[visit].device);
        feedback::Contact said = std::move(*plan_.said[visit]);
        if (feedback::parts_words(setup_.organisation, said.channel, said.kind)) {
            if (auto words = feedback::take_words(said, survey::Questionnaire{})) {
                put_mark(*words, visit);
                keep(device, std::move(*words));
            }
        }
        keep(device, std::move(said));
        if (manner_ == Manner::Immediate)
            add(plan_.visits[visit].ends + std::chrono::seconds(5), Event::Kind::Window, device);
    }

    void send(std::size_t device) {
        CHECK(devices_[device].kiosk->window().ok());
        if (manner_ == Manner::Immediate)
            add(server_.clock.wall_now() + std::chrono::seconds(20), Event::Kind::Release);
    }

    // It is proved at once, so that the pool may let go of what it has.
    void back_up() {
        const auto backup = parts_.begin_backup(server_.pool(), server_.office());
        CHECK(backup.ok());
        CHECK(server_.pool().set_horizon(backup.value()).ok());
        look();
    }

    // The whole of both databases, as whoever holds them and every key reads them.
    void look() {
        const Instant now = server_.clock.wall_now();
        read_office(now);
        read_pool(now);
        last_look_ = now;
    }

    void read_office(Instant now) {
        auto& office = dynamic_cast<platform::SqlOffice&>(server_.office());
        std::vector<SubmissionId> fresh;
        const Status read =
            office.database()->read([&](platform::SqlConnection& connection) -> Status {
                ASSIGN_OR_RETURN(platform::SqlRows rows,
                                 connection.query("SELECT submission FROM office_item"));
                while (true) {
                    ASSIGN_OR_RETURN(const bool more, rows.next());
                    if (!more) return Unit{};
                    SubmissionId id;
                    std::ranges::copy(rows.blob(0), id.bytes.begin());
                    if (known_.insert(id).second) fresh.push_back(id);
                }
            });
        CHECK(read.ok());
        if (fresh.empty()) return;
        // Answers to surveys have no page; who has the database has their rows.
        const auto answers = office.survey_items(simulation::survey_id);
        CHECK(answers.ok());
        for (const store::OfficeItem& answer : answers.value()) {
            if (std::ranges::find(fresh, answer.id) != fresh.end()) take(answer, now);
        }
        for (const SubmissionId& id : fresh) {
            const auto item = office.item(id);
            // What was written beside answers came with those.
            if (item.ok() && item.value().kind != feedback::ContactKind::Text)
                take(item.value(), now);
        }
        CHECK(observed().items.size() == known_.size());
    }

    void take(const store::OfficeItem& row, Instant now) {
        const auto contact =
            server::unlock_words(row.words, setup_.ring.office.office_keys.back(), row.id.bytes);
        CHECK(contact.ok());
        observed().items.push_back({.kind = row.kind,
                                    .channel = row.channel,
                                    .service = row.service,
                                    .language = row.language,
                                    .words = words_in(contact.value()),
                                    .released = row.released,
                                    .seen = now,
                                    .not_yet_seen = last_look_});
        month_.truth.push_back(visit_in(contact.value()));
    }

    void read_pool(Instant now) {
        auto& pool = dynamic_cast<platform::SqlPool&>(server_.pool());
        PoolLook seen{now, {}};
        const Status read =
            pool.database()->read([&](platform::SqlConnection& connection) -> Status {
                ASSIGN_OR_RETURN(platform::SqlRows rows,
                                 connection.query("SELECT first_seen, COUNT(*) FROM pool_cell"
                                                  " WHERE state = 1 GROUP BY first_seen"));
                while (true) {
                    ASSIGN_OR_RETURN(const bool more, rows.next());
                    if (!more) return Unit{};
                    ASSIGN_OR_RETURN(const CivilDay day, from_iso(rows.text(0)));
                    seen.waiting[day] = rows.integer(1);
                }
            });
        CHECK(read.ok());
        observed().pool.push_back(std::move(seen));
    }

    const Manner manner_;
    simulation::SodiumSeed sodium_;
    simulation::Setup setup_;
    simulation::SeededRandom random_;
    MonthParts parts_;
    simulation::PowerCutVfs vfs_;
    simulation::Surroundings around_{vfs_, parts_, setup_, random_};
    Milliseconds time_{0};
    const int weeks_;
    Plan plan_;
    SimServer server_{"server", around_, time_};
    std::vector<Device> devices_;
    std::set<Event> events_;
    std::set<SubmissionId> known_;
    Instant last_look_{simulation::first_day};
    Month month_;
};

}  // namespace

Month run_month(std::uint64_t seed, Manner manner, int weeks) {
    return World(seed, manner, weeks).run();
}

}  // namespace candour::linking
