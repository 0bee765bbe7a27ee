// tests/console/welsh_walk.h: somebody who reads Welsh follows every link of the console, and sends
// every form empty and as it stands.
#pragma once

#include <algorithm>
#include <deque>
#include <set>
#include <string>
#include <vector>

#include "app/console/procedures/time_words.h"
#include "app/console/words.h"
#include "core/complaint/procedure/names.h"
#include "tests/support/console_words.h"
#include "tests/support/editor_world.h"
#include "tests/support/html_form.h"
#include "tests/support/memory_procedures.h"
#include "tests/support/ready_procedure.h"

namespace candour::console::welsh {

// Without the words of an element that says itself in which language they are, such as a name that
// has no Welsh.
inline std::string without_other_languages(std::string html) {
    constexpr std::string_view mark = " lang=\"";
    for (std::size_t at = html.find(mark); at != std::string::npos; at = html.find(mark, at + 1)) {
        const std::size_t begin = html.find('>', at);
        const std::size_t end = begin == std::string::npos ? begin : html.find('<', begin);
        if (end == std::string::npos) break;
        const bool is_welsh = html.compare(at + mark.size(), 3, "cy\"") == 0;
        if (!is_welsh && html.compare(end, 2, "</") == 0) html.erase(begin + 1, end - begin - 1);
    }
    return html;
}

// The values of an attribute: what stands between `before` and the next quote.
inline std::set<std::string> values_after(const std::string& html, std::string_view before) {
    std::set<std::string> values;
    for (std::size_t at = html.find(before); at != std::string::npos; at = html.find(before, at)) {
        at += before.size();
        values.insert(test::without_entities(html.substr(at, html.find('"', at) - at)));
    }
    return values;
}

// A procedure itself is in words of its own (time_words.h); what its editors read is in sections.
inline std::string editors_part(const std::string& html) {
    std::string part = "<main >";
    constexpr std::string_view open = "<section aria-labelledby=\"part-";
    for (std::size_t at = html.find(open); at != std::string::npos; at = html.find(open, at + 1))
        part += html.substr(at, html.find("</section>", at) - at);
    return part + "</main>";
}

// Every text of a document: what people wrote.
inline void add_texts(const nlohmann::json& json, std::set<std::string>& texts) {
    if (json.is_string() && json.get_ref<const std::string&>().size() > 2)
        texts.insert(json.get<std::string>());
    if (!json.is_structured()) return;
    for (const nlohmann::json& inside : json)
        add_texts(inside, texts);
}

// The longer first, so that none is cut by a shorter one within it.
inline std::vector<std::string> longest_first(const std::set<std::string>& texts) {
    std::vector<std::string> all{texts.begin(), texts.end()};
    std::ranges::stable_sort(all, [](const std::string& one, const std::string& other) {
        return one.size() > other.size();
    });
    return all;
}

// Times and ways of procedures, which visitors read too and no catalogue has.
inline void add_time_words(std::set<std::string>& texts) {
    for (const auto& [unit, word] : complaint::clock_unit_names) {
        texts.insert(unit_in_words(unit, "cy"));
        for (const int number : {1, 2, 3})
            texts.insert(length_in_words({number, unit}, "cy").substr(2));
    }
    for (const auto& [milestone, word] : complaint::milestone_names)
        texts.insert(milestone_in_words(milestone, "cy"));
    for (const auto& [kind, word] : complaint::clock_kind_names)
        texts.insert(clock_kind_in_words(kind, "cy"));
    for (const auto& [kind, word] : complaint::stage_kind_names)
        texts.insert(stage_kind_in_words(kind, "cy"));
}

// A console in which everything has begun: procedures, drafts, devices, staff, publicity.
struct WalkWorld : test::EditorWorld {
    explicit WalkWorld(const Translator& translator) {
        options.translator = &translator;
        options.procedures = &kept_procedures;
        options.procedures_folder = "assets/procedures";
        options.ready_folder = "assets/questionnaires";
        options.withdraw_survey = [](const auto&, const auto&) -> Status { return Unit{}; };
        options.publish_survey = [](const auto&, const auto&, const auto&) -> Result<std::string> {
            return std::string{"1"};
        };
        options.preview_survey = [](const auto&, const auto&, const auto&, int) -> Result<Bytes> {
            return Bytes{'x'};
        };
        options.publicity = {
            .entries = [this]() -> Result<std::vector<PublicityRow>> { return rows; },
            .add = [this](const PublicityRow& row) -> Status {
                rows.push_back(row);
                return Unit{};
            },
            .change = [](const PublicityRow&) -> Status { return Unit{}; }};
        store::Device device;
        device.id = DeviceId::create(random);
        device.name = "77";
        device.enrolled = clock.today() - std::chrono::days{9};
        device.state = store::DeviceState::Approved;
        REQUIRE(registry.add_device(device).ok());
    }
    void give_procedure(const std::string& id) {
        const complaint::Procedure procedure = test::ready_procedure(id);
        REQUIRE(kept_procedures.add_procedure_draft({id, complaint::to_json(procedure), 1, "Mo", 1})
                    .ok());
    }

    test::MemoryProcedures kept_procedures;
    std::vector<PublicityRow> rows;
};

class Walk {
public:
    Walk(WalkWorld& world, const std::set<std::string>& written) : browser_(world) {
        std::set<std::string> texts = written;
        add_time_words(texts);
        own_ = longest_first(texts);
        browser_.become(world.ada);
        browser_.cookies["__Host-candour-language"] = "cy";
    }

    // Whatever `start` leads to.
    void follow(const std::string& start) {
        std::deque<std::string> open = {start};
        while (!open.empty()) {
            const std::string address = open.front();
            open.pop_front();
            if (!seen_.insert(without_values(address)).second) continue;
            if (browser_.get(address).status != 200) continue;
            check(address);
            const std::string html = browser_.last_html;
            for (const std::string& link : values_after(html, "href=\"")) {
                const std::string next = link.substr(0, link.find('#'));
                if (next.starts_with('/') && is_page(next)) open.push_back(next);
            }
            send_forms(address, html);
        }
    }
    std::size_t pages() const { return seen_.size(); }
    std::size_t refusals() const { return refusals_; }
    // What nobody translated, with the page that said it.
    const std::set<std::string>& english() const { return english_; }

private:
    // "/cases?due=&words=" of "/cases?due=late&words=a": another filter is not another page.
    static std::string without_values(const std::string& address) {
        std::string kept;
        bool in_value = false;
        for (const char c : address) {
            if (c == '&') in_value = false;
            if (!in_value) kept += c;
            if (c == '=') in_value = true;
        }
        return kept;
    }

    static bool is_page(const std::string& address) {
        const std::string path = address.substr(0, address.find_first_of("?#"));
        for (const char* end : {".csv", ".xlsx", ".json", ".po", ".txt", ".ics", ".pdf", "/po"}) {
            if (path.ends_with(end)) return false;
        }
        // What everybody reads is in languages of its own.
        return path != "/changes" && !path.starts_with("/language/") &&
               !path.starts_with("/assets/") && path.find("pictures") == std::string::npos;
    }

    static bool ends_something(const std::string& address) {
        for (const char* end : {"sign-out", "/sessions", "/remove", "/withdraw", "/leave",
                                "/revoke", "/copy", "/reset", "/code"}) {
            if (address.ends_with(end)) return true;
        }
        return false;
    }

    // What is refused is a page too; so is what asks again who somebody is.
    void send_forms(const std::string& address, const std::string& html) {
        for (const std::string& to : values_after(html, "<form method=\"post\" action=\"")) {
            if (ends_something(to) || !sent_.insert(to).second) continue;
            const std::string path = to.substr(0, to.find('?'));
            test::FormFields fields;
            for (const char* hidden : {"form_token", "revision"})
                fields.emplace(hidden, test::input_value(html, hidden));
            send(address, path, fields);
            fields["revision"] = "99";
            send(address, path, fields);
        }
    }

    void send(const std::string& address, const std::string& path, const test::FormFields& fields) {
        const int status = browser_.post(path, fields).status;
        if (status == 422) ++refusals_;
        if (status == 200 || status == 422) check(address + ", sent");
    }

    void check(const std::string& what) {
        if (browser_.last_html.find("tabindex=\"-1\">") == std::string::npos)
            english_.insert(what + " does not say that it is in Welsh");
        const bool shows_procedure =
            browser_.last_html.find("candour-diagram-frame") != std::string::npos;
        const std::string html = without_other_languages(
            shows_procedure ? editors_part(browser_.last_html) : browser_.last_html);
        for (const std::string& text : test::untranslated(html, own_))
            english_.insert(what + ": " + text);
    }

    test::Browser browser_;
    std::vector<std::string> own_;
    std::set<std::string> seen_;
    std::set<std::string> sent_;
    std::set<std::string> english_;
    std::size_t refusals_ = 0;
};

}  // namespace candour::console::welsh
