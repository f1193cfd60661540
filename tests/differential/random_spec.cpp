#include "random_spec.h"

#include <fmt/format.h>

#include "random_draft.h"
#include "spec_files.h"
#include "text/source.h"

namespace proviso::differential {

namespace {

using random::Draft;

std::string written(Draft& draft) {
  const RandomSpecOptions& options = draft.options;
  const std::string vocabulary = random::vocabulary(draft);
  const std::string documents = options.files ? random::documents(draft) : "";
  std::string text = random::definitions(draft, draft.dice.up_to(options.definitions), false);
  text += random::facts(draft);
  text += random::contracts(draft);
  if (options.amendments) text += random::amendments(draft);
  if (options.kept && draft.dice.chance(40)) text += random::definitions(draft, 1, true);
  text += random::requirements(draft);
  if (options.positions) text += random::positions(draft);
  text += random::checks(draft);
  if (options.examples) text += random::examples(draft);
  if (!options.files) return vocabulary + text;
  // A file of the library is one that the program would bring with it.
  const bool library = draft.dice.chance(30);
  const std::string path = library ? std::string(text::library_name) + "vocabulary.pvo" : "vocabulary.pvo";
  std::string all =
      fmt::format("import {}\"vocabulary.pvo\"\n{}{}{}{}", library ? "library " : "", documents, text, file_heading(path), vocabulary);
  for (std::size_t i = 0; i < draft.words.documents.size(); ++i)
    all += file_heading("texts/" + draft.words.documents[i] + ".txt") + random::text_of_document(i) + "\n";
  return all;
}

}  // namespace

RandomSpecOptions everything() {
  RandomSpecOptions options;
  options.fields = 2;
  options.clauses = 3;
  options.checks = 4;
  options.depth = 2;
  options.amendments = options.expectations = options.positions = options.products = options.examples = options.usage = options.files =
      true;
  return options;
}

RandomSpecOptions some_of_everything(std::uint64_t seed) {
  random::Dice dice(seed ^ 0x9e3779b97f4a7c15);
  RandomSpecOptions options = everything();
  options.root_types = 1 + dice.below(2);
  options.fields = 1 + dice.below(2);
  options.definitions = 1 + dice.below(3);
  options.facts = dice.below(3);
  options.contracts = 1 + dice.below(2);
  options.clauses = 1 + dice.below(4);
  options.requirements = 1 + dice.below(2);
  options.checks = 2 + dice.below(3);
  options.depth = dice.chance(55) ? 2 : 1;
  options.numbers = dice.chance(45);
  options.dates = dice.chance(25);
  options.order = dice.chance(40);
  options.closures = dice.chance(40);
  options.readings = dice.chance(85);
  options.values = dice.chance(60);
  options.kept = dice.chance(40);
  options.scopes = dice.chance(70);
  options.expectations = dice.chance(80);
  options.positions = dice.chance(40);
  options.products = dice.chance(35);
  options.examples = dice.chance(30);
  options.usage = dice.chance(20);
  options.files = dice.chance(20);
  options.large_counts = dice.chance(12);
  // Of these all designs with all their usages can be gone through.
  if (options.usage && dice.chance(60)) {
    options.numbers = options.dates = false;
    options.root_types = options.fields = 1;
  }
  options.amendments = dice.chance(25);
  return options;
}

std::string random_spec(std::uint64_t seed, const RandomSpecOptions& options) {
  Draft draft(seed, options);
  return written(draft);
}

}  // namespace proviso::differential
