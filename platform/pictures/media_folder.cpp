// platform/pictures/media_folder.cpp: see media_folder.h.
#include "platform/pictures/media_folder.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "platform/pictures/limits.h"
#include "platform/pictures/read_picture.h"

namespace candour::platform {

namespace {

Error invalid(std::string what) { return {ErrorKind::Invalid, std::move(what)}; }

class Descriptor {
public:
    explicit Descriptor(int descriptor) : descriptor_(descriptor) {}
    ~Descriptor() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return descriptor_; }
    bool open() const { return descriptor_ >= 0; }

private:
    int descriptor_;
};

Result<Bytes> read_all(int file, std::size_t size) {
    Bytes bytes(size);
    std::size_t done = 0;
    while (done < size) {
        const ssize_t got = ::read(file, bytes.data() + done, size - done);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return invalid("cannot be read");
        done += static_cast<std::size_t>(got);
    }
    return bytes;
}

// A name is a name: nothing is opened that lies elsewhere, and no pipe is waited for.
Result<Bytes> read_in(int folder, const std::string& name) {
    if (name.empty() || name == "." || name == ".." || name.find('/') != std::string::npos) {
        return invalid("is not the name of a file in the folder");
    }
    const Descriptor file(
        ::openat(folder, name.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
    if (!file.open()) {
        if (errno == ENOENT) return invalid("is not there");
        if (errno == ELOOP) return invalid("is a link; put the file itself there");
        return invalid(std::string("cannot be read: ") + std::strerror(errno));
    }
    struct stat status {};
    if (::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) {
        return invalid("is no file");
    }
    if (status.st_size <= 0) return invalid("is empty");
    const auto size = static_cast<std::size_t>(status.st_size);
    if (size > pictures::file_bytes_max) return invalid("is larger than 24 MiB");
    return read_all(file.get(), size);
}

Result<Bytes> prepared(int folder, const std::string& name) {
    ASSIGN_OR_RETURN(const Bytes bytes, read_in(folder, name));
    return pictures::prepare_picture(bytes);
}

}  // namespace

std::string default_media_folder(const std::string& questionnaire_path) {
    const std::size_t slash = questionnaire_path.rfind('/');
    const std::size_t point = questionnaire_path.rfind('.');
    const bool has_suffix =
        point != std::string::npos && (slash == std::string::npos || point > slash + 1);
    return (has_suffix ? questionnaire_path.substr(0, point) : questionnaire_path) + "-media";
}

Result<BroughtPictures> bring_pictures(const std::vector<survey::NamedFile>& named,
                                       const std::string& folder) {
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened.open()) {
        return Error{ErrorKind::NotFound,
                     folder + ": the folder of pictures cannot be opened: " + std::strerror(errno)};
    }
    BroughtPictures brought;
    std::map<std::string, std::string> failed;
    for (const survey::NamedFile& mention : named) {
        const std::string& name = mention.file;
        if (!brought.by_name.contains(name) && !failed.contains(name)) {
            Result<Bytes> picture = prepared(opened.get(), name);
            if (picture.ok()) {
                brought.by_name[name] = picture.take();
            } else {
                failed[name] = picture.error().what;
            }
        }
        if (!failed.contains(name)) continue;
        brought.problems.push_back(mention.place + ", " + mention.language + ": " + folder + "/" +
                                   name + " " + failed.at(name));
    }
    return brought;
}

}  // namespace candour::platform
