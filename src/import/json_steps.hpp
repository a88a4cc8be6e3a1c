// (private to import) What stands between one value of a record and the next: ,"name": as a rule. It is known from the
// records before, and so is that it is good JSON and whose value comes next.
#pragma once

#include "import/json_columns.hpp"

#include <deque>

namespace leadqual::reading {

class JsonStep {
public:
    static constexpr std::size_t most_bytes = 32;

    JsonStep() = default;
    /// `bytes` lead to the value of `to`, whose key is `key` among them; nowhere when `to` is the record.
    JsonStep(std::string_view bytes, JsonColumns::Key to, std::string_view key, std::size_t depth);

    /// Whether its bytes are the next. 64 readable bytes follow them.
    bool stands_at(const char* at, const char* end) const noexcept {
        std::uint64_t difference = 0;
        for (std::size_t word = 0; word < bytes_.size(); ++word) {
            std::uint64_t there;
            std::memcpy(&there, at + 8 * word, sizeof there);
            difference |= (there ^ bytes_[word]) & used_[word];
        }
        return difference == 0 && static_cast<std::size_t>(end - at) >= size_;
    }
    JsonColumns::Key to() const noexcept { return to_; }
    std::size_t size() const noexcept { return size_; }
    std::size_t depth() const noexcept { return depth_; }  ///< objects open behind it
    /// The last key in it, when it ends at `end`.
    std::string_view key_before(const char* end) const noexcept { return {end - size_ + key_begin_, key_size_}; }

    JsonStep* usual = nullptr;  ///< the one that followed it the last time
    JsonStep* other = nullptr;  ///< another one from the value it leads on from

private:
    JsonColumns::Key to_ = JsonColumns::record;
    std::uint32_t size_ = 0, depth_ = 0, key_begin_ = 0, key_size_ = 0;
    std::array<std::uint64_t, most_bytes / 8> bytes_{}, used_{};  // used: all bits of the first size_ bytes
};

/// What is good JSON behind the value of a key is so in any record: which objects are open there depends on the key
/// alone. Steps speed reading up and change nothing else.
class JsonSteps {
public:
    using Key = JsonColumns::Key;
    JsonSteps() = default;
    JsonSteps(const JsonSteps&) = delete;

    void start() noexcept { last_ = &begin_; }  ///< before a record
    /// The step most likely to be the next, nullptr when there is none.
    const JsonStep* usual() const noexcept { return last_ == nullptr ? nullptr : last_->usual; }
    void take_usual() noexcept { last_ = last_->usual; }
    /// Takes any known step that is the next. Nullptr when there is none.
    const JsonStep* take(const JsonScanner& scan);
    /// A step was made that was not known: from the value of one key, from `begin` on, to the next.
    void learn(Key from, Key to, const JsonScanner& scan, std::size_t begin);
    void leave(Key to) noexcept { last_ = nullptr, from_ = to; }  ///< there were values on the way

private:
    JsonStep begin_;  // to where a record begins
    std::deque<JsonStep> steps_;
    std::vector<JsonStep*> first_;    // from the value of a key
    JsonStep* last_ = &begin_;        // taken last, or nullptr
    Key from_ = JsonColumns::record;  // where the last one led to when it is not known
};

}  // namespace leadqual::reading
