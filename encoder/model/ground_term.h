// Ground terms, which replace the variables of a formula in a ground instance. Plain data.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/ids.h"

namespace proviso::model {

struct GroundTerm {
  enum class What : std::uint8_t {
    individual,    // `individual`
    enum_element,  // `index` of `type`
    constant,      // a Skolem constant of the root type `type`: the `index`th, counted from 1
    field,         // `field` of its argument
    applied,       // another function of the theory, `symbol`, of its arguments
  };
  What what = What::constant;
  IndividualId individual = {};
  TypeId type = {};
  std::uint32_t index = 0;
  FieldId field = {};
  std::string symbol = {};
  std::vector<GroundTerm> arguments = {};
};

}  // namespace proviso::model
