#include "import/json_steps.hpp"

namespace leadqual::reading {

namespace {
// Where records differ each time, looking for what never comes again must not cost much.
constexpr std::size_t kMostFromKey = 8;
}  // namespace

JsonStep::JsonStep(std::string_view bytes, JsonColumns::Key to, std::string_view key, std::size_t depth)
    : to_(to),
      size_(static_cast<std::uint32_t>(bytes.size())),
      depth_(static_cast<std::uint32_t>(depth)),
      key_begin_(to == JsonColumns::record ? 0 : static_cast<std::uint32_t>(key.data() - bytes.data())),
      key_size_(to == JsonColumns::record ? 0 : static_cast<std::uint32_t>(key.size())) {
    std::memcpy(bytes_.data(), bytes.data(), bytes.size());
    std::memset(used_.data(), 0xFF, bytes.size());
}

const JsonStep* JsonSteps::take(const JsonScanner& scan) {
    const auto from = last_ == nullptr ? from_ : last_->to();
    auto* step = from < first_.size() ? first_[from] : nullptr;
    while (step != nullptr && !step->stands_at(scan.at(), scan.end())) step = step->other;
    if (step == nullptr) return nullptr;
    if (last_ != nullptr) last_->usual = step;
    return last_ = step;
}

void JsonSteps::learn(Key from, Key to, const JsonScanner& scan, std::size_t begin) {
    const auto bytes = scan.text_from(begin);
    if (from >= first_.size()) first_.resize(from + 1, nullptr);
    std::size_t known = 0;
    for (const auto* step = first_[from]; step != nullptr; step = step->other) ++known;
    if (known == kMostFromKey || bytes.size() > JsonStep::most_bytes) return leave(to);

    auto& step = steps_.emplace_back(bytes, to, scan.last_key(), scan.depth());
    step.other = first_[from];
    first_[from] = &step;
    if (last_ != nullptr) last_->usual = &step;
    last_ = &step;
}

}  // namespace leadqual::reading
