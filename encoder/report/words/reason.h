// Why a formula is true or false in an architecture, told as a short tree: what is so is stated, what is not is marked "not so".
//
//   not so, because of call 2: every Call c where c.to is Model: c.to.hosted_on = Azure
//     call 2.to is Model
//     not so: gpt.hosted_on = Azure (gpt.hosted_on is AWS)
#pragma once

#include <string>
#include <vector>

#include "model/compliance.h"
#include "report/words/instance.h"

namespace proviso::report {

// The first of the parts of a formula that decide it: "not stateless(call 1), read as `service`".
std::string decisive_part(const Case&, const model::Reason&);

struct ToldReason {
  std::string words;
  std::vector<ToldReason> because;
  std::size_t further = 0;  // number of parts that are not listed
};
// Usually one; the operands of a connective are listed one by one.
std::vector<ToldReason> told(const Case&, const model::Reason&);

}  // namespace proviso::report
