// platform/server/command_table.cpp: data table of what candour-server can do, for its help and its
// arguments.
#include "platform/server/command_table.h"

namespace candour::platform {

// A name, synopsis, summary, {positional, required, options, flags, how many may be missing}, what
// it does.

namespace {

std::vector<Command> serving() {
    return {
        {"init",
         "init DIR --organisation FILE [--administrator NAME] [--password-stdin] [--database URI]",
         "Makes a server in the new folder DIR: keys, databases, the first administrator.",
         {{"DIR"}, {"organisation"}, {"administrator", "database"}, {"password-stdin"}},
         run_init},
        {"practise",
         "practise DIR PRACTICE_DIR [--anew]",
         "Makes an office of its own in the new folder PRACTICE_DIR, with the accounts of DIR,\n"
         "      its questionnaires and procedures, and invented contacts and cases. Nothing of it\n"
         "      counts or reaches anybody; DIR is only read, also while it serves. --anew throws\n"
         "      away the practice office that is there.",
         {{"DIR", "PRACTICE_DIR"}, {}, {"database"}, {"anew"}},
         run_practise},
        {"serve",
         "serve DIR [--listen HOST:PORT] [--role all|intake|office] [--release-every SECONDS]\n"
         "      [--practice-address URL] [--behind-proxy ADDRESS]",
         "Serves kiosks and staff until Ctrl+C; port 0 takes any free one and prints it. intake\n"
         "      only takes from devices and has no key that opens; office opens, releases, shows.\n"
         "      --practice-address: where staff practise; My account then leads there.\n"
         "      --behind-proxy: your own proxy, whose X-Forwarded-For tells people apart who look\n"
         "      an answer up (/answer). Without it they count as one, and soon wait.",
         {{"DIR"},
          {},
          {"listen", "practice-address", "behind-proxy", "release-every", "role", "database"},
          {}},
         run_serve},
        {"invite",
         "invite DIR FILE [--address https://HOST:PORT]",
         "Writes an invitation for kiosks to FILE and prints its code, also while it serves.",
         {{"DIR", "FILE"}, {}, {"address", "database"}, {}},
         run_invite},
        {"devices",
         "devices DIR",
         "Lists the devices that are let in and how each one is.",
         {{"DIR"}, {}, {"database"}, {}},
         run_devices},
        {"approve",
         "approve DIR CODE NAME [--group GROUP] [--words \"FOUR WORDS\"]",
         "Lets in the device that shows CODE, once its four words are the same as here.",
         {{"DIR", "CODE", "NAME"}, {}, {"group", "words", "database"}, {}},
         run_approve},
        {"revoke",
         "revoke DIR NAME",
         "Ends a device for ever; all others change their key and lose nothing.",
         {{"DIR", "NAME"}, {}, {"database"}, {}},
         run_revoke},
        {"import",
         "import DIR FILE [--answer FILE]",
         "Takes in what candour-kiosk --export wrote; the answer goes back to the kiosk.",
         {{"DIR", "FILE"}, {}, {"answer", "database"}, {}},
         run_import},
        {"release",
         "release DIR [--close-today]",
         "Has the running server release what is due now; --close-today ends the day early.",
         {{"DIR"}, {}, {}, {"close-today"}},
         run_release},
    };
}

std::vector<Command> keeping() {
    return {
        {"backup",
         "backup DIR TO [--keep N]",
         "Adds a set to the folder TO, also while it serves, and keeps the newest N (7). No keys.",
         {{"DIR", "TO"}, {}, {"keep"}, {}},
         run_backup},
        {"verify-backup",
         "verify-backup TO [DIR] [--all]",
         "Really restores each set that is not proved yet, elsewhere; tells the server of DIR.",
         {{"TO", "DIR"}, {}, {"database"}, {"all"}, 1},
         run_verify_backup},
        {"restore",
         "restore TO DIR [--pool-from SET] [--office-from SET] [--accept-loss]",
         "Puts the newest proved set (or those named) in the place of DIR's databases.",
         {{"TO", "DIR"}, {}, {"pool-from", "office-from"}, {"accept-loss"}},
         run_restore},
        {"purge",
         "purge DIR [--dry-run] [--accept-loss \"NAME; NAME\"]",
         "Erases what is past the retention that DIR/organisation.json sets, seals what must stay\n"
         "      under the newest key, and destroys the keys of months that nothing needs any "
         "more:\n"
         "      so it ends in all backups too. --dry-run says what would go, and what stays and\n"
         "      why, by kind and month. A key stays while a tablet may still hold words under it:\n"
         "      until it reported a newer key and, two days later, a complete upload. A tablet\n"
         "      that is lost is revoked, or its loss is accepted by its name; the words \"the\n"
         "      pool\" and \"the backups\" accept what the report says of those. Run it monthly,\n"
         "      and again after the next proved backup.",
         {{"DIR"}, {}, {"accept-loss", "database"}, {"dry-run"}},
         run_purge},
        {"begin-backup",
         "begin-backup DIR",
         "With PostgreSQL: prints the number of the database's own backup that is made next.",
         {{"DIR"}, {}, {"database"}, {}},
         run_begin_backup},
        {"proved",
         "proved DIR NUMBER",
         "With PostgreSQL: backup NUMBER and all later ones that are kept passed a restore test.",
         {{"DIR", "NUMBER"}, {}, {"database"}, {}},
         run_proved},
        {"restored",
         "restored DIR",
         "With PostgreSQL: the database was put back from a backup or a snapshot.",
         {{"DIR"}, {}, {"database"}, {}},
         run_restored},
    };
}

std::vector<Command> staffing() {
    return {
        {"add-staff",
         "add-staff DIR NAME [--roles ROLE,ROLE] [--administrator] [--called TEXT]\n"
         "      [--title TEXT] [--post POST,POST] [--password-stdin]",
         "Makes an account for the console: reception, case_worker (if nothing is said), manager,\n"
         "      trustee, safeguarding_lead, administrator, auditor. --administrator is what the\n"
         "      first administrator is: administrator, manager, case worker, safeguarding lead.\n"
         "      --post: what procedures call them by: trustee, chair.",
         {{"DIR", "NAME"},
          {},
          {"called", "database", "post", "roles", "title"},
          {"administrator", "password-stdin"}},
         run_add_staff},
        {"staff",
         "staff list DIR\n"
         "  staff reset DIR NAME [--password-stdin]\n"
         "  staff roles DIR NAME ROLE,ROLE\n"
         "  staff codes DIR required|asked",
         "Lists the accounts; gives one a new password and takes its second factor away; gives\n"
         "      one other roles. Signs it out everywhere. codes: whether whoever may do what is\n"
         "      sensitive must set up a code from a telephone.",
         {{"ACTION", "DIR", "NAME", "ROLES"}, {}, {"database"}, {"password-stdin"}, 2},
         run_staff},
        {"mail",
         "mail set DIR --server smtp://HOST:587 --from ADDRESS [--user NAME --password-stdin]\n"
         "  mail test DIR --to ADDRESS\n"
         "  mail off DIR",
         "Where e-mail to staff goes out. It says that something waits, never what. Over TLS\n"
         "      (smtp:// with STARTTLS, or smtps://), unless the server is on this machine.",
         {{"ACTION", "DIR"}, {}, {"server", "from", "user", "to"}, {"password-stdin"}},
         run_mail},
        {"set-password",
         "set-password DIR NAME [--password-stdin]",
         "Gives an account a new password and signs it out everywhere.",
         {{"DIR", "NAME"}, {}, {"database"}, {"password-stdin"}},
         run_set_password},
        {"hand-over-pin",
         "hand-over-pin FILE [--pin-stdin | --off]",
         "Sets the PIN with which workers unlock tablets that they hand over on home visits: its\n"
         "      hash, in the organisation's FILE; of a server DIR/organisation.json, which it "
         "reads\n"
         "      when it starts. A questionnaire that is too long for such a tablet is named.",
         {{"FILE"}, {}, {}, {"pin-stdin", "off"}},
         run_hand_over_pin},
        {"status",
         "status DIR",
         "Says whether the server runs, when it released last, and what needs attention.",
         {{"DIR"}, {}, {"database"}, {}},
         run_status},
        {"audit",
         "audit verify|head DIR [--head N:SEAL]",
         "verify: looks through the histories of all cases and the staff's log, and names the "
         "first\n"
         "      entry of each that was changed, deleted, moved or cut off, and cases that are "
         "gone;\n"
         "      ends with 1 then. head: prints the newest seal of the staff's log; keep it "
         "somewhere\n"
         "      else, and verify says with --head whether the log still goes on from there.",
         {{"ACTION", "DIR"}, {}, {"database", "head"}, {}},
         run_audit},
    };
}

std::vector<Command> writing() {
    return {
        {"questionnaire",
         "questionnaire check|import|export|translate|paper FILE [TRANSLATIONS|OUT.pdf]\n"
         "      [--to FILE] [--language TAG] [--size 100|150|200] [--owner TEXT] [--purpose TEXT]\n"
         "      [--act-by DAY] [--overwrite]\n"
         "  questionnaire publish DIR FILE [--services ID,ID] [--media FOLDER]\n"
         "  questionnaire withdraw DIR ID",
         "Reads an XLSForm (.xlsx), SurveyJS or our own file (.json): check says with sheet, row\n"
         "      and column what is wrong; import prints our own form of it, or writes it; export\n"
         "      writes .xlsx, .json, or texts for translators (.po, .csv), which translate takes;\n"
         "      paper writes a sheet to print and fill in, in large print (150) or as said.\n"
         "      publish has kiosks ask FILE for these services, also while DIR is served, with "
         "its\n"
         "      pictures from FOLDER (or FILE's name with -media); equality questions, which no\n"
         "      service asks, need no --services; withdraw ends that for the questionnaire ID.",
         {{"ACTION", "FILE", "MORE"},
          {},
          {"to", "language", "size", "owner", "purpose", "act-by", "services", "database", "media"},
          {"overwrite"},
          1},
         run_questionnaire},
        {"procedure",
         "procedure list|check|show|export [FILE|ID] [--to FILE] [--overwrite]",
         "What happens after somebody speaks: list names the ready procedures, show prints one\n"
         "      with its stages and times, export writes it to be changed; check says all that is\n"
         "      wrong with FILE.",
         {{"ACTION", "WHICH"}, {}, {"to"}, {"overwrite"}, 1},
         run_procedure},
    };
}

std::vector<Command> counting() {
    return {
        {"holidays",
         "holidays NATION YEAR [--to YEAR]",
         "Lists the bank holidays that clocks leave out, of england-and-wales, scotland or\n"
         "      northern-ireland, from 1990 on.",
         {{"NATION", "YEAR"}, {}, {"to"}, {}},
         run_holidays},
        {"scenario",
         "scenario FILE [--compact]",
         "Plays a case's whole life from FILE and prints every due date with its working, day by\n"
         "      day, or without it (--compact). Ends with 0 when all is as FILE expects. The "
         "format\n"
         "      is described in tests/scenarios/README.md.",
         {{"FILE"}, {}, {}, {"compact"}},
         run_scenario},
    };
}

std::vector<Command> joined(std::vector<std::vector<Command>> parts) {
    std::vector<Command> all;
    for (const std::vector<Command>& part : parts)
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

}  // namespace

const std::vector<Command>& commands() {
    static const std::vector<Command> all =
        joined({serving(), keeping(), staffing(), writing(), counting()});
    return all;
}

}  // namespace candour::platform
