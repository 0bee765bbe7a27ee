// bench_disk_sync FOLDER: what one fdatasync costs there, so that other figures can be judged.
// Prints JSON, in microseconds.
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

#include "tests/bench/times.h"

int main(int count, char** words) {
    if (count != 2) {
        std::fprintf(stderr, "Usage: bench_disk_sync FOLDER\n");
        return 2;
    }
    std::string path = std::string(words[1]) + "/disk-sync-XXXXXX";
    const int file = ::mkstemp(path.data());
    if (file < 0) {
        std::perror("bench_disk_sync");
        return 1;
    }
    constexpr int runs = 100;
    std::array<char, 16 * 1024> block{};
    candour::bench::Times times;
    bool well = true;
    for (int i = 0; i < runs && well; ++i) {
        well = ::pwrite(file, block.data(), block.size(), 0) == std::ssize(block);
        const auto begun = candour::bench::now();
        well = well && ::fdatasync(file) == 0;
        times.add(candour::bench::now() - begun);
    }
    ::close(file);
    ::unlink(path.c_str());
    if (!well) std::perror("bench_disk_sync");
    std::printf("%s\n", times.json().c_str());
    return well ? 0 : 1;
}
