// Times, ways and holders in words.
#include "app/console/procedures/time_words.h"

#include <array>
#include <utility>

#include "core/complaint/procedure/names.h"

namespace candour::console {
namespace {

using complaint::ClockKind;
using complaint::ClockLength;
using complaint::ClockUnit;
using complaint::Milestone;
using complaint::StageKind;

struct Two {
    std::string_view english;
    std::string_view welsh;
    std::string_view in(std::string_view language) const {
        return language == "cy" ? welsh : english;
    }
};

template <typename T, std::size_t N>
std::string_view find(const std::array<std::pair<T, Two>, N>& table, T wanted,
                      std::string_view language) {
    for (const auto& [value, words] : table) {
        if (value == wanted) return words.in(language);
    }
    return {};
}

// After "within 10 working days ".
constexpr std::array<std::pair<Milestone, Two>, 12> since = {{
    {Milestone::Received, {"of receiving it", "o'i dderbyn"}},
    {Milestone::StageStarted, {"of the start of this stage", "o ddechrau'r cam hwn"}},
    {Milestone::Acknowledged, {"of telling you that we have it", "o ddweud wrthych ei fod gennym"}},
    {Milestone::Contacted, {"of speaking with you", "o siarad â chi"}},
    {Milestone::Heard, {"of listening to you", "o wrando arnoch"}},
    {Milestone::Answered, {"of the first answer", "o'r ateb cyntaf"}},
    {Milestone::Updated, {"of the update", "o'r diweddariad"}},
    {Milestone::Decided, {"of the decision", "o'r penderfyniad"}},
    {Milestone::ActionsAgreed, {"of agreeing it with you", "o'i gytuno gyda chi"}},
    {Milestone::ActionsDone, {"of doing what was agreed", "o wneud yr hyn a gytunwyd"}},
    {Milestone::PanelSetUp, {"of setting up the panel", "o sefydlu'r panel"}},
    {Milestone::Resolved, {"of settling it", "o'i setlo"}},
}};

constexpr std::array<std::pair<Milestone, Two>, 12> milestones = {{
    {Milestone::Received, {"It is received", "Caiff ei dderbyn"}},
    {Milestone::StageStarted, {"The stage begins", "Mae'r cam yn dechrau"}},
    {Milestone::Acknowledged, {"It is acknowledged", "Caiff ei gydnabod"}},
    {Milestone::Contacted, {"The person is spoken with", "Siaredir â'r person"}},
    {Milestone::Heard, {"The person is heard", "Gwrandewir ar y person"}},
    {Milestone::Answered, {"The first answer is given", "Rhoddir yr ateb cyntaf"}},
    {Milestone::Updated, {"The person is told why it takes longer", "Dywedir pam yr oedi"}},
    {Milestone::Decided, {"The decision is told", "Dywedir y penderfyniad"}},
    {Milestone::ActionsAgreed, {"What is done is agreed", "Cytunir beth a wneir"}},
    {Milestone::ActionsDone, {"All that was agreed is done", "Gwnaed popeth a gytunwyd"}},
    {Milestone::PanelSetUp, {"The panel is set up", "Sefydlir y panel"}},
    {Milestone::Resolved, {"The person confirms", "Mae'r person yn cadarnhau"}},
}};

constexpr std::array<std::pair<ClockUnit, Two>, 4> units = {{
    {ClockUnit::WorkingDays, {"working days", "diwrnod gwaith"}},
    {ClockUnit::CalendarDays, {"days, weekends included", "diwrnod, gan gynnwys penwythnosau"}},
    {ClockUnit::Weeks, {"weeks", "wythnos"}},
    {ClockUnit::Hours, {"hours, weekends included", "awr, gan gynnwys penwythnosau"}},
}};

constexpr std::array<std::pair<ClockKind, Two>, 4> clock_kinds = {{
    {ClockKind::Target, {"Has to be kept; late is counted", "Rhaid ei gadw; cyfrifir hwyr"}},
    {ClockKind::Reminder, {"Reminds staff; never counted", "Yn atgoffa staff; byth yn cyfrif"}},
    {ClockKind::Window, {"The person may, until then", "Caiff y person, tan hynny"}},
    {ClockKind::Information, {"Only told", "Dim ond dweud"}},
}};

constexpr std::array<std::pair<StageKind, Two>, 5> stage_kinds = {{
    {StageKind::Assess, {"First look", "Golwg gyntaf"}},
    {StageKind::Handle, {"One person answers", "Mae un person yn ateb"}},
    {StageKind::Panel, {"Several people decide", "Mae sawl person yn penderfynu"}},
    {StageKind::Board, {"Talked about", "Caiff ei drafod"}},
    {StageKind::External, {"Outside", "Y tu allan"}},
}};

std::string english_length(const ClockLength& length) {
    const std::string number = std::to_string(length.number);
    const bool one = length.number == 1;
    switch (length.unit) {
        case ClockUnit::WorkingDays:
            return number + (one ? " working day" : " working days");
        case ClockUnit::CalendarDays:
            return number + (one ? " day" : " days");
        case ClockUnit::Weeks:
            return number + (one ? " week" : " weeks");
        case ClockUnit::Hours:
            return number + (one ? " hour" : " hours");
    }
    return number;
}

// A noun stays singular after a number; "dau" softens it.
std::string welsh_length(const ClockLength& length) {
    const std::string number = std::to_string(length.number);
    const bool two = length.number == 2;
    switch (length.unit) {
        case ClockUnit::WorkingDays:
            return number + (two ? " ddiwrnod gwaith" : " diwrnod gwaith");
        case ClockUnit::CalendarDays:
            return number + (two ? " ddiwrnod" : " diwrnod");
        case ClockUnit::Weeks:
            return number + " wythnos";
        case ClockUnit::Hours:
            return number + " awr";
    }
    return number;
}

// Ids of procedures; another one stays as it is.
constexpr std::array<std::pair<std::string_view, Two>, 9> methods = {{
    {"kiosk", {"kiosk", "ciosg"}},
    {"letter", {"letter", "llythyr"}},
    {"email", {"email", "e-bost"}},
    {"website", {"website", "gwefan"}},
    {"telephone", {"telephone", "ffôn"}},
    {"social_media", {"social media", "cyfryngau cymdeithasol"}},
    {"face_to_face", {"face to face", "wyneb yn wyneb"}},
    {"advocate", {"advocate", "eiriolwr"}},
    {"paper", {"paper", "papur"}},
}};

std::string methods_in_words(const std::vector<std::string>& ids, std::string_view language) {
    std::string all;
    for (const std::string& id : ids) {
        const std::string_view known = find(methods, std::string_view{id}, language);
        all += (all.empty() ? "" : ", ") + (known.empty() ? id : std::string(known));
    }
    for (char& c : all)
        c = c == '_' ? ' ' : c;
    return (language == "cy" ? "dim ond trwy: " : "only by: ") + all;
}

}  // namespace

std::string length_in_words(const ClockLength& length, std::string_view language) {
    return language == "cy" ? welsh_length(length) : english_length(length);
}

std::string time_in_words(const complaint::DiagramTime& time, std::string_view language) {
    const bool welsh = language == "cy";
    const std::string length = length_in_words(time.length, language);
    const std::string from{find(since, time.from, language)};
    const bool promised = time.kind == ClockKind::Target || time.kind == ClockKind::Reminder;
    std::string words =
        (welsh ? (promised ? "o fewn " : "hyd at ") : (promised ? "within " : "up to ")) + length;
    words += (promised || welsh ? " " : " after: ") +
             (promised || welsh ? from : std::string(find(milestones, time.from, language)));
    if (time.latest) {
        words += (welsh ? "; byth yn hwyrach na " : "; never later than ") +
                 length_in_words(time.latest->length, language) + " " +
                 std::string(find(since, time.latest->from, language));
    }
    if (!time.methods.empty()) words += "; " + methods_in_words(time.methods, language);
    if (time.only_when_in_writing)
        words +=
            welsh ? "; lle mae eisiau ateb ysgrifenedig" : "; where an answer in writing is wanted";
    if (time.extension && time.extension->at_most) {
        words += (welsh ? "; gellir ei ymestyn hyd at " : "; can be extended by at most ") +
                 length_in_words(*time.extension->at_most, language);
    }
    if (time.extension && time.extension->agreed_with_person) {
        words += welsh ? "; neu amser arall y cytunir arno gyda chi"
                       : "; or another time that is agreed with you";
    }
    return words;
}

std::string way_in_words(const complaint::DiagramWay& way, std::string_view language) {
    const bool welsh = language == "cy";
    switch (way.kind) {
        case complaint::WayKind::Leads:
            return way.outcome.text;
        case complaint::WayKind::Appeal: {
            std::string words = welsh ? "Os nad ydych yn fodlon" : "If you are not content";
            if (way.within) {
                words +=
                    (welsh ? ", o fewn " : ", within ") + length_in_words(*way.within, language);
            }
            return words;
        }
        case complaint::WayKind::ByPass:
            return welsh ? "Os nad ydych am i'r person hwn ddelio ag ef"
                         : "If you do not want this person to deal with it";
    }
    return {};
}

std::string holders_in_words(const complaint::DiagramBox& box, std::string_view language) {
    const bool welsh = language == "cy";
    const std::string between =
        box.all_holders ? (welsh ? " a " : " and ") : (welsh ? " neu " : " or ");
    std::string words;
    for (const complaint::DiagramHolder& holder : box.holders) {
        const std::string name = holder.post == complaint::post_anyone
                                     ? (welsh ? "unrhyw aelod o staff" : "any member of staff")
                                     : holder.name.text;
        words += (words.empty() ? "" : between) + name;
    }
    return words;
}

std::string unit_in_words(ClockUnit unit, std::string_view language) {
    return std::string(find(units, unit, language));
}
std::string milestone_in_words(Milestone milestone, std::string_view language) {
    return std::string(find(milestones, milestone, language));
}
std::string clock_kind_in_words(ClockKind kind, std::string_view language) {
    return std::string(find(clock_kinds, kind, language));
}
std::string stage_kind_in_words(StageKind kind, std::string_view language) {
    return std::string(find(stage_kinds, kind, language));
}

}  // namespace candour::console
