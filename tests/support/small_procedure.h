// small_procedure: two stages and one outside, for tests that change one thing in it.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

namespace candour::test {

inline constexpr const char* small_procedure_text = R"({
  "id": "small", "languages": ["en", "cy"],
  "name": {"en": "Small procedure", "cy": "Gweithdrefn fach"},
  "source": {"en": "Made for a test."},
  "texts": {"welcome": {"en": "Welcome."}, "no_effect": {"en": "No effect."},
            "may_be_about": [{"en": "Delay"}]},
  "posts": [{"id": "manager", "name": {"en": "Manager"}}, {"id": "chair", "name": {"en": "Chair"}},
            {"id": "member", "name": {"en": "Committee member"}}],
  "kinds": [
    {"id": "complaint", "name": {"en": "Complaint"}, "definition": {"en": "Somebody is unhappy."},
     "labels": ["complaint"], "stages": ["first", "panel", "outside"], "is_complaint": true},
    {"id": "question", "name": {"en": "Question"}, "definition": {"en": "Somebody asks."},
     "labels": ["question"], "stages": ["answer"], "may_become": ["complaint"]}],
  "stages": [
    {"id": "first", "name": {"en": "First"}, "what_happens": {"en": "We look."},
     "holders": ["manager"], "not_holders": ["chair"], "can_be_bypassed": true,
     "clocks": [
       {"id": "acknowledge", "name": {"en": "We write to you"},
        "length": {"number": 2, "unit": "working_days"}, "met_by": "acknowledged"},
       {"id": "decide", "name": {"en": "We decide"},
        "length": {"number": 10, "unit": "working_days"}, "from": "acknowledged",
        "latest": {"length": {"number": 15, "unit": "working_days"}},
        "extension": {"at_most": {"number": 10, "unit": "working_days"},
                      "tell_bodies": ["ombudsman"]}},
       {"id": "update", "name": {"en": "We say why it takes longer"}, "methods": ["letter"],
        "length": {"number": 5, "unit": "working_days"}, "met_by": "updated",
        "only_if_missed": "decide"}],
     "outcomes": ["upheld", "not_upheld"],
     "appeal": {"to": "panel", "window": {"number": 10, "unit": "working_days"}}},
    {"id": "panel", "kind": "panel", "name": {"en": "Panel"}, "what_happens": {"en": "They look."},
     "holders": ["chair"], "panel": {"members_min": 2, "members_max": 3,
                                     "posts": ["chair", "member"], "every_post": true},
     "clocks": [{"id": "set_up", "name": {"en": "The panel is there"}, "from": "stage_started",
                 "length": {"number": 20, "unit": "working_days"}, "met_by": "panel_set_up"}],
     "outcomes": ["upheld", "not_upheld", "back"], "leads": [{"outcome": "back", "to": "first"}],
     "appeal": {"to": "outside", "late": "accept"}},
    {"id": "outside", "kind": "external", "name": {"en": "Ombudsman"},
     "what_happens": {"en": "You can go there."}, "tells_bodies": ["ombudsman"],
     "clocks": [{"id": "eight_weeks", "name": {"en": "You have some time"}, "kind": "information",
                 "length": {"number": 8, "unit": "weeks"}, "from": "decided",
                 "from_stage": "panel"}]},
    {"id": "answer", "name": {"en": "Answer"}, "what_happens": {"en": "We answer."},
     "holders": ["anyone"], "outcomes": ["answered"], "needs_code": true,
     "clocks": [{"id": "answer", "name": {"en": "We answer"}, "met_by": "answered",
                 "length": {"number": 24, "unit": "hours"}}]}],
  "outcomes": [{"id": "upheld", "name": {"en": "Upheld"}},
               {"id": "not_upheld", "name": {"en": "Not upheld"}},
               {"id": "back", "name": {"en": "Back"}},
               {"id": "answered", "name": {"en": "Answered"}}],
  "codes": [{"id": "delay", "name": {"en": "Delay"}}],
  "left_out": [{"id": "others", "name": {"en": "Others"}, "explanation": {"en": "Not ours."},
                "body": "ombudsman"}],
  "bodies": [{"id": "ombudsman", "name": {"en": "Ombudsman"}, "what_they_do": {"en": "Looks."},
              "web": "https://ombudsman.example"}],
  "suggestions": [{"method": "box", "owner": "manager",
                   "acknowledge": {"number": 5, "unit": "working_days"}}],
  "closing": {"keep_details": {"number": 8, "unit": "weeks"}, "persistent_by": ["manager"],
              "legal_by": ["chair"]}
})";

inline nlohmann::json small_procedure() { return nlohmann::json::parse(small_procedure_text); }

}  // namespace candour::test
