// (private to pipeline) Texts put together one after the other where they stay: in an arena, each written once.
#pragma once

#include "leadqual/lead.hpp"

#include <algorithm>
#include <cstring>

namespace leadqual {

class ArenaLines {
public:
    explicit ArenaLines(Arena& arena) : arena_(arena) {}

    void append(std::string_view text) {
        char* const to = room(text.size());
        if (text.size() <= 32)
            copy_short(text, to);
        else
            std::memcpy(to, text.data(), text.size());
        at_ += text.size();
    }
    /// Where at least `size` bytes can be written; advance() says how many were.
    char* room(std::size_t size) {
        if (static_cast<std::size_t>(end_ - at_) < size) take(size);
        return at_;
    }
    void advance(char* to) { at_ = to; }

    /// The line so far.
    std::string_view line() const { return {begin_, static_cast<std::size_t>(at_ - begin_)}; }
    void clear_line() { at_ = begin_; }
    /// Ends the line, which stays.
    std::string_view finish() {
        const std::string_view line(begin_, static_cast<std::size_t>(at_ - begin_));
        begin_ = at_;
        return line;
    }

private:
    /// A few words of the line, copied without the call that would cost more than they do.
    static void copy_short(std::string_view text, char* to) {
        const auto copy_ends = [&]<std::size_t size>(std::integral_constant<std::size_t, size>) {
            char first[size], last[size];
            std::memcpy(first, text.data(), size);
            std::memcpy(last, text.data() + text.size() - size, size);
            std::memcpy(to, first, size);
            std::memcpy(to + text.size() - size, last, size);
        };
        if (text.size() >= 16) return copy_ends(std::integral_constant<std::size_t, 16>{});
        if (text.size() >= 8) return copy_ends(std::integral_constant<std::size_t, 8>{});
        if (text.size() >= 4) return copy_ends(std::integral_constant<std::size_t, 4>{});
        for (std::size_t i = 0; i < text.size(); ++i) to[i] = text[i];
    }

    /// Moves the line begun to where there is room for `size` more bytes.
    void take(std::size_t size) {
        constexpr std::size_t usual = std::size_t{16} << 10;
        const std::string_view begun = line();
        const std::size_t taken = std::max(usual, 2 * (begun.size() + size));
        char* const to = arena_.take(taken);
        if (!begun.empty()) std::memcpy(to, begun.data(), begun.size());
        begin_ = to;
        at_ = to + begun.size();
        end_ = to + taken;
    }

    Arena& arena_;
    char* begin_ = nullptr;
    char* at_ = nullptr;
    char* end_ = nullptr;
};

}  // namespace leadqual
