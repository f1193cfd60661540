// Writes the memorandum on the answers of a spec.
#pragma once

#include <string>
#include <vector>

#include "report/memo/memo.h"
#include "report/words/report.h"

namespace proviso::report {

// By what a memorandum was made, and from what.
struct Provenance {
  std::string program;  // "proviso 0.1.0 (Z3 4.8.12, CaDiCaL sc2021)"
  std::string command;  // the command line; may be empty
  struct Input {
    std::string name;
    std::string digest;  // SHA-256, in hexadecimal
  };
  std::vector<Input> inputs;
};

// The answers must contain facts about each witness in full, and conflicts that are as small as is known (answer::Options). One article
// for each answered check; at least one.
Memo memo(const Report&, const Provenance&);

}  // namespace proviso::report
