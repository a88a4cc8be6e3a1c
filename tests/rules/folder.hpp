// A folder of files for one test, gone at its end.
#pragma once

#include "leadqual/base.hpp"

#include <filesystem>
#include <fstream>

namespace leadqual::test {

class Folder {
public:
    Folder()
        : path_(std::filesystem::temp_directory_path() /
                ("leadqual-rules-" + fingerprint(std::to_string(reinterpret_cast<std::uintptr_t>(this))))) {
        std::filesystem::remove_all(path_);
        std::filesystem::create_directories(path_ / "deeper");
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string write(const std::string& name, std::string_view text) const {
        std::ofstream(path_ / name, std::ios::binary) << text;
        return (path_ / name).string();
    }
    std::string path() const { return path_.string(); }

private:
    std::filesystem::path path_;
};

}  // namespace leadqual::test
