#include "resolve/passes/amendments.h"

#include <algorithm>
#include <set>

#include "model/calendar.h"
#include "resolve/passes/term_mentions.h"
#include "resolve/symbols/lookup.h"

namespace proviso::resolve {

namespace {

using Action = syntax::Amendment::Action;
using Change = syntax::Amendment::Change;

// The versions of the clauses of one contract, amendment after amendment.
class Amender {
 public:
  Amender(Lexicon& lexicon, ContractId contract, Reports& reports)
      : lexicon_(lexicon), all_(lexicon.declarations), contract_(contract), reports_(reports) {
    for (std::uint32_t i = 0; i < all_.clauses.size(); ++i)
      if (all_.clauses[i].contract == contract) clauses_.try_emplace(all_.clauses[i].node->name.text, Clause{ClauseId{i}, {}});
  }

  // All that take effect on one day.
  void amend(const std::vector<AmendmentId>& amendments) {
    changed_clauses_.clear();
    changed_terms_.clear();
    Redefined redefined;
    for (const AmendmentId id : amendments) {
      for (const Change& change : all_.amendments[id.value].node->changes) {
        if (is_changed_already(id, change)) continue;
        switch (change.action) {
          case Action::remove:
            remove(id, change);
            break;
          case Action::replace:
            replace(id, change);
            break;
          case Action::add:
            add(id, change);
            break;
          case Action::redefine:
            redefine(id, change, redefined);
            break;
        }
      }
    }
    if (!redefined.empty()) replace_terms(redefined);
  }

 private:
  // The version that counts; invalid once it is deleted, by this amendment.
  struct Clause {
    ClauseId current;
    AmendmentId deleted;
  };
  struct Redefinition {
    AmendmentId by;
    const syntax::Define* node;
  };
  using Redefined = std::map<TermId, Redefinition>;

  const syntax::Amendment& node(AmendmentId id) const { return *all_.amendments[id.value].node; }
  std::string_view contract_name() const { return all_.contracts[contract_.value].node->name.text; }
  static std::string on(const syntax::Amendment& amendment) { return " on " + std::string(amendment.effective.text); }

  bool is_changed_already(AmendmentId id, const Change& change) {
    auto& changed = change.action == Action::redefine ? changed_terms_ : changed_clauses_;
    const auto [first, is_new] = changed.try_emplace(change.name.text, change.name.span);
    if (is_new) return false;
    reports_.add(Code::C019, change.name.span, in_back_ticks(change.name.text) + " is changed twice" + on(node(id)),
                 {first->second, "here first"}, "leave one of the two out, or let it take effect on another day");
    return true;
  }

  // The clause as it stands on the day; null after a report. `back`: to change what has been deleted would bring it back.
  Clause* existing(AmendmentId id, const Change& change, bool back) {
    const auto found = clauses_.find(change.name.text);
    if (found == clauses_.end()) {
      reports_.unknown(Code::C018, change.name,
                       in_back_ticks(contract_name()) + " has no clause " + in_back_ticks(change.name.text) + on(node(id)), [&] {
                         std::vector<std::string_view> names;
                         for (const auto& [name, clause] : clauses_)
                           if (clause.current.valid()) names.push_back(name);
                         return names;
                       });
      return nullptr;
    }
    if (found->second.current.valid()) return &found->second;
    report_deleted(back ? Code::C020 : Code::C018, id, change, found->second.deleted);
    return nullptr;
  }

  void report_deleted(Code code, AmendmentId id, const Change& change, AmendmentId deleted) {
    const std::string name = in_back_ticks(change.name.text);
    const bool back = code == Code::C020;
    reports_.add(
        code, change.name.span,
        back ? name + " was deleted, and does not come back" : in_back_ticks(contract_name()) + " has no clause " + name + on(node(id)),
        {node(deleted).name.span, "deleted by this amendment, effective " + std::string(node(deleted).effective.text)},
        back ? "write `clause` with another name" : "");
  }

  void remove(AmendmentId id, const Change& change) {
    Clause* clause = existing(id, change, false);
    if (clause == nullptr) return;
    all_.clauses[clause->current.value].until = id;
    *clause = {{}, id};
  }

  void replace(AmendmentId id, const Change& change) {
    Clause* clause = existing(id, change, true);
    if (clause == nullptr) return;
    DeclaredClause version;
    version.node = &*change.clause;
    version.tree = all_.amendments[id.value].tree;
    put(id, *clause, version);
  }

  // Another version in the place of the one that counts.
  void put(AmendmentId by, Clause& clause, DeclaredClause version) {
    const ClauseId next{static_cast<std::uint32_t>(all_.clauses.size())};
    const ClauseId first = lexicon_.names.clauses.at({contract_.value, version.node->name.text});
    all_.clauses[clause.current.value].until = by;
    version.contract = contract_;
    version.by = by;
    version.replaced = replaced_;
    all_.clauses.push_back(std::move(version));
    lexicon_.names.later_versions[first].push_back(next);
    clause.current = next;
  }

  void add(AmendmentId id, const Change& change) {
    const std::string_view name = change.name.text;
    if (const auto known = clauses_.find(name); known != clauses_.end()) {
      if (!known->second.current.valid()) return report_deleted(Code::C020, id, change, known->second.deleted);
      reports_.add(Code::N001, change.name.span, in_back_ticks(contract_name()) + " has a clause " + in_back_ticks(name) + " already",
                   {all_.clauses[known->second.current.value].node->name.span, "declared here"},
                   "to change it, write `replace clause " + std::string(name) + "`");
      return;
    }
    const ClauseId next{static_cast<std::uint32_t>(all_.clauses.size())};
    DeclaredClause version;
    version.node = &*change.clause;
    version.tree = all_.amendments[id.value].tree;
    version.contract = contract_;
    version.by = id;
    version.replaced = replaced_;
    all_.clauses.push_back(std::move(version));
    lexicon_.names.clauses.emplace(ScopedName{contract_.value, name}, next);
    lexicon_.names.clauses_named[name].push_back(next);
    clauses_.emplace(name, Clause{next, {}});
  }

  // ---- terms

  void redefine(AmendmentId id, const Change& change, Redefined& redefined) {
    const Word* word = lexicon_.names.word(change.name.text);
    if (word == nullptr || word->kind != Word::Kind::term) {
      reports_.unknown(Code::C018, change.name, "there is no term " + in_back_ticks(change.name.text), [&] {
        std::vector<std::string_view> names;
        append_names(all_.terms, names);
        return names;
      });
      return;
    }
    const syntax::Define& declared = *all_.terms[word->id].node;
    if (!takes_the_same(declared, *change.term)) {
      reports_.add(Code::C022, change.name.span,
                   in_back_ticks(change.name.text) + " would have other parameters, or another kind of value, than it is declared with",
                   {declared.name.span, "declared here"}, "keep the types of the parameters, in their order, and of the value");
      return;
    }
    redefined[TermId{word->id}] = {id, &*change.term};
  }

  static bool takes_the_same(const syntax::Define& a, const syntax::Define& b) {
    const auto type = [](const syntax::Binder& parameter) { return parameter.type.text; };
    if (a.range.has_value() != b.range.has_value() || !std::ranges::equal(a.parameters, b.parameters, {}, type, type)) return false;
    return !a.range || (a.range->multiplicity == b.range->multiplicity && a.range->type.text == b.range->type.text);
  }

  // What the contract reads the declared term as.
  TermId meant(TermId declared) const {
    if (replaced_ == nullptr) return declared;
    const auto found = replaced_->find(declared);
    return found == replaced_->end() ? declared : found->second;
  }

  // Each clause that rests on one of the terms reads otherwise from now on, and so does each term that does.
  void replace_terms(const Redefined& redefined) {
    std::set<std::string_view> affected;
    for (const auto& [term, redefinition] : redefined) affected.insert(all_.terms[term.value].node->name.text);
    const std::vector<TermId> resting = resting_on(affected);
    auto replaced = replaced_ == nullptr ? std::make_shared<ReplacedTerms>() : std::make_shared<ReplacedTerms>(*replaced_);
    const auto next = [&] { return TermId{static_cast<std::uint32_t>(all_.terms.size())}; };
    const std::size_t before = all_.terms.size();
    for (const auto& [term, redefinition] : redefined) {
      (*replaced)[term] = next();
      all_.terms.push_back({{redefinition.node, all_.amendments[redefinition.by.value].tree}, redefinition.by, {}, {}});
    }
    for (const TermId term : resting) {
      const TermId was = meant(term);
      (*replaced)[term] = next();
      all_.terms.push_back(all_.terms[was.value]);
      all_.terms.back().by = redefined.begin()->second.by;
      if (!all_.terms.back().same_words.valid()) all_.terms.back().same_words = was;
    }
    replaced_ = replaced;
    for (std::size_t i = before; i < all_.terms.size(); ++i) all_.terms[i].replaced = replaced;
    replace_clauses(redefined, affected);
  }

  // The declared terms that rest on the affected ones, which they join; without these.
  std::vector<TermId> resting_on(std::set<std::string_view>& affected) const {
    std::vector<TermId> found;
    for (bool grew = true; grew;) {
      grew = false;
      for (std::uint32_t i = 0; i < all_.terms.size(); ++i) {
        const std::string_view name = all_.terms[i].node->name.text;
        const DeclaredTerm& read = all_.terms[meant(TermId{i}).value];
        if (all_.terms[i].by.valid() || affected.contains(name) || !mentions_terms(*read.tree, *read.node, affected)) continue;
        affected.insert(name);
        found.push_back(TermId{i});
        grew = true;
      }
    }
    return found;
  }

  void replace_clauses(const Redefined& redefined, const std::set<std::string_view>& affected) {
    const AmendmentId by = redefined.begin()->second.by;
    bool some = false;
    for (auto& [name, clause] : clauses_) {
      if (!clause.current.valid()) continue;
      DeclaredClause version = all_.clauses[clause.current.value];
      if (!mentions_terms(*version.tree, *version.node, affected)) continue;
      some = true;
      if (changed_clauses_.contains(name)) {
        all_.clauses[clause.current.value].replaced = replaced_;
        continue;
      }
      version.until = {};
      if (!version.same_words.valid()) version.same_words = clause.current;
      put(by, clause, version);
    }
    if (some) return;
    const syntax::Define& first = *redefined.begin()->second.node;
    reports_.add(Code::C018, first.name.span,
                 "no clause of " + in_back_ticks(contract_name()) + " rests on " + in_back_ticks(first.name.text) + on(node(by)) +
                     ", so that this would change nothing",
                 "an amendment replaces a term for the clauses of its contract alone");
  }

  Lexicon& lexicon_;
  Declarations& all_;
  const ContractId contract_;
  Reports& reports_;
  std::map<std::string_view, Clause> clauses_;
  std::shared_ptr<const ReplacedTerms> replaced_;                     // so far
  std::map<std::string_view, Span> changed_clauses_, changed_terms_;  // on this day
};

// Can the contract be amended on that day?
bool is_in_force(const syntax::Amendment& amendment, const syntax::Contract& contract, Reports& reports) {
  const std::int64_t day = date_of(amendment.effective.text);
  const std::string name = in_back_ticks(contract.name.text);
  if (day < date_of(contract.from.text)) {
    reports.add(Code::C021, amendment.effective.span, name + " is not in force yet on that day", {contract.from.span, "it begins here"},
                "write what it says from the beginning in its own clauses");
    return false;
  }
  if (contract.until && day > date_of(contract.until->text)) {
    reports.add(Code::C021, amendment.effective.span, name + " has ended before that day", {contract.until->span, "it ends here"},
                "for what is agreed after the end, write a new contract");
    return false;
  }
  return true;
}

}  // namespace

void expand_amendments(Lexicon& lexicon, Reports& reports) {
  const Declarations& all = lexicon.declarations;
  std::map<ContractId, std::map<std::int64_t, std::vector<AmendmentId>>> amendments;
  for (std::uint32_t i = 0; i < all.amendments.size(); ++i) {
    const syntax::Amendment& node = *all.amendments[i].node;
    const auto contract = look_up_statement(lexicon, {{}, node.contract}, Statement::Kind::contract, reports);
    if (!contract || !is_in_force(node, *all.contracts[*contract].node, reports)) continue;
    amendments[ContractId{*contract}][date_of(node.effective.text)].push_back(AmendmentId{i});
  }
  for (const auto& [contract, days] : amendments) {
    Amender amender(lexicon, contract, reports);
    for (const auto& [day, all_of_day] : days) amender.amend(all_of_day);
  }
}

}  // namespace proviso::resolve
