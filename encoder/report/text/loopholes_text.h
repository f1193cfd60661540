// Loopholes of an intent, for a reader.
#pragma once

#include <string>

#include "report/text/page.h"
#include "report/words/names.h"
#include "study/loopholes.h"

namespace proviso::report {

// `intent`: that of the study. The spec is that of the study's model.
std::string text(const Spec&, model::IntentId intent, const study::Loopholes&, Style);

}  // namespace proviso::report
