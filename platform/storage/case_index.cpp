// platform/storage/case_index.cpp: what both engines keep alike: each entry's words, and of which
// state of the office the index is.
#include "platform/storage/case_index.h"

#include <map>

#include "platform/storage/search_words.h"

namespace candour::platform {

namespace {

using Parts = std::map<std::int64_t, std::string>;  // The words of each entry, blanks between.

std::string joined(const std::set<std::string>& words) {
    std::string text;
    for (const std::string& word : words) {
        if (!text.empty()) text += ' ';
        text += word;
    }
    return text;
}

void add_words(const std::string& text, std::set<std::string>& words) {
    std::size_t begin = 0;
    while (begin < text.size() && words.size() < search_words_max) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        words.insert(text.substr(begin, end - begin));
        begin = end + 1;
    }
}

std::string all_words(const Parts& parts) {
    std::set<std::string> words;
    for (const auto& [entry, text] : parts)
        add_words(text, words);
    return joined(words);
}

Result<Parts> read_parts(SqlConnection& connection, const std::string& organisation,
                         const complaint::CaseId& id) {
    ASSIGN_OR_RETURN(SqlRows rows, connection.query("SELECT entry, tokens FROM office_search_part"
                                                    " WHERE organisation = $1 AND case_id = $2",
                                                    organisation, ByteView(id.bytes)));
    Parts parts;
    while (true) {
        ASSIGN_OR_RETURN(const bool more, rows.next());
        if (!more) return parts;
        parts[rows.integer(0)] = rows.text(1);
    }
}

}  // namespace

Status CaseIndex::change(SqlConnection& connection, const std::string& organisation,
                         const complaint::CaseId& id, const std::vector<store::SearchText>& texts,
                         const std::vector<std::int64_t>& erased) {
    if (texts.empty() && erased.empty()) return Unit{};
    ASSIGN_OR_RETURN(Parts parts, read_parts(connection, organisation, id));
    const std::string before = all_words(parts);
    for (const store::SearchText& text : texts) {
        parts[text.entry] = joined(search_words(text.text));
        RETURN_IF_ERROR(
            connection.run("INSERT INTO office_search_part (organisation, case_id, entry, tokens)"
                           " VALUES ($1, $2, $3, $4) ON CONFLICT (organisation, case_id, entry)"
                           " DO UPDATE SET tokens = excluded.tokens",
                           organisation, ByteView(id.bytes), text.entry, parts[text.entry]));
    }
    for (const std::int64_t entry : erased) {
        if (parts.erase(entry) == 0) continue;
        RETURN_IF_ERROR(
            connection.run("DELETE FROM office_search_part WHERE organisation = $1"
                           " AND case_id = $2 AND entry = $3",
                           organisation, ByteView(id.bytes), entry));
    }
    const std::string after = all_words(parts);
    if (before == after) return Unit{};
    return replace(connection, organisation, id, before, after);
}

Status CaseIndex::want_scrub(SqlConnection& connection, const std::string& organisation) {
    return connection.run("UPDATE office_search_stamp SET scrub = 1 WHERE organisation = $1",
                          organisation);
}

Status CaseIndex::set_stamp(SqlConnection& connection, const std::string& organisation,
                            const std::string& stamp) {
    return connection.run(
        "INSERT INTO office_search_stamp (organisation, stamp, scrub) VALUES ($1, $2, 0)"
        " ON CONFLICT (organisation) DO UPDATE SET stamp = excluded.stamp",
        organisation, stamp);
}

Result<std::string> CaseIndex::stamp(SqlConnection& connection, const std::string& organisation) {
    ASSIGN_OR_RETURN(SqlRows rows, connection.query("SELECT stamp FROM office_search_stamp"
                                                    " WHERE organisation = $1",
                                                    organisation));
    ASSIGN_OR_RETURN(const bool found, rows.next());
    return found ? rows.text(0) : std::string();
}

}  // namespace candour::platform
