// platform/storage/postgres_case_index.cpp: one tsvector a case, without PostgreSQL's own parser:
// our words are its lexemes as they are.
#include "platform/storage/case_index.h"

namespace candour::platform {

namespace {

class PostgresCaseIndex : public CaseIndex {
public:
    Status forget(SqlConnection& connection, const std::string& organisation) override {
        for (const char* table :
             {"office_search_part", "office_search_case", "office_search_stamp"}) {
            RETURN_IF_ERROR(connection.run(
                std::string("DELETE FROM ") + table + " WHERE organisation = $1", organisation));
        }
        return Unit{};
    }

    std::string matching(const std::string& question) const override {
        return "SELECT case_id FROM office_search_case WHERE organisation = $1 AND words @@ CAST(" +
               question + " AS tsquery) LIMIT " + std::to_string(search_cases_max);
    }

    // No word has a quote in it (search_words.h).
    std::string question(const std::set<std::string>& words) const override {
        std::string text;
        for (const std::string& word : words)
            text += (text.empty() ? "'" : " & '") + word + "':*";
        return text;
    }

    // What is deleted is gone for every query; its bytes are VACUUM's (README.md).
    Result<bool> scrub(SqlDatabase&, const std::string&) override { return false; }

protected:
    Status replace(SqlConnection& connection, const std::string& organisation,
                   const complaint::CaseId& id, const std::string& before,
                   const std::string& after) override {
        (void)before;
        if (after.empty()) {
            return connection.run(
                "DELETE FROM office_search_case WHERE organisation = $1 AND case_id = $2",
                organisation, ByteView(id.bytes));
        }
        return connection.run(
            "INSERT INTO office_search_case (organisation, case_id, words)"
            " VALUES ($1, $2, array_to_tsvector(string_to_array($3, ' ')))"
            " ON CONFLICT (organisation, case_id) DO UPDATE SET words = excluded.words",
            organisation, ByteView(id.bytes), after);
    }
};

}  // namespace

std::unique_ptr<CaseIndex> make_postgres_case_index() {
    return std::make_unique<PostgresCaseIndex>();
}

}  // namespace candour::platform
