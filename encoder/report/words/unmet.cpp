#include "report/words/unmet.h"

#include <fmt/format.h>

#include "report/words/example_outcome.h"
#include "report/words/readings_in_words.h"
#include "report/words/why_in_words.h"

namespace proviso::report {

UnmetWords unmet_in_words(const Spec& spec, const answer::CheckAnswer& answer, const answer::ExpectationResult& result) {
  const model::Expectation& expectation = spec.model[answer.check].expectations[result.index];
  UnmetWords words{excerpt(spec, expectation.span), expectation.span, in_words(spec.model, result.why)};
  if (!words.expected.starts_with("expect")) words.expected = "expect " + words.expected;
  if (!result.instance || answer.occurring.empty()) return words;
  model::OpenReadings product = answer.open;
  for (const model::AmbiguityId ambiguity : answer.turning.empty() ? answer.occurring : answer.turning)
    product[ambiguity.value] = {(*result.instance)[ambiguity.value]};
  const std::string readings = product_in_words(spec.model, product, answer.open);
  if (!readings.empty()) words.why += fmt::format(", for instance when {}", readings);
  return words;
}

UnmetWords unmet_in_words(const Spec& spec, const model::Judgement& judgement, const model::VerdictResult& result) {
  const model::ExampleVerdict& verdict = spec.model[judgement.example].verdicts[result.index];
  UnmetWords words{excerpt(spec, verdict.span), verdict.span, in_words(spec.model, result.unmet)};
  if (!result.instance) return words;
  const std::string readings = product_in_words(spec.model, own_readings(judgement, result.instance->selection), judgement.open);
  if (!readings.empty()) words.why += fmt::format(", for instance when {}", readings);
  return words;
}

}  // namespace proviso::report
