// candour_linking: plays the linking game, prints a line for each month and part of its responses.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "tests/attacks/linking/attacker.h"
#include "tests/attacks/linking/game.h"
#include "tests/attacks/linking/month.h"
#include "tests/simulation/rng.h"
#include "tests/simulation/seeded_sodium.h"

namespace candour::linking {

namespace {

constexpr const char* usage =
    "candour_linking default|immediate FIRST_SEED MONTHS [WEEKS] | read FILE\n\n"
    "WEEKS: of a month, 4 unless given.\n"
    "Prints: the seed, the number of responses, how many were guessed right, the hits that a "
    "blind\n"
    "guess among each release's candidates would have, and of which responses (tabs between).\n";

void play(const Month& month, std::uint64_t seed) {
    simulation::SeededRandom random(seed);
    for (const auto& [part, score] : judge(month, guess(month.observed, random)))
        std::printf("%llu\t%zu\t%zu\t%.6f\t%s\n", static_cast<unsigned long long>(seed),
                    score.responses, score.hits, score.blind, part.c_str());
    std::fflush(stdout);
}

int read(const std::string& path) {
    std::ifstream stream(path);
    const std::string text(std::istreambuf_iterator<char>(stream), {});
    const Result<linking::Month> month =
        read_month(nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false));
    if (!month.ok()) {
        std::fprintf(stderr, "%s: %s\n", path.c_str(), month.error().what.c_str());
        return 1;
    }
    play(month.value(), 0);
    return 0;
}

int run(const std::vector<std::string>& words) {
    if (words.size() == 2 && words[0] == "read") return read(words[1]);
    const bool enough = words.size() == 3 || words.size() == 4;
    if (!enough || (words[0] != "default" && words[0] != "immediate")) {
        std::fputs(usage, stderr);
        return 2;
    }
    simulation::install_seeded_sodium();
    const Manner manner = words[0] == "default" ? Manner::Default : Manner::Immediate;
    const std::uint64_t first = std::strtoull(words[1].c_str(), nullptr, 10);
    const std::uint64_t months = std::strtoull(words[2].c_str(), nullptr, 10);
    const int weeks = words.size() == 4 ? std::atoi(words[3].c_str()) : 4;
    for (std::uint64_t seed = first; seed < first + months; ++seed)
        play(run_month(seed, manner, weeks), seed);
    return 0;
}

}  // namespace

}  // namespace candour::linking

int main(int count, char** words) {
    return candour::linking::run(std::vector<std::string>(words + 1, words + count));
}
