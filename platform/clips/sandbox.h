// Sandbox: from here on this process can read what it has open, write to what it has open, ask for
// memory, and end. Nothing else: no file, no socket, no other program, no other process.
#pragma once

namespace candour::platform::clips {

// False where the kernel cannot do it: then nothing from outside may be decoded. A build with
// sanitizers needs more of the kernel: there limits on time and on what is written alone hold.
[[nodiscard]] bool lock_in();

}  // namespace candour::platform::clips
