import Papers

/// Fields in the forms that arXiv's own machines give them.
extension DigestBuilder {
  /// A day in either of the forms that machines use.
  package mutating func setDay(text: UnsafeRawBufferPointer) {
    if text.isEmpty { return }
    let start = UnsafeRawBufferPointer(rebasing: text.prefix(10))
    setDay(Day(utf8: start) ?? Day(mail: text))
  }

  /// `arXiv:2502.00001v1 Announce Type: new Abstract: …` as feeds have it: the abstract without its
  /// head, and what kind of announcement it is.
  package mutating func setAnnounced(_ text: UnsafeRawBufferPointer) {
    let scanner = ByteScanner(text)
    guard scanner.has("arXiv:", at: 0, before: text.count),
      let place = scanner.find("Abstract:", in: 0..<min(text.count, 200))
    else { return set(.abstract, text) }
    if let type = scanner.find("Announce Type:", in: 0..<place) {
      add(extra: "Announced", scanner.slice(scanner.trimmed(type + 14..<place)))
    }
    set(.abstract, scanner.slice(place + 9..<text.count))
  }
}
