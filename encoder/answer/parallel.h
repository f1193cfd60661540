// Runs tasks on several threads.
#pragma once

#include <cstddef>
#include <functional>

namespace proviso::answer {

// Runs task(0), ..., task(count - 1), each once, on at most `threads` threads; on the caller's thread if there is one task or one
// thread. Tasks begin in order. After an exception no further task begins; when all have ended, the exception of the first failed task
// in order is rethrown.
void in_parallel(std::size_t count, std::size_t threads, const std::function<void(std::size_t)>& task);

}  // namespace proviso::answer
