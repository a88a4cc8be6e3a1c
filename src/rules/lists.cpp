// The built-in word lists, read from rulesets/lists.json when the first rule asks for one.
#include <algorithm>

#include "leadqual/rules.hpp"
#include "rules/embedded.hpp"
#include "rules/json_document.hpp"

namespace leadqual {

namespace {

struct Lists {
    std::optional<JsonValue> root;  // names and meanings point into it
    std::vector<WordList> lists;
};

/// The file is ours and tested; what does not have the right shape would be a list with nothing in it.
Lists read_lists() {
    Lists read;
    for (const EmbeddedFile& file : embedded_files()) {
        if (file.name != "lists") continue;
        const SourceText source(built_in_file_name(file.name), std::string(file.text));
        Problems problems;
        read.root = read_json(source, problems);
        problems.throw_if_errors();
    }
    if (!read.root) return read;
    for (const JsonMember& member : read.root->members) {
        const JsonMember* meaning = member.value.find("meaning");
        const JsonMember* words = member.value.find("words");
        WordList list{member.key, meaning ? std::string_view(meaning->value.text) : std::string_view(), {}};
        if (words)
            for (const JsonValue& word : words->value.items) list.words.push_back(word.text);
        read.lists.push_back(std::move(list));
    }
    return read;
}

}  // namespace

const std::vector<WordList>& built_in_lists() {
    static const Lists lists = read_lists();
    return lists.lists;
}

}  // namespace leadqual
