// Answer files, and the signed list of stored cells in them.
#include "sync/protocol/answer_file.h"

#include <algorithm>

#include "sync/protocol/fields.h"
#include "sync/protocol/file_format.h"
#include "sync/protocol/limits.h"
#include "sync/protocol/signed_json.h"

namespace candour::protocol {

namespace {

constexpr std::string_view magic = "CANDOUR-ANSWER-1\n";
constexpr std::string_view stored_domain = "candour/stored-cells/1";
constexpr std::size_t id_bytes = sizeof(CellId::bytes);
// Base64 in base64: less than twice, and the few other fields.
constexpr std::size_t stored_cells_bytes_max = stored_cells_max * id_bytes * 2 + 4096;

std::vector<CellId> ids_in(ByteView bytes) {
    std::vector<CellId> ids(bytes.size() / id_bytes);
    for (CellId& id : ids) {
        std::ranges::copy(bytes.first(id_bytes), id.bytes.begin());
        bytes = bytes.subspan(id_bytes);
    }
    return ids;
}

}  // namespace

Bytes encode_stored_cells(const StoredCells& stored, const SigningKeyPair& online_key) {
    CHECK(stored.cells.size() <= stored_cells_max);
    Bytes ids;
    for (const CellId& id : stored.cells)
        ids.insert(ids.end(), id.bytes.begin(), id.bytes.end());
    const auto time_s = static_cast<std::uint64_t>(std::max<std::int64_t>(stored.time_s, 0));
    return encode_signed(stored_domain,
                         to_compact_json({{"server_epoch", stored.server_epoch},
                                          {"generation", stored.generation},
                                          {"horizon", stored.horizon},
                                          {"time_s", time_s},
                                          {"cells", to_base64(ids)}}),
                         online_key);
}

Result<StoredCells> decode_stored_cells(ByteView bytes, const SigningPublicKey& online_key) {
    const auto wrong = [](const std::string& field) {
        return Error{ErrorKind::Corrupt, "the list of stored cells is damaged: " + field};
    };
    if (bytes.size() > stored_cells_bytes_max) return wrong("size");
    ASSIGN_OR_RETURN(const std::string payload, decode_signed(stored_domain, bytes, online_key));
    Fields fields = Fields::of_text(payload);
    StoredCells stored{.server_epoch = fields.short_text("server_epoch"),
                       .generation = fields.number("generation"),
                       .horizon = fields.number("horizon"),
                       .time_s = fields.time_s("time_s"),
                       .cells = {}};
    const Bytes ids = fields.bytes("cells");
    if (!fields.ok()) return wrong(fields.bad());
    if (ids.size() % id_bytes != 0 || ids.size() / id_bytes > stored_cells_max) {
        return wrong("cells");
    }
    stored.cells = ids_in(ids);
    return stored;
}

Bytes encode_answer_file(const AnswerFile& answer) {
    CHECK(answer.board_pages.size() <= answer_pages_max);
    FileWriter file(magic);
    file.block(answer.stored_cells);
    file.block(answer.bundle);
    file.number(static_cast<std::uint32_t>(answer.board_pages.size()));
    for (const Bytes& page : answer.board_pages)
        file.block(page);
    return file.finish();
}

Result<AnswerFile> decode_answer_file(ByteView file) {
    FileReader reader(file, magic, answer_file_bytes_max);
    const auto block = [&reader](std::size_t size_max) {
        const ByteView view = reader.block(size_max);
        return Bytes(view.begin(), view.end());
    };
    AnswerFile answer;
    answer.stored_cells = block(stored_cells_bytes_max);
    answer.bundle = block(package_bytes_max);
    const std::uint32_t pages = reader.number(answer_pages_max);
    for (std::uint32_t i = 0; i < pages && reader.ok(); ++i)
        answer.board_pages.push_back(block(board_page_bytes_max));
    if (!reader.complete()) {
        return Error{ErrorKind::Corrupt,
                     "this is not an answer of the server, or it is damaged; copy it again"};
    }
    return answer;
}

}  // namespace candour::protocol
