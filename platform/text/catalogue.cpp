// Boost.Locale's gettext reader, without its locale back ends: only the messages facet is used, so
// the machine needs no generated locales, and the C and C++ global locales stay as they are.
#include "platform/text/catalogue.h"

#include <fstream>
#include <iterator>
#include <vector>

#include <boost/locale/gnu_gettext.hpp>

#include "core/base/locale_text.h"
#include "platform/text/languages.h"
#include "platform/text/pseudo_locale.h"

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

// What English is called for somebody who reads `language`: "en-simple" stays it.
Language english_of(std::string_view language) {
    return language.starts_with("en") ? Language(language) : Language("en");
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
    if (language == "en") return loaded;
    const std::string tag(language);
    const std::string path = folder_ + "/" + tag + ".mo";
    auto bytes = read_file(path);
    if (!bytes.ok()) {
        loaded.problem = bytes.error();
        return loaded;
    }
    try {
        loaded.messages = with_messages(tag, bytes.value());
    } catch (const std::exception& refused) {
        loaded.problem =
            Error{ErrorKind::Corrupt, path + ": " + refused.what() + "; build it again"};
    }
    return loaded;
}

Status Catalogue::check_language(std::string_view language) const {
    if (pseudo_locale(language) != PseudoLocale::None) return Unit{};
    std::optional<Error> first;
    for (std::string_view tag = language; !tag.empty(); tag = parent_language(tag)) {
        const Loaded& loaded = load(tag);
        if (!loaded.problem) return Unit{};
        // A file that is there and broken is not passed over in silence.
        if (loaded.problem->kind != ErrorKind::NotFound) return *loaded.problem;
        if (!first) first = loaded.problem;
    }
    return first.value_or(Error{ErrorKind::NotFound, "a language without a tag"});
}

// The first of the language and its parents that has the text; nothing when only English has.
template <typename Find>
std::optional<ShownText> Catalogue::first_found(std::string_view language, const Find& find) const {
    for (std::string_view tag = language; !tag.empty(); tag = parent_language(tag)) {
        const auto* messages = messages_of(load(tag).messages);
        const char* found = messages == nullptr ? nullptr : find(*messages);
        if (found != nullptr) return ShownText{found, Language(tag)};
    }
    return std::nullopt;
}

ShownText Catalogue::show(std::string_view language, std::string_view english) const {
    const std::string key(english);
    // A catalogue's header is kept under the empty text.
    if (key.empty()) return {key, Language(language)};
    if (const PseudoLocale pseudo = pseudo_locale(language); pseudo != PseudoLocale::None) {
        return {in_pseudo_locale(pseudo, key), Language(language)};
    }
    const auto found = first_found(
        language, [&](const auto& messages) { return messages.get(0, nullptr, key.c_str()); });
    return found.value_or(ShownText{key, english_of(language)});
}

ShownText Catalogue::show_plural(std::string_view language, std::string_view one,
                                 std::string_view many, std::int64_t count) const {
    const std::string key(one);
    const std::string english(count == 1 ? one : many);
    if (key.empty()) return {english, Language(language)};
    if (const PseudoLocale pseudo = pseudo_locale(language); pseudo != PseudoLocale::None) {
        return {in_pseudo_locale(pseudo, english), Language(language)};
    }
    const int number = plural_number(count);
    const auto found = first_found(language, [&](const auto& messages) {
        return messages.get(0, nullptr, key.c_str(), number);
    });
    return found.value_or(ShownText{english, english_of(language)});
}

std::string Catalogue::translate(std::string_view language, std::string_view english) const {
    return show(language, english).text;
}

std::string Catalogue::translate_plural(std::string_view language, std::string_view one,
                                        std::string_view many, std::int64_t count) const {
    return show_plural(language, one, many, count).text;
}

std::string Catalogue::own_name(std::string_view language) const {
    const LanguageFacts* facts = find_language(language);
    return std::string(facts == nullptr ? language : facts->own_name);
}

}  // namespace candour::platform
