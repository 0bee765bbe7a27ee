#include "core/feedback/own_texts.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "core/survey/translation/texts.h"

namespace candour::feedback {
namespace {

using nlohmann::json;

class Count {
public:
    void add(const LocalText& text) { add(text.by_language); }

    void add(const std::map<Language, std::string>& by_language) {
        bool any = false;
        for (const auto& [language, words] : by_language) {
            if (words.empty()) continue;
            any = true;
            ++texts_.written[language];
        }
        if (any) ++texts_.total;
    }

    void add(const std::vector<ContactPoint>& contacts) {
        for (const ContactPoint& contact : contacts) {
            add(contact.name);
            add(contact.hours);
        }
    }

    void add(const OutsideBody& body) {
        add(body.name);
        add(body.what_they_do);
    }

    void add(const Service& service) {
        for (const LocalText* text :
             {&service.name, &service.summary, &service.place, &service.opening_hours})
            add(*text);
        add(service.contacts);
    }

    void add(const survey::Questionnaire& questionnaire) {
        for (const survey::TextEntry& entry : survey::texts_of(questionnaire))
            add(entry.text);
    }

    // Each object whose names are all languages of the procedure.
    void add(const json& part, const std::vector<Language>& languages) {
        std::map<Language, std::string> text;
        if (part.is_object()) {
            for (const auto& [name, words] : part.items()) {
                if (words.is_string() && std::ranges::find(languages, name) != languages.end())
                    text[name] = words.get<std::string>();
            }
        }
        if (!text.empty() && text.size() == part.size()) return add(text);
        if (!part.is_structured()) return;
        for (const json& inside : part)
            add(inside, languages);
    }

    OwnTexts take() { return std::move(texts_); }

private:
    OwnTexts texts_;
};

}  // namespace

OwnTexts own_texts_of(const Organisation& organisation) {
    Count count;
    for (const LocalText* text :
         {&organisation.name, &organisation.welcome, &organisation.confidentiality,
          &organisation.read_by, &organisation.what_happens_next})
        count.add(*text);
    for (const OfferedKind& kind : organisation.kinds) {
        count.add(kind.name);
        count.add(kind.explanation);
    }
    for (const OrganisationUnit& unit : organisation.units) {
        count.add(unit.name);
        for (const OutsideBody& body : unit.bodies)
            count.add(body);
    }
    for (const Service& service : organisation.services)
        count.add(service);
    count.add(organisation.contacts);
    for (const survey::Questionnaire& questionnaire : organisation.questionnaires)
        count.add(questionnaire);
    for (const complaint::Procedure& procedure : organisation.procedures) {
        const json document = json::parse(complaint::to_json(procedure), nullptr, false);
        count.add(document, procedure.languages);
    }
    for (const InformationPage& page : organisation.information) {
        count.add(page.title);
        count.add(page.text);
    }
    for (const OfferedWish& wish : organisation.involvement) {
        count.add(wish.name);
        count.add(wish.explanation);
        if (wish.draw) count.add(wish.draw->prize);
    }
    for (const PublishedYouSaid& entry : organisation.you_said) {
        count.add(entry.said);
        count.add(entry.did);
    }
    return count.take();
}

}  // namespace candour::feedback
