#include "resolve/passes/check_scopes.h"

#include "resolve/symbols/lookup.h"

namespace proviso::resolve {

namespace {

void take_over(CheckWithScope& check, const CheckWithScope& base) {
  syntax::Check& own = check.node;
  const syntax::Check& its = base.node;
  if (!own.as_of) own.as_of = its.as_of;
  if (!own.contracts && !own.without_contracts.valid()) {
    own.contracts = its.contracts;
    own.without_contracts = its.without_contracts;
  }
  if (!own.always && !own.products && !own.without_products.valid()) {
    own.products = its.products;
    own.without_products = its.without_products;
  }
  if (own.without.empty()) own.without = its.without;
  if (!own.only && its.only) {
    own.only = its.only;
    check.inherited_only = true;
  }
  if (own.limits.empty()) own.limits = its.limits;
  if (own.always && own.with.empty()) own.with = its.with;
  if (own.under.empty()) own.under = its.under;
}

void refuse(CheckWithScope& check, std::vector<text::Label> labels, Reports& reports) {
  check.sound = false;
  reports.add({Code::Q015, check.node.like.span, in_back_ticks(check.node.name.text) + " takes its scope from itself", std::move(labels),
               "name another check, or write the scope lines out"});
}

// Reports each cycle once, and breaks it.
void cut_circles(std::vector<CheckWithScope>& checks, Reports& reports) {
  enum class State : std::uint8_t { unseen, open, done };
  std::vector<State> states(checks.size(), State::unseen);
  for (std::size_t i = 0; i < checks.size(); ++i) {
    std::vector<std::size_t> chain;
    std::size_t at = i;
    for (; states[at] == State::unseen; at = checks[at].base) {
      states[at] = State::open;
      chain.push_back(at);
    }
    if (states[at] == State::open && checks[at].base != at) {
      std::vector<text::Label> labels;
      for (std::size_t next = checks[at].base; next != at && labels.size() < 8; next = checks[next].base) {
        labels.push_back({checks[next].node.like.span, "by way of " + in_back_ticks(checks[next].node.name.text)});
      }
      refuse(checks[at], std::move(labels), reports);
      checks[at].base = at;
    }
    for (const std::size_t done : chain) states[done] = State::done;
  }
}

}  // namespace

std::vector<CheckWithScope> with_scopes(const Lexicon& lexicon, Reports& reports) {
  const auto& declared = lexicon.declarations.checks;
  std::vector<CheckWithScope> checks;
  for (std::size_t i = 0; i < declared.size(); ++i) {
    CheckWithScope check{*declared[i].node, i};
    if (check.node.like.valid()) {
      const auto base = look_up_statement(lexicon, {{}, check.node.like}, Statement::Kind::check, reports);
      check.sound = base.has_value();
      check.base = base.value_or(i);
      if (base && *base == i) refuse(check, {}, reports);
    }
    checks.push_back(std::move(check));
  }
  cut_circles(checks, reports);
  for (const std::size_t i : check_order(checks)) {
    if (checks[i].base != i) take_over(checks[i], checks[checks[i].base]);
  }
  return checks;
}

std::vector<std::size_t> check_order(const std::vector<CheckWithScope>& checks) {
  std::vector<std::size_t> order;
  std::vector<bool> done(checks.size(), false);
  for (std::size_t i = 0; i < checks.size(); ++i) {
    std::vector<std::size_t> chain;
    for (std::size_t at = i; !done[at]; at = checks[at].base) {
      done[at] = true;
      chain.push_back(at);
    }
    order.insert(order.end(), chain.rbegin(), chain.rend());
  }
  return order;
}

}  // namespace proviso::resolve
