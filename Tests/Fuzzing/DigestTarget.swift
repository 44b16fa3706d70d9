import Digests
import Feeds
import Glibc
import Markup
import Papers

/// Reads any bytes as a digest, whole and in pieces, and checks what every reader of the result
/// relies on. `FUZZ_DIALECTS` names the dialects to try, all by default.
@_cdecl("LLVMFuzzerTestOneInput")
public func readAnyBytes(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = [UInt8](UnsafeBufferPointer(start: data, count: count))
  let whole = Fuzzing.parse(bytes, by: bytes.count + 1)
  Fuzzing.check(whole)
  let pieces = Fuzzing.parse(bytes, by: 1 + Int(bytes.first ?? 0) % 61)
  Fuzzing.check(pieces)
  precondition(whole.arena == pieces.arena, "windows change the text")
  precondition(whole.records == pieces.records, "windows change the entries")
  precondition(whole.problems == pieces.problems, "windows change the problems")
  _ = DigestCheck.problems(of: whole)
  return 0
}

private enum Fuzzing {
  static let dialects: [Dialect] = {
    let all = Dialect.text + Dialect.feeds + Dialect.lists + Dialect.anyOther
    guard let names = getenv("FUZZ_DIALECTS").map({ String(cString: $0) }) else { return all }
    let wanted = names.split(separator: ",").map(String.init)
    return (all + [.mail(reading: all)]).filter { wanted.contains($0.name) }
  }()

  /// Parses as a file that comes in small reads.
  static func parse(_ bytes: [UInt8], by step: Int) -> Digest {
    var parser = DigestParser(path: "fuzz", dialects: dialects, prefixSize: 200)
    var start = 0
    var end = 0
    while true {
      end = min(bytes.count, end + step)
      let isLast = end == bytes.count
      let done = bytes[start..<end].withUnsafeBytes { parser.feed($0, isLast: isLast) }
      precondition(done >= 0 && done <= end - start, "more is done than there was")
      start += done
      if isLast || parser.isDone { break }
    }
    return parser.finish()
  }

  /// Spans lie in the text; the text is UTF-8 without control characters but the two of its own.
  static func check(_ digest: Digest) {
    let count = digest.arena.count
    for record in digest.records {
      for span in [
        record.title, record.authors, record.tags, record.categories, record.summary,
        record.abstract, record.comment, record.code, record.journal, record.doi, record.extras,
        record.venue, record.address,
      ] {
        precondition(span.range.upperBound <= count, "a span beyond the text")
        let bytes = digest.arena[span.range]
        guard let text = String(validating: bytes, as: UTF8.self) else { fatalError("not UTF-8") }
        for scalar in text.unicodeScalars where scalar != "\n" && scalar != "\u{1F}" {
          precondition(SafeText.isSafe(scalar), "a character that a terminal obeys")
        }
      }
      precondition(!record.title.isEmpty, "an entry without a title")
      let last = Int(record.emphasisStart) + Int(record.emphasisCount)
      precondition(last <= digest.emphasis.count, "keywords beyond their list")
    }
    for entry in digest.entries {
      _ = (entry.doiKey, entry.addressKey, entry.titleKey)
      if let key = entry.key {
        precondition(key.id == entry.record.id, "an id that is not its key's")
      }
    }
    for span in digest.emphasis {
      precondition(span.range.upperBound <= count, "a keyword beyond the text")
    }
  }
}

/// What may stand in itself, in Markdown, JSON, XML and mail.
let fuzzedNests: [(String, String)] = [
  ("@article{a, title = {", "}}"), ("@string{a = a # ", "}"), ("\"", "\",\n"), ("TI  - ", "\n"),
  ("--b\n", "--b--\n"), ("=\n", ""), ("Content-Type: ", "\n\n"),
  ("[", "]"), ("[", "](http://a.b)"), ("![", "](b)"), ("(", ")"), ("**", "**"), ("*", "*"),
  ("`", "`"),
  ("> ", "\n"), ("- ", "\n"), ("# ", "\n"), ("| ", " |"),
  ("<details><summary>", "</summary></details>"),
  ("<!--", "-->"), ("<br>", ""), (#"\""#, #"\""#), (#"\`"#, #"\`"#), (#"\"#, ""), ("$", "$"),
  (#"\("#, #"\)"#),
  ("{\"a\":", "}"), ("[{\"title\":", "}]"), ("\"", "\""), (#"\u005c"#, ""),
  (#"\ud83d"#, #"\ude00"#),
  ("<a>", "</a>"), ("<entry>", "</entry>"), ("<a b='", "'>"), ("<![CDATA[", "]]>"), ("&lt;", ""),
  ("&#x", ";"), ("&amp;", ""), ("\n\n", ""), ("\\\\\n", ""), ("------\n", ""), ("  ", ""),
  ("\t", ""),
  ("<table><tr><td>", "</table>"), ("<ul><li>", "</ul>"), ("<dl><dt>a<dd>", "</dl>"),
  ("<script>", "</script>"), ("<sup>", "</sup>"), ("| a | b |\n|---|---|\n", "| c | d |\n"),
  ("```\n", "```\n"), ("[[", "|a]]"), ("[^1]", ""), ("![a](", ")"), ("[a]: b\n", ""),
  ("---\na: ", "\n---\n"), ("  - a: ", "\n"), ("&a [", "]"), ("*a, ", ""), ("* TODO ", " :a:\n"),
  (":PROPERTIES:\n", ":END:\n"), ("#+begin_src\n", "#+end_src\n"), ("[[a][", "]]"),
  ("%C2", "%9B"), (", ", ""), ("https://arxiv.org/abs/2401.00001", "\n"), ("<p>", "</p>"),
]
