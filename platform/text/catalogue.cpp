// Boost.Locale's gettext reader, without its locale back ends: only the messages facet is used, so
// the machine needs no generated locales, and the C and C++ global locales stay as they are.
#include "platform/text/catalogue.h"

#include <fstream>
#include <iterator>
#include <vector>

#include <boost/locale/gnu_gettext.hpp>

#include "core/base/locale_text.h"
#include "platform/text/languages.h"

namespace candour::platform {
namespace {

namespace gettext = boost::locale::gnu_gettext;

constexpr std::size_t catalogue_bytes_max = 4 << 20;

Result<std::vector<char>> read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    if (!file) return Error{ErrorKind::NotFound, path + ": there is no such catalogue"};
    const auto size = static_cast<std::streamoff>(file.tellg());
    if (size <= 0 || static_cast<std::size_t>(size) > catalogue_bytes_max) {
        return Error{ErrorKind::Corrupt, path + ": not a catalogue (wrong size); build it again"};
    }
    std::vector<char> bytes(static_cast<std::size_t>(size));
    file.seekg(0);
    if (!file.read(bytes.data(), size)) {
        return Error{ErrorKind::Corrupt, path + ": cannot be read whole"};
    }
    return bytes;
}

// Throws what Boost throws for a file that is no catalogue.
std::locale with_messages(const std::string& language, const std::vector<char>& bytes) {
    gettext::messages_info info;
    info.language = language;
    info.encoding = "UTF-8";
    info.domains.emplace_back("kiosk");
    info.paths.emplace_back(".");
    // Asked for several paths; the first answer is taken and nothing else is opened.
    info.callback = [&bytes](const std::string&, const std::string&) { return bytes; };
    return {std::locale::classic(), gettext::create_messages_facet<char>(info)};
}

// Boost takes an int. Plural rules look at small numbers and at the last digits.
int plural_number(std::int64_t count) {
    constexpr std::int64_t large = 1'000'000;
    if (count < 0) return 0;
    return static_cast<int>(count < large ? count : large + count % large);
}

const boost::locale::message_format<char>* messages_of(const std::optional<std::locale>& locale) {
    if (!locale) return nullptr;
    return &std::use_facet<boost::locale::message_format<char>>(*locale);
}

}  // namespace

Catalogue::Catalogue(std::string folder) : folder_(std::move(folder)) {}

const Catalogue::Loaded& Catalogue::load(std::string_view language) const {
    const std::lock_guard lock(mutex_);
    const auto known = loaded_.find(language);
    if (known != loaded_.end()) return known->second;

    Loaded& loaded = loaded_[std::string(language)];
    if (!is_language_tag(language)) {
        loaded.problem = Error{ErrorKind::NotFound,
                               "'" + std::string(language) + "' is not the tag of a language"};
        return loaded;
    }
    const std::string primary(language.substr(0, language.find('-')));
    if (primary == "en") return loaded;
    const std::string path = folder_ + "/" + primary + ".mo";
    auto bytes = read_file(path);
    if (!bytes.ok()) {
        loaded.problem = bytes.error();
        return loaded;
    }
    try {
        loaded.messages = with_messages(primary, bytes.value());
    } catch (const std::exception& refused) {
        loaded.problem =
            Error{ErrorKind::Corrupt, path + ": " + refused.what() + "; build it again"};
    }
    return loaded;
}

Status Catalogue::check_language(std::string_view language) const {
    const Loaded& loaded = load(language);
    if (loaded.problem) return *loaded.problem;
    return Unit{};
}

std::string Catalogue::translate(std::string_view language, std::string_view english) const {
    std::string key(english);
    if (key.empty()) return key;  // A catalogue's header is kept under the empty text.
    const auto* messages = messages_of(load(language).messages);
    const char* found = messages ? messages->get(0, nullptr, key.c_str()) : nullptr;
    return found == nullptr ? key : std::string(found);
}

std::string Catalogue::translate_plural(std::string_view language, std::string_view one,
                                        std::string_view many, std::int64_t count) const {
    const std::string key(one);
    const auto* messages = messages_of(load(language).messages);
    const int number = plural_number(count);
    const char* found =
        messages && !key.empty() ? messages->get(0, nullptr, key.c_str(), number) : nullptr;
    if (found != nullptr) return found;
    return std::string(count == 1 ? one : many);
}

std::string Catalogue::own_name(std::string_view language) const {
    const LanguageFacts* facts = find_language(language);
    return std::string(facts == nullptr ? language : facts->own_name);
}

}  // namespace candour::platform
