// Ground terms: what stands for the variables of a formula of the spec in an instance that refutes a question. Plain data.
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
    constant,      // a Skolem constant: something of the root type `type` that there has to be; the `index`th of them, from 1
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
