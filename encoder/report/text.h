// The report of a run as text for people.
#pragma once

#include "report/check_text.h"

namespace proviso::report {

// What is told. All must outlive it.
struct Report {
  const Spec& spec;
  const answer::SpecAnswer& answer;
  std::optional<std::int64_t> as_of;        // days: that the checks were asked as of another day than their own
  std::vector<std::string> under;           // the positions and readings that the whole run was narrowed to, as they were given
  std::vector<model::CheckId> not_asked;    // because they pin a reading that was ruled out for this run
};

// Ends with the tally, on a line of its own.
std::string text(const Report&, Detail, Style);

}  // namespace proviso::report
