// Questions about a spec with usage: is there an admissible design (language reference, Design and usage)?
//
// Counterexample-guided inductive synthesis (A. Solar-Lezama et al., "Combinatorial Sketching for Finite Programs", 2006). The
// synthesis query proposes a design together with the usages that it needs: it contains a copy of the usage part of the spec for each
// requirement that demands some usage. The verification query searches for a usage that breaks the proposed design. A counterexample
// becomes a lemma about designs (lower/usage/blocking_lemma.h), which every admissible design satisfies at any size. Therefore, what
// the synthesis query refutes at every size with these lemmas is impossible. A design is admissible if the verification query is
// refuted at every size.
//
// The usages of a proposal need not keep the clauses: that no usage breaks them covers these usages too. A refutation then rests on
// usages that can be shown, and holds at every size if these few suffice. But if no demanded usage is lawful, no number of broken
// designs would show it, and a direct refutation mostly shows it at once; it is therefore tried before each proposal.
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "answer/oracle/oracle.h"
#include "model/usage_copies.h"

namespace proviso::answer {

class UsageOracle : public Oracle {
 public:
  UsageOracle(const model::Model&, lower::Theory&, solve::Portfolio&, const solve::Budget&);
  ~UsageOracle() override;

  // A witness has its usages, and a fresh solver has confirmed that no usage of any size breaks it.
  Reply ask(const Question&, const Subquery&, const model::OpenReadings& open, bool minimal, Effort effort = Effort::full,
            Unfinished* = nullptr) override;
  bool confirm(const Question&, const Subquery&, const model::OpenReadings& open, solve::Claim) override;
  bool confirm_up_to(const Question&, const Subquery&, const model::OpenReadings& open, const solve::UpTo&) override;
  std::vector<bool> satisfied_under(const Question&, const Subquery&, const Witness&, const Combinations&,
                                    std::vector<bool> among) override;
  // Without a fact about usage more could happen, and what conflicts then need not conflict with the fact. Definitions stay for the
  // verification queries.
  bool can_leave_out(const model::Unit&) const override;
  bool can_leave_out_terms() const override { return false; }
  std::vector<Counterexample> counterexamples(const Question&, const Subquery&, const model::OpenReadings&) override;
  void complete(const Question&, Witness&) override;

  void record(std::vector<Round>* rounds) override { rounds_ = rounds; }

 protected:
  // Instances of the synthesis query. An instance of a lemma comes with the usage from which the lemma was learnt.
  Instances refuting_instances(const Question&, const Subquery&, const model::OpenReadings& open) override;

 private:
  // The spec with `copies` copies of its usage part, for synthesis queries.
  struct Synthesis;
  // A counterexample, and the lemma that was learnt from it.
  struct BlockingLemma {
    Counterexample counterexample;
    Question question;  // the question from which it was learnt: its scope and limits
    Subquery subquery;
    bool of_one_design = false;  // the lemma excludes only this design
    bool of_a_right = false;     // which the design does not give; the counterexample is just some usage of it
  };
  // The demands other than those on every usage: by copy, a requirement or the question.
  struct Wanted {
    std::vector<model::Unit> of_some_usage;
    std::size_t copies() const { return std::max<std::size_t>(1, of_some_usage.size()); }
  };

  // ---- rights (rights.cpp)
  struct Granted {};
  void add_rights(const Question&, const Subquery&, Synthesis&, solve::Query&, std::vector<model::Unit>& spoken_of,
                  std::vector<logic::Formula>& goals);
  logic::Formula right_formula(Synthesis&, const model::UsageCopies::Family&) const;
  logic::Formula limited(Synthesis&, const model::UsageCopies::Family&, model::RuleId, const model::Limit&);
  void add_limits(const Question&, const Synthesis&, const model::UsageCopies::Family&, model::RuleId, solve::Query&) const;
  // Is the sentence that of a right, and no lemma?
  static bool is_right_number(const model::LearntUnit&);
  // The clause or requirement that a learnt sentence is about.
  model::Unit behind(const model::LearntUnit&) const;
  std::vector<model::RuleId> rights_of(const Subquery&) const;
  // Gives the witness a usage for each choice of elements to which a right applies.
  std::variant<Granted, DeniedRight, solve::Unknown> grant_rights(const Question&, const Subquery&, Witness&, Effort, solve::Budget& left);
  std::variant<model::Structure, solve::Unsat, solve::Unknown> usage_for(const Question&, const Subquery&, const Witness&, model::RuleId,
                                                                         const model::Binding&, Effort, solve::Budget& left);
  // Is there a usage among the witness's own for each choice of elements to which a right applies, under these readings?
  bool gives_rights(const Question&, const Subquery&, const Witness&, const model::Selection&) const;
  void learn_denied(const Question&, const Subquery&, const Witness&, const DeniedRight&);

  Wanted wanted(const Question&, const Subquery&) const;
  Synthesis& synthesis(std::size_t copies);
  // Do the proposed usages have to satisfy the demands on every usage?
  enum class Proposal : std::uint8_t { keeps, may_break };
  // With `broken`: a query for a broken design that satisfies all lemmas, together with a usage (in a further copy) that violates this
  // unit.
  solve::Query synthesis_query(const Question&, const Subquery&, const model::OpenReadings&, Synthesis&, Proposal = Proposal::may_break,
                               const std::optional<model::Unit>& broken = std::nullopt);
  // Spends units of `left`, the budget of the whole search.
  solve::Outcome decide(solve::Portfolio&, const solve::Query&, bool minimal, Effort, solve::Budget& left) const;
  std::optional<solve::Unsat> no_lawful_usages(const Question&, const Subquery&, const model::OpenReadings&, Synthesis&, std::size_t round,
                                               solve::Budget& left);
  bool applies(const BlockingLemma&, const Question&, const Subquery&) const;
  // The sentence of the lemma of this number, in the synthesis theory.
  model::Unit sentence(Synthesis&, std::size_t lemma);
  logic::Formula sentence_of(Synthesis&, BlockingLemma&) const;
  Refuted refuted(const Synthesis&, const solve::Unsat&) const;
  solve::Unknown undecided(const Synthesis&, solve::Unknown) const;
  void translate(const Synthesis&, bounds::Bounds&) const;

  Witness proposed(const Question&, const Subquery&, Synthesis&, const solve::Sat&) const;
  std::optional<Counterexample> breaks_itself(const Question&, const Subquery&, const Witness&) const;
  std::optional<model::Unit> broken_in(const Question&, const Subquery&, const model::Structure& usage, const model::Selection&) const;
  std::optional<std::string> usage_broken(const Question&, const Subquery&, const Witness&, const model::Selection&) const;
  // A minimal usage of the design that violates a demand on every usage.
  std::variant<Counterexample, solve::Unsat, solve::Unknown> broken_by(const Question&, const Subquery&, const model::Structure& design,
                                                                       const model::Selection&, Effort, solve::Budget& left);
  // The counterexample; and one for each other demand on every usage that some usage of the design violates.
  std::vector<Counterexample> all_counterexamples(const Question&, const Subquery&, const model::Structure& design, Counterexample,
                                                  solve::Budget& left);
  // Such a counterexample on a minimal design that satisfies the demands; nothing if none is found.
  std::optional<Counterexample> smallest(const Question&, const Subquery&, const Counterexample&);
  bool proved(const Question&, const Subquery&, const Witness&, const solve::Extent&);
  solve::Query verification_query(const Question&, const std::vector<model::Unit>& facts, const model::Structure& design,
                                  const model::OpenReadings& open, logic::Formula goal) const;
  logic::Formula breach(const std::vector<model::Unit>& units) const;
  model::Structure with_usage(const model::Structure& design, const lower::Interpretation&) const;
  // Reports that the same demand was violated with other numbers in at least so many rounds (each given by its first lemma); nothing
  // otherwise.
  std::optional<model::Why> broken_by_numbers(const std::vector<std::size_t>& rounds, std::size_t at_least) const;
  // Returns whether the lemma is about this design alone.
  bool learn(const Question&, const Subquery&, Synthesis&, Counterexample);
  // The design as the fixed part of verification queries: one object, and so one grounding, for all queries about it.
  std::shared_ptr<const lower::FixedPart> fixed(const model::Structure& design) const;
  // Has the witness's design no usage that satisfies the goal?
  bool never(const Question&, const Witness&, logic::Formula goal);
  void add_never(const Question&, Witness&);
  void add_unused(const Question&, Witness&);
  void add_relied_on(const Question&, Witness&);

  // The current check, identified by its demands. Lemmas are kept for one check only: those of other checks would influence the
  // proposed designs, and larger designs are harder to verify (seven checks of one spec: 1.5 s instead of 60 s).
  std::vector<model::Unit> asked_;
  std::map<std::size_t, std::unique_ptr<Synthesis>> syntheses_;
  std::vector<BlockingLemma> lemmas_;
  mutable std::vector<std::pair<model::Structure, std::shared_ptr<const lower::FixedPart>>> fixed_;  // the most recently used last
  const std::vector<model::RuleId> rights_;                                                          // of the spec
  std::vector<Round>* rounds_ = nullptr;
};

}  // namespace proviso::answer
