/// A made-up weekly digest in the words of no one: always the same bytes for the same seed, and about
/// the proportions of a real one (a title of nine words, four authors, an abstract of 180 words with
/// a few keywords in bold).
struct DigestText {
  /// The digest file.
  private(set) var bytes: [UInt8] = []
  /// Its first abstract alone, on one line.
  private(set) var abstract = ""

  private var random: SplitMix64

  init(papers: Int = 130, seed: UInt64 = 2025) {
    random = SplitMix64(state: seed)
    var text = "# 2025-04-25\n\n# Table of Contents\n\n"
    for number in 1...papers {
      let abstract = sentence(words: 180, boldEvery: 30)
      if number == 1 { self.abstract = abstract }
      text += "## \(sentence(words: 9))\n\n>Authors: \(authors(4))\n\n"
      text += ">2025-04-\(number % 20 + 10)\n\n"
      text += "> http://arxiv.org/abs/2504.\(10000 + number)v1\n\n\(abstract)\n\n\n"
    }
    bytes = Array(text.utf8)
  }

  private mutating func sentence(words count: Int, boldEvery: Int? = nil) -> String {
    (1...count).map { place in
      let word = pick(DigestText.words)
      return boldEvery.map { place % $0 == 0 } == true ? "**\(word)**" : word
    }.joined(separator: " ")
  }

  private mutating func authors(_ count: Int) -> String {
    (1...count).map { _ in "\(pick(DigestText.givenNames)) \(pick(DigestText.familyNames))" }
      .joined(separator: ", ")
  }

  private mutating func pick(_ list: [String]) -> String {
    list[Int(random.next() % UInt64(list.count))]
  }

  static let words = """
    we show that a small model learns to rank sparse keys by their value cache while the larger \
    network needs twice as many tokens attention quantization pruning latency memory bandwidth \
    gradient descent converges under weak noise our method reduces error on every benchmark and \
    keeps accuracy within one percent of naïve baselines Poincaré embeddings β-divergence \
    low-rank adapters $O(n\\log n)$ kernels speculative decoding mixture experts routing
    """.split(whereSeparator: \.isWhitespace).map(String.init)
  static let givenNames = ["Ann", "Bo", "Chloé", "Dmitri", "Ewa", "Fumiko", "Jörg", "Lin"]
  static let familyNames = ["Abe", "Brandt", "Costa", "Dubois", "Ek", "Müller", "Ng", "Wu"]
}

/// Numbers that look random and are the same on every machine: SplitMix64 (Steele, Lea and Flood,
/// "Fast splittable pseudorandom number generators", 2014).
struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
