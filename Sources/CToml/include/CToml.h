/* TOML through toml++ (header-only, C++), as C and therefore Swift can call it. */
#ifndef QUIRE_CTOML_H
#define QUIRE_CTOML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
  TOML_KIND_TABLE,
  TOML_KIND_ARRAY,
  TOML_KIND_STRING,
  TOML_KIND_INTEGER,
  TOML_KIND_FLOAT,
  TOML_KIND_BOOLEAN,
  /* A date or a time. */
  TOML_KIND_MOMENT
} toml_kind;

/* A value of the file. What a table or an array holds follows it, one level deeper. */
typedef struct {
  toml_kind kind;
  /* 0 for what the file itself holds. */
  uint32_t level;
  /* Where it stands, from 1; 0 for a table that only other tables' names imply. */
  uint32_t line, column;
  /* Its name; empty in an array. UTF-8, no zero at the end. */
  const char *key;
  size_t key_count;
  /* Of a string. */
  const char *text;
  size_t text_count;
  /* Of a number, or 0 and 1 of a boolean. */
  int64_t integer;
  double number;
} toml_item;

/* What is read, and what is wrong with it. What is lent holds during the call. */
typedef struct {
  void *context;
  void (*take)(void *context, const toml_item *item);
  /* At most once, and then nothing was taken. Line and column from 1. */
  void (*refuse)(void *context, uint32_t line, uint32_t column, const char *reason);
} toml_reader;

/* The most bytes that are read: a longer text is refused. */
enum { TOML_LIMIT = 1 << 16 };

/* Reads a text. Values more than 8 levels deep are not given. */
void toml_read(const char *text, size_t count, toml_reader reader);

#ifdef __cplusplus
}
#endif
#endif
