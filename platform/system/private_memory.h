// platform/system/private_memory.h: for programs that have people's words in their memory.
#pragma once

namespace candour::platform {

// No core dump, and no other process of this user reading our memory. To be called first. (With
// AddressSanitizer no core dump only: its leak check reads our memory.)
void keep_memory_private();

// Overwrites what functions that have ended left on this thread's stack: short strings are there,
// not in memory that is given back. To be called from as far out as can be.
void wipe_dead_stack();

}  // namespace candour::platform
