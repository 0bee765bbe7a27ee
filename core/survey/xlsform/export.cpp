// Questions, groups, lists and settings as rows.
#include "core/survey/xlsform/export.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "core/base/sign_languages.h"
#include "core/survey/numbers.h"
#include "core/survey/xlsform/sheet_writer.h"

namespace candour::survey::xlsform {
namespace {

// A column is of a written language, and means British Sign Language; a sheet has no others.
LocalText under_written_languages(const LocalText& signed_in,
                                  const std::vector<Language>& languages) {
    LocalText files;
    const auto usual = signed_in.by_language.find(Language(usual_sign_language));
    for (const Language& language : languages) {
        const auto own = signed_in.by_language.find(language);
        if (own != signed_in.by_language.end()) files.by_language[language] = own->second;
        if (usual != signed_in.by_language.end()) files.by_language[language] = usual->second;
    }
    return files;
}

std::string yes_if(bool flag) { return flag ? "yes" : ""; }

void add_word(std::string& words, const std::string& word) {
    if (!words.empty()) words += ' ';
    words += word;
}

void add_number(std::string& words, const char* key, const std::optional<double>& number) {
    if (number) add_word(words, std::string(key) + "=" + number_text(*number));
}

void add_count(std::string& words, const char* key, std::size_t count) {
    if (count > 0) add_word(words, std::string(key) + "=" + std::to_string(count));
}

class Exporter {
public:
    explicit Exporter(const Questionnaire& questionnaire)
        : whole_(questionnaire),
          survey_("survey", questionnaire.languages),
          choices_("choices", questionnaire.languages),
          settings_("settings", questionnaire.languages),
          earlier_("candour_earlier", {}) {}

    Workbook run() {
        survey_.first({Field::Type, Field::Name, Field::Label});
        choices_.first({Field::ListName, Field::Name, Field::Label});
        for (const Question& question : whole_.questions)
            write(question);
        close_until(0);
        write_settings();
        Workbook workbook{{survey_.take(), choices_.take(), settings_.take()}};
        if (!whole_.earlier.empty()) {
            write_earlier();
            workbook.sheets.push_back(earlier_.take());
        }
        return workbook;
    }

private:
    // Ends groups that the question is not in, and begins those that it is in.
    void enter(std::size_t group) {
        std::vector<std::size_t> around;
        for (std::size_t one = group; one != no_group; one = whole_.groups[one].parent)
            around.insert(around.begin(), one);
        std::size_t shared = 0;
        while (shared < around.size() && shared < open_.size() && open_[shared] == around[shared])
            ++shared;
        close_until(shared);
        for (std::size_t i = shared; i < around.size(); ++i)
            begin(around[i]);
    }

    void close_until(std::size_t count) {
        while (open_.size() > count) {
            const bool repeat = whole_.groups[open_.back()].repeat_max > 0;
            survey_.begin_row();
            survey_.put(Field::Type, repeat ? "end repeat" : "end group");
            open_.pop_back();
        }
    }

    void begin(std::size_t index) {
        const Group& group = whole_.groups[index];
        open_.push_back(index);
        const bool repeat = group.repeat_max > 0;
        survey_.begin_row();
        survey_.put(Field::Type, repeat ? "begin repeat" : "begin group");
        survey_.put(Field::Name, group.id);
        survey_.put(Field::Label, group.label);
        survey_.put(Field::Hint, group.hint);
        survey_.put(Field::Relevant, group.show_if);
        if (group.one_page) survey_.put(Field::Appearance, "field-list");
        if (group.matrix) survey_.put(Field::Appearance, "table-list");
        survey_.put(Field::RepeatCount, group.repeat_count);
        if (repeat) {
            survey_.put(Field::RepeatMax, std::to_string(group.repeat_max), Cell::Kind::Number);
        }
    }

    void write(const Question& question) {
        enter(question.group);
        survey_.begin_row();
        survey_.put(Field::Type, type_of(question));
        survey_.put(Field::Name, question.id);
        survey_.put(Field::Label, question.prompt);
        survey_.put(Field::Hint, question.hint);
        survey_.put(Field::Required, yes_if(question.required));
        survey_.put(Field::RequiredMessage, question.required_message);
        survey_.put(Field::Relevant, question.show_if);
        survey_.put(Field::Constraint, question.constraint);
        survey_.put(Field::ConstraintMessage, question.constraint_message);
        survey_.put(Field::Calculation, question.calculation);
        survey_.put(Field::ChoiceFilter, question.choice_filter);
        if (question.type == QuestionType::LongText) survey_.put(Field::Appearance, "multiline");
        if (question.type == QuestionType::Stars) survey_.put(Field::Appearance, "rating");
        survey_.put(Field::Parameters, parameters_of(question));
        survey_.put_files(Field::Image, question.media.picture);
        survey_.put_files(Field::Audio, question.media.audio);
        survey_.put_files(Field::Sign,
                          under_written_languages(question.media.sign, whole_.languages));
        write_own(question);
    }

    void write_own(const Question& question) {
        const bool named =
            question.type == QuestionType::Faces || question.type == QuestionType::YesNo;
        if (named) survey_.put(Field::OwnType, std::string(name_of(question.type)));
        survey_.put(Field::OwnParameters, own_parameters_of(question));
        survey_.put(Field::PressingReason, question.pressing_reason);
        if (!question.may_decline) survey_.put(Field::MayDecline, "no");
        survey_.put(Field::Unit, question.number.unit);
        survey_.put(Field::Low, question.scale.low);
        survey_.put(Field::High, question.scale.high);
    }

    std::string type_of(const Question& question) {
        switch (question.type) {
            case QuestionType::OneChoice:
            case QuestionType::Faces:
            case QuestionType::YesNo:
                return "select_one " + list_of(question);
            case QuestionType::ManyChoices:
                return "select_multiple " + list_of(question);
            case QuestionType::Ranking:
                return "rank " + list_of(question);
            case QuestionType::Scale:
            case QuestionType::Stars:
                return "range";
            case QuestionType::Number:
                return question.number.whole ? "integer" : "decimal";
            case QuestionType::Date:
                return "date";
            case QuestionType::ShortText:
            case QuestionType::LongText:
                return "text";
            case QuestionType::Information:
                return "note";
            case QuestionType::Calculated:
                return "calculate";
        }
        return {};
    }

    static std::string parameters_of(const Question& question) {
        if (question.random_order) return "randomize=true";
        if (question.type == QuestionType::Stars) {
            return "start=1 end=" + std::to_string(question.stars) + " step=1";
        }
        if (question.type != QuestionType::Scale) return {};
        return "start=" + std::to_string(question.scale.from) +
               " end=" + std::to_string(question.scale.to) + " step=1";
    }

    static std::string own_parameters_of(const Question& question) {
        std::string words;
        add_number(words, "min", question.number.min);
        add_number(words, "max", question.number.max);
        if (!question.date.min.empty()) add_word(words, "min=" + question.date.min);
        if (!question.date.max.empty()) add_word(words, "max=" + question.date.max);
        add_count(words, "at_least", question.choices_at_least);
        add_count(words, "at_most", question.choices_at_most);
        add_count(words, "characters", question.characters_max);
        return words;
    }

    // Questions with the same choices share a list, which is called as the first of them.
    std::string list_of(const Question& question) {
        const auto same = std::ranges::find_if(
            lists_, [&](const Question* one) { return one->choices == question.choices; });
        if (same != lists_.end()) return (*same)->id;
        lists_.push_back(&question);
        for (const Choice& choice : question.choices)
            write(question.id, choice);
        return question.id;
    }

    void write(const std::string& list, const Choice& choice) {
        choices_.begin_row();
        choices_.put(Field::ListName, list);
        choices_.put(Field::Name, choice.id);
        choices_.put(Field::Label, choice.label);
        choices_.put_files(Field::Image, choice.picture);
        choices_.put_files(Field::Audio, choice.audio);
        choices_.put(Field::Exclusive, yes_if(choice.exclusive));
        choices_.put(Field::Other, yes_if(choice.other));
        if (choice.score) {
            choices_.put(Field::Score, number_text(*choice.score), Cell::Kind::Number);
        }
        for (const auto& [column, value] : choice.filter)
            choices_.put_filter(column, value);
    }

    void write_settings() {
        const Language& shown =
            whole_.fallback.empty() ? whole_.languages.front() : whole_.fallback;
        settings_.begin_row();
        settings_.put(Field::FormId, whole_.id);
        settings_.put(Field::DefaultLanguage, shown);
        settings_.put(Field::Title, whole_.title);
        settings_.put(Field::Introduction, whole_.introduction);
        settings_.put(Field::Owner, whole_.owner);
        settings_.put(Field::Purpose, whole_.purpose);
        settings_.put(Field::ActBy, whole_.act_by);
        settings_.put(Field::Closes, whole_.closes);
        std::string languages;
        for (const Language& language : whole_.languages)
            add_word(languages, language);
        settings_.put(Field::Languages, languages);
        settings_.put(Field::Fallback, whole_.fallback.empty() ? "none" : whole_.fallback);
        if (whole_.sample_one_in != 1) {
            settings_.put(Field::SampleOneIn, std::to_string(whole_.sample_one_in),
                          Cell::Kind::Number);
        }
        settings_.put(Field::Training, yes_if(whole_.training));
    }

    void write_earlier() {
        for (const Earlier& earlier : whole_.earlier) {
            auto choice = earlier.choices.begin();
            do {
                earlier_.begin_row();
                earlier_.put(Field::Was, earlier.was);
                earlier_.put(Field::Now, earlier.now);
                if (choice == earlier.choices.end()) break;
                earlier_.put(Field::ChoiceWas, choice->first);
                earlier_.put(Field::ChoiceNow, choice->second);
                ++choice;
            } while (choice != earlier.choices.end());
        }
    }

    const Questionnaire& whole_;
    SheetWriter survey_;
    SheetWriter choices_;
    SheetWriter settings_;
    SheetWriter earlier_;
    std::vector<std::size_t> open_;
    std::vector<const Question*> lists_;
};

}  // namespace

Workbook export_xlsform(const Questionnaire& questionnaire) {
    return Exporter(questionnaire).run();
}

}  // namespace candour::survey::xlsform
