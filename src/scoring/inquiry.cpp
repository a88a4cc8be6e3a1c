#include "scoring/grounds.hpp"
#include "scoring/raises.hpp"

namespace leadqual {

struct Inquiry::State {
    const Program& program;
    std::size_t set;
    Trial trial{program};
    std::vector<std::vector<Told>> tellings = {};  ///< made when first needed
};

Inquiry::Inquiry(const Program& program, std::size_t set) : state_(new State{program, set}) {}
Inquiry::~Inquiry() = default;
Inquiry::Inquiry(Inquiry&&) noexcept = default;

std::vector<Ground> Inquiry::grounds(const JudgedLead& lead) {
    return find_grounds(state_->program, state_->set, lead, state_->trial);
}

std::vector<Raise> Inquiry::raises(const JudgedLead& lead) {
    const Verdicts& verdicts = lead.evaluation.sets[state_->set];
    if (verdicts.could_be[lead.row] == verdicts.tag[lead.row]) return {};
    if (state_->tellings.empty()) state_->tellings = tellings(state_->program, state_->set, state_->trial);
    return find_raises(state_->program, state_->set, lead, state_->tellings, state_->trial);
}

}  // namespace leadqual
