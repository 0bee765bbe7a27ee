// candour_simulate: runs simulated worlds and says what it saw. tests/simulation/README.md.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <unistd.h>

#include "tests/simulation/campaign.h"
#include "tests/simulation/mutations/mutations.h"

namespace candour::simulation {

namespace {

constexpr const char* usage =
    "candour_simulate [--seeds N] [--from SEED] [--power-cuts N] [--minutes M] [--jobs N]\n"
    "                 [--mutation NAME] [--failing-syncs] [--trace] | --list-mutations\n\n"
    "  --seeds N        so many worlds (1,000)\n"
    "  --from SEED      the first seed (1)\n"
    "  --power-cuts N   worlds in which the power is cut at every I/O operation, until N points\n"
    "  --every-operation  the same, for the worlds of --seeds\n"
    "  --failing-syncs  worlds whose disks fail to sync, often\n"
    "  --minutes M      ends after M minutes, whatever the other numbers say\n"
    "  --jobs N         processes (all cores)\n"
    "  --mutation NAME  with a broken component: it should fail\n"
    "  --trace          prints every event of the worlds\n";

struct Arguments {
    CampaignOptions options;
    bool list = false;
    bool help = false;
    std::string wrong;
};

bool take_number(const char* text, std::uint64_t& number) {
    char* end = nullptr;
    number = std::strtoull(text, &end, 10);
    return end != text && *end == '\0';
}

// Whether `word` is one that takes a number, which is then taken.
bool take(CampaignOptions& options, const std::string& word, const char* value, bool& ok) {
    std::uint64_t number = 0;
    ok = take_number(value, number);
    if (word == "--seeds")
        options.seeds = number;
    else if (word == "--from")
        options.first_seed = number;
    else if (word == "--power-cuts")
        options.power_cuts = number;
    else if (word == "--minutes")
        options.minutes = static_cast<double>(number);
    else if (word == "--jobs")
        options.jobs = static_cast<unsigned>(number);
    else if (word == "--failures")
        options.failures_max = number;
    else if (word == "--settle-every")
        options.world.sweep.settle_every = number;
    else
        return false;
    return true;
}

Arguments parse(int count, char** words) {
    Arguments arguments;
    CampaignOptions& options = arguments.options;
    options.seeds = 1000;
    options.jobs = static_cast<unsigned>(std::max(1L, ::sysconf(_SC_NPROCESSORS_ONLN)));
    for (int i = 1; i < count; ++i) {
        const std::string word = words[i];
        const bool more = i + 1 < count;
        bool ok = true;
        if (word == "--help")
            arguments.help = true;
        else if (word == "--list-mutations")
            arguments.list = true;
        else if (word == "--every-operation")
            options.world.power_cut_points = true;
        else if (word == "--failing-syncs")
            options.world.failing_syncs = true;
        else if (word == "--trace")
            options.world.trace = true;
        else if (word == "--mutation" && more)
            options.mutation = words[++i];
        else if (more && take(options, word, words[i + 1], ok) && ok)
            ++i;
        else
            arguments.wrong = word;
    }
    if (options.power_cuts > 0) options.world.power_cut_points = true;
    if (options.jobs == 0) options.jobs = 1;
    return arguments;
}

std::string_view caught_in(const Mutation& mutation) {
    switch (mutation.caught_in) {
        case CaughtIn::Points:
            return "points";
        case CaughtIn::FailingSyncs:
            return "syncs";
        case CaughtIn::Worlds:
            break;
    }
    return "worlds";
}

void print(const CampaignResult& result, const CampaignOptions& options) {
    const Counters& counters = result.counters;
    for (std::size_t i = 0; i < counters.values.size(); ++i) {
        const auto value = static_cast<unsigned long long>(counters.values[i]);
        std::printf("%12llu  %s\n", value, std::string(count_names[i]).c_str());
    }
    const auto rate = [&](Count count) {
        return static_cast<double>(counters.of(count)) / std::max(result.seconds, 0.001);
    };
    std::printf("%12.1f  simulated days\n",
                static_cast<double>(counters.of(Count::SimulatedHours)) / 24);
    std::printf("%12.1f  seeds a second\n", rate(Count::Seeds));
    if (options.world.power_cut_points)
        std::printf("%12.1f  points a second\n", rate(Count::Points));
    std::printf("%12.1f  seconds in %u processes\n", result.seconds, options.jobs);
    std::printf("%016llx  trace\n", static_cast<unsigned long long>(result.trace_hash));
    for (const Failure& failure : result.failures) {
        std::printf(
            "FAILED seed %llu: %s\n  again: ./candour simulate --from %llu --seeds 1%s%s%s%s\n",
            static_cast<unsigned long long>(failure.seed), failure.words.c_str(),
            static_cast<unsigned long long>(failure.seed),
            options.world.power_cut_points ? " --every-operation" : "",
            options.world.failing_syncs ? " --failing-syncs" : "",
            options.mutation.empty() ? "" : " --mutation ", options.mutation.c_str());
    }
}

int run(int count, char** words) {
    Arguments arguments = parse(count, words);
    if (arguments.help || !arguments.wrong.empty()) {
        if (!arguments.help) std::fprintf(stderr, "%s is not known.\n", arguments.wrong.c_str());
        std::fputs(usage, arguments.help ? stdout : stderr);
        return arguments.help ? 0 : 2;
    }
    if (arguments.list) {
        for (const Mutation& mutation : mutations())
            std::printf("%-24s %-7s %3llu %s\n", mutation.name.c_str(),
                        std::string(caught_in(mutation)).c_str(),
                        static_cast<unsigned long long>(mutation.from), mutation.what.c_str());
        return 0;
    }
    const Mutation* mutation = find_mutation(arguments.options.mutation);
    if (mutation == nullptr && !arguments.options.mutation.empty()) {
        std::fprintf(stderr, "there is no mutation \"%s\": see --list-mutations\n",
                     arguments.options.mutation.c_str());
        return 2;
    }
    const CampaignResult result = run_campaign(
        arguments.options,
        mutation != nullptr ? mutation->make : [] { return std::make_unique<Parts>(); });
    print(result, arguments.options);
    return result.failures.empty() ? 0 : 1;
}

}  // namespace

}  // namespace candour::simulation

int main(int count, char** words) { return candour::simulation::run(count, words); }
