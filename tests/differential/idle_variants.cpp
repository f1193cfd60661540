// Something is added that nothing rests on.
#include <fmt/format.h>

#include "random_vocabulary.h"
#include "variant_text.h"

namespace proviso::differential {

namespace {

// A term that has readings gets one more, which says what the first does.
Variant with_one_reading_more(const std::string& spec) {
  Variant variant{"a reading that repeats another", "", {{"repeated", "w0"}}};
  for (const std::string& line : lines_of(spec)) {
    variant.spec += line;
    if (const auto at = line.find("  reading w0"); at == 0)
      variant.spec += "  reading repeated" + line.substr(std::string("  reading w0").size());
  }
  return variant;
}

}  // namespace

std::vector<Variant> idle_variants(const std::string& spec) {
  return {
      {"an idle fact", "fact idle_truth : true\n" + spec},
      {"an idle type", "type Idle { idle_one: optional Idle, idle_many: set Idle }\ntype Idler is Idle\n" + spec},
      {"an idle fact about an idle type",
       "type Idle\nfact idle_ones : every Idle idle, Idle idler: idle = idler or idle != idler\n" + spec},
      {"an idle individual", "type Idle\nindividual idle: Idle\n" + spec},
      {"idle readings", "type Idle\ndefine idle(Idle x_idle, bool it)\n  reading yes = it\n  reading no = not it\n" + spec},
      {"idle readings in a fact",
       "define idle(bool it)\n  reading yes = it\n  reading no = not it\nfact idle_choice : idle(true) or not idle(true)\n" + spec},
      {"an idle contract", "contract idle from 2025-01-01 {\n  clause idle_clause { must true }\n}\n" + spec},
      {"an idle check", "check idle_check { possible without contracts expect possible }\n" + spec},
      {"an idle check that fails", "check idle_check { always false without contracts expect holds }\n" + spec},
      with_one_reading_more(spec),
  };
}

}  // namespace proviso::differential
