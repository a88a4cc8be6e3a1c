#include "pipeline/program.hpp"

namespace leadqual {

Program make_program(const Job& job, const std::string& where) {
    Program program(job.sets, job.today);
    if (!where.empty()) {
        std::vector<FieldUse> fields;
        Condition condition = parse_condition(where, "--where", job.sets, fields);
        program.set_filter(std::move(condition), std::move(fields));
    }
    return program;
}

}  // namespace leadqual
