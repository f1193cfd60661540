// Products of two values: one of them must be one of few numbers.
#pragma once

#include "model/model.h"
#include "resolve/symbols/reports.h"

namespace proviso::resolve {

using namespace model;

// Puts the factor with few values first. Reports products without one. Precondition: the meanings of all terms are resolved.
void order_products(Model&, Reports&);

}  // namespace proviso::resolve
