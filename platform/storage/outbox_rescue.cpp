// platform/storage/outbox_rescue.cpp: reading around damage.
#include "platform/storage/outbox_rescue.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "platform/storage/outbox_exchange.h"
#include "platform/storage/outbox_rows.h"

namespace candour::platform::outbox {

namespace {

constexpr std::size_t page_bytes = 4096;

void put_number(std::uint32_t number, Bytes& image, std::size_t at) {
    for (std::size_t i = 0; i < 4; ++i)
        image[at + i] = static_cast<std::uint8_t>(number >> (24 - 8 * i));
}

// `image` with the first page of a new outbox: it names the tables and where they begin, which is
// the same in all of them. Offsets: SQLite's file format, section 1.3.
Result<Bytes> with_new_first_page(Bytes image) {
    ASSIGN_OR_RETURN(std::unique_ptr<Sqlite> fresh, Sqlite::from_image({}, "a new outbox"));
    RETURN_IF_ERROR(fresh->script("PRAGMA page_size=" + std::to_string(page_bytes)));
    const DatabaseKind kind = outbox_kind();
    RETURN_IF_ERROR(fresh->script("PRAGMA application_id=" + std::to_string(kind.application_id)));
    RETURN_IF_ERROR(fresh->script("PRAGMA user_version=" + std::to_string(kind.steps.size())));
    for (const std::string& step : kind.steps)
        RETURN_IF_ERROR(fresh->script(step));
    ASSIGN_OR_RETURN(const Bytes pages, fresh->image());
    if (image.size() < page_bytes || pages.size() < page_bytes) {
        return Error{ErrorKind::Corrupt, "there is no first page"};
    }
    std::copy_n(pages.begin(), page_bytes, image.begin());
    put_number(static_cast<std::uint32_t>(image.size() / page_bytes), image, 28);
    put_number(0, image, 32);  // No free pages are known.
    put_number(0, image, 36);
    return image;
}

FoundSettings settings_in(const Bytes& image) {
    const Result<std::unique_ptr<Sqlite>> database = Sqlite::from_image(image, "the outbox");
    if (database.ok()) return find_settings(*database.value());
    FoundSettings none;
    none.intact = false;
    none.lost = true;
    return none;
}

FoundSettings find_settings_in(const Bytes& image) {
    FoundSettings found = settings_in(image);
    if (found.intact) return found;
    const Result<Bytes> mended = with_new_first_page(image);
    if (!mended.ok()) return found;
    FoundSettings other = settings_in(mended.value());
    return other.values.size() > found.values.size() ? other : found;
}

}  // namespace

std::uint64_t number_in(const FoundSettings& settings, const char* name) {
    const auto found = settings.values.find(name);
    if (found == settings.values.end()) return 0;
    return std::strtoull(found->second.c_str(), nullptr, 10);
}

Result<Bytes> read_image(const std::string& path) { return ExchangeLock(path).image(); }

Salvage salvage(const Bytes& image) {
    return Salvage{.slots = find_slots(image), .settings = find_settings_in(image)};
}

namespace {

struct Saved {
    std::uint32_t waiting = 0;  // Will be offered to the server.
    std::uint32_t damaged = 0;  // Slots that were not known to be.
    std::uint32_t lost = 0;     // At most so many of them held what waited.
};

void count(const FoundSlot& slot, Saved& saved) {
    const State state = settled(slot.mark, slot.content).state;
    if (state == State::Pending) ++saved.waiting;
    const bool was_known = slot.mark && slot.mark->state == State::Damaged;
    if (state != State::Damaged || was_known) return;
    ++saved.damaged;
    // Lost is what waited, or may have: not what was sent, nor what was never used.
    if (!slot.mark || slot.mark->state == State::Pending) ++saved.lost;
}

// Returns how many slots there are then: damaged ones stay, to be reported, and as many new ones
// take their places.
Result<std::uint32_t> write_slots(Sqlite& database, SecureRandom& random, const Salvage& found,
                                  Saved& saved) {
    const std::uint64_t capacity = std::clamp<std::uint64_t>(
        number_in(found.settings, capacity_setting), found.slots.size(), slots_max);
    std::uint32_t number = 0;
    for (; number < capacity; ++number) {
        FoundSlot slot = number < found.slots.size() ? found.slots[number] : FoundSlot{};
        // Without the settings nobody knows which server acknowledged it: it is offered again.
        const bool sent = slot.mark && slot.mark->state == State::Acknowledged;
        if (sent && found.settings.lost) slot.mark = Mark{State::Pending, 0};
        count(slot, saved);
        RETURN_IF_ERROR(insert_found(database, random, number, slot));
    }
    for (std::uint32_t left = saved.damaged; left > 0 && number < slots_max; --left, ++number)
        RETURN_IF_ERROR(insert_found(database, random, number, unused_slot));
    return number;
}

Status write_saved(Sqlite& database, SecureRandom& random, const Salvage& found, Saved& saved) {
    ASSIGN_OR_RETURN(const std::uint32_t capacity, write_slots(database, random, found, saved));
    for (const auto& [name, value] : found.settings.values)
        RETURN_IF_ERROR(write_setting(database, name, value));
    RETURN_IF_ERROR(write_numbers(database, capacity, number_in(found.settings, horizon_setting),
                                  number_in(found.settings, reused_early_setting)));
    if (!found.settings.lost) return Unit{};
    return write_setting(database, settings_lost_setting, "1");
}

// Whether what is the same in every outbox's header is different in this one: of some such files
// SQLite says that it may not write to them, or does not know them.
bool header_is_damaged(const Bytes& image) {
    const Result<Bytes> mended = with_new_first_page(image);
    if (!mended.ok()) return false;
    struct Part {
        std::ptrdiff_t begin, end;
    };
    // Name, page size and versions; schema format; encoding and user version; application.
    constexpr std::array<Part, 4> parts = {{{0, 24}, {44, 48}, {56, 64}, {68, 72}}};
    return std::ranges::any_of(parts, [&](const Part& part) {
        return !std::equal(image.begin() + part.begin, image.begin() + part.end,
                           mended.value().begin() + part.begin);
    });
}

bool may_be_mended(const Bytes& image, const Salvage& found, ErrorKind trouble) {
    if (found.slots.empty()) return false;
    const bool known = found.settings.values.contains(format_setting);
    if (known && number_in(found.settings, format_setting) != format_number) return false;
    if (trouble == ErrorKind::Unavailable) return header_is_damaged(image);
    return known || trouble == ErrorKind::Corrupt;
}

std::string pieces(std::uint32_t count) {
    return count == 1 ? "1 sealed piece" : std::to_string(count) + " sealed pieces";
}

std::string news_of(const std::string& path, const std::string& damaged, const Saved& saved,
                    bool settings_lost) {
    std::string news = path + " was damaged and has been repaired: " + pieces(saved.waiting) +
                       " could be saved and will be sent";
    if (saved.lost > 0) news += "; at most " + pieces(saved.lost) + " could not";
    if (settings_lost) {
        news +=
            "; what it kept of its organisation is lost or not whole: if it does not send, "
            "join again by a new invitation";
    }
    return news + ". The damaged file is kept as " + damaged + "; have this device's disk checked";
}

}  // namespace

Result<std::string> rescue(const std::string& path, SecureRandom& random, ErrorKind trouble) {
    const std::string damaged_path = path + ".damaged";
    // Held to the end: two programs that rescue at once would undo each other's work.
    const ExchangeLock lock(path);
    RETURN_IF_ERROR(lock.held());
    ASSIGN_OR_RETURN(const Bytes image, lock.image());
    const Salvage found = salvage(image);
    if (!may_be_mended(image, found, trouble)) {
        return Error{ErrorKind::NotFound, "nothing in " + path + " can be saved"};
    }
    Saved saved;
    RETURN_IF_ERROR(exchange_file(path, damaged_path, [&](Sqlite& database) {
        return write_saved(database, random, found, saved);
    }));
    return news_of(path, damaged_path, saved, found.settings.lost);
}

}  // namespace candour::platform::outbox
