// The numbers of a smallest architecture, made as round as they can be: 23 and not 23.3787830088 where both will do. One after
// the other, each keeps those before it; what is whole already stays.
#include <algorithm>

#include "solve/grounded.h"

namespace proviso::solve {

using ground::Quantity;
using logic::Number;

namespace {

constexpr int most_places = 6;

// With so many decimal places, nearest first; one where that is the number itself.
std::vector<Number> roundings(const Number& number, int places) {
  Number scale(1), unit(1);
  for (int i = 0; i < places; ++i) {
    scale = scale * Number(10);
    unit = unit * *Number::parse("1/10");
  }
  const Number below = (number * scale).floor() * unit;
  if (below == number) return {number};
  const Number above = below + unit;
  if (number - below <= above - number) return {below, above};
  return {above, below};
}

// What is there, no integer by its sort, and and constrained.
std::vector<Quantity> decimals(const logic::Theory& theory, State& state) {
  std::vector<Quantity> result;
  for (std::uint32_t i = 0; i < theory.signature.symbols.size(); ++i) {
    const logic::Symbol& symbol = theory.signature.symbols[i];
    if (symbol.result != logic::Signature::real) continue;
    for (const ground::Tables::Entry& entry : state.grounding->tables().entries({i})) {
      bool there = true;
      for (std::size_t k = 0; k < entry.arguments.size(); ++k)
        there = there && state.holds(state.grounding->universe().exists(symbol.arguments[k], entry.arguments[k]));
      const Quantity quantity = entry.number.terms[0].first;
      if (there && state.solver->constrains(quantity)) result.push_back(quantity);
    }
  }
  return result;
}

}  // namespace

void Grounded::round_numbers(const Search& search, State& state, Assumptions kept, Sat& best) {
  const auto is_decimal = [](const logic::Symbol& symbol) { return symbol.result == logic::Signature::real; };
  if (std::ranges::none_of(theory_.signature.symbols, is_decimal) || check(state, kept, search) != Answer::sat) return;
  const std::vector<Quantity> quantities = decimals(theory_, state);
  std::vector<Number> values;
  const auto accept = [&] {
    values.clear();
    for (Quantity quantity : quantities) values.push_back(state.solver->value(quantity));
    best.interpretation = read_model(theory_, state);
    best.selection = read_selection(theory_, search.query, state);
  };
  accept();
  for (std::size_t i = 0; i < quantities.size(); ++i) {
    bool found = false;
    for (int places = 0; places <= most_places && !found; ++places) {
      for (const Number& round : roundings(values[i], places)) {
        Assumptions with = kept;
        with.add(state.solver->equals(quantities[i], round), Assumed{});
        if (round == values[i]) {
          found = true;
        } else if (const Answer answer = check(state, with, search); answer == Answer::unknown) {
          return;
        } else if (answer == Answer::sat) {
          found = true;
          accept();
        }
        if (!found) continue;
        kept = std::move(with);
        break;
      }
    }
  }
}

}  // namespace proviso::solve
