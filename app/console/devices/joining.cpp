// The steps of joining. The code is the only thing that goes from one to the next: it finds the
// attempt again, and the right code costs no try.
#include "app/console/devices/joining.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "app/console/words.h"
#include "sync/protocol/enrolment_code.h"
#include "sync/server/enrol.h"

namespace candour::console {
namespace {

constexpr int name_characters_max = 40;
constexpr std::size_t name_bytes_max = 100;

server::EnrolDesk enrol_desk(const Desk& desk) {
    return {desk.registry, desk.enrol_identity, desk.clock};
}

std::string trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return std::string{text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1)};
}

// "" is the whole organisation.
bool is_group(const feedback::Organisation& organisation, const std::string& group) {
    return group.empty() || std::ranges::any_of(organisation.services, [&](const auto& service) {
               return service.group == group;
           });
}

// Each group once, told by the services in it.
View groups_view(const feedback::Organisation& organisation, const std::string& chosen,
                 const PageLanguage& language) {
    View list{View::type::list};
    std::set<std::string> seen;
    for (const feedback::Service& service : organisation.services) {
        if (!seen.insert(service.group).second) continue;
        std::string names;
        for (const feedback::Service& other : organisation.services) {
            if (other.group != service.group) continue;
            names += (names.empty() ? "" : ", ") + shown_text(other.name.in(language.tag()).text);
        }
        View view;
        view["value"] = service.group;
        view["text"] = names;
        view["selected"] = service.group == chosen;
        list << view;
    }
    return list;
}

// Approved, refused or expired since the page was shown.
bool was_decided(const Error& error) {
    return error.kind == ErrorKind::Conflict || error.kind == ErrorKind::NotFound;
}

constexpr std::string_view unknown_code =
    N_("No device that waits shows this code. Check it on the device’s screen: a code lasts ten "
       "minutes, and after five wrong ones every waiting device has to begin again.");
constexpr std::string_view ended =
    N_("This device’s code has ended. Begin again on the device, and type its new code here.");

}  // namespace

struct Joining::Filled {
    std::string code;
    std::string attempt{};  // Whose words the person has compared; empty before.
    std::string name{};
    std::string group{};

    static Filled from(const Fields& form) {
        return {.code = trimmed(field(form, "code")),
                .attempt = std::string{field(form, "attempt")},
                .name = trimmed(field(form, "device_name")),
                .group = std::string{field(form, "group")}};
    }
};

Page Joining::ask_for_code() const { return code_page({}, {}); }

Page Joining::code_page(const std::string& code, const std::string& problem) const {
    Page page{"device_code",
              desk_.language.tr("Add a device"),
              Section::Devices,
              {},
              problem.empty() ? 200 : 422};
    page.view["has_problem"] = !problem.empty();
    page.view["problem"] = problem;
    page.view["code"] = first_words(code, name_characters_max);
    return page;
}

Result<Reply> Joining::take_code(const Fields& form, const SignedIn& viewer) {
    const Filled filled{.code = trimmed(field(form, "code"))};
    if (!protocol::normalised_code(filled.code).ok()) {
        return Reply{
            code_page(
                filled.code,
                desk_.language.tr("Enter the code that the device shows: eight letters and digits, "
                                  "such as 7K3M-9QRT.")),
            {}};
    }
    auto reply = words_page(filled, {});
    if (reply.ok() || reply.error().kind != ErrorKind::Denied) return reply;
    RETURN_IF_ERROR(
        note(desk_, viewer.account.user_name, "typed a code that no waiting device shows"));
    return Reply{code_page(filled.code, desk_.language.tr(unknown_code)), {}};
}

// Errors: Denied when the code fits no device (any more), the registry's.
Result<Reply> Joining::words_page(const Filled& filled, const std::vector<Problem>& problems) {
    ASSIGN_OR_RETURN(const auto found, enrol_desk(desk_).find(filled.code));
    View words{View::type::list};
    for (const std::string_view word : found.words) {
        View view;
        view["word"] = std::string{word};
        words << view;
    }
    View list{View::type::list};
    for (const Problem& problem : problems) {
        View view;
        view["place"] = problem.place;
        view["words_of_problem"] = problem.words;
        list << view;
    }
    Page page{"device_words",
              desk_.language.tr("Compare four words"),
              Section::Devices,
              {},
              problems.empty() ? 200 : 422};
    page.view["has_problems"] = !problems.empty();
    page.view["problems"] = std::move(list);
    page.view["four_words"] = std::move(words);
    page.view["code"] = shown_text(filled.code);
    page.view["attempt"] = found.attempt.hex();
    page.view["device_name"] = shown_text(filled.name);
    page.view["whole_organisation"] = filled.group.empty();
    page.view["groups"] = groups_view(desk_.organisation, filled.group, desk_.language);
    return Reply{std::move(page), {}};
}

Result<std::vector<Joining::Problem>> Joining::problems_of(const Filled& filled) const {
    std::vector<Problem> problems;
    if (filled.name.empty()) {
        problems.push_back(
            {"device_name", desk_.language.tr("Give the device a name, such as “Reception”.")});
    } else if (filled.name.size() > name_bytes_max) {
        problems.push_back({"device_name", desk_.language.tr("Give the device a shorter name.")});
    }
    if (!is_group(desk_.organisation, filled.group)) {
        problems.push_back(
            {"group", desk_.language.tr("Choose for which services the device is.")});
    }
    ASSIGN_OR_RETURN(const auto devices, desk_.registry.devices());
    const bool taken = std::ranges::any_of(devices, [&](const store::Device& device) {
        return device.state == store::DeviceState::Approved && device.name == filled.name;
    });
    if (taken) {
        problems.push_back(
            {"device_name",
             desk_.language.tr("Another device has this name. Give it a different one.")});
    }
    return problems;
}

Result<Reply> Joining::approve(const Fields& form, const SignedIn& viewer) {
    const Filled filled = Filled::from(form);
    const auto found = enrol_desk(desk_).find(filled.code);
    if (!found.ok() && found.error().kind == ErrorKind::Denied) {
        return Reply{code_page({}, desk_.language.tr(ended)), {}};
    }
    if (!found.ok()) return found.error();
    ASSIGN_OR_RETURN(std::vector<Problem> problems, problems_of(filled));
    // Never a device other than the one whose words were compared.
    if (found.value().attempt.hex() != filled.attempt) {
        problems.push_back(
            {"words", desk_.language.tr("These are other words than before. Compare them again.")});
    }
    if (problems.empty()) {
        ASSIGN_OR_RETURN(const std::string wrong,
                         sign_in_.confirm(viewer, field(form, "password"), desk_.language));
        if (!wrong.empty()) problems.push_back({"password", wrong});
    }
    if (!problems.empty()) return words_page(filled, problems);
    // Before it is done: that somebody wanted it must be known even if the power fails meanwhile.
    RETURN_IF_ERROR(note(desk_, viewer.account.user_name, "let in the device " + filled.name));
    const auto device = enrol_desk(desk_).approve(found.value().attempt, filled.name, filled.group);
    if (!device.ok()) {
        RETURN_IF_ERROR(note(desk_, viewer.account.user_name,
                             "the device " + filled.name + " was not let in after all"));
        if (!was_decided(device.error())) return device.error();
        return Reply{code_page({}, desk_.language.tr(ended)), {}};
    }
    return Reply{Redirect{"/devices?added=" + device.value().id.hex()}, {}};
}

Result<Reply> Joining::refuse(const Fields& form, const SignedIn& viewer) {
    const auto id = AttemptId::from_hex(field(form, "attempt"));
    if (!id.ok()) return id.error();
    const Status refused = enrol_desk(desk_).refuse(id.value());
    // Refused, approved or ended by somebody else meanwhile: the list shows which.
    if (!refused.ok() && was_decided(refused.error())) return Reply{Redirect{"/devices"}, {}};
    RETURN_IF_ERROR(refused);
    RETURN_IF_ERROR(note(desk_, viewer.account.user_name,
                         "did not let in a device whose four words were not the same"));
    return Reply{Redirect{"/devices?refused=1"}, {}};
}

}  // namespace candour::console
