#include "pipeline/program.hpp"

#include "pipeline/field_readings.hpp"

namespace leadqual {

Program make_program(const Job& job, const std::string& where) {
    auto sets = job.sets;
    number_readings(sets, job.map);
    Program program(std::move(sets), job.today);
    if (!where.empty()) {
        std::vector<FieldUse> fields;
        Condition condition = parse_condition(where, "--where", job.sets, fields);
        for (FieldUse& use : fields) use.reading = reading_in_filter(use, job.sets, job.map);
        program.set_filter(std::move(condition), std::move(fields));
    }
    return program;
}

}  // namespace leadqual
