// How much of what people write is suggested, kind by kind. The tables say what is not found, too:
// a person reads the text, and types what is left.
#include <iostream>

#include "core/privacy/redaction.h"
#include "tests/support/catch.h"

namespace candour::privacy {
namespace {

// `hidden`: what has to go, all of it.
struct Written {
    const char* text;
    const char* hidden;
};

const std::vector<Written> names = {
    {"I told Mr Jones about it.", "Jones"},
    {"Mrs Evans was kind.", "Evans"},
    {"Miss Davies shouted.", "Davies"},
    {"ask Ms Thomas", "Thomas"},
    {"Mx Hughes helped", "Hughes"},
    {"Dr Patel did not listen.", "Patel"},
    {"Dr. Siân Ellis", "Siân Ellis"},
    {"Prof Okonkwo", "Okonkwo"},
    {"Professor Amara Nwosu said", "Amara Nwosu"},
    {"Cllr Begum came", "Begum"},
    {"Councillor Ali came", "Ali"},
    {"Rev Griffiths", "Griffiths"},
    {"Sir Graham Roberts", "Graham Roberts"},
    {"Lady Montague", "Montague"},
    {"Nurse Adeyemi", "Adeyemi"},
    {"Sister Bernadette", "Bernadette"},
    {"Father O'Connell", "O'Connell"},
    {"Imam Yusuf Rahman", "Yusuf Rahman"},
    {"Mrs O’Brien-Hughes", "O’Brien-Hughes"},
    {"Mr Mac Giolla", "Mac Giolla"},
    {"Mr McDonald", "McDonald"},
    {"Mr D'Souza left", "D'Souza"},
    {"Ms N'Diaye", "N'Diaye"},
    {"Mr de Souza", "de Souza"},
    {"Mr de la Cruz", "de la Cruz"},
    {"Dr van der Berg", "van der Berg"},
    {"Mr Al-Hassan", "Al-Hassan"},
    {"Mr bin Omar", "bin Omar"},
    {"Ms Siân ap Rhys", "Siân ap Rhys"},
    {"Mr Dafydd ab Owen", "Dafydd ab Owen"},
    {"Mrs Mair ferch Gruffudd", "Mair ferch Gruffudd"},
    {"Mrs St John-Smith", "St John-Smith"},
    {"Ms Ní Bhriain", "Ní Bhriain"},
    {"Mr J. Smith", "J. Smith"},
    {"Mr J Smith", "J Smith"},
    {"Mrs A. B. Wilson", "A. B. Wilson"},
    {"Mr Mohammed Ali Khan", "Mohammed Ali Khan"},
    {"Ms Wioletta Wójcik", "Wioletta Wójcik"},
    {"Mr Łukasz Żak", "Łukasz Żak"},
    {"Ms Nguyễn", "Nguyễn"},
    {"MRS JONES", "JONES"},
    {"mr smith", "smith"},
    {"mrs kaur was rude", "kaur"},
    {"cllr jenkins", "jenkins"},
    {"Mr  Price", "Price"},
    {"Mr.Watkins", "Watkins"},
    {"Bnr Llwyd", "Llwyd"},
    {"y Parch Emyr Pugh", "Emyr Pugh"},
    {"Nyrs Angharad", "Angharad"},
    {"y Cyng. Lowri Bowen", "Lowri Bowen"},
    {"Uncle Winston", "Winston"},
    {"Aunty Shanice", "Shanice"},
    {"PC Reynolds", "Reynolds"},
    {"Mr and Mrs Ahmed", "Ahmed"},
    {"My name is Tomasz", "Tomasz"},
    {"fy enw i yw Gwenllian", "Gwenllian"},
    {"my son Tyrone Campbell", "Tyrone Campbell"},
    {"a man called Declan", "Declan"},
    {"I saw Blessing Oduya there", "Blessing Oduya"},
};
// Not found: a name without a title at the beginning of a sentence, alone or in small letters.
const std::vector<Written> names_missed = {
    {"Blessing shouted at me.", "Blessing"},
    {"I saw Declan there", "Declan"},
    {"dr khan was late", "khan"},
    {"my neighbour is tom price", "tom price"},
    {"Jane Smith was rude.", "Jane Smith"},
};

const std::vector<Written> postcodes = {
    {"M1 1AE", "M1 1AE"},
    {"B33 8TH", "B33 8TH"},
    {"CR2 6XH", "CR2 6XH"},
    {"DN55 1PT", "DN55 1PT"},
    {"W1A 0AX", "W1A 0AX"},
    {"EC1A 1BB", "EC1A 1BB"},
    {"CF101AA", "CF101AA"},
    {"cf10 1aa", "cf10 1aa"},
    {"sa1  3ab", "sa1  3ab"},
    {"LL57-2DG", "LL57-2DG"},
    {"GIR 0AA", "GIR 0AA"},
    {"CF1O 1AA", "CF1O 1AA"},
    {"I live at NP20 4UR.", "NP20 4UR"},
    {"(SY23 3AH)", "SY23 3AH"},
    {"BT1 5GS,", "BT1 5GS"},
    {"EH1 1YZ", "EH1 1YZ"},
};
// Half of one names a district of thousands; a nought typed as "O" is understood in that half
// alone.
const std::vector<Written> postcodes_missed = {{"in CF10", "CF10"}, {"CF10 OAA", "CF10 OAA"}};

const std::vector<Written> phones = {
    {"07700 900123", "07700 900123"},
    {"07700900123", "07700900123"},
    {"07700 900 123", "07700 900 123"},
    {"077 00 90 01 23", "077 00 90 01 23"},
    {"0 7 7 0 0 9 0 0 1 2 3", "0 7 7 0 0 9 0 0 1 2 3"},
    {"07700-900-123", "07700-900-123"},
    {"07700–900123", "07700–900123"},
    {"07700.900.123", "07700.900.123"},
    {"07700/900123", "07700/900123"},
    {"+44 7700 900123", "+44 7700 900123"},
    {"+447700900123", "+447700900123"},
    {"+44 (0)7700 900123", "+44 (0)7700 900123"},
    {"0044 7700 900123", "0044 7700 900123"},
    {"029 2018 0123", "029 2018 0123"},
    {"(029) 2018 0123", "(029) 2018 0123"},
    {"02920180123", "02920180123"},
    {"020 7946 0123", "020 7946 0123"},
    {"01632 960123", "01632 960123"},
    {"01632 960 123", "01632 960 123"},
    {"0808 157 0123", "0808 157 0123"},
    {"ring 960123", "960123"},
    {"ring 2018 0123", "2018 0123"},
    {"ring 222 0123", "222 0123"},
    {"Tel:07700\u00a0900123", "07700\u00a0900123"},
    {"case 20261234", "20261234"},
};
const std::vector<Written> phones_missed = {{"oh double seven hundred", "oh double seven hundred"},
                                            {"ring 960 123", "960 123"}};

// Their check digits are right. 943 476 5919 is the example of the NHS Data Dictionary; the others
// begin with 999, which is given to nobody.
const std::vector<Written> nhs_numbers = {
    {"943 476 5919", "943 476 5919"},          {"9434765919", "9434765919"},
    {"943-476-5919", "943-476-5919"},          {"943 4765919", "943 4765919"},
    {"NHS no. 999 000 0018.", "999 000 0018"}, {"(9990000026)", "9990000026"},
    {"999 000 0034", "999 000 0034"},
};

const std::vector<Written> dates = {
    {"on 12 March", "12 March"},
    {"on 12 March 2026", "12 March 2026"},
    {"12th of March", "12th of March"},
    {"the 3rd Mar", "3rd Mar"},
    {"1st Sept, 2026", "1st Sept, 2026"},
    {"March 12th", "March 12th"},
    {"March 12, 2026", "March 12, 2026"},
    {"Tuesday 12 March", "Tuesday 12 March"},
    {"Tuesday, 12th March 2026", "Tuesday, 12th March 2026"},
    {"12-Mar-2026", "12-Mar-2026"},
    {"12/3/26", "12/3/26"},
    {"12.03.2026", "12.03.2026"},
    {"2026-03-12", "2026-03-12"},
    {"on 12/3", "12/3"},
    {"on Tuesday", "on Tuesday"},
    {"last Friday", "last Friday"},
    {"since Monday", "since Monday"},
    {"yesterday", "yesterday"},
    {"ar 4 Mehefin", "4 Mehefin"},
    {"y 3ydd o Fai 2026", "3ydd o Fai 2026"},
    {"ddydd Mawrth 12 Mawrth", "12 Mawrth"},
    {"ar nos Wener", "ar nos Wener"},
    {"ddoe", "ddoe"},
};
const std::vector<Written> dates_missed = {{"on the 12th", "12th"},
                                           {"on Christmas Eve", "Christmas Eve"},
                                           {"two weeks ago", "two weeks ago"}};

const std::vector<Written> ages = {
    {"aged 84", "aged 84"},
    {"age 84", "age 84"},
    {"Age: 84", "Age: 84"},
    {"at the age of 84", "age of 84"},
    {"84 years old", "84 years old"},
    {"my 84-year-old mother", "84-year-old"},
    {"84 yrs old", "84 yrs old"},
    {"a 9 year old", "9 year old"},
    {"18 months old", "18 months old"},
    {"6-week-old", "6-week-old"},
    {"84yo", "84yo"},
    {"84 y/o", "84 y/o"},
    {"I am 84.", "84"},
    {"I'm 84 and ill", "84"},
    {"she is 7,", "7"},
    {"turned 90", "90"},
    {"eighty-four years old", "eighty-four years old"},
    {"a seven year old", "seven year old"},
    {"in my 80s", "in my 80s"},
    {"in her late eighties", "in her late eighties"},
    {"yn 84 oed", "84 oed"},
    {"84 mlwydd oed", "84 mlwydd oed"},
};
const std::vector<Written> ages_missed = {{"born in 1942", "1942"},
                                          {"a pensioner of 84 winters", "84"},
                                          {"I am eighty-four", "eighty-four"}};

// All of what has to go is in what would be taken out.
bool is_found(const Written& one, Identifying kind) {
    const std::string text = one.text;
    std::vector<RedactionSpan> chosen;
    for (const IdentifyingFinding& found : redaction_suggestions(text, {})) {
        if (found.kind == kind) chosen.push_back({found.kind, found.at, found.words.size()});
    }
    const std::size_t at = text.find(one.hidden);
    REQUIRE(at != std::string::npos);
    const std::size_t end = at + std::string_view(one.hidden).size();
    for (const RedactionSpan& span : taken_out(text, chosen, english_markers()))
        if (span.at <= at && end <= span.end()) return true;
    return false;
}

void require_found(const std::vector<Written>& all, const std::vector<Written>& missed,
                   Identifying kind) {
    for (const Written& one : all) {
        INFO(one.text);
        REQUIRE(is_found(one, kind));
    }
    for (const Written& one : missed) {
        INFO("found now, so it belongs to the others: " << one.text);
        REQUIRE_FALSE(is_found(one, kind));
    }
    std::cout << name_of(kind) << ": " << all.size() << " of " << all.size() + missed.size()
              << " suggested\n";
}

}  // namespace

TEST_CASE("names, numbers, days and ages as people write them are suggested", "[core]") {
    REQUIRE(names.size() >= 50);
    require_found(names, names_missed, Identifying::Name);
    require_found(postcodes, postcodes_missed, Identifying::Postcode);
    require_found(phones, phones_missed, Identifying::Phone);
    require_found(nhs_numbers, {}, Identifying::NhsNumber);
    require_found(dates, dates_missed, Identifying::Date);
    require_found(ages, ages_missed, Identifying::Age);
}

TEST_CASE("of an NHS number every wrong check digit is no NHS number", "[core]") {
    for (const std::string begins : {"943 476 591", "999 000 001", "999 000 002"}) {
        int right = 0;
        for (char digit = '0'; digit <= '9'; ++digit)
            right += is_found({(begins + digit).c_str(), (begins + digit).c_str()},
                              Identifying::NhsNumber)
                         ? 1
                         : 0;
        REQUIRE(right == 1);
    }
}

TEST_CASE("ordinary words of a suggestion are not suggested to be taken out", "[core]") {
    const char* text = GENERATE(
        "The lift is broken and the doctor was late. Please open at 9am on Saturdays in May.",
        "I waited 45 minutes in 2025 and again in 2026. It cost £1,250.50, and then £30.",
        "Dr was late, miss the bus, mr. A nurse said sorry; my son is happy; I am 5 minutes away.",
        "Rydw i'n hapus iawn. Mae'r meddyg yn garedig, ac mae'r bwyd yn dda bob dydd.",
        "Room 12 of 30, page 3/4, 24/7, rated 8/10, 100% of the time, B12 and M4.");
    INFO(text);
    std::string found;
    for (const IdentifyingFinding& one : redaction_suggestions(text, {}))
        found += one.words + "|";
    REQUIRE(found.empty());
}

}  // namespace candour::privacy
