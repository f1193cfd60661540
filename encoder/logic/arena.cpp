// Queries on the nodes of an Arena.
#include "logic/kind_traits.h"
#include "logic/storage.h"
#include "text/check.h"

namespace proviso::logic {

std::string_view name(Kind kind) { return traits(kind).name; }

Arena::Arena(const Signature& signature) : signature_(signature), implementation_(std::make_unique<Implementation>()) {}
Arena::~Arena() = default;

VariableId Arena::fresh_variable(SortId sort, std::string name, text::Span span) {
  CHECK(sort.value < signature_.sorts.size() && sort != Signature::boolean, "a variable ranges over a sort");
  implementation_->variables.push_back({sort, std::move(name), span});
  return VariableId{static_cast<std::uint32_t>(implementation_->variables.size() - 1)};
}

Kind Arena::kind(Node node) const { return (*implementation_)[node].kind; }
SortId Arena::sort(Node node) const { return (*implementation_)[node].sort; }
bool Arena::is_formula(Node node) const { return sort(node) == Signature::boolean; }

SymbolId Arena::symbol(Node node) const {
  const Record& record = (*implementation_)[node];
  CHECK(traits(record.kind).payload == Payload::symbol);
  return SymbolId{record.payload};
}

VariableId Arena::variable_of(Node node) const {
  const Record& record = (*implementation_)[node];
  CHECK(traits(record.kind).payload == Payload::variable);
  return VariableId{record.payload};
}

const Number& Arena::number(Node node) const {
  const Record& record = (*implementation_)[node];
  CHECK(traits(record.kind).payload == Payload::number);
  return implementation_->numbers[record.payload];
}

const DayFunction& Arena::day_function(Node node) const {
  const Record& record = (*implementation_)[node];
  CHECK(traits(record.kind).payload == Payload::function);
  return implementation_->functions[record.payload];
}

std::span<const Node> Arena::children(Node node) const { return (*implementation_)[node].children; }
std::span<const VariableId> Arena::variables(Node node) const { return (*implementation_)[node].variables; }
std::span<const VariableId> Arena::free_variables(Node node) const { return (*implementation_)[node].free; }
SortId Arena::sort(VariableId variable) const { return implementation_->variables[variable.value].sort; }
const std::string& Arena::name(VariableId variable) const { return implementation_->variables[variable.value].name; }
text::Span Arena::span(VariableId variable) const { return implementation_->variables[variable.value].span; }
std::size_t Arena::size() const { return implementation_->records.size(); }

}  // namespace proviso::logic
