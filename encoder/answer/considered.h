// Finds the clauses on which a conflict depends because of overrides: exceptions that do not apply, exceptions that apply, and clauses
// that lift an exception.
//
// While a conflict is minimised (answer/conflict.h), the overrides stay fixed. Here the override condition of each overriding clause is
// freed as well, one after the other, as long as the units stay unsatisfiable (model/override_conditions.h). Clauses for which this
// fails are reported. In a spec with usage, where conditions cannot be freed, a clause is reported if an admissible design exists
// without it, or if it always applies, or under another reading of it.
#pragma once

#include <memory>

#include "answer/oracle/oracle.h"
#include "model/override_conditions.h"

namespace proviso::answer {

class Exceptions {
 public:
  // The arguments must outlive this object.
  Exceptions(const model::Model&, const solve::Budget&, const solve::Substitute&);
  ~Exceptions();

  // Analyses the conflicts of these lines.
  void consider(const Question&, std::vector<Line>&);

 private:
  class Consideration;
  struct Workshop;
  Workshop& workshop();

  const model::Model& model_;
  const solve::Budget& budget_;
  const solve::Substitute& substitute_;
  std::unique_ptr<Workshop> workshop_;  // created when a conflict needs it
};

}  // namespace proviso::answer
