#include "model/structure.h"

#include "model/model.h"

namespace proviso::model {

namespace {

std::size_t facts_stated(Multiplicity multiplicity, const FieldValue& value) {
  if (const auto* members = std::get_if<ElementSet>(&value)) return members->size();
  const Atom& atom = std::get<Atom>(value);
  if (std::holds_alternative<Absent>(atom)) return 0;
  if (multiplicity == Multiplicity::optional) return 1;
  const bool* truth = std::get_if<bool>(&atom);
  return truth != nullptr && *truth ? 1 : 0;
}

}  // namespace

std::size_t Structure::size() const {
  std::size_t count = 0;
  for (const auto& [root, infos] : elements) count += infos.size();
  return count;
}

std::size_t Structure::tuple_count(const Model& model) const {
  std::size_t count = 0;
  for (const auto& [field, values] : fields) {
    for (const FieldValue& value : values) count += facts_stated(model[field].multiplicity, value);
  }
  for (const auto& [relation, tuples] : relations) count += tuples.size();
  return count;
}

}  // namespace proviso::model
