// The scope lines of checks, with those that a check takes from another (`as check c`).
#pragma once

#include <vector>

#include "resolve/symbols/lexicon.h"
#include "resolve/symbols/reports.h"

namespace proviso::resolve {

struct CheckWithScope {
  syntax::Check node;           // with the scope lines of the other check, except of the kinds of which it has its own
  std::size_t base = 0;         // the index of the other check; its own index if there is none
  bool inherited_only = false;  // the names after `only` come from the other check
  bool sound = true;            // the other check exists and has no errors
};

// By index of the check. Lines that have no meaning for the kind of question are not taken over: `products` for `always`, requirements
// after `with` for `possible`.
std::vector<CheckWithScope> with_scopes(const Lexicon&, Reports&);

// The indices of all checks, each after its base.
std::vector<std::size_t> check_order(const std::vector<CheckWithScope>&);

}  // namespace proviso::resolve
