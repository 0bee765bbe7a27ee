// A draft has no second copy that nobody wipes.
// Expects: use of deleted function .candour::feedback::Draft::Draft.const
// candour::feedback::Draft// Expects: use of deleted function .*Draft\(const
// candour::feedback::Draft&\)
#include "core/feedback/draft.h"

candour::feedback::Draft twice(const candour::feedback::Draft& draft) { return draft; }
