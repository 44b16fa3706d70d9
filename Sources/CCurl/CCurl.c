// libcurl's functions are looked up by name, so that nothing is linked; the types of what `setopt` takes are
// those of its own header.
#include "CCurl.h"

#include <curl/curl.h>
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

struct curl_client {
  CURL *easy;
  CURL *(*easy_init)(void);
  void (*easy_cleanup)(CURL *);
  void (*easy_reset)(CURL *);
  CURLcode (*easy_perform)(CURL *);
  CURLcode (*easy_setopt)(CURL *, CURLoption, ...);
  CURLcode (*easy_getinfo)(CURL *, CURLINFO, ...);
  const char *(*easy_strerror)(CURLcode);
  struct curl_slist *(*slist_append)(struct curl_slist *, const char *);
  void (*slist_free_all)(struct curl_slist *);
};

// The names under which Debian and its like, Fedora, and those with GnuTLS have it.
static void *library(void) {
  static void *found;
  static const char *const names[] = {"libcurl.so.4", "libcurl-gnutls.so.4"};
  for (size_t index = 0; found == NULL && index < sizeof names / sizeof *names; index++)
    found = dlopen(names[index], RTLD_NOW | RTLD_LOCAL);
  return found;
}

curl_client *curl_client_make(void) {
  void *found = library();
  if (found == NULL) return NULL;
  CURLcode (*global_init)(long) = (CURLcode (*)(long))dlsym(found, "curl_global_init");
  if (global_init == NULL || global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) return NULL;
  curl_client *client = calloc(1, sizeof *client);
  if (client == NULL) return NULL;
#define LOOK_UP(name) *(void **)&client->name = dlsym(found, "curl_" #name)
  LOOK_UP(easy_init);
  LOOK_UP(easy_cleanup);
  LOOK_UP(easy_reset);
  LOOK_UP(easy_perform);
  LOOK_UP(easy_setopt);
  LOOK_UP(easy_getinfo);
  LOOK_UP(easy_strerror);
  LOOK_UP(slist_append);
  LOOK_UP(slist_free_all);
#undef LOOK_UP
  bool has_all = client->easy_init && client->easy_cleanup && client->easy_reset && client->easy_perform &&
                 client->easy_setopt && client->easy_getinfo && client->easy_strerror &&
                 client->slist_append && client->slist_free_all;
  if (has_all) client->easy = client->easy_init();
  if (client->easy == NULL) {
    free(client);
    return NULL;
  }
  return client;
}

void curl_client_free(curl_client *client) {
  client->easy_cleanup(client->easy);
  free(client);
}

static size_t take(char *bytes, size_t size, size_t count, void *data) {
  const curl_request *request = data;
  size_t length = size * count;
  return request->take(request->context, (const uint8_t *)bytes, length) ? length : 0;
}

static size_t head(char *bytes, size_t size, size_t count, void *data) {
  const curl_request *request = data;
  size_t length = size * count, end = length;
  while (end > 0 && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) end--;
  request->head(request->context, bytes, end);
  return length;
}

static int progress(void *data, curl_off_t total, curl_off_t now, curl_off_t upTotal, curl_off_t up) {
  const curl_request *request = data;
  return request->goes_on(request->context) ? 0 : 1;
}

static enum curl_outcome outcome(CURLcode code) {
  switch (code) {
    case CURLE_OK: return CURL_DONE;
    case CURLE_WRITE_ERROR:
    case CURLE_ABORTED_BY_CALLBACK: return CURL_STOPPED;
    case CURLE_OPERATION_TIMEDOUT: return CURL_TOO_SLOW;
    case CURLE_PARTIAL_FILE:
    case CURLE_BAD_CONTENT_ENCODING:
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING: return CURL_CUT;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY: return CURL_NO_HOST;
    case CURLE_COULDNT_CONNECT: return CURL_NO_CONNECTION;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE: return CURL_NO_TRUST;
    default: return CURL_OTHER;
  }
}

curl_result curl_client_get(curl_client *client, const curl_request *request) {
  curl_result result = {0};
  CURL *easy = client->easy;
  char words[CURL_ERROR_SIZE] = "";
  client->easy_reset(easy);
  struct curl_slist *lines = NULL;
  for (size_t index = 0; index < request->headers_count; index++) {
    struct curl_slist *longer = client->slist_append(lines, request->headers[index]);
    if (longer != NULL) lines = longer;
  }
  client->easy_setopt(easy, CURLOPT_URL, request->address);
  client->easy_setopt(easy, CURLOPT_PROTOCOLS_STR, request->protocols);
  client->easy_setopt(easy, CURLOPT_USERAGENT, request->user_agent);
  client->easy_setopt(easy, CURLOPT_HTTPHEADER, lines);
  // Where an answer leads is for the caller to judge.
  client->easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
  if (request->may_be_packed) client->easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "gzip");
  client->easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  client->easy_setopt(easy, CURLOPT_CONNECTTIMEOUT, request->connect_seconds);
  client->easy_setopt(easy, CURLOPT_TIMEOUT, request->seconds);
  client->easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, request->slow_bytes);
  client->easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, request->slow_seconds);
  client->easy_setopt(easy, CURLOPT_WRITEFUNCTION, take);
  client->easy_setopt(easy, CURLOPT_WRITEDATA, (void *)request);
  client->easy_setopt(easy, CURLOPT_HEADERFUNCTION, head);
  client->easy_setopt(easy, CURLOPT_HEADERDATA, (void *)request);
  client->easy_setopt(easy, CURLOPT_XFERINFOFUNCTION, progress);
  client->easy_setopt(easy, CURLOPT_XFERINFODATA, (void *)request);
  client->easy_setopt(easy, CURLOPT_NOPROGRESS, 0L);
  client->easy_setopt(easy, CURLOPT_ERRORBUFFER, words);
  CURLcode code = client->easy_perform(easy);
  client->easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &result.status);
  curl_off_t retry_after = 0;
  client->easy_getinfo(easy, CURLINFO_RETRY_AFTER, &retry_after);
  result.retry_after = retry_after;
  client->easy_setopt(easy, CURLOPT_ERRORBUFFER, NULL);
  client->easy_setopt(easy, CURLOPT_HTTPHEADER, NULL);
  client->slist_free_all(lines);
  result.outcome = outcome(code);
  if (code != CURLE_OK) {
    const char *said = words[0] != 0 ? words : client->easy_strerror(code);
    strncpy(result.words, said, sizeof result.words - 1);
  }
  return result;
}
