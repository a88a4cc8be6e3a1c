// Runs the real program as a user's shell does.
#pragma once

#include <filesystem>
#include <string>

struct Outcome {
    int code = 0;        ///< exit code; 128 + the signal that ended it
    std::string output;  ///< standard output and standard error together, in order
};

/// A fresh folder that is removed afterwards.
class Folder {
public:
    explicit Folder(const std::string& name);
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    const std::filesystem::path path;

    std::string read(const std::string& file) const;
    void write(const std::string& file, const std::string& content) const;
    /// `sh` with this as current folder, `leadqual` on the PATH and a bare environment; `variables` as in "TZ=UTC A=b".
    Outcome run(const std::string& command, const std::string& variables = {}) const;
};

std::string read_file(const std::filesystem::path& path);
