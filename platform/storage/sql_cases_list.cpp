// platform/storage/sql_cases_list.cpp: lists of cases and the numbers above them. Only the
// conditions that a filter has stand in its SQL, so that each goes along one of the indexes that
// hold all that lists are filtered by; whole rows are read for one page alone.
#include <algorithm>

#include "platform/storage/search_words.h"
#include "platform/storage/sql_cases.h"
#include "platform/storage/sql_cases_rows.h"

namespace candour::platform {

namespace {

using store::CaseFilter;
using store::CaseSort;

constexpr std::size_t units_max = 500;

class Conditions {
public:
    explicit Conditions(const std::string& organisation) { values_.emplace_back(organisation); }

    // The name of a parameter with this value; the caller keeps what it points at.
    std::string parameter(const SqlValue& value) {
        values_.push_back(value);
        return "$" + std::to_string(values_.size());
    }
    void add(const std::string& condition) { sql_ += " AND " + condition; }
    void compare(const std::string& column, const std::string& how, const SqlValue& value) {
        add(column + " " + how + " " + parameter(value));
    }
    void equal_if_said(const std::string& column, const std::string& value) {
        if (!value.empty()) compare(column, "=", value);
    }
    std::string sql() const { return " FROM office_case WHERE organisation = $1" + sql_; }
    const std::vector<SqlValue>& values() const { return values_; }

private:
    std::string sql_;
    std::vector<SqlValue> values_;
};

void add_viewer(const CaseFilter& filter, Conditions& conditions) {
    const std::string staff = conditions.parameter(ByteView(filter.viewer.bytes));
    const std::string persons =
        "(SELECT case_id FROM office_case_person WHERE organisation = $1 AND staff = " + staff;
    conditions.add("case_id NOT IN " + persons + " AND excluded = 1)");
    if (filter.own_only) {
        // Of a case that is over only those that were asked for.
        const std::string over = filter.status.empty() ? " AND running = 1" : "";
        conditions.add("case_id IN " + persons + " AND own = 1" + over + ")");
    }
    if (filter.units.empty()) return;
    std::string list;
    for (const std::string& unit : filter.units)
        list += (list.empty() ? "" : ", ") + conditions.parameter(unit);
    conditions.add("unit IN (" + list + ")");
}

void add_status(const CaseFilter& filter, Conditions& conditions) {
    if (filter.status == store::any_status) return;
    if (filter.status.empty()) {
        conditions.add("running = 1");
        return;
    }
    store::CaseRow row;
    row.status = filter.status;
    conditions.add(is_running(row) ? "running = 1" : "running = 0");
    conditions.compare("status", "=", filter.status);
}

void add_facts(const CaseFilter& filter, Conditions& conditions) {
    conditions.equal_if_said("kind", filter.kind);
    conditions.equal_if_said("service", filter.service);
    conditions.equal_if_said("stage", filter.stage);
    if (filter.holder == "none") {
        conditions.add("holder = ''");
    } else {
        conditions.equal_if_said("holder", filter.holder);
    }
    if (filter.waiting) conditions.add(*filter.waiting ? "waiting = 1" : "waiting = 0");
    if (filter.complaint) conditions.add(*filter.complaint ? "complaint = 1" : "complaint = 0");
    if (!filter.due_from.empty()) {
        conditions.compare("next_due", ">=", filter.due_from);
        // "~", no target, is after every day.
        if (filter.due_until.empty()) conditions.compare("next_due", "<", no_next_due);
    }
    if (!filter.due_until.empty()) conditions.compare("next_due", "<=", filter.due_until);
    if (!filter.received_from.empty()) conditions.compare("received", ">=", filter.received_from);
    if (!filter.received_until.empty()) {
        conditions.compare("received", "<=", filter.received_until);
    }
    if (!filter.closed_from.empty()) conditions.compare("closed", ">=", filter.closed_from);
    if (!filter.closed_until.empty()) {
        conditions.add("closed <> ''");
        conditions.compare("closed", "<=", filter.closed_until);
    }
    if (filter.late) conditions.add(*filter.late ? "late = 1" : "late = 0");
}

std::string order_of(const CaseFilter& filter, const std::string& table) {
    const auto by = [&](const std::string& column, const std::string& way) {
        return " ORDER BY " + table + column + way + ", " + table + "case_id" + way;
    };
    switch (filter.sort) {
        case CaseSort::NextDue:
            // Cases that are over have no next target.
            if (filter.status == store::any_status) return by("received", " DESC");
            return by("next_due", "");
        case CaseSort::NewestFirst:
            return by("received", " DESC");
        case CaseSort::LongestOpen:
            return by("received", "");
    }
    return "";
}

// Where finding the cases is most of the work, the page and its total come of one search.
bool is_found_whole(const CaseFilter& filter) { return filter.own_only || !filter.words.empty(); }

Result<store::CasePage> read_page(SqlConnection& connection, const CaseFilter& filter,
                                  Conditions conditions) {
    const std::int64_t limit = std::clamp<std::int64_t>(filter.limit, 0, case_page_max);
    const std::int64_t offset = std::clamp<std::int64_t>(filter.offset, 0, store::case_total_max);
    const std::string limits =
        " LIMIT " + conditions.parameter(limit) + " OFFSET " + conditions.parameter(offset);
    std::string columns = ", " + std::string(case_row_columns);
    for (std::size_t at = 0; (at = columns.find(", ", at)) != std::string::npos; at += 2)
        columns.replace(at, 2, ", c.");
    const std::string total = is_found_whole(filter) ? "COUNT(*) OVER ()" : "0";
    const std::string sql =
        "SELECT page.total, c.case_id, c.reference" + columns + " FROM (SELECT case_id, " + total +
        " AS total" + conditions.sql() + order_of(filter, "") + limits +
        ") AS page JOIN office_case AS c ON c.organisation = $1 AND c.case_id = page.case_id" +
        order_of(filter, "c.");
    ASSIGN_OR_RETURN(SqlRows rows, connection.query_with(sql, conditions.values()));
    store::CasePage page;
    while (true) {
        ASSIGN_OR_RETURN(const bool more, rows.next());
        if (!more) return page;
        page.total = std::min(rows.integer(0), store::case_total_max);
        ASSIGN_OR_RETURN(store::CaseRow row, read_case_row(rows, 1, connection.name()));
        page.rows.push_back(std::move(row));
    }
}

Result<std::int64_t> one_number(SqlConnection& connection, const std::string& sql,
                                const std::vector<SqlValue>& values) {
    ASSIGN_OR_RETURN(SqlRows rows, connection.query_with(sql, values));
    ASSIGN_OR_RETURN(const bool found, rows.next());
    CHECK(found);  // An aggregate has one row.
    return rows.integer(0);
}

Status check_units(const CaseFilter& filter) {
    if (filter.units.size() <= units_max) return Unit{};
    return Error{ErrorKind::Invalid,
                 "a list is of at most " + std::to_string(units_max) + " units at once"};
}

}  // namespace

// A look at each record's own case, along the index of records: as slow as there are records.
Result<std::vector<store::EntryOfCase>> SqlCases::learning(const CaseFilter& filter) {
    RETURN_IF_ERROR(check_units(filter));
    Conditions conditions(organisation_);
    add_viewer(filter, conditions);
    conditions.add("status <> 'set_aside'");
    conditions.add("office_case.case_id = office_case_entry.case_id");
    const std::string of_cases = "EXISTS (SELECT 1" + conditions.sql() + ")";
    const std::int64_t limit = std::clamp<std::int64_t>(filter.limit, 0, store::case_total_max);
    return database_->read([&](SqlConnection& connection) {
        return read_learning(connection, of_cases, conditions.values(), limit);
    });
}

Result<store::CasePage> SqlCases::list(const CaseFilter& filter) {
    RETURN_IF_ERROR(check_units(filter));
    Conditions conditions(organisation_);
    add_viewer(filter, conditions);
    add_status(filter, conditions);
    add_facts(filter, conditions);
    std::string question;
    if (!filter.words.empty()) {
        RETURN_IF_ERROR(need_index());
        std::set<std::string> words = search_words(filter.words);
        // Nothing but signs: no case has that.
        if (words.empty()) return store::CasePage{};
        while (words.size() > search_question_words_max)
            words.erase(std::prev(words.end()));
        question = index_->question(words);
        conditions.add("case_id IN (" + index_->matching(conditions.parameter(question)) + ")");
    }
    return database_->read([&](SqlConnection& connection) -> Result<store::CasePage> {
        ASSIGN_OR_RETURN(store::CasePage page, read_page(connection, filter, conditions));
        // A page past the end has no row to say the total.
        const bool is_known = is_found_whole(filter) && (!page.rows.empty() || filter.offset <= 0);
        if (is_known && filter.limit > 0) return page;
        ASSIGN_OR_RETURN(
            page.total, one_number(connection,
                                   "SELECT COUNT(*) FROM (SELECT 1" + conditions.sql() + " LIMIT " +
                                       std::to_string(store::case_total_max) + ") AS counted",
                                   conditions.values()));
        return page;
    });
}

Result<store::WorkCounts> SqlCases::counts(const CaseFilter& viewer, const std::string& today,
                                           const std::string& week_until) {
    RETURN_IF_ERROR(check_units(viewer));
    CaseFilter filter{.viewer = viewer.viewer, .own_only = viewer.own_only, .units = viewer.units};
    Conditions conditions(organisation_);
    add_viewer(filter, conditions);
    add_status(filter, conditions);
    const std::string now = conditions.parameter(today);
    const std::string week = conditions.parameter(week_until);
    const auto count = [](const std::string& what) {
        return "COUNT(CASE WHEN " + what + " THEN 1 END)";
    };
    const std::string sql = "SELECT " + count("next_due < " + now) + ", " +
                            count("next_due = " + now) + ", " +
                            count("next_due > " + now + " AND next_due <= " + week) + ", " +
                            count("holder = ''") + ", " + count("waiting = 1") + conditions.sql();
    return database_->read([&](SqlConnection& connection) -> Result<store::WorkCounts> {
        store::WorkCounts counts;
        {
            ASSIGN_OR_RETURN(SqlRows rows, connection.query_with(sql, conditions.values()));
            ASSIGN_OR_RETURN(const bool found, rows.next());
            CHECK(found);  // An aggregate has one row.
            counts.overdue = rows.integer(0);
            counts.due_today = rows.integer(1);
            counts.due_this_week = rows.integer(2);
            counts.unassigned = rows.integer(3);
            counts.waiting = rows.integer(4);
        }
        ASSIGN_OR_RETURN(counts.untriaged,
                         connection.number("SELECT COUNT(*) FROM (SELECT 1 FROM office_item"
                                           " WHERE organisation = $1 AND triaged = 0"
                                           " AND kind NOT IN ('survey_answer', 'help', 'text',"
                                           " 'forget', 'involvement')"
                                           " LIMIT $2) AS counted",
                                           organisation_, store::case_total_max));
        return counts;
    });
}

}  // namespace candour::platform
