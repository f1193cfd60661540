// Simplifies the numbers of a minimal architecture: 0 or 1 if possible, otherwise numbers with few digits (40 instead of 41, 23 instead
// of 23.3787830088). Numbers are simplified one after the other, and earlier ones stay fixed. Dates and moments keep their values.
#include <algorithm>
#include <optional>

#include "solve/grounded/grounded.h"
#include "solve/grounded/tuning.h"

namespace proviso::solve {

using ground::Quantity;
using logic::Number;

namespace {

// The multiples of the unit on either side of the number, the nearer one first.
void add_multiples(const Number& number, const Number& unit, const Number& inverse, std::vector<Number>& result) {
  const Number below = (number * inverse).floor() * unit;
  const Number above = below + unit;
  const bool is_nearer = number - below <= above - number;
  result.push_back(is_nearer ? below : above);
  result.push_back(is_nearer ? above : below);
}

// Candidates in order of simplicity. The number itself is the last candidate if it is simple.
std::vector<Number> plain(const Number& number, bool integer) {
  const Number ten(10), tenth = *Number::parse("1/10");
  std::vector<Number> result{Number(0), Number(number < Number(0) ? -1 : 1)};
  const Number size = number < Number(0) ? Number(0) - number : number;
  std::vector<Number> powers{Number(1)}, inverses{Number(1)};
  while (powers.back() * ten <= size) {
    powers.push_back(powers.back() * ten);
    inverses.push_back(inverses.back() * tenth);
  }
  for (std::size_t i = powers.size(); i-- > 1 && powers.size() - i <= grounded_tuning::most_digits;)
    add_multiples(number, powers[i], inverses[i], result);
  Number unit(1), inverse(1);
  for (int places = 0; places <= (integer ? 0 : grounded_tuning::most_decimal_places); ++places) {
    add_multiples(number, unit, inverse, result);
    unit = unit * tenth;
    inverse = inverse * ten;
  }
  const auto itself = std::ranges::find(result, number);
  result.erase(itself, result.end());
  return result;
}

// The base of a field with numeric values; nothing for other symbols.
std::optional<model::Base> base_of_number(const lower::Theory& theory, const logic::Symbol& symbol) {
  const auto* field = std::get_if<logic::FieldSymbol>(&symbol.meaning);
  if (field == nullptr) return std::nullopt;
  const model::Base base = theory.model[field->field].value.base;
  const bool is_number = base == model::Base::integer || base == model::Base::decimal;
  return is_number ? std::optional(base) : std::nullopt;
}

struct Found {
  Quantity quantity;
  bool integer;
};

// Numbers of elements that are present and that the solver constrains.
std::vector<Found> numbers(const lower::Theory& theory, State& state) {
  std::vector<Found> result;
  for (std::uint32_t i = 0; i < theory.signature.symbols.size(); ++i) {
    const logic::Symbol& symbol = theory.signature.symbols[i];
    const std::optional<model::Base> base = base_of_number(theory, symbol);
    if (!base) continue;
    for (const ground::Tables::Entry& entry : state.grounding->tables().entries({i})) {
      bool there = true;
      for (std::size_t k = 0; k < entry.arguments.size(); ++k)
        there = there && state.holds(state.grounding->universe().exists(symbol.arguments[k], entry.arguments[k]));
      const Quantity quantity = entry.number.terms[0].first;
      if (there && state.solver->constrains(quantity)) result.push_back({quantity, *base == model::Base::integer});
    }
  }
  return result;
}

}  // namespace

void Grounded::simplify_values(const Search& search, State& state, Assumptions kept, Sat& best) {
  const auto is_number = [&](const logic::Symbol& symbol) { return base_of_number(theory_, symbol).has_value(); };
  if (std::ranges::none_of(theory_.signature.symbols, is_number) || check(state, kept, search) != Answer::sat) return;
  const std::vector<Found> all = numbers(theory_, state);
  std::vector<Number> values;
  const auto accept = [&] {
    values.clear();
    for (const Found& found : all) values.push_back(state.solver->value(found.quantity));
    best.interpretation = extract_model(theory_, state);
    best.selection = read_selection(theory_, search.query, state);
  };
  accept();
  for (std::size_t i = 0; i < all.size(); ++i) {
    Number chosen = values[i];
    for (const Number& number : plain(values[i], all[i].integer)) {
      Assumptions with = kept;
      with.add(state.solver->equals(all[i].quantity, number), Assumed{});
      const Answer answer = check(state, with, search);
      if (answer == Answer::unknown) return;
      if (answer != Answer::sat) continue;
      accept();
      chosen = number;
      break;
    }
    kept.add(state.solver->equals(all[i].quantity, chosen), Assumed{});
  }
}

}  // namespace proviso::solve
