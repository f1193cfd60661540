// Which clauses a conflict rests on because of what they override: the exceptions that do not apply, those that do, and what lifts
// an exception.
//
// What overrides what stays while units are left out of a conflict (answer/conflict.h). Here whether each overriding clause
// prevails is left open as well, one clause after the other, as long as the units still cannot hold together
// (model/override_conditions.h): those for which that fails are named. In a spec with usage, where nothing can be left open, those
// are named without which, or with which applying always, or in another reading of which, there is an admissible design.
#pragma once

#include <memory>

#include "answer/oracle/oracle.h"
#include "model/override_conditions.h"

namespace proviso::answer {

class Exceptions {
 public:
  // All must outlive this.
  Exceptions(const model::Model&, const solve::Budget&, const solve::Substitute&);
  ~Exceptions();

  // Of the conflicts of these lines.
  void consider(const Question&, std::vector<Line>&);

 private:
  class Consideration;
  struct Workshop;
  Workshop& workshop();

  const model::Model& model_;
  const solve::Budget& budget_;
  const solve::Substitute& substitute_;
  std::unique_ptr<Workshop> workshop_;  // where some conflict needs it
};

}  // namespace proviso::answer
