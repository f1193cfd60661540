// The data of a report.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "answer/oracle/verdict.h"
#include "report/words/names.h"

namespace proviso::report {

// All references must outlive it.
struct Report {
  const Spec& spec;
  const answer::SpecAnswer& answer;
  std::optional<std::int64_t> as_of;      // days: the day that replaces the checks' own
  std::vector<std::string> under;         // the positions and readings that restrict the whole run, as given
  std::vector<model::CheckId> not_asked;  // because they pin a reading that this run excludes
};

}  // namespace proviso::report
