#include "model/allow.h"

#include <algorithm>
#include <string>

namespace proviso::model {

const Allow* find(const std::vector<Allow>& allows, text::Code code) {
  const auto found = std::ranges::find(allows, code, &Allow::code);
  return found == allows.end() ? nullptr : &*found;
}

text::Diagnostic unused(const Allow& allow) {
  return {text::Code::W006,
          allow.span,
          "nothing is warned of here with `" + std::string(text::name(allow.code)) + "`, so that this allows nothing",
          {},
          "leave the `allow` out"};
}

}  // namespace proviso::model
