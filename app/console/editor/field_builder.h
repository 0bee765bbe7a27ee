// FieldBuilder: the fields of one item's form, one after the other, with what they hold.
#pragma once

#include <string>
#include <vector>

#include "app/console/editor/editor_desk.h"

namespace candour::console {

class FieldBuilder {
public:
    FieldBuilder(const OpenDraft& draft, const Fields& filled) : draft_(draft), filled_(filled) {}

    // Labels and hints are N_("…").
    void line(const char* name, std::string_view label, std::string_view hint, int characters = 0) {
        FormField field{.name = name, .label = tr(label), .hint = tr(hint)};
        field.value = field_value(name);
        field.characters = characters;
        all.push_back(std::move(field));
    }
    void words(const char* name, std::string_view label, std::string_view hint, int rows = 2) {
        FormField field{
            .kind = FormField::Kind::Words, .name = name, .label = tr(label), .hint = tr(hint)};
        field.value = field_value(name);
        field.language = draft_.main();
        field.rows = rows;
        all.push_back(std::move(field));
    }
    // An expression: it may be long, and is never in the language of the draft.
    void rule(const char* name, std::string_view label, std::string_view hint) {
        words(name, label, hint);
        all.back().language = "en";
    }
    void flag(const char* name, std::string_view label, std::string_view hint = "") {
        FormField field{
            .kind = FormField::Kind::Flag, .name = name, .label = tr(label), .hint = tr(hint)};
        field.value = field_value(name);
        all.push_back(std::move(field));
    }
    // Rarely used: behind words that open it; open at once when it holds something.
    void begin_more(bool open) {
        FormField field{.kind = FormField::Kind::More,
                        .label = draft_.language.tr("More settings")};
        field.value = open ? "1" : "";
        all.push_back(std::move(field));
    }
    void end_more() { all.push_back({.kind = FormField::Kind::MoreEnd}); }
    void heading(std::string_view label) {
        all.push_back({.kind = FormField::Kind::Heading, .label = tr(label)});
    }
    void select(const char* name, std::string_view label, std::vector<Option> options) {
        for (Option& option : options)
            option.chosen = option.value == field_value(name);
        all.push_back({.kind = FormField::Kind::Select,
                       .name = name,
                       .label = tr(label),
                       .options = std::move(options)});
    }
    const PageLanguage& language() const { return draft_.language; }
    std::string field_value(const std::string& name) const {
        return std::string(field(filled_, name));
    }

    std::vector<FormField> all;

private:
    std::string tr(std::string_view text) const { return draft_.language.tr(text); }

    const OpenDraft& draft_;
    const Fields& filled_;
};

}  // namespace candour::console
