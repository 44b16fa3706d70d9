import Glibc

/// What the command line asks for.
struct Asked {
  /// Papers, as `quire index` has kept them.
  var source = ""
  /// The `QUIRE_HOME` in which they were kept.
  var home = ""
  var rounds = 11
  var queries = Asked.dozen
  var others = Asked.second
  /// How many random terms, and where their choice begins.
  var random = 0
  var seed: UInt64 = 1
  var scans = false

  /// Words, parts of words and names; rare ones, and such as nearly all papers have.
  static let dozen = [
    "sparse attention", "diffusion transformer quantization", "wang li", "einstein", "str con tri",
    "quantiz", "kv cache", "low-bit", "galaxy redshift", "mixture of experts", "the", "tion",
  ]
  /// Capitals and an accent, which are asked for then, and the language.
  static let second = [
    "KV", "MoE", "T", "Müller", "author:wang cat:cs.LG", "-survey transformer", "\"state space\"",
    "moe | mixture",
  ]

  static let usage = """
    Typed SOURCE --home FOLDER [--rounds 11] [--queries QUERY...] [--random 6000] [--seed 1] [--scan]

    SOURCE is a file or a folder of papers, FOLDER the QUIRE_HOME in which the program of the same commit has kept
    them: QUIRE_HOME=FOLDER quire index SOURCE.
    """

  init(_ words: some Sequence<String>) {
    var words = Array(words)[...]
    while let word = words.popFirst() {
      switch word {
      case "--home": home = Asked.value(of: word, &words)
      case "--rounds": rounds = max(1, Asked.number(of: word, &words))
      case "--random": random = Asked.number(of: word, &words)
      case "--seed": seed = UInt64(Asked.number(of: word, &words))
      case "--scan": scans = true
      case "--queries":
        (queries, others) = (Array(words.prefix { !$0.hasPrefix("--") }), [])
        words = words.dropFirst(queries.count)
      case _ where word.hasPrefix("--") || !source.isEmpty: Asked.stop(Asked.usage)
      default: source = word
      }
    }
    if source.isEmpty || home.isEmpty { Asked.stop(Asked.usage) }
  }

  private static func value(of name: String, _ words: inout ArraySlice<String>) -> String {
    words.popFirst() ?? { stop("\(name) needs a value.\n\n\(usage)") }()
  }

  private static func number(of name: String, _ words: inout ArraySlice<String>) -> Int {
    let text = value(of: name, &words)
    guard let number = Int(text), number >= 0 else { stop("\(name) needs a number, not \(text).") }
    return number
  }

  /// Ends the program, and says why.
  static func stop(_ why: String) -> Never {
    let bytes = Array((why + "\n").utf8)
    write(STDERR_FILENO, bytes, bytes.count)
    exit(2)
  }
}
