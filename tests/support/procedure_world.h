// tests/support/procedure_world.h: a console with the ready procedures, and somebody who fills in
// the forms of their drafts.
#pragma once

#include <string>

#include "core/complaint/procedure.h"
#include "tests/support/console_world.h"
#include "tests/support/html_form.h"
#include "tests/support/memory_procedures.h"

namespace candour::test {

struct ProcedureWorld : ConsoleWorld {
    ProcedureWorld() {
        options.procedures = &procedures;
        options.procedures_folder = "assets/procedures";
    }
    complaint::ReadProcedure read(const std::string& id) {
        return complaint::read_procedure(document(id), "draft");
    }
    nlohmann::json document(const std::string& id) {
        const auto draft = procedures.procedure_draft(id).value();
        REQUIRE(draft.has_value());
        return nlohmann::json::parse(draft->document);
    }
    MemoryProcedures procedures;
};

struct Person : Browser {
    Person(ProcedureWorld& world, const StaffId& staff) : Browser(world) { become(staff); }
    // Opens the page and sends its form with these fields and its own hidden ones.
    protocol::HttpResponse fill(const std::string& page, const std::string& to, FormFields fields) {
        REQUIRE(get(page).status == 200);
        fields["form_token"] = input_value(last_html, "form_token");
        fields["revision"] = input_value(last_html, "revision");
        return post(to, fields);
    }
    protocol::HttpResponse fill(const std::string& page, const FormFields& fields) {
        return fill(page, page, fields);
    }
    void copy(const std::string& ready) {
        fill("/procedures/ready/" + ready, "/procedures/ready/" + ready + "/copy", {});
    }
    // Opens the page, changes these fields of its form and sends all of it; returns the status.
    int change(const std::string& page, const FormFields& changes) {
        INFO(page);
        REQUIRE(get(page).status == 200);
        return send_form(page, changes);
    }
    // The form that is shown, with these changes.
    int send_form(const std::string& page, const FormFields& changes) {
        FormFields fields = form_fields(last_html);
        for (const auto& [name, value] : changes)
            fields[name] = value;
        return post(page, fields).status;
    }
};

}  // namespace candour::test
