// Reasons why an answer is undecided or an expectation is not met, as data. report/words turns them into sentences.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/model.h"
#include "text/meter.h"

namespace proviso::model {

struct Why {
  enum class What : std::uint8_t {
#define WHY(name) name,
#include "model/why.def"
#undef WHY
  };
  enum class Outcome : std::uint8_t { possible, impossible, holds, fails, vacuous, undecided };

  What what = What::nothing;
  std::uint64_t number = 0;
  bool all = false;
  TypeId type = {};
  std::optional<Unit> unit = {};
  Outcome outcome = Outcome::undecided;
  std::vector<FieldId> fields = {};
  std::string detail = {};
  std::optional<Stopped> stopped = {};
  std::vector<Why> because = {};  // at most one

  bool empty() const { return what == What::nothing; }
  bool operator==(const Why&) const = default;
};

inline Why why(Why::What what, std::uint64_t number = 0) { return {what, number}; }
inline Why why(const Stopped& stopped) { return {.what = Why::What::stopped, .stopped = stopped}; }
inline Why why(Why::What what, Why because, std::uint64_t number = 0) {
  return {.what = what, .number = number, .because = {std::move(because)}};
}

}  // namespace proviso::model
