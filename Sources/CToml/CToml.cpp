// toml++ asserts what it takes to be true of every file, and some files prove it wrong: `[~/digests]`
// is one. An assertion that fails is therefore an exception here, and the file is refused as for any
// other mistake. toml++ does not say where it was then; but it reads from left to right, so the
// shortest beginning of the text for which the same happens ends there.
struct toml_surprise {};
#define TOML_ASSERT(condition) \
  do { \
    if (!(condition)) throw toml_surprise{}; \
  } while (false)
#undef NDEBUG
#define TOML_EXCEPTIONS 1
#define TOML_HEADER_ONLY 1
#define TOML_ENABLE_FORMATTERS 0
// Values within values are read, and tables within tables taken apart, by recursion: so deep at most,
// times the parts that the names of a line can have.
#define TOML_MAX_NESTED_VALUES 16

#include "CToml.h"

#include <exception>
#include <string_view>
#include <toml++/toml.h>

namespace {

constexpr uint32_t deepest = 8;
// Each may divide a name of a table from one within it.
constexpr uint32_t most_dots = 100;

void take(const toml::node &node, std::string_view key, uint32_t level, const toml_reader &reader) {
  toml_item item{};
  item.level = level;
  item.line = node.source().begin.line;
  item.column = node.source().begin.column;
  item.key = key.data();
  item.key_count = key.size();
  if (auto table = node.as_table()) {
    item.kind = TOML_KIND_TABLE;
    reader.take(reader.context, &item);
    if (level + 1 == deepest) return;
    for (auto &&[name, value] : *table) take(value, name.str(), level + 1, reader);
    return;
  }
  if (auto array = node.as_array()) {
    item.kind = TOML_KIND_ARRAY;
    reader.take(reader.context, &item);
    if (level + 1 == deepest) return;
    for (auto &value : *array) take(value, {}, level + 1, reader);
    return;
  }
  if (auto text = node.as_string()) {
    item.kind = TOML_KIND_STRING;
    item.text = text->get().data();
    item.text_count = text->get().size();
  } else if (auto integer = node.as_integer()) {
    item.kind = TOML_KIND_INTEGER;
    item.integer = integer->get();
  } else if (auto number = node.as_floating_point()) {
    item.kind = TOML_KIND_FLOAT;
    item.number = number->get();
  } else if (auto flag = node.as_boolean()) {
    item.kind = TOML_KIND_BOOLEAN;
    item.integer = flag->get() ? 1 : 0;
  } else {
    item.kind = TOML_KIND_MOMENT;
  }
  reader.take(reader.context, &item);
}

bool surprises(std::string_view text) {
  try {
    (void)toml::parse(text);
  } catch (const toml_surprise &) {
    return true;
  } catch (const std::exception &) {
  }
  return false;
}

void refuse_surprise(std::string_view text, const toml_reader &reader) {
  size_t without = 0, with = text.size();
  while (with - without > 1) {
    size_t middle = without + (with - without) / 2;
    (surprises(text.substr(0, middle)) ? with : without) = middle;
  }
  uint32_t line = 1, column = 1;
  for (char byte : text.substr(0, without)) {
    if (byte == '\n') {
      line += 1;
      column = 1;
    } else if ((byte & 0xC0) != 0x80) {
      column += 1;
    }
  }
  reader.refuse(reader.context, line, column, "this has no place here");
}

// Whether it is no larger and no deeper than a file of settings is.
bool is_sensible(std::string_view text, const toml_reader &reader) {
  if (text.size() > TOML_LIMIT) {
    reader.refuse(reader.context, 1, 1, "the file has more than 64 KB");
    return false;
  }
  uint32_t line = 1, dots = 0;
  for (char byte : text) {
    if (byte == '\n') {
      line += 1;
      dots = 0;
    } else if (byte == '.' && ++dots > most_dots) {
      reader.refuse(reader.context, line, 1, "the line has more than 100 dots");
      return false;
    }
  }
  return true;
}

}  // namespace

void toml_read(const char *bytes, size_t count, toml_reader reader) {
  std::string_view text(bytes, count);
  if (!is_sensible(text, reader)) return;
  try {
    toml::table table = toml::parse(text);
    for (auto &&[name, value] : table) take(value, name.str(), 0, reader);
  } catch (const toml_surprise &) {
    refuse_surprise(text, reader);
  } catch (const toml::parse_error &error) {
    auto place = error.source().begin;
    reader.refuse(reader.context, place.line, place.column, error.what());
  } catch (const std::exception &error) {
    reader.refuse(reader.context, 1, 1, error.what());
  }
}
