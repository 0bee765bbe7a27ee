// What the template of forms asks for.
#include "app/console/editor/form.h"

#include <algorithm>

#include "app/console/words.h"

namespace candour::console {
namespace {

std::string id_of(const std::string& name, const std::string& value) { return name + "-" + value; }

const char* direction(const Language& language) {
    return is_right_to_left(language) ? "rtl" : "ltr";
}

View options_view(const FormField& field, const Language& page) {
    View list{View::type::list};
    for (const Option& option : field.options) {
        View view;
        // The first of several is where a link to the field leads.
        view["option_id"] =
            &option == &field.options.front() ? field.name : id_of(field.name, option.value);
        view["option_name"] =
            field.kind == FormField::Kind::Checks ? field.name + "_" + option.value : field.name;
        view["option_value"] = option.value;
        view["option_text"] = option.text;
        view["option_hint"] = option.hint;
        view["has_option_hint"] = !option.hint.empty();
        view["option_lang"] = option.language.empty() ? page : option.language;
        view["hint_lang"] = option.hint_language.empty() ? page : option.hint_language;
        view["chosen"] = option.chosen;
        list << view;
    }
    return list;
}

View field_view(const FormField& field, const std::string& error, const Language& page) {
    using Kind = FormField::Kind;
    View view;
    view["is_line"] = field.kind == Kind::Line;
    view["is_words"] = field.kind == Kind::Words;
    view["is_select"] = field.kind == Kind::Select;
    view["is_radios"] = field.kind == Kind::Radios;
    view["is_checks"] = field.kind == Kind::Checks;
    view["is_flag"] = field.kind == Kind::Flag;
    view["is_heading"] = field.kind == Kind::Heading;
    view["is_choice"] = field.kind == Kind::Choice;
    view["is_more"] = field.kind == Kind::More;
    view["is_more_end"] = field.kind == Kind::MoreEnd;
    view["is_file"] = field.kind == Kind::File;
    view["is_secret"] =
        field.kind == Kind::Password || field.kind == Kind::NewPassword || field.kind == Kind::Code;
    view["secret_type"] = field.kind == Kind::Code ? "text" : "password";
    view["secret_completes"] = field.kind == Kind::Code       ? "one-time-code"
                               : field.kind == Kind::Password ? "current-password"
                                                              : "new-password";
    view["is_new_choice"] = field.kind == Kind::NewChoice;
    view["choice_id"] =
        field.kind == Kind::Choice ? field.name.substr(std::string_view("choice_").size()) : "";
    view["field_name"] = field.name;
    view["label_text"] = field.label;
    view["has_hint"] = !field.hint.empty();
    view["hint_text"] = field.hint;
    view["field_value"] = field.value;
    view["field_lang"] = field.language;
    view["field_dir"] = direction(field.language);
    view["ticked"] = field.value == "1";
    view["has_width"] = field.characters > 0;
    view["field_width"] = std::to_string(field.characters);
    view["field_rows"] = std::to_string(field.rows);
    view["has_error"] = !error.empty();
    view["error_text"] = error;
    std::string described;
    if (!field.original.empty()) described += field.name + "-original ";
    if (!field.hint.empty()) described += field.name + "-hint ";
    if (!error.empty()) described += field.name + "-error ";
    if (!described.empty()) described.pop_back();
    view["has_described"] = !described.empty();
    view["described"] = described;
    view["options"] = options_view(field, page);
    view["has_options"] = !field.options.empty();
    view["has_original"] = !field.original.empty();
    view["original_text"] = shown_text(field.original);
    view["original_lang"] = field.original_language;
    view["original_dir"] = direction(field.original_language);
    view["moves_up"] = field.moves_up;
    view["moves_down"] = field.moves_down;
    view["goes"] = field.goes;
    return view;
}

std::string error_at(const std::vector<Problem>& problems, const std::string& name) {
    const auto found = std::ranges::find(problems, name, &Problem::place);
    return found == problems.end() || name.empty() ? std::string() : found->words;
}

View quotes_view(const Form& form) {
    View quotes{View::type::list};
    for (const auto& [label, words] : form.quotes) {
        View one;
        one["quote_label"] = label;
        one["quote"] = view_of(words);
        quotes << one;
    }
    return quotes;
}

// Whether one stands between that More and its end.
bool has_problem(const Form& form, std::size_t more) {
    for (std::size_t i = more; i < form.fields.size(); ++i) {
        if (form.fields[i].kind == FormField::Kind::MoreEnd) return false;
        if (!error_at(form.problems, form.fields[i].name).empty()) return true;
    }
    return false;
}

}  // namespace

void add_problems(View& view, const std::vector<Problem>& problems) {
    View list{View::type::list};
    for (const Problem& problem : problems) {
        View one;
        const bool elsewhere = problem.place.starts_with('/');
        const std::string here = problem.place.empty() ? "main" : problem.place;
        one["place_href"] = elsewhere ? problem.place : "#" + here;
        one["words_of_problem"] = problem.words;
        list << one;
    }
    view["has_problems"] = !problems.empty();
    view["problems"] = std::move(list);
}

Page form_page(const Form& form) {
    const PageLanguage& language = form.language;
    Page page{"survey_form", form.title, Section::Surveys, {}, form.problems.empty() ? 200 : 422};
    View& view = page.view;
    add_problems(view, form.problems);
    View fields{View::type::list};
    for (std::size_t i = 0; i < form.fields.size(); ++i) {
        FormField field = form.fields[i];
        // A mistake is not hidden.
        if (field.kind == FormField::Kind::More && has_problem(form, i)) field.value = "1";
        fields << field_view(field, error_at(form.problems, field.name), language.tag());
    }
    View facts{View::type::list};
    for (const std::string& fact : form.facts) {
        View one;
        one["fact"] = fact;
        facts << one;
    }
    View links{View::type::list};
    for (const auto& [text, address] : form.links) {
        View one;
        one["link_text"] = text;
        one["link_href"] = address;
        links << one;
    }
    View names{View::type::list};
    for (const auto& [name, meaning] : form.names) {
        View one;
        one["condition_name"] = name;
        one["condition_meaning"] = meaning;
        names << one;
    }
    View hidden{View::type::list};
    for (const auto& [name, value] : form.hidden) {
        View one;
        one["hidden_name"] = name;
        one["hidden_value"] = value;
        hidden << one;
    }
    view["hidden"] = std::move(hidden);
    view["has_drawing"] = !form.drawing.empty();
    view["drawing"] = form.drawing;
    view["has_names"] = !form.names.empty();
    view["names"] = std::move(names);
    view["form_title"] = form.title;
    view["has_lead"] = !form.lead.empty();
    view["form_lead"] = form.lead;
    view["problems_title"] =
        form.problems_title.empty() ? language.tr("There is a problem") : form.problems_title;
    view["back"] = form.back;
    view["back_text"] = form.back_text.value_or(language.tr("Back to the questionnaire"));
    view["action"] = form.action;
    view["revision"] = std::to_string(form.revision);
    view["form_fields"] = std::move(fields);
    view["is_form"] = form.can_send;
    const std::string button = form.button.value_or(language.tr("Save"));
    view["has_button"] = form.can_send && !button.empty();
    view["button_text"] = button;
    view["warns"] = form.warns;
    view["sends_file"] = form.sends_file;
    view["has_notice"] = !form.notice.empty();
    view["notice"] = form.notice;
    view["facts"] = std::move(facts);
    view["quotes"] = quotes_view(form);
    view["has_links"] = !form.links.empty();
    view["links"] = std::move(links);
    return page;
}

std::string typed(const Fields& form, std::string_view name) {
    std::string text{field(form, name)};
    // A browser ends lines with two characters.
    std::erase(text, '\r');
    const std::size_t first = text.find_first_not_of(" \t\n");
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\n") - first + 1);
}

bool is_ticked(const Fields& form, std::string_view name) { return field(form, name) == "1"; }

std::string as_sentence(std::string words) {
    if (words.empty()) return words;
    if (words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
    if (words.back() != '.' && words.back() != '?' && words.back() != '!') words += '.';
    return words;
}

}  // namespace candour::console
