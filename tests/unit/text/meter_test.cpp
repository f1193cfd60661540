#include "text/meter.h"

#include <gtest/gtest.h>

namespace proviso {
namespace {

Stopped::By reason(const auto& function) {
  try {
    function();
  } catch (const Stopped& stopped) {
    return stopped.by;
  }
  ADD_FAILURE() << "nothing stopped it";
  return Stopped::By::interrupt;
}

TEST(Meter, StopsWhereAnyOfItsBoundsIsReached) {
  std::atomic<bool> interrupt = false;
  Meter bounded({&interrupt, 10, 100, {}});
  const Meter::Use use(bounded);
  meter().work(10);
  EXPECT_EQ(reason([] { meter().work(); }), Stopped::By::units);
  Holding held;
  held.add(101);
  EXPECT_EQ(reason([] { meter().work(0); }), Stopped::By::memory);
  interrupt = true;
  EXPECT_EQ(reason([] { meter().work(0); }), Stopped::By::interrupt);
}

TEST(Meter, ForgetsWhatIsNotHeldAnyMore) {
  Meter bounded({nullptr, UINT64_MAX, 100, {}});
  const Meter::Use use(bounded);
  {
    Holding held;
    held.add(1000);
  }
  EXPECT_NO_THROW(meter().work());
}

TEST(Meter, GivesASliceThatEndsBeforeTheWhole) {
  Meter bounded({nullptr, 100, UINT64_MAX, {}});
  const Meter::Use use(bounded);
  EXPECT_FALSE(within_units(10, [] {
    meter().work(11);
    return 0;
  }));
  EXPECT_EQ(within_units(10, [] { return 7; }), 7);
  // What is over for the whole is no matter of the slice.
  EXPECT_EQ(reason([] {
              within_units(1000, [] {
                meter().work(200);
                return 0;
              });
            }),
            Stopped::By::units);
}

TEST(Meter, HasGraceToPutInOrderWhatIsKnown) {
  std::atomic<bool> interrupt = true;
  Meter bounded({&interrupt, UINT64_MAX, UINT64_MAX, {}});
  const Meter::Use use(bounded);
  {
    const Meter::Grace grace(meter(), 5);
    EXPECT_NO_THROW(meter().work(5));
    EXPECT_EQ(reason([] { meter().work(); }), Stopped::By::units);
  }
  EXPECT_EQ(reason([] { meter().work(0); }), Stopped::By::interrupt);
}

TEST(Meter, IsOfTheThread) {
  Meter bounded({nullptr, 1, UINT64_MAX, {}});
  {
    const Meter::Use use(bounded);
    EXPECT_EQ(&meter(), &bounded);
  }
  EXPECT_NO_THROW(meter().work(1'000'000));
}

}  // namespace
}  // namespace proviso
