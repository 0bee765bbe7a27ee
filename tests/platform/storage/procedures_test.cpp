// Procedures in the office database, on each engine: drafts change, published versions never do.
#include "platform/storage/sql_procedures.h"
#include "tests/support/catch.h"
#include "tests/support/engines.h"

namespace candour::platform {

namespace {

store::ProcedureDraft draft(const std::string& id, const std::string& document = "{}") {
    return {id, document, 0, "Ada", 1'800'000'000};
}

store::ProcedureVersion version(const std::string& id, int number,
                                const std::string& document = "{}") {
    return {id, number, document, "Mo", 1'800'000'060};
}

}  // namespace

TEST_CASE("a procedure's draft changes by one revision, for whoever saw the newest", "[platform]") {
    test::StoreHome home(GENERATE("SQLite", "PostgreSQL"));
    SqlProcedures procedures = home.procedures();
    REQUIRE(procedures.procedure_drafts().value().empty());
    REQUIRE(procedures.add_procedure_draft(draft("ours", "{\"a\": \"شکایت\"}")).ok());
    REQUIRE(procedures.add_procedure_draft(draft("ours")).error().kind == ErrorKind::Conflict);
    REQUIRE(*procedures.procedure_draft("ours").value() ==
            store::ProcedureDraft{"ours", "{\"a\": \"شکایت\"}", 1, "Ada", 1'800'000'000});
    REQUIRE(procedures.change_procedure_draft({"ours", "second", 1, "Mo", 7}).value() == 2);
    REQUIRE(procedures.change_procedure_draft({"ours", "lost", 1, "Ada", 8}).error().kind ==
            ErrorKind::Conflict);
    REQUIRE(procedures.procedure_draft("ours").value()->document == "second");
    REQUIRE(procedures.remove_procedure_draft("ours").ok());
    REQUIRE(procedures.remove_procedure_draft("ours").ok());
    REQUIRE_FALSE(procedures.procedure_draft("ours").value().has_value());
    REQUIRE(procedures.change_procedure_draft({"ours", "late", 2, "Ada", 9}).error().kind ==
            ErrorKind::NotFound);
}

TEST_CASE("a published version stays as it is when the next one is published", "[platform]") {
    test::StoreHome home(GENERATE("SQLite", "PostgreSQL"));
    SqlProcedures procedures = home.procedures();
    REQUIRE(procedures.add_procedure_draft(draft("ours")).ok());
    REQUIRE(procedures.publish_procedure(version("ours", 1, "first"), 1).ok());
    REQUIRE(procedures.procedure_drafts().value().empty());  // It is published now.
    REQUIRE(procedures.add_procedure_draft(draft("ours")).ok());
    REQUIRE(procedures.publish_procedure(version("ours", 2, "second"), 1).ok());
    REQUIRE(procedures.add_procedure_draft(draft("another")).ok());
    REQUIRE(procedures.publish_procedure(version("another", 1, "other"), 1).ok());
    REQUIRE(*procedures.procedure_version("ours", 1).value() == version("ours", 1, "first"));
    REQUIRE_FALSE(procedures.procedure_version("ours", 3).value().has_value());
    REQUIRE(procedures.newest_procedures().value() ==
            std::vector{version("another", 1, "other"), version("ours", 2, "second")});
}

TEST_CASE("nothing is published over what somebody has not seen", "[platform]") {
    test::StoreHome home(GENERATE("SQLite", "PostgreSQL"));
    SqlProcedures procedures = home.procedures();
    REQUIRE(procedures.publish_procedure(version("ours", 1), 1).error().kind ==
            ErrorKind::Conflict);  // There is no draft.
    REQUIRE(procedures.add_procedure_draft(draft("ours")).ok());
    for (const int number : {0, 2}) {
        REQUIRE(procedures.publish_procedure(version("ours", number), 1).error().kind ==
                ErrorKind::Conflict);
    }
    REQUIRE(procedures.change_procedure_draft({"ours", "changed", 1, "Mo", 1}).ok());
    REQUIRE(procedures.publish_procedure(version("ours", 1), 1).error().kind ==
            ErrorKind::Conflict);
    REQUIRE(procedures.newest_procedures().value().empty());
    REQUIRE(procedures.procedure_draft("ours").value()->document == "changed");
}

TEST_CASE("procedures of another organisation are never seen", "[platform]") {
    test::StoreHome home(GENERATE("SQLite", "PostgreSQL"));
    const auto database = home.open(office_kind());
    SqlProcedures ours(database, "ours");
    SqlProcedures theirs(database, "theirs");
    REQUIRE(ours.add_procedure_draft(draft("p")).ok());
    REQUIRE(theirs.add_procedure_draft(draft("p")).ok());
    REQUIRE(ours.publish_procedure(version("p", 1), 1).ok());
    REQUIRE(theirs.newest_procedures().value().empty());
    REQUIRE(theirs.procedure_drafts().value().size() == 1);
}

TEST_CASE("too large a procedure and too many drafts are refused", "[platform]") {
    test::StoreHome home(GENERATE("SQLite", "PostgreSQL"));
    SqlProcedures procedures = home.procedures();
    const std::string large(store::procedure_document_bytes_max + 1, 'x');
    REQUIRE(procedures.add_procedure_draft(draft("p", large)).error().kind == ErrorKind::Full);
    for (std::size_t i = 0; i < store::procedure_drafts_max; ++i)
        REQUIRE(procedures.add_procedure_draft(draft("p" + std::to_string(i))).ok());
    REQUIRE(procedures.add_procedure_draft(draft("more")).error().kind == ErrorKind::Full);
    REQUIRE(procedures.change_procedure_draft({"p1", large, 1, "A", 1}).error().kind ==
            ErrorKind::Full);
    REQUIRE(procedures.publish_procedure(version("p1", 1, large), 1).error().kind ==
            ErrorKind::Full);
}

}  // namespace candour::platform
