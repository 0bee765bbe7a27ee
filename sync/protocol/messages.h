// Every message of the sync protocol at once, for who wants them all; each family has its header.
#pragma once

#include "sync/protocol/ack.h"
#include "sync/protocol/answer_file.h"
#include "sync/protocol/board.h"
#include "sync/protocol/bundle.h"
#include "sync/protocol/bundle_package.h"
#include "sync/protocol/cells.h"
#include "sync/protocol/cells_file.h"
#include "sync/protocol/delegation.h"
#include "sync/protocol/enrol.h"
#include "sync/protocol/enrol_words.h"
#include "sync/protocol/enrolment_code.h"
#include "sync/protocol/heartbeat.h"
#include "sync/protocol/invitation.h"
#include "sync/protocol/keys.h"
#include "sync/protocol/manifest.h"
#include "sync/protocol/pool_key.h"
