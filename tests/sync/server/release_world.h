// tests/sync/server/release_world.h: an office, its pool and its keys, in memory, to release from.
#pragma once

#include "core/privacy/content.h"
#include "sync/server/release.h"
#include "tests/support/catch.h"
#include "tests/support/memory_office.h"
#include "tests/sync/sync_world.h"

namespace candour::test {

struct ReleaseWorld {
    ReleaseWorld() {
        for (const char* id : {"drop-in", "helpline", "visits"}) {
            feedback::Service service;
            service.id = id;
            service.group = "centre";
            organisation.services.push_back(service);
        }
        organisation.release.rules = {{std::nullopt, std::nullopt, privacy::Every::AtOnce, 1, 0}};
    }
    feedback::Contact contact(std::string story) const {
        feedback::Contact said;
        said.service = "drop-in";
        said.service_group = "centre";
        said.language = "en";
        said.story = std::move(story);
        return said;
    }
    std::vector<privacy::Cell> seal(feedback::Contact said) {
        return sealed(std::move(said), keys.public_key, random);
    }
    void put(const std::vector<privacy::Cell>& cells, CivilDay day = a_day) {
        REQUIRE(pool.add(cells, day).ok());
    }
    Result<server::ReleaseReport> run(CivilDay day = a_day) { return run_with({keys}, day); }
    Result<server::ReleaseReport> run_with(std::vector<privacy::EpochKeyPair> opening,
                                           CivilDay day = a_day) {
        server::Releaser releaser(pool, office, organisation, std::move(opening), office_key,
                                  hash_key, random);
        releaser.remember_in(memory);
        return releaser.run(day);
    }
    // So late that nothing covers anything any more.
    void let_go() { REQUIRE(run(a_day + server::Cover().part + std::chrono::days{1}).ok()); }
    std::vector<store::OfficeItem> inbox() {
        store::InboxFilter all;
        all.limit = 1000;
        return office.inbox(all).take().items;
    }
    feedback::Contact words(const store::OfficeItem& item) {
        return server::unlock_words(item.words, office_key, item.id.bytes).take();
    }

    SodiumRandom random;
    MemoryPool pool;
    server::PoolMemory memory;
    MemoryOffice office;
    feedback::Organisation organisation;
    privacy::EpochKeyPair keys = privacy::make_epoch_key_pair();
    server::OfficeKey office_key = server::make_office_key("2026-11");
    Bytes hash_key = Bytes(32, 5);
};

inline feedback::Contact survey_answer(std::string language) {
    feedback::Contact said;
    said.kind = feedback::ContactKind::SurveyAnswer;
    said.service = "drop-in";
    said.service_group = "centre";
    said.language = std::move(language);
    said.questionnaire = "drop_in";
    said.questionnaire_version = "1";
    said.answers.set({.question = "felt", .choice = "5", .text = "", .declined = false});
    return said;
}

}  // namespace candour::test
