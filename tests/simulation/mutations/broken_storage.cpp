// tests/simulation/mutations/broken_storage.cpp: disks, drivers and SQLite settings that promise
// more than they keep.
#include "tests/simulation/mutations/lists.h"

namespace candour::simulation {

namespace {

// NATS JetStream acknowledged before its sync (nats-server#7564).
class AcksBeforeSync : public Parts {
public:
    bool disk_ignores(const std::string& file, const Change& change) const override {
        return change.kind == Change::Kind::Sync && file.starts_with("pool.db");
    }
};

class ThanksBeforeSync : public Parts {
public:
    bool disk_ignores(const std::string& file, const Change& change) const override {
        return change.kind == Change::Kind::Sync && file.starts_with("outbox.db");
    }
};

class SkipsFolderSync : public Parts {
public:
    bool disk_ignores(const std::string&, const Change& change) const override {
        return change.kind == Change::Kind::SyncFolder;
    }
};

// The usual advice for WAL: it loses the last commits at a power cut.
class SynchronousNormal : public Parts {
public:
    ConnectionHabits habits() const override {
        ConnectionHabits habits;
        habits.replaced_pragmas = {{"synchronous=full", "PRAGMA synchronous=NORMAL"},
                                   {"synchronous=extra", "PRAGMA synchronous=NORMAL"}};
        return habits;
    }
};

// DELETE with FULL: the journal's removal may come undone, and with it the last commit. A file that
// is held alone keeps its journal, so the device does not hold it.
class DeleteFullJournal : public Parts {
public:
    ConnectionHabits habits() const override {
        ConnectionHabits habits;
        habits.replaced_pragmas = {{"synchronous=extra", "PRAGMA synchronous=FULL"}};
        habits.ignored_pragmas = {{"journal_mode=truncate", "truncate"},
                                  {"locking_mode=exclusive", "exclusive"}};
        habits.only_on = "outbox.db";
        return habits;
    }
};

// A log whose sync failed looks whole at the next start, and is built upon.
class TrustsOldLog : public Parts {
public:
    ConnectionHabits habits() const override {
        ConnectionHabits habits;
        habits.renews_logs = false;
        return habits;
    }
};

// Two programs on one database (the WAL-reset race needs them): nobody refuses the second.
class LocksDoNothing : public Parts {
public:
    bool disk_locks() const override { return false; }
};

// CHT: the server comes back from a backup, and nobody notices (cht-core#8093).
class RestoreKeepsEpoch : public Parts {
public:
    bool copies_are_other_files() const override { return false; }
};

}  // namespace

void add_broken_storage(std::vector<Mutation>& list) {
    list.push_back({"acks-before-sync", "14: the server answers before its disk has it (NATS)",
                    make_parts<AcksBeforeSync>, CaughtIn::Points});
    list.push_back({"thanks-before-sync", "14: the device thanks before its disk has it",
                    make_parts<ThanksBeforeSync>, CaughtIn::Points});
    list.push_back({"skips-folder-sync", "18: a new file's name is not made durable (Vector)",
                    make_parts<SkipsFolderSync>, CaughtIn::Points});
    list.push_back({"synchronous-normal", "14: WAL with synchronous=NORMAL, the usual advice",
                    make_parts<SynchronousNormal>, CaughtIn::Points});
    list.push_back({"delete-full-journal", "19: journal DELETE with FULL instead of EXTRA",
                    make_parts<DeleteFullJournal>, CaughtIn::Points});
    list.push_back({"trusts-old-log", "-: what a failed sync left is built upon (PostgreSQL, 2018)",
                    make_parts<TrustsOldLog>, CaughtIn::FailingSyncs});
    list.push_back({"locks-do-nothing", "33: two programs work on one database (SQLite's WAL race)",
                    make_parts<LocksDoNothing>});
    list.push_back({"restore-keeps-epoch", "3: a restored server passes for the same one (CHT)",
                    make_parts<RestoreKeepsEpoch>});
}

}  // namespace candour::simulation
