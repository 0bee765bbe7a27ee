// Compiler: from a questionnaire's sources to its Logic, with every problem on the way.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "core/survey/logic/compiled.h"

namespace candour::survey {

class Compiler {
public:
    explicit Compiler(const Questionnaire& questionnaire);
    CompiledLogic run();

private:
    // Where a source stands.
    struct Place {
        bool in_group;
        std::size_t index;
        std::string field;
    };
    using Maybe = std::optional<expression::Expression>;

    void number_ids();
    void find_types();
    void compile_question(std::size_t index);
    void compile_group(std::size_t index);
    void check_texts(std::size_t question);
    void check_text(const Place& place, const LocalText& text);
    void find_order();
    void say_cycle(const std::vector<std::size_t>& cycle);

    Maybe compiled(const Place& place, const std::string& source, const expression::Names& names,
                   std::optional<expression::Type> self, expression::Type wanted);
    Maybe calculation_of(std::size_t question, bool report);
    void need(std::size_t node, const Maybe& expression);
    const std::string& id_of(std::size_t node) const;

    const Questionnaire& questionnaire_;
    std::shared_ptr<Logic> logic_ = std::make_shared<Logic>();
    std::vector<expression::Type> types_;
    std::vector<std::set<std::size_t>> needs_;
    std::vector<LogicProblem> problems_;
};

}  // namespace candour::survey
