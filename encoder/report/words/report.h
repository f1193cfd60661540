// What a report is made from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "answer/oracle/verdict.h"
#include "report/words/names.h"

namespace proviso::report {

// What is told. All must outlive it.
struct Report {
  const Spec& spec;
  const answer::SpecAnswer& answer;
  std::optional<std::int64_t> as_of;      // days: that the checks were asked as of another day than their own
  std::vector<std::string> under;         // the positions and readings that the whole run was narrowed to, as they were given
  std::vector<model::CheckId> not_asked;  // because they pin a reading that was ruled out for this run
};

}  // namespace proviso::report
