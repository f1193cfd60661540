// A random spec while it is being written, and the parts that it is put together from. Each part gives its text and adds to the
// words what later parts can name.
#pragma once

#include <string>
#include <vector>

#include "random_formulas.h"

namespace proviso::differential::random {

struct Draft {
  explicit Draft(std::uint64_t seed, const RandomSpecOptions& o) : dice(seed), options(o), formulas(dice, words, options) {}
  Draft(const Draft&) = delete;

  Dice dice;
  RandomSpecOptions options;
  Vocabulary words;
  RandomFormulas formulas;

  std::string formula(const Scope& scope = {}) { return formulas.formula(scope, options.depth); }
  // Words in quotation marks with a blank before them, now and then.
  std::string gloss();
  // Words quoted from a document, now and then.
  std::string cites();
  // Notes for what has this name, by its number now and then: without a throw of the dice, so that all else in a spec stays as it
  // was. That a warning about it is not to be given; what explains it; its section number; its cost; how it is said of these places.
  static std::string allow(const std::string& name, const std::string& code);
  static std::string gloss_of(const std::string& name);
  static std::string section(const std::string& name);
  static std::string cost(const std::string& name);
  static std::string phrases(const std::string& name, const std::vector<std::string>& places);
};

// Documents, and what is in them (spec_files.h).
std::string documents(Draft&);
// What stands in each, in their order.
std::string text_of_document(std::size_t number);
// Enumerations, types with their fields, individuals, relations.
std::string vocabulary(Draft&);
// Terms; `on_clauses`: that may build on clauses.
std::string definitions(Draft&, int count, bool on_clauses);
std::string contracts(Draft&);
// Of the contracts that there are.
std::string amendments(Draft&);
// Another meaning of the term, with the parameters and the range that it has: from its `define` on. May be empty.
std::string redefinition(Draft&, Definition);
// Facts, requirements, in products too, intents.
std::string facts(Draft&);
std::string requirements(Draft&);
std::string positions(Draft&);
std::string checks(Draft&);
std::string examples(Draft&);

}  // namespace proviso::differential::random
