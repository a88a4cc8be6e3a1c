// (private to pipeline) What is to be read twice must be files.
#pragma once

#include "leadqual/pipeline.hpp"

#include <deque>

namespace leadqual {

/// A job whose pipes and standard input were put into temporary files, which last as long as this.
class RereadableInputs {
public:
    explicit RereadableInputs(const Job& job);
    const Job& job() const noexcept { return job_; }

private:
    Job job_;
    std::deque<SpooledInput> spooled_;
};

}  // namespace leadqual
