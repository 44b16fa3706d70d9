import TeX

/// Puts the words of a title in braces that keep their capitals when a style sets titles in small letters: those
/// with a capital inside or a capital and a digit (`{LoRA}`, `{GPT}-4`, `{S40RTS}`), and in a title whose words
/// are small also those with one at their beginning (`a {Bayesian} view`). Whole words, which keeps kerning; no
/// whole titles, which would sort wrongly.
struct CaseGuardian {
  /// Most words begin with small letters.
  private let isSentence: Bool
  /// The next word begins the title or what follows its colon, where styles keep a capital.
  private var isFirst = true

  init(_ parts: [TeXText.Part]) {
    var (small, capital) = (0, 0)
    for case .text(let text, _) in parts {
      for word in text.split(whereSeparator: { !$0.isLetter }).dropFirst() where word.count > 3 {
        if word.first?.isUppercase == true { capital += 1 } else { small += 1 }
      }
    }
    isSentence = small > capital
  }

  /// Appends a text.
  mutating func append(_ text: String, _ writer: TeXWriter, to bytes: inout [UInt8]) {
    let scalars = text.unicodeScalars
    var start = scalars.startIndex
    while start < scalars.endIndex {
      var end = start
      while end < scalars.endIndex, CaseGuardian.isPart(scalars[end]) {
        scalars.formIndex(after: &end)
      }
      if end > start {
        let word = Substring(scalars[start..<end])
        let isKept = keeps(word)
        if isKept { bytes.append(0x7B) }
        writer.append(word, to: &bytes)
        if isKept { bytes.append(0x7D) }
        isFirst = false
        start = end
      }
      while end < scalars.endIndex, !CaseGuardian.isPart(scalars[end]) {
        if scalars[end] == ":" { isFirst = true }
        scalars.formIndex(after: &end)
      }
      writer.append(Substring(scalars[start..<end]), to: &bytes)
      start = end
    }
  }

  /// Something else has stood there.
  mutating func pass(_ text: String) { isFirst = text.last == ":" }

  private func keeps(_ word: Substring) -> Bool {
    var (capitals, letters, isInner, hasDigit) = (0, 0, false, false)
    for scalar in word.unicodeScalars {
      let isCapital =
        scalar.value < 0x80 ? (0x41...0x5A).contains(scalar.value) : scalar.properties.isUppercase
      if isCapital {
        capitals += 1
        if letters > 0 { isInner = true }
      }
      if scalar.value >= 0x30, scalar.value <= 0x39 { hasDigit = true } else { letters += 1 }
    }
    guard capitals > 0 else { return false }
    if isInner || hasDigit { return true }
    if isFirst { return false }
    // `Vitamin C`; `A` begins many titles within titles.
    return isSentence || letters == 1 && word != "A"
  }

  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 {
      let byte = UInt8(scalar.value)
      return (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x27
    }
    return scalar == "’" || scalar.properties.isAlphabetic || (0x300...0x36F).contains(scalar.value)
  }
}
