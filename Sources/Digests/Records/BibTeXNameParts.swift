import Papers

/// A name in BibLaTeX's other form, part by part in any order: `family=Müller, given={Jörg Jan}, prefix=von`.
struct BibTeXNameParts {
  private var given: [UInt8] = []
  private var prefix: [UInt8] = []
  private var family: [UInt8] = []
  private var suffix: [UInt8] = []

  /// Whether a name begins with one of its parts.
  static func are(in name: Range<Int>, _ scanner: ByteScanner) -> Bool {
    guard let sign = scanner.first(equals, in: name) else { return false }
    let word = scanner.trimmed(name.lowerBound..<sign)
    let words: [StaticString] = [
      "given", "family", "prefix", "suffix", "given-i", "family-i", "prefix-i", "suffix-i",
      "useprefix",
    ]
    return word.count <= 9 && words.contains { scanner.says($0, word) }
  }

  /// Reads the parts, which commas divide outside of braces and quotation marks. Initials say nothing new.
  init(_ name: Range<Int>, _ scanner: ByteScanner) {
    var (start, depth, isQuoted) = (name.lowerBound, 0, false)
    var place = start
    while place < name.upperBound {
      switch scanner.bytes[place] {
      case ASCII.backslash: place += 1
      case ASCII.braceOpen: depth += 1
      case ASCII.braceClosed: depth = max(0, depth - 1)
      case ASCII.quote where depth == 0: isQuoted.toggle()
      case ASCII.comma where depth == 0 && !isQuoted:
        take(start..<place, scanner)
        start = place + 1
      default: break
      }
      place += 1
    }
    take(start..<name.upperBound, scanner)
  }

  private mutating func take(_ part: Range<Int>, _ scanner: ByteScanner) {
    guard let sign = scanner.first(BibTeXNameParts.equals, in: part) else { return }
    let word = scanner.trimmed(part.lowerBound..<sign)
    var text = scanner.trimmed(sign + 1..<part.upperBound)
    if text.count >= 2, scanner.bytes[text.lowerBound] == ASCII.quote,
      scanner.bytes[text.upperBound - 1] == ASCII.quote
    {
      text = scanner.trimmed(text.lowerBound + 1..<text.upperBound - 1)
    }
    let value = BibTeXText.unbraced(scanner.slice(text))
    if scanner.says("given", word) { given = value }
    if scanner.says("prefix", word) { prefix = value }
    if scanner.says("family", word) { family = value }
    if scanner.says("suffix", word) { suffix = value }
  }

  func add(to builder: inout DigestBuilder) {
    let all = prefix.isEmpty ? family : prefix + [ASCII.space] + family
    PersonName.add(given: given, family: all, suffix: suffix, to: &builder)
  }

  private static let equals = UInt8(ascii: "=")
}
