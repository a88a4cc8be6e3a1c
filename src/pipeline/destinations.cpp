#include "pipeline/destinations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>

namespace leadqual {

namespace {

constexpr std::size_t kLargeBuffer = std::size_t{4} << 20;

/// A writer with the file it writes to.
class Outlet {
public:
    Outlet(const std::string& path, const OutputPlan& output, std::span<const InputFile::Identity> inputs, Sync sync)
        : file_(path, inputs, sync), writer_(make_writer(output.format, output.layout)) {
        writer_->begin(buffer_);
    }
    void accept(Rendered& rendered) {
        rows_ += rendered.rows;
        formulas_escaped_ += rendered.formulas_escaped;
        if (rendered.rows == 0) return;
        flush();  // the header first: what follows may be large
        writer_->accept(rendered, buffer_);
        flush();
    }
    void finish(std::span<const SummaryTable> summary) {
        writer_->summarise(summary);
        writer_->end(buffer_);
        flush();
        while (writer_->more(buffer_)) flush();
    }
    void add_notes(const std::string& name, std::vector<std::string>& notes) const {
        for (const auto& note : writer_->notes()) notes.push_back(name + ": " + note);
    }
    void commit() { file_.commit(); }
    const std::string& name() const { return file_.name(); }
    std::uint64_t rows() const { return rows_; }
    std::uint64_t formulas_escaped() const { return formulas_escaped_; }

private:
    void flush() {
        if (!buffer_.empty()) file_.write(buffer_);
        buffer_.clear();
        // That of a long record would go on from turn to turn.
        if (buffer_.capacity() > kLargeBuffer) std::string().swap(buffer_);
    }
    OutputFile file_;
    std::unique_ptr<Writer> writer_;
    std::string buffer_;
    std::uint64_t rows_ = 0, formulas_escaped_ = 0;
};

class Nowhere : public LeadDestination {
public:
    void take(const RunPlan&, Turn&) override {}
    void commit(std::span<const SummaryTable>) override {}
    void add_notes(std::vector<std::string>&) const override {}
    std::uint64_t written() const override { return 0; }
    std::uint64_t formulas_escaped() const override { return 0; }
};

class OneOutput : public LeadDestination {
public:
    OneOutput(const Job& job, const OutputPlan& output, std::span<const InputFile::Identity> inputs)
        : outlet_(job.output, output, inputs, job.sync) {}
    void take(const RunPlan&, Turn& turn) override { outlet_.accept(turn.rendered.front()); }
    void commit(std::span<const SummaryTable> summary) override {
        outlet_.finish(summary);
        outlet_.commit();
    }
    std::uint64_t written() const override { return outlet_.rows(); }
    std::uint64_t formulas_escaped() const override { return outlet_.formulas_escaped(); }
    void add_notes(std::vector<std::string>& notes) const override { outlet_.add_notes(outlet_.name(), notes); }

private:
    Outlet outlet_;
};

std::string_view extension_of(OutputFormat format) {
    for (const auto& row : output_formats())
        if (row.format == format && !row.extensions.empty()) return row.extensions.substr(0, row.extensions.find(' '));
    return ".txt";  // a table
}

class ByTag : public LeadDestination {
public:
    ByTag(const Job& job, const OutputPlan& output, std::span<const InputFile::Identity> inputs)
        : job_(job), inputs_(inputs) {
        std::error_code failure;
        std::filesystem::create_directories(job.split_folder, failure);
        if (failure)
            throw Error(Exit::output,
                        fmt::format("cannot make the folder '{}': {}", job.split_folder, failure.message()));
        for (const std::string_view tag : {"disqualified", "mql", "sql"}) {
            names_.push_back(fmt::format("{}{}", tag, extension_of(output.format.format)));
            outlets_.push_back(std::make_unique<Outlet>(path_of(names_.back()), output, inputs, job.sync));
        }
    }
    void take(const RunPlan&, Turn& turn) override {
        for (std::size_t at = 0; at < outlets_.size(); ++at) outlets_[at]->accept(turn.rendered[at]);
    }
    void commit(std::span<const SummaryTable> summary) override {
        std::string manifest = "{\n";
        for (std::size_t at = outlets_.size(); at-- > 0;) {
            outlets_[at]->finish(summary);
            manifest += fmt::format("  \"{}\": {}{}\n", names_[at], outlets_[at]->rows(), at ? "," : "");
        }
        manifest += "}\n";
        std::error_code absent;
        std::filesystem::remove(path_of("manifest.json"), absent);  // it speaks for the files until they change
        for (const auto& outlet : outlets_) outlet->commit();
        OutputFile file(path_of("manifest.json"), inputs_, job_.sync);
        file.write(manifest);
        file.commit();
    }
    std::uint64_t written() const override { return sum(&Outlet::rows); }
    std::uint64_t formulas_escaped() const override { return sum(&Outlet::formulas_escaped); }
    void add_notes(std::vector<std::string>& notes) const override {
        for (const auto& outlet : outlets_) outlet->add_notes(outlet->name(), notes);
    }

private:
    std::string path_of(const std::string& name) const {
        return (std::filesystem::path(job_.split_folder) / name).string();
    }
    std::uint64_t sum(std::uint64_t (Outlet::*count)() const) const {
        std::uint64_t total = 0;
        for (const auto& outlet : outlets_) total += ((*outlet).*count)();
        return total;
    }
    const Job& job_;
    std::span<const InputFile::Identity> inputs_;
    std::vector<std::string> names_;
    std::vector<std::unique_ptr<Outlet>> outlets_;  ///< by Tag
};

class Top : public LeadDestination {
public:
    Top(const Job& job, const OutputPlan& output, std::span<const InputFile::Identity> inputs)
        : outlet_(job.output, output, inputs, job.sync), limit_(job.top) {}

    void take(const RunPlan& plan, Turn& turn) override {
        const auto& scores = turn.evaluation.sets.front().score;
        for (std::size_t row = 0; row < turn.block.records.size(); ++row) {
            const bool kept = turn.kept.front()[row / 64] >> (row % 64) & 1;
            if (!kept) continue;
            Entry entry{turn.combined[row], scores[row], order_++, {}};
            if (best_.size() == limit_ && !before(entry, best_.front())) continue;
            Bits only(turn.kept.front().size());
            only[row / 64] = std::uint64_t{1} << (row % 64);
            Rendered& rendered = turn.rendered.front();  // what it remembers is of this turn, and too much to keep
            rendered.clear();
            plan.writer->render(turn.block, turn.added, only, rendered);
            entry.rendered.bytes = rendered.bytes;
            entry.rendered.rows = rendered.rows;
            entry.rendered.formulas_escaped = rendered.formulas_escaped;
            if (best_.size() == limit_) {
                std::pop_heap(best_.begin(), best_.end(), before);
                best_.pop_back();
            }
            best_.push_back(std::move(entry));
            std::push_heap(best_.begin(), best_.end(), before);
        }
    }
    void settle() override {
        std::sort(best_.begin(), best_.end(), before);
        for (auto& entry : best_) outlet_.accept(entry.rendered);
    }
    void commit(std::span<const SummaryTable> summary) override {
        outlet_.finish(summary);
        outlet_.commit();
    }
    void add_notes(std::vector<std::string>& notes) const override { outlet_.add_notes(outlet_.name(), notes); }
    std::uint64_t written() const override { return outlet_.rows(); }
    std::uint64_t formulas_escaped() const override { return outlet_.formulas_escaped(); }

private:
    struct Entry {
        Tag tag;
        std::uint8_t score;
        std::uint64_t order;
        Rendered rendered;
    };
    /// Whether `left` is written before `right`; the heap's front is the one that leaves first.
    static bool before(const Entry& left, const Entry& right) {
        if (left.tag != right.tag) return left.tag > right.tag;
        return left.score != right.score ? left.score > right.score : left.order < right.order;
    }
    Outlet outlet_;
    std::size_t limit_;
    std::uint64_t order_ = 0;
    std::vector<Entry> best_;
};

}  // namespace

std::unique_ptr<LeadDestination> write_nothing() { return std::make_unique<Nowhere>(); }
std::unique_ptr<LeadDestination> write_to_output(const Job& job, const OutputPlan& output,
                                                 std::span<const InputFile::Identity> inputs) {
    return std::make_unique<OneOutput>(job, output, inputs);
}
std::unique_ptr<LeadDestination> write_by_tag(const Job& job, const OutputPlan& output,
                                              std::span<const InputFile::Identity> inputs) {
    return std::make_unique<ByTag>(job, output, inputs);
}
std::unique_ptr<LeadDestination> write_top(const Job& job, const OutputPlan& output,
                                           std::span<const InputFile::Identity> inputs) {
    return std::make_unique<Top>(job, output, inputs);
}

}  // namespace leadqual
