// The facts that a report needs about each architecture of an answer: its compliance clause by clause, and why formulas are true or false
// in it.
#pragma once

#include "answer/oracle/verdict.h"

namespace proviso::answer {

enum class Facts : std::uint8_t {
  brief,  // why a counterexample fails what is asked, and what each usage breaks
  full,   // ... and how each witness and usage fares clause by clause
};

// Works them out by the evaluator, for every witness, usage and counterexample of the answer.
void add_facts(const model::Model&, Facts, CheckAnswer&);

}  // namespace proviso::answer
