// Candidates of the MBQI engine with the elements and tables of given interpretations.
#pragma once

#include <map>
#include <vector>

#include "lower/theory.h"
#include "solve/mbqi/candidate.h"

namespace proviso::testing {

// Names elements by constants, the same ones in every candidate. It must outlive the candidates.
class Candidates {
 public:
  explicit Candidates(lower::Theory& theory) : theory_(theory), plans_(theory) {}

  logic::VariableId constant(logic::SortId sort, std::uint32_t element) {
    std::vector<logic::VariableId>& all = constants_[sort];
    while (all.size() <= element) all.push_back(theory_.arena->fresh_variable(sort, "c" + std::to_string(all.size())));
    return all[element];
  }
  logic::Term term(logic::SortId sort, std::uint32_t element) { return theory_.arena->variable(constant(sort, element)); }

  solve::Candidate of(const lower::Interpretation& interpretation, std::uint64_t most_steps = UINT64_MAX) {
    solve::Candidate result(theory_, meanings, plans_, most_steps);
    const logic::Signature& signature = theory_.signature;
    for (std::uint32_t i = 0; i < signature.sorts.size(); ++i) {
      for (std::uint32_t element = 0; element < interpretation.sizes[i]; ++element) {
        const logic::SortId sort{i};
        result.bind(constant(sort, element), result.add(sort, term(sort, element)));
      }
    }
    for (std::uint32_t i = 0; i < signature.symbols.size(); ++i)
      for (const auto& [arguments, value] : interpretation.tables[i]) set(result, logic::SymbolId{i}, arguments, value);
    result.finish();
    return result;
  }

  solve::Candidate::Meanings meanings;

 private:
  using Candidate = solve::Candidate;

  static void set(Candidate& candidate, logic::SymbolId symbol, const std::vector<std::uint32_t>& arguments,
                  const lower::Interpretation::Value& value) {
    const Candidate::Elements at(arguments.begin(), arguments.end());
    if (const auto* index = std::get_if<std::uint32_t>(&value)) {
      candidate.set(symbol, at, static_cast<Candidate::Element>(*index));
    } else if (const auto* number = std::get_if<logic::Number>(&value)) {
      candidate.set(symbol, at, *number);
    } else {
      candidate.set(symbol, at, std::get<bool>(value));
    }
  }

  lower::Theory& theory_;
  solve::SearchPlans plans_;
  std::map<logic::SortId, std::vector<logic::VariableId>> constants_;
};

}  // namespace proviso::testing
