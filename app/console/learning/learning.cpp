// Which handler answers.
#include "app/console/learning/learning.h"

#include "app/console/registers/registers.h"
#include "app/console/reports/reports.h"
#include "app/console/you_said/you_said.h"

namespace candour::console {
namespace {

Error no_store() { return {ErrorKind::NotFound, "this server has no such pages"}; }

}  // namespace

bool is_learning_path(std::string_view path) {
    return is_you_said_path(path) || is_register_path(path) || report_view(path).has_value();
}

std::optional<Result<Download>> learning_file(const LearningDesk& desk,
                                              const protocol::HttpRequest& request,
                                              const SignedIn& viewer) {
    const auto view = report_view(request.path);
    const bool is_file = view == ReportView::Xlsx || view == ReportView::Data;
    if (!is_file) return std::nullopt;
    if (desk.options.store == nullptr) return no_store();
    return report_download(desk, *view, query_of(request), viewer);
}

Result<Page> learning_page(const LearningDesk& desk, const protocol::HttpRequest& request,
                           const SignedIn& viewer) {
    if (desk.options.store == nullptr) return no_store();
    if (is_register_path(request.path)) return register_page(desk, request.path, viewer);
    const auto report = report_view(request.path);
    if (report == ReportView::Year) return year_page(desk, query_of(request));
    if (report) return report_page(desk, query_of(request), viewer);
    return you_said_page(desk, request.path, query_of(request), viewer);
}

std::optional<Result<Reply>> take_learning(const LearningDesk& desk, std::string_view path,
                                           const Fields& form, const SignedIn& viewer) {
    if (!is_learning_path(path) || report_view(path)) return std::nullopt;
    if (desk.options.store == nullptr) return no_store();
    if (is_register_path(path)) return take_register(desk, path, form, viewer);
    return take_you_said(desk, path, form, viewer);
}

}  // namespace candour::console
