#include "report/words/rewording.h"

#include <fmt/format.h>

#include "text/check.h"

namespace proviso::report {

namespace {

std::string clause_of(const Spec& spec, const study::Rewording& rewording) {
  return ticked(name(spec.model, spec.model[rewording.rule].clause));
}

std::string condition_of(const Spec& spec, const study::Rewording& rewording) {
  const model::ExprId part = study::conjuncts_of(spec.model, spec.model[rewording.rule].guard)[rewording.part];
  return ticked(excerpt(spec, spec.model[part].span));
}

std::string exception_of(const Spec& spec, const study::Rewording& rewording) {
  return ticked(excerpt(spec, spec.model[spec.model[rewording.rule].exceptions[rewording.part]].span));
}

std::string reading_of(const Spec& spec, const study::Rewording& rewording) {
  return ticked(spec.model.reading_heading(rewording.pinned, rewording.reading).name);
}

}  // namespace

std::string in_words(const Spec& spec, const study::Rewording& rewording) {
  using Kind = study::Rewording::Kind;
  switch (rewording.kind) {
    case Kind::drop_exception:
      return fmt::format("{} no longer overrides {}", ticked(name(spec.model, rewording.by)), clause_of(spec, rewording));
    case Kind::drop_unless:
      return fmt::format("{} has no longer the exception {}", clause_of(spec, rewording), exception_of(spec, rewording));
    case Kind::drop_condition:
      return fmt::format("{} has no longer the condition {}", clause_of(spec, rewording), condition_of(spec, rewording));
    case Kind::indirectly:
      return fmt::format("{} says \"directly or indirectly\" of {}", clause_of(spec, rewording), condition_of(spec, rewording));
    case Kind::pin_reading:
      return fmt::format("{} is defined as {}", ticked(name(spec.model, rewording.pinned)), reading_of(spec, rewording));
  }
  CHECK(false, "a rewording without words");
}

std::string reason_in_words(const Spec& spec, const study::Rewording& rewording) {
  using Kind = study::Rewording::Kind;
  switch (rewording.kind) {
    case Kind::drop_exception:
      return fmt::format("{} overrides {}", ticked(name(spec.model, rewording.by)), clause_of(spec, rewording));
    case Kind::drop_unless:
      return fmt::format("{} has the exception {}", clause_of(spec, rewording), exception_of(spec, rewording));
    case Kind::drop_condition:
      return fmt::format("{} is only about {}", clause_of(spec, rewording), condition_of(spec, rewording));
    case Kind::indirectly:
      return fmt::format("{} is only about what is directly so: {}", clause_of(spec, rewording), condition_of(spec, rewording));
    case Kind::pin_reading:
      return fmt::format("{} is not read as {}", ticked(name(spec.model, rewording.pinned)), reading_of(spec, rewording));
  }
  CHECK(false, "a rewording without words");
}

}  // namespace proviso::report
