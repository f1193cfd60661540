#include "text/meter.h"

#include "text/check.h"

namespace proviso {

namespace {

thread_local Meter* current = nullptr;

}  // namespace

std::string_view in_words(const Stopped& stopped) {
  switch (stopped.by) {
    case Stopped::By::interrupt:
      return "the search was interrupted";
    case Stopped::By::units:
      return "the search used up its budget";
    case Stopped::By::memory:
      return "the search used up the memory that it may take";
  }
  CHECK(false, "a reason to stop");
}

Meter& meter() {
  thread_local Meter unbounded{{}};
  return current != nullptr ? *current : unbounded;
}

Meter::Use::Use(Meter& meter) : before_(current) { current = &meter; }
Meter::Use::~Use() { current = before_; }

void Meter::stop() const {
  if (in_grace_) throw Stopped{Stopped::By::units};
  throw Stopped{interrupted() ? Stopped::By::interrupt : bytes_ > bounds_.bytes ? Stopped::By::memory : Stopped::By::units};
}

}  // namespace proviso
