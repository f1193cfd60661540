// Questions to a spec with usage: is there an admissible design (language reference, Design and usage)?
//
// The usages that a design is proposed with need not keep the clauses: that no usage breaks them says it of these, too. So what is
// refuted has been broken by usages that can be shown, and it is refuted at every size where these few suffice. But where no
// usage that is asked for keeps the clauses, that mostly shows at once, and no number of broken designs would; so this is tried
// before each proposal.
//
// Counterexample-guided (A. Solar-Lezama et al., "Combinatorial Sketching for Finite Programs", 2006, whose verification query is
// as ours). The synthesis query proposes a design together with the usages that it needs: the usage part of the spec stands in
// it once for each requirement that asks for some usage. The verification query looks for a usage that breaks the proposed design.
// What it finds comes back as a sentence over the design (lower/usage/blocking_lemma.h) that every admissible design satisfies, whatever
// its size; so what the synthesis query refutes at every size with these sentences is impossible. A design is admissible when the
// verification query is refuted at every size.
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

  // A witness has its usages, and that no usage of any size breaks it has been confirmed by a fresh solver.
  Reply ask(const Question&, const Subquery&, const model::OpenReadings& open, bool minimal, Effort effort = Effort::full,
            Unfinished* = nullptr) override;
  bool confirm(const Question&, const Subquery&, const model::OpenReadings& open, solve::Claim) override;
  bool confirm_up_to(const Question&, const Subquery&, const model::OpenReadings& open, const solve::UpTo&) override;
  std::vector<bool> satisfied_under(const Question&, const Subquery&, const Witness&, const Combinations&,
                                    std::vector<bool> among) override;
  // Without a fact about usage more could happen: what conflicts then need not conflict with it. Definitions stay for the verification
  // questions.
  bool can_leave_out(const model::Unit&) const override;
  bool can_leave_out_terms() const override { return false; }
  std::vector<Counterexample> counterexamples(const Question&, const Subquery&, const model::OpenReadings&) override;
  void complete(const Question&, Witness&) override;

  void record(std::vector<Round>* rounds) override { rounds_ = rounds; }

 protected:
  // Of the synthesis query: of sentences that were learnt, too, each told with the usage that it was learnt from.
  Instances refuting_instances(const Question&, const Subquery&, const model::OpenReadings& open) override;

 private:
  // The spec with so many copies of its usage part, for synthesis querys.
  struct Synthesis;
  // What a design was broken by, and what may be concluded from it.
  struct BlockingLemma {
    Counterexample counterexample;
    Question question;  // it was learnt from: its scope and limits
    Subquery subquery;
    bool of_one_design = false;  // the sentence only excludes this design
  };
  // What the demand asks for apart from what must hold of every usage: by copy, a requirement or the question.
  struct Wanted {
    std::vector<model::Unit> of_some_usage;
    std::size_t copies() const { return std::max<std::size_t>(1, of_some_usage.size()); }
  };

  Wanted wanted(const Question&, const Subquery&) const;
  Synthesis& synthesis(std::size_t copies);
  // Whether the usages that a design is proposed with have to keep what must hold of every usage, too.
  enum class Proposal : std::uint8_t { keeps, may_break };
  // With `broken`: for a design that is broken, which no lemma says anything against, together with a usage (in a further copy)
  // that breaks this.
  solve::Query synthesis_query(const Question&, const Subquery&, const model::OpenReadings&, Synthesis&, Proposal = Proposal::may_break,
                               const std::optional<model::Unit>& broken = std::nullopt);
  // What is spent here comes out of `left`, the budget of the whole search.
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
  // A smallest usage of the design that breaks one of what must hold of every usage.
  std::variant<Counterexample, solve::Unsat, solve::Unknown> broken_by(const Question&, const Subquery&, const model::Structure& design,
                                                                       const model::Selection&, Effort, solve::Budget& left);
  // The counterexample and, of the rest of what must hold of every usage, one for each that some usage of the design breaks.
  std::vector<Counterexample> all_counterexamples(const Question&, const Subquery&, const model::Structure& design, Counterexample,
                                                  solve::Budget& left);
  // How such a usage breaks a smallest design that has what is demanded; nothing where none is found.
  std::optional<Counterexample> smallest(const Question&, const Subquery&, const Counterexample&);
  bool proved(const Question&, const Subquery&, const Witness&, const solve::Extent&);
  solve::Query verification_query(const Question&, const std::vector<model::Unit>& facts, const model::Structure& design,
                                  const model::OpenReadings& open, logic::Formula goal) const;
  logic::Formula breach(const std::vector<model::Unit>& units) const;
  model::Structure with_usage(const model::Structure& design, const lower::Interpretation&) const;
  // That in so many rounds (by the first lemma of each) the same was broken by other numbers, in words; nothing where it was not.
  std::optional<model::Why> broken_by_numbers(const std::vector<std::size_t>& rounds, std::size_t at_least) const;
  // Whether what is learnt is about the design alone.
  bool learn(const Question&, const Subquery&, Synthesis&, Counterexample);
  // The design as what an verification query takes as given: one, and so one grounding, for all questions about it.
  std::shared_ptr<const lower::FixedPart> fixed(const model::Structure& design) const;
  // Is there no usage of the witness's design with this?
  bool never(const Question&, const Witness&, logic::Formula goal);
  void add_never(const Question&, Witness&);
  void add_unused(const Question&, Witness&);
  void add_relied_on(const Question&, Witness&);

  // For the check that is asked about, known by its demands. What solvers have met in other checks would get into the designs that
  // they propose, and a larger design is harder to show unbroken (seven checks of one spec: 1.5 s instead of 60 s).
  std::vector<model::Unit> asked_;
  std::map<std::size_t, std::unique_ptr<Synthesis>> syntheses_;
  std::vector<BlockingLemma> lemmas_;
  mutable std::vector<std::pair<model::Structure, std::shared_ptr<const lower::FixedPart>>> fixed_;  // the latest last
  std::vector<Round>* rounds_ = nullptr;
};

}  // namespace proviso::answer
