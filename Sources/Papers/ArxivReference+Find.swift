/// Ids in texts.
extension ArxivReference {
  /// The first id in an address or a text (`ArxivAddresses`), or the one that is the whole text.
  public static func find(in text: UnsafeRawBufferPointer) -> ArxivReference? {
    let scanner = ByteScanner(text)
    let whole = scanner.trimmed(0..<text.count)
    if let parsed = parse(scanner.slice(whole)), parsed.length == whole.count {
      return parsed.reference
    }
    if let usual = usualAddress(scanner) { return usual }
    return ArxivAddresses.find(in: text, from: 0)?.reference
  }

  /// The id of the address that most texts have: `https://arxiv.org/abs/ID` or `/pdf/ID`, where no other id
  /// may stand before it.
  private static func usualAddress(_ scanner: ByteScanner) -> ArxivReference? {
    let bytes = scanner.bytes
    guard let mark = scanner.idMark(from: 0), mark >= 19, bytes[mark] == ASCII.period,
      bytes[mark - 19] == ASCII.slash
    else { return nil }
    guard
      scanner.has("arxiv.org/abs/", at: mark - 18, before: mark)
        || scanner.has("arxiv.org/pdf/", at: mark - 18, before: mark)
    else { return nil }
    return parse(scanner.slice(mark - 4..<bytes.count))?.reference
  }
}
