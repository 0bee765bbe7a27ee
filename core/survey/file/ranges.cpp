// Scales, numbers, dates, lengths and counts.
#include "core/survey/file/ranges.h"

#include "core/survey/file/fields.h"
#include "core/survey/limits.h"

namespace candour::survey {
namespace {

Result<Scale> parse_scale(const nlohmann::json& source, const std::string& place,
                          const DeclaredLanguages& declared) {
    FieldReader fields(source, place);
    Scale scale;
    scale.from = fields.number("from", scale_from_min, scale_from_max, scale.from);
    scale.to = fields.number("to", scale.from + 1, scale.from + scale_points_max - 1, scale.to);
    scale.low = read_words(fields, "low", Need::Optional, declared);
    scale.high = read_words(fields, "high", Need::Optional, declared);
    if (scale.low.empty() != scale.high.empty()) {
        fields.fail(place, "\"low\" and \"high\" are given both or not at all");
    }
    RETURN_IF_ERROR(fields.finish());
    return scale;
}

Result<NumberRange> parse_number(const nlohmann::json& source, const std::string& place,
                                 const DeclaredLanguages& declared) {
    FieldReader fields(source, place);
    NumberRange number;
    number.whole = fields.flag("whole", false);
    number.min = fields.decimal("min");
    number.max = fields.decimal("max");
    number.unit = read_words(fields, "unit", Need::Optional, declared);
    if (number.min && number.max && *number.min > *number.max) {
        fields.fail(place, "\"min\" is larger than \"max\"");
    }
    RETURN_IF_ERROR(fields.finish());
    return number;
}

Result<DateRange> parse_date(const nlohmann::json& source, const std::string& place) {
    FieldReader fields(source, place);
    DateRange date{.min = read_day(fields, "min"), .max = read_day(fields, "max")};
    if (!date.min.empty() && !date.max.empty() && date.min > date.max) {
        fields.fail(place, "\"min\" is later than \"max\"");
    }
    RETURN_IF_ERROR(fields.finish());
    return date;
}

template <typename T>
void put(FieldReader& fields, Result<T> read, T& into) {
    if (read.ok()) {
        into = read.take();
    } else {
        fields.fail(read.error());
    }
}

void read_objects(FieldReader& fields, const DeclaredLanguages& declared, Question& question) {
    if (question.type == QuestionType::Scale) {
        const auto* source = fields.object("scale", Need::Optional);
        const std::string place = place_of(fields.place(), "scale");
        if (source != nullptr) put(fields, parse_scale(*source, place, declared), question.scale);
    } else if (question.type == QuestionType::Number) {
        const auto* source = fields.object("number", Need::Optional);
        const std::string place = place_of(fields.place(), "number");
        if (source != nullptr) put(fields, parse_number(*source, place, declared), question.number);
    } else if (question.type == QuestionType::Date) {
        const auto* source = fields.object("date", Need::Optional);
        const std::string place = place_of(fields.place(), "date");
        if (source != nullptr) put(fields, parse_date(*source, place), question.date);
    }
}

}  // namespace

void read_ranges(FieldReader& fields, const DeclaredLanguages& declared, Question& question) {
    switch (question.type) {
        case QuestionType::Faces:
            question.faces = fields.number("faces", 3, 5, question.faces);
            if (question.faces == 4) {
                fields.fail_field("faces", "four faces have no middle; possible are 3 and 5");
            }
            break;
        case QuestionType::Stars:
            question.stars = fields.number("stars", stars_min, stars_max, question.stars);
            break;
        case QuestionType::YesNo:
            question.dont_know = fields.flag("dont_know", false);
            break;
        case QuestionType::ShortText:
        case QuestionType::LongText: {
            const int most = static_cast<int>(characters_allowed(question));
            const int read = fields.number("characters_max", 1, most, 0);
            question.characters_max = static_cast<std::size_t>(read);
            break;
        }
        default:
            read_objects(fields, declared, question);
    }
}

void read_counts(FieldReader& fields, Question& question) {
    if (!takes_many_choices(question.type)) return;
    const int all = static_cast<int>(question.choices.size());
    const int least = fields.number("choices_at_least", 0, all, 0);
    const int most = fields.number("choices_at_most", 1, all, 0);
    if (most > 0 && least > most) {
        fields.fail(fields.place(), "\"choices_at_least\" is larger than \"choices_at_most\"");
    }
    question.choices_at_least = static_cast<std::size_t>(least);
    question.choices_at_most = static_cast<std::size_t>(most);
}

}  // namespace candour::survey
