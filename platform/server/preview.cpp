// platform/server/preview.cpp: see preview.h.
#include "platform/server/preview.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <spawn.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

#include <nlohmann/json.hpp>

#include "platform/system/disk.h"

namespace candour::platform {

namespace {

using nlohmann::json;
using std::chrono::steady_clock;

constexpr int pictures_at_once = 2;
// A page asks for nine pictures at once; each takes a second or two.
constexpr std::chrono::seconds wait_for_place{40};
constexpr std::chrono::seconds program_time_max{25};
constexpr std::size_t picture_bytes_max = 8 << 20;
constexpr std::size_t said_bytes_max = 4096;

Error unavailable(const std::string& what) { return {ErrorKind::Unavailable, what}; }

json in_languages(const LocalText& text, const std::vector<std::string>& languages,
                  const std::string& otherwise) {
    json all = json::object();
    for (const std::string& language : languages) {
        const std::string words = text.in(language).text;
        all[language] = words.empty() ? otherwise : words;
    }
    return all;
}

// A folder that goes with all that is in it.
class OwnFolder {
public:
    explicit OwnFolder(std::string path) : path_(std::move(path)) {}
    ~OwnFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    OwnFolder(const OwnFolder&) = delete;
    OwnFolder& operator=(const OwnFolder&) = delete;
    std::string file(const std::string& name) const { return path_ + "/" + name; }

private:
    std::string path_;
};

Result<std::string> make_folder(std::string pattern) {
    if (::mkdtemp(pattern.data()) != nullptr) return pattern;
    return unavailable("no folder could be made for the preview");
}

std::vector<char*> pointers_to(std::vector<std::string>& words) {
    std::vector<char*> pointers;
    for (std::string& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    return pointers;
}

// Runs a program to its end, without a shell and with this environment alone; what it says goes to
// the file `said`. Its exit code. Errors: Unavailable when it cannot run or takes too long.
Result<int> run_program(std::vector<std::string> arguments, std::vector<std::string> environment,
                        const std::string& said) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 2, said.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    // Nothing of the server's: no socket, no database, no lock.
    posix_spawn_file_actions_addclosefrom_np(&actions, 3);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    // The server's threads block signals that must reach the child.
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    auto argv = pointers_to(arguments);
    auto envp = pointers_to(environment);
    pid_t child = -1;
    const int failed =
        ::posix_spawn(&child, argv[0], &actions, &attributes, argv.data(), envp.data());
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    if (failed == ENOENT) {
        return unavailable("the preview needs candour-kiosk beside candour-server");
    }
    if (failed != 0) return unavailable("the kiosk's program could not be started");
    const auto until = steady_clock::now() + program_time_max;
    int status = 0;
    while (true) {
        const pid_t ended = ::waitpid(child, &status, WNOHANG);
        if (ended == child) break;
        if (ended < 0 && errno != EINTR) return unavailable("the kiosk's program was lost");
        if (steady_clock::now() > until) {
            ::kill(child, SIGKILL);
            while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
            }
            return unavailable("the picture took too long; try again in a minute");
        }
        std::this_thread::sleep_for(Milliseconds{10});
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

Status write_text(const std::string& path, const std::string& text) {
    return FileDisk().write(path, as_bytes(text), /*secret=*/true);
}

// Their names are names of files: no publication has others.
Status write_pictures(const SurveyPreview::Pictures& pictures, const std::string& folder) {
    std::error_code failed;  // Writing into it tells it better.
    std::filesystem::create_directory(folder, failed);
    for (const auto& [name, bytes] : pictures)
        RETURN_IF_ERROR(FileDisk().write(folder + "/" + name, bytes, /*secret=*/true));
    return Unit{};
}

// The last line of what the program said.
std::string last_line(const std::string& path) {
    const auto said = FileDisk().read(path, said_bytes_max);
    if (!said.ok()) return {};
    std::string text = to_text(said.value());
    while (!text.empty() && text.back() == '\n')
        text.pop_back();
    const std::size_t line = text.rfind('\n');
    return line == std::string::npos ? text : text.substr(line + 1);
}

}  // namespace

std::string organisation_for_preview(const feedback::Organisation& organisation,
                                     const std::string& document) {
    json questionnaire = json::parse(document, nullptr, /*allow_exceptions=*/false);
    std::vector<std::string> languages;
    if (questionnaire.is_object() && questionnaire.contains("languages")) {
        for (const json& language : questionnaire["languages"]) {
            if (language.is_string()) languages.push_back(language);
        }
    }
    const auto words = [&](const LocalText& text, const std::string& otherwise) {
        return in_languages(text, languages, otherwise);
    };
    const LocalText none;
    const std::string id =
        questionnaire.is_object() && questionnaire.contains("id") && questionnaire["id"].is_string()
            ? questionnaire["id"].get<std::string>()
            : std::string();
    const json service = {{"id", "preview"},
                          {"group", "preview"},
                          {"name", words(organisation.name, "-")},
                          {"questionnaire", id}};
    const json kind = {{"kind", "survey_answer"}, {"name", words(none, "-")}};
    const json contact = {{"name", words(none, "-")}, {"phone", "0"}};
    const json whole = {{"id", "preview"},
                        {"languages", languages},
                        {"name", words(organisation.name, "-")},
                        {"welcome", words(organisation.welcome, "-")},
                        {"confidentiality", words(organisation.confidentiality, "-")},
                        {"what_happens_next", words(organisation.what_happens_next, "-")},
                        {"kinds", json::array({kind})},
                        {"services", json::array({service})},
                        {"contacts", json::array({contact})},
                        {"questionnaires", json::array({questionnaire})}};
    return whole.dump();
}

SurveyPreview::~SurveyPreview() {
    if (!base_.empty()) OwnFolder gone(base_);
}

bool SurveyPreview::take_place() {
    std::unique_lock lock(mutex_);
    const bool free =
        place_free_.wait_for(lock, wait_for_place, [&] { return running_ < pictures_at_once; });
    if (free) ++running_;
    return free;
}

void SurveyPreview::give_place() {
    const std::lock_guard lock(mutex_);
    --running_;
    place_free_.notify_one();
}

// Also keeps what the kiosk has read of its fonts, which is half of the time of the first picture.
Result<std::string> SurveyPreview::base_folder() {
    const std::lock_guard lock(mutex_);
    if (base_.empty()) {
        std::error_code failed;
        const std::string temporary = std::filesystem::temp_directory_path(failed);
        if (failed) return unavailable("there is no folder for temporary files");
        ASSIGN_OR_RETURN(base_, make_folder(temporary + "/candour-preview-XXXXXX"));
    }
    return base_;
}

Result<Bytes> SurveyPreview::picture(const std::string& document, const std::string& language,
                                     const std::string& question, int size_percent) {
    if (!is_language_tag(language) || !survey::is_survey_id(question)) {
        return unavailable("there is no such question or language");
    }
    if (!FileDisk().exists(program_)) {
        return unavailable("the preview needs candour-kiosk beside candour-server");
    }
    const std::string organisation = organisation_for_preview(*organisation_(), document);
    const auto read = feedback::parse_organisation(organisation, "preview");
    if (!read.ok()) return unavailable(read.error().what);
    if (!take_place()) return unavailable("many pictures are being made; try again in a minute");
    Result<Bytes> drawn =
        draw(organisation, pictures_of(read.value()), language, question, size_percent);
    give_place();
    return drawn;
}

// A draft whose pictures are not published yet is shown in its words alone.
SurveyPreview::Pictures SurveyPreview::pictures_of(const feedback::Organisation& read) const {
    if (!pictures_ || read.questionnaires.empty()) return {};
    Result<Pictures> found = pictures_(read.questionnaires.front().id);
    return found.ok() ? found.take() : Pictures{};
}

Result<Bytes> SurveyPreview::draw(const std::string& organisation_json, const Pictures& pictures,
                                  const std::string& language, const std::string& question,
                                  int size_percent) {
    ASSIGN_OR_RETURN(const std::string base, base_folder());
    ASSIGN_OR_RETURN(const std::string path, make_folder(base + "/picture-XXXXXX"));
    const OwnFolder folder(path);
    RETURN_IF_ERROR(write_text(folder.file("organisation.json"), organisation_json));
    RETURN_IF_ERROR(write_text(folder.file("visit.flow"), "language " + language + "\nsize " +
                                                              std::to_string(size_percent) +
                                                              "\nscreenshot question\n"));
    std::vector<std::string> arguments = {program_,         "--headless",
                                          "--organisation", folder.file("organisation.json"),
                                          "--preview",      question,
                                          "--play",         folder.file("visit.flow"),
                                          "--screenshots",  folder.file("pictures"),
                                          "--window",       "1280x800",
                                          "--panel-mm",     "217x136"};
    if (!pictures.empty()) {
        RETURN_IF_ERROR(write_pictures(pictures, folder.file("media")));
        arguments.insert(arguments.end(), {"--pictures", folder.file("media")});
    }
    ASSIGN_OR_RETURN(const int code,
                     run_program(std::move(arguments),
                                 {"PATH=/usr/bin:/bin", "LANG=C.UTF-8", "HOME=" + path,
                                  "XDG_DATA_HOME=" + path, "XDG_CACHE_HOME=" + base + "/cache"},
                                 folder.file("said.txt")));
    if (code != 0) {
        return unavailable("the kiosk cannot show it: " + last_line(folder.file("said.txt")));
    }
    return FileDisk().read(folder.file("pictures/question.png"), picture_bytes_max);
}

}  // namespace candour::platform
