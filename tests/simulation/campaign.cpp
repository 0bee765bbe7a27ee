// tests/simulation/campaign.cpp: processes, each with every n-th seed.
#include "tests/simulation/campaign.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/check.h"

namespace candour::simulation {

namespace {

using Seconds = std::chrono::duration<double>;

double now_s() { return Seconds(std::chrono::steady_clock::now().time_since_epoch()).count(); }

constexpr std::size_t words_max = 1500;

// What a process tells the one that started it; shared memory, so that it outlives an abort.
struct Report {
    Counters counters;
    std::uint64_t trace_hash = 0;
    std::uint64_t at_seed = 0;
    std::uint64_t failed_seed = 0;
    char words[words_max] = {};
    bool failed = false;
};

struct Shared {
    explicit Shared(std::size_t jobs)
        : size(jobs * sizeof(Report)),
          reports(static_cast<Report*>(
              ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0))) {
        CHECK(reports != MAP_FAILED);
        for (std::size_t i = 0; i < jobs; ++i)
            new (&reports[i]) Report;
    }
    ~Shared() { ::munmap(reports, size); }
    Shared(const Shared&) = delete;
    Shared& operator=(const Shared&) = delete;

    const std::size_t size;
    Report* const reports;
};

void write_failure(Report& report, std::uint64_t seed, const std::string& words) {
    if (report.failed) return;
    report.failed_seed = seed;
    std::strncpy(report.words, words.c_str(), words_max - 1);
    report.failed = true;
}

void work(const CampaignOptions& options, const MakeParts& make_parts, unsigned job,
          Report& report) {
    install_seeded_sodium();
    const double end = options.minutes > 0 ? now_s() + options.minutes * 60 : 0;
    const std::uint64_t points = options.power_cuts / options.jobs + 1;
    for (std::uint64_t i = job;; i += options.jobs) {
        const bool enough = options.power_cuts > 0 ? report.counters.of(Count::Points) >= points
                                                   : options.minutes == 0 && i >= options.seeds;
        if (enough || (end > 0 && now_s() > end)) return;
        report.at_seed = options.first_seed + i;
        const std::unique_ptr<Parts> parts = make_parts();
        const SeedResult result = run_seed(report.at_seed, options.world, *parts, report.counters);
        report.trace_hash ^= result.trace_hash * (2 * report.at_seed + 1);
        if (!result.broken) continue;
        write_failure(report, report.at_seed, *result.broken);
        if (report.counters.of(Count::Failures) >= options.failures_max) return;
    }
}

}  // namespace

SeedResult run_seed(std::uint64_t seed, const WorldOptions& options, Parts& parts,
                    Counters& counters) {
    PowerCutVfs vfs(parts.habits());
    World world(seed, options, vfs, parts, counters);
    SeedResult result;
    result.broken = world.run();
    result.trace_hash = world.trace_hash();
    return result;
}

CampaignResult run_campaign(const CampaignOptions& options, const MakeParts& make_parts) {
    const Shared shared(options.jobs);
    std::vector<pid_t> children;
    const double start = now_s();
    std::fflush(nullptr);
    for (unsigned job = 0; job < options.jobs; ++job) {
        const pid_t child = ::fork();
        CHECK(child >= 0);
        if (child == 0) {
            work(options, make_parts, job, shared.reports[job]);
            std::fflush(nullptr);
            ::_exit(0);
        }
        children.push_back(child);
    }
    CampaignResult result;
    for (unsigned job = 0; job < options.jobs; ++job) {
        int status = 0;
        ::waitpid(children[job], &status, 0);
        Report& report = shared.reports[job];
        if (status != 0) {
            report.counters.add(Count::Failures);
            write_failure(report, report.at_seed, "the program ended itself (see above)");
        }
        result.counters.add(report.counters);
        result.trace_hash ^= report.trace_hash;
        if (report.failed) result.failures.push_back({report.failed_seed, report.words});
    }
    result.seconds = now_s() - start;
    return result;
}

}  // namespace candour::simulation
