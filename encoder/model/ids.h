// Typed indices into the tables of a Model.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace proviso::model {

template <typename Tag>
struct Id {
  std::uint32_t value = UINT32_MAX;
  bool valid() const { return value != UINT32_MAX; }
  bool operator==(const Id&) const = default;
  auto operator<=>(const Id&) const = default;
};

using TypeId = Id<struct TypeTag>;  // types and enums
using FieldId = Id<struct FieldTag>;
using IndividualId = Id<struct IndividualTag>;
using RelationId = Id<struct RelationTag>;
using TermId = Id<struct TermTag>;  // `define`
using ExprId = Id<struct ExprTag>;
using VarId = Id<struct VarTag>;  // every binder and parameter of the spec has its own
using FactId = Id<struct FactTag>;
using RequirementId = Id<struct RequirementTag>;
using IntentId = Id<struct IntentTag>;
using ProductId = Id<struct ProductTag>;
using ContractId = Id<struct ContractTag>;
using ClauseId = Id<struct ClauseTag>;  // one for each version of a clause
using AmendmentId = Id<struct AmendmentTag>;
using RuleId = Id<struct RuleTag>;
using AmbiguityId = Id<struct AmbiguityTag>;  // a term or clause with two or more readings
using CalendarId = Id<struct CalendarTag>;
using DocumentId = Id<struct DocumentTag>;
using PositionId = Id<struct PositionTag>;
using CheckId = Id<struct CheckTag>;
using ExampleId = Id<struct ExampleTag>;

}  // namespace proviso::model

template <typename Tag>
struct std::hash<proviso::model::Id<Tag>> {
  std::size_t operator()(proviso::model::Id<Tag> id) const noexcept { return std::hash<std::uint32_t>{}(id.value); }
};
