// platform/server/procedure.cpp: candour-server procedure: the ready procedures, and checking files
// of an organisation's own, without a server's folder.
#include <algorithm>
#include <array>
#include <iostream>

#include "app/console/procedures/time_words.h"
#include "core/base/json_fields.h"
#include "core/complaint/diagram.h"
#include "core/complaint/limits.h"
#include "platform/server/commands.h"
#include "platform/server/questionnaire_file.h"
#include "platform/system/disk.h"
#include "platform/system/paths.h"

namespace candour::platform {

namespace {

using complaint::Procedure;

constexpr std::array<std::string_view, 5> ready_ids = {"calico", "donnington",
                                                       "housing-ombudsman-code", "plato", "wcva"};

Error invalid(std::string what) { return {ErrorKind::Invalid, std::move(what)}; }

Result<std::string> ready_text(const std::string& id) {
    if (std::ranges::find(ready_ids, id) == ready_ids.end()) {
        return Error{ErrorKind::NotFound, "there is no ready procedure '" + id + "'; there are " +
                                              joined({ready_ids.begin(), ready_ids.end()})};
    }
    ASSIGN_OR_RETURN(const std::string share, share_folder());
    FileDisk disk;
    ASSIGN_OR_RETURN(const Bytes bytes, disk.read(share + "/procedures/" + id + ".json",
                                                  complaint::procedure_bytes_max));
    return to_text(bytes);
}

Result<Procedure> ready(const std::string& id) {
    ASSIGN_OR_RETURN(const std::string text, ready_text(id));
    return complaint::parse_procedure(text, id + ".json");
}

Status list() {
    for (const std::string_view id : ready_ids) {
        ASSIGN_OR_RETURN(const Procedure procedure, ready(std::string(id)));
        std::cout << procedure.id << ": " << procedure.name.in("en").text << ", "
                  << procedure.kinds.size() << " kinds of contact, " << procedure.stages.size()
                  << " stages\n";
    }
    return Unit{};
}

Status check(const std::string& path) {
    FileDisk disk;
    ASSIGN_OR_RETURN(const Bytes bytes, disk.read(path, complaint::procedure_bytes_max));
    ASSIGN_OR_RETURN(const nlohmann::json object, parse_json_file(to_text(bytes), path));
    const std::vector<Error> problems = complaint::problems_of(object, path);
    for (const Error& problem : problems)
        std::cout << problem.what << "\n";
    if (!problems.empty()) {
        const bool one = problems.size() == 1;
        return invalid(path + " cannot be used: " + std::to_string(problems.size()) +
                       (one ? " problem, see above" : " problems, see above"));
    }
    ASSIGN_OR_RETURN(const Procedure procedure, complaint::parse_procedure_object(object, path));
    std::cout << path << ": " << procedure.name.in("en").text << ", version " << procedure.version
              << ", in " << procedure.languages.size() << " languages: it can be used\n";
    return Unit{};
}

void print_box(const complaint::Diagram& diagram, std::size_t index) {
    const complaint::DiagramBox& box = diagram.boxes[index];
    std::cout << "  " << index + 1 << ". " << box.name.text;
    const std::string holders = console::holders_in_words(box, "en");
    if (!holders.empty()) std::cout << " (" << holders << ")";
    std::cout << "\n     " << box.what_happens.text << "\n";
    for (const complaint::DiagramTime& time : box.times) {
        std::cout << "     - " << time.name.text << ": " << console::time_in_words(time, "en")
                  << (time.our_default ? " [our default]" : "") << "\n";
    }
    for (const complaint::DiagramArrow& arrow : diagram.arrows) {
        if (arrow.from != index) continue;
        for (const complaint::DiagramWay& way : arrow.ways) {
            std::cout << "     > " << console::way_in_words(way, "en") << ": to " << arrow.to + 1
                      << "\n";
        }
    }
}

Status show(const std::string& id) {
    ASSIGN_OR_RETURN(const Procedure procedure, ready(id));
    std::cout << procedure.name.in("en").text << "\n" << procedure.source.in("en").text << "\n";
    for (const complaint::CaseKind& kind : procedure.kinds) {
        const complaint::Diagram diagram = complaint::diagram_of(procedure, kind, "en");
        std::cout << "\n" << diagram.title.text << ": " << diagram.definition.text << "\n";
        for (std::size_t i = 0; i < diagram.boxes.size(); ++i)
            print_box(diagram, i);
    }
    return Unit{};
}

Status export_to(const std::string& id, const Arguments& arguments) {
    ASSIGN_OR_RETURN(const std::string text, ready_text(id));
    const std::string to = arguments.option("to", "");
    if (to.empty()) {
        std::cout << text;
        return Unit{};
    }
    RETURN_IF_ERROR(write_new_file(to, as_bytes(text), arguments.has("overwrite")));
    std::cout << "Written: " << to << "\n";
    return Unit{};
}

}  // namespace

Status run_procedure(const Arguments& arguments) {
    const std::string& action = arguments.at("ACTION");
    const std::string which = arguments.option("WHICH", "");
    if (action != "export" && (arguments.values.contains("to") || arguments.has("overwrite")))
        return invalid("--to and --overwrite belong to 'procedure export'");
    if (action == "list") {
        return which.empty() ? list() : Status(invalid("\"" + which + "\" is one word too many"));
    }
    if (action != "check" && action != "show" && action != "export") {
        return invalid("there is no 'procedure " + action +
                       "'; there are list, check, show and export");
    }
    if (which.empty())
        return invalid(action == "check" ? "FILE is missing"
                                         : "ID is missing: see 'procedure list'");
    if (action == "check") return check(which);
    return action == "show" ? show(which) : export_to(which, arguments);
}

}  // namespace candour::platform
