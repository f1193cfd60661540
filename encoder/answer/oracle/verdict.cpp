#include "answer/oracle/verdict.h"

#include <algorithm>
#include <utility>

namespace proviso::answer {

Word word(const Finding& finding) {
  struct {
    Word operator()(const Possible&) const { return Word::possible; }
    Word operator()(const Impossible&) const { return Word::impossible; }
    Word operator()(const Fails&) const { return Word::fails; }
    Word operator()(const Holds&) const { return Word::holds; }
    Word operator()(const Vacuous&) const { return Word::vacuous; }
    Word operator()(const Undecided&) const { return Word::undecided; }
  } visitor;
  return std::visit(visitor, finding);
}

const Witness* witness_of(const Finding& finding) {
  if (const auto* possible = std::get_if<Possible>(&finding)) return &possible->witness;
  if (const auto* fails = std::get_if<Fails>(&finding)) return &fails->counterexample;
  return nullptr;
}
Witness* witness_of(Finding& finding) { return const_cast<Witness*>(witness_of(std::as_const(finding))); }

const model::Structure& asked_of(const Witness& witness) {
  if (!witness.admission) return witness.structure;
  const auto& usages = witness.admission->usages;
  const auto usage = std::ranges::find(usages, model::Unit{model::QuestionUnit{}}, &Usage::of);
  return usage == usages.end() ? witness.structure : usage->structure;
}

const Conflict* conflict_of(const Finding& finding) {
  if (const auto* impossible = std::get_if<Impossible>(&finding)) return &impossible->conflict;
  if (const auto* holds = std::get_if<Holds>(&finding)) return &holds->conflict;
  if (const auto* vacuous = std::get_if<Vacuous>(&finding)) return &vacuous->conflict;
  return nullptr;
}
Conflict* conflict_of(Finding& finding) { return const_cast<Conflict*>(conflict_of(std::as_const(finding))); }

std::string_view text(Word word) {
  switch (word) {
    case Word::possible:
      return "POSSIBLE";
    case Word::impossible:
      return "IMPOSSIBLE";
    case Word::holds:
      return "HOLDS";
    case Word::fails:
      return "FAILS";
    case Word::vacuous:
      return "VACUOUS";
    case Word::undecided:
      return "UNDECIDED";
  }
  CHECK(false, "a verdict without a word");
}

}  // namespace proviso::answer
