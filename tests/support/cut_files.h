// tests/support/cut_files.h: a power cut for a child process: SQLite's own file layer, which ends
// the process at the n-th write, cut or sync. Small; the simulation has a whole disk of its own.
#pragma once

namespace candour::test {

enum class Unsynced {
    Kept,  // What was written is there, in its order.
    Lost,  // What was not synced is gone.
};

inline constexpr int not_cut = 41;
inline constexpr int was_cut = 42;

// From now on in this process. Every file that SQLite opens counts.
void cut_power_at(int operation, Unsynced unsynced);

}  // namespace candour::test
