// SecondFactor: a person's authenticator app and recovery codes: kept sealed and hashed, with a key
// that is outside the database.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/world.h"
#include "core/office/totp.h"
#include "core/store/office_store.h"

namespace candour::console {

class SecondFactor {
public:
    // `key`: 32 bytes.
    SecondFactor(store::OfficeStore& office, const Clock& clock, SecureRandom& random,
                 office::HmacSha1 hmac, Bytes key);

    // Bound to the account: sealed for one it opens for no other.
    Bytes seal(const StaffId& staff, ByteView secret) const;
    // Errors: Corrupt when it was sealed with another key, or for somebody else.
    Result<Bytes> open(const StaffId& staff, ByteView sealed) const;

    Bytes make_secret();
    // The step of a right code for a secret that is not kept yet; nothing when it is wrong.
    std::optional<std::int64_t> step_of(ByteView secret, std::string_view typed) const;
    // Whether it is a right code, or a recovery code, that has not been used; it then has been.
    // Errors: Corrupt as open(), the store's.
    Result<bool> use(const store::StaffAccount& account, std::string_view typed);
    Bytes hash_of_recovery(const StaffId& staff, std::string_view normal_code) const;

    // What the page for the code carries from the page for the password: who was let through, until
    // when. Of one browser (its form's token) and one password. Nothing is kept for it.
    std::string make_pass(const store::StaffAccount& account, std::string_view form_token) const;
    // Whose it is; nothing when it is made up, another browser's, over, or of an old password.
    Result<std::optional<store::StaffAccount>> take_pass(std::string_view pass,
                                                         std::string_view form_token) const;

private:
    Bytes mac_of(const store::StaffAccount& account, std::int64_t until_s,
                 std::string_view form_token) const;

    store::OfficeStore& office_;
    const Clock& clock_;
    SecureRandom& random_;
    office::HmacSha1 hmac_;
    Bytes key_;
};

}  // namespace candour::console
