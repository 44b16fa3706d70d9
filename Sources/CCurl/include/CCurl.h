// libcurl, opened when the network is asked for and not before: a program that never asks starts without it.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// A connection to one server after the other, and what libcurl keeps for it. One thread at a time.
typedef struct curl_client curl_client;

// NULL when there is no libcurl on this machine, or no memory.
curl_client *curl_client_make(void);
void curl_client_free(curl_client *client);

typedef struct {
  const char *address;
  // "https" or "http,https".
  const char *protocols;
  const char *user_agent;
  // Whole lines, `Accept: …`; `headers_count` of them.
  const char *const *headers;
  size_t headers_count;
  // The body may come packed with gzip; it is unpacked.
  bool may_be_packed;
  long connect_seconds;
  // For the whole transfer.
  long seconds;
  // It ends when it stays below so many bytes a second for so many seconds.
  long slow_bytes;
  long slow_seconds;
  void *context;
  // A part of the body, unpacked. Returns whether more is wanted.
  bool (*take)(void *context, const uint8_t *bytes, size_t count);
  // A line of the answer's head, without its end. The head of an interim answer comes before that of the
  // final one; each begins with its status line.
  void (*head)(void *context, const char *line, size_t count);
  // Asked about once a second, and at every part. Returns whether to go on.
  bool (*goes_on)(void *context);
} curl_request;

// What became of a request.
enum curl_outcome {
  CURL_DONE,
  // `take` or `goes_on` said no.
  CURL_STOPPED,
  CURL_TOO_SLOW,
  // The body ended before its length said, or its packing is broken.
  CURL_CUT,
  CURL_NO_HOST,
  CURL_NO_CONNECTION,
  CURL_NO_TRUST,
  CURL_OTHER,
};

typedef struct {
  enum curl_outcome outcome;
  // 0 when there was no answer.
  long status;
  // For how many seconds the server wants to be left alone (`Retry-After`, as seconds or a date); 0 when it does
  // not say.
  long long retry_after;
  // libcurl's own words; empty when it was done. Its end is a zero.
  char words[256];
} curl_result;

curl_result curl_client_get(curl_client *client, const curl_request *request);
