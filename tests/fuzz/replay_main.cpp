// tests/fuzz/replay_main.cpp: replays a fuzz target's corpus without a fuzzer, in every build.
//   fuzz_NAME FILE_OR_FOLDER...   runs the target's own seeds, each seed cut short and with bits
//                                 turned over, large hostile inputs, and every file named
// With UPDATE_GOLDEN=1 the seeds are first written into the folder as seed-1, seed-2 ...
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>

#include <sodium.h>

#include "tests/fuzz/target.h"

namespace fs = std::filesystem;
using candour::Bytes;
using candour::ByteView;

namespace {

// Of each seed; a long one is damaged at places that are spread evenly.
constexpr std::size_t damaged_places_max = 200;

// On the heap and no longer than it says, so that the address sanitizer sees one byte too many.
void run(ByteView input) { (void)candour::fuzz::accepts(Bytes(input.begin(), input.end())); }

std::size_t run_damaged(const Bytes& seed) {
    const std::size_t step = std::max<std::size_t>(1, seed.size() / damaged_places_max);
    std::size_t count = 0;
    for (std::size_t place = 0; place < seed.size(); place += step) {
        run(ByteView(seed).first(place));
        Bytes turned = seed;
        turned[place] = static_cast<std::uint8_t>(turned[place] ^ (1U << (place / step % 8)));
        run(turned);
        count += 2;
    }
    return count;
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i)
        all += text;
    return all;
}

// Bombs for parsers (anonymity research, A-23). A target may read its first byte as a choice.
std::size_t run_bombs() {
    std::string keys = "{";
    for (int i = 0; i < 20'000; ++i)
        keys += "\"k" + std::to_string(i) + "\":0,";
    const std::string bombs[] = {
        repeated("[", 200'000), repeated("{\"a\":", 100'000),   "1e400000",
        keys + "\"k\":0}",      repeated("{\"id\":1,", 10'000), std::string(300'000, '\0'),
    };
    std::size_t count = 0;
    for (const std::string& bomb : bombs) {
        run(candour::as_bytes(bomb));
        for (const char choice : {'\0', '\1', '\2'})
            run(candour::as_bytes(choice + bomb));
        count += 4;
    }
    return count;
}

Bytes read_file(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        std::fprintf(stderr, "%s cannot be read\n", path.c_str());
        std::exit(1);
    }
    return Bytes(std::istreambuf_iterator<char>(file), {});
}

void write_seeds(const fs::path& folder, const std::vector<Bytes>& seeds) {
    fs::create_directories(folder);
    for (std::size_t i = 0; i < seeds.size(); ++i) {
        std::ofstream file(folder / ("seed-" + std::to_string(i + 1)), std::ios::binary);
        file.write(reinterpret_cast<const char*>(seeds[i].data()),
                   static_cast<std::streamsize>(seeds[i].size()));
    }
}

std::vector<fs::path> files_of(const fs::path& place) {
    std::vector<fs::path> files;
    if (!fs::is_directory(place)) return {place};
    for (const auto& entry : fs::directory_iterator(place))
        files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

}  // namespace

int main(int argc, char** argv) {
    CHECK(sodium_init() >= 0);
    const std::vector<Bytes> seeds = candour::fuzz::seeds();
    if (std::getenv("UPDATE_GOLDEN") != nullptr && argc > 1) write_seeds(argv[1], seeds);
    std::size_t damaged = 0;
    for (std::size_t i = 0; i < seeds.size(); ++i) {
        if (!candour::fuzz::accepts(seeds[i])) {
            std::fprintf(stderr, "seed %zu is refused, so the decoder is not reached\n", i + 1);
            return 1;
        }
        damaged += run_damaged(seeds[i]);
    }
    const std::size_t bombs = run_bombs();
    std::size_t files = 0;
    for (int i = 1; i < argc; ++i) {
        for (const fs::path& path : files_of(argv[i])) {
            std::fprintf(stderr, "%s\n", path.c_str());
            run(read_file(path));
            ++files;
        }
    }
    std::printf("%zu seeds, %zu damaged seeds, %zu bombs, %zu files\n", seeds.size(), damaged,
                bombs, files);
    return seeds.empty() || files == 0 ? 1 : 0;
}
