// What the parts of a procedure say together.
#include "core/complaint/procedure/check.h"

namespace candour::complaint {
namespace {

template <typename T>
void check_unique(const std::vector<T>& items, const std::string& place, Findings& findings) {
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!seen.insert(items[i].id).second)
            findings.add(place_of(place, i), "the id '" + items[i].id + "' is used twice");
    }
}

void check_clock_ids(const Procedure& procedure, const std::string& place, Findings& findings) {
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < procedure.stages.size(); ++i) {
        const std::string clocks = place_of(place_of(place_of(place, "stages"), i), "clocks");
        for (std::size_t c = 0; c < procedure.stages[i].clocks.size(); ++c) {
            const std::string& id = procedure.stages[i].clocks[c].id;
            if (!seen.insert(id).second)
                findings.add(place_of(clocks, c), "the id '" + id + "' is used twice");
        }
    }
}

void check_all_ids(const Procedure& procedure, const std::string& place, Findings& findings) {
    check_unique(procedure.posts, place_of(place, "posts"), findings);
    check_unique(procedure.kinds, place_of(place, "kinds"), findings);
    check_unique(procedure.stages, place_of(place, "stages"), findings);
    check_clock_ids(procedure, place, findings);
    check_unique(procedure.outcomes, place_of(place, "outcomes"), findings);
    check_unique(procedure.codes, place_of(place, "codes"), findings);
    check_unique(procedure.goodwill, place_of(place, "goodwill"), findings);
    check_unique(procedure.left_out, place_of(place, "left_out"), findings);
    check_unique(procedure.bodies, place_of(place, "bodies"), findings);
    const std::string posts = place_of(place, "posts");
    for (std::size_t i = 0; i < procedure.posts.size(); ++i) {
        if (procedure.posts[i].id == post_anyone)
            findings.add(place_of(posts, i), "'anyone' is every member of staff already");
    }
}

void check_kinds(const Procedure& procedure, const std::string& place, Findings& findings) {
    for (std::size_t i = 0; i < procedure.kinds.size(); ++i) {
        const CaseKind& kind = procedure.kinds[i];
        const std::string here = place_of(place_of(place, "kinds"), i);
        check_ids(
            kind.stages, place_of(here, "stages"), "stage",
            [&](const auto& id) { return procedure.find_stage(id) != nullptr; }, findings);
        check_ids(
            kind.may_become, place_of(here, "may_become"), "other kind",
            [&](const auto& id) { return id != kind.id && procedure.find_kind(id) != nullptr; },
            findings);
        if (kind.stages.empty()) continue;
        const Stage* first = procedure.find_stage(kind.stages.front());
        if (first != nullptr && first->kind == StageKind::External)
            findings.add(place_of(here, "stages"),
                         "it begins with a stage outside: nobody here "
                         "would answer");
    }
}

void check_lists(const Procedure& procedure, const std::string& place, Findings& findings) {
    for (std::size_t i = 0; i < procedure.left_out.size(); ++i) {
        const std::string& body = procedure.left_out[i].body;
        if (!body.empty()) {
            check_bodies(procedure, {body},
                         place_of(place_of(place_of(place, "left_out"), i), "body"), findings);
        }
    }
    std::set<std::string_view> methods;
    for (std::size_t i = 0; i < procedure.suggestions.size(); ++i) {
        const SuggestionRule& rule = procedure.suggestions[i];
        const std::string here = place_of(place_of(place, "suggestions"), i);
        if (!methods.insert(rule.method).second)
            findings.add(here, "the method '" + rule.method + "' is there twice");
        if (rule.owner != post_anyone && procedure.find_post(rule.owner) == nullptr)
            findings.add(place_of(here, "owner"), "there is no post '" + rule.owner + "'");
    }
    const std::string closing = place_of(place, "closing");
    check_posts(procedure, procedure.closing.persistent_by, place_of(closing, "persistent_by"),
                findings);
    check_posts(procedure, procedure.closing.legal_by, place_of(closing, "legal_by"), findings);
}

}  // namespace

std::vector<Error> problems_of(const Procedure& procedure, const std::string& place) {
    Findings findings;
    check_all_ids(procedure, place, findings);
    check_kinds(procedure, place, findings);
    for (std::size_t i = 0; i < procedure.stages.size(); ++i)
        check_stage(procedure, i, place_of(place_of(place, "stages"), i), findings);
    check_lists(procedure, place, findings);
    check_ways(procedure, place, findings);
    return findings.take();
}

}  // namespace candour::complaint
