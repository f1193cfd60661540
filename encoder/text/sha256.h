// The digest of a text, by which a reader can tell whether two files are the same.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace proviso::text {

// SHA-256 (FIPS 180-4, Secure Hash Standard).
std::array<std::uint8_t, 32> sha256(std::string_view bytes);
// 64 digits.
std::string sha256_hex(std::string_view bytes);
// RFC 4648, with padding: as in `sha256-...` of a content security policy.
std::string base64(std::string_view bytes);
std::string sha256_base64(std::string_view bytes);

}  // namespace proviso::text
