#include "scoring/set_compiler.hpp"

#include <algorithm>

namespace leadqual {

namespace {

constexpr World kWorlds[] = {World::known, World::possible};

}  // namespace

SetCompiler::SetCompiler(Emitter& emitter, std::uint32_t set)
    : emitter_(emitter), set_(set), expressions_(emitter, emitter.program().sets[set].fields, this) {}

void SetCompiler::compile() {
    for (std::uint32_t i = 0; i < rules().criteria.size(); ++i) compiled().criteria.push_back(criterion(i));
    if (rules().profile) compiled().profile = expressions_.condition(*rules().profile);
    compiled().fit_known = fit(World::known);
    compiled().fit_possible = fit(World::possible);
    for (const Fact& fact : rules().facts) compiled().facts.push_back(expressions_.condition(fact.when));
    if (rules().grade) compiled().grade = grade(*rules().grade);
    for (const KnockOut& each : rules().knock_outs) compiled().knock_outs.push_back(knock_out(each));

    std::vector<const PointsPlan*> plans;
    for (std::uint32_t i = 0; i < rules().criteria.size(); ++i) {
        const bool by_points = !rules().criteria[i].signals.empty();
        plans.push_back(by_points ? &emitter_.program().points_plans[compiled().criteria[i].points_plan] : nullptr);
    }
    compiled().score_plan = plan_score(rules(), plans);
    compiled().score = score(World::known, false);
    compiled().score_max = score(World::possible, false);
    if (rules().gate) compiled().gate = expressions_.condition(*rules().gate);  // may read the score

    for (const VerdictLine& line : rules().verdict) {
        compiled().lines_known.push_back(expressions_.truth(line.when.root, World::known));
        compiled().lines_possible.push_back(expressions_.truth(line.when.root, World::possible));
        expressions_.collect_fields(line.when.root, compiled().line_fields.emplace_back());
    }
}

std::uint32_t SetCompiler::filter(const Condition& condition, std::span<const std::uint32_t> fields) {
    return ExpressionCompiler(emitter_, fields, this).truth(condition.root, World::known);
}

// ---------------------------------------------------------------- states

CompiledCriterion SetCompiler::criterion(std::uint32_t index) {
    const Criterion& rule = rules().criteria[index];
    CompiledCriterion result;
    for (const Condition& met : rule.met) result.met.push_back(expressions_.condition(met));
    if (rule.unmet) result.unmet = expressions_.condition(*rule.unmet);
    for (const Signal& signal : rule.signals) result.signals.push_back(expressions_.condition(signal.when));

    if (!rule.signals.empty()) by_points(index, result);
    for (const World world : kWorlds) {
        const std::uint32_t truth =
            rule.signals.empty()
                ? by_conditions(result, world)
                : emitter_.emit({.opcode = Opcode::points_reach,
                                 .world = world,
                                 .from = {world == World::known ? result.points_known : result.points_possible},
                                 .index = result.points_plan});
        (world == World::known ? result.known : result.possible) = truth;
    }
    return result;
}

/// The first answer that is not NULL; with `unmet`, only TRUE counts.
std::uint32_t SetCompiler::by_conditions(const CompiledCriterion& criterion, World world) {
    const auto in_world = [&](const CompiledCondition& each) {
        return world == World::known ? each.known : each.possible;
    };
    if (criterion.met.empty() && !criterion.unmet) return emitter_.truth_constant({});
    std::uint32_t met = criterion.met.empty() ? emitter_.truth_constant(false) : in_world(criterion.met[0]);
    for (std::size_t i = 1; i < criterion.met.size(); ++i)
        met = emitter_.emit({.opcode = Opcode::truth_coalesce, .from = {met, in_world(criterion.met[i])}});
    if (!criterion.unmet) return met;
    return emitter_.emit({.opcode = Opcode::met_or_unmet, .from = {met, in_world(*criterion.unmet)}});
}

/// NULL, and nothing that could be answered, where no profile is declared.
std::uint32_t SetCompiler::fit(World world) {
    const auto& profile = compiled().profile;
    const std::uint32_t truth = !profile                ? emitter_.truth_constant({})
                                : world == World::known ? profile->known
                                                        : profile->possible;
    return truth;
}

// ---------------------------------------------------------------- knock-outs

CompiledKnockOut SetCompiler::knock_out(const KnockOut& rule) {
    CompiledKnockOut result;
    result.when = expressions_.condition(rule.when);
    if (rule.unless) result.unless = expressions_.condition(*rule.unless);
    expressions_.collect_fields(rule.when.root, result.fields);
    result.number = emitter_.program().knock_outs++;
    for (const World world : kWorlds) {
        const auto in_world = [&](const CompiledCondition& each) {
            return world == World::known ? each.known : each.possible;
        };
        Instruction fires{.opcode = Opcode::knocks_out, .from = {in_world(result.when)}, .index = result.number};
        if (result.unless) fires.from.push_back(in_world(*result.unless));
        (world == World::known ? result.known : result.possible) = emitter_.emit(std::move(fires));
    }
    return result;
}

std::uint32_t SetCompiler::knocked_out(World world) {
    std::uint32_t result = emitter_.truth_constant(false);
    for (const CompiledKnockOut& each : compiled().knock_outs)
        result = emitter_.emit(
            {.opcode = Opcode::truth_or, .from = {result, world == World::known ? each.known : each.possible}});
    return result;
}

// ---------------------------------------------------------------- what verdict lines read

std::uint32_t SetCompiler::score(World world, bool least) {
    Instruction instruction{.opcode = Opcode::score_of, .world = world, .index = set_ * 2 + least};
    for (std::uint32_t i = 0; i < compiled().criteria.size(); ++i) {
        const CompiledCriterion& each = compiled().criteria[i];
        const bool by_points =
            !rules().criteria[i].signals.empty() && emitter_.program().points_plans[each.points_plan].max > 0;
        if (by_points)
            instruction.from.push_back(world == World::known ? each.points_known : each.points_possible);
        else
            instruction.from.push_back(world == World::known ? each.known : each.possible);
        instruction.numbers.push_back(by_points);
    }
    return emitter_.emit(std::move(instruction));
}

std::uint32_t SetCompiler::truth(const Expression& judgement, World world) {
    const auto in_world = [&](const auto& each) { return world == World::known ? each.known : each.possible; };
    switch (judgement.judgement) {
        case Judgement::criterion:
            return in_world(compiled().criteria.at(judgement.index));
        case Judgement::fact:
            return in_world(compiled().facts.at(judgement.index));
        case Judgement::knocked_out:
            return knocked_out(world);
        case Judgement::fit:
            return world == World::known ? compiled().fit_known : compiled().fit_possible;
        case Judgement::gate:
            return compiled().gate ? in_world(*compiled().gate) : emitter_.truth_constant(true);
        default:
            throw Error(Exit::bug, "a checked condition takes a judgement for a truth that is none");
    }
}

std::optional<Counted> SetCompiler::counted(const Expression& judgement, World world) {
    Counted result;
    switch (judgement.judgement) {
        case Judgement::met_count:
            result.answers = 1;
            break;
        case Judgement::unmet_count:
            result.answers = 2;
            break;
        case Judgement::unknown_count:
            result.answers = 4;
            break;
        case Judgement::known_count:
            result.answers = 1 | 2;
            break;
        default:
            return std::nullopt;
    }
    for (const CompiledCriterion& each : compiled().criteria)
        result.states.push_back(world == World::known ? each.known : each.possible);
    return result;
}

std::uint32_t SetCompiler::number(const Expression& judgement, World world) {
    if (const auto count = counted(judgement, world))
        return emitter_.emit(
            {.opcode = Opcode::number_count, .world = world, .from = count->states, .index = count->answers});
    if (judgement.judgement == Judgement::points) {
        const CompiledCriterion& criterion = compiled().criteria.at(judgement.index);
        return emitter_.emit({.opcode = Opcode::number_points,
                              .world = world,
                              .from = {world == World::known ? criterion.points_known : criterion.points_possible},
                              .index = criterion.points_plan});
    }
    const std::uint32_t most = compiled().score_max;
    if (judgement.judgement == Judgement::score_max && world == World::known)
        return emitter_.emit({.opcode = Opcode::number_score, .from = {most, most}});
    if (world == World::known)
        return emitter_.emit({.opcode = Opcode::number_score, .from = {compiled().score, compiled().score}});
    return emitter_.emit({.opcode = Opcode::number_score, .from = {score(World::possible, true), most}});
}

std::uint32_t SetCompiler::text(const Expression& judgement, World world) {
    switch (judgement.judgement) {
        case Judgement::grade: {
            const CompiledGrade& grade = compiled().grade.value();
            return emitter_.emit({.opcode = Opcode::text_grade,
                                  .world = world,
                                  .from = {world == World::known ? grade.points_known : grade.points_possible,
                                           nothing_known(grade.signals, world)},
                                  .index = grade.points_plan});
        }
        case Judgement::tag:
            return emitter_.emit({.opcode = Opcode::text_tag, .index = set_});
        case Judgement::could_be:
            return emitter_.emit({.opcode = Opcode::text_could_be, .index = set_});
        case Judgement::action:
            return emitter_.emit({.opcode = Opcode::text_action, .index = set_});
        default:
            throw Error(Exit::bug, "a checked condition takes a judgement for a text that is none");
    }
}

}  // namespace leadqual
