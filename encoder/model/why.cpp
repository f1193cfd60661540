#include "model/why.h"

#include <tuple>

namespace proviso::model {

bool operator==(const Why& a, const Why& b) {
  const auto key = [](const Why& why) {
    return std::tuple(why.what, why.number, why.all, why.type, why.unit, why.outcome, why.detail,
                      why.stopped ? static_cast<int>(why.stopped->by) : -1);
  };
  if (key(a) != key(b) || a.fields != b.fields || (a.because == nullptr) != (b.because == nullptr)) return false;
  return a.because == nullptr || *a.because == *b.because;
}

}  // namespace proviso::model
