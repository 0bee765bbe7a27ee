// Reading a procedure's file.
#include "core/base/civil_day.h"
#include "core/complaint/limits.h"
#include "core/complaint/procedure/check.h"
#include "core/complaint/procedure/reading.h"

namespace candour::complaint {
namespace {

constexpr int version_max = 1'000'000;

void read_named(FieldReader& fields, Named& named, const Reading& reading) {
    named.id = fields.id("id", Need::Required);
    named.name = read_text(fields, "name", Need::Required, reading);
    named.explanation = read_text(fields, "explanation", Need::Optional, reading);
}

std::vector<Named> read_nameds(FieldReader& fields, const char* field, Need need,
                               Reading& reading) {
    return read_list<Named>(
        fields, field, need, procedure_list_max, reading,
        [&](FieldReader& item, Named& named) { read_named(item, named, reading); });
}

bool takes_label(feedback::ContactKind kind) {
    return is_offerable(kind) && kind != feedback::ContactKind::SurveyAnswer;
}

void read_labels(FieldReader& fields, CaseKind& kind) {
    for (const std::string& word : read_ids(fields, "labels", Need::Optional)) {
        const auto label = feedback::contact_kind_from(word);
        if (label && takes_label(*label)) {
            kind.labels.push_back(*label);
            continue;
        }
        std::vector<std::string> possible;
        for (const feedback::ContactKind one : feedback::offerable_contact_kinds) {
            if (takes_label(one)) possible.emplace_back(name_of(one));
        }
        fields.fail_field("labels",
                          "unknown label '" + word + "'; possible are " + joined(possible));
    }
}

void read_kind(FieldReader& fields, CaseKind& kind, Reading& reading) {
    kind.id = fields.id("id", Need::Required);
    kind.name = read_text(fields, "name", Need::Required, reading);
    kind.definition = read_text(fields, "definition", Need::Required, reading);
    kind.examples = read_texts(fields, "examples", reading);
    read_labels(fields, kind);
    kind.stages = read_ids(fields, "stages", Need::Required);
    kind.is_complaint = fields.flag("is_complaint", false);
    kind.may_become = read_ids(fields, "may_become", Need::Optional);
    kind.thanks = fields.flag("thanks", false);
}

void read_left_out(FieldReader& fields, LeftOut& left_out, const Reading& reading) {
    left_out.id = fields.id("id", Need::Required);
    left_out.name = read_text(fields, "name", Need::Required, reading);
    left_out.explanation = read_text(fields, "explanation", Need::Required, reading);
    left_out.body = fields.id("body", Need::Optional);
}

void read_body(FieldReader& fields, OutsideBody& body, const Reading& reading) {
    body.id = fields.id("id", Need::Required);
    body.name = read_text(fields, "name", Need::Required, reading);
    body.what_they_do = read_text(fields, "what_they_do", Need::Required, reading);
    body.when = read_text(fields, "when", Need::Optional, reading);
    body.phone = read_line(fields, "phone");
    body.email = read_line(fields, "email");
    body.web = read_line(fields, "web");
    body.address = read_text(fields, "address", Need::Optional, reading);
    if (!body.web.empty() && !body.web.starts_with("https://") && !body.web.starts_with("http://"))
        fields.fail_field("web", "an address of the web begins with https://");
}

void read_suggestion(FieldReader& fields, SuggestionRule& rule, Reading& reading) {
    rule.method = fields.id("method", Need::Required);
    if (!rule.method.empty() && !is_contact_method(rule.method)) {
        fields.fail_field("method", "unknown method '" + rule.method + "'; possible are " +
                                        joined({contact_methods.begin(), contact_methods.end()}));
    }
    rule.acknowledge = read_length(fields, "acknowledge", 1, reading);
    rule.owner = fields.id("owner", Need::Required);
}

VisitorTexts read_visitor_texts(FieldReader& fields, Reading& reading) {
    VisitorTexts texts;
    const nlohmann::json* source = fields.object("texts", Need::Required);
    if (source == nullptr) return texts;
    FieldReader item(*source, place_of(fields.place(), "texts"));
    texts.welcome = read_text(item, "welcome", Need::Required, reading);
    texts.no_effect = read_text(item, "no_effect", Need::Required, reading);
    texts.who_may = read_texts(item, "who_may", reading);
    texts.standards = read_texts(item, "standards", reading);
    texts.may_be_about = read_texts(item, "may_be_about", reading);
    texts.help = read_text(item, "help", Need::Optional, reading);
    reading.close(item);
    return texts;
}

ClosingRule read_closing(FieldReader& fields, Reading& reading) {
    ClosingRule closing;
    const nlohmann::json* source = fields.object("closing", Need::Required);
    if (source == nullptr) return closing;
    FieldReader item(*source, place_of(fields.place(), "closing"));
    closing.both_endings = item.flag("both_endings", false);
    closing.learning_required = item.flag("learning_required", false);
    closing.quality_check_percent = item.number("quality_check_percent", 0, 100, 0);
    closing.persistent_by = read_ids(item, "persistent_by", Need::Optional);
    closing.legal_by = read_ids(item, "legal_by", Need::Optional);
    closing.keep_details = read_length(item, "keep_details", 0, reading);
    reading.close(item);
    return closing;
}

// Whose it is, and until when it is looked at again (C4b).
void read_governance(FieldReader& fields, Procedure& procedure) {
    procedure.owner = read_line(fields, "owner");
    procedure.approver = read_line(fields, "approver");
    procedure.review_day = fields.text("review_day", Need::Optional);
    if (!procedure.review_day.empty() && !from_iso(procedure.review_day).ok()) {
        fields.fail_field("review_day",
                          "'" + procedure.review_day + "' is not a day; write it as 2027-03-31");
    }
}

void read_lists(FieldReader& fields, Procedure& procedure, Reading& reading) {
    procedure.posts = read_nameds(fields, "posts", Need::Required, reading);
    procedure.kinds = read_list<CaseKind>(
        fields, "kinds", Need::Required, procedure_list_max, reading,
        [&](FieldReader& item, CaseKind& kind) { read_kind(item, kind, reading); });
    procedure.stages = read_stages(fields, reading);
    procedure.outcomes = read_nameds(fields, "outcomes", Need::Required, reading);
    procedure.codes = read_nameds(fields, "codes", Need::Optional, reading);
    procedure.goodwill = read_nameds(fields, "goodwill", Need::Optional, reading);
    procedure.left_out = read_list<LeftOut>(
        fields, "left_out", Need::Optional, procedure_list_max, reading,
        [&](FieldReader& item, LeftOut& left_out) { read_left_out(item, left_out, reading); });
    procedure.bodies = read_list<OutsideBody>(
        fields, "bodies", Need::Optional, procedure_list_max, reading,
        [&](FieldReader& item, OutsideBody& body) { read_body(item, body, reading); });
    procedure.suggestions = read_list<SuggestionRule>(
        fields, "suggestions", Need::Optional, contact_methods.size(), reading,
        [&](FieldReader& item, SuggestionRule& rule) { read_suggestion(item, rule, reading); });
}

// The procedure as far as it can be read; what is wrong stands in `reading`.
Procedure read(const nlohmann::json& object, const std::string& place, Reading& reading) {
    FieldReader fields(object, place);
    Procedure procedure;
    procedure.id = fields.id("id", Need::Required);
    procedure.languages = fields.languages("languages");
    reading.declared = {procedure.languages, "procedure",
                        procedure.languages.empty() ? Language() : procedure.languages.front()};
    procedure.version = fields.number("version", 1, version_max, 1);
    procedure.name = read_text(fields, "name", Need::Required, reading);
    procedure.source = read_text(fields, "source", Need::Required, reading);
    read_governance(fields, procedure);
    procedure.texts = read_visitor_texts(fields, reading);
    read_lists(fields, procedure, reading);
    procedure.anonymous = read_word(fields, "anonymous", anonymous_names, procedure.anonymous);
    procedure.closing = read_closing(fields, reading);
    reading.close(fields);
    return procedure;
}

}  // namespace

ReadProcedure read_procedure(const nlohmann::json& object, const std::string& place) {
    Reading reading;
    ReadProcedure found{read(object, place, reading), {}};
    found.problems =
        reading.problems.empty() ? problems_of(found.procedure, place) : reading.problems;
    return found;
}

std::vector<Error> problems_of(const nlohmann::json& object, const std::string& place) {
    return read_procedure(object, place).problems;
}

Result<Procedure> parse_procedure_object(const nlohmann::json& object, const std::string& place) {
    ReadProcedure found = read_procedure(object, place);
    if (!found.problems.empty()) return found.problems.front();
    return std::move(found.procedure);
}

Result<Procedure> parse_procedure(std::string_view json, const std::string& file_name) {
    if (json.size() > procedure_bytes_max) {
        return Error{ErrorKind::Invalid, file_name + ": the file has " +
                                             std::to_string(json.size()) + " bytes; at most " +
                                             std::to_string(procedure_bytes_max) + " are possible"};
    }
    ASSIGN_OR_RETURN(const nlohmann::json object, parse_json_file(json, file_name));
    return parse_procedure_object(object, file_name);
}

}  // namespace candour::complaint
