// The stable words of a case's status and of its clocks' states.
#include "core/complaint/case_clocks.h"

namespace candour::complaint {

std::string_view name_of(ClockState state) {
    switch (state) {
        case ClockState::Running:
            return "running";
        case ClockState::Stopped:
            return "stopped";
        case ClockState::Met:
            return "met";
        case ClockState::MetLate:
            return "met_late";
        case ClockState::Overdue:
            return "overdue";
        case ClockState::Ended:
            return "ended";
    }
    return {};
}

std::string_view name_of(CaseStatus status) {
    switch (status) {
        case CaseStatus::Open:
            return "open";
        case CaseStatus::Resolved:
            return "resolved";
        case CaseStatus::Closed:
            return "closed";
        case CaseStatus::SetAside:
            return "set_aside";
    }
    return {};
}

}  // namespace candour::complaint
