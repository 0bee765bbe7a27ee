#include "platform/sound/prompts.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>

#include <SDL.h>

#include "platform/sound/audio_out.h"

namespace candour::platform {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t recordings_max = 2'000;
constexpr std::size_t line_bytes_max = 16 * 1024;
// Two minutes at 48,000 Hz.
constexpr std::uint32_t sound_bytes_max = 120 * 48'000 * 2;
constexpr int rate_min_hz = 16'000;
constexpr int rate_max_hz = 48'000;

struct Format {
    int rate_hz = 0;
    std::uint32_t bytes = 0;  // Of the sound, which the file stands before now.
};

std::uint32_t number(const char* bytes, int count) {
    std::uint32_t value = 0;
    for (int i = count; i-- > 0;)
        value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

Error refused(const std::string& file, const char* why) {
    return {ErrorKind::Corrupt, file + ": " + why +
                                    "; a recording is a WAV file of 16 bits, one channel, 16,000 "
                                    "to 48,000 Hz"};
}

bool is_plain(const std::array<char, 16>& format) {
    constexpr std::uint32_t pcm = 1;
    return number(format.data(), 2) == pcm && number(format.data() + 2, 2) == 1 &&
           number(format.data() + 14, 2) == 16;
}

// Leaves the file before its sound.
Result<Format> read_format(std::ifstream& file, const std::string& name) {
    std::array<char, 12> riff{};
    if (!file.read(riff.data(), riff.size()) || std::memcmp(riff.data(), "RIFF", 4) != 0 ||
        std::memcmp(riff.data() + 8, "WAVE", 4) != 0) {
        return refused(name, "it is no WAV file");
    }
    Format found;
    std::array<char, 8> chunk{};
    while (file.read(chunk.data(), chunk.size())) {
        const std::uint32_t size = number(chunk.data() + 4, 4);
        if (std::memcmp(chunk.data(), "data", 4) == 0) {
            found.bytes = size;
            if (found.rate_hz == 0) return refused(name, "it does not say how it is recorded");
            if (size < 2 || size > sound_bytes_max) return refused(name, "it is empty or too long");
            return found;
        }
        std::array<char, 16> format{};
        std::uint32_t used = 0;
        if (std::memcmp(chunk.data(), "fmt ", 4) == 0) {
            if (size < format.size() || !file.read(format.data(), format.size()))
                return refused(name, "it is cut short");
            used = format.size();
            found.rate_hz = static_cast<int>(number(format.data() + 4, 4));
            if (!is_plain(format) || found.rate_hz < rate_min_hz || found.rate_hz > rate_max_hz)
                return refused(name, "it is of another kind");
        }
        // Chunks begin at even places.
        file.seekg(static_cast<std::streamoff>(size - used) + (size & 1), std::ios::cur);
    }
    return refused(name, "it is cut short");
}

Status check_recording(const std::string& name) {
    std::ifstream file(name, std::ios::binary);
    if (!file) return Error{ErrorKind::NotFound, name + ": there is no such recording"};
    const auto format = read_format(file, name);
    if (!format.ok()) return format.error();
    const auto begin = file.tellg();
    file.seekg(0, std::ios::end);
    if (file.tellg() - begin < static_cast<std::streamoff>(format.value().bytes))
        return refused(name, "it is cut short");
    return Unit{};
}

std::vector<std::int16_t> at_our_rate(std::vector<std::int16_t> samples, int rate_hz) {
    if (rate_hz == AudioOut::rate_hz) return samples;
    const std::unique_ptr<SDL_AudioStream, decltype(&SDL_FreeAudioStream)> stream(
        SDL_NewAudioStream(AUDIO_S16SYS, 1, rate_hz, AUDIO_S16SYS, 1, AudioOut::rate_hz),
        SDL_FreeAudioStream);
    const int bytes = static_cast<int>(samples.size() * sizeof(std::int16_t));
    if (!stream || SDL_AudioStreamPut(stream.get(), samples.data(), bytes) != 0) return {};
    SDL_AudioStreamFlush(stream.get());
    const int got = SDL_AudioStreamAvailable(stream.get());
    samples.resize(static_cast<std::size_t>(std::max(got, 0)) / sizeof(std::int16_t));
    SDL_AudioStreamGet(stream.get(), samples.data(), got);
    return samples;
}

// In the index a line feed is "\n", a tab "\t", a backslash "\\".
std::string unescaped(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape = text[i] == '\\' && i + 1 < text.size();
        if (!escape) {
            plain += text[i];
            continue;
        }
        ++i;
        plain += text[i] == 'n' ? '\n' : text[i] == 't' ? '\t' : text[i];
    }
    return plain;
}

// "3f2a81c07be4.wav <tab> what stood in the file when it was listed <tab> what it says".
struct Row {
    std::string file;
    std::string text;
};
bool read_row(std::string_view line, Row& row) {
    const std::size_t first = line.find('\t');
    if (first == std::string_view::npos) return false;
    const std::size_t second = line.find('\t', first + 1);
    if (second == std::string_view::npos) return false;
    row = {std::string(line.substr(0, first)), unescaped(line.substr(second + 1))};
    return !row.file.empty() && row.file.find('/') == std::string::npos && !row.text.empty();
}

}  // namespace

Prompts Prompts::read(const std::string& folder, std::vector<Problem>& problems) {
    Prompts prompts;
    std::error_code none;
    std::vector<Language> languages;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, none)) {
        Language language = entry.path().filename().string();
        if (entry.is_directory() && is_language_tag(language))
            languages.push_back(std::move(language));
    }
    std::ranges::sort(languages);
    for (const Language& language : languages)
        prompts.read_language(folder, language, problems);
    return prompts;
}

void Prompts::read_language(const std::string& folder, const Language& language,
                            std::vector<Problem>& problems) {
    const std::string place = folder + "/" + language + "/";
    std::ifstream index(place + "index.tsv");
    if (!index) {
        problems.push_back({language, place + "index.tsv: it is not there"});
        return;
    }
    std::size_t rows = 0;
    for (std::string line; std::getline(index, line) && rows < recordings_max;) {
        if (line.empty() || line.front() == '#') continue;
        ++rows;
        Row row;
        if (line.size() > line_bytes_max || !read_row(line, row)) {
            problems.push_back({language, place + "index.tsv: line \"" + line.substr(0, 40) +
                                              "\" is not a file, its sum and its words"});
            continue;
        }
        const Status playable = check_recording(place + row.file);
        if (playable.ok()) {
            files_[language][row.text] = place + row.file;
        } else {
            problems.push_back({language, playable.error().what});
        }
    }
}

std::string Prompts::find(std::string_view language, const std::string& text) const {
    for (; !language.empty(); language = parent_language(language)) {
        const auto files = files_.find(language);
        if (files == files_.end()) continue;
        const auto found = files->second.find(text);
        if (found != files->second.end()) return found->second;
    }
    return {};
}

bool Prompts::has(std::string_view language) const { return files_.contains(language); }

Result<std::vector<std::int16_t>> read_recording(const std::string& name) {
    std::ifstream file(name, std::ios::binary);
    if (!file) return Error{ErrorKind::NotFound, name + ": there is no such recording"};
    ASSIGN_OR_RETURN(const Format format, read_format(file, name));
    std::vector<char> bytes(format.bytes / 2 * 2);
    if (!file.read(bytes.data(), static_cast<std::streamsize>(bytes.size())))
        return refused(name, "it is cut short");
    std::vector<std::int16_t> samples;
    samples.reserve(bytes.size() / 2);
    for (std::size_t i = 0; i < bytes.size(); i += 2)
        samples.push_back(static_cast<std::int16_t>(number(bytes.data() + i, 2)));
    return at_our_rate(std::move(samples), format.rate_hz);
}

}  // namespace candour::platform
