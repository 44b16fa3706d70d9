import Papers

/// A heading and what stands under it.
struct Section {
  let scanner: ByteScanner
  let range: Range<Int>
  /// The line of the heading in the file, from 1.
  let line: Int

  /// The heading's text.
  var title: Range<Int> {
    let end = min(scanner.lineEnd(from: range.lowerBound), range.upperBound)
    let level = scanner.bytes[range.lowerBound..<end].prefix { $0 == ASCII.hash }.count
    return scanner.trimmed(range.lowerBound + level..<end)
  }

  /// The heading's text, for the digest's name: control characters become blanks.
  var titleText: String {
    let text = String(decoding: scanner.slice(title), as: UTF8.self)
    return String(
      text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : Character($0) })
  }
}
