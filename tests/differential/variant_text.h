// Parts of the text of a random spec, and of its variants.
#pragma once

#include <string>
#include <vector>

#include "variants.h"

namespace proviso::differential {

namespace random {
class Dice;
}

std::vector<Variant> idle_variants(const std::string& spec);
// Formulas that say the same: De Morgan, `implies`, the negations of quantifiers.
Variant by_de_morgan(const std::string& spec, random::Dice&);
Variant renamed(const std::string& spec, random::Dice&);
Variant reordered(const std::string& spec, random::Dice&);
// Each clause of several rules as several clauses.
Variant with_clauses_split(const std::string& spec);

// With their line ends.
std::vector<std::string> lines_of(const std::string& text);

}  // namespace proviso::differential
