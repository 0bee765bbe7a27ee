// Permissions: who may do what in the console. One table (permissions.cpp), one function that reads
// it; no page decides by itself (requirement "Roles": permissions in one table).
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "core/office/role.h"

namespace candour::office {

// Everything that a person can do in the console, beyond their own account.
enum class Permission {
    // People's words and details.
    ReadWords,       // Contacts in the inbox, which are in no case yet.
    ReadCase,        // A case with all that was said and written in it.
    ReadCaseRecord,  // Its stages, clocks, dates and decision codes; no words, no names.
    ReadContactDetails,
    EraseContactDetails,
    ReadSurveyWords,   // Free text of survey answers.
    ReadSafeguarding,  // Who asks for help now, what they wrote, and to take it on.
    ReadInvolvement,   // Who wishes to be involved and how to reach them; to remove them.
    // What is done with a contact and a case.
    LogContact,  // One that came by letter, telephone, in person.
    OpenCase,    // Make a case of a contact.
    AssignCase,
    WriteNotes,
    HandleCase,  // Acknowledge, contact, options, plan, actions.
    DecideStage,
    ExtendClock,
    StopClock,
    ByPassStage,
    FormPanel,
    MarkConflict,  // This person must have no part in this case.
    HoldLegal,     // Legal, safeguarding and access-request holds.
    GiveGoodwill,  // Money, up to the account's limit.
    GiveReply,
    AskTranslation,
    WriteTranslation,
    CloseCase,
    ClosePersistent,  // Tell somebody that no more will be answered.
    SetAsideJunk,
    RedactWords,  // Keep what was said without what tells who it was.
    // What is learned.
    CompleteLearning,
    CheckQuality,
    ReadRegisters,  // Suggestions, recommendations, learning.
    WriteRegisters,
    DecideRecommendation,
    ReadMeasures,      // Reports under disclosure control.
    ReadCaseMeasures,  // Exact numbers, for those who work on the cases.
    DraftPublication,
    ApprovePublication,
    // What people are asked and told.
    EditProcedure,
    PublishProcedure,
    WriteSurveys,  // Drafts, and what was learned and done.
    PublishSurveys,
    ReadSurveyResults,
    KeyInPaper,
    ManageInformation,  // Information pages.
    // The server.
    ManageDevices,
    ManageStaff,
    ReadAudit,
    Practise,  // Practice cases, of which nothing counts.
};

inline constexpr std::size_t permission_count = static_cast<std::size_t>(Permission::Practise) + 1;
// In the order above.
std::array<Permission, permission_count> all_permissions();

// "read_words" … "practise": the stable name in tests and in the audit.
std::string_view name_of(Permission permission);

enum class Allowance {
    No,
    OwnCases,  // Where the person holds a stage, sits on the panel or was put on the case.
    Yes,
};

// What an action is about.
enum class About {
    NoCase,
    ContactOrCase,  // A contact, which may be in a case.
    Case,
};

// What ties a person to the case that an action is about.
enum class CaseRelation {
    None,      // There is no case.
    Own,       // They hold a stage of it, sit on its panel, or were put on it.
    Other,     // Somebody else's.
    Excluded,  // They must have no part in it: a conflict of interest, or not their unit.
};

// A mark of conflict counts above all else; without one, whoever has a part in a case keeps it,
// also outside their units; a case of another unit is closed to everybody else.
CaseRelation relation_to_case(bool conflict, bool has_part, bool in_their_units);

Allowance allowance(Role role, Permission permission);
About about(Permission permission);
// The widest of all their roles. Excluded: never. An action about a case that is asked for without
// one is refused, so that no page forgets to look. A contact in no case is as good as their own
// for whoever reads the inbox.
bool may(const Roles& roles, Permission permission, CaseRelation relation = CaseRelation::None);
// In some case, or at all: whether to show the way there. It never lets anybody in by itself.
bool may_somewhere(const Roles& roles, Permission permission);

// Asked for the code or password again (the last five minutes count): what cannot be taken back,
// gives somebody access, pays money, or changes what people are promised.
bool needs_step_up(Permission permission);
// Whether one of the roles has such a permission.
bool has_step_up(const Roles& roles);

}  // namespace candour::office
