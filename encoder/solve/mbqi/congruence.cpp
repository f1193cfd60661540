#include "solve/mbqi/congruence.h"

#include <algorithm>

#include "text/check.h"

namespace proviso::solve {

using namespace logic;
using namespace lower;

std::uint32_t Congruence::root(std::uint32_t at) const {
  while (entries_[at].parent != at) at = entries_[at].parent;
  return at;
}

bool Congruence::is_valid(const Theory& theory, const Literals& lemma) {
  const Arena& arena = *theory.arena;
  Congruence congruence(theory);
  for (const auto& [formula, truth] : lemma) {
    if (arena.kind(formula) == Kind::equal && !truth) congruence.merge(formula);
  }
  if (congruence.clash()) return true;
  const auto same = [&](std::span<const Term> left, std::span<const Term> right) {
    for (std::size_t i = 0; i < left.size(); ++i) {
      congruence.add(left[i]);
      congruence.add(right[i]);
      if (congruence.find(left[i]) != congruence.find(right[i])) return false;
    }
    return true;
  };
  // The arguments of a predicate; for a closure, its ends.
  const auto arguments = [&](Formula formula) {
    return arena.children(formula).subspan(0, arena.kind(formula) == Kind::reach ? 2 : arena.children(formula).size());
  };
  const auto predicate = [&](Formula formula) {
    return arena.kind(formula) == Kind::reach ? arena.children(formula)[2].id : arena.symbol(formula).value;
  };
  for (const auto& [formula, truth] : lemma) {
    const Kind kind = arena.kind(formula);
    if (kind == Kind::equal && truth && same(arena.children(formula).subspan(0, 1), arena.children(formula).subspan(1, 1))) return true;
    if ((kind != Kind::atom && kind != Kind::reach) || !truth) continue;
    for (const auto& [other, other_truth] : lemma) {
      if (other_truth || arena.kind(other) != kind || predicate(other) != predicate(formula)) continue;
      if (same(arguments(formula), arguments(other))) return true;
    }
  }
  return false;
}

std::uint32_t Congruence::find(Term term) const { return root(entry(term)); }

std::vector<std::uint32_t> Congruence::signature(std::uint32_t application) const {
  const Term term = entries_[application].term;
  std::vector<std::uint32_t> result{arena_.symbol(term).value};
  for (Term argument : arena_.children(term)) result.push_back(find(argument));
  return result;
}

void Congruence::add(Term term) {
  if (index_.contains(term.id)) return;
  const bool is_application = arena_.kind(term) == Kind::application;
  if (is_application) {
    for (Term argument : arena_.children(term)) add(argument);
  }
  const auto at = static_cast<std::uint32_t>(entries_.size());
  index_.emplace(term.id, at);
  entries_.push_back({term, at, 1, {}, arena_.kind(term) == Kind::element ? term : Term{}, UINT32_MAX, {}});
  if (!is_application) return;
  for (Term argument : arena_.children(term)) entries_[find(argument)].users.push_back(at);
  const auto [place, is_new] = applications_.try_emplace(signature(at), at);
  if (!is_new) unite(at, place->second, {});
}

void Congruence::merge(Formula equality) {
  add(arena_.children(equality)[0]);
  add(arena_.children(equality)[1]);
  unite(entry(arena_.children(equality)[0]), entry(arena_.children(equality)[1]), equality);
}

void Congruence::unite(std::uint32_t first, std::uint32_t second, Formula first_reason) {
  struct Pending {
    std::uint32_t a, b;
    Formula reason;
  };
  std::vector<Pending> pending{{first, second, first_reason}};
  while (!pending.empty()) {
    auto [a, b, reason] = pending.back();
    pending.pop_back();
    std::uint32_t from = root(a), to = root(b);
    if (from == to) continue;
    if (entries_[from].size > entries_[to].size) {
      std::swap(from, to);
      std::swap(a, b);
    }
    // Reverses the path from `a` to the root of its proof tree, so that it leads from the root over `a` to `b`.
    std::uint32_t at = a, next = b;
    Formula why = reason;
    while (at != UINT32_MAX) {
      const std::uint32_t before = entries_[at].next;
      const Formula its = entries_[at].reason;
      entries_[at].next = next;
      entries_[at].reason = why;
      next = at;
      why = its;
      at = before;
    }
    entries_[from].parent = to;
    entries_[to].size += entries_[from].size;
    if (entries_[from].element.valid()) {
      if (entries_[to].element.valid() && !clash_) clash_ = {entries_[from].element, entries_[to].element};
      entries_[to].element = entries_[from].element;
    }
    const std::vector<std::uint32_t> users = std::move(entries_[from].users);
    for (std::uint32_t user : users) {
      const auto [place, is_new] = applications_.try_emplace(signature(user), user);
      if (!is_new) pending.push_back({user, place->second, {}});
      entries_[to].users.push_back(user);
    }
  }
}

void Congruence::explain(Term a, Term b, std::set<Formula>& equalities) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> done;
  explain(entry(a), entry(b), equalities, done);
}

void Congruence::explain(std::uint32_t a, std::uint32_t b, std::set<Formula>& equalities,
                         std::set<std::pair<std::uint32_t, std::uint32_t>>& done) {
  if (a == b || !done.emplace(std::min(a, b), std::max(a, b)).second) return;
  std::set<std::uint32_t> above;
  for (std::uint32_t at = a; at != UINT32_MAX; at = entries_[at].next) above.insert(at);
  std::uint32_t meeting = b;
  while (!above.contains(meeting)) {
    meeting = entries_[meeting].next;
    CHECK(meeting != UINT32_MAX, "two terms of one class");
  }
  for (const std::uint32_t begin : {a, b}) {
    for (std::uint32_t at = begin; at != meeting; at = entries_[at].next) {
      if (entries_[at].reason.valid()) {
        equalities.insert(entries_[at].reason);
        continue;
      }
      const auto left = arena_.children(entries_[at].term), right = arena_.children(entries_[entries_[at].next].term);
      for (std::size_t i = 0; i < left.size(); ++i) explain(entry(left[i]), entry(right[i]), equalities, done);
    }
  }
}

}  // namespace proviso::solve
