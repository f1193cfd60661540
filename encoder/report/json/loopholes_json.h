// Loopholes of an intent as a JSON document, schema "proviso/loopholes/1" (docs/json.md).
#pragma once

#include <string>

#include "report/json/json.h"
#include "study/loopholes.h"

namespace proviso::report {

// The spec is that of the study's model.
std::string json(const Spec&, model::IntentId intent, const study::Loopholes&, const Envelope&);

}  // namespace proviso::report
