// Sets of combinations of readings in short English: "exactly when `stateless` is read as `inference`".
#pragma once

#include <string>
#include <vector>

#include "answer/oracle/verdict.h"
#include "report/words/names.h"

namespace proviso::report {

// "`stateless` is read as `inference` or `service` and `api` as `documented`": how the product restricts `open`. Empty if it does not.
std::string product_in_words(const model::Model&, const model::OpenReadings& product, const model::OpenReadings& open);

// The condition of an outcome, for the end of a sentence. Either `lead` contains everything ("", "otherwise", "exactly when ..."), or
// `lead` ends in "in these cases:" and `cases` lists them.
struct When {
  std::string lead;
  std::vector<std::string> cases;
};

// "exactly when ..." for a union of products; empty if the union covers everything.
When when(const model::Model&, const std::vector<model::OpenReadings>& products, const model::OpenReadings& open);

// The same combinations as few products as possible, among those that the check leaves open.
std::vector<model::OpenReadings> merged(const answer::CheckAnswer&, const std::vector<model::OpenReadings>& products);

// "when `stateless` is read as `inference`; or when ...". Empty if nothing is left open.
std::string when_in_words(const model::Model&, const answer::CheckAnswer&, const std::vector<model::OpenReadings>& products);

// The regions of a check in the order of presentation, each with its words. The one with the longest description comes last:
// "otherwise".
struct ToldRegion {
  const answer::Region* region = nullptr;
  When when;
};
std::vector<ToldRegion> tell_regions(const model::Model&, const answer::CheckAnswer&);

// The outcomes of a check under the readings that a position leaves open. Empty if the check leaves none of its readings open.
struct UnderPosition {
  model::PositionId position;
  std::vector<answer::Word> outcomes;
};
// For the positions that pin one of the terms on which the outcome depends.
std::vector<UnderPosition> under_positions(const model::Model&, const answer::CheckAnswer&);

// The readings that these mention, in the order of the spec.
std::vector<std::pair<model::AmbiguityId, std::uint32_t>> mentioned(const model::Model&, const answer::CheckAnswer&);

}  // namespace proviso::report
