// bench_fill_outbox: puts sealed submissions of 600 bytes into a joined kiosk's outbox, as if so
// many visitors had come, so that the kiosk's own program can be measured sending them.
//
//   bench_fill_outbox KIOSK-DATA-FOLDER SUBMISSIONS
#include <charconv>
#include <cstdio>
#include <cstring>

#include "platform/storage/sqlite_outbox.h"
#include "platform/system/random.h"
#include "tests/bench/submissions.h"

namespace {

using namespace candour;

Status fill(const std::string& folder, std::size_t submissions) {
    platform::SodiumRandom random;
    ASSIGN_OR_RETURN(const auto outbox,
                     platform::SqliteOutbox::create(folder + "/outbox.db", random));
    ASSIGN_OR_RETURN(const auto enrolment, client::load_enrolment(*outbox));
    if (!enrolment) return Error{ErrorKind::NotFound, folder + " has joined no organisation"};
    constexpr std::size_t at_once = 50;
    for (std::size_t done = 0; done < submissions; done += at_once) {
        const std::size_t count = std::min(at_once, submissions - done);
        RETURN_IF_ERROR(outbox->add(bench::sealed_submissions(count, *enrolment, random)));
    }
    return Unit{};
}

}  // namespace

int main(int count, char** words) {
    std::size_t submissions = 0;
    if (count == 3) {
        std::from_chars(words[2], words[2] + std::strlen(words[2]), submissions);
    }
    if (submissions == 0) {
        std::fprintf(stderr, "Usage: bench_fill_outbox KIOSK-DATA-FOLDER SUBMISSIONS\n");
        return 2;
    }
    const Status filled = fill(words[1], submissions);
    if (!filled.ok()) std::fprintf(stderr, "bench_fill_outbox: %s\n", filled.error().what.c_str());
    return filled.ok() ? 0 : 1;
}
