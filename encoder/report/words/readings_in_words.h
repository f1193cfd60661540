// Sets of combinations of readings as short English: "exactly when `stateless` is read as `inference`".
#pragma once

#include <string>
#include <vector>

#include "answer/oracle/verdict.h"
#include "report/words/names.h"

namespace proviso::report {

// "`stateless` is read as `inference` or `service` and `api` as `documented`": what the product says beyond `open`. Empty when
// that is nothing.
std::string product_in_words(const model::Model&, const model::OpenReadings& product, const model::OpenReadings& open);

// When an outcome comes about, for the end of a sentence. Either everything is in `lead` ("", "otherwise", "exactly when ..."), or
// `lead` ends in "in these cases:" and `cases` lists them.
struct When {
  std::string lead;
  std::vector<std::string> cases;
};

// "exactly when ..." of a union of products; nothing in it where the union is everything.
When when(const model::Model&, const std::vector<model::OpenReadings>& products, const model::OpenReadings& open);

// The same combinations as few products as can be, among those that the check leaves open.
std::vector<model::OpenReadings> merged(const answer::CheckAnswer&, const std::vector<model::OpenReadings>& products);

// The regions of a check in the order in which they are best told, each with its words. The one that takes most words comes
// last: "otherwise".
struct ToldRegion {
  const answer::Region* region = nullptr;
  When when;
};
std::vector<ToldRegion> tell_regions(const model::Model&, const answer::CheckAnswer&);

// What a position makes of a check: the outcomes under the readings that it leaves open. Empty when the check leaves none of its
// readings open.
struct UnderPosition {
  model::PositionId position;
  std::vector<answer::Word> outcomes;
};
// Of the positions that pin one of the terms that the outcome turns on.
std::vector<UnderPosition> under_positions(const model::Model&, const answer::CheckAnswer&);

// The readings that these speak of, in the order of the spec.
std::vector<std::pair<model::AmbiguityId, std::uint32_t>> mentioned(const model::Model&, const answer::CheckAnswer&);

}  // namespace proviso::report
