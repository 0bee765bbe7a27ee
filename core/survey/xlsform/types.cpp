// Data table: the types of XLSForm, in all the ways that forms have written them since 2010.
#include "core/survey/xlsform/types.h"

#include <algorithm>
#include <array>

#include "core/survey/xlsform/words.h"

namespace candour::survey::xlsform {
namespace {

using enum RowKind;

struct Named {
    std::string_view name;
    RowKind kind;
};

constexpr std::array<Named, 43> plain_types = {{
    {"begin group", BeginGroup},
    {"group", BeginGroup},
    {"end group", EndGroup},
    {"begin repeat", BeginRepeat},
    {"repeat", BeginRepeat},
    {"end repeat", EndRepeat},
    {"begin lgroup", BeginRepeat},
    {"end lgroup", EndRepeat},
    {"begin looped group", BeginRepeat},
    {"end looped group", EndRepeat},
    {"end loop", EndLoop},
    {"text", Text},
    {"string", Text},
    {"add text prompt", Text},
    {"q string", Text},
    {"integer", Integer},
    {"int", Integer},
    {"q int", Integer},
    {"add integer prompt", Integer},
    {"decimal", Decimal},
    {"double", Decimal},
    {"float", Decimal},
    {"number", Decimal},
    {"q decimal", Decimal},
    {"add decimal prompt", Decimal},
    {"percentage", Decimal},
    {"number of days in last month", Integer},
    {"number of days in last six months", Integer},
    {"number of days in last year", Integer},
    {"range", Range},
    {"date", Date},
    {"q date", Date},
    {"add date prompt", Date},
    {"birth date", Date},
    {"note", Note},
    {"add note prompt", Note},
    {"q note", Note},
    {"acknowledge", Acknowledge},
    {"q acknowledge", Acknowledge},
    {"trigger", Acknowledge},
    {"calculate", Calculate},
    {"calculation", Calculate},
    {"q calculate", Calculate},
}};

struct Refused {
    std::string_view name;
    std::string_view what;
};

constexpr std::array<Refused, 57> identifying_types = {{
    {"start", "the time at which somebody begins"},
    {"start time", "the time at which somebody begins"},
    {"get start time", "the time at which somebody begins"},
    {"end", "the time at which somebody ends"},
    {"end time", "the time at which somebody ends"},
    {"get end time", "the time at which somebody ends"},
    {"today", "the day on which somebody answers"},
    {"get today", "the day on which somebody answers"},
    {"date today", "the day on which somebody answers"},
    {"deviceid", "the device"},
    {"device id", "the device"},
    {"get device id", "the device"},
    {"imei", "the device"},
    {"uri:deviceid", "the device"},
    {"subscriberid", "the SIM card"},
    {"subscriber id", "the SIM card"},
    {"get subscriber id", "the SIM card"},
    {"uri:subscriberid", "the SIM card"},
    {"simserial", "the SIM card"},
    {"sim id", "the SIM card"},
    {"get sim id", "the SIM card"},
    {"uri:simserial", "the SIM card"},
    {"phonenumber", "a phone number"},
    {"phone number", "a phone number"},
    {"get phone number", "a phone number"},
    {"uri:phonenumber", "a phone number"},
    {"username", "a user's name"},
    {"uri:username", "a user's name"},
    {"email", "an email address"},
    {"uri:email", "an email address"},
    {"audit", "every step that somebody takes"},
    {"geopoint", "a place"},
    {"location", "a place"},
    {"gps", "a place"},
    {"q location", "a place"},
    {"q geopoint", "a place"},
    {"add location prompt", "a place"},
    {"start-geopoint", "a place"},
    {"background-geopoint", "a place"},
    {"geotrace", "a way"},
    {"q geotrace", "a way"},
    {"geoshape", "an area"},
    {"q geoshape", "an area"},
    {"osm", "a place"},
    {"image", "a picture"},
    {"photo", "a picture"},
    {"picture", "a picture"},
    {"q image", "a picture"},
    {"q picture", "a picture"},
    {"add image prompt", "a picture"},
    {"signature", "a signature"},
    {"audio", "a voice"},
    {"q audio", "a voice"},
    {"add audio prompt", "a voice"},
    {"background-audio", "a voice"},
    {"video", "a film"},
    {"q video", "a film"},
}};

constexpr std::array<Refused, 9> more_identifying = {{
    {"add video prompt", "a film"},
    {"barcode", "a code, which may be a person's card"},
    {"q barcode", "a code, which may be a person's card"},
    {"qrcode", "a code, which may be a person's card"},
    {"add barcode prompt", "a code, which may be a person's card"},
    {"file", "a file"},
    {"add file prompt", "a file"},
    {"upload", "a file"},
    {"draw", "a drawing"},
}};

constexpr std::array<Refused, 14> unsupported_types = {{
    {"time", "a time of day cannot be asked for; ask for a choice of parts of the day"},
    {"q time", "a time of day cannot be asked for; ask for a choice of parts of the day"},
    {"add time prompt", "a time of day cannot be asked for; ask for a choice of parts of the day"},
    {"datetime", "a date with a time cannot be asked for; use 'date'"},
    {"date time", "a date with a time cannot be asked for; use 'date'"},
    {"q datetime", "a date with a time cannot be asked for; use 'date'"},
    {"add date time prompt", "a date with a time cannot be asked for; use 'date'"},
    {"hidden", "a hidden value that somebody else fills in is not possible; use 'calculate'"},
    {"xml-external", "data in other files cannot be read"},
    {"csv-external", "data in other files cannot be read"},
    {"include", "other forms cannot be included; copy their rows"},
    {"entity", "entities are of ODK's server"},
    {"begin kobomatrix",
     "Kobo's matrix is not supported; use a group with appearance 'table-list'"},
    {"end kobomatrix", "Kobo's matrix is not supported; use a group with appearance 'table-list'"},
}};

struct Select {
    std::string_view begins;
    RowKind kind;
};

// The longer ones first.
constexpr std::array<Select, 17> selects = {{
    {"add select multiple prompt using", SelectMany},
    {"add select one prompt using", SelectOne},
    {"select all that apply from", SelectMany},
    {"select all that apply", SelectMany},
    {"select one external", Unsupported},
    {"select one from file", Unsupported},
    {"select multiple from file", Unsupported},
    {"rank from file", Unsupported},
    {"select multiple from", SelectMany},
    {"select multiple", SelectMany},
    {"select one from", SelectOne},
    {"select one", SelectOne},
    {"select1", SelectOne},
    {"select", SelectMany},
    {"rank", Rank},
    {"odk:rank", Rank},
    {"q select", SelectMany},
}};

constexpr std::array<std::string_view, 4> other_endings = {"or specify other", "or other",
                                                           "specify other", "or_other"};

// Words with one space between them, in lower case; "begin_group" is "begin group".
std::string usual(std::string_view text) {
    std::string all;
    for (const std::string_view word : words_of(text)) {
        if (!all.empty()) all += ' ';
        all += lower_case(word);
    }
    return all;
}

bool begins_with_words(std::string_view text, std::string_view words) {
    return text.starts_with(words) && (text.size() == words.size() || text[words.size()] == ' ');
}

std::string with_spaces(std::string text) {
    std::ranges::replace(text, '_', ' ');
    return text;
}

std::size_t word_count(std::string_view text) { return words_of(text).size(); }

RowType select_of(const Select& select, std::string_view original) {
    RowType type{.kind = select.kind};
    if (select.kind == Unsupported) {
        type.why_not =
            "choices that stand in another file or sheet cannot be read; copy them into "
            "the sheet 'choices'";
        return type;
    }
    // Of "select_one_from", as of "select one from", the words that were used are left out.
    std::vector<std::string_view> words = words_of(original);
    std::size_t used = 0;
    for (std::size_t count = 0; used < words.size() && count < word_count(select.begins); ++used)
        count += word_count(with_spaces(std::string(words[used])));
    words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(used));
    std::string rest;
    for (const std::string_view word : words)
        rest += (rest.empty() ? "" : " ") + std::string(word);
    for (const std::string_view ending : other_endings) {
        if (!lower_case(rest).ends_with(" " + std::string(ending))) continue;
        type.or_other = true;
        rest.resize(rest.size() - ending.size() - 1);
        break;
    }
    type.list = rest;
    return type;
}

template <std::size_t size>
const Refused* find_in(const std::array<Refused, size>& table, std::string_view name) {
    const auto found = std::ranges::find(table, name, &Refused::name);
    return found == table.end() ? nullptr : found;
}

// The name as it is, or with its low lines as spaces.
const Refused* find_either(const auto& table, const std::string& name) {
    if (const Refused* found = find_in(table, name)) return found;
    return find_in(table, with_spaces(name));
}

}  // namespace

RowType read_type(std::string_view text) {
    const std::string name = usual(text);
    const std::string spaced = with_spaces(name);
    for (const auto& one : plain_types) {
        if (one.name == name || one.name == spaced) return {.kind = one.kind};
    }
    const Refused* who = find_either(identifying_types, name);
    if (who == nullptr) who = find_either(more_identifying, name);
    if (who != nullptr) {
        return {.kind = Identifying,
                .why_not = "'" + name + "' keeps " + std::string(who->what) +
                           ", which could tell who answered: it is never imported"};
    }
    if (const Refused* found = find_either(unsupported_types, name)) {
        return {.why_not = std::string(found->what)};
    }
    if (begins_with_words(spaced, "begin loop")) return {.kind = BeginLoop};
    for (const Select& select : selects) {
        if (begins_with_words(spaced, select.begins)) return select_of(select, text);
    }
    return {.why_not = "there is no type '" + shortened(text) + "'"};
}

}  // namespace candour::survey::xlsform
