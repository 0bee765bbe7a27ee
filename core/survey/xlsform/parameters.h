// The column "parameters": "start=0 end=10; step = 1".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace candour::survey::xlsform {

class ParameterList {
public:
    // Total: what is no "key=value" comes back from left().
    explicit ParameterList(std::string_view text);

    // Each takes it off the list.
    std::optional<std::string> take(std::string_view key);
    std::optional<double> take_number(std::string_view key);
    // What nobody took, as it was written.
    std::vector<std::string> left() const;

private:
    struct One {
        std::string key;
        std::string value;
    };
    std::vector<One> all_;
};

// A number as XLSForm writes it; nothing for anything else.
std::optional<double> number_from(std::string_view text);

}  // namespace candour::survey::xlsform
