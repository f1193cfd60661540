// The facts about each architecture of an answer that a report needs: its compliance clause by clause, and why formulas are true or
// false in it.
#pragma once

#include "answer/oracle/verdict.h"

namespace proviso::answer {

enum class Facts : std::uint8_t {
  brief,  // why a counterexample fails the question, and what each usage breaks
  full,   // also the compliance of each witness and usage, clause by clause
};

// Computes the facts with the evaluator, for every witness, usage and counterexample of the answer.
void add_facts(const model::Model&, Facts, CheckAnswer&);

}  // namespace proviso::answer
