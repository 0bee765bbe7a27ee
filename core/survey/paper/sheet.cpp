// From a questionnaire to what stands on paper.
#include "core/survey/paper/sheet.h"

#include <algorithm>
#include <optional>

#include "core/survey/logic/compiled.h"
#include "core/survey/paper/condition.h"

namespace candour::survey {
namespace {

constexpr std::size_t short_version_characters = 8;

class Maker {
public:
    Maker(const Questionnaire& questionnaire, const Language& language, std::uint32_t turns_max)
        : questionnaire_(questionnaire), turns_max_(turns_max) {
        sheet_.language = language;
        logic_ = questionnaire.logic ? questionnaire.logic : compile_logic(questionnaire).logic;
        std::size_t count = 0;
        for (const Question& question : questionnaire.questions)
            ordinals_.push_back(takes_answer(question.type) ? ++count : 0);
    }

    PaperSheet run() {
        sheet_.title = text(questionnaire_.title);
        sheet_.introduction = text(questionnaire_.introduction);
        std::size_t at = 0;
        while (at < questionnaire_.questions.size())
            at = add_from(at);
        return std::move(sheet_);
    }

private:
    // One question, or a whole repeat. Returns what follows.
    std::size_t add_from(std::size_t first) {
        const std::size_t repeat =
            questionnaire_.repeat_around(questionnaire_.questions[first].group);
        if (repeat == no_group) {
            add(first, 0, 0);
            return first + 1;
        }
        std::size_t end = first;
        while (end < questionnaire_.questions.size() &&
               questionnaire_.repeat_around(questionnaire_.questions[end].group) == repeat)
            ++end;
        const std::uint32_t turns = std::min(turns_max_, questionnaire_.groups[repeat].repeat_max);
        for (std::uint32_t turn = 0; turn < turns; ++turn) {
            open_.clear();
            for (std::size_t at = first; at < end; ++at)
                add(at, turn, turns);
        }
        return end;
    }

    void add(std::size_t at, std::uint32_t turn, std::uint32_t turns) {
        const Question& question = questionnaire_.questions[at];
        if (question.type == QuestionType::Calculated) return;
        std::vector<PaperCondition> conditions = enter(question.group, turn, turns);
        if (logic_) add_condition(logic_->questions[at].show_if, turn, conditions);
        PaperBlock block{.kind = takes_answer(question.type) ? PaperBlock::Kind::Question
                                                             : PaperBlock::Kind::Information,
                         .question = at,
                         .repetition = turn,
                         .number = number_of(at, turn),
                         .turns = turns,
                         .prompt = text(question.prompt),
                         .hint = text(question.hint),
                         .reason = text(question.pressing_reason),
                         .conditions = simplified(std::move(conditions)),
                         .low = text(question.scale.low),
                         .high = text(question.scale.high),
                         .unit = text(question.number.unit)};
        for (const Choice& choice : question.choices)
            block.choices.push_back(text(choice.label));
        sheet_.blocks.push_back(std::move(block));
    }

    // Headings of the groups that begin here. A group without one hands its condition on to each
    // of its questions; so does one that was entered before.
    std::vector<PaperCondition> enter(std::size_t group, std::uint32_t turn, std::uint32_t turns) {
        std::vector<std::size_t> around;  // The outermost first.
        for (; group != no_group; group = questionnaire_.groups[group].parent)
            around.insert(around.begin(), group);
        std::vector<PaperCondition> conditions;
        for (std::size_t depth = 0; depth < around.size(); ++depth) {
            const Group& one = questionnaire_.groups[around[depth]];
            const bool is_turn = one.repeat_max > 0;
            std::vector<PaperCondition> own;
            if (logic_) add_condition(logic_->groups[around[depth]].show_if, turn, own);
            if (one.label.empty() && !is_turn) {
                conditions.insert(conditions.end(), own.begin(), own.end());
                continue;
            }
            if (depth < open_.size() && open_[depth] == around[depth]) continue;
            own.insert(own.begin(), conditions.begin(), conditions.end());
            sheet_.blocks.push_back(
                {.kind = is_turn ? PaperBlock::Kind::Turn : PaperBlock::Kind::Heading,
                 .repetition = turn,
                 .turns = turns,
                 .prompt = text(one.label),
                 .hint = text(one.hint),
                 .conditions = simplified(std::move(own))});
        }
        open_ = std::move(around);
        return conditions;
    }

    void add_condition(const std::optional<expression::Expression>& show_if, std::uint32_t turn,
                       std::vector<PaperCondition>& to) const {
        if (!show_if) return;
        to.push_back(
            condition_in_words(questionnaire_, *show_if, sheet_.language,
                               [&](std::size_t question) { return number_of(question, turn); }));
    }

    // "If it concerns you" says all that there is to say.
    static std::vector<PaperCondition> simplified(std::vector<PaperCondition> conditions) {
        const bool unclear = std::ranges::any_of(conditions, [](const PaperCondition& one) {
            return one.when == PaperCondition::When::Concerns;
        });
        if (unclear) return {PaperCondition{}};
        return conditions;
    }

    std::string number_of(std::size_t question, std::uint32_t turn) const {
        if (ordinals_[question] == 0) return {};
        const std::string number = std::to_string(ordinals_[question]);
        const std::size_t group = questionnaire_.questions[question].group;
        if (questionnaire_.repeat_around(group) == no_group) return number;
        return number + "." + std::to_string(turn + 1);
    }

    ShownText text(const LocalText& local) const {
        ShownText shown = local.in(sheet_.language, questionnaire_.fallback);
        const std::vector<Mention> mentions = mentions_in(shown.text);
        std::string filled;
        std::size_t at = 0;
        for (const Mention& mention : mentions) {
            filled += shown.text.substr(at, mention.begin - at) + "…";
            at = mention.end;
        }
        shown.text = filled + shown.text.substr(at);
        return shown;
    }

    const Questionnaire& questionnaire_;
    std::uint32_t turns_max_;
    std::shared_ptr<const Logic> logic_;
    std::vector<std::size_t> ordinals_;  // From 1; 0: takes no answer.
    std::vector<std::size_t> open_;      // Groups around the question before.
    PaperSheet sheet_;
};

}  // namespace

const PaperBlock* PaperSheet::find(std::string_view number) const {
    const auto found = std::ranges::find_if(blocks, [&](const PaperBlock& block) {
        return block.kind == PaperBlock::Kind::Question && block.number == number;
    });
    return found == blocks.end() ? nullptr : &*found;
}

PaperSheet paper_sheet(const Questionnaire& questionnaire, const Language& language,
                       std::uint32_t turns_max) {
    return Maker(questionnaire, language, turns_max).run();
}

std::string short_version(const Questionnaire& questionnaire) {
    return questionnaire.version.substr(0, short_version_characters);
}

}  // namespace candour::survey
