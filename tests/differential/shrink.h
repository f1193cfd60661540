// Makes a spec on which something goes wrong smaller while it still goes wrong.
#pragma once

#include <functional>
#include <string>

namespace proviso::differential {

// A text got from `spec` by leaving out lines and groups of lines in braces, and by putting `true`, `false` or a part
// of itself in the place of a part in parentheses, of which `fails` is true and of whose further reductions it is not.
// `fails` must be true of `spec`; it is asked many times, mostly of texts that are no longer well-formed. After so many seconds it is
// asked no more, and what is left may have further reductions.
std::string shrink(std::string spec, const std::function<bool(const std::string&)>& fails, int most_seconds = 120);

}  // namespace proviso::differential
